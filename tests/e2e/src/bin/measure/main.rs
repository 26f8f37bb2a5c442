//! Measures the built pages, the guide in Chromium on a phone, and prints the figures as JSON on its last line. `cargo xtask bench` starts it.

mod export;
mod memory;
mod offline;
mod search;
mod ticks;

use std::cell::RefCell;

use resync_e2e::{Engine, Form, Visit, Wish, run};
use serde_json::{Value, json};

fn main() {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let number = |word: &str| word.parse().unwrap_or_else(|_| panic!("{word:?} is no number"));
    let figures = match words[..] {
        ["export", engine, file, program] => {
            let (engine, is_wide) = (named(engine), program == "wide");
            let file = std::path::Path::new(file);
            visit_in("a Health export", engine, Form::Desktop, Wish::Plain, async |it| export::measure(it, file, is_wide).await)
        }
        ["ticks", steps] => visit("ticks", Wish::Measured, async |it| ticks::in_the_guide(it, number(steps)).await),
        ["plain-ticks"] => visit("ticks without the app", Wish::Measured, async |it| ticks::in_a_plain_page(it).await),
        ["memory", steps] => visit("memory", Wish::Measured, async |it| memory::measure(it, number(steps)).await),
        ["search", steps] => visit("searching", Wish::Measured, async |it| search::measure(it, number(steps)).await),
        ["offline", rounds] => visit("offline", Wish::Plain, async |it| offline::measure(it, number(rounds)).await),
        _ => panic!(
            "say `ticks STEPS`, `plain-ticks`, `memory STEPS`, `search STEPS`, `offline ROUNDS` or `export ENGINE FILE PROGRAM`; `cargo xtask bench` does"
        ),
    };
    println!("{figures}");
}

fn named(engine: &str) -> Engine {
    match engine {
        "Chromium" => Engine::Chromium,
        "Firefox" => Engine::Firefox,
        "WebKit" => Engine::WebKit,
        _ => panic!("{engine:?} is no engine"),
    }
}

/// What one visit on a phone tells.
fn visit(name: &str, wish: Wish, measure: impl AsyncFn(&Visit) -> Value) -> Value {
    visit_in(name, Engine::Chromium, Form::Phone, wish, measure)
}

fn visit_in(name: &str, engine: Engine, form: Form, wish: Wish, measure: impl AsyncFn(&Visit) -> Value) -> Value {
    let figures = RefCell::default();
    run(name, (engine, form, wish), async |visit| {
        let told = measure(visit).await;
        figures.replace(told);
    });
    figures.into_inner()
}

/// Waits until all steps of the guide are in the page, and says how long that took since the page was asked for, in milliseconds.
async fn is_whole(visit: &Visit, steps: usize) -> f64 {
    let count = "return document.querySelectorAll('[data-state] input[type=checkbox]').length";
    visit.until("how many steps are in the page", &json!(steps), count, vec![]).await;
    visit.script("return performance.now()", vec![]).await.as_f64().expect("a time is a number")
}
