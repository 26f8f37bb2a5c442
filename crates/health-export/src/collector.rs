//! The collector: takes the records of an export one after the other, and keeps who wrote when, and the steps.

use std::collections::BTreeSet;

use memchr::memchr;

use super::clock_errors::Claim;
use super::export::Export;
use super::samples::{Sample, Samples};
use super::scan::Sink;
use super::sources::{SourceId, Sources};
use super::tag::Record;
use super::text::decoded;
use super::time::{Seconds, Stamp, Times, is_of_2015};
use super::trace::{Group, Trace};

/// Takes the records of an export, one after the other.
#[derive(Clone, Debug, Default)]
pub struct Collector {
    version: Option<u32>,
    exported: Option<Stamp>,
    times: Times,
    sources: Sources,
    traces: Vec<Trace>,
    samples: Samples,
    /// The type of the last record: records of a type stand together.
    last_kind: (Vec<u8>, Option<Group>),
    records: u64,
    steps: u64,
    unreadable: u64,
    is_of_2015: bool,
    /// When the last record of all was written or ended, if the export does not say when it was made.
    latest: Option<Seconds>,
}

impl Collector {
    /// For at most so many step samples in detail.
    pub fn with_room(samples: usize) -> Collector {
        Collector { samples: Samples::with_room(samples), ..Collector::default() }
    }

    /// Records so far.
    pub fn records(&self) -> u64 {
        self.records
    }

    /// Step records so far.
    pub fn steps(&self) -> u64 {
        self.steps
    }

    /// Whether the file is as iOS wrote it in 2015.
    pub fn is_of_2015(&self) -> bool {
        self.is_of_2015
    }

    /// What there is so far, per source: name, kind, steps, last step.
    pub fn so_far(&self) -> (&Sources, &[Trace]) {
        (&self.sources, &self.traces)
    }

    pub fn into_export(mut self, entry_name: Option<String>) -> Export {
        let too_many_sources = self.sources.is_over_full();
        let sources = self.sources.into_all();
        self.traces.resize_with(sources.len(), Trace::default);
        Export::new(Export {
            version: self.version,
            exported: self.exported,
            entry_name,
            until: self.exported.map(|it| it.utc).or(self.latest).unwrap_or(0),
            sources,
            traces: self.traces,
            samples: self.samples,
            by_start: Vec::new(),
            longest: 0,
            shadows: BTreeSet::new(),
            records: self.records,
            unreadable: self.unreadable,
            too_many_sources,
        })
    }

    #[inline]
    fn group(&mut self, kind: &[u8]) -> Group {
        match self.last_kind.1 {
            Some(group) if kind == self.last_kind.0 => group,
            _ => {
                let group = Group::of(decoded(kind).as_bytes());
                self.last_kind = (kind[..kind.len().min(200)].to_vec(), Some(group));
                group
            }
        }
    }

    #[inline]
    fn time(&mut self, value: &[u8]) -> Option<Stamp> {
        self.times.read(value).or_else(|| match memchr(b'&', value) {
            Some(_) => self.times.read(decoded(value).as_bytes()),
            None => None,
        })
    }

    fn step(&mut self, source: SourceId, record: &Record<'_>) {
        let (start, end) = (self.time(record.start), self.time(record.end));
        let (Some(start), Some(value)) = (start.or(end), steps(record.value)) else {
            self.is_of_2015 |= is_of_2015(record.start);
            self.unreadable += 1;
            return;
        };
        let (start, end) = (start.utc, end.unwrap_or(start).utc);
        let created = self.time(record.created).map(|it| it.utc);
        self.steps += 1;
        let trace = &mut self.traces[usize::from(source.0)];
        trace.step_count += 1;
        trace.step_sum += value;
        trace.first_step = Some(trace.first_step.map_or(start, |it| it.min(start)));
        trace.last_step = trace.last_step.max(Some(end));
        let kind = self.sources.all()[usize::from(source.0)].kind;
        let exported = self.exported.map(|it| it.utc);
        if trace.arrivals.follow(Claim { start, end, created }, kind, exported) {
            return;
        }
        trace.saw(Group::Steps, start, end);
        self.latest = self.latest.max(created).max(Some(end));
        if let Some(sample) = Sample::new(source, start, end, created, value) {
            self.samples.push(sample);
        }
    }
}

impl Sink for Collector {
    fn version(&mut self, version: u32) {
        self.version = Some(version);
    }

    fn export_date(&mut self, value: &[u8]) {
        self.exported = self.time(value).or(self.exported);
        self.is_of_2015 |= is_of_2015(value);
    }

    #[inline]
    fn record(&mut self, record: &Record<'_>) {
        self.records += 1;
        let group = self.group(record.kind);
        let source = self.sources.of(record.source, record.device);
        let place = usize::from(source.0);
        if place >= self.traces.len() {
            self.traces.resize_with(place + 1, Trace::default);
        }
        self.traces[place].records += 1;
        if group == Group::Steps {
            return self.step(source, record);
        }
        let Some(end) = self.time(record.end) else {
            self.is_of_2015 |= is_of_2015(record.end);
            return;
        };
        let end = end.utc;
        let claim = Claim { start: end, end, created: self.time(record.created).map(|it| it.utc) };
        let kind = self.sources.all()[place].kind;
        // What can't be right says nothing about when something was first or last heard of. It is no fault of a clock either: people
        // type in what was years ago.
        if !claim.is_impossible(kind, self.exported.map(|it| it.utc)) {
            self.latest = self.latest.max(Some(end));
            self.traces[place].saw(group, end, end);
        }
    }
}

/// A number of steps. Most are whole; apps also write fractions.
fn steps(value: &[u8]) -> Option<f64> {
    if !value.is_empty() && value.len() < 10 && value.iter().all(u8::is_ascii_digit) {
        return Some(f64::from(value.iter().fold(0, |sum: u32, it| sum * 10 + u32::from(it - b'0'))));
    }
    let steps: f64 = decoded(value).trim().parse().ok()?;
    // Samples keep it in four bytes.
    ((steps as f32).is_finite() && steps >= 0.0).then_some(steps)
}
