//! `cargo xtask`: the front of the tasks. It builds them (`xtask/tasks/`), tells how that goes, and runs them; or runs those that
//! another clone has built of the same.
//!
//! It has no dependencies, so it is there in a second or two. The tasks take about a minute the first time, and cargo would say
//! nothing meanwhile.

mod kept;

use std::ffi::OsStr;
use std::io::{self, IsTerminal, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode, Stdio};
use std::sync::mpsc::{self, RecvTimeoutError};
use std::thread;
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

const WHAT: &str = "getting the build tools ready";
const ABOUT: &str = "about a minute, once";

/// What cargo answers within this time needs no words.
const PATIENCE: Duration = Duration::from_secs(1);
/// How often it is said that it still goes on: on a terminal, where the line is rewritten, and elsewhere, as in a CI log.
const ON_TERMINAL: Duration = Duration::from_secs(1);
const ELSEWHERE: Duration = Duration::from_secs(10);

fn main() -> ExitCode {
    run().unwrap_or_else(|problem| {
        eprintln!("error: {problem}");
        ExitCode::FAILURE
    })
}

fn run() -> Result<ExitCode, String> {
    let began = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |it| it.as_millis());
    let own = std::env::current_exe().map_err(|error| format!("cannot tell where this program is: {error}"))?;
    let folder = own.parent().ok_or("cannot tell the folder of this program")?;
    let mut tasks = command(tasks(folder)?);
    // They tell the time from here on.
    hand_over(tasks.args(std::env::args_os().skip(1)).env("RESYNC_BEGAN", began.to_string()))
}

/// The tasks, built beside this program if nobody has kept them.
fn tasks(folder: &Path) -> Result<PathBuf, String> {
    let place = kept::place(&Path::new(env!("CARGO_MANIFEST_DIR")).join(".."), profile(folder));
    if let Some(place) = place.as_ref().filter(|it| it.is_file()) {
        return Ok(place.clone());
    }
    build(folder)?;
    let built = folder.join("tasks").with_extension(std::env::consts::EXE_EXTENSION);
    if let Some(place) = place {
        // Where they can't be kept, the next clone builds them too.
        let _ = kept::keep(&built, &place);
    }
    Ok(built)
}

/// Builds the tasks beside this program. Cargo is heard only if it fails.
fn build(folder: &Path) -> Result<(), String> {
    let mut cargo = command(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    cargo.args(["build", "--package", "tasks", "--profile", profile(folder)]).stdin(Stdio::null());
    let began = Instant::now();
    let is_terminal = io::stderr().is_terminal();
    let mut said = false;
    let pauses = [PATIENCE, if is_terminal { ON_TERMINAL } else { ELSEWHERE }];
    let built = attended(
        move || cargo.output(),
        pauses,
        || {
            let seconds = began.elapsed().as_secs();
            match (is_terminal, said) {
                (true, _) => eprint!("\r{WHAT} ({ABOUT}) … {seconds} s so far"),
                (false, false) => eprintln!("{WHAT} ({ABOUT}) …"),
                (false, true) => eprintln!("  {seconds} s so far"),
            }
            said = true;
        },
    );
    let built = built.ok_or("the build of the tasks was lost; try again")?;
    let built = built.map_err(|error| format!("cannot run cargo: {error}; is it on PATH?"))?;
    let how = if built.status.success() { "done in" } else { "failed after" };
    match (said, is_terminal, began.elapsed().as_secs()) {
        (false, ..) => {}
        // Longer than the line that it covers, with the blanks.
        (true, true, seconds) => eprintln!("\r{WHAT} ({ABOUT}) … {how} {seconds} s    "),
        (true, false, seconds) => eprintln!("  {how} {seconds} s"),
    }
    if built.status.success() {
        return Ok(());
    }
    // If even that can't be written, the sentence can't either.
    let _ = io::stderr().write_all(&built.stderr);
    Err("the build tools (xtask/tasks) could not be built; what cargo says about it stands above".to_owned())
}

/// The profile whose programs are in this folder, so that the tasks are built beside their front.
fn profile(folder: &Path) -> &str {
    match folder.file_name().and_then(OsStr::to_str) {
        None | Some("debug") => "dev",
        Some(name) => name,
    }
}

/// Does the work beside, and tells that it goes on: after the first of these pauses, and then after each that is like the second.
fn attended<T: Send + 'static>(
    work: impl FnOnce() -> T + Send + 'static,
    [mut pause, later]: [Duration; 2],
    mut tell: impl FnMut(),
) -> Option<T> {
    let (done, results) = mpsc::channel();
    // Nobody is there to receive it only if this program has ended.
    thread::spawn(move || done.send(work()));
    loop {
        match results.recv_timeout(pause) {
            Ok(result) => return Some(result),
            Err(RecvTimeoutError::Disconnected) => return None,
            Err(RecvTimeoutError::Timeout) => tell(),
        }
        pause = later;
    }
}

/// A command without what `cargo run` adds to the environment: left there, it would make another cargo take this package for its
/// own and compile much anew.
fn command(program: impl AsRef<OsStr>) -> Command {
    let mut command = Command::new(program);
    for (name, _) in std::env::vars_os() {
        if name.to_str().is_some_and(set_by_cargo_run) {
            command.env_remove(name);
        }
    }
    command
}

fn set_by_cargo_run(name: &str) -> bool {
    ["CARGO", "RUSTC_BOOTSTRAP", "OUT_DIR"].contains(&name)
        || ["CARGO_PKG_", "CARGO_MANIFEST_", "CARGO_BIN_"].iter().any(|start| name.starts_with(start))
}

/// Lets the tasks take this process's place where the system can, so that who ends this one ends them.
fn hand_over(tasks: &mut Command) -> Result<ExitCode, String> {
    let program = tasks.get_program().to_owned();
    let not_run = |error| format!("cannot run {}: {error}; remove it and try again", program.display());
    #[cfg(unix)]
    {
        use std::os::unix::process::CommandExt;
        Err(not_run(tasks.exec()))
    }
    #[cfg(not(unix))]
    {
        let code = tasks.status().map_err(not_run)?.code();
        Ok(code.and_then(|code| u8::try_from(code).ok()).map_or(ExitCode::FAILURE, ExitCode::from))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tasks_are_built_by_the_profile_of_their_front() {
        assert_eq!(profile(Path::new("target/debug")), "dev");
        assert_eq!(profile(Path::new("target/release")), "release");
    }

    #[test]
    fn what_cargo_run_sets_is_told_from_what_the_user_sets() {
        assert!(["CARGO", "CARGO_PKG_NAME", "CARGO_MANIFEST_DIR", "RUSTC_BOOTSTRAP"].into_iter().all(set_by_cargo_run));
        assert!(!["CARGO_HOME", "CARGO_TARGET_DIR", "RUSTFLAGS", "PATH"].into_iter().any(set_by_cargo_run));
    }

    #[test]
    fn only_work_that_takes_a_while_is_spoken_of() {
        let [long, short] = [Duration::from_secs(600), Duration::from_millis(1)];
        assert_eq!(attended(|| 1, [long, short], || panic!("it was quick")), Some(1));
        // This work is done once it was spoken of three times.
        let (say, heard) = mpsc::channel();
        let told = || say.send(()).unwrap_or_default();
        assert_eq!(attended(move || heard.iter().take(3).count(), [short, short], told), Some(3));
    }

    #[test]
    fn work_that_breaks_off_is_not_waited_for() {
        assert_eq!(attended(|| panic!("on purpose"), [ON_TERMINAL; 2], || ()), None::<()>);
    }
}
