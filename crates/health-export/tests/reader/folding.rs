//! More samples than there is room for: the newest in detail, the rest in sums.

use fixtures::given::{DAY, HOUR, run};
use health_export::export::Export;
use health_export::findings::Note;
use health_export::reader::Reader;
use health_export::samples::{Sample, Samples};
use health_export::sources::SourceId;
use samples::numbers::Numbers;
use samples::plan::Plan;

const KIM: SourceId = SourceId(3);

fn sample(start: i64, steps: f64) -> Sample {
    Sample::new(KIM, start, start + 300, Some(start + 400), steps).unwrap()
}

/// All steps, in detail and in sums.
fn all(samples: &Samples) -> f64 {
    samples.iter().map(Sample::value).sum::<f64>() + samples.bins().map(|it| it.3.steps).sum::<f64>()
}

#[test]
fn a_sample_takes_20_bytes() {
    assert_eq!(size_of::<Sample>(), 20);
}

#[test]
fn nothing_is_lost_and_the_newest_stays_in_detail() {
    let mut samples = Samples::with_room(1000);
    for hour in 0..5000 {
        samples.push(sample(1_700_000_000 + hour * HOUR, 10.0));
    }
    assert_eq!(all(&samples), 50_000.0);
    assert!(samples.len() <= 1000 && samples.len() > 400);
    let from = samples.detail_from().unwrap();
    assert_eq!(from % DAY, 0, "Days are divided at midnight.");
    assert!(samples.iter().all(|it| it.start() >= from));
    assert!(samples.bins().all(|it| it.0 < from && it.1 == HOUR && it.2 == KIM));
    assert_eq!(samples.left_out(), 0);
}

#[test]
fn the_order_of_arrival_is_kept() {
    let mut samples = Samples::with_room(5000);
    for at in 0..12_000_i64 {
        samples.push(sample(1_700_000_000 + (at % 7) * DAY + at, at as f64));
    }
    let values: Vec<f64> = samples.iter().map(Sample::value).collect();
    assert!(values.is_sorted());
    assert_eq!(samples.at(0).map(Sample::value), values.first().copied());
}

#[test]
fn samples_of_one_second_are_no_trap() {
    let mut samples = Samples::with_room(100);
    (0..1000).for_each(|_| samples.push(sample(1_700_000_000, 1.0)));
    assert_eq!(all(&samples), 1000.0);
}

#[test]
fn samples_of_all_times_at_random_stay_within_the_room() {
    let mut numbers = Numbers(3);
    let mut samples = Samples::with_room(10_000);
    let mut steps = 0.0;
    for _ in 0..400_000 {
        samples.push(sample(numbers.below(4_000_000_000) as i64, 1.0));
        steps += 1.0;
    }
    assert!(samples.len() <= 10_000);
    assert!(samples.bins().count() <= 100_001);
    assert_eq!(all(&samples) + samples.left_out() as f64, steps);
}

#[test]
fn times_before_1970_and_after_2106_have_no_place() {
    assert_eq!(Sample::new(KIM, -1, 5, None, 1.0), None);
    assert_eq!(Sample::new(KIM, 1 << 32, (1 << 32) + 5, None, 1.0), None);
    let odd = Sample::new(KIM, 100, 50, Some(-7), 1.0).unwrap();
    assert_eq!((odd.end(), odd.created(), odd.lag()), (100, None, None));
}

fn planned(room: usize) -> (Export, samples::plan::Made) {
    let mut bytes = Vec::new();
    let made = Plan { seed: 9, bytes: 3_000_000 }.write_zip(&mut bytes).unwrap();
    let outcome = run(Reader::new(bytes.len() as u64, None).with_room(room), &bytes);
    assert_eq!(outcome.problem, None);
    (outcome.export.unwrap(), made)
}

#[test]
fn an_export_in_little_room_has_the_same_sums_and_says_so() {
    let (small, made) = planned(500);
    let (large, _) = planned(1_000_000);
    assert_eq!((small.records, small.step_count()), (made.records, made.steps));
    let sum = |it: &Export| it.traces.iter().map(|it| it.step_sum).sum::<f64>();
    assert_eq!((sum(&small), sum(&large)), (made.step_sum as f64, made.step_sum as f64));
    let days = |it: &Export| it.days(&it.own_zone()).iter().map(|it| it.steps).sum::<f64>();
    assert!((days(&small) - days(&large)).abs() < 1.0);
    assert!(matches!(small.notes(None)[..], [Note::OlderOnlyInSums { .. }]));
    let zone = small.own_zone();
    assert_eq!(small.hours(zone.day_of(small.until) - 3, &zone), None, "That day is only in sums.");
    assert!(small.hours(zone.day_of(small.until), &zone).is_some());
    assert_eq!(small.findings(&zone, None)[0].id(), large.findings(&zone, None)[0].id());
}

#[test]
fn a_plan_makes_the_same_bytes_each_time_and_about_as_many_as_asked() {
    let make = |seed: u64| {
        let mut bytes = Vec::new();
        let made = Plan { seed, bytes: 1_000_000 }.write_xml(&mut bytes).unwrap();
        assert_eq!(bytes.len() as u64, made.bytes);
        assert!((1_000_000..1_001_000).contains(&bytes.len()), "{}", bytes.len());
        bytes
    };
    assert!(make(1) == make(1) && make(1) != make(2));
    let (head, text) = (&make(1)[..200], String::from_utf8(make(1)).unwrap());
    assert!(head.starts_with(b"<?xml") && text.ends_with("</HealthData>\n"));
    let steps: u64 = text.matches("StepCount").count() as u64;
    let records = text.matches("<Record ").count() as u64;
    assert!(records / 14 < steps && steps < records / 6, "{steps} of {records}");
}
