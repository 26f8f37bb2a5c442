//! Undo: a change remembers what it found and what it left, and takes back only what is still as it left it.

use super::{Millis, Progress, State, Timed, Values, Worked, set, set_one};

/// One change that can be undone. A visit keeps all of its changes, so a tick holds the one value that it changed and no other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    pub kind: ChangeKind,
    before: Progress,
    after: Progress,
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

    /// Takes a change back. A value that is no longer as the change left it, because it was changed again here or in
    /// another tab, is left alone. Returns how many values it took back.
    pub fn undo(&mut self, change: &Change, now: Millis) -> usize {
        let Change { before, after, .. } = change;
        undo_values(&mut self.marks, &before.marks, &after.marks, now)
            + undo_values(&mut self.worked, &before.worked, &after.worked, now)
            + undo_values(&mut self.answers, &before.answers, &after.answers, now)
            + undo_values(&mut self.timers, &before.timers, &after.timers, now)
            + undo_values(&mut self.notes, &before.notes, &after.notes, now)
            + undo_values(&mut self.open, &before.open, &after.open, now)
            + undo_one(&mut self.chosen, &before.chosen, &after.chosen, now)
            + undo_one(&mut self.systems, &before.systems, &after.systems, now)
            + undo_one(&mut self.checked, &before.checked, &after.checked, now)
    }
}

/// Only the value counts, not its time: the undo of a later change brings the value back at a new time.
fn undo_values<T: Clone + Default + PartialEq>(
    ours: &mut Values<T>,
    before: &Values<T>,
    after: &Values<T>,
    now: Millis,
) -> usize {
    let mut undone = 0;
    for (id, left) in after.iter() {
        let found = before.get(id);
        let is_untouched = ours.get(id).is_some_and(|it| it.value == left.value);
        if found != Some(left) && is_untouched {
            set(ours, id, found.map(|it| it.value.clone()).unwrap_or_default(), now);
            undone += 1;
        }
    }
    undone
}

fn undo_one<T: Clone + Default + PartialEq>(
    ours: &mut Option<Timed<T>>,
    before: &Option<Timed<T>>,
    after: &Option<Timed<T>>,
    now: Millis,
) -> usize {
    let value = |it: &Option<Timed<T>>| it.as_ref().map(|it| it.value.clone());
    if before == after || value(ours) != value(after) {
        return 0;
    }
    set_one(ours, value(before).unwrap_or_default(), now);
    1
}
