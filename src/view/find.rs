//! Search: what is found is listed, with the words marked. The guide itself stays as it is.

use leptos::prelude::*;
use rules::guide::Guide;
use rules::id::Place;
use rules::link::fragment;
use rules::search::{Hit, Piece};
use rules::words::fill;
use stylers_macro::style_sheet;
use ui::handlers::typed;

use crate::session::Choices;

#[component]
pub fn Find(choices: &'static Choices, guide: &'static Guide) -> impl IntoView {
    let class = style_sheet!("src/view/find.css");
    let words = &guide.words;
    let query = RwSignal::new(String::new());
    let hits = move || query.with(|it| guide.find(it, choices.systems()));
    let is_asked = move || query.with(|it| !it.trim().is_empty());
    let count = move || {
        is_asked().then(|| match hits().len() {
            0 => words.find_none.to_string(),
            n => fill(words.find_count, &[("n", &n.to_string())]),
        })
    };
    let pieces = move |pieces: Vec<Piece>| {
        let piece = |it: Piece| if it.is_match { view! { <mark>{it.text}</mark> }.into_any() } else { it.text.into_any() };
        pieces.into_iter().map(piece).collect_view()
    };
    let hit = move |it: Hit| {
        let target = fragment(it.step.map_or(it.checklist.id.0, |it| it.id.0));
        let place = it.step.map(|_| view! { class = class, <span class="find__place">{it.checklist.title}</span> }.into_any());
        let text = it.text.map(|it| view! { class = class, <span class="find__text">{pieces(it)}</span> }.into_any());
        view! { class = class,
            <li class="find__hit">
                <a class="find__link" href=target><span class="find__name">{pieces(it.title)}</span> {place} {text}</a>
            </li>
        }
    };

    view! { class = class,
        <div class="find" role="search" id=Place::Find.id() tabindex="-1" aria-labelledby="find--title">
            <h3 class="find__title" id="find--title">{words.find_title}</h3>
            <label class="find__label" for="find--field">{words.find_label}</label>
            <input class="find__field field" id="find--field" type="search" autocomplete="off" enterkeyhint="search"
                prop:value=move || query.get() on:input=typed(move |it| query.set(it)) />
            <p class="find__count" role="status">{move || count()}</p>
            {move || is_asked().then(|| view! { class = class, <ul class="find__hits">{hits().into_iter().map(hit).collect_view()}</ul> }.into_any())}
        </div>
    }
}
