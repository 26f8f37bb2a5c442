//! Stands before a checklist that erases something. Its steps show only once the person has said that they checked.

use leptos::prelude::*;
use rules::guide::{self, Checklist, Guide};
use stylers_macro::style_sheet;
use ui::handlers::tap;

use crate::session::{Choices, Outcomes};

#[component]
pub fn Guard(
    choices: &'static Choices,
    outcomes: &'static Outcomes,
    guide: &'static Guide,
    /// The checklist that it stands before.
    checklist: &'static Checklist,
    guard: guide::Guard,
) -> impl IntoView {
    let class = style_sheet!("src/view/guard.css");
    let words = &guide.words;
    let is_guarded = outcomes.is_guarded(checklist);
    let text = move |text: &'static str| guide.named(text, choices.systems());
    let button = move || {
        is_guarded.get().then(|| {
            view! { class = class,
                <button class="guard__go" type="button"
                    on:click=tap(move || outcomes.pass_guard(checklist))>
                    {guard.go}
                </button>
            }
            .into_any()
        })
    };

    view! { class = class,
        <div class="guard" id=format!("{}--guard", checklist.id) tabindex="-1">
            <h4 class="guard__title">{words.guard_title}</h4>
            <p>{move || text(guard.lost)}</p>
            <p>{words.guard_check}</p>
            <ul class="guard__checks">
                {guard.check.iter().map(|it| view! { class = class, <li class="guard__check">{move || text(it)}</li> }).collect_view()}
            </ul>
            {move || button()}
        </div>
    }
}
