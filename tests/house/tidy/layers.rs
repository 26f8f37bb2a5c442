//! What no Cargo.toml can forbid: layers within a package, and what Rust itself brings.

use super::*;

#[test]
fn the_rules_have_no_clock_no_randomness_and_no_files() {
    let pure = ["calendar", "content", "export-protocol", "export-words", "health-export", "rules"];
    let pure = pure.iter().flat_map(|it| files(&format!("crates/{it}/src"), ".rs"));
    let says = files("crates/export-page/src", ".rs").into_iter().filter(|it| !is_of_the_browser(&it.path));
    let answers = files("crates/export-worker/src", ".rs").into_iter().filter(|it| it.path.ends_with("answers.rs"));
    let words = ["SystemTime", "Instant", "rand", "getrandom", "thread", "println", "eprintln"];
    let mut found = Vec::new();
    for file in pure.chain(says).chain(answers) {
        let code = file.code();
        let named = words.iter().filter(|it| has_word(&code, it));
        let parts = ["std::time", "std::fs", "std::env", "std::io"].iter().filter(|it| code.contains(**it));
        found.extend(named.chain(parts).map(|it| format!("{} names {it}", file.path)));
    }
    none(found, "These are functions of what they are given. Time is an argument.");
}

/// Where adapters are, what connects them, and what starts a program.
fn is_of_the_browser(path: &str) -> bool {
    let page = ["app", "files", "main", "time_zones", "worker"].map(|it| format!("crates/export-page/src/{it}.rs"));
    path.starts_with("crates/browser/")
        || ["src/app.rs", "src/main.rs", "crates/export-worker/src/worker.rs"].contains(&path)
        || page.iter().any(|it| it == path)
}

#[test]
fn only_adapters_know_the_browser() {
    let browser = ["browser", "web_sys", "js_sys", "wasm_bindgen", "wasm_bindgen_futures", "gloo_storage"];
    let mut found = Vec::new();
    for file in code_files().into_iter().filter(|it| !is_of_the_browser(&it.path)) {
        let code = file.code();
        let named = browser.iter().filter(|it| code.contains(&format!("{it}::")) && has_word(&code, it));
        found.extend(named.map(|it| format!("{} uses {it}", file.path)));
    }
    none(found, "Only adapters know the browser. Add one, and let the app hand it in.");
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
        }
    }
    none(found, "Within a page, layers point one way: session ← view ← app.");
}
