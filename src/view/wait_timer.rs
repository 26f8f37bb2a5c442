//! The timer of a step that has a wait. It runs by the time at which it ends, so closing the page does not stop it.

use leptos::prelude::*;
use rules::guide::{Guide, Step};
use rules::timer::{Timer, clock};
use rules::words::fill;
use stylers_macro::style_sheet;
use ui::handlers::tap;
use ui::reactive::{live, maybe};

use crate::session::{LiveRegions, Navigation, Saving, Timers};

#[component]
pub fn WaitTimer(
    regions: &'static LiveRegions,
    navigation: &'static Navigation,
    saving: &'static Saving,
    timers: &'static Timers,
    guide: &'static Guide,
    step: &'static Step,
    /// How long the wait is, in seconds.
    wait: u32,
) -> impl IntoView {
    let class = style_sheet!("src/view/wait_timer.css");
    let words = &guide.words;
    let button_id = format!("{}--timer", step.id);
    let timer = timers.timer_of(step);
    // One memo a kind: the seconds change the text alone, and leave the buttons where the focus is.
    let is_off = Memo::new(move |_| timer.get() == Timer::Off);
    let is_over = Memo::new(move |_| timer.get() == Timer::Over);
    let left = move || match timer.get() {
        Timer::Running(left) => left,
        Timer::Off | Timer::Over => 0,
    };
    let answer = RwSignal::new(None);
    let ask = {
        let button_id = button_id.clone();
        move || {
            let button_id = button_id.clone();
            timers.ask_to_notify(move |granted| {
                let text = if granted { words.timer_notify_yes } else { words.timer_notify_no };
                regions.said.set(text.to_string());
                answer.set(Some(text));
                // The button that asked has gone away.
                navigation.focus_on(&button_id);
            });
        }
    };
    let act = move || match timer.get_untracked() {
        Timer::Off => timers.start_timer(step),
        Timer::Running(_) | Timer::Over => timers.end_timer(step),
    };

    let text = move || match (is_off.get(), is_over.get()) {
        (true, _) => None,
        (_, true) => Some(view! { class = class, <p class="wait-timer__text">{words.timer_over}</p> }.into_any()),
        _ => Some(
            view! { class = class,
                <p class="wait-timer__text wait-timer__left" role="timer">
                    {live(move || fill(words.timer_left, &[("time", &clock(left()))]))}
                </p>
            }
            .into_any(),
        ),
    };
    let go = move || match (is_off.get(), is_over.get()) {
        (true, _) => fill(words.timer_start, &[("wait", &words.wait(wait))]),
        (_, true) => words.timer_ok.to_string(),
        _ => words.timer_stop.to_string(),
    };
    let notify = move || match answer.get() {
        None => view! { class = class,
            <button class="wait-timer__notify quiet-button" type="button" on:click=tap(ask.clone())>{words.timer_notify}</button>
        }
        .into_any(),
        Some(text) => view! { class = class, <p class="wait-timer__notify">{text}</p> }.into_any(),
    };
    let running = move || {
        (!is_off.get() && !is_over.get()).then(|| {
            view! { class = class,
                <progress class="wait-timer__bar bar" aria-hidden="true" max=wait value=move || (wait - left().min(wait)).to_string()></progress>
                {notify.clone()}
            }
            .into_any()
        })
    };

    // The button is one and the same whatever the timer does, so that it keeps the focus.
    view! { class = class,
        <div class="wait-timer" class:wait-timer--on=move || !is_off.get() class:wait-timer--over=move || is_over.get()>
            {maybe(text)}
            <button class="wait-timer__button quiet-button" type="button" id=button_id disabled=move || is_off.get() && !saving.is_open_to_change()
                on:click=tap(act)>
                {live(go)}
            </button>
            {running}
        </div>
    }
}
