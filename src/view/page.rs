//! The whole page as it is delivered: what never changes, around what the app takes over.

use leptos::prelude::*;
use rules::id::Place;
use stylers_macro::style_sheet;

use super::contents::Contents;
use crate::session::Session;

// The app leaves the top of the page alone. It is the largest thing that a phone draws first, so drawing it again would make
// the page seem to arrive only with the app.
#[component]
pub fn Page(session: Session) -> impl IntoView {
    let class = style_sheet!("src/view/page.css");
    let words = &session.guide.words;

    view! { class = class,
        <div class="page">
            <a class="page__skip" href="#symptoms">{words.skip_link}</a>
            <header class="page__header" id=Place::Top.id() tabindex="-1">
                <p class="page__brand">{words.app_name}</p>
                <h1 class="page__title">{words.title}</h1>
                <p class="page__tagline">{words.tagline}</p>
                <p class="page__no-app">{words.no_script}</p>
            </header>
            <Contents session=session />
        </div>
    }
}
