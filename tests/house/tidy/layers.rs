//! Which part may know of which.

use super::*;

#[test]
fn only_the_adapters_know_the_browser() {
    let browser = ["web_sys", "js_sys", "wasm_bindgen", "wasm_bindgen_futures", "gloo_storage", "gloo_timers", "gloo_utils"];
    let may = |path: &str| path.starts_with("src/browser/") || path == "src/main.rs";
    none(naming(&browser, may), "Only src/browser knows the browser. Add an adapter there, and let the app hand it in.");
    let gloo = files("src", ".rs").into_iter().filter(|it| !may(&it.path) && it.code().contains("gloo_"));
    none(gloo.map(|it| it.path), "Only src/browser knows the browser.");
}

#[test]
fn only_the_upper_layers_know_leptos() {
    let tops = ["src/app.rs", "src/check_app.rs", "src/main.rs"];
    let may = |path: &str| {
        tops.contains(&path)
            || ["src/state/", "src/view/", "src/browser/", "src/bin/prerender/"].iter().any(|it| path.starts_with(it))
    };
    none(naming(&["leptos"], may), "The model and the content compile without Leptos.");
}

#[test]
fn the_model_has_no_clock_and_no_randomness() {
    let may = |path: &str| !path.starts_with("src/model/") && !path.starts_with("src/content/");
    let found = naming(&["SystemTime", "Instant", "rand", "getrandom", "thread", "println"], may);
    none(found, "The model is a function of what it is given. Time is an argument.");
    let found = files("src/model", ".rs")
        .into_iter()
        .filter(|it| ["std::time", "std::fs", "std::env", "std::io"].iter().any(|word| it.code().contains(word)));
    none(found.map(|it| it.path), "The model has no clock and no files.");
}

#[test]
fn lower_layers_do_not_look_up() {
    let layers = [
        ("src/model/", ["state", "view", "browser", "app"].as_slice()),
        ("src/browser/", &["state", "view", "app"]),
        ("src/view/", &["browser", "app"]),
        ("src/state/", &["view", "browser", "app"]),
    ];
    let mut found = Vec::new();
    for (below, above) in layers {
        for file in files("src", ".rs").into_iter().filter(|it| it.path.starts_with(below)) {
            let code = file.code();
            found.extend(
                above
                    .iter()
                    .filter(|it| has_word(&code, &format!("crate::{it}")))
                    .map(|it| format!("{} uses crate::{it}", file.path)),
            );
        }
    }
    none(found, "Layers point one way: content → model ← state ← view, and browser ← app → state.");
}
