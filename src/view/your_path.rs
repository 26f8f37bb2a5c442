//! Your path: what the chosen symptom or verdict leads to, in order.

use leptos::prelude::*;
use rules::id::Place;
use rules::link::fragment;
use rules::words::fill;
use stylers_macro::style_sheet;
use ui::reactive::maybe;

use super::checklist::Checklist;
use super::fixed::Fixed;
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
        path().and_then(|it| it.outcome).map(|it| {
            view! { class = class,
                <div class="your-path__outcome">
                    <h3 class="your-path__outcome-title">{it.title}</h3>
                    <p>{it.text}</p>
                </div>
            }
            .into_any()
        })
    };

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
                    <TallyBar tally=tally label=words.tally_path words=words />
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
