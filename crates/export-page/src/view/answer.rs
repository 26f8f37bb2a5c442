//! The answer: what has to be known first, what is wrong with the file, and at most three findings, worst first.

use leptos::prelude::*;
use rules::link::guide_from_check;
use rules::words::fill;
use stylers_macro::style_sheet;

use crate::figures::Figures as _;
use crate::sentences::{Speaker, Told};
use crate::visit::{ExportVisit, Phase};

#[component]
pub fn Answer(visit: ExportVisit) -> impl IntoView {
    let class = style_sheet!("crates/export-page/src/view/answer.css");
    let words = visit.words;
    let problem = move || {
        let failed = match visit.phase.get() {
            Phase::Failed(id) => Some(id),
            _ => None,
        };
        let is_partial = failed.is_none();
        let id = failed.or_else(|| visit.found.with(|it| it.as_ref()?.problem.clone()))?;
        let problem = words.problem(&id);
        Some(
            view! { class = class,
                <div class="check-answer__problem">
                    <p class="check-answer__wrong">{problem.text}</p>
                    <p>{problem.remedy}</p>
                    {is_partial.then(|| view! { <p>{words.answer_partial}</p> })}
                </div>
            }
            .into_any(),
        )
    };
    let notes = move || {
        let notes = visit.speak(|it| it.found.notes.iter().map(|note| it.note(note)).collect::<Vec<_>>()).unwrap_or_default();
        let note = |it| view! { class = class, <p class="check-answer__note">{it}</p> };
        notes.into_iter().map(note).collect_view().into_any()
    };
    let made =
        move || visit.speak(|it| made(&it)).map(|it| view! { class = class, <p class="check-answer__made">{it}</p> }.into_any());
    let finding = move |it: Told| {
        let go = fill(words.answer_go, &[("title", it.go)]);
        view! { class = class,
            <li class="check-answer__finding" class:check-answer__finding--good=it.is_good>
                <h3 class="check-answer__title">{it.title}</h3>
                <p class="check-answer__text">{it.text}</p>
                <p><a class="check-answer__go" href=guide_from_check(it.checklist)>{go}</a></p>
            </li>
        }
    };
    let findings = move || {
        let (told, is_part) = visit.speak(|it| (it.findings(), it.found.is_part()))?;
        let nothing = if is_part { words.answer_incomplete } else { words.answer_nothing };
        Some(match told.is_empty() {
            true => view! { class = class, <p>{nothing}</p> }.into_any(),
            false => view! { class = class,
                <ol class="check-answer__findings">{told.into_iter().map(finding).collect_view()}</ol>
            }
            .into_any(),
        })
    };

    view! { class = class,
        <section class="check-answer" id="check-answer" tabindex="-1" aria-labelledby="check-answer--title">
            <h2 class="section-title" id="check-answer--title">{words.answer_title}</h2>
            {move || notes()}
            {move || problem()}
            {move || findings()}
            {move || made()}
        </section>
    }
}

/// When the export was made, how much is in it, and what could not be read.
fn made(it: &Speaker<'_>) -> String {
    let (words, found) = (it.words, it.found);
    let text = if found.exported.is_some() { words.answer_made } else { words.answer_undated };
    let when = words.moment(found.exported.unwrap_or(found.until), it.zone);
    let (records, sources) = (words.number(found.records), words.number(found.sources.len() as u64));
    let made = fill(text, &[("when", &when), ("records", &records), ("sources", &sources)]);
    let unreadable = fill(words.answer_unreadable, &[("n", &words.number(found.unreadable))]);
    if found.unreadable > 0 { [made, unreadable].join(" ") } else { made }
}
