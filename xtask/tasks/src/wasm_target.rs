//! The compiler for wasm: finds Rust's standard library for `wasm32-unknown-unknown`, or brings it.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use anyhow::{Context, Result, bail};
use fs_err as fs;
use which::which;

use crate::cache::{self, Cache};
use crate::command::{self, Quietly};
use crate::debian;

const TARGET: &str = "wasm32-unknown-unknown";
const RUSTFLAGS: &str = "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS";
/// What a command that is started in the wasm environment needs to get back to the host's.
const HOST_PATH: &str = "RESYNC_HOST_PATH";
const XTASK: &str = "RESYNC_XTASK";

/// Debian's Rust: it comes with its sources, so the standard library can be built where no server has it ready.
const DEBIAN_RUST: [&str; 4] = ["rustc-web", "cargo-web", "rust-web-src", "rust-web-llvm"];

pub enum WasmTarget {
    /// The compiler in use has the target.
    Ready,
    /// Debian's compiler, with a standard library that was built here.
    Debian { sysroot: PathBuf },
}

pub fn ensure(cache: &Cache) -> Result<WasmTarget> {
    if is_there() {
        return Ok(WasmTarget::Ready);
    }
    // Asked before rustup, which could take long to find out that it can't reach its server.
    if let Some(sysroot) = built_before(cache) {
        return Ok(WasmTarget::Debian { sysroot });
    }
    if rustup_brings_it(cache)? {
        return Ok(WasmTarget::Ready);
    }
    if debian::can_install() {
        return Ok(WasmTarget::Debian { sysroot: build_with_debian(cache)? });
    }
    bail!(
        "Rust's standard library for {TARGET} is missing and could not be installed; \
         with rustup, run `rustup target add {TARGET}`; with another Rust, install its package for that target"
    )
}

pub fn is_there() -> bool {
    command::answer(Command::new("rustc").args(["--print", "sysroot"]))
        .is_some_and(|sysroot| Path::new(&sysroot).join("lib/rustlib").join(TARGET).join("lib").is_dir())
}

fn rustup_brings_it(cache: &Cache) -> Result<bool> {
    if which("rustup").is_err() {
        return Ok(false);
    }
    let added = Quietly {
        what: "adding Rust's wasm target with rustup",
        about: "a few seconds, once",
        log: &cache.log("rustup-target"),
        limit: Some(Duration::from_secs(120)),
    }
    .succeeds(Command::new("rustup").args(["target", "add", TARGET]))?;
    Ok(added && is_there())
}

/// The standard library is good for exactly the compiler that built it.
fn key() -> Option<String> {
    let version = command::answer(Command::new("/usr/bin/rustc").arg("--version"))?;
    // "rustc 1.96.0 (ac68faa20 2026-05-25) (built from a source tarball)"
    let mut words = version.split_whitespace().skip(1);
    let (number, commit) = (words.next()?, words.next()?);
    Some(format!("wasm-std-{number}-{}", commit.trim_start_matches('(')))
}

fn built_before(cache: &Cache) -> Option<PathBuf> {
    let sysroot = cache.place(&key()?);
    let compiler = Path::new("/usr/bin/cargo").exists() && Path::new("/usr/bin/rust-lld").exists();
    (compiler && sysroot.is_dir()).then_some(sysroot)
}

fn build_with_debian(cache: &Cache) -> Result<PathBuf> {
    let purpose = "a Rust that can be made to build wasm";
    debian::install(cache, &DEBIAN_RUST, purpose)?;
    // The linker is a link to a program of another package, which is only recommended: `rust-lld -> lld-22`.
    let linker = Path::new("/usr/bin/rust-lld");
    if !linker.exists()
        && let Ok(program) = fs::read_link(linker)
        && let Some(package) = program.file_name().and_then(|name| name.to_str())
    {
        debian::install(cache, &[package], purpose)?;
    }
    let key = key().context("/usr/bin/rustc does not run; try `apt-get install --reinstall rustc-web`")?;
    cache.keep(&key, |part| build_std(cache, part))
}

fn build_std(cache: &Cache, part: &Path) -> Result<()> {
    let empty = part.join("empty");
    fs::create_dir_all(empty.join("src"))?;
    fs::write(empty.join("Cargo.toml"), "[package]\nname = \"empty\"\nversion = \"0.0.0\"\nedition = \"2021\"\n[workspace]\n")?;
    fs::write(empty.join("src/lib.rs"), "")?;

    let mut build = Command::new("/usr/bin/cargo");
    build
        .args(["build", "--release", "--target", TARGET])
        // `test` is for the tests that run in browsers.
        .arg("-Zbuild-std=std,panic_abort,panic_unwind,test")
        .current_dir(&empty)
        .env("PATH", command::path_with(&[PathBuf::from("/usr/bin")])?)
        .env("CARGO_TARGET_DIR", empty.join("target"))
        .env("RUSTC_BOOTSTRAP", "1")
        // Without bitcode in it, the release build could not be optimised as a whole.
        .env("RUSTFLAGS", "-Cembed-bitcode=yes");
    away_from_rustup(&mut build);
    Quietly {
        what: "building Rust's standard library for wasm",
        about: "about a minute, once",
        log: &cache.log("wasm-std"),
        limit: None,
    }
    .run(&mut build)?;

    let library = part.join("lib/rustlib").join(TARGET).join("lib");
    fs::create_dir_all(&library)?;
    let built = empty.join("target").join(TARGET).join("release/deps");
    let files = fs::read_dir(&built)?;
    for file in files.flatten() {
        let name = file.file_name();
        let name = name.to_string_lossy();
        if name.ends_with(".rlib") && !name.starts_with("libempty-") {
            let to = library.join(&*name);
            fs::copy(file.path(), &to)?;
        }
    }
    cache::remove(&empty)
}

/// `cargo run` under rustup points the loader at its own compiler's libraries.
fn away_from_rustup(command: &mut Command) {
    command.env_remove("LD_LIBRARY_PATH").env_remove("RUSTUP_TOOLCHAIN").env_remove("RUSTC");
}

impl WasmTarget {
    /// Cargo for wasm, with these folders on its PATH and these flags for the compiler.
    pub fn cargo(&self, root: &Path, tools: &[PathBuf], flags: &str) -> Result<Command> {
        let program = if matches!(self, WasmTarget::Debian { .. }) { "/usr/bin/cargo" } else { "cargo" };
        self.command(root, Path::new(program), tools, flags)
    }

    /// Trunk, which starts cargo for wasm, and `cargo xtask` for its hooks.
    pub fn trunk(&self, root: &Path, program: &Path, tools: &[PathBuf]) -> Result<Command> {
        let WasmTarget::Debian { .. } = self else { return self.command(root, program, tools, "") };
        let tools = [&[hook_folder(root)?], tools].concat();
        let mut command = self.command(root, program, &tools, "")?;
        let xtask = std::env::current_exe().context("cannot tell where this program is")?;
        command.env(HOST_PATH, std::env::var_os("PATH").unwrap_or_default()).env(XTASK, xtask);
        Ok(command)
    }

    fn command(&self, root: &Path, program: &Path, tools: &[PathBuf], flags: &str) -> Result<Command> {
        let mut command = Command::new(program);
        command.current_dir(root);
        let flags = [flags, &names_for_paths(root)].join(" ");
        let WasmTarget::Debian { sysroot } = self else {
            command.env("PATH", command::path_with(tools)?).env(RUSTFLAGS, flags.trim());
            return Ok(command);
        };
        let Some(sysroot) = sysroot.to_str().filter(|path| !path.contains(char::is_whitespace)) else {
            bail!(
                "the folder for tools has a space in its name, which the compiler's flags do not allow; \
                 set RESYNC_CACHE to another folder"
            );
        };
        let folders = [tools, &[PathBuf::from("/usr/bin")]].concat();
        away_from_rustup(&mut command);
        command.env("PATH", command::path_with(&folders)?).env(RUSTFLAGS, format!("--sysroot {sysroot} {flags}"));
        Ok(command)
    }
}

/// Flags that keep the builder's folders out of what is published: a program names the files of its code, for the case that it
/// fails. Without them its size would depend on where it was built, too.
fn names_for_paths(root: &Path) -> String {
    let sources = own_folders(root).into_iter().flat_map(|folder| {
        let packages = folder.join("registry/src");
        // One folder for each registry, named after its host. The flag that comes last counts.
        let registries = fs::read_dir(&packages).into_iter().flatten().flatten().map(|it| it.path());
        let registries: Vec<PathBuf> = registries.collect();
        [folder, packages].into_iter().chain(registries)
    });
    // These flags stand between spaces.
    let named = sources.filter_map(|it| it.to_str().filter(|it| !it.contains(char::is_whitespace)).map(str::to_owned));
    named.map(|it| format!("--remap-path-prefix={it}=")).collect::<Vec<_>>().join(" ")
}

/// The folders that only the builder has: the project's, and the one in which cargo keeps the code of others.
pub fn own_folders(root: &Path) -> Vec<PathBuf> {
    let named = std::env::var_os("CARGO_HOME").filter(|it| !it.is_empty()).map(PathBuf::from);
    let cargo = named.or_else(|| std::env::home_dir().map(|it| it.join(".cargo")));
    cargo.into_iter().chain([root.to_path_buf()]).collect()
}

/// A cargo for host builds, also when this process was started in the wasm environment (as Trunk's hooks are).
pub fn host_cargo(root: &Path) -> Command {
    let mut command = Command::new("cargo");
    command.current_dir(root);
    if let Some(path) = std::env::var_os(HOST_PATH) {
        command.env("PATH", path);
        for name in [RUSTFLAGS, HOST_PATH, XTASK] {
            command.env_remove(name);
        }
    }
    command
}

/// Trunk's hooks say `cargo xtask`. With Debian's compiler, that would compile xtask and the prerenderer a second
/// time; so a `cargo` stands before the real one that answers `xtask` with the program that is running.
const HOOK_CARGO: &str = "#!/bin/sh
if [ \"$1\" = xtask ]; then shift; exec \"$RESYNC_XTASK\" \"$@\"; fi
exec /usr/bin/cargo \"$@\"
";

fn hook_folder(root: &Path) -> Result<PathBuf> {
    let folder = root.join("target/hooks");
    let file = folder.join("cargo");
    fs::create_dir_all(&folder)?;
    if fs::read_to_string(&file).ok().as_deref() != Some(HOOK_CARGO) {
        fs::write(&file, HOOK_CARGO)?;
    }
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        fs::set_permissions(&file, std::fs::Permissions::from_mode(0o755))?;
    }
    Ok(folder)
}
