//! The service worker, which keeps the guide for when there is no connection. Where a browser has none, or denies it,
//! the page is as it would be without.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use leptos::prelude::{document, window};
use ports::News;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::spawn_local;

use super::js::{call, get, listen, settle};
use super::trusted_types;

/// Beside the guide, and so in charge of what is below its folder.
pub const BESIDE: &str = "./sw.js";
/// The same, for the pages in a folder of their own.
pub const ABOVE: &str = "../sw.js";
/// A page that comes back after this long asks whether there is a newer version, in milliseconds.
const STALE: f64 = 3_600_000.0;

/// Told all that there is to know.
type Hear = Rc<dyn Fn(News)>;

thread_local! {
    /// Where one finds the worker in use and those on their way. There is one page, so there is one.
    static REGISTRATION: RefCell<Option<JsValue>> = const { RefCell::new(None) };
    static HAS_ASKED_AGAIN: Cell<bool> = const { Cell::new(false) };
}

/// Registers the service worker at this address, which keeps the guide and its other pages on this device, and passes its news
/// to `hear`.
pub fn watch(worker: &'static str, hear: impl Fn(News) + 'static) {
    let hear: Hear = Rc::new(hear);
    watch_connection(&hear);
    let Some(container) = container() else { return };
    let was_kept = get(&container, "controller").is_some();
    let (is_kept, told) = (Cell::new(was_kept), hear.clone());
    listen(&container, "controllerchange", move |_| told(News::TakenOver { was_kept: is_kept.replace(true) }));
    let told = hear.clone();
    listen(&container, "message", move |event| {
        if get(&event, "data").is_some_and(|it| it == "ready") {
            told(News::Ready { is_new: !was_kept });
        }
    });
    spawn_local(async move {
        let Some(registration) = settle(call(&container, "register", &[trusted_types::script_url(worker)])).await else { return };
        REGISTRATION.set(Some(registration.clone()));
        look(&registration, &hear);
        watch_for_newer(registration, hear);
        // Never comes where the guide could not be kept. What was kept may have been thrown away since, so the worker
        // is asked, and answers with a message.
        if let Some(active) = settle(get(&container, "ready")).await.and_then(|it| get(&it, "active")) {
            call(&active, "postMessage", &["check".into()]);
        }
    });
}

/// Lets the version that waits take over. If there is none any more, the page may well be behind: it is loaded afresh.
pub fn take_new_version() {
    match REGISTRATION.with_borrow(|it| get(it.as_ref()?, "waiting")) {
        Some(waiting) => drop(call(&waiting, "postMessage", &["activate".into()])),
        None => super::location::reload(),
    }
}

fn watch_connection(hear: &Hear) {
    // A page that was frozen got no events of the other two kinds.
    for event in ["online", "offline", "pageshow"] {
        let hear = hear.clone();
        listen(&window(), event, move |_| hear(News::Online(window().navigator().on_line())));
    }
    hear(News::Online(window().navigator().on_line()));
}

/// Reports a version that is waiting, and checks again whenever one that is being installed changes its state.
fn look(registration: &JsValue, hear: &Hear) {
    // With none in use, the one that waits is the first.
    if get(registration, "waiting").is_some() && get(registration, "active").is_some() {
        hear(News::NewVersion);
    }
    let Some(installing) = get(registration, "installing") else { return };
    let (worker, registration, hear) = (installing.clone(), registration.clone(), hear.clone());
    listen(&installing, "statechange", move |_| {
        look(&registration, &hear);
        // A browser may end a worker that is on its way when the page before goes away. Once more is enough: where a
        // deploy is half done it fails again, and the next visit asks anew.
        if get(&worker, "state").is_some_and(|it| it == "redundant") && !HAS_ASKED_AGAIN.replace(true) {
            ask_for_newer(&registration);
        }
    });
}

/// Asks whether there is a newer version: now, and when somebody comes back to a page that was left open for long.
fn watch_for_newer(registration: JsValue, hear: Hear) {
    let this = registration.clone();
    listen(&registration, "updatefound", move |_| look(&this, &hear));
    if get(&registration, "active").is_some() {
        ask_for_newer(&registration);
    }
    let asked = Cell::new(js_sys::Date::now());
    listen(&window(), "visibilitychange", move |_| {
        let now = js_sys::Date::now();
        if !document().hidden() && now - asked.get() >= STALE {
            asked.set(now);
            ask_for_newer(&registration);
        }
    });
}

fn ask_for_newer(registration: &JsValue) {
    // Without a connection there is no answer, which is no error here: any function that does nothing takes it.
    if let (Some(answer), Some(nothing)) = (call(registration, "update", &[]), get(&window(), "Boolean")) {
        call(&answer, "catch", &[nothing]);
    }
}

/// There is none outside a secure context, in some private windows, and where sites may store nothing.
fn container() -> Option<JsValue> {
    get(&window().navigator(), "serviceWorker")
}
