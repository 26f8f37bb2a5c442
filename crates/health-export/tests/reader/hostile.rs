//! Files that were cut, changed or made to do harm: never a panic, never without bound, and what was read first is kept.

use content::export::english;
use export_page::sentences::Speaker;
use export_protocol::Shown;
use export_worker::answers::Attempts;
use fixtures::given::{APP, EXPORTED, Given, HOUR, WATCH, check, run, sum_up};
use fixtures::given::{PHONE as IPHONE, ordinary};
use fixtures::rounds::rounds;
use health_export::problem::{CUT_OFF, Problem};
use health_export::reader::{Outcome, Reader};
use samples::crowd::Crowd;
use samples::numbers::Numbers;
use samples::zip::{Large, PHONE, Shape, zip};

use crate::bear::{bear, seeds};

/// Asks everything that can be asked of what was read.
fn ask(outcome: &Outcome) {
    if let Some(export) = &outcome.export {
        let zone = export.own_zone();
        let day = zone.day_of(export.until);
        let shown = export.calibrate(day, 500.0, &zone);
        let findings = export.findings(&zone, shown.as_ref());
        assert!(findings.len() <= 3);
        export.days(&zone);
        export.hours(day, &zone);
        let result = outcome.result(Some(EXPORTED)).unwrap();
        assert!(!result.without_names(&export.labels()).to_json().is_empty());
    }
}

/// A small export as XML and in zips.
fn files() -> Vec<Vec<u8>> {
    let given = Given::default().steps(WATCH, EXPORTED - 2 * HOUR, 600, 50.0).steps(IPHONE, EXPORTED - 3 * HOUR, 600, 40.0);
    let given = given.heart(WATCH, EXPORTED - HOUR).steps(APP, EXPORTED - HOUR, 60, 1.5);
    let xml = given.xml().into_bytes();
    let shapes =
        [PHONE, Shape { has_descriptors: true, large: Large::Always }, Shape { has_descriptors: false, large: Large::Never }];
    let mut files = vec![xml.clone()];
    for (shape, is_packed) in shapes.into_iter().zip([true, false, true]) {
        files.push(zip(&[("a.gpx", b"<gpx/>", false), ("apple_health_export/export.xml", &xml, is_packed)], shape, b"note"));
    }
    files
}

#[test]
fn a_file_may_be_cut_at_any_byte() {
    for file in files() {
        // Where a zip alone lost something, its export may still be whole.
        let (is_zip, whole) = (file.starts_with(b"PK"), check(&file).export.unwrap().records);
        for end in 0..file.len() {
            let outcome = check(&file[..end]);
            let records = outcome.export.as_ref().map_or(0, |it| it.records);
            let is_said = outcome.problem.is_some() || is_zip && records == whole;
            assert!(is_said || end > file.len() - 8, "cut at {end} of {}", file.len());
            ask(&outcome);
        }
    }
}

#[test]
fn a_file_may_begin_at_any_byte() {
    for file in files() {
        (0..file.len()).step_by(3).for_each(|start| ask(&check(&file[start..])));
    }
}

// The more is there, the more is found: what came before the cut is never lost.
#[test]
fn what_was_read_before_a_cut_is_kept() {
    let text = ordinary().xml().into_bytes();
    let mut before = 0;
    for end in (0..=text.len()).step_by(509) {
        let records = check(&text[..end]).export.map_or(0, |it| it.records);
        assert!(records >= before);
        before = records;
    }
    assert!(before > 100);
}

// With one quote gone, every later one is out of step: the rest is one tag without an end, and the watch seemed to have stopped
// there. The same goes for a correlation that is never closed.
#[test]
fn a_file_that_was_harmed_in_the_middle_says_of_nothing_that_it_stopped() {
    let text =
        Given::default().walks(IPHONE, 14, EXPORTED, 400.0).walks(WATCH, 14, EXPORTED, 440.0).beats(WATCH, 14, EXPORTED).xml();
    let half = text.len() / 2;
    let quote = half + text[half..].find("sourceName=\"").unwrap() + 11;
    let unquoted = format!("{}{}", &text[..quote], &text[quote + 1..]);
    let record = half + text[half..].find("<Record").unwrap();
    let unclosed = format!("{}<Correlation type=\"x\">{}", &text[..record], &text[record..]);
    for text in [unquoted, unclosed] {
        let zipped = |is_packed| zip(&[("export.xml", text.as_bytes(), is_packed)], PHONE, b"");
        let mut wrong = zipped(false);
        let crc = wrong.windows(4).rposition(|it| it == b"PK\x01\x02").unwrap() + 16;
        wrong[crc] ^= 1;
        for file in [text.clone().into_bytes(), zipped(true), wrong] {
            let outcome = check(&file);
            assert!(outcome.problem.is_some_and(|it| CUT_OFF.contains(&it)), "{:?}", outcome.problem);
            let said: Vec<_> = outcome.result(Some(EXPORTED)).unwrap().findings.iter().map(|it| it.finding.id()).collect();
            assert!(!said.iter().any(|it| it.contains("stopped") || it.contains("never") || it.contains("clear")), "{said:?}");
        }
    }
}

/// One to four changes of the kinds that happen on the way, or on purpose.
fn mutated(file: &[u8], numbers: &mut Numbers) -> Vec<u8> {
    let mut bytes = file.to_vec();
    for _ in 0..=numbers.below(4) {
        let at = numbers.below(bytes.len() as u64) as usize;
        let other = numbers.below(bytes.len() as u64) as usize;
        match numbers.below(9) {
            _ if bytes.len() < 8 => bytes.push(b'<'),
            0 => bytes[at] ^= 1 << numbers.below(8),
            1 => bytes[at] = numbers.below(256) as u8,
            2 => drop(bytes.remove(at)),
            3 => bytes.insert(at, *b"<>\"'/&=!?P".get(numbers.below(10) as usize).unwrap()),
            4 => bytes.truncate(at.max(1)),
            5 => bytes.swap(at, other),
            6 => {
                let piece = bytes[at.min(other)..at.max(other)].to_vec();
                drop(bytes.splice(at..at, piece.into_iter().take(300)));
            }
            7 => {
                let end = (at + 4).min(bytes.len());
                bytes[at..end].fill(if numbers.below(2) == 0 { 0xff } else { 0 });
            }
            _ => drop(bytes.drain(at..(at + numbers.below(60) as usize).min(bytes.len()))),
        }
        if bytes.is_empty() {
            bytes.push(0);
        }
    }
    bytes
}

#[test]
fn a_file_may_be_changed_anyhow() {
    let mut numbers = Numbers(11);
    let files = files();
    for turn in 0..rounds(6000) {
        let file = mutated(&files[turn % files.len()], &mut numbers);
        let outcome = check(&file);
        ask(&outcome);
        let piece = numbers.between(4, 700);
        let again = run(Reader::new(file.len() as u64, Some("file.xml")).in_pieces_of(piece), &file);
        let is_zip = file.starts_with(b"PK");
        // How far a damaged stream is unpacked before that is noticed may depend on the pieces; what XML means may not.
        if !is_zip {
            assert_eq!(sum_up(&outcome), sum_up(&again), "turn {turn} in pieces of {piece}");
        }
    }
}

// The search in `fuzz/` needs a C++ compiler, so nothing else compiled what it does, and it could have fallen behind unseen.
#[test]
fn what_a_search_would_begin_with_is_borne_and_so_are_changes_of_it() {
    let mut numbers = Numbers(13);
    for seed in seeds() {
        bear(&seed);
        (0..rounds(60)).for_each(|_| bear(&mutated(&seed, &mut numbers)));
    }
}

#[test]
fn bytes_without_any_sense_are_refused() {
    let mut numbers = Numbers(12);
    for _ in 0..300 {
        let mut bytes: Vec<u8> = (0..numbers.between(1, 4000)).map(|_| numbers.below(256) as u8).collect();
        if numbers.below(2) == 0 {
            bytes.splice(0..0, *b"PK\x03\x04");
        }
        assert!(check(&bytes).export.is_none());
    }
}

// Directories that name each other, and the same file again and again.
#[test]
fn a_directory_of_a_hundred_thousand_entries_comes_to_an_end() {
    let names: Vec<String> = (0..20_000).map(|it| format!("{it}.xml")).collect();
    let files: Vec<(&str, &[u8], bool)> = names.iter().map(|it| (it.as_str(), b"<a/>".as_slice(), false)).collect();
    let bytes = zip(&files, PHONE, b"");
    let outcome = check(&bytes);
    assert_eq!((outcome.export.is_some(), outcome.problem), (false, Some(Problem::NotAnExport)));
    let cut = &bytes[..bytes.len() - 100];
    assert!(check(cut).export.is_none());
}

#[test]
fn a_walk_of_headers_without_end_comes_to_an_end() {
    let header = b"PK\x03\x04\x14\0\0\0\0\0\0\0\0\0\0\0\0\0\x01\0\0\0\x01\0\0\0\x01\0\0\0ab".repeat(50_000);
    assert!(check(&header).export.is_none());
}

#[test]
fn tags_nested_without_end_cost_nothing() {
    let deep = "<Correlation>".repeat(100_000);
    let given = Given::default().steps(WATCH, EXPORTED - HOUR, 60, 5.0).raw(&deep).steps(WATCH, EXPORTED - HOUR, 60, 5.0);
    let export = check(given.xml().as_bytes()).export.unwrap();
    assert_eq!(export.step_count(), 1);
}

// Too many steps for four bytes became "infinite", which JSON does not know, and the page waited for its answer for ever.
#[test]
fn more_steps_than_can_be_kept_are_left_out() {
    let given = Given::default().steps(WATCH, EXPORTED - HOUR, 60, 5.0).steps(WATCH, EXPORTED - HOUR, 60, 1e300);
    let export = check(given.xml().as_bytes()).export.unwrap();
    assert_eq!((export.step_count(), export.unreadable), (1, 1));
}

#[test]
fn times_at_the_end_of_all_time_are_no_trap() {
    let record = |from: &str, to: &str| {
        format!(
            "<Record type=\"HKQuantityTypeIdentifierStepCount\" sourceName=\"Apple Watch\" creationDate=\"{from}\" startDate=\"{from}\" endDate=\"{to}\" value=\"1e38\"/>"
        )
    };
    let times =
        ["9999-12-31 23:59:59 -9959", "0000-01-01 00:00:00 +9959", "2106-02-07 06:28:15 +0000", "1970-01-01 00:00:00 +0000"];
    let mut given = Given::default();
    for from in times {
        for to in times {
            given = given.raw(&record(from, to));
        }
    }
    let with_date = given.xml();
    let without = with_date.replace("ExportDate", "Exported");
    for text in [with_date, without] {
        let outcome = check(text.as_bytes());
        assert_eq!(outcome.export.as_ref().unwrap().step_count(), 16);
        ask(&outcome);
    }
}

// More sources than are told apart, all on one day. Everything that the page asks took the square of their number.
#[test]
fn a_crowd_of_sources_on_one_day_comes_to_an_end() {
    let outcome = check(&Crowd { sources: 5000, samples: 4, longest: 600 }.xml());
    assert_eq!(outcome.problem, None);
    let export = outcome.export.as_ref().unwrap();
    assert_eq!((export.sources.len(), export.step_count(), export.too_many_sources), (1025, 20_000, true));
    ask(&outcome);
    let zone = export.own_zone();
    let day = zone.day_of(EXPORTED) - 1;
    let totals = export.totals_of(day, &zone).unwrap();
    assert!(totals.orders.len() <= 18, "{} orders", totals.orders.len());
    let answers = Attempts::default().take(outcome, EXPORTED, None).unwrap();
    let found = answers.found(&zone, Some(Shown { day, steps: 5000.0 }), Some(day));
    let speaker = Speaker { words: english(), found: &found, zone: &zone, names: true };
    assert!(!speaker.summary().is_empty() && !speaker.lanes_of_days(30).is_empty());
    let detail = found.day.as_ref().unwrap().detail.as_ref().unwrap();
    assert_eq!(detail.overlaps.iter().map(|it| i64::from(*it)).sum::<i64>(), detail.hours.overlap);
    assert_eq!(speaker.orders(&detail.totals).len(), totals.orders.len() / 2 + 1);
}
