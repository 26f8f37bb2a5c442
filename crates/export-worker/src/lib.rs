//! The worker that reads a Health export: what it answers with, and, in a browser, the worker itself.

pub mod answers;

#[cfg(target_arch = "wasm32")]
pub mod worker;
