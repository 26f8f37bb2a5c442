//! What somebody has done: the arithmetic, undo, the clock, and merging what several tabs hold.

mod clock;
mod merging;
mod renamed;
mod reset;
mod said;
mod tally;
mod undo;

use State::{Done, Skipped, Todo};
use Worked::{Fixed, NotYet, Unsure};
use fixtures::{checklist, guide, step};
use rules::guide::{Alias, Guide};
use rules::progress::{Change, ChangeKind, Millis, Progress, State, Tally, Timed, Values, Worked};
use rules::system::{Device, Pick, Systems};

use crate::random::Numbers;

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

/// Does `act` to one of each, undoes it, and expects that everything looks as it did before.
#[track_caller]
fn check_undo_of_each(act: impl FnOnce(&mut Progress) -> Option<Change>) {
    let mut progress = one_of_each();
    let change = act(&mut progress).expect("nothing was changed");
    assert!(progress.undo(&change, NOW + 9) > 0);
    check_looks_like(&progress, &one_of_each());
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
    theirs.set_systems(Systems::default().with(Device::Iphone, Pick::to(17)), at);
    theirs
}

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
        let mut pick = || [Pick::from(26), Pick::to(9), Pick::UNSURE][numbers.below(3) as usize];
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

fn with_alias() -> Guide {
    Guide { aliases: &[Alias { old: "stove-on-off", new: "stove-off-on" }], ..*guide() }
}

fn old_mark(at: Millis) -> Progress {
    let mut progress = Progress::default();
    progress.marks.insert("stove-on-off", Timed { at, value: Done });
    progress
}
