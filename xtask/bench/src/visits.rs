//! Visits in a browser, by the program in tests/e2e that drives one, and two of the things that they tell: how much memory
//! the page takes, and how long it takes to open offline.

use std::path::Path;
use std::process::Stdio;

use anyhow::{Context, Result};
use serde_json::Value;
use tasks::command;
use tasks::suite;

use crate::figures::{Figures, number};
use crate::{Bench, long_guide};

/// In seconds. A page with ten thousand steps may take its time to be there.
const PATIENCE: &str = "300";

/// Runs one visit, and gives the figures that it tells.
pub fn visit(bench: &Bench, dist: &Path, words: &[&str]) -> Result<Value> {
    let tasks = std::env::var_os(suite::SERVER).context("the measurements are started by `cargo xtask bench`")?;
    let mut measure = suite::e2e_cargo(&bench.root, "run");
    measure
        .args(["--quiet", "--bin", "measure", "--"])
        .args(words)
        .env("RESYNC_DIST", dist)
        .env(suite::SERVER, tasks)
        .env("RESYNC_PATIENCE", PATIENCE)
        .env("CHROMEDRIVER", &bench.chromium()?.driver)
        .stdin(Stdio::null());
    if let Some(browsers) = &bench.browsers {
        measure.env("GECKODRIVER", &browsers.geckodriver).env("WEBKITDRIVER", &browsers.webkitdriver);
    }
    let told = command::output(&mut measure)?;
    let figures = told.trim_end().lines().next_back().and_then(|line| serde_json::from_str(line).ok());
    figures.with_context(|| format!("the visit for {} told no figures; see tests/e2e/src/bin", words.join(" ")))
}

/// The numbers at this place.
pub fn numbers(told: &Value, name: &str) -> Vec<f64> {
    told.get(name).and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_f64).collect()
}

pub fn memory(bench: &Bench) -> Result<String> {
    let steps = long_guide::steps_in(&bench.root.join("content"))?.to_string();
    let rounds: Vec<Value> = (0..bench.rounds).map(|_| visit(bench, &bench.dist, &["memory", &steps])).collect::<Result<_>>()?;
    let ticks = rounds.first().and_then(|it| it.get("ticks")?.as_f64()).unwrap_or_default();
    let figures = |when: &str, name: &str| {
        Figures::new(rounds.iter().filter_map(|it| it.get(when)?.get(name)?.as_f64()).collect())
            .with_context(|| format!("the visit did not tell the {name}; see tests/e2e/src/bin/measure/memory.rs"))
    };
    let mut text = format!(
        "In Chromium on a phone's screen, {} rounds, each in a new browser: when the whole guide is in the page, and after {} ticks,\n\
         half of them taken back; both after collecting what nobody needs any more. WebAssembly's memory never shrinks, so it is the\n\
         most that was ever needed.\n\n\
         | what | before | after | more by |\n|---|---:|---:|---:|\n",
        bench.rounds,
        number(ticks, 0)
    );
    for (name, what, unit, decimals) in [
        ("script", "JavaScript's heap, KB", 1000.0, 0),
        ("program", "WebAssembly's memory, KB", 1000.0, 0),
        ("nodes", "nodes", 1.0, 0),
        ("listeners", "listeners", 1.0, 0),
    ] {
        let [before, after] = [figures("before", name)?, figures("after", name)?];
        let more = number((after.median() - before.median()) / unit, decimals);
        let [before, after] = [before, after].map(|it| it.scaled(1.0 / unit).show(decimals));
        text += &format!("| {what} | {before} | {after} | {more} |\n");
    }
    Ok(text)
}

/// Letters that are typed into the search. The first has the index made.
pub fn search(bench: &Bench) -> Result<String> {
    let steps = long_guide::steps_in(&bench.root.join("content"))?.to_string();
    let rounds: Vec<Vec<f64>> = (0..bench.rounds)
        .map(|_| Ok(numbers(&visit(bench, &bench.dist, &["search", &steps])?, "times")))
        .collect::<Result<_>>()?;
    let figures =
        |times: Vec<f64>| Figures::new(times).context("the visit told no times; see tests/e2e/src/bin/measure/search.rs");
    let first = figures(rounds.iter().filter_map(|it| it.first()).copied().collect())?;
    let others = figures(rounds.iter().flat_map(|it| it.iter().skip(1)).copied().collect())?;
    Ok(format!(
        "In Chromium on a phone's screen, slowed down 6 times, {} rounds, each in a new browser: from a letter that is typed until what it\n\
         finds is in the page, in a guide of {steps} steps. The first letter has the index made.\n\n\
         | letter | ms |\n|---|---:|\n| the first | {} |\n| each other | {} |\n",
        bench.rounds,
        first.show(1),
        others.show(1)
    ))
}

pub fn offline(bench: &Bench) -> Result<String> {
    let told = visit(bench, &bench.dist, &["offline", &bench.rounds.to_string()])?;
    let show = |name: &str| Figures::new(numbers(&told, name)).map_or("–".into(), |it| it.show(0));
    Ok(format!(
        "In Chromium on a phone's screen, after one visit, with the server gone, {} reloads, not slowed down. Times are from the\n\
         beginning of the reload.\n\n\
         | until | ms |\n|---|---:|\n| the first paint with content | {} |\n| the app is there | {} |\n",
        bench.rounds,
        show("painted"),
        show("started")
    ))
}
