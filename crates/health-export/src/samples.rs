//! The step samples of an export, 20 bytes each, and never more of them than memory is for.
//!
//! Up to [`MOST_SAMPLES`] are kept as they are, in the order of the file, which is the order in which they arrived. When there are
//! more, the older half becomes sums by the hour (by the day, should even these be too many), and so on. So the newest part of an
//! export of any size is there in detail, and all of it in sums. Hours in sums are those of UTC.

use std::collections::BTreeMap;

use super::sources::SourceId;
use super::time::{DAY, HOUR, Seconds};

/// 20 MB. The largest export known has 700 000 step samples.
pub const MOST_SAMPLES: usize = 1_000_000;

/// The longest sample that keeps its length. A longer one counts at its start, with length 0: nothing says when in that time the
/// steps were walked, and spreading a sample over years would create more days than fit into memory.
pub const LONGEST: Seconds = 7 * DAY;

/// Sums, of about 20 bytes each.
const MOST_BINS: usize = 100_000;

/// Samples are kept in blocks, so that growing never copies nor holds twice what is there.
const BLOCK: usize = 4096;

/// A number of steps from one time to another.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Sample {
    start: u32,
    length: u32,
    created: u32,
    value: f32,
    pub source: SourceId,
}

impl Sample {
    /// `None` if it begins before 1970 or after 2106, which no sample of steps does.
    pub fn new(source: SourceId, start: Seconds, end: Seconds, created: Option<Seconds>, value: f64) -> Option<Sample> {
        let start_seconds = u32::try_from(start).ok()?;
        let length = u32::try_from(end.saturating_sub(start).max(0)).ok()?;
        // Of one that is too long the end is not kept, and so it is not known how long after it that was.
        let is_too_long = Seconds::from(length) > LONGEST;
        let (length, created) = if is_too_long { (0, None) } else { (length, created) };
        let created = created.and_then(|it| u32::try_from(it).ok()).unwrap_or(0);
        Some(Sample { start: start_seconds, length, created, value: value as f32, source })
    }

    pub fn start(&self) -> Seconds {
        self.start.into()
    }

    pub fn end(&self) -> Seconds {
        Seconds::from(self.start) + Seconds::from(self.length)
    }

    /// When it was written to the phone's store, if that is known.
    pub fn created(&self) -> Option<Seconds> {
        (self.created > 0).then_some(self.created.into())
    }

    /// Steps.
    pub fn value(&self) -> f64 {
        self.value.into()
    }

    /// How long after its end it was written. Samples that claim to end later than that have none.
    pub fn lag(&self) -> Option<Seconds> {
        self.created().map(|it| it - self.end()).filter(|it| *it >= 0)
    }

    /// The part of it from `from` to `to`, in steps: as much as there is time of it.
    pub fn steps_within(&self, from: Seconds, to: Seconds) -> f64 {
        if self.length == 0 {
            return if (from..to).contains(&self.start()) { self.value() } else { 0.0 };
        }
        let shared = self.end().min(to) - self.start().max(from);
        self.value() * shared.max(0) as f64 / f64::from(self.length)
    }
}

/// A sum of samples that are not kept one by one.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Bin {
    pub steps: f64,
    pub count: u32,
}

#[derive(Clone, Debug)]
pub struct Samples {
    blocks: Vec<Vec<Sample>>,
    most: usize,
    /// Samples that begin before are only in sums.
    detail_from: Seconds,
    /// By the beginning of the hour or day, and by source.
    bins: BTreeMap<(u32, SourceId), Bin>,
    /// How long a bin is.
    bin: Seconds,
    /// How many samples found no place even there.
    left_out: u64,
}

impl Default for Samples {
    fn default() -> Samples {
        Samples::with_room(MOST_SAMPLES)
    }
}

impl Samples {
    /// For at most so many samples in detail.
    pub fn with_room(most: usize) -> Samples {
        let most = most.max(1);
        Samples { blocks: Vec::new(), most, detail_from: Seconds::MIN, bins: BTreeMap::new(), bin: HOUR, left_out: 0 }
    }

    pub fn len(&self) -> usize {
        self.blocks.split_last().map_or(0, |(last, full)| full.len() * BLOCK + last.len())
    }

    pub fn is_empty(&self) -> bool {
        self.blocks.is_empty()
    }

    /// In the order of the file.
    pub fn iter(&self) -> impl Iterator<Item = &Sample> {
        self.blocks.iter().flatten()
    }

    /// The sample at this place in the order of the file.
    pub fn at(&self, index: usize) -> Option<&Sample> {
        self.blocks.get(index / BLOCK)?.get(index % BLOCK)
    }

    /// From when on each sample is there; `None` if all are.
    pub fn detail_from(&self) -> Option<Seconds> {
        (self.detail_from > Seconds::MIN).then_some(self.detail_from)
    }

    /// The sums before that: from when, for how long, from which source.
    pub fn bins(&self) -> impl Iterator<Item = (Seconds, Seconds, SourceId, Bin)> {
        self.bins.iter().map(|((start, source), bin)| (Seconds::from(*start), self.bin, *source, *bin))
    }

    /// How many samples are neither kept nor in a bin. They still count in the `step_sum` of their source.
    pub fn left_out(&self) -> u64 {
        self.left_out
    }

    pub fn push(&mut self, sample: Sample) {
        if sample.start() < self.detail_from {
            return self.sum_up(sample);
        }
        if self.len() >= self.most {
            self.fold();
            return self.push(sample);
        }
        match self.blocks.last_mut() {
            Some(block) if block.len() < BLOCK => block.push(sample),
            _ => {
                let mut block = Vec::with_capacity(BLOCK);
                block.push(sample);
                self.blocks.push(block);
            }
        }
    }

    /// Sums up the older half of what is kept in detail.
    fn fold(&mut self) {
        let apart = self.len().div_ceil(20_000);
        let mut some: Vec<u32> = self.iter().step_by(apart).map(|it| it.start).collect();
        some.sort_unstable();
        let (Some(middle), Some(oldest)) = (some.get(some.len() / 2), some.first()) else { return };
        let midnight = Seconds::from(*middle).div_euclid(DAY) * DAY;
        // If nearly all are of one day, dividing at midnight frees nothing.
        let cut = if midnight > Seconds::from(*oldest) { midnight } else { Seconds::from(*middle) + 1 };
        self.detail_from = self.detail_from.max(cut);
        for block in std::mem::take(&mut self.blocks) {
            for sample in block {
                if sample.start() < self.detail_from { self.sum_up(sample) } else { self.push(sample) }
            }
        }
    }

    fn sum_up(&mut self, sample: Sample) {
        if self.bins.len() >= MOST_BINS && self.bin == HOUR {
            self.bin = DAY;
            for ((start, source), bin) in std::mem::take(&mut self.bins) {
                self.add(start.into(), source, bin);
            }
        }
        self.add(sample.start(), sample.source, Bin { steps: sample.value(), count: 1 });
    }

    fn add(&mut self, at: Seconds, source: SourceId, bin: Bin) {
        let start = u32::try_from(at.div_euclid(self.bin) * self.bin).unwrap_or(0);
        let is_full = self.bins.len() >= MOST_BINS;
        match self.bins.get_mut(&(start, source)) {
            Some(it) => {
                it.steps += bin.steps;
                it.count = it.count.saturating_add(bin.count);
            }
            None if is_full => self.left_out += u64::from(bin.count),
            None => drop(self.bins.insert((start, source), bin)),
        }
    }
}
