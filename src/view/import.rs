//! Progress that came by a link or a file: what it would change, and the choice to merge it or to leave it.

use leptos::prelude::*;
use rules::id::Place;
use rules::progress::State;
use rules::system::Device;
use rules::transfer::{Difference, Preview};
use rules::words::fill;
use stylers_macro::style_sheet;
use ui::handlers::tap;
use ui::reactive::maybe;

use crate::session::{Arrived, Session};

#[component]
pub fn Import(session: Session) -> impl IntoView {
    let class = style_sheet!("src/view/import.css");
    let words = &session.guide.words;
    let keep = move |text: &'static str| {
        view! { class = class,
            <button class="quiet-button" type="button" on:click=tap(move || session.transfer.dismiss_incoming())>{text}</button>
        }
    };
    let shown = move |preview: Preview| {
        if preview.is_empty() {
            return view! { class = class,
                <p>{words.import_nothing}</p>
                <div class="import__buttons">{keep(words.dismiss)}</div>
            }
            .into_any();
        }
        let older = (preview.older > 0).then(|| fill(words.import_older, &[("n", &preview.older.to_string())]));
        let unknown = (preview.unknown > 0).then(|| fill(words.import_unknown, &[("n", &preview.unknown.to_string())]));
        let changes = preview.changes.into_iter().map(|it| {
            let (what, from, to) = describe(session, it);
            let text = fill(words.import_change, &[("what", &what), ("from", &from), ("to", &to)]);
            view! { class = class, <li class="import__change">{text}</li> }
        });
        view! { class = class,
            <p>{words.import_intro}</p>
            <ul class="import__changes">{changes.collect_view()}</ul>
            <p>{older} " " {unknown}</p>
            <div class="import__buttons">
                <button class="button" type="button" disabled=move || !session.saving.is_open_to_change() on:click=tap(move || session.transfer.merge_incoming())>
                    {words.import_merge}
                </button>
                {keep(words.import_keep)}
            </div>
        }
        .into_any()
    };

    let import = move || {
        session.transfer.incoming.get().map(|arrived| {
            let body = match arrived {
                Arrived::Progress(arrived) => shown(arrived.1),
                Arrived::Refused(error) => view! { class = class,
                    <p>{error.sentence(words)}</p>
                    <div class="import__buttons">{keep(words.dismiss)}</div>
                }
                .into_any(),
            };
            view! { class = class,
                <section class="import" id=Place::Import.id() tabindex="-1" aria-labelledby="import--title">
                    <h2 class="import__title" id="import--title">{words.import_title}</h2>
                    {body}
                </section>
            }
            .into_any()
        })
    };
    view! { {maybe(import)} }
}

/// What would change, from what, to what.
fn describe(session: Session, difference: Difference) -> (String, String, String) {
    let guide = session.guide;
    let words = &guide.words;
    let state = |it| match it {
        State::Todo => words.state_todo.to_string(),
        State::Done => words.state_done.to_string(),
        State::Skipped => words.skipped.to_string(),
    };
    let or_nothing = |it: Option<&'static str>| it.unwrap_or(words.import_none).to_string();
    let note = |it: String| if it.is_empty() { words.import_none.to_string() } else { it };
    let versions = |it: rules::system::Systems| {
        format!("{}, {}", guide.picked(Device::Iphone, it.ios), guide.picked(Device::Watch, it.watchos))
    };
    match difference {
        Difference::Step { step, from, to, .. } => (step.title.to_string(), state(from), state(to)),
        Difference::Note { step, from, to } => (fill(words.note_label, &[("title", step.title)]), note(from), note(to)),
        Difference::Outcome { checklist, from, to } => {
            let worked = |it: Option<_>| or_nothing(it.map(|it| guide.worked_text(Some(it))));
            (checklist.title.to_string(), worked(from), worked(to))
        }
        Difference::Answer { question, from, to } => {
            (question.text.to_string(), or_nothing(from.map(|it| it.text)), or_nothing(to.map(|it| it.text)))
        }
        Difference::Choice { from, to } => (words.path_title.to_string(), or_nothing(from), or_nothing(to)),
        Difference::Versions { from, to } => (words.systems_title.to_string(), versions(from), versions(to)),
    }
}
