//! What stays under the thumb: the next step of the path, and Undo.

use leptos::prelude::*;
use stylers_macro::style_sheet;

use crate::model::link::fragment;
use crate::state::Session;

#[component]
pub fn Dock(session: Session) -> impl IntoView {
    let class = style_sheet!("src/view/dock.css");
    let words = &session.guide.words;
    // The checklist for when nothing helped comes last in the guide.
    let last = session.guide.checklists.last();
    let next = move || {
        session.chosen()?;
        Some(match session.next() {
            Some((checklist, step)) => view! { class = class,
                <a class="dock__next" href=fragment(step.id.0)>
                    <span class="dock__text">
                        <span class="dock__kicker">{words.next} " · " {checklist.title}</span>
                        <span class="dock__step">{step.title}</span>
                    </span>
                    <span class="dock__arrow" aria-hidden="true"></span>
                </a>
            }
            .into_any(),
            None => view! { class = class,
                <div class="dock__end">
                    <p class="dock__text">
                        <strong>{words.path_done}</strong>
                        <span class="dock__kicker">{words.path_done_text}</span>
                    </p>
                    {last.map(|it| view! { class = class, <a class="dock__go button" href=fragment(it.id.0)>{words.escalate}</a> })}
                </div>
            }
            .into_any(),
        })
    };
    let undo = move || {
        session.undoable().map(|what| {
            view! { class = class,
                <div class="dock__undo">
                    <p class="dock__what">{what}</p>
                    <button class="dock__button quiet-button" type="button" on:click=move |_| session.undo()>{words.undo}</button>
                </div>
            }
        })
    };
    let is_empty = move || session.path().is_none() && session.undoable().is_none();

    view! { class = class,
        <aside class="dock" class:dock--empty=is_empty id="dock" tabindex="-1" aria-label=words.dock_title>
            <div class="dock__inner">{undo} {next}</div>
        </aside>
    }
}
