//! Reading a file: start, progress, result and cancelling.

use std::sync::Arc;

use export_protocol::{Ask, Found, Progress, Said};
use health_export::time::Seconds;
use leptos::prelude::*;
use rules::progress::Millis;
use rules::words::fill;

use super::{ExportVisit, Noted, PARTS, ZoneChoice};
use crate::export_ports::Chosen;
use crate::time_left::{percent, seconds_left};

/// A screen reader hears how far it is no more often than this, in milliseconds.
const SAID_EVERY: Millis = 10_000;

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Phase {
    Waiting,
    Reading,
    /// What was found is there, though it may be a part.
    Read,
    /// Nothing could be read; the id of the problem.
    Failed(String),
    Cancelled,
}

/// How far the reading is.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Reading {
    pub name: String,
    pub progress: Progress,
    /// Seconds, as far as that can be told.
    pub left: Option<u64>,
    started: Millis,
    said: Millis,
}

impl Reading {
    pub fn percent(&self) -> u64 {
        percent(self.progress.done, self.progress.of)
    }
}

impl ExportVisit {
    /// Reads what this field holds.
    pub fn choose(self, field: &str) {
        if let Some(chosen) = (self.ports.chosen)(field) {
            self.begin(chosen);
        }
    }

    /// Asks for the folder that an export was unpacked to, and reads that.
    pub fn choose_folder(self) {
        (self.ports.choose_folder)(Box::new(move |it| self.begin(it)));
    }

    /// Reads what was chosen, in the place of what was read before.
    pub fn begin(self, chosen: Chosen) {
        let run = self.run.get_value() + 1;
        self.run.set_value(run);
        let now = (self.ports.page.now)();
        self.found.set(None);
        self.look.set(None);
        self.asked_day.set_value(None);
        self.parts.set(0);
        self.is_mistyped.set(false);
        self.noted.set(Noted::No);
        self.reading.set(Reading { name: chosen.name, started: now, said: now, ..Reading::default() });
        self.phase.set(Phase::Reading);
        self.said.set(self.words.reading_title.to_string());
        // Nobody knows yet what zone the next export was made in.
        if self.zone_choice.get_untracked() == ZoneChoice::Export {
            self.zone_choice.set(ZoneChoice::Own);
        }
        self.find_offsets();
        let ask = Ask::Read { run, now: (now / 1000) as Seconds, zone: self.offsets.get_untracked() };
        (self.ports.begin)(ask, Box::new(move |said| self.hear(said)));
        // The field that had the focus is gone.
        if self.phase.get_untracked() == Phase::Reading {
            (self.ports.page.focus)("check-running");
        }
    }

    /// Breaks off. Nothing of it is kept.
    pub fn cancel(self) {
        (self.ports.end)();
        self.run.update_value(|it| *it += 1);
        self.phase.set(Phase::Cancelled);
        self.said.set(self.words.reading_cancelled.to_string());
        (self.ports.page.focus)("check-picker");
    }

    /// Takes what the worker says, unless it is about another run.
    pub fn hear(self, said: Said) {
        // The visit may be over by then.
        if said.run() != self.run.try_get_value() {
            return;
        }
        match said {
            Said::Ready => {}
            Said::Progress { progress, .. } => self.go_on(progress),
            Said::Found { found, .. } => self.take(*found),
            Said::Day { look, .. } => self.look.set(Some(Arc::new(look))),
            Said::Trouble { problem, .. } => self.fail(problem),
        }
    }

    fn go_on(self, progress: Progress) {
        if self.phase.get_untracked() != Phase::Reading {
            return;
        }
        let now = (self.ports.page.now)();
        let mut reading = self.reading.get_untracked();
        reading.left = seconds_left(progress.done, progress.of, now.saturating_sub(reading.started));
        reading.progress = progress;
        if now.saturating_sub(reading.said) >= SAID_EVERY {
            reading.said = now;
            let percent = fill(self.words.reading_percent, &[("n", &reading.percent().to_string())]);
            self.said.set(fill(self.words.reading_said, &[("percent", &percent)]));
        }
        self.reading.set(reading);
    }

    fn take(self, found: Found) {
        let is_first = self.phase.get_untracked() == Phase::Reading;
        self.look.set(found.day.clone().map(Arc::new));
        self.found.set(Some(Arc::new(found)));
        self.find_offsets();
        self.note();
        if is_first {
            self.phase.set(Phase::Read);
            let first = untrack(|| self.speak(|it| it.findings().first().map(|it| it.title))).flatten();
            let first = first.unwrap_or(self.words.answer_title);
            self.said.set(fill(self.words.answer_said, &[("title", first)]));
            (self.ports.page.show)("check-answer");
            self.add_parts(self.run.get_value());
        }
    }

    /// Brings in what stands below the answer, each part as a task of its own.
    fn add_parts(self, run: u32) {
        let add = move || {
            // Another file may have been chosen, or the visit be over, by then.
            let is_same = self.run.try_get_value() == Some(run);
            if is_same && self.parts.get_untracked() < PARTS {
                self.parts.update(|it| *it += 1);
                self.add_parts(run);
            }
        };
        (self.ports.page.soon)(Box::new(add));
    }

    /// The worker can say no more. What was found before stays.
    fn fail(self, problem: String) {
        let words = self.words.problem(&problem);
        self.said.set([words.text, words.remedy].join(" "));
        if self.found.with_untracked(Option::is_none) {
            self.phase.set(Phase::Failed(problem));
            (self.ports.page.show)("check-answer");
        }
    }
}
