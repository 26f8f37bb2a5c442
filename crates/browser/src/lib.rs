//! Adapters: one capability of the browser a file. What a browser does not have is a value here, never a panic.

pub mod alert;

pub mod clipboard;

pub mod clock;

pub mod delivered;

pub mod document;

pub mod dynamic;

pub mod file;

pub mod location;

pub mod printing;

pub mod reading;

pub mod service_worker;

pub mod share;

pub mod storage;

pub mod vouch;

pub mod wake_lock;
