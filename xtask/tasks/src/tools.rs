//! The programs that turn Rust into a page, each found on PATH in the right version or installed into the cache.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Result, bail};
use fs_err as fs;
use which::which;

use crate::cache::{self, Cache};
use crate::command::{self, Quietly};
use crate::debian;
use crate::project;
use crate::wasm_target::{self, WasmTarget};

const TRUNK: &str = "0.21.14";
const BINARYEN: &str = "132.0.0";
/// Older ones do not know what today's compiler writes.
const OLDEST_WASM_OPT: u32 = 119;
pub const GECKODRIVER: &str = "0.37.1";
const AXE: &str = "4.14.1";
const LIGHTHOUSE: &str = "12.8.2";

/// What a build needs.
pub struct Kit {
    target: WasmTarget,
    /// Folders to put on PATH.
    folders: Vec<PathBuf>,
}

impl Kit {
    pub fn ensure(root: &Path, cache: &Cache) -> Result<Self> {
        let mut folders = vec![];
        folders.extend(trunk(cache)?);
        folders.extend(wasm_bindgen(root, cache)?);
        folders.extend(wasm_opt(cache)?);
        Ok(Self { target: wasm_target::ensure(cache)?, folders })
    }

    /// A command in the environment that compiles for wasm.
    pub fn command(&self, root: &Path, program: &str) -> Result<Command> {
        self.command_with(root, program, "")
    }

    /// The same with more flags for the compiler.
    pub fn command_with(&self, root: &Path, program: &str, flags: &str) -> Result<Command> {
        // PATH of the new process does not count for finding the program itself, so it is looked up here.
        let ours = self.folders.iter().map(|folder| folder.join(program)).find(|file| file.is_file());
        let program = ours.unwrap_or_else(|| match &self.target {
            WasmTarget::Debian { .. } if program == "cargo" => PathBuf::from("/usr/bin/cargo"),
            _ => PathBuf::from(program),
        });
        self.target.command(root, &program, &self.folders, flags)
    }
}

/// Each of these returns the folder to put on PATH, or none if the program is on it already.
fn trunk(cache: &Cache) -> Result<Option<PathBuf>> {
    let on_path = command::answer(Command::new("trunk").arg("--version"));
    if on_path.is_some_and(|version| version.starts_with("trunk 0.21.")) {
        return Ok(None);
    }
    // Without its default features it can't fetch tools by itself, which is not wanted of it here.
    let flags = ["--locked", "--no-default-features"];
    cargo_install(cache, "trunk", TRUNK, "about 2 minutes", &[&flags]).map(Some)
}

fn wasm_bindgen(root: &Path, cache: &Cache) -> Result<Option<PathBuf>> {
    let version = project::locked_version(root, "wasm-bindgen")?;
    let right = |program: &str| {
        command::answer(Command::new(program).arg("--version"))
            .is_some_and(|answer| answer.split_whitespace().nth(1) == Some(&version))
    };
    if right("wasm-bindgen") && right("wasm-bindgen-test-runner") {
        return Ok(None);
    }
    // Its lock file has named a version that was withdrawn since; then the newest ones that fit have to do.
    let attempts: [&[&str]; 2] = [&["--locked"], &[]];
    cargo_install(cache, "wasm-bindgen-cli", &version, "about a minute", &attempts).map(Some)
}

pub fn geckodriver(cache: &Cache) -> Result<PathBuf> {
    if let Ok(found) = which("geckodriver") {
        return Ok(found);
    }
    let folder = cargo_install(cache, "geckodriver", GECKODRIVER, "about a minute", &[&["--locked"]])?;
    Ok(folder.join("geckodriver"))
}

/// Installs a program from its crate, quickly built rather than quick: each does little here. One attempt after
/// the other is made, with more flags each.
fn cargo_install(cache: &Cache, name: &str, version: &str, about: &str, attempts: &[&[&str]]) -> Result<PathBuf> {
    let kept = cache.keep(&format!("{name}-{version}"), |part| {
        let target = part.join("target");
        let log = cache.log(name);
        for (at, flags) in attempts.iter().enumerate() {
            let again = if at == 0 { "" } else { ", with newer dependencies" };
            let step = Quietly {
                what: &format!("installing {name} {version}{again}"),
                about: &format!("{about}, once"),
                log: &log,
                limit: None,
            };
            let mut install = Command::new("cargo");
            install
                .args(["install", name, "--version", version, "--debug", "--root"])
                .arg(part)
                .args(*flags)
                // Away from the project, whose settings are not meant for it.
                .current_dir(cache.folder())
                .env("CARGO_TARGET_DIR", &target)
                .env("CARGO_PROFILE_DEV_DEBUG", "0");
            if at + 1 == attempts.len() {
                step.run(&mut install)?;
            } else if step.succeeds(&mut install)? {
                break;
            }
        }
        cache::remove(&target)
    })?;
    Ok(kept.join("bin"))
}

fn wasm_opt(cache: &Cache) -> Result<Option<PathBuf>> {
    // "wasm-opt version 132 (version_132)"
    let on_path = command::answer(Command::new("wasm-opt").arg("--version"))
        .and_then(|answer| answer.split_whitespace().nth(2)?.parse::<u32>().ok());
    if on_path.is_some_and(|version| version >= OLDEST_WASM_OPT) {
        return Ok(None);
    }
    let kept = npm_install(cache, "binaryen", BINARYEN, "wasm-opt 119 or newer (part of Binaryen)")?;
    Ok(Some(kept.join("node_modules/.bin")))
}

/// The accessibility checker's one file.
pub fn axe(cache: &Cache) -> Result<PathBuf> {
    npm_file(cache, "axe-core", AXE, "axe.min.js")
}

/// The program that loads a page as a phone would and rates it, for Node.js to run.
pub fn lighthouse(cache: &Cache) -> Result<PathBuf> {
    npm_file(cache, "lighthouse", LIGHTHOUSE, "cli/index.js")
}

fn npm_file(cache: &Cache, name: &str, version: &str, file: &str) -> Result<PathBuf> {
    let kept = npm_install(cache, name, version, "npm")?;
    let file = kept.join("node_modules").join(name).join(file);
    if fs::exists(&file).unwrap_or(false) {
        return Ok(file);
    }
    bail!("{} is not there; remove {} and try again", file.display(), kept.display())
}

fn npm_install(cache: &Cache, name: &str, version: &str, instead: &str) -> Result<PathBuf> {
    if which("npm").is_err() || which("node").is_err() {
        if !debian::can_install() {
            bail!("{name} comes by npm, which is not on PATH; install Node.js with npm, or {instead}");
        }
        debian::install(cache, &["nodejs", "npm"], name)?;
    }
    cache.keep(&format!("{name}-{version}"), |part| {
        Quietly {
            what: &format!("installing {name} {version}"),
            about: "a few seconds, once",
            log: &cache.log(name),
            limit: None,
        }
        .run(
            Command::new(if cfg!(windows) { "npm.cmd" } else { "npm" })
                .args(["install", "--no-audit", "--no-fund", "--ignore-scripts", "--prefix"])
                .arg(part)
                .arg(format!("{name}@{version}"))
                .current_dir(part),
        )
    })
}
