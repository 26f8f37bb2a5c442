//! The reading while it goes on: how far it is, what is known already, and a way to break off.

use export_protocol::SoFar;
use health_export::device::Kind;
use leptos::prelude::*;
use rules::words::fill;
use stylers_macro::style_sheet;
use ui::handlers::tap;

use crate::figures::Figures as _;
use crate::visit::ExportVisit;

#[component]
pub fn Running(visit: ExportVisit) -> impl IntoView {
    let class = style_sheet!("crates/export-page/src/view/running.css");
    let words = visit.words;
    let (name, percent) =
        (Memo::new(move |_| visit.reading.with(|it| it.name.clone())), Memo::new(move |_| visit.reading.with(|it| it.percent())));
    let named = move || {
        let percent = fill(words.reading_percent, &[("n", &percent.get().to_string())]);
        fill(words.reading_name, &[("percent", &percent), ("name", &name.get())])
    };
    let counted = move || {
        visit.reading.with(|it| {
            let [records, steps] = [it.progress.records, it.progress.steps].map(|it| words.number(it));
            fill(words.reading_records, &[("records", &records), ("steps", &steps)])
        })
    };
    let left = move || visit.reading.with(|it| it.left).map(|it| fill(words.reading_left, &[("span", &words.span(it as i64))]));
    let line = move |it: &SoFar| {
        let kind = match it.kind {
            Kind::Watch => words.kind_watch,
            Kind::Phone => words.kind_phone,
            Kind::Other => words.kind_other,
        };
        let (steps, when) = (words.number(it.steps), words.moment(it.last, &visit.zone()));
        // The steps come after other records.
        let text = if it.steps > 0 { words.so_far_line } else { words.so_far_no_steps };
        fill(text, &[("kind", kind), ("steps", &steps), ("when", &when)])
    };
    let so_far = move || {
        let lines: Vec<String> = visit.reading.with(|it| it.progress.so_far.iter().map(line).collect());
        (!lines.is_empty()).then(|| {
            view! { class = class,
                <h3 class="check-running__heading">{words.so_far_title}</h3>
                <ul class="check-running__lines">
                    {lines.into_iter().map(|it| view! { class = class, <li class="check-running__line">{it}</li> }).collect_view()}
                </ul>
            }
            .into_any()
        })
    };

    view! { class = class,
        <section class="check-running" id="check-running" tabindex="-1" aria-labelledby="check-running--title">
            <h2 class="section-title" id="check-running--title">{words.reading_title}</h2>
            <p class="check-running__name">{move || named()}</p>
            <progress class="check-running__bar bar" aria-labelledby="check-running--title" max="100"
                value=move || percent.get().to_string()></progress>
            // Above what grows while it reads, so that it stays where somebody reaches for it.
            <p><button class="quiet-button" type="button" on:click=tap(move || visit.cancel())>{words.reading_cancel}</button></p>
            <p class="check-running__count">{move || counted()} " " {move || left()}</p>
            {move || so_far()}
        </section>
    }
}
