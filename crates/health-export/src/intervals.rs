//! Times that are covered by samples, and where several sources cover the same.
//!
//! An export may hold very many sources with very many samples on one day. So nothing here goes through all samples once for each
//! source: they are sorted once, and then gone through once.

use std::collections::BTreeMap;

use super::samples::Sample;
use super::sources::SourceId;
use super::time::Seconds;

/// Times that are covered: apart from each other, and in order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cover {
    spans: Vec<(Seconds, Seconds)>,
    /// How much is covered before each of them, so that asking for a part costs the same in a long cover as in a short one.
    before: Vec<Seconds>,
}

impl Cover {
    pub fn of(spans: impl IntoIterator<Item = (Seconds, Seconds)>) -> Cover {
        let mut spans: Vec<(Seconds, Seconds)> = spans.into_iter().filter(|it| it.0 < it.1).collect();
        spans.sort_unstable();
        let mut cover = Cover::default();
        spans.into_iter().for_each(|it| cover.add(it));
        cover
    }

    /// Takes a span that begins no sooner than the last one.
    pub(super) fn add(&mut self, (from, to): (Seconds, Seconds)) {
        match self.spans.last_mut() {
            Some(last) if from <= last.1 => last.1 = last.1.max(to),
            _ => {
                self.before.push(self.seconds());
                self.spans.push((from, to));
            }
        }
    }

    pub fn spans(&self) -> &[(Seconds, Seconds)] {
        &self.spans
    }

    pub fn seconds(&self) -> Seconds {
        self.until(Seconds::MAX)
    }

    /// How much of this span is covered.
    pub fn within(&self, from: Seconds, to: Seconds) -> Seconds {
        self.until(to) - self.until(from)
    }

    /// How much is covered until then.
    fn until(&self, at: Seconds) -> Seconds {
        let last = self.spans.partition_point(|it| it.0 < at).checked_sub(1);
        last.map_or(0, |it| self.before[it] + self.spans[it].1.min(at) - self.spans[it].0)
    }
}

/// What each source covers from `from` to `to`.
pub fn covers<'a>(samples: impl IntoIterator<Item = &'a Sample>, from: Seconds, to: Seconds) -> BTreeMap<SourceId, Cover> {
    let mut spans: BTreeMap<SourceId, Vec<(Seconds, Seconds)>> = BTreeMap::new();
    for it in samples {
        spans.entry(it.source).or_default().push((it.start().max(from), it.end().min(to)));
    }
    spans.into_iter().map(|(id, it)| (id, Cover::of(it))).collect()
}

/// For how many seconds at least two of these covers hold.
pub fn overlap<'a>(covers: impl IntoIterator<Item = &'a Cover>) -> Seconds {
    shared(covers).seconds()
}

/// The times that at least two of these covers hold.
pub fn shared<'a>(covers: impl IntoIterator<Item = &'a Cover>) -> Cover {
    let mut spans: Vec<(Seconds, Seconds)> = covers.into_iter().flat_map(|it| it.spans()).copied().collect();
    spans.sort_unstable();
    let mut twice = Cover::default();
    // Whatever began before a span lies unbroken from its beginning to the furthest end, and is of others.
    let mut furthest = Seconds::MIN;
    for (from, to) in spans {
        if from < furthest {
            twice.add((from, to.min(furthest)));
        }
        furthest = furthest.max(to);
    }
    twice
}
