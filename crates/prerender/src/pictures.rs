//! The pictures that `draw` has drawn, by name.

use std::path::{Path, PathBuf};
use std::{fs, io};

use crate::File;

pub struct Pictures {
    folder: PathBuf,
    /// Paths from the folder. Each is a name, the fingerprint of what is drawn, and `.png`.
    paths: Vec<String>,
}

impl Pictures {
    pub fn in_folder(folder: &Path) -> io::Result<Pictures> {
        let mut paths = Vec::new();
        for kind in ["pictures", "icons"] {
            for entry in fs::read_dir(folder.join(kind))? {
                paths.push(format!("{kind}/{}", entry?.file_name().to_string_lossy()));
            }
        }
        Ok(Pictures { folder: folder.to_path_buf(), paths })
    }

    /// The path of the picture with this name.
    pub fn path(&self, name: &str) -> Result<&str, String> {
        let found = self.paths.iter().find(|it| is_named(it, name));
        let missing = || format!("{} has no picture {name}; run the program `draw` again", self.folder.display());
        found.map(String::as_str).ok_or_else(missing)
    }

    /// The pictures as files that go beside the page.
    pub fn files(&self) -> io::Result<Vec<File>> {
        self.paths.iter().map(|it| Ok(File::new(it.as_str(), fs::read(self.folder.join(it))?))).collect()
    }
}

/// Whether a path is this name, a hyphen, a fingerprint and the ending.
fn is_named(path: &str, name: &str) -> bool {
    let rest = path.strip_prefix(name).and_then(|it| it.strip_prefix('-')).and_then(|it| it.strip_suffix(".png"));
    rest.is_some_and(|it| it.len() == 16 && it.bytes().all(|byte| byte.is_ascii_hexdigit()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_told_from_a_longer_one_that_begins_with_it() {
        assert!(is_named("pictures/a-0123456789abcdef.png", "pictures/a"));
        assert!(!is_named("pictures/a-b-0123456789abcdef.png", "pictures/a"));
        assert!(!is_named("pictures/a-b.png", "pictures/a"));
    }
}
