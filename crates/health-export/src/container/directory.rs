//! The directory of a zip, and the headers of its entries.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::ops::Range;

use super::super::problem::Problem;
use super::PIECE;
use super::tail::{Tail, u16_at, u32_at, u64_at};

/// The fixed part of a local header.
pub const HEADER: u64 = 30;

/// Of an entry in the directory.
const FIXED: usize = 46;

/// At most this many entries are looked into, the likeliest first.
pub const MOST_CANDIDATES: usize = 64;

/// The offsets of zips of macOS begin anew after so many bytes.
const WRAP: u64 = 1 << 32;

/// One file in the zip.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Entry {
    pub name: String,
    pub flags: u16,
    pub method: u16,
    pub crc: u32,
    /// Bytes in the zip. 0 if only the directory knows, and there is none.
    pub packed: u64,
    /// Bytes unpacked.
    pub size: u64,
    /// Where its local header is.
    pub at: u64,
    /// Whether places and sizes were written as they are, not modulo 2³².
    pub is_exact: bool,
}

impl Entry {
    /// Why it can't be read.
    pub fn problem(&self) -> Option<Problem> {
        match self.method {
            _ if self.flags & 1 > 0 || self.method == 99 => Some(Problem::Encrypted),
            0 | 8 => None,
            other => Some(Problem::UnsupportedCompression(other)),
        }
    }

    pub fn may_be_export(&self) -> bool {
        rank(&self.name).is_some()
    }

    /// Where it could be if it is not where the directory says. Only the lower 32 bits of a place are certain.
    pub fn other_places(&self, limit: u64) -> Vec<u64> {
        let places = (0..=limit / WRAP).map(|it| self.at % WRAP + it * WRAP);
        places.filter(|it| *it != self.at && *it < limit).rev().collect()
    }
}

/// How likely a file of this name is the export: the less the likelier. `None` if it is none.
///
/// The name is translated (`Export.xml`, `exportar.xml`, `导出.xml`), and tools rename; but it ends in `.xml`. macOS adds files
/// of its own to a zip, with nearly the same names.
pub fn rank(name: &str) -> Option<u8> {
    let file = name.rsplit(['/', '\\']).next().unwrap_or(name);
    let is_of_macos = name.split(['/', '\\']).any(|it| it == "__MACOSX") || file.starts_with("._") || file == ".DS_Store";
    let lower = file.to_lowercase();
    let (stem, ending) = lower.rsplit_once('.').unwrap_or((&lower, ""));
    match ending {
        _ if is_of_macos || file.is_empty() => None,
        "xml" if stem.ends_with("_cda") => Some(2),
        // In many languages the name begins so. In others it is told by its size.
        "xml" if stem.starts_with("export") => Some(0),
        "xml" => Some(1),
        "" | "txt" => Some(3),
        _ => None,
    }
}

pub enum Step {
    More,
    Done,
    /// It is not where it should be.
    Lost,
}

/// Reads the directory in pieces: with a route for each walk it can be megabytes.
pub struct Directory {
    tail: Tail,
    /// Where it may begin, the likeliest last.
    starts: Vec<u64>,
    at: u64,
    kept: Vec<u8>,
    /// What is to be added to every place.
    shift: u64,
    is_wrapped: bool,
    wraps: u64,
    last_at: u64,
    /// The likeliest first: by name, then the largest, then the one that stands first.
    found: BTreeMap<(u8, Reverse<u64>, usize), Entry>,
    seen: usize,
}

impl Directory {
    pub fn new(tail: Tail) -> Directory {
        let by_size = tail.ends_at.checked_sub(tail.size);
        let others = (0..=tail.ends_at / WRAP).map(|it| tail.starts_at.saturating_add(it * WRAP));
        let mut starts: Vec<u64> = by_size.into_iter().chain(others).filter(|it| *it < tail.ends_at).collect();
        starts.reverse();
        let at = starts.last().copied().unwrap_or(tail.ends_at);
        let (kept, found) = (Vec::new(), BTreeMap::new());
        Directory { tail, starts, at, kept, shift: 0, is_wrapped: false, wraps: 0, last_at: 0, found, seen: 0 }
    }

    pub fn wants(&self) -> Range<u64> {
        self.at..self.tail.ends_at.min(self.at + PIECE)
    }

    pub fn give(&mut self, bytes: &[u8]) -> Step {
        if let Some(start) = self.starts.last() {
            if !bytes.starts_with(b"PK\x01\x02") {
                self.starts.pop();
                let Some(next) = self.starts.last() else { return Step::Lost };
                self.at = *next;
                return Step::More;
            }
            let shift = start.wrapping_sub(self.tail.starts_at);
            self.is_wrapped = shift > 0 && shift.is_multiple_of(WRAP);
            // Something was put before the zip.
            self.shift = if self.is_wrapped { 0 } else { shift };
            self.starts.clear();
        }
        self.at += bytes.len() as u64;
        self.kept.extend_from_slice(bytes);
        let mut used = 0;
        while let Some(length) = self.entry(used) {
            used += length;
        }
        self.kept.drain(..used);
        let is_over = self.at >= self.tail.ends_at || bytes.is_empty() || self.kept.len() > PIECE as usize;
        if is_over { Step::Done } else { Step::More }
    }

    /// Takes the entry at this place of what is kept. Returns its length, or `None` if it is not whole.
    fn entry(&mut self, at: usize) -> Option<usize> {
        let bytes = &self.kept[at..];
        if !bytes.starts_with(b"PK\x01\x02") {
            return None;
        }
        let name_length = usize::from(u16_at(bytes, 28)?);
        let extra_length = usize::from(u16_at(bytes, 30)?);
        let length = FIXED + name_length + extra_length + usize::from(u16_at(bytes, 32)?);
        let extra = bytes.get(FIXED + name_length..FIXED + name_length + extra_length)?;
        bytes.get(..length)?;
        let name = String::from_utf8_lossy(&bytes[FIXED..FIXED + name_length]).into_owned();
        let mut large = zip64_extra(extra);
        let mut exact = |short: u32| match short {
            u32::MAX => large.next().unwrap_or(u64::from(short)),
            _ => u64::from(short),
        };
        let size = exact(u32_at(bytes, 24)?);
        let packed = exact(u32_at(bytes, 20)?);
        let said = exact(u32_at(bytes, 42)?);
        if self.is_wrapped && said < self.last_at {
            self.wraps += 1;
        }
        self.last_at = said;
        let place = said.wrapping_add(self.shift).wrapping_add(self.wraps * WRAP);
        self.seen += 1;
        if let Some(rank) = rank(&name).filter(|_| place < self.tail.ends_at) {
            let (flags, method) = (u16_at(bytes, 8)?, u16_at(bytes, 10)?);
            let crc = u32_at(bytes, 16)?;
            let entry = Entry { name, flags, method, crc, packed, size, at: place, is_exact: !self.is_wrapped };
            self.found.insert((rank, Reverse(size), self.seen), entry);
            if self.found.len() > MOST_CANDIDATES {
                self.found.pop_last();
            }
        }
        Some(length)
    }

    /// The entries that may be the export, the likeliest last.
    pub fn into_entries(self) -> Vec<Entry> {
        self.found.into_values().rev().collect()
    }
}

/// The numbers of 64 bits in the extra field of zip64, in their order.
fn zip64_extra(mut extra: &[u8]) -> impl Iterator<Item = u64> {
    let mut field: &[u8] = &[];
    while let (Some(id), Some(length)) = (u16_at(extra, 0), u16_at(extra, 2)) {
        let Some(data) = extra.get(4..4 + usize::from(length)) else { break };
        if id == 1 {
            field = data;
            break;
        }
        extra = &extra[4 + usize::from(length)..];
    }
    let numbers: Vec<u64> = field.chunks_exact(8).filter_map(|it| u64_at(it, 0)).collect();
    numbers.into_iter()
}

/// The entry whose local header begins here, and where its data begins. Sizes are 0 where only the directory knows them.
pub fn local_header(bytes: &[u8]) -> Option<(Entry, usize)> {
    if !bytes.starts_with(b"PK\x03\x04") {
        return None;
    }
    let (name_length, extra_length) = (usize::from(u16_at(bytes, 26)?), usize::from(u16_at(bytes, 28)?));
    let name = bytes.get(HEADER as usize..HEADER as usize + name_length)?;
    let data = HEADER as usize + name_length + extra_length;
    bytes.get(..data)?;
    let entry = Entry {
        name: String::from_utf8_lossy(name).into_owned(),
        flags: u16_at(bytes, 6)?,
        method: u16_at(bytes, 8)?,
        crc: u32_at(bytes, 14)?,
        packed: u32_at(bytes, 18)?.into(),
        size: u32_at(bytes, 22)?.into(),
        at: 0,
        is_exact: false,
    };
    Some((entry, data))
}
