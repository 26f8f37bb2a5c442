//! The content files: the rules that they are checked by, and what of them is public for good.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod contract;
mod export_words;
mod lint;
mod packing;
mod real;
mod saved;
mod second_edition;
mod wording;
