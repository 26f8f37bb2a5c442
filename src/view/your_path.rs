//! Your path: what the chosen symptom or verdict leads to, in order.

use leptos::prelude::*;
use rules::id::Place;
use rules::link::fragment;
use rules::words::fill;
use stylers_macro::style_sheet;
use ui::reactive::{maybe, when};

use super::checklist::Checklist;
use super::fixed::Fixed;
use super::outcome::Outcome;
use super::tally::TallyBar;
use crate::session::Session;

#[component]
pub fn YourPath(
    session: Session,
    /// How many checklists are in the page.
    there: RwSignal<usize>,
) -> impl IntoView {
    let class = style_sheet!("src/view/your_path.css");
    let words = &session.guide.words;
    let has_path = Memo::new(move |_| session.choices.path().is_some());
    let path = move || session.choices.path();
    let checklists = move || session.navigation.checklists(there.get())[0].clone();
    let tally = Memo::new(move |_| session.choices.path_tally().unwrap_or_default());
    let minutes = move || {
        let left = session.choices.minutes_left();
        (left > 0 && session.outcomes.fixed().is_none()).then(|| fill(words.path_minutes, &[("time", &words.minutes(left))]))
    };
    let outcome = move || {
        path()
            .and_then(|it| it.outcome)
            .map(|it| view! { <Outcome navigation=session.navigation guide=session.guide outcome=it /> }.into_any())
    };
    let has_checklists = Memo::new(move |_| session.choices.path().is_some_and(|it| !it.checklists.is_empty()));

    let shown = move || {
        has_path.get().then(|| {
            view! { class = class,
                <section class="your-path" id=Place::Path.id() tabindex="-1" aria-labelledby="your-path--title">
                    <h2 class="your-path__title section-title" id="your-path--title">
                        <span class="your-path__kicker">{words.path_title}</span>
                        {move || path().map(|it| it.title)}
                    </h2>
                    <p class="your-path__text">{move || path().and_then(|it| it.text)}</p>
                    {maybe(outcome)}
                    <p class="your-path__order">
                        <span>{move || path().is_some_and(|it| it.checklists.len() > 1).then_some(words.path_steps)} " " {move || minutes()}</span>
                        <a class="your-path__change" href=fragment(Place::Symptoms.id())>{words.path_change}</a>
                    </p>
                    <Fixed session=session />
                    {when(
                        move || has_checklists.get(),
                        move || view! { <TallyBar tally=tally label=words.tally_path words=words /> }.into_any(),
                    )}
                    <For each=checklists key=|it| it.id let:it>
                        <Checklist session=session checklist=it />
                    </For>
                </section>
            }
            .into_any()
        })
    };
    view! { {maybe(shown)} }
}
