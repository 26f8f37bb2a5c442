//! Runs other programs.
//!
//! `xshell` would take the place of three short functions here, and bring a second kind of command beside the standard one, which
//! long steps, browsers and servers need.

use std::ffi::OsString;
use std::io::{self, BufRead, BufReader, IsTerminal};
use std::path::{Path, PathBuf};
use std::process::{Command, ExitStatus, Stdio};
use std::thread;
use std::time::Duration;

use anyhow::{Context, Result, bail};
use fs_err as fs;

use crate::say::Step;

/// PATH with folders put before what is on it.
pub fn path_with(first: &[PathBuf]) -> Result<OsString> {
    let now = std::env::var_os("PATH").unwrap_or_default();
    let all = first.iter().cloned().chain(std::env::split_paths(&now));
    std::env::join_paths(all).context("cannot put a folder on PATH")
}

/// What the command prints, if it is there and succeeds.
pub fn answer(command: &mut Command) -> Option<String> {
    let output = command.stdin(Stdio::null()).stderr(Stdio::null()).output().ok()?;
    let text = String::from_utf8(output.stdout).ok()?;
    output.status.success().then(|| text.trim().to_owned())
}

/// Runs the command in the open: what it prints is seen.
pub fn run(command: &mut Command) -> Result<()> {
    let status = command.status().with_context(|| not_started(command))?;
    if status.success() {
        return Ok(());
    }
    bail!("`{}` failed ({status})", shown(command))
}

/// Runs the command in the open, and gives each line that it prints to `hear`. The label stands before each line: it tells commands
/// that run at once apart.
pub fn run_heard(command: &mut Command, label: &str, mut hear: impl FnMut(&str)) -> Result<()> {
    let (lines, out) = io::pipe()?;
    if io::stderr().is_terminal() {
        // Cargo leaves its colours out where it does not write to a terminal by itself.
        command.env("CARGO_TERM_COLOR", "always");
    }
    let mut child = command.stdout(out.try_clone()?).stderr(out).spawn().with_context(|| not_started(command))?;
    // The command would hold the pipe open for as long as it lives.
    command.stdout(Stdio::inherit()).stderr(Stdio::inherit());
    for line in BufReader::new(lines).lines() {
        let line = line?;
        eprintln!("{label}{line}");
        hear(&plain(&line));
    }
    let status = child.wait()?;
    if status.success() {
        return Ok(());
    }
    bail!("`{}` failed ({status})", shown(command))
}

/// The line without its colours.
fn plain(line: &str) -> String {
    let mut parts = line.split('\u{1b}');
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |text, part| text + part.split_once('m').map_or(part, |it| it.1))
}

/// Runs the command and gives what it prints; what it says on stderr is seen.
pub fn output(command: &mut Command) -> Result<String> {
    let output = command.stderr(Stdio::inherit()).output().with_context(|| not_started(command))?;
    if output.status.success() {
        return Ok(String::from_utf8_lossy(&output.stdout).into_owned());
    }
    bail!("`{}` failed ({})", shown(command), output.status)
}

/// Lets the command take this process's place where the system can, so that who ends this one ends it too.
pub fn become_it(command: &mut Command) -> Result<()> {
    #[cfg(unix)]
    {
        use std::os::unix::process::CommandExt;
        let error = command.exec();
        Err(error).with_context(|| not_started(command))
    }
    #[cfg(not(unix))]
    run(command)
}

/// Where what a part of the build prints goes.
pub fn log(root: &Path, name: &str) -> Result<PathBuf> {
    let folder = root.join("target/logs");
    fs::create_dir_all(&folder)?;
    Ok(folder.join(format!("{name}.log")))
}

/// How a long step is run: what is said about it, where its output goes, and how long it may take.
pub struct Quietly<'a> {
    pub what: &'a str,
    pub about: &'a str,
    pub log: &'a Path,
    pub limit: Option<Duration>,
}

impl Quietly<'_> {
    /// Runs the command with its output in the log, and shows the log's end if it fails.
    pub fn run(&self, command: &mut Command) -> Result<()> {
        if self.succeeds(command)? {
            return Ok(());
        }
        let log = fs::read(self.log).unwrap_or_default();
        let log = String::from_utf8_lossy(&log);
        let lines: Vec<&str> = log.lines().collect();
        for line in lines.iter().skip(lines.len().saturating_sub(40)) {
            eprintln!("    {line}");
        }
        bail!("`{}` failed; all it printed is in {}", shown(command), self.log.display())
    }

    /// Runs the command with its output in the log and tells whether it succeeded, within the limit.
    pub fn succeeds(&self, command: &mut Command) -> Result<bool> {
        let log = fs::File::create(self.log)?.into_file();
        let errors = log.try_clone()?;
        let step = Step::start(self.what, self.about);
        let mut child = command.stdin(Stdio::null()).stdout(log).stderr(errors).spawn().with_context(|| not_started(command))?;
        let status: Option<ExitStatus> = loop {
            match child.try_wait() {
                Ok(Some(status)) => break Some(status),
                Ok(None) if self.limit.is_some_and(|limit| step.elapsed() > limit) => {
                    // It may have ended by itself since: either way it is over.
                    let _ = child.kill();
                    let _ = child.wait();
                    break None;
                }
                Ok(None) => thread::sleep(Duration::from_millis(50)),
                Err(error) => return Err(error).with_context(|| not_started(command)),
            }
        };
        let succeeded = status.is_some_and(|status| status.success());
        step.end(if succeeded { "done in" } else { "failed after" });
        Ok(succeeded)
    }
}

fn not_started(command: &Command) -> String {
    format!("cannot run `{}`; is it installed?", command.get_program().display())
}

/// The command as a person would type it.
fn shown(command: &Command) -> String {
    let words = std::iter::once(command.get_program()).chain(command.get_args());
    words.map(|word| word.to_string_lossy()).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_without_its_colours_is_plain() {
        assert_eq!(plain("\u{1b}[1m\u{1b}[32m     Running\u{1b}[0m tests"), "     Running tests");
    }

    #[test]
    fn a_command_is_shown_as_it_is_typed() {
        assert_eq!(shown(Command::new("npm").args(["install", "x"])), "npm install x");
    }
}
