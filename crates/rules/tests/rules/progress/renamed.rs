//! Ids that were renamed.

use super::*;

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
