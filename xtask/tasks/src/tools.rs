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
const TERSER: &str = "5.51.4";
pub const GECKODRIVER: &str = "0.37.1";
const AXE: &str = "4.14.1";
const LIGHTHOUSE: &str = "12.8.2";

/// What compiles for wasm.
pub struct Kit {
    target: WasmTarget,
    /// Folders to put on PATH.
    folders: Vec<PathBuf>,
}

impl Kit {
    /// For the programs of the site.
    pub fn ensure(cache: &Cache) -> Result<Self> {
        Ok(Self { target: wasm_target::ensure(cache)?, folders: vec![] })
    }

    /// For tests that run as wasm: with wasm-bindgen's runner on PATH.
    pub fn for_tests(root: &Path, cache: &Cache) -> Result<Self> {
        Ok(Self { folders: wasm_bindgen(root, cache)?.into_iter().collect(), ..Self::ensure(cache)? })
    }

    pub fn cargo(&self, root: &Path, flags: &str) -> Result<Command> {
        self.target.cargo(root, &self.folders, flags)
    }
}

/// Trunk, with all that it would fetch. Only who asks for Trunk waits for it.
pub fn trunk(root: &Path, cache: &Cache) -> Result<Command> {
    let on_path = command::answer(Command::new("trunk").arg("--version"));
    let mut folders = vec![];
    let mut program = PathBuf::from("trunk");
    if !on_path.is_some_and(|version| version.starts_with("trunk 0.21.")) {
        // Without its default features it can't fetch tools by itself, which is not wanted of it here.
        let flags = ["--locked", "--no-default-features"];
        let folder = cargo_install(cache, "trunk", TRUNK, "some minutes", &[&flags])?;
        // PATH of the new process does not count for finding the program itself.
        program = folder.join("trunk");
        folders.push(folder);
    }
    folders.extend(wasm_bindgen(root, cache)?);
    let mut trunk = wasm_target::ensure(cache)?.trunk(root, &program, &folders)?;
    // Trunk refuses every value but `true` and `false` for this variable, whose usual value is 1.
    if std::env::var_os("NO_COLOR").is_some() {
        trunk.env("NO_COLOR", "true");
    }
    Ok(trunk)
}

/// What makes programs and their JavaScript small: programs for Node.js.
pub struct NodeTools {
    modules: PathBuf,
}

impl NodeTools {
    pub fn ensure(cache: &Cache) -> Result<Self> {
        let kept = npm_install(cache, &[("binaryen", BINARYEN), ("terser", TERSER)])?;
        Ok(Self { modules: kept.join("node_modules") })
    }

    /// Which tools these are.
    pub fn versions(&self) -> String {
        format!("binaryen {BINARYEN}, terser {TERSER}")
    }

    pub fn wasm_opt(&self) -> Command {
        self.node("binaryen/bin/wasm-opt")
    }

    pub fn terser(&self) -> Command {
        self.node("terser/bin/terser")
    }

    fn node(&self, program: &str) -> Command {
        let mut node = Command::new("node");
        node.arg(self.modules.join(program));
        node
    }
}

/// The folder to put on PATH, or none if the right version is on it already.
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
    cargo_install(cache, "wasm-bindgen-cli", &version, "a minute or two", &attempts).map(Some)
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

/// The accessibility checker's one file.
pub fn axe(cache: &Cache) -> Result<PathBuf> {
    npm_file(cache, "axe-core", AXE, "axe.min.js")
}

/// The program that loads a page as a phone would and rates it, for Node.js to run.
pub fn lighthouse(cache: &Cache) -> Result<PathBuf> {
    npm_file(cache, "lighthouse", LIGHTHOUSE, "cli/index.js")
}

fn npm_file(cache: &Cache, name: &str, version: &str, file: &str) -> Result<PathBuf> {
    let kept = npm_install(cache, &[(name, version)])?;
    let file = kept.join("node_modules").join(name).join(file);
    if fs::exists(&file).unwrap_or(false) {
        return Ok(file);
    }
    bail!("{} is not there; remove {} and try again", file.display(), kept.display())
}

/// Installs packages by their names and versions, into one folder.
fn npm_install(cache: &Cache, packages: &[(&str, &str)]) -> Result<PathBuf> {
    let joined = |sign: &str, between: &str| {
        let named: Vec<String> = packages.iter().map(|(name, version)| format!("{name}{sign}{version}")).collect();
        named.join(between)
    };
    let all = joined(" ", " and ");
    if which("npm").is_err() || which("node").is_err() {
        if !debian::can_install() {
            bail!("{all} come by npm, which is not on PATH; install Node.js, which brings it");
        }
        debian::install(cache, &["nodejs", "npm"], &all)?;
    }
    cache.keep(&joined("-", "-"), |part| {
        let log = cache.log(&joined("-", "-"));
        Quietly { what: &format!("installing {all}"), about: "some seconds, once", log: &log, limit: None }.run(
            Command::new(if cfg!(windows) { "npm.cmd" } else { "npm" })
                .args(["install", "--no-audit", "--no-fund", "--ignore-scripts", "--prefix"])
                .arg(part)
                .args(packages.iter().map(|(name, version)| format!("{name}@{version}")))
                .current_dir(part),
        )
    })
}
