//! The share sheet, which few browsers have, and which has to be asked with the data that it is to take.

use js_sys::{Object, Reflect};
use leptos::prelude::window;
use ports::Shared;
use wasm_bindgen::JsValue;

use super::js::{answer, call};

/// Whether there is a share sheet that would take this. Asked without data, a browser answers no.
pub fn can_share(shared: &Shared) -> bool {
    ask("canShare", shared).is_some_and(|it| it.is_truthy())
}

/// Opens the share sheet. Has to be called from a tap. Closing it is no error.
pub fn share(shared: Shared) {
    answer(ask("share", &shared), |_| true, Box::new(|_| {}));
}

fn ask(method: &str, shared: &Shared) -> Option<JsValue> {
    let data = Object::new();
    let fields = [("title", Some(&shared.title)), ("text", Some(&shared.text)), ("url", shared.url.as_ref())];
    for (field, value) in fields {
        if let Some(value) = value {
            Reflect::set(&data, &field.into(), &value.into()).ok()?;
        }
    }
    call(&window().navigator(), method, &[data.into()])
}
