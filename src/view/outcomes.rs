//! Every outcome of the guide but the one that the path says: so that a link and the search can lead to each.

use leptos::prelude::*;
use rules::guide::{self, Guide};
use stylers_macro::style_sheet;
use ui::reactive::maybe;

use super::outcome::Outcome;
use crate::session::{Choices, Navigation};

#[component]
pub fn Outcomes(choices: &'static Choices, navigation: &'static Navigation, guide: &'static Guide) -> impl IntoView {
    let class = style_sheet!("src/view/outcomes.css");
    let one = move |outcome: &'static guide::Outcome| {
        maybe(move || {
            let said = choices.path().and_then(|it| it.outcome).map(|it| it.id);
            let is_here = said != Some(outcome.id);
            is_here.then(|| view! { <Outcome navigation=navigation guide=guide outcome=outcome /> }.into_any())
        })
    };
    view! { class = class,
        <section class="outcomes" aria-labelledby="outcomes--title">
            <h2 class="section-title" id="outcomes--title">{guide.words.outcomes_title}</h2>
            <p class="outcomes__intro">{guide.words.outcomes_intro}</p>
            {guide.outcomes.iter().map(one).collect_view()}
        </section>
    }
}
