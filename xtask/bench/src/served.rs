//! Serves folders as `hosting/nginx.conf` says: compressed ahead, with the headers of any of our hosts.

use std::path::Path;

use anyhow::Result;
use tasks::hosting;
use tasks::hosting_test;
use tasks::nginx::{Nginx, Running};

use crate::Bench;

/// Serves the folder until the value returned is dropped. What the server writes goes to a folder of this name.
pub fn serve(bench: &Bench, nginx: &Nginx, name: &str, dist: &Path) -> Result<Running> {
    let site = hosting_test::site_in(&hosting::nginx(&bench.root, dist)?, dist)?;
    nginx.serve(&bench.folder(&format!("nginx-{name}"))?, &site)
}
