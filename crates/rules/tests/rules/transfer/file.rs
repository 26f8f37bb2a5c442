//! The file that carries progress: readable, whole, and read without trusting it.

use State::{Done, Skipped};
use fixtures::guide;
use rules::guide::{Alias, Guide};
use rules::progress::{Progress, State, Timed};
use rules::system::{Pick, Systems};
use rules::transfer::file::{LARGEST, read, write};
use rules::transfer::{Incoming, TransferError};
use serde_json::{Value, json};

use crate::random::{NOW, Numbers, some_progress};

const DAY: u64 = 24 * 3_600_000;

/// The file with this content leads to this progress; so many values were left out.
#[track_caller]
fn check(content: Value, expected: Progress, unknown: usize) {
    assert_eq!(read(guide(), &file(content)), Ok(Incoming { progress: expected, unknown }));
}

#[track_caller]
fn check_error(text: &str, error: TransferError) {
    assert_eq!(read(guide(), text), Err(error), "{text}");
}

/// A file of version 1 with these parts.
fn file(mut parts: Value) -> String {
    let object = parts.as_object_mut().unwrap();
    object.insert("format".to_string(), json!("resync-progress"));
    object.entry("version").or_insert(json!(1));
    parts.to_string()
}

fn marked(marks: &[(&str, State)]) -> Progress {
    let marks = marks.iter().map(|(id, value)| (id.to_string(), Timed { at: NOW, value: *value }));
    Progress { marks: marks.collect(), ..Progress::default() }
}

#[test]
fn whatever_is_in_a_file_comes_back_to_the_millisecond() {
    let mut numbers = Numbers(0x9e37_79b9_7f4a_7c15);
    for chance in 1..=100 {
        let mut progress = some_progress(&mut numbers, chance, 30 * DAY);
        progress.set_note("crush-kettle", "two \"tries\"\n👟", NOW);
        assert_eq!(read(guide(), &write(&progress, true)), Ok(Incoming { progress, unknown: 0 }));
    }
}

#[test]
fn versions_that_are_none_are_left_out_and_counted() {
    let systems = |ios: &str| json!({ "systems": { "ios": ios, "watchos": "-8", "at": NOW } });
    let mut expected = Progress::default();
    expected.set_systems(Systems { ios: Pick::from(26), watchos: Pick::to(8) }, NOW);
    check(systems("26-"), expected, 0);
    for wrong in ["25-18", "18-256", "-", "oldest"] {
        check(systems(wrong), Progress::default(), 1);
    }
}

#[test]
fn the_file_says_in_its_first_line_what_it_is() {
    let text = write(&marked(&[("crush-kettle", Done)]), false);
    let expected = "{\n  \"format\": \"resync-progress\",\n  \"steps\": {\n    \"crush-kettle\": {\n      \"at\": 1795000000000,\n      \"state\": \"done\"\n    }\n  },\n  \"version\": 1\n}\n";
    assert_eq!(text, expected);
}

#[test]
fn notes_are_in_the_file_only_if_asked_for() {
    let mut progress = marked(&[("crush-kettle", Done)]);
    progress.set_note("crush-kettle", "private", NOW);
    assert!(!write(&progress, false).contains("private"));
    assert!(write(&progress, true).contains("private"));
}

// A timer that rang on two devices, and panels that open by themselves, would be nobody's progress.
#[test]
fn timers_and_open_checklists_stay_where_they_are() {
    let mut progress = marked(&[("crush-kettle", Done)]);
    let plain = write(&progress, true);
    progress.set_timer("crush-kettle", Some(NOW), NOW);
    progress.set_open("first-checks", true, NOW);
    assert_eq!(write(&progress, true), plain);
    let parts = json!({
        "steps": { "crush-kettle": { "state": "done", "at": NOW } },
        "timers": { "crush-kettle": { "ends": NOW, "at": NOW } }, "open": { "first-checks": { "open": true, "at": NOW } },
    });
    check(parts, marked(&[("crush-kettle", Done)]), 0);
}

#[test]
fn ids_of_a_newer_guide_are_kept() {
    let mut progress = marked(&[("crush-kettle", Done), ("a-step-of-tomorrow", Skipped)]);
    progress.set_answer("a-question-of-tomorrow", Some("an-answer-of-tomorrow"), NOW);
    assert_eq!(read(guide(), &write(&progress, false)), Ok(Incoming { progress, unknown: 0 }));
}

#[test]
fn values_of_a_newer_guide_are_counted_and_left_out() {
    let at = NOW;
    let parts = json!({
        "steps": { "crush-kettle": { "state": "done", "at": at }, "shake-both": { "state": "waiting", "at": at } },
        "answers": { "boils": { "answer": "flies", "at": at } },
        "chosen": { "id": "a-symptom-of-tomorrow", "at": at },
        "systems": { "ios": "oldest", "watchos": "newer", "at": at },
    });
    check(parts, marked(&[("crush-kettle", Done)]), 4);
}

// B9: a peer's import wrote whatever keys it found.
#[test]
fn what_could_be_no_id_is_left_out() {
    let mut steps = json!({ "crush-kettle": { "state": "done", "at": NOW } });
    let long = "a".repeat(101);
    for id in ["", "__proto__", "With Capitals", "a b", "-a", "a--b", "ключ", "<script>", "../x", long.as_str()] {
        steps[id] = json!({ "state": "done", "at": NOW });
    }
    check(json!({ "steps": steps, "resync": { "anything": 1 } }), marked(&[("crush-kettle", Done)]), 10);
    let answers = json!({ "tomorrow": { "answer": "a b c", "at": NOW }, "boils": { "answer": null, "at": NOW } });
    let mut taken_back = Progress::default();
    taken_back.answers.insert("boils", Timed { at: NOW, value: None });
    check(json!({ "answers": answers }), taken_back, 1);
}

#[test]
fn an_id_of_old_in_a_file_counts_for_the_id_of_today() {
    const ALIASES: [Alias; 1] = [Alias { old: "stove-off-on", new: "shake-both" }];
    let renamed = Guide { aliases: &ALIASES, ..*guide() };
    let found = read(&renamed, &write(&marked(&[("stove-off-on", Done)]), false)).unwrap();
    assert_eq!(found.progress.state("shake-both"), Done);
}

#[test]
fn other_files_are_not_ours() {
    for text in [
        "x",
        "null",
        "1",
        "[]",
        "{}",
        "\"resync-progress\"",
        "{\"version\":1}",
        "{\"format\":\"resync\",\"version\":1}",
        "{\"format\":1}",
        "{\"version\":1,\"steps\":{\"crush-kettle\":{\"state\":\"done\",\"at\":1}}}",
        "%PDF-1.7",
        "<!doctype html>",
        "{ not json",
        "\u{89}PNG\r\n resync-progress",
    ] {
        check_error(text, TransferError::NotOurs);
    }
}

#[test]
fn a_file_cut_short_anywhere_is_never_taken_for_whole() {
    let text = write(&some_progress(&mut Numbers(7), 10, DAY), false);
    let whole = text.trim_end().len();
    let says_so = text.find("resync-progress").unwrap() + "resync-progress".len();
    for end in 0..whole {
        let expected = match end {
            0 => TransferError::Empty,
            _ if end < says_so => TransferError::NotOurs,
            _ => TransferError::CutShort,
        };
        check_error(&text[..end], expected);
    }
}

#[test]
fn a_file_with_parts_of_the_wrong_kind_is_damaged() {
    let damaged = [
        json!({ "version": "1" }),
        json!({ "version": 0 }),
        json!({ "version": -1 }),
        json!({ "version": 1.5 }),
        json!({ "version": null }),
        json!({ "steps": [] }),
        json!({ "steps": null }),
        json!({ "outcomes": 1 }),
        json!({ "answers": "x" }),
        json!({ "notes": true }),
    ];
    for parts in damaged {
        check_error(&file(parts), TransferError::Damaged);
    }
    check_error("{\"format\":\"resync-progress\",\"version\":1,}", TransferError::Damaged);
    check_error("{\"format\":\"resync-progress\",\"version\":1} {}", TransferError::Damaged);
}

#[test]
fn entries_of_the_wrong_kind_are_left_out_one_by_one() {
    let steps = json!({
        "crush-kettle": { "state": "done", "at": NOW }, "shake-both": [], "leave-alone": "done", "pour-out": { "state": 1, "at": NOW },
        "cool-down": { "state": "done", "at": -1 }, "pour-in": { "state": "done", "at": 1e300 },
    });
    check(json!({ "steps": steps, "chosen": 5, "systems": [] }), marked(&[("crush-kettle", Done)]), 7);
}

#[test]
fn of_a_key_that_is_there_twice_the_last_one_counts() {
    let text = format!(
        "{{\"format\":\"resync-progress\",\"version\":1,\"steps\":{{\"crush-kettle\":{{\"state\":\"todo\",\"at\":1}},\"crush-kettle\":{{\"state\":\"done\",\"at\":{NOW}}}}}}}"
    );
    assert_eq!(read(guide(), &text), Ok(Incoming { progress: marked(&[("crush-kettle", Done)]), unknown: 0 }));
}

#[test]
fn a_file_of_a_newer_version_is_told_from_a_damaged_one() {
    check_error(&file(json!({ "version": 2, "steps": [] })), TransferError::Newer);
    check_error(&file(json!({ "version": u64::MAX })), TransferError::Newer);
}

#[test]
fn a_file_with_nothing_in_it_is_empty() {
    for text in ["", " \n", "\u{feff}", &write(&Progress::default(), true), &file(json!({ "timers": {}, "open": {} }))] {
        check_error(text, TransferError::Empty);
    }
}

// More than the browser's storage holds would leave no room for the person's own ticks.
#[test]
fn a_file_that_would_fill_the_storage_is_too_large() {
    let text = write(&marked(&[("crush-kettle", Done)]), false);
    assert!(read(guide(), &format!("{text}{}", " ".repeat(LARGEST - text.len()))).is_ok());
    check_error(&format!("{text}{}", " ".repeat(LARGEST)), TransferError::TooLarge);
    let steps: serde_json::Map<String, Value> =
        (0..2001).map(|it| (format!("a{it}"), json!({ "state": "done", "at": 1 }))).collect();
    check_error(&file(json!({ "steps": steps })), TransferError::TooLarge);
}

#[test]
fn a_mark_before_the_text_and_other_line_ends_do_no_harm() {
    let progress = marked(&[("crush-kettle", Done)]);
    let text = write(&progress, false).replace('\n', "\r\n");
    assert_eq!(read(guide(), &format!("\u{feff}{text}\r\n")), Ok(Incoming { progress, unknown: 0 }));
}
