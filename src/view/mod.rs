//! Components: one visible thing a file, its scoped style sheet beside it.

pub mod page;

pub mod contents;

pub mod import;

pub mod symptom_table;

pub mod diagnosis;

pub mod totals;

pub mod walk_test;

pub mod systems;

pub mod your_path;

pub mod outcome;

pub mod outcomes;

pub mod fixed;

pub mod find;

pub mod how_it_works;

pub mod checklist;

pub mod guard;

pub mod verdict;

pub mod worked;

pub mod step;

pub mod menu_path;

pub mod caution;

pub mod grounds;

pub mod wait_timer;

pub mod foot;

pub mod copy;

pub mod share_button;

pub mod include_notes;

pub mod send;

pub mod qr_code;

pub mod note;

pub mod tally;

pub mod dock;

pub mod said;

pub mod offline;

pub mod notices;

pub mod report;

pub mod carry;

pub mod paper;

pub mod keeping;

pub mod reset;

pub mod export_link;
