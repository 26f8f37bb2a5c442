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
use std::process::ExitCode;
use std::time::Instant;

use anyhow::{Context, Result, bail};
use clap::builder::RangedU64ValueParser;
use clap::{Parser, ValueEnum};
use fs_err as fs;
use tasks::browsers::{Browsers, Chromium};
use tasks::cache::Cache;
use tasks::cli;
use tasks::say;
use tasks::{project, site};

use machine::Machine;
use report::Report;

/// Measures the built page, and writes BENCHMARKS.md. `cargo xtask bench` starts this.
#[derive(Debug, Parser)]
#[command(bin_name = "cargo xtask bench")]
pub struct Options {
    /// Measure what is there
    #[arg(long)]
    pub no_build: bool,
    /// How often each time is taken; what is compared takes turns within a round
    #[arg(long, value_name = "N", default_value = "5", value_parser = RangedU64ValueParser::<usize>::new().range(1..))]
    pub rounds: usize,
    /// All of them, if none is named
    #[arg(value_name = "PART")]
    pub only: Vec<Part>,
}

/// What can be measured, each a section of BENCHMARKS.md, in its order.
#[derive(Debug, Clone, Copy, PartialEq, ValueEnum)]
pub enum Part {
    Sizes,
    Lighthouse,
    Ticks,
    Search,
    Memory,
    Offline,
    Export,
}

impl Part {
    fn title(self) -> &'static str {
        match self {
            Part::Sizes => "Sizes",
            Part::Lighthouse => "Loading, by Lighthouse",
            Part::Ticks => "Ticking a step off",
            Part::Search => "Searching",
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

fn main() -> ExitCode {
    match project::root().and_then(|root| run(&root, &Options::parse())) {
        Ok(()) => ExitCode::SUCCESS,
        Err(problem) => {
            eprintln!("error: {problem:#}");
            ExitCode::FAILURE
        }
    }
}

fn run(root: &Path, options: &Options) -> Result<()> {
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
            Part::Search => visits::search(self),
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

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::*;

    #[test]
    fn the_command_line_contradicts_itself_nowhere() {
        Options::command().debug_assert();
        assert!(Options::try_parse_from(["bench", "--rounds=0"]).is_err());
    }

    // These words are in CONTRIBUTING.
    #[test]
    fn parts_are_called_what_they_were_always_called() {
        let parts: Vec<String> = Part::value_variants().iter().map(|it| cli::name(*it)).collect();
        assert_eq!(parts, ["sizes", "lighthouse", "ticks", "search", "memory", "offline", "export"]);
    }
}
