//! Checks the content files and packs them for the pages.

use std::error::Error;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::{env, fs};

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            println!("cargo::error={error}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> Result<(), Box<dyn Error>> {
    let out = PathBuf::from(env::var("OUT_DIR")?);
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).ancestors().nth(2).ok_or("the package is not in a workspace")?;
    let own = root.join("content");
    // `cargo xtask bench` measures a guide that is far longer than the real one.
    println!("cargo::rerun-if-env-changed=RESYNC_CONTENT");
    let given = env::var("RESYNC_CONTENT").ok().filter(|it| !it.is_empty());
    let folder = given.map_or_else(|| own.clone(), |it| root.join(it));
    let tell = |problem: &str| println!("cargo::error={problem}");
    println!("cargo::rerun-if-changed={}", folder.display());
    fs::write(out.join("guides.rs"), content_build::guides(&folder, &out, tell)?)?;
    println!("cargo::rerun-if-changed={}", own.display());
    fs::write(out.join("export_words.rs"), content_build::export_words(&own, &out, tell)?)?;
    Ok(())
}
