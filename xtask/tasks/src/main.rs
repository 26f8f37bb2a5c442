//! The tasks behind `cargo xtask`: set up what the project needs, and build, serve and test it. The front (`xtask/`)
//! builds and starts them.

use std::process::{Command, ExitCode};

use anyhow::{Context, Result};
use clap::{CommandFactory, Parser};

use tasks::cli::{Cli, Task};
use tasks::{command, precache, project, serve, site, suite, wasm_target};

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
        Some(Task::Precache { dir }) => precache::write(&project::root()?, &dir)?,
        Some(Task::Serve(options)) => serve::run(&options)?,
        // A program of its own, which nobody else waits for.
        Some(Task::Bench { arguments }) => {
            let root = project::root()?;
            command::run(wasm_target::host_cargo(&root).args(["build", "--quiet", "--package", "bench"]))?;
            // Started directly: what `cargo run` adds to the environment would have another cargo compile much anew.
            let program = root.join("target/debug/bench").with_extension(std::env::consts::EXE_EXTENSION);
            // The visits serve the site with the tasks.
            let tasks = std::env::current_exe().context("cannot tell where this program is")?;
            command::run(Command::new(program).args(arguments).env(suite::SERVER, tasks))?;
        }
        Some(Task::Test(options)) => return suite::run(&project::root()?, &options),
    }
    Ok(ExitCode::SUCCESS)
}
