//! What a person does before the program is there, on a slow line: none of it is lost, and nothing jumps.

use resync_e2e::{IMPATIENT, Site, Visit, act, check, find, guide, scenarios};
use serde_json::json;

scenarios! {
    Engines: who_scrolled_away_from_a_link_is_not_brought_back, what_somebody_reads_stays_where_it_is;
    Engines on Desktop: what_opened_by_itself_stays_open_when_the_program_comes_late,
        a_tick_before_the_program_arrives_is_not_lost;
    One on Desktop: where_the_browser_cannot_follow_a_link_the_program_does_so_later;
    Nightly on Desktop: versions_chosen_before_the_program_arrives_count;
}

const TOP: &str = "return Math.round(document.getElementById(arguments[0]).getBoundingClientRect().top)";

async fn open_early(visit: &Visit, site: &Site, fragment: &str) {
    visit.load(&format!("{}{fragment}", site.address)).await;
}

async fn let_the_program_arrive(visit: &Visit) {
    visit.note("the program arrives");
    visit.script("letTheProgramArrive()", vec![]).await;
    act::started(visit).await;
}

/// Brings an element to the top of the view, as turning a wheel would, and says where it is.
async fn scroll_to(visit: &Visit, id: &str) -> serde_json::Value {
    visit.note(format!("scroll to {id}"));
    let scroll = "
        dispatchEvent(new WheelEvent('wheel'));
        const place = document.getElementById(arguments[0]).getBoundingClientRect();
        scrollBy({ top: place.top - 20, behavior: 'instant' });";
    visit.script(scroll, vec![json!(id)]).await;
    visit.draw().await;
    visit.script(TOP, vec![json!(id)]).await
}

async fn a_tick_before_the_program_arrives_is_not_lost(visit: &Visit) {
    let site = Site::with_late_program("");
    open_early(visit, &site, "").await;
    let list = &guide().checklists[0];
    let step = &list.steps[0].id;
    act::tick(visit, step).await;
    let_the_program_arrive(visit).await;
    check::step_is(visit, step, "done").await;
    check::stored_step_is(visit, step, "done").await;
    check::tally_of(visit, &list.id, 1, list.steps.len()).await;
}

async fn versions_chosen_before_the_program_arrives_count(visit: &Visit) {
    let site = Site::with_late_program("");
    open_early(visit, &site, "").await;
    let chosen =
        "return [...document.querySelectorAll('#systems input:checked')].map(it => it.closest('label').innerText.trim())";
    let choose = "[...document.querySelectorAll('#systems label')].filter((_, at) => at % 3 === 1).forEach(it => it.click());";
    visit.note("choose the older version of each");
    let before = visit.script(&format!("{choose} {chosen}"), vec![]).await;
    assert_eq!(before.as_array().map(Vec::len), Some(2), "{before}");
    let_the_program_arrive(visit).await;
    visit.until("what is chosen", &before, chosen, vec![]).await;
    let saved = "return JSON.parse(localStorage.getItem('resync') ?? '{}').systems !== undefined";
    check::same(visit, "whether the versions are kept", &json!(true), &visit.script(saved, vec![]).await);
}

// The page brought everybody back to where the link led, once its program had come.
async fn who_scrolled_away_from_a_link_is_not_brought_back(visit: &Visit) {
    let site = Site::with_late_program("");
    open_early(visit, &site, "#toggle-bluetooth").await;
    check::is_in_clear_view(visit, "toggle-bluetooth").await;
    let before = scroll_to(visit, "report").await;
    let_the_program_arrive(visit).await;
    check::same(visit, "where the reader is", &before, &visit.script(TOP, vec![json!("report")]).await);
    // The step is marked all the same.
    check::only_marked_step_is(visit, Some("toggle-bluetooth")).await;

    // Who has not gone on is where the link leads, and so is the focus.
    open_early(visit, &site, "#toggle-bluetooth").await;
    let_the_program_arrive(visit).await;
    check::link_has_landed(visit, "toggle-bluetooth").await;
}

// To browsers that don't know `until-found`, what is closed has no place. So nobody has seen yet where the link leads.
async fn where_the_browser_cannot_follow_a_link_the_program_does_so_later(visit: &Visit) {
    let old = "
        const close = () => document.querySelectorAll('[hidden=until-found]').forEach(it => { it.hidden = true });
        new MutationObserver(close).observe(document, { childList: true, subtree: true });";
    let site = Site::with_late_program(old);
    open_early(visit, &site, "#toggle-bluetooth").await;
    let place = "return [scrollY, document.getElementById('toggle-bluetooth').getClientRects().length]";
    check::same(visit, "the page before", &json!([0, 0]), &visit.script(place, vec![]).await);
    visit.script("dispatchEvent(new Event('pointerdown'))", vec![]).await;
    let_the_program_arrive(visit).await;
    check::link_has_landed(visit, "toggle-bluetooth").await;
}

// What was saved opens and closes checklists, says more in them, and puts some of them on the path.
async fn what_somebody_reads_stays_where_it_is(visit: &Visit) {
    let site = Site::with_late_program("");
    open_early(visit, &site, "").await;
    let_the_program_arrive(visit).await;
    act::choose(visit, "wrong-day").await;
    act::unfold(visit, "quick-triage").await;
    act::unfold(visit, "unpair-pair").await;
    act::tick(visit, &guide().checklist("date-time").steps[0].id).await;
    for read in ["report", "unpair-pair", "diagnosis", "carry", "date-time"] {
        open_early(visit, &site, "").await;
        let before = scroll_to(visit, read).await;
        let_the_program_arrive(visit).await;
        let after = visit.script(TOP, vec![json!(read)]).await;
        let moved = after.as_f64().unwrap() - before.as_f64().unwrap();
        if moved.abs() > 2.0 {
            visit.fail(&format!("{read} was {before} px from the top, and is now {after}"));
        }
    }
}

async fn what_opened_by_itself_stays_open_when_the_program_comes_late(visit: &Visit) {
    let site = Site::with_late_program(IMPATIENT);
    open_early(visit, &site, "").await;
    let open = "return !document.documentElement.classList.contains('app')";
    visit.until("everything is open", &json!(true), open, vec![]).await;
    let step = &guide().checklist("unpair-pair").steps[1].id;
    let before = scroll_to(visit, step).await;
    let_the_program_arrive(visit).await;
    check::is_open(visit, "unpair-pair", true).await;
    check::same(visit, "where the reader is", &before, &visit.script(TOP, vec![json!(step)]).await);
    act::click(visit, &find::heading(visit, "unpair-pair").await).await;
    check::is_open(visit, "unpair-pair", false).await;
}
