//! Taking back what was tapped by mistake.

use resync_e2e::{Visit, act, check, guide, scenarios};
use serde_json::json;
use thirtyfour::prelude::*;

scenarios! {
    Pair: undo_takes_back_a_tick_and_a_skip;
    Engines on Desktop: undo_is_reached_by_tab;
    Pair on Desktop: undo_works_by_keyboard;
    Nightly on Desktop: undo_takes_back_a_reset, several_changes_are_undone_one_after_the_other,
        changes_of_one_step_are_undone_one_after_the_other;
}

async fn undo_takes_back_a_tick_and_a_skip(visit: &Visit) {
    act::open(visit, "#overnight").await;
    check::can_undo(visit, false).await;
    act::tick(visit, "overnight").await;
    check::step_is(visit, "overnight", "done").await;
    act::undo(visit).await;
    check::step_is(visit, "overnight", "todo").await;
    check::stored_step_is(visit, "overnight", "todo").await;
    check::said(visit, guide().word("undone")).await;
    check::can_undo(visit, false).await;
    check::focus_is_not_lost(visit).await;

    act::skip(visit, "overnight").await;
    check::step_is(visit, "overnight", "skipped").await;
    act::undo(visit).await;
    check::step_is(visit, "overnight", "todo").await;

    // Back to what it was, and not simply to "to do".
    act::skip(visit, "overnight").await;
    act::tick(visit, "overnight").await;
    check::step_is(visit, "overnight", "done").await;
    act::undo(visit).await;
    check::step_is(visit, "overnight", "skipped").await;
    check::focus_is_not_lost(visit).await;
    act::reload(visit).await;
    check::step_is(visit, "overnight", "skipped").await;
    check::can_undo(visit, false).await;
}

async fn undo_takes_back_a_reset(visit: &Visit) {
    let symptom = guide().symptom("wrong-day");
    act::open(visit, "").await;
    act::choose(visit, &symptom.id).await;
    act::tick(visit, "set-automatically").await;
    act::skip(visit, "match-region").await;
    act::unfold(visit, "settle-overnight").await;
    act::tick(visit, "overnight").await;

    act::reset_checklist(visit, "date-time").await;
    check::step_is(visit, "set-automatically", "todo").await;
    check::step_is(visit, "match-region", "todo").await;
    check::step_is(visit, "overnight", "done").await;
    check::focus_is_not_lost(visit).await;
    act::undo(visit).await;
    check::step_is(visit, "set-automatically", "done").await;
    check::step_is(visit, "match-region", "skipped").await;

    act::reset_everything(visit).await;
    for step in ["set-automatically", "match-region", "overnight"] {
        check::step_is(visit, step, "todo").await;
        check::stored_step_is(visit, step, "todo").await;
    }
    check::path_is(visit, &[]).await;
    check::tally_of_guide(visit, 0, guide().steps().count()).await;
    check::focus_is_not_lost(visit).await;
    act::undo(visit).await;
    check::step_is(visit, "set-automatically", "done").await;
    check::step_is(visit, "match-region", "skipped").await;
    check::step_is(visit, "overnight", "done").await;
    check::path_is(visit, &symptom.goes).await;
    act::reload(visit).await;
    check::step_is(visit, "match-region", "skipped").await;
    check::path_is(visit, &symptom.goes).await;
}

const STEPS: [&str; 3] = ["open-data-access", "select-watch", "fitness-read-write"];

async fn several_changes_are_undone_one_after_the_other(visit: &Visit) {
    act::open(visit, "#health-access").await;
    for step in STEPS {
        act::tick(visit, step).await;
    }
    for (place, step) in STEPS.iter().enumerate().rev() {
        check::can_undo(visit, true).await;
        check::text_has(visit, "dock", std::slice::from_ref(&guide().step(step).1.title), &[]).await;
        act::undo(visit).await;
        check::step_is(visit, step, "todo").await;
        for earlier in &STEPS[..place] {
            check::step_is(visit, earlier, "done").await;
        }
        check::focus_is_not_lost(visit).await;
    }
    check::can_undo(visit, false).await;
}

async fn undo_works_by_keyboard(visit: &Visit) {
    act::open(visit, "#health-access").await;
    for step in STEPS {
        act::tick(visit, step).await;
        check::step_is(visit, step, "done").await;
    }
    for step in STEPS.iter().rev() {
        visit.note("press Ctrl and Z");
        act::press_with(visit, Key::Control, 'z').await;
        check::step_is(visit, step, "todo").await;
        check::focus_is_not_lost(visit).await;
    }
    // With nothing left to undo the keys do nothing.
    act::press_with(visit, Key::Control, 'z').await;
    for step in STEPS {
        check::step_is(visit, step, "todo").await;
    }
}

async fn undo_is_reached_by_tab(visit: &Visit) {
    act::open(visit, "#book-diagnostic").await;
    check::link_has_landed(visit, "book-diagnostic").await;
    act::press(visit, Key::Tab).await;
    act::press(visit, Key::Space).await;
    check::step_is(visit, "book-diagnostic", "done").await;
    let at = "return document.activeElement.closest('#dock') && document.activeElement.textContent.trim()";
    let mut presses = 0;
    while visit.script(at, vec![]).await != json!(guide().word("undo")) {
        act::press(visit, Key::Tab).await;
        presses += 1;
        assert!(presses < 150, "Undo is more than {presses} presses of Tab away from the last step");
    }
    act::press(visit, Key::Enter).await;
    check::step_is(visit, "book-diagnostic", "todo").await;
    check::focus_is_not_lost(visit).await;
}

async fn changes_of_one_step_are_undone_one_after_the_other(visit: &Visit) {
    act::open(visit, "#overnight").await;
    act::tick(visit, "overnight").await;
    act::tick(visit, "overnight").await;
    act::skip(visit, "overnight").await;
    for state in ["todo", "done", "todo"] {
        act::undo(visit).await;
        check::step_is(visit, "overnight", state).await;
    }
}
