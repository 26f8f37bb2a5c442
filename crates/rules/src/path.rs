//! Your path: the checklists that a symptom or a verdict leads to, in order, and what comes next on it.

use super::guide::{Checklist, Guide, Outcome, Risk, Stage, Step, Through};
use super::id::ChecklistId;
use super::progress::{Progress, State, Tally, Worked};

/// The checklists that a choice leads to, mildest first.
#[derive(Clone, Debug)]
pub struct Path {
    /// The words of the choice: what the person sees, or what the look at the data showed.
    pub title: &'static str,
    /// Said before the checklists, where no fixing may be needed.
    pub outcome: Option<&'static Outcome>,
    /// What the verdict means.
    pub text: Option<&'static str>,
    /// Empty where there is nothing to repair.
    pub checklists: Vec<&'static Checklist>,
    /// What is right once the path is through.
    pub through: Through,
}

/// What comes next.
#[derive(Clone, Copy, Debug)]
pub enum Next {
    /// This step of this checklist.
    Step(&'static Checklist, &'static Step),
    /// The checklist is through; did it work?
    Ask(&'static Checklist),
    /// This checklist fixed it. Nothing is pushed any more.
    Fixed(&'static Checklist),
    /// The whole path is through, and it is not fixed.
    End,
    /// There is nothing to repair, and so nothing to do.
    Nothing,
}

impl Guide {
    /// The path of a symptom or a verdict. `None` if this guide has neither by that id.
    pub fn path(&self, chosen: &str) -> Option<Path> {
        let chosen = self.current(chosen);
        if let Some(symptom) = self.symptom(chosen) {
            return Some(Path {
                title: symptom.see,
                outcome: symptom.outcome.and_then(|it| self.outcome(it)),
                text: None,
                checklists: self.find_all(symptom.goes),
                through: symptom.through,
            });
        }
        self.verdict(chosen).map(|verdict| Path {
            title: verdict.title,
            outcome: verdict.outcome.and_then(|it| self.outcome(it)),
            text: Some(verdict.text),
            checklists: self.find_all(verdict.goes),
            through: verdict.through,
        })
    }

    fn find_all(&self, ids: &[ChecklistId]) -> Vec<&'static Checklist> {
        ids.iter().filter_map(|it| self.checklist(it.0)).collect()
    }

    /// The checklists for when it works, so that it stays so.
    pub fn keep(&self) -> impl Iterator<Item = &'static Checklist> + use<> {
        self.checklists.iter().filter(|it| it.stage == Stage::Keep)
    }
}

impl Checklist {
    /// Whether the person is asked for an outcome. Only checklists on a path fix anything; the others inspect or maintain.
    pub fn asks(&self) -> bool {
        self.stage == Stage::Path
    }
}

impl Path {
    /// What comes next: the first step that is still to do, in the first checklist that is not through.
    pub fn next(&self, progress: &Progress) -> Next {
        if self.checklists.is_empty() {
            return Next::Nothing;
        }
        if let Some(fixed) = self.checklists.iter().find(|it| progress.worked(it.id.0) == Some(Worked::Fixed)) {
            return Next::Fixed(fixed);
        }
        for checklist in self.checklists.iter().filter(|it| progress.worked(it.id.0).is_none()) {
            let todo = checklist.steps.iter().find(|it| progress.state(it.id.0) == State::Todo);
            match todo {
                Some(step) => return Next::Step(checklist, step),
                // Where nothing applied, there is nothing to ask about.
                None if progress.tally(checklist.steps).is_empty() => {}
                None => return Next::Ask(checklist),
            }
        }
        Next::End
    }

    /// The first milder checklist before this one that nobody has touched. A riskier one is not to be offered in silence.
    pub fn untouched_before(&self, checklist: ChecklistId, progress: &Progress) -> Option<&'static Checklist> {
        let place = self.checklists.iter().position(|it| it.id == checklist)?;
        let risk = self.checklists.get(place)?.risk;
        if risk == Risk::Safe {
            return None;
        }
        self.checklists.iter().take(place).find(|it| it.risk < risk && !progress.is_touched(it)).copied()
    }

    pub fn tally(&self, progress: &Progress) -> Tally {
        progress.tally(self.checklists.iter().flat_map(|it| it.steps))
    }

    /// About how long the steps that are still to do take, in minutes.
    pub fn minutes_left(&self, progress: &Progress) -> u32 {
        let steps = self.checklists.iter().filter(|it| progress.worked(it.id.0).is_none()).flat_map(|it| it.steps);
        steps.filter(|it| progress.state(it.id.0) == State::Todo).map(|it| u32::from(it.minutes)).sum()
    }

    pub fn holds(&self, checklist: ChecklistId) -> bool {
        self.checklists.iter().any(|it| it.id == checklist)
    }
}

impl Progress {
    /// Whether anything was done about a checklist.
    pub fn is_touched(&self, checklist: &Checklist) -> bool {
        self.worked(checklist.id.0).is_some() || checklist.steps.iter().any(|it| self.state(it.id.0) != State::Todo)
    }
}
