//! A made-up browser storage: it keeps one text, counts how often it was saved, and refuses as a test wants.

use std::cell::{Cell, RefCell};

use resync::outside::StorageError;
use serde_json::{Map, Value};

thread_local! {
    // Each test runs on its own thread, so each has its own storage.
    pub static SAVED: RefCell<Option<String>> = const { RefCell::new(None) };
    pub static SAVES: Cell<usize> = const { Cell::new(0) };
    /// What is wrong with it. A full one can still be read.
    pub static TROUBLE: Cell<Option<StorageError>> = const { Cell::new(None) };
}

pub fn load() -> Result<Option<String>, StorageError> {
    match TROUBLE.get() {
        Some(StorageError::Denied) => Err(StorageError::Denied),
        _ => Ok(SAVED.with_borrow(Clone::clone)),
    }
}

pub fn save(object: &Map<String, Value>) -> Result<(), StorageError> {
    match TROUBLE.get() {
        Some(error) => Err(error),
        None => {
            SAVES.set(SAVES.get() + 1);
            SAVED.set(Some(serde_json::to_string(object).unwrap()));
            Ok(())
        }
    }
}
