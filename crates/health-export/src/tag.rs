//! Tag parser: splits one tag into its attributes. A `>` inside quotes does not end the tag.

use memchr::{memchr, memchr3};

/// The attributes of a `Record` that the check needs, as they stand in the file. Empty where there is none.
///
/// Source: the document type within the exports of 2016 to 2026 (versions 3 to 14). `type`, `sourceName`, `startDate` and `endDate`
/// are required there; `device` and `creationDate` are not, and the order of all of them is free.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Record<'a> {
    /// `type`, such as `HKQuantityTypeIdentifierStepCount`.
    pub kind: &'a [u8],
    /// `sourceName`
    pub source: &'a [u8],
    pub device: &'a [u8],
    /// `creationDate`: when it was written to the phone's store.
    pub created: &'a [u8],
    /// `startDate`
    pub start: &'a [u8],
    /// `endDate`
    pub end: &'a [u8],
    pub value: &'a [u8],
}

/// How far a tag goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct End {
    /// The bytes of it, `<` and `>` counted.
    pub length: usize,
    /// `<it/>`
    pub closes_itself: bool,
}

/// Takes apart a tag whose name ends before `at`. `None` if its end is not here.
pub(super) fn record(tag: &[u8], at: usize) -> Option<(Record<'_>, End)> {
    let mut record = Record::default();
    let end = attributes(tag, at, |name, value| match name {
        b"type" => record.kind = value,
        b"sourceName" | b"source" => record.source = value,
        b"device" => record.device = value,
        b"creationDate" => record.created = value,
        // With a blank within the name: iOS 8, which is recognised and then refused.
        b"startDate" | b"start date" => record.start = value,
        b"endDate" | b"end date" => record.end = value,
        b"value" => record.value = value,
        _ => {}
    })?;
    Some((record, end))
}

/// The value of the attribute `wanted`, if there is one, and where the tag ends. `None` if its end is not here.
pub(super) fn attribute<'a>(tag: &'a [u8], at: usize, wanted: &[u8]) -> Option<(Option<&'a [u8]>, End)> {
    let mut found = None;
    let end = attributes(tag, at, |name, value| {
        if name == wanted {
            found = Some(value);
        }
    })?;
    Some((found, end))
}

/// Calls `each` with every attribute, in order; so the last of several by one name wins.
#[inline(always)]
fn attributes<'a>(tag: &'a [u8], mut at: usize, mut each: impl FnMut(&'a [u8], &'a [u8])) -> Option<End> {
    let mut closes_itself = false;
    loop {
        match *tag.get(at)? {
            // A vertical tab is not allowed in XML, and yet it comes.
            b' ' | b'\n' | b'\t' | b'\r' | 0x0b => at += 1,
            b'>' => return Some(End { length: at + 1, closes_itself }),
            b'/' => {
                closes_itself = true;
                at += 1;
            }
            quote @ (b'"' | b'\'') => at = after_quote(tag, at + 1, quote)?,
            _ => {
                closes_itself = false;
                let name_ends = name_end(tag, at)?;
                let name = &tag[at..name_ends];
                at = name_ends;
                if tag[at] != b'=' {
                    continue;
                }
                at += 1;
                while tag.get(at)?.is_ascii_whitespace() {
                    at += 1;
                }
                let quote = tag[at];
                // A value without quotes is none of ours: it is passed over as if it were a name.
                if quote == b'"' || quote == b'\'' {
                    let after = after_quote(tag, at + 1, quote)?;
                    each(name.trim_ascii_end(), &tag[at + 1..after - 1]);
                    at = after;
                }
            }
        }
    }
}

/// Where the name that begins at `at` ends: at its `=`, or where the tag or a value begins to end.
#[inline(always)]
fn name_end(tag: &[u8], at: usize) -> Option<usize> {
    let rest = &tag[at..];
    rest.iter().position(|it| matches!(it, b'=' | b'>' | b'"' | b'\'' | b'/')).map(|it| at + it)
}

#[inline(always)]
fn after_quote(tag: &[u8], at: usize, quote: u8) -> Option<usize> {
    memchr(quote, &tag[at..]).map(|it| at + it + 1)
}

/// How long a tag is that nobody needs to look into. `None` if its end is not here.
#[inline(always)]
pub(super) fn skip(tag: &[u8]) -> Option<End> {
    let mut at = 1;
    loop {
        let found = at + memchr3(b'>', b'"', b'\'', &tag[at..])?;
        at = match tag[found] {
            b'>' => return Some(End { length: found + 1, closes_itself: tag[found - 1] == b'/' }),
            quote => after_quote(tag, found + 1, quote)?,
        };
    }
}
