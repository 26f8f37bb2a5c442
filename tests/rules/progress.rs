//! What somebody has done: the arithmetic, undo, the clock, and merging what several tabs hold.

use crate::fixtures::{checklist, guide, step};
use crate::random::Numbers;
use resync::model::guide::{Alias, Guide};
use resync::model::progress::{Change, ChangeKind, Millis, Progress, State, Tally, Timed, Values, Worked};
use resync::model::version::{Device, Pick, Systems};

use State::{Done, Skipped, Todo};
use Worked::{Fixed, NotYet, Unsure};

/// Some day in November 2026.
const NOW: Millis = 1_795_000_000_000;

fn marked(marks: &[(&str, State)]) -> Progress {
    let mut progress = Progress::default();
    for (id, state) in marks {
        progress.mark(step(id), *state, NOW);
    }
    progress
}

/// The tally of `first-checks`, whose four steps are in these states.
#[track_caller]
fn check_tally(states: [State; 4], done: usize, of: usize) -> Tally {
    let steps = checklist("first-checks").steps;
    let mut progress = Progress::default();
    for (step, state) in steps.iter().zip(states) {
        progress.mark(step, state, NOW);
    }
    let tally = progress.tally(steps);
    assert_eq!(tally, Tally { done, of });
    tally
}

/// Does `act` to these marks, undoes it, and expects the marks that were there before.
#[track_caller]
fn check_undo(marks: &[(&str, State)], act: impl FnOnce(&mut Progress) -> Option<Change>) {
    let mut progress = marked(marks);
    progress.choose(Some("no-whistle"), NOW);
    let change = act(&mut progress).expect("nothing was changed");
    assert!(progress.undo(&change, NOW + 2) > 0);
    for step in guide().steps() {
        let before = marks.iter().find(|(id, _)| *id == step.id.0).map_or(Todo, |it| it.1);
        assert_eq!(progress.state(step.id.0), before, "{}", step.id);
    }
    assert_eq!(progress.chosen(), Some("no-whistle"));
}

// ---------------------------------------------------------------- states and the tally

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

// ---------------------------------------------------------------- outcomes, answers, timers and notes

/// Progress with one of each, set at [`NOW`].
fn one_of_each() -> Progress {
    let mut progress = marked(&[("stove-off-on", Done), ("turn-valve", Skipped)]);
    progress.set_worked(checklist("first-checks"), Some(NotYet), NOW);
    progress.set_answer("boils", Some("bubbles"), NOW);
    progress.set_answer("new-kettle", Some("read"), NOW);
    progress.set_timer("stove-off-on", Some(NOW + 10_000), NOW);
    progress.set_note("stove-off-on", "took two tries", NOW);
    progress.choose(Some("no-whistle"), NOW);
    progress
}

/// The values less their times.
fn values_of<T: Clone>(values: &Values<T>) -> Vec<(String, T)> {
    values.iter().map(|(id, it)| (id.to_string(), it.value.clone())).collect()
}

/// What a person would see: every value that is set, without its time.
#[track_caller]
fn check_looks_like(progress: &Progress, expected: &Progress) {
    fn set<T: Clone + Default + PartialEq>(values: &Values<T>) -> Vec<(String, T)> {
        values_of(values).into_iter().filter(|it| it.1 != T::default()).collect()
    }
    assert_eq!(set(&progress.marks), set(&expected.marks));
    assert_eq!(set(&progress.worked), set(&expected.worked));
    assert_eq!(set(&progress.answers), set(&expected.answers));
    assert_eq!(set(&progress.timers), set(&expected.timers));
    assert_eq!(set(&progress.notes), set(&expected.notes));
    assert_eq!(values_of(&progress.open), values_of(&expected.open));
    assert_eq!(progress.chosen(), expected.chosen());
    assert_eq!(progress.systems(), expected.systems());
}

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
    progress.set_answer("steam", None, NOW + 1);
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

// ---------------------------------------------------------------- reset

#[test]
fn resetting_everything_takes_back_marks_outcomes_answers_timers_and_the_choice() {
    let mut progress = one_of_each();
    progress.reset(guide(), NOW + 1).unwrap();
    let mut expected = Progress::default();
    expected.set_note("stove-off-on", "took two tries", NOW);
    check_looks_like(&progress, &expected);
}

// Whoever starts over is a person who may erase a watch by mistake as much as anybody.
#[test]
fn resetting_brings_the_guard_back() {
    let mut progress = one_of_each();
    progress.reset_checklist(checklist("first-checks"), NOW + 1);
    assert_eq!(progress.answer("new-kettle"), Some("read"));
    progress.reset_checklist(checklist("new-kettle"), NOW + 2).unwrap();
    assert_eq!(progress.answer("new-kettle"), None);
    let mut progress = one_of_each();
    progress.reset(guide(), NOW + 1);
    assert_eq!(progress.answer("new-kettle"), None);
}

#[test]
fn resetting_a_checklist_takes_back_its_outcome_and_timers_and_nothing_of_the_others() {
    let mut progress = one_of_each();
    progress.set_worked(checklist("fresh-water"), Some(Unsure), NOW);
    progress.set_timer("cool-down", Some(NOW + 10_000), NOW);
    let mut expected = progress.clone();
    expected.marks.retain(|it| it != "stove-off-on");
    expected.worked.retain(|it| it != "first-checks");
    expected.timers.retain(|it| it != "stove-off-on");
    progress.reset_checklist(checklist("first-checks"), NOW + 1).unwrap();
    check_looks_like(&progress, &expected);
}

#[test]
fn resetting_keeps_what_another_version_has_put_there() {
    let mut progress = one_of_each();
    let id = || "from-another-version".to_string();
    progress.marks.insert(&id(), Timed { at: NOW, value: Done });
    progress.worked.insert(&id(), Timed { at: NOW, value: Some(Fixed) });
    progress.answers.insert(&id(), Timed { at: NOW, value: Some("x".to_string()) });
    progress.timers.insert(&id(), Timed { at: NOW, value: Some(NOW) });
    progress.notes.insert(&id(), Timed { at: NOW, value: "x".to_string() });
    let before = progress.clone();
    progress.reset(guide(), NOW + 1);
    assert_eq!(progress.marks.get(&id()), before.marks.get(&id()));
    assert_eq!(progress.worked.get(&id()), before.worked.get(&id()));
    assert_eq!(progress.answers.get(&id()), before.answers.get(&id()));
    assert_eq!(progress.timers.get(&id()), before.timers.get(&id()));
    assert_eq!(progress.notes, before.notes);
}

#[test]
fn each_single_thing_is_enough_to_reset() {
    let acts: [fn(&mut Progress); 5] = [
        |it| it.set_answer("boils", Some("bubbles"), NOW),
        |it| it.set_answer("new-kettle", Some("read"), NOW),
        |it| it.set_timer("crush-kettle", Some(NOW), NOW),
        |it| drop(it.set_worked(checklist("new-kettle"), Some(Unsure), NOW)),
        |it| it.choose(Some("no-whistle"), NOW),
    ];
    for (place, act) in acts.into_iter().enumerate() {
        let mut progress = Progress::default();
        act(&mut progress);
        assert!(progress.reset(guide(), NOW + 1).is_some(), "the act at {place}");
        check_looks_like(&progress, &Progress::default());
        assert_eq!(progress.reset(guide(), NOW + 2), None, "the act at {place}");
    }
    let mut progress = Progress::default();
    progress.set_note("crush-kettle", "x", NOW);
    assert_eq!(progress.reset(guide(), NOW + 1), None, "a note is nothing to reset");
}

// ---------------------------------------------------------------- undo

/// Does `act` to one of each, undoes it, and expects that everything looks as it did before.
#[track_caller]
fn check_undo_of_each(act: impl FnOnce(&mut Progress) -> Option<Change>) {
    let mut progress = one_of_each();
    let change = act(&mut progress).expect("nothing was changed");
    assert!(progress.undo(&change, NOW + 9) > 0);
    check_looks_like(&progress, &one_of_each());
}

#[test]
fn what_was_said_of_a_checklist_is_undone() {
    check_undo_of_each(|it| it.set_worked(checklist("first-checks"), Some(Fixed), NOW + 1));
    check_undo_of_each(|it| it.set_worked(checklist("first-checks"), None, NOW + 1));
    check_undo_of_each(|it| it.set_worked(checklist("fresh-water"), Some(Unsure), NOW + 1));
}

#[test]
fn a_reset_is_undone_with_outcomes_answers_timers_and_guard() {
    check_undo_of_each(|it| it.reset(guide(), NOW + 1));
    check_undo_of_each(|it| it.reset_checklist(checklist("first-checks"), NOW + 1));
    check_undo_of_each(|it| it.reset_checklist(checklist("new-kettle"), NOW + 1));
}

/// Progress from elsewhere that differs from one of each in every part, and is newer.
fn from_elsewhere() -> Progress {
    let mut theirs = Progress::default();
    let at = NOW + 5;
    theirs.mark(step("stove-off-on"), Skipped, at);
    theirs.mark(step("cool-down"), Done, at);
    theirs.marks.insert("from-another-version", Timed { at, value: Done });
    theirs.set_worked(checklist("first-checks"), Some(Fixed), at);
    theirs.set_worked(checklist("fresh-water"), Some(Unsure), at);
    theirs.set_answer("boils", Some("cold"), at);
    theirs.set_answer("steam", Some("none"), at);
    theirs.set_note("stove-off-on", "theirs", at);
    theirs.choose(Some("wrong-hour"), at);
    theirs.set_systems(Systems::default().with(Device::Iphone, Pick::Older), at);
    theirs
}

#[test]
fn a_merge_of_progress_from_elsewhere_is_undone() {
    check_undo_of_each(|it| {
        let change = it.undoably(ChangeKind::Import, |it| it.merge(&from_elsewhere()));
        assert_eq!(it.state("cool-down"), Done);
        assert_eq!(it.note("stove-off-on"), "theirs");
        assert_eq!(it.chosen(), Some("wrong-hour"));
        change
    });
}

#[test]
fn a_merge_that_brings_nothing_new_is_no_change() {
    let mut progress = one_of_each();
    assert_eq!(progress.undoably(ChangeKind::Import, |it| it.merge(&one_of_each())), None);
    progress.merge(&from_elsewhere());
    assert_eq!(progress.undoably(ChangeKind::Import, |it| it.merge(&one_of_each())), None, "what is older changes nothing");
}

// Undo of a merge must not become a second merge: what was done here since then, in this tab or another, is the person's own.
#[test]
fn undoing_a_merge_leaves_alone_what_another_tab_changed_meanwhile() {
    let mut progress = one_of_each();
    let change = progress.undoably(ChangeKind::Import, |it| it.merge(&from_elsewhere())).unwrap();
    let mut other_tab = progress.clone();
    other_tab.mark(step("cool-down"), Skipped, NOW + 6);
    other_tab.set_worked(checklist("fresh-water"), Some(NotYet), NOW + 6);
    other_tab.set_answer("steam", Some("plenty"), NOW + 6);
    other_tab.set_note("stove-off-on", "mine", NOW + 6);
    other_tab.choose(Some("stale-tea"), NOW + 6);
    progress.merge(&other_tab);
    assert!(progress.undo(&change, NOW + 7) > 0);
    assert_eq!(progress.state("cool-down"), Skipped);
    assert_eq!(progress.worked("fresh-water"), Some(NotYet));
    assert_eq!(progress.answer("steam"), Some("plenty"));
    assert_eq!(progress.note("stove-off-on"), "mine");
    assert_eq!(progress.chosen(), Some("stale-tea"));
    // What nobody touched since goes back.
    assert_eq!(progress.state("stove-off-on"), Done);
    assert_eq!(progress.worked("first-checks"), Some(NotYet));
    assert_eq!(progress.answer("boils"), Some("bubbles"));
    assert_eq!(progress.systems(), Systems::default());
}

#[test]
fn undoing_an_outcome_or_a_reset_leaves_alone_what_another_tab_said_meanwhile() {
    let mut progress = one_of_each();
    let fixed = progress.set_worked(checklist("first-checks"), Some(Fixed), NOW + 1).unwrap();
    let mut other_tab = progress.clone();
    other_tab.set_worked(checklist("first-checks"), Some(Unsure), NOW + 2);
    progress.merge(&other_tab);
    assert_eq!(progress.undo(&fixed, NOW + 3), 0);
    assert_eq!(progress.worked("first-checks"), Some(Unsure));

    let resets: [fn(&mut Progress) -> Option<Change>; 2] =
        [|it| it.reset(guide(), NOW + 4), |it| it.reset_checklist(checklist("first-checks"), NOW + 4)];
    for reset in resets {
        let mut progress = one_of_each();
        let change = reset(&mut progress).unwrap();
        let mut other_tab = progress.clone();
        other_tab.set_worked(checklist("first-checks"), Some(Fixed), NOW + 5);
        other_tab.set_timer("stove-off-on", Some(NOW + 99_000), NOW + 5);
        progress.merge(&other_tab);
        assert!(progress.undo(&change, NOW + 6) > 0);
        assert_eq!(progress.worked("first-checks"), Some(Fixed));
        assert_eq!(progress.timer("stove-off-on"), Some(NOW + 99_000));
        assert_eq!(progress.state("stove-off-on"), Done);
    }
}

#[test]
fn an_undone_merge_is_undone_in_a_tab_that_still_holds_it() {
    let mut progress = one_of_each();
    let change = progress.undoably(ChangeKind::Import, |it| it.merge(&from_elsewhere())).unwrap();
    let mut other_tab = progress.clone();
    progress.undo(&change, NOW);
    other_tab.merge(&progress);
    check_looks_like(&other_tab, &one_of_each());
}

#[test]
fn a_tick_is_undone() {
    check_undo(&[], |it| it.mark(step("stove-off-on"), Done, NOW + 1));
}

#[test]
fn taking_a_tick_off_is_undone() {
    check_undo(&[("stove-off-on", Done)], |it| it.mark(step("stove-off-on"), Todo, NOW + 1));
}

// B4: in a peer, "doesn't apply" silently erased "done".
#[test]
fn skipping_a_done_step_is_undone_to_done() {
    check_undo(&[("stove-off-on", Done)], |it| it.mark(step("stove-off-on"), Skipped, NOW + 1));
}

#[test]
fn resetting_a_checklist_is_undone_with_its_skipped_steps() {
    let marks = [("stove-off-on", Done), ("shake-both", Skipped), ("turn-valve", Done)];
    check_undo(&marks, |it| it.reset_checklist(checklist("first-checks"), NOW + 1));
}

#[test]
fn resetting_everything_is_undone_with_the_choice() {
    let marks = [("stove-off-on", Done), ("shake-both", Skipped), ("turn-valve", Done)];
    check_undo(&marks, |it| it.reset(guide(), NOW + 1));
    check_undo(&[], |it| it.reset(guide(), NOW + 1));
}

#[test]
fn resetting_a_checklist_leaves_the_others_and_the_choice() {
    let mut progress = marked(&[("stove-off-on", Done), ("turn-valve", Done)]);
    progress.choose(Some("no-whistle"), NOW);
    let change = progress.reset_checklist(checklist("first-checks"), NOW + 1).unwrap();
    assert_eq!(change.kind, ChangeKind::Checklist("first-checks"));
    assert_eq!(progress.state("stove-off-on"), Todo);
    assert_eq!(progress.state("turn-valve"), Done);
    assert_eq!(progress.chosen(), Some("no-whistle"));
}

#[test]
fn resetting_what_is_empty_is_no_change() {
    let mut progress = Progress::default();
    assert_eq!(progress.reset(guide(), NOW), None);
    assert_eq!(progress.reset_checklist(checklist("first-checks"), NOW), None);
    progress.choose(None, NOW);
    assert_eq!(progress.reset(guide(), NOW + 1), None);
}

// B2: a peer's reset was `localStorage.clear()`.
#[test]
fn resetting_everything_keeps_what_is_no_tick() {
    let mut progress = marked(&[("stove-off-on", Done)]);
    progress.marks.insert("from-another-version", Timed { at: NOW, value: Done });
    progress.set_open("first-checks", true, NOW);
    progress.set_systems(Systems::default().with(Device::Iphone, Pick::Older), NOW);
    progress.reset(guide(), NOW + 1);
    assert_eq!(progress.state("from-another-version"), Done);
    assert_eq!(progress.state("stove-off-on"), Todo);
    assert_eq!(progress.is_open("first-checks"), Some(true));
    assert_eq!(progress.systems().ios, Pick::Older);
}

#[test]
fn undoing_a_reset_leaves_alone_what_was_changed_meanwhile() {
    let mut progress = marked(&[("stove-off-on", Done), ("shake-both", Done)]);
    progress.choose(Some("no-whistle"), NOW);
    let change = progress.reset(guide(), NOW + 1).unwrap();
    progress.mark(step("shake-both"), Skipped, NOW + 2);
    progress.choose(Some("wrong-hour"), NOW + 2);
    assert_eq!(progress.undo(&change, NOW + 3), 1);
    assert_eq!(progress.state("stove-off-on"), Done);
    assert_eq!(progress.state("shake-both"), Skipped);
    assert_eq!(progress.chosen(), Some("wrong-hour"));
}

#[test]
fn undoing_leaves_alone_what_another_tab_changed_meanwhile() {
    let mut progress = Progress::default();
    let change = progress.mark(step("stove-off-on"), Done, NOW).unwrap();
    let mut other_tab = progress.clone();
    other_tab.mark(step("stove-off-on"), Skipped, NOW + 1);
    progress.merge(&other_tab);
    assert_eq!(progress.undo(&change, NOW + 2), 0);
    assert_eq!(progress.state("stove-off-on"), Skipped);
}

// Undo gives a step a new time, so that it wins in other tabs. The changes before it once took that for somebody else's
// change and left the step alone: tick, skip, undo, undo ended in "done".
#[test]
fn several_changes_of_one_step_are_undone_one_after_the_other() {
    let mut progress = Progress::default();
    let id = "stove-off-on";
    let ticked = progress.mark(step(id), Done, NOW).unwrap();
    let skipped = progress.mark(step(id), Skipped, NOW + 1).unwrap();
    let reset = progress.reset_checklist(checklist("first-checks"), NOW + 2).unwrap();
    for (change, state) in [(reset, Skipped), (skipped, Done), (ticked, Todo)] {
        assert_eq!(progress.undo(&change, NOW + 3), 1);
        assert_eq!(progress.state(id), state);
    }
}

#[test]
fn whatever_was_changed_is_undone_in_reverse() {
    let mut numbers = Numbers(0x2545_f491_4f6c_dd1d);
    let ids = ["stove-off-on", "shake-both", "turn-valve"];
    for _ in 0..500 {
        let mut progress = Progress::default();
        progress.choose(Some("no-whistle"), NOW);
        let mut changes = Vec::new();
        for at in NOW..NOW + 12 {
            let before = progress.clone();
            let change = match numbers.below(10) {
                0 => progress.reset(guide(), at),
                1 => progress.reset_checklist(checklist("first-checks"), at),
                2 => {
                    let worked = [None, Some(NotYet), Some(Fixed)][numbers.below(3) as usize];
                    progress.set_worked(checklist("first-checks"), worked, at)
                }
                3 => {
                    let mut theirs = Progress::default();
                    theirs.mark(step(ids[numbers.below(3) as usize]), Done, at);
                    theirs.set_worked(checklist("first-checks"), Some(Unsure), at);
                    progress.undoably(ChangeKind::Import, |it| it.merge(&theirs))
                }
                _ => {
                    let id = ids[numbers.below(3) as usize];
                    progress.mark(step(id), [Todo, Done, Skipped][numbers.below(3) as usize], at)
                }
            };
            changes.extend(change.map(|it| (before, it)));
        }
        for (before, change) in changes.iter().rev() {
            progress.undo(change, NOW);
            assert_eq!(ids.map(|it| progress.state(it)), ids.map(|it| before.state(it)));
            assert_eq!(progress.worked("first-checks"), before.worked("first-checks"));
            assert_eq!(progress.chosen(), before.chosen());
        }
    }
}

#[test]
fn two_resets_of_the_choice_are_undone_one_after_the_other() {
    let mut progress = Progress::default();
    let mut changes = Vec::new();
    for (at, choice) in [(NOW, "no-whistle"), (NOW + 2, "wrong-hour")] {
        progress.choose(Some(choice), at);
        changes.push(progress.reset(guide(), at + 1).unwrap());
    }
    assert_eq!(progress.undo(&changes[1], NOW + 9), 1);
    assert_eq!(progress.chosen(), Some("wrong-hour"));
    // The choice was made anew since the first reset, so that one has nothing left to take back.
    assert_eq!(progress.undo(&changes[0], NOW + 9), 0);
    assert_eq!(progress.chosen(), Some("wrong-hour"));
}

#[test]
fn a_change_cannot_be_undone_twice() {
    let mut progress = marked(&[("stove-off-on", Done)]);
    let change = progress.mark(step("stove-off-on"), Skipped, NOW + 1).unwrap();
    assert_eq!(progress.undo(&change, NOW + 2), 1);
    assert_eq!(progress.undo(&change, NOW + 3), 0);
    assert_eq!(progress.state("stove-off-on"), Done);
}

// ---------------------------------------------------------------- the clock

// The guide asks people to set a wrong clock right. Ticks from before then lie in the future.
#[test]
fn a_tick_from_the_days_of_a_wrong_clock_does_not_win() {
    let mut progress = Progress::default();
    let next_year = NOW + 365 * 24 * 3_600_000;
    progress.mark(step("set-clock"), Done, next_year);
    let other_tab = progress.clone();
    progress.mark(step("set-clock"), Todo, NOW);
    progress.merge(&other_tab);
    assert_eq!(progress.state("set-clock"), Todo);
}

#[test]
fn of_two_changes_in_one_millisecond_the_second_wins() {
    for states in [[Done, Todo], [Done, Skipped], [Skipped, Done], [Skipped, Todo]] {
        let mut progress = Progress::default();
        progress.mark(step("stove-off-on"), states[0], NOW);
        let other_tab = progress.clone();
        progress.mark(step("stove-off-on"), states[1], NOW);
        progress.merge(&other_tab);
        assert_eq!(progress.state("stove-off-on"), states[1]);
    }
}

#[test]
fn an_undo_wins_in_a_tab_that_still_holds_the_change() {
    let mut progress = Progress::default();
    let change = progress.mark(step("stove-off-on"), Done, NOW).unwrap();
    let mut other_tab = progress.clone();
    progress.undo(&change, NOW);
    other_tab.merge(&progress);
    assert_eq!(other_tab.state("stove-off-on"), Todo);
}

#[test]
fn choices_versions_and_open_checklists_win_over_a_wrong_clock_too() {
    let mut progress = Progress::default();
    progress.choose(Some("no-whistle"), NOW + 1000);
    progress.set_open("first-checks", true, NOW + 1000);
    progress.set_systems(Systems::default().with(Device::Watch, Pick::Older), NOW + 1000);
    let other_tab = progress.clone();
    progress.choose(None, NOW);
    progress.set_open("first-checks", false, NOW);
    progress.set_systems(Systems::default(), NOW);
    progress.merge(&other_tab);
    assert_eq!(progress.chosen(), None);
    assert_eq!(progress.is_open("first-checks"), Some(false));
    assert_eq!(progress.systems(), Systems::default());
}

#[test]
fn the_end_of_time_is_no_panic() {
    let mut progress = Progress::default();
    progress.marks.insert("stove-off-on", Timed { at: Millis::MAX, value: Done });
    assert!(progress.mark(step("stove-off-on"), Todo, NOW).is_some());
    assert_eq!(progress.state("stove-off-on"), Todo);
}

// ---------------------------------------------------------------- merging

/// Progress with few ids and few times, so that two of them often meet in the same millisecond.
fn some_progress(numbers: &mut Numbers) -> Progress {
    let ids = ["stove-off-on", "shake-both", "crush-kettle", "from-another-version", "x"];
    let mut progress = Progress::default();
    for id in ids {
        if numbers.below(3) > 0 {
            let value = [Todo, Done, Skipped][numbers.below(3) as usize];
            progress.marks.insert(id, Timed { at: NOW + numbers.below(3), value });
        }
        if numbers.below(3) > 0 {
            progress.open.insert(id, Timed { at: NOW + numbers.below(3), value: numbers.below(2) == 0 });
        }
        if numbers.below(3) > 0 {
            let value = [None, Some(Unsure), Some(NotYet), Some(Fixed)][numbers.below(4) as usize];
            progress.worked.insert(id, Timed { at: NOW + numbers.below(3), value });
        }
        if numbers.below(3) > 0 {
            let value = [None, Some("yes"), Some("no")][numbers.below(3) as usize].map(str::to_string);
            progress.answers.insert(id, Timed { at: NOW + numbers.below(3), value });
        }
        if numbers.below(3) > 0 {
            let value = [None, Some(NOW), Some(NOW + 10_000)][numbers.below(3) as usize];
            progress.timers.insert(id, Timed { at: NOW + numbers.below(3), value });
        }
        if numbers.below(3) > 0 {
            let value = ["", "one", "two"][numbers.below(3) as usize].to_string();
            progress.notes.insert(id, Timed { at: NOW + numbers.below(3), value });
        }
    }
    if numbers.below(3) > 0 {
        let value = [None, Some("no-whistle"), Some("gone")][numbers.below(3) as usize].map(str::to_string);
        progress.chosen = Some(Timed { at: NOW + numbers.below(3), value });
    }
    if numbers.below(3) > 0 {
        let mut pick = || [Pick::Newer, Pick::Older, Pick::Unsure][numbers.below(3) as usize];
        let value = Systems { ios: pick(), watchos: pick() };
        progress.systems = Some(Timed { at: NOW + numbers.below(3), value });
    }
    progress
}

/// Every id of either is in both.
#[track_caller]
fn check_keeps<T>(both: &Values<T>, one: &Values<T>, two: &Values<T>) {
    for id in one.ids().chain(two.ids()) {
        assert!(both.get(id).is_some(), "{id}");
    }
}

/// Every value of both is of one of the two, and neither of them has a newer one.
#[track_caller]
fn check_newest<T: PartialEq>(both: &Values<T>, one: &Values<T>, two: &Values<T>) {
    for (id, value) in both.iter() {
        assert!(one.get(id) == Some(value) || two.get(id) == Some(value), "{id}");
        assert!(one.get(id).is_none_or(|it| it.at <= value.at), "{id}");
        assert!(two.get(id).is_none_or(|it| it.at <= value.at), "{id}");
    }
}

fn merged(mut one: Progress, other: &Progress) -> Progress {
    one.merge(other);
    one
}

/// Holds for many triples of progress.
fn check_always(holds: impl Fn(&Progress, &Progress, &Progress)) {
    let mut numbers = Numbers(0x9e37_79b9_7f4a_7c15);
    for _ in 0..3000 {
        let [one, two, three] = [(); 3].map(|()| some_progress(&mut numbers));
        holds(&one, &two, &three);
    }
}

#[test]
fn it_does_not_matter_which_tab_merges_which() {
    check_always(|one, two, _| assert_eq!(merged(one.clone(), two), merged(two.clone(), one)));
}

#[test]
fn it_does_not_matter_in_which_order_three_tabs_merge() {
    check_always(|one, two, three| {
        assert_eq!(merged(merged(one.clone(), two), three), merged(one.clone(), &merged(two.clone(), three)));
    });
}

#[test]
fn merging_twice_is_merging_once() {
    check_always(|one, two, _| {
        let once = merged(one.clone(), two);
        assert_eq!(merged(once.clone(), two), once);
        assert_eq!(merged(once.clone(), one), once);
        assert_eq!(merged(one.clone(), &Progress::default()), *one);
    });
}

// B18: in every peer the tab that saved last erased the other's ticks.
#[test]
fn merging_loses_no_id_of_either_tab() {
    check_always(|one, two, _| {
        let both = merged(one.clone(), two);
        check_keeps(&both.marks, &one.marks, &two.marks);
        check_keeps(&both.worked, &one.worked, &two.worked);
        check_keeps(&both.answers, &one.answers, &two.answers);
        check_keeps(&both.timers, &one.timers, &two.timers);
        check_keeps(&both.notes, &one.notes, &two.notes);
        check_keeps(&both.open, &one.open, &two.open);
        assert_eq!(both.chosen.is_some(), one.chosen.is_some() || two.chosen.is_some());
        assert_eq!(both.systems.is_some(), one.systems.is_some() || two.systems.is_some());
    });
}

#[test]
fn merging_invents_nothing_and_never_goes_back_in_time() {
    check_always(|one, two, _| {
        let both = merged(one.clone(), two);
        check_newest(&both.marks, &one.marks, &two.marks);
        check_newest(&both.worked, &one.worked, &two.worked);
        check_newest(&both.answers, &one.answers, &two.answers);
        check_newest(&both.timers, &one.timers, &two.timers);
        check_newest(&both.notes, &one.notes, &two.notes);
        check_newest(&both.open, &one.open, &two.open);
    });
}

#[test]
fn two_tabs_that_tick_different_steps_keep_both() {
    let mut here = marked(&[("stove-off-on", Done)]);
    here.merge(&marked(&[("shake-both", Done)]));
    assert_eq!(here.state("stove-off-on"), Done);
    assert_eq!(here.state("shake-both"), Done);
}

#[test]
fn a_choice_that_was_taken_back_stays_taken_back() {
    let mut here = Progress::default();
    here.choose(Some("no-whistle"), NOW);
    let mut other_tab = here.clone();
    other_tab.choose(None, NOW + 1);
    here.merge(&other_tab);
    assert_eq!(here.chosen(), None);
}

// ---------------------------------------------------------------- ids that were renamed

fn with_alias() -> Guide {
    Guide { aliases: &[Alias { old: "stove-on-off", new: "stove-off-on" }], ..*guide() }
}

fn old_mark(at: Millis) -> Progress {
    let mut progress = Progress::default();
    progress.marks.insert("stove-on-off", Timed { at, value: Done });
    progress
}

// B1: in a peer a renamed item lost everybody's tick.
#[test]
fn a_tick_under_an_id_that_was_renamed_counts_for_the_new_one() {
    let mut progress = old_mark(NOW);
    progress.adopt_aliases(&with_alias());
    assert_eq!(progress.state("stove-off-on"), Done);
    assert_eq!(progress.state("stove-on-off"), Done, "a tab with an older version still reads the old id");
}

#[test]
fn a_tick_under_the_old_id_loses_against_a_later_change_under_the_new_one() {
    let mut progress = old_mark(NOW);
    progress.marks.insert("stove-off-on", Timed { at: NOW + 1, value: Todo });
    progress.adopt_aliases(&with_alias());
    assert_eq!(progress.state("stove-off-on"), Todo);
}

#[test]
fn a_later_tick_under_the_old_id_wins() {
    let mut progress = old_mark(NOW + 1);
    progress.marks.insert("stove-off-on", Timed { at: NOW, value: Todo });
    progress.adopt_aliases(&with_alias());
    assert_eq!(progress.state("stove-off-on"), Done);
}

#[test]
fn adopting_twice_does_not_bring_an_undone_tick_back() {
    let mut progress = old_mark(NOW);
    progress.adopt_aliases(&with_alias());
    progress.mark(step("stove-off-on"), Todo, NOW);
    progress.adopt_aliases(&with_alias());
    assert_eq!(progress.state("stove-off-on"), Todo);
}

#[test]
fn an_open_checklist_that_was_renamed_stays_open() {
    let guide = Guide { aliases: &[Alias { old: "checks-of-old", new: "first-checks" }], ..*guide() };
    let mut progress = Progress::default();
    progress.set_open("checks-of-old", true, NOW);
    progress.adopt_aliases(&guide);
    assert_eq!(progress.is_open("first-checks"), Some(true));
}

#[test]
fn outcomes_timers_and_notes_under_an_id_that_was_renamed_count_for_the_new_one() {
    let aliases = &[Alias { old: "stove-on-off", new: "stove-off-on" }, Alias { old: "checks-of-old", new: "first-checks" }];
    let guide = Guide { aliases, ..*guide() };
    let mut progress = Progress::default();
    progress.worked.insert("checks-of-old", Timed { at: NOW, value: Some(NotYet) });
    progress.set_timer("stove-on-off", Some(NOW + 10_000), NOW);
    progress.set_note("stove-on-off", "took two tries", NOW);
    progress.adopt_aliases(&guide);
    assert_eq!(progress.worked("first-checks"), Some(NotYet));
    assert_eq!(progress.timer("stove-off-on"), Some(NOW + 10_000));
    assert_eq!(progress.note("stove-off-on"), "took two tries");
}

// Whoever shows the step or checklist is told, and nobody else.
#[test]
fn a_tick_and_an_outcome_name_what_they_are_about_and_other_changes_may_be_about_anything() {
    let mut progress = one_of_each();
    assert_eq!(progress.mark(step("cool-down"), Done, NOW + 1).unwrap().id(), Some("cool-down"));
    assert_eq!(progress.set_worked(checklist("fresh-water"), Some(Fixed), NOW + 1).unwrap().id(), Some("fresh-water"));
    assert_eq!(progress.undoably(ChangeKind::Import, |it| it.merge(&from_elsewhere())).unwrap().id(), None);
    assert_eq!(progress.reset(guide(), NOW + 9).unwrap().id(), None);
}

#[test]
fn a_merge_says_whether_it_brought_anything() {
    let mut here = one_of_each();
    assert!(here.merge(&from_elsewhere()));
    assert!(!here.merge(&from_elsewhere()) && !here.merge(&one_of_each()), "nothing is newer there");
    let mut chosen = Progress::default();
    chosen.choose(Some("no-whistle"), NOW + 9);
    assert!(here.merge(&chosen) && !here.merge(&chosen));
    let mut old = old_mark(NOW);
    assert!(old.adopt_aliases(&with_alias()) && !old.adopt_aliases(&with_alias()));
}

// Each tick of a visit once kept all of progress twice, notes and all, for Undo: two texts of 2,000 letters a tick.
#[test]
fn a_tick_and_an_outcome_hold_what_they_changed_and_nothing_else() {
    let mut progress = one_of_each();
    progress.set_note("stove-off-on", "a long note", NOW);
    progress.set_checked(Some("The watch's steps arrive late."), NOW);
    progress.mark(step("cool-down"), Done, NOW);
    let tick = format!("{:?}", progress.mark(step("stove-off-on"), Skipped, NOW + 1).unwrap());
    assert!(tick.contains("stove-off-on"), "{tick}");
    let outcome = format!("{:?}", progress.set_worked(checklist("first-checks"), Some(Fixed), NOW + 1).unwrap());
    assert!(outcome.contains("first-checks"), "{outcome}");
    for change in [tick, outcome] {
        for other in ["a long note", "arrive late", "cool-down", "no-whistle"] {
            assert!(!change.contains(other), "{other} in {change}");
        }
    }
}
