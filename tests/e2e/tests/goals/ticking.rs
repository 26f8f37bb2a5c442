//! Ticking steps off, and finding them so on the next visit.

use resync_e2e::{Visit, act, check, fill, find, guide, scenarios};
use serde_json::json;

scenarios! {
    Engines: ticking_moves_nothing;
    Pair on Phone: a_tick_survives_a_reload;
    Nightly on Desktop: a_tick_touches_nothing_but_what_it_is_about, a_step_that_does_not_apply_survives_a_reload,
        where_nothing_applies_there_is_no_number, a_finished_checklist_says_so, every_checkbox_is_named_by_its_step;
}

const LIST: &str = "quick-triage";
const STEP: &str = "toggle-bluetooth";

async fn a_tick_survives_a_reload(visit: &Visit) {
    let of = guide().checklist(LIST).steps.len();
    let all = guide().steps().count();
    act::open(visit, "").await;
    check::step_is(visit, STEP, "todo").await;
    check::stored_is(visit, "resync", None).await;

    act::unfold(visit, LIST).await;
    act::tick(visit, STEP).await;
    let what = fill(guide().word("undo_done"), &[("title", &guide().step(STEP).1.title)]);
    check::said(visit, &fill(guide().word("said"), &[("what", &what), ("tally", &guide().tally(1, of))])).await;
    for visited in ["at once", "after a reload", "after another"] {
        visit.note(visited);
        check::step_is(visit, STEP, "done").await;
        check::stored_step_is(visit, STEP, "done").await;
        check::tally_of(visit, LIST, 1, of).await;
        check::tally_of_guide(visit, 1, all).await;
        act::reload(visit).await;
    }

    act::unfold(visit, LIST).await;
    act::tick(visit, STEP).await;
    check::step_is(visit, STEP, "todo").await;
    act::reload(visit).await;
    check::step_is(visit, STEP, "todo").await;
    check::tally_of(visit, LIST, 0, of).await;
}

// Undo, the next step and the log were made anew with every tick, and the browser styled it all again.
async fn a_tick_touches_nothing_but_what_it_is_about(visit: &Visit) {
    let all = guide().steps().count();
    act::open(visit, "").await;
    act::choose(visit, "after-update").await;
    act::unfold(visit, LIST).await;
    let [one, two] = [0, 1].map(|at| guide().checklist(LIST).steps[at].id.clone());
    act::tick(visit, &one).await;
    check::tally_of_guide(visit, 1, all).await;
    visit.draw().await;
    let watch = "
        window.touched = [];
        const note = (what, node) => touched.push(`${what} ${node.id || node.className || node.nodeName}`);
        new MutationObserver(all => all.forEach(it => {
            if (it.type === 'attributes' && !it.target.closest('#report')) note(it.attributeName, it.target);
            for (const nodes of [it.addedNodes, it.removedNodes])
                for (const node of nodes) if (node.nodeType === 1 && !it.target.closest('#report')) note('made or gone:', node);
        })).observe(document.documentElement, { subtree: true, attributes: true, childList: true })";
    visit.script(watch, vec![]).await;
    act::tick(visit, &two).await;
    check::tally_of_guide(visit, 2, all).await;
    visit.draw().await;
    let touched = visit.script("return touched.filter(it => / class|^class |^type |made or gone/.test(it))", vec![]).await;
    assert_eq!(touched, json!([]), "{:?}", visit.engine());
    let is_noted = visit.script("return touched.some(it => it.startsWith('data-state '))", vec![]).await;
    assert_eq!(is_noted, json!(true), "nothing was watched");
}

async fn ticking_moves_nothing(visit: &Visit) {
    // By a link, so that there is something to scroll back to; with and without a path.
    for chosen in [false, true] {
        act::open(visit, "").await;
        if chosen {
            act::choose(visit, "after-update").await;
        }
        act::open(visit, "#restart-both").await;
        check::link_has_landed(visit, "restart-both").await;
        for step in ["open-fitness", "toggle-bluetooth", "restart-both", "restart-both"] {
            let checkbox = find::checkbox(visit, step).await;
            visit
                .driver()
                .execute("arguments[0].scrollIntoView({ block: 'center' })", vec![checkbox.to_json().unwrap()])
                .await
                .unwrap();
            visit.draw().await;
            let place = "
                const box = document.getElementById(arguments[0]).querySelector('input').getBoundingClientRect();
                return [scrollX, scrollY, Math.round(box.top), location.href, history.length];";
            let before = visit.script(place, vec![json!(step)]).await;
            visit.note(format!("tick {step}"));
            checkbox.click().await.unwrap();
            visit.draw().await;
            visit.draw().await;
            let after = visit.script(place, vec![json!(step)]).await;
            check::same(visit, &format!("where everything is after ticking {step}"), &before, &after);
        }
    }
}

async fn a_step_that_does_not_apply_survives_a_reload(visit: &Visit) {
    let of = guide().checklist(LIST).steps.len();
    act::open(visit, "").await;
    act::unfold(visit, LIST).await;
    act::skip(visit, STEP).await;
    for visited in ["at once", "after a reload"] {
        visit.note(visited);
        check::step_is(visit, STEP, "skipped").await;
        check::stored_step_is(visit, STEP, "skipped").await;
        check::tally_of(visit, LIST, 0, of - 1).await;
        act::reload(visit).await;
    }
    act::unskip(visit, STEP).await;
    check::step_is(visit, STEP, "todo").await;
    check::tally_of(visit, LIST, 0, of).await;

    // A step that did not apply and is ticked after all is done, not both.
    act::skip(visit, STEP).await;
    check::step_is(visit, STEP, "skipped").await;
    act::tick(visit, STEP).await;
    check::step_is(visit, STEP, "done").await;
    check::tally_of(visit, LIST, 1, of).await;
}

async fn where_nothing_applies_there_is_no_number(visit: &Visit) {
    act::open(visit, "#settle-overnight").await;
    act::skip(visit, "overnight").await;
    check::tally_of(visit, "settle-overnight", 0, 0).await;
    let text = visit.script("return document.body.innerText", vec![]).await.to_string();
    for wrong in ["NaN", "0 of 0", "Infinity", "undefined"] {
        assert!(!text.contains(wrong), "the page says {wrong:?}");
    }
}

async fn a_finished_checklist_says_so(visit: &Visit) {
    let steps = &guide().checklist("date-time").steps;
    act::open(visit, "#date-time").await;
    act::skip(visit, &steps[0].id).await;
    for step in &steps[1..] {
        act::tick(visit, &step.id).await;
        check::step_is(visit, &step.id, "done").await;
    }
    check::tally_of(visit, "date-time", steps.len() - 1, steps.len() - 1).await;
}

async fn every_checkbox_is_named_by_its_step(visit: &Visit) {
    act::open(visit, "").await;
    for checklist in &guide().checklists {
        act::unfold(visit, &checklist.id).await;
        for step in &checklist.steps {
            let checkbox = find::checkbox(visit, &step.id).await;
            let seen = json!(visit.browser.role_and_name(&checkbox).await.unwrap());
            check::same(visit, "a checkbox as a screen reader has it", &json!(["checkbox", step.title]), &seen);
        }
    }
}
