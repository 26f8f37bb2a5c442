//! The time zone in which days and hours are counted. The person can change it after the file was read.

use super::time::{DAY, HOUR, Seconds};

/// Offsets from UTC over time. The model has no table of zones: a browser makes one from `Intl`, a test by hand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Zone {
    /// What holds before the first change, in seconds east of Greenwich.
    first: i32,
    /// From when on which offset holds, soonest first.
    changes: Vec<(Seconds, i32)>,
}

impl Zone {
    pub fn fixed(offset: i32) -> Zone {
        Zone { first: offset, changes: Vec::new() }
    }

    /// `first` holds until the first change; each change is (from this second UTC, this offset in seconds).
    pub fn new(first: i32, mut changes: Vec<(Seconds, i32)>) -> Zone {
        changes.sort_unstable();
        Zone { first, changes }
    }

    pub fn offset_at(&self, at: Seconds) -> i32 {
        let next = self.changes.partition_point(|it| it.0 <= at);
        next.checked_sub(1).map_or(self.first, |it| self.changes[it].1)
    }

    fn local(&self, at: Seconds) -> Seconds {
        at + Seconds::from(self.offset_at(at))
    }

    /// The number of the day here, counted from 1970-01-01.
    pub fn day_of(&self, at: Seconds) -> i64 {
        self.local(at).div_euclid(DAY)
    }

    /// 0 to 23. In the hour that summer time repeats, both have the same number.
    pub fn hour_of(&self, at: Seconds) -> usize {
        usize::try_from(self.local(at).rem_euclid(DAY) / HOUR).unwrap_or(0)
    }

    /// The second UTC at which this day begins here.
    pub fn start_of(&self, day: i64) -> Seconds {
        let midnight = day * DAY;
        // An offset depends on the time and the time on the offset; the second guess is right unless midnight itself was skipped.
        let guess = midnight - Seconds::from(self.offset_at(midnight));
        let start = midnight - Seconds::from(self.offset_at(guess));
        if self.day_of(start) < day { guess.max(start) } else { start }
    }

    /// The end of the clock hour in which `at` lies, or the change of offset if that comes first.
    pub fn hour_ends(&self, at: Seconds) -> Seconds {
        let end = at - self.local(at).rem_euclid(HOUR) + HOUR;
        self.change_between(at, end).unwrap_or(end)
    }

    /// The first change of offset after `from` and before `to`.
    pub fn change_between(&self, from: Seconds, to: Seconds) -> Option<Seconds> {
        let next = self.changes.partition_point(|it| it.0 <= from);
        let real = self.changes[next..].iter().find(|it| it.1 != self.offset_at(it.0 - 1))?;
        (real.0 < to).then_some(real.0)
    }
}
