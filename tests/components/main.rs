//! Components and visits without a browser: both pages as HTML, and what a person does there.
#![allow(clippy::unwrap_used, clippy::expect_used)]

#[path = "../fixtures/mod.rs"]
mod fixtures;
#[path = "../stories/mod.rs"]
mod stories;

mod check_page;
mod check_visit;
mod html;
mod notes;
mod offline;
mod session;
mod storage;
