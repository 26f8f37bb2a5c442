//! Your path: what a choice leads to, in order, and which step comes next on it.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use resync::content::english;
use resync::model::guide::{Alias, Guide, Step};
use resync::model::id::ChecklistId;
use resync::model::path::Path;
use resync::model::progress::{Progress, State, Tally};

use State::{Done, Skipped};

fn path(chosen: &str) -> Path {
    english().path(chosen).unwrap()
}

fn step(id: &str) -> &'static Step {
    english().step(id).unwrap().1
}

fn marked(marks: &[(&str, State)]) -> Progress {
    let mut progress = Progress::default();
    for (id, state) in marks {
        progress.mark(step(id), *state, 1);
    }
    progress
}

/// The next step of the path of `stale-app` (first aid, then a fresh sync) with these marks.
#[track_caller]
fn check_next(marks: &[(&str, State)], expected: Option<(&str, &str)>) {
    let next = path("stale-app").next(&marked(marks));
    assert_eq!(next.map(|(checklist, step)| (checklist.id.0, step.id.0)), expected);
}

const FIRST_AID: [&str; 4] = ["confirm-connected", "toggle-bluetooth", "restart-both", "open-fitness"];
const FRESH_SYNC: [&str; 3] = ["close-apps", "airplane-mode", "reopen-health"];

#[test]
fn every_symptom_and_verdict_yields_its_checklists_in_order() {
    let symptoms = english().symptoms.iter().map(|it| (it.id.0, it.goes));
    for (id, goes) in symptoms.chain(english().verdicts.iter().map(|it| (it.id.0, it.goes))) {
        let found: Vec<ChecklistId> = path(id).checklists.iter().map(|it| it.id).collect();
        assert_eq!(found, goes, "{id}");
        assert!(!found.is_empty(), "{id}");
    }
}

#[test]
fn every_path_is_mildest_first() {
    for id in english().symptoms.iter().map(|it| it.id.0).chain(english().verdicts.iter().map(|it| it.id.0)) {
        assert!(path(id).checklists.is_sorted_by_key(|it| it.risk), "{id}");
    }
}

#[test]
fn a_path_is_titled_by_what_was_chosen() {
    assert_eq!(path("iphone-zero").title, english().symptom("iphone-zero").unwrap().see);
    assert!(path("iphone-zero").text.is_none());
    let verdict = english().verdict("entries-missing").unwrap();
    assert_eq!(path("entries-missing").title, verdict.title);
    assert_eq!(path("entries-missing").text, Some(verdict.text));
}

#[test]
fn what_the_guide_does_not_have_yields_no_path() {
    for id in ["", "gone", "quick-triage", "toggle-bluetooth", "nothing-is-broken", "IPHONE-ZERO"] {
        assert!(english().path(id).is_none(), "{id}");
    }
}

#[test]
fn a_choice_that_was_renamed_yields_the_path_of_today() {
    let guide = Guide { aliases: &[Alias { old: "phone-zero", new: "iphone-zero" }], ..*english() };
    assert_eq!(guide.path("phone-zero").unwrap().title, path("iphone-zero").title);
}

// Sending somebody whose watch is fine to unpair it would be the worst that this guide could do.
#[test]
fn only_a_higher_total_on_the_iphone_says_that_nothing_is_broken() {
    for symptom in english().symptoms {
        let outcome = path(symptom.id.0).outcome.map(|it| it.id);
        assert_eq!(outcome, (symptom.id.0 == "iphone-higher").then_some("nothing-is-broken"), "{}", symptom.id);
    }
    let goes: Vec<_> = path("iphone-higher").checklists.iter().map(|it| it.id.0).collect();
    assert_eq!(goes, ["data-sources"]);
}

#[test]
fn only_paths_of_data_that_never_arrives_end_in_unpairing() {
    let ends = |it: &&str| path(it).holds(ChecklistId("unpair-pair"));
    let all = english().symptoms.iter().map(|it| it.id.0).chain(english().verdicts.iter().map(|it| it.id.0));
    assert_eq!(all.filter(ends).collect::<Vec<_>>(), ["iphone-zero", "entries-missing"]);
}

#[test]
fn the_next_step_is_the_first() {
    check_next(&[], Some(("quick-triage", "confirm-connected")));
}

#[test]
fn the_next_step_passes_over_what_is_done_or_skipped() {
    check_next(&[("confirm-connected", Done)], Some(("quick-triage", "toggle-bluetooth")));
    check_next(&[("confirm-connected", Skipped)], Some(("quick-triage", "toggle-bluetooth")));
    check_next(&[("confirm-connected", Done), ("toggle-bluetooth", Skipped)], Some(("quick-triage", "restart-both")));
}

// The path is a proposal. Somebody who begins in its middle is led back to what is still open before it.
#[test]
fn the_next_step_is_the_first_that_is_open_even_after_later_ones() {
    check_next(&[("restart-both", Done), ("airplane-mode", Done)], Some(("quick-triage", "confirm-connected")));
}

#[test]
fn the_next_step_goes_on_into_the_next_checklist() {
    check_next(&FIRST_AID.map(|it| (it, Done)), Some(("fresh-sync", "close-apps")));
}

#[test]
fn there_is_no_next_step_once_all_are_done_or_skipped() {
    let mut all: Vec<_> = FIRST_AID.map(|it| (it, Done)).to_vec();
    all.extend(FRESH_SYNC.map(|it| (it, Skipped)));
    check_next(&all, None);
}

#[test]
fn a_step_outside_the_path_changes_nothing_on_it() {
    check_next(&[("fitness-tracking", Done)], Some(("quick-triage", "confirm-connected")));
    assert_eq!(path("stale-app").tally(&marked(&[("fitness-tracking", Done)])), Tally { done: 0, of: 7 });
}

#[test]
fn the_tally_of_a_path_is_over_all_its_checklists() {
    let tally = |marks: &[(&str, State)]| path("stale-app").tally(&marked(marks));
    assert_eq!(tally(&[]), Tally { done: 0, of: 7 });
    assert_eq!(tally(&[("open-fitness", Done), ("close-apps", Done), ("restart-both", Skipped)]), Tally { done: 2, of: 6 });
    let all: Vec<_> = FIRST_AID.iter().chain(&FRESH_SYNC).map(|it| (*it, Skipped)).collect();
    assert!(tally(&all).is_empty());
}

#[test]
fn a_tick_counts_on_every_path_that_holds_its_step() {
    let progress = marked(&[("toggle-bluetooth", Done)]);
    for id in ["stale-app", "iphone-zero", "after-update", "part-of-day-blank", "entries-missing"] {
        assert_eq!(path(id).tally(&progress).done, 1, "{id}");
    }
}

#[test]
fn a_path_holds_its_checklists_and_no_others() {
    assert!(path("stale-app").holds(ChecklistId("fresh-sync")));
    assert!(!path("stale-app").holds(ChecklistId("unpair-pair")));
}
