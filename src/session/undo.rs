//! Undo: every change of marks is remembered for the length of the visit, and taken back one by one.

use leptos::prelude::*;

use super::Session;
use rules::guide::Checklist;
use rules::progress::{Change, ChangeKind, State, Worked};
use rules::words::fill;

impl Session {
    #[inline(never)]
    pub(super) fn remember(self, change: Change, checklist: Option<&'static Checklist>) {
        let what = self.describe(change.kind);
        let tally = self.progress.with_untracked(|it| match checklist {
            Some(checklist) => it.tally(checklist.steps),
            None => it.tally(self.guide.steps()),
        });
        let tally = self.guide.words.tally(tally.done, tally.of);
        self.said.set(fill(self.guide.words.said, &[("what", &what), ("tally", &tally)]));
        self.changes.update(|it| it.push(change));
    }

    /// The words for the change that Undo would take back.
    pub fn undoable(self) -> Option<String> {
        self.changes.with(|it| it.last().map(|it| self.describe(it.kind)))
    }

    /// Takes back the latest change. Says whether there was one.
    pub fn undo(self) -> bool {
        let Some(change) = self.changes.try_update(Vec::pop).flatten() else { return false };
        let Some(undone) = self.change(change.id(), |progress, now| progress.undo(&change, now)) else {
            // Where nothing can be changed the change stays, for when it can.
            self.changes.update(|it| it.push(change));
            return true;
        };
        let words = &self.guide.words;
        self.said.set(if undone > 0 { words.undone } else { words.undone_nothing }.to_string());
        if self.changes.with_untracked(Vec::is_empty) {
            // The button goes away with the last change; the focus must not fall back to the top of the page.
            (self.outside.focus)("dock");
        }
        true
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
            ChangeKind::Worked(id, worked) => {
                let text = match worked {
                    Some(Worked::Fixed) => words.undo_fixed,
                    Some(Worked::NotYet) => words.undo_not_yet,
                    Some(Worked::Unsure) => words.undo_unsure,
                    None => words.undo_worked,
                };
                (text, self.guide.checklist(id).map(|it| it.title))
            }
            ChangeKind::Import => (words.undo_import, None),
            ChangeKind::Checklist(id) => (words.undo_checklist, self.guide.checklist(id).map(|it| it.title)),
            ChangeKind::Everything => (words.undo_everything, None),
        };
        fill(text, &[("title", title.unwrap_or_default())])
    }
}
