//! How fast Health exports that are made up are read: in the page, in three engines, and by the command without a browser.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Instant;

use anyhow::{Context, Result, anyhow, bail};
use fs_err as fs;
use serde_json::Value;
use tasks::command::{self, Quietly};
use tasks::programs::FAST;
use tasks::say;
use tasks::wasm_target;

use crate::Bench;
use crate::figures::{Figures, number, verdict};
use crate::visits::visit;

/// How large the XML is.
const SIZES: [(&str, u64); 3] = [("100 MB", 100_000_000), ("1 GB", 1_000_000_000), ("4 GB", 4_000_000_000)];

/// What is compared with all else.
const MAIN: usize = 1;

struct Row {
    engine: &'static str,
    /// Which of the sizes.
    size: usize,
    /// Whether the program has wide instructions, where there is a choice.
    program: &'static str,
    rounds: Vec<Round>,
}

/// In seconds, bytes and milliseconds. What a browser does not tell is 0.
#[derive(Default)]
struct Round {
    time: f64,
    heap: f64,
    peak: f64,
    longest: f64,
}

pub fn measure(bench: &Bench) -> Result<String> {
    let files: Vec<PathBuf> = SIZES.iter().map(|(name, bytes)| export(bench, name, *bytes)).collect::<Result<_>>()?;
    let command = native(bench)?;
    let row = |engine, size, program| Row { engine, size, program, rounds: vec![] };
    let mut rows = vec![
        row("Chromium", 0, "wide"),
        row("Chromium", 1, "wide"),
        row("Chromium", 2, "wide"),
        row("Chromium", 1, "scalar"),
        row("Firefox", 1, "wide"),
        row("WebKit", 1, "wide"),
        row("the command", 1, ""),
    ];
    let records: Vec<u64> = files.iter().map(|file| Ok(run_native(&command, file)?.1)).collect::<Result<_>>()?;
    for round in 1..=bench.rounds {
        for row in &mut rows {
            let (file, name) = (&files[row.size], SIZES[row.size].0);
            let (told, found) = match row.program {
                "" => run_native(&command, file)?,
                program => in_page(bench, row.engine, file, program)?,
            };
            if found != records[row.size] {
                let (engine, wanted) = (row.engine, records[row.size]);
                bail!("{engine} found {found} records in {name}, and there are {wanted}");
            }
            say::line(&format!("round {round}: {name} in {} {}: {:.2} s", row.engine, row.program, told.time));
            row.rounds.push(told);
        }
    }
    Ok(write(bench.rounds, &rows))
}

/// A zip with so many bytes of XML, which is made once.
fn export(bench: &Bench, name: &str, bytes: u64) -> Result<PathBuf> {
    let file = bench.folder("exports")?.join(format!("export-{}.zip", name.replace(' ', "-")));
    if file.is_file() {
        return Ok(file);
    }
    let part = file.with_extension("part.zip");
    let mut make = wasm_target::host_cargo(&bench.root);
    make.args(["run", "--release", "--package", "samples", "--example", "make_export", "--"]).arg(bytes.to_string()).arg(&part);
    let how = Quietly {
        what: &format!("making up an export of {name}"),
        about: "a minute or two",
        log: &bench.cache.log("make-export"),
        limit: None,
    };
    how.run(&mut make)?;
    fs::rename(&part, &file)?;
    Ok(file)
}

/// The command, built as the page's worker is.
fn native(bench: &Bench) -> Result<PathBuf> {
    let mut build = wasm_target::host_cargo(&bench.root);
    build.args(["build", "--release", "--config", FAST, "--no-default-features", "--bin", "export-check"]);
    let how = Quietly { what: "building the command", about: "a minute", log: &bench.cache.log("export-check"), limit: None };
    how.run(&mut build)?;
    Ok(bench.root.join("target/release/export-check"))
}

/// What the command takes, from its start to its end, and how many records it found.
fn run_native(program: &Path, file: &Path) -> Result<(Round, u64)> {
    let began = Instant::now();
    let told = command::output(Command::new(program).arg(file).arg("--json").stdin(Stdio::null()))?;
    let time = began.elapsed().as_secs_f64();
    let found: Option<Value> = serde_json::from_str(&told).ok();
    let records = found.and_then(|it| it.get("records")?.as_u64());
    let records = records.context("the command told of no records; see crates/export-check")?;
    Ok((Round { time, ..Round::default() }, records))
}

fn in_page(bench: &Bench, engine: &str, file: &Path, program: &str) -> Result<(Round, u64)> {
    let told = visit(bench, &bench.dist, &["export", engine, &file.to_string_lossy(), program])?;
    let get = |name: &str| told.get(name).and_then(Value::as_f64);
    let missing = || anyhow!("the visit told no time and no records; see tests/e2e/src/bin/measure/export.rs");
    let round = Round {
        time: get("time").ok_or_else(missing)? / 1000.0,
        heap: get("heap").unwrap_or_default(),
        peak: get("peak").unwrap_or_default(),
        longest: get("longest").unwrap_or_default(),
    };
    Ok((round, told.get("records").and_then(Value::as_u64).ok_or_else(missing)?))
}

impl Row {
    fn figures(&self, of: fn(&Round) -> f64) -> Option<Figures> {
        Figures::new(self.rounds.iter().map(of).collect())
    }

    /// Bytes of XML in a second.
    fn speed(&self) -> Option<Figures> {
        let bytes = SIZES[self.size].1 as f64;
        Figures::new(self.rounds.iter().map(|it| bytes / it.time).collect())
    }

    fn line(&self) -> String {
        let show = |figures: Option<Figures>, by: f64, decimals| match figures {
            Some(it) if it.max() > 0.0 => it.scaled(by).show(decimals),
            _ => "–".into(),
        };
        let cells = [
            [self.engine, self.program].join(" ").trim_end().to_owned(),
            SIZES[self.size].0.to_owned(),
            show(self.figures(|it| it.time), 1.0, 2),
            show(self.speed(), 1e-6, 0),
            show(self.figures(|it| it.heap), 1.0 / 1024.0 / 1024.0, 1),
            show(self.figures(|it| it.peak), 1e-6, 0),
            show(self.figures(|it| it.longest), 1.0, 0),
        ];
        format!("| {} |\n", cells.join(" | "))
    }
}

fn write(rounds: usize, rows: &[Row]) -> String {
    let mut text = format!(
        "Exports that are made up: heart rate and energy for the most part, a tenth is steps, in a zip as an iPhone makes it. {rounds} rounds, in\n\
         each of which all took turns, each in a new browser on a desktop's screen. The time goes from choosing the file to the answer\n\
         with all its findings; of the command, from its start to its end, the file being in the system's memory. Speed is in XML,\n\
         as it is unpacked. The program is built twice, with and without wide instructions (`simd128`), and the worker takes the\n\
         first where the browser has them. A long task is one of the page's own, over 50 ms, which only Chromium tells of; – is\n\
         none. The process is the one of the browser's that needed most.\n\n\
         | what | XML | s | MB/s | WebAssembly's memory, MiB | process at most, MB | longest task, ms |\n|---|---|---:|---:|---:|---:|---:|\n"
    );
    rows.iter().for_each(|row| text += &row.line());
    text += "\n| target | measured | |\n|---|---:|---|\n";
    let mut target = |name: &str, measured: Option<f64>, decimals, unit: &str, is_met: fn(f64) -> bool| {
        if let Some(it) = measured {
            text += &format!("| {name} | {} {unit} | {} |\n", number(it, decimals), verdict(is_met(it)));
        }
    };
    let wide = |size: usize| rows.iter().find(|it| it.engine == "Chromium" && it.size == size && it.program == "wide");
    let time = |size: usize| Some(wide(size)?.figures(|it| it.time)?.median());
    let speed = wide(MAIN).and_then(Row::speed).map(|it| it.median() / 1e6);
    target("at least 400 MB/s of XML in Chromium, at 1 GB", speed, 0, "MB/s", |it| it >= 400.0);
    target("1 GB within 2.5 s", time(1), 2, "s", |it| it <= 2.5);
    target("4 GB within 10 s", time(2), 2, "s", |it| it <= 10.0);
    let heaps = rows.iter().filter_map(|it| Some(it.figures(|it| it.heap)?.max()));
    let heap = heaps.fold(None, |most: Option<f64>, it| Some(most.map_or(it, |most| most.max(it))));
    target("WebAssembly's memory at most 32 MiB, at any size", heap.map(|it| it / 1024.0 / 1024.0), 1, "MiB", |it| it <= 32.0);
    let peak = |size: usize| Some(wide(size)?.figures(|it| it.peak)?.median());
    let growth = peak(2).zip(peak(0)).map(|(large, small)| (large - small) / 1e6);
    target("the process takes at most 40 MB more for 4 GB than for 100 MB", growth, 0, "MB", |it| it <= 40.0);
    let longest = rows.iter().filter(|it| it.engine == "Chromium").filter_map(|it| Some(it.figures(|it| it.longest)?.max()));
    target("no task of the page over 50 ms", Some(longest.fold(0.0, f64::max)), 0, "ms", |it| it <= 50.0);
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(engine: &'static str, size: usize, times: &[f64], heap: f64, longest: f64) -> Row {
        let round = |it: &f64| Round { time: *it, heap, peak: 1e8 + heap, longest };
        Row { engine, size, program: "wide", rounds: times.iter().map(round).collect() }
    }

    #[test]
    fn targets_are_rated_by_the_medians_of_the_program_that_chromium_takes() {
        let rows = [
            row("Chromium", 0, &[0.2], 1e7, 0.0),
            row("Chromium", 1, &[2.6, 2.0, 2.4], 1e7, 60.0),
            row("Chromium", 2, &[9.0], 5e7, 0.0),
            row("Firefox", 1, &[9.0], 1e7, 0.0),
        ];
        let text = write(3, &rows);
        assert!(text.contains("| Chromium wide | 1 GB | 2.40 (2.00–2.60) | 417 (385–500) |"), "{text}");
        assert!(text.contains("at 1 GB | 417 MB/s | met |") && text.contains("| 1 GB within 2.5 s | 2.40 s | met |"), "{text}");
        assert!(text.contains("at any size | 47.7 MiB | **missed** |"), "{text}");
        assert!(text.contains("than for 100 MB | 40 MB | met |"), "{text}");
        assert!(text.contains("over 50 ms | 60 ms | **missed** |"), "{text}");
    }
}
