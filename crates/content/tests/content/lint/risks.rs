//! What can cost something, and why a fact is believed.

use super::*;

#[test]
fn a_riskier_checklist_never_comes_before_a_milder_one() {
    check(
        |draft| draft.symptoms[0].goes = [text("mild"), text("harsh"), text("wild")].into(),
        &["The path of `zero` puts a riskier checklist before a milder one. Order its `goes` mildest first."],
    );
    check(
        |draft| draft.verdicts[0].goes.reverse(),
        &["The path of `missing` puts a riskier checklist before a milder one. Order its `goes` mildest first."],
    );
}

// Sending somebody whose watch is fine to unpair it would be the worst that the guide could do.
#[test]
fn whoever_may_have_nothing_broken_is_led_to_nothing_that_costs_something() {
    let sentence = |it: &str| {
        format!(
            "The symptom `much` has an outcome, so nothing may be broken, but leads to `{it}`, which costs something. Take one of them away."
        )
    };
    check(|draft| draft.symptoms[1].goes.push(text("wild")), &[&sentence("wild")]);
    check(|draft| draft.symptoms[1].goes.push(text("harsh")), &[&sentence("harsh")]);
}

#[test]
fn nobody_is_led_to_what_is_destructive_before_anything_else() {
    check(
        |draft| drop(draft.symptoms[0].goes.remove(0)),
        &["The path of `zero` begins with what is destructive. Put something milder before it in `goes`."],
    );
}

#[test]
fn a_risk_is_one_of_three() {
    check(
        |draft| draft.checklists[0].risk = text("mild"),
        &["The checklist `look` has the risk `mild`. Use `safe`, `careful` or `destructive`."],
    );
}

#[test]
fn a_destructive_checklist_has_a_guard() {
    check(
        |draft| draft.checklists[3].guard = None,
        &["The checklist `harsh` is destructive, but has no `guard`. Say what is lost and what to check first."],
    );
}

#[test]
fn a_destructive_checklist_says_what_is_lost() {
    check(
        |draft| (draft.checklists[3].steps[0].risk, draft.checklists[3].steps[0].save) = (None, None),
        &["The checklist `harsh` is destructive, but none of its steps says what is lost. Give the step a `risk` and a `save`."],
    );
}

#[test]
fn a_risk_comes_with_what_to_do_first() {
    let sentence =
        |id: &str| format!("The step `{id}` has only one of `risk` and `save`. Say both what it can cost and what to do first.");
    check(|draft| draft.checklists[3].steps[0].save = None, &[&sentence("erase")]);
    check(|draft| draft.checklists[1].steps[0].save = Some(text("Copy it first.")), &[&sentence("switch-on")]);
}

// ---------------------------------------------------------------- grounds

#[test]
fn every_claim_says_how_sure_it_is() {
    check(
        |draft| draft.checklists[1].steps[0].certainty = None,
        &["The step `switch-on` does not say how sure it is. Add a `certainty`."],
    );
    check(|draft| draft.chain.grounds.certainty = None, &["The chain does not say how sure it is. Add a `certainty`."]);
    check(|draft| draft.symptom_grounds.certainty = None, &["The symptom table does not say how sure it is. Add a `certainty`."]);
    check(
        |draft| draft.checklists[1].steps[0].certainty = Some(text("sure")),
        &["The step `switch-on` has the certainty `sure`. Use `apple`, `several`, `one`, `conflict` or `unverified`."],
    );
}

#[test]
fn every_claim_has_a_source() {
    check(
        |draft| draft.checklists[1].steps[0].sources.clear(),
        &["The step `switch-on` has no source. Name at least one in its `sources`."],
    );
    check(|draft| draft.chain.grounds.sources.clear(), &["The chain has no source. Name at least one in its `sources`."]);
    check(
        |draft| draft.symptom_grounds.sources.clear(),
        &["The symptom table has no source. Name at least one in its `sources`."],
    );
    check(
        |draft| draft.checklists[1].steps[0].sources.push(text("rumour")),
        &["The step `switch-on` names the source `rumour`, which is not listed. Add a [[source]] with that id."],
    );
}

#[test]
fn every_claim_has_a_date() {
    let sentence =
        |who: &str| format!("{who} has no date. Add `checked`, the day on which you last compared it with its source.");
    check(|draft| draft.checklists[1].steps[0].checked = None, &[&sentence("The step `switch-on`")]);
    check(|draft| draft.chain.grounds.checked = None, &[&sentence("The chain")]);
    check(|draft| draft.symptom_grounds.checked = None, &[&sentence("The symptom table")]);
}

// `"+1".parse::<u8>()` is 1, so a date with plus signs once got through.
#[test]
fn a_date_that_is_no_day_is_named() {
    for bad in [
        "",
        "2026",
        "22.11.2026",
        "2026-11",
        "2026-11-22-1",
        "26-11-22",
        "2026-1-2",
        "2026-13-01",
        "2026-00-01",
        "2026-01-00",
        "2026-01-32",
        "2026-02-30",
        "2025-02-29",
        "2026-04-31",
        "2026-+1-22",
        "+202-11-22",
        "2026-11-2x",
        "2026-11-22 ",
        "November",
    ] {
        check(
            |draft| draft.checklists[1].steps[0].checked = Some(text(bad)),
            &[&format!("The step `switch-on` has the date `{bad}`. Write it as year-month-day, such as 2026-11-22.")],
        );
    }
}

#[test]
fn the_ends_of_months_and_leap_days_are_days() {
    for good in ["2026-01-31", "2026-02-28", "2028-02-29", "2026-12-31", "2026-04-30"] {
        check(|draft| draft.checklists[1].steps[0].checked = Some(text(good)), &[]);
    }
    assert_eq!(lint::date("2026-11-22"), Some((2026, 11, 22)));
}
