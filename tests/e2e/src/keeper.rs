//! Runs a program that must not outlive the tests, however these end.

use std::path::Path;
use std::process::{Child, ChildStdout, Command, Stdio};

use std::os::unix::process::CommandExt;

/// Waits for the end of its input, which comes when the tests let go of it or end in any way. Then it ends
/// its own process group, in which the program and all that it started are, and removes the folder named first.
const SCRIPT: &str = r#"
folder=$1; shift
"$@" </dev/null &
trap '' TERM
read -r line
kill -TERM 0
sleep 1
[ -z "$folder" ] || rm -rf "$folder"
kill -KILL 0
"#;

/// A running program. Dropping this ends it and whatever it started.
pub struct Kept {
    child: Child,
}

impl Kept {
    /// Starts the program; its output goes to a log file in `folder`, which is removed with it.
    pub fn with_folder(folder: &Path, program: &Command) -> Kept {
        let log = std::fs::File::create(folder.join("log.txt")).expect("a log file can be made in the temporary folder");
        let output = log.try_clone().expect("a file handle can be cloned");
        Kept::start(Some(folder), program, output.into(), log.into())
    }

    /// Starts the program and gives its output to read.
    pub fn with_output(program: &Command) -> (Kept, ChildStdout) {
        let mut kept = Kept::start(None, program, Stdio::piped(), Stdio::null());
        let output = kept.child.stdout.take().expect("the output was piped");
        (kept, output)
    }

    fn start(folder: Option<&Path>, program: &Command, output: Stdio, errors: Stdio) -> Kept {
        let mut shell = Command::new("sh");
        shell.args(["-c", SCRIPT, "sh"]).arg(folder.map(Path::as_os_str).unwrap_or_default());
        shell.arg(program.get_program()).args(program.get_args());
        for (name, value) in program.get_envs() {
            match value {
                Some(value) => shell.env(name, value),
                None => shell.env_remove(name),
            };
        }
        let child = shell
            .stdin(Stdio::piped())
            .stdout(output)
            .stderr(errors)
            .process_group(0)
            .spawn()
            .unwrap_or_else(|error| panic!("cannot start {:?}: {error}", program.get_program()));
        Kept { child }
    }
}

impl Drop for Kept {
    fn drop(&mut self) {
        // The shell does the rest by itself; nobody has to wait for it.
        drop(self.child.stdin.take());
    }
}
