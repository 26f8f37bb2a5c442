//! The Health export check, on exports that are made up: a real one is somebody's health, and is never kept here.
#![allow(clippy::unwrap_used, clippy::expect_used)]

#[path = "../../../../fuzz/src/bear.rs"]
mod bear;

mod container;
mod days;
mod findings;
mod folding;
mod hostile;
mod large;
mod merging;
mod oracles;
mod order;
mod result;
mod scan;
mod sources;
mod time;
