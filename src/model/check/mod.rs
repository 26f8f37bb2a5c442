//! The page of the Health export check, without the page: what it and its worker say to each other, in which words it speaks, and
//! the shapes that its charts draw. What is found in an export is in [`health_export`](super::health_export).

pub mod words;

pub mod talk;

pub mod answers;

pub mod figures;

pub mod sentences;

pub mod summary;

pub mod totals;

pub mod series;

pub mod charts;

pub mod left;
