//! Starting over.

use super::*;

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
