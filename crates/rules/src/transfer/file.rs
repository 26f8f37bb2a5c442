//! The file that carries progress: the saved form, with the name of the format before it.
//!
//! ```json
//! { "format": "resync-progress",
//!   "version": 1,
//!   "steps": { "toggle-bluetooth": { "state": "done", "at": 1795000000000 } } }
//! ```
//!
//! Parts and version are those of the saved form (see `stored`), less timers, walk tests, open checklists and what an export said. Ids that this version
//! does not know are kept, as far as they can be ids.

use serde::Serialize;
use serde_json::{Map, Value};

use super::{Incoming, TransferError, is_id, may_answer, may_choose};
use crate::guide::Guide;
use crate::progress::{Progress, Values};
use crate::stored::{self, ANSWERS, NOTES, OUTCOMES, STEPS};

/// What the file is called.
pub const NAME: &str = "resync-progress.json";

/// Larger than any progress could be, in bytes. Nothing larger is read.
pub const LARGEST: usize = 1 << 20;

const FORMAT: &str = "resync-progress";

/// More values than any guide asks for. A file with more would only fill the browser's storage.
const MOST: usize = 2000;

/// The parts that travel.
const PARTS: [[&str; 2]; 4] = [STEPS, OUTCOMES, ANSWERS, NOTES];

#[derive(Serialize)]
struct File {
    // First, so that whoever opens the file sees what it is, and a file cut short still says so.
    format: &'static str,
    #[serde(flatten)]
    saved: Map<String, Value>,
}

/// The file's text. With the private notes only if `notes` is set.
pub fn write(progress: &Progress, notes: bool) -> String {
    let carried = Progress {
        marks: progress.marks.clone(),
        worked: progress.worked.clone(),
        answers: progress.answers.clone(),
        notes: if notes { progress.notes.clone() } else { Values::default() },
        chosen: progress.chosen.clone(),
        systems: progress.systems,
        ..Progress::default()
    };
    // With nothing to lay it over, and keys that are text, neither can fail.
    let saved = stored::write(None, &carried).map(|it| it.0).unwrap_or_default();
    serde_json::to_string_pretty(&File { format: FORMAT, saved }).unwrap_or_default() + "\n"
}

/// Reads a file's text.
///
/// # Errors
/// [`TransferError::TooLarge`] beyond [`LARGEST`] bytes or with more than 2000 values; [`TransferError::NotOurs`] unless it
/// says that it is such a file; [`TransferError::CutShort`] if the end is missing; [`TransferError::Damaged`] if it can't be
/// read otherwise; [`TransferError::Newer`] if it is of a later version; [`TransferError::Empty`] if nothing is in it.
pub fn read(guide: &Guide, text: &str) -> Result<Incoming, TransferError> {
    if text.len() > LARGEST {
        return Err(TransferError::TooLarge);
    }
    // Some editors put a mark before the text.
    let text = text.trim_start_matches('\u{feff}').trim();
    if text.is_empty() {
        return Err(TransferError::Empty);
    }
    let mut object = object(text)?;
    if stored::version(&object).map_err(|_| TransferError::Damaged)? > stored::VERSION {
        return Err(TransferError::Newer);
    }
    let given = entries(&object);
    if given == 0 {
        return Err(TransferError::Empty);
    }
    if given > MOST {
        return Err(TransferError::TooLarge);
    }
    for [key, _] in PARTS {
        if let Some(Value::Object(part)) = object.get_mut(key) {
            part.retain(|id, entry| is_id(id) && (key != ANSWERS[0] || may_stay(guide, id, entry)));
        }
    }
    let mut progress = Progress {
        timers: Values::default(),
        open: Values::default(),
        walk_tests: Values::default(),
        checked: None,
        ..stored::understand(&object)
    };
    progress.chosen.take_if(|it| it.value.as_deref().is_some_and(|id| !may_choose(guide, id)));
    let unknown = given.saturating_sub(count(&progress));
    progress.adopt_aliases(guide);
    Ok(Incoming { progress, unknown })
}

fn may_stay(guide: &Guide, question: &str, entry: &Value) -> bool {
    entry.get(ANSWERS[1]).and_then(Value::as_str).is_none_or(|answer| may_answer(guide, question, answer))
}

fn object(text: &str) -> Result<Map<String, Value>, TransferError> {
    let object = match serde_json::from_str(text) {
        Ok(Value::Object(object)) => object,
        Ok(_) => return Err(TransferError::NotOurs),
        Err(_) if !text.starts_with('{') || !text.contains(FORMAT) => return Err(TransferError::NotOurs),
        Err(error) if error.is_eof() => return Err(TransferError::CutShort),
        Err(_) => return Err(TransferError::Damaged),
    };
    if object.get("format").and_then(Value::as_str) == Some(FORMAT) { Ok(object) } else { Err(TransferError::NotOurs) }
}

/// How many values the file holds, whether or not they can be understood.
fn entries(object: &Map<String, Value>) -> usize {
    let parts = PARTS.map(|[key, _]| object.get(key).and_then(Value::as_object).map_or(0, Map::len));
    let singles = ["chosen", "systems"].map(|key| usize::from(object.contains_key(key)));
    parts.iter().chain(&singles).sum()
}

fn count(progress: &Progress) -> usize {
    let Progress { marks, worked, answers, notes, chosen, systems, .. } = progress;
    let singles = usize::from(chosen.is_some()) + usize::from(systems.is_some());
    marks.len() + worked.len() + answers.len() + notes.len() + singles
}
