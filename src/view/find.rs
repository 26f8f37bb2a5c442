//! Search: what fits is listed, the best first, with the words marked. The page itself stays as it is.

use leptos::prelude::*;
use rules::guide::Guide;
use rules::id::Place;
use rules::link::{fragment, outcome_element, symptom_element};
use rules::question::Goes;
use rules::search::{FIRST, Found, Hit, Piece};
use rules::words::fill;
use stylers_macro::style_sheet;
use ui::handlers::{tap, typed};
use ui::reactive::maybe;

use crate::session::{Choices, Navigation};

/// The id of the first hit that is not shown at once.
const REST: &str = "find--rest";

#[component]
pub fn Find(choices: &'static Choices, navigation: &'static Navigation, guide: &'static Guide) -> impl IntoView {
    let class = style_sheet!("src/view/find.css");
    let words = &guide.words;
    let query = RwSignal::new(String::new());
    let all = RwSignal::new(false);
    // The first letter is the beginning of too many words to say anything about.
    let is_asked = move || query.with(|it| it.trim().chars().nth(1).is_some());
    let find = move |most: usize| query.with(|it| choices.find(it, most));
    let count = move || {
        is_asked().then(|| match find(0).0 {
            0 => words.find_none.to_string(),
            n => fill(words.find_count, &[("n", &n.to_string())]),
        })
    };
    let pieces = move |pieces: Vec<Piece>| {
        let piece = |it: Piece| if it.is_match { view! { <mark>{it.text}</mark> }.into_any() } else { it.text.into_any() };
        pieces.into_iter().map(piece).collect_view()
    };
    let hit = move |(place_of, it): (usize, Hit)| {
        let (target, place) = leads(it.found, guide);
        let place = view! { class = class, <span class="find__place">{place}</span> };
        let text = it.text.map(|it| view! { class = class, <span class="find__text">{pieces(it)}</span> }.into_any());
        view! { class = class,
            <li class="find__hit">
                <a class="find__link" id=(place_of == FIRST).then_some(REST) href=target><span class="find__name">{pieces(it.title)}</span> {place} {text}</a>
            </li>
        }
    };

    let list = move || {
        is_asked().then(|| {
            let (count, hits) = find(if all.get() { usize::MAX } else { FIRST });
            if count == 0 {
                return view! { class = class, <a class="find__ask" href=fragment(Place::Diagnosis.id())>{words.not_sure_symptom}</a> }.into_any();
            }
            let more = (count > hits.len()).then(|| {
                view! { class = class,
                    <button class="find__more quiet-button" type="button" on:click=tap(move || {
                        all.set(true);
                        // The button goes away.
                        navigation.focus_on(REST);
                    })>
                        {fill(words.find_more, &[("n", &count.to_string())])}
                    </button>
                }
                .into_any()
            });
            view! { class = class,
                <ul class="find__hits">{hits.into_iter().enumerate().map(hit).collect_view()}</ul>
                {more}
            }
            .into_any()
        })
    };

    view! { class = class,
        <div class="find" role="search" id=Place::Find.id() tabindex="-1" aria-labelledby="find--title">
            <label class="find__label" id="find--title" for="find--field">{words.find_label}</label>
            <input class="find__field field" id="find--field" type="search" autocomplete="off" enterkeyhint="search"
                prop:value=move || query.get() on:input=typed(move |it| {
                    all.set(false);
                    query.set(it);
                }) />
            <p class="find__count" role="status">{move || count()}</p>
            {maybe(list)}
        </div>
    }
}

/// Where a hit leads, and the words that say what it is.
fn leads(found: Found, guide: &Guide) -> (String, &'static str) {
    let words = &guide.words;
    match found {
        Found::Symptom(it) => (fragment(&symptom_element(it.id)), words.find_row),
        Found::Outcome(it) => (fragment(&outcome_element(it.id)), words.find_outcome),
        Found::Answer(_, it) => {
            let row = match it.goes {
                Goes::Cause(id) => guide.symptom(id.0),
                Goes::Question(_) => None,
            };
            (row.map_or_else(|| fragment(Place::Diagnosis.id()), |it| fragment(&symptom_element(it.id))), words.find_answer)
        }
        Found::Checklist(it) => (fragment(it.id.0), words.find_checklist),
        Found::Step(checklist, it) => (fragment(it.id.0), checklist.title),
    }
}
