//! One total out of several sources, as Health makes it for each day: where two cover the same time, the one that is higher in a
//! list counts, and the other only fills gaps.
//!
//! The list is not in the export, and what happens to a sample of which only a part is covered was never published. So there is
//! one estimate for each plausible order, and each is a range: down to a sample that is dropped when it is touched at all, up
//! to one that loses just the part that is covered. Source for the rule itself: Apple's support article on managing Health data.

use serde::{Deserialize, Serialize};

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

/// Times that are covered: apart from each other, and in order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cover(Vec<(Seconds, Seconds)>);

impl Cover {
    pub fn of(spans: impl IntoIterator<Item = (Seconds, Seconds)>) -> Cover {
        let mut spans: Vec<(Seconds, Seconds)> = spans.into_iter().filter(|it| it.0 < it.1).collect();
        spans.sort_unstable();
        let mut joined: Vec<(Seconds, Seconds)> = Vec::new();
        for (from, to) in spans {
            match joined.last_mut() {
                Some(last) if from <= last.1 => last.1 = last.1.max(to),
                _ => joined.push((from, to)),
            }
        }
        Cover(joined)
    }

    pub fn spans(&self) -> &[(Seconds, Seconds)] {
        &self.0
    }

    pub fn seconds(&self) -> Seconds {
        self.0.iter().map(|it| it.1 - it.0).sum()
    }

    /// How much of this span is covered.
    pub fn within(&self, from: Seconds, to: Seconds) -> Seconds {
        let first = self.0.partition_point(|it| it.1 <= from);
        self.0[first..].iter().take_while(|it| it.0 < to).map(|it| it.1.min(to) - it.0.max(from)).sum()
    }

    fn holds(&self, at: Seconds) -> bool {
        let first = self.0.partition_point(|it| it.1 <= at);
        self.0.get(first).is_some_and(|it| it.0 <= at)
    }

    pub fn with(&self, other: &Cover) -> Cover {
        Cover::of(self.0.iter().chain(&other.0).copied())
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
    let mut order = order.to_vec();
    for sample in samples {
        if !order.contains(&sample.source) {
            order.push(sample.source);
        }
    }
    let mut covered = Cover::default();
    let mut merged = Merged::default();
    for source in order {
        let own: Vec<&&Sample> = samples.iter().filter(|it| it.source == source).collect();
        let mut share = Range::default();
        for sample in &own {
            let steps = sample.steps_within(from, to);
            let (start, end) = (sample.start().max(from), sample.end().min(to));
            let taken = match end - start {
                0 => f64::from(u8::from(covered.holds(start))),
                length => covered.within(start, end) as f64 / length.max(1) as f64,
            };
            share.high += steps * (1.0 - taken);
            share.low += if taken > 0.0 { 0.0 } else { steps };
        }
        covered = covered.with(&cover(own.into_iter().copied(), from, to));
        merged.total = merged.total.plus(share);
        merged.shares.push((source, share));
    }
    merged
}

/// The times from `from` to `to` that these samples cover.
pub fn cover<'a>(samples: impl IntoIterator<Item = &'a Sample>, from: Seconds, to: Seconds) -> Cover {
    Cover::of(samples.into_iter().map(|it| (it.start().max(from), it.end().min(to))))
}

/// How long at least two of these covers hold, in seconds.
pub fn overlap(covers: &[Cover]) -> Seconds {
    let mut all = Cover::default();
    let mut twice = Cover::default();
    for cover in covers {
        let shared = cover.0.iter().flat_map(|(from, to)| {
            let first = all.0.partition_point(|it| it.1 <= *from);
            all.0[first..].iter().take_while(move |it| it.0 < *to).map(move |it| (it.0.max(*from), it.1.min(*to)))
        });
        twice = twice.with(&Cover::of(shared));
        all = all.with(cover);
    }
    twice.seconds()
}
