//! Debian's packages, on a machine where this process may install them.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;

use anyhow::{Context, Result};
use fs_err as fs;
use which::which;

use crate::cache::Cache;
use crate::command::{self, Quietly};
use crate::files;

/// Whether packages can be installed: Debian (or one of its kin), and root.
pub fn can_install() -> bool {
    static ANSWER: OnceLock<bool> = OnceLock::new();
    *ANSWER.get_or_init(|| {
        Path::new("/etc/debian_version").is_file()
            && which("apt-get").is_ok()
            && command::answer(Command::new("id").arg("-u")).as_deref() == Some("0")
    })
}

/// Which of these packages are not installed.
pub fn missing<'a>(packages: &[&'a str]) -> Vec<&'a str> {
    let installed = |package: &str| {
        command::answer(Command::new("dpkg-query").args(["-W", "-f=${Status}", package]))
            .is_some_and(|status| status == "install ok installed")
    };
    packages.iter().copied().filter(|package| !installed(package)).collect()
}

/// Whether the package can be had, as far as is known by now.
pub fn offers(package: &str) -> bool {
    let known = command::answer(Command::new("apt-cache").args(["policy", package]).env("LC_ALL", "C")).unwrap_or_default();
    known.contains("Candidate: ") && !known.contains("Candidate: (none)")
}

/// Installs what is missing of these packages, for the purpose named.
pub fn install(cache: &Cache, packages: &[&str], purpose: &str) -> Result<()> {
    let _lock = cache.lock("apt")?;
    let missing = missing(packages);
    if missing.is_empty() {
        return Ok(());
    }
    update(cache)?;
    let mut arguments = vec!["install", "-y", "--no-install-recommends"];
    arguments.extend(&missing);
    Quietly {
        what: &format!("installing {} for {purpose}", missing.join(", ")),
        about: "about a minute, once",
        log: &cache.log("apt-install"),
        limit: None,
    }
    .run(&mut apt(&arguments))
    .with_context(|| format!("packages are missing; try by hand: apt-get update && apt-get {}", arguments.join(" ")))
}

/// Whether packages can be fetched without being installed, for which nobody has to be root.
pub fn can_unpack() -> bool {
    Path::new("/etc/debian_version").is_file() && which("apt-get").is_ok() && which("dpkg").is_ok()
}

/// Fetches packages and unpacks them into the cache, for the purpose named. Nothing is installed: a server that is
/// installed is also started, which nobody asked for.
pub fn unpack(cache: &Cache, packages: &[&str], purpose: &str) -> Result<PathBuf> {
    let release = fs::read_to_string("/etc/debian_version").unwrap_or_default();
    let release: String = release.chars().filter(|sign| sign.is_ascii_alphanumeric() || *sign == '.').collect();
    cache.keep(&format!("{}-debian-{release}", packages.join("-")), |part| {
        if can_install() {
            update(cache)?;
        }
        let list = packages.join(", ");
        let log = cache.log("apt-download");
        Quietly { what: &format!("fetching {list} for {purpose}"), about: "a few seconds, once", log: &log, limit: None }
            .run(apt(&["download"]).args(packages).current_dir(part))?;
        for name in files::below(part)?.iter().filter(|name| files::is(name, "deb")) {
            command::run(Command::new("dpkg").arg("-x").arg(part.join(name)).arg(part))?;
        }
        Ok(())
    })
}

/// Reads the package lists, once a process.
fn update(cache: &Cache) -> Result<()> {
    static UPDATED: OnceLock<()> = OnceLock::new();
    if UPDATED.get().is_none() {
        Quietly { what: "reading Debian's package lists", about: "a few seconds", log: &cache.log("apt-update"), limit: None }
            .run(&mut apt(&["update"]))?;
        // Another thread may have set it, which is just as well.
        let _ = UPDATED.set(());
    }
    Ok(())
}

fn apt(arguments: &[&str]) -> std::process::Command {
    let mut command = Command::new("apt-get");
    command.args(arguments).env("DEBIAN_FRONTEND", "noninteractive");
    // Another apt-get may be at work: wait for it rather than fail.
    command.args(["-o", "DPkg::Lock::Timeout=600"]);
    command
}
