//! The contract of the second edition of the guide: which row and which answer leads where. It is what the guide was agreed to be;
//! wordings are free.

use std::collections::{BTreeMap, BTreeSet};

use content::{english, guides};
use health_export::findings::CHECKLISTS;
use rules::guide::{Guide, Risk, Stage};
use rules::question::{Goes, Then};

/// Each row: its group, its id, the outcome that is said first, and its path.
const ROWS: [(&str, &str, Option<&str>, &[&str]); 22] = [
    (ARRIVE, "iphone-zero", None, NOTHING_ARRIVES),
    (ARRIVE, "steps-late", Some("late-is-normal"), &["wake-both", "background-limits", "quick-triage"]),
    (ARRIVE, "only-after-charging", None, &["background-limits", "wake-both", "quick-triage", "fresh-sync", "make-room"]),
    (
        ARRIVE,
        "part-of-day-blank",
        Some("blank-is-right"),
        &["wake-both", "background-limits", "motion-fitness", "wear", "quick-triage", "fresh-sync"],
    ),
    (
        ARRIVE,
        "after-update",
        None,
        &[
            "wake-both",
            "watch-switches",
            "motion-fitness",
            "background-limits",
            "quick-triage",
            "health-access",
            "fresh-sync",
            "update-both",
        ],
    ),
    (
        ARRIVE,
        "new-phone",
        None,
        &[
            "right-devices",
            "wake-both",
            "watch-switches",
            "motion-fitness",
            "quick-triage",
            "fresh-sync",
            "icloud-health",
            "settle-overnight",
            "update-both",
        ],
    ),
    (
        ARRIVE,
        "new-watch",
        None,
        &[
            "right-devices",
            "wake-both",
            "data-sources",
            "reorder-sources",
            "watch-switches",
            "quick-triage",
            "fresh-sync",
            "update-both",
        ],
    ),
    (ARRIVE, "health-blank", Some("not-lost"), &["wake-both", "quick-triage", "update-both", "make-room", "escalate"]),
    (
        DIFFER,
        "iphone-lower",
        None,
        &[
            "wake-both",
            "data-sources",
            "fresh-sync",
            "reorder-sources",
            "motion-fitness",
            "watch-switches",
            "quick-triage",
            "update-both",
        ],
    ),
    (DIFFER, "iphone-higher", Some("nothing-is-broken"), &["data-sources", "third-source", "own-entries"]),
    (DIFFER, "iphone-double", None, &["data-sources", "third-source", "reorder-sources", "own-entries"]),
    (DIFFER, "stale-app", None, &["wake-both", "fresh-sync", "quick-triage"]),
    (DIFFER, "app-differs", None, &["other-app", "install-anew"]),
    (DIFFER, "wrong-day", Some("travel"), &["date-time"]),
    (WATCH, "watch-counts-nothing", None, &["watch-switches", "wear", "quick-triage", "update-both", "escalate"]),
    (WATCH, "shows-pushes", Some("counts-pushes"), &["watch-switches"]),
    (WATCH, "still-arm", Some("still-arm"), &[]),
    (WATCH, "extra-steps", Some("extra-steps"), &[]),
    (WATCH, "counts-feel-off", None, &["location-calibration", "calibrate", "calibrate-anew"]),
    (OTHER, "old-days", Some("where-old-days-live"), &["old-days", "icloud-health"]),
    (OTHER, "rings-awards", Some("not-the-transfer"), &["update-both"]),
    (OTHER, "child-watch", Some("their-own"), &[]),
];

const ARRIVE: &str = "Steps don't arrive";
const DIFFER: &str = "The numbers differ";
const WATCH: &str = "The watch itself";
const OTHER: &str = "Not the steps";

/// Where none of the watch's steps arrive.
const NOTHING_ARRIVES: &[&str] = &[
    "wake-both",
    "watch-switches",
    "motion-fitness",
    "health-access",
    "background-limits",
    "quick-triage",
    "fresh-sync",
    "update-both",
    "reset-sync-data",
    "unpair-pair",
];

/// A verdict: the checklist that ends in it, the outcome that is said first, and its path.
type Verdict = (&'static str, Option<&'static str>, Option<&'static str>, &'static [&'static str]);

const VERDICTS: [Verdict; 3] = [
    (
        "entries-arrive",
        Some("find-the-gap"),
        None,
        &["wake-both", "data-sources", "fresh-sync", "reorder-sources", "quick-triage"],
    ),
    ("entries-missing", Some("find-the-gap"), None, NOTHING_ARRIVES),
    ("all-agree", None, Some("beyond-this-page"), &[]),
];

/// Each question, and where its answers lead: to a question behind a question mark, else to a row or a verdict.
const QUESTIONS: [(&str, &[(&str, &str)]); 9] = [
    (
        "where",
        &[
            ("health", "walk?"),
            ("fitness", "rings?"),
            ("app", "app?"),
            ("watch", "walk?"),
            ("not-mine", "child-watch"),
            ("unsure", "walk?"),
        ],
    ),
    ("rings", &[("behind", "stale-app"), ("awards", "rings-awards"), ("wrong", "walk?"), ("unsure", "walk?")]),
    ("app", &[("right", "app-differs"), ("wrong", "walk?"), ("unsure", "walk?")]),
    (
        "walk",
        &[
            ("goes-up", "source?"),
            ("stays", "watch-counts-nothing"),
            ("pushes", "shows-pushes"),
            ("arm", "still-arm"),
            ("unsure", "source?"),
        ],
    ),
    ("source", &[("recent", "compare?"), ("older", "how?"), ("none", "how?"), ("blank", "health-blank"), ("unsure", "compare?")]),
    (
        "compare",
        &[
            ("lower", "iphone-lower"),
            ("blank-hours", "part-of-day-blank"),
            ("zero", "how?"),
            ("higher", "iphone-higher"),
            ("double", "iphone-double"),
            ("wrong-day", "wrong-day"),
            ("same", "looks?"),
            ("unsure", "how?"),
        ],
    ),
    (
        "how",
        &[
            ("charging", "only-after-charging"),
            ("late", "steps-late"),
            ("blank-hours", "part-of-day-blank"),
            ("never", "since?"),
            ("unsure", "iphone-lower"),
        ],
    ),
    (
        "since",
        &[
            ("update", "after-update"),
            ("new-phone", "new-phone"),
            ("new-watch", "new-watch"),
            ("other", "iphone-zero"),
            ("unsure", "iphone-zero"),
        ],
    ),
    (
        "looks",
        &[
            ("frozen", "stale-app"),
            ("app", "app-differs"),
            ("extra", "extra-steps"),
            ("arm", "still-arm"),
            ("old-days", "old-days"),
            ("awards", "rings-awards"),
            ("feels-off", "counts-feel-off"),
            ("none-of-these", "all-agree"),
            ("unsure", "all-agree"),
        ],
    ),
];

/// Answers that are read where they were saved or sent, and no longer offered.
const RETIRED: [(&str, &str, &str); 3] = [
    ("since", "charging", "only-after-charging"),
    ("since", "blank-hours", "part-of-day-blank"),
    ("looks", "other", "entries-arrive"),
];

/// Every path of the guide, by what can be chosen.
fn paths(guide: &Guide) -> Vec<(&'static str, Vec<&'static str>)> {
    let symptoms = guide.symptoms.iter().map(|it| (it.id.0, it.goes));
    let all = symptoms.chain(guide.verdicts.iter().map(|it| (it.id.0, it.goes)));
    all.map(|(id, goes)| (id, goes.iter().map(|it| it.0).collect())).collect()
}

#[test]
fn the_table_has_its_rows_in_order_and_each_has_its_group_its_outcome_and_its_path() {
    let guide = english();
    let found: Vec<_> = guide.symptoms.iter().map(|it| it.id.0).collect();
    assert_eq!(found, ROWS.map(|it| it.1), "These rows are agreed, in this order.");
    for (it, (group, id, outcome, goes)) in guide.symptoms.iter().zip(ROWS) {
        let found: Vec<_> = it.goes.iter().map(|it| it.0).collect();
        assert_eq!(guide.groups[it.group].title, group, "The row `{id}` stands in another group.");
        assert_eq!(it.outcome, outcome, "The row `{id}` says another outcome first.");
        assert_eq!(found, goes, "The row `{id}` goes another way.");
    }
    assert_eq!(guide.groups.iter().map(|it| it.title).collect::<Vec<_>>(), [ARRIVE, DIFFER, WATCH, OTHER]);
}

#[test]
fn each_verdict_has_its_outcome_and_its_path() {
    let guide = english();
    assert_eq!(guide.verdicts.len(), VERDICTS.len());
    for (id, after, outcome, goes) in VERDICTS {
        let it = guide.verdict(id).unwrap();
        let found: Vec<_> = it.goes.iter().map(|it| it.0).collect();
        assert_eq!((it.after.map(|it| it.0.0), it.outcome), (after, outcome), "{id}");
        assert_eq!(found, goes, "The verdict `{id}` goes another way.");
    }
}

#[test]
fn every_outcome_of_the_contract_is_there_and_is_said_somewhere() {
    let guide = english();
    let rows = ROWS.iter().filter_map(|it| it.2).chain(VERDICTS.iter().filter_map(|it| it.2));
    let there: BTreeSet<_> = guide.outcomes.iter().map(|it| it.id).collect();
    assert_eq!(there, rows.collect::<BTreeSet<_>>());
}

#[test]
fn each_question_has_its_answers_and_each_answer_leads_where_it_should() {
    let guide = english();
    assert_eq!(guide.questions[0].id, "where", "It is asked first.");
    let ids: BTreeSet<_> = guide.questions.iter().map(|it| it.id).collect();
    assert_eq!(ids, QUESTIONS.iter().map(|it| it.0).collect());
    for (id, answers) in QUESTIONS {
        let offered = guide.question(id).unwrap().offered();
        let found: BTreeMap<_, _> = offered.map(|it| (it.id, leads(it.goes))).collect();
        let expected: BTreeMap<_, _> = answers.iter().map(|(id, leads)| (*id, leads.to_string())).collect();
        assert_eq!(found, expected, "{id}");
    }
}

fn leads(goes: Goes) -> String {
    match goes {
        Goes::Question(id) => format!("{id}?"),
        Goes::Cause(id) => id.to_string(),
    }
}

#[test]
fn exactly_these_answers_are_retired_and_they_lead_where_they_led() {
    let answers = english().questions.iter().flat_map(|question| question.answers.iter().map(|it| (question.id, it)));
    let retired: BTreeSet<_> =
        answers.filter(|it| it.1.is_retired).map(|(question, it)| (question, it.id, leads(it.goes))).collect();
    assert_eq!(retired, RETIRED.map(|(question, id, end)| (question, id, end.to_string())).into());
}

#[test]
fn only_where_and_how_have_a_rule_for_progress_of_the_first_edition() {
    let earlier = english().questions.iter().filter_map(|it| Some((it.id, it.earlier?)));
    let earlier: Vec<_> = earlier.map(|(id, it)| (id, it.answered, it.then)).collect();
    assert_eq!(earlier, [("where", "walk", Then::CountsAs("unsure")), ("how", "since", Then::Asks("since"))]);
}

// ---------------------------------------------------------------- what is on no path

// What Health offers for a device is to delete for good all that it recorded.
#[test]
fn nothing_that_deletes_health_data_is_on_any_path() {
    for guide in guides() {
        for (id, goes) in paths(guide) {
            assert!(!goes.contains(&"old-devices"), "The path of `{id}` holds `old-devices`, which deletes health data.");
        }
        let old_devices = guide.checklist("old-devices").unwrap();
        assert_eq!((old_devices.stage, old_devices.risk), (Stage::Aside, Risk::Destructive));
        assert!(old_devices.guard.is_some());
    }
}

#[test]
fn unpairing_is_the_one_destructive_thing_on_a_path_and_the_last_of_it() {
    for guide in guides() {
        let mut holding = Vec::new();
        for (id, goes) in paths(guide) {
            let destructive: Vec<_> =
                goes.iter().filter(|it| guide.checklist(it).unwrap().risk == Risk::Destructive).copied().collect();
            if !destructive.is_empty() {
                assert_eq!(destructive, ["unpair-pair"], "{id}");
                assert_eq!(goes.last(), Some(&"unpair-pair"), "{id}");
                holding.push(id);
            }
        }
        assert_eq!(holding, ["iphone-zero", "entries-missing"]);
        assert!(guide.checklist("unpair-pair").unwrap().guard.is_some());
    }
}

// The export check sees an old watch that still writes; to delete it would delete its days.
#[test]
fn no_finding_of_the_export_check_leads_to_deleting_a_device() {
    let leads = |finding: &str| CHECKLISTS.iter().find(|it| it.0 == finding).map(|it| it.1);
    assert_eq!(leads("ghost-device"), Some("right-devices"));
    assert_eq!(leads("only-steps-stopped"), Some("watch-switches"));
    assert!(CHECKLISTS.iter().all(|it| it.1 != "old-devices"));
}

// ---------------------------------------------------------------- risks

/// The checklists that are careful or worse, by the contract. All others are safe.
const CAREFUL: [&str; 7] =
    ["update-both", "own-entries", "install-anew", "make-room", "calibrate-anew", "reset-sync-data", "escalate"];

#[test]
fn what_was_agreed_to_be_safe_is_safe_and_what_can_cost_something_says_so() {
    let guide = english();
    for it in guide.checklists {
        let expected = match it.id.0 {
            "unpair-pair" | "old-devices" => Risk::Destructive,
            id if CAREFUL.contains(&id) => Risk::Careful,
            _ => Risk::Safe,
        };
        assert_eq!(it.risk, expected, "{}", it.id);
        assert_eq!(it.cost.is_empty(), expected == Risk::Safe, "{}", it.id);
    }
    // A word on what to note first doesn't make a step careful.
    for id in ["icloud-health-on", "tap-edit", "airplane-mode", "restart-both", "restart-for-clock"] {
        assert_eq!(guide.step(id).unwrap().1.risk, Risk::Safe, "{id}");
    }
    assert_eq!(guide.step("force-restart").unwrap().1.risk, Risk::Careful);
}
