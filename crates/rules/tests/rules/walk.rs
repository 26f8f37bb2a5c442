//! The walk test: what two numbers and an entry say, and that a test survives being left in the middle.

use fixtures::guide;
use rules::progress::{Millis, Progress};
use rules::stored;
use rules::walk::{Counting, Newest, SECONDS, Walk, WalkError, left};

const NOW: Millis = 1_795_000_000_000;

fn walk(before: u32, after: u32) -> Result<Walk, WalkError> {
    Walk::begun(before).ended(after, Newest::Minutes)
}

#[track_caller]
fn check(before: u32, after: u32, expected: Counting) {
    assert_eq!(walk(before, after).unwrap().counting(), Some(expected), "{before} to {after}");
}

// A watch counts a few steps more or less than somebody takes, and is right.
#[test]
fn a_minutes_walk_says_whether_the_watch_counts() {
    check(8250, 8250, Counting::Stays);
    check(8250, 8255, Counting::Stays);
    check(8250, 8256, Counting::Unclear);
    check(8250, 8269, Counting::Unclear);
    check(8250, 8270, Counting::GoesUp);
    check(8250, 8330, Counting::GoesUp);
    check(8250, 8390, Counting::GoesUp);
    check(0, 100, Counting::GoesUp);
    assert_eq!(Walk::begun(8250).counting(), None);
}

#[test]
fn a_number_that_cannot_be_is_refused_by_name() {
    assert_eq!(walk(8250, 8249), Err(WalkError::Lower));
    assert_eq!(walk(8250, 0), Err(WalkError::Lower));
    assert_eq!(walk(8250, 8551), Err(WalkError::TooMany));
    assert!(walk(8250, 8550).is_ok());
    assert_eq!(walk(0, u32::MAX), Err(WalkError::TooMany));
    let words = &guide().words;
    assert_ne!(WalkError::Lower.sentence(words), WalkError::TooMany.sentence(words));
}

/// What a finished test answers.
fn answers(after: u32, newest: Newest) -> [Option<String>; 2] {
    let mut progress = Progress::default();
    progress.set_walk(NOW, Some(Walk::begun(8250)), NOW);
    progress.set_walk(NOW, Some(Walk::begun(8250).ended(after, newest).unwrap()), NOW + 90_000);
    ["walk", "source"].map(|it| progress.answer(it).map(str::to_string))
}

#[test]
fn a_finished_test_answers_what_it_can_and_an_unfinished_one_nothing() {
    let said = |walk: Option<&str>, source: &str| [walk, Some(source)].map(|it| it.map(str::to_string));
    assert_eq!(answers(8350, Newest::JustNow), said(Some("goes-up"), "recent"));
    assert_eq!(answers(8350, Newest::Minutes), said(Some("goes-up"), "recent"));
    assert_eq!(answers(8350, Newest::Hours), said(Some("goes-up"), "older"));
    assert_eq!(answers(8250, Newest::Older), said(Some("stays"), "older"));
    assert_eq!(answers(8250, Newest::None), said(Some("stays"), "none"));
    assert_eq!(answers(8350, Newest::Nameless), said(Some("goes-up"), "unsure"));
    assert_eq!(answers(8260, Newest::Minutes), said(None, "recent"), "too few steps to tell");
    let mut progress = Progress::default();
    progress.set_walk(NOW, Some(Walk::begun(8250)), NOW);
    assert_eq!((progress.answer("walk"), progress.answer("source")), (None, None));
}

#[test]
fn a_test_survives_a_reload_in_the_middle_and_is_kept_with_its_figures() {
    let saved = |progress: &Progress| serde_json::to_string(&stored::write(None, progress).unwrap().0).unwrap();
    let mut progress = Progress::default();
    progress.set_walk(NOW, Some(Walk::begun(8250)), NOW);
    let mut after_reload = stored::read(&saved(&progress)).unwrap();
    assert_eq!(after_reload.walking(NOW + 30_000), Some((NOW, Walk::begun(8250))));
    let ended = walk(8250, 8340).unwrap();
    after_reload.set_walk(NOW, Some(ended), NOW + 80_000);
    let later = stored::read(&saved(&after_reload)).unwrap();
    assert_eq!((later.walking(NOW + 90_000), later.walks()), (None, vec![(NOW, ended)]));
    assert!(saved(&after_reload).contains("\"8250 8340 minutes\""));
}

#[test]
fn a_test_can_be_run_again_and_taken_back() {
    let mut progress = Progress::default();
    progress.set_walk(NOW, Some(walk(100, 200).unwrap()), NOW);
    progress.set_walk(NOW + 600_000, Some(Walk::begun(300)), NOW + 600_000);
    assert_eq!(progress.walking(NOW + 600_000).map(|it| it.0), Some(NOW + 600_000));
    progress.set_walk(NOW + 600_000, None, NOW + 610_000);
    assert_eq!((progress.walking(NOW + 610_000), progress.walks().len()), (None, 1));
    progress.reset(guide(), NOW + 700_000);
    assert_eq!(progress.walks(), []);
}

// The guide itself asks people to set a wrong clock right. A test from the days of the wrong clock held up every later one.
#[test]
fn a_test_from_a_clock_that_was_ahead_holds_nothing_up() {
    let day = 86_400_000;
    for ahead in [Walk::begun(100), walk(100, 200).unwrap()] {
        let mut progress = Progress::default();
        progress.set_walk(NOW + day, Some(ahead), NOW + day);
        assert_eq!(progress.walking(NOW), None);
        progress.set_walk(NOW, Some(Walk::begun(300)), NOW);
        assert_eq!(progress.walking(NOW + 1000), Some((NOW, Walk::begun(300))));
    }
}

#[test]
fn of_two_tests_that_two_tabs_began_the_later_goes_on_and_the_other_does_not_come_back() {
    let mut progress = Progress::default();
    progress.set_walk(NOW, Some(Walk::begun(100)), NOW);
    progress.set_walk(NOW + 5000, Some(Walk::begun(110)), NOW + 5000);
    let ended = walk(110, 200).unwrap();
    progress.end_walk(Some(ended), NOW + 70_000);
    assert_eq!((progress.walking(NOW + 80_000), progress.walks()), (None, vec![(NOW + 5000, ended)]));
}

// Whoever begins with the walk is still to be asked where the number is wrong; only in a former edition was that not asked.
#[test]
fn a_walk_before_any_answer_leaves_the_first_question_open() {
    let real = content::english();
    let mut progress = Progress::default();
    progress.set_walk(NOW, Some(walk(100, 200).unwrap()), NOW);
    assert_eq!(real.diagnosis(&progress).open().map(|it| it.id), Some("where"));
    progress.set_answer("where", Some("health"), NOW + 1);
    assert_eq!(real.diagnosis(&progress).open().map(|it| it.id), Some("compare"));
}

#[test]
fn damaged_lines_are_kept_and_not_read() {
    for line in [
        "",
        "x",
        "8250 x minutes",
        "8250 8340",
        "8250 8340 fortnights",
        "8250 8340 minutes more",
        "8250 1 minutes",
        "-1",
        "99999999999",
    ] {
        let json =
            format!(r#"{{"version":1,"walks":{{"walk-{NOW}":{{"walk":"{line}","at":{NOW}}},"walk-x":{{"walk":"1","at":1}}}}}}"#);
        let progress = stored::read(&json).unwrap();
        assert_eq!(progress.walks(), [], "{line:?}");
        let again = stored::write(Some(&json), &progress).unwrap().0;
        assert_eq!(again["walks"][format!("walk-{NOW}")]["walk"], line);
    }
}

#[test]
fn the_minute_ends_by_the_clock_and_is_never_longer() {
    assert_eq!(left(NOW, NOW), SECONDS);
    assert_eq!(left(NOW, NOW + 1), SECONDS);
    assert_eq!(left(NOW, NOW + 59_001), 1);
    assert_eq!(left(NOW, NOW + 60_000), 0);
    assert_eq!(left(NOW, NOW - 3_600_000), SECONDS, "the clock was set back");
    assert_eq!(left(u64::MAX, 0), SECONDS);
}

#[test]
fn the_report_says_its_figures() {
    use rules::report::Options;
    let mut progress = Progress::default();
    progress.set_walk(NOW, Some(walk(8250, 8340).unwrap()), NOW);
    progress.set_walk(NOW + 100_000, Some(Walk::begun(9000)), NOW);
    let report = guide().report(&progress, Options { now: NOW, ahead: 0, notes: false });
    let sentence = walk(8250, 8340).unwrap().sentence(&guide().words).unwrap();
    assert!(report.contains(&sentence), "{report}");
    assert!(!report.contains("9000"), "a test without an end says nothing");
}
