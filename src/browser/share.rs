//! The share sheet, which few browsers have, and which has to be asked with the data that it is to take.

use wasm_bindgen::{JsCast, JsValue};

use crate::outside::Shared;

/// Whether there is a share sheet that would take this. Asked without data, a browser answers no.
pub fn can_share(shared: &Shared) -> bool {
    call("canShare", shared).is_some_and(|it| it.is_truthy())
}

/// Opens the share sheet. Has to be called from a tap. Closing it is no error.
pub fn share(shared: Shared) {
    let Some(promise) = call("share", &shared).and_then(|it| it.dyn_into::<js_sys::Promise>().ok()) else { return };
    wasm_bindgen_futures::spawn_local(async move {
        let _ = wasm_bindgen_futures::JsFuture::from(promise).await;
    });
}

fn call(name: &str, shared: &Shared) -> Option<JsValue> {
    let navigator = web_sys::window()?.navigator();
    let method = js_sys::Reflect::get(&navigator, &name.into()).ok()?.dyn_into::<js_sys::Function>().ok()?;
    let data = js_sys::Object::new();
    let fields = [("title", Some(&shared.title)), ("text", Some(&shared.text)), ("url", shared.url.as_ref())];
    for (field, value) in fields {
        if let Some(value) = value {
            js_sys::Reflect::set(&data, &field.into(), &value.into()).ok()?;
        }
    }
    method.call1(&navigator, &data).ok()
}
