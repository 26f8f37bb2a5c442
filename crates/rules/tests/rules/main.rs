//! The rules, without a browser: what a person does with the guide, what is kept of it, and how it travels.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod checked;
mod diagnosis;
mod instructions;
mod link;
mod log;
mod path;
mod pick;
mod progress;
mod qr;
mod random;
mod report;
mod search;
mod stored;
mod timer;
mod totals;
mod transfer;
mod user_agent;
mod version;
mod walk;
mod words;
