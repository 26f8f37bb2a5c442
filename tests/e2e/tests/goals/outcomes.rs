//! Saying whether it worked, and what stands before the step that erases the watch.

use resync_e2e::{Visit, act, check, fill, guide, scenarios};
use serde_json::json;

scenarios! {
    Pair: not_yet_leads_on_and_fixed_ends_the_pushing;
    Nightly on Desktop: nothing_is_unpaired_before_its_warning_was_read, a_riskier_checklist_names_the_milder_one;
}

async fn not_yet_leads_on_and_fixed_ends_the_pushing(visit: &Visit) {
    act::open(visit, "").await;
    act::choose(visit, "iphone-zero").await;
    for step in &guide().checklist("wake-both").steps {
        act::tick(visit, &step.id).await;
    }
    check::next_is(visit, "wake-both--worked").await;
    act::follow_next(visit).await;
    check::focus_is_on(visit, "wake-both--worked").await;
    act::answer(visit, "wake-both", "worked_no").await;
    check::focus_is_on(visit, "watch-switches").await;
    check::is_open(visit, "watch-switches", true).await;
    check::next_is(visit, "watch-unlocked").await;

    act::answer(visit, "watch-switches", "worked_yes").await;
    check::focus_is_on(visit, "fixed").await;
    let title = &guide().checklist("watch-switches").title;
    let helped = fill(guide().word("fixed_text"), &[("title", title)]);
    check::text_has(visit, "fixed", std::slice::from_ref(&helped), &[]).await;
    check::text_has(visit, "dock", &[helped], &[]).await;
    let links = "return document.querySelectorAll('#dock a[href]').length";
    visit.until("links that push on", &json!(0), links, vec![]).await;
    act::reload(visit).await;
    check::text_has(visit, "dock", &[guide().word("fixed_title").to_string()], &[]).await;

    // It came back: the answer is taken back, and the path goes on.
    act::unfold(visit, "watch-switches").await;
    act::answer(visit, "watch-switches", "worked_yes").await;
    check::next_is(visit, "watch-unlocked").await;
    act::undo(visit).await;
    check::text_has(visit, "dock", &[guide().word("fixed_title").to_string()], &[]).await;
}

/// Whether what the step says is held back.
async fn is_held_back(visit: &Visit, step: &str, expected: bool) {
    let script = "return [...document.getElementById(arguments[0]).children].some(it => it.hidden && it.offsetHeight === 0)";
    visit.until(&format!("whether {step} is held back"), &json!(expected), script, vec![json!(step)]).await;
}

async fn nothing_is_unpaired_before_its_warning_was_read(visit: &Visit) {
    act::open(visit, "#unpair").await;
    check::link_has_landed(visit, "unpair").await;
    is_held_back(visit, "unpair", true).await;
    let guard = guide().checklist("unpair-pair").guard.as_ref().unwrap();
    check::text_has(visit, "unpair-pair--guard", &["erases the watch".into(), "backup".into(), "password".into()], &[]).await;
    act::press_button(visit, "unpair-pair", &guard.go).await;
    is_held_back(visit, "unpair", false).await;
    check::focus_is_on(visit, "keep-close").await;
    // In the middle of it the page may be closed.
    act::reload(visit).await;
    is_held_back(visit, "unpair", false).await;
    act::reset_everything(visit).await;
    is_held_back(visit, "unpair", true).await;
}

async fn a_riskier_checklist_names_the_milder_one(visit: &Visit) {
    act::open(visit, "").await;
    act::choose(visit, "iphone-zero").await;
    act::unfold(visit, "reset-sync-data").await;
    let milder = guide().word("milder_first").to_string();
    let first = guide().checklist("wake-both").title.clone();
    check::text_has(visit, "reset-sync-data", &[milder.clone(), first], &[]).await;
    // Updating is as careful as resetting the sync data.
    for checklist in guide().symptom("iphone-zero").goes.iter().take_while(|it| *it != "update-both") {
        act::unfold(visit, checklist).await;
        act::answer(visit, checklist, "worked_maybe").await;
    }
    act::unfold(visit, "reset-sync-data").await;
    check::text_has(visit, "reset-sync-data", &[], &[milder]).await;
}
