//! What is sent, beside what may be.

use std::path::Path;

use anyhow::Result;
use tasks::fingerprint;
use tasks::sizes::{FIRST_LOAD, PAGE, Sizes};

use crate::figures::{number, verdict};

/// What a first visit should load at most, in bytes.
const FIRST_LOAD_WANTED: u64 = 110_000;

pub fn measure(dist: &Path) -> Result<String> {
    let sizes = Sizes::of(dist)?;
    let mut text = String::from("| what | bytes sent | target | |\n|---|---:|---:|---|\n");
    let names: Vec<String> = sizes.first_load.iter().map(|it| without_fingerprint(it)).collect();
    let names = names.join(", ");
    for (what, sent, most) in [
        ("the page with its style sheet: all that the first paint needs, which is also a limit".to_owned(), sizes.page, PAGE),
        (format!("the first visit: {names}"), sizes.first_visit, FIRST_LOAD_WANTED),
        ("the same beside the limit, over which a build fails".to_owned(), sizes.first_visit, FIRST_LOAD),
    ] {
        text += &format!("| {what} | {} | ≤ {} | {} |\n", bytes(sent), bytes(most), verdict(sent <= most));
    }
    text += "\nEvery file, as it is and as it is sent (Brotli, where that is smaller):\n\n";
    text += "| in dist | bytes | bytes sent |\n|---|---:|---:|\n";
    for row in &sizes.rows {
        text += &format!("| {} | {} | {} |\n", without_fingerprint(&row.shown()), bytes(row.bytes), bytes(row.sent));
    }
    Ok(text)
}

/// The name as it is in every build: `resync_bg.wasm` for `resync-0123456789abcdef_bg.wasm`.
fn without_fingerprint(name: &str) -> String {
    match name.rsplit_once('-') {
        Some((stem, rest)) if fingerprint::is_in(Path::new(name)) => {
            format!("{stem}{}", rest.trim_start_matches(|it: char| it.is_ascii_hexdigit()))
        }
        _ => name.to_owned(),
    }
}

fn bytes(count: u64) -> String {
    number(count as f64, 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_the_same_in_every_build() {
        assert_eq!(without_fingerprint("resync-0123456789abcdef_bg.wasm"), "resync_bg.wasm");
        assert_eq!(without_fingerprint("icon-0123456789abcdef.svg"), "icon.svg");
        assert_eq!(without_fingerprint("icon-123456789abcdef.svg"), "icon.svg");
        for name in ["index.html", "icons/ (4 files)", "a-b.js"] {
            assert_eq!(without_fingerprint(name), name);
        }
    }
}
