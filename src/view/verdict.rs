//! The question at the end of a checklist. Its answers are the verdicts, and each leads on to its path.

use leptos::prelude::*;
use stylers_macro::style_sheet;

use super::export_link::ExportLink;
use crate::session::Session;
use rules::guide;
use ui::handlers::tap;

#[component]
pub fn Verdict(
    session: Session,
    checklist: &'static guide::Checklist,
    /// What is asked.
    question: &'static str,
) -> impl IntoView {
    let class = style_sheet!("src/view/verdict.css");
    let answers = session.guide.verdicts.iter().filter(|it| it.after == checklist.id).map(|it| {
        let id = it.id.0;
        view! { class = class,
            <button class="choice" type="button" aria-pressed=move || (session.chosen().as_deref() == Some(id)).to_string() disabled=move || !session.is_open_to_change()
                on:click=tap(move || session.choose(Some(id)))>
                {it.answer}
            </button>
        }
    });
    let title_id = format!("{}--question", checklist.id);
    let labelled_by = title_id.clone();

    view! { class = class,
        <div class="verdict" role="group" aria-labelledby=labelled_by>
            <h4 class="verdict__question" id=title_id>{question}</h4>
            <div class="verdict__answers">{answers.collect_view()}</div>
            <ExportLink words=&session.guide.words />
        </div>
    }
}
