//! What well-kept libraries say of the same: `rc-zip` of zips, `jiff` of days, times and zones.

use calendar::date_of;
use content::english;
use fixtures::given::{DAY, HOUR};
use health_export::container::{Container, Text, likelihood};
use health_export::sniff::Opinion;
use health_export::time::{Stamp, Times, day_number, iso};
use health_export::zone::Zone;
use jiff::civil::Date;
use jiff::fmt::strtime;
use jiff::tz::{Offset, TimeZone};
use jiff::{Timestamp, ToSpan};
use rc_zip_sync::ReadZip;
use samples::numbers::Numbers;
use samples::zip::{Large, Shape, zip};

/// All that could be the export, one file after the other.
#[derive(Default)]
struct All(Vec<Vec<u8>>);

impl Text for All {
    fn begin(&mut self) {
        self.0.push(Vec::new());
    }

    fn take(&mut self, bytes: &[u8]) -> Opinion {
        self.0.last_mut().unwrap().extend_from_slice(bytes);
        Opinion::Undecided
    }
}

fn unpacked(file: &[u8], piece: u64) -> Vec<Vec<u8>> {
    let mut container = Container::new(file.len() as u64).in_pieces_of(piece);
    let mut all = All::default();
    while let Some(wanted) = container.wants() {
        container.give(&file[wanted.start as usize..wanted.end as usize], &mut all);
    }
    all.0.sort();
    all.0
}

fn unpacked_by_rc_zip(file: &[u8]) -> Vec<Vec<u8>> {
    let archive = file.read_zip().unwrap();
    let mut all: Vec<Vec<u8>> =
        archive.entries().filter(|it| likelihood(&it.name).is_some()).map(|it| it.bytes().unwrap()).collect();
    all.sort();
    all
}

/// Runs of one letter and noise, so that there is something to pack and something that can't be.
fn text(numbers: &mut Numbers) -> Vec<u8> {
    let mut text = Vec::new();
    for _ in 0..numbers.below(5) {
        let (byte, length) = (numbers.any() as u8, numbers.below(3000) as usize);
        match numbers.below(2) {
            0 => text.resize(text.len() + length, byte),
            _ => text.extend((0..length).map(|_| numbers.any() as u8)),
        }
    }
    text
}

#[test]
fn every_file_of_a_zip_is_unpacked_as_rc_zip_unpacks_it() {
    let mut numbers = Numbers(12);
    let mut compared = 0;
    for _ in 0..400 {
        let names: Vec<String> = (0..numbers.below(12))
            .map(|at| {
                format!("a/{at}{}", numbers.of(&["export.xml", ".xml", "_cda.xml", ".gpx", "", ".txt", "/", "é.XML"]).unwrap())
            })
            .collect();
        let texts: Vec<Vec<u8>> = names.iter().map(|_| text(&mut numbers)).collect();
        let files: Vec<(&str, &[u8], bool)> =
            names.iter().zip(&texts).map(|(name, text)| (name.as_str(), text.as_slice(), numbers.below(2) == 0)).collect();
        let large = numbers.of(&[Large::WhenNeeded, Large::Always, Large::Never]).unwrap();
        let shape = Shape { has_descriptors: numbers.below(2) == 0, large };
        let comment = vec![b'.'; numbers.below(40) as usize];
        let file = zip(&files, shape, &comment);
        let theirs = unpacked_by_rc_zip(&file);
        assert!(unpacked(&file, numbers.between(4, 5000)) == theirs, "{names:?} {shape:?}");
        compared += theirs.len();
    }
    assert!(compared > 1000, "{compared}");
}

/// A day as `jiff` has it.
fn date(day: i64) -> Date {
    Date::constant(1970, 1, 1).checked_add(day.days()).unwrap()
}

#[test]
fn days_have_the_dates_that_jiff_gives_them() {
    // Every day of nine hundred years, with 1700, 1800, 1900, 2000 and 2100, and some of all the others that have four digits.
    let mut numbers = Numbers(1);
    let others: Vec<i64> = (0..20_000).map(|_| numbers.below(3_652_425) as i64 - 719_528).collect();
    for day in (-150_000..180_000).chain(others) {
        let date = date(day);
        assert_eq!(date_of(day), (date.year().into(), date.month().into(), date.day().into()), "{date}");
        assert_eq!(day_number(date.to_string().as_bytes().try_into().unwrap()), Some(day), "{date}");
    }
}

/// Seconds at which something could go wrong: about the ends of years, Februaries and days, and anywhere.
fn moments(numbers: &mut Numbers) -> Vec<i64> {
    let ends = (1900..2200).flat_map(|year| [(1, 1), (2, 28), (2, 29), (3, 1), (12, 31)].map(|(month, day)| (year, month, day)));
    let ends = ends.filter_map(|(year, month, day)| Date::new(year, month, day).ok());
    let midnights = ends.map(|it| Offset::UTC.to_timestamp(it.at(0, 0, 0, 0)).unwrap().as_second());
    let mut moments: Vec<i64> = midnights.flat_map(|it| [it - 1, it, it + DAY - 1]).collect();
    moments.extend((0..20_000).map(|_| numbers.below(9_000_000_000) as i64 - 2_200_000_000));
    moments
}

#[test]
fn times_are_read_and_written_as_jiff_does() {
    let mut numbers = Numbers(2);
    let mut times = Times::default();
    for utc in moments(&mut numbers) {
        let minutes = numbers.of(&[0, 1, -1, 59, -59, 330, 345, -210, 840, -720, 1439, -1439]).unwrap();
        let minutes = if numbers.below(2) == 0 { minutes } else { numbers.below(2879) as i32 - 1439 };
        let (at, offset) = (Timestamp::from_second(utc).unwrap(), Offset::from_seconds(minutes * 60).unwrap());
        let local = at.to_zoned_datetime(TimeZone::fixed(offset));
        let text = strtime::format("%Y-%m-%d %H:%M:%S %z", &local).unwrap();
        assert_eq!(times.read(text.as_bytes()), Some(Stamp { utc, offset: minutes * 60 }), "{text}");
        assert_eq!(iso(utc), at.to_string());
        // The guide counts in milliseconds, and shows what the person's clock does.
        if let Ok(millis) = u64::try_from(utc * 1000) {
            let shown = strtime::format("%-d %B %Y, %-H:%M", &local).unwrap();
            assert_eq!(english().day_and_time(millis, minutes), shown);
        }
    }
}

#[test]
fn days_and_hours_of_real_zones_are_those_of_jiff() {
    // Half an hour of summer time, quarters, midnights that are skipped, and an island that lost a day.
    let names = [
        "Europe/Berlin",
        "America/New_York",
        "America/Santiago",
        "America/Sao_Paulo",
        "Asia/Kathmandu",
        "Asia/Beirut",
        "Australia/Lord_Howe",
        "Pacific/Apia",
        "Africa/Casablanca",
    ];
    let (from, to) = (Timestamp::from_second(1_200_000_000).unwrap(), Timestamp::from_second(1_900_000_000).unwrap());
    for name in names {
        let theirs = TimeZone::get(name).unwrap();
        let changes: Vec<(i64, i32)> = theirs
            .following(from)
            .take_while(|it| it.timestamp() < to)
            .map(|it| (it.timestamp().as_second(), it.offset().seconds()))
            .collect();
        let ours = Zone::new(theirs.to_offset(from).seconds(), changes.clone());
        let mut numbers = Numbers(3);
        let anywhere: Vec<i64> = (0..2000).map(|_| numbers.between(1_200_000_000, 1_900_000_000) as i64).collect();
        let about = |at: i64| [-DAY, -HOUR, -1801, -1, 0, 1, 1799, HOUR, DAY].map(|it| at + it);
        for at in changes.iter().flat_map(|it| about(it.0)).chain(anywhere) {
            let local = Timestamp::from_second(at).unwrap().to_zoned_datetime(theirs.clone());
            let day = ours.day_of(at);
            assert_eq!((date(day), ours.hour_of(at)), (local.date(), local.hour() as usize), "{name} {local}");
            assert_eq!(ours.start_of(day), local.start_of_day().unwrap().timestamp().as_second(), "{name} {local}");
        }
    }
}
