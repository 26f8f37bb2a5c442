//! Timers: starting and ending waits, and saying so when one is over.

use leptos::prelude::*;
use rules::guide::Step;
use rules::id::Place;
use rules::progress::Millis;
use rules::timer::Timer;
use rules::walk;
use rules::words::fill;

use super::fan_out::{About, Store};
use super::live_regions::LiveRegions;
use super::saving::Saving;

/// The end of a walk is not announced any more after this long: whoever comes back later has not just walked.
const LONG_OVER: Millis = 10 * 60_000;

pub struct Timers {
    store: &'static Store,
    saving: &'static Saving,
    regions: &'static LiveRegions,
    /// The time of the last tick of the clock, for what runs by it.
    now: RwSignal<Millis>,
    /// Waits whose end was announced, by step and end time. A wait that is started again has a new end, and is announced again.
    rung: RwSignal<Vec<(&'static str, Millis)>>,
}

impl Timers {
    pub(super) fn new(saving: &'static Saving, regions: &'static LiveRegions) -> Timers {
        let now = RwSignal::new((saving.store.ports.page.now)());
        Timers { store: saving.store, saving, regions, now, rung: RwSignal::default() }
    }

    /// The time of the last tick.
    pub(super) fn now(&'static self) -> Millis {
        self.now.get()
    }

    pub fn timer_of(&'static self, step: &'static Step) -> Memo<Timer> {
        Memo::new(move |_| self.store.about(step.id.0, |it| it.timer_of(step, self.now.get())))
    }

    pub fn start_timer(&'static self, step: &'static Step) {
        let Some(wait) = step.wait else { return };
        let started = self.saving.change(About::One(step.id.0), |progress, now| {
            progress.set_timer(step.id.0, Some(now + u64::from(wait) * 1000), now)
        });
        if started.is_none() {
            return;
        }
        self.now.set((self.store.ports.page.now)());
        let words = &self.store.guide.words;
        self.regions.said.set(fill(words.timer_started, &[("wait", &words.wait(wait))]));
    }

    /// Stops a timer, or puts one away that is over.
    pub fn end_timer(&'static self, step: &'static Step) {
        self.saving.change(About::One(step.id.0), |progress, now| progress.set_timer(step.id.0, None, now));
    }

    /// Whether any timer runs, so that the clock has to tick and the screen should stay on.
    pub fn is_waiting(&'static self) -> bool {
        let now = self.now.get();
        self.store.read(|it| {
            !it.running(self.store.guide, now).is_empty() || it.walking(now).is_some_and(|it| walk::left(it.0, now) > 0)
        })
    }

    /// The wait that is over, or the one that ends next, for the title of the tab and the dock.
    pub fn waiting_for(&'static self) -> Option<(&'static Step, Timer)> {
        let now = self.now.get();
        self.store.read(|it| {
            let over = it.over(self.store.guide, now).first().map(|it| (*it, Timer::Over));
            over.or_else(|| it.running(self.store.guide, now).first().map(|(step, left)| (*step, Timer::Running(*left))))
        })
    }

    /// The title of the tab: a wait that is over comes before everything else.
    pub fn title(&'static self) -> String {
        let words = &self.store.guide.words;
        match self.waiting_for() {
            Some((step, Timer::Over)) => fill(words.timer_said, &[("title", step.title)]),
            _ => format!("{} · Resync", words.title),
        }
    }

    /// A second has passed, or the page has come back from sleep.
    pub fn tick(&'static self) {
        self.now.set((self.store.ports.page.now)());
        let over = self.store.glance(|it| it.over(self.store.guide, self.now.get_untracked()));
        let now = self.now.get_untracked();
        let walked = self.store.glance(|it| it.walking(now)).filter(|it| walk::left(it.0, now) == 0 && now - it.0 < LONG_OVER);
        if let Some((began, _)) = walked {
            self.ring((Place::WalkTest.id(), began), self.store.guide.words.walk_over.to_string());
        }
        for step in over {
            let ends = self.store.glance(|it| it.timer(step.id.0).unwrap_or_default());
            self.ring((step.id.0, ends), fill(self.store.guide.words.timer_said, &[("title", step.title)]));
        }
    }

    /// Says once that a wait is over.
    fn ring(&'static self, wait: (&'static str, Millis), text: String) {
        if !self.rung.with_untracked(|it| it.contains(&wait)) {
            self.rung.update(|it| it.push(wait));
            (self.store.ports.alert)(&text);
            self.regions.announced.set(text);
        }
    }

    /// Asks whether the page may notify, and calls `done` with the answer.
    pub fn ask_to_notify(&'static self, done: impl FnOnce(bool) + 'static) {
        (self.store.ports.ask_to_notify)(Box::new(done));
    }
}
