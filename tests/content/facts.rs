//! The facts that the guide has to state: its ids, paths, waits, risks and verdicts. They are a public contract.

use resync::content::english;
use resync::model::guide::{Place, Risk, Step};

/// Checklists and their steps, in the order of the page. The ids are a public contract.
const CHECKLISTS: [(&str, &[&str]); 18] = [
    ("find-the-gap", &["compare-totals", "check-hourly-chart", "open-raw-list"]),
    ("quick-triage", &["confirm-connected", "toggle-bluetooth", "restart-both", "open-fitness"]),
    ("date-time", &["set-automatically", "match-region", "restart-for-clock"]),
    ("motion-fitness", &["fitness-tracking", "health-switch"]),
    ("health-access", &["open-data-access", "select-watch", "fitness-read-write"]),
    ("location-calibration", &["location-services", "motion-calibration"]),
    ("icloud-health", &["icloud-health-on", "open-health-steps"]),
    ("data-sources", &["open-steps", "see-data-sources", "scan-overlaps"]),
    ("reorder-sources", &["tap-edit", "watch-on-top", "recheck-day"]),
    ("old-devices", &["review-devices", "remove-stale"]),
    ("fresh-sync", &["close-apps", "airplane-mode", "reopen-health"]),
    ("reset-sync-data", &["open-watch-app", "watch-reset-menu", "tap-reset-sync"]),
    ("unpair-pair", &["keep-close", "unpair", "pair-again", "settle-after-pairing"]),
    ("after-updates", &["recheck-fitness-tracking", "open-fitness-once", "charge-both"]),
    ("calibrate", &["calibration-toggles", "outdoor-walk", "repeat-calibration"]),
    ("background-limits", &["low-power-off", "background-refresh", "free-storage"]),
    ("settle-overnight", &["overnight"]),
    ("escalate", &["wrist-detection", "tighten-band", "clean-back", "core-chain", "book-diagnostic"]),
];

/// Each symptom, and the checklists that it leads to, mildest first.
const SYMPTOMS: [(&str, &[&str]); 11] = [
    ("iphone-zero", &["motion-fitness", "health-access", "quick-triage", "fresh-sync", "reset-sync-data", "unpair-pair"]),
    ("iphone-lower", &["data-sources", "reorder-sources", "old-devices", "fresh-sync"]),
    ("only-after-charging", &["background-limits"]),
    ("after-update", &["quick-triage", "motion-fitness", "health-access", "fresh-sync"]),
    ("wrong-day", &["date-time"]),
    ("new-phone", &["icloud-health", "settle-overnight", "old-devices", "fresh-sync"]),
    ("part-of-day-blank", &["background-limits", "quick-triage", "fresh-sync"]),
    ("stale-app", &["quick-triage", "fresh-sync"]),
    ("counts-feel-off", &["location-calibration", "calibrate"]),
    ("iphone-higher", &["data-sources"]),
    ("watch-counts-nothing", &["escalate"]),
];

/// Every wait of the guide, in seconds.
const WAITS: [(&str, u32); 8] = [
    ("toggle-bluetooth", 10),
    ("open-fitness", 60),
    ("icloud-health-on", 3600),
    ("open-health-steps", 60),
    ("airplane-mode", 10),
    ("reopen-health", 60),
    ("settle-after-pairing", 3600),
    ("outdoor-walk", 1200),
];

fn step(id: &str) -> &'static Step {
    english().step(id).unwrap_or_else(|| panic!("there is no step {id}")).1
}

/// Everything that a step says, as one text.
fn all_of(step: &Step) -> String {
    let risk = step.risk.map_or([""; 2], |it| [it.cost, it.save]);
    [step.title, &step.actions.join(" "), step.right, risk[0], risk[1]].join(" ")
}

#[test]
fn every_checklist_and_step_is_there_in_the_order_of_the_page() {
    let found: Vec<(&str, Vec<&str>)> =
        english().checklists.iter().map(|it| (it.id.0, it.steps.iter().map(|it| it.id.0).collect())).collect();
    let expected: Vec<(&str, Vec<&str>)> = CHECKLISTS.iter().map(|(id, steps)| (*id, steps.to_vec())).collect();
    assert_eq!(found, expected);
}

#[test]
fn every_symptom_leads_where_the_facts_say() {
    let found: Vec<(&str, Vec<&str>)> =
        english().symptoms.iter().map(|it| (it.id.0, it.goes.iter().map(|it| it.0).collect())).collect();
    let expected: Vec<(&str, Vec<&str>)> = SYMPTOMS.iter().map(|(id, goes)| (*id, goes.to_vec())).collect();
    assert_eq!(found, expected);
}

#[test]
fn exactly_the_steps_that_wait_have_a_wait() {
    let found: Vec<(&str, u32)> = english().steps().filter_map(|it| Some((it.id.0, it.wait?))).collect();
    assert_eq!(found, WAITS);
}

#[test]
fn every_wait_is_said_in_the_step_and_fits_into_its_minutes() {
    for (id, seconds) in WAITS {
        let step = step(id);
        let spoken = match seconds {
            0..60 => format!("{seconds} seconds"),
            60 => "1 minute".to_string(),
            3600 => "1 hour".to_string(),
            _ => format!("{} minutes", seconds / 60),
        };
        assert!(all_of(step).contains(&spoken), "{id} waits {spoken}, but does not say so");
        assert!(u32::from(step.minutes) * 60 >= seconds, "{id} waits longer than it is said to take");
    }
}

// A wait is shown in one unit and rounded down, so 90 seconds would be shown as one minute.
#[test]
fn every_wait_is_shown_whole() {
    for step in english().steps() {
        let is_whole = step.wait.is_none_or(|it| it < 60 || it % 60 == 0 && it < 3600 || it % 3600 == 0);
        assert!(is_whole, "{} waits {:?} seconds, which the page would round down", step.id, step.wait);
    }
}

#[test]
fn only_unpairing_is_destructive_and_it_says_what_is_lost() {
    let destructive: Vec<_> = english().checklists.iter().filter(|it| it.risk == Risk::Destructive).map(|it| it.id.0).collect();
    assert_eq!(destructive, ["unpair-pair"]);
    let careful: Vec<_> = english().checklists.iter().filter(|it| it.risk == Risk::Careful).map(|it| it.id.0).collect();
    assert_eq!(careful, ["reset-sync-data"]);

    let ready = step("keep-close").risk.unwrap();
    assert!(ready.cost.contains("erases the watch") && ready.cost.contains("lost"), "{}", ready.cost);
    assert!(ready.save.contains("newest steps") && ready.save.contains("Health"), "{}", ready.save);
    let unpair = step("unpair");
    assert!(unpair.risk.unwrap().cost.contains("erases"));
    assert!(all_of(unpair).contains("backup") && all_of(unpair).contains("from the iPhone"));
    assert!(all_of(step("pair-again")).contains("Restore From Backup"));
}

#[test]
fn the_warnings_of_the_facts_are_given() {
    let cost_or_save = |id: &str| step(id).risk.map(|it| format!("{} {}", it.cost, it.save)).unwrap_or_default();
    assert!(cost_or_save("icloud-health-on").contains("Never choose to delete"));
    assert!(cost_or_save("remove-stale").contains("no longer use"));
    assert!(cost_or_save("tap-edit").contains("old order"));
    assert!(cost_or_save("airplane-mode").contains("page"));
}

#[test]
fn restarts_begin_with_the_iphone() {
    for id in ["restart-both", "restart-for-clock"] {
        let actions = step(id).actions.join(" ");
        let iphone = actions.rfind("tart the iPhone").unwrap_or_else(|| panic!("{id} does not start the iPhone"));
        let watch = actions.rfind("tart the watch").unwrap_or_else(|| panic!("{id} does not start the watch"));
        assert!(iphone < watch, "{id} starts the watch first");
    }
}

#[test]
fn the_look_at_the_data_ends_in_one_of_two_verdicts() {
    let start: Vec<_> = english().checklists.iter().filter(|it| it.place == Place::Start).map(|it| it.id.0).collect();
    assert_eq!(start, ["find-the-gap"]);
    let keep: Vec<_> = english().checklists.iter().filter(|it| it.place == Place::Keep).map(|it| it.id.0).collect();
    assert_eq!(keep, ["after-updates"]);
    let verdicts: Vec<_> = english().verdicts.iter().map(|it| (it.id.0, it.after.0, it.patterns)).collect();
    let expected: [(_, _, &[&str]); 2] = [
        ("entries-arrive", "find-the-gap", &["stale-display", "other-source-wins"]),
        ("entries-missing", "find-the-gap", &["data-stops"]),
    ];
    assert_eq!(verdicts, expected);
    // Connection and permissions first, then the order of sources, then resets.
    let first = english().verdict("entries-missing").unwrap().goes[0].0;
    assert!(["motion-fitness", "health-access", "quick-triage"].contains(&first), "{first}");
}

#[test]
fn the_three_patterns_are_told() {
    let found: Vec<_> = english().patterns.iter().map(|it| it.id).collect();
    assert_eq!(found, ["data-stops", "other-source-wins", "stale-display"]);
}

#[test]
fn resetting_sync_data_is_of_low_certainty_and_says_why() {
    let checklist = english().checklist("reset-sync-data").unwrap();
    assert!(checklist.steps.iter().all(|it| it.grounds.certainty.is_low()));
    assert!(checklist.why.contains("contacts and calendars") && checklist.why.contains("does not erase the watch"));
}

#[test]
fn the_core_chain_goes_from_connection_to_reset() {
    let goes: Vec<_> = step("core-chain").see.iter().map(|it| it.0).collect();
    assert_eq!(goes, ["quick-triage", "motion-fitness", "health-access", "data-sources", "reset-sync-data"]);
}

#[test]
fn the_guide_claims_no_date_later_than_that_of_its_oldest_fact() {
    let oldest = english().steps().map(|it| it.grounds.checked.iso()).min();
    assert_eq!(Some(english().checked_since().iso()), oldest);
}
