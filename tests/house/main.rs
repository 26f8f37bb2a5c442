//! The rules of the house.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod tidy;
