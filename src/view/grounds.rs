//! How sure a fact is, where it comes from, and when it was last compared with that.

use leptos::prelude::*;
use rules::guide::{Certainty, Grounds, Guide};
use rules::words::fill;
use stylers_macro::style_sheet;

#[component]
pub fn GroundsNote(
    guide: &'static Guide,
    grounds: Grounds,
    /// Whether it is open from the start.
    #[prop(optional)]
    open: bool,
) -> impl IntoView {
    let class = style_sheet!("src/view/grounds.css");
    let words = &guide.words;
    let certainty = match grounds.certainty {
        Certainty::Apple => words.certainty_apple,
        Certainty::Screen => words.certainty_screen,
        Certainty::Several => words.certainty_several,
        Certainty::One => words.certainty_one,
        Certainty::Conflict => words.certainty_conflict,
        Certainty::Unverified => words.certainty_unverified,
    };
    let checked = grounds.checked;
    let checked = fill(words.grounds_checked, &[("date", &words.date(checked.year, checked.month, checked.day))]);
    let sources = grounds.sources.iter().filter_map(|it| guide.sources.get(*it)).map(|it| match it.url {
        Some(url) => {
            view! { class = class, <li><a class="grounds__link" href=url rel="noreferrer">{it.title}</a></li> }.into_any()
        }
        None => view! { <li>{it.title}</li> }.into_any(),
    });

    view! { class = class,
        <details class="grounds" open=open>
            <summary class="grounds__summary">{certainty}</summary>
            <div class="grounds__body">
                {(!grounds.sources.is_empty()).then(|| view! { class = class,
                    <p>{words.grounds_sources}</p>
                    <ul class="grounds__sources">{sources.collect_view()}</ul>
                })}
                <p>{checked}</p>
            </div>
        </details>
    }
}
