//! Completes the page that Trunk built: puts the prerendered guide into it, moves its scripts into files, and
//! checks that all it refers to is there.

use std::fs;
use std::path::{Path, PathBuf};

use crate::content_policy;
use crate::markup;
use crate::precache;
use crate::problem::{Outcome, Problem};
use crate::site;

/// Where index.html wants the guide.
const GUIDE: &str = "<!-- guide -->";
/// In the script for live reload, which Trunk fills in when it serves the page: it has to stay in it.
const TRUNKS_OWN: &str = "{{__TRUNK_";

/// Completes the page in `dir`, or in the folder that Trunk names to its hooks, or in dist.
pub fn run(root: &Path, dir: Option<PathBuf>) -> Outcome<()> {
    let dir = dir.or_else(|| std::env::var_os("TRUNK_STAGING_DIR").map(PathBuf::from)).unwrap_or_else(|| root.join("dist"));
    let public_url = std::env::var("TRUNK_PUBLIC_URL").unwrap_or_else(|_| "./".to_owned());
    let guide = read(&site::guide(root))?;
    let page = dir.join("index.html");
    let html = insert(&read(&page)?, &guide)?;
    let (html, scripts) = move_scripts(&html, &public_url);
    for (name, text) in &scripts {
        write(&dir.join(name), text)?;
    }
    write(&page, &html)?;

    let mut references = references(&html)?;
    references.extend(scripts.iter().flat_map(|(_, text)| imports(text)));
    for reference in references {
        if let Some(file) = own_file(&reference, &public_url)?
            && !dir.join(&file).exists()
        {
            return Err(Problem::new(format!(
                "index.html refers to \"{reference}\", which is not in {}; add it there or remove the reference",
                dir.display()
            )));
        }
    }
    // Last, because it lists what is there.
    precache::write(&dir)
}

fn read(path: &Path) -> Outcome<String> {
    fs::read_to_string(path).map_err(|error| Problem::file("read", path, &error))
}

fn write(path: &Path, text: &str) -> Outcome<()> {
    fs::write(path, text).map_err(|error| Problem::file("write", path, &error))
}

fn insert(html: &str, guide: &str) -> Outcome<String> {
    if html.matches(GUIDE).count() != 1 {
        return Err(Problem::new(format!("index.html must have the line {GUIDE} exactly once, where the guide belongs")));
    }
    Ok(html.replacen(GUIDE, guide.trim(), 1))
}

/// The page without the text of its scripts, and the files (names and texts) that have it instead. The files are
/// beside the page, so what is relative to the page is relative to them too.
fn move_scripts(html: &str, public_url: &str) -> (String, Vec<(String, String)>) {
    let mut out = String::new();
    let mut files = vec![];
    let mut done = 0;
    let piece = |from: usize, to: usize| html.get(from..to).unwrap_or_default();
    for tag in markup::tags(html).iter().filter(|tag| tag.is_inline_script()) {
        let text = piece(tag.text.start, tag.text.end);
        if text.contains(TRUNKS_OWN) {
            continue;
        }
        let name = format!("start-{}.js", content_policy::fingerprint(text));
        out.push_str(piece(done, tag.span.end).trim_end_matches('>'));
        out.push_str(&format!(" src=\"{public_url}{name}\">"));
        done = tag.text.end;
        files.push((name, format!("{}\n", text.trim())));
    }
    out.push_str(piece(done, html.len()));
    (out, files)
}

/// All that the page's tags load or link to. Styles in the page are refused: the policy that it is served under
/// would silently drop them.
fn references(html: &str) -> Outcome<Vec<String>> {
    let mut found = vec![];
    for tag in markup::tags(html) {
        if tag.name == "style" || tag.attribute("style").is_some() {
            return Err(Problem::new(format!(
                "the page has a style of its own in a <{}>; move it to a style sheet, since the page's policy forbids it",
                tag.name
            )));
        }
        found.extend(["src", "href"].iter().filter_map(|name| tag.attribute(name)).map(String::from));
    }
    Ok(found)
}

/// The files that a script names: every string in it that begins with `./`.
fn imports(script: &str) -> Vec<String> {
    let strings = script.split(['\'', '"', '`']).skip(1).step_by(2);
    strings.filter(|string| string.starts_with("./")).map(String::from).collect()
}

/// The file of the page's own that a reference means; none if it leads elsewhere.
fn own_file(reference: &str, public_url: &str) -> Outcome<Option<String>> {
    let path = reference.split(['?', '#']).next().unwrap_or_default();
    let scheme = path.split('/').next().is_some_and(|first| first.contains(':'));
    if path.is_empty() || scheme || path.starts_with("//") {
        return Ok(None);
    }
    let path = path.strip_prefix(public_url).unwrap_or(path);
    if path.starts_with('/') {
        return Err(Problem::new(format!(
            "index.html refers to \"{reference}\", which is right only at the root of a host; begin it with ./"
        )));
    }
    Ok(Some(path.trim_start_matches("./").to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_guide_takes_the_place_of_its_marker() {
        let html = insert("<body><!-- guide --></body>", "<p>Hi</p>\n").unwrap();
        assert_eq!(html, "<body><p>Hi</p></body>");
        assert!(insert("<body></body>", "x").is_err());
    }

    #[test]
    fn scripts_move_to_files_and_nothing_else_changes() {
        let html = "<head>\n<script type=\"module\">\nimport a from './a.js';\n</script><link href=x>\
            <script src='b.js'></script><script>{{__TRUNK_ADDRESS__}}</script></head>";
        let (out, files) = move_scripts(html, "./");
        assert_eq!(files.len(), 1);
        let (name, text) = &files[0];
        assert_eq!(text, "import a from './a.js';\n");
        let moved = format!("<script type=\"module\" src=\"./{name}\"></script><link href=x>");
        assert!(out.contains(&moved), "{out}");
        assert!(out.contains("<script src='b.js'></script><script>{{__TRUNK_ADDRESS__}}</script>"));
    }

    #[test]
    fn a_reference_is_a_file_or_leads_elsewhere() {
        let file = |reference: &str| own_file(reference, "./").unwrap();
        assert_eq!(file("./a.js?x"), Some("a.js".to_owned()));
        assert_eq!(file("a/b.png"), Some("a/b.png".to_owned()));
        for elsewhere in ["#top", "", "https://example.org/x", "mailto:a@b", "data:,x", "//host/x"] {
            assert_eq!(file(elsewhere), None, "{elsewhere}");
        }
        assert!(own_file("/a.js", "./").is_err());
        assert_eq!(own_file("/app/a.js", "/app/").unwrap(), Some("a.js".to_owned()));
    }

    #[test]
    fn a_style_in_the_page_is_refused() {
        assert!(references("<p style='color:red'>").is_err());
        assert!(references("<a href='./x'>").is_ok());
    }

    #[test]
    fn imports_are_the_relative_strings() {
        assert_eq!(imports("import a from './a.js'; f(\"b\", { c: './d.wasm' })"), ["./a.js", "./d.wasm"]);
    }
}
