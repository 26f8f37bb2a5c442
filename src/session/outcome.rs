//! What came of a checklist, what comes next because of it, and what stands before one that erases something.

use leptos::prelude::*;

use super::Session;
use rules::guide::Checklist;
use rules::path::Next;
use rules::progress::Worked;

/// The answer under a checklist's id that says that its guard was read.
const READ: &str = "read";

impl Session {
    pub fn worked(self, checklist: &'static Checklist) -> Memo<Option<Worked>> {
        Memo::new(move |_| self.about(checklist.id.0, |it| it.worked(checklist.id.0)))
    }

    /// Says what came of a checklist. Saying the same again takes it back.
    pub fn set_worked(self, checklist: &'static Checklist, worked: Worked) {
        let before = self.progress.with_untracked(|it| it.worked(checklist.id.0));
        let worked = (before != Some(worked)).then_some(worked);
        self.change_undoably(Some(checklist), |progress, now| progress.set_worked(checklist, worked, now));
        let moves_on = matches!(worked, Some(Worked::NotYet | Worked::Unsure));
        match self.next() {
            Some(Next::Fixed(_)) if worked == Some(Worked::Fixed) => (self.outside.show)("fixed"),
            Some(Next::Step(checklist, _) | Next::Ask(checklist)) if moves_on => {
                self.open_for_now(checklist);
                (self.outside.show)(checklist.id.0);
            }
            _ => {}
        }
    }

    /// What comes next on the path, if one was chosen.
    pub fn next(self) -> Option<Next> {
        let path = self.path()?;
        Some(self.progress.with(|it| {
            // Fixed is fixed, even by a checklist that is not on the path.
            let is_fixed = it.worked.iter().any(|(_, it)| it.value == Some(Worked::Fixed));
            let fixed = || self.guide.checklists.iter().find(|checklist| it.worked(checklist.id.0) == Some(Worked::Fixed));
            match path.next(it) {
                Next::Fixed(checklist) => Next::Fixed(checklist),
                next => is_fixed.then(fixed).flatten().map_or(next, Next::Fixed),
            }
        }))
    }

    /// The checklist of the path that fixed it.
    pub fn fixed(self) -> Option<&'static Checklist> {
        match self.next() {
            Some(Next::Fixed(checklist)) => Some(checklist),
            _ => None,
        }
    }

    /// A milder checklist that comes before this one on the path and that nobody has touched.
    pub fn milder_before(self, checklist: &'static Checklist) -> Option<&'static Checklist> {
        let path = self.path().filter(|it| it.holds(checklist.id))?;
        self.progress.with(|it| path.untouched_before(checklist.id, it))
    }

    /// Whether the checklist's steps are held back until its guard was read.
    pub fn is_guarded(self, checklist: &'static Checklist) -> Memo<bool> {
        Memo::new(move |_| {
            let is_read = || self.about(checklist.id.0, |it| it.answer(checklist.id.0) == Some(READ));
            checklist.guard.is_some() && !is_read() && !self.passed.with(|it| it.contains(checklist.id.0))
        })
    }

    /// The guard was read: shows the steps, and leads to the first.
    pub fn pass_guard(self, checklist: &'static Checklist) {
        let id = checklist.id.0;
        if self.change(Some(id), |progress, now| progress.set_answer(id, Some(READ), now)).is_none() {
            // What a newer version saved is only shown, but reading goes on.
            self.passed.update(|it| {
                it.insert(id);
            });
        }
        if let Some(step) = checklist.steps.first() {
            (self.outside.show)(step.id.0);
        }
    }
}
