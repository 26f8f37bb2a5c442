//! From what a link leads to, to its text. Nothing else in the project puts a link together.

use crate::guide::Guide;
use crate::id::{CauseId, ChecklistId, OUTCOME_PREFIX, SYMPTOM_PREFIX};

/// What follows a checklist's id in the id of its question. Two hyphens: no id of the content can end so.
pub(super) const WORKED: &str = "--worked";

/// `#id`.
pub fn fragment(id: &str) -> String {
    format!("#{id}")
}

/// The element id of a symptom's row.
pub fn symptom_element(id: CauseId) -> String {
    format!("{SYMPTOM_PREFIX}{id}")
}

/// The element id of an outcome.
pub fn outcome_element(id: &str) -> String {
    format!("{OUTCOME_PREFIX}{id}")
}

/// The fragment of the question what came of a checklist.
pub fn worked(checklist: ChecklistId) -> String {
    format!("#{checklist}{WORKED}")
}

/// The folder that the page is in, without what it was opened with: no query, which may say where somebody came
/// from, and no file name.
fn base(page: &str) -> &str {
    let page = page.split(['?', '#']).next().unwrap_or_default();
    page.rfind('/').map_or("", |end| page.get(..=end).unwrap_or_default())
}

/// The guide's address with this fragment, which begins with its `#`.
pub fn with_fragment(page: &str, fragment: &str) -> String {
    format!("{}{fragment}", base(page))
}

/// The folder of a step's own page, seen from the guide. The page is there for whoever can't or won't run the guide,
/// previews of links above all; it leads on to [`guide_from_step`].
pub fn step_folder(id: &str) -> String {
    format!("s/{id}/")
}

/// The guide, seen from a step's own page, with this fragment or none.
pub fn guide_from_step(fragment: &str) -> String {
    format!("../../{fragment}")
}

/// The page that checks a Health export, seen from the guide.
pub const CHECK: &str = "check/";

/// The guide, seen from that page, at the element with this id.
pub fn guide_from_check(id: &str) -> String {
    format!("../{}", if id.is_empty() { String::new() } else { fragment(id) })
}

impl Guide {
    /// The address to send for an element: a step has a page of its own, all else is a place in the guide.
    pub fn address(&self, page: &str, id: &str) -> String {
        match self.step(id) {
            Some(_) => format!("{}{}", base(page), step_folder(id)),
            None => with_fragment(page, &fragment(id)),
        }
    }
}
