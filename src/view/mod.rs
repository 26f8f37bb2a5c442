//! Components: one visible thing a file, its scoped style sheet beside it.

pub mod page;

pub mod symptom_table;

pub mod systems;

pub mod your_path;

pub mod how_it_works;

pub mod checklist;

pub mod verdict;

pub mod step;

pub mod menu_path;

pub mod risk_note;

pub mod grounds;

pub mod copy_link;

pub mod tally;

pub mod dock;

pub mod notices;

pub mod reset;
