//! Components and visits without a browser: the guide as HTML, and what a person does there.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod html;
mod notes;
mod offline;
mod session;
