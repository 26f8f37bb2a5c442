//! What the app asks of the world outside: a clock, a storage, the address, the focus. The browser's adapters provide it.

use serde_json::{Map, Value};

use crate::model::progress::Millis;

/// Why the browser does not keep something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StorageError {
    /// The browser refuses storage altogether.
    Denied,
    /// There is no room left.
    Full,
}

/// Called once copying has worked or failed.
pub type Copied = Box<dyn FnOnce(bool)>;

/// Everything that the state asks of the world outside. The app fills it with the browser, tests with what they need.
#[derive(Clone, Copy)]
pub struct Outside {
    pub now: fn() -> Millis,
    pub load: fn() -> Result<Option<String>, StorageError>,
    pub save: fn(&Map<String, Value>) -> Result<(), StorageError>,
    /// Keeps damaged text under another key.
    pub set_aside: fn(&str) -> Result<(), StorageError>,
    /// Copies text; says afterwards whether that worked.
    pub copy: fn(String, Copied),
    /// The page's address.
    pub address: fn() -> String,
    /// Brings the element with this id into view and moves the focus to it.
    pub show: fn(&str),
    /// Moves the focus to the element with this id, and scrolls nothing.
    pub focus: fn(&str),
    /// Loads the page afresh.
    pub reload: fn(),
}

impl Outside {
    /// No world at all: for HTML made at build time, which holds nobody's progress.
    pub fn none() -> Outside {
        Outside {
            now: || 0,
            load: || Ok(None),
            save: |_| Ok(()),
            set_aside: |_| Ok(()),
            copy: |_, _| {},
            address: String::new,
            show: |_| {},
            focus: |_| {},
            reload: || {},
        }
    }
}
