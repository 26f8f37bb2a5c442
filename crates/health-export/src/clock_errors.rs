//! Wrong clocks, told from the order of arrival.
//!
//! Within a type, records stand in the order in which they were written to the phone's store (seen in exports of 2019 and 2021).
//! So a few records that claim another day than those around them, before and behind, were stamped by a wrong clock, and
//! those around them tell when it really was.

use serde::{Deserialize, Serialize};

use super::device::Kind;
use super::time::{DAY, HOUR, Seconds};

/// A longer run than this that claims another time is older data that came in one go, such as from a backup.
const LONGEST_RUN: u32 = 64;

/// What a wrong clock wrote.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct WrongClock {
    /// How many records.
    pub count: u64,
    /// When the latest of them in the file claims to begin, in seconds UTC.
    pub claims: Seconds,
    /// When it was really written, as far as the file tells.
    pub really: Option<Seconds>,
}

impl WrongClock {
    fn add(&mut self, count: u32, claims: Seconds, really: Option<Seconds>) {
        self.count += u64::from(count);
        self.claims = claims;
        self.really = really;
    }
}

/// When one record claims to have been.
#[derive(Clone, Copy, Debug)]
pub struct Claim {
    pub start: Seconds,
    pub end: Seconds,
    pub created: Option<Seconds>,
}

impl Claim {
    /// Whether these times can't be right, whatever stands around the record.
    pub fn is_impossible(self, kind: Kind, exported: Option<Seconds>) -> bool {
        let is_future = exported.is_some_and(|it| self.end > it + HOUR);
        let is_ahead = self.created.is_some_and(|it| self.end > it + DAY);
        is_future || is_ahead || self.start < earliest(kind)
    }
}

/// Follows the records of one source, in the order of the file.
#[derive(Clone, Copy, Debug, Default)]
pub struct Arrivals {
    wrong: WrongClock,
    /// When the last record arrived.
    last: Option<Seconds>,
    /// An open jump in arrival times: when the last record before it arrived, how many came since, and the first one's start.
    leap: Option<(Seconds, u32, Seconds)>,
}

impl Arrivals {
    pub fn wrong(&self) -> WrongClock {
        self.wrong
    }

    /// Takes the next record. Returns whether its times can't be right, whatever stands around it.
    pub fn follow(&mut self, claim: Claim, kind: Kind, exported: Option<Seconds>) -> bool {
        if claim.is_impossible(kind, exported) {
            let really = claim.created.filter(|it| *it >= earliest(kind) && exported.is_none_or(|exported| *it <= exported));
            self.wrong.add(1, claim.start, really.or(self.last));
            return true;
        }
        // Apps write what they like, when they like. Only what a device of Apple's claims to have measured was just measured.
        let arrived = claim.created.or((kind != Kind::Other).then_some(claim.end));
        if let Some(arrived) = arrived {
            self.arrive(arrived, claim.start);
        }
        false
    }

    fn arrive(&mut self, arrived: Seconds, start: Seconds) {
        let last = self.last.replace(arrived).unwrap_or(arrived);
        match &mut self.leap {
            Some((before, run, claims)) => {
                if (arrived - *before).abs() <= DAY {
                    self.wrong.add(*run, *claims, Some(arrived));
                    self.leap = None;
                } else if *run >= LONGEST_RUN {
                    self.leap = None;
                } else {
                    *run += 1;
                }
            }
            None if (arrived - last).abs() > DAY => self.leap = Some((last, 1, start)),
            None => {}
        }
    }
}

/// Before this, no record of that kind can have been. Clocks that lost their time begin in 1970 or 2001.
fn earliest(kind: Kind) -> Seconds {
    match kind {
        // 2015-04-24: the first watch.
        Kind::Watch => 1_429_833_600,
        // 2013-09-20: the first iPhone that counted steps.
        Kind::Phone => 1_379_635_200,
        // 2001-01-02: a day after Apple's own beginning of time. Apps do carry over old diaries.
        Kind::Other => 978_393_600,
    }
}
