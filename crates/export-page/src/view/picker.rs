//! Where the export is chosen: a file, or by dropping one, or the folder that it was unpacked to.

use leptos::prelude::*;
use stylers_macro::style_sheet;
use ui::handlers::{happens, tap};

use crate::visit::{ExportVisit, Phase};

/// The id of the field.
pub const FIELD: &str = "check--file";

#[component]
pub fn Picker(
    visit: ExportVisit,
    /// Whether something was read already.
    is_again: bool,
) -> impl IntoView {
    let class = style_sheet!("crates/export-page/src/view/picker.css");
    let words = visit.words;
    let title = if is_again { words.picker_again } else { words.picker_title };
    let cancelled = move || (visit.phase.get() == Phase::Cancelled).then_some(words.reading_cancelled);

    view! { class = class,
        <section class="check-picker" class:check-picker--over=move || visit.is_dragged_over.get() id="check-picker" tabindex="-1"
            aria-labelledby="check-picker--title">
            <h2 class="section-title" id="check-picker--title">{title}</h2>
            {move || cancelled().map(|it| view! { class = class, <p>{it}</p> }.into_any())}
            <label class="check-picker__label" for=FIELD>{words.picker_label}</label>
            <input class="check-picker__file" id=FIELD type="file" accept=".zip,.xml,application/zip,text/xml"
                aria-describedby="check-picker--hint" on:change=happens(move || visit.choose(FIELD)) />
            <p class="check-picker__hint" id="check-picker--hint">{words.picker_hint}</p>
            <p class="check-picker__more">
                <button class="quiet-button" type="button" on:click=tap(move || visit.choose_folder())>{words.picker_folder}</button>
                <a class="check-picker__how" href="#check-how">{words.picker_how}</a>
            </p>
        </section>
    }
}
