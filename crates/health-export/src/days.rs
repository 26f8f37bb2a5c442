//! Days and hours: what each source counted, where they overlap, and where one is silent.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::export::Export;
use super::intervals::{Cover, covers, overlap, shared};
use super::samples::Sample;
use super::sources::SourceId;
use super::time::Seconds;
use super::zone::Zone;

/// What one source counted on one day.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct DaySum {
    /// Days since 1970-01-01, in the zone asked for.
    pub day: i64,
    pub source: SourceId,
    pub steps: f64,
    /// Samples that begin on this day.
    pub count: u32,
}

/// One day, hour by hour.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Hours {
    /// For each source, the steps of each hour of the day, and for how many seconds of that hour it has samples.
    pub sources: Vec<(SourceId, [(f64, u32); 24])>,
    /// For how many seconds of the day at least two sources have samples.
    pub overlap: Seconds,
}

/// A time in which a source wrote no steps.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Gap {
    pub from: Seconds,
    pub to: Seconds,
}

impl Gap {
    pub fn seconds(self) -> Seconds {
        self.to - self.from
    }
}

impl Export {
    /// Every day of every source on which it counted anything, by day and then by source. Samples across midnight are divided.
    pub fn days(&self, zone: &Zone) -> Vec<DaySum> {
        let mut sums: BTreeMap<(i64, SourceId), (f64, u32)> = BTreeMap::new();
        let mut add = |day: i64, source: SourceId, steps: f64, count: u32| {
            let sum = sums.entry((day, source)).or_default();
            sum.0 += steps;
            sum.1 = sum.1.saturating_add(count);
        };
        for (start, _, source, bin) in self.samples.bins() {
            add(zone.day_of(start), source, bin.steps, bin.count);
        }
        for sample in self.samples.iter() {
            let (first, last) = (zone.day_of(sample.start()), zone.day_of(sample.end()));
            if first == last {
                add(first, sample.source, sample.value(), 1);
                continue;
            }
            for day in first..=last {
                let steps = sample.steps_within(zone.start_of(day), zone.start_of(day + 1));
                if steps > 0.0 || day == first {
                    add(day, sample.source, steps, u32::from(day == first));
                }
            }
        }
        sums.into_iter().map(|((day, source), (steps, count))| DaySum { day, source, steps, count }).collect()
    }

    /// The samples of one day, if that day is kept in detail.
    pub fn samples_of(&self, day: i64, zone: &Zone) -> Option<Vec<&Sample>> {
        let (from, to) = (zone.start_of(day), zone.start_of(day + 1));
        let is_detailed = self.samples.detail_from().is_none_or(|it| it <= from);
        is_detailed.then(|| self.within(from, to).collect())
    }

    /// The hours of one day, for each source that has samples then; `None` if that day is only in sums.
    pub fn hours(&self, day: i64, zone: &Zone) -> Option<Hours> {
        let samples = self.samples_of(day, zone)?;
        let (from, to) = (zone.start_of(day), zone.start_of(day + 1));
        let covers = covers(samples.iter().copied(), from, to);
        let hours = clock_hours(day, zone);
        let mut rows: BTreeMap<SourceId, [(f64, u32); 24]> = BTreeMap::new();
        for sample in samples {
            let row = rows.entry(sample.source).or_default();
            let first = hours.partition_point(|it| it.1 <= sample.start());
            for (start, end, hour) in hours[first..].iter().take_while(|it| it.0 <= sample.end()) {
                row[*hour].0 += sample.steps_within(*start, *end);
            }
        }
        for (source, covered) in &covers {
            let row = rows.entry(*source).or_default();
            for (start, end, hour) in &hours {
                row[*hour].1 += u32::try_from(covered.within(*start, *end)).unwrap_or(0);
            }
        }
        Some(Hours { sources: rows.into_iter().collect(), overlap: overlap(covers.values()) })
    }

    /// For how many seconds of each hour at least two sources have samples; `None` if that day is only in sums.
    pub fn overlaps(&self, day: i64, zone: &Zone) -> Option<[u32; 24]> {
        let (from, to) = (zone.start_of(day), zone.start_of(day + 1));
        let shared = shared(covers(self.samples_of(day, zone)?, from, to).values());
        let mut overlaps = [0; 24];
        for (start, end, hour) in clock_hours(day, zone) {
            overlaps[hour] += u32::try_from(shared.within(start, end)).unwrap_or(0);
        }
        Some(overlaps)
    }

    /// The times from `from` to `to`, of at least `least` seconds, in which none of these sources wrote steps.
    pub fn gaps(&self, sources: &[SourceId], from: Seconds, to: Seconds, least: Seconds) -> Vec<Gap> {
        let sources: BTreeSet<&SourceId> = sources.iter().collect();
        // A sample of no length ends a gap too.
        let own = self.within(from, to).filter(|it| sources.contains(&it.source));
        let covered = Cover::of(own.map(|it| (it.start().max(from), it.end().min(to).max(it.start() + 1))));
        let mut gaps = Vec::new();
        let mut silent_from = from;
        for (start, end) in covered.spans().iter().copied().chain([(to, to)]) {
            if start - silent_from >= least {
                gaps.push(Gap { from: silent_from, to: start });
            }
            silent_from = silent_from.max(end);
        }
        gaps
    }
}

/// The hours of the clock on one day: from when to when, and which. Where summer time ends, one is there twice.
fn clock_hours(day: i64, zone: &Zone) -> Vec<(Seconds, Seconds, usize)> {
    let (mut start, to) = (zone.start_of(day), zone.start_of(day + 1));
    let mut hours = Vec::new();
    while start < to {
        let end = zone.hour_ends(start).min(to);
        hours.push((start, end, zone.hour_of(start)));
        start = end;
    }
    hours
}
