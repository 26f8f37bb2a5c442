//! `seeds FOLDER`: the files that the search begins with, one of each kind.

#[allow(dead_code)] // The search uses the rest.
mod bear;

use std::fs;
use std::path::Path;

fn main() {
    let Some(folder) = std::env::args().nth(1) else {
        eprintln!("Say where the seeds go.");
        return;
    };
    fs::create_dir_all(&folder).unwrap();
    for (at, seed) in bear::seeds().iter().enumerate() {
        fs::write(Path::new(&folder).join(format!("seed-{at}")), seed).unwrap();
    }
}
