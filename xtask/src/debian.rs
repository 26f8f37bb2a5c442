//! Debian's packages, on a machine where this process may install them.

use std::path::Path;
use std::sync::OnceLock;

use crate::cache::Cache;
use crate::command::{self, Quietly};
use crate::problem::{Outcome, Problem};

/// Whether packages can be installed: Debian (or one of its kin), and root.
pub fn can_install() -> bool {
    static ANSWER: OnceLock<bool> = OnceLock::new();
    *ANSWER.get_or_init(|| {
        Path::new("/etc/debian_version").is_file()
            && command::find("apt-get").is_some()
            && command::answer(command::new("id").arg("-u")).as_deref() == Some("0")
    })
}

/// Which of these packages are not installed.
pub fn missing<'a>(packages: &[&'a str]) -> Vec<&'a str> {
    let installed = |package: &str| {
        command::answer(command::new("dpkg-query").args(["-W", "-f=${Status}", package]))
            .is_some_and(|status| status == "install ok installed")
    };
    packages.iter().copied().filter(|package| !installed(package)).collect()
}

/// Installs what is missing of these packages, for the purpose named.
pub fn install(cache: &Cache, packages: &[&str], purpose: &str) -> Outcome<()> {
    let _lock = cache.lock("apt")?;
    let missing = missing(packages);
    if missing.is_empty() {
        return Ok(());
    }
    static UPDATED: OnceLock<()> = OnceLock::new();
    if UPDATED.get().is_none() {
        Quietly { what: "reading Debian's package lists", about: "a few seconds", log: &cache.log("apt-update"), limit: None }
            .run(&mut apt(&["update"]))?;
        // Another thread may have set it, which is just as well.
        let _ = UPDATED.set(());
    }
    let mut arguments = vec!["install", "-y", "--no-install-recommends"];
    arguments.extend(&missing);
    Quietly {
        what: &format!("installing {} for {purpose}", missing.join(", ")),
        about: "about a minute, once",
        log: &cache.log("apt-install"),
        limit: None,
    }
    .run(&mut apt(&arguments))
    .map_err(|problem| Problem::new(format!("{problem}\nTo try by hand: apt-get update && apt-get {}", arguments.join(" "))))
}

fn apt(arguments: &[&str]) -> std::process::Command {
    let mut command = command::new("apt-get");
    command.args(arguments).env("DEBIAN_FRONTEND", "noninteractive");
    // Another apt-get may be at work: wait for it rather than fail.
    command.args(["-o", "DPkg::Lock::Timeout=600"]);
    command
}
