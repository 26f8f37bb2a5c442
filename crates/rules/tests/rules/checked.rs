//! What the check of a Health export found, in the guide: kept, merged, reset, in the log and in the report.

use fixtures::guide;
use rules::log::What;
use rules::progress::{Millis, Progress, State};
use rules::report::Options;
use rules::stored::{read, write};
use rules::transfer::{file, not_after};

const NOW: Millis = 1_795_000_000_000;
const FOUND: &str = "Only the watch's steps stopped. The last came 3 d before.\nThe same steps are there twice. 5 entries.";

fn checked(at: Millis) -> Progress {
    let mut progress = Progress::default();
    progress.set_checked(Some(FOUND), at);
    progress
}

fn report(progress: &Progress) -> String {
    guide().report(progress, Options { now: NOW, ahead: 0, notes: false })
}

#[test]
fn it_is_there_at_the_next_visit() {
    let (object, _) = write(None, &checked(NOW)).unwrap();
    let text = serde_json::to_string(&object).unwrap();
    assert_eq!(read(&text).unwrap(), checked(NOW));
    assert_eq!(read(&text).unwrap().checked(), FOUND);
}

#[test]
fn progress_without_it_is_saved_as_before() {
    let (object, _) = write(None, &Progress::default()).unwrap();
    assert!(!object.contains_key("checked"));
}

#[test]
fn what_is_damaged_of_it_is_left_out_and_the_rest_read() {
    for damaged in ["7", "{}", r#"{"found":7,"at":1}"#, r#"{"found":"x"}"#, r#"{"found":["x"],"at":1}"#] {
        let text = format!(r#"{{"version":1,"steps":{{"shake-both":{{"state":"done","at":1}}}},"checked":{damaged}}}"#);
        let progress = read(&text).unwrap();
        assert_eq!((progress.checked(), progress.state("shake-both")), ("", State::Done), "{damaged}");
    }
}

#[test]
fn of_two_tabs_the_newer_finding_stays() {
    let mut newer = Progress::default();
    newer.set_checked(Some("All is well."), NOW + 1);
    for (mut ours, theirs) in [(checked(NOW), newer.clone()), (newer.clone(), checked(NOW))] {
        ours.merge(&theirs);
        assert_eq!(ours, newer);
    }
}

#[test]
fn taking_it_out_is_later_than_putting_it_in_whatever_the_clock_says() {
    let mut progress = checked(NOW);
    progress.set_checked(None, NOW - 1000);
    let mut other = checked(NOW);
    other.merge(&progress);
    assert_eq!(other.checked(), "");
}

#[test]
fn starting_over_takes_it_out_and_undo_brings_it_back() {
    let mut progress = checked(NOW);
    let change = progress.reset(guide(), NOW + 1).unwrap();
    assert_eq!(progress.checked(), "");
    progress.undo(&change, NOW + 2);
    assert_eq!(progress.checked(), FOUND);
    assert!(Progress::default().reset(guide(), NOW).is_none(), "there was nothing to reset");
}

#[test]
fn each_finding_is_an_event_in_the_log() {
    let mut progress = checked(NOW);
    progress.mark(guide().step("shake-both").unwrap().1, State::Done, NOW - 1);
    let events = progress.log(guide()).into_iter().map(|it| match it.what {
        What::Found(text) => text,
        other => format!("{other:?}")[..4].to_string(),
    });
    let lines: Vec<&str> = FOUND.lines().collect();
    assert_eq!(events.collect::<Vec<_>>(), ["Step", lines[0], lines[1]]);
    assert_eq!(progress.tried(guide()).len(), 1, "looking is not trying");
}

#[test]
fn the_report_says_what_the_export_says() {
    let text = report(&checked(NOW));
    for line in FOUND.lines() {
        assert!(text.contains(&format!("\nHealth export: {line}\n")), "{text}");
    }
    assert!(!report(&Progress::default()).contains("Health export"));
}

// A file can come from anybody. What stands in the report as found must have been found here.
#[test]
fn it_neither_goes_out_with_a_file_nor_comes_in_with_one() {
    assert!(!file::write(&checked(NOW), true).contains("checked"));
    let forged = r#"{"format":"resync-progress","version":1,"steps":{"shake-both":{"state":"done","at":1}},"checked":{"found":"Buy a new watch.","at":1}}"#;
    assert_eq!(file::read(guide(), forged).unwrap().progress.checked(), "");
    assert_eq!(not_after(checked(NOW + 5), NOW).checked.unwrap().at, NOW);
}
