//! One total out of several sources, as Health makes it for each day: where two cover the same time, the one that is higher in a
//! list counts, and the other only fills gaps.
//!
//! The list is not in the export, and what happens to a sample of which only a part is covered was never published. So there is
//! one estimate for each plausible order, and each is a range. Its low end drops a sample if any part of it is covered; its high
//! end drops only the covered part. Source for the rule itself: Apple's support article on managing Health data.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use serde::{Deserialize, Serialize};

use super::intervals::{Cover, covers};
use super::samples::Sample;
use super::sources::SourceId;
use super::time::Seconds;

/// Steps, at least and at most.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Range {
    pub low: f64,
    pub high: f64,
}

impl Range {
    pub fn middle(self) -> f64 {
        f64::midpoint(self.low, self.high)
    }

    /// Whether Health could show this number, which it rounds.
    pub fn reaches(self, shown: f64) -> bool {
        self.low - 1.0 <= shown && shown <= self.high + 1.0
    }

    pub fn plus(self, other: Range) -> Range {
        Range { low: self.low + other.low, high: self.high + other.high }
    }
}

/// A total, and what each source gave to it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Merged {
    pub total: Range,
    /// In the order in which they were asked.
    pub shares: Vec<(SourceId, Range)>,
}

/// Merges samples from `from` to `to`. Sources that `order` does not name count last. Samples of one source never contradict
/// each other: they are added.
pub fn merge(samples: &[&Sample], order: &[SourceId], from: Seconds, to: Seconds) -> Merged {
    Merging::of(samples, from, to).in_order(order)
}

/// Samples that are sorted out once, to be merged in one order after the other.
pub struct Merging<'a> {
    samples: &'a [&'a Sample],
    from: Seconds,
    to: Seconds,
    /// Each source once, in the order of their ids.
    sources: Vec<SourceId>,
    /// What each of them covers, all by when it begins.
    spans: Vec<(Seconds, Seconds, SourceId)>,
}

/// From when to when the source at this place of an order is the first of those that cover the time.
pub type Piece = (Seconds, Seconds, usize);

/// Sources in an order, and the place of each in it, by its id.
struct Places {
    order: Vec<SourceId>,
    by_id: Vec<usize>,
}

impl Places {
    fn of(&self, source: SourceId) -> usize {
        self.by_id[usize::from(source.0)]
    }
}

impl<'a> Merging<'a> {
    pub fn of(samples: &'a [&'a Sample], from: Seconds, to: Seconds) -> Merging<'a> {
        let covers = covers(samples.iter().copied(), from, to);
        let own = |(id, cover): (&SourceId, &Cover)| cover.spans().iter().map(|it| (it.0, it.1, *id)).collect::<Vec<_>>();
        let mut spans: Vec<(Seconds, Seconds, SourceId)> = covers.iter().flat_map(own).collect();
        spans.sort_unstable();
        Merging { samples, from, to, sources: covers.into_keys().collect(), spans }
    }

    pub fn sources(&self) -> &[SourceId] {
        &self.sources
    }

    /// The total if the sources are asked in this order.
    pub fn in_order(&self, order: &[SourceId]) -> Merged {
        let places = self.places(order);
        let pieces = self.pieces_of(&places);
        // What no source before it covers, for each source.
        let mut free = vec![Cover::default(); places.order.len()];
        pieces.iter().for_each(|(from, to, place)| free[*place].add((*from, *to)));
        let is_covered = |at: Seconds, place: usize| {
            let piece = pieces.get(pieces.partition_point(|it| it.1 <= at));
            piece.is_some_and(|it| it.0 <= at && it.2 < place)
        };
        let mut shares = vec![Range::default(); places.order.len()];
        for sample in self.samples {
            let place = places.of(sample.source);
            let steps = sample.steps_within(self.from, self.to);
            let (start, end) = (sample.start().max(self.from), sample.end().min(self.to));
            // A sample of no length is a second long here: it is covered or not.
            let length = (end - start).max(1);
            let free = match end - start {
                0 => 1 - Seconds::from(is_covered(start, place)),
                _ => free[place].within(start, end),
            };
            shares[place].high += steps * free as f64 / length as f64;
            shares[place].low += if free == length { steps } else { 0.0 };
        }
        let total = shares.iter().fold(Range::default(), |sum, it| sum.plus(*it));
        Merged { total, shares: places.order.into_iter().zip(shares).collect() }
    }

    /// The pieces of time and the source that counts in each, in this order of sources: disjoint, and sorted by start. There are
    /// at most as many as samples have starts and ends, however many sources there are.
    pub fn pieces(&self, order: &[SourceId]) -> Vec<Piece> {
        self.pieces_of(&self.places(order))
    }

    fn places(&self, order: &[SourceId]) -> Places {
        let all = || order.iter().chain(&self.sources).copied();
        let most = all().map(|it| usize::from(it.0) + 1).max().unwrap_or(0);
        let mut places = Places { order: Vec::new(), by_id: vec![usize::MAX; most] };
        for source in all() {
            let place = &mut places.by_id[usize::from(source.0)];
            if *place == usize::MAX {
                *place = places.order.len();
                places.order.push(source);
            }
        }
        places
    }

    fn pieces_of(&self, places: &Places) -> Vec<Piece> {
        let mut pieces = Vec::new();
        // The spans that have begun, the first in the order on top, each with its end.
        let mut begun: BinaryHeap<Reverse<(usize, Seconds)>> = BinaryHeap::new();
        let mut at = self.from;
        let next = self.spans.iter().map(|it| (it.0, Some((places.of(it.2), it.1))));
        for (until, span) in next.chain([(self.to, None)]) {
            while at < until
                && let Some(Reverse((place, to))) = begun.peek().copied()
            {
                if to <= at {
                    begun.pop();
                    continue;
                }
                pieces.push((at, to.min(until), place));
                at = to.min(until);
            }
            at = at.max(until);
            begun.extend(span.map(Reverse));
        }
        pieces
    }
}
