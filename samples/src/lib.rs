//! Health exports that are made up, for tests and for measuring: a real one is somebody's health, and is never kept here.
//!
//! The same plan gives the same bytes, on any machine.

pub mod numbers;

pub mod xml;

pub mod zip;

pub mod plan;

pub mod story;

pub mod crowd;
