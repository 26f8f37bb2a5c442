//! Walk tests: beginning one, ending it, and what it found.

use leptos::prelude::*;
use rules::progress::{Millis, Progress};
use rules::walk::{Newest, Walk, WalkError, left};

use super::fan_out::About;
use super::saving::Saving;
use super::timers::Timers;

pub struct Walks {
    saving: &'static Saving,
    timers: &'static Timers,
}

/// Where somebody stands in a test.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    Before,
    Walking,
    After,
}

impl Walks {
    pub(super) fn new(saving: &'static Saving, timers: &'static Timers) -> Walks {
        Walks { saving, timers }
    }

    /// The test that has no end yet, and when it began.
    fn walking(&'static self) -> Option<(Millis, Walk)> {
        let now = self.timers.now();
        self.saving.store.read(|it| it.walking(now))
    }

    pub fn stage(&'static self) -> Stage {
        match self.walking() {
            None => Stage::Before,
            Some((began, _)) if left(began, self.timers.now()) > 0 => Stage::Walking,
            Some(_) => Stage::After,
        }
    }

    /// Whole seconds that are left to walk.
    pub fn left(&'static self) -> u32 {
        self.walking().map_or(0, |(began, _)| left(began, self.timers.now()))
    }

    /// The latest test that has come to its end.
    pub fn latest(&'static self) -> Option<Walk> {
        let now = self.timers.now();
        let ended = |it: &Progress| it.walks().into_iter().filter(|it| it.0 <= now && it.1.after.is_some()).max_by_key(|it| it.0);
        self.saving.store.read(ended).map(|it| it.1)
    }

    pub fn begin(&'static self, before: u32) {
        self.saving.change(About::Else, |progress, now| progress.set_walk(now, Some(Walk::begun(before)), now));
        self.timers.tick();
    }

    /// Takes the test back that has no end yet.
    pub fn stop(&'static self) {
        self.set(None);
    }

    /// Ends the test.
    ///
    /// # Errors
    /// If the number can't be; then the test goes on.
    pub fn end(&'static self, after: u32, newest: Newest) -> Result<(), WalkError> {
        let Some((_, walk)) = untrack(|| self.walking()) else { return Ok(()) };
        self.set(Some(walk.ended(after, newest)?));
        Ok(())
    }

    fn set(&'static self, walk: Option<Walk>) {
        self.saving.change(About::Else, |progress, now| progress.end_walk(walk, now));
    }
}
