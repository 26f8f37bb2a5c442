//! What the browser says that it is.

use leptos::prelude::window;
use rules::user_agent;

/// The version of iOS of this iPhone, where the browser names it.
pub fn ios_version() -> Option<u8> {
    user_agent::ios_version(&window().navigator().user_agent().ok()?)
}
