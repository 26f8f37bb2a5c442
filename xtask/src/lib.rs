//! What the front of the tasks and the tasks have in common: the folder in which tools are kept.

use std::path::PathBuf;

/// `$RESYNC_CACHE`, else `resync` in the place where the system keeps caches. `None` if there is no home folder.
pub fn cache_folder() -> Option<PathBuf> {
    let named = |variable: &str| std::env::var_os(variable).filter(|value| !value.is_empty()).map(PathBuf::from);
    let root = named("RESYNC_CACHE")
        .or_else(|| named("XDG_CACHE_HOME").map(|folder| folder.join("resync")))
        .or_else(|| named("LOCALAPPDATA").map(|folder| folder.join("resync")))
        .or_else(|| named("HOME").map(|folder| folder.join(".cache").join("resync")))?;
    std::path::absolute(root).ok()
}
