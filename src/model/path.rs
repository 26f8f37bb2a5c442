//! Your path: the checklists that a symptom or a verdict leads to, in order, and the next step on it.

use super::guide::{Checklist, Guide, Outcome, Step};
use super::id::ChecklistId;
use super::progress::{Progress, State, Tally};

/// The checklists that a choice leads to, mildest first.
#[derive(Clone, Debug)]
pub struct Path {
    /// The words of the choice: what the person sees, or what the look at the data showed.
    pub title: &'static str,
    /// Said before the checklists, where no fixing may be needed.
    pub outcome: Option<&'static Outcome>,
    /// What the verdict means.
    pub text: Option<&'static str>,
    pub checklists: Vec<&'static Checklist>,
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
            });
        }
        self.verdict(chosen).map(|verdict| Path {
            title: verdict.title,
            outcome: None,
            text: Some(verdict.text),
            checklists: self.find_all(verdict.goes),
        })
    }

    fn find_all(&self, ids: &[ChecklistId]) -> Vec<&'static Checklist> {
        ids.iter().filter_map(|it| self.checklist(it.0)).collect()
    }
}

impl Path {
    /// The first step that is still to do, and its checklist.
    pub fn next(&self, progress: &Progress) -> Option<(&'static Checklist, &'static Step)> {
        self.checklists
            .iter()
            .flat_map(|checklist| checklist.steps.iter().map(|step| (*checklist, step)))
            .find(|(_, step)| progress.state(step.id.0) == State::Todo)
    }

    pub fn tally(&self, progress: &Progress) -> Tally {
        progress.tally(self.checklists.iter().flat_map(|it| it.steps))
    }

    pub fn holds(&self, checklist: ChecklistId) -> bool {
        self.checklists.iter().any(|it| it.id == checklist)
    }
}
