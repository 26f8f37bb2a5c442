//! Hearing what one's own actions do: each is said once, by one place.

use resync_e2e::{Visit, act, check, fill, guide, scenarios};
use serde_json::json;

scenarios! {
    One on Desktop with Whole: what_happens_is_said_once;
}

/// From now on, notes every change of a place that screen readers read out.
async fn listen(visit: &Visit) {
    let script = "
        const live = '[role=status], [role=alert], [role=log], [aria-live=polite], [aria-live=assertive]';
        window.heard = [];
        new MutationObserver(changes => {
            const places = new Set();
            for (const change of changes) {
                const at = change.target.nodeType === Node.TEXT_NODE ? change.target.parentElement : change.target;
                const place = at?.closest(live);
                if (place) places.add(place);
                // A place that comes with its words is read out by some, so it counts.
                for (const it of change.addedNodes) {
                    if (it.nodeType === Node.ELEMENT_NODE) [it, ...it.querySelectorAll('*')].filter(it => it.matches(live)).forEach(it => places.add(it));
                }
            }
            for (const it of places) if (it.isConnected && it.textContent.trim()) window.heard.push(it.textContent.trim());
        }).observe(document, { subtree: true, childList: true, characterData: true });";
    visit.script(script, vec![]).await;
}

/// Exactly this was said since the last time.
async fn heard(visit: &Visit, what: &str, expected: &[String]) {
    let script = "return window.heard.length >= arguments[0]";
    visit.until(&format!("{what}: something is said"), &json!(true), script, vec![json!(expected.len())]).await;
    // Whoever says it a second time does so at once.
    visit.draw().await;
    let seen = visit.script("return window.heard.splice(0)", vec![]).await;
    check::same(visit, &format!("{what}: what is said"), &json!(expected), &seen);
}

async fn what_happens_is_said_once(visit: &Visit) {
    let title = |step: &str| guide().step(step).1.title.clone();
    let word = |it: &str| guide().word(it).to_string();
    let of_step = |text: &str, step: &str| fill(guide().word(text), &[("title", &title(step))]);
    let said = |what: String, done, of| fill(guide().word("said"), &[("what", &what), ("tally", &guide().tally(done, of))]);
    act::open(visit, "").await;
    // That it is ready for being offline is said too, and not by an action.
    check::is_ready_offline(visit).await;
    listen(visit).await;

    act::choose(visit, "wrong-day").await;
    heard(visit, "choosing a symptom, which moves the focus", &[]).await;
    act::tick(visit, "set-automatically").await;
    heard(visit, "a tick", &[said(of_step("undo_done", "set-automatically"), 1, 3)]).await;
    act::skip(visit, "match-region").await;
    heard(visit, "a skip", &[said(of_step("undo_skipped", "match-region"), 1, 2)]).await;
    for time in ["once", "twice"] {
        act::undo(visit).await;
        heard(visit, &format!("undo, {time}"), &[word("undone")]).await;
    }
    for time in ["once", "twice"] {
        act::copy_link(visit, "set-automatically").await;
        heard(visit, &format!("copying a link, {time}"), &[word("copied")]).await;
    }
    act::answer(visit, "date-time", "worked_yes").await;
    let fixed = fill(guide().word("undo_fixed"), &[("title", &guide().checklist("date-time").title)]);
    heard(visit, "an answer", &[said(fixed, 0, 3)]).await;
    act::press_button(visit, "systems", guide().word("systems_save")).await;
    heard(visit, "saving versions", &[word("systems_saved")]).await;

    act::unfold(visit, "fresh-sync").await;
    act::stop_the_clock(visit).await;
    act::press_button(visit, "airplane-mode", &guide().start_of("airplane-mode")).await;
    let started = fill(guide().word("timer_started"), &[("wait", &guide().wait_of("airplane-mode"))]);
    heard(visit, "starting a timer", &[started]).await;
    visit.script("Notification.requestPermission = () => Promise.resolve('denied')", vec![]).await;
    act::press_button(visit, "airplane-mode", guide().word("timer_notify")).await;
    heard(visit, "asking to be notified", &[word("timer_notify_no")]).await;
    check::focus_is_on(visit, "airplane-mode--timer").await;
    act::pass_the_wait_of(visit, "airplane-mode").await;
    // The seconds are not read out.
    heard(visit, "a wait that is over", &[of_step("timer_said", "airplane-mode")]).await;
    act::press_button(visit, "airplane-mode", guide().word("timer_ok")).await;
    heard(visit, "putting a timer away", &[]).await;
    act::set_fragment(visit, "#no-such-thing").await;
    check::notice(visit, "unknown_link", true).await;
    let seen = visit.script("return window.heard.splice(0).length", vec![]).await;
    check::same(visit, "a bad link: how often something is said", &json!(1), &seen);
}
