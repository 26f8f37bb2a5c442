//! The file from outside: a zip with an export in it, or the export itself.
//!
//! Nothing here reads. The container says which bytes of the file it wants next and is given them, so the same code runs over
//! a file, over a `Blob` that can only be read with patience, and over a file of 5 GB that is made up while a test runs.
//!
//! Source of the zip's structures: PKWARE's APPNOTE 6.3.10. What phones and Macs make of them: two untouched exports (2019 and
//! 2021), a zip made again by macOS, and the issues of programs that failed at zips of more than 4 GB from macOS.
//!
//! `rc-zip` works in the same way, but refuses sizes modulo 2³² and zips that lost their end (as of 5.4.1). In tests and in the
//! search of `fuzz/` it is asked whether it unpacks the same.

mod body;
mod directory;
mod tail;

use std::ops::Range;

use super::problem::Problem;
use super::sniff::Opinion;
use body::{Body, Step};
use directory::{Directory, Entry, local_header};

pub use directory::rank as likelihood;
use tail::{Tail, Zip64};

/// How much is wanted at once.
pub const PIECE: u64 = 256 << 10;

/// No export unpacks to as much: the largest known have 4 GB.
const MOST_TEXT: u64 = 64 << 30;

/// Who takes what is in the files of a zip.
pub trait Text {
    /// Another file begins, since the last one was not wanted.
    fn begin(&mut self);
    /// The next bytes of it.
    fn take(&mut self, bytes: &[u8]) -> Opinion;
}

enum Stage {
    Head,
    Tail(u64),
    Zip64(Zip64),
    Directory(Directory),
    /// The header of an entry at this place, and the places where it could be instead.
    Header {
        entry: Entry,
        at: u64,
        others: Vec<u64>,
    },
    /// What is in an entry, from this place on.
    Body {
        body: Body,
        at: u64,
    },
    Over,
}

pub struct Container {
    size: u64,
    /// How much is wanted at once of what is in an entry.
    piece: u64,
    stage: Stage,
    /// Where what is read ends: the directory, or the file.
    limit: u64,
    /// Entries still to be looked into, the most likely last.
    entries: Vec<Entry>,
    /// The end of the zip is missing, so its entries are found one behind the other.
    is_headless: bool,
    /// How many were found so, and where the next one is, if that is known.
    walked: usize,
    behind: Option<u64>,
    /// The file that is read was found to be the export.
    is_found: bool,
    name: Option<String>,
    /// The gravest so far.
    problem: Option<Problem>,
}

impl Container {
    /// A file of this many bytes.
    pub fn new(size: u64) -> Container {
        let (stage, problem) = if size == 0 { (Stage::Over, Some(Problem::Empty)) } else { (Stage::Head, None) };
        let (entries, name) = (Vec::new(), None);
        let (is_headless, is_found) = (false, false);
        let (piece, limit, walked, behind) = (PIECE, size, 0, None);
        Container { size, piece, stage, limit, entries, is_headless, walked, behind, is_found, name, problem }
    }

    /// The same, but so many bytes are wanted at once.
    pub fn in_pieces_of(self, piece: u64) -> Container {
        Container { piece: piece.max(4), ..self }
    }

    /// Which bytes are wanted next; `None` if no more are.
    pub fn wants(&self) -> Option<Range<u64>> {
        let piece = |at: u64, limit: u64| Some(at..limit.min(at + self.piece));
        match &self.stage {
            Stage::Head => piece(0, self.size),
            Stage::Tail(from) => Some(*from..self.size),
            Stage::Zip64(it) => Some(it.wants()),
            Stage::Directory(it) => Some(it.wants()),
            Stage::Header { at, .. } => Some(*at..self.size.min(at + PIECE)),
            Stage::Body { at, .. } => piece(*at, self.limit),
            Stage::Over => None,
        }
    }

    /// Which bytes will be wanted after these, as far as that is certain enough to read them ahead.
    pub fn ahead(&self) -> Option<Range<u64>> {
        match &self.stage {
            Stage::Body { .. } => {
                let from = self.wants()?.end;
                (from < self.limit).then(|| from..self.limit.min(from + self.piece))
            }
            _ => None,
        }
    }

    /// How many bytes of the file that is read were gone through, of how many.
    pub fn done(&self) -> (u64, u64) {
        match &self.stage {
            Stage::Body { body, at } => (at.saturating_sub(body.starts_at()), body.length()),
            Stage::Over => (self.size, self.size),
            _ => (0, self.size),
        }
    }

    /// The name of the export within the zip.
    pub fn name(&self) -> Option<&str> {
        self.name.as_deref()
    }

    /// Whether the export was found, and what went wrong.
    pub fn ending(&self) -> (bool, Option<Problem>) {
        let unfinished = (!matches!(self.stage, Stage::Over)).then_some(Problem::CutShort);
        (self.is_found, self.problem.or(unfinished))
    }

    /// Takes the bytes that were wanted. Fewer mean that the file ends there.
    pub fn give(&mut self, bytes: &[u8], text: &mut impl Text) {
        let Some(wanted) = self.wants() else { return };
        let is_short = (bytes.len() as u64) < wanted.end - wanted.start;
        match std::mem::replace(&mut self.stage, Stage::Over) {
            Stage::Head if bytes.starts_with(b"PK") => self.stage = Stage::Tail(self.size.saturating_sub(tail::LONGEST)),
            Stage::Head => {
                text.begin();
                self.body(Body::bare(self.size), bytes, 0, text);
            }
            Stage::Tail(from) => self.tail(bytes, from),
            Stage::Zip64(mut it) => match it.give(bytes) {
                Some(tail) => self.directory(tail),
                None if it.is_lost() => self.walk(0),
                None => self.stage = Stage::Zip64(it),
            },
            Stage::Directory(mut it) => match it.give(bytes) {
                directory::Step::More if !is_short => self.stage = Stage::Directory(it),
                directory::Step::Lost => self.walk(0),
                _ => {
                    self.entries = it.into_entries();
                    self.problem = self.entries.is_empty().then_some(Problem::NotAnExport);
                    self.next();
                }
            },
            Stage::Header { entry, at, others } => self.header(entry, at, others, bytes, text),
            Stage::Body { body, at } => self.body(body, bytes, at, text),
            Stage::Over => {}
        }
        if is_short && matches!(self.stage, Stage::Body { .. }) {
            self.end(Some(Problem::CutShort));
        }
        // Where a damaged zip leads to its own end, there is nothing to ask for.
        if self.wants().is_some_and(|it| it.is_empty()) {
            self.give(&[], text);
        }
    }

    fn end(&mut self, problem: Option<Problem>) {
        self.problem = problem.or(self.problem.filter(|_| !self.is_found));
        self.stage = Stage::Over;
    }

    fn tail(&mut self, bytes: &[u8], from: u64) {
        match tail::find(bytes, from) {
            Some(tail::Found::Tail(tail)) => self.directory(tail),
            Some(tail::Found::Zip64(it)) => self.stage = Stage::Zip64(it),
            None => self.walk(0),
        }
    }

    fn directory(&mut self, tail: Tail) {
        if tail.size == 0 {
            return self.end(Some(Problem::Empty));
        }
        self.limit = tail.ends_at;
        let directory = Directory::new(tail);
        if directory.wants().is_empty() {
            return self.walk(0);
        }
        self.stage = Stage::Directory(directory);
    }

    /// The end of the zip is missing. The export is its first file, so most of it may still be there.
    fn walk(&mut self, at: u64) {
        (self.is_headless, self.limit) = (true, self.size);
        self.walked += 1;
        match at.saturating_add(directory::HEADER) < self.size && self.walked < directory::MOST_CANDIDATES {
            true => self.stage = Stage::Header { entry: Entry::default(), at, others: Vec::new() },
            false => self.end(Some(self.problem.unwrap_or(Problem::CutShort))),
        }
    }

    /// Goes on to the next entry that could be the export.
    fn next(&mut self) {
        let Some(entry) = self.entries.pop() else {
            if let Some(behind) = self.behind.take() {
                return self.walk(behind);
            }
            return self.end(Some(self.problem.unwrap_or(Problem::NotAnExport)));
        };
        if let Some(problem) = entry.problem() {
            self.problem = self.problem.or(Some(problem));
            return self.next();
        }
        let others = entry.other_places(self.limit);
        self.stage = Stage::Header { at: entry.at, entry, others };
    }

    fn header(&mut self, entry: Entry, at: u64, mut others: Vec<u64>, bytes: &[u8], text: &mut impl Text) {
        let Some((local, data)) = local_header(bytes) else {
            if let Some(at) = others.pop() {
                self.stage = Stage::Header { entry, at, others };
                return;
            }
            // Behind the last file of a zip that lost its end, no zip at all, or a directory that leads nowhere.
            let problem = match () {
                () if self.is_headless && at == 0 => Problem::NotAnExport,
                () if self.is_headless => Problem::CutShort,
                () => Problem::Damaged,
            };
            self.problem = self.problem.or(Some(problem));
            return if self.is_headless { self.end(self.problem) } else { self.next() };
        };
        let entry = if self.is_headless { local } else { entry };
        if self.is_headless {
            self.behind = (entry.packed > 0).then_some(at + data as u64 + entry.packed);
            if !entry.may_be_export() || entry.problem().is_some() {
                self.problem = self.problem.or(entry.problem()).or(Some(Problem::CutShort));
                return self.next();
            }
        }
        text.begin();
        self.name = Some(entry.name.clone());
        let starts_at = at + data as u64;
        let body = Body::new(entry, starts_at, self.limit, self.is_headless);
        self.body(body, &bytes[data..], starts_at, text);
    }

    fn body(&mut self, mut body: Body, bytes: &[u8], at: u64, text: &mut impl Text) {
        let step = body.give(bytes, |out| {
            let opinion = text.take(out);
            self.is_found |= opinion == Opinion::Export;
            opinion
        });
        let at = at + bytes.len() as u64;
        match step {
            Step::More if body.written() > MOST_TEXT => self.end(Some(Problem::TooLarge)),
            Step::More if at < self.limit => self.stage = Stage::Body { body, at },
            // The directory begins, or the file ends, before the entry does.
            Step::More => self.fail(Problem::CutShort),
            Step::Ended(problem) if self.is_found => self.end(problem),
            // It ended before it was clear what it is.
            Step::Ended(_) => self.fail(Problem::NotAnExport),
            Step::Bad => self.fail(Problem::Damaged),
            Step::Unwanted(Opinion::Clinical) => self.fail(Problem::ClinicalOnly),
            Step::Unwanted(Opinion::Utf16) => self.fail(Problem::Utf16),
            Step::Unwanted(_) => self.fail(Problem::NotAnExport),
        }
    }

    /// The file that was read is not the export, or the export not to its end.
    fn fail(&mut self, problem: Problem) {
        if self.is_found {
            return self.end(Some(problem));
        }
        self.name = None;
        // That nothing else was an export says less than what else was wrong.
        let is_vague = |it: &Problem| matches!(it, Problem::NotAnExport);
        self.problem = self.problem.filter(|it| !is_vague(it)).or(Some(problem));
        self.next();
    }
}
