//! What the page and its worker say to each other, as JSON. The worker reads the file and keeps what was read; the page asks.

use health_export::days::{DaySum, Hours};
use health_export::device::Kind;
use health_export::findings::{Finding, Note};
use health_export::problem::CUT_OFF;
use health_export::source_order::{Calibration, DayTotals};
use health_export::sources::SourceId;
use health_export::time::{DAY, Seconds};
use health_export::zone::Zone;
use serde::{Deserialize, Serialize};

/// Problems that are not of the file itself; the others are those of [`Problem`](health_export::problem::Problem).
pub const UNREADABLE: &str = "file-unreadable";
pub const NO_WORKER: &str = "no-worker";
pub const WORKER_FAILED: &str = "worker-failed";

/// This many days, up to that of the export, are sent one by one.
pub const DAYS: i64 = 90;

/// What the page asks. Each says for which run, so that nothing is taken for the answer to something else.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "ask", rename_all = "kebab-case")]
pub enum Ask {
    /// Read the files that come along. `now` is the time of day.
    Read { run: u32, now: Seconds, zone: Offsets },
    /// The same export in this zone, with what Health is said to show, and with this day's hours.
    Look { run: u32, zone: Offsets, shown: Option<Shown>, day: Option<i64> },
    /// One day's hours and totals.
    Day { run: u32, zone: Offsets, day: i64 },
}

/// What Health shows for a day, as the person read it.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Shown {
    pub day: i64,
    pub steps: f64,
}

/// What the worker says.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "said", rename_all = "kebab-case")]
pub enum Said {
    /// From now on it listens.
    Ready,
    Progress {
        run: u32,
        progress: Progress,
    },
    Found {
        run: u32,
        found: Box<Found>,
    },
    Day {
        run: u32,
        look: DayLook,
    },
    /// Nothing could be read. The id of what is wrong.
    Trouble {
        run: u32,
        problem: String,
    },
}

impl Said {
    /// The run that it is about.
    pub fn run(&self) -> Option<u32> {
        match self {
            Said::Ready => None,
            Said::Progress { run, .. } | Said::Found { run, .. } | Said::Day { run, .. } | Said::Trouble { run, .. } => {
                Some(*run)
            }
        }
    }
}

/// How far the reading is, in bytes of the file, and what is known already.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Progress {
    pub done: u64,
    pub of: u64,
    pub records: u64,
    pub steps: u64,
    pub so_far: Vec<SoFar>,
}

/// All sources of one kind, while the reading goes on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SoFar {
    pub kind: Kind,
    /// Entries of steps.
    pub steps: u64,
    pub last: Seconds,
}

/// What an export says.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Found {
    /// The id of what was wrong with the file, if it could be read all the same.
    pub problem: Option<String>,
    pub version: Option<u32>,
    /// When it was made, and the offset of the phone then.
    pub exported: Option<Seconds>,
    pub offset: i32,
    /// What "before" counts back from.
    pub until: Seconds,
    pub records: u64,
    /// Step records without a time or a number.
    pub unreadable: u64,
    pub notes: Vec<Note>,
    pub findings: Vec<Finding>,
    pub sources: Vec<SourceLook>,
    /// The first and the last day with steps.
    pub first_day: i64,
    pub last_day: i64,
    /// The last [`DAYS`] days, as far as anybody counted.
    pub days: Vec<DaySum>,
    pub day: Option<DayLook>,
    pub calibration: Option<Calibration>,
    /// The file that can be saved.
    pub json: String,
}

/// One source, in the order of the export's list.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct SourceLook {
    pub name: String,
    pub kind: Kind,
    /// A for the one of its kind that was heard of last.
    pub letters: String,
    /// Of a watch, such as `Series 7`.
    pub generation: Option<String>,
    pub steps: f64,
    pub last_step: Option<Seconds>,
    pub last_any: Option<Seconds>,
    /// Whether it is a device that has a source of its own besides; it is not shown.
    pub is_shadow: bool,
}

/// One day.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct DayLook {
    pub day: i64,
    /// Nothing if that day is only in sums.
    pub detail: Option<Detail>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Detail {
    pub hours: Hours,
    /// For how many seconds of each hour at least two sources have samples.
    pub overlaps: [u32; 24],
    pub totals: DayTotals,
}

impl Found {
    /// Whether only a part of the export could be read.
    pub fn is_part(&self) -> bool {
        self.problem.as_deref().is_some_and(is_cut_off)
    }

    pub fn source(&self, id: SourceId) -> Option<&SourceLook> {
        self.sources.get(usize::from(id.0))
    }
}

/// Whether the problem with this id means that the end is missing.
pub fn is_cut_off(problem: &str) -> bool {
    problem == UNREADABLE || CUT_OFF.iter().any(|it| it.id() == problem)
}

/// A zone as offsets from UTC over time, in seconds: what holds first, and from when on which other.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Offsets {
    pub first: i32,
    pub changes: Vec<(Seconds, i32)>,
}

/// Clocks change at whole minutes, even where they do at one past midnight.
const MINUTE: Seconds = 60;

/// No zone changes twice within so long: the shortest summer times take four weeks.
const LEAST_APART: Seconds = 14 * DAY;

impl Offsets {
    pub fn fixed(first: i32) -> Offsets {
        Offsets { first, changes: Vec::new() }
    }

    /// Finds the changes from `from` to `to`, to the minute, by asking for the offset at many times.
    pub fn search(from: Seconds, to: Seconds, mut offset_at: impl FnMut(Seconds) -> i32) -> Offsets {
        let from = from.div_euclid(MINUTE) * MINUTE;
        let first = offset_at(from);
        let mut offsets = Offsets::fixed(first);
        let (mut at, mut offset) = (from, first);
        while at < to {
            let next = (at + LEAST_APART).min(to);
            let then = offset_at(next);
            if then != offset {
                let (mut before, mut after) = (at, next);
                // Clocks change with a minute, and each time that is asked for costs.
                while after - before > MINUTE {
                    let middle = before + ((after - before) / 2 / MINUTE).max(1) * MINUTE;
                    if offset_at(middle) == offset { before = middle } else { after = middle }
                }
                offsets.changes.push((after, then));
            }
            (at, offset) = (next, then);
        }
        offsets
    }

    pub fn zone(&self) -> Zone {
        Zone::new(self.first, self.changes.clone())
    }
}
