//! What a step can cost and what to do first. It stands before the step's instructions, not after.

use leptos::prelude::*;
use rules::guide;
use rules::words::Words;
use stylers_macro::style_sheet;

#[component]
pub fn Caution(caution: guide::Caution, words: &'static Words) -> impl IntoView {
    let class = style_sheet!("src/view/caution.css");
    view! { class = class,
        <div class="caution">
            <p class="caution__title">{words.risk}</p>
            <p>{caution.cost} " " {caution.save}</p>
        </div>
    }
}
