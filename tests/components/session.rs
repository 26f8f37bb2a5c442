//! One person's visit against a storage that refuses, fills up, is damaged, or is written by another tab.

use std::cell::{Cell, RefCell};

use fixtures::storage::{self, SAVED, TROUBLE};
use fixtures::{checklist, guide, step};
use leptos::prelude::*;
use ports::{PagePorts, Ports, StorageError};
use resync::session::Item;
use resync::session::{Arrived, Keeping, Session};
use rules::path::Next;
use rules::progress::{Millis, State, Worked};
use rules::timer::Timer;
use rules::transfer::{Preview, TransferError};

thread_local! {
    // Each test runs on its own thread, so each has its own browser.
    static ASIDE: RefCell<Vec<String>> = const { RefCell::new(Vec::new()) };
    static NOW: Cell<u64> = const { Cell::new(1_795_000_000_000) };
    static SHOWN: RefCell<Vec<String>> = const { RefCell::new(Vec::new()) };
    static ALERTED: RefCell<Vec<String>> = const { RefCell::new(Vec::new()) };
    /// How often the fragment was taken out of the address.
    static CLEARED: Cell<usize> = const { Cell::new(0) };
    /// The file that the person chooses.
    static FILE: RefCell<Option<String>> = const { RefCell::new(None) };
}

fn ports() -> Ports {
    Ports {
        page: PagePorts {
            now: || NOW.replace(NOW.get() + 1000),
            load: storage::load,
            save: storage::save,
            show: |id| SHOWN.with_borrow_mut(|it| it.push(id.to_string())),
            ..PagePorts::none()
        },
        set_aside: |text| match TROUBLE.get() {
            Some(error) => Err(error),
            None => {
                ASIDE.with_borrow_mut(|it| it.push(text.to_string()));
                Ok(())
            }
        },
        alert: |text| ALERTED.with_borrow_mut(|it| it.push(text.to_string())),
        address: || "https://example.org/resync/?x=1#somewhere".to_string(),
        clear_fragment: || CLEARED.set(CLEARED.get() + 1),
        chosen_file: |_, read| read(FILE.with_borrow(Clone::clone)),
        ..Ports::none()
    }
}

fn saved() -> String {
    SAVED.with_borrow(|it| it.clone().unwrap_or_default())
}

/// A visit, over what is saved now.
fn visit(act: impl FnOnce(Session)) {
    Owner::new().with(|| act(Session::start(guide(), ports())));
}

fn mark(session: Session, id: &str, state: State) {
    let (checklist, step) = guide().step(id).unwrap();
    session.steps.mark(checklist, step, state);
}

fn state(session: Session, id: &str) -> State {
    session.steps.state_of(guide().step(id).unwrap().1).get_untracked()
}

#[test]
fn a_tick_is_saved_at_once_and_there_at_the_next_visit() {
    visit(|it| mark(it, "shake-both", State::Done));
    visit(|it| assert_eq!(state(it, "shake-both"), State::Done));
}

#[test]
fn the_choice_and_the_versions_are_there_at_the_next_visit() {
    visit(|it| {
        assert!(it.choices.is_asking.get_untracked(), "the first visit asks for versions");
        it.choices.choose(Some("no-whistle"));
        it.choices.set_systems(it.choices.systems());
    });
    visit(|it| {
        assert_eq!(it.choices.chosen().as_deref(), Some("no-whistle"));
        assert!(!it.choices.is_asking.get_untracked(), "it asks once");
    });
}

#[test]
fn two_tabs_lose_nothing_of_each_other() {
    visit(|first| {
        visit(|second| {
            mark(first, "shake-both", State::Done);
            mark(second, "stove-off-on", State::Done);
            first.saving.refresh();
            for tab in [first, second] {
                assert_eq!(state(tab, "shake-both"), State::Done);
                assert_eq!(state(tab, "stove-off-on"), State::Done);
            }
        });
    });
}

#[test]
fn without_storage_ticks_work_and_the_person_is_told() {
    TROUBLE.set(Some(StorageError::Denied));
    visit(|it| {
        assert_eq!(it.saving.keeping.get_untracked(), Keeping::InMemory(StorageError::Denied));
        mark(it, "shake-both", State::Done);
        assert_eq!(state(it, "shake-both"), State::Done);
    });
}

#[test]
fn with_full_storage_ticks_work_and_are_saved_once_there_is_room() {
    visit(|it| {
        TROUBLE.set(Some(StorageError::Full));
        mark(it, "shake-both", State::Done);
        assert_eq!(it.saving.keeping.get_untracked(), Keeping::InMemory(StorageError::Full));
        TROUBLE.set(None);
        mark(it, "stove-off-on", State::Done);
        assert_eq!(it.saving.keeping.get_untracked(), Keeping::Saved);
    });
    visit(|it| assert_eq!(state(it, "shake-both"), State::Done));
}

#[test]
fn damaged_progress_is_set_aside_and_said() {
    SAVED.set(Some("{\"version\":1,\"steps\":".to_string()));
    visit(|it| {
        assert!(it.saving.has_set_aside.get_untracked());
        assert_eq!(it.saving.keeping.get_untracked(), Keeping::Saved);
    });
    assert_eq!(ASIDE.with_borrow(Clone::clone), ["{\"version\":1,\"steps\":"]);
    visit(|it| assert!(!it.saving.has_set_aside.get_untracked(), "said once"));
}

#[test]
fn damaged_progress_that_cannot_be_set_aside_is_not_overwritten() {
    SAVED.set(Some("damaged".to_string()));
    TROUBLE.set(Some(StorageError::Full));
    visit(|it| {
        mark(it, "shake-both", State::Done);
        assert_eq!(it.saving.keeping.get_untracked(), Keeping::InMemory(StorageError::Full));
    });
    assert_eq!(saved(), "damaged");
}

#[test]
fn progress_of_a_newer_version_is_shown_and_not_touched() {
    let newer = r#"{"version":2,"steps":{"shake-both":{"state":"done","at":1}},"new":[1]}"#;
    SAVED.set(Some(newer.to_string()));
    visit(|it| {
        assert_eq!(it.saving.keeping.get_untracked(), Keeping::ReadOnly);
        assert_eq!(state(it, "shake-both"), State::Done);
        mark(it, "stove-off-on", State::Done);
        it.choices.choose(Some("no-whistle"));
        it.steps.reset();
        assert_eq!(state(it, "stove-off-on"), State::Todo);
        // Reading goes on: closed checklists could not be opened here once.
        let checklist = guide().checklist("new-kettle").unwrap();
        it.navigation.set_open(checklist, true);
        assert!(it.navigation.is_open(checklist).get_untracked());
    });
    assert_eq!(saved(), newer);
}

#[test]
fn a_newer_version_in_another_tab_stops_this_one_from_writing() {
    visit(|it| {
        let newer = r#"{"version":2,"steps":{}}"#;
        SAVED.set(Some(newer.to_string()));
        mark(it, "shake-both", State::Done);
        assert_eq!(it.saving.keeping.get_untracked(), Keeping::ReadOnly);
        assert_eq!(saved(), newer);
    });
}

#[test]
fn every_change_can_be_undone_one_by_one() {
    visit(|it| {
        mark(it, "shake-both", State::Done);
        mark(it, "stove-off-on", State::Skipped);
        it.choices.choose(Some("no-whistle"));
        it.steps.reset();
        assert_eq!(it.choices.chosen(), None);
        it.undo.undo();
        assert_eq!((state(it, "shake-both"), state(it, "stove-off-on")), (State::Done, State::Skipped));
        assert_eq!(it.choices.chosen().as_deref(), Some("no-whistle"));
        it.undo.undo();
        assert_eq!(state(it, "stove-off-on"), State::Todo);
        it.undo.undo();
        assert_eq!(state(it, "shake-both"), State::Todo);
        assert_eq!(it.undo.undoable(), None);
        it.undo.undo();
    });
}

#[test]
fn undo_has_no_time_out() {
    visit(|it| {
        mark(it, "shake-both", State::Done);
        pass(it, 24 * 60 * 60 * 1000);
        assert!(it.undo.undoable().is_some());
        it.undo.undo();
        assert_eq!(state(it, "shake-both"), State::Todo);
    });
}

#[test]
fn what_was_undone_is_undone_at_the_next_visit_too() {
    visit(|it| {
        mark(it, "shake-both", State::Done);
        it.undo.undo();
    });
    visit(|it| assert_eq!(state(it, "shake-both"), State::Todo));
}

#[test]
fn a_change_is_said_with_where_that_leaves_the_checklist() {
    visit(|it| {
        mark(it, "shake-both", State::Done);
        assert_eq!(it.regions.said.get_untracked(), "Done: Shake both, kettle first. 1 of 4 done.");
    });
}

#[test]
fn a_link_opens_and_shows_what_it_leads_to_and_saves_nothing() {
    visit(|it| {
        let checklist = guide().checklist("new-kettle").unwrap();
        let is_open = it.navigation.is_open(checklist);
        assert!(!is_open.get_untracked());
        it.navigation.visit("#crush-kettle");
        assert!(is_open.get_untracked());
        assert!(it.navigation.is_linked("crush-kettle"));
    });
    assert_eq!(SHOWN.with_borrow(Clone::clone), ["crush-kettle"]);
    assert_eq!(saved(), "");
}

#[test]
fn before_the_page_is_there_a_link_opens_and_marks_what_it_leads_to_and_shows_nothing() {
    visit(|it| {
        it.navigation.expect("#crush-kettle");
        assert!(it.navigation.is_open(guide().checklist("new-kettle").unwrap()).get_untracked());
        assert!(it.navigation.is_linked("crush-kettle"));
        it.navigation.expect("#no-such-step");
        assert!(it.navigation.bad_link.get_untracked().is_none());
    });
    assert!(SHOWN.with_borrow(Vec::is_empty));
    assert_eq!(saved(), "");
}

#[test]
fn what_was_open_before_the_app_was_there_stays_open_for_this_visit() {
    visit(|it| {
        it.navigation.open_all_for_now();
        assert!(guide().checklists.iter().all(|checklist| it.navigation.is_open(checklist).get_untracked()));
    });
    assert_eq!(saved(), "");
}

#[test]
fn a_link_to_nothing_is_said_and_forgotten_at_the_next_good_one() {
    visit(|it| {
        it.navigation.visit("#no-such-step");
        assert!(it.navigation.bad_link.get_untracked().is_some());
        it.navigation.visit("#crush-kettle");
        assert!(it.navigation.bad_link.get_untracked().is_none());
    });
}

#[test]
fn closing_what_a_link_opened_is_remembered() {
    let checklist = guide().checklist("new-kettle").unwrap();
    visit(|it| {
        it.navigation.visit("#crush-kettle");
        it.navigation.set_open(checklist, false);
        assert!(!it.navigation.is_open(checklist).get_untracked());
    });
    visit(|it| {
        it.navigation.set_open(checklist, true);
    });
    visit(|it| assert!(it.navigation.is_open(checklist).get_untracked()));
}

// ---------------------------------------------------------------- did it work?

/// What was brought into view since the last time that this was asked.
fn shown() -> Vec<String> {
    SHOWN.take()
}

fn worked(session: Session, id: &str) -> Option<Worked> {
    session.outcomes.worked(checklist(id)).get_untracked()
}

/// A visit of somebody who was led to `stale-tea`: the first checks, then fresh water.
fn visit_on_a_path(act: impl FnOnce(Session)) {
    visit(|it| {
        it.choices.choose(Some("stale-tea"));
        shown();
        act(it);
    });
}

#[test]
fn what_did_not_work_opens_and_shows_the_next_checklist() {
    for answer in [Worked::NotYet, Worked::Unsure] {
        SAVED.set(None);
        visit_on_a_path(|it| {
            assert!(!it.navigation.is_open(checklist("fresh-water")).get_untracked());
            it.outcomes.set_worked(checklist("first-checks"), answer);
            assert_eq!(shown(), ["fresh-water"]);
            assert!(it.navigation.is_open(checklist("fresh-water")).get_untracked());
            assert_eq!(worked(it, "first-checks"), Some(answer));
            it.outcomes.set_worked(checklist("fresh-water"), answer);
            assert_eq!(shown(), [""; 0], "the path is through");
        });
    }
}

#[test]
fn what_did_not_work_leads_to_a_question_that_is_still_open() {
    visit_on_a_path(|it| {
        for step in checklist("fresh-water").steps {
            it.steps.mark(checklist("fresh-water"), step, State::Done);
        }
        it.outcomes.set_worked(checklist("first-checks"), Worked::NotYet);
        assert_eq!(shown(), ["fresh-water"]);
        assert!(matches!(it.outcomes.next(), Some(Next::Ask(it)) if it.id.0 == "fresh-water"));
    });
}

#[test]
fn what_fixed_it_is_shown_and_nothing_more_is_pushed() {
    visit_on_a_path(|it| {
        it.outcomes.set_worked(checklist("first-checks"), Worked::Fixed);
        assert_eq!(shown(), ["fixed"]);
        assert_eq!(it.outcomes.fixed().map(|it| it.id.0), Some("first-checks"));
    });
    visit(|it| assert_eq!(it.outcomes.fixed().map(|it| it.id.0), Some("first-checks"), "at the next visit too"));
}

// The whole guide is open to everybody, with or without a path.
#[test]
fn without_a_path_an_answer_is_kept_and_leads_nowhere() {
    visit(|it| {
        for answer in [Worked::NotYet, Worked::Fixed] {
            it.outcomes.set_worked(checklist("kitchen-clock"), answer);
            assert_eq!(worked(it, "kitchen-clock"), Some(answer));
        }
        assert_eq!(shown(), [""; 0]);
        assert!(it.outcomes.fixed().is_none());
    });
}

#[test]
fn saying_the_same_again_takes_it_back_and_shows_nothing() {
    visit_on_a_path(|it| {
        for answer in [Worked::Fixed, Worked::NotYet, Worked::Unsure] {
            it.outcomes.set_worked(checklist("first-checks"), answer);
            shown();
            it.outcomes.set_worked(checklist("first-checks"), answer);
            assert_eq!(worked(it, "first-checks"), None);
            assert_eq!(shown(), [""; 0]);
        }
    });
    visit(|it| assert_eq!(worked(it, "first-checks"), None));
}

#[test]
fn an_answer_is_said_and_can_be_undone() {
    visit_on_a_path(|it| {
        mark(it, "shake-both", State::Done);
        it.outcomes.set_worked(checklist("first-checks"), Worked::NotYet);
        assert_eq!(it.regions.said.get_untracked(), "Not fixed yet: First checks. 1 of 4 done.");
        it.outcomes.set_worked(checklist("first-checks"), Worked::Fixed);
        assert_eq!(it.undo.undoable().as_deref(), Some("Fixed it: First checks"));
        it.undo.undo();
        assert_eq!(worked(it, "first-checks"), Some(Worked::NotYet));
        assert!(it.outcomes.fixed().is_none());
        it.undo.undo();
        assert_eq!(worked(it, "first-checks"), None);
        assert_eq!(state(it, "shake-both"), State::Done);
    });
}

#[test]
fn a_riskier_checklist_names_the_milder_one_until_it_is_touched() {
    visit(|it| {
        let milder = |it: Session| it.outcomes.milder_before(checklist("descale")).map(|it| it.id.0);
        assert_eq!(milder(it), None, "without a path there is no order");
        it.choices.choose(Some("no-whistle"));
        assert_eq!(milder(it), Some("valve-open"));
        for id in ["valve-open", "filter-clean", "first-checks", "fresh-water"] {
            assert_eq!(milder(it), Some(id));
            it.outcomes.set_worked(checklist(id), Worked::NotYet);
        }
        assert_eq!(milder(it), None);
    });
}

// ---------------------------------------------------------------- the guard

fn is_guarded(session: Session, id: &str) -> bool {
    session.outcomes.is_guarded(checklist(id)).get_untracked()
}

#[test]
fn only_what_erases_something_is_guarded_until_the_guard_was_read() {
    visit(|it| {
        let guarded = guide().checklists.iter().map(|it| it.id.0).filter(|id| is_guarded(it, id));
        assert_eq!(guarded.collect::<Vec<_>>(), ["new-kettle"]);
        it.outcomes.pass_guard(checklist("new-kettle"));
        assert!(!is_guarded(it, "new-kettle"));
        assert_eq!(shown(), ["say-goodbye"], "the first step");
    });
    visit(|it| assert!(!is_guarded(it, "new-kettle"), "at the next visit too"));
}

#[test]
fn a_link_to_a_guarded_step_does_not_pass_the_guard() {
    visit(|it| {
        it.navigation.visit("#crush-kettle");
        assert!(is_guarded(it, "new-kettle"));
    });
}

#[test]
fn a_reset_brings_the_guard_back_and_undo_takes_it_away_again() {
    visit(|it| {
        let resets: [fn(Session); 2] = [|it| it.steps.reset(), |it| it.steps.reset_checklist(checklist("new-kettle"))];
        for reset in resets {
            it.outcomes.pass_guard(checklist("new-kettle"));
            reset(it);
            assert!(is_guarded(it, "new-kettle"));
            it.undo.undo();
            assert!(!is_guarded(it, "new-kettle"));
        }
        it.steps.reset_checklist(checklist("first-checks"));
        assert!(!is_guarded(it, "new-kettle"), "another checklist's reset");
    });
}

#[test]
fn a_tick_and_an_outcome_do_not_pass_the_guard() {
    visit(|it| {
        mark(it, "say-goodbye", State::Done);
        it.outcomes.set_worked(checklist("new-kettle"), Worked::NotYet);
        assert!(is_guarded(it, "new-kettle"));
    });
}

// ---------------------------------------------------------------- waits

fn timer(session: Session, id: &str) -> Timer {
    session.timers.timer_of(step(id)).get_untracked()
}

/// So much time goes by, and the clock ticks.
fn pass(session: Session, milliseconds: Millis) {
    // Asking the clock takes a second here.
    NOW.set(NOW.get() + milliseconds - 1000);
    session.timers.tick();
}

fn alerted() -> Vec<String> {
    ALERTED.take()
}

const STOVE_OVER: &str = "The wait is over: Turn the stove off and on";
const ALONE_OVER: &str = "The wait is over: Leave it alone and look away";

#[test]
fn a_timer_runs_and_says_once_that_it_is_over() {
    visit(|it| {
        assert_eq!(timer(it, "leave-alone"), Timer::Off);
        assert!(!it.timers.is_waiting());
        it.timers.start_timer(step("leave-alone"));
        assert_eq!(it.regions.said.get_untracked(), "Timer started: Wait 1 min");
        assert!(it.timers.is_waiting());
        assert!(matches!(timer(it, "leave-alone"), Timer::Running(left) if (58..=60).contains(&left)));
        pass(it, 30_000);
        assert!(matches!(timer(it, "leave-alone"), Timer::Running(left) if (28..=30).contains(&left)));
        assert_eq!(alerted(), [""; 0]);
        pass(it, 30_000);
        assert_eq!(timer(it, "leave-alone"), Timer::Over);
        assert_eq!(it.regions.announced.get_untracked(), ALONE_OVER);
        assert!(!it.timers.is_waiting());
        pass(it, 1000);
        pass(it, 1000);
        assert_eq!(alerted(), [ALONE_OVER]);
    });
}

#[test]
fn the_title_of_the_tab_says_what_is_over_until_it_is_put_away() {
    visit(|it| {
        let plain = it.timers.title();
        it.timers.start_timer(step("leave-alone"));
        assert_eq!(it.timers.title(), plain);
        pass(it, 60_000);
        assert_eq!(it.timers.title(), ALONE_OVER);
        it.timers.end_timer(step("leave-alone"));
        assert_eq!(it.timers.title(), plain);
        assert_eq!(timer(it, "leave-alone"), Timer::Off);
    });
}

#[test]
fn a_timer_that_was_stopped_is_never_over() {
    visit(|it| {
        it.timers.start_timer(step("leave-alone"));
        it.timers.end_timer(step("leave-alone"));
        assert!(!it.timers.is_waiting());
        pass(it, 120_000);
        assert_eq!(timer(it, "leave-alone"), Timer::Off);
        assert_eq!(alerted(), [""; 0]);
    });
}

#[test]
fn two_timers_run_side_by_side_and_each_says_that_it_is_over() {
    visit(|it| {
        it.timers.start_timer(step("leave-alone"));
        it.timers.start_timer(step("stove-off-on"));
        let waits_for = |it: Session| it.timers.waiting_for().map(|(step, timer)| (step.id.0, timer == Timer::Over));
        assert_eq!(waits_for(it), Some(("stove-off-on", false)), "the soonest");
        pass(it, 20_000);
        assert_eq!(alerted(), [STOVE_OVER]);
        assert_eq!(waits_for(it), Some(("stove-off-on", true)), "what is over comes first");
        assert!(it.timers.is_waiting(), "the other one runs");
        it.timers.end_timer(step("stove-off-on"));
        assert_eq!(waits_for(it), Some(("leave-alone", false)));
        pass(it, 60_000);
        assert_eq!(alerted(), [ALONE_OVER]);
    });
}

#[test]
fn timers_that_end_while_the_phone_sleeps_are_all_said() {
    visit(|it| {
        it.timers.start_timer(step("leave-alone"));
        it.timers.start_timer(step("stove-off-on"));
        pass(it, 3_600_000);
        assert_eq!(alerted(), [STOVE_OVER, ALONE_OVER]);
    });
}

#[test]
fn a_timer_runs_on_while_the_page_is_closed() {
    visit(|it| it.timers.start_timer(step("leave-alone")));
    NOW.set(NOW.get() + 30_000);
    visit(|it| {
        assert!(matches!(timer(it, "leave-alone"), Timer::Running(left) if (20..=30).contains(&left)));
        it.timers.tick();
        assert_eq!(alerted(), [""; 0]);
    });
    NOW.set(NOW.get() + 60_000);
    visit(|it| {
        assert_eq!(timer(it, "leave-alone"), Timer::Over);
        assert_eq!(it.timers.title(), ALONE_OVER);
        it.timers.tick();
        assert_eq!(alerted(), [ALONE_OVER]);
        assert_eq!(it.regions.announced.get_untracked(), ALONE_OVER);
    });
}

// The second time nobody was told: the first end was still noted as said, and a reset didn't forget it.
#[test]
fn a_timer_that_is_started_anew_says_again_that_it_is_over() {
    let aways: [fn(Session); 3] = [
        |it| it.timers.end_timer(step("leave-alone")),
        |it| it.steps.reset_checklist(checklist("first-checks")),
        |it| it.steps.reset(),
    ];
    for put_away in aways {
        visit(|it| {
            it.timers.start_timer(step("leave-alone"));
            pass(it, 60_000);
            put_away(it);
            it.timers.start_timer(step("leave-alone"));
            pass(it, 30_000);
            assert_eq!(alerted(), [ALONE_OVER]);
            pass(it, 30_000);
            assert_eq!(alerted(), [ALONE_OVER]);
            it.timers.end_timer(step("leave-alone"));
        });
    }
}

#[test]
fn a_timer_that_another_tab_started_anew_says_again_that_it_is_over() {
    visit(|first| {
        visit(|second| {
            first.timers.start_timer(step("leave-alone"));
            pass(first, 60_000);
            assert_eq!(alerted(), [ALONE_OVER]);
            second.saving.refresh();
            second.timers.end_timer(step("leave-alone"));
            second.timers.start_timer(step("leave-alone"));
            // The first tab slept all the while.
            NOW.set(NOW.get() + 60_000);
            first.saving.refresh();
            first.timers.tick();
            assert_eq!(alerted(), [ALONE_OVER]);
        });
    });
}

#[test]
fn a_timer_of_another_tab_is_shown_here() {
    visit(|first| {
        visit(|second| {
            first.timers.start_timer(step("leave-alone"));
            second.saving.refresh();
            second.timers.tick();
            assert!(matches!(timer(second, "leave-alone"), Timer::Running(_)));
            second.timers.end_timer(step("leave-alone"));
            first.saving.refresh();
            assert_eq!(timer(first, "leave-alone"), Timer::Off);
        });
    });
}

// ---------------------------------------------------------------- progress from elsewhere

/// The address with the progress of somebody who has done this, in a browser of their own.
fn link_from(act: impl FnOnce(Session)) -> String {
    let here = SAVED.take();
    let mut link = String::new();
    visit(|it| {
        act(it);
        link = it.transfer.link_with_progress();
    });
    SAVED.set(here);
    shown();
    link
}

fn fragment_of(link: &str) -> String {
    format!("#{}", link.split_once('#').unwrap().1)
}

fn is_refused(session: Session, error: TransferError) -> bool {
    matches!(session.transfer.incoming.get_untracked(), Some(Arrived::Refused(it)) if it == error)
}

/// What merging would change.
#[track_caller]
fn preview(session: Session) -> Preview {
    match session.transfer.incoming.get_untracked() {
        Some(Arrived::Progress(it)) => it.1,
        other => panic!("no progress arrived, but {other:?}"),
    }
}

/// What somebody else has done, who helps.
fn helper(it: Session) {
    it.choices.choose(Some("stale-tea"));
    mark(it, "stove-off-on", State::Done);
    it.outcomes.set_worked(checklist("first-checks"), Worked::NotYet);
}

#[test]
fn the_link_with_progress_is_the_pages_own_address_with_another_fragment() {
    let link = link_from(helper);
    assert!(link.starts_with("https://example.org/resync/#p1="), "{link}");
    assert_eq!(link.matches('#').count(), 1);
}

#[test]
fn a_link_with_progress_shows_what_would_change_and_changes_nothing() {
    let link = link_from(helper);
    visit(|it| mark(it, "shake-both", State::Done));
    let before = saved();
    visit(|it| {
        it.navigation.visit(&fragment_of(&link));
        let preview = preview(it);
        assert_eq!(preview.changes.len(), 3, "{:?}", preview.changes);
        assert_eq!(shown(), ["import"]);
        assert_eq!(state(it, "stove-off-on"), State::Todo);
        assert_eq!(it.choices.chosen(), None);
        assert!(it.navigation.bad_link.get_untracked().is_none());
        assert_eq!(it.undo.undoable(), None);
    });
    assert_eq!(saved(), before);
    assert_eq!(CLEARED.get(), 0, "a reload asks again");
}

#[test]
fn merging_takes_over_what_came_and_keeps_what_is_here() {
    let link = link_from(helper);
    visit(|it| {
        mark(it, "shake-both", State::Done);
        it.navigation.visit(&fragment_of(&link));
        it.transfer.merge_incoming();
        assert_eq!(it.regions.said.get_untracked(), "Merged in. Undo takes it back.");
        assert!(it.transfer.incoming.get_untracked().is_none());
        assert_eq!(CLEARED.get(), 1, "a reload must not ask again");
    });
    visit(|it| {
        assert_eq!(state(it, "shake-both"), State::Done);
        assert_eq!(state(it, "stove-off-on"), State::Done);
        assert_eq!(worked(it, "first-checks"), Some(Worked::NotYet));
        assert_eq!(it.choices.chosen().as_deref(), Some("stale-tea"));
    });
}

#[test]
fn undo_takes_back_what_was_merged_and_nothing_else() {
    visit(|it| {
        it.choices.choose(Some("wrong-hour"));
        mark(it, "shake-both", State::Done);
        NOW.set(NOW.get() + 60_000);
        let link = link_from(helper);
        it.navigation.visit(&fragment_of(&link));
        it.transfer.merge_incoming();
        assert_eq!(it.choices.chosen().as_deref(), Some("stale-tea"));
        assert_eq!(it.undo.undoable().as_deref(), Some("Progress was merged in"));
        it.undo.undo();
        assert_eq!(state(it, "stove-off-on"), State::Todo);
        assert_eq!(worked(it, "first-checks"), None);
        assert_eq!(it.choices.chosen().as_deref(), Some("wrong-hour"));
        assert_eq!(state(it, "shake-both"), State::Done);
        it.undo.undo();
        assert_eq!(state(it, "shake-both"), State::Todo);
    });
}

#[test]
fn keeping_mine_leaves_everything_as_it_was() {
    let link = link_from(helper);
    visit(|it| mark(it, "shake-both", State::Done));
    let before = saved();
    visit(|it| {
        it.navigation.visit(&fragment_of(&link));
        it.transfer.dismiss_incoming();
        assert!(it.transfer.incoming.get_untracked().is_none());
        assert_eq!(state(it, "stove-off-on"), State::Todo);
        it.transfer.merge_incoming();
        assert_eq!(state(it, "stove-off-on"), State::Todo, "there is nothing left to merge");
        assert_eq!(it.undo.undoable(), None);
    });
    assert_eq!(saved(), before);
    assert_eq!(CLEARED.get(), 1);
}

#[test]
fn a_link_that_cannot_be_read_says_why_and_changes_nothing() {
    let link = fragment_of(&link_from(helper));
    let cut = &link[..link.len() - 8];
    visit(|it| mark(it, "shake-both", State::Done));
    let before = saved();
    for (fragment, error) in [(cut, TransferError::CutShort), ("#p2=AAAA", TransferError::Newer)] {
        visit(|it| {
            it.navigation.visit(fragment);
            assert!(is_refused(it, error), "{fragment}: {:?}", it.transfer.incoming.get_untracked());
            assert_eq!(shown(), ["import"]);
            it.transfer.merge_incoming();
            assert!(is_refused(it, error), "{fragment}");
            assert_eq!(it.undo.undoable(), None);
            it.transfer.dismiss_incoming();
            assert!(it.transfer.incoming.get_untracked().is_none());
            assert_eq!(state(it, "shake-both"), State::Done);
        });
        assert_eq!(saved(), before);
    }
}

// "Merged in" was said although nothing was, and the link was gone from the address.
#[test]
fn where_nothing_can_be_changed_nothing_is_merged_and_the_link_stays() {
    let link = link_from(helper);
    let newer = r#"{"version":2,"steps":{"shake-both":{"state":"done","at":1}}}"#;
    SAVED.set(Some(newer.to_string()));
    visit(|it| {
        it.navigation.visit(&fragment_of(&link));
        it.transfer.merge_incoming();
        assert_eq!(state(it, "stove-off-on"), State::Todo);
        assert_ne!(it.regions.said.get_untracked(), guide().words.import_done);
        assert!(it.transfer.incoming.get_untracked().is_some());
        assert_eq!(CLEARED.get(), 0);
        assert_eq!(it.undo.undoable(), None);
    });
    assert_eq!(saved(), newer);
}

#[test]
fn where_nothing_can_be_changed_no_answer_timer_or_note_is_taken() {
    let newer = r#"{"version":2,"steps":{}}"#;
    SAVED.set(Some(newer.to_string()));
    visit(|it| {
        it.outcomes.set_worked(checklist("first-checks"), Worked::Fixed);
        it.choices.set_answer("boils", Some("bubbles"));
        it.timers.start_timer(step("stove-off-on"));
        it.steps.set_note(step("crush-kettle"), "x");
        assert_eq!(worked(it, "first-checks"), None);
        assert!(it.choices.diagnosis().asked[0].1.is_none());
        assert_eq!(timer(it, "stove-off-on"), Timer::Off);
        assert_eq!(it.steps.note_of(step("crush-kettle")), "");
        assert_eq!(it.regions.said.get_untracked(), "", "nothing was done, so nothing is said");
    });
    assert_eq!(saved(), newer);
}

#[test]
fn a_good_link_after_progress_from_elsewhere_leads_on() {
    let link = link_from(helper);
    visit(|it| {
        it.navigation.visit(&fragment_of(&link));
        it.navigation.visit("#crush-kettle");
        assert!(it.navigation.is_linked("crush-kettle"));
        assert!(it.transfer.incoming.get_untracked().is_some(), "the person has not decided yet");
    });
}

#[test]
fn a_file_carries_progress_and_notes_to_another_browser() {
    let mut file = String::new();
    visit(|it| {
        helper(it);
        it.steps.set_note(step("crush-kettle"), "afraid of this");
        assert!(!it.transfer.file_with_progress(false).contains("afraid"));
        file = it.transfer.file_with_progress(true);
    });
    SAVED.set(None);
    FILE.set(Some(file));
    visit(|it| {
        it.transfer.open_file("field");
        assert_eq!(state(it, "stove-off-on"), State::Todo);
        it.transfer.merge_incoming();
        assert_eq!(state(it, "stove-off-on"), State::Done);
        assert_eq!(it.steps.note_of(step("crush-kettle")), "afraid of this");
    });
}

#[test]
fn a_file_that_cannot_be_read_says_why_and_changes_nothing() {
    visit(|it| {
        it.transfer.open_file("field");
        assert!(is_refused(it, TransferError::TooLarge));
        FILE.set(Some("holiday.jpg".to_string()));
        it.transfer.open_file("field");
        assert!(is_refused(it, TransferError::NotOurs));
        it.transfer.dismiss_incoming();
    });
    assert_eq!(saved(), "");
}

// Whoever helps has read the guard on their own phone. That must not open the way to erasing somebody else's watch.
#[test]
fn progress_from_elsewhere_passes_no_guard() {
    let read = |it: Session| {
        helper(it);
        it.outcomes.pass_guard(checklist("new-kettle"));
    };
    let link = link_from(read);
    visit(|it| {
        read(it);
        FILE.set(Some(it.transfer.file_with_progress(true)));
    });
    SAVED.set(None);
    let arrivals: [Box<dyn Fn(Session)>; 2] =
        [Box::new(move |it| it.navigation.visit(&fragment_of(&link))), Box::new(|it| it.transfer.open_file("field"))];
    for arrive in arrivals {
        SAVED.set(None);
        visit(|it| {
            arrive(it);
            let preview = preview(it);
            assert_eq!(preview.unknown, 0);
            it.transfer.merge_incoming();
            assert_eq!(state(it, "stove-off-on"), State::Done);
            assert!(is_guarded(it, "new-kettle"));
        });
    }
}

// A sender's clock that runs ahead must not make their ticks win for ever.
#[test]
fn nothing_from_elsewhere_is_saved_as_later_than_now() {
    let now = NOW.get();
    NOW.set(now + 365 * 24 * 3_600_000);
    let link = link_from(helper);
    NOW.set(now);
    visit(|it| {
        it.navigation.visit(&fragment_of(&link));
        it.transfer.merge_incoming();
        assert_eq!(state(it, "stove-off-on"), State::Done);
    });
    let times: Vec<Millis> =
        saved().split("\"at\":").skip(1).map(|it| it.split([',', '}']).next().unwrap().parse().unwrap()).collect();
    assert_eq!(times.len(), 3, "a mark, an outcome and the choice in {}", saved());
    assert!(times.iter().all(|it| *it <= NOW.get()), "{}", saved());
}

// ---------------------------------------------------------------- notes, sending, the report

#[test]
fn a_note_is_kept_through_a_reset_and_a_visit_and_can_be_emptied() {
    visit(|it| {
        assert!(!it.steps.has_notes());
        it.steps.set_note(step("crush-kettle"), "afraid of this");
        mark(it, "crush-kettle", State::Done);
        it.steps.reset();
    });
    visit(|it| {
        assert!(it.steps.has_notes());
        assert_eq!(it.steps.note_of(step("crush-kettle")), "afraid of this");
        assert_eq!(it.undo.undoable(), None);
        it.steps.set_note(step("crush-kettle"), "");
        assert!(!it.steps.has_notes());
    });
    visit(|it| assert_eq!(it.steps.note_of(step("crush-kettle")), ""));
}

#[test]
fn writing_a_note_is_no_change_that_undo_takes_back() {
    visit(|it| {
        mark(it, "shake-both", State::Done);
        it.steps.set_note(step("shake-both"), "took two tries");
        it.undo.undo();
        assert_eq!(state(it, "shake-both"), State::Todo);
        assert_eq!(it.steps.note_of(step("shake-both")), "took two tries");
    });
}

#[test]
fn an_address_to_send_leads_back_to_what_it_was_made_for() {
    for checklist in guide().checklists {
        for item in [Item::Checklist(checklist)].into_iter().chain(checklist.steps.iter().map(Item::Step)) {
            visit(|it| {
                let address = it.sharing.address_of(item.id());
                let place = match item {
                    Item::Step(step) => format!("s/{}/", step.id),
                    Item::Checklist(checklist) => format!("#{}", checklist.id),
                };
                assert_eq!(address, format!("https://example.org/resync/{place}"));
                // A step's own page leads on to its place in the guide.
                it.navigation.visit(&format!("#{}", item.id()));
                assert!(it.navigation.is_linked(item.id()));
                assert!(it.navigation.is_open(checklist).get_untracked());
                assert_eq!(shown(), [item.id()]);
                assert!(it.sharing.instructions(item).ends_with(&format!("\n{address}")));
                assert!(it.sharing.instructions(item).starts_with(item.title()));
            });
        }
    }
}

#[test]
fn instructions_are_for_the_senders_versions() {
    use rules::system::{Pick, Systems};
    visit(|it| {
        it.choices.set_systems(Systems { ios: Pick::to(17), watchos: Pick::UNSURE });
        let text = it.sharing.instructions(Item::Step(step("order-tea")));
        assert!(text.contains("Tea ID") && !text.contains("Tea Account"), "{text}");
    });
}

#[test]
fn a_link_with_progress_leads_back_to_the_same_progress() {
    let link = link_from(|it| {
        helper(it);
        mark(it, "shake-both", State::Skipped);
        it.choices.set_answer("boils", Some("bubbles"));
    });
    visit(|it| {
        it.navigation.visit(&fragment_of(&link));
        it.transfer.merge_incoming();
        assert_eq!(state(it, "stove-off-on"), State::Done);
        assert_eq!(state(it, "shake-both"), State::Skipped);
        assert_eq!(worked(it, "first-checks"), Some(Worked::NotYet));
        assert_eq!(it.choices.diagnosis().asked[0].1.map(|it| it.id), Some("bubbles"));
        // And there is nothing more in it.
        it.navigation.visit(&fragment_of(&link));
        let preview = preview(it);
        assert!(preview.is_empty(), "{:?}", preview.changes);
    });
}

#[test]
fn where_there_is_no_share_sheet_nothing_is_offered_to_it() {
    visit(|it| assert!(it.sharing.sheet(Item::Step(step("crush-kettle"))).is_none()));
    let sheet = Ports { can_share: |_| true, ..ports() };
    Owner::new().with(|| {
        let shared = Session::start(guide(), sheet).sharing.sheet(Item::Step(step("crush-kettle"))).unwrap();
        assert_eq!(shared.title, "Crush the kettle, from above");
        assert_eq!(shared.url.as_deref(), Some("https://example.org/resync/s/crush-kettle/"));
    });
}

#[test]
fn the_log_and_the_report_are_by_the_persons_clock_and_name_no_address() {
    let abroad = Ports { ahead: || 13 * 60, ..ports() };
    Owner::new().with(|| {
        let it = Session::start(guide(), abroad);
        it.steps.set_note(step("shake-both"), "took two tries");
        mark(it, "shake-both", State::Done);
        let log = it.sharing.log();
        assert_eq!(log.iter().map(|it| it.1.as_str()).collect::<Vec<_>>(), ["19 November 2026, 0:06"]);
        let report = it.sharing.report(false);
        assert!(report.contains("Begun 19 November 2026, 0:06"), "{report}");
        assert!(!report.contains("example.org") && !report.contains("took two tries"), "{report}");
        assert!(it.sharing.report(true).contains("took two tries"));
    });
}

// The guide once went on pushing steps of the path when something else had fixed it.
#[test]
fn fixed_by_a_checklist_off_the_path_is_fixed_too() {
    visit(|it| {
        it.choices.choose(Some("wrong-hour"));
        it.outcomes.set_worked(guide().checklist("first-checks").unwrap(), Worked::Fixed);
        assert_eq!(untrack(|| it.outcomes.fixed()).map(|it| it.id.0), Some("first-checks"));
    });
}

#[test]
fn what_a_newer_version_saved_can_be_read_past_its_guard() {
    SAVED.set(Some(r#"{"version":2,"steps":{}}"#.to_string()));
    visit(|it| {
        let checklist = guide().checklist("new-kettle").unwrap();
        let is_guarded = it.outcomes.is_guarded(checklist);
        assert!(is_guarded.get_untracked());
        it.outcomes.pass_guard(checklist);
        assert!(!is_guarded.get_untracked());
    });
    assert_eq!(saved(), r#"{"version":2,"steps":{}}"#);
}

// With every change told to every step, a tick in a guide of 10,000 steps took seconds.
#[test]
fn a_change_is_told_to_whoever_shows_what_changed_and_to_nobody_else() {
    visit(|it| {
        let reads = |read: fn(Session)| {
            let count = StoredValue::new(0);
            let memo = Memo::new(move |_| {
                read(it);
                count.update_value(|it| *it += 1);
                count.get_value()
            });
            memo.get_untracked();
            memo
        };
        let all = [
            reads(|it| _ = it.steps.note_of(step("shake-both"))),
            reads(|it| _ = it.steps.is_touched(checklist("first-checks"))),
            reads(|it| _ = it.steps.note_of(step("stove-off-on"))),
            reads(|it| _ = it.steps.is_touched(checklist("kitchen-clock"))),
            reads(|it| _ = it.choices.systems()),
        ];
        let told = || all.map(|it| it.get_untracked());
        assert_eq!(told(), [1, 1, 1, 1, 1]);
        mark(it, "shake-both", State::Done);
        assert_eq!(told(), [2, 2, 1, 1, 1], "a step and its checklist");
        it.steps.set_note(step("stove-off-on"), "twice");
        assert_eq!(told(), [2, 3, 2, 1, 1]);
        it.navigation.set_open(checklist("kitchen-clock"), true);
        assert_eq!(told(), [2, 3, 2, 2, 1]);
        it.undo.undo();
        assert_eq!(told(), [3, 4, 2, 2, 1]);
        it.choices.set_systems(it.choices.systems().with(rules::system::Device::Watch, rules::system::Pick::to(9)));
        assert_eq!(told(), [3, 4, 2, 2, 2]);
    });
}

#[test]
fn the_checklists_come_into_the_page_one_by_one_each_in_its_place() {
    visit(|it| {
        it.choices.choose(Some("low-level"));
        let of_the_first = |count| it.navigation.checklists(count).map(|list| list.iter().map(|it| it.id.0).collect::<Vec<_>>());
        let whole = of_the_first(guide().checklists.len());
        for count in 0..=guide().checklists.len() {
            let there = of_the_first(count);
            assert_eq!(there.iter().map(Vec::len).sum::<usize>(), count);
            for (part, whole) in there.iter().zip(&whole) {
                let mut places = part.iter().map(|id| whole.iter().position(|it| it == id).unwrap());
                assert!(places.by_ref().is_sorted(), "{part:?}");
            }
        }
    });
}
