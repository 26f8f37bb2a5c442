//! What is found in the small exports that tell a story.
#![allow(dead_code, unused_imports)] // Each test takes what it needs.

use resync::model::check::answers::{Answers, Attempts};
use resync::model::check::talk::{Found, Shown};
use resync::model::health_export::arrival::WrongClock;
use resync::model::health_export::check::Check;
use resync::model::health_export::findings::Finding;
use resync::model::health_export::gather::Group;
use resync::model::health_export::merge::Range;
use resync::model::health_export::sources::SourceId;
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

/// One finding of each kind, with figures.
pub fn findings() -> Vec<Finding> {
    let [watch, phone] = [SourceId(0), SourceId(1)];
    let ago = |it: i64| EXPORTED - it;
    vec![
        Finding::WatchNeverWrote { sources: 3 },
        Finding::OnlyStepsStopped {
            watch,
            last_step: Some(ago(3 * DAY + 4 * HOUR)),
            last_other: ago(360),
            other: Group::HeartRate,
            phone_since: 12_345.0,
        },
        Finding::EverythingStopped { watch, last_step: None, last_any: ago(2 * HOUR + 300), phone_since: 0.0 },
        Finding::GhostDevice { newest: watch, since: ago(5 * DAY), ghosts: vec![phone, watch] },
        Finding::WrongClock { source: watch, wrong: WrongClock { count: 1200, claims: 0, really: Some(ago(DAY)) } },
        Finding::ArrivesLate { watch, samples: 9, median: 7200, worst: 2 * DAY, late_share: 0.995, batches: 4 },
        Finding::OtherSourceWins { source: phone, share: 0.004, steps: 50_000.4 },
        Finding::OrderOfSources {
            days: 7,
            watch_first: Range { low: 1.0, high: 3.0 },
            others_first: Range { low: 5.0, high: 7.0 },
            overlap: 61,
            tops: vec![phone],
        },
        Finding::WrittenTwice { sources: [watch, phone], samples: 5, steps: 1500.0 },
        Finding::PhoneStepsMissing { phone: None, last_step: None },
        Finding::DisplayStale { day: LAST_DAY, shown: 100.0, least: 2000.0 },
        Finding::TimeZone { change: Some(ago(DAY)), offset: -9000, offset_in_export: 3600 },
        Finding::AllClear { watch, last_step: ago(12), last_other: None },
        Finding::GapsAtNight { watch, gaps: 4, longest: 9 * HOUR },
    ]
}
