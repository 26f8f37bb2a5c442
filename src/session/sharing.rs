//! Sharing: links, instructions and the report to somebody else, by what the browser has for it.

use ports::{Done, Shared};
use rules::guide::{Checklist, Step};
use rules::link;
use rules::log::Event;
use rules::report::Options;

use super::fan_out::Store;
use super::live_regions::LiveRegions;
use super::saving::Saving;

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

pub struct Sharing {
    store: &'static Store,
    pub regions: &'static LiveRegions,
}

impl Sharing {
    pub(super) fn new(saving: &'static Saving, regions: &'static LiveRegions) -> Sharing {
        Sharing { store: saving.store, regions }
    }

    /// The guide's own address, wherever in it the person is.
    pub fn address(&'static self) -> String {
        link::with_fragment(&(self.store.ports.address)(), "")
    }

    /// The address to send for an element.
    pub fn address_of(&'static self, id: &str) -> String {
        self.store.guide.address(&(self.store.ports.address)(), id)
    }

    /// Moves the focus to the text that could not be copied, without scrolling.
    pub fn focus_on(&'static self, id: &str) {
        (self.store.ports.page.focus)(id);
    }

    pub fn copy(&'static self, text: String, done: Done) {
        (self.store.ports.page.copy)(text, done);
    }

    /// The link with what it leads to in words.
    pub fn instructions(&'static self, item: Item) -> String {
        let link = self.address_of(item.id());
        match item {
            Item::Step(step) => self.store.guide.step_instructions(step, self.store.glance(|it| it.systems()), &link),
            Item::Checklist(checklist) => self.store.guide.checklist_instructions(checklist, &link),
        }
    }

    /// What the share sheet is given for an item; `None` where there is no share sheet for it.
    pub fn sheet(&'static self, item: Item) -> Option<Shared> {
        let title = item.title().to_string();
        self.if_sharable(Shared { text: title.clone(), title, url: Some(self.address_of(item.id())) })
    }

    pub fn if_sharable(&'static self, shared: Shared) -> Option<Shared> {
        (self.store.ports.can_share)(&shared).then_some(shared)
    }

    pub fn share(&'static self, shared: Shared) {
        (self.store.ports.share)(shared);
    }

    /// Everything that was done, earliest first, each with the time as the person's clock shows it.
    pub fn log(&'static self) -> Vec<(Event, String)> {
        let ahead = (self.store.ports.ahead)();
        let log = self.store.once_settled(|it| it.log(self.store.guide));
        log.into_iter()
            .map(|it| {
                let at = self.store.guide.day_and_time(it.at, ahead);
                (it, at)
            })
            .collect()
    }

    pub fn report(&'static self, notes: bool) -> String {
        let options = Options { now: (self.store.ports.page.now)(), ahead: (self.store.ports.ahead)(), notes };
        self.store.once_settled(|it| self.store.guide.report(it, options))
    }

    pub fn download(&'static self, name: &str, kind: &str, text: &str) {
        (self.store.ports.page.download)(name, kind, text);
    }

    pub fn print_report(&'static self) {
        (self.store.ports.print_report)();
    }
}
