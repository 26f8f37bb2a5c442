//! What is sent, beside what may be.

use std::path::Path;

use crate::problem::Outcome;
use crate::sizes::{FIRST_LOAD, PAGE, Sizes};

use super::figures::{number, verdict};

pub fn measure(dist: &Path) -> Outcome<String> {
    let sizes = Sizes::of(dist)?;
    let mut text = String::from("| what | bytes sent | target | |\n|---|---:|---:|---|\n");
    let names = sizes.first_load.join(", ");
    for (what, sent, most) in [
        ("the page with its style sheet: all that the first paint needs".to_owned(), sizes.page, PAGE),
        (format!("the first visit: {names}"), sizes.first_visit, FIRST_LOAD),
    ] {
        text += &format!("| {what} | {} | ≤ {} | {} |\n", bytes(sent), bytes(most), verdict(sent <= most));
    }
    text += "\nEvery file, as it is and as it is sent (Brotli, where that is smaller):\n\n";
    text += "| in dist | bytes | bytes sent |\n|---|---:|---:|\n";
    for row in &sizes.rows {
        text += &format!("| {} | {} | {} |\n", row.shown(), bytes(row.bytes), bytes(row.sent));
    }
    Ok(text)
}

fn bytes(count: u64) -> String {
    number(count as f64, 0)
}
