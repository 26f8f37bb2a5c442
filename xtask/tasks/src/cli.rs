//! The command line: what `cargo xtask` can be asked for.

use std::ffi::OsString;
use std::path::PathBuf;

use clap::builder::NonEmptyStringValueParser;
use clap::{Args, Parser, Subcommand, ValueEnum};

/// Sets up what the project needs, and builds, serves, tests and measures it
#[derive(Debug, Parser)]
#[command(
    bin_name = "cargo xtask",
    after_help = "What is missing is installed once, into the user's cache folder (RESYNC_CACHE names another)."
)]
pub struct Cli {
    /// None asks for the help.
    #[command(subcommand)]
    pub task: Option<Task>,
}

#[derive(Debug, Subcommand)]
pub enum Task {
    /// Build everything into dist/, ready for any static host
    Build {
        /// Where it will be found: adds a sitemap, and whole addresses to previews of links (or RESYNC_ADDRESS)
        // Whether it is an address is the prerenderer's to say, which is told by the environment too.
        #[arg(long, value_name = "URL", value_parser = NonEmptyStringValueParser::new())]
        address: Option<String>,
    },
    /// Build, then serve dist/ on http://127.0.0.1:8080/
    Serve(ServeOptions),
    /// Run every check, or only the stages named
    Test(TestOptions),
    /// Build, then measure everything, or only the parts named, into BENCHMARKS.md (`bench -- --help` has more)
    Bench {
        #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
        arguments: Vec<OsString>,
    },
    /// Write target/page (Trunk calls it before a build)
    Prepare,
    /// Complete the built page (Trunk calls it after a build)
    Finish,
    /// Write the service worker of a finished page anew: only the tests change what was built
    #[command(hide = true)]
    Precache { dir: PathBuf },
}

#[derive(Debug, Args)]
pub struct ServeOptions {
    /// The port (0: any free one)
    #[arg(long, value_name = "N", default_value_t = 8080)]
    pub port: u16,
    /// Open it in the browser
    #[arg(long)]
    pub open: bool,
    /// Make a debug build, rebuilt and reloaded as files change
    // It always builds, and never into dist.
    #[arg(long, conflicts_with_all = ["no_build", "dir"])]
    pub dev: bool,
    /// Serve what is there
    #[arg(long)]
    pub no_build: bool,
    /// Serve another folder than dist
    #[arg(long)]
    pub dir: Option<PathBuf>,
}

#[derive(Debug, PartialEq, Default, Args)]
pub struct TestOptions {
    /// Leave out what needs a browser or a server
    #[arg(long)]
    pub quick: bool,
    /// Run each scenario in every engine and size that it can run in, which takes about an hour
    #[arg(long, conflicts_with = "quick")]
    pub everywhere: bool,
    /// All of them, if none is named
    #[arg(value_name = "STAGE")]
    pub only: Vec<Stage>,
    /// For the end-to-end tests: parts of names, `--in webkit`, `--repeat 50`; `--help` has all of it
    #[arg(last = true, value_name = "FOR E2E")]
    pub for_e2e: Vec<String>,
}

/// In the order in which they run: what finds most mistakes soonest comes first.
#[derive(Debug, Clone, Copy, PartialEq, ValueEnum)]
pub enum Stage {
    Fmt,
    Model,
    Clippy,
    Html,
    Build,
    Hosting,
    Wasm,
    #[value(name = "e2e")]
    EndToEnd,
}

/// What the value is called on the command line.
pub fn name(value: impl ValueEnum) -> String {
    value.to_possible_value().map(|it| it.get_name().to_owned()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::*;

    fn read(line: &str) -> Result<Option<Task>, String> {
        let words = ["cargo xtask"].into_iter().chain(line.split_whitespace());
        Cli::try_parse_from(words).map(|cli| cli.task).map_err(|error| error.to_string())
    }

    #[test]
    fn the_command_line_contradicts_itself_nowhere() {
        Cli::command().debug_assert();
    }

    #[test]
    fn what_makes_no_sense_is_refused() {
        for line in [
            "serve --dev --no-build",
            "serve --dev --dir out",
            "build --address=",
            "build --address --fast",
            "test all",
            "precache",
        ] {
            assert!(read(line).is_err(), "{line}");
        }
    }

    #[test]
    fn nothing_said_asks_for_the_help_which_leaves_out_what_is_for_tests_alone() {
        assert!(read("").is_ok_and(|task| task.is_none()));
        assert!(read("precache out").is_ok_and(|task| task.is_some()));
        let help = Cli::command().render_help().to_string();
        assert!(help.contains("bench") && !help.contains("precache"), "{help}");
    }

    // These words are in CONTRIBUTING, and hosts' own files call some of them.
    #[test]
    fn stages_are_called_what_they_were_always_called() {
        let stages: Vec<String> = Stage::value_variants().iter().map(|it| name(*it)).collect();
        assert_eq!(stages, ["fmt", "model", "clippy", "html", "build", "hosting", "wasm", "e2e"]);
    }
}
