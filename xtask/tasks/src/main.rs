//! `cargo xtask`: sets up what the project needs, and builds, serves and tests it.

mod bench;
mod browsers;
mod cache;
mod checks;
mod command;
mod compress;
mod content_policy;
mod debian;
mod files;
mod finish;
mod flags;
mod hosting;
mod hosting_check;
mod markup;
mod nginx;
mod page;
mod precache;
mod problem;
mod programs;
mod project;
mod say;
mod server;
mod site;
mod sizes;
mod squeeze;
mod stages;
mod tools;
mod wasm_target;

use std::process::ExitCode;

use flags::Task;
use problem::Outcome;

const HELP: &str = "\
cargo xtask build              everything into dist/, ready for any static host
    --address URL              where it will be found: adds a sitemap, and whole
                               addresses to previews of links (or RESYNC_ADDRESS)
cargo xtask serve              build, then serve dist/ on http://127.0.0.1:8080/
    --port N                   another port (0: any free one)
    --open                     open it in the browser
    --dev                      debug build, rebuilt and reloaded as files change
    --no-build                 serve what is there
    --dir DIR                  serve another folder than dist
cargo xtask test [STAGE …]     every check, or only the stages named:
                               fmt model clippy html build hosting wasm e2e
    --quick                    leave out what needs a browser or a server
cargo xtask bench [PART …]     build, then measure everything, or only the parts named,
                               into BENCHMARKS.md: sizes lighthouse ticks memory offline export
    --no-build                 measure what is there
    --rounds N                 how often each time is taken (5)
cargo xtask prepare            write target/page (Trunk calls it before a build)
cargo xtask finish [DIR]       complete the built page (Trunk calls it after a build)

What is missing is installed once, into the user's cache folder (RESYNC_CACHE names another).";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let task = match flags::parse(&arguments) {
        Ok(task) => task,
        Err(problem) => {
            eprintln!("error: {problem}");
            return ExitCode::from(2);
        }
    };
    match run(task) {
        Ok(code) => code,
        Err(problem) => {
            eprintln!("error: {problem}");
            ExitCode::FAILURE
        }
    }
}

fn run(task: Task) -> Outcome<ExitCode> {
    match task {
        Task::Help => println!("{HELP}"),
        Task::Build { address } => {
            site::build(&project::root()?, address.as_deref())?;
            site::tell_of_address(address.as_deref());
        }
        Task::Prepare => site::prepare(&project::root()?)?,
        Task::Finish { dir } => finish::run(&project::root()?, dir)?,
        Task::Precache { dir } => precache::write(&dir)?,
        Task::Serve(options) => site::serve(&options)?,
        Task::Bench(options) => bench::run(&project::root()?, &options)?,
        Task::Test(options) => return checks::run(&project::root()?, &options),
    }
    Ok(ExitCode::SUCCESS)
}
