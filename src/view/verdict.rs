//! The question at the end of a checklist. Its answers are the verdicts, and each leads on to its path.

use leptos::prelude::*;
use rules::guide;
use rules::guide::Guide;
use stylers_macro::style_sheet;
use ui::handlers::tap;

use super::export_link::ExportLink;
use crate::session::{Choices, Saving};

#[component]
pub fn Verdict(
    choices: &'static Choices,
    saving: &'static Saving,
    guide: &'static Guide,
    checklist: &'static guide::Checklist,
    /// What is asked.
    question: &'static str,
) -> impl IntoView {
    let class = style_sheet!("src/view/verdict.css");
    let verdicts = guide
        .verdicts
        .iter()
        .filter_map(|it| it.after.filter(|(after, _)| *after == checklist.id).map(|(_, answer)| (it.id.0, answer)));
    let answers = verdicts.map(|(id, answer)| {
        view! { class = class,
            <button class="choice" type="button" aria-pressed=move || (choices.chosen().as_deref() == Some(id)).to_string() disabled=move || !saving.is_open_to_change()
                on:click=tap(move || choices.choose(Some(id)))>
                {answer}
            </button>
        }
    });
    let title_id = format!("{}--question", checklist.id);
    let labelled_by = title_id.clone();

    view! { class = class,
        <div class="verdict" role="group" aria-labelledby=labelled_by>
            <h4 class="verdict__question" id=title_id>{question}</h4>
            <div class="verdict__answers">{answers.collect_view()}</div>
            <ExportLink words=&guide.words />
        </div>
    }
}
