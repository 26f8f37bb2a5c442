//! The only seam between the model and Leptos: one handle over signals, and every change that a person can make.

mod carry;

mod keep;

mod notes;

mod offline;

mod outcome;

pub mod send;

mod undo;

mod watched;

mod visit;

mod waits;

use std::collections::{BTreeMap, BTreeSet};

use leptos::prelude::*;

use ports::{Outside, StorageError};
use rules::diagnosis::Diagnosis;
use rules::guide::{Checklist, Guide, Step};
use rules::link::LinkError;
use rules::path::Path;
use rules::progress::{Change, Millis, Progress, State, Tally};
use rules::version::Systems;

pub use carry::Arrived;
pub use offline::{Offline, Update};
use watched::Watched;

/// Whether what the person does is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Keeping {
    Saved,
    /// Only until the page is closed.
    InMemory(StorageError),
    /// A newer version of the guide wrote the progress: it is shown, and nothing is changed.
    ReadOnly,
}

/// One person's visit to the guide.
#[derive(Clone, Copy)]
pub struct Session {
    pub guide: &'static Guide,
    outside: Outside,
    progress: RwSignal<Progress>,
    /// Who is told of a change in one step or checklist alone.
    watched: StoredValue<Watched>,
    /// Told once the page has been drawn after a change: for what takes long and is seldom in sight.
    settled: RwSignal<()>,
    chosen: Memo<Option<String>>,
    systems: Memo<Systems>,
    /// When the latest key was pressed in a note that is not saved yet.
    unsaved: StoredValue<Option<Millis>>,
    /// Changes that can still be undone, the latest last.
    changes: RwSignal<Vec<Change>>,
    /// Checklists that were opened or closed in this visit only: a link never changes the reader's progress, and what a newer
    /// version of the guide saved is not changed at all.
    opened: RwSignal<BTreeMap<&'static str, bool>>,
    pub keeping: RwSignal<Keeping>,
    /// Whether damaged progress was set aside in this visit.
    pub has_set_aside: RwSignal<bool>,
    pub bad_link: RwSignal<Option<LinkError>>,
    /// The id of the element that the address leads to.
    pub linked: RwSignal<Option<String>>,
    /// What a screen reader is told of what the person did.
    pub said: RwSignal<String>,
    /// What a screen reader is told that came by itself. It must not take the place of an answer that is still being read.
    pub announced: RwSignal<String>,
    /// Whether the question about versions is open.
    pub is_asking: RwSignal<bool>,
    /// The time of the last tick of the clock, for what runs by it.
    now: RwSignal<Millis>,
    /// Waits that were said to be over, by step and end: one that was started anew is said again.
    rung: RwSignal<BTreeSet<(&'static str, Millis)>>,
    /// Checklists whose guard was passed while nothing could be saved.
    passed: RwSignal<BTreeSet<&'static str>>,
    /// Progress from a link or a file that the person has not decided about.
    pub incoming: RwSignal<Option<Arrived>>,
    pub offline: RwSignal<Offline>,
}

impl Session {
    /// Begins a visit with what is saved.
    pub fn start(guide: &'static Guide, outside: Outside) -> Session {
        let progress = RwSignal::<Progress>::default();
        let session = Session {
            guide,
            outside,
            progress,
            watched: StoredValue::new(Watched::new(guide)),
            settled: RwSignal::default(),
            chosen: Memo::new(move |_| progress.with(|it| it.chosen().map(|it| guide.current(it).to_string()))),
            systems: Memo::new(move |_| progress.with(Progress::systems)),
            unsaved: StoredValue::default(),
            changes: RwSignal::default(),
            opened: RwSignal::default(),
            keeping: RwSignal::new(Keeping::Saved),
            has_set_aside: RwSignal::new(false),
            bad_link: RwSignal::default(),
            linked: RwSignal::default(),
            said: RwSignal::default(),
            announced: RwSignal::default(),
            is_asking: RwSignal::new(true),
            now: RwSignal::new((outside.now)()),
            rung: RwSignal::default(),
            passed: RwSignal::default(),
            incoming: RwSignal::default(),
            offline: RwSignal::default(),
        };
        session.refresh();
        session.is_asking.set(session.progress.with_untracked(|it| it.systems.is_none()));
        session
    }

    /// Whether anything can be changed.
    pub fn is_open_to_change(self) -> bool {
        self.keeping.get() != Keeping::ReadOnly
    }

    /// Changes something about one step or checklist, or about what none of them shows, and saves it; about all of them if none
    /// is named. `None` where nothing can be changed.
    fn change<T>(self, about: Option<&str>, change: impl FnOnce(&mut Progress, Millis) -> T) -> Option<T> {
        let result = self.alter(change)?;
        self.tell_and_keep(about);
        Some(result)
    }

    /// Makes a change that can be undone, in this checklist or in all of the guide. Says whether anything can be changed.
    fn change_undoably(
        self,
        checklist: Option<&'static Checklist>,
        change: impl FnOnce(&mut Progress, Millis) -> Option<Change>,
    ) -> bool {
        let change = self.alter(change);
        let can_change = change.is_some();
        if let Some(change) = change.flatten() {
            self.tell_and_keep(change.id());
            self.remember(change, checklist);
        }
        can_change
    }

    /// Apart, so that the code of it is there once and not with each kind of change.
    #[inline(never)]
    fn tell_and_keep(self, about: Option<&str>) {
        self.tell(about);
        self.keep();
    }

    /// Changes progress where it is, and tells nobody yet.
    fn alter<T>(self, change: impl FnOnce(&mut Progress, Millis) -> T) -> Option<T> {
        if self.keeping.get_untracked() == Keeping::ReadOnly {
            return None;
        }
        let now = (self.outside.now)();
        self.progress.try_update_untracked(|it| change(it, now))
    }

    // ------------------------------------------------------------ steps

    /// One memo a step, so that a tick touches that step alone.
    pub fn state_of(self, step: &'static Step) -> Memo<State> {
        Memo::new(move |_| self.about(step.id.0, |it| it.state(step.id.0)))
    }

    pub fn tally_of(self, checklist: &'static Checklist) -> Memo<Tally> {
        Memo::new(move |_| self.about(checklist.id.0, |it| it.tally(checklist.steps)))
    }

    pub fn tally(self) -> Memo<Tally> {
        Memo::new(move |_| self.once_settled(|it| it.tally(self.guide.steps())))
    }

    pub fn mark(self, checklist: &'static Checklist, step: &'static Step, state: State) {
        self.change_undoably(Some(checklist), |progress, now| progress.mark(step, state, now));
    }

    /// Takes over the boxes that were ticked on the page as it was delivered, before the app was there.
    pub fn take_early_ticks(self, ids: &[String]) {
        for (checklist, step) in ids.iter().filter_map(|it| self.guide.step(it)) {
            self.mark(checklist, step, State::Done);
        }
    }

    /// Whether anything was done about the checklist.
    pub fn is_touched(self, checklist: &'static Checklist) -> bool {
        self.about(checklist.id.0, |it| it.is_touched(checklist))
    }

    pub fn reset_checklist(self, checklist: &'static Checklist) {
        self.change_undoably(Some(checklist), |progress, now| progress.reset_checklist(checklist, now));
        // The button goes away with what there was to reset.
        (self.outside.focus)(checklist.id.0);
    }

    pub fn reset(self) {
        self.change_undoably(None, |progress, now| progress.reset(self.guide, now));
    }

    // ------------------------------------------------------------ the path

    pub fn chosen(self) -> Option<String> {
        self.chosen.get()
    }

    /// Chooses a symptom or verdict, or takes the choice back, and leads the person to what that changes.
    pub fn choose(self, id: Option<&'static str>) {
        self.change(Some("chosen"), |progress, now| progress.choose(id, now));
        (self.outside.show)(if id.is_some() { "your-path" } else { "symptoms" });
    }

    pub fn path(self) -> Option<Path> {
        self.guide.path(&self.chosen()?)
    }

    pub fn path_tally(self) -> Option<Tally> {
        let path = self.path()?;
        Some(self.progress.with(|it| path.tally(it)))
    }

    /// About how long the rest of the path takes, in minutes.
    pub fn minutes_left(self) -> u32 {
        self.path().map_or(0, |path| self.progress.with(|it| path.minutes_left(it)))
    }

    /// How far the diagnosis has come.
    pub fn diagnosis(self) -> Diagnosis {
        self.progress.with(|progress| self.guide.diagnosis(|it| progress.answer(it)))
    }

    /// The element id of what the diagnosis shows next: the open question, or its end.
    pub fn diagnosis_next(self) -> String {
        untrack(|| self.diagnosis().open()).map_or("diagnosis--end".to_string(), |it| format!("diagnosis--{}", it.id))
    }

    pub fn set_answer(self, question: &'static str, answer: Option<&'static str>) {
        self.change(Some(question), |progress, now| progress.set_answer(question, answer, now));
    }

    // ------------------------------------------------------------ versions

    pub fn systems(self) -> Systems {
        self.systems.get()
    }

    pub fn set_systems(self, systems: Systems) {
        self.change(Some("systems"), |progress, now| progress.set_systems(systems, now));
        self.said.set(self.guide.words.systems_saved.to_string());
    }

    /// Moves the focus, without scrolling.
    pub fn focus_on(self, id: &str) {
        (self.outside.focus)(id);
    }

    pub fn reload(self) {
        (self.outside.reload)();
    }
}
