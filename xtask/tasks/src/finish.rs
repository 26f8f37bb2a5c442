//! Completes a site: gives every page its policy, checks that all that they refer to is there, and makes it ready for the hosts.

use std::path::{Component, Path, PathBuf};

use anyhow::{Context, Result, anyhow, bail};
use fs_err as fs;

use crate::assemble;
use crate::compress;
use crate::content_policy;
use crate::files;
use crate::hosting;
use crate::markup;
use crate::memo::Memo;
use crate::precache;
use crate::wasm_target;

/// Makes the site in this folder one that can be published.
pub fn complete(root: &Path, dir: &Path) -> Result<()> {
    seal(dir)?;
    check(dir)?;
    check_for_paths(root, dir)?;
    hosting::write(root, dir)?;
    // It lists what is there, and no page changes any more.
    precache::write(root, dir)?;
    let memo = Memo::open(root)?;
    compress::all(dir, &memo)?;
    memo.forget_old()
}

/// Gives every page in this folder its policy. Nothing may change in them after that.
pub fn seal(dir: &Path) -> Result<()> {
    for name in pages(dir)? {
        let path = dir.join(name);
        fs::write(&path, content_policy::insert(&assemble::minify_styles(&fs::read_to_string(&path)?))?)?;
    }
    Ok(())
}

fn pages(dir: &Path) -> Result<Vec<PathBuf>> {
    Ok(files::below(dir)?.into_iter().filter(|name| files::is(name, "html")).collect())
}

/// Checks that everything that a page of the folder refers to is in it.
pub fn check(dir: &Path) -> Result<()> {
    for name in pages(dir)? {
        let html = fs::read_to_string(dir.join(&name))?;
        for reference in references(&html).with_context(|| name.display().to_string())? {
            let Some(file) = own_file(&reference)? else { continue };
            let lost = || {
                anyhow!(
                    "{} refers to \"{reference}\", which is not in {}; add it there or remove the reference",
                    name.display(),
                    dir.display()
                )
            };
            let from = name.parent().unwrap_or(Path::new(""));
            if !dir.join(inside(from, &file).ok_or_else(lost)?).exists() {
                return Err(lost());
            }
        }
    }
    Ok(())
}

/// Checks that nothing published says where it was built: that names the builder.
fn check_for_paths(root: &Path, dir: &Path) -> Result<()> {
    // A folder with a space in its name can't be kept out by the compiler's flags.
    let own = wasm_target::own_folders(root);
    let own: Vec<&str> = own.iter().filter_map(|it| it.to_str().filter(|it| !it.contains(char::is_whitespace))).collect();
    for name in files::below(dir)? {
        let content = fs::read(dir.join(&name))?;
        if let Some(folder) = own.iter().find(|it| contains(&content, format!("{it}/").as_bytes())) {
            bail!(
                "{} has the path {folder} of this machine in it; see names_for_paths in xtask/tasks/src/wasm_target.rs",
                name.display()
            );
        }
    }
    Ok(())
}

fn contains(content: &[u8], part: &[u8]) -> bool {
    content.windows(part.len()).any(|it| it == part)
}

/// Where a reference from this folder leads, if it doesn't lead out of the site.
fn inside(from: &Path, file: &str) -> Option<PathBuf> {
    let mut path = PathBuf::new();
    for part in from.join(file).components() {
        match part {
            Component::Normal(name) => path.push(name),
            Component::ParentDir => path.pop().then_some(())?,
            Component::CurDir => {}
            _ => return None,
        }
    }
    Some(path)
}

/// All that the page's tags load or link to, and that its scripts name. A style on an element is refused: the
/// page's policy would silently drop it.
fn references(html: &str) -> Result<Vec<String>> {
    let mut found = vec![];
    for tag in markup::tags(html) {
        if tag.attribute("style").is_some() {
            bail!("a <{}> has a style of its own; move it to a style sheet, since the page's policy forbids it", tag.name);
        }
        found.extend(["src", "href", "data-worker"].iter().filter_map(|name| tag.attribute(name)).map(String::from));
        if tag.is_inline_script() {
            let script = html.get(tag.text.clone()).unwrap_or_default();
            found.extend(assemble::strings(script).into_iter().filter(|text| text.starts_with("./")).map(String::from));
        }
    }
    Ok(found)
}

/// The file of the page's own that a reference means; none if it leads elsewhere.
fn own_file(reference: &str) -> Result<Option<String>> {
    let path = reference.split(['?', '#']).next().unwrap_or_default();
    let scheme = path.split('/').next().is_some_and(|first| first.contains(':'));
    if path.is_empty() || scheme || path.starts_with("//") {
        return Ok(None);
    }
    if path.starts_with('/') {
        bail!("a page refers to \"{reference}\", which is right only at the root of a host; begin it with ./");
    }
    Ok(Some(path.trim_start_matches("./").to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reference_is_a_file_or_leads_elsewhere() {
        let file = |reference: &str| own_file(reference).unwrap();
        assert_eq!(file("./a.js?x"), Some("a.js".to_owned()));
        assert_eq!(file("a/b.png"), Some("a/b.png".to_owned()));
        for elsewhere in ["#top", "", "https://example.org/x", "mailto:a@b", "data:,x", "//host/x"] {
            assert_eq!(file(elsewhere), None, "{elsewhere}");
        }
        assert!(own_file("/a.js").is_err());
    }

    #[test]
    fn a_reference_goes_from_its_page_and_never_out_of_the_site() {
        let from = |folder: &str, file: &str| inside(Path::new(folder), file);
        assert_eq!(from("s/a", "../../index.html"), Some(PathBuf::from("index.html")));
        assert_eq!(from("s/a", "../b/./c.png"), Some(PathBuf::from("s/b/c.png")));
        assert_eq!(from("", "../secret"), None);
    }

    #[test]
    fn a_style_on_an_element_is_refused() {
        assert!(references("<p style='color:red'>").is_err());
        assert!(references("<style>p{}</style><a href='./x'>").is_ok());
    }

    #[test]
    fn what_a_script_loads_is_a_reference() {
        let html = "<body data-worker=./w.js><script>import(\"./a.js\").then(it => it.f({ b: './d.wasm' }, \"e\"))</script><img src=f.png>";
        assert_eq!(references(html).unwrap(), ["./w.js", "./a.js", "./d.wasm", "f.png"]);
    }

    // The program named the files of its code by where its builder keeps them, with the builder's name.
    #[test]
    fn nothing_is_published_that_says_where_it_was_built() {
        let dir = std::env::temp_dir().join(format!("resync-paths-{}", std::process::id()));
        fs::create_dir_all(dir.join("check")).unwrap();
        fs::write(dir.join("check/a.wasm"), b"\0src/lib.rs\0/builder").unwrap();
        check_for_paths(Path::new("/builder/resync"), &dir).unwrap();
        fs::write(dir.join("check/a.wasm"), b"\0/builder/resync/src/lib.rs\0").unwrap();
        let found = check_for_paths(Path::new("/builder/resync"), &dir);
        assert!(found.is_err_and(|problem| problem.to_string().contains("a.wasm")));
        fs::remove_dir_all(&dir).unwrap();
    }

    #[test]
    fn every_page_of_the_folder_is_checked() {
        let dir = std::env::temp_dir().join(format!("resync-finish-{}", std::process::id()));
        fs::create_dir_all(dir.join("s/a")).unwrap();
        fs::write(dir.join("index.html"), "<a href='./s/a/'>").unwrap();
        fs::write(dir.join("s/a/index.html"), "<a href='../../#a'>").unwrap();
        check(&dir).unwrap();
        fs::write(dir.join("s/a/index.html"), "<img src='b.png'>").unwrap();
        assert!(check(&dir).is_err_and(|problem| problem.to_string().contains("b.png")));
        fs::remove_dir_all(&dir).unwrap();
    }
}
