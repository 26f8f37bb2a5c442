//! From what a link leads to, to its text. Nothing else in the project puts a link together.

use crate::model::id::{CauseId, SYMPTOM_PREFIX};

/// `#id`.
pub fn fragment(id: &str) -> String {
    format!("#{id}")
}

/// The element id of a symptom's row.
pub fn symptom_element(id: CauseId) -> String {
    format!("{SYMPTOM_PREFIX}{id}")
}

/// The address to send: the page's own address, with its fragment replaced.
pub fn address(page: &str, id: &str) -> String {
    let page = page.split('#').next().unwrap_or_default();
    format!("{page}#{id}")
}
