//! One person's visit to the check's page, with a worker that says what a test wants it to say.

use std::cell::{Cell, RefCell};

use export_page::export_ports::{Chosen, ExportPorts, Hear};
use export_page::visit::{ExportVisit, Noted, PARTS, Phase, ZoneChoice};
use export_protocol::{Ask, Offsets, Progress, Said, UNREADABLE, WORKER_FAILED};
use export_worker::answers::Answers;
use fixtures::export_words;
use fixtures::storage::{self, SAVED, TROUBLE};
use fixtures::stories::{DAY, EXPORTED, LAST_DAY, Reading as _, Story, all_clear, only_steps_stopped};
use leptos::prelude::*;
use ports::PagePorts;
use ports::StorageError;
use rules::stored;

thread_local! {
    // Each test runs on its own thread, so each has its own browser.
    static NOW: Cell<u64> = const { Cell::new((EXPORTED as u64 + 1800) * 1000) };
    static ASKED: RefCell<Vec<Ask>> = const { RefCell::new(Vec::new()) };
    static HEARERS: RefCell<Vec<Hear>> = const { RefCell::new(Vec::new()) };
    static ENDED: Cell<usize> = const { Cell::new(0) };
    static SHOWN: RefCell<Vec<String>> = const { RefCell::new(Vec::new()) };
    static LATER: RefCell<Vec<Box<dyn FnOnce()>>> = const { RefCell::new(Vec::new()) };
    static FILES: RefCell<Vec<(String, String)>> = const { RefCell::new(Vec::new()) };
}

fn ports() -> ExportPorts {
    ExportPorts {
        page: PagePorts {
            now: || NOW.get(),
            soon: |act| LATER.with_borrow_mut(|it| it.push(act)),
            load: storage::load,
            save: storage::save,
            download: |name, _, text| FILES.with_borrow_mut(|it| it.push((name.to_string(), text.to_string()))),
            show: |id| SHOWN.with_borrow_mut(|it| it.push(id.to_string())),
            focus: |id| SHOWN.with_borrow_mut(|it| it.push(id.to_string())),
            ..PagePorts::none()
        },
        chosen: |_| Some(Chosen { name: "export.zip".to_string() }),
        begin: |ask, hear| {
            ASKED.with_borrow_mut(|it| it.push(ask));
            HEARERS.with_borrow_mut(|it| it.push(hear));
        },
        ask: |ask| ASKED.with_borrow_mut(|it| it.push(ask.clone())),
        end: || ENDED.set(ENDED.get() + 1),
        zone: || "Europe/Berlin".to_string(),
        offsets: |name, from, to| match name {
            _ if from < 0 || to > EXPORTED + 500 * 86_400 => panic!("a zone was looked up from {from} to {to}"),
            "Europe/Berlin" => Some(Offsets::search(from, to, |it| if it < 1_792_890_000 { 7200 } else { 3600 })),
            "Asia/Tokyo" => Some(Offsets::fixed(32_400)),
            _ => None,
        },
        ..ExportPorts::none()
    }
}

/// Does the next thing that waits for the page to be drawn.
fn do_next() -> bool {
    let next = LATER.with_borrow_mut(|it| if it.is_empty() { None } else { Some(it.remove(0)) });
    next.map(|it| it()).is_some()
}

fn visit(act: impl FnOnce(ExportVisit)) {
    Owner::new().with(|| act(ExportVisit::start(export_words(), ports())));
}

fn last_asked() -> Ask {
    ASKED.with_borrow(|it| it.last().cloned()).unwrap()
}

/// The worker of the run that was begun as the first, second and so on says something.
fn say(worker: usize, said: Said) {
    HEARERS.with_borrow(|it| it[worker](said));
}

/// The worker does what it is asked, as the real one does.
fn obey(worker: usize, answers: &Answers) {
    let said = match last_asked() {
        Ask::Read { run, zone, .. } => Said::Found { run, found: Box::new(answers.found(&zone.zone(), None, None)) },
        Ask::Look { run, zone, shown, day } => Said::Found { run, found: Box::new(answers.found(&zone.zone(), shown, day)) },
        Ask::Day { run, zone, day } => Said::Day { run, look: answers.day(day, &zone.zone()) },
    };
    say(worker, said);
}

/// A visit in which this was read.
fn having_read(story: Story, act: impl FnOnce(ExportVisit, &Answers)) {
    visit(|it| {
        it.choose("check--file");
        let answers = story.answers();
        obey(0, &answers);
        act(it, &answers);
    });
}

fn checked() -> String {
    SAVED.with_borrow(|it| it.as_deref().map_or(String::new(), |it| stored::read(it).unwrap().checked().to_string()))
}

#[test]
fn choosing_a_file_reads_it_and_leads_to_the_answer() {
    visit(|it| {
        assert_eq!(it.phase.get_untracked(), Phase::Waiting);
        it.choose("check--file");
        assert_eq!(it.phase.get_untracked(), Phase::Reading);
        let Ask::Read { run: 1, now, zone } = last_asked() else { panic!("{:?}", last_asked()) };
        assert_eq!(now, EXPORTED + 1800);
        assert_eq!(zone.changes.len(), 1, "the zone of this device, with its changes");
        obey(0, &only_steps_stopped().answers());
        assert_eq!(it.phase.get_untracked(), Phase::Read);
        assert_eq!(it.said.get_untracked(), "Done. Only the watch's steps stopped.");
    });
    assert_eq!(SHOWN.take(), ["check-running", "check-answer"]);
}

#[test]
fn while_it_reads_the_time_left_is_told_and_a_screen_reader_is_told_seldom() {
    visit(|it| {
        it.choose("check--file");
        let progress = |done| Said::Progress { run: 1, progress: Progress { done, of: 1000, ..Progress::default() } };
        let said = |after: u64, done: u64| {
            NOW.set(NOW.get() + after);
            say(0, progress(done));
            it.said.get_untracked()
        };
        assert_eq!(said(100, 10), "Reading your export");
        assert_eq!(it.reading.get_untracked().left, None, "too early to tell");
        assert_eq!(said(1900, 100), "Reading your export");
        assert_eq!(it.reading.get_untracked().left, Some(18));
        assert_eq!(said(8500, 500), "Reading: 50 %.");
        assert_eq!(said(500, 600), "Reading: 50 %.");
    });
}

#[test]
fn after_cancelling_nothing_that_comes_late_counts() {
    visit(|it| {
        it.choose("check--file");
        it.cancel();
        assert_eq!((it.phase.get_untracked(), ENDED.get()), (Phase::Cancelled, 1));
        obey(0, &Story::default().answers());
        assert_eq!(it.phase.get_untracked(), Phase::Cancelled);
        assert!(it.found.get_untracked().is_none());
        assert_eq!(checked(), "");
    });
}

#[test]
fn a_second_file_takes_the_place_of_the_first_whatever_comes_of_that() {
    having_read(only_steps_stopped(), |it, answers| {
        it.choose("check--file");
        assert!(it.found.get_untracked().is_none());
        // A late word about the first one.
        say(0, Said::Day { run: 1, look: answers.day(LAST_DAY, &Offsets::default().zone()) });
        say(0, Said::Trouble { run: 1, problem: WORKER_FAILED.to_string() });
        assert_eq!(it.phase.get_untracked(), Phase::Reading);
        obey(1, &all_clear().answers());
        assert_eq!(it.said.get_untracked(), "Done. Your watch's steps arrive.");
    });
}

#[test]
fn a_file_that_is_none_is_said_with_what_to_do() {
    visit(|it| {
        it.choose("check--file");
        say(0, Said::Trouble { run: 1, problem: "clinical-only".to_string() });
        assert_eq!(it.phase.get_untracked(), Phase::Failed("clinical-only".to_string()));
        assert!(it.said.get_untracked().contains(export_words().problem("clinical-only").remedy));
    });
}

#[test]
fn a_worker_that_stops_later_leaves_what_was_found() {
    having_read(Story::default(), |it, _| {
        say(0, Said::Trouble { run: 1, problem: WORKER_FAILED.to_string() });
        assert_eq!(it.phase.get_untracked(), Phase::Read);
        assert!(it.found.get_untracked().is_some());
        assert!(it.said.get_untracked().contains(export_words().problem(WORKER_FAILED).text));
    });
    // While it still reads there is nothing to leave.
    visit(|it| {
        it.choose("check--file");
        say(1, Said::Trouble { run: 1, problem: UNREADABLE.to_string() });
        assert_eq!(it.phase.get_untracked(), Phase::Failed(UNREADABLE.to_string()));
    });
}

// A file that claimed to be of the year 9999 made the page ask the browser about each month until then, and stand still meanwhile.
#[test]
fn a_zone_is_looked_up_for_times_that_can_be_whatever_a_file_claims() {
    visit(|it| {
        it.choose("check--file");
        let Ask::Read { run, zone, .. } = last_asked() else { panic!("{:?}", last_asked()) };
        let mut found = Box::new(Story::default().answers().found(&zone.zone(), None, None));
        (found.until, found.first_day) = (253_402_300_799, -719_162);
        say(0, Said::Found { run, found });
        it.set_zone(ZoneChoice::Named("Asia/Tokyo".to_string()));
        assert_eq!(it.phase.get_untracked(), Phase::Read);
    });
}

#[test]
fn another_zone_counts_days_and_hours_anew() {
    having_read(Story::default(), |it, answers| {
        let hour = |it: ExportVisit| {
            let look = it.look.get_untracked().unwrap();
            let hours = look.detail.as_ref().unwrap().hours.sources[0].1;
            hours.iter().position(|it| it.0 > 0.0)
        };
        it.set_day(LAST_DAY - 1);
        obey(0, answers);
        assert_eq!(hour(it), Some(9), "in Berlin");
        it.set_zone(ZoneChoice::Utc);
        assert_eq!(hour(it), Some(9), "until the answer comes");
        obey(0, answers);
        assert_eq!((hour(it), it.look.get_untracked().unwrap().day), (Some(8), LAST_DAY - 1));
        it.set_zone(ZoneChoice::Named("Asia/Tokyo".to_string()));
        obey(0, answers);
        assert_eq!(hour(it), Some(0), "the day before goes on past midnight");
        it.set_zone(ZoneChoice::Export);
        obey(0, answers);
        assert_eq!((hour(it), it.zone().offset_at(0)), (Some(9), 3600));
        it.set_zone(ZoneChoice::Named("Nowhere/At_All".to_string()));
        obey(0, answers);
        assert_eq!(it.zone().offset_at(0), 0, "what the browser doesn't know is Greenwich");
    });
}

#[test]
fn days_are_turned_no_further_than_there_are_steps() {
    having_read(Story::default(), |it, answers| {
        let day = || it.look.get_untracked().unwrap().day;
        it.turn(1);
        obey(0, answers);
        assert_eq!(day(), LAST_DAY);
        it.turn(-1);
        obey(0, answers);
        assert_eq!(day(), LAST_DAY - 1);
        it.set_date("2026-11-05");
        obey(0, answers);
        assert_eq!(day(), LAST_DAY - 15);
        // Typed digit by digit, a year goes past the year 2: no other day was to take the place of what is being typed.
        let before = ASKED.with_borrow(Vec::len);
        for typed in ["0002-11-20", "1999-01-01", "2026-10-31", "not a date"] {
            it.set_date(typed);
        }
        assert_eq!((ASKED.with_borrow(Vec::len), day()), (before, LAST_DAY - 15));
    });
}

// A day that was asked for just before another zone was shown with the hours of the zone before, or not at all.
#[test]
fn a_day_and_a_zone_that_are_asked_for_at_once_both_count() {
    having_read(Story::default(), |it, answers| {
        it.set_day(LAST_DAY - 3);
        it.set_zone(ZoneChoice::Named("Asia/Tokyo".to_string()));
        let Ask::Look { day: Some(day), .. } = last_asked() else { panic!("{:?}", last_asked()) };
        assert_eq!(day, LAST_DAY - 3);
        it.turn(-1);
        let Ask::Day { day, zone, .. } = last_asked() else { panic!("{:?}", last_asked()) };
        assert_eq!((day, zone), (LAST_DAY - 4, Offsets::fixed(32_400)));
        obey(0, answers);
        assert_eq!(it.look.get_untracked().unwrap().day, LAST_DAY - 4);
    });
}

#[test]
fn the_number_that_health_shows_is_compared_with_the_day_in_sight() {
    having_read(Story::default(), |it, answers| {
        it.set_day(LAST_DAY - 1);
        obey(0, answers);
        it.compare("two thousand");
        assert!(it.is_mistyped.get_untracked());
        it.compare("2,600");
        obey(0, answers);
        assert!(!it.is_mistyped.get_untracked());
        let calibration = it.calibration().unwrap();
        assert_eq!((calibration.day, calibration.shown, calibration.tops().len()), (LAST_DAY - 1, 2600.0, 1));
        // It holds in another zone too.
        it.set_zone(ZoneChoice::Utc);
        obey(0, answers);
        assert_eq!(it.calibration().unwrap().shown, 2600.0);
    });
}

#[test]
fn what_was_found_is_in_the_guides_progress_without_names() {
    SAVED.set(Some(r#"{"version":1,"steps":{"restart-both":{"state":"done","at":1}},"new":[1]}"#.to_string()));
    having_read(only_steps_stopped(), |it, _| assert_eq!(it.noted.get_untracked(), Noted::Yes));
    assert!(
        checked()
            .starts_with("Only the watch's steps stopped. The last step from Watch A (Series 7) came 3\u{a0}d\u{a0}4\u{a0}h")
    );
    assert!(!checked().contains("Robin"));
    let saved = SAVED.take().unwrap();
    assert!(saved.contains("restart-both") && saved.contains("\"new\":[1]"), "nothing else was touched: {saved}");
}

#[test]
fn what_was_taken_out_of_the_guide_stays_out() {
    having_read(only_steps_stopped(), |it, answers| {
        it.take_out();
        assert_eq!((it.noted.get_untracked(), checked()), (Noted::Removed, String::new()));
        it.set_zone(ZoneChoice::Utc);
        obey(0, answers);
        assert_eq!(checked(), "", "the same export again is not put back in");
        it.choose("check--file");
        obey(1, answers);
        assert_ne!(checked(), "", "another one is");
    });
}

// What the export before said stayed in the guide's report.
#[test]
fn an_export_that_says_nothing_takes_out_what_another_one_said() {
    having_read(only_steps_stopped(), |it, _| {
        assert_ne!(checked(), "");
        it.choose("check--file");
        let whole = only_steps_stopped().xml();
        obey(1, &fixtures::stories::read(&whole[..whole.len() / 2]).unwrap_or_else(|problem| panic!("{problem}")));
        assert_eq!((checked(), it.noted.get_untracked()), (String::new(), Noted::No));
    });
}

#[test]
fn what_cannot_be_saved_is_said_and_what_is_damaged_is_left_alone() {
    for (saved, trouble) in [
        (None, Some(StorageError::Denied)),
        (None, Some(StorageError::Full)),
        (Some("damaged"), None),
        (Some(r#"{"version":2,"steps":{}}"#), None),
    ] {
        SAVED.set(saved.map(str::to_string));
        TROUBLE.set(trouble);
        HEARERS.take();
        having_read(Story::default(), |it, _| assert_eq!(it.noted.get_untracked(), Noted::Failed));
        assert_eq!(SAVED.take().as_deref(), saved);
    }
}

#[test]
fn the_result_is_saved_under_its_name() {
    having_read(only_steps_stopped(), |it, _| it.save_result());
    let files = FILES.take();
    assert_eq!(files[0].0, "export-check.json");
    assert!(files[0].1.contains("\"id\": \"only-steps-stopped\"") && files[0].1.contains("\"checklist\": \"watch-switches\""));
}

#[test]
fn an_old_export_is_said_to_be_old() {
    NOW.set(((EXPORTED + 3 * DAY) * 1000) as u64);
    visit(|it| {
        it.choose("check--file");
        let Ask::Read { now, .. } = last_asked() else { panic!() };
        assert_eq!(now, EXPORTED + 3 * DAY);
    });
}

// All of it at once would keep a phone from answering.
#[test]
fn what_stands_below_the_answer_comes_part_by_part() {
    having_read(Story::default(), |it, _| {
        for place in 0..PARTS {
            assert_eq!(it.parts.get_untracked(), place);
            assert!(do_next());
        }
        assert_eq!(it.parts.get_untracked(), PARTS);
        assert!(do_next() && !do_next(), "that is all");
        it.choose("check--file");
        assert_eq!(it.parts.get_untracked(), 0);
    });
}

#[test]
fn parts_of_a_file_that_was_replaced_do_not_come() {
    having_read(Story::default(), |it, _| {
        it.choose("check--file");
        while do_next() {}
        assert_eq!(it.parts.get_untracked(), 0);
    });
}
