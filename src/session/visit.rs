//! Where the person is: what is open, and where a link leads.

use leptos::prelude::*;

use super::Session;
use rules::guide::Checklist;
use rules::link::{self, Target};

impl Session {
    // ------------------------------------------------------------ open and closed

    /// As a link or the person left it in this visit; else as it is saved; else open if it is where to begin.
    pub fn is_open(self, checklist: &'static Checklist) -> Memo<bool> {
        Memo::new(move |_| {
            let id = checklist.id;
            let here = self.opened.with(|it| it.get(id.0).copied());
            here.or_else(|| self.about(id.0, |it| it.is_open(id.0))).unwrap_or_else(|| {
                let begin = match self.path() {
                    Some(path) => path.checklists.first().copied(),
                    None => self.guide.checklists.first(),
                };
                begin.is_some_and(|it| it.id == id)
            })
        })
    }

    /// The first so many checklists of the guide: those of the path, in its order, and all others in the order of the guide.
    pub fn checklists(self, count: usize) -> [Vec<&'static Checklist>; 2] {
        let there = self.guide.checklists.iter().take(count);
        let path = self.path().map(|it| it.checklists).unwrap_or_default();
        let is_in = |list: &[&Checklist], it: &Checklist| list.iter().any(|other| other.id == it.id);
        let (ours, rest): (Vec<&'static Checklist>, Vec<_>) = there.partition(|it| is_in(&path, it));
        [path.into_iter().filter(|it| is_in(&ours, it)).collect(), rest]
    }

    /// The guide's own address, wherever in it the person is.
    pub fn address(self) -> String {
        link::with_fragment(&(self.outside.address)(), "")
    }

    /// Opens a checklist for this visit, because a link or the browser's own search leads into it.
    pub fn open_for_now(self, checklist: &'static Checklist) {
        self.opened.update(|it| {
            it.insert(checklist.id.0, true);
        });
    }

    /// Opens everything for this visit, because it was open before the app was there.
    pub fn open_all_for_now(self) {
        for checklist in self.guide.checklists {
            self.open_for_now(checklist);
        }
    }

    /// Opens or closes a checklist, and remembers it where anything can be saved.
    pub fn set_open(self, checklist: &'static Checklist, open: bool) {
        self.opened.update(|it| {
            it.insert(checklist.id.0, open);
        });
        self.change(Some(checklist.id.0), |progress, now| progress.set_open(checklist.id.0, open, now));
    }

    // ------------------------------------------------------------ links

    /// Opens and marks what a fragment leads to, before there is anything to bring into view.
    pub fn expect(self, fragment: &str) {
        let Ok(target) = self.guide.target(fragment) else { return };
        if let Some(checklist) = target.checklist() {
            self.open_for_now(checklist);
            self.linked.set(Some(target.element()));
        }
    }

    /// Goes where a fragment leads: opens what is closed, brings it into view, moves the focus there and marks it.
    pub fn visit(self, fragment: &str) {
        match self.guide.target(fragment) {
            Ok(Target::Page) => {
                self.bad_link.set(None);
                self.linked.set(None);
            }
            Ok(Target::Progress) => {
                self.bad_link.set(None);
                self.linked.set(None);
                self.arrive_by_link(fragment);
            }
            Ok(target) => {
                self.bad_link.set(None);
                if let Some(checklist) = target.checklist() {
                    self.open_for_now(checklist);
                }
                let element = target.element();
                (self.outside.show)(&element);
                self.linked.set(Some(element));
            }
            Err(error) => {
                self.linked.set(None);
                self.bad_link.set(Some(error));
                (self.outside.show)("notices");
            }
        }
    }

    pub fn is_linked(self, id: &str) -> bool {
        self.linked.with(|it| it.as_deref() == Some(id))
    }

    /// The address to send for an element.
    pub fn address_of(self, id: &str) -> String {
        self.guide.address(&(self.outside.address)(), id)
    }
}
