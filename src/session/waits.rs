//! Waits: starting and ending timers, and saying so when one is over.

use leptos::prelude::*;

use super::Session;
use rules::guide::Step;
use rules::timer::Timer;
use rules::words::fill;

impl Session {
    pub fn timer_of(self, step: &'static Step) -> Memo<Timer> {
        Memo::new(move |_| self.about(step.id.0, |it| it.timer_of(step, self.now.get())))
    }

    pub fn start_timer(self, step: &'static Step) {
        let Some(wait) = step.wait else { return };
        let started =
            self.change(Some(step.id.0), |progress, now| progress.set_timer(step.id.0, Some(now + u64::from(wait) * 1000), now));
        if started.is_none() {
            return;
        }
        self.now.set((self.outside.now)());
        let words = &self.guide.words;
        self.said.set(fill(words.timer_started, &[("wait", &words.wait(wait))]));
    }

    /// Stops a timer, or puts one away that is over.
    pub fn end_timer(self, step: &'static Step) {
        self.change(Some(step.id.0), |progress, now| progress.set_timer(step.id.0, None, now));
    }

    /// Whether any timer runs, so that the clock has to tick and the screen should stay on.
    pub fn is_waiting(self) -> bool {
        self.progress.with(|it| !it.running(self.guide, self.now.get()).is_empty())
    }

    /// The wait that is over, or the one that ends next, for the title of the tab and the dock.
    pub fn waiting_for(self) -> Option<(&'static Step, Timer)> {
        let now = self.now.get();
        self.progress.with(|it| {
            let over = it.over(self.guide, now).first().map(|it| (*it, Timer::Over));
            over.or_else(|| it.running(self.guide, now).first().map(|(step, left)| (*step, Timer::Running(*left))))
        })
    }

    /// The title of the tab: a wait that is over comes before everything else.
    pub fn title(self) -> String {
        let words = &self.guide.words;
        match self.waiting_for() {
            Some((step, Timer::Over)) => fill(words.timer_said, &[("title", step.title)]),
            _ => format!("{} · Resync", words.title),
        }
    }

    /// A second has passed, or the page has come back from sleep.
    pub fn tick(self) {
        self.now.set((self.outside.now)());
        let over = self.progress.with_untracked(|it| it.over(self.guide, self.now.get_untracked()));
        for step in over {
            let ends = self.progress.with_untracked(|it| it.timer(step.id.0).unwrap_or_default());
            let is_new = self.rung.try_update(|it| it.insert((step.id.0, ends))).unwrap_or_default();
            if !is_new {
                continue;
            }
            let text = fill(self.guide.words.timer_said, &[("title", step.title)]);
            (self.outside.alert)(&text);
            self.announced.set(text);
        }
    }

    /// Asks whether the page may notify, and calls `done` with the answer.
    pub fn ask_to_notify(self, done: impl FnOnce(bool) + 'static) {
        (self.outside.ask_to_notify)(Box::new(done));
    }
}
