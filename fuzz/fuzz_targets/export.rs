//! A coverage-guided search for a file that the Health export check can't bear: `fuzz/run.sh`.
#![no_main]

#[path = "../src/bear.rs"]
#[allow(dead_code)] // The seeds use the rest.
mod bear;

use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| bear::bear(data));
