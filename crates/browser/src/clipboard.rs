//! Copying text, which a browser may refuse or not know at all.

use leptos::prelude::window;
use ports::Done;

use super::js::{answer, call, get};

/// Copies `text`, and says afterwards whether that worked. Has to be called from a tap.
///
/// Outside a secure context `navigator.clipboard` is missing, which the typed binding does not allow for; and `writeText` may
/// throw instead of rejecting its promise.
pub fn copy(text: String, done: Done) {
    let writing = get(&window().navigator(), "clipboard").and_then(|it| call(&it, "writeText", &[text.into()]));
    answer(writing, |_| true, done);
}
