//! What the page that checks an export says and draws, without a page.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod charts;
mod protocol;
mod words;
