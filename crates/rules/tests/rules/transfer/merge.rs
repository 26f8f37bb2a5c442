//! Taking over progress from elsewhere: what the preview says happens, and nothing newer is ever lost.

use State::{Done, Skipped, Todo};
use fixtures::{guide, step};
use rules::guide::{Alias, Guide};
use rules::pick::word;
use rules::progress::{ChangeKind, Millis, Progress, State, Timed, Worked};
use rules::system::{Device, Pick, Systems};
use rules::transfer::{Difference, Preview, file, link, not_after, preview};

use crate::random::{NOW, Numbers, some_progress};

const MINUTE: Millis = 60_000;
const YEAR: Millis = 365 * 24 * 60 * MINUTE;

fn marked(id: &str, state: State, at: Millis) -> Progress {
    Progress { marks: FromIterator::from_iter([(id, Timed { at, value: state })]), ..Progress::default() }
}

/// What comes out at the other end of a link, opened at `now`.
fn sent(progress: &Progress, now: Millis) -> Progress {
    not_after(link::read(guide(), &link::write(guide(), progress)).unwrap().progress, now)
}

/// What was picked for each device, in the words that are saved.
fn versions(it: Systems) -> String {
    format!("{}/{}", word(Device::Iphone, it.ios), word(Device::Watch, it.watchos))
}

/// Each change in a few words.
fn lines(preview: &Preview) -> Vec<String> {
    let line = |it: &Difference| match it {
        Difference::Step { step, from, to, .. } => format!("{} {from:?} {to:?}", step.id),
        Difference::Note { step, from, to } => format!("note {} {from:?} {to:?}", step.id),
        Difference::Outcome { checklist, from, to } => format!("{} {from:?} {to:?}", checklist.id),
        Difference::Answer { question, from, to } => {
            format!("{} {:?} {:?}", question.id, from.map(|it| it.id), to.map(|it| it.id))
        }
        Difference::Choice { from, to } => format!("choice {from:?} {to:?}"),
        Difference::Versions { from, to } => format!("versions {} {}", versions(*from), versions(*to)),
    };
    preview.changes.iter().map(line).collect()
}

/// What merging would change, and how many of their values are older.
#[track_caller]
fn check(ours: &Progress, theirs: &Progress, expected: &[&str], older: usize) {
    let found = preview(guide(), ours, theirs);
    assert_eq!(lines(&found), expected);
    assert_eq!((found.older, found.is_empty()), (older, expected.is_empty()));
}

#[test]
fn each_kind_of_change_is_shown_from_what_to_what() {
    let mut theirs = marked("stove-off-on", Done, NOW);
    theirs.set_note("stove-off-on", "twice", NOW);
    theirs.set_worked(guide().checklist("first-checks").unwrap(), Some(Worked::NotYet), NOW);
    theirs.set_answer("boils", Some("bubbles"), NOW);
    theirs.choose(Some("no-whistle"), NOW);
    theirs.set_systems(Systems::default().with(Device::Watch, Pick::to(9)), NOW);
    let see = guide().symptom("no-whistle").unwrap().see;
    let choice = format!("choice None Some({see:?})");
    let expected = [
        "stove-off-on Todo Done",
        "note stove-off-on \"\" \"twice\"",
        "first-checks None Some(NotYet)",
        "boils None Some(\"bubbles\")",
        choice.as_str(),
        "versions unsure/unsure unsure/older",
    ];
    check(&Progress::default(), &theirs, &expected, 0);
    check(&theirs, &theirs, &[], 0);
    check(&theirs, &Progress::default(), &[], 0);
}

#[test]
fn the_same_value_at_another_time_is_no_change() {
    let ours = marked("crush-kettle", Done, NOW);
    for at in [0, NOW - 1, NOW + 1] {
        check(&ours, &marked("crush-kettle", Done, at), &[], 0);
    }
    check(&Progress::default(), &marked("crush-kettle", Todo, NOW), &[], 0);
}

// B5: in a peer, opening somebody's link marked earlier steps done and overwrote one's own.
#[test]
fn somebody_elses_link_never_overwrites_what_is_newer_here() {
    let mut theirs = marked("crush-kettle", Done, NOW);
    theirs.mark(step("shake-both"), Done, NOW + 2 * MINUTE);
    let mut ours = marked("crush-kettle", Skipped, NOW + 1);
    ours.mark(step("shake-both"), Skipped, NOW + MINUTE);
    let theirs = sent(&theirs, NOW + YEAR);
    check(&ours, &theirs, &["shake-both Skipped Done"], 1);
    ours.merge(&theirs);
    assert_eq!((ours.state("crush-kettle"), ours.state("shake-both")), (Skipped, Done));
}

// In a link, times are rounded. Rounded up, an older tick would win over this one.
#[test]
fn a_tick_of_the_same_second_or_of_the_same_hour_in_a_long_link_does_not_win() {
    let mut long = some_progress(&mut Numbers(7), 100, 30 * 24 * 60 * MINUTE);
    for theirs in [&mut Progress::default(), &mut long] {
        for ahead in [0, 1, 999] {
            let at = NOW - YEAR / 2 + ahead;
            theirs.marks.insert("crush-kettle", Timed { at, value: Done });
            let ours = marked("crush-kettle", Todo, at + 1);
            let mut merged = ours.clone();
            merged.merge(&sent(theirs, NOW));
            assert_eq!(merged.state("crush-kettle"), Todo);
        }
    }
}

#[test]
fn two_people_can_hand_a_step_back_and_forth_within_seconds() {
    let [mut one, mut other] = [Progress::default(), Progress::default()];
    for round in 0..20 {
        let now = NOW + 400 + round * 1000;
        let (from, to) = if round % 2 == 0 { (&mut one, &mut other) } else { (&mut other, &mut one) };
        let state = [Done, Todo, Skipped][round as usize % 3];
        from.mark(step("crush-kettle"), state, now);
        to.merge(&sent(from, now));
        assert_eq!(to.state("crush-kettle"), state, "round {round}");
    }
}

// A sender's clock can be a year ahead (the guide has a checklist for that), and a forged link can claim any time.
#[test]
fn a_link_from_the_future_wins_once_and_not_for_ever() {
    for at in [NOW + 5 * MINUTE, NOW + YEAR, u64::MAX / 2, u64::MAX] {
        let mut ours = marked("crush-kettle", Skipped, NOW - MINUTE);
        let theirs = sent(&marked("crush-kettle", Done, at), NOW);
        check(&ours, &theirs, &["crush-kettle Skipped Done"], 0);
        ours.merge(&theirs);
        assert_eq!(ours.marks.get("crush-kettle").unwrap().at, NOW);

        ours.mark(step("crush-kettle"), Todo, NOW + 1);
        let mut other_tab = theirs.clone();
        other_tab.merge(&ours);
        assert_eq!(other_tab.state("crush-kettle"), Todo);
        check(&ours, &theirs, &[], 1);
    }
}

#[test]
fn no_time_of_any_part_is_later_than_now() {
    let mut theirs = some_progress(&mut Numbers(7), 100, MINUTE);
    theirs.set_note("crush-kettle", "x", NOW);
    theirs.set_timer("crush-kettle", Some(NOW), NOW);
    theirs.set_open("new-kettle", true, NOW);
    let early = NOW - YEAR;
    let held = not_after(theirs.clone(), early);
    assert!(held.marks.iter().all(|(_, it)| it.at == early) && held.worked.iter().all(|(_, it)| it.at == early));
    assert!(held.answers.iter().all(|(_, it)| it.at == early) && held.notes.get("crush-kettle").unwrap().at == early);
    assert!(held.timers.get("crush-kettle").unwrap().at == early && held.open.get("new-kettle").unwrap().at == early);
    assert_eq!((held.chosen.unwrap().at, held.systems.unwrap().at), (early, early));
    assert_eq!(not_after(theirs.clone(), NOW + 1), theirs);
}

#[test]
fn after_merging_there_is_what_the_preview_said_and_nothing_else_has_changed() {
    let mut numbers = Numbers(0x9e37_79b9_7f4a_7c15);
    for _ in 0..300 {
        let span = numbers.of(&[2, MINUTE, YEAR]);
        let [ours, theirs] = [50, 50].map(|it| some_progress(&mut numbers, it, span));
        let found = preview(guide(), &ours, &theirs);
        let mut merged = ours.clone();
        merged.merge(&theirs);

        let mut expected = ours.clone();
        for it in &found.changes {
            match it {
                Difference::Step { step, from, to, .. } => {
                    assert_eq!(ours.state(step.id.0), *from);
                    expected.mark(step, *to, NOW);
                }
                Difference::Outcome { checklist, from, to } => {
                    assert_eq!(ours.worked(checklist.id.0), *from);
                    expected.set_worked(checklist, *to, NOW);
                }
                Difference::Answer { question, from, to } => {
                    assert_eq!(ours.answer(question.id), from.map(|it| it.id));
                    expected.set_answer(question.id, to.map(|it| it.id), NOW);
                }
                Difference::Choice { .. } => expected.choose(merged.chosen(), NOW),
                Difference::Versions { to, .. } => expected.set_systems(*to, NOW),
                Difference::Note { .. } => panic!("nobody wrote a note"),
            }
        }
        for step in guide().steps() {
            assert_eq!(merged.state(step.id.0), expected.state(step.id.0));
        }
        for checklist in guide().checklists {
            assert_eq!(merged.worked(checklist.id.0), expected.worked(checklist.id.0));
        }
        for question in guide().questions {
            assert_eq!(merged.answer(question.id), expected.answer(question.id));
        }
        assert_eq!((merged.chosen(), merged.systems()), (expected.chosen(), expected.systems()));
        check(&merged, &theirs, &[], preview(guide(), &merged, &theirs).older);
    }
}

#[test]
fn what_was_merged_in_is_undone_as_one() {
    let mut ours = marked("crush-kettle", Skipped, NOW - MINUTE);
    let mut theirs = marked("crush-kettle", Done, NOW);
    theirs.mark(step("shake-both"), Done, NOW);
    let change = ours.undoably(ChangeKind::Import, |it| it.merge(&sent(&theirs, NOW))).unwrap();
    assert_eq!((ours.state("crush-kettle"), ours.state("shake-both")), (Done, Done));
    assert_eq!(ours.undo(&change, NOW + 1), 2);
    assert_eq!((ours.state("crush-kettle"), ours.state("shake-both")), (Skipped, Todo));
    // And stays undone, should the link be opened in another tab.
    check(&ours, &sent(&theirs, NOW + 2), &[], 2);
}

#[test]
fn an_old_id_for_the_same_choice_is_no_change() {
    const ALIASES: [Alias; 1] = [Alias { old: "not-a-whistle", new: "no-whistle" }];
    let renamed = Guide { aliases: &ALIASES, ..*guide() };
    let chosen = |id: &str, at| Progress { chosen: Some(Timed { at, value: Some(id.to_string()) }), ..Progress::default() };
    assert!(preview(&renamed, &chosen("not-a-whistle", NOW), &chosen("no-whistle", NOW + 1)).is_empty());
    assert!(!preview(&renamed, &chosen("not-a-whistle", NOW), &chosen("wrong-hour", NOW + 1)).is_empty());
}

#[test]
fn what_cannot_be_shown_is_counted_and_kept() {
    let mut theirs = marked("a-step-of-tomorrow", Done, NOW);
    theirs.set_note("a-step-of-tomorrow", "x", NOW);
    theirs.worked.insert("a-checklist-of-tomorrow", Timed { at: NOW, value: None });
    theirs.set_answer("a-question-of-tomorrow", Some("x"), NOW);
    let theirs = file::read(guide(), &file::write(&theirs, true)).unwrap().progress;
    let found = preview(guide(), &Progress::default(), &theirs);
    assert_eq!((found.unknown, found.is_empty()), (4, true));
    let mut ours = Progress::default();
    ours.merge(&theirs);
    assert_eq!(ours.state("a-step-of-tomorrow"), Done);
}
