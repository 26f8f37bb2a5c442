//! Opening a link that somebody sent, to one step or one checklist.

use resync_e2e::{Visit, act, check, guide, scenarios};
use serde_json::{Value, json};

scenarios! {
    Engines: a_link_opens_its_step, links_back_and_forward_open_their_steps, a_link_stays_clear_of_the_dock;
    Engines on Desktop: a_link_within_the_page_opens_its_checklist;
    Nightly on Desktop: the_same_link_leads_there_again, every_id_works_as_a_link, a_link_changes_no_progress,
        what_a_link_opened_can_be_closed;
}

async fn a_link_opens_its_step(visit: &Visit) {
    act::open(visit, "#tap-reset-sync").await;
    check::link_has_landed(visit, "tap-reset-sync").await;
    check::only_marked_step_is(visit, Some("tap-reset-sync")).await;
    check::is_open(visit, "reset-sync-data", true).await;
    check::fragment_is(visit, "#tap-reset-sync").await;
    check::stored_is(visit, "resync", None).await;
    check::no_notice(visit).await;

    act::open(visit, "#unpair-pair").await;
    check::link_has_landed(visit, "unpair-pair").await;
    check::is_open(visit, "unpair-pair", true).await;
    check::is_open(visit, "reset-sync-data", false).await;
    check::only_marked_step_is(visit, None).await;
    check::stored_is(visit, "resync", None).await;
    let same = "
        const [one, other] = [...arguments].map(it => getComputedStyle(document.getElementById(it)));
        return one.cssText === other.cssText && ['backgroundColor', 'boxShadow', 'outline', 'borderColor'].every(it => one[it] === other[it]);";
    let arguments = vec![json!("unpair-pair"), json!("calibrate")];
    visit.until("the linked checklist looks like any other", &json!(false), same, arguments).await;
}

async fn links_back_and_forward_open_their_steps(visit: &Visit) {
    act::open(visit, "").await;
    act::type_fragment(visit, "#free-storage").await;
    check::link_has_landed(visit, "free-storage").await;
    act::type_fragment(visit, "#calibrate").await;
    check::link_has_landed(visit, "calibrate").await;
    act::type_fragment(visit, "#pair-again").await;
    check::link_has_landed(visit, "pair-again").await;
    check::only_marked_step_is(visit, Some("pair-again")).await;
    act::scroll_to_top(visit).await;

    act::back(visit).await;
    check::fragment_is(visit, "#calibrate").await;
    check::link_has_landed(visit, "calibrate").await;
    act::back(visit).await;
    check::link_has_landed(visit, "free-storage").await;
    check::only_marked_step_is(visit, Some("free-storage")).await;
    act::fold(visit, "make-room").await;
    act::forward(visit).await;
    check::link_has_landed(visit, "calibrate").await;
    act::back(visit).await;
    check::fragment_is(visit, "#free-storage").await;
    check::link_has_landed(visit, "free-storage").await;
    act::back(visit).await;
    check::fragment_is(visit, "").await;
    check::only_marked_step_is(visit, None).await;
}

async fn a_link_stays_clear_of_the_dock(visit: &Visit) {
    // With a path and something to undo the dock is at its highest.
    act::open(visit, "").await;
    act::choose(visit, "iphone-zero").await;
    act::unfold(visit, "motion-fitness").await;
    act::tick(visit, "fitness-tracking").await;
    check::can_undo(visit, true).await;
    for step in ["health-switch", "open-fitness", "book-diagnostic", "settle-after-pairing"] {
        act::set_fragment(visit, &format!("#{step}")).await;
        check::link_has_landed(visit, step).await;
        // Its checkbox can be hit where it is.
        let script = "
            const box = document.getElementById(arguments[0]).querySelector('input').getBoundingClientRect();
            return document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2)?.type ?? null;";
        visit.until(&format!("what lies over the checkbox of {step}"), &json!("checkbox"), script, vec![json!(step)]).await;
    }
}

async fn the_same_link_leads_there_again(visit: &Visit) {
    act::open(visit, "").await;
    act::choose(visit, "new-phone").await;
    act::follow_next(visit).await;
    check::link_has_landed(visit, "watch-on-this-iphone").await;
    for closes in [false, true] {
        if closes {
            act::fold(visit, "right-devices").await;
        }
        act::scroll_to_top(visit).await;
        check::fragment_is(visit, "#watch-on-this-iphone").await;
        act::follow_next(visit).await;
        check::link_has_landed(visit, "watch-on-this-iphone").await;
    }
}

async fn every_id_works_as_a_link(visit: &Visit) {
    act::open(visit, "").await;
    let steps = guide().steps().map(|it| it.id.clone());
    let checklists = guide().checklists.iter().map(|it| it.id.clone());
    let rows = guide().symptoms.iter().map(|it| format!("symptom-{}", it.id));
    for id in steps.chain(checklists).chain(rows) {
        act::set_fragment(visit, &format!("#{id}")).await;
        check::link_has_landed(visit, &id).await;
    }
    check::no_notice(visit).await;
    check::stored_is(visit, "resync", None).await;
}

async fn a_link_changes_no_progress(visit: &Visit) {
    act::open(visit, "").await;
    act::choose(visit, "wrong-day").await;
    act::tick(visit, "match-region").await;
    check::stored_step_is(visit, "match-region", "done").await;
    let stored = visit.script("return localStorage.getItem('resync')", vec![]).await;
    for fragment in ["#pair-again", "#match-region", "#escalate", "#no-such-thing", "#symptom-stale-app"] {
        act::open(visit, fragment).await;
        act::set_fragment(visit, "#keep-close").await;
        check::link_has_landed(visit, "keep-close").await;
        check::stored_is(visit, "resync", stored.as_str()).await;
    }
    check::path_is(visit, &guide().symptom("wrong-day").goes).await;
}

async fn a_link_within_the_page_opens_its_checklist(visit: &Visit) {
    act::open(visit, "#core-chain").await;
    let target = guide().checklist("reset-sync-data");
    check::is_open(visit, &target.id, false).await;
    let link = resync_e2e::find::link(visit, "core-chain", &target.title).await;
    act::click(visit, &link).await;
    check::link_has_landed(visit, &target.id).await;
    act::back(visit).await;
    check::link_has_landed(visit, "core-chain").await;
}

async fn what_a_link_opened_can_be_closed(visit: &Visit) {
    act::open(visit, "#pair-again").await;
    act::fold(visit, "unpair-pair").await;
    check::is_open(visit, "unpair-pair", false).await;
    let place = visit.script("return [scrollX, document.activeElement.getAttribute('aria-expanded')]", vec![]).await;
    check::same(visit, "where the focus is", &json!([0, "false"]), &place);
    assert_ne!(place, Value::Null);
}
