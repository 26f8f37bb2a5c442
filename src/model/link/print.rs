//! From what a link leads to, to its text. Nothing else in the project puts a link together.

use crate::model::id::{CauseId, ChecklistId, SYMPTOM_PREFIX};

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

/// The fragment of the question what came of a checklist.
pub fn worked(checklist: ChecklistId) -> String {
    format!("#{checklist}{WORKED}")
}

/// An address with this fragment, which begins with its `#`, in place of its own.
pub fn with_fragment(page: &str, fragment: &str) -> String {
    let page = page.split('#').next().unwrap_or_default();
    format!("{page}{fragment}")
}

/// The address to send: the page's own address, with its fragment replaced.
pub fn address(page: &str, id: &str) -> String {
    with_fragment(page, &fragment(id))
}
