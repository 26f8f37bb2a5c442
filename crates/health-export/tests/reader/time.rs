//! Times and zones.

use calendar::date_of;
use fixtures::given::{DAY, HOUR};
use health_export::time::{Stamp, Times, date_text, day_number, is_of_2015, iso};
use health_export::zone::Zone;
use samples::numbers::Numbers;
use samples::xml::{seconds, time};

#[track_caller]
fn read(text: &str) -> Option<Stamp> {
    Times::default().read(text.as_bytes())
}

#[test]
fn a_time_is_read_to_utc() {
    assert_eq!(read("2025-01-05 09:12:40 +0100"), Some(Stamp { utc: 1_736_064_760, offset: 3600 }));
    assert_eq!(read("1970-01-01 00:00:00 +0000"), Some(Stamp { utc: 0, offset: 0 }));
    assert_eq!(read("2024-02-29 23:59:59 -0330"), Some(Stamp { utc: 1_709_263_799, offset: -12_600 }));
}

#[test]
fn times_come_back_as_they_were_written() {
    let mut numbers = Numbers(1);
    let mut times = Times::default();
    for _ in 0..20_000 {
        let utc = numbers.below(8_000_000_000) as i64 - 2_000_000_000;
        let offset = (numbers.below(53) as i64 - 24) * 1800;
        let text = time(utc, offset);
        assert_eq!(times.read(text.as_bytes()), Some(Stamp { utc, offset: offset as i32 }), "{text}");
    }
}

#[test]
fn what_tools_make_of_a_time_is_read_too() {
    let at = |text: &str| read(text).map(|it| it.utc);
    let same = Some(1_736_064_760);
    for text in [
        "2025-01-05T08:12:40Z",
        "2025-01-05T09:12:40+01:00",
        "2025-01-05 08:12:40.123 +0000",
        "2025-01-05 08:12:40",
        " 2025-01-05 09:12:40 +0100 ",
    ] {
        assert_eq!(at(text), same, "{text}");
    }
}

#[test]
fn what_is_no_time_is_none() {
    for text in [
        "",
        "now",
        "2025-13-05 09:12:40 +0100",
        "2025-00-05 09:12:40 +0100",
        "2025-01-32 09:12:40 +0100",
        "2025-01-05 24:12:40 +0100",
        "2025-01-05 09:60:40 +0100",
        "2025-01-05 09:12:40 *0100",
        "2025-01-05 09:12:4x +0100",
        "2025/01/05 09:12:40 +0100",
        "20150616071916-0700",
        "2025-01-05 09:12:40 +010",
    ] {
        assert_eq!(read(text), None, "{text}");
    }
    assert!(is_of_2015(b"20150616071916-0700") && !is_of_2015(b"2025-01-05 09:12:40 +0100"));
}

// A failed reading must not leave half of its day behind for the next one.
#[test]
fn a_time_that_can_not_be_read_does_not_spoil_the_next() {
    let mut times = Times::default();
    assert!(times.read(b"2025-02-05 09:99:40 +0100").is_none());
    assert!(times.read(b"2025-03-05 09:12:40 +9x00").is_none());
    assert_eq!(times.read(b"2025-01-05 09:12:40 +0100").map(|it| it.utc), Some(1_736_064_760));
    assert_eq!(times.read(b"2025-03-05 09:12:40 +0000").map(|it| it.utc), Some(seconds(2025, 3, 5, 9, 12) + 40));
}

#[test]
fn days_have_their_dates() {
    for day in (-800_000..800_000).step_by(37) {
        let (year, month, of_month) = date_of(day);
        let text = date_text(day);
        if (0..=9999).contains(&year) {
            assert_eq!(day_number(text.as_bytes().try_into().unwrap()), Some(day), "{text}");
        }
        assert!((1..=12).contains(&month) && (1..=31).contains(&of_month), "{text}");
    }
    assert_eq!(date_of(0), (1970, 1, 1));
    assert_eq!(date_of(-1), (1969, 12, 31));
    assert_eq!(iso(1_736_064_760), "2025-01-05T08:12:40Z");
    assert_eq!(iso(-1), "1969-12-31T23:59:59Z");
}

/// Berlin in 2026: summer from 29 March to 25 October, both at 1:00 UTC.
fn berlin() -> Zone {
    Zone::new(3600, vec![(seconds(2026, 3, 29, 1, 0), 7200), (seconds(2026, 10, 25, 1, 0), 3600)])
}

#[test]
fn a_day_is_as_long_as_the_zone_makes_it() {
    let zone = berlin();
    let day = |month: i64, day: i64| seconds(2026, month, day, 0, 0) / DAY;
    let length = |it: i64| zone.start_of(it + 1) - zone.start_of(it);
    assert_eq!(length(day(3, 28)), 24 * HOUR);
    assert_eq!(length(day(3, 29)), 23 * HOUR);
    assert_eq!(length(day(10, 25)), 25 * HOUR);
    assert_eq!(zone.start_of(day(7, 1)), seconds(2026, 6, 30, 22, 0));
    assert_eq!(zone.day_of(seconds(2026, 6, 30, 21, 59)), day(6, 30));
    assert_eq!(zone.day_of(seconds(2026, 6, 30, 22, 0)), day(7, 1));
}

#[test]
fn an_hour_that_comes_twice_has_one_number() {
    let zone = berlin();
    let hour = |hour: i64, minute: i64| zone.hour_of(seconds(2026, 10, 25, hour, minute));
    assert_eq!([hour(0, 30), hour(1, 30), hour(2, 30)], [2, 2, 3]);
    assert_eq!(zone.hour_ends(seconds(2026, 10, 25, 0, 30)), seconds(2026, 10, 25, 1, 0));
    assert_eq!(zone.change_between(seconds(2026, 10, 20, 0, 0), seconds(2026, 10, 27, 0, 0)), Some(seconds(2026, 10, 25, 1, 0)));
    assert_eq!(zone.change_between(seconds(2026, 10, 26, 0, 0), seconds(2026, 12, 27, 0, 0)), None);
}

#[test]
fn a_zone_of_half_hours_has_its_own_hours() {
    let india = Zone::fixed(19_800);
    let at = seconds(2026, 1, 1, 18, 45);
    assert_eq!((india.hour_of(at), india.day_of(at)), (0, seconds(2026, 1, 2, 0, 0) / DAY));
    assert_eq!(india.hour_ends(at), seconds(2026, 1, 1, 19, 30));
}

// Where clocks go forward at midnight, a day begins at one o'clock.
#[test]
fn a_midnight_that_is_skipped_is_no_trap() {
    let change = seconds(2026, 9, 6, 4, 0);
    let chile = Zone::new(-4 * 3600, vec![(change, -3 * 3600)]);
    let day = seconds(2026, 9, 6, 0, 0) / DAY;
    assert_eq!(chile.start_of(day), change);
    assert_eq!(chile.day_of(change - 1), day - 1);
    assert_eq!(chile.start_of(day + 1) - chile.start_of(day), 23 * HOUR);
}
