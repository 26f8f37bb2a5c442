//! Adapters: one capability of the browser a file. What a browser does not have is a value here, never a panic.

#[cfg(feature = "ui")]
pub mod alert;

#[cfg(feature = "ui")]
pub mod clipboard;

#[cfg(feature = "ui")]
pub mod clock;

#[cfg(feature = "ui")]
pub mod delivered;

#[cfg(feature = "ui")]
pub mod document;

#[cfg(feature = "ui")]
pub mod dynamic;

#[cfg(feature = "ui")]
pub mod export_files;

#[cfg(feature = "worker")]
pub mod export_worker;

#[cfg(feature = "ui")]
pub mod file;

#[cfg(feature = "ui")]
pub mod location;

#[cfg(feature = "ui")]
pub mod printing;

#[cfg(feature = "ui")]
pub mod reading;

#[cfg(feature = "ui")]
pub mod service_worker;

#[cfg(feature = "ui")]
pub mod share;

#[cfg(feature = "ui")]
pub mod storage;

#[cfg(feature = "ui")]
pub mod vouch;

#[cfg(feature = "ui")]
pub mod wake_lock;

#[cfg(feature = "ui")]
pub mod worker;

#[cfg(feature = "ui")]
pub mod zone;
