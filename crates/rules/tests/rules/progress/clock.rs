//! Clocks that were wrong.

use super::*;

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
    progress.set_systems(Systems::default().with(Device::Watch, Pick::to(9)), NOW + 1000);
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
