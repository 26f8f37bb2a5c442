//! The shapes of the charts, as paths in a box that is stretched to the room there is: so many columns of 10 by 40 units.

use std::fmt::Write;

/// One column is so wide, and the box so high.
pub const COLUMN: f64 = 10.0;
pub const HEIGHT: f64 = 40.0;

/// Between a bar and the edge of its column.
const GAP: f64 = 1.0;

/// Anything that is not nothing is at least so high.
const LEAST: f64 = 1.0;

/// Between two lines of a hatching.
const APART: f64 = 4.0;

/// The box for so many columns, as `viewBox` wants it.
pub fn view_box(columns: usize) -> String {
    format!("0 0 {} {HEIGHT}", COLUMN * columns as f64)
}

/// The value at full height: the smallest 1, 2 or 5 times a power of ten that is not below any of the values.
pub fn ceiling(values: impl IntoIterator<Item = f64>) -> f64 {
    let most = values.into_iter().fold(0.0, f64::max).clamp(1.0, 1e12);
    let mut power = 1.0;
    while power * 10.0 <= most {
        power *= 10.0;
    }
    [1.0, 2.0, 5.0, 10.0].into_iter().map(|it| it * power).find(|it| *it >= most).unwrap_or(most)
}

/// One bar a column, of which `full` is the whole height.
pub fn bars(values: &[f64], full: f64) -> String {
    let mut path = String::new();
    for (at, value) in values.iter().enumerate().filter(|it| *it.1 > 0.0) {
        let high = high(*value, full);
        rectangle(&mut path, at as f64 * COLUMN + GAP, HEIGHT - high, COLUMN - 2.0 * GAP, high);
    }
    path
}

/// An empty frame at the foot of each column that has nothing.
pub fn frames(values: &[f64]) -> String {
    let mut path = String::new();
    for (at, _) in values.iter().enumerate().filter(|it| *it.1 <= 0.0) {
        let high = HEIGHT / 5.0;
        rectangle(&mut path, at as f64 * COLUMN + GAP, HEIGHT - high, COLUMN - 2.0 * GAP, high - GAP);
    }
    path
}

/// Slanted lines over the bars for which this says so.
pub fn hatching(values: &[f64], full: f64, is_hatched: &[bool]) -> String {
    let mut path = String::new();
    for (at, (value, _)) in values.iter().zip(is_hatched).enumerate().filter(|(_, it)| *it.0 > 0.0 && *it.1) {
        let left = at as f64 * COLUMN + GAP;
        hatch(&mut path, left, left + COLUMN - 2.0 * GAP, high(*value, full));
    }
    path
}

/// Lines at half a right angle from foot to head, cut off at all sides.
fn hatch(path: &mut String, from: f64, to: f64, high: f64) {
    // Where a line stands at the foot. Counted from nought, so that neighbours look alike.
    let mut foot = ((from - high) / APART).floor() * APART + APART;
    while foot < to {
        let (left, right) = (foot.max(from), (foot + high).min(to));
        // Writing to a text can't fail.
        let _ = write!(path, "M{left} {}L{} {}", tidy(HEIGHT - (left - foot)), tidy(right), tidy(HEIGHT - (right - foot)));
        foot += APART;
    }
}

/// How high a bar is.
fn high(value: f64, full: f64) -> f64 {
    (HEIGHT * value / full.max(1.0)).clamp(LEAST, HEIGHT)
}

fn rectangle(path: &mut String, x: f64, y: f64, wide: f64, high: f64) {
    let _ = write!(path, "M{x} {}h{wide}v{}h-{wide}z", tidy(y), tidy(high));
}

/// Two digits behind the point are finer than any screen.
fn tidy(number: f64) -> f64 {
    (number * 100.0).round() / 100.0
}

/// A freshness bar, at most 100 units long: full at age 0, empty from `old` seconds on or if there is no age.
pub fn freshness(age: Option<i64>, old: i64) -> String {
    let left = age.map_or(0, |it| old - it.max(0)).max(0);
    let long = tidy(100.0 * left as f64 / old.max(1) as f64);
    if long > 0.0 { format!("M0 0h{long}v8h-{long}z") } else { String::new() }
}
