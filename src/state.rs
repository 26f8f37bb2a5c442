//! The only seam between the model and Leptos: one handle over signals, and every change that a person can make.

use std::collections::BTreeSet;

use leptos::prelude::*;
use serde_json::{Map, Value};

use crate::model::guide::{Checklist, Guide, Step};
use crate::model::link::{self, LinkError, Target};
use crate::model::path::Path;
use crate::model::progress::{Change, ChangeKind, Millis, Progress, State, Tally};
use crate::model::stored::{self, StoredError};
use crate::model::version::Systems;
use crate::model::words::fill;

/// Why the browser does not keep something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StorageError {
    /// The browser refuses storage altogether.
    Denied,
    /// There is no room left.
    Full,
}

/// Whether what the person does is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Keeping {
    Saved,
    /// Only until the page is closed.
    InMemory(StorageError),
    /// A newer version of the guide wrote the progress: it is shown, and nothing is changed.
    ReadOnly,
}

/// Everything that the state asks of the world outside. The app fills it with the browser, tests with what they need.
#[derive(Clone, Copy)]
pub struct Outside {
    pub now: fn() -> Millis,
    pub load: fn() -> Result<Option<String>, StorageError>,
    pub save: fn(&Map<String, Value>) -> Result<(), StorageError>,
    /// Keeps damaged text under another key.
    pub set_aside: fn(&str) -> Result<(), StorageError>,
    /// Copies text; says afterwards whether that worked.
    pub copy: fn(String, Callback<bool>),
    /// The page's address.
    pub address: fn() -> String,
    /// Brings the element with this id into view and moves the focus to it.
    pub show: fn(&str),
    /// Moves the focus to the element with this id, and scrolls nothing.
    pub focus: fn(&str),
    /// Loads the page afresh.
    pub reload: fn(),
}

impl Outside {
    /// No world at all: for HTML made at build time, which holds nobody's progress.
    pub fn none() -> Outside {
        Outside {
            now: || 0,
            load: || Ok(None),
            save: |_| Ok(()),
            set_aside: |_| Ok(()),
            copy: |_, _| {},
            address: String::new,
            show: |_| {},
            focus: |_| {},
            reload: || {},
        }
    }
}

/// One person's visit to the guide.
#[derive(Clone, Copy)]
pub struct Session {
    pub guide: &'static Guide,
    outside: Outside,
    progress: RwSignal<Progress>,
    /// Changes that can still be undone, the latest last.
    changes: RwSignal<Vec<Change>>,
    /// Checklists that a link opened in this visit. Not saved: a link never changes the reader's progress.
    opened: RwSignal<BTreeSet<&'static str>>,
    pub keeping: RwSignal<Keeping>,
    /// Whether damaged progress was set aside in this visit.
    pub has_set_aside: RwSignal<bool>,
    pub bad_link: RwSignal<Option<LinkError>>,
    /// The id of the element that the address leads to.
    pub linked: RwSignal<Option<String>>,
    /// What a screen reader is told.
    pub said: RwSignal<String>,
    /// Whether the question about versions is open.
    pub is_asking: RwSignal<bool>,
}

impl Session {
    /// Begins a visit with what is saved.
    pub fn start(guide: &'static Guide, outside: Outside) -> Session {
        let session = Session {
            guide,
            outside,
            progress: RwSignal::default(),
            changes: RwSignal::default(),
            opened: RwSignal::default(),
            keeping: RwSignal::new(Keeping::Saved),
            has_set_aside: RwSignal::new(false),
            bad_link: RwSignal::default(),
            linked: RwSignal::default(),
            said: RwSignal::default(),
            is_asking: RwSignal::new(true),
        };
        session.refresh();
        session.is_asking.set(session.progress.with_untracked(|it| it.systems.is_none()));
        session
    }

    /// Takes over what another tab saved meanwhile.
    pub fn refresh(self) {
        let saved = match (self.outside.load)() {
            Ok(Some(text)) => text,
            Ok(None) => return,
            Err(error) => return self.keeping.set(Keeping::InMemory(error)),
        };
        match stored::read(&saved) {
            Ok(theirs) => {
                self.take(&theirs);
                if self.keeping.get_untracked() == Keeping::ReadOnly {
                    self.keeping.set(Keeping::Saved);
                }
            }
            Err(StoredError::Newer(theirs)) => {
                self.take(&theirs);
                self.keeping.set(Keeping::ReadOnly);
            }
            Err(StoredError::Corrupt) => self.keep(),
        }
    }

    fn take(self, theirs: &Progress) {
        let mut merged = self.progress.get_untracked();
        merged.merge(theirs);
        merged.adopt_aliases(self.guide);
        if self.progress.with_untracked(|it| *it != merged) {
            self.progress.set(merged);
        }
    }

    /// Saves at once. What another tab saved meanwhile is merged in first, so that neither overwrites the other.
    fn keep(self) {
        let keeping = match (self.outside.load)() {
            Ok(saved) => self.keep_over(saved),
            Err(error) => Keeping::InMemory(error),
        };
        if self.keeping.get_untracked() != keeping {
            self.keeping.set(keeping);
        }
    }

    fn keep_over(self, saved: Option<String>) -> Keeping {
        let ours = self.progress.get_untracked();
        match stored::write(saved.as_deref(), &ours) {
            Ok((object, merged)) => {
                self.take(&merged);
                match (self.outside.save)(&object) {
                    Ok(()) => Keeping::Saved,
                    Err(error) => Keeping::InMemory(error),
                }
            }
            Err(StoredError::Newer(theirs)) => {
                self.take(&theirs);
                Keeping::ReadOnly
            }
            Err(StoredError::Corrupt) => match (self.outside.set_aside)(saved.as_deref().unwrap_or_default()) {
                Ok(()) => {
                    self.has_set_aside.set(true);
                    self.keep_over(None)
                }
                // The damaged text could not be kept anywhere else, so it stays where it is.
                Err(error) => Keeping::InMemory(error),
            },
        }
    }

    /// Whether anything can be changed.
    pub fn is_open_to_change(self) -> bool {
        self.keeping.get() != Keeping::ReadOnly
    }

    fn change<T>(self, change: impl FnOnce(&mut Progress, Millis) -> T) -> Option<T> {
        if self.keeping.get_untracked() == Keeping::ReadOnly {
            return None;
        }
        let mut progress = self.progress.get_untracked();
        let result = change(&mut progress, (self.outside.now)());
        self.progress.set(progress);
        self.keep();
        Some(result)
    }

    // ------------------------------------------------------------ steps

    /// One memo a step, so that a tick touches that step alone.
    pub fn state_of(self, step: &'static Step) -> Memo<State> {
        Memo::new(move |_| self.progress.with(|it| it.state(step.id.0)))
    }

    pub fn tally_of(self, checklist: &'static Checklist) -> Memo<Tally> {
        Memo::new(move |_| self.progress.with(|it| it.tally(checklist.steps)))
    }

    pub fn tally(self) -> Memo<Tally> {
        Memo::new(move |_| self.progress.with(|it| it.tally(self.guide.steps())))
    }

    pub fn mark(self, checklist: &'static Checklist, step: &'static Step, state: State) {
        let change = self.change(|progress, now| progress.mark(step, state, now)).flatten();
        self.remember(change, Some(checklist));
    }

    /// Whether any step of the checklist has been marked.
    pub fn is_touched(self, checklist: &'static Checklist) -> bool {
        self.progress.with(|it| checklist.steps.iter().any(|step| it.state(step.id.0) != State::Todo))
    }

    pub fn reset_checklist(self, checklist: &'static Checklist) {
        let change = self.change(|progress, now| progress.reset_checklist(checklist, now)).flatten();
        self.remember(change, Some(checklist));
    }

    pub fn reset(self) {
        let change = self.change(|progress, now| progress.reset(self.guide, now)).flatten();
        self.remember(change, None);
    }

    fn remember(self, change: Option<Change>, checklist: Option<&'static Checklist>) {
        let Some(change) = change else { return };
        let what = self.describe(change.kind);
        let tally = self.progress.with_untracked(|it| match checklist {
            Some(checklist) => it.tally(checklist.steps),
            None => it.tally(self.guide.steps()),
        });
        let tally = self.guide.words.tally(tally.done, tally.of);
        self.said.set(fill(self.guide.words.said, &[("what", &what), ("tally", &tally)]));
        self.changes.update(|it| it.push(change));
    }

    // ------------------------------------------------------------ undo

    /// The words for the change that Undo would take back.
    pub fn undoable(self) -> Option<String> {
        self.changes.with(|it| it.last().map(|it| self.describe(it.kind)))
    }

    pub fn undo(self) {
        let Some(change) = self.changes.try_update(Vec::pop).flatten() else { return };
        self.change(|progress, now| progress.undo(&change, now));
        self.said.set(self.guide.words.undone.to_string());
        if self.changes.with_untracked(Vec::is_empty) {
            // The button goes away with the last change; the focus must not fall back to the top of the page.
            (self.outside.focus)("dock");
        }
    }

    fn describe(self, kind: ChangeKind) -> String {
        let words = &self.guide.words;
        let (text, title) = match kind {
            ChangeKind::Step(id, state) => {
                let text = match state {
                    State::Todo => words.undo_todo,
                    State::Done => words.undo_done,
                    State::Skipped => words.undo_skipped,
                };
                (text, self.guide.step(id).map(|it| it.1.title))
            }
            ChangeKind::Checklist(id) => (words.undo_checklist, self.guide.checklist(id).map(|it| it.title)),
            ChangeKind::Everything => (words.undo_everything, None),
        };
        fill(text, &[("title", title.unwrap_or_default())])
    }

    // ------------------------------------------------------------ the path

    pub fn chosen(self) -> Option<String> {
        self.progress.with(|it| it.chosen().map(|it| self.guide.current(it).to_string()))
    }

    /// Chooses a symptom or verdict, or takes the choice back, and leads the person to what that changes.
    pub fn choose(self, id: Option<&'static str>) {
        self.change(|progress, now| progress.choose(id, now));
        (self.outside.show)(if id.is_some() { "your-path" } else { "symptoms" });
    }

    pub fn path(self) -> Option<Path> {
        self.guide.path(&self.chosen()?)
    }

    /// The next step on the path.
    pub fn next(self) -> Option<(&'static Checklist, &'static Step)> {
        let path = self.path()?;
        self.progress.with(|it| path.next(it))
    }

    pub fn path_tally(self) -> Option<Tally> {
        let path = self.path()?;
        Some(self.progress.with(|it| path.tally(it)))
    }

    // ------------------------------------------------------------ versions

    pub fn systems(self) -> Systems {
        self.progress.with(Progress::systems)
    }

    pub fn set_systems(self, systems: Systems) {
        self.change(|progress, now| progress.set_systems(systems, now));
        self.said.set(self.guide.words.systems_saved.to_string());
    }

    // ------------------------------------------------------------ open and closed

    /// Open if a link of this visit opened it; else as the person left it; else if it is where to begin.
    pub fn is_open(self, checklist: &'static Checklist) -> Memo<bool> {
        Memo::new(move |_| {
            let id = checklist.id;
            self.opened.with(|it| it.contains(id.0))
                || self.progress.with(|it| it.is_open(id.0)).unwrap_or_else(|| {
                    let begin = match self.path() {
                        Some(path) => path.checklists.first().copied(),
                        None => self.guide.checklists.first(),
                    };
                    begin.is_some_and(|it| it.id == id)
                })
        })
    }

    pub fn set_open(self, checklist: &'static Checklist, open: bool) {
        self.opened.update(|it| {
            it.remove(checklist.id.0);
        });
        self.change(|progress, now| progress.set_open(checklist.id.0, open, now));
    }

    // ------------------------------------------------------------ links

    /// Goes where a fragment leads: opens what is closed, brings it into view, moves the focus there and marks it.
    pub fn visit(self, fragment: &str) {
        match self.guide.target(fragment) {
            Ok(Target::Page) => {
                self.bad_link.set(None);
                self.linked.set(None);
            }
            Ok(target) => {
                self.bad_link.set(None);
                if let Some(checklist) = target.checklist() {
                    self.opened.update(|it| {
                        it.insert(checklist.id.0);
                    });
                }
                let element = target.element();
                (self.outside.show)(&element);
                self.linked.set(Some(element));
            }
            Err(error) => {
                self.linked.set(None);
                self.bad_link.set(Some(error));
                (self.outside.show)("notices");
            }
        }
    }

    pub fn is_linked(self, id: &str) -> bool {
        self.linked.with(|it| it.as_deref() == Some(id))
    }

    /// The address to send for an element.
    pub fn address_of(self, id: &str) -> String {
        link::address(&(self.outside.address)(), id)
    }

    pub fn copy(self, text: String, done: Callback<bool>) {
        (self.outside.copy)(text, done);
    }

    /// Moves the focus, without scrolling.
    pub fn focus_on(self, id: &str) {
        (self.outside.focus)(id);
    }

    pub fn reload(self) {
        (self.outside.reload)();
    }
}
