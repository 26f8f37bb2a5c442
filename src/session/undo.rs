//! Undo: every change of marks is remembered for the length of the visit, and taken back one by one.

use leptos::prelude::*;
use rules::guide::Checklist;
use rules::id::Place;
use rules::progress::{Change, ChangeKind, Millis, Progress, State, Worked};
use rules::words::fill;

use super::fan_out::About;
use super::live_regions::LiveRegions;
use super::saving::Saving;

pub struct Undo {
    saving: &'static Saving,
    regions: &'static LiveRegions,
    /// Changes that can still be undone, the latest last.
    changes: RwSignal<Vec<Change>>,
}

impl Undo {
    pub(super) fn new(saving: &'static Saving, regions: &'static LiveRegions) -> Undo {
        Undo { saving, regions, changes: RwSignal::default() }
    }

    /// Makes a change that can be undone, in this checklist or in all of the guide. Says whether anything can be changed.
    pub(super) fn change(
        &'static self,
        checklist: Option<&'static Checklist>,
        change: impl FnOnce(&mut Progress, Millis) -> Option<Change>,
    ) -> bool {
        let change = self.saving.alter(change);
        let can_change = change.is_some();
        if let Some(change) = change.flatten() {
            self.saving.tell_and_save(About::one(change.id()));
            self.remember(change, checklist);
        }
        can_change
    }

    #[inline(never)]
    fn remember(&'static self, change: Change, checklist: Option<&'static Checklist>) {
        let what = self.describe(change.kind);
        let tally = self.saving.store.glance(|it| match checklist {
            Some(checklist) => it.tally(checklist.steps),
            None => it.tally(self.saving.store.guide.steps()),
        });
        let tally = self.saving.store.guide.words.tally(tally.done, tally.of);
        self.regions.said.set(fill(self.saving.store.guide.words.said, &[("what", &what), ("tally", &tally)]));
        self.changes.update(|it| it.push(change));
    }

    /// The words for the change that Undo would take back.
    pub fn undoable(&'static self) -> Option<String> {
        self.changes.with(|it| it.last().map(|it| self.describe(it.kind)))
    }

    /// Takes back the latest change. Says whether there was one.
    pub fn undo(&'static self) -> bool {
        let Some(change) = self.changes.try_update(Vec::pop).flatten() else { return false };
        let Some(undone) = self.saving.change(About::one(change.id()), |progress, now| progress.undo(&change, now)) else {
            // Where nothing can be changed the change stays, for when it can.
            self.changes.update(|it| it.push(change));
            return true;
        };
        let words = &self.saving.store.guide.words;
        self.regions.said.set(if undone > 0 { words.undone } else { words.undone_nothing }.to_string());
        if self.changes.with_untracked(Vec::is_empty) {
            // The button goes away with the last change; the focus must not fall back to the top of the page.
            (self.saving.store.ports.page.focus)(Place::Dock.id());
        }
        true
    }

    fn describe(&'static self, kind: ChangeKind) -> String {
        let words = &self.saving.store.guide.words;
        let (text, title) = match kind {
            ChangeKind::Step(id, state) => {
                let text = match state {
                    State::Todo => words.undo_todo,
                    State::Done => words.undo_done,
                    State::Skipped => words.undo_skipped,
                };
                (text, self.saving.store.guide.step(id).map(|it| it.1.title))
            }
            ChangeKind::Worked(id, worked) => {
                let text = match worked {
                    Some(Worked::Fixed) => words.undo_fixed,
                    Some(Worked::NotYet) => words.undo_not_yet,
                    Some(Worked::Unsure) => words.undo_unsure,
                    None => words.undo_worked,
                };
                (text, self.saving.store.guide.checklist(id).map(|it| it.title))
            }
            ChangeKind::Import => (words.undo_import, None),
            ChangeKind::Checklist(id) => (words.undo_checklist, self.saving.store.guide.checklist(id).map(|it| it.title)),
            ChangeKind::Everything => (words.undo_everything, None),
        };
        fill(text, &[("title", title.unwrap_or_default())])
    }
}
