//! How long the reading still takes.

use rules::progress::Millis;

/// Too early to tell: the first pieces come slower than the rest.
const TOO_EARLY: Millis = 800;

/// Seconds that are left, from the bytes that were read in so many milliseconds. Nothing while that is a mere guess, or nearly over.
pub fn seconds_left(done: u64, of: u64, elapsed: Millis) -> Option<u64> {
    if elapsed < TOO_EARLY || done == 0 || done >= of {
        return None;
    }
    let left = u128::from(elapsed) * u128::from(of - done) / u128::from(done);
    let seconds = u64::try_from(left.div_ceil(1000)).unwrap_or(u64::MAX);
    (seconds > 1).then_some(seconds)
}

/// Of a hundred. Only what is done is 100.
pub fn percent(done: u64, of: u64) -> u64 {
    let share = u128::from(done.min(of)) * 100 / u128::from(of.max(1));
    u64::try_from(share).unwrap_or(100)
}
