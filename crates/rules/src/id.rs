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

/// What the element id of an outcome begins with.
pub const OUTCOME_PREFIX: &str = "outcome-";

/// Makes an enum of the page's own places, each with its id.
macro_rules! places {
    ($($place:ident $id:literal),* $(,)?) => {
        /// One of the page's own places. No checklist or step may take the id of one.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Place {
            $($place,)*
        }

        impl Place {
            pub const ALL: &[Place] = &[$(Place::$place),*];

            /// The id of its element, and its fragment in a link.
            pub const fn id(self) -> &'static str {
                match self {
                    $(Place::$place => $id,)*
                }
            }
        }
    };
}

places! {
    Top "top",
    Symptoms "symptoms",
    Systems "systems",
    Path "your-path",
    HowItWorks "how-it-works",
    Guide "guide",
    Notices "notices",
    Dock "dock",
    Diagnosis "diagnosis",
    Totals "totals",
    WalkTest "walk-test",
    Find "find",
    Fixed "fixed",
    Report "report",
    Carry "carry",
    Import "import",
    Keeping "keeping",
}

impl Place {
    /// The place with this id.
    pub fn named(id: &str) -> Option<Place> {
        Place::ALL.iter().copied().find(|it| it.id() == id)
    }
}

/// Whether `text` may be an id: small letters, digits and single hyphens, beginning with a letter.
///
/// Anything else could need escaping in a link, or read as something other than an id.
pub fn is_well_formed(text: &str) -> bool {
    text.starts_with(|it: char| it.is_ascii_lowercase())
        && !text.ends_with('-')
        && !text.contains("--")
        && text.chars().all(|it| it.is_ascii_lowercase() || it.is_ascii_digit() || it == '-')
}
