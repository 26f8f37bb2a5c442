//! What the app shows and keeps up to date, in the parts that it takes over one by one.

use leptos::prelude::*;
use rules::id::Place;
use rules::words::fill;
use stylers_macro::style_sheet;
use ui::reactive::live;

use super::carry::Carry;
use super::checklist::Checklist;
use super::diagnosis::Diagnosis;
use super::dock::Dock;
use super::how_it_works::HowItWorks;
use super::import::Import;
use super::keeping::KeepingNote;
use super::notices::Notices;
use super::outcomes::Outcomes;
use super::report::Report;
use super::reset::Reset;
use super::said::Said;
use super::symptom_table::SymptomTable;
use super::systems::Systems;
use super::tally::TallyBar;
use super::your_path::YourPath;
use crate::session::Session;

/// How many checklists are in the page, in the order of the guide. The app brings them in one by one, so that the page answers in
/// between.
pub type There = RwSignal<usize>;

/// Where the head of a printout goes. The app makes it when the page is printed.
pub const PAPER: &str = "part--paper";

/// A part of the page that the app takes over by itself. Taking over all of them at once would keep a slow phone from answering.
pub struct Part {
    /// The id of the element whose place it takes.
    pub id: &'static str,
    pub view: fn(Session, There) -> AnyView,
}

/// The parts above the checklists and below them, in the order of the page.
pub const PARTS: [Part; 11] = [
    Part { id: "part--news", view: |it, _| view! { <Notices session=it /> <Import session=it /> }.into_any() },
    Part {
        id: "part--symptoms",
        view: |it, _| {
            view! { <SymptomTable choices=it.choices navigation=it.navigation saving=it.saving guide=it.guide /> }.into_any()
        },
    },
    Part {
        id: "part--diagnosis",
        view: |it, _| {
            view! { <Diagnosis choices=it.choices navigation=it.navigation saving=it.saving walks=it.walks guide=it.guide /> }
                .into_any()
        },
    },
    Part { id: "part--systems", view: |it, _| view! { <Systems session=it /> }.into_any() },
    Part { id: "part--guide", view: |it, _| view! { <Guide session=it /> }.into_any() },
    Part {
        id: "part--outcomes",
        view: |it, _| view! { <Outcomes choices=it.choices navigation=it.navigation guide=it.guide /> }.into_any(),
    },
    Part { id: "part--report", view: |it, _| view! { <Report sharing=it.sharing steps=it.steps guide=it.guide /> }.into_any() },
    Part { id: "part--carry", view: |it, _| view! { <Carry session=it /> }.into_any() },
    Part {
        id: "part--keeping",
        view: |it, _| {
            view! { <KeepingNote navigation=it.navigation saving=it.saving guide=it.guide /> <Reset saving=it.saving steps=it.steps guide=it.guide /> }.into_any()
        },
    },
    Part { id: "part--ready", view: |it, _| view! { <p>{live(move || it.updates.ready_word().to_string())}</p> }.into_any() },
    Part { id: "part--dock", view: |it, _| view! { <Dock session=it /> <Said regions=it.regions /> }.into_any() },
];

/// The parts with checklists, which the app brings in one by one before it puts them in their place.
pub const CHECKLISTS: [Part; 2] = [
    Part { id: "part--checklists", view: |it, there| view! { <Rest session=it there=there /> }.into_any() },
    Part { id: "part--path", view: |it, there| view! { <YourPath session=it there=there /> }.into_any() },
];

/// As they are delivered.
#[component]
pub fn Contents(session: Session) -> impl IntoView {
    let class = style_sheet!("src/view/contents.css");
    let words = &session.guide.words;
    let checked = session.guide.checked_since();
    let there = RwSignal::new(session.guide.checklists.len());
    let checked = fill(words.last_reviewed, &[("date", &words.date(checked.year, checked.month, checked.day))]);
    let place = move |it: &Part| {
        view! { class = class, <div class="contents__part" id=it.id>{(it.view)(session, there)}</div> }.into_any()
    };
    let [news, symptoms, diagnosis, systems, guide, outcomes, report, carry, keeping, ready, dock] = PARTS.each_ref().map(place);
    let [rest, path] = CHECKLISTS.each_ref().map(place);

    view! { class = class,
        <div id=PAPER></div>
        {news}
        <main class="contents">
            {symptoms} {diagnosis} {systems} {path}
            <section class="contents__guide" id=Place::Guide.id() tabindex="-1" aria-labelledby="guide--title">{guide} {rest}</section>
            {outcomes} {report} {carry} {keeping}
        </main>
        <footer class="contents__footer">
            <p>{words.nothing_leaves}</p>
            <p>{checked}</p>
            <p>{words.not_apple}</p>
            {ready}
        </footer>
        {dock}
    }
}

/// What stands before the checklists.
#[component]
fn Guide(session: Session) -> impl IntoView {
    let class = style_sheet!("src/view/contents.css");
    let words = &session.guide.words;
    let has_path = Memo::new(move |_| session.choices.path().is_some());

    view! { class = class,
        <h2 class="section-title" id="guide--title">
            {live(move || if has_path.get() { words.rest_title } else { words.guide_title }.to_string())}
        </h2>
        <p class="contents__intro">{live(move || if has_path.get() { words.rest_intro } else { words.guide_intro }.to_string())}</p>
        <TallyBar tally=session.steps.tally() label=words.tally_overall words=words />
        <HowItWorks navigation=session.navigation guide=session.guide />
    }
}

/// The checklists that are not on the path.
#[component]
fn Rest(session: Session, there: There) -> impl IntoView {
    let rest = move || session.navigation.checklists(there.get())[1].clone();

    view! {
        <For each=rest key=|it| it.id let:it>
            <Checklist session=session checklist=it />
        </For>
    }
}
