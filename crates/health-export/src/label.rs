//! Sources without their names, for a report that others read: `Watch A (Series 7)`.

use std::collections::BTreeMap;
use std::fmt;

use super::device::Kind;
use super::export::Export;
use super::hardware::generation;
use super::sources::Source;

/// Stands for one source.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Label {
    pub kind: Kind,
    /// 0 for A.
    pub place: usize,
    /// Of a watch, if its hardware is known.
    pub generation: Option<&'static str>,
}

impl Label {
    /// A to Z, then AA.
    pub fn letters(&self) -> String {
        let mut letters = Vec::new();
        let mut left = self.place + 1;
        while left > 0 {
            letters.insert(0, char::from(b'A' + ((left - 1) % 26) as u8));
            left = (left - 1) / 26;
        }
        letters.into_iter().collect()
    }
}

impl fmt::Display for Label {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let kind = match self.kind {
            Kind::Watch => "Watch",
            Kind::Phone => "iPhone",
            Kind::Other => "App",
        };
        write!(f, "{kind} {}", self.letters())?;
        self.generation.map_or(Ok(()), |it| write!(f, " ({it})"))
    }
}

impl Export {
    /// One label for each source, in their order. The one of its kind that was heard of last is A.
    pub fn labels(&self) -> Vec<Label> {
        let mut newest: Vec<usize> = (0..self.sources.len()).collect();
        newest.sort_by_key(|it| (std::cmp::Reverse(self.traces[*it].last_of_any()), *it));
        let label = |source: &Source| Label { kind: source.kind, place: 0, generation: source.hardware().and_then(generation) };
        let mut labels: Vec<Label> = self.sources.iter().map(label).collect();
        // How many of each kind have theirs.
        let mut given: BTreeMap<Kind, usize> = BTreeMap::new();
        for at in newest {
            let next = given.entry(labels[at].kind).or_default();
            labels[at].place = *next;
            *next += 1;
        }
        labels
    }
}
