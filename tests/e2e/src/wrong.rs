//! What went wrong in this thread, for the story that a failure tells: lanes run side by side, and each story stays in one piece.

use std::cell::RefCell;
use std::panic;

thread_local! {
    static TOLD: RefCell<String> = const { RefCell::new(String::new()) };
}

/// From now on a panic is kept for [`told`], and not printed.
pub fn is_kept_from_now_on() {
    panic::set_hook(Box::new(|panic| TOLD.set(format!("{panic}"))));
}

/// What the last panic of this thread said, once.
pub fn told() -> String {
    TOLD.take()
}
