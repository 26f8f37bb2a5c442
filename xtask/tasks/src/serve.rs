//! `cargo xtask serve`: builds the site and serves it, the guide as soon as it is there.

use std::thread;

use anyhow::Result;

use crate::cache::Cache;
use crate::cli::ServeOptions;
use crate::command;
use crate::project;
use crate::say;
use crate::server::Server;
use crate::site;
use crate::tools;

pub fn run(options: &ServeOptions) -> Result<()> {
    if options.dev {
        return with_trunk(options);
    }
    // Before anything is built for minutes: somebody else may listen there.
    let server = Server::listen(options.port)?;
    if options.no_build || options.dir.is_some() {
        let folder = options.dir.clone().map_or_else(|| project::root().map(|it| it.join("dist")), Ok)?;
        server.show(&folder, true)?;
        server.say_where(options.open);
        server.serve();
        return Ok(());
    }
    let root = project::root()?;
    let served = server.clone();
    site::build(&root, None, |guide| {
        served.show(guide, false)?;
        served.say_where(options.open);
        say::news("the guide is served; the export check's page, its worker and the pictures follow");
        thread::spawn(move || served.serve());
        Ok(())
    })?;
    server.show(&root.join("dist"), true)?;
    say::news("all of it is served now");
    loop {
        // The server's own thread goes on.
        thread::park();
    }
}

/// Trunk builds and serves it, and does so again as files change.
fn with_trunk(options: &ServeOptions) -> Result<()> {
    let root = project::root()?;
    let mut trunk = tools::trunk(&root, &Cache::open()?)?;
    // Kept from the network: all it needs is installed. Not into dist, which is for what can be published.
    trunk.args(["serve", "--offline", "--skip-version-check", "--dist", "target/dev", "--disable-address-lookup", "true"]);
    trunk.args(["--address", "127.0.0.1", "--port"]).arg(options.port.to_string());
    if options.open {
        trunk.arg("--open");
    }
    command::become_it(&mut trunk)
}
