//! Outcomes: whether a checklist fixed the problem, what comes next, and the guard before a checklist that erases something.

use leptos::prelude::*;
use rules::guide::Checklist;
use rules::id::Place;
use rules::path::Next;
use rules::progress::Worked;

use super::choices::Choices;
use super::fan_out::{About, Store};
use super::navigation::Navigation;
use super::saving::Saving;
use super::undo::Undo;

/// The answer under a checklist's id that says that its guard was read.
const READ: &str = "read";

pub struct Outcomes {
    store: &'static Store,
    saving: &'static Saving,
    undo: &'static Undo,
    choices: &'static Choices,
    navigation: &'static Navigation,
    /// Checklists whose guard was passed while nothing could be saved.
    passed: RwSignal<Vec<&'static str>>,
}

impl Outcomes {
    pub(super) fn new(
        saving: &'static Saving,
        undo: &'static Undo,
        choices: &'static Choices,
        navigation: &'static Navigation,
    ) -> Outcomes {
        Outcomes { store: saving.store, saving, undo, choices, navigation, passed: RwSignal::default() }
    }

    pub fn worked(&'static self, checklist: &'static Checklist) -> Memo<Option<Worked>> {
        Memo::new(move |_| self.store.about(checklist.id.0, |it| it.worked(checklist.id.0)))
    }

    /// Says what came of a checklist. Saying the same again takes it back.
    pub fn set_worked(&'static self, checklist: &'static Checklist, worked: Worked) {
        let before = self.store.glance(|it| it.worked(checklist.id.0));
        let worked = (before != Some(worked)).then_some(worked);
        self.undo.change(Some(checklist), |progress, now| progress.set_worked(checklist, worked, now));
        let moves_on = matches!(worked, Some(Worked::NotYet | Worked::Unsure));
        match self.next() {
            Some(Next::Fixed(_)) if worked == Some(Worked::Fixed) => (self.store.ports.page.show)(Place::Fixed.id()),
            Some(Next::Step(checklist, _) | Next::Ask(checklist)) if moves_on => {
                self.navigation.open_for_now(checklist);
                (self.store.ports.page.show)(checklist.id.0);
            }
            _ => {}
        }
    }

    /// What comes next on the path, if one was chosen.
    pub fn next(&'static self) -> Option<Next> {
        let path = self.choices.path()?;
        Some(self.store.read(|it| {
            // Fixed is fixed, even by a checklist that is not on the path.
            let is_fixed = it.worked.iter().any(|(_, it)| it.value == Some(Worked::Fixed));
            let fixed = || self.store.guide.checklists.iter().find(|checklist| it.worked(checklist.id.0) == Some(Worked::Fixed));
            match path.next(it) {
                Next::Fixed(checklist) => Next::Fixed(checklist),
                Next::Nothing => Next::Nothing,
                next => is_fixed.then(fixed).flatten().map_or(next, Next::Fixed),
            }
        }))
    }

    /// The checklist of the path that fixed it.
    pub fn fixed(&'static self) -> Option<&'static Checklist> {
        match self.next() {
            Some(Next::Fixed(checklist)) => Some(checklist),
            _ => None,
        }
    }

    /// A milder checklist that comes before this one on the path and that nobody has touched.
    pub fn milder_before(&'static self, checklist: &'static Checklist) -> Option<&'static Checklist> {
        let path = self.choices.path().filter(|it| it.holds(checklist.id))?;
        self.store.read(|it| path.untouched_before(checklist.id, it))
    }

    /// Whether the checklist's steps are held back until its guard was read.
    pub fn is_guarded(&'static self, checklist: &'static Checklist) -> Memo<bool> {
        Memo::new(move |_| {
            let is_read = || self.store.about(checklist.id.0, |it| it.answer(checklist.id.0) == Some(READ));
            checklist.guard.is_some() && !is_read() && !self.passed.with(|it| it.contains(&checklist.id.0))
        })
    }

    /// The guard was read: shows the steps, and leads to the first.
    pub fn pass_guard(&'static self, checklist: &'static Checklist) {
        let id = checklist.id.0;
        if self.saving.change(About::One(id), |progress, now| progress.set_answer(id, Some(READ), now)).is_none() {
            // What a newer version saved is only shown, but reading goes on.
            self.passed.update(|it| it.push(checklist.id.0));
        }
        if let Some(step) = checklist.steps.first() {
            (self.store.ports.page.show)(step.id.0);
        }
    }
}
