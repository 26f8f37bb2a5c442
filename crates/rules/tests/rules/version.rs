//! Which versions are asked about, and which menu path and which name go with what somebody picked.

use Device::{Iphone, Watch};
use fixtures::{draft, guide, guide_of, step};
use rules::guide::Guide;
use rules::system::{Device, MenuPath, Name, NameVariant, Pick, System, Systems, Versions};
use rules::version::Shown;

/// What the small guide offers for each device: its newer versions, its older ones, and all for whoever is not sure.
fn picks(device: Device) -> [Pick; 3] {
    guide().system(device).unwrap().picks().try_into().unwrap()
}

fn systems(ios: Pick, watchos: Pick) -> Systems {
    Systems { ios, watchos }
}

/// The same pick for both devices: the newest, the oldest, or not sure.
fn both(at: usize) -> Systems {
    systems(picks(Iphone)[at], picks(Watch)[at])
}

const NEWER: usize = 0;
const OLDER: usize = 1;
const UNSURE: usize = 2;

fn between(from: u8, to: u8) -> Pick {
    Pick { from: Some(from), to: Some(to) }
}

fn on(device: Device, shown: Vec<Shown>) -> Option<Shown> {
    shown.into_iter().find(|it| it.main.versions.device == device)
}

fn taps(path: &MenuPath) -> String {
    path.taps.join(" › ")
}

/// The paths that a step shows on a device: the main one, then the others in small print.
fn shown(guide: &Guide, id: &str, device: Device, systems: Systems) -> Vec<String> {
    let shown = on(device, guide.menu(step(id).menu, systems)).expect("no path is shown");
    std::iter::once(shown.main).chain(shown.others).map(taps).collect()
}

#[track_caller]
fn check(id: &str, device: Device, at: usize, expected: &[&str]) {
    assert_eq!(shown(guide(), id, device, both(at)), expected, "{id} {at}");
}

const SHELVES: &str = "Kitchen › Shelves › Cupboard › Mesh & Frame";
const NO_SHELVES: &str = "Kitchen › Cupboard › Mesh & Frame";
const KNOB: &str = "Press the small knob once";
const PULL: &str = "Pull up from the bottom of the lid";
const TAP: &str = "Hold the handle › Tap the lid › Turn";
const TURN: &str = "Hold the handle › Turn";

// ---------------------------------------------------------------- what is asked

/// What is offered where a system is divided at these versions.
fn offered(divisions: &'static [u8]) -> Vec<Pick> {
    System { device: Iphone, name: "iOS", divisions, find: "", note: None }.picks()
}

#[test]
fn each_range_can_be_picked_newest_first_and_whoever_is_not_sure_stands_last() {
    assert_eq!(offered(&[18]), [Pick::from(18), Pick::to(17), Pick::UNSURE]);
    assert_eq!(offered(&[26, 18]), [Pick::from(26), between(18, 25), Pick::to(17), Pick::UNSURE]);
    assert_eq!(offered(&[27, 26, 18]), [Pick::from(27), between(26, 26), between(18, 25), Pick::to(17), Pick::UNSURE]);
    assert_eq!(offered(&[]), [Pick::UNSURE], "where nothing is divided there is nothing to tell apart");
}

// A gap would leave somebody without an answer, an overlap with two.
#[test]
fn each_version_is_in_exactly_one_of_the_ranges_and_in_what_whoever_is_not_sure_has() {
    for divisions in [&[18][..], &[26, 18], &[27, 26, 18, 10], &[255, 1]] {
        let picks = offered(divisions);
        let (unsure, ranges) = picks.split_last().unwrap();
        for version in 0..=u8::MAX {
            assert_eq!(ranges.iter().filter(|it| it.holds(version)).count(), 1, "{divisions:?} {version}");
            assert!(unsure.holds(version));
        }
    }
}

#[test]
fn a_range_is_within_another_if_that_has_all_of_its_versions() {
    for (inner, outer) in [
        (Pick::from(26), Pick::from(18)),
        (between(18, 25), Pick::from(18)),
        (Pick::to(9), Pick::to(9)),
        (between(9, 9), Pick::to(9)),
        (Pick::from(18), Pick::UNSURE),
    ] {
        assert!(inner.is_within(outer), "{inner:?} {outer:?}");
    }
    for (inner, outer) in [
        (Pick::from(18), Pick::from(26)),
        (between(17, 25), Pick::from(18)),
        (Pick::to(10), Pick::to(9)),
        (Pick::from(9), Pick::to(9)),
        (Pick::UNSURE, Pick::from(1)),
        (Pick::UNSURE, Pick::to(254)),
    ] {
        assert!(!inner.is_within(outer), "{inner:?} {outer:?}");
    }
}

#[test]
fn what_was_picked_is_told_in_words() {
    let told = |pick| guide().picked(Iphone, pick);
    assert_eq!(told(Pick::from(26)), "iOS 26 or newer");
    assert_eq!(told(Pick::to(17)), "iOS 17 or older");
    assert_eq!(told(Pick::UNSURE), "any iOS");
    // After 18 came 26, so this is one version.
    assert_eq!(told(between(18, 25)), "iOS 18");
    assert_eq!(guide().picked(Watch, Pick::to(9)), "watchOS 9 or older");
}

/// The small guide, once newer versions of iOS are told apart.
const DIVIDED_AGAIN: [System; 2] = [
    System { device: Iphone, name: "iOS", divisions: &[26, 18], find: "", note: None },
    System { device: Watch, name: "watchOS", divisions: &[10], find: "", note: None },
];

// "iOS 18 or newer" of the first edition is two answers of the second. To go on with both would show every path twice, for ever.
#[test]
fn what_was_said_before_newer_versions_were_told_apart_has_to_be_asked_again() {
    let guide = Guide { systems: &DIVIDED_AGAIN, ..*guide() };
    assert_eq!(guide.outdated(Iphone, Pick::from(18)), Some(Pick::from(18)));
    // A range of another guide, or one that somebody made up.
    assert_eq!(guide.outdated(Iphone, between(5, 7)), Some(between(5, 7)));
    for pick in [Pick::from(26), between(18, 25), Pick::to(17)] {
        assert_eq!(guide.outdated(Iphone, pick), None, "{pick:?}");
    }
    for pick in [Pick::from(10), Pick::to(9)] {
        assert_eq!(guide.outdated(Watch, pick), None, "{pick:?}");
    }
}

#[test]
fn whoever_was_not_sure_is_not_asked_again() {
    let guide = Guide { systems: &DIVIDED_AGAIN, ..*guide() };
    for device in [Iphone, Watch] {
        assert_eq!(guide.outdated(device, Pick::UNSURE), None);
    }
    assert_eq!(Guide { systems: &[], ..guide }.outdated(Iphone, Pick::from(18)), None, "there is nothing to ask");
}

// ---------------------------------------------------------------- paths and names by what was picked

#[test]
fn whoever_picked_a_version_sees_its_path_and_whoever_is_not_sure_sees_both() {
    check("find-filter", Iphone, NEWER, &[SHELVES]);
    check("find-filter", Iphone, OLDER, &[NO_SHELVES]);
    check("find-filter", Iphone, UNSURE, &[SHELVES, NO_SHELVES]);
    check("lid-closed", Watch, NEWER, &[KNOB]);
    check("lid-closed", Watch, OLDER, &[PULL]);
    check("lid-closed", Watch, UNSURE, &[KNOB, PULL]);
}

// Powering a watch off changed at watchOS 9, but the question divides at 10. "9 or older" may mean either, so both are shown.
#[test]
fn a_path_that_changed_below_the_question_is_shown_both_ways_to_whoever_has_an_older_version() {
    check("shake-both", Watch, NEWER, &[TAP]);
    check("shake-both", Watch, OLDER, &[TAP, TURN]);
    check("shake-both", Watch, UNSURE, &[TAP, TURN]);
}

// When the question one day divides at another version, or at one more, the paths must follow it without being edited.
#[test]
fn the_paths_follow_a_question_that_divides_elsewhere() {
    let shown = |watchos| shown(guide(), "shake-both", Watch, systems(Pick::UNSURE, watchos));
    assert_eq!(shown(Pick::to(8)), [TURN]);
    assert_eq!(shown(between(9, 9)), [TAP]);
    assert_eq!(shown(between(8, 9)), [TAP, TURN]);
    assert_eq!(shown(Pick::from(26)), [TAP]);
}

#[test]
fn the_account_is_named_after_the_iphones_version() {
    let named = |at| guide().named("your {account}, {account}", systems(picks(Iphone)[at], Pick::UNSURE));
    assert_eq!(named(NEWER), "your Tea Account, Tea Account");
    assert_eq!(named(OLDER), "your Tea ID, Tea ID");
    assert_eq!(named(UNSURE), "your Tea Account, Tea Account");
}

// Whoever isn't sure must not be told to use a search field that is elsewhere on their version.
#[test]
fn whoever_is_not_sure_reads_the_name_for_any_version_if_there_is_one() {
    const NAMES: [Name; 1] = [Name {
        id: "account",
        any: Some("Tea Account or ID"),
        variants: &[
            NameVariant { versions: Versions { device: Iphone, from: Some(18), to: None }, text: "Tea Account" },
            NameVariant { versions: Versions { device: Iphone, from: None, to: Some(17) }, text: "Tea ID" },
        ],
    }];
    let guide = Guide { names: &NAMES, ..*guide() };
    let named = |ios| guide.named("{account}", systems(ios, Pick::UNSURE));
    assert_eq!(named(Pick::UNSURE), "Tea Account or ID");
    assert_eq!(named(between(17, 18)), "Tea Account or ID");
    assert_eq!(named(Pick::from(18)), "Tea Account");
    assert_eq!(named(between(18, 25)), "Tea Account");
    assert_eq!(named(Pick::to(17)), "Tea ID");
    // A path of one version has the name of that version, whoever reads it.
    let old = Versions { device: Iphone, from: None, to: Some(17) };
    assert_eq!(guide.named_for("{account}", old, Systems::default()), "Tea ID");
}

#[test]
fn the_watchs_version_does_not_rename_the_account() {
    for pick in picks(Watch) {
        assert_eq!(guide().named("{account}", systems(Pick::to(17), pick)), "Tea ID");
    }
}

#[test]
fn what_is_no_name_stays_in_its_braces() {
    assert_eq!(guide().named("{date} {account", both(NEWER)), "{date} {account");
}

// With "not sure", the small print shows the old path, which has to carry the old name.
#[test]
fn an_old_path_keeps_the_old_name_whoever_reads_it() {
    for at in [NEWER, OLDER, UNSURE] {
        for path in step("order-tea").menu {
            let named = guide().named_for(&taps(path), path.versions, both(at));
            let expected = if path.versions.from == Some(18) { "Tea Account" } else { "Tea ID" };
            assert!(named.contains(expected) && !named.contains('{'), "{at}: {named}");
        }
    }
}

#[test]
fn a_path_for_every_version_takes_the_name_that_was_picked() {
    let any = Versions { device: Iphone, from: None, to: None };
    assert_eq!(guide().named_for("{account}", any, both(OLDER)), "Tea ID");
    assert_eq!(guide().named_for("{account}", any, both(NEWER)), "Tea Account");
}

// ---------------------------------------------------------------- every step

#[test]
fn every_step_with_a_path_shows_one_for_each_of_its_devices_whatever_was_picked() {
    for step in guide().steps() {
        for ios in crate::random::picks(Iphone) {
            for watchos in crate::random::picks(Watch) {
                let shown = guide().menu(step.menu, systems(ios, watchos));
                for device in [Iphone, Watch] {
                    let has_path = step.menu.iter().any(|it| it.versions.device == device);
                    let count = shown.iter().filter(|it| it.main.versions.device == device).count();
                    assert_eq!(count, usize::from(has_path), "{} {device:?} {ios:?} {watchos:?}", step.id);
                }
            }
        }
    }
}

#[test]
fn whoever_is_not_sure_sees_every_path_newest_first() {
    for step in guide().steps() {
        for shown in guide().menu(step.menu, both(UNSURE)) {
            let device = shown.main.versions.device;
            let all: Vec<_> = std::iter::once(shown.main).chain(shown.others).collect();
            assert_eq!(all.len(), step.menu.iter().filter(|it| it.versions.device == device).count(), "{}", step.id);
            assert!(all.is_sorted_by_key(|it| std::cmp::Reverse(it.versions.to.unwrap_or(u8::MAX))), "{}", step.id);
            assert_eq!(shown.main.versions.to, None, "{} has no path for the newest version", step.id);
        }
    }
}

#[test]
fn the_iphones_path_comes_before_the_watchs() {
    assert_eq!(step("lid-closed").menu[0].versions.device, Watch, "as it is written");
    let devices: Vec<_> = guide().menu(step("lid-closed").menu, both(NEWER)).iter().map(|it| it.main.versions.device).collect();
    assert_eq!(devices, [Iphone, Watch]);
}

#[test]
fn a_step_without_paths_shows_none() {
    assert!(guide().menu(step("leave-overnight").menu, both(UNSURE)).is_empty());
}

// ---------------------------------------------------------------- ranges

/// Whether versions of the watch meet 10 or newer, 9 or older, not sure, and 9 alone.
#[track_caller]
fn check_meets(from: Option<u8>, to: Option<u8>, expected: [bool; 4]) {
    let versions = Versions { device: Watch, from, to };
    assert_eq!([Pick::from(10), Pick::to(9), Pick::UNSURE, between(9, 9)].map(|it| versions.meets(it)), expected);
}

#[test]
fn a_range_meets_a_pick_if_they_share_a_version() {
    check_meets(None, None, [true, true, true, true]);
    check_meets(Some(10), None, [true, false, true, false]);
    check_meets(None, Some(9), [false, true, true, true]);
    check_meets(Some(9), None, [true, true, true, true]);
    check_meets(None, Some(10), [true, true, true, true]);
    check_meets(None, Some(8), [false, true, true, false]);
    check_meets(Some(9), Some(9), [false, true, true, true]);
    check_meets(Some(10), Some(10), [true, false, true, false]);
    check_meets(Some(11), Some(12), [true, false, true, false]);
}

#[test]
fn a_range_is_told_in_words() {
    let told = |device, from, to| guide().versions_text(Versions { device, from, to });
    assert_eq!(told(Iphone, Some(18), None), "iOS 18 or newer");
    assert_eq!(told(Watch, None, Some(8)), "watchOS 8 or older");
    assert_eq!(told(Watch, None, None), "watchOS");
}

#[test]
fn each_device_has_its_own_pick() {
    let picked = Systems::default().with(Iphone, Pick::to(17)).with(Watch, Pick::from(10));
    assert_eq!((picked.pick(Iphone), picked.pick(Watch)), (Pick::to(17), Pick::from(10)));
    assert_eq!(picked.with(Iphone, Pick::UNSURE).pick(Watch), Pick::from(10));
}

#[test]
fn whoever_was_never_asked_is_not_sure() {
    assert_eq!(Systems::default(), both(UNSURE));
}

#[test]
fn what_a_content_file_divides_is_what_is_asked() {
    let mut draft = draft();
    draft.systems[0].divisions = vec![26, 18];
    let guide = guide_of(&draft);
    assert_eq!(guide.system(Iphone).unwrap().picks(), offered(&[26, 18]));
    assert_eq!(guide.system(Watch).unwrap().picks(), picks(Watch));
}
