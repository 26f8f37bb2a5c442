//! When each source was last heard of, as a table with a bar for how fresh it is.

use export_protocol::SourceLook;
use health_export::time::DAY;
use leptos::prelude::*;
use rules::words::fill;
use stylers_macro::style_sheet;

use crate::charts::freshness;
use crate::figures::Figures as _;
use crate::sentences::Speaker;
use crate::visit::ExportVisit;

/// More sources are in the file that can be saved.
const MOST: usize = 12;

/// An empty bar is so old, in seconds.
const OLD: i64 = 14 * DAY;

#[component]
pub fn Sources(visit: ExportVisit) -> impl IntoView {
    let class = style_sheet!("crates/export-page/src/view/sources.css");
    let words = visit.words;
    let row = move |it: &Speaker<'_>, source: &SourceLook| {
        let age = source.last_step.map(|at| it.found.until - at);
        view! { class = class,
            <tr class="check-sources__row">
                <th class="check-sources__name" scope="row">
                    {it.look(source)}
                    <svg class="check-sources__bar" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">
                        <path class="check-sources__track" d="M0 0h100v8h-100z"></path>
                        <path class="check-sources__fill" d=freshness(age, OLD)></path>
                    </svg>
                </th>
                <td class="check-sources__cell">{it.before(source.last_step)}</td>
                <td class="check-sources__cell">{it.before(source.last_any)}</td>
                <td class="check-sources__cell">{words.steps(source.steps)}</td>
            </tr>
        }
    };
    let rows = move || {
        visit.speak(|it| it.by_kind().into_iter().take(MOST).map(|(_, source)| row(&it, source)).collect_view().into_any())
    };
    let more = move || {
        let more = visit.speak(|it| it.by_kind().len().saturating_sub(MOST)).unwrap_or(0);
        (more > 0).then(|| {
            let text = fill(words.seen_more, &[("n", &words.number(more as u64))]);
            view! { class = class, <p class="check-sources__more">{text}</p> }.into_any()
        })
    };
    let head = [words.seen_source, words.seen_step, words.seen_any, words.seen_total];

    view! { class = class,
        <section class="check-sources" id="check-sources" tabindex="-1" aria-labelledby="check-sources--title">
            <h2 class="section-title" id="check-sources--title">{words.seen_title}</h2>
            <p class="check-sources__intro">{words.seen_intro}</p>
            <div class="check-sources__scroll" role="group" tabindex="0" aria-labelledby="check-sources--title">
                <table class="check-sources__table">
                    <thead>
                        <tr>{head.map(|it| view! { class = class, <th class="check-sources__head" scope="col">{it}</th> }).collect_view()}</tr>
                    </thead>
                    <tbody>{move || rows()}</tbody>
                </table>
            </div>
            {move || more()}
        </section>
    }
}
