//! What a step can cost and what to do first. It stands before the step's instructions, not after.

use leptos::prelude::*;
use rules::guide;
use rules::words::Words;
use stylers_macro::style_sheet;

#[component]
pub fn RiskNote(note: guide::RiskNote, words: &'static Words) -> impl IntoView {
    let class = style_sheet!("src/view/risk_note.css");
    view! { class = class,
        <div class="risk-note">
            <p class="risk-note__title">{words.risk}</p>
            <p>{note.cost} " " {note.save}</p>
        </div>
    }
}
