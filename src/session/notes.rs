//! Notes: what is typed counts at once, and is saved when typing pauses.

use leptos::prelude::*;

use super::Session;
use rules::guide::Step;
use rules::progress::Millis;

/// A pause in typing, in milliseconds. Saving reads and writes all that is saved, which is too much for each key.
const PAUSE: Millis = 500;

impl Session {
    pub fn has_notes(self) -> bool {
        self.once_settled(|it| it.notes.iter().any(|(_, it)| !it.value.is_empty()))
    }

    pub fn note_of(self, step: &'static Step) -> String {
        self.about(step.id.0, |it| it.note(step.id.0).to_string())
    }

    /// Takes what was typed, and saves it once nothing more is typed for a while.
    pub fn set_note(self, step: &'static Step, note: &str) {
        let typed = self.alter(|progress, now| {
            progress.set_note(step.id.0, note, now);
            now
        });
        if typed.is_none() {
            return;
        }
        self.tell(Some(step.id.0));
        self.unsaved.set_value(typed);
        // The visit may be over by then.
        let save = move || {
            if self.unsaved.try_get_value() == Some(typed) {
                self.keep();
            }
        };
        (self.outside.later)(PAUSE, Box::new(save));
    }

    /// Saves now what was typed, since there may be no later: the page is hidden or left, or the field is.
    pub fn keep_notes(self) {
        if self.unsaved.get_value().is_some() {
            self.keep();
        }
    }
}
