//! Saving: what is saved is read, merged and written so that no tab overwrites another and nothing is lost.

use leptos::prelude::*;
use ports::StorageError;
use rules::progress::{Millis, Progress};
use rules::stored::{self, StoredError};

use super::fan_out::{About, Store};

/// Whether what the person does is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Keeping {
    Saved,
    /// Only until the page is closed.
    InMemory(StorageError),
    /// A newer version of the guide wrote the progress: it is shown, and nothing is changed.
    ReadOnly,
}

pub struct Saving {
    pub(super) store: &'static Store,
    pub keeping: RwSignal<Keeping>,
    /// Whether damaged progress was set aside in this visit.
    pub has_set_aside: RwSignal<bool>,
    /// When the latest key was pressed in a note that is not saved yet.
    pub(super) unsaved: StoredValue<Option<Millis>>,
}

impl Saving {
    pub(super) fn new(store: &'static Store) -> Saving {
        let keeping = RwSignal::new(Keeping::Saved);
        Saving { store, keeping, has_set_aside: RwSignal::new(false), unsaved: StoredValue::default() }
    }

    /// Whether anything can be changed.
    pub fn is_open_to_change(&'static self) -> bool {
        self.keeping.get() != Keeping::ReadOnly
    }

    /// Makes a change and saves it. `None` where nothing can be changed.
    pub(super) fn change<T>(&'static self, about: About<'_>, change: impl FnOnce(&mut Progress, Millis) -> T) -> Option<T> {
        let result = self.alter(change)?;
        self.tell_and_save(about);
        Some(result)
    }

    /// The non-generic part of `change`, so that its code is compiled once and not for each type of change.
    #[inline(never)]
    pub(super) fn tell_and_save(&'static self, about: About<'_>) {
        self.store.tell(about);
        self.save();
    }

    /// Changes progress, and tells nobody yet. `None` where nothing can be changed.
    pub(super) fn alter<T>(&'static self, change: impl FnOnce(&mut Progress, Millis) -> T) -> Option<T> {
        if self.keeping.get_untracked() == Keeping::ReadOnly {
            return None;
        }
        let now = (self.store.ports.page.now)();
        self.store.alter(|it| change(it, now))
    }

    /// Saves now what was typed, since there may be no later: the page is hidden or left, or the field is.
    pub fn save_notes(&'static self) {
        if self.unsaved.get_value().is_some() {
            self.save();
        }
    }

    /// Asks the browser to keep what is saved, and calls `done` with the answer.
    pub fn ask_to_keep(&'static self, done: impl FnOnce(bool) + 'static) {
        (self.store.ports.ask_to_keep)(Box::new(done));
    }

    /// Takes over what another tab saved meanwhile.
    pub fn refresh(&'static self) {
        let saved = match (self.store.ports.page.load)() {
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
            Err(StoredError::Corrupt) => self.save(),
        }
    }

    fn take(&'static self, theirs: &Progress) {
        let is_new = self.store.alter(|it| it.merge(theirs) | it.adopt_aliases(self.store.guide));
        if is_new == Some(true) {
            self.store.tell(About::Everything);
        }
    }

    /// Saves at once. What another tab saved meanwhile is merged in first, so that neither overwrites the other.
    pub(super) fn save(&'static self) {
        self.unsaved.set_value(None);
        let keeping = match (self.store.ports.page.load)() {
            Ok(saved) => self.save_over(saved),
            Err(error) => Keeping::InMemory(error),
        };
        if self.keeping.get_untracked() != keeping {
            self.keeping.set(keeping);
        }
    }

    fn save_over(&'static self, saved: Option<String>) -> Keeping {
        match self.store.glance(|it| stored::write(saved.as_deref(), it)) {
            Ok((object, merged)) => {
                self.take(&merged);
                match (self.store.ports.page.save)(&object) {
                    Ok(()) => Keeping::Saved,
                    Err(error) => Keeping::InMemory(error),
                }
            }
            Err(StoredError::Newer(theirs)) => {
                self.take(&theirs);
                Keeping::ReadOnly
            }
            Err(StoredError::Corrupt) => match (self.store.ports.set_aside)(saved.as_deref().unwrap_or_default()) {
                Ok(()) => {
                    self.has_set_aside.set(true);
                    self.save_over(None)
                }
                // The damaged text could not be kept anywhere else, so it stays where it is.
                Err(error) => Keeping::InMemory(error),
            },
        }
    }
}
