//! Steps, menu paths and words.

use super::*;

#[test]
fn a_step_says_what_to_do() {
    check(|draft| draft.checklists[1].steps[0].actions.clear(), &["The step `switch-on` says nothing to do. Fill its `do`."]);
}

#[test]
fn a_step_takes_time() {
    check(
        |draft| draft.checklists[0].steps[0].minutes = 0,
        &["The step `compare` takes 0 minutes. Say about how long it takes, at least 1."],
    );
}

#[test]
fn a_wait_takes_time() {
    check(
        |draft| draft.checklists[1].steps[0].wait = Some(Wait { seconds: 0 }),
        &["The step `switch-on` waits 0 seconds. Say how long, or remove its `wait`."],
    );
}

#[test]
fn a_wait_fits_into_the_minutes_of_its_step() {
    check(
        |draft| draft.checklists[1].steps[0].wait = Some(Wait { seconds: 120 }),
        &["The step `switch-on` waits 120 seconds, longer than its 1 minutes. Let `minutes` hold the wait too."],
    );
}

#[test]
fn a_path_has_taps_and_a_device() {
    let sentence = "The step `switch-on` has a path without taps or without a device. Use `device = \"iphone\"` or `\"watch\"` and list the taps.";
    check(|draft| draft.checklists[1].steps[0].path[0].taps.clear(), &[sentence]);
    check(|draft| draft.checklists[1].steps[0].path[0].device = text("ipad"), &[sentence]);
}

#[test]
fn a_path_is_for_some_version() {
    let sentence = "The step `switch-on` has a path for no version at all. Its `from` must not be above its `to`.";
    let path =
        |from, to| MenuPath { device: text("watch"), from: Some(from), to: Some(to), taps: vec![text("Tap")], search: None };
    check(|draft| draft.checklists[1].steps[0].path.push(path(10, 9)), &[sentence]);
    check(|draft| draft.checklists[1].steps[0].path.push(path(1, 40)), &[]);
}

// A gap or an overlap between two ranges would leave somebody without a path, or with two.
#[test]
fn each_version_has_exactly_one_path() {
    check(
        |draft| draft.checklists[1].steps[0].path[0].from = Some(19),
        &["The step `switch-on` has no path on `iphone` for version 18. Close the gap between its `to` and `from`."],
    );
    check(
        |draft| draft.checklists[1].steps[0].path[0].from = Some(17),
        &["The step `switch-on` has more than one path on `iphone` for version 17. Let its `to` and `from` not overlap."],
    );
    check(
        |draft| draft.checklists[1].steps[0].path[0].to = Some(20),
        &["The step `switch-on` has no path on `iphone` for version 21. Close the gap between its `to` and `from`."],
    );
    check(|draft| draft.checklists[1].steps[0].path.clear(), &[]);
}

fn variant(device: &str, from: Option<u8>, to: Option<u8>) -> draft::NameVariant {
    draft::NameVariant { device: text(device), from, to, text: text("Apple ID") }
}

fn name(variants: Vec<draft::NameVariant>) -> draft::Name {
    draft::Name { id: text("account"), any: None, variants }
}

#[test]
fn each_version_has_exactly_one_variant_of_a_name_and_the_newest_stands_first() {
    let (new, old) = (variant("iphone", Some(18), None), variant("iphone", None, Some(17)));
    check(|draft| draft.names.push(name(vec![new.clone(), old.clone()])), &[]);
    check(
        |draft| draft.names.push(name(vec![old.clone(), new.clone()])),
        &["The name `account` lists an older variant before a newer one. Put the newest first."],
    );
    check(
        |draft| draft.names.push(name(vec![old.clone()])),
        &["The name `account` has no variant on `iphone` for version 18. Close the gap between its `to` and `from`."],
    );
}

// A device with a misspelt name once went through, and only the compiler stumbled over it, far from the content file.
#[test]
fn a_name_has_variants_for_devices_that_there_are() {
    let sentence = "The name `account` has no variant, or one without a device or for no version at all. Use `device = \"iphone\"` or `\"watch\"`, and a `from` that is not above its `to`.";
    check(|draft| draft.names.push(name(vec![variant("iphone", None, None)])), &[]);
    check(|draft| draft.names.push(name(vec![])), &[sentence]);
    check(|draft| draft.names.push(name(vec![variant("ipad", None, None)])), &[sentence]);
    check(|draft| draft.names.push(name(vec![variant("iphone", Some(18), Some(17))])), &[sentence]);
}

#[test]
fn each_device_has_one_system() {
    check(
        |draft| draft.systems.retain(|it| it.device != "watch"),
        &["There must be exactly one [[system]] for the device `watch`."],
    );
    check(
        |draft| draft.systems.push(draft.systems[0].clone()),
        &["There must be exactly one [[system]] for the device `iphone`."],
    );
}

#[test]
fn a_system_is_divided_and_the_newest_versions_stand_first() {
    let sentence = "The system `iOS` needs `divisions`: at least one version, the newest first.";
    check(|draft| draft.systems[0].divisions = vec![27, 26, 18], &[]);
    for divisions in [vec![], vec![18, 26], vec![18, 18]] {
        check(|draft| draft.systems[0].divisions = divisions, &[sentence]);
    }
}

#[test]
fn a_direction_is_one_of_two() {
    check(|draft| draft.direction = text("rtl"), &[]);
    check(|draft| draft.direction = text("up"), &["The direction `up` is unknown. Use `ltr` or `rtl`."]);
}

#[test]
fn a_wait_that_the_page_would_have_to_round_is_caught() {
    check(
        |it| (it.checklists[0].steps[0].wait, it.checklists[0].steps[0].minutes) = (Some(Wait { seconds: 90 }), 2),
        &["The step `compare` waits 90 seconds, which is no whole number of minutes or hours."],
    );
}

// ---------------------------------------------------------------- words

#[test]
fn a_missing_an_unused_and_an_empty_word_are_named() {
    let key = words::KEYS[0];
    check(|draft| drop(draft.words.remove(key)), &[&format!("The word `{key}` is missing. Add it to [words].")]);
    check(|draft| drop(draft.words.insert(text(key), text("  "))), &[&format!("The word `{key}` is empty. Write it.")]);
    check(
        |draft| drop(draft.words.insert(text("titel"), text("Word"))),
        &["The word `titel` is not used by the page. Remove it from [words], or correct its name."],
    );
}

#[test]
fn a_year_has_twelve_months() {
    check(|draft| drop(draft.months.pop()), &["There must be twelve `months`, January first."]);
    check(|draft| draft.months.push(text("Smarch")), &["There must be twelve `months`, January first."]);
}

#[test]
fn a_file_with_several_problems_names_them_all() {
    let mut draft = sound();
    draft.direction = text("up");
    draft.months.clear();
    draft.checklists[0].steps[0].minutes = 0;
    assert_eq!(lint::problems(&draft).len(), 3);
}

#[test]
fn a_misspelt_field_is_refused_by_name() {
    check_unreadable("minutes = 1", "minuets = 1", "minuets");
    check_unreadable("see = \"It shows zero\"", "seen = \"It shows zero\"", "seen");
    check_unreadable("{ seconds = 10 }", "{ seconds = 10, minutes = 1 }", "minutes");
    check_unreadable("right = \"You know both.\"\n", "", "right");
    check_unreadable("minutes = 1", "minutes = -1", "-1");
}
