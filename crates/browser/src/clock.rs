//! The clock: the time of day, and what is done when some time has passed.

use leptos::prelude::*;
use rules::progress::Millis;

/// Milliseconds since 1970 by this device's clock, which may be wrong.
pub fn now() -> Millis {
    // A clock before 1970 gives a negative number, which becomes 0.
    js_sys::Date::now() as Millis
}

/// How far this device's clock is ahead of UTC, in minutes.
pub fn ahead() -> i32 {
    // The browser says how far UTC is ahead of the clock.
    -(js_sys::Date::new_0().get_timezone_offset() as i32)
}

/// Does something after so many milliseconds, as far as the browser keeps to that.
pub fn later(milliseconds: Millis, act: Box<dyn FnOnce()>) {
    set_timeout(act, std::time::Duration::from_millis(milliseconds));
}

/// Calls `tick` every second while `wanted` says so.
pub fn tick_while(wanted: impl Fn() -> bool + 'static, tick: impl Fn() + Copy + 'static) {
    Effect::new(move |running: Option<Option<IntervalHandle>>| {
        if let Some(running) = running.flatten() {
            running.clear();
        }
        wanted().then(|| set_interval_with_handle(tick, std::time::Duration::from_secs(1)).ok()).flatten()
    });
}
