//! Built tasks, kept for other clones: in the folder in which the tasks keep their tools, named by what they are made of.

use std::collections::hash_map::DefaultHasher;
use std::ffi::OsStr;
use std::fs;
use std::hash::{Hash, Hasher};
use std::io;
use std::path::{Path, PathBuf};

/// What the tasks are made of, from the project's folder. Who changes any of it builds them anew.
const MADE_OF: [&str; 6] = ["Cargo.lock", "Cargo.toml", ".cargo/config.toml", "xtask/Cargo.toml", "xtask/src", "xtask/tasks"];
const NAME: &str = "tasks";

/// Where the tasks of this project are kept, or would be. `None` if what they are made of can't be read, or there is no folder to
/// keep them in: then they are built where they stand.
pub fn place(root: &Path, profile: &str) -> Option<PathBuf> {
    let mut hasher = DefaultHasher::new();
    (profile, std::env::consts::ARCH).hash(&mut hasher);
    for name in MADE_OF {
        digest(&root.join(name), &mut hasher).ok()?;
    }
    let folder = format!("{NAME}-{:016x}", hasher.finish());
    Some(xtask::cache_folder()?.join(folder).join(NAME).with_extension(std::env::consts::EXE_EXTENSION))
}

/// Keeps a copy of what was built, in place of those that were kept before. Whatever fails here costs another build, no more.
pub fn keep(built: &Path, place: &Path) -> io::Result<()> {
    let (Some(folder), Some(cache)) = (place.parent(), place.ancestors().nth(2)) else { return Ok(()) };
    for other in fs::read_dir(cache).into_iter().flatten().flatten() {
        let name = other.file_name();
        if name.to_str().and_then(|it| it.strip_prefix(NAME)).is_some_and(|it| it.starts_with('-')) {
            // One that is running can't be removed everywhere.
            let _ = fs::remove_dir_all(other.path());
        }
    }
    // It is copied beside its place and then moved, so that half a program is never run.
    let part = cache.join(format!("{NAME}-{}.part", std::process::id()));
    fs::create_dir_all(&part)?;
    let name = place.file_name().unwrap_or(OsStr::new(NAME));
    fs::copy(built, part.join(name))?;
    fs::rename(&part, folder)
}

fn digest(path: &Path, hasher: &mut DefaultHasher) -> io::Result<()> {
    path.file_name().hash(hasher);
    if !path.is_dir() {
        return fs::read(path).map(|it| it.hash(hasher));
    }
    let mut inside = fs::read_dir(path)?.map(|it| it.map(|it| it.path())).collect::<io::Result<Vec<_>>>()?;
    inside.sort();
    inside.iter().try_for_each(|it| digest(it, hasher))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folder(name: &str) -> PathBuf {
        let folder = std::env::temp_dir().join(format!("resync-kept-{}-{name}", std::process::id()));
        let _ = fs::remove_dir_all(&folder);
        fs::create_dir_all(&folder).unwrap();
        folder
    }

    #[test]
    fn whoever_changes_what_the_tasks_are_made_of_builds_them_anew() {
        let root = folder("made-of");
        for name in MADE_OF {
            let file = if name == "xtask/tasks" { root.join(name).join("src/main.rs") } else { root.join(name) };
            fs::create_dir_all(file.parent().unwrap()).unwrap();
            fs::write(file, name).unwrap();
        }
        let before = place(&root, "dev").unwrap();
        assert_eq!(place(&root, "dev").unwrap(), before);
        assert_ne!(place(&root, "release").unwrap(), before);
        fs::write(root.join("xtask/tasks/src/main.rs"), "changed").unwrap();
        assert_ne!(place(&root, "dev").unwrap(), before);
        fs::remove_file(root.join("Cargo.lock")).unwrap();
        assert_eq!(place(&root, "dev"), None);
        fs::remove_dir_all(root).unwrap();
    }

    #[test]
    fn the_tasks_that_are_kept_take_the_place_of_those_before() {
        let cache = folder("cache");
        let built = cache.join("built");
        fs::write(&built, "new").unwrap();
        fs::create_dir_all(cache.join("tasks-old")).unwrap();
        fs::create_dir_all(cache.join("wasm-opt-1")).unwrap();
        let place = cache.join("tasks-new/tasks");
        keep(&built, &place).unwrap();
        assert_eq!(fs::read_to_string(&place).unwrap(), "new");
        assert!(!cache.join("tasks-old").exists());
        assert!(cache.join("wasm-opt-1").exists());
        keep(&built, &place).unwrap();
        assert_eq!(fs::read_to_string(&place).unwrap(), "new");
        fs::remove_dir_all(cache).unwrap();
    }
}
