//! Whether notes go along with what is sent. Asked only where there are any.

use leptos::prelude::*;
use stylers_macro::style_sheet;
use ui::handlers::tick;
use ui::reactive::when;

use crate::session::Steps;

#[component]
pub fn IncludeNotes(steps: &'static Steps, notes: RwSignal<bool>, label: &'static str) -> impl IntoView {
    let class = style_sheet!("src/view/include_notes.css");
    let choice = move || {
        view! { class = class,
            <label class="include-notes">
                <input class="include-notes__box" type="checkbox" prop:checked=move || notes.get() on:change=tick(move |it| notes.set(it)) />
                {label}
            </label>
        }
        .into_any()
    };
    when(move || steps.has_notes(), choice)
}
