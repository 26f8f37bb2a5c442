//! Where the project is, and what its files say about the tools it needs.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use fs_err as fs;

/// The project's folder: the nearest one above the working folder that holds it. It is looked for rather than
/// compiled in, so that a checkout can be moved.
pub fn root() -> Result<PathBuf> {
    let here = std::env::current_dir().context("cannot tell the working folder")?;
    here.ancestors()
        .find(|folder| folder.join("Trunk.toml").is_file() && folder.join("xtask").is_dir())
        .map(Path::to_path_buf)
        .with_context(|| format!("{} is not inside the project; change into its folder first", here.display()))
}

/// The version of a package in Cargo.lock.
pub fn locked_version(root: &Path, package: &str) -> Result<String> {
    let path = root.join("Cargo.lock");
    let lock = fs::read_to_string(&path)?;
    version_in(&lock, package).with_context(|| format!("Cargo.lock does not name {package}; run `cargo generate-lockfile`"))
}

fn version_in(lock: &str, package: &str) -> Option<String> {
    let wanted = format!("name = \"{package}\"");
    let mut lines = lock.lines();
    lines.find(|line| *line == wanted)?;
    let version = lines.next()?.strip_prefix("version = \"")?;
    Some(version.strip_suffix('"')?.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    const LOCK: &str = "version = 4\n\n[[package]]\nname = \"wasm-bindgen-macro\"\nversion = \"0.2.1\"\n\n\
        [[package]]\nname = \"wasm-bindgen\"\nversion = \"0.2.130\"\nsource = \"x\"\n";

    #[test]
    fn the_version_is_that_of_the_whole_name() {
        assert_eq!(version_in(LOCK, "wasm-bindgen").as_deref(), Some("0.2.130"));
        assert_eq!(version_in(LOCK, "bindgen"), None);
    }
}
