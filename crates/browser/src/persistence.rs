//! Persistence: asks the browser not to delete what is saved when it runs short of room.

use leptos::prelude::window;
use ports::Done;

use super::js::{answer, call, get};

/// Asks, and says what came of it.
pub fn ask_to_keep(done: Done) {
    let asked = get(&window().navigator(), "storage").and_then(|it| call(&it, "persist", &[]));
    answer(asked, |it| it.is_truthy(), done);
}
