//! Focus: brings an element into view and moves the focus to it.

use leptos::prelude::*;
use rules::id::Place;
use wasm_bindgen::JsCast;

use super::arrival;
use super::document::find;

/// Brings the element into view and moves the focus to it, once the page has caught up with what was just changed.
pub fn show(id: &str) {
    let id = id.to_string();
    request_animation_frame(move || {
        let Some(element) = find(&id) else { return arrival::miss(id) };
        // Its scroll margin keeps it clear of whatever lies over the page's edges.
        element.scroll_into_view();
        focus_on(&element);
    });
}

/// Moves the focus to the element, and scrolls nothing.
pub fn focus(id: &str) {
    let id = id.to_string();
    request_animation_frame(move || {
        if let Some(element) = find(&id) {
            focus_on(&element);
        }
    });
}

pub(super) fn focus_on(element: &web_sys::HtmlElement) {
    let options = web_sys::FocusOptions::new();
    options.set_prevent_scroll(true);
    let _ = element.focus_with_options(&options);
    // A field that the page shows for copying from is selected with it.
    if let Some(field) = element.dyn_ref::<web_sys::HtmlTextAreaElement>().filter(|it| it.read_only()) {
        field.select();
    }
}

/// Whether the focus is in a field that is typed into.
pub(super) fn is_typing() -> bool {
    let focused = web_sys::window().and_then(|it| it.document()).and_then(|it| it.active_element());
    let fields = "textarea, input:not([type='checkbox']):not([type='radio']):not([type='file'])";
    focused.is_some_and(|it| it.matches(fields).unwrap_or(false))
}

/// Keeps the field that the focus moves to clear of the dock: WebKit leaves one that Tab reaches behind it.
pub fn keep_fields_clear() {
    let by_focus = window_event_listener_untyped("focusin", |event| {
        let Some(field) = event.target().and_then(|it| it.dyn_into::<web_sys::Element>().ok()) else { return };
        if !field.matches("textarea, input:not([type=checkbox], [type=radio])").unwrap_or(false) {
            return;
        }
        // The browser's own scrolling comes once it has told of the focus.
        let clear = move || {
            let Some(dock) = find(Place::Dock.id()) else { return };
            if field.get_bounding_client_rect().bottom() > dock.get_bounding_client_rect().top() {
                // Its scroll margin keeps it clear of the dock.
                field.scroll_into_view_with_bool(false);
            }
        };
        set_timeout(clear, std::time::Duration::ZERO);
    });
    on_cleanup(move || by_focus.remove());
}
