//! What was read of an export, and what can be asked of it.

use std::collections::BTreeSet;

use super::device::Kind;
use super::samples::{Sample, Samples};
use super::sources::{Source, SourceId};
use super::time::{Seconds, Stamp};
use super::trace::Trace;
use super::zone::Zone;

/// An export, or as much of it as could be read.
#[derive(Clone, Debug)]
pub struct Export {
    /// Of the format: 3 (2016) to 14 (2026).
    pub version: Option<u32>,
    /// `ExportDate`.
    pub exported: Option<Stamp>,
    /// The name of the file, within the zip if there was one.
    pub entry_name: Option<String>,
    /// When the export was made; if it doesn't say, when its last record was written.
    pub until: Seconds,
    /// In the order in which they first stand in the file.
    pub sources: Vec<Source>,
    /// What each source left, in the same order.
    pub traces: Vec<Trace>,
    pub samples: Samples,
    /// The places of the samples, by when they begin.
    pub(super) by_start: Vec<u32>,
    /// The length of the longest sample, and so how far before a span to look for samples that overlap it.
    pub(super) longest: Seconds,
    /// See [`Export::is_shadow`].
    pub(super) shadows: BTreeSet<SourceId>,
    /// Records of all types that were counted.
    pub records: u64,
    /// Step records without a time or a number.
    pub unreadable: u64,
    /// Whether some sources are counted together, because there were too many.
    pub too_many_sources: bool,
}

impl Export {
    pub(super) fn new(mut export: Export) -> Export {
        let samples = &export.samples;
        let mut by_start: Vec<u32> = (0..samples.len() as u32).collect();
        by_start.sort_unstable_by_key(|it| (samples.at(*it as usize).map_or(0, Sample::start), *it));
        export.longest = samples.iter().map(|it| it.end() - it.start()).max().unwrap_or(0);
        export.by_start = by_start;
        export.shadows = shadows(&export);
        export
    }

    pub fn source(&self, id: SourceId) -> &Source {
        &self.sources[usize::from(id.0)]
    }

    pub fn trace(&self, id: SourceId) -> &Trace {
        &self.traces[usize::from(id.0)]
    }

    /// Every source, with what it left.
    pub fn each(&self) -> impl Iterator<Item = (SourceId, &Source, &Trace)> {
        self.sources.iter().zip(&self.traces).enumerate().map(|(at, (source, trace))| (SourceId(at as u16), source, trace))
    }

    pub fn of_kind(&self, kind: Kind) -> impl Iterator<Item = (SourceId, &Source, &Trace)> {
        self.each().filter(move |it| it.1.kind == kind)
    }

    /// Whether a source is a device that has a source of its own besides. Phones leave out which device it was in some records of a
    /// watch, such as its resting heart rate; none of them is a step.
    pub fn is_shadow(&self, id: SourceId) -> bool {
        self.shadows.contains(&id)
    }

    /// The zone of the phone at the time of the export, as far as the file tells: its offset at that time.
    pub fn own_zone(&self) -> Zone {
        Zone::fixed(self.exported.map_or(0, |it| it.offset))
    }

    /// The samples that share time with this span, by when they begin. Samples of no length count where they stand.
    pub fn within(&self, from: Seconds, to: Seconds) -> impl Iterator<Item = &Sample> {
        let start_of = |it: &u32| self.samples.at(*it as usize).map_or(0, Sample::start);
        let first = self.by_start.partition_point(|it| start_of(it) < from.saturating_sub(self.longest));
        let last = self.by_start.partition_point(|it| start_of(it) < to);
        let found = self.by_start[first.min(last)..last].iter().filter_map(|it| self.samples.at(*it as usize));
        found.filter(move |it| it.end() > from || (it.start() >= from && it.end() == it.start()))
    }

    /// Steps of all sources.
    pub fn step_count(&self) -> u64 {
        self.traces.iter().map(|it| it.step_count).sum()
    }
}

/// Names are compared once for each source, and not with those of every other.
fn shadows(export: &Export) -> BTreeSet<SourceId> {
    let devices = || export.each().filter(|it| it.1.kind != Kind::Other);
    let whole: BTreeSet<(Kind, String)> =
        devices().filter(|it| it.1.hardware().is_some()).map(|it| (it.1.kind, it.1.plain_name())).collect();
    let bare = devices().filter(|it| it.1.hardware().is_none() && it.2.step_count == 0);
    bare.filter(|it| whole.contains(&(it.1.kind, it.1.plain_name()))).map(|it| it.0).collect()
}
