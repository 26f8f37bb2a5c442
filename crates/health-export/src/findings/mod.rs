//! What an export says about why steps are missing: at most three findings, worst first, each with the figures it stands on
//! and the checklist that it leads to.
//!
//! Above all the two are told apart that nobody can tell apart by looking: only the watch's steps stopped (a permission), and
//! everything from the watch stopped (the connection).

mod duplicates;
mod evidence;
mod overlaps;
mod rules;

use serde::{Deserialize, Serialize};

use super::clock_errors::WrongClock;
use super::export::Export;
use super::merge::Range;
use super::source_order::Calibration;
use super::sources::SourceId;
use super::time::{DAY, Seconds};
use super::trace::Group;
use super::zone::Zone;
use evidence::Evidence;

/// At most this many findings are shown.
pub const MOST: usize = 3;

/// Something that was found. Times are seconds UTC, spans are seconds.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "id", rename_all = "kebab-case", rename_all_fields = "camelCase")]
pub enum Finding {
    /// No watch ever wrote anything to this phone.
    WatchNeverWrote { sources: usize },
    /// Other records of the watch kept coming after its steps had stopped.
    OnlyStepsStopped {
        watch: SourceId,
        last_step: Option<Seconds>,
        last_other: Seconds,
        other: Group,
        /// What the phone counted since.
        phone_since: f64,
    },
    /// Nothing of the watch came any more.
    EverythingStopped { watch: SourceId, last_step: Option<Seconds>, last_any: Seconds, phone_since: f64 },
    /// One name, several watches, and the newest never wrote a step.
    GhostDevice { newest: SourceId, since: Seconds, ghosts: Vec<SourceId> },
    /// Records of a time at which they can't have been.
    WrongClock { source: SourceId, wrong: WrongClock },
    /// Over the last days the watch's steps came late. `late_share` is of the steps, 0 to 1; `batches` came at once after hours.
    ArrivesLate { watch: SourceId, samples: usize, median: Seconds, worst: Seconds, late_share: f64, batches: usize },
    /// An app covers most of the time in which anybody counted. `share` is of that time, 0 to 1.
    OtherSourceWins { source: SourceId, share: f64, steps: f64 },
    /// The total depends on the order of the sources. Sums of the last days, and what Health shows if that is known.
    OrderOfSources { days: usize, watch_first: Range, others_first: Range, overlap: Seconds, tops: Vec<SourceId> },
    /// The same samples from two sources.
    WrittenTwice { sources: [SourceId; 2], samples: usize, steps: f64 },
    /// The watch's steps come, the phone's don't.
    PhoneStepsMissing { phone: Option<SourceId>, last_step: Option<Seconds> },
    /// Health showed less than the export holds in any order.
    DisplayStale { day: i64, shown: f64, least: f64 },
    /// The clock was changed by the zone in the last days, or the phone was elsewhere at the export.
    TimeZone { change: Option<Seconds>, offset: i32, offset_in_export: i32 },
    /// The watch's steps arrive.
    AllClear { watch: SourceId, last_step: Seconds, last_other: Option<Seconds> },
    /// The watch is silent only at night, or while the phone goes on counting.
    GapsAtNight { watch: SourceId, gaps: usize, longest: Seconds },
}

impl Finding {
    /// The name under which it is written down and linked. Never changed.
    pub fn id(&self) -> &'static str {
        match self {
            Finding::WatchNeverWrote { .. } => "watch-never-wrote",
            Finding::OnlyStepsStopped { .. } => "only-steps-stopped",
            Finding::EverythingStopped { .. } => "everything-stopped",
            Finding::GhostDevice { .. } => "ghost-device",
            Finding::WrongClock { .. } => "wrong-clock",
            Finding::ArrivesLate { .. } => "arrives-late",
            Finding::OtherSourceWins { .. } => "other-source-wins",
            Finding::OrderOfSources { .. } => "order-of-sources",
            Finding::WrittenTwice { .. } => "written-twice",
            Finding::PhoneStepsMissing { .. } => "phone-steps-missing",
            Finding::DisplayStale { .. } => "display-stale",
            Finding::TimeZone { .. } => "time-zone",
            Finding::AllClear { .. } => "all-clear",
            Finding::GapsAtNight { .. } => "gaps-at-night",
        }
    }

    /// The checklist that it leads to.
    pub fn checklist(&self) -> &'static str {
        checklist_of(self.id())
    }

    /// Whether it holds of all of an export if it is found in a part. That something never came or stopped does not: within a
    /// type the newest stands last, and some types may be missing altogether.
    pub fn holds_of_a_part(&self) -> bool {
        matches!(self, Finding::WrongClock { .. } | Finding::WrittenTwice { .. } | Finding::TimeZone { .. })
    }
}

/// Every finding that there is, with the checklist that it leads to.
pub const CHECKLISTS: [(&str, &str); 14] = [
    // Its first step is whether the watch is paired with this iPhone.
    ("watch-never-wrote", "right-devices"),
    ("only-steps-stopped", "watch-switches"),
    ("everything-stopped", "wake-both"),
    ("ghost-device", "right-devices"),
    ("wrong-clock", "date-time"),
    ("arrives-late", "background-limits"),
    ("other-source-wins", "data-sources"),
    ("order-of-sources", "reorder-sources"),
    ("written-twice", "third-source"),
    ("phone-steps-missing", "motion-fitness"),
    // Its first step closes the apps that show the old number.
    ("display-stale", "fresh-sync"),
    ("time-zone", "date-time"),
    ("all-clear", "fresh-sync"),
    ("gaps-at-night", "find-the-gap"),
];

fn checklist_of(id: &str) -> &'static str {
    CHECKLISTS.iter().find(|it| it.0 == id).map_or("find-the-gap", |it| it.1)
}

/// What is to be known before any finding. It takes the place of none of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "id", rename_all = "kebab-case")]
pub enum Note {
    /// The export was made longer than a day ago: so many seconds.
    ExportOld { age: Seconds },
    /// There are so many samples that those before this time are only in sums.
    OlderOnlyInSums { from: Seconds },
    /// There are so many sources that some are counted together.
    TooManySources,
}

impl Note {
    /// The name under which it is written down. Never changed.
    pub fn id(&self) -> &'static str {
        match self {
            Note::ExportOld { .. } => "export-old",
            Note::OlderOnlyInSums { .. } => "older-only-in-sums",
            Note::TooManySources => "too-many-sources",
        }
    }
}

impl Export {
    /// What to say first. `now` is the time of day, if it is known.
    pub fn notes(&self, now: Option<Seconds>) -> Vec<Note> {
        let age = now.zip(self.exported).map(|(now, exported)| now - exported.utc).filter(|it| *it > DAY);
        let old = age.map(|age| Note::ExportOld { age });
        let sums = self.samples.detail_from().map(|from| Note::OlderOnlyInSums { from });
        let sources = self.too_many_sources.then_some(Note::TooManySources);
        [old, sums, sources].into_iter().flatten().collect()
    }

    /// At most three findings, worst first. "Last" is measured against when the export was made. `shown` is what the person said
    /// that Health shows for a day.
    pub fn findings(&self, zone: &Zone, shown: Option<&Calibration>) -> Vec<Finding> {
        if self.step_count() == 0 && self.records == 0 {
            return Vec::new();
        }
        let evidence = Evidence::of(self, zone, shown);
        let (mut found, asides) = rules::found(&evidence);
        let is_clear = found.is_empty();
        found.extend(rules::all_clear(&evidence).filter(|_| is_clear));
        found.extend(asides);
        found.extend(rules::gaps_at_night(&evidence).filter(|_| is_clear));
        found.truncate(MOST);
        found
    }
}
