//! Going through the guide with the keyboard alone.

use resync_e2e::{Engine, Visit, act, check, fill, guide, scenarios};
use serde_json::{Value, json};
use thirtyfour::prelude::*;

scenarios! {
    Engines on Desktop: the_keyboard_is_enough, the_whole_job_is_done_by_keys_alone, the_skip_link_comes_first,
        every_stop_shows_the_focus;
    One on Desktop: the_page_takes_no_keys_away;
}

/// In WebKitGTK, as in Safari, Tab may leave links out; Alt with Tab takes them in.
async fn tab(visit: &Visit) {
    if visit.engine() == Engine::WebKit {
        act::press_with(visit, Key::Alt, Key::Tab).await;
    } else {
        act::press(visit, Key::Tab).await;
    }
}

/// Presses Tab until the script is content with where the focus is.
async fn tab_to(visit: &Visit, what: &str, script: &str, arguments: Vec<Value>) {
    visit.note(format!("press Tab up to {what}"));
    for _ in 0..150 {
        tab(visit).await;
        if visit.script(script, arguments.clone()).await == json!(true) {
            return;
        }
    }
    visit.fail(&format!("150 presses of Tab do not lead to {what}"));
}

/// Where the focus is, whether that is to be seen, and whether the dock lies over it; nothing if it is on nothing.
async fn stop(visit: &Visit) -> Value {
    let script = "
        const at = document.activeElement;
        if (!at || at === document.body) return null;
        // WebKit marks the part of a time that has the focus, and not the field.
        if (arguments[0] && at.type === 'time') return { stop: 'a time', shows: true, hidden: false };
        const outlined = style => style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2;
        const shows = outlined(getComputedStyle(at)) || ['::before', '::after'].some(it => outlined(getComputedStyle(at, it)));
        const box = at.getBoundingClientRect();
        const dock = document.getElementById('dock').getBoundingClientRect();
        const hidden = !at.closest('#dock') && box.top >= dock.top;
        const name = at.getAttribute('aria-label') ?? at.id ?? '';
        return { stop: `${at.tagName} ${name || at.textContent.trim().slice(0, 40)}`, shows, hidden };";
    let arguments = vec![json!(visit.engine() == Engine::WebKit)];
    // On a busy machine the page scrolls a moment later.
    for _ in 0..20 {
        let stop = visit.script(script, arguments.clone()).await;
        if stop["hidden"] != json!(true) {
            return stop;
        }
        visit.draw().await;
    }
    visit.script(script, arguments).await
}

/// Goes by Tab to what the selector names, and sees that it has arrived.
async fn go_to(visit: &Visit, selector: &str) {
    tab_to(visit, selector, "return document.activeElement.matches(arguments[0])", vec![json!(selector)]).await;
    let stop = stop(visit).await;
    if stop["shows"] != json!(true) || stop["hidden"] != json!(false) {
        visit.fail(&format!("the focus is on {selector} and not to be seen: {stop}"));
    }
}

/// Presses a key, after which the focus is still where it was.
async fn press_and_stay(visit: &Visit, key: Key) {
    visit.script("window.before = document.activeElement", vec![]).await;
    act::press(visit, key).await;
    visit.draw().await;
    let script = "return window.before === document.activeElement && window.before !== document.body";
    visit.until("the focus stays", &json!(true), script, vec![]).await;
}

async fn the_keyboard_is_enough(visit: &Visit) {
    let symptom = guide().symptom("wrong-day");
    let step = &guide().checklist("date-time").steps[0].id;
    act::open(visit, "").await;
    let row = format!("symptom-{}", symptom.id);
    tab_to(visit, &row, "return document.activeElement.closest('tr')?.id === arguments[0]", vec![json!(row)]).await;
    act::press(visit, Key::Enter).await;
    check::path_is(visit, &symptom.goes).await;
    check::focus_is_on(visit, "your-path").await;

    let on_step =
        "return document.activeElement.type === 'checkbox' && document.activeElement.closest('[data-state]').id === arguments[0]";
    tab_to(visit, "the first checkbox of the path", on_step, vec![json!(step)]).await;
    act::press(visit, Key::Space).await;
    check::step_is(visit, step, "done").await;
    visit.until("the focus stays on the checkbox", &json!(true), on_step, vec![json!(step)]).await;
    tab(visit).await;
    visit
        .until("Tab goes on within the step", &json!(step), "return document.activeElement.closest('[data-state]')?.id", vec![])
        .await;

    // A heading opens and closes by key, and stays where it is.
    let heading = "return document.activeElement.getAttribute('aria-expanded') === 'false'";
    tab_to(visit, "a closed checklist", heading, vec![]).await;
    act::press(visit, Key::Space).await;
    let state = "return document.activeElement.getAttribute('aria-expanded')";
    visit.until("the heading says that it is open", &json!("true"), state, vec![]).await;
    act::press(visit, Key::Enter).await;
    visit.until("the heading says that it is closed", &json!("false"), state, vec![]).await;
}

async fn the_whole_job_is_done_by_keys_alone(visit: &Visit) {
    let name = |word: &str, step: &str| {
        let text = fill(guide().word(word), &[("title", &guide().step(step).1.title)]);
        format!("[aria-label={}]", json!(text))
    };
    act::open(visit, "").await;
    act::stop_the_clock(visit).await;
    go_to(visit, "#symptom-stale-app button").await;
    act::press(visit, Key::Enter).await;
    check::focus_is_on(visit, "your-path").await;

    // It is not the first of the path, so it is closed.
    go_to(visit, "#quick-triage h3 button").await;
    press_and_stay(visit, Key::Enter).await;
    go_to(visit, "#confirm-connected input").await;
    press_and_stay(visit, Key::Space).await;
    check::step_is(visit, "confirm-connected", "done").await;

    go_to(visit, "#toggle-bluetooth--timer").await;
    press_and_stay(visit, Key::Enter).await;
    check::text_has(visit, "toggle-bluetooth--timer", &[guide().word("timer_stop").to_string()], &[]).await;
    press_and_stay(visit, Key::Enter).await;
    check::text_has(visit, "toggle-bluetooth--timer", &[guide().start_of("toggle-bluetooth")], &[]).await;

    go_to(visit, &name("skip_this", "toggle-bluetooth")).await;
    press_and_stay(visit, Key::Enter).await;
    check::step_is(visit, "toggle-bluetooth", "skipped").await;
    go_to(visit, &name("note_add_to", "restart-both")).await;
    press_and_stay(visit, Key::Enter).await;
    go_to(visit, "#restart-both--note").await;
    visit.driver().action_chain().send_keys("twice").perform().await.unwrap();
    go_to(visit, "#open-fitness input").await;
    press_and_stay(visit, Key::Space).await;
    check::step_is(visit, "open-fitness", "done").await;
    go_to(visit, "#quick-triage--worked button + button").await;
    act::press(visit, Key::Enter).await;
    check::focus_is_on(visit, "wake-both").await;

    go_to(visit, "#wake-both--worked button").await;
    act::press(visit, Key::Enter).await;
    check::focus_is_on(visit, "fixed").await;
    check::text_has(visit, "dock", &[guide().word("fixed_title").to_string()], &[]).await;

    go_to(visit, "#report summary").await;
    press_and_stay(visit, Key::Enter).await;
    let done = fill(guide().word("report_done"), &[("title", &guide().step("open-fitness").1.title)]);
    check::text_has(visit, "report", &[done], &[]).await;
    // The dock comes last, and Undo takes the last answer back.
    go_to(visit, "#dock button").await;
    act::press(visit, Key::Enter).await;
    check::focus_is_not_lost(visit).await;
    check::next_is(visit, &guide().checklist("wake-both").steps[0].id).await;
}

async fn the_skip_link_comes_first(visit: &Visit) {
    act::open(visit, "").await;
    tab(visit).await;
    visit.until("the first stop", &json!(guide().word("skip_link")), "return document.activeElement.textContent", vec![]).await;
    let shows = "const it = document.activeElement.getBoundingClientRect(); return it.top >= 0 && it.left >= 0 && it.height > 0";
    visit.until("the link to skip shows", &json!(true), shows, vec![]).await;
    act::follow(visit, act::press(visit, Key::Enter)).await;
    check::link_has_landed(visit, "symptoms").await;
    tab(visit).await;
    visit.until("the next stop", &json!("find--field"), "return document.activeElement.id", vec![]).await;
}

async fn the_page_takes_no_keys_away(visit: &Visit) {
    act::open(visit, "#fitness-tracking").await;
    check::link_has_landed(visit, "fitness-tracking").await;
    act::tick(visit, "health-switch").await;
    visit.script("addEventListener('keydown', it => { (window.taken ??= []).push(it.defaultPrevented) })", vec![]).await;
    let page = "return [location.href, history.length, localStorage.getItem('resync'), document.querySelector('[role=status]').textContent]";
    let before = visit.script(page, vec![]).await;
    for key in [Key::Escape, Key::Backspace, Key::Left, Key::Right, Key::Up, Key::Down, Key::Home, Key::Delete] {
        act::press(visit, key).await;
    }
    for letter in ["n", "u", "r", "?", "/", "z", "j", "k"] {
        visit.driver().action_chain().send_keys(letter).perform().await.unwrap();
    }
    visit.draw().await;
    check::same(visit, "what the keys changed", &before, &visit.script(page, vec![]).await);
    let taken = visit.script("return window.taken.filter(Boolean).length", vec![]).await;
    check::same(visit, "how many keys the page kept for itself", &json!(0), &taken);
    check::step_is(visit, "health-switch", "done").await;
}

async fn every_stop_shows_the_focus(visit: &Visit) {
    act::open(visit, "").await;
    act::choose(visit, "stale-app").await;
    let first = &guide().symptom("stale-app").goes[0];
    act::unfold(visit, first).await;
    act::tick(visit, &guide().checklist(first).steps[0].id).await;
    act::scroll_to_top(visit).await;
    visit.script("document.activeElement.blur()", vec![]).await;
    let mut stops = 0;
    let mut bad = vec![];
    for _ in 0..120 {
        tab(visit).await;
        let stop = stop(visit).await;
        if stop.is_null() {
            break;
        }
        stops += 1;
        if stop["shows"] != json!(true) || stop["hidden"] != json!(false) {
            bad.push(stop.to_string());
        }
    }
    assert!(stops > 30, "Tab stops at only {stops} places");
    assert!(bad.is_empty(), "{:?}: where the focus is not to be seen: {}", visit.engine(), bad.join("\n"));
}
