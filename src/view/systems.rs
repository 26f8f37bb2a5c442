//! The question about versions: asked once, answered in two taps, changeable at any time.

use leptos::prelude::*;
use rules::id::Place;
use rules::system::{Device, Pick, System};
use rules::words::fill;
use stylers_macro::style_sheet;
use ui::handlers::{happens, tap};
use ui::reactive::maybe;

use crate::session::Session;

#[component]
pub fn Systems(session: Session) -> impl IntoView {
    let class = style_sheet!("src/view/systems.css");
    let words = &session.guide.words;
    let finish = move || {
        // Whoever was asked again and doesn't say is not sure, and is not asked a third time.
        let systems = [Device::Iphone, Device::Watch].into_iter().fold(session.choices.systems(), |it, device| {
            let outdated = session.guide.outdated(device, it.pick(device));
            if outdated.is_some() { it.with(device, Pick::UNSURE) } else { it }
        });
        session.choices.set_systems(systems);
        session.choices.is_asking.set(false);
        session.navigation.focus_on(Place::Systems.id());
    };
    let ask_again = move || {
        session.choices.is_asking.set(true);
        session.navigation.focus_on(Place::Systems.id());
    };
    let summary = move || {
        let [ios, watchos] =
            [Device::Iphone, Device::Watch].map(|it| session.guide.picked(it, session.choices.systems().pick(it)));
        fill(words.systems_summary, &[("ios", &ios), ("watchos", &watchos)])
    };

    view! { class = class,
        <section class="systems" id=Place::Systems.id() tabindex="-1" aria-labelledby="systems--title">
            <h2 class="systems__title" id="systems--title">{words.systems_title}</h2>
            {move || if session.choices.is_asking.get() {
                view! { class = class,
                    <p class="systems__intro">{words.systems_intro}</p>
                    {session.guide.systems.iter().map(|it| view! { <Question session=session system=it class=class /> }).collect_view()}
                    <button class="systems__done button" type="button" disabled=move || !session.saving.is_open_to_change() on:click=tap(finish)>
                        {words.systems_save}
                    </button>
                }.into_any()
            } else {
                view! { class = class,
                    <p class="systems__intro">{move || summary()}</p>
                    <button class="systems__change quiet-button" type="button" on:click=tap(ask_again)>{words.systems_change}</button>
                }.into_any()
            }}
        </section>
    }
}

#[component]
fn Question(session: Session, system: &'static System, class: &'static str) -> impl IntoView {
    let device = system.device;
    let group = format!("systems--{}", system.name);
    let words = &session.guide.words;
    // Said to somebody who answered before newer versions were told apart.
    let again = move || {
        let before = session.guide.outdated(device, session.choices.systems().pick(device))?;
        let said = fill(words.systems_again, &[("version", &session.guide.picked(device, before))]);
        Some(view! { class = class, <p class="systems__again">{said}</p> }.into_any())
    };
    let offer = move || {
        let pick = session.choices.offered(system)?;
        let said = fill(words.systems_offer, &[("version", &session.guide.picked(device, pick))]);
        Some(
            view! { class = class,
                <p class="systems__offer">
                    {said} " "
                    <button class="quiet-button" type="button" disabled=move || !session.saving.is_open_to_change()
                        on:click=tap(move || {
                            session.choices.set_systems(session.choices.systems().with(device, pick));
                            // The button goes away.
                            session.navigation.focus_on(Place::Systems.id());
                        })>
                        {words.systems_offer_take}
                    </button>
                </p>
            }
            .into_any(),
        )
    };
    view! { class = class,
        <fieldset class="systems__question">
            <legend class="systems__legend">
                <span class="systems__name">{system.name}</span>
                <span class="systems__find">{system.find}</span>
            </legend>
            <div class="systems__picks">
                {system.picks().into_iter().map(|pick| view! { class = class,
                    <label class="systems__pick">
                        <input class="systems__radio" type="radio" name=group.clone()
                            prop:checked=move || session.choices.systems().pick(device) == pick
                            disabled=move || !session.saving.is_open_to_change()
                            on:change=happens(move || session.choices.set_systems(session.choices.systems().with(device, pick))) />
                        <span>{label(session, system, pick)}</span>
                    </label>
                }).collect_view()}
            </div>
            {maybe(again)}
            {maybe(offer)}
            {system.note.map(|it| view! { class = class, <p class="systems__note">{it}</p> })}
        </fieldset>
    }
}

/// The words on one of the answers.
fn label(session: Session, system: &System, pick: Pick) -> String {
    match pick {
        Pick::UNSURE => session.guide.words.systems_pick_unsure.to_string(),
        it => session.guide.picked(system.device, it),
    }
}
