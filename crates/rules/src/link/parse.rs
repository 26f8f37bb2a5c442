//! From the fragment in the address bar to what it leads to.

use super::print::WORKED;
use super::{LinkError, Target};
use crate::guide::Guide;
use crate::id::{OUTCOME_PREFIX, Place, SYMPTOM_PREFIX, is_well_formed};
use crate::transfer;

/// Longer than any id could be: what is longer is not read any further.
const LONGEST: usize = 100;

impl Guide {
    /// Reads a fragment, with or without its `#`.
    ///
    /// # Errors
    /// [`LinkError::Malformed`] if it cannot be an id, [`LinkError::Unknown`] if no element has it.
    pub fn target(&self, fragment: &str) -> Result<Target, LinkError> {
        let fragment = fragment.strip_prefix('#').unwrap_or(fragment);
        if fragment.is_empty() {
            return Ok(Target::Page);
        }
        if transfer::link::is_progress(fragment) {
            return Ok(Target::Progress);
        }
        if let Some(checklist) = fragment.strip_suffix(WORKED).and_then(|it| self.checklist(self.current(it))) {
            return Ok(Target::Worked(checklist));
        }
        // Some apps escape or capitalise a link, or keep the full stop that followed it.
        let id = fragment.trim_end_matches(['.', ',', ')', ' ']).to_ascii_lowercase().replace("%2d", "-");
        if id.len() > LONGEST || !is_well_formed(&id) {
            return Err(LinkError::Malformed);
        }
        let current = self.current(&id);
        if let Some((checklist, step)) = self.step(current) {
            return Ok(Target::Step(checklist, step));
        }
        if let Some(checklist) = self.checklist(current) {
            return Ok(Target::Checklist(checklist));
        }
        if let Some(symptom) = id.strip_prefix(SYMPTOM_PREFIX).and_then(|it| self.symptom(self.current(it))) {
            return Ok(Target::Symptom(symptom));
        }
        if let Some(outcome) = id.strip_prefix(OUTCOME_PREFIX).and_then(|it| self.outcome(it)) {
            return Ok(Target::Outcome(outcome));
        }
        Place::named(current).map(Target::Place).ok_or(LinkError::Unknown(id))
    }
}
