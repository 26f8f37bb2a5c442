//! Saved progress: every form that was ever written is read, nothing that isn't understood is lost, and damage is told.

use std::time::{Duration, Instant};

use State::{Done, Skipped, Todo};
use rules::guide::Step;
use rules::id::StepId;
use rules::progress::{Millis, Progress, State, Timed};
use rules::stored::{StoredError, read, write};
use rules::system::{Device, Pick, Systems};
use serde_json::{Map, Value, json};

use crate::random::{Numbers, picks};

/// What past versions wrote. These files are never edited: a new form gets a new file.
const FIRST: &str = include_str!("../../../fixtures/stored/v1-first.json");
const SMALLEST: &str = include_str!("../../../fixtures/stored/v1-smallest.json");
const CHOICE_TAKEN_BACK: &str = include_str!("../../../fixtures/stored/v1-choice-taken-back.json");
const UNKNOWN: &str = include_str!("../../../fixtures/stored/v1-with-things-unknown.json");
/// The last that the first edition of the guide wrote: with answers, outcomes and notes.
const EDITION_1: &str = include_str!("../../../fixtures/stored/v1-edition-1.json");
/// What a version of tomorrow may write.
const NEWER: &str = include_str!("../../../fixtures/stored/v2-newer.json");

const OURS: [&str; 5] = [FIRST, SMALLEST, CHOICE_TAKEN_BACK, UNKNOWN, EDITION_1];

const NOW: Millis = 1_795_000_000_000;

/// A step by an id that was saved. What is saved is read without a guide, so any step will do.
fn step(id: &'static str) -> &'static Step {
    Box::leak(Box::new(Step { id: StepId(id), ..*fixtures::step("stove-off-on") }))
}

fn ticked(id: &'static str, at: Millis) -> Progress {
    let mut progress = Progress::default();
    progress.mark(step(id), Done, at);
    progress
}

fn text(object: Map<String, Value>) -> String {
    Value::Object(object).to_string()
}

fn value(text: &str) -> Value {
    serde_json::from_str(text).unwrap()
}

/// What is saved after laying `progress` over `saved`.
fn saved_over(saved: &str, progress: &Progress) -> Value {
    Value::Object(write(Some(saved), progress).unwrap().0)
}

/// Damaged: it can't be read, and it is never written over.
#[track_caller]
fn check_corrupt(saved: &str) {
    assert_eq!(read(saved), Err(StoredError::Corrupt), "{saved:.80}");
    let written = write(Some(saved), &ticked("unpair", NOW));
    assert_eq!(written, Err(StoredError::Corrupt), "{saved:.80}");
}

/// One mark as saved, and the state that is read from it.
#[track_caller]
fn check_mark(mark: Value, expected: State) {
    let saved = json!({ "version": 1, "steps": { "unpair": mark } }).to_string();
    assert_eq!(read(&saved).unwrap().state("unpair"), expected, "{saved}");
}

// ---------------------------------------------------------------- what past versions wrote

#[test]
fn the_first_form_is_read() {
    let progress = read(FIRST).unwrap();
    assert_eq!(progress.marks.get("toggle-bluetooth").unwrap(), &Timed { at: 1_795_000_000_000, value: Done });
    assert_eq!(progress.marks.get("restart-both").unwrap(), &Timed { at: 1_795_000_000_001, value: Skipped });
    assert_eq!(progress.marks.get("open-fitness").unwrap(), &Timed { at: 1_795_000_000_002, value: Todo });
    assert_eq!(progress.open.get("quick-triage").unwrap(), &Timed { at: 1_795_000_000_003, value: true });
    assert_eq!(progress.open.get("unpair-pair").unwrap(), &Timed { at: 1_795_000_000_004, value: false });
    assert_eq!(progress.chosen, Some(Timed { at: 1_795_000_000_005, value: Some("iphone-zero".to_string()) }));
    let systems = Systems { ios: Pick::from(18), watchos: Pick::to(9) };
    assert_eq!(progress.systems, Some(Timed { at: 1_795_000_000_006, value: systems }));
    assert_eq!((progress.marks.len(), progress.open.len()), (3, 2));
}

#[test]
fn the_smallest_form_is_empty_progress() {
    assert_eq!(read(SMALLEST), Ok(Progress::default()));
}

#[test]
fn a_choice_that_was_taken_back_is_read_as_such() {
    let progress = read(CHOICE_TAKEN_BACK).unwrap();
    assert_eq!(progress.chosen, Some(Timed { at: NOW, value: None }));
    assert_eq!(progress.systems, Some(Timed { at: NOW, value: Systems::default() }));
}

#[test]
fn whatever_was_saved_is_saved_again_just_so() {
    for saved in OURS {
        let progress = read(saved).unwrap();
        let mut expected = value(saved);
        for part in ["steps"] {
            if expected.get(part).is_none() {
                expected[part] = json!({});
            }
        }
        assert_eq!(saved_over(saved, &progress), expected);
        assert_eq!(saved_over(saved, &Progress::default()), expected, "an empty tab erases nothing");
    }
}

#[test]
fn the_form_of_today_is_the_first_form() {
    let (object, _) = write(None, &read(FIRST).unwrap()).unwrap();
    assert_eq!(Value::Object(object), value(FIRST), "Changing what is written needs a new fixture, and perhaps a new version.");
}

#[test]
fn nothing_saved_yet_is_written_afresh() {
    let (object, progress) = write(None, &Progress::default()).unwrap();
    assert_eq!(Value::Object(object), json!({ "version": 1, "steps": {} }));
    assert_eq!(progress, Progress::default());
}

// ---------------------------------------------------------------- what isn't understood

// B18: an old version of the page, left open in a tab, erased what a newer one had saved.
#[test]
fn what_this_version_does_not_know_stays_in_place() {
    let saved = saved_over(UNKNOWN, &ticked("unpair", NOW + 1));
    let before = value(UNKNOWN);
    assert_eq!(saved["notes"], before["notes"]);
    assert_eq!(saved["open"], before["open"]);
    assert_eq!(saved["chosen"], before["chosen"]);
    assert_eq!(saved["systems"], before["systems"]);
    for (id, mark) in before["steps"].as_object().unwrap() {
        assert_eq!(saved["steps"][id], *mark, "{id}");
    }
    assert_eq!(saved["steps"]["unpair"], json!({ "state": "done", "at": NOW + 1 }));
}

#[test]
fn an_id_of_another_version_is_read_and_kept() {
    let progress = read(UNKNOWN).unwrap();
    assert_eq!(progress.state("a-step-of-tomorrow"), Done);
    assert_eq!(progress.chosen(), Some("a-symptom-of-tomorrow"));
    assert!(fixtures::guide().path("a-symptom-of-tomorrow").is_none());
}

#[test]
fn what_else_a_mark_holds_stays_when_the_mark_changes() {
    let mut progress = read(UNKNOWN).unwrap();
    progress.mark(step("toggle-bluetooth"), Todo, NOW + 5);
    let saved = saved_over(UNKNOWN, &progress);
    assert_eq!(saved["steps"]["toggle-bluetooth"], json!({ "state": "todo", "at": NOW + 5, "helped": true }));
    progress.choose(Some("wrong-day"), NOW + 5);
    let saved = saved_over(UNKNOWN, &progress);
    assert_eq!(saved["chosen"], json!({ "id": "wrong-day", "at": NOW + 5, "sure": false }));
}

#[test]
fn a_state_of_another_version_is_to_do_here() {
    check_mark(json!({ "state": "waiting", "at": NOW }), Todo);
    check_mark(json!({ "state": "Done", "at": NOW }), Todo);
    check_mark(json!({ "state": 1, "at": NOW }), Todo);
    check_mark(json!({ "state": null, "at": NOW }), Todo);
    check_mark(json!({ "state": "done", "at": NOW }), Done);
}

#[test]
fn a_later_change_here_replaces_a_state_of_another_version() {
    let saved = saved_over(UNKNOWN, &ticked("restart-both", NOW + 1));
    assert_eq!(saved["steps"]["restart-both"], json!({ "state": "done", "at": NOW + 1, "until": 1_795_000_060_000_u64 }));
}

// This version can't read the state, so it once took the place for empty and laid its own, older value over it.
#[test]
fn an_earlier_value_here_does_not_replace_a_state_of_another_version() {
    let saved = saved_over(UNKNOWN, &ticked("restart-both", NOW - 1));
    assert_eq!(saved["steps"]["restart-both"], value(UNKNOWN)["steps"]["restart-both"]);
    let mut progress = Progress::default();
    progress.set_systems(Systems::default(), NOW - 1);
    progress.set_open("quick-triage", true, NOW - 1);
    let saved = saved_over(UNKNOWN, &progress);
    assert_eq!(saved["systems"], value(UNKNOWN)["systems"]);
    assert_eq!(saved["open"]["quick-triage"], value(UNKNOWN)["open"]["quick-triage"]);
}

// ---------------------------------------------------------------- versions

// A page of the first edition that is open in another tab knows two words. Whatever they say enough for is written in them.
#[test]
fn versions_are_saved_in_the_words_of_the_first_edition_and_else_as_ranges() {
    let between = Pick { from: Some(18), to: Some(25) };
    for (ios, watchos, words) in [
        (Pick::from(18), Pick::to(9), ["newer", "older"]),
        (Pick::to(17), Pick::from(10), ["older", "newer"]),
        (Pick::UNSURE, Pick::UNSURE, ["unsure", "unsure"]),
        (Pick::from(26), Pick::to(8), ["26-", "-8"]),
        (between, between, ["18-25", "18-25"]),
    ] {
        let mut progress = Progress::default();
        progress.set_systems(Systems { ios, watchos }, NOW);
        let (object, _) = write(None, &progress).unwrap();
        assert_eq!(object["systems"], json!({ "ios": words[0], "watchos": words[1], "at": NOW }));
        assert_eq!(read(&text(object)).unwrap(), progress);
    }
}

#[test]
fn versions_that_are_none_stay_in_place_and_are_asked_for() {
    for wrong in ["25-18", "256-", "-", "newest", ""] {
        let saved = json!({ "version": 1, "steps": {}, "systems": { "ios": wrong, "watchos": "older", "at": NOW } }).to_string();
        let progress = read(&saved).unwrap();
        assert_eq!(progress.systems(), Systems::default(), "{wrong}");
        assert_eq!(saved_over(&saved, &progress), value(&saved), "{wrong}");
    }
}

// ---------------------------------------------------------------- damage

#[test]
fn what_is_no_json_is_damaged() {
    for saved in
        ["", " ", "{", "}", "hello", "{\"version\":1", "{version:1}", "{\"version\":1}}", "\u{feff}{\"version\":1}", "\0", "NaN"]
    {
        check_corrupt(saved);
    }
}

#[test]
fn what_is_no_object_is_damaged() {
    for saved in ["[]", "null", "1", "\"{}\"", "true", "[{\"version\":1}]"] {
        check_corrupt(saved);
    }
}

#[test]
fn what_has_no_proper_version_is_damaged() {
    for version in ["0", "\"1\"", "-1", "1.5", "1.0", "null", "[1]", "true", "1e400", "18446744073709551616"] {
        check_corrupt(&format!("{{\"version\":{version}}}"));
    }
    check_corrupt("{}");
    check_corrupt("{\"Version\":1}");
}

#[test]
fn steps_that_are_no_object_are_damaged() {
    for part in ["steps", "open"] {
        for wrong in ["[]", "null", "\"done\"", "7", "[{\"state\":\"done\",\"at\":1}]"] {
            check_corrupt(&format!("{{\"version\":1,\"{part}\":{wrong}}}"));
        }
    }
}

// Storage that runs full, or a browser that is killed, may leave half of the text behind.
#[test]
fn text_that_was_cut_off_anywhere_is_damaged_and_never_written_over() {
    for saved in OURS {
        let whole = saved.trim_end();
        for end in 0..whole.len() {
            check_corrupt(&whole[..end]);
        }
        assert!(read(whole).is_ok());
    }
}

#[test]
fn text_with_any_one_byte_changed_is_never_a_panic() {
    for saved in OURS.into_iter().chain([NEWER]) {
        for at in 0..saved.len() {
            for byte in [b'0', b'"', b'{', b']', b'\\', b' ', b'-', b'e'] {
                let mut bytes = saved.as_bytes().to_vec();
                bytes[at] = byte;
                let changed = String::from_utf8(bytes).unwrap();
                let written = write(Some(&changed), &ticked("unpair", NOW)).map(|it| it.1.state("unpair"));
                match read(&changed) {
                    Ok(_) => assert_eq!(written, Ok(Done), "{changed}"),
                    Err(error) => assert_eq!(written, Err(error), "{changed}"),
                }
            }
        }
    }
}

#[test]
fn brackets_ten_thousand_deep_are_damage_and_no_crash() {
    let deep = |open: &str, close: &str| open.repeat(10_000) + &close.repeat(10_000);
    check_corrupt(&deep("[", "]"));
    check_corrupt(&format!("{{\"version\":1,\"steps\":{}}}", deep("[", "]")));
    check_corrupt(&format!("{{\"version\":1,\"notes\":{}1{}}}", "{\"a\":".repeat(10_000), "}".repeat(10_000)));
    check_corrupt(&"[".repeat(1_000_000));
}

#[test]
fn a_key_that_stands_twice_counts_once() {
    let saved = r#"{"version":1,"steps":{"unpair":{"state":"done","at":1},"unpair":{"state":"todo","at":2}}}"#;
    assert_eq!(read(saved).unwrap().marks.get("unpair").unwrap(), &Timed { at: 2, value: Todo });
}

#[test]
fn a_hundred_thousand_marks_are_read_and_written_in_good_time() {
    let marks: Map<String, Value> =
        (0..100_000).map(|it| (format!("step-{it}"), json!({ "state": "done", "at": NOW + it }))).collect();
    let saved = json!({ "version": 1, "steps": marks }).to_string();
    let start = Instant::now();
    let (object, progress) = write(Some(&saved), &ticked("unpair", NOW)).unwrap();
    assert_eq!((object["steps"].as_object().unwrap().len(), progress.marks.len()), (100_001, 100_001));
    // About two seconds unoptimised. What is guarded against is time that grows with the square, and not a machine that is busy.
    assert!(start.elapsed() < Duration::from_secs(120), "{:?}", start.elapsed());
}

#[test]
fn the_two_kinds_of_trouble_are_told_apart_in_words() {
    assert_eq!(StoredError::Corrupt.to_string(), "the saved progress is damaged");
    assert_eq!(read(NEWER).unwrap_err().to_string(), "the saved progress is from a newer version of the guide");
}

// ---------------------------------------------------------------- odd times

#[test]
fn a_mark_without_a_proper_time_is_not_understood() {
    for at in [json!(-1), json!(1.5), json!("1795000000000"), json!(null), json!(1e30), json!([])] {
        check_mark(json!({ "state": "done", "at": at }), Todo);
    }
    check_mark(json!({ "state": "done" }), Todo);
}

#[test]
fn a_mark_without_a_proper_time_is_replaced_by_what_the_person_does() {
    for id in ["open-fitness", "confirm-connected", "close-apps", "airplane-mode", "reopen-health"] {
        let mut progress = read(UNKNOWN).unwrap();
        progress.mark(step(id), Skipped, NOW);
        let saved = saved_over(UNKNOWN, &progress);
        assert_eq!(saved["steps"][id], json!({ "state": "skipped", "at": NOW }), "{id}");
    }
}

#[test]
fn the_first_and_the_last_times_of_a_browser_are_read() {
    check_mark(json!({ "state": "done", "at": 0 }), Done);
    check_mark(json!({ "state": "done", "at": 8_640_000_000_000_000_u64 }), Done);
    check_mark(json!({ "state": "done", "at": u64::MAX }), Done);
}

// No clock can say such a time, but damaged data can. Nothing is later than it, so nobody could ever take that tick off.
#[test]
fn a_tick_at_the_end_of_time_can_be_taken_off_for_good() {
    for at in [u64::MAX, u64::MAX - 1, 8_640_000_000_000_000] {
        let saved = json!({ "version": 1, "steps": { "unpair": { "state": "done", "at": at } } }).to_string();
        let mut progress = read(&saved).unwrap();
        progress.mark(step("unpair"), Todo, NOW);
        let (object, merged) = write(Some(&saved), &progress).unwrap();
        assert_eq!(merged.state("unpair"), Todo);
        let mut other_tab = read(&saved).unwrap();
        other_tab.merge(&read(&text(object)).unwrap());
        assert_eq!(other_tab.state("unpair"), Todo);
    }
}

// ---------------------------------------------------------------- newer versions and other tabs

#[test]
fn what_a_newer_version_saved_is_shown_as_far_as_it_is_understood() {
    let Err(StoredError::Newer(progress)) = read(NEWER) else { panic!("a newer version is an error that carries progress") };
    assert_eq!(progress.state("toggle-bluetooth"), Done);
    assert_eq!(progress.state("unpair"), Todo);
    assert_eq!(progress.chosen(), Some("iphone-zero"));
    assert!(progress.open.is_empty());
}

// B18: an old version of the page must never write over what a newer one saved.
#[test]
fn nothing_is_written_over_what_a_newer_version_saved() {
    assert!(matches!(write(Some(NEWER), &ticked("unpair", NOW + 1)), Err(StoredError::Newer(_))));
    let far = format!("{{\"version\":{}}}", u64::MAX);
    assert!(matches!(write(Some(&far), &Progress::default()), Err(StoredError::Newer(_))));
}

#[test]
fn saving_keeps_what_another_tab_saved_meanwhile() {
    let (first, _) = write(None, &ticked("toggle-bluetooth", NOW)).unwrap();
    let (second, merged) = write(Some(&text(first)), &ticked("restart-both", NOW + 1)).unwrap();
    let progress = read(&text(second)).unwrap();
    assert_eq!(progress, merged);
    assert_eq!((progress.state("toggle-bluetooth"), progress.state("restart-both")), (Done, Done));
}

#[test]
fn of_two_tabs_values_the_newest_is_saved_and_handed_back() {
    let (theirs, _) = write(None, &ticked("unpair", NOW + 1)).unwrap();
    let mut ours = Progress::default();
    ours.marks.insert("unpair", Timed { at: NOW, value: Skipped });
    let (saved, merged) = write(Some(&text(theirs)), &ours).unwrap();
    assert_eq!(saved["steps"]["unpair"], json!({ "state": "done", "at": NOW + 1 }));
    assert_eq!(merged.state("unpair"), Done);

    ours.marks.insert("unpair", Timed { at: NOW + 2, value: Skipped });
    let (saved, merged) = write(Some(&text(saved)), &ours).unwrap();
    assert_eq!(saved["steps"]["unpair"], json!({ "state": "skipped", "at": NOW + 2 }));
    assert_eq!(merged.state("unpair"), Skipped);
}

#[test]
fn saving_twice_is_saving_once() {
    let progress = read(FIRST).unwrap();
    let (once, merged) = write(Some(UNKNOWN), &progress).unwrap();
    let (twice, _) = write(Some(&text(once.clone())), &merged).unwrap();
    assert_eq!(once, twice);
}

fn some_progress(numbers: &mut Numbers) -> Progress {
    let ids = ["toggle-bluetooth", "", "with \"quotes\"", "__proto__", "ключ", "a\nb", "👟", "version"];
    let mut progress = Progress::default();
    for id in ids {
        let at = [0, NOW, 8_640_000_000_000_000][numbers.below(3) as usize] + numbers.below(3);
        match numbers.below(5) {
            0 => {
                progress.open.insert(id, Timed { at, value: numbers.below(2) == 0 });
            }
            1 => progress.chosen = Some(Timed { at, value: (numbers.below(2) == 0).then(|| id.to_string()) }),
            it => {
                progress.marks.insert(id, Timed { at, value: [Todo, Done, Skipped][it as usize - 2] });
            }
        }
    }
    if numbers.below(2) == 0 {
        let value = Systems { ios: numbers.of(&picks(Device::Iphone)), watchos: numbers.of(&picks(Device::Watch)) };
        progress.systems = Some(Timed { at: NOW, value });
    }
    progress
}

#[test]
fn whatever_is_written_is_read_back() {
    let mut numbers = Numbers(0x9e37_79b9_7f4a_7c15);
    for _ in 0..2000 {
        let progress = some_progress(&mut numbers);
        let (object, merged) = write(None, &progress).unwrap();
        assert_eq!(merged, progress);
        assert_eq!(read(&text(object)), Ok(progress));
    }
}

#[test]
fn saving_over_another_tab_is_merging_with_it() {
    let mut numbers = Numbers(0x2545_f491_4f6c_dd1d);
    for _ in 0..2000 {
        let (ours, theirs) = (some_progress(&mut numbers), some_progress(&mut numbers));
        let saved = text(write(None, &theirs).unwrap().0);
        let mut expected = ours.clone();
        expected.merge(&theirs);
        let (object, merged) = write(Some(&saved), &ours).unwrap();
        assert_eq!(merged, expected);
        assert_eq!(read(&text(object)), Ok(expected));
    }
}
