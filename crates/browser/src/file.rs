//! Files: saving text as one, and reading one that the person chose.

use ports::Text;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// Saves `text` as a file of this name and type.
pub fn download(name: &str, kind: &str, text: &str) {
    let _ = try_download(name, kind, text);
}

fn try_download(name: &str, kind: &str, text: &str) -> Result<(), JsValue> {
    let document = web_sys::window().and_then(|it| it.document()).ok_or(JsValue::NULL)?;
    let options = web_sys::BlobPropertyBag::new();
    options.set_type(kind);
    let blob = web_sys::Blob::new_with_str_sequence_and_options(&js_sys::Array::of1(&text.into()), &options)?;
    let url = web_sys::Url::create_object_url_with_blob(&blob)?;
    let link = document.create_element("a")?.dyn_into::<web_sys::HtmlElement>().map_err(|_| JsValue::NULL)?;
    link.set_attribute("href", &url)?;
    link.set_attribute("download", name)?;
    link.click();
    // The browser reads it after the click; letting go of it at once would leave some of them with nothing.
    let release = move || {
        let _ = web_sys::Url::revoke_object_url(&url);
    };
    leptos::prelude::set_timeout(release, std::time::Duration::from_secs(60));
    Ok(())
}

/// Reads the first file that the field holds, and empties the field, so that the same file can be chosen again.
pub fn chosen_file(field: &str, done: Text) {
    let field = web_sys::window()
        .and_then(|it| it.document())
        .and_then(|it| it.get_element_by_id(field))
        .and_then(|it| it.dyn_into::<web_sys::HtmlInputElement>().ok());
    let Some((field, file)) = field.and_then(|it| Some((it.clone(), it.files()?.get(0)?))) else { return };
    // Far more than any progress: what is larger is something else, and is not read into memory.
    if file.size() > 4_000_000.0 {
        field.set_value("");
        return done(None);
    }
    wasm_bindgen_futures::spawn_local(async move {
        let text = JsFuture::from(file.text()).await.ok().and_then(|it| it.as_string());
        field.set_value("");
        done(text);
    });
}
