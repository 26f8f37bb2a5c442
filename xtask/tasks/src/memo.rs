//! What builds made before: small programs and compressed files, found by the fingerprint of what they were made of.

use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use anyhow::Result;
use fs_err::{self as fs, File};

use crate::fingerprint;

/// What no build has asked for in this time is thrown away.
const KEPT_FOR: Duration = Duration::from_secs(7 * 24 * 60 * 60);

pub struct Memo {
    folder: PathBuf,
}

impl Memo {
    pub fn open(root: &Path) -> Result<Self> {
        let folder = root.join("target/memo");
        fs::create_dir_all(&folder)?;
        Ok(Self { folder })
    }

    /// What was made of these parts before; if it isn't there, it is made and kept. Whatever has a say in it has to be among the
    /// parts: the content, and the tool with its version and its arguments.
    pub fn recall(&self, parts: &[&[u8]], make: impl FnOnce() -> Result<Vec<u8>>) -> Result<Vec<u8>> {
        // Each part by a fingerprint of its own, so that nothing can slip from one to the next.
        let parts: Vec<String> = parts.iter().map(|it| fingerprint::whole(it)).collect();
        let path = self.folder.join(fingerprint::whole(parts.concat().as_bytes()));
        if let Ok(made) = fs::read(&path) {
            File::options().append(true).open(&path)?.into_file().set_modified(SystemTime::now())?;
            return Ok(made);
        }
        let made = make()?;
        // Moved when it is whole: a build that is stopped leaves nothing that looks complete.
        let part = path.with_extension(format!("{}.part", std::process::id()));
        fs::write(&part, &made)?;
        fs::rename(&part, &path)?;
        Ok(made)
    }

    /// Throws away what has not been asked for in a while.
    pub fn forget_old(&self) -> Result<()> {
        for entry in fs::read_dir(&self.folder)? {
            let entry = entry?;
            if entry.metadata()?.modified()?.elapsed().is_ok_and(|age| age > KEPT_FOR) {
                fs::remove_file(entry.path())?;
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use anyhow::bail;

    #[test]
    fn what_was_made_of_the_same_is_not_made_again() {
        let root = std::env::temp_dir().join(format!("resync-memo-{}", std::process::id()));
        let memo = Memo::open(&root).unwrap();
        assert!(memo.recall(&[b"a", b"bc"], || bail!("no such tool")).is_err());
        assert_eq!(memo.recall(&[b"a", b"bc"], || Ok(b"made".to_vec())).unwrap(), b"made");
        assert_eq!(memo.recall(&[b"a", b"bc"], || bail!("not again")).unwrap(), b"made");
        // The same bytes in other parts are something else.
        assert_eq!(memo.recall(&[b"ab", b"c"], || Ok(b"other".to_vec())).unwrap(), b"other");
        fs::remove_dir_all(&root).unwrap();
    }

    #[test]
    fn only_what_was_not_asked_for_lately_is_thrown_away() {
        let root = std::env::temp_dir().join(format!("resync-memo-old-{}", std::process::id()));
        let memo = Memo::open(&root).unwrap();
        for part in [b"old", b"new"] {
            memo.recall(&[part], || Ok(part.to_vec())).unwrap();
        }
        for entry in fs::read_dir(&memo.folder).unwrap() {
            let long_ago = SystemTime::now() - 2 * KEPT_FOR;
            File::options().append(true).open(entry.unwrap().path()).unwrap().into_file().set_modified(long_ago).unwrap();
        }
        memo.recall(&[b"new"], || bail!("not again")).unwrap();
        memo.forget_old().unwrap();
        assert!(memo.recall(&[b"new"], || bail!("not again")).is_ok());
        assert!(memo.recall(&[b"old"], || bail!("forgotten")).is_err());
        fs::remove_dir_all(&root).unwrap();
    }
}
