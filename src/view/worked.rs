//! "Did it work?", at the end of a checklist.

use leptos::prelude::*;
use rules::guide::{Checklist, Guide};
use rules::id::Place;
use rules::link::fragment;
use rules::progress::Worked as Answer;
use stylers_macro::style_sheet;
use ui::handlers::tap;

use crate::session::{Outcomes, Saving};

#[component]
pub fn Worked(
    outcomes: &'static Outcomes,
    saving: &'static Saving,
    guide: &'static Guide,
    /// The checklist that is asked about.
    checklist: &'static Checklist,
) -> impl IntoView {
    let class = style_sheet!("src/view/worked.css");
    let words = &guide.words;
    let worked = outcomes.worked(checklist);
    let id = format!("{}--worked", checklist.id);
    let title_id = format!("{id}--title");
    let labelled_by = title_id.clone();
    let answers = [(Answer::Fixed, words.worked_yes), (Answer::NotYet, words.worked_no), (Answer::Unsure, words.worked_maybe)];
    let button = move |(answer, text): (Answer, &'static str)| {
        view! { class = class,
            <button class="worked__answer choice" type="button" aria-pressed=move || (worked.get() == Some(answer)).to_string()
                disabled=move || !saving.is_open_to_change() on:click=tap(move || outcomes.set_worked(checklist, answer))>
                {text}
            </button>
        }
    };

    view! { class = class,
        <div class="worked" role="group" id=id tabindex="-1" aria-labelledby=labelled_by>
            <h4 class="worked__title" id=title_id>{words.worked_title}</h4>
            <p class="worked__hint">
                {words.worked_hint} " " <a class="worked__walk" href=fragment(Place::WalkTest.id())>{words.walk_link}</a>
            </p>
            <div class="worked__answers">{answers.map(button).collect_view()}</div>
        </div>
    }
}
