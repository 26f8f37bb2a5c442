//! Reads a file, or what lies in a folder, for the check.

use std::fs::{self, File};
use std::io::{Read, Result, Seek, SeekFrom};
use std::path::{Path, PathBuf};

use health_export::folder::candidates;
use health_export::problem::Problem;
use health_export::reader::{Outcome, Reader};
use walkdir::WalkDir;

/// At most this many files of a folder are looked at. An export contains one route file for each walk.
const MOST_FILES: usize = 100_000;

/// Checks a file; of a folder, the first file that is an export.
pub fn check(path: &Path) -> Result<Outcome> {
    if !fs::metadata(path)?.is_dir() {
        return check_file(path);
    }
    let paths = files(path)?;
    let names: Vec<String> = paths.iter().map(|it| it.to_string_lossy().into_owned()).collect();
    let mut problem = None;
    for place in candidates(&names) {
        let outcome = check_file(&paths[place])?;
        if outcome.export.is_some() {
            return Ok(outcome);
        }
        // That one file is no export says less than what is wrong with another.
        problem = problem.filter(|it| *it != Problem::NotAnExport).or(outcome.problem);
    }
    Ok(Outcome { export: None, problem: problem.or(Some(Problem::NotAnExport)) })
}

/// Every file below a folder. Links are not followed: they could lead in a circle.
fn files(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    for entry in WalkDir::new(folder) {
        let entry = entry?;
        if entry.file_type().is_file() && found.len() < MOST_FILES {
            found.push(entry.into_path());
        }
    }
    found.sort();
    Ok(found)
}

fn check_file(path: &Path) -> Result<Outcome> {
    let mut file = File::open(path)?;
    let name = path.file_name().map(|it| it.to_string_lossy().into_owned());
    let mut reader = Reader::new(file.metadata()?.len(), name.as_deref());
    let mut room = Vec::new();
    let mut at = 0;
    while let Some(wanted) = reader.wants() {
        if at != wanted.start {
            file.seek(SeekFrom::Start(wanted.start))?;
        }
        room.clear();
        let read = (&mut file).take(wanted.end - wanted.start).read_to_end(&mut room)?;
        at = wanted.start + read as u64;
        reader.give(&room);
    }
    Ok(reader.finish())
}
