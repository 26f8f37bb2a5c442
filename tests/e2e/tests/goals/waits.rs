//! Waiting: a timer that runs by the time at which it ends, whatever happens to the page meanwhile.

use resync_e2e::{Visit, act, check, fill, guide, scenarios};
use serde_json::json;

scenarios! {
    Pair: a_timer_runs_over_a_reload_and_says_when_it_is_over;
    Nightly on Desktop: several_timers_run_at_once_and_can_be_stopped;
}

async fn start(visit: &Visit, step: &str) {
    act::press_button(visit, step, &guide().start_of(step)).await;
}

async fn timers_shown(visit: &Visit, expected: usize) {
    let script = "return document.querySelectorAll('[role=timer]').length";
    visit.until("timers that run", &json!(expected), script, vec![]).await;
}

async fn a_timer_runs_over_a_reload_and_says_when_it_is_over(visit: &Visit) {
    // A long wait, which is not over before it is stopped.
    act::open(visit, "#icloud-health-on").await;
    start(visit, "icloud-health-on").await;
    timers_shown(visit, 1).await;
    let ends = "return JSON.parse(localStorage.resync).timers['icloud-health-on'].ends";
    let before = visit.script(ends, vec![]).await;
    act::reload(visit).await;
    timers_shown(visit, 1).await;
    check::same(visit, "the time at which it ends", &before, &visit.script(ends, vec![]).await);
    act::unfold(visit, "icloud-health").await;
    act::press_button(visit, "icloud-health-on", guide().word("timer_stop")).await;
    timers_shown(visit, 0).await;

    act::unfold(visit, "fresh-sync").await;
    start(visit, "airplane-mode").await;
    act::pass_the_wait_of(visit, "airplane-mode").await;
    let over = fill(guide().word("timer_said"), &[("title", &guide().step("airplane-mode").1.title)]);
    check::said(visit, &over).await;
    visit.until("the title of the tab", &json!(over), "return document.title", vec![]).await;
    check::text_has(visit, "airplane-mode", &[guide().word("timer_over").to_string()], &[]).await;
    check::step_is(visit, "airplane-mode", "todo").await;
    act::press_button(visit, "airplane-mode", guide().word("timer_ok")).await;
    visit.until("the title is back", &json!(false), "return document.title.includes('wait')", vec![]).await;
    timers_shown(visit, 0).await;
}

async fn several_timers_run_at_once_and_can_be_stopped(visit: &Visit) {
    act::open(visit, "#outdoor-walk").await;
    start(visit, "outdoor-walk").await;
    act::unfold(visit, "icloud-health").await;
    start(visit, "icloud-health-on").await;
    timers_shown(visit, 2).await;
    // The dock shows the one that ends first.
    check::text_has(visit, "dock", &[guide().step("outdoor-walk").1.title.clone()], &[]).await;
    act::press_button(visit, "outdoor-walk", guide().word("timer_stop")).await;
    timers_shown(visit, 1).await;
    check::text_has(visit, "dock", &[guide().step("icloud-health-on").1.title.clone()], &[]).await;
}
