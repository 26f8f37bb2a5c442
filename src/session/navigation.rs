//! Navigation: what is open, where a link leads, and bringing the person there.

use leptos::prelude::*;
use rules::guide::Checklist;
use rules::id::Place;
use rules::link::{LinkError, Target};

use super::choices::Choices;
use super::fan_out::{About, Store};
use super::saving::Saving;
use super::transfer::Transfer;

pub struct Navigation {
    store: &'static Store,
    saving: &'static Saving,
    choices: &'static Choices,
    transfer: &'static Transfer,
    /// Checklists that were opened or closed in this visit only: a link never changes the reader's progress, and what a newer
    /// version of the guide saved is not changed at all.
    opened: RwSignal<Vec<(&'static str, bool)>>,
    pub bad_link: RwSignal<Option<LinkError>>,
    /// The id of the element that the address leads to.
    pub linked: RwSignal<Option<String>>,
}

impl Navigation {
    pub(super) fn new(saving: &'static Saving, choices: &'static Choices, transfer: &'static Transfer) -> Navigation {
        let (opened, bad_link, linked) = (RwSignal::default(), RwSignal::default(), RwSignal::default());
        Navigation { store: saving.store, saving, choices, transfer, opened, bad_link, linked }
    }

    /// Moves the focus, without scrolling.
    pub fn focus_on(&'static self, id: &str) {
        (self.store.ports.page.focus)(id);
    }

    /// Whether a checklist is open: as it was left in this visit; else as saved; else only if it is the one to begin with.
    pub fn is_open(&'static self, checklist: &'static Checklist) -> Memo<bool> {
        Memo::new(move |_| {
            let id = checklist.id;
            let here = self.opened.with(|it| it.iter().rfind(|it| it.0 == id.0).map(|it| it.1));
            here.or_else(|| self.store.about(id.0, |it| it.is_open(id.0))).unwrap_or_else(|| {
                let begin = match self.choices.path() {
                    Some(path) => path.checklists.first().copied(),
                    None => self.store.guide.checklists.first(),
                };
                begin.is_some_and(|it| it.id == id)
            })
        })
    }

    /// The first so many checklists of the guide: those of the path, in its order, and all others in the order of the guide.
    pub fn checklists(&'static self, count: usize) -> [Vec<&'static Checklist>; 2] {
        let there = self.store.guide.checklists.iter().take(count);
        let path = self.choices.path().map(|it| it.checklists).unwrap_or_default();
        let is_in = |list: &[&Checklist], it: &Checklist| list.iter().any(|other| other.id == it.id);
        let (ours, rest): (Vec<&'static Checklist>, Vec<_>) = there.partition(|it| is_in(&path, it));
        [path.into_iter().filter(|it| is_in(&ours, it)).collect(), rest]
    }

    /// Opens a checklist for this visit, because a link or the browser's own search leads into it.
    pub fn open_for_now(&'static self, checklist: &'static Checklist) {
        self.remember(checklist, true);
    }

    fn remember(&'static self, checklist: &'static Checklist, open: bool) {
        self.opened.update(|it| {
            it.retain(|it| it.0 != checklist.id.0);
            it.push((checklist.id.0, open));
        });
    }

    /// Opens everything for this visit, because it was open before the app was there.
    pub fn open_all_for_now(&'static self) {
        for checklist in self.store.guide.checklists {
            self.open_for_now(checklist);
        }
    }

    /// Opens or closes a checklist, and remembers it where anything can be saved.
    pub fn set_open(&'static self, checklist: &'static Checklist, open: bool) {
        self.remember(checklist, open);
        self.saving.change(About::One(checklist.id.0), |progress, now| progress.set_open(checklist.id.0, open, now));
    }

    /// Opens and marks what a fragment leads to, before there is anything to bring into view.
    pub fn expect(&'static self, fragment: &str) {
        let Ok(target) = self.store.guide.target(fragment) else { return };
        if let Some(checklist) = target.checklist() {
            self.open_for_now(checklist);
            self.linked.set(Some(target.element()));
        }
    }

    /// Goes where a fragment leads: opens what is closed, brings it into view, moves the focus there and marks it.
    pub fn visit(&'static self, fragment: &str) {
        match self.store.guide.target(fragment) {
            Ok(Target::Page) => {
                self.bad_link.set(None);
                self.linked.set(None);
            }
            Ok(Target::Progress) => {
                self.bad_link.set(None);
                self.linked.set(None);
                self.transfer.arrive_by_link(fragment);
            }
            Ok(target) => {
                self.bad_link.set(None);
                if let Some(checklist) = target.checklist() {
                    self.open_for_now(checklist);
                }
                let element = target.element();
                (self.store.ports.page.show)(&element);
                self.linked.set(Some(element));
            }
            Err(error) => {
                self.linked.set(None);
                self.bad_link.set(Some(error));
                (self.store.ports.page.show)(Place::Notices.id());
            }
        }
    }

    pub fn is_linked(&'static self, id: &str) -> bool {
        self.linked.with(|it| it.as_deref() == Some(id))
    }
}
