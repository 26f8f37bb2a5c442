//! Tallies: how much of what applies is done.

/// How far along a set of steps is. Skipped steps are in neither number.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    pub done: usize,
    pub of: usize,
}

impl Tally {
    /// Everything that applies is done, and something does apply.
    pub fn is_complete(self) -> bool {
        self.of > 0 && self.done == self.of
    }

    /// Nothing applies, so there is no number to show.
    pub fn is_empty(self) -> bool {
        self.of == 0
    }
}
