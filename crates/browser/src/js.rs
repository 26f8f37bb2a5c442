//! Untyped JavaScript: properties, methods and events that a browser may not have and that typed bindings take for granted.

use js_sys::{Array, Function, Promise, Reflect};
use ports::Done;
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};

/// What an object has under this name, if it is anything.
pub fn get(object: &JsValue, name: &str) -> Option<JsValue> {
    Reflect::get(object, &name.into()).ok().filter(|it| !it.is_null() && !it.is_undefined())
}

/// What a method answers; nothing if it is not there or throws.
pub fn call(object: &JsValue, name: &str, arguments: &[JsValue]) -> Option<JsValue> {
    get(object, name)?.dyn_into::<Function>().ok()?.apply(object, &Array::from_iter(arguments)).ok()
}

/// Awaits a promise. `None` if there is no promise, or if it rejects.
pub async fn settle(promise: Option<JsValue>) -> Option<JsValue> {
    JsFuture::from(Promise::resolve(&promise?)).await.ok()
}

/// Calls `done` with whether the promise resolves to a value that passes `is_yes`; at once, with `false`, if there is no promise.
pub fn answer(promise: Option<JsValue>, is_yes: fn(&JsValue) -> bool, done: Done) {
    if promise.is_none() {
        return done(false);
    }
    spawn_local(async move { done(settle(promise).await.as_ref().is_some_and(is_yes)) });
}

/// Listens for as long as the page is open.
pub fn listen(target: &JsValue, event: &str, act: impl Fn(JsValue) + 'static) {
    let act = Closure::<dyn Fn(JsValue)>::new(act).into_js_value();
    if let (Some(target), Some(act)) = (target.dyn_ref::<web_sys::EventTarget>(), act.dyn_ref::<Function>()) {
        let _ = target.add_event_listener_with_callback(event, act);
    }
}
