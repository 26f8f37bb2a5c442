//! The log: what was done, when, and what came of it. It is derived from progress; nothing else is kept for it.

use super::guide::{Checklist, Guide, Step};
use super::progress::{Millis, Progress, State, Worked};
use super::walk::Walk;

/// Something that the person did.
#[derive(Clone, Debug)]
pub struct Event {
    pub at: Millis,
    pub what: What,
}

#[derive(Clone, Debug)]
pub enum What {
    /// Chose this symptom or verdict; the words of it.
    Chose(&'static str),
    Step(&'static Checklist, &'static Step, State),
    Worked(&'static Checklist, Worked),
    /// Took a walk test to its end.
    Walked(Walk),
    /// The check of a Health export found this.
    Found(String),
}

/// A checklist that was tried.
#[derive(Clone, Copy, Debug)]
pub struct Tried {
    pub checklist: &'static Checklist,
    pub worked: Option<Worked>,
    /// When the first and the last of it was done.
    pub from: Millis,
    pub to: Millis,
}

impl Progress {
    /// Everything that was done, earliest first.
    pub fn log(&self, guide: &Guide) -> Vec<Event> {
        let mut events: Vec<Event> = Vec::new();
        // What has the same time stays in the guide's order.
        let mut add = |event: Event| events.insert(events.partition_point(|it| it.at <= event.at), event);
        if let Some(chosen) = &self.chosen
            && let Some(path) = chosen.value.as_deref().and_then(|it| guide.path(it))
        {
            add(Event { at: chosen.at, what: What::Chose(path.title) });
        }
        if let Some(checked) = &self.checked {
            self.checked().lines().for_each(|it| add(Event { at: checked.at, what: What::Found(it.to_string()) }));
        }
        for (began, walk) in self.walks().into_iter().filter(|it| it.1.after.is_some()) {
            add(Event { at: began, what: What::Walked(walk) });
        }
        for checklist in guide.checklists {
            for step in checklist.steps {
                if let Some(mark) = self.marks.get(step.id.0).filter(|it| it.value != State::Todo) {
                    add(Event { at: mark.at, what: What::Step(checklist, step, mark.value) });
                }
            }
            if let Some(it) = self.worked.get(checklist.id.0)
                && let Some(worked) = it.value
            {
                add(Event { at: it.at, what: What::Worked(checklist, worked) });
            }
        }
        events
    }

    /// The checklists that were tried, in the order in which they were begun.
    pub fn tried(&self, guide: &Guide) -> Vec<Tried> {
        let mut tried: Vec<Tried> = Vec::new();
        for event in self.log(guide) {
            let checklist = match event.what {
                What::Step(checklist, _, State::Done) | What::Worked(checklist, _) => checklist,
                What::Step(..) | What::Chose(_) | What::Walked(_) | What::Found(_) => continue,
            };
            match tried.iter_mut().find(|it| it.checklist.id == checklist.id) {
                Some(it) => it.to = event.at,
                None => {
                    let worked = self.worked(checklist.id.0);
                    tried.push(Tried { checklist, worked, from: event.at, to: event.at });
                }
            }
        }
        tried
    }
}
