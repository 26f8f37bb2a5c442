//! Which tests took longest: scenarios of the end-to-end tests one by one, other tests by their program.

use std::cell::RefCell;
use std::path::Path;
use std::process::Command;
use std::time::Duration;

use anyhow::Result;
use fs_err as fs;

use crate::command;
use crate::say;

/// How many are named at the end of a run.
const NAMED: usize = 10;

#[derive(Default)]
pub struct Times(RefCell<Vec<(Duration, String)>>);

impl Times {
    pub fn note(&self, time: Duration, name: String) {
        self.0.borrow_mut().push((time, name));
    }

    pub fn add(&self, times: Vec<(Duration, String)>) {
        self.0.borrow_mut().extend(times);
    }

    /// Notes what the end-to-end tests have written.
    pub fn read(&self, file: &Path) -> Result<()> {
        let text = fs::read_to_string(file)?;
        let lines = text.lines().filter_map(|it| it.split_once('\t'));
        lines.filter_map(|(time, name)| Some((seconds(time)?, name.to_owned()))).for_each(|(time, name)| self.note(time, name));
        Ok(())
    }

    pub fn slowest(&self) -> String {
        let mut all = self.0.borrow().clone();
        all.sort_by_key(|it| std::cmp::Reverse(it.0));
        all.iter().take(NAMED).map(|(time, name)| format!("{:>14}  {name}\n", say::time(*time))).collect()
    }
}

/// Runs `cargo test`, and tells how long each of its programs took. The label stands before each line that they print.
pub fn of_programs(cargo: &mut Command, among: &str, label: &str) -> Result<Vec<(Duration, String)>> {
    let mut program = String::new();
    let mut times = vec![];
    command::run_heard(cargo, label, |line| {
        if let Some(name) = program_in(line) {
            program = name;
        } else if let Some(time) = time_in(line) {
            times.push((time, format!("{program}, {among}")));
        }
    })?;
    Ok(times)
}

/// `rules (tests/rules/main.rs)` of `     Running tests/rules/main.rs (target/debug/deps/rules-0123456789abcdef)`.
fn program_in(line: &str) -> Option<String> {
    let rest = line.trim_start().strip_prefix("Running ")?;
    let (source, built) = rest.strip_prefix("unittests ").unwrap_or(rest).split_once(" (")?;
    let name = built.rsplit(['/', '\\']).next()?.rsplit_once('-')?.0;
    Some(format!("{name} ({source})"))
}

/// The time in `test result: ok. 12 passed; 0 failed; 0 ignored; 0 measured; 0 filtered out; finished in 1.25s`.
fn time_in(line: &str) -> Option<Duration> {
    let (_, time) = line.strip_prefix("test result: ")?.split_once("finished in ")?;
    seconds(time.strip_suffix('s')?)
}

fn seconds(text: &str) -> Option<Duration> {
    text.parse().ok().and_then(|it| Duration::try_from_secs_f64(it).ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_programs_and_times_of_cargo_are_read() {
        let line = "     Running tests/rules/main.rs (target/debug/deps/rules-0123456789abcdef)";
        assert_eq!(program_in(line).as_deref(), Some("rules (tests/rules/main.rs)"));
        assert_eq!(program_in("     Running unittests src/lib.rs (target/debug/deps/a-0)").as_deref(), Some("a (src/lib.rs)"));
        assert_eq!(program_in("test running_is_healthy ... ok"), None);
        let line = "test result: ok. 3 passed; 0 failed; 0 ignored; 0 measured; 0 filtered out; finished in 1.25s";
        assert_eq!(time_in(line), Some(Duration::from_millis(1250)));
        assert_eq!(time_in("test it_is_finished in 1s ... ok"), None);
    }

    #[test]
    fn the_slowest_come_first() {
        let times = Times::default();
        for (at, name) in ["one", "three", "two"].into_iter().enumerate() {
            times.note(Duration::from_secs([10, 30, 20][at]), name.to_owned());
        }
        assert_eq!(times.slowest(), "          30 s  three\n          20 s  two\n          10 s  one\n");
    }
}
