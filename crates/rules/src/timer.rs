//! Waits: a timer is the time at which it ends, so it runs on while the page is closed, asleep or gone.

use super::guide::{Guide, Step};
use super::progress::{Millis, Progress};

/// How a step's timer stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Timer {
    Off,
    /// Whole seconds left, at least one.
    Running(u32),
    /// It has ended, and the person has not put it away.
    Over,
}

impl Progress {
    pub fn timer_of(&self, step: &Step, now: Millis) -> Timer {
        match (self.timer(step.id.0), step.wait) {
            (Some(ends), Some(wait)) if ends > now => {
                // A clock that was set back would make the wait longer than it is.
                let left = u32::try_from((ends - now).div_ceil(1000)).unwrap_or(u32::MAX);
                Timer::Running(left.min(wait))
            }
            (Some(_), Some(_)) => Timer::Over,
            _ => Timer::Off,
        }
    }

    /// The steps whose timers run, soonest first.
    pub fn running(&self, guide: &Guide, now: Millis) -> Vec<(&'static Step, u32)> {
        let mut running = Vec::new();
        if !self.has_timers() {
            return running;
        }
        for step in guide.steps() {
            if let Timer::Running(left) = self.timer_of(step, now) {
                running.insert(running.partition_point(|it: &(_, u32)| it.1 <= left), (step, left));
            }
        }
        running
    }

    /// The steps whose timers are over and not put away.
    pub fn over(&self, guide: &Guide, now: Millis) -> Vec<&'static Step> {
        if !self.has_timers() {
            return Vec::new();
        }
        guide.steps().filter(|it| self.timer_of(it, now) == Timer::Over).collect()
    }
}

/// Time left as a clock shows it: `0:09`, `19:59`, `1:00:00`.
pub fn clock(seconds: u32) -> String {
    let (hours, minutes, seconds) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
    if hours > 0 { format!("{hours}:{minutes:02}:{seconds:02}") } else { format!("{minutes}:{seconds:02}") }
}
