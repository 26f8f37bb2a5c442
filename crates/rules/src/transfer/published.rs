//! The numbers that ids go by in a link: their places in the list of all ids that were ever published.
//!
//! The list only ever grows at its end, so a number means the same id in every version, whatever is inserted, moved or
//! renamed in the guide. A hash of each id would need no list, but about ten bits more for each value: a link with
//! everything in it would be half as long again, and its QR code so much harder to read. Should the list be put out of order
//! all the same, or somebody else's copy of the guide have another one, then the fingerprint in the link tells:
//! it is made of the ids themselves. No wrong step is ever ticked.

use super::link::checksum;
use crate::guide::Guide;

/// What an id is of, as the list says it. Ids are numbered within each.
pub type Kind = &'static [&'static str];
pub const STEP: Kind = &["step"];
pub const CHECKLIST: Kind = &["checklist"];
pub const QUESTION: Kind = &["question"];
/// Both can be chosen, and no id is of both.
pub const CAUSE: Kind = &["symptom", "verdict"];

/// Every id that was ever published, behind what it is of.
pub struct Published(Vec<(&'static str, &'static str)>);

impl Published {
    pub fn of(guide: &Guide) -> Published {
        Published(guide.published.lines().filter_map(|it| it.split_once(' ')).collect())
    }

    /// In the order of their numbers, which begin with 0.
    pub fn ids(&self, kind: Kind) -> impl Iterator<Item = &'static str> {
        self.0.iter().filter(move |it| kind.contains(&it.0)).map(|it| it.1)
    }

    /// The answers of a question, numbered for themselves.
    pub fn answers(&self, question: &str) -> impl Iterator<Item = &'static str> {
        let lines = self.0.iter().filter(|it| it.0 == "answer").filter_map(|it| it.1.split_once(' '));
        lines.filter(move |it| it.0 == question).map(|it| it.1)
    }
}

/// Sums up which ids a link speaks of, whatever their order.
#[derive(Default)]
pub struct Fingerprint(u16);

impl Fingerprint {
    pub const BITS: u32 = 16;

    pub fn add(&mut self, id: &str) {
        self.0 = self.0.wrapping_add(checksum(id.as_bytes()) as u16);
    }

    pub fn bits(&self) -> u64 {
        u64::from(self.0)
    }
}
