//! The link to the page that checks a Health export.

use leptos::prelude::*;
use rules::link::CHECK;
use rules::words::Words;
use stylers_macro::style_sheet;

#[component]
pub fn ExportLink(words: &'static Words) -> impl IntoView {
    let class = style_sheet!("src/view/export_link.css");
    view! { class = class, <p class="export-link"><a class="export-link__go" href=CHECK>{words.check_link}</a></p> }
}
