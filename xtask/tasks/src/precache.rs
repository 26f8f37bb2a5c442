//! Writes the service worker: what stands in `src/service_worker.js`, with the list of the files that it keeps.

use std::path::Path;

use anyhow::{Result, bail};
use fs_err as fs;

use crate::export_check;
use crate::files;
use crate::fingerprint;

/// The worker as it is written, in the project.
const WORKER: &str = "src/service_worker.js";
/// Where the worker wants its version, its files, and the program by which it finds out which build the browser can run.
const VERSION: &str = "__VERSION__";
const FILES: &str = "__FILES__";
const PROBE: &str = "__PROBE__";
/// The name it is served under, beside index.html: a worker serves what is below its own folder.
const NAME: &str = "sw.js";

/// A file of the page: its path below the page's folder, with `/`, and the hash of its content.
type Entry = (String, String);

/// Writes `sw.js` into the folder. It changes if and only if a file that it keeps does.
pub fn write(root: &Path, dir: &Path) -> Result<()> {
    let mut entries = vec![];
    for name in files::below(dir)? {
        let Some(path) = name.to_str().map(|_| files::address(&name)) else {
            bail!("{} has a name that no address can have; rename it", dir.join(name).display());
        };
        if is_kept(&path) {
            entries.push((path, fingerprint::whole(&fs::read(dir.join(name))?)));
        }
    }
    entries.sort();
    if !entries.iter().any(|(path, _)| path == "index.html") {
        bail!("there is no index.html in {}; run `cargo xtask build` first", dir.display());
    }
    let path = dir.join(NAME);
    fs::write(&path, worker(&fs::read_to_string(root.join(WORKER))?, &entries)?)?;
    Ok(())
}

/// Whether the service worker keeps a file. Not kept: link previews, files for search engines and hosts, and compressed
/// copies of other files.
fn is_kept(path: &str) -> bool {
    const FOR_OTHERS: [&str; 5] = [NAME, "_headers", "_redirects", "robots.txt", "sitemap.xml"];
    let ends = |endings: &[&str]| endings.iter().any(|ending| path.ends_with(ending));
    let is_hidden = path.split('/').any(|name| name.starts_with('.'));
    // The page itself shows none; those of the installed app are in a folder of their own.
    let is_picture = ends(&[".png", ".jpg", ".jpeg", ".webp"]) && !path.starts_with("icons/");
    let is_for_others = path.starts_with("s/") || FOR_OTHERS.contains(&path);
    !is_for_others && !is_picture && !is_hidden && !ends(&[".br", ".gz"])
}

/// The worker with its list, without the comments, which are for those who read its source.
fn worker(source: &str, entries: &[Entry]) -> Result<String> {
    let lines: Vec<String> = entries.iter().map(|(path, hash)| format!("  [{path:?}, {hash:?}],\n")).collect();
    let list = lines.concat();
    let version = format!("{:?}", fingerprint::short(list.as_bytes()));
    let mut text: String =
        source.lines().filter(|it| !it.is_empty() && !it.trim_start().starts_with("//")).map(|it| format!("{it}\n")).collect();
    for (place, value) in [(VERSION, version), (PROBE, export_check::probe()), (FILES, format!("[\n{list}]"))] {
        if text.matches(place).count() != 1 {
            bail!("src/service_worker.js must name {place} exactly once, where it is filled in");
        }
        text = text.replace(place, &value);
    }
    Ok(text)
}

#[cfg(test)]
mod tests {
    use std::path::PathBuf;

    use super::*;
    use crate::cache;

    /// A folder with a small site in it.
    fn site(name: &str) -> PathBuf {
        let dir = std::env::temp_dir().join(format!("resync-precache-{name}-{}", std::process::id()));
        cache::remove(&dir).unwrap();
        for (path, text) in [
            ("index.html", "<p>Hi"),
            ("app-1.js", "1"),
            ("icons/app.png", "picture"),
            ("manifest.webmanifest", "{}"),
            ("app-1.js.br", "small"),
            ("app-1.js.gz", "small"),
            ("s/a-step/index.html", "<p>A step"),
            ("s/a-step/preview.png", "picture"),
            ("preview.png", "picture"),
            ("_headers", "/*"),
            ("robots.txt", "User-agent: *"),
            ("sitemap.xml", "<urlset>"),
            (".nojekyll", ""),
        ] {
            put(&dir, path, text);
        }
        dir
    }

    fn put(dir: &Path, path: &str, text: &str) {
        let path = dir.join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    fn written(dir: &Path) -> String {
        write(&root(), dir).unwrap();
        fs::read_to_string(dir.join(NAME)).unwrap()
    }

    /// The project's folder.
    fn root() -> PathBuf {
        Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
    }

    #[test]
    fn what_the_page_needs_is_kept_and_what_is_for_others_is_not() {
        let dir = site("list");
        let text = written(&dir);
        let listed: Vec<&str> = text.lines().filter_map(|it| it.strip_prefix("  [\"")?.split('"').next()).collect();
        assert_eq!(listed, ["app-1.js", "icons/app.png", "index.html", "manifest.webmanifest"]);
        // As `sha256sum` says.
        assert!(text.contains("[\"app-1.js\", \"6b86b273ff34fce19d6b804eff5a3f5747ada4eaa22f1d49c01e52ddb7875b4b\"]"), "{text}");
        cache::remove(&dir).unwrap();
    }

    #[test]
    fn the_worker_changes_if_and_only_if_something_in_its_list_does() {
        let dir = site("version");
        let first = written(&dir);
        assert_eq!(written(&dir), first, "its own file is not in its list");
        put(&dir, "s/a-step/index.html", "<p>Another step");
        put(&dir, "s/a-new-step/index.html", "<p>New");
        put(&dir, "app-1.js.br", "smaller");
        put(&dir, "_headers", "/* */");
        assert_eq!(written(&dir), first, "nothing that it keeps has changed");

        put(&dir, "app-1.js", "2");
        let second = written(&dir);
        assert_ne!(second, first, "a content has changed");
        put(&dir, "app-1.js", "1");
        assert_eq!(written(&dir), first, "the list is as it was");
        fs::rename(dir.join("app-1.js"), dir.join("app-2.js")).unwrap();
        assert_ne!(written(&dir), first, "a name has changed");
        fs::rename(dir.join("app-2.js"), dir.join("app-1.js")).unwrap();
        put(&dir, "more.css", "");
        assert_ne!(written(&dir), first, "there is a file more");
        fs::remove_file(dir.join("more.css")).unwrap();
        fs::remove_file(dir.join("icons/app.png")).unwrap();
        assert_ne!(written(&dir), first, "there is a file less");
        cache::remove(&dir).unwrap();
    }

    // A browser tells one version's cache from another's by the version alone.
    #[test]
    fn two_lists_never_share_a_version() {
        let version = |entries: &[Entry]| {
            let text = worker(&fs::read_to_string(root().join(WORKER)).unwrap(), entries).unwrap();
            text.lines().find(|it| it.starts_with("const VERSION")).unwrap().to_owned()
        };
        let entry = |path: &str, hash: &str| (path.to_owned(), hash.to_owned());
        assert_ne!(version(&[entry("a", "1")]), version(&[entry("a", "2")]));
        assert_ne!(version(&[entry("a", "1")]), version(&[entry("b", "1")]));
        assert_ne!(version(&[entry("a", "1")]), version(&[entry("a", "1"), entry("b", "1")]));
        assert_ne!(version(&[entry("a\", \"1", "2")]), version(&[entry("a", "1\", \"2")]));
    }

    #[test]
    fn a_folder_without_a_page_is_refused() {
        let dir = std::env::temp_dir().join(format!("resync-precache-none-{}", std::process::id()));
        fs::create_dir_all(&dir).unwrap();
        assert!(write(&root(), &dir).is_err());
        assert!(write(&root(), &dir.join("nowhere")).is_err());
        cache::remove(&dir).unwrap();
    }

    #[test]
    fn the_worker_has_a_place_for_its_version_and_its_files() {
        assert!(worker("const A = 1;", &[]).is_err());
        assert!(worker("// A word about it.\nf(__VERSION__, __PROBE__, __FILES__);\n", &[]).unwrap().starts_with("f(\""));
    }
}
