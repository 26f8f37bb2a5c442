//! What is found, with figures, and where it leads.

use std::collections::BTreeSet;

use content::english;
use fixtures::given::{APP, EXPORTED, Given, HOUR, MINUTE, OLD_WATCH, PHONE, TODAY, WATCH, read};
use health_export::findings::{CHECKLISTS, Finding, MOST, Note};
use health_export::sources::SourceId;
use health_export::time::DAY;
use health_export::trace::Group;
use health_export::zone::Zone;
use samples::xml::{Record, Writer, seconds};

/// A phone that was carried for two weeks.
fn phone() -> Given {
    Given::default().walks(PHONE, 14, EXPORTED, 400.0)
}

/// Everything as it should be: both count, the watch a little more.
fn healthy() -> Given {
    phone().walks(WATCH, 14, EXPORTED, 440.0).beats(WATCH, 14, EXPORTED - 5 * MINUTE)
}

/// The first finding.
#[track_caller]
fn first(given: &Given) -> Finding {
    given.found().remove(0)
}

#[test]
fn every_finding_leads_to_a_checklist_of_the_guide() {
    let checklists: BTreeSet<&str> = english().checklists.iter().map(|it| it.id.0).collect();
    for (finding, checklist) in CHECKLISTS {
        assert!(checklists.contains(checklist), "{finding} leads to {checklist}");
    }
    let ids: BTreeSet<&str> = CHECKLISTS.iter().map(|it| it.0).collect();
    assert_eq!(ids.len(), CHECKLISTS.len());
}

#[test]
fn all_is_clear_where_it_is() {
    let found = healthy().found();
    assert_eq!(found.iter().map(Finding::id).collect::<Vec<_>>(), ["all-clear", "gaps-at-night"]);
    let last_step = TODAY + 20 * HOUR + 10 * MINUTE;
    assert_eq!(found[0], Finding::AllClear { watch: SourceId(1), last_step, last_other: Some(EXPORTED - 5 * MINUTE) });
}

#[test]
fn only_the_steps_stopped_if_the_heart_goes_on() {
    let stopped = TODAY - 3 * DAY + 20 * HOUR + 10 * MINUTE;
    let given = phone().walks(WATCH, 14, stopped, 440.0).beats(WATCH, 14, EXPORTED - 6 * MINUTE);
    let Finding::OnlyStepsStopped { watch, last_step, last_other, other, phone_since } = first(&given) else {
        panic!("{:?}", given.found())
    };
    assert_eq!((watch, last_step, last_other, other), (SourceId(1), Some(stopped), EXPORTED - 6 * MINUTE, Group::HeartRate));
    assert_eq!(phone_since, 3.0 * 13.0 * 400.0);
    assert_eq!(first(&given).checklist(), "watch-switches");
}

#[test]
fn everything_stopped_if_the_heart_stopped_too() {
    let stopped = EXPORTED - 2 * DAY;
    let given = phone().walks(WATCH, 14, stopped, 440.0).beats(WATCH, 14, stopped);
    assert_eq!((first(&given).id(), first(&given).checklist()), ("everything-stopped", "wake-both"));
    assert!(!given.ids().contains(&"only-steps-stopped"));
}

#[test]
fn steps_that_stopped_before_the_rest_did_are_both() {
    let given = phone().walks(WATCH, 14, EXPORTED - 9 * DAY, 440.0).beats(WATCH, 14, EXPORTED - 3 * DAY);
    assert_eq!(given.ids()[..2], ["everything-stopped", "only-steps-stopped"]);
}

#[test]
fn a_watch_that_never_wrote_a_step_but_beats_is_a_permission() {
    let given = phone().beats(WATCH, 3, EXPORTED - 5 * MINUTE);
    let Finding::OnlyStepsStopped { last_step: None, .. } = first(&given) else { panic!("{:?}", given.found()) };
}

// An export after a night: nobody walked, so nothing is missing.
#[test]
fn a_night_is_no_alarm() {
    let given = Given::default().walks(PHONE, 5, TODAY, 400.0).walks(WATCH, 5, TODAY, 440.0).beats(WATCH, 5, TODAY - 2 * HOUR);
    // At nine in the morning, thirteen hours after the last step.
    let export = read(given.xml_made(TODAY + 9 * HOUR + 20 * MINUTE).as_bytes());
    assert_eq!(export.findings(&export.own_zone(), None)[0].id(), "all-clear");
}

#[test]
fn half_a_day_without_the_watch_is_one_if_the_phone_walked() {
    let given = phone().walks(WATCH, 14, TODAY - HOUR, 440.0).beats(WATCH, 14, EXPORTED);
    assert_eq!(given.ids()[0], "only-steps-stopped");
    let given = phone().walks(WATCH, 14, TODAY - HOUR, 440.0).beats(WATCH, 14, TODAY - HOUR);
    assert_eq!(given.ids()[0], "everything-stopped");
}

#[test]
fn no_watch_at_all_is_said() {
    let found = first(&phone().walks(APP, 3, EXPORTED, 10.0));
    assert_eq!(found, Finding::WatchNeverWrote { sources: 2 });
}

#[test]
fn a_new_watch_under_an_old_name_without_steps_is_a_ghosts_work() {
    let given = phone().walks(OLD_WATCH, 14, EXPORTED - 4 * DAY, 440.0).beats(WATCH, 4, EXPORTED - 5 * MINUTE);
    let found = first(&given);
    assert_eq!(found.checklist(), "right-devices");
    assert_eq!(
        found,
        Finding::GhostDevice { newest: SourceId(2), since: EXPORTED - 4 * DAY - 5 * MINUTE + HOUR, ghosts: vec![SourceId(1)] }
    );
    assert_eq!(given.ids()[1], "only-steps-stopped");
}

/// A heart rate that was written at another time than it claims to be of.
fn heart(at: i64, created: i64) -> Record<'static> {
    let (kind, unit, created) = ("HeartRate", "count/min", Some(created));
    Record { kind, writer: WATCH, unit, start: at, end: at, created, value: 61.0, has_metadata: true }
}

// Only steps were asked whether they can be from when they say. One heart rate of 2001, from before the new watch had the time,
// made it the older of the two.
#[test]
fn a_ghosts_work_is_seen_though_the_new_watch_began_with_a_wrong_clock() {
    let given = phone().walks(OLD_WATCH, 14, EXPORTED - 4 * DAY, 440.0);
    let given = given.record(&heart(seconds(2001, 1, 1, 0, 5), EXPORTED - 4 * DAY)).beats(WATCH, 4, EXPORTED - 5 * MINUTE);
    let Finding::GhostDevice { since, .. } = first(&given) else { panic!("{:?}", given.found()) };
    assert_eq!(since, EXPORTED - 4 * DAY - 5 * MINUTE + HOUR);
}

// A heart rate that claims to be of a week after it was written, from a watch that was silent since.
#[test]
fn a_clock_that_was_ahead_does_not_make_a_silent_watch_heard_of() {
    let stopped = EXPORTED - 9 * DAY;
    let given = phone().walks(WATCH, 14, stopped, 440.0).beats(WATCH, 5, stopped);
    assert_eq!(given.ids()[0], "everything-stopped");
    let given = given.record(&heart(EXPORTED - 2 * DAY, stopped));
    let Finding::EverythingStopped { last_any, .. } = first(&given) else { panic!("{:?}", given.found()) };
    assert_eq!(last_any, stopped);
}

#[test]
fn without_a_date_an_export_is_not_taken_for_one_of_the_future() {
    let text = healthy().record(&heart(seconds(2040, 1, 1, 0, 5), EXPORTED - HOUR)).xml().replace("ExportDate", "Exported");
    let export = read(text.as_bytes());
    assert!(export.until <= EXPORTED + HOUR, "{}", export.until);
    assert_eq!(export.findings(&export.own_zone(), None)[0].id(), "all-clear");
}

#[test]
fn a_new_watch_that_counts_is_just_a_new_watch() {
    let given = phone().walks(OLD_WATCH, 14, EXPORTED - 8 * DAY, 440.0).walks(WATCH, 7, EXPORTED, 440.0);
    assert_eq!(given.ids()[0], "all-clear");
}

#[test]
fn steps_that_come_in_batches_hours_later_are_late() {
    let mut given = phone().beats(WATCH, 14, EXPORTED - 5 * MINUTE);
    for day in (0..14).rev() {
        for hour in 8..=20 {
            // All of a day at nine in the evening.
            let start = TODAY - day * DAY + hour * HOUR;
            given = given.late_steps(WATCH, start, 10 * MINUTE, 440.0, (21 - hour) * HOUR - 10 * MINUTE);
        }
    }
    let Finding::ArrivesLate { samples, median, worst, late_share, batches, .. } = first(&given) else {
        panic!("{:?}", given.found())
    };
    assert_eq!((samples, batches), (182, 14));
    assert_eq!((median, worst), (6 * HOUR + 50 * MINUTE, 12 * HOUR + 50 * MINUTE));
    assert!((late_share - 11.0 / 13.0).abs() < 1e-9);
    assert_eq!(first(&given).checklist(), "background-limits");
}

#[test]
fn an_app_that_covers_most_of_the_time_wins() {
    let mut given = healthy();
    for day in 0..7 {
        given = given.steps(APP, TODAY - day * DAY + 7 * HOUR, 13 * HOUR, 3000.0);
    }
    let Finding::OtherSourceWins { source, share, .. } = first(&given) else { panic!("{:?}", given.found()) };
    assert_eq!(given.read().source(source).name, "Walker");
    assert!(share > 0.9);
}

#[test]
fn an_order_that_changes_the_total_is_said() {
    let given = phone().walks(WATCH, 14, EXPORTED, 800.0).beats(WATCH, 14, EXPORTED - 5 * MINUTE);
    let Finding::OrderOfSources { days, watch_first, others_first, overlap, tops } = first(&given) else {
        panic!("{:?}", given.found())
    };
    assert_eq!((days, watch_first.middle(), others_first.middle()), (7, 7.0 * 13.0 * 800.0, 7.0 * 13.0 * 400.0));
    assert_eq!((overlap, tops.len()), (7 * 13 * 600, 0));
}

#[test]
fn what_health_shows_decides_about_the_order() {
    let export = phone().walks(WATCH, 14, EXPORTED, 800.0).beats(WATCH, 14, EXPORTED - 5 * MINUTE).read();
    let zone = export.own_zone();
    let of = |shown: f64| export.findings(&zone, export.calibrate(zone.day_of(TODAY), shown, &zone).as_ref()).remove(0);
    assert_eq!(of(13.0 * 800.0).id(), "all-clear", "The watch is on top already.");
    let Finding::OrderOfSources { tops, .. } = of(13.0 * 400.0) else { panic!("{:?}", of(5200.0)) };
    assert_eq!(tops, [SourceId(0)]);
    assert_eq!(of(1000.0), Finding::DisplayStale { day: zone.day_of(TODAY), shown: 1000.0, least: 13.0 * 400.0 });
}

#[test]
fn samples_that_are_there_twice_are_said() {
    let given = healthy().walks(Writer::app("Copier"), 14, EXPORTED, 440.0);
    let found = given.found();
    let twice = found.iter().find(|it| it.id() == "written-twice").unwrap();
    assert_eq!(*twice, Finding::WrittenTwice { sources: [SourceId(1), SourceId(2)], samples: 182, steps: 182.0 * 440.0 });
}

#[test]
fn a_phone_that_counts_nothing_is_said() {
    let given = Given::default().walks(PHONE, 14, EXPORTED - 5 * DAY, 400.0).walks(WATCH, 14, EXPORTED, 440.0);
    assert_eq!(given.ids()[0], "phone-steps-missing");
    let none = Given::default().walks(WATCH, 14, EXPORTED, 440.0);
    assert_eq!(first(&none), Finding::PhoneStepsMissing { phone: None, last_step: None });
}

// As a real export had it: 2030 between two records of the same morning.
#[test]
fn a_record_out_of_the_future_comes_from_a_wrong_clock() {
    let future = seconds(2030, 1, 6, 12, 0);
    let given = healthy().steps(PHONE, future, 300, 77.0).steps(PHONE, EXPORTED - HOUR, 300, 5.0);
    let Finding::WrongClock { source, wrong } = first(&given) else { panic!("{:?}", given.found()) };
    assert_eq!((source, wrong.count, wrong.claims), (SourceId(0), 1, future));
    assert_eq!(wrong.really, Some(TODAY + 20 * HOUR + 20 * MINUTE), "It came after the one before it.");
    let export = given.read();
    assert_eq!(export.traces[0].last_step, Some(future + 300), "What it claims is kept,");
    assert!(export.traces[0].last_sound_step() < Some(EXPORTED), "but nothing is measured against it.");
}

#[test]
fn clocks_that_began_anew_are_told_at_once() {
    for at in [seconds(1970, 1, 1, 3, 0), seconds(2001, 1, 1, 3, 0)] {
        let given = healthy().steps(WATCH, at, 300, 77.0);
        assert_eq!(given.ids()[0], "wrong-clock");
    }
}

#[test]
fn the_order_of_arrival_tells_a_clock_that_was_days_off() {
    let noon = TODAY + 12 * HOUR;
    let mut given = healthy().steps(WATCH, noon - 10 * MINUTE, 300, 10.0);
    given = given.steps(WATCH, noon - 40 * DAY, 300, 10.0).steps(WATCH, noon - 40 * DAY + HOUR, 300, 10.0);
    given = given.steps(WATCH, noon + 10 * MINUTE, 300, 10.0);
    let Finding::WrongClock { wrong, .. } = first(&given) else { panic!("{:?}", given.found()) };
    assert_eq!((wrong.count, wrong.really), (2, Some(noon + 25 * MINUTE)));
}

// A new phone takes over years of records at once; they are older than what is around them, and still right.
#[test]
fn years_from_a_backup_are_no_wrong_clock() {
    let mut given = healthy();
    for day in (100..200).rev() {
        given = given.steps(WATCH, TODAY - day * DAY + 9 * HOUR, 300, 100.0);
    }
    assert_eq!(given.steps(WATCH, EXPORTED - HOUR, 60, 1.0).ids()[0], "all-clear");
}

#[test]
fn an_old_fault_of_a_clock_comes_last() {
    let given =
        Given::default().steps(WATCH, seconds(2020, 6, 1, 9, 0), 60, 5.0).steps(WATCH, seconds(2001, 1, 1, 0, 5), 60, 5.0);
    let given = given.walks(PHONE, 14, EXPORTED - 4 * DAY, 400.0).walks(WATCH, 14, EXPORTED, 440.0);
    assert_eq!(given.ids(), ["phone-steps-missing", "wrong-clock"]);
}

#[test]
fn a_change_of_clocks_in_the_last_days_is_explained() {
    let export = healthy().read();
    let changed = Zone::new(7200, vec![(EXPORTED - 3 * DAY, 3600)]);
    let found = export.findings(&changed, None);
    assert_eq!(found[1], Finding::TimeZone { change: Some(EXPORTED - 3 * DAY), offset: 3600, offset_in_export: 3600 });
    assert!(export.findings(&Zone::fixed(3600), None).iter().all(|it| it.id() != "time-zone"));
}

// An export in which nothing was wrong, read on a computer in another zone, got no other answer than that days may look shifted.
#[test]
fn another_zone_takes_nothing_from_the_all_clear() {
    let export = healthy().read();
    let ids = |zone: Zone| export.findings(&zone, None).iter().map(Finding::id).take(2).collect::<Vec<_>>();
    assert_eq!(ids(Zone::fixed(-5 * 3600)), ["all-clear", "time-zone"]);
    assert_eq!(ids(Zone::fixed(3600))[0], "all-clear");
}

#[test]
fn at_most_three_are_shown_the_worst_first() {
    let given = healthy().walks(Writer::app("Copier"), 14, EXPORTED, 440.0).steps(PHONE, seconds(2030, 1, 1, 0, 0), 60, 5.0);
    let mut given = given;
    for day in 0..7 {
        given = given.steps(APP, TODAY - day * DAY + 7 * HOUR, 13 * HOUR, 3000.0);
    }
    let export = given.read();
    let found = export.findings(&Zone::fixed(0), None);
    assert_eq!(found.iter().map(Finding::id).collect::<Vec<_>>(), ["wrong-clock", "other-source-wins", "written-twice"]);
    assert_eq!(found.len(), MOST);
}

#[test]
fn an_export_older_than_a_day_is_said_first() {
    let export = healthy().read();
    assert_eq!(export.notes(Some(EXPORTED + DAY)), []);
    assert_eq!(export.notes(Some(EXPORTED + DAY + 60)), [Note::ExportOld { age: DAY + 60 }]);
    assert_eq!(export.notes(None), []);
    assert_eq!(export.findings(&export.own_zone(), None)[0].id(), "all-clear", "What is found is measured against the export.");
}

#[test]
fn a_watch_that_is_put_down_by_day_is_normal_if_hardly_anybody_walks() {
    let mut given = Given::default().walks(PHONE, 14, TODAY, 400.0).walks(WATCH, 14, TODAY + 11 * HOUR, 440.0);
    for hour in 8..=20 {
        given = given.steps(PHONE, TODAY + hour * HOUR, 600, 30.0);
    }
    let given = given.steps(WATCH, TODAY + 19 * HOUR, 600, 440.0).beats(WATCH, 14, EXPORTED);
    let found = given.found();
    let Some(Finding::GapsAtNight { gaps, longest, .. }) = found.get(1) else { panic!("{found:?}") };
    assert!(*gaps >= 8 && *longest >= 11 * HOUR, "{gaps} {longest}");
}

// Nine hours a day without a step from the watch, while the phone counted thousands, were called normal.
#[test]
fn gaps_in_which_the_phone_walked_are_not_called_normal() {
    let mut given = phone().beats(WATCH, 14, EXPORTED);
    for day in (0..14).rev() {
        for hour in [8, 18, 20] {
            given = given.steps(WATCH, TODAY - day * DAY + hour * HOUR, 600, 440.0);
        }
    }
    let ids = given.ids();
    assert!(!ids.contains(&"gaps-at-night"), "{ids:?}");
}

// Phones leave out which device it was in some records of a watch, and that looked like a new watch without a step.
#[test]
fn a_watch_is_not_two_because_some_of_its_records_name_no_device() {
    let bare = Writer::app(WATCH.name);
    let resting = |at| Record {
        kind: "RestingHeartRate",
        writer: bare,
        unit: "count/min",
        start: at,
        end: at,
        created: Some(at + 60),
        value: 52.0,
        has_metadata: false,
    };
    for at in [TODAY - 10 * DAY, EXPORTED - MINUTE] {
        let given = healthy().record(&resting(at));
        assert_eq!(given.ids()[0], "all-clear", "{at}");
        let export = given.read();
        assert_eq!(export.each().map(|it| export.is_shadow(it.0)).collect::<Vec<_>>(), [false, false, true]);
    }
    // Without the other it is the watch.
    let alone = phone().record(&resting(EXPORTED - DAY));
    assert_eq!(alone.ids()[0], "only-steps-stopped");
}

// One step of ten years ago, written without its device under the watch's name, was enough to make a second watch of it, which
// then seemed to be the one in use.
#[test]
fn a_step_that_names_no_device_is_of_the_watch_of_that_name() {
    let bare = Writer::app(WATCH.name);
    let resting = Record {
        kind: "RestingHeartRate",
        writer: bare,
        unit: "count/min",
        start: EXPORTED - MINUTE,
        end: EXPORTED - MINUTE,
        created: Some(EXPORTED),
        value: 52.0,
        has_metadata: false,
    };
    let given = healthy().steps(bare, seconds(2016, 6, 1, 9, 0), 60, 5.0).record(&resting);
    assert_eq!(given.ids()[0], "all-clear");
    // Where all of the watch's newer steps are written so, they have not stopped.
    let given = phone().walks(WATCH, 14, EXPORTED - 7 * DAY, 440.0).walks(bare, 7, EXPORTED, 440.0).beats(WATCH, 14, EXPORTED);
    assert_eq!(given.ids()[0], "all-clear");
}

// One record that claimed 2001 years ago took the place of the all-clear.
#[test]
fn an_old_fault_of_a_clock_takes_nothing_from_the_all_clear() {
    let given =
        Given::default().steps(WATCH, seconds(2020, 6, 1, 9, 0), 60, 5.0).steps(WATCH, seconds(2001, 1, 1, 0, 5), 60, 5.0);
    let given = given.walks(PHONE, 14, EXPORTED, 400.0).walks(WATCH, 14, EXPORTED, 440.0);
    assert_eq!(given.ids()[..2], ["all-clear", "wrong-clock"]);
}

#[test]
fn what_health_shows_decides_whether_an_app_wins() {
    let given = healthy().walks(APP, 14, EXPORTED, 900.0);
    assert_eq!(given.ids()[0], "other-source-wins");
    let export = given.read();
    let zone = export.own_zone();
    let of = |shown: f64| export.findings(&zone, export.calibrate(zone.day_of(TODAY), shown, &zone).as_ref());
    let ids = |shown| of(shown).iter().map(Finding::id).collect::<Vec<_>>();
    assert!(!ids(13.0 * 440.0).contains(&"other-source-wins"), "the watch is on top: {:?}", ids(13.0 * 440.0));
    assert_eq!(ids(13.0 * 900.0)[0], "order-of-sources");
}
