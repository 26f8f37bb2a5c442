//! The programs of the site, from Rust to the files that a page loads: the guide's, the one of the page that checks a Health
//! export, and the worker that reads it, once for every browser and once for those that can take sixteen bytes at a time.

use std::path::Path;
use std::time::Duration;

use anyhow::{Context, Result};
use fs_err as fs;
use wasm_bindgen_cli_support::Bindgen;

use crate::cache;
use crate::command::{self, Quietly};
use crate::fingerprint;
use crate::glue;
use crate::memo::Memo;
use crate::say;
use crate::site::CONTENT;
use crate::tools::{Kit, NodeTools};

const TARGET: &str = "wasm32-unknown-unknown";

#[derive(Clone, Copy)]
pub struct Program {
    /// The package, and its program of the same name.
    package: &'static str,
    /// As its files are named.
    name: &'static str,
    /// Of the package; for none, it has no features.
    feature: Option<&'static str>,
    /// Settings that differ from the release profile. A custom profile would also recompile everything that runs at compile time,
    /// such as build scripts and macros.
    profile: &'static [&'static str],
    /// For the compiler, besides those in .cargo/config.toml.
    flags: &'static str,
    /// For wasm-opt.
    optimize: &'static [&'static str],
}

/// wasm-opt's passes for the fewest bytes after compression. Others were measured: most give a smaller program that compresses
/// to more; the few that make both smaller take twice as long.
const SMALLEST: &[&str] = &["--monomorphize", "-Oz", "--flatten", "--rereloop", "-Oz", "-Oz", "--reorder-functions-by-name"];

/// As fast as it gets, for what reads a Health export: nothing of it is in a first load.
pub const FAST: &str = "profile.release.opt-level=3";

/// A profile setting without effect on WebAssembly, which gives the wide worker build artefacts of its own. With
/// `--remap-path-prefix`, Cargo distinguishes artefacts by profile and not by flags; without this setting, every build would
/// recompile both workers and the pages.
const APART: &str = "profile.release.split-debuginfo='off'";

pub const GUIDE: Program =
    Program { package: "resync", name: "resync", feature: Some("csr"), profile: &[], flags: "", optimize: SMALLEST };
pub const CHECK: Program = Program { package: "export-page", name: "check", optimize: &["-Oz"], ..GUIDE };
pub const WORKER: Program =
    Program { package: "export-worker", name: "export", feature: None, profile: &[FAST], flags: "", optimize: &["-O3"] };
pub const WIDE_WORKER: Program = Program {
    name: "export-wide",
    profile: &[FAST, APART],
    flags: "-Ctarget-feature=+simd128",
    optimize: &["-O3", "--enable-simd"],
    ..WORKER
};

/// The two files of a program, as the page names them.
pub struct Built {
    pub bindings: String,
    pub program: String,
}

/// How programs are built.
#[derive(Clone, Copy)]
pub struct Builder<'a> {
    pub root: &'a Path,
    pub kit: &'a Kit,
    /// Another folder than content/, and how long compiling with that may take.
    pub content: Option<(&'a Path, Duration)>,
    /// Where the site is built again with each edit, nobody waits for what only makes programs small or fast.
    pub is_debug: bool,
}

impl Builder<'_> {
    /// Compiles programs that have the same flags.
    pub fn compile(&self, what: &str, about: &str, programs: &[Program]) -> Result<()> {
        let first = programs.first().context("there is no program to compile")?;
        let mut cargo = self.kit.cargo(self.root, first.flags)?;
        // Cargo's own profile for development is called otherwise than its folder.
        let profile = if self.is_debug { "dev" } else { "release" };
        cargo.args(["build", "--target", TARGET, "--profile", profile]);
        cargo.arg("--no-default-features").args(programs.iter().flat_map(|it| ["--package", it.package, "--bin", it.package]));
        let features = programs.iter().filter_map(|it| it.feature.map(|feature| format!("{}/{feature}", it.package)));
        cargo.args(features.flat_map(|it| ["--features".to_owned(), it]));
        cargo.args(first.profile.iter().filter(|_| !self.is_debug).flat_map(|it| ["--config", it]));
        cargo.env("CARGO_TARGET_DIR", self.root.join("target"));
        if let Some((folder, _)) = self.content {
            cargo.env(CONTENT, folder);
        }
        let log = command::log(self.root, first.name)?;
        Quietly { what, about, log: &log, limit: self.content.map(|it| it.1) }.run(&mut cargo)
    }

    /// Makes the files that a page loads of a compiled program, and puts them into this folder of the site.
    pub fn place(&self, program: &Program, tools: Option<&NodeTools>, dir: &Path) -> Result<Built> {
        let profile = if self.is_debug { "debug" } else { "release" };
        let wasm = self.root.join("target").join(TARGET).join(profile).join(format!("{}.wasm", program.package));
        let folder = self.root.join("target/programs").join(program.name);
        cache::remove(&folder)?;
        fs::create_dir_all(&folder)?;
        let Some(tools) = tools else {
            bind(program, &wasm, &folder)?;
            return put(program, &fs::read(folder.join(script(program)))?, &fs::read(folder.join(bare(program)))?, dir);
        };
        say::step(&format!("making {} small", program.name), "some seconds", || {
            bind(program, &wasm, &folder)?;
            let (script, wasm) = shrink(program, tools, &Memo::open(self.root)?, &folder)?;
            put(program, &script, &wasm, dir)
        })
    }
}

fn script(program: &Program) -> String {
    format!("{}.js", program.name)
}

fn bare(program: &Program) -> String {
    format!("{}_bg.wasm", program.name)
}

/// Writes the JavaScript around the program. Cargo sees to it that this is of the version of what is compiled in.
fn bind(program: &Program, wasm: &Path, folder: &Path) -> Result<()> {
    let bound = || Bindgen::new().input_path(wasm).web(true)?.typescript(false).out_name(program.name).generate(folder);
    bound().with_context(|| format!("wasm-bindgen cannot take {}; remove it and try again", wasm.display()))
}

/// Makes smaller what a page loads, and gives the JavaScript and the program. First the program and the names that both share, then
/// the JavaScript. What an earlier build has made of the same is taken from there.
fn shrink(program: &Program, tools: &NodeTools, memo: &Memo, folder: &Path) -> Result<(Vec<u8>, Vec<u8>)> {
    let [small, renamed, short] = ["small.wasm", "renamed.js", "short.js"].map(|it| folder.join(it));
    let large = folder.join(bare(program));

    let arguments = [program.optimize, &["--minify-imports-and-exports-and-modules"]].concat();
    let asked = [tools.versions(), arguments.join(" ")].join(" ");
    let made = memo.recall(&[asked.as_bytes(), &fs::read(&large)?], || {
        let names = command::output(tools.wasm_opt().args(&arguments).arg(&large).arg("-o").arg(&small))?;
        Ok([names.as_bytes(), &[0], &fs::read(&small)?].concat())
    })?;
    // The names are text, in which there is no zero.
    let end = made.iter().position(|it| *it == 0).context("what wasm-opt made was kept without its names; remove target/memo")?;
    let names = std::str::from_utf8(&made[..end])?;
    let text = glue::rename(&fs::read_to_string(folder.join(script(program)))?, names)?;
    let arguments = ["--compress", "--mangle", "--module"];
    let asked = [tools.versions(), arguments.join(" ")].join(" ");
    let minified = memo.recall(&[asked.as_bytes(), text.as_bytes()], || {
        fs::write(&renamed, &text)?;
        command::run(tools.terser().arg(&renamed).args(arguments).arg("--output").arg(&short))?;
        Ok(fs::read(&short)?)
    })?;
    Ok((minified, made[end + 1..].to_vec()))
}

/// Puts the files of a program into a folder of the site, under names that change with what is in them.
fn put(program: &Program, script: &[u8], wasm: &[u8], dir: &Path) -> Result<Built> {
    let hash = fingerprint::short(&[script, wasm].concat());
    let built = Built { bindings: format!("{}-{hash}.js", program.name), program: format!("{}-{hash}_bg.wasm", program.name) };
    fs::create_dir_all(dir)?;
    fs::write(dir.join(&built.bindings), script)?;
    fs::write(dir.join(&built.program), wasm)?;
    Ok(built)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_are_named_by_what_is_in_them() {
        let dir = std::env::temp_dir().join(format!("resync-programs-{}", std::process::id()));
        fs::create_dir_all(&dir).unwrap();
        let named = |script: &str| put(&CHECK, script.as_bytes(), b"wasm", &dir).unwrap().program;
        let first = named("one");
        assert!(fingerprint::is_in(Path::new(&first)), "{first}");
        assert_eq!(first, named("one"));
        assert_ne!(first, named("two"));
        cache::remove(&dir).unwrap();
    }
}
