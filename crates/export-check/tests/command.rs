//! The command, as somebody calls it.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use std::fs;
use std::path::PathBuf;
use std::process::{Command, Output};

use fixtures::given::{EXPORTED, check, ordinary};
use samples::zip::{PHONE, zip};
use serde_json::Value;

/// Runs the command on a file with this in it.
fn command(name: &str, bytes: &[u8], options: &[&str]) -> Output {
    let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    fs::write(&path, bytes).unwrap();
    Command::new(env!("CARGO_BIN_EXE_export-check")).arg(path).args(options).output().unwrap()
}

#[test]
fn the_command_prints_the_same_result() {
    let xml = ordinary().xml().into_bytes();
    let bytes = zip(&[("apple_health_export/导出.xml", &xml, true)], PHONE, b"");
    let output = command("export.zip", &bytes, &["--json"]);
    assert!(output.status.success() && output.stderr.is_empty());
    let found: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(found["entryName"], "apple_health_export/导出.xml");
    let result = check(ordinary().xml().as_bytes()).result(Some(EXPORTED)).unwrap().to_json();
    let result: Value = serde_json::from_str(&result).unwrap();
    assert_eq!(found["sources"], result["sources"]);
    let text = String::from_utf8(command("export.zip", &bytes, &[]).stdout).unwrap();
    assert!(text.contains("Kim’s iPhone (iPhone15,2)") && text.contains("[all-clear]"), "{text}");
}

#[test]
fn the_command_reads_a_folder() {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("unpacked/apple_health_export");
    fs::create_dir_all(&folder).unwrap();
    fs::write(folder.join("export_cda.xml"), "<ClinicalDocument/>").unwrap();
    fs::write(folder.join("Export.xml"), ordinary().xml()).unwrap();
    let output = Command::new(env!("CARGO_BIN_EXE_export-check")).arg(folder.parent().unwrap()).arg("--json").output().unwrap();
    let found: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(found["entryName"], "Export.xml");
}

#[test]
fn the_command_says_in_a_sentence_what_it_can_not_read() {
    for (name, bytes) in [("empty.zip", b"".as_slice()), ("page.xml", b"<html/>"), ("cda.xml", b"<ClinicalDocument/>")] {
        let output = command(name, bytes, &["--json"]);
        let said = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(1));
        assert!(output.stdout.is_empty() && said.trim_end().ends_with('.') && said.starts_with("This"), "{said}");
    }
    let nothing = Command::new(env!("CARGO_BIN_EXE_export-check")).output().unwrap();
    assert_eq!(nothing.status.code(), Some(1));
    let missing = Command::new(env!("CARGO_BIN_EXE_export-check")).arg("there is no such file").output().unwrap();
    assert_eq!(missing.status.code(), Some(1));
}

#[test]
fn the_command_keeps_what_it_could_read_of_a_damaged_export() {
    let xml = ordinary().xml().into_bytes();
    let output = command("cut.xml", &xml[..xml.len() / 2], &["--json"]);
    assert!(output.status.success());
    let found: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(found["problem"], "cut-short");
    assert!(String::from_utf8(output.stderr).unwrap().contains("is missing"));
}

// The page left this out of an export whose end is missing, and the command said that the watch had stopped.
#[test]
fn the_command_does_not_say_that_steps_stopped_where_the_end_is_missing() {
    let xml = ordinary().xml().into_bytes();
    let output = command("cut-early.xml", &xml[..xml.len() / 3], &["--json"]);
    let found: Value = serde_json::from_slice(&output.stdout).unwrap();
    let ids: Vec<&str> = found["findings"].as_array().unwrap().iter().filter_map(|it| it["id"].as_str()).collect();
    assert!(ids.iter().all(|it| ["wrong-clock", "written-twice", "time-zone"].contains(it)), "{ids:?}");
}
