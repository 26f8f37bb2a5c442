//! Drawing attention: vibration and notifications, where a browser has them and the person allowed them.

use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

use crate::outside::Done;

/// Vibrates, and notifies if that was allowed.
pub fn alert(text: &str) {
    let Some(window) = web_sys::window() else { return };
    if let Some(vibrate) = method(&window.navigator(), "vibrate") {
        let _ = vibrate.call1(&window.navigator(), &js_sys::Array::of3(&200.into(), &100.into(), &200.into()));
    }
    let Ok(notification) = js_sys::Reflect::get(&window, &"Notification".into()) else { return };
    let is_granted = js_sys::Reflect::get(&notification, &"permission".into()).is_ok_and(|it| it == "granted");
    if is_granted && let Some(constructor) = notification.dyn_ref::<js_sys::Function>() {
        // Some phones notify only through a service worker and throw here; the page itself has said it anyway.
        let _ = js_sys::Reflect::construct(constructor, &js_sys::Array::of1(&text.into()));
    }
}

/// Asks for permission to notify. Has to be called from a tap.
pub fn ask_to_notify(done: Done) {
    let asked = web_sys::window()
        .and_then(|it| js_sys::Reflect::get(&it, &"Notification".into()).ok())
        .filter(|it| !it.is_undefined())
        .and_then(|it| method(&it, "requestPermission")?.call0(&it).ok());
    settle(asked, |it| it == "granted", done);
}

/// Asks the browser not to delete what is saved when it runs short of room.
pub fn ask_to_keep(done: Done) {
    let asked = web_sys::window()
        .and_then(|it| js_sys::Reflect::get(&it.navigator(), &"storage".into()).ok())
        .filter(|it| !it.is_undefined())
        .and_then(|it| method(&it, "persist")?.call0(&it).ok());
    settle(asked, |it| it.is_truthy(), done);
}

fn method(object: &JsValue, name: &str) -> Option<js_sys::Function> {
    js_sys::Reflect::get(object, &name.into()).ok()?.dyn_into().ok()
}

/// Waits for what was asked, and says whether the answer was yes.
fn settle(asked: Option<JsValue>, is_yes: fn(JsValue) -> bool, done: Done) {
    let Some(promise) = asked.and_then(|it| it.dyn_into::<js_sys::Promise>().ok()) else { return done(false) };
    wasm_bindgen_futures::spawn_local(async move {
        let answer = JsFuture::from(promise).await;
        done(answer.is_ok_and(is_yes));
    });
}
