//! One file for each thing that a person comes to the guide for.

mod audits;
mod bad_links;
mod copying;
mod diagnosis;
mod handing_over;
mod keeping;
mod keyboard;
mod links;
mod narrow;
mod new_versions;
mod offline;
mod outcomes;
mod path;
mod places;
mod previews;
mod printing;
mod privacy;
mod searching;
mod storage;
mod ticking;
mod two_tabs;
mod undo;
mod versions;
mod waits;
mod without_scripts;
