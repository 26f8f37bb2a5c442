//! Stands before a checklist that erases something. Its steps show only once the person has said that they checked.

use leptos::prelude::*;
use stylers_macro::style_sheet;

use crate::session::Session;
use rules::guide::{self, Checklist};
use ui::handlers::tap;

#[component]
pub fn Guard(
    session: Session,
    /// The checklist that it stands before.
    checklist: &'static Checklist,
    guard: guide::Guard,
) -> impl IntoView {
    let class = style_sheet!("src/view/guard.css");
    let guide = session.guide;
    let words = &guide.words;
    let is_guarded = session.is_guarded(checklist);
    let text = move |text: &'static str| guide.named(text, session.systems());
    let button = move || {
        is_guarded.get().then(|| {
            view! { class = class,
                <button class="guard__go" type="button"
                    on:click=tap(move || session.pass_guard(checklist))>
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
