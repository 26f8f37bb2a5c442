//! The saved form of progress: one JSON object under one key, read and written without losing what it doesn't understand.
//!
//! ```json
//! { "version": 1,
//!   "steps": { "toggle-bluetooth": { "state": "done", "at": 1795000000000 } },
//!   "open": { "quick-triage": { "open": true, "at": 1795000000000 } },
//!   "chosen": { "id": "iphone-zero", "at": 1795000000000 },
//!   "systems": { "ios": "newer", "watchos": "unsure", "at": 1795000000000 } }
//! ```
//!
//! States are `todo`, `done` and `skipped`; times are milliseconds since 1970. Keys, ids and values that this version
//! does not know stay in place: saving lays what we know over what is there.

use std::fmt;

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use super::progress::{Millis, Progress, State, Timed};
use super::version::{Pick, Systems};

/// The one key in localStorage.
pub const KEY: &str = "resync";

/// What the key under which damaged data is set aside begins with.
pub const SET_ASIDE_KEY: &str = "resync-set-aside";

const VERSION: u64 = 1;

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

#[derive(Serialize, Deserialize)]
struct StoredMark {
    state: StoredState,
    at: Millis,
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
enum StoredState {
    Todo,
    Done,
    Skipped,
}

#[derive(Serialize, Deserialize)]
struct StoredOpen {
    open: bool,
    at: Millis,
}

#[derive(Serialize, Deserialize)]
struct StoredChoice {
    id: Option<String>,
    at: Millis,
}

#[derive(Serialize, Deserialize)]
struct StoredSystems {
    ios: StoredPick,
    watchos: StoredPick,
    at: Millis,
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
enum StoredPick {
    Newer,
    Older,
    Unsure,
}

/// Reads saved text.
///
/// # Errors
/// [`StoredError::Corrupt`] if it isn't an object with a version, [`StoredError::Newer`] if that version is not ours.
pub fn read(text: &str) -> Result<Progress, StoredError> {
    let (object, version) = object(text)?;
    let progress = understand(&object);
    if version > VERSION { Err(StoredError::Newer(Box::new(progress))) } else { Ok(progress) }
}

/// Lays `progress` over the saved text and returns the object to save, with the progress that it now holds.
///
/// Where the saved text has something newer (another tab saved meanwhile), that stays.
///
/// # Errors
/// The same as [`read`]; then nothing may be written.
pub fn write(saved: Option<&str>, progress: &Progress) -> Result<(Map<String, Value>, Progress), StoredError> {
    let mut object = match saved {
        Some(text) => {
            read(text)?;
            object_of(text)?
        }
        None => Map::new(),
    };
    let mut merged = understand(&object);
    merged.merge(progress);

    object.insert("version".to_string(), Value::from(VERSION));
    lay(&mut object, "steps", &merged.marks, |it| to_value(StoredMark { state: it.value.into(), at: it.at }));
    lay(&mut object, "open", &merged.open, |it| to_value(StoredOpen { open: it.value, at: it.at }));
    if let Some(it) = &merged.chosen {
        lay_one(&mut object, "chosen", to_value(StoredChoice { id: it.value.clone(), at: it.at }));
    }
    if let Some(it) = merged.systems {
        let systems = StoredSystems { ios: it.value.ios.into(), watchos: it.value.watchos.into(), at: it.at };
        lay_one(&mut object, "systems", to_value(systems));
    }
    Ok((object, merged))
}

fn object_of(text: &str) -> Result<Map<String, Value>, StoredError> {
    match serde_json::from_str(text) {
        Ok(Value::Object(object)) => Ok(object),
        _ => Err(StoredError::Corrupt),
    }
}

fn object(text: &str) -> Result<(Map<String, Value>, u64), StoredError> {
    let object = object_of(text)?;
    let version = object.get("version").and_then(Value::as_u64).ok_or(StoredError::Corrupt)?;
    // A part that isn't an object could only be written over, so it counts as damage.
    let is_sound = version > VERSION || ["steps", "open"].iter().all(|it| object.get(*it).is_none_or(Value::is_object));
    if version == 0 || !is_sound { Err(StoredError::Corrupt) } else { Ok((object, version)) }
}

/// Everything in the object that this version understands.
fn understand(object: &Map<String, Value>) -> Progress {
    let mut progress = Progress::default();
    for (id, mark) in entries::<StoredMark>(object, "steps") {
        progress.marks.insert(id, Timed { at: time(mark.at), value: mark.state.into() });
    }
    for (id, open) in entries::<StoredOpen>(object, "open") {
        progress.open.insert(id, Timed { at: time(open.at), value: open.open });
    }
    progress.chosen = one::<StoredChoice>(object, "chosen").map(|it| Timed { at: time(it.at), value: it.id });
    progress.systems = one::<StoredSystems>(object, "systems")
        .map(|it| Timed { at: time(it.at), value: Systems { ios: it.ios.into(), watchos: it.watchos.into() } });
    progress
}

/// A saved time. One that is damaged counts as the earliest, so that whatever the person does is later.
fn time(at: Millis) -> Millis {
    if at > LATEST { 0 } else { at }
}

fn entries<T: DeserializeOwned>(object: &Map<String, Value>, key: &str) -> Vec<(String, T)> {
    let Some(Value::Object(entries)) = object.get(key) else { return Vec::new() };
    entries.iter().filter_map(|(id, value)| Some((id.clone(), T::deserialize(value).ok()?))).collect()
}

fn one<T: DeserializeOwned>(object: &Map<String, Value>, key: &str) -> Option<T> {
    T::deserialize(object.get(key)?).ok()
}

fn lay<T>(
    object: &mut Map<String, Value>,
    key: &str,
    values: &std::collections::BTreeMap<String, Timed<T>>,
    stored: impl Fn(&Timed<T>) -> Value,
) {
    let part = object.entry(key).or_insert_with(|| Value::Object(Map::new()));
    if let Value::Object(part) = part {
        for (id, value) in values {
            lay_one(part, id, stored(value));
        }
    }
}

/// Puts a value in place. What the entry there has beyond our fields stays.
///
/// What could be read there was merged into ours, so only what could not be read, from another version, can still be later.
/// Then it stays.
fn lay_one(object: &mut Map<String, Value>, key: &str, value: Value) {
    match (object.get_mut(key), value) {
        (Some(Value::Object(there)), Value::Object(ours)) => {
            let at = |it: &Map<String, Value>| it.get("at").and_then(Value::as_u64).map_or(0, time);
            if at(there) <= at(&ours) {
                there.extend(ours);
            }
        }
        (_, value) => {
            object.insert(key.to_string(), value);
        }
    }
}

/// Our own plain structs always become JSON, so there is no error to pass on.
fn to_value(value: impl Serialize) -> Value {
    serde_json::to_value(value).unwrap_or(Value::Null)
}

impl From<State> for StoredState {
    fn from(it: State) -> StoredState {
        match it {
            State::Todo => StoredState::Todo,
            State::Done => StoredState::Done,
            State::Skipped => StoredState::Skipped,
        }
    }
}

impl From<StoredState> for State {
    fn from(it: StoredState) -> State {
        match it {
            StoredState::Todo => State::Todo,
            StoredState::Done => State::Done,
            StoredState::Skipped => State::Skipped,
        }
    }
}

impl From<Pick> for StoredPick {
    fn from(it: Pick) -> StoredPick {
        match it {
            Pick::Newer => StoredPick::Newer,
            Pick::Older => StoredPick::Older,
            Pick::Unsure => StoredPick::Unsure,
        }
    }
}

impl From<StoredPick> for Pick {
    fn from(it: StoredPick) -> Pick {
        match it {
            StoredPick::Newer => Pick::Newer,
            StoredPick::Older => Pick::Older,
            StoredPick::Unsure => Pick::Unsure,
        }
    }
}
