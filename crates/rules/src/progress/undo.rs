//! Undo: a change remembers what it found and what it left, and takes back only what is still as it left it.

use super::{Progress, State, Worked};

/// One change that can be undone. A visit keeps all of its changes, so a tick holds the one value that it changed and no other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    pub kind: ChangeKind,
    pub(super) before: Progress,
    pub(super) after: Progress,
}

impl Change {
    /// The id of the one step or checklist that it changed something about, if it was about one value.
    pub fn id(&self) -> Option<&'static str> {
        match self.kind {
            ChangeKind::Step(id, _) | ChangeKind::Worked(id, _) => Some(id),
            ChangeKind::Checklist(_) | ChangeKind::Everything | ChangeKind::Import => None,
        }
    }
}

/// What a change was, for the words that offer to undo it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ChangeKind {
    /// One step was set to this state.
    Step(&'static str, State),
    /// The person said what came of this checklist.
    Worked(&'static str, Option<Worked>),
    /// One checklist was reset.
    Checklist(&'static str),
    /// The whole guide was reset.
    Everything,
    /// Progress from elsewhere was merged in.
    Import,
}

impl Progress {
    /// Does `act`, and returns what it takes to undo that. `None` if it changed nothing.
    pub fn undoably<T>(&mut self, kind: ChangeKind, act: impl FnOnce(&mut Progress) -> T) -> Option<Change> {
        let before = self.within(kind);
        act(self);
        let after = self.within(kind);
        (before != after).then_some(Change { kind, before, after })
    }

    /// What such a change can change.
    fn within(&self, kind: ChangeKind) -> Progress {
        let mut part = Progress::default();
        match kind {
            ChangeKind::Step(id, _) => part.marks = self.marks.only(id),
            ChangeKind::Worked(id, _) => part.worked = self.worked.only(id),
            // Seldom done, so all of it may be copied.
            ChangeKind::Checklist(_) | ChangeKind::Everything | ChangeKind::Import => part = self.clone(),
        }
        part
    }
}
