//! The guide's rules, pure: no Leptos, no browser, no clock, no randomness. Time is an argument.

pub mod id;
pub mod words;

mod date;
pub mod guide;

pub mod unpack;

pub mod question;

pub mod system;

pub mod pick;

pub mod user_agent;

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

pub mod walk;

pub mod stored;

pub mod transfer;

pub mod link;
