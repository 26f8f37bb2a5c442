//! Reads the command line.

use std::path::PathBuf;

use crate::bench::{BenchOptions, Part};
use crate::problem::{Outcome, Problem};
use crate::stages::Stage;

#[derive(Debug, PartialEq)]
pub enum Task {
    Help,
    Build {
        address: Option<String>,
    },
    Prepare,
    Finish {
        dir: Option<PathBuf>,
    },
    /// Not in the help: only the tests change what was built.
    Precache {
        dir: PathBuf,
    },
    Serve(ServeOptions),
    Test(TestOptions),
    Bench(BenchOptions),
}

#[derive(Debug, PartialEq)]
pub struct ServeOptions {
    pub port: u16,
    pub open: bool,
    pub dev: bool,
    pub build: bool,
    pub dir: Option<PathBuf>,
}

#[derive(Debug, PartialEq, Default)]
pub struct TestOptions {
    pub quick: bool,
    pub only: Vec<Stage>,
}

pub fn parse(arguments: &[String]) -> Outcome<Task> {
    let mut words = arguments.iter().map(String::as_str);
    let Some(name) = words.next() else {
        return Ok(Task::Help);
    };
    let rest: Vec<&str> = words.collect();
    if rest.contains(&"--help") || rest.contains(&"-h") {
        return Ok(Task::Help);
    }
    match name {
        "help" | "--help" | "-h" => Ok(Task::Help),
        "build" => build(&rest),
        "prepare" => nothing_more(name, &rest).map(|()| Task::Prepare),
        "finish" => finish(&rest),
        "precache" => precache(&rest),
        "serve" => serve(&rest).map(Task::Serve),
        "test" => test(&rest).map(Task::Test),
        "bench" => bench(&rest).map(Task::Bench),
        _ => Err(Problem::new(format!("there is no command \"{name}\"; `cargo xtask help` lists them"))),
    }
}

fn nothing_more(name: &str, rest: &[&str]) -> Outcome<()> {
    match rest.first() {
        None => Ok(()),
        Some(word) => Err(unknown(name, word)),
    }
}

fn unknown(name: &str, word: &str) -> Problem {
    Problem::new(format!("`cargo xtask {name}` does not know \"{word}\"; `cargo xtask help` lists what it knows"))
}

fn build(rest: &[&str]) -> Outcome<Task> {
    let missing = || Problem::new("--address needs the guide's address after it, such as https://example.org/resync/");
    let address = match rest {
        [] => None,
        ["--address"] => return Err(missing()),
        ["--address", address] => Some(*address),
        [word] if word.starts_with("--address=") => word.split_once('=').map(|it| it.1),
        ["--address", _, word, ..] | [word, ..] => return Err(unknown("build", word)),
    };
    match address {
        Some(address) if address.is_empty() || address.starts_with('-') => Err(missing()),
        // Whether it is one is the prerenderer's to say, which is told by the environment too.
        address => Ok(Task::Build { address: address.map(String::from) }),
    }
}

fn finish(rest: &[&str]) -> Outcome<Task> {
    match rest {
        [] => Ok(Task::Finish { dir: None }),
        [dir] if !dir.starts_with('-') => Ok(Task::Finish { dir: Some(PathBuf::from(dir)) }),
        [word, ..] => Err(unknown("finish", word)),
    }
}

fn precache(rest: &[&str]) -> Outcome<Task> {
    match rest {
        [dir] if !dir.starts_with('-') => Ok(Task::Precache { dir: PathBuf::from(dir) }),
        _ => Err(Problem::new("`cargo xtask precache` needs one folder, which holds a finished page")),
    }
}

fn serve(rest: &[&str]) -> Outcome<ServeOptions> {
    let mut options = ServeOptions { port: 8080, open: false, dev: false, build: true, dir: None };
    let mut words = rest.iter();
    while let Some(word) = words.next() {
        // `--port=80` and `--port 80` are both usual.
        let (flag, joined) = match word.split_once('=') {
            Some((flag, value)) => (flag, Some(value)),
            None => (*word, None),
        };
        match (flag, joined) {
            ("--open", None) => options.open = true,
            ("--dev", None) => options.dev = true,
            ("--no-build", None) => options.build = false,
            ("--port" | "--dir", _) => {
                let value = joined
                    .or_else(|| words.next().copied())
                    .ok_or_else(|| Problem::new(format!("{flag} needs a value after it")))?;
                if flag == "--port" {
                    options.port =
                        value.parse().map_err(|_| Problem::new(format!("--port needs a number up to 65535, not \"{value}\"")))?;
                } else {
                    options.dir = Some(PathBuf::from(value));
                }
            }
            _ => return Err(unknown("serve", word)),
        }
    }
    if options.dev && (!options.build || options.dir.is_some()) {
        return Err(Problem::new("--dev always builds, and into dist; leave out --no-build and --dir"));
    }
    Ok(options)
}

fn test(rest: &[&str]) -> Outcome<TestOptions> {
    let mut options = TestOptions::default();
    for word in rest {
        match (*word, Stage::named(word)) {
            ("--quick", _) => options.quick = true,
            (_, Some(stage)) => options.only.push(stage),
            _ => return Err(unknown("test", word)),
        }
    }
    Ok(options)
}

fn bench(rest: &[&str]) -> Outcome<BenchOptions> {
    let mut options = BenchOptions { build: true, rounds: 5, only: vec![] };
    let mut words = rest.iter();
    while let Some(word) = words.next() {
        let (flag, joined) = match word.split_once('=') {
            Some((flag, value)) => (flag, Some(value)),
            None => (*word, None),
        };
        match (flag, joined, Part::named(word)) {
            ("--no-build", None, _) => options.build = false,
            ("--rounds", _, _) => {
                let value = joined.or_else(|| words.next().copied()).unwrap_or_default();
                let rounds = value.parse().ok().filter(|it| *it > 0);
                options.rounds =
                    rounds.ok_or_else(|| Problem::new(format!("--rounds needs a number from 1, not \"{value}\"")))?;
            }
            (_, _, Some(part)) => options.only.push(part),
            _ => return Err(unknown("bench", word)),
        }
    }
    Ok(options)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(line: &str) -> Result<Task, String> {
        let words: Vec<String> = line.split_whitespace().map(String::from).collect();
        parse(&words).map_err(|problem| problem.to_string())
    }

    #[test]
    fn nothing_and_help_show_the_help() {
        for line in ["", "help", "--help", "serve --help"] {
            assert_eq!(read(line), Ok(Task::Help), "{line}");
        }
    }

    #[test]
    fn serve_takes_its_flags_in_both_forms() {
        let wanted = ServeOptions { port: 0, open: true, dev: false, build: false, dir: Some(PathBuf::from("out")) };
        let line = "serve --port=0 --open --no-build --dir out";
        assert_eq!(read(line), Ok(Task::Serve(wanted)));
    }

    #[test]
    fn build_takes_the_guides_address_in_both_forms() {
        let address = Some("https://example.org/".to_owned());
        for line in ["build --address https://example.org/", "build --address=https://example.org/"] {
            assert_eq!(read(line), Ok(Task::Build { address: address.clone() }), "{line}");
        }
        assert_eq!(read("build"), Ok(Task::Build { address: None }));
        assert!(["build --address", "build --address=", "build --address --fast"].iter().all(|line| read(line).is_err()));
    }

    #[test]
    fn what_is_not_known_is_refused_by_name() {
        for line in ["bild", "build --fast", "serve --prot 1", "serve --open=yes", "test all"] {
            let refusal = read(line).err().unwrap_or_default();
            let last = line.split_whitespace().find(|w| refusal.contains(*w));
            assert!(last.is_some(), "{line}: {refusal}");
        }
        assert!(read("serve --port").is_err());
        assert!(read("serve --port 70000").is_err());
        assert!(read("serve --dev --no-build").is_err());
    }

    #[test]
    fn precache_takes_the_folder_of_a_page() {
        assert_eq!(read("precache out"), Ok(Task::Precache { dir: PathBuf::from("out") }));
        for line in ["precache", "precache --out", "precache a b"] {
            assert!(read(line).is_err(), "{line}");
        }
    }

    #[test]
    fn bench_takes_parts_and_its_flags_in_both_forms() {
        let wanted = |build, rounds, only| Ok(Task::Bench(BenchOptions { build, rounds, only }));
        assert_eq!(read("bench"), wanted(true, 5, vec![]));
        let some = vec![Part::Ticks, Part::Sizes];
        for line in ["bench ticks --rounds 3 sizes --no-build", "bench --no-build --rounds=3 ticks sizes"] {
            assert_eq!(read(line), wanted(false, 3, some.clone()), "{line}");
        }
        for line in ["bench tocks", "bench --rounds", "bench --rounds=0", "bench --rounds many", "bench --no-build=yes"] {
            assert!(read(line).is_err(), "{line}");
        }
    }

    #[test]
    fn test_takes_stages() {
        let wanted = TestOptions { quick: true, only: vec![Stage::Fmt, Stage::EndToEnd] };
        assert_eq!(read("test fmt --quick e2e"), Ok(Task::Test(wanted)));
    }
}
