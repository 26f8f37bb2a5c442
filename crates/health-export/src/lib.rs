//! The export reader: whether the watch's steps reach the iPhone, told from the file that the iPhone exports.
//!
//! Pure: [`reader::Reader`] says which bytes it wants and is given them, and [`export::Export`] answers
//! from then on. What is found is typed; words come from elsewhere.

pub mod problem;
pub mod time;
pub mod zone;

mod text;

pub mod tag;

pub mod scan;

pub mod device;
pub mod sources;

pub mod clock_errors;
pub mod samples;

pub mod collector;
pub mod export;
pub mod trace;

pub mod container;
pub mod sniff;

pub mod folder;
pub mod reader;

pub mod intervals;
pub mod merge;

pub mod days;
pub mod source_order;

pub mod findings;

mod hardware;
pub mod label;
pub mod result;
