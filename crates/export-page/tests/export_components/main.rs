//! The page that checks an export as HTML, and what a person does there, without a browser.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod page;
mod visit;
