//! The browser adapters and the mounted app, in a real browser: storage, the address bar, focus, the clipboard.
#![cfg(target_arch = "wasm32")]
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod visits;

use std::cell::Cell;
use std::rc::Rc;

use browser::{clipboard, clock, document, location, storage};
use leptos::prelude::*;
use ports::StorageError;
use resync::view::contents::{CHECKLISTS, PAPER, PARTS};
use rules::stored::{KEY, SET_ASIDE_KEY};
use serde_json::{Map, Value};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

/// Runs a script in the page and returns what it returns.
fn script(text: &str) -> wasm_bindgen::JsValue {
    js_sys::Function::new_no_args(text).call0(&wasm_bindgen::JsValue::NULL).unwrap()
}

fn truth(text: &str) -> bool {
    script(&format!("return !!({text})")).as_bool().unwrap()
}

/// Waits until the page has caught up; fails where it doesn't within five seconds.
async fn until(text: &str) {
    for _ in 0..500 {
        if truth(text) {
            return;
        }
        pause(10).await;
    }
    panic!("this never came true: {text}");
}

async fn pause(milliseconds: u64) {
    let pause = js_sys::Promise::new(&mut |done, _| {
        set_timeout(move || drop(done.call0(&wasm_bindgen::JsValue::NULL)), std::time::Duration::from_millis(milliseconds));
    });
    JsFuture::from(pause).await.unwrap();
}

/// A page as it is delivered, with an empty storage and no fragment, and the app started in it.
async fn start() {
    script("localStorage.clear(); history.replaceState(null, '', location.pathname + location.search)");
    start_over("<p id=\"delivered\">The whole guide.</p>").await;
}

/// The app started in a page that was delivered with this in the place of the checklists.
async fn start_over(delivered: &str) {
    deliver(delivered);
    take_over().await;
}

/// Each test starts an app, and nothing ends one but the page. So what the one before listens to is taken away from it, or all of
/// them would follow every link.
fn retire_the_app_before() {
    script(
        "if (!window.listeners) {
             window.listeners = [];
             const add = window.addEventListener;
             window.addEventListener = (...all) => { listeners.push(all); return add.apply(window, all) };
         }
         const heard = ['hashchange', 'storage', 'focus', 'pageshow', 'keydown', 'beforeprint', 'afterprint', 'online', 'offline', 'focusout', 'visibilitychange',
              'pagehide'];
         listeners.splice(0).filter(it => heard.includes(it[0])).forEach(it => removeEventListener(...it))",
    );
}

fn deliver(guide: &str) {
    retire_the_app_before();
    let ids = [PAPER].into_iter().chain(PARTS.iter().map(|it| it.id));
    let parts: String = ids.map(|id| format!("<div id=\"{id}\"></div>")).collect();
    let [rest, path] = CHECKLISTS.each_ref().map(|it| it.id);
    let html = Value::from(format!("{parts}<div id=\"{path}\"></div><div id=\"{rest}\">{guide}</div>"));
    script(&format!(
        "document.querySelectorAll('[id^=part--]').forEach(it => it.remove());
         document.documentElement.classList.remove('live');
         document.body.insertAdjacentHTML('beforeend', {html})"
    ));
}

async fn take_over() {
    resync::app::run();
    until("document.documentElement.classList.contains('live')").await;
}

fn object(text: &str) -> Map<String, Value> {
    serde_json::from_str(text).unwrap()
}

#[wasm_bindgen_test]
fn what_is_saved_is_loaded_again_under_the_one_key() {
    script("localStorage.clear()");
    assert_eq!(storage::load(), Ok(None));
    storage::save(&object(r#"{"version":1}"#)).unwrap();
    assert_eq!(storage::load(), Ok(Some(r#"{"version":1}"#.to_string())));
    assert!(truth(&format!("localStorage.length === 1 && localStorage.{KEY}")));
}

#[wasm_bindgen_test]
fn what_is_set_aside_never_replaces_what_was_set_aside_before() {
    script("localStorage.clear()");
    for text in ["first", "second", "first"] {
        storage::set_aside(text).unwrap();
    }
    assert!(truth(&format!("localStorage['{SET_ASIDE_KEY}'] === 'first' && localStorage['{SET_ASIDE_KEY}-2'] === 'second'")));
    assert!(truth("localStorage.length === 2"));
}

/// Runs `act` while `window.localStorage` is what `instead` describes.
fn with_storage<T>(instead: &str, act: impl FnOnce() -> T) -> T {
    script("window.kept = Object.getOwnPropertyDescriptor(window, 'localStorage')");
    script(&format!("Object.defineProperty(window, 'localStorage', {{ configurable: true, {instead} }})"));
    let result = act();
    script("delete window.localStorage; if (window.kept) Object.defineProperty(window, 'localStorage', window.kept)");
    result
}

#[wasm_bindgen_test]
fn denied_storage_is_a_value_and_not_a_panic() {
    // gloo-storage panics here, which would end the whole app.
    let results = with_storage("get() { throw new DOMException('', 'SecurityError') }", || {
        (storage::load(), storage::save(&Map::new()), storage::set_aside("text"))
    });
    assert_eq!(results, (Err(StorageError::Denied), Err(StorageError::Denied), Err(StorageError::Denied)));
}

#[wasm_bindgen_test]
fn storage_that_is_null_counts_as_denied() {
    assert_eq!(with_storage("value: null", storage::load), Err(StorageError::Denied));
}

#[wasm_bindgen_test]
fn full_storage_is_told_apart_from_denied_storage() {
    script(
        "localStorage.clear(); let size = 1 << 22; while (size >= 1) { try { localStorage['fill' + size] = 'x'.repeat(size); } catch {} size >>= 1; }",
    );
    let long: String = "x".repeat(1 << 22);
    let mut object = Map::new();
    object.insert("long".to_string(), Value::from(long));
    let result = storage::save(&object);
    script("localStorage.clear()");
    assert_eq!(result, Err(StorageError::Full));
}

#[wasm_bindgen_test]
fn the_clock_is_in_milliseconds_since_1970() {
    assert!(clock::now() > 1_700_000_000_000);
}

#[wasm_bindgen_test]
fn the_browser_says_which_languages_are_wanted() {
    assert!(!document::languages().is_empty());
}

/// Copies where this is the browser's clipboard, and expects to be told at once that it did not work.
fn check_copying_fails_with(board: &str) {
    script(&format!("Object.defineProperty(navigator, 'clipboard', {{ configurable: true, value: {board} }})"));
    let worked = Rc::new(Cell::new(None));
    let told = worked.clone();
    clipboard::copy("text".to_string(), Box::new(move |it| told.set(Some(it))));
    script("delete navigator.clipboard");
    assert_eq!(worked.get(), Some(false));
}

#[wasm_bindgen_test]
async fn a_browser_without_a_clipboard_says_so() {
    check_copying_fails_with("undefined");
}

// It threw instead of refusing, and neither "Copied" nor the text to copy by hand came.
#[wasm_bindgen_test]
fn a_clipboard_that_throws_at_once_says_so() {
    check_copying_fails_with("{ writeText() { throw new Error('not here') } }");
}

#[wasm_bindgen_test]
async fn the_app_takes_the_place_of_what_was_delivered() {
    start().await;
    assert!(!truth("document.getElementById('delivered')"));
    assert!(truth("document.documentElement.lang === 'en' && document.documentElement.dir === 'ltr'"));
}

#[wasm_bindgen_test]
async fn a_box_ticked_before_the_app_was_there_counts() {
    script("localStorage.clear()");
    start_over("<ul><li id=\"restart-both\" data-state=\"todo\"><input type=\"checkbox\" checked></li></ul>").await;
    until("document.getElementById('restart-both')?.dataset.state === 'done'").await;
    assert!(truth("JSON.parse(localStorage.resync).steps['restart-both'].state === 'done'"));
}

#[wasm_bindgen_test]
async fn what_was_typed_before_the_app_was_there_is_searched_for() {
    script("localStorage.clear()");
    deliver("");
    script("document.getElementById('part--symptoms').innerHTML = '<input id=\"find--field\" value=\"bluetooth\">'");
    take_over().await;
    until("document.querySelector('.find__hit') && document.getElementById('find--field').value === 'bluetooth'").await;
}

#[wasm_bindgen_test]
async fn the_focus_stays_where_it_was_when_the_app_comes() {
    start().await;
    let guide = script("return document.getElementById('part--checklists').innerHTML").as_string().unwrap();
    deliver(&guide);
    script("window.before = document.querySelector('#compare-totals summary'); before.parentNode.open = true; before.focus()");
    take_over().await;
    until("document.activeElement !== before && document.activeElement.tagName === 'SUMMARY'").await;
    assert!(truth(
        "document.activeElement.closest('[data-state]').id === 'compare-totals' && document.activeElement.parentNode.open"
    ));
}

#[wasm_bindgen_test]
async fn a_tick_is_in_storage_before_anything_else_happens() {
    start().await;
    script("document.querySelector('#restart-both input').click()");
    // No waiting here: a browser may end the page right after the tap.
    assert!(truth("JSON.parse(localStorage.resync).steps['restart-both'].state === 'done'"));
    until("document.getElementById('restart-both').dataset.state === 'done'").await;
}

// A browser may end the page right after it has said that it is hidden or left.
#[wasm_bindgen_test]
async fn a_note_is_in_storage_once_its_field_or_the_page_is_left() {
    start().await;
    script("[...document.querySelectorAll('#restart-both .foot button')].at(-1).click()");
    until("document.getElementById('restart-both--note')").await;
    for event in ["focusout", "visibilitychange", "pagehide"] {
        script(&format!("document.getElementById('restart-both--note').value = '{event}'"));
        script("document.getElementById('restart-both--note').dispatchEvent(new Event('input', { bubbles: true }))");
        let is_saved = format!("JSON.parse(localStorage.resync ?? '{{}}').notes?.['restart-both']?.note === '{event}'");
        assert!(!truth(&is_saved), "{event}: typing alone saves nothing yet");
        script(&format!("document.body.dispatchEvent(new Event('{event}', {{ bubbles: true }}))"));
        assert!(truth(&is_saved), "{event}");
    }
}

// It was made twice on every load, with its QR code, and is wanted on paper alone.
#[wasm_bindgen_test]
async fn the_head_of_a_printout_is_in_the_page_only_while_that_is_printed() {
    start().await;
    for _ in 0..2 {
        assert!(!truth("document.querySelector('.paper')"));
        // What is there when the event returns is what is printed.
        assert!(truth("dispatchEvent(new Event('beforeprint')) && document.querySelector('#part--paper .paper svg path')"));
        assert!(truth("document.querySelector('.paper__address').textContent === location.href.split('#')[0]"));
        script("dispatchEvent(new Event('afterprint'))");
    }
}

#[wasm_bindgen_test]
async fn a_fragment_opens_the_checklist_and_moves_the_focus_to_the_step() {
    start().await;
    assert!(truth("document.getElementById('unpair-pair--body').hidden"));
    script("location.hash = '#unpair'");
    until("document.activeElement?.id === 'unpair' && !document.getElementById('unpair-pair--body').hidden").await;
    assert!(location::address().ends_with("#unpair"));
    assert!(truth("localStorage.length === 0"), "a link changes no progress");
}

#[wasm_bindgen_test]
async fn what_another_tab_saves_shows_without_a_reload() {
    start().await;
    script(
        "localStorage.resync = JSON.stringify({ version: 1, steps: { 'restart-both': { state: 'skipped', at: 5 } } });
         dispatchEvent(new StorageEvent('storage', { key: 'resync', newValue: localStorage.resync }))",
    );
    until("document.getElementById('restart-both').dataset.state === 'skipped'").await;
}

#[wasm_bindgen_test]
async fn a_click_on_a_link_to_where_one_already_is_goes_there_again() {
    start().await;
    script("location.hash = '#unpair'");
    until("document.activeElement?.id === 'unpair'").await;
    script(
        "document.activeElement.blur(); document.body.insertAdjacentHTML('beforeend', '<a id=\"again\" href=\"#unpair\">again</a>')",
    );
    let link = leptos::prelude::document().get_element_by_id("again").unwrap();
    link.dyn_ref::<web_sys::HtmlElement>().unwrap().click();
    until("document.activeElement?.id === 'unpair'").await;
}
