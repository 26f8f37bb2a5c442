//! What is in one entry: unpacked, checked, handed on.

use flate2::{Crc, Decompress, FlushDecompress, Status};

use super::super::problem::Problem;
use super::super::sniff::Opinion;
use super::directory::Entry;

/// How much is unpacked at once.
const ROOM: usize = 256 << 10;

/// What a piece led to.
pub enum Step {
    More,
    /// The entry ended, with this wrong about it.
    Ended(Option<Problem>),
    /// It can't be unpacked.
    Bad,
    /// Whoever takes it doesn't want it.
    Unwanted(Opinion),
}

pub struct Body {
    entry: Entry,
    inflate: Option<Box<Decompress>>,
    room: Vec<u8>,
    crc: Crc,
    read: u64,
    written: u64,
    /// Where it begins in the file, and how many bytes of it are this one's; where that is not known, the most it can be.
    starts_at: u64,
    length: u64,
    /// Whether there is something to check against.
    is_known: bool,
}

impl Body {
    /// An export without a zip.
    pub fn bare(size: u64) -> Body {
        Body {
            entry: Entry::default(),
            inflate: None,
            room: Vec::new(),
            crc: Crc::new(),
            read: 0,
            written: 0,
            starts_at: 0,
            length: size,
            is_known: false,
        }
    }

    /// An entry whose data begins at `starts_at` and ends before `limit`.
    pub fn new(entry: Entry, starts_at: u64, limit: u64, is_headless: bool) -> Body {
        let is_packed = entry.method == 8;
        let most = limit.saturating_sub(starts_at);
        // Where sizes are modulo 2³², what is missing is what still fits.
        let missing = if entry.is_exact { 0 } else { most.saturating_sub(entry.packed) >> 32 << 32 };
        let length = if is_headless && entry.packed == 0 { most } else { entry.packed + missing };
        Body {
            inflate: is_packed.then(|| Box::new(Decompress::new(false))),
            room: if is_packed { vec![0; ROOM] } else { Vec::new() },
            is_known: !is_headless,
            starts_at,
            length,
            entry,
            ..Body::bare(0)
        }
    }

    pub fn starts_at(&self) -> u64 {
        self.starts_at
    }

    /// In bytes of the file.
    pub fn length(&self) -> u64 {
        self.length
    }

    /// Bytes handed on so far.
    pub fn written(&self) -> u64 {
        self.written
    }

    pub fn give(&mut self, bytes: &[u8], take: impl FnMut(&[u8]) -> Opinion) -> Step {
        match self.inflate.take() {
            Some(mut inflate) => {
                let step = self.unpack(&mut inflate, bytes, take);
                self.inflate = Some(inflate);
                step
            }
            None => self.copy(bytes, take),
        }
    }

    fn copy(&mut self, bytes: &[u8], mut take: impl FnMut(&[u8]) -> Opinion) -> Step {
        let left = usize::try_from(self.length - self.read).unwrap_or(usize::MAX);
        let bytes = &bytes[..bytes.len().min(left)];
        self.read += bytes.len() as u64;
        self.written = self.read;
        if self.is_known {
            self.crc.update(bytes);
        }
        match take(bytes) {
            Opinion::Undecided | Opinion::Export if self.read == self.length => Step::Ended(self.verdict()),
            Opinion::Undecided | Opinion::Export => Step::More,
            other => Step::Unwanted(other),
        }
    }

    /// Sizes are not asked: the stream itself says where it ends.
    fn unpack(&mut self, inflate: &mut Decompress, mut bytes: &[u8], mut take: impl FnMut(&[u8]) -> Opinion) -> Step {
        loop {
            let (had_in, had_out) = (inflate.total_in(), inflate.total_out());
            let Ok(status) = inflate.decompress(bytes, &mut self.room, FlushDecompress::None) else { return Step::Bad };
            let used = (inflate.total_in() - had_in) as usize;
            let made = (inflate.total_out() - had_out) as usize;
            bytes = &bytes[used..];
            self.written += made as u64;
            let out = &self.room[..made];
            if self.is_known {
                self.crc.update(out);
            }
            match take(out) {
                Opinion::Undecided | Opinion::Export => {}
                other => return Step::Unwanted(other),
            }
            match status {
                Status::StreamEnd => return Step::Ended(self.verdict()),
                _ if used == 0 && made == 0 => return Step::More,
                _ if bytes.is_empty() && made < ROOM => return Step::More,
                _ => {}
            }
        }
    }

    /// Whether what came out is what went in. Zips of macOS have sizes modulo 2³², and a checksum of all the same: programs that
    /// compare it have unpacked such zips (ZipArchive, issue 417).
    fn verdict(&self) -> Option<Problem> {
        let is_wrapped = self.written > u64::from(u32::MAX) && self.written as u32 == self.entry.size as u32;
        let is_same = (self.written == self.entry.size || is_wrapped) && self.crc.sum() == self.entry.crc;
        (self.is_known && !is_same).then_some(Problem::BadChecksum)
    }
}
