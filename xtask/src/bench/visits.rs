//! What is measured during visits, by the program in tests/e2e that drives a browser: ticks, memory, and opening offline.

use std::path::Path;
use std::process::Stdio;

use serde_json::Value;

use crate::checks;
use crate::command;
use crate::problem::{Outcome, Problem};
use crate::say;

use super::figures::{Figures, number, verdict};
use super::{Bench, long_guide};

/// In milliseconds, under six times slow-down.
const MOST_FOR_A_TICK: f64 = 16.0;
/// How many times as long it may take in the long guide.
const MOST_TIMES: f64 = 2.0;
/// In seconds. A page with ten thousand steps may take its time to be there.
const PATIENCE: &str = "300";

/// Runs one visit, and gives the figures that it tells.
fn visit(bench: &Bench, dist: &Path, words: &[&str]) -> Outcome<Value> {
    let xtask = std::env::current_exe().map_err(|error| Problem::new(format!("cannot tell where this program is: {error}")))?;
    let mut measure = checks::e2e_cargo(&bench.root, "run");
    measure
        .args(["--quiet", "--bin", "measure", "--"])
        .args(words)
        .env("RESYNC_DIST", dist)
        .env("RESYNC_SERVER", xtask)
        .env("RESYNC_PATIENCE", PATIENCE)
        .env("CHROMEDRIVER", &bench.chromium()?.driver)
        .stdin(Stdio::null());
    let told = command::output(&mut measure)?;
    let figures = told.trim_end().lines().next_back().and_then(|line| serde_json::from_str(line).ok());
    figures.ok_or_else(|| Problem::new(format!("the visit for {} told no figures; see tests/e2e/src/bin", words.join(" "))))
}

/// The numbers at this place.
fn numbers(told: &Value, name: &str) -> Vec<f64> {
    told.get(name).and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_f64).collect()
}

/// One length of the guide.
struct Guide {
    steps: usize,
    /// Of each round.
    medians: Vec<f64>,
    slowest: Vec<f64>,
    worst: Vec<f64>,
    counted: Vec<f64>,
    whole: Vec<f64>,
    ticks: usize,
    /// Why there are no figures.
    failed: Option<Problem>,
}

impl Guide {
    fn new(steps: usize) -> Self {
        let none = Vec::new;
        Self { steps, medians: none(), slowest: none(), worst: none(), counted: none(), whole: none(), ticks: 0, failed: None }
    }

    fn take(&mut self, told: &Value) -> Outcome<()> {
        let missing = || Problem::new("the visit told of no ticks; see tests/e2e/src/bin/measure/ticks.rs");
        let taken = numbers(told, "ticks");
        let count = taken.len();
        let figures = Figures::new(taken).ok_or_else(missing)?;
        self.medians.push(figures.median());
        self.slowest.push(figures.percentile(95));
        self.worst.push(figures.max());
        self.ticks += count;
        // Those that the browser does not tell of took less than it tells.
        let mut counted = numbers(told, "counted");
        counted.resize(count.max(counted.len()), 0.0);
        self.counted.extend(Figures::new(counted).map(|it| it.median()));
        self.whole.extend(told.get("whole").and_then(Value::as_f64));
        Ok(())
    }

    fn row(&self) -> String {
        let show = |taken: &[f64], decimals| Figures::new(taken.to_vec()).map_or("–".into(), |it| it.show(decimals));
        let counted = Figures::new(self.counted.clone()).map_or("–".into(), |it| match it.median() < MOST_FOR_A_TICK {
            true => format!("under {}", number(MOST_FOR_A_TICK, 0)),
            false => it.show(0),
        });
        let [medians, slowest, worst] = [&self.medians, &self.slowest, &self.worst].map(|it| show(it, 1));
        let (steps, whole) = (number(self.steps as f64, 0), show(&self.whole, 0));
        format!("| {steps} | {} | {medians} | {slowest} | {worst} | {counted} | {whole} |\n", self.ticks)
    }
}

pub fn ticks(bench: &Bench) -> Outcome<String> {
    let real = long_guide::steps_in(&bench.root.join("content"))?;
    let mut guides = [Guide::new(real), Guide::new(long_guide::STEPS)];
    let long_dist = long_guide::build(bench);
    for round in 1..=bench.rounds {
        for guide in &mut guides {
            if guide.failed.is_some() {
                continue;
            }
            let dist = if guide.steps == real { Ok(&bench.dist) } else { long_dist.as_ref() };
            let dist = dist.map_err(|problem| Problem::new(problem.to_string()));
            let told = dist.and_then(|it| visit(bench, it, &["ticks", &guide.steps.to_string()]));
            if let Err(problem) = told.and_then(|it| guide.take(&it)) {
                say::line(&format!("error: {problem}"));
                guide.failed = Some(problem);
            }
            say::line(&format!("round {round}: {} steps: {}", guide.steps, guide.row().trim()));
        }
    }
    let [short, long] = &guides;
    match &short.failed {
        Some(problem) => Err(Problem::new(problem.to_string())),
        None => Ok(write_ticks(bench.rounds, short, long)),
    }
}

fn write_ticks(rounds: usize, short: &Guide, long: &Guide) -> String {
    let mut text = format!(
        "In Chromium on a phone's screen, its processor slowed down six times, {rounds} rounds, in each of which the two lengths took\n\
         turns. A tick is a real click on a step's box, on 50 steps from all over the guide. Its time goes from the click to the end\n\
         of the frame that shows the new total: handlers, styles, layout and painting, without the wait for the screen's own\n\
         rhythm. The browser's own count goes on until the screen shows it, in steps of 8 ms, and says nothing below 16.\n\
         The last column is how long it takes, not slowed down, until every step is in the page.\n\n\
         | steps | ticks | median ms | 95 of 100 within | slowest | browser's count | whole after ms |\n|---|{}\n",
        "---:|".repeat(6)
    );
    text += &short.row();
    text += &long.row();
    let median = |guide: &Guide| Figures::new(guide.medians.clone()).map(|it| it.median());
    text += "\n| target | measured | |\n|---|---:|---|\n";
    if let Some(ours) = median(short) {
        let name = format!("under {} ms at {} steps", number(MOST_FOR_A_TICK, 0), short.steps);
        text += &format!("| {name} | {} ms | {} |\n", number(ours, 1), verdict(ours < MOST_FOR_A_TICK));
    }
    let name = format!("{} steps take no more than {MOST_TIMES} times as long", number(long.steps as f64, 0));
    match (median(short), median(long), &long.failed) {
        (Some(ours), Some(theirs), None) => {
            let times = theirs / ours;
            text += &format!("| {name} | {} times | {} |\n", number(times, 1), verdict(times <= MOST_TIMES));
        }
        // The reason may name folders of this machine, so it stands only in what the command prints.
        _ => text += &format!("| {name} | not measured: the page did not get that far | {} |\n", verdict(false)),
    }
    text
}

pub fn memory(bench: &Bench) -> Outcome<String> {
    let steps = long_guide::steps_in(&bench.root.join("content"))?.to_string();
    let rounds: Vec<Value> = (0..bench.rounds).map(|_| visit(bench, &bench.dist, &["memory", &steps])).collect::<Outcome<_>>()?;
    let ticks = rounds.first().and_then(|it| it.get("ticks")?.as_f64()).unwrap_or_default();
    let figures = |when: &str, name: &str| {
        Figures::new(rounds.iter().filter_map(|it| it.get(when)?.get(name)?.as_f64()).collect())
            .ok_or_else(|| Problem::new(format!("the visit did not tell the {name}; see tests/e2e/src/bin/measure/memory.rs")))
    };
    let mut text = format!(
        "In Chromium on a phone's screen, {} rounds, each in a new browser: when the whole guide is in the page, and after {} ticks,\n\
         half of them taken back; both after collecting what nobody needs any more. What the ticks add is mostly Undo, which goes\n\
         back over the whole visit.\n\n\
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

pub fn offline(bench: &Bench) -> Outcome<String> {
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
