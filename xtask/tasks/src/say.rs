//! Tells what is going on. On stderr, so that stdout has only what a program might read.

use std::io::{IsTerminal, Write};
use std::time::{Duration, Instant};

pub fn line(text: &str) {
    eprintln!("{text}");
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

/// How often a step that is still going on says so where lines cannot be rewritten, as in a CI log.
const REMINDER: Duration = Duration::from_secs(15);

/// A step that takes a while.
pub struct Step {
    what: String,
    started: Instant,
    said: Instant,
    terminal: bool,
}

impl Step {
    pub fn start(what: &str, about: &str) -> Self {
        let terminal = std::io::stderr().is_terminal();
        let now = Instant::now();
        if terminal {
            eprint!("{what} ({about}) …");
        } else {
            eprintln!("{what} ({about}) …");
        }
        Self { what: what.to_owned(), started: now, said: now, terminal }
    }

    /// To be called now and then while the step goes on.
    pub fn tick(&mut self) {
        let pause = if self.terminal { Duration::from_secs(1) } else { REMINDER };
        if self.said.elapsed() < pause {
            return;
        }
        self.said = Instant::now();
        let so_far = time(Duration::from_secs(self.started.elapsed().as_secs()));
        if self.terminal {
            // The line only ever grows here, so going back to its start is all that is needed.
            eprint!("\r{} … {so_far} so far", self.what);
            // A line that cannot be flushed is only shown later.
            let _ = std::io::stderr().flush();
        } else {
            eprintln!("  {}: {so_far} so far", self.what);
        }
    }

    pub fn elapsed(&self) -> Duration {
        self.started.elapsed()
    }

    pub fn end(self, how: &str) {
        let time = time(self.started.elapsed());
        if self.terminal {
            eprintln!("\r{} … {how} {time}          ", self.what);
        } else {
            eprintln!("  {how} {time}");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_rounded_to_what_matters() {
        assert_eq!(time(Duration::from_millis(2_340)), "2.3 s");
        assert_eq!(time(Duration::from_secs(59)), "59 s");
        assert_eq!(time(Duration::from_secs(161)), "2 min 41 s");
    }
}
