//! What follows from a draft's own words: the grounds of a claim, and the risk of a step and of a checklist.

use super::draft::{Checklist, Grounds, Outcome, Step};

impl Step {
    pub fn grounds(&self) -> Grounds {
        Grounds { certainty: self.certainty.clone(), sources: self.sources.clone(), checked: self.checked.clone() }
    }
}

impl Outcome {
    pub fn grounds(&self) -> Grounds {
        Grounds { certainty: self.certainty.clone(), sources: self.sources.clone(), checked: self.checked.clone() }
    }
}

/// What a step can cost, mildest first.
pub const RISKS: [&str; 3] = ["safe", "careful", "destructive"];

impl Step {
    /// Its place in [`RISKS`]. `None` if it says something else.
    pub fn rank(&self) -> Option<usize> {
        RISKS.iter().position(|it| *it == self.risk.as_deref().unwrap_or(RISKS[0]))
    }
}

impl Checklist {
    /// That of its riskiest step.
    pub fn rank(&self) -> usize {
        self.steps.iter().filter_map(Step::rank).max().unwrap_or_default()
    }
}
