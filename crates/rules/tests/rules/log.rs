//! The log: what was done, when, and what came of it. Nothing is kept for it, so it can't disagree with what is ticked.

use State::{Done, Skipped, Todo};
use Worked::{Fixed, NotYet, Unsure};
use fixtures::{checklist, guide};
use rules::guide::{Alias, Guide};
use rules::log::What;
use rules::progress::{Millis, Progress, State, Timed, Worked};
use rules::stored;

/// Some day in November 2026.
const NOW: Millis = 1_795_000_000_000;

fn mark(progress: &mut Progress, id: &str, state: State, after: Millis) {
    progress.mark(guide().step(id).unwrap().1, state, NOW + after);
}

fn worked(progress: &mut Progress, id: &str, worked: Option<Worked>, after: Millis) {
    progress.set_worked(checklist(id), worked, NOW + after);
}

/// The log, one event a line: how long after [`NOW`], and what.
fn lines(guide: &Guide, progress: &Progress) -> Vec<String> {
    let line = |what| match what {
        What::Chose(title) => format!("chose {title}"),
        What::Step(checklist, step, state) => format!("{} {} of {}", state.name(), step.id, checklist.id),
        What::Worked(checklist, worked) => format!("{worked:?} {}", checklist.id),
        What::Walked(walk) => format!("walked {:?} steps", walk.gained()),
        What::Found(text) => text,
    };
    progress.log(guide).into_iter().map(|it| format!("{} {}", it.at - NOW, line(it.what))).collect()
}

#[track_caller]
fn check(progress: &Progress, expected: &[&str]) {
    assert_eq!(lines(guide(), progress), expected);
}

/// What was tried: each checklist, when it was begun and when it was left, and what came of it.
#[track_caller]
fn check_tried(progress: &Progress, expected: &[(&str, Millis, Millis, Option<Worked>)]) {
    let tried = progress.tried(guide()).into_iter();
    let found: Vec<_> = tried.map(|it| (it.checklist.id.0, it.from - NOW, it.to - NOW, it.worked)).collect();
    assert_eq!(found, expected);
}

#[test]
fn the_log_is_empty_before_anything_is_done() {
    check(&Progress::default(), &[]);
    check_tried(&Progress::default(), &[]);
}

#[test]
fn the_log_is_in_the_order_in_which_things_were_done() {
    let mut progress = Progress::default();
    progress.choose(Some("no-whistle"), NOW);
    mark(&mut progress, "cool-down", Done, 1);
    mark(&mut progress, "stove-off-on", Done, 2);
    worked(&mut progress, "first-checks", Some(NotYet), 3);
    mark(&mut progress, "shake-both", Skipped, 4);
    worked(&mut progress, "fresh-water", Some(Fixed), 5);
    check(
        &progress,
        &[
            "0 chose The kettle boils, but nothing whistles",
            "1 done cool-down of fresh-water",
            "2 done stove-off-on of first-checks",
            "3 NotYet first-checks",
            "4 skipped shake-both of first-checks",
            "5 Fixed fresh-water",
        ],
    );
}

#[test]
fn what_was_done_in_one_moment_stands_in_the_guides_order() {
    let mut progress = Progress::default();
    worked(&mut progress, "first-checks", Some(Unsure), 0);
    for id in ["pour-in", "shake-both", "stove-off-on"] {
        mark(&mut progress, id, Done, 0);
    }
    progress.choose(Some("whistle-missing"), NOW);
    check(
        &progress,
        &[
            "0 chose The steam doesn't come",
            "0 done stove-off-on of first-checks",
            "0 done shake-both of first-checks",
            "0 Unsure first-checks",
            "0 done pour-in of fresh-water",
        ],
    );
}

#[test]
fn a_step_that_was_unticked_is_not_in_the_log() {
    let mut progress = Progress::default();
    mark(&mut progress, "stove-off-on", Done, 0);
    mark(&mut progress, "shake-both", Done, 1);
    mark(&mut progress, "stove-off-on", Todo, 2);
    check(&progress, &["1 done shake-both of first-checks"]);
}

#[test]
fn a_step_that_was_done_again_is_in_the_log_once_at_its_last_time() {
    let mut progress = Progress::default();
    mark(&mut progress, "stove-off-on", Done, 0);
    mark(&mut progress, "shake-both", Done, 1);
    mark(&mut progress, "stove-off-on", Todo, 2);
    mark(&mut progress, "stove-off-on", Done, 3);
    check(&progress, &["1 done shake-both of first-checks", "3 done stove-off-on of first-checks"]);
}

#[test]
fn an_answer_or_a_choice_that_was_taken_back_is_not_in_the_log() {
    let mut progress = Progress::default();
    progress.choose(Some("no-whistle"), NOW);
    worked(&mut progress, "first-checks", Some(Fixed), 1);
    progress.choose(None, NOW + 2);
    worked(&mut progress, "first-checks", None, 3);
    check(&progress, &[]);
}

#[test]
fn what_was_undone_is_not_in_the_log() {
    let mut progress = Progress::default();
    let change = progress.set_worked(checklist("first-checks"), Some(Fixed), NOW).unwrap();
    progress.undo(&change, NOW + 1);
    check(&progress, &[]);
}

#[test]
fn what_another_tab_did_is_in_the_log() {
    let mut here = Progress::default();
    mark(&mut here, "shake-both", Done, 5);
    let mut other_tab = Progress::default();
    mark(&mut other_tab, "stove-off-on", Done, 3);
    worked(&mut other_tab, "first-checks", Some(NotYet), 7);
    here.merge(&other_tab);
    check(&here, &["3 done stove-off-on of first-checks", "5 done shake-both of first-checks", "7 NotYet first-checks"]);
}

#[test]
fn the_log_is_the_same_at_the_next_visit() {
    let mut progress = Progress::default();
    progress.choose(Some("stale-tea"), NOW);
    mark(&mut progress, "stove-off-on", Done, 1);
    worked(&mut progress, "first-checks", Some(Unsure), 2);
    let (object, _) = stored::write(None, &progress).unwrap();
    let read = stored::read(&serde_json::to_string(&object).unwrap()).unwrap();
    assert_eq!(lines(guide(), &read), lines(guide(), &progress));
    assert_eq!(read.log(guide()).len(), 3);
}

#[test]
fn what_this_guide_does_not_know_is_not_in_the_log() {
    let mut progress = Progress::default();
    progress.choose(Some("from-another-version"), NOW);
    progress.marks.insert("from-another-version", Timed { at: NOW, value: Done });
    progress.worked.insert("from-another-version", Timed { at: NOW, value: Some(Fixed) });
    check(&progress, &[]);
    check_tried(&progress, &[]);
}

#[test]
fn a_choice_under_an_id_that_was_renamed_is_in_the_log() {
    let guide = Guide { aliases: &[Alias { old: "not-a-whistle", new: "no-whistle" }], ..*guide() };
    let mut progress = Progress::default();
    progress.choose(Some("not-a-whistle"), NOW);
    assert_eq!(lines(&guide, &progress), ["0 chose The kettle boils, but nothing whistles"]);
}

// ---------------------------------------------------------------- what was tried

#[test]
fn what_was_tried_is_in_the_order_in_which_it_was_begun() {
    let mut progress = Progress::default();
    mark(&mut progress, "cool-down", Done, 10);
    mark(&mut progress, "stove-off-on", Done, 20);
    mark(&mut progress, "pour-in", Done, 30);
    worked(&mut progress, "fresh-water", Some(NotYet), 40);
    mark(&mut progress, "shake-both", Done, 50);
    check_tried(&progress, &[("fresh-water", 10, 40, Some(NotYet)), ("first-checks", 20, 50, None)]);
}

#[test]
fn one_step_is_begun_and_left_in_one_moment() {
    let mut progress = Progress::default();
    mark(&mut progress, "cool-down", Done, 10);
    check_tried(&progress, &[("fresh-water", 10, 10, None)]);
}

#[test]
fn a_checklist_of_which_only_the_outcome_was_said_was_tried() {
    let mut progress = Progress::default();
    worked(&mut progress, "kitchen-clock", Some(Unsure), 5);
    check_tried(&progress, &[("kitchen-clock", 5, 5, Some(Unsure))]);
}

#[test]
fn a_checklist_of_which_nothing_applied_was_not_tried() {
    let mut progress = Progress::default();
    for step in checklist("first-checks").steps {
        mark(&mut progress, step.id.0, Skipped, 1);
    }
    check_tried(&progress, &[]);
    // A step that doesn't apply is no part of how long the others took, either.
    mark(&mut progress, "stove-off-on", Done, 10);
    mark(&mut progress, "shake-both", Todo, 11);
    mark(&mut progress, "shake-both", Skipped, 99);
    check_tried(&progress, &[("first-checks", 10, 10, None)]);
}
