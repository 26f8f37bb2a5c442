//! Lighthouse on the page and on the two it is compared with, in turns.

use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result, bail};
use fs_err as fs;
use serde_json::Value;
use tasks::command;
use tasks::nginx::{Nginx, Running};
use tasks::say;
use tasks::tools;

use crate::figures::{Figures, number, verdict};
use crate::pages::{self, Kind};
use crate::{Bench, served};

const FLAGS: &str = "--headless=new --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking \
                     --disable-component-update --disable-sync";

/// In milliseconds. The first two are those of the quickest hand-written checklist that was found on the web.
const MOST_FCP: f64 = 815.0;
const MOST_LCP: f64 = 1_143.0;
const MOST_TBT: f64 = 20.0;
const MOST_CLS: f64 = 0.0;

const CATEGORIES: [(&str, &str); 4] =
    [("performance", "speed"), ("accessibility", "accessibility"), ("best-practices", "practices"), ("seo", "search")];
/// The name of the audit, what it is called here, and with how many decimals it is shown.
const TIMES: [(&str, &str, usize); 5] = [
    ("first-contentful-paint", "FCP ms", 0),
    ("largest-contentful-paint", "LCP ms", 0),
    ("total-blocking-time", "TBT ms", 0),
    ("cumulative-layout-shift", "CLS", 3),
    ("speed-index", "speed index", 0),
];

struct Page {
    name: &'static str,
    file: &'static str,
    server: Running,
    runs: Vec<Run>,
}

/// What Lighthouse said in one run.
#[derive(Debug, PartialEq)]
struct Run {
    scores: [f64; 4],
    times: [f64; 5],
    bytes: f64,
    requests: f64,
    /// How quick it found the machine, on a scale of its own.
    machine: f64,
}

pub fn measure(bench: &Bench) -> Result<String> {
    let program = tools::lighthouse(&bench.cache)?;
    let nginx = Nginx::ensure(&bench.cache)?;
    let reference = pages::write(bench, Kind::Reference)?;
    let checklist = pages::write(bench, Kind::Checklist)?;
    let mut all = vec![];
    let pages = [
        ("Resync", "resync", &bench.dist),
        ("hand-written text", "reference", &reference),
        ("checklist without a framework", "checklist", &checklist),
    ];
    for (name, file, folder) in pages {
        all.push(Page { name, file, server: served::serve(bench, &nginx, file, folder)?, runs: vec![] });
    }
    for round in 1..=bench.rounds {
        for page in &mut all {
            let run = run_again_if_need_be(bench, &program, page)?;
            let shown: Vec<String> =
                TIMES.iter().zip(run.times).map(|(it, time)| format!("{} {}", it.1, number(time, it.2))).collect();
            say::line(&format!("round {round}: {}: {}", page.name, shown.join(", ")));
            page.runs.push(run);
        }
    }
    let sent = format!("{} and {} bytes", number(pages::sent(&reference) as f64, 0), number(pages::sent(&checklist) as f64, 0));
    Ok(write(&all, bench.rounds, &sent))
}

/// Now and then Lighthouse misses the beginning of the trace, and says itself that it should be run again.
fn run_again_if_need_be(bench: &Bench, program: &Path, page: &Page) -> Result<Run> {
    const ATTEMPTS: usize = 3;
    for _ in 1..ATTEMPTS {
        match run(bench, program, page) {
            Err(problem) => say::line(&format!("{problem:#}; once more")),
            done => return done,
        }
    }
    run(bench, program, page)
}

fn run(bench: &Bench, program: &Path, page: &Page) -> Result<Run> {
    // Of each page the last one stays, for whoever wants to know why.
    let report = bench.folder("lighthouse")?.join(format!("{}.json", page.file));
    let mut lighthouse = Command::new("node");
    lighthouse
        .arg(program)
        .arg(format!("http://127.0.0.1:{}/", page.server.port))
        .args(["--quiet", "--no-enable-error-reporting", "--output=json"])
        .arg(format!("--output-path={}", report.display()))
        .arg(format!("--chrome-flags={FLAGS}"))
        .env("CHROME_PATH", &bench.chromium()?.program);
    command::run(&mut lighthouse)?;
    read(&fs::read_to_string(&report)?).with_context(|| format!("Lighthouse did not rate {}", page.name))
}

fn read(report: &str) -> Result<Run> {
    let report: Value = serde_json::from_str(report)?;
    if let Some(error) = report.pointer("/runtimeError/message").and_then(Value::as_str) {
        bail!("{error}");
    }
    let figure =
        |path: String| report.pointer(&path).and_then(Value::as_f64).with_context(|| format!("its report has no {path}"));
    let mut run = Run { scores: [0.0; 4], times: [0.0; 5], bytes: 0.0, requests: 0.0, machine: 0.0 };
    run.machine = figure("/environment/benchmarkIndex".into())?;
    for (score, (name, _)) in run.scores.iter_mut().zip(CATEGORIES) {
        *score = figure(format!("/categories/{name}/score"))? * 100.0;
    }
    for (time, (name, ..)) in run.times.iter_mut().zip(TIMES) {
        *time = figure(format!("/audits/{name}/numericValue"))?;
    }
    let requests = report.pointer("/audits/network-requests/details/items").and_then(Value::as_array);
    let requests = requests.context("its report has no requests")?;
    run.requests = requests.len() as f64;
    run.bytes = requests.iter().filter_map(|it| it.get("transferSize")?.as_f64()).sum();
    Ok(run)
}

fn write(all: &[Page], rounds: usize, sent: &str) -> String {
    let mut text = format!(
        "Lighthouse's mobile preset (a slow phone on a slow line, simulated), {rounds} rounds, in each of which the pages took turns.\n\
         All are served by nginx as `hosting/nginx.conf` says, compressed ahead. The other two are made for this from the same\n\
         guide ({sent} sent): its text as plain HTML without a script, and that with checkboxes and a short script of its own.\n\
         The last column is how quick Lighthouse found the machine during the run: rounds on a busy one tell little.\n\n\
         | page | {} | {} | KB | requests | machine |\n|---|{}\n",
        CATEGORIES.map(|it| it.1).join(" | "),
        TIMES.map(|it| it.1).join(" | "),
        "---:|".repeat(CATEGORIES.len() + TIMES.len() + 3),
    );
    for page in all {
        let scores = (0..CATEGORIES.len()).map(|at| page.show(|it| it.scores.get(at).copied(), 0));
        let times = TIMES.iter().enumerate().map(|(at, it)| page.show(|run| run.times.get(at).copied(), it.2));
        let rest = [
            page.show(|it| Some(it.bytes / 1000.0), 0),
            page.show(|it| Some(it.requests), 0),
            page.show(|it| Some(it.machine), 0),
        ];
        let cells: Vec<String> = scores.chain(times).chain(rest).collect();
        text += &format!("| {} | {} |\n", page.name, cells.join(" | "));
    }
    text + &targets(all).unwrap_or_default()
}

/// What is asked of the first of the pages.
fn targets(all: &[Page]) -> Option<String> {
    let [page, reference, checklist] = all else { return None };
    let time = |page: &Page, at: usize| Some(page.figures(|it| it.times.get(at).copied())?.median());
    let mut text = String::from(
        "\n| Resync | median | target | | beyond the text | beyond the checklist |\n|---|---:|---:|---|---:|---:|\n",
    );
    for (at, most) in [MOST_FCP, MOST_LCP, MOST_TBT, MOST_CLS].into_iter().enumerate() {
        let (_, name, decimals) = TIMES.get(at)?;
        let (ours, text_alone, script_too) = (time(page, at)?, time(reference, at)?, time(checklist, at)?);
        let beyond = [text_alone, script_too].map(|it| number(ours - it, *decimals));
        text += &format!(
            "| {name} | {} | ≤ {} | {} | {} |\n",
            number(ours, *decimals),
            number(most, 0),
            verdict(ours <= most),
            beyond.join(" | ")
        );
    }
    for (at, (_, name)) in CATEGORIES.into_iter().enumerate() {
        let score = page.figures(|it| it.scores.get(at).copied())?.median();
        text += &format!("| {name} | {} | 100 | {} | | |\n", number(score, 0), verdict(score >= 100.0));
    }
    Some(text)
}

impl Page {
    fn figures(&self, of: impl Fn(&Run) -> Option<f64>) -> Option<Figures> {
        Figures::new(self.runs.iter().filter_map(of).collect())
    }

    fn show(&self, of: impl Fn(&Run) -> Option<f64>, decimals: usize) -> String {
        self.figures(of).map_or("–".into(), |it| it.show(decimals))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn report(error: &str) -> String {
        let scores: Vec<String> = CATEGORIES.iter().map(|it| format!("\"{}\":{{\"score\":0.98}}", it.0)).collect();
        let times: Vec<String> = TIMES.iter().map(|it| format!("\"{}\":{{\"numericValue\":7.5}}", it.0)).collect();
        let requests = "\"network-requests\":{\"details\":{\"items\":[{\"transferSize\":100},{\"transferSize\":23}]}}";
        format!(
            "{{{error}\"environment\":{{\"benchmarkIndex\":900}},\"categories\":{{{}}},\"audits\":{{{},{requests}}}}}",
            scores.join(","),
            times.join(",")
        )
    }

    #[test]
    fn a_report_is_read() {
        let wanted = Run { scores: [98.0; 4], times: [7.5; 5], bytes: 123.0, requests: 2.0, machine: 900.0 };
        assert_eq!(read(&report("")).unwrap(), wanted);
    }

    #[test]
    fn a_page_that_could_not_be_rated_is_told_with_the_reason() {
        let said = |report: &str| read(report).map_err(|problem| problem.to_string());
        assert_eq!(said(&report("\"runtimeError\":{\"message\":\"No page.\"},")), Err("No page.".into()));
        assert!(said(&report("").replace("seo", "other")).is_err_and(|it| it.contains("seo")));
        assert!(read("nothing").is_err());
    }
}
