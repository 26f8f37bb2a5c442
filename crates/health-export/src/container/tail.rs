//! The end of a zip: where its directory is.

use std::ops::Range;

use memchr::memmem;

/// The end record, its comment of at most 65 535 bytes, and the two records of zip64 before it.
pub const LONGEST: u64 = 22 + 65_535 + 20 + 56;

/// Where the directory is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tail {
    /// Where it begins, as the zip says.
    pub starts_at: u64,
    /// Its bytes, as the zip says.
    pub size: u64,
    /// Where it ends for sure: there is the record that this comes from.
    pub ends_at: u64,
}

pub enum Found {
    Tail(Tail),
    Zip64(Zip64),
}

/// Where the end record of zip64 is to be looked for.
#[derive(Clone, Debug)]
pub struct Zip64 {
    at: Vec<u64>,
    /// What the old record says.
    old: Tail,
}

impl Zip64 {
    pub fn wants(&self) -> Range<u64> {
        let at = self.at.last().copied().unwrap_or(0);
        at..at + 56
    }

    pub fn is_lost(&self) -> bool {
        self.at.is_empty()
    }

    /// Takes what was wanted. `None` if the record is not there.
    pub fn give(&mut self, bytes: &[u8]) -> Option<Tail> {
        let at = self.at.pop()?;
        if bytes.starts_with(b"PK\x06\x06") {
            return Some(Tail { starts_at: u64_at(bytes, 48)?, size: u64_at(bytes, 40)?, ends_at: at });
        }
        // A locator that leads nowhere: what the old record says may still be right.
        self.at.is_empty().then_some(self.old).filter(|it| it.starts_at < u64::from(u32::MAX))
    }
}

/// Looks for the end record in the last bytes of the file, which begin at `from`.
pub fn find(bytes: &[u8], from: u64) -> Option<Found> {
    let mut good = None;
    for at in memmem::rfind_iter(bytes, b"PK\x05\x06") {
        let Some(comment) = u16_at(bytes, at + 20) else { continue };
        let end = at + 22 + usize::from(comment);
        // A comment may hold what looks like a record. The right one's comment ends with the file; if none does, take the last.
        if end == bytes.len() {
            good = Some(at);
            break;
        }
        if end <= bytes.len() && good.is_none() {
            good = Some(at);
        }
    }
    let at = good?;
    let old = Tail { starts_at: u32_at(bytes, at + 16)?.into(), size: u32_at(bytes, at + 12)?.into(), ends_at: from + at as u64 };
    let locator = at.checked_sub(20).filter(|it| bytes[*it..].starts_with(b"PK\x06\x07"));
    let Some(locator) = locator else { return Some(Found::Tail(old)) };
    let said = u64_at(bytes, locator + 8)?;
    // It stands right before its locator, wherever the zip says that it is.
    let before = (from + locator as u64).checked_sub(56);
    let last = from + locator as u64;
    let at = before.into_iter().chain(Some(said).filter(|it| it.checked_add(56).is_some_and(|end| end <= last))).collect();
    Some(Found::Zip64(Zip64 { at, old }))
}

pub fn u16_at(bytes: &[u8], at: usize) -> Option<u16> {
    Some(u16::from_le_bytes(*bytes.get(at..)?.first_chunk()?))
}

pub fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_le_bytes(*bytes.get(at..)?.first_chunk()?))
}

pub fn u64_at(bytes: &[u8], at: usize) -> Option<u64> {
    Some(u64::from_le_bytes(*bytes.get(at..)?.first_chunk()?))
}
