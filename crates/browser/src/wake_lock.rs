//! Keeping the screen on while somebody waits, where a browser can.

use std::cell::RefCell;

use leptos::ev;
use leptos::prelude::*;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::spawn_local;

use super::js::{call, get, settle};

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
    let asked = get(&window().navigator(), "wakeLock").and_then(|it| call(&it, "request", &[]));
    spawn_local(async move {
        // Refused while the page is hidden or the battery is low: the wait runs on all the same.
        if let Some(held) = settle(asked).await {
            release();
            HELD.set(Some(held));
        }
    });
}

fn release() {
    if let Some(held) = HELD.take() {
        call(&held, "release", &[]);
    }
}
