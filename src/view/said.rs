//! What screen readers are told, politely: one place for what an action did, and one for what came by itself.

use leptos::prelude::*;

use crate::session::LiveRegions;

#[component]
pub fn Said(regions: &'static LiveRegions) -> impl IntoView {
    [regions.said, regions.announced].map(place).collect_view()
}

fn place(words: RwSignal<String>) -> impl IntoView {
    // Only a change is heard, so the same sentence said once more differs from itself by a space.
    let mut is_odd = false;
    let said = move || {
        is_odd = !is_odd;
        let text = words.get();
        if is_odd || text.is_empty() { text } else { format!("{text}\u{a0}") }
    };
    view! { <p class="hush" role="status">{said}</p> }
}
