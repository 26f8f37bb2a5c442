//! Adapters: one capability of the browser a file. What a browser does not have is a value here, never a panic.

pub mod arrival;
pub mod clipboard;
pub mod clock;
pub mod document;
pub mod file;
pub mod focus;
pub mod js;
pub mod keyboard;
pub mod leaving;
pub mod location;
pub mod notification;
pub mod page_ports;
pub mod persistence;
pub mod printing;
pub mod scroll_anchor;
pub mod service_worker;
pub mod share;
pub mod stand_in;
pub mod storage;
pub mod tasks;
pub mod trusted_types;
pub mod user_agent;
pub mod wake_lock;
