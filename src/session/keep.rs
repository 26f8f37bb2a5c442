//! Keeping progress: what is saved is read, merged and written so that no tab overwrites another and nothing is lost.

use leptos::prelude::*;

use super::{Keeping, Session};
use rules::progress::Progress;
use rules::stored::{self, StoredError};

impl Session {
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
        let is_new = self.progress.try_update_untracked(|it| it.merge(theirs) | it.adopt_aliases(self.guide));
        if is_new == Some(true) {
            self.tell(None);
        }
    }

    /// Saves at once. What another tab saved meanwhile is merged in first, so that neither overwrites the other.
    pub(super) fn keep(self) {
        self.unsaved.set_value(None);
        let keeping = match (self.outside.load)() {
            Ok(saved) => self.keep_over(saved),
            Err(error) => Keeping::InMemory(error),
        };
        if self.keeping.get_untracked() != keeping {
            self.keeping.set(keeping);
        }
    }

    fn keep_over(self, saved: Option<String>) -> Keeping {
        match self.progress.with_untracked(|it| stored::write(saved.as_deref(), it)) {
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
}
