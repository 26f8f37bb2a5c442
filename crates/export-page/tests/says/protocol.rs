//! What the page and its worker say to each other, and what the worker answers with.

use export_page::time_left::{percent, seconds_left};
use export_protocol::{Ask, DAYS, Offsets, Said, Shown, UNREADABLE};
use export_worker::answers::{Attempts, progress};
use fixtures::stories::{DAY, EXPORTED, HOUR, LAST_DAY, Reading as _, Story, everything_stopped, only_steps_stopped, read};
use health_export::device::Kind;
use health_export::findings::Finding;
use health_export::reader::Reader;
use health_export::result::ExportResult;
use health_export::zone::Zone;
use samples::plan::Plan;
use serde::Serialize;
use serde::de::DeserializeOwned;

#[track_caller]
fn check_round_trip<T: Serialize + DeserializeOwned + PartialEq + std::fmt::Debug>(it: &T) {
    let text = serde_json::to_string(it).unwrap();
    assert_eq!(&serde_json::from_str::<T>(&text).unwrap(), it, "{text}");
}

#[test]
fn what_is_said_arrives_as_it_was_said() {
    let zone = Offsets { first: 3600, changes: vec![(EXPORTED, 7200)] };
    check_round_trip(&Ask::Read { run: 1, now: EXPORTED, zone: zone.clone() });
    check_round_trip(&Ask::Look { run: 2, zone: zone.clone(), shown: Some(Shown { day: 5, steps: 8250.0 }), day: Some(7) });
    check_round_trip(&Ask::Look { run: 2, zone: zone.clone(), shown: None, day: None });
    check_round_trip(&Ask::Day { run: 3, zone, day: -1 });
    check_round_trip(&Said::Ready);
    check_round_trip(&Said::Trouble { run: 4, problem: UNREADABLE.to_string() });
    for story in [Story::default(), only_steps_stopped(), everything_stopped(), Story { copies: true, ..Story::default() }] {
        let shown = Some(Shown { day: LAST_DAY, steps: 3900.0 });
        let found = story.found_with(shown);
        assert!(found.calibration.is_some());
        check_round_trip(&Said::Day { run: 5, look: found.day.clone().unwrap() });
        check_round_trip(&Said::Found { run: 5, found: Box::new(found) });
    }
}

#[test]
fn each_word_but_the_first_says_which_run_it_is_about() {
    assert_eq!(Said::Ready.run(), None);
    assert_eq!(Said::Trouble { run: 4, problem: String::new() }.run(), Some(4));
}

#[test]
fn only_the_steps_and_everything_are_told_apart() {
    let first = |story: Story| story.found().findings.first().map(|it| it.id());
    assert_eq!(first(only_steps_stopped()), Some("only-steps-stopped"));
    assert_eq!(first(everything_stopped()), Some("everything-stopped"));
}

#[test]
fn what_the_page_shows_agrees_with_the_file_that_is_saved() {
    let found = only_steps_stopped().found();
    let saved: ExportResult = serde_json::from_str(&found.json).unwrap();
    let findings: Vec<Finding> = saved.findings.into_iter().map(|it| it.finding).collect();
    assert_eq!(findings, found.findings);
    assert_eq!(saved.sources.len(), found.sources.len());
    assert_eq!(saved.export_date.as_deref(), Some("2026-11-20T20:30:00Z"));
    assert_eq!(saved.entry_name.as_deref(), Some("export.xml"));
    for (line, look) in saved.sources.iter().zip(&found.sources) {
        assert_eq!((&line.name, line.step_sum.as_f64().unwrap()), (&look.name, look.steps));
    }
}

#[test]
fn the_last_day_with_steps_is_shown_first_and_another_one_when_asked_for() {
    let answers = Story::default().answers();
    let zone = Zone::fixed(0);
    let found = answers.found(&zone, None, None);
    assert_eq!((found.last_day, found.day.unwrap().day), (LAST_DAY, LAST_DAY));
    assert_eq!(answers.found(&zone, None, Some(LAST_DAY - 3)).day.unwrap().day, LAST_DAY - 3);
    assert_eq!(found.first_day, LAST_DAY - 19);
}

#[test]
fn a_day_says_for_each_hour_how_long_sources_overlap() {
    let look = Story::default().answers().day(LAST_DAY - 1, &Zone::fixed(0));
    let detail = look.detail.unwrap();
    // The watch counts for ten minutes, and the phone from the fifth of them on.
    assert_eq!(detail.overlaps[7..10], [0, 300, 300]);
    assert_eq!(detail.overlaps.iter().map(|it| i64::from(*it)).sum::<i64>(), detail.hours.overlap);
    let shifted = Story::default().answers().day(LAST_DAY - 1, &Zone::fixed(2 * 3600)).detail.unwrap();
    assert_eq!(shifted.overlaps[9..12], [0, 300, 300]);
}

#[test]
fn a_large_export_is_sent_in_a_few_kilobytes() {
    let mut xml = Vec::new();
    let made = Plan { seed: 7, bytes: 4_000_000 }.write_xml(&mut xml).unwrap();
    let answers = read(&xml).unwrap_or_else(|it| panic!("{it}"));
    let found = answers.found(&Zone::fixed(0), None, None);
    assert_eq!(found.records, made.records);
    assert!(found.days.iter().all(|it| it.day > found.last_day - DAYS));
    let said = serde_json::to_string(&Said::Found { run: 1, found: Box::new(found) }).unwrap();
    assert!(said.len() < 100_000, "{} bytes", said.len());
}

#[test]
fn while_it_reads_it_says_how_far_it_is_and_what_it_knows() {
    let xml = Story { days: 200, ..Story::default() }.xml();
    let mut reader = Reader::new(xml.len() as u64, None);
    let range = reader.wants().unwrap();
    reader.give(&xml[range.start as usize..range.end as usize]);
    let progress = progress(&reader);
    assert!(progress.done > 0 && progress.done < progress.of && progress.records > 0);
    assert_eq!(progress.so_far[0].kind, Kind::Watch);
    assert!(progress.so_far.len() <= 3, "one line a kind");
}

#[test]
fn of_several_files_the_problem_that_says_most_is_told() {
    let outcome = |bytes: &[u8]| {
        let mut reader = Reader::new(bytes.len() as u64, None);
        while let Some(range) = reader.wants() {
            reader.give(&bytes[range.start as usize..range.end as usize]);
        }
        reader.finish()
    };
    let mut attempts = Attempts::default();
    assert!(attempts.take(outcome(b"nothing of the kind"), 0, None).is_none());
    assert!(attempts.take(outcome(b"<?xml version=\"1.0\"?><ClinicalDocument>"), 0, None).is_none());
    assert!(attempts.take(outcome(b"nothing again"), 0, None).is_none());
    assert_eq!(attempts.problem(), "clinical-only");
    assert_eq!(Attempts::default().problem(), "not-an-export");
}

// The file was changed or deleted while it was read: what was read is kept, and the reason is the one that helps.
#[test]
fn a_file_that_vanishes_leaves_what_was_read() {
    let xml = Story::default().xml();
    let mut reader = Reader::new(xml.len() as u64 + 1_000_000, None);
    let range = reader.wants().unwrap();
    reader.give(&xml[range.start as usize..xml.len() / 2]);
    let answers = Attempts::default().take(reader.finish(), EXPORTED, Some(UNREADABLE)).unwrap();
    let found = answers.found(&Zone::fixed(0), None, None);
    assert_eq!(found.problem.as_deref(), Some(UNREADABLE));
    assert!(found.records > 0);
    assert!(found.json.contains("\"problem\": \"file-unreadable\""));
}

// The newest of each type stands last in a file, so a file without its end looks as if all had stopped long ago.
#[test]
fn of_a_part_nothing_is_said_to_have_stopped() {
    let xml = Story { days: 200, ..Story::default() }.xml();
    for part in [xml.len() / 3, xml.len() / 2, xml.len() - 2000] {
        let found = read(&xml[..part]).unwrap_or_else(|it| panic!("{it}")).found(&Zone::fixed(3600), None, None);
        assert!(found.is_part(), "{:?}", found.problem);
        assert_eq!(found.findings, [], "{part} bytes");
        assert!(found.sources[0].last_any.is_some(), "what could be read is kept");
    }
}

/// Central European time in 2026 by its own rule.
fn berlin(at: i64) -> i32 {
    // 2026-03-29 and 2026-10-25, 1:00 in Greenwich.
    if (1_774_746_000..1_792_890_000).contains(&at) { 7200 } else { 3600 }
}

#[test]
fn the_changes_of_a_zone_are_found_to_the_second() {
    let offsets = Offsets::search(EXPORTED - 300 * DAY, EXPORTED, berlin);
    assert_eq!(offsets.first, 3600);
    assert_eq!(offsets.changes, [(1_774_746_000, 7200), (1_792_890_000, 3600)]);
    let zone = offsets.zone();
    for at in (EXPORTED - 300 * DAY..EXPORTED).step_by(40_000) {
        assert_eq!(zone.offset_at(at), berlin(at));
    }
}

#[test]
fn a_zone_without_changes_is_found_with_few_questions() {
    let mut asked = 0;
    let offsets = Offsets::search(0, 3650 * DAY, |_| {
        asked += 1;
        -18_000
    });
    assert_eq!((offsets, asked < 300), (Offsets::fixed(-18_000), true));
    assert_eq!(Offsets::search(5, 5, berlin), Offsets::fixed(3600), "of no time at all");
}

#[test]
fn the_time_left_is_told_once_it_can_be() {
    assert_eq!(seconds_left(10, 100, 100), None, "too early");
    assert_eq!(seconds_left(10, 100, 1000), Some(9));
    assert_eq!(seconds_left(0, 100, 5000), None);
    assert_eq!(seconds_left(99, 100, 5000), None, "nearly over");
    assert_eq!(seconds_left(100, 100, 5000), None);
    assert_eq!(seconds_left(1, u64::MAX, u64::MAX / 2), Some(u64::MAX), "an absurd clock is no panic");
}

#[test]
fn only_what_is_done_is_at_a_hundred_percent() {
    assert_eq!([percent(0, 0), percent(0, 9), percent(999, 1000), percent(9, 9), percent(10, 9)], [0, 0, 99, 100, 100]);
    assert_eq!(percent(u64::MAX / 2, u64::MAX), 49);
}

#[test]
fn hours_of_a_day_that_summer_time_ends_are_all_there() {
    let zone = Offsets::search(EXPORTED - 60 * DAY, EXPORTED, berlin).zone();
    let day = 1_792_890_000 / DAY;
    let story = Story { days: 40, ..Story::default() };
    let look = story.answers().day(day, &zone);
    let sum: f64 = look.detail.unwrap().hours.sources.iter().flat_map(|it| it.1.map(|it| it.0)).sum();
    // Thirteen hours of 300 and 200 steps.
    assert!((sum - 6500.0).abs() < 0.01, "{sum} steps in {}", HOUR);
}
