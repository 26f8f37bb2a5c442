//! The browsers that the tests run in, their drivers, and a display for the one that needs it.

use std::io::{BufRead, BufReader};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};

use anyhow::{Context, Result, bail};
use which::which;

use crate::cache::Cache;
use crate::command;
use crate::debian;
use crate::tools;

/// What has to be on PATH (any one of the names), and the Debian package that brings it.
const NEEDED: [(&[&str], &str); 5] = [
    (&["chromium", "chromium-browser", "google-chrome"], "chromium"),
    (&["chromedriver"], "chromium-driver"),
    (&["firefox-esr", "firefox"], "firefox-esr"),
    (&["WebKitWebDriver"], "webkit2gtk-driver"),
    (&["Xvfb"], "xvfb"),
];

/// Chromium's engine without a browser around it. Where it is missing, all scenarios run in the whole browser, which takes longer.
const SHELL: &str = "chromium-headless-shell";

pub struct Browsers {
    pub chromedriver: PathBuf,
    pub shell: Option<PathBuf>,
    pub geckodriver: PathBuf,
    pub webkitdriver: PathBuf,
}

/// The one browser whose developer tools can be asked for figures.
pub struct Chromium {
    pub program: PathBuf,
    pub driver: PathBuf,
}

impl Browsers {
    pub fn ensure(cache: &Cache) -> Result<Self> {
        put_on_path(cache, &NEEDED, "the tests in browsers", "`cargo xtask test --quick` runs all that needs no browser")?;
        Ok(Self {
            shell: shell(cache)?,
            chromedriver: found(&["chromedriver"])?,
            geckodriver: tools::geckodriver(cache)?,
            webkitdriver: found(&["WebKitWebDriver"])?,
        })
    }

    pub fn chromium(cache: &Cache, purpose: &str) -> Result<Chromium> {
        let [browser, driver, ..] = &NEEDED;
        put_on_path(cache, &[*browser, *driver], purpose, "`cargo xtask bench sizes` needs no browser")?;
        Ok(Chromium { program: found(browser.0)?, driver: found(driver.0)? })
    }
}

/// Installs what is not there, where that can be done.
fn put_on_path(cache: &Cache, needed: &[(&[&str], &str)], purpose: &str, instead: &str) -> Result<()> {
    let absent = || needed.iter().filter(|(names, _)| !names.iter().any(|name| which(name).is_ok()));
    let packages: Vec<&str> = absent().map(|(_, package)| *package).collect();
    if !packages.is_empty() && debian::can_install() {
        debian::install(cache, &packages, purpose)?;
    }
    let absent: Vec<&str> = absent().filter_map(|(names, _)| names.first().copied()).collect();
    if absent.is_empty() {
        return Ok(());
    }
    bail!("{purpose} need {} on PATH (Debian's packages: {}); {instead}", absent.join(", "), packages.join(" "))
}

/// The shell, if it is of the driver's version: the driver takes no other.
fn shell(cache: &Cache) -> Result<Option<PathBuf>> {
    if which(SHELL).is_err() && debian::can_install() && debian::offers(SHELL) {
        debian::install(cache, &[SHELL], "the tests in Chromium")?;
    }
    // "Chromium 156.0.8078.108 built on Debian …", "ChromeDriver 156.0.8078.108 (…".
    let version = |program: &str| {
        let said = command::answer(Command::new(program).arg("--version"))?;
        said.split_whitespace().find(|it| it.starts_with(|sign: char| sign.is_ascii_digit())).map(str::to_owned)
    };
    let shell = which(SHELL).ok();
    Ok(shell.filter(|_| version(SHELL).is_some_and(|it| version("chromedriver") == Some(it))))
}

fn found(names: &[&str]) -> Result<PathBuf> {
    let program = names.iter().find_map(|name| which(name).ok());
    program.with_context(|| format!("{} is not on PATH; install it", names.join(" or ")))
}

/// A display without a screen, there as long as this value is.
pub struct Display {
    server: Child,
    number: String,
}

impl Display {
    pub fn open() -> Result<Self> {
        let mut xvfb = Command::new("Xvfb");
        xvfb.args(["-displayfd", "1", "-screen", "0", "1280x1024x24", "-nolisten", "tcp", "-noreset"])
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null());
        let mut server = xvfb.spawn().context("cannot run Xvfb; install it")?;
        // It writes its number once it is ready for clients.
        let mut number = String::new();
        if let Some(out) = server.stdout.take() {
            // An error leaves the number empty, which is told below.
            let _ = BufReader::new(out).read_line(&mut number);
        }
        let display = Self { server, number: number.trim().to_owned() };
        if display.number.is_empty() {
            bail!("Xvfb ended before it had a display; run `Xvfb -displayfd 1` to see why");
        }
        Ok(display)
    }

    /// Lets a command use this display.
    pub fn lend(&self, command: &mut Command) {
        command
            .env("DISPLAY", format!(":{}", self.number))
            .env("GDK_BACKEND", "x11")
            .env("NO_AT_BRIDGE", "1")
            // With a bare system's C locale, WebKit calls the language "C", which no script expects.
            .env("LANG", "en_US.UTF-8");
    }
}

impl Drop for Display {
    fn drop(&mut self) {
        // If it has ended already, there is nothing left to end.
        let _ = self.server.kill();
        let _ = self.server.wait();
    }
}
