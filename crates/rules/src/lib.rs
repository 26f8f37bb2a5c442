//! The guide's rules, pure: no Leptos, no browser, no clock, no randomness. Time is an argument.

pub mod id;
pub mod words;

pub mod guide;

pub mod question;

pub mod system;

pub mod version;

pub mod progress;

pub mod path;

pub mod timer;

pub mod log;

pub mod report;

pub mod instructions;

pub mod search;

pub mod qr;

pub mod diagnosis;

pub mod totals;

pub mod stored;

pub mod transfer;

pub mod link;
