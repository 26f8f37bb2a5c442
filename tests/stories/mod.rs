//! What is found in the small exports that tell a story.
#![allow(dead_code, unused_imports)] // Each test takes what it needs.

use resync::model::check::answers::{Answers, Attempts};
use resync::model::check::talk::{Found, Shown};
use resync::model::health_export::check::Check;
use resync::model::health_export::zone::Zone;
pub use samples::story::*;

/// Reading a story, as the page does.
pub trait Reading {
    fn answers(&self) -> Answers;

    fn found(&self) -> Found {
        self.found_with(None)
    }

    fn found_with(&self, shown: Option<Shown>) -> Found {
        self.answers().found(&Zone::fixed(0), shown, None)
    }
}

impl Reading for Story {
    fn answers(&self) -> Answers {
        read(&self.xml()).unwrap_or_else(|problem| panic!("{problem}"))
    }
}

/// The answers of what is in a file, or the id of what is wrong with it.
pub fn read(bytes: &[u8]) -> Result<Answers, String> {
    let mut check = Check::new(bytes.len() as u64, Some("export.xml"));
    while let Some(range) = check.wants() {
        check.give(&bytes[range.start as usize..range.end as usize]);
    }
    let mut attempts = Attempts::default();
    // Half an hour after the export was made.
    attempts.take(check.finish(), EXPORTED + 1800, None).ok_or_else(|| attempts.problem())
}
