//! Having the guide open twice.

use resync_e2e::{Visit, act, check, guide, scenarios};
use serde_json::json;
use thirtyfour::prelude::*;

scenarios! {
    Engines on Desktop: ticks_in_two_tabs_are_both_kept;
    Pair on Desktop: a_tick_shows_in_the_other_tab;
    Nightly on Desktop: a_reset_shows_in_the_other_tab, a_tab_that_missed_the_news_asks_when_it_comes_back;
}

/// Opens the guide in two tabs, both on the same checklist, and is in the first.
async fn two_tabs(visit: &Visit) -> [WindowHandle; 2] {
    act::open(visit, "#health-access").await;
    let first = visit.driver().window().await.unwrap();
    let second = visit.driver().new_tab().await.unwrap();
    act::switch(visit, &second).await;
    act::open(visit, "#health-access").await;
    act::switch(visit, &first).await;
    [first, second]
}

async fn a_tick_shows_in_the_other_tab(visit: &Visit) {
    let [first, second] = two_tabs(visit).await;
    act::tick(visit, "select-watch").await;
    check::step_is(visit, "select-watch", "done").await;
    act::switch(visit, &second).await;
    check::step_is(visit, "select-watch", "done").await;
    check::tally_of(visit, "health-access", 1, 3).await;
    act::skip(visit, "open-data-access").await;
    act::tick(visit, "select-watch").await;
    act::switch(visit, &first).await;
    check::step_is(visit, "open-data-access", "skipped").await;
    check::step_is(visit, "select-watch", "todo").await;

    // Not `choose`: in the background WebKitGTK lets the page lead nowhere.
    let symptom = guide().symptom("stale-app");
    act::press_button(visit, "symptom-stale-app", &symptom.see).await;
    act::switch(visit, &second).await;
    check::path_is(visit, &guide().symptom("stale-app").goes).await;
}

async fn ticks_in_two_tabs_are_both_kept(visit: &Visit) {
    let [first, second] = two_tabs(visit).await;
    // This tab hears nothing, as one that was asleep: what it saves must still not erase the other's.
    let deaf = "addEventListener('storage', it => it.stopImmediatePropagation(), true)";
    let all_deaf =
        "['storage', 'focus', 'pageshow'].forEach(it => addEventListener(it, e => e.stopImmediatePropagation(), true))";
    visit.script(deaf, vec![]).await;
    visit.script(all_deaf, vec![]).await;
    act::switch(visit, &second).await;
    act::tick(visit, "select-watch").await;
    check::stored_step_is(visit, "select-watch", "done").await;
    act::switch(visit, &first).await;
    act::tick(visit, "fitness-read-write").await;
    check::stored_step_is(visit, "fitness-read-write", "done").await;
    check::stored_step_is(visit, "select-watch", "done").await;
    check::step_is(visit, "select-watch", "done").await;
    act::switch(visit, &second).await;
    check::step_is(visit, "fitness-read-write", "done").await;
}

async fn a_reset_shows_in_the_other_tab(visit: &Visit) {
    let [first, second] = two_tabs(visit).await;
    act::tick(visit, "select-watch").await;
    act::tick(visit, "fitness-read-write").await;
    act::switch(visit, &second).await;
    check::step_is(visit, "fitness-read-write", "done").await;
    act::reset_everything(visit).await;
    check::step_is(visit, "select-watch", "todo").await;
    act::switch(visit, &first).await;
    check::step_is(visit, "select-watch", "todo").await;
    check::step_is(visit, "fitness-read-write", "todo").await;
    // And it stays so, whatever is ticked next.
    act::tick(visit, "open-data-access").await;
    act::switch(visit, &second).await;
    check::step_is(visit, "open-data-access", "done").await;
    check::step_is(visit, "select-watch", "todo").await;
    check::stored_step_is(visit, "select-watch", "todo").await;
}

async fn a_tab_that_missed_the_news_asks_when_it_comes_back(visit: &Visit) {
    act::open(visit, "#health-access").await;
    // As another tab saves it, but with no event in this one.
    let text = json!({ "version": 1, "steps": { "select-watch": { "state": "done", "at": 1 } } }).to_string();
    for (event, step) in [("focus", "select-watch"), ("pageshow", "fitness-read-write")] {
        let text = text.replace("select-watch", step);
        visit.script("localStorage.setItem('resync', arguments[0])", vec![json!(text)]).await;
        visit.draw().await;
        check::step_is(visit, step, "todo").await;
        visit.script("dispatchEvent(new Event(arguments[0]))", vec![json!(event)]).await;
        check::step_is(visit, step, "done").await;
    }
}
