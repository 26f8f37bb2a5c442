//! Ids: the public contract between links, saved progress, element ids and the content file.
//!
//! This file is compiled into the build script too, so it names nothing else of the crate.

use std::fmt;

/// Makes a newtype for one kind of id. The values come from the content file alone.
macro_rules! id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(pub &'static str);

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(self.0)
            }
        }
    };
}

id!(
    /// One step of a checklist. Also the `id` of its element and its fragment in a link.
    StepId
);
id!(
    /// One checklist. Also the `id` of its element and its fragment in a link.
    ChecklistId
);
id!(
    /// One row of the symptom table, or one verdict: whatever can choose a path.
    CauseId
);

/// What the element id of a symptom's row begins with.
pub const SYMPTOM_PREFIX: &str = "symptom-";

/// Ids of the page's own places. No checklist or step may take one of them.
pub const PLACES: [&str; 16] = [
    "top",
    "symptoms",
    "systems",
    "your-path",
    "how-it-works",
    "guide",
    "notices",
    "dock",
    "diagnosis",
    "totals",
    "find",
    "fixed",
    "report",
    "carry",
    "import",
    "keeping",
];

/// Whether `text` may be an id: small letters, digits and single hyphens, beginning with a letter.
///
/// Anything else could need escaping in a link, or read as something other than an id.
pub fn is_well_formed(text: &str) -> bool {
    text.starts_with(|it: char| it.is_ascii_lowercase())
        && !text.ends_with('-')
        && !text.contains("--")
        && text.chars().all(|it| it.is_ascii_lowercase() || it.is_ascii_digit() || it == '-')
}
