//! Copying text, which a browser may refuse or not know at all.

use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;

use crate::outside::Done;

/// Copies `text`, and says afterwards whether that worked. Has to be called from a tap.
pub fn copy(text: String, done: Done) {
    // Outside a secure context `navigator.clipboard` is undefined, which the typed binding does not know.
    let clipboard = web_sys::window()
        .and_then(|it| js_sys::Reflect::get(&it.navigator(), &"clipboard".into()).ok())
        .and_then(|it| it.dyn_into::<web_sys::Clipboard>().ok());
    let Some(clipboard) = clipboard else { return done(false) };
    let written = JsFuture::from(clipboard.write_text(&text));
    wasm_bindgen_futures::spawn_local(async move {
        let result = written.await;
        done(result.is_ok());
    });
}
