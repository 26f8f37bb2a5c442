//! Outcomes, answers, timers and notes.

use super::*;

#[test]
fn nobody_has_said_written_or_started_anything_to_begin_with() {
    let progress = Progress::default();
    assert_eq!(progress.worked("first-checks"), None);
    assert_eq!(progress.answer("boils"), None);
    assert_eq!(progress.timer("stove-off-on"), None);
    assert_eq!(progress.note("stove-off-on"), "");
}

#[test]
fn what_came_of_a_checklist_can_be_said_changed_and_taken_back() {
    let mut progress = Progress::default();
    for worked in [Some(NotYet), Some(Fixed), Some(Unsure), None] {
        let change = progress.set_worked(checklist("first-checks"), worked, NOW).unwrap();
        assert_eq!(change.kind, ChangeKind::Worked("first-checks", worked));
        assert_eq!(progress.worked("first-checks"), worked);
        assert_eq!(progress.worked("fresh-water"), None);
    }
}

#[test]
fn an_answer_can_be_given_changed_and_taken_back() {
    let mut progress = Progress::default();
    for answer in [Some("bubbles"), Some("cold"), None] {
        progress.set_answer("boils", answer, NOW);
        assert_eq!(progress.answer("boils"), answer);
        assert_eq!(progress.answer("steam"), None);
    }
}

// A later edition may count a question as answered that nobody was asked. Whoever takes that back must be heard.
#[test]
fn an_answer_that_was_never_given_can_be_taken_back_once() {
    let mut progress = Progress::default();
    progress.set_answer("steam", None, NOW);
    assert_eq!(progress.answers.get("steam"), Some(&Timed { at: NOW, value: None }));
    progress.set_answer("steam", None, NOW + 1);
    assert_eq!(progress.answers.get("steam"), Some(&Timed { at: NOW, value: None }), "it keeps its time");
}

#[test]
fn a_timer_can_be_started_started_anew_and_put_away() {
    let mut progress = Progress::default();
    for ends in [Some(NOW + 10_000), Some(NOW + 20_000), None] {
        progress.set_timer("stove-off-on", ends, NOW);
        assert_eq!(progress.timer("stove-off-on"), ends);
        assert_eq!(progress.timer("cool-down"), None);
    }
}

#[test]
fn a_note_can_be_written_changed_and_emptied() {
    let mut progress = Progress::default();
    for note in ["took two tries", "took three ⌚\nand a \"restart\"", ""] {
        progress.set_note("stove-off-on", note, NOW);
        assert_eq!(progress.note("stove-off-on"), note);
        assert_eq!(progress.note("shake-both"), "");
    }
}

// A note is saved at every letter. One that is as it was must not become newer than what another tab wrote meanwhile.
#[test]
fn answers_timers_and_notes_that_are_as_they_were_keep_their_time() {
    let mut progress = one_of_each();
    let before = progress.clone();
    progress.set_answer("boils", Some("bubbles"), NOW + 1);
    progress.set_timer("stove-off-on", Some(NOW + 10_000), NOW + 1);
    progress.set_timer("cool-down", None, NOW + 1);
    progress.set_note("stove-off-on", "took two tries", NOW + 1);
    progress.set_note("shake-both", "", NOW + 1);
    assert_eq!(progress, before);
}

#[test]
fn what_is_taken_back_stays_taken_back_in_a_tab_that_still_holds_it() {
    let mut here = one_of_each();
    let other_tab = here.clone();
    here.set_worked(checklist("first-checks"), None, NOW);
    here.set_answer("boils", None, NOW);
    here.set_timer("stove-off-on", None, NOW);
    here.set_note("stove-off-on", "", NOW);
    here.merge(&other_tab);
    assert_eq!(here.worked("first-checks"), None);
    assert_eq!(here.answer("boils"), None);
    assert_eq!(here.timer("stove-off-on"), None);
    assert_eq!(here.note("stove-off-on"), "");
}
