//! Keeping the screen on while somebody waits, where a browser can.

use std::cell::RefCell;

use leptos::ev;
use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

thread_local! {
    /// The lock that is held. There is one page, so there is one.
    static HELD: RefCell<Option<JsValue>> = const { RefCell::new(None) };
}

/// Holds the screen on while `wanted` says so, and lets it go after.
pub fn hold(wanted: impl Fn() -> bool + Copy + 'static) {
    Effect::new(move |_| if wanted() { acquire() } else { release() });
    // A browser takes the lock away when the page is hidden, and does not give it back by itself.
    let by_return = window_event_listener_untyped("visibilitychange", move |_| {
        if untrack(wanted) {
            acquire();
        }
    });
    let by_focus = window_event_listener(ev::focus, move |_| {
        if untrack(wanted) {
            acquire();
        }
    });
    on_cleanup(move || {
        by_return.remove();
        by_focus.remove();
    });
}

fn acquire() {
    let lock = web_sys::window().and_then(|it| js_sys::Reflect::get(&it.navigator(), &"wakeLock".into()).ok());
    let Some(lock) = lock.filter(|it| !it.is_undefined()) else { return };
    let Some(asked) = call(&lock, "request") else { return };
    wasm_bindgen_futures::spawn_local(async move {
        // Refused while the page is hidden or the battery is low: the wait runs on all the same.
        if let Ok(held) = JsFuture::from(asked).await {
            release();
            HELD.set(Some(held));
        }
    });
}

fn release() {
    if let Some(held) = HELD.take() {
        let _ = call(&held, "release");
    }
}

fn call(object: &JsValue, name: &str) -> Option<js_sys::Promise> {
    let method: js_sys::Function = js_sys::Reflect::get(object, &name.into()).ok()?.dyn_into().ok()?;
    method.call0(object).ok()?.dyn_into().ok()
}
