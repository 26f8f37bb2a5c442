//! What merging progress from elsewhere would change, for the person to decide about.

use crate::guide::{Checklist, Guide, Step};
use crate::progress::{Progress, State, Timed, Values, Worked};
use crate::question::{Answer, Question};
use crate::system::Systems;

/// What merging would change. Only what a person would see counts: the same value with another time is no change.
#[derive(Clone, Debug, Default)]
pub struct Preview {
    /// In the order of the guide: marks and notes by checklist, each before its outcome; then answers, choice and versions.
    pub changes: Vec<Difference>,
    /// How many of their values differ from ours, but are older, so that ours stay.
    pub older: usize,
    /// How many of their values are under ids that this version can't show. They are kept all the same.
    pub unknown: usize,
}

/// One value that would change.
#[derive(Clone, Debug)]
pub enum Difference {
    Step {
        checklist: &'static Checklist,
        step: &'static Step,
        from: State,
        to: State,
    },
    Note {
        step: &'static Step,
        from: String,
        to: String,
    },
    Outcome {
        checklist: &'static Checklist,
        from: Option<Worked>,
        to: Option<Worked>,
    },
    Answer {
        question: &'static Question,
        from: Option<&'static Answer>,
        to: Option<&'static Answer>,
    },
    /// The words of the symptom or verdict.
    Choice {
        from: Option<&'static str>,
        to: Option<&'static str>,
    },
    Versions {
        from: Systems,
        to: Systems,
    },
}

impl Preview {
    /// Whether the person would see no difference.
    pub fn is_empty(&self) -> bool {
        self.changes.is_empty()
    }
}

/// What merging `theirs` into `ours` would change. Both stand under today's ids; `theirs` has been through
/// [`not_after`](super::not_after).
pub fn preview(guide: &Guide, ours: &Progress, theirs: &Progress) -> Preview {
    let mut preview = Preview { unknown: unknown(guide, theirs), ..Preview::default() };
    for checklist in guide.checklists {
        for step in checklist.steps {
            let id = step.id.0;
            if let Some((from, to)) = preview.of(&ours.marks, &theirs.marks, id) {
                preview.changes.push(Difference::Step { checklist, step, from, to });
            }
            if let Some((from, to)) = preview.of(&ours.notes, &theirs.notes, id) {
                preview.changes.push(Difference::Note { step, from, to });
            }
        }
        if let Some((from, to)) = preview.of(&ours.worked, &theirs.worked, checklist.id.0) {
            preview.changes.push(Difference::Outcome { checklist, from, to });
        }
    }
    for question in guide.questions {
        if let Some((from, to)) = preview.of(&ours.answers, &theirs.answers, question.id) {
            let answer = |id: Option<String>| question.answers.iter().find(|it| Some(it.id) == id.as_deref());
            preview.changes.push(Difference::Answer { question, from: answer(from), to: answer(to) });
        }
    }
    // An old id for the same choice is no difference.
    let today = |it: &Option<Timed<Option<String>>>| {
        it.as_ref().map(|it| Timed { at: it.at, value: it.value.as_deref().map(|id| guide.current(id).to_string()) })
    };
    if let Some((from, to)) = preview.compare(today(&ours.chosen).as_ref(), today(&theirs.chosen).as_ref()) {
        let words = |id: Option<String>| cause(guide, &id?);
        preview.changes.push(Difference::Choice { from: words(from), to: words(to) });
    }
    if let Some((from, to)) = preview.compare(ours.systems.as_ref(), theirs.systems.as_ref()) {
        preview.changes.push(Difference::Versions { from, to });
    }
    preview
}

impl Preview {
    fn of<T: Clone + Default + Ord>(&mut self, ours: &Values<T>, theirs: &Values<T>, id: &str) -> Option<(T, T)> {
        self.compare(ours.get(id), theirs.get(id))
    }

    /// From what to what a value would change. Counts it if it would, but is older. The rule is that of `Progress::merge`.
    fn compare<T: Clone + Default + Ord>(&mut self, ours: Option<&Timed<T>>, theirs: Option<&Timed<T>>) -> Option<(T, T)> {
        let theirs = theirs?;
        let from = ours.map(|it| it.value.clone()).unwrap_or_default();
        if from == theirs.value {
            return None;
        }
        if ours.is_some_and(|it| it > theirs) {
            self.older += 1;
            return None;
        }
        Some((from, theirs.value.clone()))
    }
}

/// The words of a symptom or verdict.
fn cause(guide: &Guide, id: &str) -> Option<&'static str> {
    guide.symptom(id).map(|it| it.see).or(guide.verdict(id).map(|it| it.title))
}

fn unknown(guide: &Guide, theirs: &Progress) -> usize {
    let is_step = |id: &&str| guide.step(guide.current(id)).is_some();
    let is_checklist = |id: &&str| guide.checklist(guide.current(id)).is_some();
    let is_question = |id: &&str| guide.question(guide.current(id)).is_some();
    theirs.marks.ids().filter(|it| !is_step(it)).count()
        + theirs.notes.ids().filter(|it| !is_step(it)).count()
        + theirs.worked.ids().filter(|it| !is_checklist(it)).count()
        + theirs.answers.ids().filter(|it| !is_question(it)).count()
}
