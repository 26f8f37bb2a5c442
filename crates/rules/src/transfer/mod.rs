//! Progress that travels to another device or to a helper, in a link or in a file, without a server.
//!
//! Opening one changes nothing: [`link::read`] or [`file::read`], then [`not_after`] with the time of day, then [`preview`] to
//! show what would change. If the person agrees, `Progress::merge` within `Progress::undoably` takes over whatever is newer.
//!
//! A link carries marks, outcomes, answers, the choice and the versions. A file carries these too, and the notes if asked for.
//! Timers, walk tests, open checklists and what an export said stay behind: they belong to the device.

pub mod file;
pub mod link;

mod preview;
mod published;

use super::guide::Guide;
use super::id::is_well_formed;
use super::progress::{Millis, Progress, Timed, Values};
use super::words::Words;

pub use preview::{Difference, Preview, preview};

/// Longer than any id could be.
const LONGEST_ID: usize = 100;

/// What came in from elsewhere.
#[derive(Clone, Debug, PartialEq)]
pub struct Incoming {
    /// Under the ids of today. Its times are the sender's: nothing may be done with it before [`not_after`].
    pub progress: Progress,
    /// How many values were left out because this version of the guide has no place for them.
    pub unknown: usize,
}

/// Why nothing could be taken over. Nothing was changed then. Named for what the reader can do about it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TransferError {
    /// Not progress of this guide at all.
    NotOurs,
    /// The end is missing.
    CutShort,
    /// It was changed on its way.
    Damaged,
    /// A newer version of the guide made it.
    Newer,
    /// Too large to be progress.
    TooLarge,
    /// Sound, but nothing is in it.
    Empty,
}

impl TransferError {
    /// What to tell the person.
    pub fn sentence(self, words: &Words) -> &'static str {
        match self {
            TransferError::NotOurs => words.transfer_not_ours,
            TransferError::CutShort => words.transfer_cut_short,
            TransferError::Damaged => words.transfer_damaged,
            TransferError::Newer => words.transfer_newer,
            TransferError::TooLarge => words.transfer_too_large,
            TransferError::Empty => words.transfer_empty,
        }
    }
}

/// `theirs` with no value set later than `now`.
///
/// A sender's clock may be ahead, and a link may be made to harm. Whatever the person does after taking it over is later
/// than `now`, so nothing from elsewhere can win for ever. The order among the sender's own values is kept.
pub fn not_after(mut theirs: Progress, now: Millis) -> Progress {
    theirs.hold_back(now);
    theirs
}

/// Adds a value, unless there is a newer one by this id: two ids can have become one.
fn add<T: Ord>(values: &mut Values<T>, id: &str, value: Timed<T>) {
    if values.get(id).is_none_or(|it| *it < value) {
        values.insert(id, value);
    }
}

/// Whether an answer can be taken over. One that its question doesn't have would hide the one that is here behind something
/// that can't be shown. Under a question that the guide doesn't have it hides nothing.
fn may_answer(guide: &Guide, question: &str, answer: &str) -> bool {
    match guide.question(guide.current(question)) {
        Some(question) => question.answers.iter().any(|it| it.id == answer),
        None => is_id(answer),
    }
}

/// Whether a choice can be taken over; the same goes for it.
fn may_choose(guide: &Guide, id: &str) -> bool {
    let id = guide.current(id);
    guide.symptom(id).is_some() || guide.verdict(id).is_some()
}

/// Whether it could be an id of any version of the guide.
fn is_id(text: &str) -> bool {
    text.len() <= LONGEST_ID && is_well_formed(text)
}
