//! Links into the guide: a fragment is the id of the element that it leads to.

mod parse;
mod print;

use super::guide::{Checklist, Outcome, Step, Symptom};
use super::id::Place;

/// What a fragment leads to.
#[derive(Clone, Copy, Debug)]
pub enum Target {
    /// No fragment: the page as it is.
    Page,
    /// One of the page's own places.
    Place(Place),
    Symptom(&'static Symptom),
    Outcome(&'static Outcome),
    Checklist(&'static Checklist),
    Step(&'static Checklist, &'static Step),
    /// The question what came of a checklist.
    Worked(&'static Checklist),
    /// Progress from elsewhere; the fragment carries it.
    Progress,
}

/// Why a fragment leads nowhere.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LinkError {
    /// It could never have been a link into this guide.
    Malformed,
    /// It looks like one, but this guide has nothing by that id.
    Unknown(String),
}

impl Target {
    /// The id of the element, which is also the fragment.
    pub fn element(self) -> String {
        match self {
            Target::Page => Place::Top.id().to_string(),
            Target::Place(place) => place.id().to_string(),
            Target::Symptom(symptom) => print::symptom_element(symptom.id),
            Target::Outcome(outcome) => print::outcome_element(outcome.id),
            Target::Checklist(checklist) => checklist.id.0.to_string(),
            Target::Step(_, step) => step.id.0.to_string(),
            Target::Worked(checklist) => format!("{}{}", checklist.id, print::WORKED),
            Target::Progress => Place::Import.id().to_string(),
        }
    }

    /// The checklist that has to be open for the target to be seen.
    pub fn checklist(self) -> Option<&'static Checklist> {
        match self {
            Target::Checklist(checklist) | Target::Step(checklist, _) | Target::Worked(checklist) => Some(checklist),
            Target::Page | Target::Place(_) | Target::Symptom(_) | Target::Outcome(_) | Target::Progress => None,
        }
    }
}

pub use print::{
    CHECK, fragment, guide_from_check, guide_from_step, outcome_element, step_folder, symptom_element, with_fragment, worked,
};
