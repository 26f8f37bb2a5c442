//! Notes against a clock that is moved by hand: typed at once, saved when typing pauses or the page may go away, and never lost.

use std::cell::{Cell, RefCell};

use fixtures::storage::{self, SAVED, SAVES, TROUBLE};
use fixtures::{checklist, guide};
use leptos::prelude::*;
use ports::{PagePorts, Ports, StorageError};
use resync::session::{Keeping, Session};
use rules::guide::Step;
use rules::progress::{Millis, State};
use rules::stored;

/// What is to be done at a time.
type Due = (Millis, Box<dyn FnOnce()>);

thread_local! {
    // Each test runs on its own thread, so each has its own browser.
    static NOW: Cell<Millis> = const { Cell::new(1_795_000_000_000) };
    static DUE: RefCell<Vec<Due>> = const { RefCell::new(Vec::new()) };
}

fn ports() -> Ports {
    Ports {
        page: PagePorts { now: || NOW.get(), load: storage::load, save: storage::save, ..PagePorts::none() },
        later: |milliseconds, act| DUE.with_borrow_mut(|it| it.push((NOW.get() + milliseconds, act))),
        ..Ports::none()
    }
}

/// So much time goes by.
fn pass(milliseconds: Millis) {
    NOW.set(NOW.get() + milliseconds);
    let (due, not_yet) = DUE.take().into_iter().partition::<Vec<_>, _>(|it| it.0 <= NOW.get());
    DUE.set(not_yet);
    due.into_iter().for_each(|(_, act)| act());
}

fn visit(act: impl FnOnce(Session)) {
    Owner::new().with(|| act(Session::start(guide(), ports())));
}

fn step(at: usize) -> &'static Step {
    guide().steps().nth(at).unwrap()
}

/// Types a text, a key every 100 milliseconds.
fn type_into(session: Session, step: &'static Step, text: &str) {
    for end in 1..=text.len() {
        session.steps.set_note(step, &text[..end]);
        pass(100);
    }
}

/// The note that the next visit would find.
fn saved_note(step: &'static Step) -> String {
    SAVED.with_borrow(|it| it.as_deref().map(|it| stored::read(it).unwrap().note(step.id.0).to_string())).unwrap_or_default()
}

// Each key once read, understood and wrote all that is saved.
#[test]
fn a_note_is_saved_once_when_typing_pauses() {
    visit(|it| {
        type_into(it, step(0), "took two tries");
        assert_eq!(it.steps.note_of(step(0)), "took two tries", "it counts at once");
        assert_eq!((SAVES.get(), saved_note(step(0)).as_str()), (0, ""));
        pass(399);
        assert_eq!(SAVES.get(), 0);
        pass(1);
        assert_eq!((SAVES.get(), saved_note(step(0)).as_str()), (1, "took two tries"));
        pass(60_000);
        assert_eq!(SAVES.get(), 1);
    });
}

#[test]
fn a_note_is_saved_at_once_when_the_field_or_the_page_is_left() {
    visit(|it| {
        it.saving.save_notes();
        assert_eq!(SAVES.get(), 0, "there is nothing to save");
        type_into(it, step(0), "took two");
        it.saving.save_notes();
        assert_eq!((SAVES.get(), saved_note(step(0)).as_str()), (1, "took two"));
        it.saving.save_notes();
        pass(60_000);
        assert_eq!(SAVES.get(), 1);
        // The person comes back and goes on.
        type_into(it, step(0), "took two tries");
        pass(500);
        assert_eq!((SAVES.get(), saved_note(step(0)).as_str()), (2, "took two tries"));
    });
}

#[test]
fn a_note_that_is_not_saved_yet_is_saved_with_whatever_else_is_done() {
    let acts: [fn(Session); 2] = [
        |it| it.choices.choose(Some(guide().symptoms[0].id.0)),
        |it| {
            let checklist = checklist("first-checks");
            it.steps.mark(checklist, &checklist.steps[1], State::Done);
        },
    ];
    for act in acts {
        SAVED.set(None);
        SAVES.set(0);
        visit(|it| {
            type_into(it, step(0), "slow");
            act(it);
            assert_eq!((SAVES.get(), saved_note(step(0)).as_str()), (1, "slow"));
            pass(60_000);
            assert_eq!(SAVES.get(), 1);
        });
    }
}

#[test]
fn notes_on_two_steps_are_both_saved() {
    visit(|it| {
        type_into(it, step(0), "one");
        type_into(it, step(1), "two");
        pass(500);
        assert_eq!([0, 1].map(|it| saved_note(step(it))), ["one", "two"]);
    });
}

#[test]
fn a_note_and_what_another_tab_does_meanwhile_are_both_kept() {
    visit(|first| {
        visit(|second| {
            type_into(first, step(0), "mine");
            let checklist = checklist("first-checks");
            second.steps.mark(checklist, &checklist.steps[1], State::Done);
            type_into(second, step(2), "theirs");
            second.saving.save_notes();
            first.saving.refresh();
            assert_eq!(first.steps.note_of(step(0)), "mine", "what is typed stays");
            assert_eq!(first.steps.note_of(step(2)), "theirs");
            pass(500);
            assert_eq!([0, 2].map(|it| saved_note(step(it))), ["mine", "theirs"]);
            second.saving.refresh();
            assert_eq!(second.steps.note_of(step(0)), "mine");
        });
    });
}

// Two tabs on one note: the later key wins in both, in whichever order they save.
#[test]
fn of_two_tabs_that_write_the_same_note_the_one_typed_last_counts() {
    visit(|first| {
        visit(|second| {
            type_into(first, step(0), "early");
            type_into(second, step(0), "late");
            second.saving.save_notes();
            first.saving.save_notes();
            first.saving.refresh();
            assert_eq!((saved_note(step(0)).as_str(), first.steps.note_of(step(0)).as_str()), ("late", "late"));
        });
    });
}

#[test]
fn where_nothing_can_be_saved_the_note_stays_in_the_page_and_the_person_is_told() {
    for trouble in [StorageError::Full, StorageError::Denied] {
        visit(|it| {
            TROUBLE.set(Some(trouble));
            type_into(it, step(0), "here");
            pass(500);
            assert_eq!(it.saving.keeping.get_untracked(), Keeping::InMemory(trouble));
            assert_eq!(it.steps.note_of(step(0)), "here");
            TROUBLE.set(None);
            type_into(it, step(0), "here to stay");
            pass(500);
            assert_eq!(it.saving.keeping.get_untracked(), Keeping::Saved);
            assert_eq!(saved_note(step(0)), "here to stay");
        });
    }
}

#[test]
fn undo_leaves_a_note_that_is_being_written_and_saves_it() {
    visit(|it| {
        let checklist = checklist("first-checks");
        it.steps.mark(checklist, &checklist.steps[0], State::Done);
        type_into(it, &checklist.steps[0], "took two tries");
        it.undo.undo();
        assert_eq!(it.steps.state_of(&checklist.steps[0]).get_untracked(), State::Todo);
        assert_eq!(saved_note(&checklist.steps[0]), "took two tries");
        assert_eq!(it.undo.undoable(), None);
    });
}

#[test]
fn a_note_is_not_saved_after_its_visit_is_over() {
    visit(|it| type_into(it, step(0), "too late"));
    pass(500);
    assert_eq!(SAVES.get(), 0);
}
