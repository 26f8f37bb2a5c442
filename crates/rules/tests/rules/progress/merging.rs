//! What several tabs hold.

use super::*;

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
