//! How steps travel from the watch to the screen, and the three ways in which that breaks.

use leptos::prelude::*;
use rules::guide::Guide;
use rules::id::Place;
use stylers_macro::style_sheet;

use super::grounds::GroundsNote;
use crate::session::Navigation;

#[component]
pub fn HowItWorks(navigation: &'static Navigation, guide: &'static Guide) -> impl IntoView {
    let class = style_sheet!("src/view/how_it_works.css");
    let chain = &guide.chain;
    let is_linked = move || navigation.is_linked(Place::HowItWorks.id());

    view! { class = class,
        <section class="how-it-works" class:how-it-works--linked=is_linked id=Place::HowItWorks.id() tabindex="-1" aria-labelledby="how-it-works--title">
            <h3 class="how-it-works__title" id="how-it-works--title">{chain.title}</h3>
            <ol class="how-it-works__chain">
                {chain.steps.iter().map(|it| view! { class = class, <li class="how-it-works__link">{*it}</li> }).collect_view()}
            </ol>
            <p>{chain.breaks}</p>
            <dl class="how-it-works__patterns">
                {guide.patterns.iter().map(|it| view! { class = class,
                    <div>
                        <dt class="how-it-works__pattern">{it.title}</dt>
                        <dd class="how-it-works__meaning">{it.text}</dd>
                    </div>
                }).collect_view()}
            </dl>
            <p>{chain.total}</p>
            <GroundsNote guide=guide grounds=chain.grounds />
        </section>
    }
}
