//! The Health export check: whether the watch's steps reach the iPhone, told from the file that the iPhone exports.
//!
//! Pure: [`check::Check`] says which bytes it wants and is given them, and [`export::Export`] answers
//! from then on. What is found is typed; words come from elsewhere. Nothing that the page needs at first refers to this module.

pub mod problem;
pub mod time;
pub mod zone;

mod text;

pub mod tag;

pub mod scan;

pub mod device;
pub mod sources;

pub mod arrival;
pub mod samples;

pub mod export;
pub mod gather;

pub mod container;
pub mod sniff;

pub mod check;
pub mod folder;

pub mod cover;
pub mod merge;

pub mod days;
pub mod orders;

pub mod findings;

mod hardware;
pub mod label;
pub mod result;
