//! The totals check: the watch's number and the iPhone's, side by side, show which symptom fits.

mod count;

use super::guide::{Guide, Symptom};
use super::progress::{Millis, Progress};
use super::words::Words;

pub use count::{ClockError, CountError, clock, count};

/// A total as read off a screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reading {
    pub steps: u32,
    /// When it was read, in minutes of the day.
    pub at: Option<u16>,
}

/// What two totals of the same day show.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Totals {
    /// Both are so small that a difference means nothing yet.
    TooFew,
    /// They were read at different times, and walking in between would explain the difference.
    TimesApart,
    Same,
    WatchZero,
    PhoneZero,
    PhoneLower,
    /// Nothing is broken: the iPhone adds its own steps from when the watch was off the wrist.
    PhoneHigher,
    /// The same walk was written twice, mostly.
    PhoneDouble,
}

/// Somebody who looks at one screen and then at the other may be walking, and the watch hands its steps over every few
/// minutes. Both come to about a minute's brisk walk.
const LEEWAY: u32 = 100;

/// Where both counted the same walk, Health's choice of source for each block of time shifts a large total by a little.
const LEEWAY_PERCENT: u32 = 2;

/// From here on the iPhone's total is about twice the watch's, in tenths.
const DOUBLE: u64 = 18;

/// A brisk walk, in steps a minute.
const PACE: u32 = 130;

/// Readings this many minutes apart, or fewer, were taken together.
const TOGETHER: u16 = 5;

/// Which pattern fits two totals of the same day.
pub fn compare(watch: Reading, phone: Reading) -> Totals {
    let apart = watch.steps.abs_diff(phone.steps);
    let most = watch.steps.max(phone.steps);
    if most <= LEEWAY {
        Totals::TooFew
    } else if apart <= LEEWAY.max(most.saturating_mul(LEEWAY_PERCENT) / 100) {
        Totals::Same
    } else if is_walked(watch, phone) {
        Totals::TimesApart
    } else if phone.steps == 0 {
        Totals::PhoneZero
    } else if watch.steps == 0 {
        Totals::WatchZero
    } else if phone.steps < watch.steps {
        Totals::PhoneLower
    } else if u64::from(phone.steps) * 10 >= u64::from(watch.steps) * DOUBLE {
        Totals::PhoneDouble
    } else {
        Totals::PhoneHigher
    }
}

/// Whether the later reading is higher, and by no more than one can walk meanwhile.
fn is_walked(watch: Reading, phone: Reading) -> bool {
    let Some((watch_at, phone_at)) = watch.at.zip(phone.at) else { return false };
    let (earlier, later) = if watch_at <= phone_at { (watch, phone) } else { (phone, watch) };
    let minutes = watch_at.abs_diff(phone_at);
    let gained = later.steps.checked_sub(earlier.steps);
    minutes > TOGETHER && gained.is_some_and(|it| it <= u32::from(minutes) * PACE)
}

/// What counts as answered on the way to the question how the two totals compare, if that wasn't asked yet.
const UNTOLD: [(&str, &str); 3] = [("where", "unsure"), ("walk", "unsure"), ("source", "unsure")];

/// The question how the two totals compare, and its answer where they are the same.
const AGREE: (&str, &str) = ("compare", "same");

impl Progress {
    /// Takes over that both totals are the same, so that the questions go on from there.
    pub fn agree(&mut self, guide: &Guide, now: Millis) {
        for _ in UNTOLD {
            let asked = guide.diagnosis(self).asked;
            if asked.iter().any(|it| it.0.id == AGREE.0) {
                break;
            }
            // Only the latest answer that leads elsewhere, or that is not given, stands in the way.
            let in_the_way = |id: &str| UNTOLD.into_iter().find(|it| it.0 == id);
            let Some((question, answer)) = asked.iter().rev().find_map(|it| in_the_way(it.0.id)) else { break };
            self.set_answer(question, Some(answer), now);
        }
        self.set_answer(AGREE.0, Some(AGREE.1), now);
    }
}

impl Totals {
    /// The symptom that this is, if it is one. Where both are the same, the questions go on.
    pub fn symptom(self, guide: &Guide) -> Option<&'static Symptom> {
        let id = match self {
            Totals::TooFew | Totals::TimesApart | Totals::Same => return None,
            Totals::WatchZero => "watch-counts-nothing",
            Totals::PhoneZero => "iphone-zero",
            Totals::PhoneLower => "iphone-lower",
            Totals::PhoneHigher => "iphone-higher",
            Totals::PhoneDouble => "iphone-double",
        };
        guide.symptom(guide.current(id))
    }

    pub fn title(self, words: &Words) -> &'static str {
        match self {
            Totals::TooFew => words.totals_too_few,
            Totals::TimesApart => words.totals_times_apart,
            Totals::Same => words.totals_same,
            Totals::WatchZero => words.totals_watch_zero,
            Totals::PhoneZero => words.totals_phone_zero,
            Totals::PhoneLower => words.totals_phone_lower,
            Totals::PhoneHigher => words.totals_phone_higher,
            Totals::PhoneDouble => words.totals_phone_double,
        }
    }

    /// What it means, and what to do next.
    pub fn text(self, words: &Words) -> &'static str {
        match self {
            Totals::TooFew => words.totals_too_few_text,
            Totals::TimesApart => words.totals_times_apart_text,
            Totals::Same => words.totals_same_text,
            Totals::WatchZero => words.totals_watch_zero_text,
            Totals::PhoneZero => words.totals_phone_zero_text,
            Totals::PhoneLower => words.totals_phone_lower_text,
            Totals::PhoneHigher => words.totals_phone_higher_text,
            Totals::PhoneDouble => words.totals_phone_double_text,
        }
    }
}
