//! One step: what it can cost, what to do, where, and how to tell that it is right.

use leptos::prelude::*;
use rules::guide::{self, Checklist};
use rules::link::fragment;
use rules::progress::State;
use rules::words::fill;
use stylers_macro::style_sheet;
use ui::handlers::{tap, tick};
use ui::reactive::{live, maybe};

use super::caution::Caution;
use super::foot::Foot;
use super::grounds::GroundsNote;
use super::menu_path::MenuPath;
use super::wait_timer::WaitTimer;
use crate::session::Item;
use crate::session::Session;

#[component]
pub fn Step(
    session: Session,
    /// The checklist that holds it.
    checklist: &'static Checklist,
    step: &'static guide::Step,
) -> impl IntoView {
    let class = style_sheet!("src/view/step.css");
    let guide = session.guide;
    let words = &guide.words;
    let id = step.id.0;
    let box_id = format!("{id}--box");
    let state = session.steps.state_of(step);
    let is_linked = Memo::new(move |_| session.navigation.is_linked(id));
    let set = move |state| session.steps.mark(checklist, step, state);
    let set_done = move |done| set(if done { State::Done } else { State::Todo });
    let is_skipped = move || state.get() == State::Skipped;
    let toggle_skip = move || set(if state.get_untracked() == State::Skipped { State::Todo } else { State::Skipped });
    // The words that show are short; the name says which step is meant.
    let skip_name = move |text| fill(text, &[("title", step.title)]);
    let text = move |text: &'static str| guide.named(text, session.choices.systems());
    let is_guarded = session.outcomes.is_guarded(checklist);
    let guarded = move || {
        is_guarded.get().then(|| {
            view! { class = class,
                <p class="step__guarded">
                    {fill(words.guard_shown, &[("cost", checklist.cost)])} " " <a class="step__link" href=fragment(checklist.id.0)>{words.guard_read}</a>
                </p>
            }
            .into_any()
        })
    };
    let see = step.see.iter().filter_map(|it| guide.checklist(it.0));

    view! { class = class,
        <li class="step" class:step--linked=move || is_linked.get() id=id tabindex="-1" data-state=move || state.get().name()>
            <div class="step__head">
                <input class="step__box" type="checkbox" autocomplete="off" id=box_id.clone() prop:checked=move || state.get() == State::Done
                    disabled=move || !session.saving.is_open_to_change() on:change=tick(set_done) />
                <label class="step__title" for=box_id>{step.title}</label>
                {step.grounds.certainty.is_low().then(|| view! { class = class, <span class="step__unsure">{words.certainty_low}</span> })}
                {maybe(move || is_skipped().then(|| view! { class = class, <span class="step__skipped">{words.skipped}</span> }.into_any()))}
                <span class="step__minutes">{words.minutes(u32::from(step.minutes))}</span>
            </div>
            <div class="step__body" hidden=move || is_guarded.get()>
                {maybe(move || is_linked.get().then(|| view! { class = class, <p class="step__here">{words.linked_here}</p> }.into_any()))}
                {step.caution.map(|it| view! { <Caution caution=it words=words /> })}
                <ol class="step__actions">
                    {step.actions.iter().map(|it| view! { class = class, <li class="step__action">{live(move || text(it))}</li> }).collect_view()}
                </ol>
                <MenuPath choices=session.choices guide=session.guide menu=step.menu />
                {(!step.see.is_empty()).then(|| view! { class = class,
                    <p class="step__see">
                        {words.see_also}
                        {see.map(|it| view! { class = class, <a class="step__link" href=fragment(it.id.0)>{it.title}</a> }).collect_view()}
                    </p>
                })}
                {step.wait.map(|it| view! { <WaitTimer regions=session.regions navigation=session.navigation saving=session.saving timers=session.timers guide=session.guide step=step wait=it /> })}
                <p class="step__right"><strong class="step__right-label">{words.right}</strong> " " {live(move || text(step.right))}</p>
                <Foot session=session item=Item::Step(step)>
                    <button class="quiet-button" type="button" aria-label=move || skip_name(if is_skipped() { words.unskip_this } else { words.skip_this })
                        disabled=move || state.get() == State::Done || !session.saving.is_open_to_change() on:click=tap(toggle_skip)>
                        {live(move || if is_skipped() { words.unskip } else { words.skip }.to_string())}
                    </button>
                </Foot>
                <GroundsNote guide=guide grounds=step.grounds />
            </div>
            {maybe(guarded)}
        </li>
    }
}
