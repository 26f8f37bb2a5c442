//! The parts of progress: single values and values by id, and what every part can do.

use super::{Millis, Timed, Values, set, set_one};

/// What a part of progress can do. The list of parts in `progress/mod.rs` does it with all of them.
pub(super) trait Part {
    /// Takes over whatever is newer in `theirs`. Says whether anything is.
    fn merge(&mut self, theirs: &Self) -> bool;

    /// Takes back what a change did that found `before` and left `after`, where it is still so. Returns how many values it took
    /// back. Only the value counts, not its time: the undo of a later change brings the value back at a new time.
    fn undo(&mut self, before: &Self, after: &Self, now: Millis) -> usize;

    /// Lets no value be set later than this.
    fn hold_back(&mut self, latest: Millis);
}

impl<T: Clone + Default + Ord> Part for Values<T> {
    fn merge(&mut self, theirs: &Self) -> bool {
        let mut is_new = false;
        for (id, value) in theirs.iter() {
            if self.get(id).is_none_or(|it| it < value) {
                self.insert(id, value.clone());
                is_new = true;
            }
        }
        is_new
    }

    fn undo(&mut self, before: &Self, after: &Self, now: Millis) -> usize {
        let mut undone = 0;
        for (id, left) in after.iter() {
            let found = before.get(id);
            let is_untouched = self.get(id).is_some_and(|it| it.value == left.value);
            if found != Some(left) && is_untouched {
                set(self, id, found.map(|it| it.value.clone()).unwrap_or_default(), now);
                undone += 1;
            }
        }
        undone
    }

    fn hold_back(&mut self, latest: Millis) {
        self.values_mut().for_each(|it| it.at = it.at.min(latest));
    }
}

impl<T: Clone + Default + Ord> Part for Option<Timed<T>> {
    fn merge(&mut self, theirs: &Self) -> bool {
        let is_new = *self < *theirs;
        if is_new {
            self.clone_from(theirs);
        }
        is_new
    }

    fn undo(&mut self, before: &Self, after: &Self, now: Millis) -> usize {
        let value = |it: &Self| it.as_ref().map(|it| it.value.clone());
        if before == after || value(self) != value(after) {
            return 0;
        }
        set_one(self, value(before).unwrap_or_default(), now);
        1
    }

    fn hold_back(&mut self, latest: Millis) {
        self.iter_mut().for_each(|it| it.at = it.at.min(latest));
    }
}
