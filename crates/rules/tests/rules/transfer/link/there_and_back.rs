//! What goes into a link comes out of it.

use super::*;

#[test]
fn whatever_is_in_a_link_comes_back() {
    let mut numbers = Numbers(0x9e37_79b9_7f4a_7c15);
    for _ in 0..rounds(4000) {
        let chance = numbers.below(101);
        let span = numbers.of(&[1, 1000, MINUTE, 90 * MINUTE, DAY, 30 * DAY, YEAR, NOW]);
        let progress = some_progress(&mut numbers, chance, span);
        if progress != Progress::default() {
            check_carried(&progress);
        }
    }
}

#[test]
fn each_value_by_itself_comes_back() {
    let systems =
        |ios, watchos| Progress { systems: Some(Timed { at: NOW, value: Systems { ios, watchos } }), ..Progress::default() };
    for step in guide().steps() {
        for value in [Todo, Done, Skipped] {
            check_carried(&Progress {
                marks: Values::from_iter([(step.id.to_string(), Timed { at: NOW, value })]),
                ..Progress::default()
            });
        }
    }
    for checklist in guide().checklists {
        for value in [None, Some(Worked::Unsure), Some(Worked::NotYet), Some(Worked::Fixed)] {
            check_carried(&Progress {
                worked: Values::from_iter([(checklist.id.to_string(), Timed { at: NOW, value })]),
                ..Progress::default()
            });
        }
    }
    for question in guide().questions {
        for value in question.answers.iter().map(|it| Some(it.id.to_string())).chain([None]) {
            check_carried(&Progress {
                answers: Values::from_iter([(question.id.to_string(), Timed { at: NOW, value })]),
                ..Progress::default()
            });
        }
    }
    let causes = guide().symptoms.iter().map(|it| it.id).chain(guide().verdicts.iter().map(|it| it.id));
    for value in causes.map(|it| Some(it.to_string())).chain([None]) {
        check_carried(&Progress { chosen: Some(Timed { at: NOW, value }), ..Progress::default() });
    }
    for ios in picks(Device::Iphone) {
        for watchos in picks(Device::Watch) {
            check_carried(&systems(ios, watchos));
        }
    }
}

#[test]
fn what_comes_back_goes_the_same_way_again() {
    let mut numbers = Numbers(0x2545_f491_4f6c_dd1d);
    for chance in 1..100 {
        let progress = some_progress(&mut numbers, chance, 30 * DAY);
        let link = write(guide(), &progress);
        if let Ok(it) = read(guide(), &link) {
            let again = read(guide(), &write(guide(), &it.progress)).unwrap();
            assert_eq!(again.progress, it.progress);
        }
    }
}

// A value rounded up would win over one that was set after it.
#[test]
fn no_time_comes_back_later_than_it_was() {
    for at in [0, 1, 999, 1000, 1001, NOW, NOW + 999, u64::MAX / 2, u64::MAX] {
        let progress = Progress {
            marks: Values::from_iter([("crush-kettle".to_string(), Timed { at, value: Done })]),
            ..Progress::default()
        };
        let found = read(guide(), &write(guide(), &progress)).unwrap().progress.marks.get("crush-kettle").unwrap().at;
        assert!(found <= at && (at > 1 << 40 << 10 || at - found < 1000), "{at} came back as {found}");
    }
}

#[test]
fn notes_timers_and_open_checklists_stay_where_they_are() {
    let mut progress = ticked("stove-off-on");
    let plain = write(guide(), &progress);
    progress.set_note("stove-off-on", "private", NOW);
    progress.set_timer("stove-off-on", Some(NOW), NOW);
    progress.set_open("first-checks", true, NOW);
    assert_eq!(write(guide(), &progress), plain);
}

// Without this, a tick that was taken off would come back on the other device.
#[test]
fn what_was_taken_back_is_in_the_link_too() {
    let mut progress = ticked("stove-off-on");
    progress.mark(guide().step("stove-off-on").unwrap().1, Todo, NOW + MINUTE);
    let theirs = read(guide(), &write(guide(), &progress)).unwrap().progress;
    let mut ours = ticked("stove-off-on");
    ours.merge(&theirs);
    assert_eq!(ours.state("stove-off-on"), Todo);
}

#[test]
fn two_links_come_to_the_same_in_either_order() {
    let mut numbers = Numbers(0x1234_5678_9abc_def1);
    for _ in 0..300 {
        let [one, two] =
            [60, 60].map(|it| read(guide(), &write(guide(), &some_progress(&mut numbers, it, DAY))).unwrap().progress);
        let (mut there, mut back) = (one.clone(), two.clone());
        there.merge(&two);
        back.merge(&one);
        assert_eq!(there, back);
    }
}
