//! What was tried: the log, and the report of it for a helper or for Apple Support.

use leptos::prelude::*;
use ports::Shared;
use rules::guide::Guide;
use rules::id::Place;
use rules::log::{Event, What};
use rules::progress::State;
use rules::words::fill;
use stylers_macro::style_sheet;
use ui::handlers::tap;
use ui::reactive::{live, maybe};

use super::copy::CopyButton;
use super::export_link::ExportLink;
use super::include_notes::IncludeNotes;
use super::share_button::ShareButton;
use crate::session::{Sharing, Steps};

/// The name of the file that the report is saved as.
const FILE: &str = "resync-report.txt";

#[component]
pub fn Report(sharing: &'static Sharing, steps: &'static Steps, guide: &'static Guide) -> impl IntoView {
    let class = style_sheet!("src/view/report.css");
    let words = &guide.words;
    let notes = RwSignal::new(false);
    let text = Callback::new(move |()| sharing.report(notes.get()));
    let shared = move |()| Shared { title: words.report_title.to_string(), text: text.run(()), url: None };
    let event = move |what: What| match what {
        What::Chose(title) => fill(words.report_symptom, &[("symptom", title)]),
        What::Step(_, step, State::Skipped) => fill(words.undo_skipped, &[("title", step.title)]),
        What::Step(_, step, _) => fill(words.undo_done, &[("title", step.title)]),
        What::Walked(walk) => walk.sentence(words).unwrap_or_default(),
        What::Found(text) => fill(words.report_export, &[("text", &text)]),
        What::Worked(checklist, worked) => format!("{}: {}", checklist.title, guide.worked_text(Some(worked))),
    };
    // Without attributes, nothing but the texts that changed is touched when there is one event more.
    let line = move |(it, at): (Event, String)| view! { <li>{event(it.what)} <span>{at}</span></li> };
    let log = move || sharing.log().into_iter().map(line).collect_view().into_any();
    let is_empty = Memo::new(move |_| sharing.log().is_empty());
    let full = move || {
        (!is_empty.get()).then(|| view! { class = class,
            <ol class="report__log">{move || log()}</ol>
            <p class="report__intro">{words.report_intro}</p>
            <IncludeNotes steps=steps notes=notes label=words.report_include_notes />
            <div class="report__buttons">
                <CopyButton sharing=sharing guide=guide text=text label=words.report_copy field="report--copy".to_string() />
                <ShareButton sharing=sharing shared=Callback::new(shared) label=words.report_share />
                <button class="quiet-button" type="button" on:click=tap(move || sharing.download(FILE, "text/plain", &text.run(())))>
                    {words.report_download}
                </button>
                <button class="quiet-button" type="button" on:click=tap(move || sharing.print_report())>{words.report_print}</button>
            </div>
            <details class="report__details">
                <summary class="report__summary">{words.report_label}</summary>
                <pre class="report__text">{live(move || text.run(()))}</pre>
            </details>
        }
        .into_any())
    };

    view! { class = class,
        <section class="report" id=Place::Report.id() tabindex="-1" aria-labelledby="report--title">
            <h2 class="report__title" id="report--title">{words.report_section}</h2>
            {move || is_empty.get().then(|| view! { class = class, <p class="report__intro">{words.report_nothing}</p> }.into_any())}
            {maybe(full)}
            <ExportLink words=words />
        </section>
    }
}
