//! Choosing what one sees, and being led through the right checklists.

use resync_e2e::{Visit, act, check, find, guide, scenarios};
use serde_json::json;

scenarios! {
    Pair: a_symptom_gives_a_path, next_leads_from_step_to_step;
    Engines on Phone: every_row_can_be_tapped_anywhere;
    Nightly on Desktop: every_symptom_gives_its_path, every_verdict_leads_on, the_end_of_a_path_says_what_to_do_then,
        another_symptom_takes_the_place_of_the_first;
}

async fn a_symptom_gives_a_path(visit: &Visit) {
    let symptom = guide().symptom("iphone-zero");
    act::open(visit, "").await;
    check::path_is(visit, &[]).await;

    act::choose(visit, &symptom.id).await;
    check::path_is(visit, &symptom.goes).await;
    check::focus_is_on(visit, "your-path").await;
    check::is_in_clear_view(visit, "your-path").await;
    check::is_open(visit, &symptom.goes[0], true).await;
    let steps = symptom.goes.iter().map(|it| guide().checklist(it).steps.len()).sum();
    check::tally_of_path(visit, 0, steps).await;
    check::next_is(visit, &guide().checklist(&symptom.goes[0]).steps[0].id).await;
    check::fragment_is(visit, "").await;

    act::reload(visit).await;
    check::path_is(visit, &symptom.goes).await;
    check::next_is(visit, &guide().checklist(&symptom.goes[0]).steps[0].id).await;
    // Each checklist is on the page once, on the path or in the rest of the guide.
    let script = "return arguments[0].filter(it => document.querySelectorAll(`[id='${it}']`).length !== 1)";
    let ids: Vec<_> = guide().checklists.iter().map(|it| &it.id).chain(guide().steps().map(|it| &it.id)).collect();
    visit.until("the ids that are not there once", &json!([]), script, vec![json!(ids)]).await;
}

async fn next_leads_from_step_to_step(visit: &Visit) {
    let symptom = guide().symptom("after-update");
    act::open(visit, "").await;
    act::choose(visit, &symptom.id).await;
    check::focus_is_on(visit, "your-path").await;
    let steps: Vec<_> = symptom.goes.iter().flat_map(|it| &guide().checklist(it).steps).collect();
    // Far enough to come into the second and the third checklist, which are closed until then.
    for (place, step) in steps.iter().take(8).enumerate() {
        let list = &guide().step(&step.id).0.id;
        if place > 0 && guide().checklist(list).steps[0].id == step.id {
            // The checklist before this one is through: first the guide asks what came of it.
            let before = &guide().step(&steps[place - 1].id).0.id;
            let question = format!("{before}--worked");
            check::next_is(visit, &question).await;
            act::follow_next(visit).await;
            check::link_has_landed(visit, &question).await;
            act::answer(visit, before, "worked_no").await;
        }
        check::next_is(visit, &step.id).await;
        act::follow_next(visit).await;
        check::link_has_landed(visit, &step.id).await;
        check::fragment_is(visit, &format!("#{}", step.id)).await;
        if place % 3 == 1 {
            act::skip(visit, &step.id).await;
            check::step_is(visit, &step.id, "skipped").await;
        } else {
            act::tick(visit, &step.id).await;
            check::step_is(visit, &step.id, "done").await;
        }
    }
    act::open(visit, "").await;
    check::next_is(visit, &steps[8].id).await;
    check::tally_of_path(visit, 5, steps.len() - 3).await;
}

async fn every_symptom_gives_its_path(visit: &Visit) {
    act::open(visit, "").await;
    for symptom in &guide().symptoms {
        act::choose(visit, &symptom.id).await;
        check::path_is(visit, &symptom.goes).await;
        check::focus_is_on(visit, "your-path").await;
        let script = "return [...document.querySelectorAll('#symptoms tr [aria-pressed=true]')].map(it => it.closest('tr').id)";
        visit.until("the chosen rows", &json!([format!("symptom-{}", symptom.id)]), script, vec![]).await;
    }
}

async fn every_row_can_be_tapped_anywhere(visit: &Visit) {
    act::open(visit, "").await;
    for symptom in &guide().symptoms {
        // Near its last corner, far from its words.
        visit.note(format!("tap the row of {}", symptom.id));
        let corner = "
            const row = document.getElementById(arguments[0]);
            row.scrollIntoView({ block: 'center', behavior: 'instant' });
            const box = row.getBoundingClientRect();
            return [Math.round(box.right) - 24, Math.round(box.bottom) - 12];";
        let corner = visit.script(corner, vec![json!(format!("symptom-{}", symptom.id))]).await;
        visit.draw().await;
        act::tap_at(visit, corner[0].as_i64().unwrap(), corner[1].as_i64().unwrap()).await;
        check::focus_is_on(visit, "your-path").await;
        check::path_is(visit, &symptom.goes).await;
    }
}

async fn every_verdict_leads_on(visit: &Visit) {
    for verdict in &guide().verdicts {
        // Only questions lead to the others.
        let (Some(after), Some(answer)) = (&verdict.after, &verdict.answer) else { continue };
        act::open(visit, &format!("#{after}")).await;
        act::press_button(visit, after, answer).await;
        check::path_is(visit, &verdict.goes).await;
        check::focus_is_on(visit, "your-path").await;
        check::is_in_clear_view(visit, "your-path").await;
        check::next_is(visit, &guide().checklist(&verdict.goes[0]).steps[0].id).await;
        act::reload(visit).await;
        check::path_is(visit, &verdict.goes).await;
    }
}

async fn the_end_of_a_path_says_what_to_do_then(visit: &Visit) {
    act::open(visit, "").await;
    act::choose(visit, "wrong-day").await;
    for step in &guide().checklist("date-time").steps {
        act::tick(visit, &step.id).await;
    }
    check::next_is(visit, "date-time--worked").await;
    act::answer(visit, "date-time", "worked_no").await;
    check::text_has(visit, "dock", &[guide().word("path_done").to_string()], &[]).await;
    let link = find::link(visit, "dock", guide().word("escalate")).await;
    act::click(visit, &link).await;
    // Something may be broken, and Apple Support asks what was tried.
    check::focus_is_on(visit, "report").await;
    check::is_in_clear_view(visit, "report").await;
}

async fn another_symptom_takes_the_place_of_the_first(visit: &Visit) {
    act::open(visit, "").await;
    act::choose(visit, "wrong-day").await;
    act::tick(visit, "set-automatically").await;
    let link = find::link(visit, "your-path", guide().word("path_change")).await;
    act::click(visit, &link).await;
    check::link_has_landed(visit, "symptoms").await;
    act::choose(visit, "stale-app").await;
    check::path_is(visit, &guide().symptom("stale-app").goes).await;
    check::step_is(visit, "set-automatically", "done").await;
}
