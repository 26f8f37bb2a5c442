//! Leaving the page as one likes it, and starting over without losing anything else.

use resync_e2e::{Visit, act, check, fill, guide, scenarios};
use serde_json::json;

scenarios! {
    Engines on Desktop: what_is_closed_is_out_of_the_way, a_note_is_there_however_soon_the_page_is_left;
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

// A note is saved when typing pauses; whoever leaves before that must find it all the same.
async fn a_note_is_there_however_soon_the_page_is_left(visit: &Visit) {
    let first = &guide().checklists[0];
    act::open(visit, "").await;
    for (way, step) in ["by a reload", "by a link", "by another address"].into_iter().zip(&first.steps) {
        act::unfold(visit, &first.id).await;
        act::press_button(visit, &step.id, &fill(guide().word("note_add_to"), &[("title", &step.title)])).await;
        act::type_into(visit, &format!("{}--note", step.id), way).await;
        match way {
            "by a reload" => act::reload(visit).await,
            "by a link" => {
                visit.script("setTimeout(() => document.querySelector('a[href*=check]').click(), 0)", vec![]).await;
                let is_there = "return location.pathname.endsWith('/check/')";
                visit.until("the page that checks an export", &json!(true), is_there, vec![]).await;
                act::open(visit, "").await;
            }
            _ => act::open(visit, "").await,
        }
        let stored = "return JSON.parse(localStorage.getItem('resync')).notes[arguments[0]].note";
        visit.until("the note that is stored", &json!(way), stored, vec![json!(step.id)]).await;
    }
}

async fn what_is_closed_is_out_of_the_way(visit: &Visit) {
    act::open(visit, "").await;
    // Nothing in a closed checklist takes the focus or room.
    let script = "
        const inside = [...document.querySelectorAll('[data-state] input')].filter(it => it.closest('[hidden]'));
        return [inside.length > 0, inside.filter(it => { it.focus(); return document.activeElement === it }).map(it => it.id)];";
    visit.until("what is closed and takes the focus", &json!([true, []]), script, vec![]).await;
}
