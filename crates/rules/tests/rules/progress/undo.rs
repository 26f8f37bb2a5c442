//! Taking back what was changed.

use super::*;

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
    progress.set_systems(Systems::default().with(Device::Iphone, Pick::to(17)), NOW);
    progress.reset(guide(), NOW + 1);
    assert_eq!(progress.state("from-another-version"), Done);
    assert_eq!(progress.state("stove-off-on"), Todo);
    assert_eq!(progress.is_open("first-checks"), Some(true));
    assert_eq!(progress.systems().ios, Pick::to(17));
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
