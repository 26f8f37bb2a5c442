//! Steps: what was done about each, and the notes that somebody took. What is typed counts at once, and is saved when typing pauses.

use leptos::prelude::*;
use rules::guide::{Checklist, Step};
use rules::progress::{Millis, State, Tally};

use super::fan_out::About;
use super::saving::Saving;
use super::undo::Undo;

/// A pause in typing, in milliseconds. Saving reads and writes all that is saved, which is too much for each key.
const PAUSE: Millis = 500;

pub struct Steps {
    saving: &'static Saving,
    undo: &'static Undo,
}

impl Steps {
    pub(super) fn new(saving: &'static Saving, undo: &'static Undo) -> Steps {
        Steps { saving, undo }
    }

    /// One memo a step, so that a tick touches that step alone.
    pub fn state_of(&'static self, step: &'static Step) -> Memo<State> {
        Memo::new(move |_| self.saving.store.about(step.id.0, |it| it.state(step.id.0)))
    }

    pub fn tally_of(&'static self, checklist: &'static Checklist) -> Memo<Tally> {
        Memo::new(move |_| self.saving.store.about(checklist.id.0, |it| it.tally(checklist.steps)))
    }

    pub fn tally(&'static self) -> Memo<Tally> {
        Memo::new(move |_| self.saving.store.once_settled(|it| it.tally(self.saving.store.guide.steps())))
    }

    pub fn mark(&'static self, checklist: &'static Checklist, step: &'static Step, state: State) {
        self.undo.change(Some(checklist), |progress, now| progress.mark(step, state, now));
    }

    /// Takes over the boxes that were ticked on the page as it was delivered, before the app was there.
    pub fn take_early_ticks(&'static self, ids: &[String]) {
        for (checklist, step) in ids.iter().filter_map(|it| self.saving.store.guide.step(it)) {
            self.mark(checklist, step, State::Done);
        }
    }

    /// Whether anything was done about the checklist.
    pub fn is_touched(&'static self, checklist: &'static Checklist) -> bool {
        self.saving.store.about(checklist.id.0, |it| it.is_touched(checklist))
    }

    pub fn reset_checklist(&'static self, checklist: &'static Checklist) {
        self.undo.change(Some(checklist), |progress, now| progress.reset_checklist(checklist, now));
        // The button goes away with what there was to reset.
        (self.saving.store.ports.page.focus)(checklist.id.0);
    }

    pub fn reset(&'static self) {
        self.undo.change(None, |progress, now| progress.reset(self.saving.store.guide, now));
    }

    pub fn has_notes(&'static self) -> bool {
        self.saving.store.once_settled(|it| it.notes.iter().any(|(_, it)| !it.value.is_empty()))
    }

    pub fn note_of(&'static self, step: &'static Step) -> String {
        self.saving.store.about(step.id.0, |it| it.note(step.id.0).to_string())
    }

    /// Takes what was typed, and saves it once nothing more is typed for a while.
    pub fn set_note(&'static self, step: &'static Step, note: &str) {
        let typed = self.saving.alter(|progress, now| {
            progress.set_note(step.id.0, note, now);
            now
        });
        if typed.is_none() {
            return;
        }
        self.saving.store.tell(About::One(step.id.0));
        self.saving.unsaved.set_value(typed);
        // The visit may be over by then.
        let save = move || {
            if self.saving.unsaved.try_get_value() == Some(typed) {
                self.saving.save();
            }
        };
        (self.saving.store.ports.later)(PAUSE, Box::new(save));
    }
}
