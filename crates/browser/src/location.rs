//! The address bar: the page's address, and the fragment in it.

use leptos::ev;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

/// The page's whole address.
pub fn address() -> String {
    web_sys::window().and_then(|it| it.location().href().ok()).unwrap_or_default()
}

/// The fragment with its `#`, or nothing.
pub fn fragment() -> String {
    web_sys::window().and_then(|it| it.location().hash().ok()).unwrap_or_default()
}

/// Calls `visit` with the fragment whenever it changes, by a link, by Back or by hand.
pub fn watch(visit: impl Fn(&str) + Copy + 'static) {
    let by_change = window_event_listener(ev::hashchange, move |_| visit(&fragment()));
    // A link to where the address already leads changes nothing, so no event comes; the person still wants to go there.
    let by_link = window_event_listener(ev::click, move |event| {
        let link = event
            .target()
            .and_then(|it| it.dyn_into::<web_sys::Element>().ok())
            .and_then(|it| it.closest("a[href^='#']").ok().flatten())
            .and_then(|it| it.get_attribute("href"));
        if let Some(link) = link
            && link == fragment()
        {
            event.prevent_default();
            visit(&link);
        }
    });
    on_cleanup(move || {
        by_change.remove();
        by_link.remove();
    });
}

/// Takes the fragment out of the address, without leaving a trace in the history.
pub fn clear_fragment() {
    let Some(window) = web_sys::window() else { return };
    let (Ok(history), Ok(path), Ok(query)) = (window.history(), window.location().pathname(), window.location().search()) else {
        return;
    };
    let _ = history.replace_state_with_url(&wasm_bindgen::JsValue::NULL, "", Some(&format!("{path}{query}")));
}

/// Loads the page afresh.
pub fn reload() {
    if let Some(window) = web_sys::window() {
        let _ = window.location().reload();
    }
}
