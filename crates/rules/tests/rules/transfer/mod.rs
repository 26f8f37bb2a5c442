//! Progress that travels, in a link or in a file.

mod file;
mod hostile;
mod link;
mod merge;
