//! The rules, without a browser: what a person does with the guide, what is kept of it, and how it travels.
#![allow(clippy::unwrap_used, clippy::expect_used)]

#[path = "../fixtures/mod.rs"]
mod fixtures;
#[path = "../stories/mod.rs"]
mod stories;

mod check_charts;
mod check_talk;
mod check_words;
mod checked;
mod diagnosis;
mod instructions;
mod link;
mod log;
mod path;
mod progress;
mod qr;
mod random;
mod report;
mod search;
mod stored;
mod timer;
mod totals;
mod transfer;
mod version;
mod words;
