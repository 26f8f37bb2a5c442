//! The page that checks a Health export, as it is delivered: what never changes, around what the app takes over.

use leptos::prelude::*;
use rules::link::guide_from_check;
use stylers_macro::style_sheet;

use super::parts::{PART, Parts};
use crate::visit::ExportVisit;

/// The checklist that says how to look by hand.
const BY_HAND: &str = "find-the-gap";

#[component]
pub fn ExportPage(visit: ExportVisit) -> impl IntoView {
    let class = style_sheet!("crates/export-page/src/view/page.css");
    let words = visit.words;
    let how = [words.how_health, words.how_export, words.how_wait, words.how_choose, words.how_computer];
    let limits = [words.limit_watch, words.limit_order, words.limit_moment, words.limit_late];
    let items = |all: &[&'static str]| {
        all.iter().map(|it| view! { class = class, <li class="check-page__item">{*it}</li> }).collect_view()
    };

    view! { class = class,
        <div class="check-page">
            <header class="check-page__header" id="top" tabindex="-1">
                <p class="check-page__brand"><a class="check-page__back" href=guide_from_check("")>{words.back}</a></p>
                <h1 class="check-page__title">{words.title}</h1>
                <p class="check-page__tagline">{words.tagline}</p>
                <p class="check-page__stays">{words.stays}</p>
                <p class="check-page__no-app">
                    {words.no_program} " " <a href=guide_from_check(BY_HAND)>{words.by_hand}</a>
                </p>
            </header>
            <main class="check-page__main">
                <div class="check-page__part" id=PART><Parts visit=visit /></div>
                <section class="check-page__about" id="check-how" tabindex="-1" aria-labelledby="check-how--title">
                    <h2 class="section-title" id="check-how--title">{words.how_title}</h2>
                    <p class="check-page__path">{words.how_path}</p>
                    <ol class="check-page__list">{items(&how)}</ol>
                </section>
                <section class="check-page__about" id="check-limits" tabindex="-1" aria-labelledby="check-limits--title">
                    <h2 class="section-title" id="check-limits--title">{words.limits_title}</h2>
                    <ul class="check-page__list">{items(&limits)}</ul>
                    <p class="check-page__by-hand"><a href=guide_from_check(BY_HAND)>{words.by_hand}</a></p>
                </section>
            </main>
            <footer class="check-page__footer"><p>{words.not_apple}</p></footer>
        </div>
    }
}
