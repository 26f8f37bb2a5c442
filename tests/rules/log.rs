//! The log: what was done, when, and what came of it. Nothing is kept for it, so it can't disagree with what is ticked.

use resync::content::english;
use resync::model::guide::{Alias, Checklist, Guide};
use resync::model::log::What;
use resync::model::progress::{Millis, Progress, State, Timed, Worked};
use resync::model::stored;

use State::{Done, Skipped, Todo};
use Worked::{Fixed, NotYet, Unsure};

/// Some day in November 2026.
const NOW: Millis = 1_795_000_000_000;

fn checklist(id: &str) -> &'static Checklist {
    english().checklist(id).unwrap()
}

fn mark(progress: &mut Progress, id: &str, state: State, after: Millis) {
    progress.mark(english().step(id).unwrap().1, state, NOW + after);
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
        What::Found(text) => text,
    };
    progress.log(guide).into_iter().map(|it| format!("{} {}", it.at - NOW, line(it.what))).collect()
}

#[track_caller]
fn check(progress: &Progress, expected: &[&str]) {
    assert_eq!(lines(english(), progress), expected);
}

/// What was tried: each checklist, when it was begun and when it was left, and what came of it.
#[track_caller]
fn check_tried(progress: &Progress, expected: &[(&str, Millis, Millis, Option<Worked>)]) {
    let tried = progress.tried(english()).into_iter();
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
    progress.choose(Some("iphone-zero"), NOW);
    mark(&mut progress, "airplane-mode", Done, 1);
    mark(&mut progress, "toggle-bluetooth", Done, 2);
    worked(&mut progress, "quick-triage", Some(NotYet), 3);
    mark(&mut progress, "restart-both", Skipped, 4);
    worked(&mut progress, "fresh-sync", Some(Fixed), 5);
    check(
        &progress,
        &[
            "0 chose The watch counts, but the iPhone shows zero",
            "1 done airplane-mode of fresh-sync",
            "2 done toggle-bluetooth of quick-triage",
            "3 NotYet quick-triage",
            "4 skipped restart-both of quick-triage",
            "5 Fixed fresh-sync",
        ],
    );
}

#[test]
fn what_was_done_in_one_moment_stands_in_the_guides_order() {
    let mut progress = Progress::default();
    worked(&mut progress, "quick-triage", Some(Unsure), 0);
    for id in ["reopen-health", "restart-both", "toggle-bluetooth"] {
        mark(&mut progress, id, Done, 0);
    }
    progress.choose(Some("entries-missing"), NOW);
    check(
        &progress,
        &[
            "0 chose The watch's steps don't arrive",
            "0 done toggle-bluetooth of quick-triage",
            "0 done restart-both of quick-triage",
            "0 Unsure quick-triage",
            "0 done reopen-health of fresh-sync",
        ],
    );
}

#[test]
fn a_step_that_was_unticked_is_not_in_the_log() {
    let mut progress = Progress::default();
    mark(&mut progress, "toggle-bluetooth", Done, 0);
    mark(&mut progress, "restart-both", Done, 1);
    mark(&mut progress, "toggle-bluetooth", Todo, 2);
    check(&progress, &["1 done restart-both of quick-triage"]);
}

#[test]
fn a_step_that_was_done_again_is_in_the_log_once_at_its_last_time() {
    let mut progress = Progress::default();
    mark(&mut progress, "toggle-bluetooth", Done, 0);
    mark(&mut progress, "restart-both", Done, 1);
    mark(&mut progress, "toggle-bluetooth", Todo, 2);
    mark(&mut progress, "toggle-bluetooth", Done, 3);
    check(&progress, &["1 done restart-both of quick-triage", "3 done toggle-bluetooth of quick-triage"]);
}

#[test]
fn an_answer_or_a_choice_that_was_taken_back_is_not_in_the_log() {
    let mut progress = Progress::default();
    progress.choose(Some("iphone-zero"), NOW);
    worked(&mut progress, "quick-triage", Some(Fixed), 1);
    progress.choose(None, NOW + 2);
    worked(&mut progress, "quick-triage", None, 3);
    check(&progress, &[]);
}

#[test]
fn what_was_undone_is_not_in_the_log() {
    let mut progress = Progress::default();
    let change = progress.set_worked(checklist("quick-triage"), Some(Fixed), NOW).unwrap();
    progress.undo(&change, NOW + 1);
    check(&progress, &[]);
}

#[test]
fn what_another_tab_did_is_in_the_log() {
    let mut here = Progress::default();
    mark(&mut here, "restart-both", Done, 5);
    let mut other_tab = Progress::default();
    mark(&mut other_tab, "toggle-bluetooth", Done, 3);
    worked(&mut other_tab, "quick-triage", Some(NotYet), 7);
    here.merge(&other_tab);
    check(&here, &["3 done toggle-bluetooth of quick-triage", "5 done restart-both of quick-triage", "7 NotYet quick-triage"]);
}

#[test]
fn the_log_is_the_same_at_the_next_visit() {
    let mut progress = Progress::default();
    progress.choose(Some("stale-app"), NOW);
    mark(&mut progress, "toggle-bluetooth", Done, 1);
    worked(&mut progress, "quick-triage", Some(Unsure), 2);
    let (object, _) = stored::write(None, &progress).unwrap();
    let read = stored::read(&serde_json::to_string(&object).unwrap()).unwrap();
    assert_eq!(lines(english(), &read), lines(english(), &progress));
    assert_eq!(read.log(english()).len(), 3);
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
    let guide = Guide { aliases: &[Alias { old: "phone-zero", new: "iphone-zero" }], ..*english() };
    let mut progress = Progress::default();
    progress.choose(Some("phone-zero"), NOW);
    assert_eq!(lines(&guide, &progress), ["0 chose The watch counts, but the iPhone shows zero"]);
}

// ---------------------------------------------------------------- what was tried

#[test]
fn what_was_tried_is_in_the_order_in_which_it_was_begun() {
    let mut progress = Progress::default();
    mark(&mut progress, "airplane-mode", Done, 10);
    mark(&mut progress, "toggle-bluetooth", Done, 20);
    mark(&mut progress, "reopen-health", Done, 30);
    worked(&mut progress, "fresh-sync", Some(NotYet), 40);
    mark(&mut progress, "restart-both", Done, 50);
    check_tried(&progress, &[("fresh-sync", 10, 40, Some(NotYet)), ("quick-triage", 20, 50, None)]);
}

#[test]
fn one_step_is_begun_and_left_in_one_moment() {
    let mut progress = Progress::default();
    mark(&mut progress, "airplane-mode", Done, 10);
    check_tried(&progress, &[("fresh-sync", 10, 10, None)]);
}

#[test]
fn a_checklist_of_which_only_the_outcome_was_said_was_tried() {
    let mut progress = Progress::default();
    worked(&mut progress, "date-time", Some(Unsure), 5);
    check_tried(&progress, &[("date-time", 5, 5, Some(Unsure))]);
}

#[test]
fn a_checklist_of_which_nothing_applied_was_not_tried() {
    let mut progress = Progress::default();
    for step in checklist("quick-triage").steps {
        mark(&mut progress, step.id.0, Skipped, 1);
    }
    check_tried(&progress, &[]);
    // A step that doesn't apply is no part of how long the others took, either.
    mark(&mut progress, "toggle-bluetooth", Done, 10);
    mark(&mut progress, "restart-both", Todo, 11);
    mark(&mut progress, "restart-both", Skipped, 99);
    check_tried(&progress, &[("quick-triage", 10, 10, None)]);
}
