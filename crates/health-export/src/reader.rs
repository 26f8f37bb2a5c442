//! One check of one file, from its first byte to what was found.
//!
//! ```text
//! let mut reader = Reader::new(size, Some("export.zip"));
//! while let Some(range) = reader.wants() {
//!     reader.give(&bytes_of(range));
//! }
//! let outcome = reader.finish();
//! ```

use std::ops::Range;

use super::collector::Collector;
use super::container::{Container, Text};
use super::device::Kind;
use super::export::Export;
use super::problem::Problem;
use super::scan::Scanner;
use super::sniff::{Opinion, Sniff};
use super::time::Seconds;

/// The outcome of a check. It has both an export and a problem if the file could be read, but is incomplete or flawed.
#[derive(Clone, Debug)]
pub struct Outcome {
    pub export: Option<Export>,
    pub problem: Option<Problem>,
}

/// How far it is.
///
/// Of the export alone, as it lies in the file: nobody waits for the routes and recordings that a zip holds besides.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Progress {
    /// Bytes, of so many.
    pub done: u64,
    pub of: u64,
    pub records: u64,
    pub steps: u64,
}

/// A check that goes on.
pub struct Reader {
    container: Container,
    reading: Reading,
    name: Option<String>,
}

/// The export's text: sniffed until it is clear whether it is an export, and scanned from then on.
#[derive(Default)]
struct Reading {
    sniff: Option<Sniff>,
    scanner: Scanner,
    collector: Collector,
}

impl Text for Reading {
    fn begin(&mut self) {
        self.sniff = Some(Sniff::default());
    }

    fn take(&mut self, bytes: &[u8]) -> Opinion {
        let Some(mut sniff) = self.sniff.take() else {
            self.scanner.feed(bytes, &mut self.collector);
            return Opinion::Export;
        };
        let opinion = sniff.take(bytes);
        match opinion {
            Opinion::Export => self.scanner.feed(&sniff.into_kept(), &mut self.collector),
            Opinion::Undecided => self.sniff = Some(sniff),
            Opinion::Clinical | Opinion::Utf16 | Opinion::Other => {}
        }
        opinion
    }
}

impl Reader {
    /// Of a file of so many bytes. `name` is what is shown for an export without a zip.
    pub fn new(size: u64, name: Option<&str>) -> Reader {
        Reader { container: Container::new(size), reading: Reading::default(), name: name.map(str::to_string) }
    }

    /// The same with room for so many step samples in detail, instead of [`MOST_SAMPLES`](super::samples::MOST_SAMPLES).
    pub fn with_room(mut self, samples: usize) -> Reader {
        self.reading.collector = Collector::with_room(samples);
        self
    }

    /// The same, but so many bytes are wanted at once, instead of [`PIECE`](super::container::PIECE).
    pub fn in_pieces_of(self, bytes: u64) -> Reader {
        Reader { container: self.container.in_pieces_of(bytes), ..self }
    }

    /// Which bytes of the file are wanted next; `None` once there is nothing more to read.
    pub fn wants(&self) -> Option<Range<u64>> {
        self.container.wants()
    }

    /// Which bytes will be wanted after these. To read ahead; they may turn out not to be wanted.
    pub fn ahead(&self) -> Option<Range<u64>> {
        self.container.ahead()
    }

    /// Takes the bytes that were wanted. Fewer, or none, mean that the file ends there.
    pub fn give(&mut self, bytes: &[u8]) {
        self.container.give(bytes, &mut self.reading);
    }

    pub fn progress(&self) -> Progress {
        let (done, of) = self.container.done();
        let collector = &self.reading.collector;
        Progress { done, of, records: collector.records(), steps: collector.steps() }
    }

    /// The last sign of each source so far, for showing while it goes on: its kind, its steps, the end of its last record.
    pub fn so_far(&self) -> Vec<(Kind, u64, Option<Seconds>)> {
        let (sources, traces) = self.reading.collector.so_far();
        let both = sources.all().iter().zip(traces);
        both.map(|(source, trace)| (source.kind, trace.step_count, trace.last_of_any())).collect()
    }

    /// What was found. If the file was not read to its end, what was found until there.
    pub fn finish(self) -> Outcome {
        let Reading { scanner, collector, .. } = self.reading;
        let (is_found, problem) = self.container.ending();
        if !is_found {
            return Outcome { export: None, problem: problem.or(Some(Problem::NotAnExport)) };
        }
        if collector.is_of_2015() && collector.steps() == 0 {
            return Outcome { export: None, problem: Some(Problem::TooOld) };
        }
        // What has no end comes before what else is wrong with it: where records may be missing, nothing may be said to have stopped.
        let problem = match problem {
            Some(Problem::BadChecksum) if !scanner.is_whole() => Some(Problem::Damaged),
            Some(it) => Some(it),
            None if !scanner.is_whole() => Some(Problem::CutShort),
            None if scanner.too_long() > 0 => Some(Problem::TagTooLong),
            None if collector.steps() == 0 => Some(Problem::NoSteps),
            None => None,
        };
        let name = self.container.name().map(str::to_string).or(self.name);
        Outcome { export: Some(collector.into_export(name)), problem }
    }
}
