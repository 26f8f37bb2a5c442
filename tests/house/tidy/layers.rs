//! What no Cargo.toml can forbid: layers within a package, and what Rust itself brings.

use super::*;

#[test]
fn the_rules_have_no_clock_no_randomness_and_no_files() {
    let pure = ["calendar", "export-page", "export-protocol", "export-words", "health-export", "rules"];
    let words = ["SystemTime", "Instant", "thread", "println", "eprintln"];
    let mut found = Vec::new();
    for file in pure.iter().flat_map(|it| files(&format!("crates/{it}/src"), ".rs")) {
        let code = file.code();
        let named = words.iter().filter(|it| has_word(&code, it));
        let parts = ["std::time", "std::fs", "std::env", "std::io"].iter().filter(|it| code.contains(**it));
        found.extend(named.chain(parts).map(|it| format!("{} names {it}", file.path)));
    }
    none(found, "These are functions of what they are given. Time is an argument.");
}

#[test]
fn lower_layers_do_not_look_up() {
    let layers = [
        ("src/session/", ["view", "app"].as_slice()),
        ("src/view/", &["app"]),
        ("crates/export-page/src/visit/", &["view", "app", "files", "worker", "time_zones"]),
        ("crates/export-page/src/view/", &["app", "files", "worker", "time_zones"]),
    ];
    let mut found = Vec::new();
    for (below, above) in layers {
        for file in code_files().into_iter().filter(|it| it.path.starts_with(below)) {
            let code = file.code();
            let named = above.iter().filter(|it| has_word(&code, &format!("crate::{it}")));
            found.extend(named.map(|it| format!("{} uses crate::{it}", file.path)));
            let adapters = ["browser::", "web_sys::"].iter().filter(|it| code.contains(**it));
            found.extend(adapters.map(|it| format!("{} uses {it}", file.path)));
        }
    }
    none(found, "Within a page, layers point one way: session ← view ← app, and only the app knows the browser.");
}
