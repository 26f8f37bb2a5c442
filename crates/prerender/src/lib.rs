//! What the prerendered pages and the pictures beside them share: names, colours, escaped text.
#![cfg_attr(test, allow(clippy::unwrap_used))]

pub mod html;
pub mod names;
pub mod tokens;
