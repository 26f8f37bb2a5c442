//! The folder in the user's cache where tools are kept, each by its name and version.

use std::fs::TryLockError;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use fs_err::{self as fs, File};

use crate::say;

pub struct Cache {
    root: PathBuf,
}

impl Cache {
    pub fn open() -> Result<Self> {
        let root = xtask::cache_folder().context("there is no home folder to keep tools in; set RESYNC_CACHE to a folder")?;
        fs::create_dir_all(root.join("logs"))?;
        Ok(Self { root })
    }

    pub fn folder(&self) -> &Path {
        &self.root
    }

    /// Where a step's output goes.
    pub fn log(&self, name: &str) -> PathBuf {
        self.root.join("logs").join(format!("{name}.log"))
    }

    /// Where a tool is or would be.
    pub fn place(&self, key: &str) -> PathBuf {
        self.root.join(key)
    }

    /// The tool's folder, filled by `install` if it isn't there yet. It is filled beside its place and then moved,
    /// so that one that was interrupted is never taken for complete; and under a lock that the system drops
    /// with the process, so that two commands at once do not fill it twice.
    pub fn keep(&self, key: &str, install: impl FnOnce(&Path) -> Result<()>) -> Result<PathBuf> {
        let place = self.place(key);
        if place.is_dir() {
            return Ok(place);
        }
        let _lock = self.lock(key)?;
        if place.is_dir() {
            return Ok(place);
        }
        let part = self.root.join(format!("{key}.part"));
        remove(&part)?;
        fs::create_dir_all(&part)?;
        install(&part)?;
        fs::rename(&part, &place)?;
        Ok(place)
    }

    /// Waits until no other process sets up what has this name.
    pub fn lock(&self, name: &str) -> Result<File> {
        lock(&self.root.join(format!("{name}.lock")), &format!("sets up {name}"))
    }
}

/// Waits until no other process holds this lock file. It is held as long as the value returned is there.
pub fn lock(path: &Path, doing: &str) -> Result<File> {
    let file = File::create(path)?;
    match file.try_lock() {
        Ok(()) => return Ok(file),
        Err(TryLockError::WouldBlock) => say::line(&format!("waiting for another `cargo xtask` that {doing} …")),
        Err(TryLockError::Error(error)) => return Err(error).with_context(|| format!("cannot lock {}", path.display())),
    }
    file.lock()?;
    Ok(file)
}

/// Removes the folder if it is there.
pub fn remove(folder: &Path) -> Result<()> {
    match fs::remove_dir_all(folder) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => Err(error.into()),
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use anyhow::bail;

    #[test]
    fn a_tool_is_kept_only_when_its_install_ended_well() {
        let root = std::env::temp_dir().join(format!("resync-cache-{}", std::process::id()));
        fs::create_dir_all(&root).unwrap();
        let cache = Cache { root: root.clone() };
        let failed = cache.keep("tool-1", |_| bail!("no network"));
        assert!(failed.is_err());
        assert!(!cache.place("tool-1").exists());

        let filled = |part: &Path| Ok(fs::write(part.join("tool"), "x")?);
        let place = cache.keep("tool-1", filled).unwrap();
        assert!(place.join("tool").is_file());
        assert!(cache.keep("tool-1", |_| bail!("not again")).is_ok());
        remove(&root).unwrap();
    }
}
