//! The files of the built page.

use std::path::{Path, PathBuf};

use anyhow::Result;
use fs_err as fs;
use walkdir::WalkDir;

/// Every file below the folder, by its path from there, in order.
pub fn below(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut found = vec![];
    for entry in WalkDir::new(folder).follow_links(true).sort_by_file_name() {
        let entry = entry?;
        if entry.file_type().is_file() {
            found.push(entry.path().strip_prefix(folder)?.to_owned());
        }
    }
    Ok(found)
}

/// Copies every file below one folder to the same place below the other.
pub fn copy(from: &Path, to: &Path) -> Result<()> {
    for name in below(from)? {
        let (source, copy) = (from.join(&name), to.join(&name));
        fs::create_dir_all(copy.parent().unwrap_or(to))?;
        fs::copy(&source, &copy)?;
    }
    Ok(())
}

/// The path as addresses have it.
pub fn address(name: &Path) -> String {
    name.to_string_lossy().replace('\\', "/")
}

pub fn is(name: &Path, ending: &str) -> bool {
    name.extension().is_some_and(|it| it == ending)
}
