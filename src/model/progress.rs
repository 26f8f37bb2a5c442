//! What somebody has done so far, and the rules by which it changes, merges and is undone.
//!
//! Every value carries the time at which it was set, so that two tabs (or two devices) can be merged: the newest wins,
//! value by value, and it does not matter in which order they are merged.

use std::collections::BTreeMap;

use super::guide::{Checklist, Guide, Step};
use super::version::Systems;

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

/// A value and when it was set.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Timed<T> {
    // The time comes first so that the derived order is "newest wins"; of two values set in the same millisecond
    // the greater wins, so that every tab comes to the same result.
    pub at: Millis,
    pub value: T,
}

/// All that is kept of a person's way through the guide.
///
/// Ids are plain text here: progress may hold ids that this version of the guide does not know, and keeps them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Progress {
    pub marks: BTreeMap<String, Timed<State>>,
    /// Whether each checklist is open, where the person has said so.
    pub open: BTreeMap<String, Timed<bool>>,
    /// The symptom or verdict that was chosen; `None` inside once the choice was taken back.
    pub chosen: Option<Timed<Option<String>>>,
    pub systems: Option<Timed<Systems>>,
}

/// One change of marks that can be undone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    pub kind: ChangeKind,
    entries: Vec<Entry>,
    /// The choice that the change took back.
    chosen: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
struct Entry {
    id: String,
    before: State,
    after: State,
}

/// What a change was, for the words that offer to undo it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ChangeKind {
    /// One step was set to this state.
    Step(&'static str, State),
    /// One checklist was reset.
    Checklist(&'static str),
    /// The whole guide was reset.
    Everything,
}

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

    /// Sets one step. `None` if it was in that state already.
    pub fn mark(&mut self, step: &'static Step, state: State, now: Millis) -> Option<Change> {
        self.change(ChangeKind::Step(step.id.0, state), [(step.id.0.to_string(), state)], now)
    }

    /// Sets every step of one checklist back to "to do". `None` if there was nothing to reset.
    pub fn reset_checklist(&mut self, checklist: &'static Checklist, now: Millis) -> Option<Change> {
        let steps = checklist.steps.iter().map(|it| (it.id.0.to_string(), State::Todo));
        self.change(ChangeKind::Checklist(checklist.id.0), steps, now)
    }

    /// Sets every step of this guide back to "to do" and takes the choice back.
    /// Marks that this guide does not know stay as they are.
    pub fn reset(&mut self, guide: &Guide, now: Millis) -> Option<Change> {
        let steps = guide.steps().map(|it| (it.id.0.to_string(), State::Todo));
        let change = self.change(ChangeKind::Everything, steps, now);
        let Some(before) = self.chosen().map(str::to_string) else { return change };
        self.choose(None, now);
        let mut change = change.unwrap_or(Change { kind: ChangeKind::Everything, entries: Vec::new(), chosen: None });
        change.chosen = Some(before);
        Some(change)
    }

    fn change(&mut self, kind: ChangeKind, steps: impl IntoIterator<Item = (String, State)>, now: Millis) -> Option<Change> {
        let mut entries = Vec::new();
        for (id, state) in steps {
            let before = self.state(&id);
            if before != state {
                self.set(&id, state, now);
                entries.push(Entry { id, before, after: state });
            }
        }
        (!entries.is_empty()).then_some(Change { kind, entries, chosen: None })
    }

    /// Takes a change back. A step that is no longer as the change left it, because it was changed again here or in
    /// another tab, is left alone. Returns how many values it took back.
    pub fn undo(&mut self, change: &Change, now: Millis) -> usize {
        let mut undone = 0;
        for entry in &change.entries {
            // Only the state counts, not its time: the undo of a later change brings the state back at a new time.
            if self.state(&entry.id) == entry.after {
                self.set(&entry.id, entry.before, now);
                undone += 1;
            }
        }
        if change.chosen.is_some() && self.chosen().is_none() {
            self.choose(change.chosen.as_deref(), now);
            undone += 1;
        }
        undone
    }

    fn set(&mut self, id: &str, state: State, now: Millis) {
        let at = later(now, self.marks.get(id).map(|it| it.at));
        self.marks.insert(id.to_string(), Timed { at, value: state });
    }

    pub fn set_open(&mut self, checklist: &str, open: bool, now: Millis) {
        let at = later(now, self.open.get(checklist).map(|it| it.at));
        self.open.insert(checklist.to_string(), Timed { at, value: open });
    }

    pub fn choose(&mut self, id: Option<&str>, now: Millis) {
        let at = later(now, self.chosen.as_ref().map(|it| it.at));
        self.chosen = Some(Timed { at, value: id.map(str::to_string) });
    }

    pub fn set_systems(&mut self, systems: Systems, now: Millis) {
        let at = later(now, self.systems.map(|it| it.at));
        self.systems = Some(Timed { at, value: systems });
    }

    /// Takes over whatever is newer in `other`.
    pub fn merge(&mut self, other: &Progress) {
        merge_map(&mut self.marks, &other.marks);
        merge_map(&mut self.open, &other.open);
        merge_one(&mut self.chosen, &other.chosen);
        merge_one(&mut self.systems, &other.systems);
    }

    /// Lets marks under an id that was renamed count for the id of today. The old ones stay where they are.
    pub fn adopt_aliases(&mut self, guide: &Guide) {
        for alias in guide.aliases {
            adopt(&mut self.marks, alias.old, alias.new);
            adopt(&mut self.open, alias.old, alias.new);
        }
    }
}

/// The time for a change made now to a value that was set at `before`.
///
/// The guide itself asks people to set a wrong clock right. A tick from the days of the wrong clock may lie in the
/// future, and must not win against what the person does now; so a change is always later than what it changes.
fn later(now: Millis, before: Option<Millis>) -> Millis {
    before.map_or(now, |before| now.max(before.saturating_add(1)))
}

fn merge_map<T: Clone + Ord>(ours: &mut BTreeMap<String, Timed<T>>, theirs: &BTreeMap<String, Timed<T>>) {
    for (id, value) in theirs {
        if ours.get(id).is_none_or(|it| it < value) {
            ours.insert(id.clone(), value.clone());
        }
    }
}

fn merge_one<T: Clone + Ord>(ours: &mut Option<Timed<T>>, theirs: &Option<Timed<T>>) {
    if *ours < *theirs {
        ours.clone_from(theirs);
    }
}

fn adopt<T: Clone + Ord>(values: &mut BTreeMap<String, Timed<T>>, old: &str, new: &str) {
    if let Some(value) = values.get(old).cloned()
        && values.get(new).is_none_or(|it| *it < value)
    {
        values.insert(new.to_string(), value);
    }
}
