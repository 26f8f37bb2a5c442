//! How much of the page is sent, and how much may be.

use std::path::{Path, PathBuf};

use crate::compress;
use crate::files;
use crate::markup;
use crate::page;
use crate::problem::{Outcome, Problem};
use crate::say;

/// What may be sent, in bytes, as a host sends it: the page with its style sheet, and all that a first visit loads.
const PAGE: u64 = 20_480;
const FIRST_LOAD: u64 = 232_000;

/// Tells the size of every file in dist, and fails where more is sent than may be.
pub fn report(dist: &Path) -> Outcome<()> {
    say::line(&format!("{:>10} {:>10}  file in dist", "bytes", "sent"));
    let mut folders = std::collections::BTreeMap::<String, (usize, u64, u64)>::new();
    for name in files::below(dist)?.iter().filter(|name| !compress::is_compressed(name)) {
        let path = dist.join(name);
        let size = path.metadata().map_or(0, |file| file.len());
        // A folder with a page for each step would fill the screen.
        let shown = match name.components().next().filter(|_| name.components().count() > 1) {
            Some(folder) => format!("{}/", folder.as_os_str().to_string_lossy()),
            None => files::address(name),
        };
        let (count, bytes, sent) = folders.entry(shown).or_default();
        (*count, *bytes, *sent) = (*count + 1, *bytes + size, *sent + compress::sent(&path));
    }
    for (name, (count, bytes, sent)) in &folders {
        let more = if *count > 1 { format!(" ({count} files)") } else { String::new() };
        say::line(&format!("{bytes:>10} {sent:>10}  {name}{more}"));
    }
    let first = first_load(&files::read(&dist.join("index.html"))?);
    let total = first.iter().map(|name| compress::sent(&dist.join(name))).sum();
    let names: Vec<String> = first.iter().map(|name| files::address(name)).collect();
    say::line(&format!("{:>10} {total:>10}  on the first visit: {}", "", names.join(", ")));
    within("index.html", compress::sent(&dist.join("index.html")), PAGE)?;
    within("the first visit", total, FIRST_LOAD)
}

fn within(what: &str, sent: u64, budget: u64) -> Outcome<()> {
    if sent <= budget {
        return Ok(());
    }
    Err(Problem::new(format!(
        "{what} takes {sent} bytes, {} more than the {budget} it may; find what grew, or change the budget in \
         xtask/src/sizes.rs",
        sent - budget
    )))
}

/// The page, and what its tags and its scripts load by themselves.
fn first_load(html: &str) -> Vec<PathBuf> {
    let mut found = vec![PathBuf::from("index.html")];
    for tag in markup::tags(html) {
        let rel = tag.attribute("rel").unwrap_or_default();
        let is_loaded = tag.name != "link" || rel.split(' ').any(|rel| ["icon", "stylesheet"].contains(&rel));
        let address = if tag.name == "link" { tag.attribute("href") } else { tag.attribute("src") };
        let script = if tag.is_inline_script() { html.get(tag.text.clone()).unwrap_or_default() } else { "" };
        let named = page::strings(script).into_iter().filter(|text| text.starts_with("./"));
        for address in address.filter(|address| is_loaded && !address.contains(':')).into_iter().chain(named) {
            let file = PathBuf::from(address.trim_start_matches("./"));
            if !found.contains(&file) {
                found.push(file);
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_load_is_the_page_and_what_it_loads() {
        let html = "<link rel=icon href=./i.svg><script>import('./a.js'), fetch('./a.wasm')</script>\
            <script src=./a.js></script><link rel=manifest href=./m><a href=./b></a><img src=data:,x>";
        let names: Vec<String> = first_load(html).iter().map(|name| files::address(name)).collect();
        assert_eq!(names, ["index.html", "i.svg", "a.js", "a.wasm"]);
    }

    #[test]
    fn a_budget_is_a_limit_and_says_by_how_much_it_was_missed() {
        assert!(within("x", 10, 10).is_ok());
        assert!(within("x", 12, 10).is_err_and(|problem| problem.to_string().contains("2 more")));
    }
}
