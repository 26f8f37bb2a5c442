//! Sending somebody the link to one step.

use resync_e2e::{Visit, act, check, guide, scenarios};
use serde_json::json;
use thirtyfour::prelude::*;

scenarios! {
    Engines with Whole: a_link_is_copied;
    Nightly on Desktop with Whole: where_copying_is_refused_the_link_is_shown, a_copied_link_leads_to_its_step;
}

const STEP: &str = "toggle-bluetooth";

async fn a_link_is_copied(visit: &Visit) {
    act::open(visit, "#quick-triage").await;
    act::copy_link(visit, STEP).await;
    check::said(visit, guide().word("copied")).await;
    check::text_has(visit, STEP, &[guide().word("copied").to_string()], &[guide().word("copy_failed").to_string()]).await;
    check::focus_is_not_lost(visit).await;
    check::fragment_is(visit, "#quick-triage").await;
    let pasted = paste(visit).await;
    check::same(visit, "what was copied", &json!(format!("{}s/{STEP}/", visit.site.address)), &json!(pasted));
}

/// Pastes into a field that is made for it.
async fn paste(visit: &Visit) -> String {
    let field =
        "const field = document.createElement('textarea'); field.id = 'pasted-here'; document.body.prepend(field); field.focus()";
    visit.script(field, vec![]).await;
    act::press_with(visit, Key::Control, 'v').await;
    visit.until("something was pasted", &json!(true), "return document.getElementById('pasted-here').value !== ''", vec![]).await;
    visit.script("return document.getElementById('pasted-here').value", vec![]).await.as_str().unwrap().to_string()
}

async fn a_copied_link_leads_to_its_step(visit: &Visit) {
    act::open(visit, "?from=a-friend#calibrate").await;
    act::unfold(visit, "quick-triage").await;
    act::copy_link(visit, STEP).await;
    check::said(visit, guide().word("copied")).await;
    let link = paste(visit).await;
    visit.load(&link).await;
    act::started(visit).await;
    check::link_has_landed(visit, STEP).await;
}

async fn where_copying_is_refused_the_link_is_shown(visit: &Visit) {
    let gone = "Object.defineProperty(Navigator.prototype, 'clipboard', { get: () => undefined })";
    let refused = "Clipboard.prototype.writeText = () => Promise.reject(new DOMException('no', 'NotAllowedError'))";
    for script in [gone, refused] {
        act::open(visit, "#quick-triage").await;
        visit.note(script);
        visit.script(script, vec![]).await;
        act::copy_link(visit, STEP).await;
        check::text_has(visit, STEP, &[guide().word("copy_failed").to_string()], &[]).await;
        let field = "
            const field = document.activeElement;
            return { tag: field.matches('input, textarea'), inside: field.closest('[data-state]')?.id, link: field.value,
                selected: field.value?.slice(field.selectionStart, field.selectionEnd), name: field.labels?.[0]?.innerText.trim() };";
        let link = format!("{}s/{STEP}/", visit.site.address);
        let expected =
            json!({ "tag": true, "inside": STEP, "link": link, "selected": link, "name": guide().word("copy_failed") });
        visit.until("the field to copy from", &expected, field, vec![]).await;
        let field = visit.script("return document.activeElement.id", vec![]).await;
        check::is_in_clear_view(visit, field.as_str().unwrap()).await;
    }
}
