//! What stays under the thumb: the next step of the path, Undo, and what there is to know about the connection.

use leptos::prelude::*;
use rules::guide::Through;
use rules::id::Place;
use rules::link::{self, fragment};
use rules::path::Next;
use rules::timer::{Timer, clock};
use rules::words::fill;
use stylers_macro::style_sheet;
use ui::handlers::tap;
use ui::reactive::{live, maybe, when};

use super::offline::Offline;
use crate::session::Session;

#[component]
pub fn Dock(session: Session) -> impl IntoView {
    let class = style_sheet!("src/view/dock.css");
    let words = &session.guide.words;
    let link = move || match session.outcomes.next()? {
        Next::Step(checklist, step) => Some((fragment(step.id.0), checklist.title, step.title)),
        Next::Ask(checklist) => Some((link::worked(checklist.id), checklist.title, words.next_ask)),
        Next::Fixed(_) | Next::End | Next::Nothing => None,
    };
    let of = move || link().unwrap_or_default();
    let next = when(
        move || link().is_some(),
        move || {
            view! { class = class,
                <a class="dock__next" href=live(move || of().0)>
                    <span class="dock__text">
                        <span class="dock__kicker">{live(move || of().1.to_string())}</span>
                        <span class="dock__step">{live(move || of().2.to_string())}</span>
                    </span>
                    <span class="dock__arrow" aria-hidden="true"></span>
                </a>
            }
            .into_any()
        },
    );
    let end = move || {
        let (title, said, goes) = match session.outcomes.next()? {
            Next::Step(..) | Next::Ask(_) | Next::Nothing => return None,
            Next::Fixed(checklist) => (words.fixed_title, fill(words.fixed_text, &[("title", checklist.title)]), None),
            Next::End if session.choices.path()?.through == Through::Nothing => {
                (words.path_done, words.path_done_nothing.to_string(), None)
            }
            Next::End => {
                (words.path_done, words.path_done_text.to_string(), Some((fragment(Place::Report.id()), words.escalate)))
            }
        };
        Some(
            view! { class = class,
                <div class="dock__end">
                    <p class="dock__text">
                        <strong>{title}</strong>
                        <span class="dock__kicker">{said}</span>
                    </p>
                    {goes.map(|(target, text)| view! { class = class, <a class="dock__go button" href=target>{text}</a> }.into_any())}
                </div>
            }
            .into_any(),
        )
    };
    let undo = when(
        move || session.undo.undoable().is_some(),
        move || {
            view! { class = class,
                <div class="dock__undo">
                    <p class="dock__what">{live(move || session.undo.undoable().unwrap_or_default())}</p>
                    <button class="dock__button quiet-button" type="button" on:click=tap(move || { session.undo.undo(); })>{words.undo}</button>
                </div>
            }
            .into_any()
        },
    );
    let waiting = Memo::new(move |_| session.timers.waiting_for().map(|(step, timer)| (step.id.0, timer)));
    let wait = when(
        move || waiting.get().is_some(),
        move || {
            let target = move || waiting.get().map(|it| fragment(it.0)).unwrap_or_default();
            let what = move || {
                let title = waiting.get().and_then(|it| session.guide.step(it.0)).map(|it| it.1.title);
                fill(words.timer_running, &[("title", title.unwrap_or_default())])
            };
            let left = move || match waiting.get() {
                Some((_, Timer::Running(left))) => clock(left),
                _ => words.timer_over.to_string(),
            };
            view! { class = class,
                <a class="dock__wait" href=live(target)>
                    <span class="dock__what">{live(what)}</span>
                    <span class="dock__left">{live(left)}</span>
                </a>
            }
            .into_any()
        },
    );
    let is_empty = move || {
        matches!(session.outcomes.next(), None | Some(Next::Nothing))
            && session.undo.undoable().is_none()
            && waiting.get().is_none()
            && session.updates.offline_word().is_empty()
    };

    view! { class = class,
        <aside class="dock" class:dock--empty=is_empty id=Place::Dock.id() tabindex="-1" aria-label=words.dock_title>
            <div class="dock__inner"><Offline updates=session.updates guide=session.guide /> {wait} {undo} {next} {maybe(end)}</div>
        </aside>
    }
}
