//! What a file is, told from how it begins and not from its name: names are translated, and people rename.

use memchr::memmem;

/// An export says what it is within its first lines; its document type is some kilobytes long.
const ENOUGH: usize = 1 << 20;

/// What a text seems to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Opinion {
    Undecided,
    Export,
    /// The clinical document, which lies beside the export in every zip.
    Clinical,
    Utf16,
    Other,
}

/// The beginning of a text, kept until it is clear what it is.
#[derive(Clone, Debug, Default)]
pub struct Sniff {
    kept: Vec<u8>,
}

impl Sniff {
    /// Takes the next bytes.
    pub fn take(&mut self, bytes: &[u8]) -> Opinion {
        // Looked through once more is what a word could begin in.
        let from = self.kept.len().saturating_sub(32);
        let room = ENOUGH.saturating_sub(self.kept.len());
        self.kept.extend_from_slice(bytes);
        if matches!(self.kept.as_slice(), [0xff, 0xfe, ..] | [0xfe, 0xff, ..] | [b'<', 0, ..] | [0, b'<', ..]) {
            return Opinion::Utf16;
        }
        let new = &self.kept[from.min(ENOUGH)..self.kept.len().min(ENOUGH)];
        let find = |word: &[u8]| memmem::find(new, word);
        let export = [find(b"<!DOCTYPE HealthData"), find(b"<HealthData")].into_iter().flatten().min();
        match (export, find(b"<ClinicalDocument")) {
            (Some(export), Some(clinical)) if clinical < export => Opinion::Clinical,
            (Some(_), _) => Opinion::Export,
            (None, Some(_)) => Opinion::Clinical,
            (None, None) if bytes.len() >= room => Opinion::Other,
            (None, None) => Opinion::Undecided,
        }
    }

    /// All that was taken so far.
    pub fn into_kept(self) -> Vec<u8> {
        self.kept
    }
}
