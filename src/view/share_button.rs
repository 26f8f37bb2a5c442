//! The share sheet, where the browser has one for what is to be sent.

use leptos::prelude::*;
use ports::Shared;
use ui::handlers::tap;
use ui::reactive::when;

use crate::session::Sharing;

#[component]
pub fn ShareButton(
    sharing: &'static Sharing,
    /// What would be sent now.
    shared: Callback<(), Shared>,
    label: &'static str,
) -> impl IntoView {
    let sharable = move || sharing.if_sharable(shared.run(()));
    let share = move || {
        if let Some(shared) = sharable() {
            sharing.share(shared);
        }
    };
    let button = move || view! { <button class="quiet-button" type="button" on:click=tap(share)>{label}</button> };
    when(move || sharable().is_some(), move || button().into_any())
}
