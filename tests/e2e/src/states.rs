//! The states of the page that differ most in what they show, for what has to hold in all of them.

use crate::{Visit, act, check, fill, guide};

/// Brings the page into each of its states.
pub async fn in_each(visit: &Visit, look: impl AsyncFn(&str)) {
    act::open(visit, "").await;
    look("fresh").await;
    act::choose(visit, "iphone-zero").await;
    check::path_is(visit, &guide().symptom("iphone-zero").goes).await;
    act::unfold_everything(visit).await;
    act::tick(visit, "book-diagnostic").await;
    act::skip(visit, "settle-after-pairing").await;
    act::press_button(visit, "reopen-health", &fill(guide().word("timer_start"), &[("wait", "Wait 1 min")])).await;
    act::press_button(visit, "carry", guide().word("carry_qr")).await;
    visit.script("Object.defineProperty(Navigator.prototype, 'clipboard', { get: () => undefined })", vec![]).await;
    act::copy_link(visit, "recheck-fitness-tracking").await;
    act::set_fragment(visit, "#no-such-thing").await;
    check::notice(visit, "unknown_link", true).await;
    look("everything open, with a notice, a timer and a link to copy").await;
    act::press_button(visit, "reopen-health", guide().word("timer_stop")).await;
    act::press_button(visit, "systems", guide().word("systems_save")).await;
    act::choose(visit, "wrong-day").await;
    for step in &guide().checklist("date-time").steps {
        act::tick(visit, &step.id).await;
    }
    act::answer(visit, "date-time", "worked_no").await;
    act::set_fragment(visit, "#match-region").await;
    check::link_has_landed(visit, "match-region").await;
    look("a path that is done, and a link to a step of it").await;
    visit.forget(&visit.site).await;
}
