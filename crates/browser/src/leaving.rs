//! Leaving: the page is hidden or left, or a field is.

use leptos::prelude::window;

use super::js::listen;

/// Calls `leave` when a field loses the focus, and when the page is hidden or left: there may be no later.
pub fn watch(leave: impl Fn() + Copy + 'static) {
    for event in ["focusout", "visibilitychange", "pagehide"] {
        listen(&window(), event, move |_| leave());
    }
}
