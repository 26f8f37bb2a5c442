//! How long it takes until a tick shows, in the real guide and in one with ten thousand steps, in turns.

use std::path::PathBuf;

use anyhow::{Error, Result, anyhow};
use serde_json::Value;
use tasks::say;

use crate::figures::{Figures, number, verdict};
use crate::pages::{self, Kind};
use crate::visits::{numbers, visit};
use crate::{Bench, long_guide};

/// In milliseconds, under six times slow-down.
const MOST: f64 = 16.0;
/// How many times as long it may take in the long guide.
const MOST_TIMES: f64 = 2.0;

const PLAIN: &str = "checklist without a framework";

/// One length of the guide, with what each round told.
struct Guide {
    name: &'static str,
    dist: PathBuf,
    steps: usize,
    rounds: Vec<Round>,
    /// Why it is not measured any more.
    failed: Option<Error>,
}

/// All in milliseconds.
struct Round {
    /// Medians: until the page hears of the click, until the frame begins, and until it ends.
    heard: f64,
    began: f64,
    ended: f64,
    slow: f64,
    slowest: f64,
    /// The median of what the browser counts; 0 where that is too little for it to tell.
    counted: f64,
    /// Until every step is in the page.
    whole: f64,
}

pub fn measure(bench: &Bench) -> Result<String> {
    let real = long_guide::steps_in(&bench.root.join("content"))?;
    let plain = pages::write(bench, Kind::Checklist)?;
    let (long, failed) = match long_guide::build(bench) {
        Ok(dist) => (dist, None),
        Err(problem) => (PathBuf::new(), Some(problem)),
    };
    if let Some(problem) = &failed {
        say::line(&format!("error: {problem:#}"));
    }
    let mut all = [
        Guide { name: "Resync", dist: bench.dist.clone(), steps: real, rounds: vec![], failed: None },
        Guide { name: "Resync", dist: long, steps: long_guide::STEPS, rounds: vec![], failed },
        Guide { name: PLAIN, dist: plain, steps: real, rounds: vec![], failed: None },
    ];
    for round in 1..=bench.rounds {
        for guide in all.iter_mut().filter(|it| it.failed.is_none()) {
            match guide.visit(bench) {
                Ok(it) => {
                    let (name, steps) = (guide.name, guide.steps);
                    say::line(&format!("round {round}: {name}, {steps} steps: {:.1} ms, slowest {:.1}", it.ended, it.slowest));
                    guide.rounds.push(it);
                }
                Err(problem) => {
                    say::line(&format!("error: {problem:#}"));
                    guide.failed = Some(problem);
                }
            }
        }
    }
    let [short, long, plain] = all;
    match short.failed {
        Some(problem) => Err(problem),
        None => Ok(write(bench.rounds, &short, &long, &plain)),
    }
}

impl Round {
    fn read(told: &Value) -> Result<Self> {
        let missing = || anyhow!("the visit told of no ticks; see tests/e2e/src/bin/measure/ticks.rs");
        let figures = |name: &str| Figures::new(numbers(told, name)).ok_or_else(missing);
        let ended = figures("ticks")?;
        let mut counted = numbers(told, "counted");
        // Those that the browser does not tell of took less than it tells.
        counted.resize(numbers(told, "ticks").len().max(counted.len()), 0.0);
        Ok(Self {
            heard: figures("heard")?.median(),
            began: figures("began")?.median(),
            ended: ended.median(),
            slow: ended.percentile(95),
            slowest: ended.max(),
            counted: Figures::new(counted).ok_or_else(missing)?.median(),
            whole: told.get("whole").and_then(Value::as_f64).ok_or_else(missing)?,
        })
    }
}

impl Guide {
    fn visit(&self, bench: &Bench) -> Result<Round> {
        let steps = self.steps.to_string();
        let words: &[&str] = if self.name == PLAIN { &["plain-ticks"] } else { &["ticks", &steps] };
        Round::read(&visit(bench, &self.dist, words)?)
    }

    fn figures(&self, of: fn(&Round) -> f64) -> Option<Figures> {
        Figures::new(self.rounds.iter().map(of).collect())
    }

    fn row(&self) -> String {
        let show = |of, decimals| self.figures(of).map_or("–".into(), |it| it.show(decimals));
        let counted = self.figures(|it| it.counted).map(|it| match it.median() < MOST {
            true => format!("under {}", number(MOST, 0)),
            false => it.show(0),
        });
        let cells = [
            self.name.to_owned(),
            number(self.steps as f64, 0),
            show(|it| it.ended, 1),
            show(|it| it.heard, 1),
            show(|it| it.began, 1),
            show(|it| it.slow, 1),
            show(|it| it.slowest, 1),
            counted.unwrap_or("–".into()),
            show(|it| it.whole, 0),
        ];
        format!("| {} |\n", cells.join(" | "))
    }
}

fn write(rounds: usize, short: &Guide, long: &Guide, plain: &Guide) -> String {
    let mut text = format!(
        "In Chromium on a phone's screen, its processor slowed down six times, {rounds} rounds, in each of which the pages took\n\
         turns. A tick is a tap on a step's box, on 50 steps from all over the guide. Its time goes from when the finger leaves the\n\
         glass to the end of the frame that shows the new total: handlers, styles, layout and painting, without the wait for the\n\
         screen's own rhythm. On the way, the page hears of the click, and, when its handlers are through, the frame begins. The\n\
         browser's own count goes on until the screen shows it, in steps of 8 ms, and says nothing below 16. The last column is\n\
         how long it takes, not slowed down, until every step is in the page. Each is the median of its round.\n\n\
         | page | steps | tick to paint, ms | heard | frame begins | 95 of 100 within | slowest | browser's count | whole page, ms |\n\
         |---|{}\n",
        "---:|".repeat(8)
    );
    for guide in [short, long, plain] {
        text += &guide.row();
    }
    text += "\n| target | measured | |\n|---|---:|---|\n";
    let median = |guide: &Guide| guide.figures(|it| it.ended).map(|it| it.median());
    if let Some(ours) = median(short) {
        let name = format!("under {} ms at {} steps", number(MOST, 0), short.steps);
        text += &format!("| {name} | {} ms | {} |\n", number(ours, 1), verdict(ours < MOST));
    }
    let name = format!("{} steps take no more than {MOST_TIMES} times as long", number(long.steps as f64, 0));
    match (median(short), median(long), &long.failed) {
        (Some(ours), Some(theirs), None) => {
            let times = theirs / ours;
            text += &format!("| {name} | {} times | {} |\n", number(times, 1), verdict(times <= MOST_TIMES));
        }
        // The reason may name folders of this machine, so it stands only in what the command prints.
        _ => text += &format!("| {name} | the page did not get that far | {} |\n", verdict(false)),
    }
    if let (Some(ours), Some(theirs)) = (median(short), median(plain)) {
        text += &format!("| (beside the {PLAIN}) | {} times | |\n", number(ours / theirs, 1));
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    fn guide(steps: usize, times: &[f64]) -> Guide {
        let told = |time: f64| {
            let list = |by: f64| vec![time * by; 3];
            serde_json::json!({ "heard": list(0.1), "began": list(0.5), "ticks": list(1.0), "counted": [24], "whole": 900 })
        };
        let rounds = times.iter().map(|it| Round::read(&told(*it)).unwrap()).collect();
        Guide { name: "Resync", dist: PathBuf::new(), steps, rounds, failed: None }
    }

    #[test]
    fn ticks_are_rated_by_the_median_and_by_how_much_longer_they_take_in_the_long_guide() {
        let text = write(3, &guide(52, &[12.0, 10.0, 30.0]), &guide(10_000, &[18.0]), &guide(52, &[6.0]));
        assert!(text.contains("| under 16 ms at 52 steps | 12.0 ms | met |"), "{text}");
        assert!(text.contains("| 10,000 steps take no more than 2 times as long | 1.5 times | met |"), "{text}");
        assert!(text.contains("framework) | 2.0 times |"), "{text}");
        assert!(text.contains("| Resync | 52 | 12.0 (10.0–30.0) | 1.2 (1.0–3.0) | 6.0 (5.0–15.0) |"), "{text}");
        // The browser told of one of three, so the median is among those that it does not tell of.
        assert!(text.contains("| under 16 | 900 |"), "{text}");
    }

    #[test]
    fn a_long_guide_that_never_came_misses_its_target() {
        let mut long = guide(10_000, &[]);
        long.failed = Some(anyhow!("no page"));
        let text = write(1, &guide(52, &[20.0]), &long, &guide(52, &[6.0]));
        assert!(text.contains("| under 16 ms at 52 steps | 20.0 ms | **missed** |"), "{text}");
        assert!(text.contains("| the page did not get that far | **missed** |") && text.contains("| 10,000 | – |"), "{text}");
    }

    #[test]
    fn a_visit_without_ticks_is_a_failure() {
        assert!(Round::read(&serde_json::json!({ "ticks": [], "whole": 1 })).is_err());
    }
}
