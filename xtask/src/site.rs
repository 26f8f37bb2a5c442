//! Builds the site and serves it.

use std::path::{Path, PathBuf};
use std::time::Instant;

use crate::cache::{self, Cache};
use crate::command;
use crate::flags::ServeOptions;
use crate::problem::{Outcome, Problem};
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

/// Finished files that go into dist as they are.
pub fn static_files(root: &Path) -> PathBuf {
    root.join("target/page/static")
}

/// Runs the prerenderer: it writes the style sheet and the guide that Trunk's build takes up.
pub fn prepare(root: &Path) -> Outcome<()> {
    let page = root.join("target/page");
    cache::make(&page)?;
    let mut prerender = wasm_target::host_cargo(root);
    prerender.args(["run", "--quiet", "--no-default-features", "--features", "ssr"]).args([
        "--bin",
        "prerender",
        "--",
        "target/page",
    ]);
    command::run(&mut prerender)?;
    for file in [page.join("page.css"), guide(root)] {
        if !file.is_file() {
            return Err(Problem::new(format!("the prerenderer (src/bin/prerender.rs) has not written {}", file.display())));
        }
    }
    Ok(())
}

/// Builds everything into dist.
pub fn build(root: &Path) -> Outcome<()> {
    let started = Instant::now();
    let kit = Kit::ensure(root, &Cache::open()?)?;
    build_with(&kit, root)?;
    say::line(&format!("dist is complete; this took {}", say::time(started.elapsed())));
    Ok(())
}

pub fn build_with(kit: &Kit, root: &Path) -> Outcome<()> {
    cache::make(&root.join("target"))?;
    // Trunk stages its files in one place, where two builds at once would take them from each other.
    let _lock = cache::lock(&root.join("target/dist.lock"), "builds dist")?;
    command::run(trunk(kit, root, "build")?.arg("--release"))?;
    sizes::report(&root.join("dist"))
}

/// Trunk, kept from the network: all it needs is installed.
fn trunk(kit: &Kit, root: &Path, verb: &str) -> Outcome<std::process::Command> {
    let mut trunk = kit.command(root, "trunk")?;
    trunk.args([verb, "--offline", "--skip-version-check"]);
    // Trunk refuses every value but `true` and `false` for this variable, whose usual value is 1.
    if std::env::var_os("NO_COLOR").is_some() {
        trunk.env("NO_COLOR", "true");
    }
    Ok(trunk)
}

pub fn serve(options: &ServeOptions) -> Outcome<()> {
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
    if options.build {
        build(&project::root()?)?;
    }
    let folder = match &options.dir {
        Some(folder) => folder.clone(),
        None => project::root()?.join("dist"),
    };
    server::run(&folder, options.port, options.open)
}
