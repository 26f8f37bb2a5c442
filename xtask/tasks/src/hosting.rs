//! Fills the hosts' files in `hosting/` in: with the headers that everything is sent with, which differ with each build.

use std::path::Path;

use anyhow::{Result, bail};
use fs_err as fs;

use crate::compress;
use crate::content_policy;
use crate::files;
use crate::fingerprint;

const HEADERS: &str = "{{headers}}";
const FILES: &str = "{{files}}";
/// Longer lines are left out by Cloudflare.
const LONGEST_LINE: usize = 2_000;

pub const FOREVER: &str = "public, max-age=31536000, immutable";
pub const ASK_AGAIN: &str = "no-cache";

/// Writes the files for nginx and Caddy to target/hosting, and the one that other hosts look for to the page's folder.
pub fn write(root: &Path, dir: &Path) -> Result<()> {
    let (templates, filled) = (root.join("hosting"), root.join("target/hosting"));
    fs::create_dir_all(&filled)?;
    let headers = headers(dir)?;
    let lines = |line: fn(&str, &str) -> String| headers.iter().map(|(name, value)| line(name, value)).collect::<Vec<_>>();
    let caddy = lines(|name, value| format!("{name} \"{value}\""));
    let plain = lines(|name, value| format!("{name}: {value}"));
    fs::write(filled.join("nginx.conf"), nginx(root, dir)?)?;
    fs::write(filled.join("Caddyfile"), fill(&fs::read_to_string(templates.join("Caddyfile"))?, HEADERS, &caddy)?)?;
    let file = fill(&fs::read_to_string(templates.join("_headers"))?, HEADERS, &plain)?;
    let file = fill(&file, FILES, &rules(dir)?)?;
    if let Some(line) = file.lines().find(|line| line.len() > LONGEST_LINE) {
        bail!(
            "a line of _headers is {} characters long, and Cloudflare takes {LONGEST_LINE}: {line:.60}…; let the pages \
             share their inline scripts and styles, so that the policy has fewer hashes",
            line.len()
        );
    }
    fs::write(dir.join("_headers"), file)?;
    Ok(())
}

/// The file for nginx with the headers of the pages in this folder.
pub fn nginx(root: &Path, dir: &Path) -> Result<String> {
    let lines: Vec<String> = headers(dir)?.iter().map(|(name, value)| format!("add_header {name} \"{value}\" always;")).collect();
    fill(&fs::read_to_string(root.join("hosting/nginx.conf"))?, HEADERS, &lines)
}

/// What everything is sent with, wherever the host does not know which page it sends: one policy for all of them.
/// The narrower one in each page holds besides.
pub fn headers(dir: &Path) -> Result<Vec<(&'static str, String)>> {
    let mut pages = vec![];
    for name in files::below(dir)?.iter().filter(|name| files::is(name, "html")) {
        pages.push(fs::read_to_string(dir.join(name))?);
    }
    let pages: Vec<&str> = pages.iter().map(String::as_str).collect();
    let policy = ("Content-Security-Policy", content_policy::header(&pages));
    Ok([policy].into_iter().chain(content_policy::HEADERS.map(|(name, value)| (name, value.to_owned()))).collect())
}

/// Cache rules for `_headers`: one for each top-level file, and one for each file below that has a fingerprint in its name. No
/// wildcards, because hosts join the values of a header that two rules set. Other files get the hosts' default, which is to
/// revalidate. Compressed files need no rule, because nobody requests them by name.
fn rules(dir: &Path) -> Result<Vec<String>> {
    let mut lines = vec!["/".to_owned(), format!("  Cache-Control: {ASK_AGAIN}")];
    let is_asked_for = |name: &Path| {
        let is_at_the_top = name.components().count() == 1;
        // Whoever fetches a picture for a preview does so once, and these hosts take no more than a hundred rules.
        let is_for_pages = fingerprint::is_in(name) && !files::is(name, "png");
        (is_at_the_top || is_for_pages) && name != Path::new("_headers") && !compress::is_compressed(name)
    };
    for name in files::below(dir)?.iter().filter(|name| is_asked_for(name)) {
        lines.push(format!("/{}", files::address(name)));
        lines.push(format!("  Cache-Control: {}", if fingerprint::is_in(name) { FOREVER } else { ASK_AGAIN }));
        if files::is(name, "wasm") {
            lines.push("  Content-Type: application/wasm".to_owned());
        }
    }
    Ok(lines)
}

/// The template with the line that is this marker replaced by these lines, indented as it is.
fn fill(template: &str, marker: &str, lines: &[String]) -> Result<String> {
    let Some(line) = template.lines().find(|line| line.trim() == marker) else {
        bail!("a file in hosting/ has no line {marker}; put it where these lines belong");
    };
    let indent = line.strip_suffix(marker).unwrap_or_default();
    let filled: Vec<String> = lines.iter().map(|line| format!("{indent}{line}")).collect();
    Ok(template.replacen(line, &filled.join("\n"), 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_take_the_markers_place_and_its_indentation() {
        let lines = ["one".to_owned(), "two".to_owned()];
        assert_eq!(fill("a {\n\t{{headers}}\n}\n", HEADERS, &lines).unwrap(), "a {\n\tone\n\ttwo\n}\n");
        assert!(fill("a {}", HEADERS, &lines).is_err());
    }

    #[test]
    fn every_hosts_file_has_the_headers_and_knows_what_never_changes() {
        let root = std::env::temp_dir().join(format!("resync-hosting-{}", std::process::id()));
        let dist = root.join("dist");
        fs::create_dir_all(dist.join("s/a")).unwrap();
        let templates = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../hosting");
        files::copy(&templates, &root.join("hosting")).unwrap();
        fs::write(dist.join("index.html"), "<style>a{}</style><link href=./a-0123456789abcdef_bg.wasm>").unwrap();
        fs::write(dist.join("s/a/index.html"), "<style>b{}</style>").unwrap();
        fs::write(dist.join("a-0123456789abcdef_bg.wasm"), "").unwrap();
        fs::write(dist.join("s/a/b-0123456789abcdef.js"), "").unwrap();
        fs::write(dist.join("s/a/b-123456789abcdef.js"), "").unwrap();
        write(&root, &dist).unwrap();
        let sheets = content_policy::header(&["<style>a{}</style>.wasm", "<style>b{}</style>"]);
        for file in [root.join("target/hosting/nginx.conf"), root.join("target/hosting/Caddyfile"), dist.join("_headers")] {
            let text = fs::read_to_string(&file).unwrap();
            assert!(text.contains(&sheets), "{text}");
            assert!(text.contains("microphone=()") && text.contains("nosniff") && text.contains(FOREVER), "{text}");
            assert!(!text.contains("{{"), "{text}");
        }
        // Their own way of saying what `fingerprint::is_in` says. It once asked for sixteen digits, which not every build has.
        for host in ["nginx.conf", "Caddyfile"] {
            let text = fs::read_to_string(templates.join(host)).unwrap();
            assert!(text.contains(r"-[0-9a-f]{12,16}(_bg)?\.[a-z0-9]+$"), "{text}");
        }
        let rules = fs::read_to_string(dist.join("_headers")).unwrap();
        assert!(rules.contains(&format!("\n/a-0123456789abcdef_bg.wasm\n  Cache-Control: {FOREVER}\n")), "{rules}");
        assert!(rules.contains(&format!("\n/s/a/b-0123456789abcdef.js\n  Cache-Control: {FOREVER}\n")), "{rules}");
        assert!(rules.contains(&format!("\n/s/a/b-123456789abcdef.js\n  Cache-Control: {FOREVER}\n")), "{rules}");
        assert!(rules.contains("\n/index.html\n  Cache-Control: no-cache\n"), "{rules}");
        // It was once longer after a benchmark, which fills it in again when everything is packed.
        fs::write(dist.join("index.html.br"), "").unwrap();
        write(&root, &dist).unwrap();
        assert_eq!(fs::read_to_string(dist.join("_headers")).unwrap(), rules);
        fs::remove_dir_all(&root).unwrap();
    }
}
