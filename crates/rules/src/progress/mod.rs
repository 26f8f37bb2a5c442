//! What somebody has done so far, and the rules by which it changes.
//!
//! Every value carries the time at which it was set, so that two tabs (or two devices) can be merged: the newest wins,
//! value by value, and it does not matter in which order they are merged.

mod aliases;

mod parts;

mod tally;

mod undo;

mod values;

use super::guide::{Checklist, Guide, Step};
use super::system::Systems;
use parts::Part as _;

pub use tally::Tally;
pub use undo::{Change, ChangeKind};
pub use values::Values;

/// Milliseconds since 1970, UTC.
pub type Millis = u64;

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum State {
    #[default]
    Todo,
    Done,
    /// Doesn't apply: out of the arithmetic, and never counted as done.
    Skipped,
}

impl State {
    /// The word for it in the page's `data-state`.
    pub fn name(self) -> &'static str {
        match self {
            State::Todo => "todo",
            State::Done => "done",
            State::Skipped => "skipped",
        }
    }
}

/// What came of a checklist: the answer to "did it work?".
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Worked {
    Unsure,
    NotYet,
    Fixed,
}

/// A value and when it was set.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Timed<T> {
    // The time comes first so that the derived order is "newest wins"; of two values set in the same millisecond
    // the greater wins, so that every tab comes to the same result.
    pub at: Millis,
    pub value: T,
}

/// Makes [`Progress`] of the list of its parts, and what is done with every part.
macro_rules! progress {
    ($($(#[$doc:meta])* $part:ident: $kind:ty),* $(,)?) => {
        /// All that is kept of a person's way through the guide.
        ///
        /// A value that was taken back is not removed but set to its default, so that taking back can be newer than setting.
        #[derive(Clone, Debug, Default, PartialEq, Eq)]
        pub struct Progress {
            $($(#[$doc])* pub $part: $kind,)*
        }

        impl Progress {
            /// Takes over whatever is newer in `other`. Says whether anything is.
            pub fn merge(&mut self, other: &Progress) -> bool {
                let new = [$(self.$part.merge(&other.$part)),*];
                new.contains(&true)
            }

            /// Takes a change back. A value that is no longer as the change left it, because it was changed again here or in
            /// another tab, is left alone. Returns how many values it took back.
            pub fn undo(&mut self, Change { before, after, .. }: &Change, now: Millis) -> usize {
                [$(self.$part.undo(&before.$part, &after.$part, now)),*].into_iter().sum()
            }

            /// Lets no value be set later than this.
            pub fn hold_back(&mut self, latest: Millis) {
                $(self.$part.hold_back(latest);)*
            }
        }
    };
}

progress! {
    /// By step.
    marks: Values<State>,
    /// What came of each checklist.
    worked: Values<Option<Worked>>,
    /// The answer to each question of the diagnosis.
    answers: Values<Option<String>>,
    /// When the wait of each step ends.
    timers: Values<Option<Millis>>,
    /// The person's own note on each step.
    notes: Values<String>,
    /// Walk tests, by when they began: a line each; see `walk`.
    walk_tests: Values<Option<String>>,
    /// Whether each checklist is open, where that was said.
    open: Values<bool>,
    /// The symptom or verdict that was chosen.
    chosen: Option<Timed<Option<String>>>,
    systems: Option<Timed<Systems>>,
    /// What the check of a Health export found: sentences without names, one a line.
    checked: Option<Timed<Option<String>>>,
}

impl Progress {
    pub fn state(&self, id: &str) -> State {
        self.marks.get(id).map(|it| it.value).unwrap_or_default()
    }

    pub fn tally<'a>(&self, steps: impl IntoIterator<Item = &'a Step>) -> Tally {
        let mut tally = Tally::default();
        for step in steps {
            match self.state(step.id.0) {
                State::Todo => tally.of += 1,
                State::Done => {
                    tally.done += 1;
                    tally.of += 1;
                }
                State::Skipped => {}
            }
        }
        tally
    }

    /// Whether a timer was started and not ended by the person.
    pub fn has_timers(&self) -> bool {
        self.timers.iter().any(|(_, it)| it.value.is_some())
    }

    pub fn systems(&self) -> Systems {
        self.systems.map(|it| it.value).unwrap_or_default()
    }

    /// The id of the chosen symptom or verdict.
    pub fn chosen(&self) -> Option<&str> {
        self.chosen.as_ref()?.value.as_deref()
    }

    pub fn is_open(&self, checklist: &str) -> Option<bool> {
        self.open.get(checklist).map(|it| it.value)
    }

    /// What came of a checklist, if the person has said so.
    pub fn worked(&self, checklist: &str) -> Option<Worked> {
        self.worked.get(checklist)?.value
    }

    /// The answer to a question of the diagnosis.
    pub fn answer(&self, question: &str) -> Option<&str> {
        self.answers.get(question)?.value.as_deref()
    }

    /// What the check of a Health export found, one sentence a line; empty if nothing was checked.
    pub fn checked(&self) -> &str {
        self.checked.as_ref().and_then(|it| it.value.as_deref()).unwrap_or_default()
    }

    /// When the wait of a step ends, if one was started and not ended by the person.
    pub fn timer(&self, step: &str) -> Option<Millis> {
        self.timers.get(step)?.value
    }

    /// The note on a step; empty if there is none.
    pub fn note(&self, step: &str) -> &str {
        self.notes.get(step).map_or("", |it| &it.value)
    }

    /// Sets one step. `None` if it was in that state already.
    pub fn mark(&mut self, step: &'static Step, state: State, now: Millis) -> Option<Change> {
        self.undoably(ChangeKind::Step(step.id.0, state), |it| it.set_state(step.id.0, state, now))
    }

    /// Says what came of a checklist, or takes that back.
    pub fn set_worked(&mut self, checklist: &'static Checklist, worked: Option<Worked>, now: Millis) -> Option<Change> {
        self.undoably(ChangeKind::Worked(checklist.id.0, worked), |it| set(&mut it.worked, checklist.id.0, worked, now))
    }

    /// Sets everything about one checklist back. `None` if there was nothing to reset.
    pub fn reset_checklist(&mut self, checklist: &'static Checklist, now: Millis) -> Option<Change> {
        self.undoably(ChangeKind::Checklist(checklist.id.0), |it| it.clear(checklist, now))
    }

    /// Sets everything of this guide back: marks, outcomes, answers, timers, walk tests, the choice and what an export said. Notes and versions stay,
    /// and so does what this guide does not know.
    pub fn reset(&mut self, guide: &Guide, now: Millis) -> Option<Change> {
        self.undoably(ChangeKind::Everything, |it| {
            for checklist in guide.checklists {
                it.clear(checklist, now);
            }
            for question in guide.questions {
                it.forget_answer(question.id, now);
            }
            if it.chosen().is_some() {
                it.choose(None, now);
            }
            for (began, _) in it.walks() {
                it.set_walk(began, None, now);
            }
            if !it.checked().is_empty() {
                it.set_checked(None, now);
            }
        })
    }

    fn clear(&mut self, checklist: &Checklist, now: Millis) {
        for step in checklist.steps {
            self.set_state(step.id.0, State::Todo, now);
            self.set_timer(step.id.0, None, now);
        }
        if self.worked(checklist.id.0).is_some() {
            set(&mut self.worked, checklist.id.0, None, now);
        }
        self.forget_answer(checklist.id.0, now);
    }

    fn forget_answer(&mut self, question: &str, now: Millis) {
        if self.answer(question).is_some() {
            self.set_answer(question, None, now);
        }
    }

    fn set_state(&mut self, id: &str, state: State, now: Millis) {
        if self.state(id) != state {
            set(&mut self.marks, id, state, now);
        }
    }

    /// Sets or takes back the answer to a question.
    pub fn set_answer(&mut self, question: &str, answer: Option<&str>, now: Millis) {
        // One that was never given can be taken back, too: then nothing counts for it any more.
        if self.answers.get(question).map(|it| it.value.as_deref()) != Some(answer) {
            set(&mut self.answers, question, answer.map(str::to_string), now);
        }
    }

    /// Starts the timer of a step, by the time at which it ends, or ends it.
    pub fn set_timer(&mut self, step: &str, ends: Option<Millis>, now: Millis) {
        if self.timer(step) != ends {
            set(&mut self.timers, step, ends, now);
        }
    }

    pub fn set_note(&mut self, step: &str, note: &str, now: Millis) {
        if self.note(step) != note {
            set(&mut self.notes, step, note.to_string(), now);
        }
    }

    pub fn set_open(&mut self, checklist: &str, open: bool, now: Millis) {
        set(&mut self.open, checklist, open, now);
    }

    pub fn choose(&mut self, id: Option<&str>, now: Millis) {
        set_one(&mut self.chosen, id.map(str::to_string), now);
    }

    /// Keeps what the check of a Health export found, or takes it out.
    pub fn set_checked(&mut self, text: Option<&str>, now: Millis) {
        if self.checked() != text.unwrap_or_default() {
            set_one(&mut self.checked, text.map(str::to_string), now);
        }
    }

    pub fn set_systems(&mut self, systems: Systems, now: Millis) {
        set_one(&mut self.systems, systems, now);
    }
}

/// The time for a change made now to a value that was set at `before`.
///
/// The guide itself asks people to set a wrong clock right. A tick from the days of the wrong clock may lie in the
/// future, and must not win against what the person does now; so a change is always later than what it changes.
fn later(now: Millis, before: Option<Millis>) -> Millis {
    before.map_or(now, |before| now.max(before.saturating_add(1)))
}

pub(super) fn set<T>(values: &mut Values<T>, id: &str, value: T, now: Millis) {
    let at = later(now, values.get(id).map(|it| it.at));
    values.insert(id, Timed { at, value });
}

fn set_one<T>(place: &mut Option<Timed<T>>, value: T, now: Millis) {
    *place = Some(Timed { at: later(now, place.as_ref().map(|it| it.at)), value });
}
