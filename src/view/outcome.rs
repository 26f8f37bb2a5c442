//! An outcome: what is so, how sure that is, and what would be a reason to look further.

use leptos::prelude::*;
use rules::guide::{self, Guide};
use rules::link::outcome_element;
use stylers_macro::style_sheet;

use super::grounds::GroundsNote;
use crate::session::Navigation;

#[component]
pub fn Outcome(navigation: &'static Navigation, guide: &'static Guide, outcome: &'static guide::Outcome) -> impl IntoView {
    let class = style_sheet!("src/view/outcome.css");
    let words = &guide.words;
    let id = outcome_element(outcome.id);
    let title_id = format!("{id}--title");
    let labelled_by = title_id.clone();
    let is_linked = {
        let id = id.clone();
        move || navigation.is_linked(&id)
    };
    view! { class = class,
        <section class="outcome" class:outcome--linked=is_linked id=id tabindex="-1" aria-labelledby=labelled_by>
            <h3 class="outcome__title" id=title_id>{outcome.title}</h3>
            <p>{outcome.text}</p>
            {outcome.still.map(|it| view! { class = class, <p class="outcome__still"><strong>{words.path_still}</strong> " " {it}</p> })}
            <GroundsNote guide=guide grounds=outcome.grounds />
        </section>
    }
}
