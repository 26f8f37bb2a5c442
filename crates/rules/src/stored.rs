//! The saved form of progress: one JSON object under one key, read and written without losing what it doesn't understand.
//!
//! ```json
//! { "version": 1,
//!   "steps": { "toggle-bluetooth": { "state": "done", "at": 1795000000000 } },
//!   "open": { "quick-triage": { "open": true, "at": 1795000000000 } },
//!   "outcomes": { "quick-triage": { "outcome": "not-yet", "at": 1795000000000 } },
//!   "answers": { "walk": { "answer": "yes", "at": 1795000000000 } },
//!   "timers": { "airplane-mode": { "ends": 1795000010000, "at": 1795000000000 } },
//!   "walks": { "walk-1795000000000": { "walk": "8250 8335 minutes", "at": 1795000090000 } },
//!   "notes": { "restart-both": { "note": "took two tries", "at": 1795000000000 } },
//!   "chosen": { "id": "iphone-zero", "at": 1795000000000 },
//!   "systems": { "ios": "newer", "watchos": "unsure", "at": 1795000000000 },
//!   "checked": { "found": "The watch's steps arrive late. Half of the …", "at": 1795000000000 } }
//! ```
//!
//! `checked` is what the check of a Health export found: sentences without names, one a line.
//!
//! A version is `unsure`, `older` or `newer` as the first edition of the guide divided them (iOS at 18, watchOS at 10), or a range:
//! `26-`, `18-25`, `-16`. States are `todo`, `done` and `skipped`; outcomes are `fixed`, `not-yet` and `unsure`; a value that was taken back is `null`,
//! and times are milliseconds since 1970. Keys, ids and values that this version
//! does not know stay in place: saving merges what we know into what is stored.

use std::fmt;

use serde_json::{Map, Value};

use super::pick;
use super::progress::{Millis, Progress, State, Timed, Values, Worked};
use super::system::{Device, Systems};

/// The one key in localStorage.
pub const KEY: &str = "resync";

/// What the key under which damaged data is set aside begins with.
pub const SET_ASIDE_KEY: &str = "resync-set-aside";

pub(super) const VERSION: u64 = 1;

/// Later than any clock can say. A mark beyond it is damaged: nothing could ever be later, so it could never be changed.
const LATEST: Millis = Millis::MAX / 2;

/// Why saved text is not ordinary progress.
#[derive(Clone, Debug, PartialEq)]
pub enum StoredError {
    /// It can't be read. It has to be kept, and the person told.
    Corrupt,
    /// A newer version of the guide wrote it. What could be understood is here; nothing may be written over it.
    Newer(Box<Progress>),
}

impl fmt::Display for StoredError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            StoredError::Corrupt => f.write_str("the saved progress is damaged"),
            StoredError::Newer(_) => f.write_str("the saved progress is from a newer version of the guide"),
        }
    }
}

/// The parts that hold values by id: the key of the part, and the key of the value in each entry.
pub(super) const STEPS: [&str; 2] = ["steps", "state"];
pub(super) const OUTCOMES: [&str; 2] = ["outcomes", "outcome"];
pub(super) const ANSWERS: [&str; 2] = ["answers", "answer"];
const TIMERS: [&str; 2] = ["timers", "ends"];
pub(super) const NOTES: [&str; 2] = ["notes", "note"];
const OPEN: [&str; 2] = ["open", "open"];
const WALKS: [&str; 2] = ["walks", "walk"];
const PARTS: [[&str; 2]; 7] = [STEPS, OUTCOMES, ANSWERS, TIMERS, NOTES, OPEN, WALKS];

/// Reads saved text.
///
/// # Errors
/// [`StoredError::Corrupt`] if it isn't an object with a version, [`StoredError::Newer`] if that version is not ours.
pub fn read(text: &str) -> Result<Progress, StoredError> {
    parsed(text).map(|it| it.1)
}

/// The object that is saved, and what this version understands of it.
fn parsed(text: &str) -> Result<(Map<String, Value>, Progress), StoredError> {
    let Ok(Value::Object(object)) = serde_json::from_str(text) else { return Err(StoredError::Corrupt) };
    let version = version(&object)?;
    let progress = understand(&object);
    if version > VERSION { Err(StoredError::Newer(Box::new(progress))) } else { Ok((object, progress)) }
}

/// Merges `progress` into the saved text. Returns the object to save, and the merged progress that it holds.
///
/// Where the saved text has something newer (another tab saved meanwhile), that stays.
///
/// # Errors
/// The same as [`read`]; then nothing may be written.
pub fn write(saved: Option<&str>, progress: &Progress) -> Result<(Map<String, Value>, Progress), StoredError> {
    let (mut object, mut merged) = saved.map_or(Ok(Default::default()), parsed)?;
    merged.merge(progress);

    object.insert("version".to_string(), Value::from(VERSION));
    lay(&mut object, STEPS, &merged.marks);
    lay(&mut object, OUTCOMES, &merged.worked);
    lay(&mut object, ANSWERS, &merged.answers);
    lay(&mut object, TIMERS, &merged.timers);
    lay(&mut object, NOTES, &merged.notes);
    lay(&mut object, OPEN, &merged.open);
    lay(&mut object, WALKS, &merged.walk_tests);
    if let Some(it) = &merged.chosen {
        lay_one(&mut object, "chosen", [("id", it.value.to_json())], it.at);
    }
    if let Some(it) = &merged.checked {
        lay_one(&mut object, "checked", [("found", it.value.to_json())], it.at);
    }
    if let Some(it) = merged.systems {
        let systems = [("ios", Device::Iphone), ("watchos", Device::Watch)];
        let fields = systems.map(|(key, device)| (key, Value::from(pick::word(device, it.value.pick(device)))));
        lay_one(&mut object, "systems", fields, it.at);
    }
    Ok((object, merged))
}

/// The version of an object, if it is sound.
pub(super) fn version(object: &Map<String, Value>) -> Result<u64, StoredError> {
    let version = object.get("version").and_then(Value::as_u64).ok_or(StoredError::Corrupt)?;
    // A part that isn't an object could only be written over, so it counts as damage.
    let is_sound = version > VERSION || PARTS.iter().all(|[key, _]| object.get(*key).is_none_or(Value::is_object));
    if version == 0 || !is_sound { Err(StoredError::Corrupt) } else { Ok(version) }
}

/// Everything in the object that this version understands.
pub(super) fn understand(object: &Map<String, Value>) -> Progress {
    let chosen = object.get("chosen").and_then(|it| timed(it, |it| Option::from_json(it.get("id")?)));
    let checked = object.get("checked").and_then(|it| timed(it, |it| Option::from_json(it.get("found")?)));
    let systems = object.get("systems").and_then(|it| {
        let pick = |it: &Map<String, Value>, key: &str, device: Device| pick::read(device, it.get(key)?.as_str()?);
        timed(it, |it| Some(Systems { ios: pick(it, "ios", Device::Iphone)?, watchos: pick(it, "watchos", Device::Watch)? }))
    });
    Progress {
        marks: values(object, STEPS),
        worked: values(object, OUTCOMES),
        answers: values(object, ANSWERS),
        timers: values(object, TIMERS),
        notes: values(object, NOTES),
        open: values(object, OPEN),
        walk_tests: values(object, WALKS),
        chosen,
        systems,
        checked,
    }
}

fn values<T: Stored>(object: &Map<String, Value>, [key, field]: [&str; 2]) -> Values<T> {
    let Some(Value::Object(entries)) = object.get(key) else { return Values::default() };
    entries.iter().filter_map(|(id, entry)| Some((id, timed(entry, |it| T::from_json(it.get(field)?))?))).collect()
}

fn timed<T>(entry: &Value, value: impl FnOnce(&Map<String, Value>) -> Option<T>) -> Option<Timed<T>> {
    let entry = entry.as_object()?;
    Some(Timed { at: time(entry.get("at")?.as_u64()?), value: value(entry)? })
}

/// A saved time. One that is damaged counts as the earliest, so that whatever the person does is later.
fn time(at: Millis) -> Millis {
    if at > LATEST { 0 } else { at }
}

fn lay<T: Stored>(object: &mut Map<String, Value>, [key, field]: [&str; 2], values: &Values<T>) {
    // Readers may count on the steps; the other parts are there once they hold something.
    if values.is_empty() && key != STEPS[0] {
        return;
    }
    let part = object.entry(key).or_insert_with(|| Value::Object(Map::new()));
    if let Value::Object(part) = part {
        for (id, it) in values.iter() {
            lay_one(part, id, [(field, it.value.to_json())], it.at);
        }
    }
}

/// Puts a value in place. What the entry there has beyond our fields stays.
///
/// Every value that we could read is already merged into ours. So an entry that is still later holds a value of another
/// version that we can't read, and it is left as it is.
fn lay_one<const N: usize>(object: &mut Map<String, Value>, key: &str, fields: [(&str, Value); N], at: Millis) {
    let entry = object.entry(key).or_insert(Value::Null);
    if !entry.is_object() {
        *entry = Value::Object(Map::new());
    }
    let Value::Object(entry) = entry else { return };
    if entry.get("at").and_then(Value::as_u64).map_or(0, time) <= at {
        entry.extend(fields.map(|(field, value)| (field.to_string(), value)));
        entry.insert("at".to_string(), Value::from(at));
    }
}

/// How a value is written. The words are part of the format: they never change.
trait Stored: Sized {
    fn to_json(&self) -> Value;

    /// `None` if this version does not know such a value.
    fn from_json(value: &Value) -> Option<Self>;
}

/// For values that are one of a few words.
macro_rules! stored_as_word {
    ($kind:ty: $($word:literal => $value:path),*) => {
        impl Stored for $kind {
            fn to_json(&self) -> Value {
                Value::from(match self { $($value => $word),* })
            }

            fn from_json(value: &Value) -> Option<Self> {
                match value.as_str()? {
                    $($word => Some($value),)*
                    _ => None,
                }
            }
        }
    };
}

stored_as_word!(State: "todo" => State::Todo, "done" => State::Done, "skipped" => State::Skipped);
stored_as_word!(Worked: "fixed" => Worked::Fixed, "not-yet" => Worked::NotYet, "unsure" => Worked::Unsure);

impl Stored for bool {
    fn to_json(&self) -> Value {
        Value::from(*self)
    }

    fn from_json(value: &Value) -> Option<Self> {
        value.as_bool()
    }
}

impl Stored for Millis {
    fn to_json(&self) -> Value {
        Value::from(*self)
    }

    fn from_json(value: &Value) -> Option<Self> {
        value.as_u64()
    }
}

impl Stored for String {
    fn to_json(&self) -> Value {
        Value::from(self.as_str())
    }

    fn from_json(value: &Value) -> Option<Self> {
        value.as_str().map(str::to_string)
    }
}

/// `null` is a value too: one that was taken back.
impl<T: Stored> Stored for Option<T> {
    fn to_json(&self) -> Value {
        self.as_ref().map_or(Value::Null, T::to_json)
    }

    fn from_json(value: &Value) -> Option<Self> {
        if value.is_null() { Some(None) } else { T::from_json(value).map(Some) }
    }
}
