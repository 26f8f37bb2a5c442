//! Copying text, which a browser may refuse or not know at all.

use js_sys::{Function, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

use crate::outside::Done;

/// Copies `text`, and says afterwards whether that worked. Has to be called from a tap.
pub fn copy(text: String, done: Done) {
    let Some(writing) = write(&text) else { return done(false) };
    let writing = JsFuture::from(writing);
    wasm_bindgen_futures::spawn_local(async move {
        let result = writing.await;
        done(result.is_ok());
    });
}

/// Outside a secure context there is no clipboard, which the typed binding does not know; and a method may throw instead of
/// breaking its promise.
fn write(text: &str) -> Option<Promise> {
    let clipboard = Reflect::get(&web_sys::window()?.navigator(), &"clipboard".into()).ok()?;
    let method: Function = Reflect::get(&clipboard, &JsValue::from("writeText")).ok()?.dyn_into().ok()?;
    Some(Promise::resolve(&method.call1(&clipboard, &text.into()).ok()?))
}
