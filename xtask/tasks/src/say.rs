//! Tells what is going on: a line when a step begins, and one when it is over, each with the time since the command was given.
//! Several steps may go on at once. On stderr, so that stdout has only what a program might read.

use std::io::{IsTerminal, Write};
use std::sync::{Mutex, MutexGuard, Once, OnceLock, PoisonError};
use std::thread;
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use anyhow::Result;

/// When the command was started, in milliseconds since 1970. Set by the front (`xtask/`), which builds this program first.
const BEGAN: &str = "RESYNC_BEGAN";

/// How often it is said which steps still go on: on a terminal, where that line is rewritten, and elsewhere, as in a CI log.
const ON_TERMINAL: Duration = Duration::from_secs(1);
const ELSEWHERE: Duration = Duration::from_secs(15);

/// Takes the line of the terminal away that is rewritten.
const CLEAR: &str = "\r\x1b[K";

struct Running {
    what: String,
    since: Instant,
}

static RUNNING: Mutex<Vec<Running>> = Mutex::new(vec![]);

/// A line as it is.
pub fn line(text: &str) {
    say(&lock(), text);
}

/// A line with the time.
pub fn news(text: &str) {
    line(&format!("{} {text}", clock(elapsed())));
}

/// A duration the way a person says it.
pub fn time(duration: Duration) -> String {
    let seconds = duration.as_secs();
    if seconds >= 60 {
        format!("{} min {} s", seconds / 60, seconds % 60)
    } else if seconds >= 10 {
        format!("{seconds} s")
    } else {
        format!("{:.1} s", duration.as_secs_f64())
    }
}

/// A step that takes a while.
pub struct Step {
    what: String,
    since: Instant,
}

impl Step {
    pub fn start(what: &str, about: &str) -> Self {
        static TICKER: Once = Once::new();
        let since = Instant::now();
        let mut running = lock();
        running.push(Running { what: what.to_owned(), since });
        say(&running, &format!("{} {what} ({about}) …", clock(elapsed())));
        drop(running);
        TICKER.call_once(|| drop(thread::spawn(tick)));
        Self { what: what.to_owned(), since }
    }

    pub fn elapsed(&self) -> Duration {
        self.since.elapsed()
    }

    pub fn end(self, how: &str) {
        let mut running = lock();
        running.retain(|it| it.since != self.since || it.what != self.what);
        say(&running, &format!("{} {}: {how} {}", clock(elapsed()), self.what, time(self.since.elapsed())));
    }
}

/// Runs the work as a step.
pub fn step<T>(what: &str, about: &str, work: impl FnOnce() -> Result<T>) -> Result<T> {
    let step = Step::start(what, about);
    let result = work();
    step.end(if result.is_ok() { "done in" } else { "failed after" });
    result
}

fn lock() -> MutexGuard<'static, Vec<Running>> {
    // Whoever panicked with it has only left a step in the list.
    RUNNING.lock().unwrap_or_else(PoisonError::into_inner)
}

/// One line, above the one that is rewritten. Nobody else writes meanwhile, since the list is locked.
fn say(_: &MutexGuard<Vec<Running>>, text: &str) {
    let clear = if std::io::stderr().is_terminal() { CLEAR } else { "" };
    eprintln!("{clear}{text}");
}

/// Says now and then which steps still go on.
fn tick() {
    let is_terminal = std::io::stderr().is_terminal();
    loop {
        thread::sleep(if is_terminal { ON_TERMINAL } else { ELSEWHERE });
        let running = lock();
        if running.is_empty() {
            continue;
        }
        let steps: Vec<String> = running.iter().map(|it| format!("{} ({})", it.what, whole(it.since.elapsed()))).collect();
        let text = format!("{}   … {}", clock(elapsed()), steps.join(", "));
        if is_terminal {
            // Not longer than a line, which alone can be rewritten.
            eprint!("{CLEAR}{}", text.chars().take(79).collect::<String>());
            // A line that cannot be flushed is only shown later.
            let _ = std::io::stderr().flush();
        } else {
            eprintln!("{text}");
        }
    }
}

fn whole(duration: Duration) -> String {
    if duration.as_secs() < 10 { format!("{} s", duration.as_secs()) } else { time(duration) }
}

/// Since the command was given.
fn elapsed() -> Duration {
    static START: OnceLock<(Instant, Duration)> = OnceLock::new();
    let (start, before) = START.get_or_init(|| {
        let began = std::env::var(BEGAN).ok().and_then(|it| it.parse().ok()).map(Duration::from_millis);
        let now = SystemTime::now().duration_since(UNIX_EPOCH).ok();
        let before = began.zip(now).and_then(|(began, now)| now.checked_sub(began));
        (Instant::now(), before.unwrap_or_default())
    });
    start.elapsed() + *before
}

/// Minutes and seconds, as a clock shows them.
fn clock(duration: Duration) -> String {
    let seconds = duration.as_secs();
    format!("{:>2}:{:02}", seconds / 60, seconds % 60)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_rounded_to_what_matters() {
        assert_eq!(time(Duration::from_millis(2_340)), "2.3 s");
        assert_eq!(time(Duration::from_secs(59)), "59 s");
        assert_eq!(time(Duration::from_secs(161)), "2 min 41 s");
        assert_eq!(clock(Duration::from_secs(161)), " 2:41");
    }

    #[test]
    fn a_step_that_is_over_is_no_more_among_those_that_go_on() {
        let [one, other] = ["one", "other"].map(|it| Step::start(it, "a moment"));
        let has = |what: &str| lock().iter().any(|it| it.what == what);
        one.end("done in");
        assert!(!has("one") && has("other"));
        other.end("done in");
        assert!(step("third", "a moment", || Ok(has("third"))).is_ok_and(|it| it));
        assert!(!has("other") && !has("third"));
    }
}
