//! `export-check FILE [--json]`: the Health export check without a browser, for a zip, an XML file or a folder.

mod read;
mod sentences;

use std::io::{ErrorKind, Write as _};
use std::path::PathBuf;
use std::process::ExitCode;
use std::time::{SystemTime, UNIX_EPOCH};

use health_export::time::Seconds;

const USAGE: &str =
    "Say which file to check: export-check FILE [--json]. FILE is a Health export: a zip, its export.xml, or a folder with it.";

fn main() -> ExitCode {
    let (options, files): (Vec<_>, Vec<_>) =
        std::env::args_os().skip(1).partition(|it| it.to_str().is_some_and(|it| it.starts_with("--")));
    let [file] = files.as_slice() else { return fail(USAGE) };
    if options.iter().any(|it| it != "--json") {
        return fail(USAGE);
    }
    let file = PathBuf::from(file);
    let outcome = match read::check(&file) {
        Ok(outcome) => outcome,
        Err(error) => return fail(&format!("{} can't be read: {error}.", file.display())),
    };
    let problem = outcome.problem.map(sentences::problem);
    let (Some(export), Some(result)) = (&outcome.export, outcome.result(now())) else {
        return fail(&problem.unwrap_or_default());
    };
    if let Some(problem) = problem {
        eprintln!("{problem}");
    }
    let text = match options.is_empty() {
        true => sentences::report(export, &result),
        false => format!("{}\n", result.to_json()),
    };
    match std::io::stdout().write_all(text.as_bytes()) {
        // Whoever reads it may have had enough: `export-check FILE | head -1`.
        Err(error) if error.kind() != ErrorKind::BrokenPipe => fail(&format!("The result can't be written: {error}.")),
        _ => ExitCode::SUCCESS,
    }
}

fn fail(sentence: &str) -> ExitCode {
    eprintln!("{sentence}");
    ExitCode::FAILURE
}

/// `None` if the clock of this machine is before 1970.
fn now() -> Option<Seconds> {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).ok()?;
    Seconds::try_from(since.as_secs()).ok()
}
