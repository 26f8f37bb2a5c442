//! Sending: links, instructions and the report to somebody else, by what the browser has for it.

use leptos::prelude::*;

use super::Session;
use ports::{Done, Shared};
use rules::guide::{Checklist, Step};
use rules::log::Event;
use rules::report::Options;

/// What can be sent.
#[derive(Clone, Copy)]
pub enum Item {
    Step(&'static Step),
    Checklist(&'static Checklist),
}

impl Item {
    pub fn id(self) -> &'static str {
        match self {
            Item::Step(it) => it.id.0,
            Item::Checklist(it) => it.id.0,
        }
    }

    pub fn title(self) -> &'static str {
        match self {
            Item::Step(it) => it.title,
            Item::Checklist(it) => it.title,
        }
    }
}

impl Session {
    pub fn copy(self, text: String, done: Done) {
        (self.outside.copy)(text, done);
    }

    /// The link with what it leads to in words.
    pub fn instructions(self, item: Item) -> String {
        let link = self.address_of(item.id());
        match item {
            Item::Step(step) => self.guide.step_instructions(step, self.progress.with_untracked(|it| it.systems()), &link),
            Item::Checklist(checklist) => self.guide.checklist_instructions(checklist, &link),
        }
    }

    /// What the share sheet is given for an item; `None` where there is no share sheet for it.
    pub fn sharing(self, item: Item) -> Option<Shared> {
        let title = item.title().to_string();
        self.if_sharable(Shared { text: title.clone(), title, url: Some(self.address_of(item.id())) })
    }

    pub fn if_sharable(self, shared: Shared) -> Option<Shared> {
        (self.outside.can_share)(&shared).then_some(shared)
    }

    pub fn share(self, shared: Shared) {
        (self.outside.share)(shared);
    }

    /// Everything that was done, earliest first, each with the time as the person's clock shows it.
    pub fn log(self) -> Vec<(Event, String)> {
        let ahead = (self.outside.ahead)();
        let log = self.once_settled(|it| it.log(self.guide));
        log.into_iter()
            .map(|it| {
                let at = self.guide.day_and_time(it.at, ahead);
                (it, at)
            })
            .collect()
    }

    pub fn report(self, notes: bool) -> String {
        let options = Options { now: (self.outside.now)(), ahead: (self.outside.ahead)(), notes };
        self.once_settled(|it| self.guide.report(it, options))
    }

    pub fn download(self, name: &str, kind: &str, text: &str) {
        (self.outside.download)(name, kind, text);
    }

    pub fn print_report(self) {
        (self.outside.print_report)();
    }

    /// Asks the browser to keep what is saved, and calls `done` with the answer.
    pub fn ask_to_keep(self, done: impl FnOnce(bool) + 'static) {
        (self.outside.ask_to_keep)(Box::new(done));
    }
}
