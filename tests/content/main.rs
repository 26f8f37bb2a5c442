//! The content files: the rules that they are checked by, and what of them is public for good.
#![allow(clippy::unwrap_used, clippy::expect_used)]

#[path = "../stories/mod.rs"]
mod stories;

mod check_words;
mod facts;
mod ids;
mod lint;
mod packing;
mod wording;
