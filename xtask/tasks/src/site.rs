//! Builds the site and serves it.

use std::path::{Path, PathBuf};
use std::time::Instant;

use anyhow::{Result, bail};
use fs_err as fs;

use crate::cache::{self, Cache};
use crate::cli::ServeOptions;
use crate::command::{self, Quietly};
use crate::hosting;
use crate::project;
use crate::say;
use crate::server;
use crate::sizes;
use crate::tools::Kit;
use crate::wasm_target;

/// The prerendered guide, which `finish` puts into the page.
pub fn guide(root: &Path) -> PathBuf {
    root.join("target/page/body.html")
}

/// The files that the prerenderer made to go into dist as they are.
pub fn static_files(root: &Path) -> PathBuf {
    root.join("target/page/static")
}

/// Tells the prerenderer where the guide will be found.
const ADDRESS: &str = "RESYNC_ADDRESS";

/// Tells the build of another folder than content/.
const CONTENT: &str = "RESYNC_CONTENT";

/// Runs the prerenderer: it writes the style sheet and the guide that Trunk's build takes up, and the files beside it.
pub fn prepare(root: &Path) -> Result<()> {
    let page = root.join("target/page");
    fs::create_dir_all(&page)?;
    let mut prerender = wasm_target::host_cargo(root);
    // What is delivered is always the real guide, without ten thousand pictures.
    prerender.env_remove(CONTENT);
    prerender.args(["run", "--quiet", "--no-default-features", "--features", "pictures"]).args([
        "--bin",
        "prerender",
        "--",
        "target/page",
    ]);
    command::run(&mut prerender)?;
    for file in [page.join("page.css"), page.join("head.html"), guide(root), static_files(root)] {
        if !file.exists() {
            bail!("the prerenderer (src/bin/prerender) has not written {}", file.display());
        }
    }
    Ok(())
}

/// Builds everything into dist, for this address if it is known.
pub fn build(root: &Path, address: Option<&str>) -> Result<()> {
    let started = Instant::now();
    let kit = Kit::ensure(root, &Cache::open()?)?;
    build_for(&kit, root, address)?;
    say::line(&format!("dist is complete; this took {}", say::time(started.elapsed())));
    Ok(())
}

/// Says what a build without an address lacks.
pub fn tell_of_address(address: Option<&str>) {
    let in_environment = std::env::var_os(ADDRESS).is_some_and(|it| !it.is_empty());
    if address.is_none() && !in_environment {
        say::line(
            "without an address there is no sitemap, and some apps show links without their picture; \
             `cargo xtask build --address https://example.org/resync/` adds both",
        );
    }
}

pub fn build_with(kit: &Kit, root: &Path) -> Result<()> {
    build_for(kit, root, None)
}

fn build_for(kit: &Kit, root: &Path, address: Option<&str>) -> Result<()> {
    fs::create_dir_all(root.join("target"))?;
    // Trunk stages its files in one place, where two builds at once would take them from each other.
    let _lock = cache::lock(&root.join("target/dist.lock"), "builds dist")?;
    let mut trunk = trunk(kit, root, "build")?;
    if let Some(address) = address {
        trunk.env(ADDRESS, address);
    }
    command::run(trunk.arg("--release"))?;
    sizes::report(&root.join("dist"))
}

/// Builds the app with another folder's content into another folder than dist, and says how that goes as `how` has it.
/// What is delivered before the app is there stays the real guide.
pub fn build_with_content(kit: &Kit, root: &Path, content: &Path, dist: &Path, how: &Quietly) -> Result<()> {
    let _lock = cache::lock(&root.join("target/dist.lock"), "builds dist")?;
    fs::create_dir_all(dist)?;
    let mut trunk = trunk(kit, root, "build")?;
    let built = how.run(trunk.args(["--release", "--dist"]).arg(dist).env(CONTENT, content));
    // The build has filled the hosts' files in for what it built, even if it failed after that.
    hosting::write(root, &root.join("dist"))?;
    built
}

/// Trunk, kept from the network: all it needs is installed.
fn trunk(kit: &Kit, root: &Path, verb: &str) -> Result<std::process::Command> {
    let mut trunk = kit.command(root, "trunk")?;
    trunk.args([verb, "--offline", "--skip-version-check"]);
    // Trunk refuses every value but `true` and `false` for this variable, whose usual value is 1.
    if std::env::var_os("NO_COLOR").is_some() {
        trunk.env("NO_COLOR", "true");
    }
    Ok(trunk)
}

pub fn serve(options: &ServeOptions) -> Result<()> {
    if options.dev {
        let root = project::root()?;
        let kit = Kit::ensure(&root, &Cache::open()?)?;
        let mut trunk = trunk(&kit, &root, "serve")?;
        // Not into dist, which is for what can be published.
        trunk
            .args(["--dist", "target/dev", "--disable-address-lookup", "true", "--address", "127.0.0.1", "--port"])
            .arg(options.port.to_string());
        if options.open {
            trunk.arg("--open");
        }
        return command::become_it(&mut trunk);
    }
    if !options.no_build {
        build(&project::root()?, None)?;
    }
    let folder = match &options.dir {
        Some(folder) => folder.clone(),
        None => project::root()?.join("dist"),
    };
    server::run(&folder, options.port, options.open)
}
