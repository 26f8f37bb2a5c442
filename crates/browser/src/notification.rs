//! Notifications and vibration: draws attention, where a browser has them and the person allowed them.

use js_sys::{Array, Function, Reflect};
use leptos::prelude::window;
use ports::Done;
use wasm_bindgen::JsCast;

use super::js::{answer, call, get};

/// Vibrates, and notifies if that was allowed.
pub fn alert(text: &str) {
    call(&window().navigator(), "vibrate", &[Array::of3(&200.into(), &100.into(), &200.into()).into()]);
    let Some(notification) = get(&window(), "Notification") else { return };
    let is_granted = get(&notification, "permission").is_some_and(|it| it == "granted");
    if is_granted && let Some(constructor) = notification.dyn_ref::<Function>() {
        // Some phones notify only through a service worker and throw here; the page itself has said it anyway.
        let _ = Reflect::construct(constructor, &Array::of1(&text.into()));
    }
}

/// Asks for permission to notify. Has to be called from a tap.
pub fn ask_to_notify(done: Done) {
    let asked = get(&window(), "Notification").and_then(|it| call(&it, "requestPermission", &[]));
    answer(asked, |it| *it == "granted", done);
}
