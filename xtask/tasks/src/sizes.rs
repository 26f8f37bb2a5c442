//! How much of the page is sent, and how much may be.

use std::path::{Path, PathBuf};

use anyhow::{Result, bail};
use fs_err as fs;

use crate::assemble;
use crate::compress;
use crate::files;
use crate::markup;
use crate::say;

/// What may be sent, in bytes, as a host sends it: the page with its style sheet, and all that a first visit loads.
pub const PAGE: u64 = 30_000;
pub const FIRST_LOAD: u64 = 265_000;

/// A file of dist, or a folder of it: one with a page for each step would fill the screen.
pub struct Row {
    name: String,
    files: usize,
    pub bytes: u64,
    pub sent: u64,
}

impl Row {
    pub fn shown(&self) -> String {
        if self.files > 1 { format!("{} ({} files)", self.name, self.files) } else { self.name.clone() }
    }
}

pub struct Sizes {
    pub rows: Vec<Row>,
    /// What a first visit loads.
    pub first_load: Vec<String>,
    pub page: u64,
    pub first_visit: u64,
}

impl Sizes {
    pub fn of(dist: &Path) -> Result<Self> {
        let mut rows = std::collections::BTreeMap::<String, Row>::new();
        for name in files::below(dist)?.iter().filter(|name| !compress::is_compressed(name)) {
            let path = dist.join(name);
            let shown = match name.components().next().filter(|_| name.components().count() > 1) {
                Some(folder) => format!("{}/", folder.as_os_str().to_string_lossy()),
                None => files::address(name),
            };
            let row = rows.entry(shown.clone()).or_insert(Row { name: shown, files: 0, bytes: 0, sent: 0 });
            row.files += 1;
            row.bytes += path.metadata().map_or(0, |file| file.len());
            row.sent += compress::sent(&path);
        }
        let index = dist.join("index.html");
        let first = first_load(&fs::read_to_string(&index)?);
        Ok(Self {
            rows: rows.into_values().collect(),
            page: compress::sent(&index),
            first_visit: first.iter().map(|name| compress::sent(&dist.join(name))).sum(),
            first_load: first.iter().map(|name| files::address(name)).collect(),
        })
    }
}

/// Tells the size of every file in dist, and fails where more is sent than may be.
pub fn report(dist: &Path) -> Result<()> {
    let sizes = Sizes::of(dist)?;
    say::line(&format!("{:>10} {:>10}  file in dist", "bytes", "sent"));
    for row in &sizes.rows {
        say::line(&format!("{:>10} {:>10}  {}", row.bytes, row.sent, row.shown()));
    }
    say::line(&format!("{:>10} {:>10}  on the first visit: {}", "", sizes.first_visit, sizes.first_load.join(", ")));
    within("index.html", sizes.page, PAGE)?;
    within("the first visit", sizes.first_visit, FIRST_LOAD)
}

fn within(what: &str, sent: u64, budget: u64) -> Result<()> {
    if sent <= budget {
        return Ok(());
    }
    bail!(
        "{what} takes {sent} bytes, {} more than the {budget} it may; find what grew, or change the budget in \
         xtask/tasks/src/sizes.rs",
        sent - budget
    )
}

/// The page, and what its tags and its scripts load by themselves.
fn first_load(html: &str) -> Vec<PathBuf> {
    let mut found = vec![PathBuf::from("index.html")];
    for tag in markup::tags(html) {
        let rel = tag.attribute("rel").unwrap_or_default();
        let is_loaded = tag.name != "link" || rel.split(' ').any(|rel| ["icon", "stylesheet"].contains(&rel));
        let address = if tag.name == "link" { tag.attribute("href") } else { tag.attribute("src") };
        let script = if tag.is_inline_script() { html.get(tag.text.clone()).unwrap_or_default() } else { "" };
        let named = assemble::strings(script).into_iter().filter(|text| text.starts_with("./"));
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
