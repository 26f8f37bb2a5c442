//! The walk test: the watch's number before and after a minute's walk, and how old the newest entry from the watch in Health is.
//!
//! It answers two questions of the diagnosis by figures. A test is saved by the time at which it began, as a line: `8250`, then
//! `8250 8335 minutes`.

use super::progress::{Millis, Progress, Timed, set};
use super::words::{Words, fill};

/// How long one walks, in seconds.
pub const SECONDS: u32 = 60;

/// The questions that a walk test answers.
pub const QUESTIONS: [&str; 2] = ["walk", "source"];

/// The question that is asked before all others.
const FIRST: &str = "where";

/// Up to so many more steps in a minute come from a hand that moves, not from a walk.
const STILL: u32 = 5;

/// From so many more on, the watch counts. A minute's walk has about a hundred; a few more or less mean nothing.
const COUNTS: u32 = 20;

/// Nobody takes more steps in a minute than this, not even running.
const MOST: u32 = 300;

/// A walk test, as far as it has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Walk {
    pub before: u32,
    pub after: Option<u32>,
    pub newest: Option<Newest>,
}

/// How old the newest entry from the watch in Health is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Newest {
    JustNow,
    Minutes,
    Hours,
    Older,
    /// There is none from the watch.
    None,
    /// The entries don't say which device wrote them, or it can't be told which is the watch.
    Nameless,
}

/// What the two numbers say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Counting {
    GoesUp,
    Stays,
    /// Too few steps to tell.
    Unclear,
}

/// Why a number after the walk can't be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WalkError {
    Lower,
    TooMany,
}

impl WalkError {
    /// What to tell the person.
    pub fn sentence(self, words: &Words) -> &'static str {
        match self {
            WalkError::Lower => words.walk_lower,
            WalkError::TooMany => words.walk_too_many,
        }
    }
}

impl Newest {
    pub const ALL: [Newest; 6] = [Newest::JustNow, Newest::Minutes, Newest::Hours, Newest::Older, Newest::None, Newest::Nameless];

    pub fn named(word: &str) -> Option<Newest> {
        Newest::ALL.into_iter().find(|it| it.word() == word)
    }

    /// The word for it in what is saved.
    pub fn word(self) -> &'static str {
        match self {
            Newest::JustNow => "now",
            Newest::Minutes => "minutes",
            Newest::Hours => "hours",
            Newest::Older => "older",
            Newest::None => "none",
            Newest::Nameless => "nameless",
        }
    }

    /// As an answer to choose.
    pub fn text(self, words: &Words) -> &'static str {
        match self {
            Newest::JustNow => words.walk_newest_now,
            Newest::Minutes => words.walk_newest_minutes,
            Newest::Hours => words.walk_newest_hours,
            Newest::Older => words.walk_newest_older,
            Newest::None => words.walk_newest_none,
            Newest::Nameless => words.walk_newest_nameless,
        }
    }

    /// What it means for how late steps come.
    pub fn meaning(self, words: &Words) -> &'static str {
        match self {
            Newest::JustNow | Newest::Minutes => words.walk_means_soon,
            Newest::Hours => words.walk_means_hours,
            Newest::Older => words.walk_means_older,
            Newest::None => words.walk_means_none,
            Newest::Nameless => words.walk_means_nameless,
        }
    }

    /// The answer to the question whether new steps show in Health.
    fn answer(self) -> &'static str {
        match self {
            Newest::JustNow | Newest::Minutes => "recent",
            Newest::Hours | Newest::Older => "older",
            Newest::None => "none",
            Newest::Nameless => "unsure",
        }
    }
}

impl Counting {
    pub fn text(self, words: &Words) -> &'static str {
        match self {
            Counting::GoesUp => words.walk_goes_up,
            Counting::Stays => words.walk_stays,
            Counting::Unclear => words.walk_unclear,
        }
    }

    fn answer(self) -> Option<&'static str> {
        match self {
            Counting::GoesUp => Some("goes-up"),
            Counting::Stays => Some("stays"),
            Counting::Unclear => None,
        }
    }
}

impl Walk {
    pub fn begun(before: u32) -> Walk {
        Walk { before, after: None, newest: None }
    }

    /// With the number after the walk.
    ///
    /// # Errors
    /// [`WalkError::Lower`] if it is lower than before, [`WalkError::TooMany`] if nobody can walk that many in a minute.
    pub fn ended(self, after: u32, newest: Newest) -> Result<Walk, WalkError> {
        match after.checked_sub(self.before) {
            None => Err(WalkError::Lower),
            Some(gained) if gained > MOST => Err(WalkError::TooMany),
            Some(_) => Ok(Walk { after: Some(after), newest: Some(newest), ..self }),
        }
    }

    /// How many steps the watch counted meanwhile; `None` before the end.
    pub fn gained(self) -> Option<u32> {
        self.after?.checked_sub(self.before)
    }

    pub fn counting(self) -> Option<Counting> {
        Some(match self.gained()? {
            0..=STILL => Counting::Stays,
            COUNTS.. => Counting::GoesUp,
            _ => Counting::Unclear,
        })
    }

    /// Its figures in a sentence; `None` before the end.
    pub fn sentence(self, words: &Words) -> Option<String> {
        let (after, newest) = self.after.zip(self.newest)?;
        let (before, after) = (self.before.to_string(), after.to_string());
        Some(fill(words.walk_said, &[("before", &before), ("after", &after), ("newest", newest.text(words))]))
    }

    fn line(self) -> String {
        let after = self.after.map(|it| format!(" {it}")).unwrap_or_default();
        let newest = self.newest.map(|it| format!(" {}", it.word())).unwrap_or_default();
        format!("{}{after}{newest}", self.before)
    }

    /// `None` for a line of another version.
    fn read(line: &str) -> Option<Walk> {
        let mut parts = line.split(' ');
        let mut walk = Walk::begun(parts.next()?.parse().ok()?);
        if let Some(after) = parts.next() {
            let newest = Newest::named(parts.next()?)?;
            walk = walk.ended(after.parse().ok()?, newest).ok()?;
        }
        parts.next().is_none().then_some(walk)
    }
}

/// The time at which a saved test began.
fn began(id: &str) -> Option<Millis> {
    id.strip_prefix("walk-")?.parse().ok()
}

impl Progress {
    /// Every walk test that was begun and not taken back, with the time at which it began.
    pub fn walks(&self) -> Vec<(Millis, Walk)> {
        let line = |it: &Timed<Option<String>>| it.value.as_deref().and_then(Walk::read);
        self.walk_tests.iter().filter_map(|(id, it)| Some((began(id)?, line(it)?))).collect()
    }

    /// The latest test that has no end yet. What a wrong clock began in the future is not going on.
    pub fn walking(&self, now: Millis) -> Option<(Millis, Walk)> {
        self.walks().into_iter().filter(|it| it.0 <= now && it.1.after.is_none()).max_by_key(|it| it.0)
    }

    /// Ends the test that is going on, or takes it back. Any other that was left without an end is taken back: another tab began it.
    pub fn end_walk(&mut self, walk: Option<Walk>, now: Millis) {
        let current = self.walking(now).map(|it| it.0);
        let open: Vec<Millis> = self.walks().into_iter().filter(|it| it.1.after.is_none()).map(|it| it.0).collect();
        for began in open {
            self.set_walk(began, walk.filter(|_| Some(began) == current), now);
        }
    }

    /// Saves a test, or takes it back. A finished one answers the questions that it can.
    pub fn set_walk(&mut self, began: Millis, walk: Option<Walk>, now: Millis) {
        set(&mut self.walk_tests, &format!("walk-{began}"), walk.map(Walk::line), now);
        // Nobody answered here in a former edition: what is asked first is still to be asked.
        if walk.is_some_and(|it| it.after.is_some()) && self.answer(QUESTIONS[0]).is_none() && self.answers.get(FIRST).is_none() {
            self.set_answer(FIRST, None, now);
        }
        let counting = walk.and_then(Walk::counting).and_then(Counting::answer);
        let newest = walk.and_then(|it| it.newest).map(Newest::answer);
        for (question, answer) in QUESTIONS.into_iter().zip([counting, newest]) {
            if answer.is_some() {
                self.set_answer(question, answer, now);
            }
        }
    }
}

/// Whole seconds that are left to walk.
pub fn left(began: Millis, now: Millis) -> u32 {
    // A clock that was set back would make the walk longer than it is.
    let ends = began.saturating_add(u64::from(SECONDS) * 1000);
    u32::try_from(ends.saturating_sub(now).div_ceil(1000)).unwrap_or(SECONDS).min(SECONDS)
}
