//! Waiting: a timer that runs by the time at which it ends, whatever happens to the page meanwhile.

use resync_e2e::{Visit, act, axe, check, fill, guide, scenarios};
use serde_json::json;

scenarios! {
    everywhere: a_timer_runs_over_a_reload_and_says_when_it_is_over;
    desktop: several_timers_run_at_once_and_can_be_stopped;
}

async fn start(visit: &Visit, step: &str, wait: &str) {
    act::press_button(visit, step, &fill(guide().word("timer_start"), &[("wait", wait)])).await;
}

async fn timers_shown(visit: &Visit, expected: usize) {
    let script = "return document.querySelectorAll('[role=timer]').length";
    visit.until("timers that run", &json!(expected), script, vec![]).await;
}

async fn a_timer_runs_over_a_reload_and_says_when_it_is_over(visit: &Visit) {
    act::open(visit, "#open-fitness").await;
    start(visit, "open-fitness", "Wait 1 min").await;
    timers_shown(visit, 1).await;
    let ends = "return JSON.parse(localStorage.resync).timers['open-fitness'].ends";
    let before = visit.script(ends, vec![]).await;
    act::reload(visit).await;
    timers_shown(visit, 1).await;
    check::same(visit, "the time at which it ends", &before, &visit.script(ends, vec![]).await);
    axe::finds_nothing(visit, "a timer runs").await;
    act::unfold(visit, "quick-triage").await;
    act::press_button(visit, "open-fitness", guide().word("timer_stop")).await;
    timers_shown(visit, 0).await;

    act::unfold(visit, "fresh-sync").await;
    start(visit, "airplane-mode", "Wait 10 seconds").await;
    let over = fill(guide().word("timer_said"), &[("title", &guide().step("airplane-mode").1.title)]);
    check::said(visit, &over).await;
    visit.until("the title of the tab", &json!(over), "return document.title", vec![]).await;
    check::text_has(visit, "airplane-mode", &[guide().word("timer_over").to_string()], &[]).await;
    check::step_is(visit, "airplane-mode", "todo").await;
    axe::finds_nothing(visit, "a wait is over").await;
    act::press_button(visit, "airplane-mode", guide().word("timer_ok")).await;
    visit.until("the title is back", &json!(false), "return document.title.includes('wait')", vec![]).await;
    timers_shown(visit, 0).await;
}

async fn several_timers_run_at_once_and_can_be_stopped(visit: &Visit) {
    act::open(visit, "#outdoor-walk").await;
    start(visit, "outdoor-walk", "Wait 20 min").await;
    act::unfold(visit, "icloud-health").await;
    start(visit, "icloud-health-on", "Wait 1 h").await;
    timers_shown(visit, 2).await;
    // The dock shows the one that ends first.
    check::text_has(visit, "dock", &[guide().step("outdoor-walk").1.title.clone()], &[]).await;
    act::press_button(visit, "outdoor-walk", guide().word("timer_stop")).await;
    timers_shown(visit, 1).await;
    check::text_has(visit, "dock", &[guide().step("icloud-health-on").1.title.clone()], &[]).await;
}
