//! One person's visit against a storage that refuses, fills up, is damaged, or is written by another tab.
#![cfg(feature = "ssr")]
#![allow(clippy::unwrap_used, clippy::expect_used)]

use std::cell::{Cell, RefCell};

use leptos::prelude::*;
use resync::content::english;
use resync::model::progress::State;
use resync::outside::{Outside, StorageError};
use resync::state::{Keeping, Session};

thread_local! {
    // Each test runs on its own thread, so each has its own browser.
    static SAVED: RefCell<Option<String>> = const { RefCell::new(None) };
    static ASIDE: RefCell<Vec<String>> = const { RefCell::new(Vec::new()) };
    static TROUBLE: Cell<Option<StorageError>> = const { Cell::new(None) };
    static NOW: Cell<u64> = const { Cell::new(1_795_000_000_000) };
    static SHOWN: RefCell<Vec<String>> = const { RefCell::new(Vec::new()) };
}

fn outside() -> Outside {
    Outside {
        now: || NOW.replace(NOW.get() + 1000),
        load: || match TROUBLE.get() {
            Some(StorageError::Denied) => Err(StorageError::Denied),
            _ => Ok(SAVED.with_borrow(Clone::clone)),
        },
        save: |object| match TROUBLE.get() {
            Some(error) => Err(error),
            None => {
                SAVED.set(Some(serde_json::to_string(object).unwrap()));
                Ok(())
            }
        },
        set_aside: |text| match TROUBLE.get() {
            Some(error) => Err(error),
            None => {
                ASIDE.with_borrow_mut(|it| it.push(text.to_string()));
                Ok(())
            }
        },
        show: |id| SHOWN.with_borrow_mut(|it| it.push(id.to_string())),
        ..Outside::none()
    }
}

fn saved() -> String {
    SAVED.with_borrow(|it| it.clone().unwrap_or_default())
}

/// A visit, over what is saved now.
fn visit(act: impl FnOnce(Session)) {
    Owner::new().with(|| act(Session::start(english(), outside())));
}

fn mark(session: Session, id: &str, state: State) {
    let (checklist, step) = english().step(id).unwrap();
    session.mark(checklist, step, state);
}

fn state(session: Session, id: &str) -> State {
    session.state_of(english().step(id).unwrap().1).get_untracked()
}

#[test]
fn a_tick_is_saved_at_once_and_there_at_the_next_visit() {
    visit(|it| mark(it, "restart-both", State::Done));
    visit(|it| assert_eq!(state(it, "restart-both"), State::Done));
}

#[test]
fn the_choice_and_the_versions_are_there_at_the_next_visit() {
    visit(|it| {
        assert!(it.is_asking.get_untracked(), "the first visit asks for versions");
        it.choose(Some("iphone-zero"));
        it.set_systems(it.systems());
    });
    visit(|it| {
        assert_eq!(it.chosen().as_deref(), Some("iphone-zero"));
        assert!(!it.is_asking.get_untracked(), "it asks once");
    });
}

#[test]
fn two_tabs_lose_nothing_of_each_other() {
    visit(|first| {
        visit(|second| {
            mark(first, "restart-both", State::Done);
            mark(second, "toggle-bluetooth", State::Done);
            first.refresh();
            for tab in [first, second] {
                assert_eq!(state(tab, "restart-both"), State::Done);
                assert_eq!(state(tab, "toggle-bluetooth"), State::Done);
            }
        });
    });
}

#[test]
fn without_storage_ticks_work_and_the_person_is_told() {
    TROUBLE.set(Some(StorageError::Denied));
    visit(|it| {
        assert_eq!(it.keeping.get_untracked(), Keeping::InMemory(StorageError::Denied));
        mark(it, "restart-both", State::Done);
        assert_eq!(state(it, "restart-both"), State::Done);
    });
}

#[test]
fn with_full_storage_ticks_work_and_are_saved_once_there_is_room() {
    visit(|it| {
        TROUBLE.set(Some(StorageError::Full));
        mark(it, "restart-both", State::Done);
        assert_eq!(it.keeping.get_untracked(), Keeping::InMemory(StorageError::Full));
        TROUBLE.set(None);
        mark(it, "toggle-bluetooth", State::Done);
        assert_eq!(it.keeping.get_untracked(), Keeping::Saved);
    });
    visit(|it| assert_eq!(state(it, "restart-both"), State::Done));
}

#[test]
fn damaged_progress_is_set_aside_and_said() {
    SAVED.set(Some("{\"version\":1,\"steps\":".to_string()));
    visit(|it| {
        assert!(it.has_set_aside.get_untracked());
        assert_eq!(it.keeping.get_untracked(), Keeping::Saved);
    });
    assert_eq!(ASIDE.with_borrow(Clone::clone), ["{\"version\":1,\"steps\":"]);
    visit(|it| assert!(!it.has_set_aside.get_untracked(), "said once"));
}

#[test]
fn damaged_progress_that_cannot_be_set_aside_is_not_overwritten() {
    SAVED.set(Some("damaged".to_string()));
    TROUBLE.set(Some(StorageError::Full));
    visit(|it| {
        mark(it, "restart-both", State::Done);
        assert_eq!(it.keeping.get_untracked(), Keeping::InMemory(StorageError::Full));
    });
    assert_eq!(saved(), "damaged");
}

#[test]
fn progress_of_a_newer_version_is_shown_and_not_touched() {
    let newer = r#"{"version":2,"steps":{"restart-both":{"state":"done","at":1}},"new":[1]}"#;
    SAVED.set(Some(newer.to_string()));
    visit(|it| {
        assert_eq!(it.keeping.get_untracked(), Keeping::ReadOnly);
        assert_eq!(state(it, "restart-both"), State::Done);
        mark(it, "toggle-bluetooth", State::Done);
        it.choose(Some("iphone-zero"));
        it.reset();
        assert_eq!(state(it, "toggle-bluetooth"), State::Todo);
        // Reading goes on: closed checklists could not be opened here once.
        let checklist = english().checklist("unpair-pair").unwrap();
        it.set_open(checklist, true);
        assert!(it.is_open(checklist).get_untracked());
    });
    assert_eq!(saved(), newer);
}

#[test]
fn a_newer_version_in_another_tab_stops_this_one_from_writing() {
    visit(|it| {
        let newer = r#"{"version":2,"steps":{}}"#;
        SAVED.set(Some(newer.to_string()));
        mark(it, "restart-both", State::Done);
        assert_eq!(it.keeping.get_untracked(), Keeping::ReadOnly);
        assert_eq!(saved(), newer);
    });
}

#[test]
fn every_change_can_be_undone_one_by_one() {
    visit(|it| {
        mark(it, "restart-both", State::Done);
        mark(it, "toggle-bluetooth", State::Skipped);
        it.choose(Some("iphone-zero"));
        it.reset();
        assert_eq!(it.chosen(), None);
        it.undo();
        assert_eq!((state(it, "restart-both"), state(it, "toggle-bluetooth")), (State::Done, State::Skipped));
        assert_eq!(it.chosen().as_deref(), Some("iphone-zero"));
        it.undo();
        assert_eq!(state(it, "toggle-bluetooth"), State::Todo);
        it.undo();
        assert_eq!(state(it, "restart-both"), State::Todo);
        assert_eq!(it.undoable(), None);
        it.undo();
    });
}

#[test]
fn what_was_undone_is_undone_at_the_next_visit_too() {
    visit(|it| {
        mark(it, "restart-both", State::Done);
        it.undo();
    });
    visit(|it| assert_eq!(state(it, "restart-both"), State::Todo));
}

#[test]
fn a_change_is_said_with_where_that_leaves_the_checklist() {
    visit(|it| {
        mark(it, "restart-both", State::Done);
        assert_eq!(it.said.get_untracked(), "Done: Restart both, iPhone first. 1 of 4 done.");
    });
}

#[test]
fn a_link_opens_and_shows_what_it_leads_to_and_saves_nothing() {
    visit(|it| {
        let checklist = english().checklist("unpair-pair").unwrap();
        let is_open = it.is_open(checklist);
        assert!(!is_open.get_untracked());
        it.visit("#unpair");
        assert!(is_open.get_untracked());
        assert!(it.is_linked("unpair"));
    });
    assert_eq!(SHOWN.with_borrow(Clone::clone), ["unpair"]);
    assert_eq!(saved(), "");
}

#[test]
fn a_link_to_nothing_is_said_and_forgotten_at_the_next_good_one() {
    visit(|it| {
        it.visit("#no-such-step");
        assert!(it.bad_link.get_untracked().is_some());
        it.visit("#unpair");
        assert!(it.bad_link.get_untracked().is_none());
    });
}

#[test]
fn closing_what_a_link_opened_is_remembered() {
    let checklist = english().checklist("unpair-pair").unwrap();
    visit(|it| {
        it.visit("#unpair");
        it.set_open(checklist, false);
        assert!(!it.is_open(checklist).get_untracked());
    });
    visit(|it| {
        it.set_open(checklist, true);
    });
    visit(|it| assert!(it.is_open(checklist).get_untracked()));
}
