//! The result as it is written down, and the command that prints it.

use std::fs;
use std::path::PathBuf;
use std::process::{Command, Output};

use resync::model::health_export::result::CheckResult;
use samples::zip::{PHONE, zip};
use serde_json::{Value, json};

use crate::given::{APP, DAY, EXPORTED, Given, HOUR, OLD_WATCH, PHONE as IPHONE, TODAY, WATCH, check, ordinary};

fn result(given: &Given) -> CheckResult {
    check(given.xml().as_bytes()).result(Some(EXPORTED)).unwrap()
}

fn json_of(result: &CheckResult) -> Value {
    serde_json::from_str(&result.to_json()).unwrap()
}

// Others read this: it is never changed, only added to.
#[test]
fn the_contract_is_kept() {
    let ten = TODAY + 10 * HOUR;
    let given = Given::default().steps(WATCH, ten, 600, 500.0).steps(WATCH, ten + HOUR, 600, 250.0).steps(APP, ten, 60, 12.5);
    let found = json_of(&result(&given.heart(IPHONE, ten)));
    assert_eq!(found["exportDate"], "2026-11-20T20:30:00Z");
    assert_eq!(found["formatVersion"], 14);
    assert_eq!(found["entryName"], "file.xml");
    assert_eq!(found["problem"], Value::Null);
    let line = |at: usize| {
        let line = &found["sources"][at];
        json!([line["name"], line["hardware"], line["app"], line["stepCount"], line["stepSum"], line["first"], line["last"]])
    };
    assert_eq!(
        line(0),
        json!(["Kim’s Apple\u{a0}Watch", "Watch6,7", null, 2, 750, "2026-11-20T09:00:00Z", "2026-11-20T10:10:00Z"])
    );
    assert_eq!(line(1), json!(["Walker", null, "Walker", 1, 12.5, "2026-11-20T09:00:00Z", "2026-11-20T09:01:00Z"]));
    assert_eq!(line(2), json!(["Kim’s iPhone", "iPhone15,2", null, 0, 0, null, null]));
    assert_eq!(found["findings"][0]["id"], "phone-steps-missing");
    assert_eq!(found["findings"][0]["checklist"], "motion-fitness");
}

#[test]
fn a_result_comes_back_as_it_was_written() {
    let result = result(&ordinary());
    assert_eq!(serde_json::from_str::<CheckResult>(&result.to_json()).unwrap(), result);
}

#[test]
fn a_result_without_names_has_none() {
    let export = ordinary().steps(OLD_WATCH, EXPORTED - 9 * DAY, 60, 1.0).read();
    let labels = export.labels();
    let told: Vec<String> = labels.iter().map(ToString::to_string).collect();
    assert_eq!(told, ["iPhone A", "Watch A (Series 7)", "App A", "Watch B (Series 4)"]);
    let result = check(ordinary().xml().as_bytes()).result(None).unwrap().without_names(&ordinary().read().labels());
    let text = result.to_json();
    for name in ["Kim", "Walker", "file.xml"] {
        assert!(!text.contains(name), "{name} is in {text}");
    }
    assert_eq!(result.sources[2].app.as_deref(), Some("App A"));
}

#[test]
fn the_letters_go_on_behind_z() {
    let mut given = Given::default();
    let names: Vec<String> = (0..30).map(|it| format!("App number {it}")).collect();
    for (at, name) in names.iter().enumerate() {
        given = given.steps(samples::xml::Writer::app(name), EXPORTED - (1 + at as i64) * HOUR, 60, 1.0);
    }
    let labels = given.read().labels();
    assert_eq!([0, 25, 26, 29].map(|it| labels[it].to_string()), ["App A", "App Z", "App AA", "App AD"]);
}

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
    assert_eq!(found["sources"], json_of(&result(&ordinary()))["sources"]);
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
