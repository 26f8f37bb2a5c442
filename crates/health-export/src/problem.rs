//! Why an export could not be read, or not to its end.

/// Named for what the person can do about it. Some come together with what could be read; see [`Outcome`](super::reader::Outcome).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Problem {
    /// A file without a byte, or a zip without a file.
    Empty,
    /// Neither an export nor a zip with one in it.
    NotAnExport,
    /// Only the clinical document, `export_cda.xml`, which holds no steps.
    ClinicalOnly,
    /// The zip wants a password.
    Encrypted,
    /// A way of compressing that no phone uses; the number is the zip's own.
    UnsupportedCompression(u16),
    /// Somebody saved the XML again, in UTF-16.
    Utf16,
    /// As iOS wrote it up to 2015.
    TooOld,
    /// The end is missing. What was read until there is kept.
    CutShort,
    /// What is compressed in it can't be unpacked further. What was read until there is kept.
    Damaged,
    /// It was read to its end, and yet something in it was changed. What was read is kept, and may be wrong.
    BadChecksum,
    /// It holds tags that no phone writes, too long to be read. The rest is kept.
    TagTooLong,
    /// It unpacks to more than any export. What was read until there is kept.
    TooLarge,
    /// An export, and sound, but without a step in it.
    NoSteps,
}

/// Problems with which the end is missing: nobody knows what came there.
pub const CUT_OFF: [Problem; 3] = [Problem::CutShort, Problem::Damaged, Problem::TooLarge];

impl Problem {
    /// The name under which it is written down. Never changed.
    pub fn id(self) -> &'static str {
        match self {
            Problem::Empty => "empty",
            Problem::NotAnExport => "not-an-export",
            Problem::ClinicalOnly => "clinical-only",
            Problem::Encrypted => "encrypted",
            Problem::UnsupportedCompression(_) => "unsupported-compression",
            Problem::Utf16 => "utf-16",
            Problem::TooOld => "too-old",
            Problem::CutShort => "cut-short",
            Problem::Damaged => "damaged",
            Problem::BadChecksum => "bad-checksum",
            Problem::TagTooLong => "tag-too-long",
            Problem::TooLarge => "too-large",
            Problem::NoSteps => "no-steps",
        }
    }
}
