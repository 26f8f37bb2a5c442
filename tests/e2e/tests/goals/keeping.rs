//! Leaving the page as one likes it, and starting over without losing anything else.

use resync_e2e::{Visit, act, check, guide, scenarios};
use serde_json::json;

scenarios! {
    Engines on Desktop: what_is_closed_is_out_of_the_way;
    Nightly on Desktop: what_is_open_is_remembered, a_reset_touches_nothing_else;
}

async fn what_is_open_is_remembered(visit: &Visit) {
    let first = &guide().checklists[0].id;
    act::open(visit, "").await;
    check::is_open(visit, first, true).await;
    act::fold(visit, first).await;
    act::unfold(visit, "calibrate").await;
    act::unfold(visit, "escalate").await;
    act::fold(visit, "escalate").await;
    for visited in ["at once", "after a reload", "after another"] {
        visit.note(visited);
        check::is_open(visit, first, false).await;
        check::is_open(visit, "calibrate", true).await;
        check::is_open(visit, "escalate", false).await;
        act::reload(visit).await;
    }
    // What only a link opened is closed again on the next visit.
    act::open(visit, "#pair-again").await;
    check::is_open(visit, "unpair-pair", true).await;
    act::open(visit, "").await;
    check::is_open(visit, "unpair-pair", false).await;
    check::is_open(visit, "calibrate", true).await;
}

async fn a_reset_touches_nothing_else(visit: &Visit) {
    let others = [("resync2", "mine"), ("other-app", "{\"a\":1}"), ("resync-set-aside", "old"), ("", "empty key")];
    act::open_with(visit, &others, "").await;
    visit.script("sessionStorage.setItem('resync', 'of this session')", vec![]).await;
    act::unfold(visit, "calibrate").await;
    act::tick(visit, "outdoor-walk").await;
    act::choose(visit, "wrong-day").await;
    act::reset_everything(visit).await;
    check::stored_step_is(visit, "outdoor-walk", "todo").await;
    let all = "return Object.fromEntries(Object.entries(localStorage).filter(([key]) => key !== 'resync'))";
    let expected: serde_json::Map<_, _> = others.iter().map(|(key, text)| (key.to_string(), json!(text))).collect();
    visit.until("what other programs stored", &json!(expected), all, vec![]).await;
    visit
        .until("what is stored for this session", &json!("of this session"), "return sessionStorage.getItem('resync')", vec![])
        .await;
}

async fn what_is_closed_is_out_of_the_way(visit: &Visit) {
    act::open(visit, "").await;
    // Nothing in a closed checklist takes the focus or room.
    let script = "
        const inside = [...document.querySelectorAll('[data-state] input')].filter(it => it.closest('[hidden]'));
        return [inside.length > 0, inside.filter(it => { it.focus(); return document.activeElement === it }).map(it => it.id)];";
    visit.until("what is closed and takes the focus", &json!([true, []]), script, vec![]).await;
}
