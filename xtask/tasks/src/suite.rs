//! `cargo xtask test`: every check there is, as stages that run one after the other.

use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};
use std::thread;
use std::time::Instant;

use anyhow::{Context, Result, anyhow, bail};
use clap::ValueEnum;

use crate::browsers::{Browsers, Display};
use crate::cache::Cache;
use crate::cli::{self, Stage, TestOptions};
use crate::command;
use crate::hosting_test;
use crate::nginx::Nginx;
use crate::say;
use crate::site;
use crate::times::{self, Times};
use crate::tools::{self, Kit};
use crate::wasm_target::{self, host_cargo};

/// Packages that have Leptos compiled in whatever their features.
const WITH_LEPTOS: [&str; 3] = ["browser", "prerender", "ui"];

/// The pages as text, for tests and for the prerenderer.
const AS_TEXT: [&str; 3] = ["--no-default-features", "--features", "resync/ssr,export-page/ssr,prerender/pictures"];

/// Tells the end-to-end tests which program serves the site: the tasks.
pub const SERVER: &str = "RESYNC_SERVER";

const E2E: &str = "tests/e2e/Cargo.toml";

/// What the stages need of what was installed.
struct Bench<'a> {
    root: &'a Path,
    options: &'a TestOptions,
    times: Times,
    kit: Option<Kit>,
    browsers: Option<Browsers>,
    axe: Option<PathBuf>,
    nginx: Option<Nginx>,
}

enum Verdict {
    Passed,
    Failed,
    NotRun,
}

pub fn run(root: &Path, options: &TestOptions) -> Result<ExitCode> {
    let started = Instant::now();
    let every_stage = TestOptions { everywhere: options.everywhere, ..TestOptions::default() };
    if std::env::var_os("CI").is_some_and(|ci| !ci.is_empty()) && *options != every_stage {
        bail!("in CI (the variable CI is set), every stage has to run: leave out all options but --everywhere");
    }
    let chosen: Vec<Stage> = Stage::value_variants()
        .iter()
        .copied()
        .filter(|stage| match options.only.is_empty() {
            true => !(options.quick && stage.takes_long()),
            false => options.only.contains(stage),
        })
        .collect();
    let bench = Bench::set_up(root, options, &chosen)?;

    let mut results = vec![];
    let mut go_on = true;
    for stage in chosen {
        if !go_on {
            results.push((stage, Verdict::NotRun, String::new()));
            continue;
        }
        say::line(&format!("\n== {} ==", cli::name(stage)));
        let began = Instant::now();
        let outcome = bench.run(stage);
        let time = say::time(began.elapsed());
        match outcome {
            Ok(()) => results.push((stage, Verdict::Passed, time)),
            Err(problem) => {
                say::line(&format!("error: {problem:#}"));
                go_on = stage.others_make_sense_without();
                results.push((stage, Verdict::Failed, time));
            }
        }
    }
    Ok(sum_up(&results, &say::time(started.elapsed()), &bench.times.slowest()))
}

fn sum_up(results: &[(Stage, Verdict, String)], total: &str, slowest: &str) -> ExitCode {
    let (mut passed, mut failed) = (0, 0);
    if !slowest.is_empty() {
        println!("\nThe slowest tests:\n{slowest}");
    }
    println!();
    for (stage, result, time) in results {
        let word = match result {
            Verdict::Passed => {
                passed += 1;
                "passed"
            }
            Verdict::Failed => {
                failed += 1;
                "FAILED"
            }
            Verdict::NotRun => "not run",
        };
        println!("{:<8} {word:<8} {time:>14}", cli::name(*stage));
    }
    println!("{:<8} {:<8} {total:>14}", "total", "");
    println!("{passed} passed, {failed} failed");
    if failed == 0 && passed == results.len() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

impl<'a> Bench<'a> {
    /// Installs what the chosen stages need and what is missing, before the first of them runs.
    fn set_up(root: &'a Path, options: &'a TestOptions, chosen: &[Stage]) -> Result<Self> {
        let cache = Cache::open()?;
        let wanted = |needs: fn(Stage) -> bool| chosen.iter().any(|stage| needs(*stage));
        if wanted(|stage| stage == Stage::Fmt) {
            component(root, "fmt", "rustfmt")?;
        }
        if wanted(|stage| stage == Stage::Clippy) {
            component(root, "clippy", "clippy")?;
        }
        Ok(Self {
            root,
            options,
            times: Times::default(),
            kit: wanted(|stage| stage == Stage::Wasm).then(|| Kit::for_tests(root, &cache)).transpose()?,
            browsers: wanted(Stage::needs_browser).then(|| Browsers::ensure(&cache)).transpose()?,
            axe: wanted(|stage| stage == Stage::EndToEnd).then(|| tools::axe(&cache)).transpose()?,
            nginx: wanted(|stage| stage == Stage::Hosting).then(|| Nginx::ensure(&cache)).transpose()?,
        })
    }

    fn run(&self, stage: Stage) -> Result<()> {
        match stage {
            Stage::Fmt => self.fmt(),
            Stage::Model => self.model(),
            Stage::Clippy => self.clippy(),
            Stage::Html => self.html(),
            Stage::Build => site::build(self.root, None, site::show_nothing),
            Stage::Hosting => self.hosting(),
            Stage::Wasm => self.wasm(),
            Stage::EndToEnd => self.end_to_end(),
        }
    }

    fn cargo(&self, arguments: &[&str]) -> Result<()> {
        command::run(host_cargo(self.root).args(arguments))
    }

    fn fmt(&self) -> Result<()> {
        self.cargo(&["fmt", "--all", "--check"])?;
        self.cargo(&["fmt", "--check", "--manifest-path", E2E])
    }

    /// Tests that need no browser.
    fn native(&self, arguments: &[&str]) -> Result<()> {
        self.natively(host_cargo(self.root).arg("test").args(arguments))
    }

    /// Tests of what needs no Leptos: the rules, the content, the export reader, the tasks. If everything is to be run, also those
    /// that take long, and more at random.
    fn model(&self) -> Result<()> {
        let mut cargo = host_cargo(self.root);
        cargo.args(["test", "--workspace", "--no-default-features"]).args(WITH_LEPTOS.map(|it| ["--exclude", it]).concat());
        if self.options.everywhere {
            cargo.env("RESYNC_EVERYWHERE", "1").args(["--", "--include-ignored"]);
        }
        self.natively(&mut cargo)
    }

    /// What needs components, and the prerenderer with what it writes: all that the stage before has left out.
    fn html(&self) -> Result<()> {
        let tests = ["components", "export_components", "previews"].map(|it| ["--test", it]).concat();
        let packages = WITH_LEPTOS.map(|it| ["--package", it]).concat();
        self.native(
            &[&packages[..], &AS_TEXT, &["--package", "resync", "--package", "export-page", "--lib", "--bins"], &tests].concat(),
        )
    }

    fn clippy(&self) -> Result<()> {
        let strict = ["--all-targets", "--", "-D", "warnings"];
        // The pages as they are in a browser, with the rest of the workspace; and then the pages as text.
        self.cargo(&[&["clippy", "--workspace", "--exclude", "prerender"], &strict[..]].concat())?;
        let pages = ["clippy", "--package", "resync", "--package", "export-page", "--package", "prerender"];
        self.cargo(&[&pages[..], &AS_TEXT, &strict].concat())?;
        // The export worker is a program for browsers alone. Debian's compiler, which stands in where the target is missing, has
        // no clippy.
        if wasm_target::is_there() {
            let worker = ["clippy", "--package", "export-worker", "--target", "wasm32-unknown-unknown", "--", "-D", "warnings"];
            self.cargo(&worker)?;
        }
        if self.options.quick {
            return Ok(());
        }
        command::run(e2e_cargo(self.root, "clippy").args(strict))
    }

    /// The built page, served as the files in `hosting/` say.
    fn hosting(&self) -> Result<()> {
        let missing = || anyhow!("nginx was not set up; this is a mistake in xtask");
        hosting_test::run(self.root, &self.dist()?, self.nginx.as_ref().ok_or_else(missing)?)
    }

    fn dist(&self) -> Result<PathBuf> {
        let dist = self.root.join("dist");
        match dist.join("index.html").is_file() {
            true => Ok(dist),
            false => bail!("there is no dist yet; run `cargo xtask build` first"),
        }
    }

    /// The tests that run as wasm, in each browser in turn.
    fn wasm(&self) -> Result<()> {
        const DRIVERS: [&str; 3] = ["CHROMEDRIVER", "GECKODRIVER", "SAFARIDRIVER"];
        let (kit, browsers) = (self.kit()?, self.browsers()?);
        let display = Display::open()?;
        let engines = [
            ("Chromium", DRIVERS[0], &browsers.chromedriver),
            ("Firefox", DRIVERS[1], &browsers.geckodriver),
            // The runner knows WebKit's driver only by its name on a Mac.
            ("WebKit", DRIVERS[2], &browsers.webkitdriver),
        ];
        let cargo = || -> Result<Command> {
            let mut test = kit.cargo(self.root, "")?;
            // In release, since the build has compiled the dependencies so.
            test.args(["test", "--release", "--target", "wasm32-unknown-unknown", "--test", "web"]);
            Ok(test)
        };
        command::run(cargo()?.arg("--no-run"))?;
        let runs = engines.map(|(name, variable, driver)| -> Result<_> {
            let mut test = cargo()?;
            test.env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER", "wasm-bindgen-test-runner");
            // In seconds. The defaults are too short for a machine that has other things to do.
            test.env("WASM_BINDGEN_TEST_DRIVER_TIMEOUT", "60").env("WASM_BINDGEN_TEST_TIMEOUT", "600");
            for other in DRIVERS {
                test.env_remove(other);
            }
            test.env(variable, driver);
            display.lend(&mut test);
            Ok((name, test))
        });
        // All three at once: each waits for its browser most of the time.
        let times = thread::scope(|scope| {
            let runs = runs.map(|run| {
                scope.spawn(|| {
                    let (name, mut test) = run?;
                    times::of_programs(&mut test, &format!("in {name}"), &format!("{name:<8} | ")).context(name)
                })
            });
            runs.map(|run| run.join().unwrap_or_else(|_| bail!("a run of the tests ended without a word")))
        });
        for times in times {
            self.times.add(times?);
        }
        Ok(())
    }

    fn natively(&self, cargo: &mut Command) -> Result<()> {
        self.times.add(times::of_programs(cargo, "native", "")?);
        Ok(())
    }

    /// The built page in each browser, as a visitor has it.
    fn end_to_end(&self) -> Result<()> {
        let browsers = self.browsers()?;
        let dist = self.dist()?;
        let xtask = std::env::current_exe().context("cannot tell where this program is")?;
        let times = self.root.join("target/e2e-times.txt");
        // The rules of the harness itself come first.
        command::run(e2e_cargo(self.root, "test").args(["--quiet", "--lib"]))?;
        let mut test = e2e_cargo(self.root, "test");
        test.args(["--test", "goals", "--"])
            .args(self.options.everywhere.then_some("--everywhere"))
            .args(&self.options.for_e2e)
            .env("RESYNC_TIMES", &times)
            .env("RESYNC_DIST", &dist)
            .env(SERVER, xtask)
            .env("CHROMEDRIVER", &browsers.chromedriver)
            .env("GECKODRIVER", &browsers.geckodriver)
            .env("WEBKITDRIVER", &browsers.webkitdriver);
        if let Some(shell) = &browsers.shell {
            test.env("CHROME_SHELL", shell);
        }
        if let Some(axe) = &self.axe {
            test.env("RESYNC_AXE", axe);
        }
        let outcome = command::run(&mut test);
        // There are none if only asked for help, or for a list.
        let _ = self.times.read(&times);
        outcome
    }

    fn kit(&self) -> Result<&Kit> {
        self.kit.as_ref().context("the tools for wasm were not set up; this is a mistake in xtask")
    }

    fn browsers(&self) -> Result<&Browsers> {
        self.browsers.as_ref().context("the browsers were not set up; this is a mistake in xtask")
    }
}

/// Cargo for the package that drives browsers, which is a workspace of its own.
pub fn e2e_cargo(root: &Path, verb: &str) -> Command {
    let mut cargo = host_cargo(root);
    cargo.args([verb, "--manifest-path", E2E]).env("CARGO_TARGET_DIR", root.join("target/e2e"));
    cargo
}

/// A part of Rust's own tools, which rustup's smallest profile leaves out.
fn component(root: &Path, subcommand: &str, name: &str) -> Result<()> {
    if command::answer(host_cargo(root).args([subcommand, "--version"])).is_some() {
        return Ok(());
    }
    command::run(Command::new("rustup").args(["component", "add", name]))
        .with_context(|| format!("`cargo {subcommand}` is missing; run `rustup component add {name}`"))
}
