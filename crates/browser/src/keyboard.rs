//! The keyboard: the key that undoes.

use leptos::prelude::*;

use super::focus::is_typing;

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
