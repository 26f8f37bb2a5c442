//! The tasks behind `cargo xtask`: set up what the project needs, and build, serve, test and measure it. The front (`xtask/`)
//! builds and starts them.

mod bench;
mod browsers;
mod cache;
mod checks;
mod cli;
mod command;
mod compress;
mod content_policy;
mod debian;
mod export_check;
mod files;
mod fingerprint;
mod finish;
mod glue;
mod hosting;
mod hosting_check;
mod markup;
mod memo;
mod nginx;
mod page;
mod precache;
mod programs;
mod project;
mod say;
mod serve;
mod server;
mod site;
mod sizes;
mod squeeze;
mod stages;
mod times;
mod tools;
mod wasm_target;

use std::process::ExitCode;

use anyhow::Result;
use clap::{CommandFactory, Parser};

use cli::{Cli, Task};

fn main() -> ExitCode {
    match run(Cli::parse().task) {
        Ok(code) => code,
        Err(problem) => {
            eprintln!("error: {problem:#}");
            ExitCode::FAILURE
        }
    }
}

fn run(task: Option<Task>) -> Result<ExitCode> {
    match task {
        None => Cli::command().print_help()?,
        Some(Task::Build { address }) => {
            site::build(&project::root()?, address.as_deref(), site::show_nothing)?;
            site::tell_of_address(address.as_deref());
        }
        Some(Task::Prepare) => site::prepare(&project::root()?)?,
        Some(Task::Finish) => site::finish_for_trunk(&project::root()?)?,
        Some(Task::Precache { dir }) => precache::write(&dir)?,
        Some(Task::Serve(options)) => serve::run(&options)?,
        Some(Task::Bench(options)) => bench::run(&project::root()?, &options)?,
        Some(Task::Test(options)) => return checks::run(&project::root()?, &options),
    }
    Ok(ExitCode::SUCCESS)
}
