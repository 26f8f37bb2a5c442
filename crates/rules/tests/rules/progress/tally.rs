//! States, and how many steps are done.

use super::*;

#[test]
fn a_step_that_nobody_touched_is_to_do() {
    assert_eq!(Progress::default().state("stove-off-on"), Todo);
    assert_eq!(Progress::default().state("no-such-step"), Todo);
}

#[test]
fn a_mark_changes_its_step_and_no_other() {
    let progress = marked(&[("stove-off-on", Done)]);
    assert_eq!(progress.state("stove-off-on"), Done);
    assert_eq!(guide().steps().filter(|it| progress.state(it.id.0) != Todo).count(), 1);
}

#[test]
fn setting_a_state_that_is_there_already_is_no_change() {
    let mut progress = marked(&[("stove-off-on", Done)]);
    let before = progress.clone();
    assert_eq!(progress.mark(step("stove-off-on"), Done, NOW + 1), None);
    assert_eq!(progress.mark(step("shake-both"), Todo, NOW + 1), None);
    assert_eq!(progress, before);
}

#[test]
fn the_tally_counts_what_is_done() {
    assert!(!check_tally([Done, Done, Todo, Done], 3, 4).is_complete());
    assert!(check_tally([Done; 4], 4, 4).is_complete());
    assert!(!check_tally([Todo; 4], 0, 4).is_complete());
}

// B17: peers counted "doesn't apply" as done, so a guide that nobody had followed came out complete.
#[test]
fn a_skipped_step_is_out_of_the_arithmetic() {
    assert!(!check_tally([Skipped, Done, Todo, Todo], 1, 3).is_complete());
    assert!(check_tally([Skipped, Done, Done, Done], 3, 3).is_complete());
}

// B3: with every item out of it, a peer divided nothing by nothing and showed NaN.
#[test]
fn with_every_step_skipped_there_is_no_number_and_nothing_is_complete() {
    let tally = check_tally([Skipped; 4], 0, 0);
    assert!(tally.is_empty());
    assert!(!tally.is_complete());
    assert!(!check_tally([Skipped, Skipped, Skipped, Todo], 0, 1).is_empty());
}

// B2: a peer took the number of keys in storage for the number of ticks.
#[test]
fn marks_that_the_guide_does_not_know_count_nowhere() {
    let mut progress = Progress::default();
    progress.marks.insert("from-another-version", Timed { at: NOW, value: Done });
    assert_eq!(progress.tally(guide().steps()), Tally { done: 0, of: guide().steps().count() });
}
