//! The time of day.

use crate::model::progress::Millis;

/// Milliseconds since 1970 by this device's clock, which may be wrong.
pub fn now() -> Millis {
    // A clock before 1970 gives a negative number, which becomes 0.
    js_sys::Date::now() as Millis
}
