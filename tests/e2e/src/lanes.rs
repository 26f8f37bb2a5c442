//! Runs the scenarios: a lane for each engine, each with one browser after the other. Says how each run went and how long it took.

use std::fmt::Write as _;
use std::process::ExitCode;
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use clap::Parser;

use crate::visit::{self, Kind};
use crate::{Engine, Scenario, wrong};

/// How many runs are named at the end.
const SLOWEST: usize = 10;

/// Drives the built guide in three browser engines. `cargo xtask test e2e` starts this with what it needs.
#[derive(Parser)]
struct Options {
    /// Only the scenarios with one of these in their name, such as `keyboard` or `undo::undo_works`.
    names: Vec<String>,
    /// Run each wherever it can run, not only where its place is.
    #[arg(long)]
    everywhere: bool,
    /// Run each this many times, to find what fails now and then.
    #[arg(long, default_value_t = 1)]
    repeat: usize,
    /// Only in this engine; can be given more than once.
    #[arg(long = "in", value_name = "ENGINE")]
    engines: Vec<Engine>,
    /// Only say what would run.
    #[arg(long)]
    list: bool,
}

/// One scenario in one engine and size.
#[derive(Clone)]
struct Run {
    title: String,
    scenario: Scenario,
    kind: Kind,
}

struct Done {
    run: Run,
    time: Duration,
    is_passed: bool,
}

impl Run {
    fn engine(&self) -> Engine {
        self.kind.0
    }

    fn shown(&self) -> String {
        format!("{} in {} on the {}", self.title, self.kind.0, self.kind.1)
    }
}

/// Runs what the command line asks for, of these goals' scenarios.
pub fn main(goals: &[&[&[Scenario]]]) -> ExitCode {
    let options = Options::parse();
    let all = goals.iter().flat_map(|it| it.iter()).flat_map(|it| it.iter());
    let once = all.flat_map(|it| runs_of(it, &options)).collect::<Vec<_>>();
    let runs: Vec<_> = once.iter().flat_map(|it| std::iter::repeat_n(it, options.repeat)).cloned().collect();
    if options.list {
        runs.iter().for_each(|it| println!("{}", it.shown()));
        return ExitCode::SUCCESS;
    }
    if runs.is_empty() {
        eprintln!("no scenario is named so; `--list` names all of them");
        return ExitCode::FAILURE;
    }
    wrong::is_kept_from_now_on();
    let began = Instant::now();
    let (queue, done) = (&Mutex::new(runs), &Mutex::new(vec![]));
    std::thread::scope(|scope| {
        for engine in Engine::ALL {
            scope.spawn(move || lane(engine, queue, done));
        }
    });
    sum_up(&done.lock().unwrap_or_else(PoisonError::into_inner), began.elapsed())
}

fn runs_of(scenario: &Scenario, options: &Options) -> Vec<Run> {
    let title = scenario.title();
    if !options.names.is_empty() && !options.names.iter().any(|it| title.contains(it.as_str())) {
        return vec![];
    }
    let runs = scenario.runs(options.everywhere).into_iter();
    let runs = runs.filter(|(engine, _)| options.engines.is_empty() || options.engines.contains(engine));
    let run = |(engine, form)| {
        let kind = (engine, form, scenario.wish.in_engine(engine));
        Run { title: title.clone(), scenario: *scenario, kind }
    };
    runs.map(run).collect()
}

/// Runs what is left, in the engine of this lane first.
fn lane(engine: Engine, queue: &Mutex<Vec<Run>>, done: &Mutex<Vec<Done>>) {
    let mut held = None;
    let mut last = None;
    loop {
        // Let go of at once: the other lanes wait for it.
        let run = next(&mut queue.lock().unwrap_or_else(PoisonError::into_inner), engine, last);
        let Some(run) = run else { break };
        last = Some(run.kind);
        let began = Instant::now();
        let outcome = visit::make(&run.title, run.kind, &mut held, run.scenario.scene);
        let time = began.elapsed();
        let mut done = done.lock().unwrap_or_else(PoisonError::into_inner);
        let word = if outcome.is_ok() { "passed" } else { "FAILED" };
        println!("{word} {:>6.1} s  {}", time.as_secs_f32(), run.shown());
        if let Err(story) = &outcome {
            eprintln!("\n{} failed:\n{story}", run.shown());
        }
        done.push(Done { run, time, is_passed: outcome.is_ok() });
    }
    visit::end(&mut held);
}

/// The next run for a lane: one for the browser that it holds, else one of its own engine. A lane without any helps the one that
/// has most left.
fn next(left: &mut Vec<Run>, engine: Engine, held: Option<Kind>) -> Option<Run> {
    let count = |engine| left.iter().filter(|it| it.engine() == engine).count();
    let longest = Engine::ALL.into_iter().max_by_key(|it| count(*it))?;
    let place = |is: &dyn Fn(&Run) -> bool| left.iter().position(is);
    let held = held.and_then(|held| place(&|it| it.kind == held));
    let own = || place(&|it| it.engine() == engine);
    let of_longest = || place(&|it| it.engine() == longest);
    let place = held.or_else(own).or_else(of_longest)?;
    Some(left.remove(place))
}

fn sum_up(done: &[Done], time: Duration) -> ExitCode {
    let mut text = String::new();
    for engine in Engine::ALL {
        let own = || done.iter().filter(|it| it.run.engine() == engine);
        let busy: Duration = own().map(|it| it.time).sum();
        let _ = writeln!(text, "{engine:<9} {:>4} runs {:>7.1} s", own().count(), busy.as_secs_f32());
    }
    let mut slowest: Vec<_> = done.iter().collect();
    slowest.sort_by_key(|it| std::cmp::Reverse(it.time));
    // Whoever started this may want to compare them with others.
    if let Some(path) = std::env::var_os("RESYNC_TIMES") {
        let lines = slowest.iter().map(|it| format!("{:.3}\t{}\n", it.time.as_secs_f64(), it.run.shown()));
        if let Err(error) = std::fs::write(&path, lines.collect::<String>()) {
            eprintln!("cannot write {}: {error}", path.display());
        }
    } else {
        let _ = writeln!(text, "\nThe slowest:");
        for it in slowest.iter().take(SLOWEST) {
            let _ = writeln!(text, "{:>8.1} s  {}", it.time.as_secs_f32(), it.run.shown());
        }
    }
    let failed: Vec<_> = done.iter().filter(|it| !it.is_passed).map(|it| it.run.shown()).collect();
    if !failed.is_empty() {
        let _ = writeln!(text, "\nWhat failed:\n  {}", failed.join("\n  "));
    }
    let passed = done.len() - failed.len();
    println!("\n{text}\n{passed} passed, {} failed, in {:.0} s", failed.len(), time.as_secs_f32());
    if failed.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}
