//! The document: bringing an element into view, moving the focus, the languages that are wanted.

use std::cell::RefCell;

use leptos::prelude::*;
use wasm_bindgen::JsCast;

thread_local! {
    /// What was to be shown before it was there.
    static MISSED: RefCell<Option<String>> = const { RefCell::new(None) };
}

/// Brings the element into view and moves the focus to it, once the page has caught up with what was just changed.
pub fn show(id: &str) {
    let id = id.to_string();
    request_animation_frame(move || {
        let Some(element) = find(&id) else { return MISSED.set(Some(id)) };
        // Its scroll margin keeps it clear of whatever lies over the page's edges.
        element.scroll_into_view();
        focus_on(&element);
    });
}

pub(super) fn root() -> Option<web_sys::Element> {
    web_sys::window()?.document()?.document_element()
}

/// Whether everything shows, since the program was not there in time.
pub fn is_all_open() -> bool {
    root().is_some_and(|it| !it.class_list().contains("app"))
}

/// What the address led to before the app was there.
pub struct Followed {
    /// Whether it was to be seen: some browsers can't go to what is closed.
    is_shown: bool,
    /// Whether the page stood elsewhere, as after a reload. One in a tab that nobody has looked at yet stands at its top.
    is_left: bool,
}

impl Followed {
    pub fn now() -> Followed {
        let target = web_sys::window().and_then(|it| it.document()?.query_selector(":target").ok()?);
        // What is in something closed has a size in some browsers.
        let is_closed = |it: &web_sys::Element| !is_all_open() && it.closest("[hidden]").is_ok_and(|it| it.is_some());
        let shown = target.filter(|it| !is_closed(it));
        Followed {
            is_shown: shown.is_some(),
            is_left: super::reading::is_scrolled() && shown.is_some_and(|it| !is_in_sight(&it)),
        }
    }

    /// Whether the person has seen it and gone on since: somewhere else in the page, or by a key or a touch. Then they are not
    /// brought back.
    pub fn is_done_with(&self) -> bool {
        is_typing() || self.is_shown && (self.is_left || is_touched())
    }
}

/// Whether the person has done anything yet: the page's own script says so of a wheel, a key or a touch.
fn is_touched() -> bool {
    root().is_some_and(|it| super::dynamic::get(&it, "touched").is_some())
}

fn is_in_sight(element: &web_sys::Element) -> bool {
    let height = web_sys::window().and_then(|it| it.inner_height().ok()?.as_f64());
    let place = element.get_bounding_client_rect();
    place.bottom() > 0.0 && height.is_none_or(|it| place.top() < it)
}

/// Says that the app has taken over all of the page, and catches up with what was to be shown before that. Says whether there
/// was anything.
pub fn say_live() -> bool {
    if let Some(root) = root() {
        // What is closed is hidden only where something can open it, so what opened because the program was late closes only now.
        let _ = root.class_list().add_2("app", "live");
    }
    let missed = MISSED.take();
    if let Some(id) = &missed {
        show(id);
    }
    missed.is_some()
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

/// The element with this id.
pub fn find(id: &str) -> Option<web_sys::HtmlElement> {
    web_sys::window()?.document()?.get_element_by_id(id)?.dyn_into().ok()
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
fn is_typing() -> bool {
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
            let Some(dock) = find("dock") else { return };
            if field.get_bounding_client_rect().bottom() > dock.get_bounding_client_rect().top() {
                // Its scroll margin keeps it clear of the dock.
                field.scroll_into_view_with_bool(false);
            }
        };
        set_timeout(clear, std::time::Duration::ZERO);
    });
    on_cleanup(move || by_focus.remove());
}

/// Calls `undo` on Ctrl+Z or Cmd+Z. In a field the key belongs to what is typed there; and where there is nothing to undo,
/// which `undo` says, it stays with the browser.
pub fn watch_undo(undo: impl Fn() -> bool + 'static) {
    let by_key = window_event_listener(leptos::ev::keydown, move |event| {
        let is_undo = (event.ctrl_key() || event.meta_key()) && !event.shift_key() && event.key() == "z";
        if is_undo && !is_typing() && undo() {
            event.prevent_default();
        }
    });
    on_cleanup(move || by_key.remove());
}

/// Calls `leave` when a field loses the focus, and when the page is hidden or left: there may be no later.
pub fn watch_leaving(leave: impl Fn() + Copy + 'static) {
    for event in ["focusout", "visibilitychange", "pagehide"] {
        super::dynamic::listen(&window(), event, move |_| leave());
    }
}

/// Sets the title of the tab.
pub fn set_title(title: &str) {
    if let Some(document) = web_sys::window().and_then(|it| it.document()) {
        document.set_title(title);
    }
}

/// The languages that the person wants, most wanted first.
pub fn languages() -> Vec<String> {
    let Some(window) = web_sys::window() else { return Vec::new() };
    window.navigator().languages().iter().filter_map(|it| it.as_string()).collect()
}

/// Says in the document which language it is in, and which way that is written.
pub fn set_language(language: &str, direction: &str) {
    if let Some(root) = root() {
        let _ = root.set_attribute("lang", language);
        let _ = root.set_attribute("dir", direction);
    }
}
