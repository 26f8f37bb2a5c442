//! Keeping what was found: as a file, as text without names, and in the guide's report.

use leptos::prelude::*;
use rules::link::guide_from_check;
use stylers_macro::style_sheet;
use ui::handlers::tap;

use crate::visit::{ExportVisit, Noted};

/// The id of the text to copy from where the browser does not copy.
const FIELD: &str = "check-save--text";

#[component]
pub fn Save(visit: ExportVisit) -> impl IntoView {
    let class = style_sheet!("crates/export-page/src/view/save.css");
    let words = visit.words;
    let copied = RwSignal::new(None::<bool>);
    let done = move |worked: bool| {
        copied.set(Some(worked));
        if worked {
            visit.said.set(words.copied.to_string());
        } else {
            visit.focus_on(FIELD);
        }
    };
    let copy = tap(move || visit.copy(untrack(|| visit.summary()), Box::new(done)));
    let refused = move || {
        (copied.get() == Some(false)).then(|| {
            view! { class = class,
                <label class="check-save__refused">
                    {words.copy_failed}
                    <textarea class="field" id=FIELD rows="6" readonly=true prop:value=move || visit.summary()></textarea>
                </label>
            }
            .into_any()
        })
    };
    let noted = move || match visit.noted.get() {
        Noted::No => None,
        Noted::Yes => Some(
            view! { class = class,
                <p>{words.noted} " " <a class="check-save__see" href=guide_from_check("report")>{words.noted_see}</a></p>
                <button class="quiet-button" type="button" on:click=tap(move || visit.take_out())>{words.noted_remove}</button>
            }
            .into_any(),
        ),
        Noted::Removed => Some(view! { <p>{words.noted_removed}</p> }.into_any()),
        Noted::Failed => Some(view! { <p>{words.noted_not}</p> }.into_any()),
    };

    view! { class = class,
        <section class="check-save" id="check-save" tabindex="-1" aria-labelledby="check-save--title">
            <h2 class="section-title" id="check-save--title">{words.save_title}</h2>
            <div class="check-save__noted" id="check-save--noted" tabindex="-1">{move || noted()}</div>
            <div class="check-save__buttons">
                <button class="quiet-button" type="button" on:click=tap(move || visit.save_result())>{words.save_file}</button>
                <button class="quiet-button" type="button" on:click=copy>
                    {move || if copied.get() == Some(true) { words.copied } else { words.save_copy }}
                </button>
            </div>
            <p class="check-save__hint">{words.save_file_hint}</p>
            {move || refused()}
        </section>
    }
}
