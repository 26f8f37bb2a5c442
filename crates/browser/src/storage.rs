//! localStorage, where it may be denied, full, or written by another tab.

use gloo_storage::Storage as _;
use leptos::ev;
use leptos::prelude::*;
use ports::StorageError;
use rules::stored::{KEY, SET_ASIDE_KEY};
use serde_json::{Map, Value};

/// The browser's own object. gloo-storage panics where there is none, so it is asked for here first.
fn probe() -> Result<web_sys::Storage, StorageError> {
    web_sys::window().and_then(|it| it.local_storage().ok().flatten()).ok_or(StorageError::Denied)
}

/// The text under the guide's key.
pub fn load() -> Result<Option<String>, StorageError> {
    probe()?.get_item(KEY).map_err(|_| StorageError::Denied)
}

/// Saves the object under the guide's key. gloo-storage serialises it, but is not used for loading: it would parse the text at
/// once, and damaged text has to be set aside unchanged.
pub fn save(object: &Map<String, Value>) -> Result<(), StorageError> {
    probe()?;
    gloo_storage::LocalStorage::set(KEY, object).map_err(|_| StorageError::Full)
}

/// Keeps damaged text under the first key that is free or holds the same, so that nothing set aside earlier is lost.
pub fn set_aside(text: &str) -> Result<(), StorageError> {
    let storage = probe()?;
    let mut key = SET_ASIDE_KEY.to_string();
    let mut count = 1;
    while let Some(there) = storage.get_item(&key).map_err(|_| StorageError::Denied)? {
        if there == text {
            return Ok(());
        }
        count += 1;
        key = format!("{SET_ASIDE_KEY}-{count}");
    }
    storage.set_item(&key, text).map_err(|_| StorageError::Full)
}

/// Calls `changed` when another tab saved, and when the page comes back from where it may have missed that.
pub fn watch(changed: impl Fn() + Copy + 'static) {
    let by_other_tab = window_event_listener(ev::storage, move |event| {
        // No key means that everything was cleared.
        if event.key().is_none_or(|it| it == KEY) {
            changed();
        }
    });
    // A page restored by Back got no events while it was frozen.
    let by_return = window_event_listener(ev::pageshow, move |_| changed());
    let by_focus = window_event_listener(ev::focus, move |_| changed());
    on_cleanup(move || {
        by_other_tab.remove();
        by_return.remove();
        by_focus.remove();
    });
}
