//! What the app shows and keeps up to date, in reading order.

use leptos::prelude::*;
use stylers_macro::style_sheet;

use super::carry::Carry;
use super::checklist::Checklist;
use super::diagnosis::Diagnosis;
use super::dock::Dock;
use super::find::Find;
use super::how_it_works::HowItWorks;
use super::import::Import;
use super::keeping::KeepingNote;
use super::notices::Notices;
use super::paper::Paper;
use super::report::Report;
use super::reset::Reset;
use super::symptom_table::SymptomTable;
use super::systems::Systems;
use super::tally::TallyBar;
use super::your_path::YourPath;
use crate::model::words::fill;
use crate::state::Session;

/// The id of the element that the app takes over.
pub const PLACE: &str = "resync";

#[component]
pub fn Contents(session: Session) -> impl IntoView {
    let class = style_sheet!("src/view/contents.css");
    let guide = session.guide;
    let words = &guide.words;
    let checked = guide.checked_since();
    let checked = fill(words.last_reviewed, &[("date", &words.date(checked.year, checked.month, checked.day))]);
    let has_path = Memo::new(move |_| session.path().is_some());
    let rest = move || {
        let path = session.path();
        guide.checklists.iter().filter(|it| path.as_ref().is_none_or(|path| !path.holds(it.id))).collect::<Vec<_>>()
    };

    view! { class = class,
        <Paper session=session />
        <Notices session=session />
        <Import session=session />
        <main class="contents">
            <SymptomTable session=session />
            <Diagnosis session=session />
            <Systems session=session />
            <YourPath session=session />
            <section class="contents__guide" id="guide" tabindex="-1" aria-labelledby="guide--title">
                <h2 class="contents__heading" id="guide--title">
                    {move || if has_path.get() { words.rest_title } else { words.guide_title }}
                </h2>
                <p class="contents__intro">{move || if has_path.get() { words.rest_intro } else { words.guide_intro }}</p>
                <TallyBar tally=session.tally() label=words.tally_overall words=words />
                <Find session=session />
                <HowItWorks session=session />
                <For each=rest key=|it| it.id let:it>
                    <Checklist session=session checklist=it />
                </For>
            </section>
            <Report session=session />
            <Carry session=session />
            <KeepingNote session=session />
            <Reset session=session />
        </main>
        <footer class="contents__footer">
            <p>{words.nothing_leaves}</p>
            <p>{checked}</p>
            <p>{words.not_apple}</p>
            <p>{move || session.ready_word()}</p>
        </footer>
        <Dock session=session />
        <p class="hush" role="status">{move || session.said.get()}</p>
    }
}
