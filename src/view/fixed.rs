//! It works: what helped, and what keeps it working.

use leptos::prelude::*;
use rules::id::Place;
use rules::link::fragment;
use rules::words::fill;
use stylers_macro::style_sheet;
use ui::reactive::maybe;

use crate::session::Session;

#[component]
pub fn Fixed(session: Session) -> impl IntoView {
    let class = style_sheet!("src/view/fixed.css");
    let words = &session.guide.words;
    let keep = move || {
        session
            .guide
            .keep()
            .map(|it| {
                view! { class = class,
                    <li><a class="fixed__link" href=fragment(it.id.0)>{it.title}</a></li>
                }
            })
            .collect_view()
    };
    let fixed = move || {
        session.outcomes.fixed().map(|checklist| {
            view! { class = class,
                <div class="fixed" id=Place::Fixed.id() tabindex="-1">
                    <h3 class="fixed__title">{words.fixed_title}</h3>
                    <p>{fill(words.fixed_text, &[("title", checklist.title)])}</p>
                    <p>{words.fixed_keep}</p>
                    <ul class="fixed__keep">{keep()}</ul>
                </div>
            }
            .into_any()
        })
    };
    view! { {maybe(fixed)} }
}
