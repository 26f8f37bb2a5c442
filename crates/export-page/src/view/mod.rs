//! The components of the page that checks an export: one visible thing a file, its scoped style sheet beside it.

pub mod answer;
pub mod day;
pub mod days;
pub mod hours;
pub mod lane;
pub mod page;
pub mod parts;
pub mod picker;
pub mod running;
pub mod save;
pub mod sources;
pub mod table;
pub mod totals;
pub mod zone;
