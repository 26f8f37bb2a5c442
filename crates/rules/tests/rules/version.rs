//! Which menu path and which name go with the versions that somebody picked.

use Device::{Iphone, Watch};
use Pick::{Newer, Older, Unsure};
use fixtures::{guide, step};
use rules::guide::Guide;
use rules::system::{Device, MenuPath, Pick, System, Systems, Versions};
use rules::version::Shown;

const PICKS: [Pick; 3] = [Newer, Older, Unsure];

fn systems(ios: Pick, watchos: Pick) -> Systems {
    Systems { ios, watchos }
}

/// The same pick for both devices.
fn both(pick: Pick) -> Systems {
    systems(pick, pick)
}

fn on(device: Device, shown: Vec<Shown>) -> Option<Shown> {
    shown.into_iter().find(|it| it.main.versions.device == device)
}

fn taps(path: &MenuPath) -> String {
    path.taps.join(" › ")
}

/// The path that a step shows on a device, then the others in small print.
#[track_caller]
fn check(id: &str, device: Device, pick: Pick, expected: &[&str]) {
    let shown = on(device, guide().menu(step(id).menu, both(pick))).expect("no path is shown");
    let found: Vec<String> = std::iter::once(shown.main).chain(shown.others).map(taps).collect();
    assert_eq!(found, expected, "{id} {pick:?}");
}

const SHELVES: &str = "Kitchen › Shelves › Cupboard › Mesh & Frame";
const NO_SHELVES: &str = "Kitchen › Cupboard › Mesh & Frame";
const KNOB: &str = "Press the small knob once";
const PULL: &str = "Pull up from the bottom of the lid";
const TAP: &str = "Hold the handle › Tap the lid › Turn";
const TURN: &str = "Hold the handle › Turn";

// ---------------------------------------------------------------- paths and names by what was picked

#[test]
fn whoever_picked_a_version_sees_its_path_and_whoever_is_not_sure_sees_both() {
    check("find-filter", Iphone, Newer, &[SHELVES]);
    check("find-filter", Iphone, Older, &[NO_SHELVES]);
    check("find-filter", Iphone, Unsure, &[SHELVES, NO_SHELVES]);
    check("lid-closed", Watch, Newer, &[KNOB]);
    check("lid-closed", Watch, Older, &[PULL]);
    check("lid-closed", Watch, Unsure, &[KNOB, PULL]);
}

// Powering a watch off changed at watchOS 9, but the question divides at 10. "9 or older" may mean either, so both are shown.
#[test]
fn a_path_that_changed_below_the_question_is_shown_both_ways_to_whoever_has_an_older_version() {
    check("shake-both", Watch, Newer, &[TAP]);
    check("shake-both", Watch, Older, &[TAP, TURN]);
    check("shake-both", Watch, Unsure, &[TAP, TURN]);
}

#[test]
fn the_account_is_named_after_the_iphones_version() {
    let named = |pick| guide().named("your {account}, {account}", systems(pick, Unsure));
    assert_eq!(named(Newer), "your Tea Account, Tea Account");
    assert_eq!(named(Older), "your Tea ID, Tea ID");
    assert_eq!(named(Unsure), "your Tea Account, Tea Account");
}

#[test]
fn the_watchs_version_does_not_rename_the_account() {
    for pick in PICKS {
        assert_eq!(guide().named("{account}", systems(Older, pick)), "Tea ID");
    }
}

#[test]
fn what_is_no_name_stays_in_its_braces() {
    assert_eq!(guide().named("{date} {account", both(Newer)), "{date} {account");
}

// With "not sure", the small print shows the old path, which has to carry the old name.
#[test]
fn an_old_path_keeps_the_old_name_whoever_reads_it() {
    for pick in PICKS {
        for path in step("order-tea").menu {
            let named = guide().named_for(&taps(path), path.versions, both(pick));
            let expected = if path.versions.from == Some(18) { "Tea Account" } else { "Tea ID" };
            assert!(named.contains(expected) && !named.contains('{'), "{pick:?}: {named}");
        }
    }
}

#[test]
fn a_path_for_every_version_takes_the_name_that_was_picked() {
    let any = Versions { device: Iphone, from: None, to: None };
    assert_eq!(guide().named_for("{account}", any, both(Older)), "Tea ID");
    assert_eq!(guide().named_for("{account}", any, both(Newer)), "Tea Account");
}

// ---------------------------------------------------------------- every step

#[test]
fn every_step_with_a_path_shows_one_for_each_of_its_devices_whatever_was_picked() {
    for step in guide().steps() {
        for ios in PICKS {
            for watchos in PICKS {
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
        for shown in guide().menu(step.menu, both(Unsure)) {
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
    let devices: Vec<_> = guide().menu(step("lid-closed").menu, both(Newer)).iter().map(|it| it.main.versions.device).collect();
    assert_eq!(devices, [Iphone, Watch]);
}

#[test]
fn a_step_without_paths_shows_none() {
    assert!(guide().menu(step("leave-overnight").menu, both(Unsure)).is_empty());
}

// ---------------------------------------------------------------- ranges

#[track_caller]
fn check_meets(from: Option<u8>, to: Option<u8>, expected: [bool; 3]) {
    let versions = Versions { device: Watch, from, to };
    assert_eq!(PICKS.map(|it| versions.meets(it, 10)), expected);
}

#[test]
fn a_range_meets_a_pick_if_they_share_a_version() {
    check_meets(None, None, [true, true, true]);
    check_meets(Some(10), None, [true, false, true]);
    check_meets(None, Some(9), [false, true, true]);
    check_meets(Some(9), None, [true, true, true]);
    check_meets(None, Some(10), [true, true, true]);
    check_meets(Some(9), Some(9), [false, true, true]);
    check_meets(Some(10), Some(10), [true, false, true]);
    check_meets(Some(11), Some(12), [true, false, true]);
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
    let picked = Systems::default().with(Iphone, Older).with(Watch, Newer);
    assert_eq!((picked.pick(Iphone), picked.pick(Watch)), (Older, Newer));
    assert_eq!(picked.with(Iphone, Unsure).pick(Watch), Newer);
}

#[test]
fn whoever_was_never_asked_is_not_sure() {
    assert_eq!(Systems::default(), both(Unsure));
}

// When the question one day divides at a later version, the paths must follow it without being edited.
#[test]
fn the_paths_follow_a_question_that_divides_elsewhere() {
    const SYSTEMS: [System; 2] = [
        System { device: Iphone, name: "iOS", split: 18, find: "" },
        System { device: Watch, name: "watchOS", split: 9, find: "" },
    ];
    let guide = Guide { systems: &SYSTEMS, ..*guide() };
    let shown = on(Watch, guide.menu(step("shake-both").menu, both(Older))).unwrap();
    assert_eq!(taps(shown.main), TURN);
    assert!(shown.others.is_empty());
}
