//! The timer of a step that has a wait. It runs by the time at which it ends, so closing the page does not stop it.

use leptos::prelude::*;
use stylers_macro::style_sheet;

use super::on::tap;
use crate::model::guide::Step;
use crate::model::timer::{Timer, clock};
use crate::model::words::fill;
use crate::state::Session;

#[component]
pub fn WaitTimer(
    session: Session,
    step: &'static Step,
    /// How long the wait is, in seconds.
    wait: u32,
) -> impl IntoView {
    let class = style_sheet!("src/view/wait_timer.css");
    let words = &session.guide.words;
    let timer = session.timer_of(step);
    // One memo a kind: the seconds change the text alone, and leave the buttons where the focus is.
    let is_running = Memo::new(move |_| matches!(timer.get(), Timer::Running(_)));
    let is_over = Memo::new(move |_| timer.get() == Timer::Over);
    let left = move || match timer.get() {
        Timer::Running(left) => left,
        Timer::Off | Timer::Over => 0,
    };
    let answer = RwSignal::new(None);
    let ask = move || session.ask_to_notify(move |granted| answer.set(Some(granted)));

    let timer = move || {
        if is_over.get() {
            view! { class = class,
                <div class="wait-timer wait-timer--over">
                    <p class="wait-timer__text">{words.timer_over}</p>
                    <button class="quiet-button" type="button" on:click=tap(move || session.end_timer(step))>{words.timer_ok}</button>
                </div>
            }
            .into_any()
        } else if is_running.get() {
            view! { class = class,
                <div class="wait-timer">
                    <p class="wait-timer__text wait-timer__left" role="timer">
                        {move || fill(words.timer_left, &[("time", &clock(left()))])}
                    </p>
                    <button class="quiet-button" type="button" on:click=tap(move || session.end_timer(step))>{words.timer_stop}</button>
                    <progress class="wait-timer__bar bar" aria-hidden="true" max=wait value=move || (wait - left().min(wait)).to_string()></progress>
                    {move || match answer.get() {
                        None => view! { class = class,
                            <button class="wait-timer__notify quiet-button" type="button" on:click=tap(ask)>{words.timer_notify}</button>
                        }.into_any(),
                        Some(granted) => view! { class = class,
                            <p class="wait-timer__notify" role="status">
                                {if granted { words.timer_notify_yes } else { words.timer_notify_no }}
                            </p>
                        }.into_any(),
                    }}
                </div>
            }
            .into_any()
        } else {
            let text = fill(words.timer_start, &[("wait", &words.wait(wait))]);
            view! { class = class,
                <button class="wait-timer__start quiet-button" type="button" disabled=move || !session.is_open_to_change()
                    on:click=tap(move || session.start_timer(step))>
                    {text}
                </button>
            }
            .into_any()
        }
    };
    view! { {move || timer()} }
}
