//! Why a fact is believed: how sure it is, from where, and when that was last looked at.

use super::*;

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
        &["The step `switch-on` has the certainty `sure`. Use `apple`, `screen`, `several`, `one`, `conflict` or `unverified`."],
    );
    check(|draft| draft.outcomes[0].certainty = None, &["The outcome `fine` does not say how sure it is. Add a `certainty`."]);
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
    check(|draft| draft.outcomes[0].sources.clear(), &["The outcome `fine` has no source. Name at least one in its `sources`."]);
    check(
        |draft| draft.outcomes[0].sources = vec![text("rumour")],
        &["The outcome `fine` names the source `rumour`, which is not listed. Add a [[source]] with that id."],
    );
}

#[test]
fn every_claim_has_a_date() {
    let sentence =
        |who: &str| format!("{who} has no date. Add `checked`, the day on which you last compared it with its source.");
    check(|draft| draft.checklists[1].steps[0].checked = None, &[&sentence("The step `switch-on`")]);
    check(|draft| draft.chain.grounds.checked = None, &[&sentence("The chain")]);
    check(|draft| draft.symptom_grounds.checked = None, &[&sentence("The symptom table")]);
    check(|draft| draft.outcomes[0].checked = None, &[&sentence("The outcome `fine`")]);
}

// Saying so is better than naming a source that doesn't say it.
#[test]
fn only_what_is_not_confirmed_may_have_no_source() {
    let without = |certainty: &'static str| {
        move |draft: &mut Draft| {
            let step = &mut draft.checklists[1].steps[0];
            step.sources.clear();
            step.certainty = Some(text(certainty));
        }
    };
    check(without("unverified"), &[]);
    for certainty in ["apple", "screen", "several", "one", "conflict"] {
        check(without(certainty), &["The step `switch-on` has no source. Name at least one in its `sources`."]);
    }
}

// A label that somebody copied from a site is no more than that site.
#[test]
fn what_apples_screens_say_is_said_by_one_of_them() {
    let said_by = |sources: &'static [&'static str]| {
        move |draft: &mut Draft| {
            let step = &mut draft.checklists[1].steps[0];
            step.sources = sources.iter().map(|it| text(it)).collect();
            step.certainty = Some(text("screen"));
        }
    };
    check(said_by(&["label"]), &[]);
    check(said_by(&["book", "label"]), &[]);
    check(
        said_by(&["book"]),
        &["The step `switch-on` is said to be what Apple's own screens say, but names no source with `screen = true`."],
    );
}

// ---------------------------------------------------------------- sources

#[track_caller]
fn check_source(change: impl FnOnce(&mut draft::Source), expected: &[&str]) {
    check(
        |draft| {
            let mut source = draft::Source { id: text("more"), ..draft.sources[0].clone() };
            change(&mut source);
            draft.sources.push(source);
        },
        expected,
    );
}

// "Several articles" can be looked up by nobody.
#[test]
fn a_source_is_a_page_that_can_be_looked_up_or_a_screen() {
    check_source(|_| {}, &[]);
    check_source(
        |it| it.url = None,
        &["The source `more` has no address. Give it the `url` of a page, or `screen = true` if it is Apple's own screen."],
    );
    for bad in ["http://example.org/", "example.org", "", "javascript:alert(1)", " https://example.org/"] {
        check_source(
            |it| it.url = Some(text(bad)),
            &[&format!("The source `more` has the address `{bad}`. Begin it with https://.")],
        );
    }
}

#[test]
fn a_screen_names_its_version_and_has_no_address() {
    let screen = |title: &'static str, url: Option<&'static str>| {
        move |it: &mut draft::Source| (it.screen, it.title, it.url) = (true, text(title), url.map(text))
    };
    check_source(screen("Labels of iOS 26", None), &[]);
    check_source(
        screen("Labels of iOS 26", Some("https://example.org/")),
        &["The source `more` is Apple's own screen and has an address. Keep one of `screen` and `url`."],
    );
    check_source(
        screen("Labels of iOS", None),
        &["The source `more` is Apple's own screen. Name the version of the system in its `title`."],
    );
}

// ---------------------------------------------------------------- dates

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
