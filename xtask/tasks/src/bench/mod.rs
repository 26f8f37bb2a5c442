//! `cargo xtask bench`: how big and how fast the built page is, written to BENCHMARKS.md.

mod exports;
mod figures;
mod lighthouse;
mod long_guide;
mod machine;
mod pages;
mod report;
mod served;
mod sizes;
mod ticks;
mod visits;

use std::path::{Path, PathBuf};
use std::time::Instant;

use anyhow::{Context, Result, bail};
use clap::ValueEnum;
use fs_err as fs;

use crate::browsers::{Browsers, Chromium};
use crate::cache::Cache;
use crate::cli::{self, BenchOptions, Part};
use crate::say;
use crate::site;

use machine::Machine;
use report::Report;

impl Part {
    fn title(self) -> &'static str {
        match self {
            Part::Sizes => "Sizes",
            Part::Lighthouse => "Loading, by Lighthouse",
            Part::Ticks => "Ticking a step off",
            Part::Memory => "Memory",
            Part::Offline => "Opening without a connection",
            Part::Export => "Reading a Health export",
        }
    }

    fn needs_browser(self) -> bool {
        self != Part::Sizes
    }
}

/// What the parts need of what was built and installed.
struct Bench {
    root: PathBuf,
    dist: PathBuf,
    rounds: usize,
    build: bool,
    cache: Cache,
    chromium: Option<Chromium>,
    /// All three, where something is measured in all three.
    browsers: Option<Browsers>,
}

pub fn run(root: &Path, options: &BenchOptions) -> Result<()> {
    let chosen: Vec<Part> =
        Part::value_variants().iter().copied().filter(|part| options.only.is_empty() || options.only.contains(part)).collect();
    let cache = Cache::open()?;
    let browser = chosen.iter().any(|part| part.needs_browser());
    let chromium = browser.then(|| Browsers::chromium(&cache, "the measurements")).transpose()?;
    let browsers = chosen.contains(&Part::Export).then(|| Browsers::ensure(&cache)).transpose()?;
    if !options.no_build {
        site::build(root, None, site::show_nothing)?;
    }
    let dist = root.join("dist");
    if !dist.join("index.html").is_file() {
        bail!("there is no dist yet; leave out --no-build, or run `cargo xtask build` first");
    }
    let bench =
        Bench { root: root.to_owned(), dist, rounds: options.rounds, build: !options.no_build, cache, chromium, browsers };

    let machine = Machine::look(bench.chromium.as_ref());
    let mut report = Report::open(&root.join("BENCHMARKS.md"))?;
    let mut failed = vec![];
    for part in chosen {
        say::line(&format!("\n== {} ==", cli::name(part)));
        let began = Instant::now();
        match bench.measure(part) {
            Ok(text) => {
                println!("{text}");
                say::line(&format!("this took {}", say::time(began.elapsed())));
                report.put(part, &machine.head(part.needs_browser()), &text);
                // At once, so that what fails later takes nothing away.
                report.write()?;
            }
            Err(problem) => {
                say::line(&format!("error: {problem:#}"));
                failed.push(cli::name(part));
            }
        }
    }
    if failed.is_empty() {
        return Ok(());
    }
    bail!("not measured: {}; the reasons stand above", failed.join(", "))
}

impl Bench {
    fn measure(&self, part: Part) -> Result<String> {
        match part {
            Part::Sizes => sizes::measure(&self.dist),
            Part::Lighthouse => lighthouse::measure(self),
            Part::Ticks => ticks::measure(self),
            Part::Memory => visits::memory(self),
            Part::Offline => visits::offline(self),
            Part::Export => exports::measure(self),
        }
    }

    fn chromium(&self) -> Result<&Chromium> {
        self.chromium.as_ref().context("Chromium was not set up; this is a mistake in xtask")
    }

    /// A folder of one's own below target/bench, which is made if need be.
    fn folder(&self, name: &str) -> Result<PathBuf> {
        let folder = self.root.join("target/bench").join(name);
        fs::create_dir_all(&folder)?;
        Ok(folder)
    }
}
