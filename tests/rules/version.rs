//! Which menu path and which name go with the versions that somebody picked.

use resync::content::english;
use resync::model::guide::{Guide, Step};
use resync::model::version::{Device, MenuPath, Pick, Shown, System, Systems, Versions};

use Device::{Iphone, Watch};
use Pick::{Newer, Older, Unsure};

const PICKS: [Pick; 3] = [Newer, Older, Unsure];

fn step(id: &str) -> &'static Step {
    english().step(id).unwrap().1
}

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
    let shown = on(device, english().menu(step(id).menu, both(pick))).expect("no path is shown");
    let found: Vec<String> = std::iter::once(shown.main).chain(shown.others).map(taps).collect();
    assert_eq!(found, expected, "{id} {pick:?}");
}

const APPS: &str = "Settings › Apps › Health › Data Access & Devices";
const NO_APPS: &str = "Settings › Health › Data Access & Devices";
const SIDE_BUTTON: &str = "Press the side button once";
const SWIPE: &str = "Swipe up from the bottom of the watch face";
const POWER_ICON: &str = "Hold the side button › Tap the power icon › Drag Power Off";
const DRAG: &str = "Hold the side button › Drag Power Off";

// ---------------------------------------------------------------- the version table of the facts

#[test]
fn health_is_below_apps_from_ios_18_on() {
    check("open-data-access", Iphone, Newer, &[APPS]);
    check("open-data-access", Iphone, Older, &[NO_APPS]);
    check("open-data-access", Iphone, Unsure, &[APPS, NO_APPS]);
}

#[test]
fn every_path_through_healths_settings_has_both_forms() {
    for id in ["open-data-access", "select-watch", "fitness-read-write"] {
        let first = |pick| taps(on(Iphone, english().menu(step(id).menu, both(pick))).unwrap().main);
        assert!(first(Newer).starts_with(APPS), "{id}");
        assert!(first(Older).starts_with(NO_APPS), "{id}");
    }
}

#[test]
fn the_watchs_control_center_opens_with_the_side_button_from_watchos_10_on() {
    check("confirm-connected", Watch, Newer, &[SIDE_BUTTON]);
    check("confirm-connected", Watch, Older, &[SWIPE]);
    check("confirm-connected", Watch, Unsure, &[SIDE_BUTTON, SWIPE]);
}

// Powering off changed at watchOS 9, but the question divides at 10. "9 or older" may mean either, so both are shown.
#[test]
fn powering_off_shows_watchos_8_too_to_whoever_has_9_or_older() {
    for id in ["restart-both", "restart-for-clock"] {
        check(id, Watch, Newer, &[POWER_ICON]);
        check(id, Watch, Older, &[POWER_ICON, DRAG]);
        check(id, Watch, Unsure, &[POWER_ICON, DRAG]);
    }
}

#[test]
fn the_account_is_named_after_the_iphones_version() {
    let named = |pick| english().named("your {account}, {account}", systems(pick, Unsure));
    assert_eq!(named(Newer), "your Apple Account, Apple Account");
    assert_eq!(named(Older), "your Apple ID, Apple ID");
    assert_eq!(named(Unsure), "your Apple Account, Apple Account");
}

#[test]
fn the_watchs_version_does_not_rename_the_account() {
    for pick in PICKS {
        assert_eq!(english().named("{account}", systems(Older, pick)), "Apple ID");
    }
}

#[test]
fn what_is_no_name_stays_in_its_braces() {
    assert_eq!(english().named("{date} {account", both(Newer)), "{date} {account");
}

// With "not sure", the small print shows the old path, which has to carry the old name.
#[test]
fn an_old_path_keeps_the_old_name_whoever_reads_it() {
    for pick in PICKS {
        for path in step("icloud-health-on").menu {
            let named = english().named_for(&taps(path), path.versions, both(pick));
            let expected = if path.versions.from == Some(18) { "Apple Account" } else { "Apple ID" };
            assert!(named.contains(expected) && !named.contains('{'), "{pick:?}: {named}");
        }
    }
}

#[test]
fn a_path_for_every_version_takes_the_name_that_was_picked() {
    let any = Versions { device: Iphone, from: None, to: None };
    assert_eq!(english().named_for("{account}", any, both(Older)), "Apple ID");
    assert_eq!(english().named_for("{account}", any, both(Newer)), "Apple Account");
}

// ---------------------------------------------------------------- every step

#[test]
fn every_step_with_a_path_shows_one_for_each_of_its_devices_whatever_was_picked() {
    for step in english().steps() {
        for ios in PICKS {
            for watchos in PICKS {
                let shown = english().menu(step.menu, systems(ios, watchos));
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
    for step in english().steps() {
        for shown in english().menu(step.menu, both(Unsure)) {
            let device = shown.main.versions.device;
            let all: Vec<_> = std::iter::once(shown.main).chain(shown.others).collect();
            assert_eq!(all.len(), step.menu.iter().filter(|it| it.versions.device == device).count(), "{}", step.id);
            assert!(all.is_sorted_by_key(|it| std::cmp::Reverse(it.versions.to.unwrap_or(u8::MAX))), "{}", step.id);
            assert_eq!(shown.main.versions.to, None, "{} has no path for the newest version", step.id);
        }
    }
}

// A gap or an overlap between two ranges would leave somebody without a path, or with two.
#[test]
fn each_version_has_exactly_one_path_in_every_step() {
    for step in english().steps() {
        for device in [Iphone, Watch] {
            let paths: Vec<_> = step.menu.iter().map(|it| it.versions).filter(|it| it.device == device).collect();
            for version in 1..=40 {
                let fits = |it: &&Versions| it.from.is_none_or(|from| from <= version) && it.to.is_none_or(|to| version <= to);
                let count = paths.iter().filter(fits).count();
                assert!(paths.is_empty() || count == 1, "{} has {count} paths for version {version} of {device:?}", step.id);
            }
        }
    }
}

#[test]
fn each_version_has_exactly_one_variant_of_every_name() {
    for name in english().names {
        for version in 1..=40 {
            let fits = |it: &Versions| it.from.is_none_or(|from| from <= version) && it.to.is_none_or(|to| version <= to);
            assert_eq!(name.variants.iter().map(|it| it.versions).filter(fits).count(), 1, "{} {version}", name.id);
        }
    }
}

// "Not sure" takes the first variant that fits, and the guide promises the newest.
#[test]
fn the_newest_variant_of_every_name_stands_first() {
    for name in english().names {
        let to = |at: usize| name.variants[at].versions.to.unwrap_or(u8::MAX);
        assert!((1..name.variants.len()).all(|at| to(at - 1) > to(at)), "{}", name.id);
    }
}

#[test]
fn the_iphones_path_comes_before_the_watchs() {
    let devices: Vec<_> =
        english().menu(step("low-power-off").menu, both(Newer)).iter().map(|it| it.main.versions.device).collect();
    assert_eq!(devices, [Iphone, Watch]);
}

#[test]
fn a_step_without_paths_shows_none() {
    assert!(english().menu(step("overnight").menu, both(Unsure)).is_empty());
}

// ---------------------------------------------------------------- ranges

#[test]
fn the_questions_divide_at_ios_18_and_watchos_10() {
    assert_eq!(english().split(Iphone), 18);
    assert_eq!(english().split(Watch), 10);
}

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
    let told = |device, from, to| english().versions_text(Versions { device, from, to });
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
    let guide = Guide { systems: &SYSTEMS, ..*english() };
    let shown = on(Watch, guide.menu(step("restart-both").menu, both(Older))).unwrap();
    assert_eq!(taps(shown.main), DRAG);
    assert!(shown.others.is_empty());
}
