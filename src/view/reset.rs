//! Starting over: this guide's progress and nothing else. Undo takes it back.

use leptos::prelude::*;
use rules::guide::Guide;
use stylers_macro::style_sheet;
use ui::handlers::tap;

use crate::session::{Saving, Steps};

#[component]
pub fn Reset(saving: &'static Saving, steps: &'static Steps, guide: &'static Guide) -> impl IntoView {
    let class = style_sheet!("src/view/reset.css");
    let words = &guide.words;
    view! { class = class,
        <section class="reset" aria-labelledby="reset--title">
            <h2 class="reset__title" id="reset--title">{words.reset_title}</h2>
            <p class="reset__text">{words.reset_text}</p>
            <button class="quiet-button" type="button" disabled=move || !saving.is_open_to_change() on:click=tap(move || steps.reset())>
                {words.reset_everything}
            </button>
        </section>
    }
}
