//! What stays under the thumb: the next step of the path, Undo, and what there is to know about the connection.

use leptos::prelude::*;
use stylers_macro::style_sheet;

use super::offline::Offline;
use super::on::tap;
use crate::model::link::{self, fragment};
use crate::model::path::Next;
use crate::model::timer::{Timer, clock};
use crate::model::words::fill;
use crate::state::Session;

#[component]
pub fn Dock(session: Session) -> impl IntoView {
    let class = style_sheet!("src/view/dock.css");
    let words = &session.guide.words;
    // The checklist for when nothing helped comes last in the guide.
    let last = session.guide.checklists.last();
    let link = move |target: String, kicker: &'static str, step: &'static str| {
        view! { class = class,
            <a class="dock__next" href=target>
                <span class="dock__text">
                    <span class="dock__kicker">{kicker}</span>
                    <span class="dock__step">{step}</span>
                </span>
                <span class="dock__arrow" aria-hidden="true"></span>
            </a>
        }
        .into_any()
    };
    let end = move |title: &'static str, text: String, goes: Option<(String, &'static str)>| {
        view! { class = class,
            <div class="dock__end">
                <p class="dock__text">
                    <strong>{title}</strong>
                    <span class="dock__kicker">{text}</span>
                </p>
                {goes.map(|(target, text)| view! { class = class, <a class="dock__go button" href=target>{text}</a> }.into_any())}
            </div>
        }
        .into_any()
    };
    let next = move || {
        Some(match session.next()? {
            Next::Step(checklist, step) => link(fragment(step.id.0), checklist.title, step.title),
            Next::Ask(checklist) => link(link::worked(checklist.id), checklist.title, words.next_ask),
            Next::Fixed(checklist) => end(words.fixed_title, fill(words.fixed_text, &[("title", checklist.title)]), None),
            Next::End => {
                end(words.path_done, words.path_done_text.to_string(), last.map(|it| (fragment(it.id.0), words.escalate)))
            }
        })
    };
    let undo = move || {
        session.undoable().map(|what| {
            view! { class = class,
                <div class="dock__undo">
                    <p class="dock__what">{what}</p>
                    <button class="dock__button quiet-button" type="button" on:click=tap(move || { session.undo(); })>{words.undo}</button>
                </div>
            }
            .into_any()
        })
    };
    let waiting = Memo::new(move |_| session.waiting_for().map(|(step, timer)| (step.id.0, timer)));
    let wait = move || {
        let (id, timer) = waiting.get()?;
        let (_, step) = session.guide.step(id)?;
        let left = match timer {
            Timer::Running(left) => clock(left),
            Timer::Off | Timer::Over => words.timer_over.to_string(),
        };
        Some(
            view! { class = class,
                <a class="dock__wait" href=fragment(id)>
                    <span class="dock__what">{fill(words.timer_running, &[("title", step.title)])}</span>
                    <span class="dock__left">{left}</span>
                </a>
            }
            .into_any(),
        )
    };
    let is_empty = move || {
        session.path().is_none() && session.undoable().is_none() && waiting.get().is_none() && session.offline_word().is_empty()
    };

    view! { class = class,
        <aside class="dock" class:dock--empty=move || is_empty() id="dock" tabindex="-1" aria-label=words.dock_title>
            <div class="dock__inner"><Offline session=session /> {move || wait()} {move || undo()} {move || next()}</div>
        </aside>
    }
}
