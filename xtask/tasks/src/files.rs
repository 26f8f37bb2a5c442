//! The files of the built page.

use std::path::{Path, PathBuf};

use anyhow::Result;
use fs_err as fs;

/// Every file below the folder, by its path from there, in order.
pub fn below(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut found = vec![];
    let mut folders = vec![PathBuf::new()];
    while let Some(at) = folders.pop() {
        let path = folder.join(&at);
        let entries = fs::read_dir(&path)?;
        for entry in entries {
            let entry = entry?;
            let name = at.join(entry.file_name());
            if entry.path().is_dir() { folders.push(name) } else { found.push(name) }
        }
    }
    found.sort();
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

/// Whether the name has the content's fingerprint in it, so that what it names never changes: `page-0123456789abcdef.css`.
/// The hosts' files in `hosting/` know such names by the same rule. Trunk leaves out the zeros that a fingerprint begins with.
pub fn is_hashed(name: &Path) -> bool {
    let name = name.file_name().unwrap_or_default().to_string_lossy();
    let Some((stem, _)) = name.split_once('.') else { return false };
    let stem = stem.strip_suffix("_bg").unwrap_or(stem);
    stem.rsplit_once('-').is_some_and(|(_, hash)| {
        (12..=16).contains(&hash.len()) && hash.bytes().all(|byte| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_with_a_fingerprint_is_told_from_others() {
        for hashed in ["a-0123456789abcdef.js", "s/a-b-0123456789abcdef_bg.wasm", "a-713150d0e61df48_bg.wasm"] {
            assert!(is_hashed(Path::new(hashed)), "{hashed}");
        }
        for plain in
            ["index.html", "sw.js", "a-01234567890.js", "a-0123456789abcdef0.js", "a-0123456789ABCDEF.js", "0123456789abcdef.js"]
        {
            assert!(!is_hashed(Path::new(plain)), "{plain}");
        }
    }
}
