//! Days, hours and gaps.

use fixtures::given::{DAY, EXPORTED, Given, HOUR, MINUTE, PHONE, TODAY, WATCH};
use health_export::days::DaySum;
use health_export::sources::SourceId;
use health_export::zone::Zone;

const KIM: SourceId = SourceId(0);

fn today() -> i64 {
    (TODAY + 3600).div_euclid(DAY)
}

fn sum(day: i64, steps: f64, count: u32) -> DaySum {
    DaySum { day, source: KIM, steps, count }
}

// Half an hour before midnight and ten minutes after: three quarters belong to the day before.
#[test]
fn a_sample_across_midnight_is_divided_by_its_time() {
    let export = Given::default().steps(WATCH, TODAY - 30 * MINUTE, 40 * MINUTE, 400.0).read();
    assert_eq!(export.days(&export.own_zone()), [sum(today() - 1, 300.0, 1), sum(today(), 100.0, 0)]);
}

#[test]
fn the_same_steps_lie_on_other_days_in_another_zone() {
    let export = Given::default().steps(WATCH, TODAY - 2 * HOUR, HOUR, 50.0).steps(WATCH, TODAY + HOUR, HOUR, 70.0).read();
    assert_eq!(export.days(&export.own_zone()), [sum(today() - 1, 50.0, 1), sum(today(), 70.0, 1)]);
    assert_eq!(export.days(&Zone::fixed(4 * 3600)), [sum(today(), 120.0, 2)]);
    assert_eq!(export.days(&Zone::fixed(-8 * 3600)), [sum(today() - 1, 120.0, 2)]);
}

#[test]
fn a_day_has_its_hours_for_each_source() {
    let given = Given::default().steps(WATCH, TODAY + 9 * HOUR + 45 * MINUTE, 30 * MINUTE, 300.0);
    let export = given.steps(PHONE, TODAY + 10 * HOUR + 5 * MINUTE, 20 * MINUTE, 80.0).read();
    let hours = export.hours(today(), &export.own_zone()).unwrap();
    let (source, watch) = &hours.sources[0];
    assert_eq!((*source, watch[9], watch[10], watch[11]), (KIM, (150.0, 900), (150.0, 900), (0.0, 0)));
    assert_eq!(hours.sources[1].1[10], (80.0, 1200));
    assert_eq!(hours.overlap, 600);
}

#[test]
fn a_day_without_steps_has_no_rows() {
    let export = Given::default().steps(WATCH, TODAY + HOUR, HOUR, 1.0).read();
    let hours = export.hours(today() - 3, &export.own_zone()).unwrap();
    assert_eq!((hours.sources.len(), hours.overlap), (0, 0));
}

#[test]
fn a_sample_without_a_length_lies_where_it_begins() {
    let export = Given::default().steps(WATCH, TODAY, 0, 9.0).steps(WATCH, TODAY - 1, 0, 5.0).read();
    assert_eq!(export.days(&export.own_zone()), [sum(today() - 1, 5.0, 1), sum(today(), 9.0, 1)]);
    assert_eq!(export.hours(today(), &export.own_zone()).unwrap().sources[0].1[0], (9.0, 0));
}

// Spread over its years it would be more rows than there is memory for.
#[test]
fn a_sample_of_years_is_counted_where_it_begins() {
    let export = Given::default().steps(WATCH, TODAY - 4000 * DAY, 4000 * DAY, 9.0).read();
    assert_eq!(export.days(&export.own_zone()), [sum(today() - 4000, 9.0, 1)]);
}

// The chart of days counted a sample of weeks where it begins, and the hours of those days held a part of it each.
#[test]
fn the_hours_of_a_day_come_to_what_the_chart_of_days_shows_however_long_a_sample_is() {
    for length in [0, HOUR, 3 * DAY, 7 * DAY, 7 * DAY + 1, 8 * DAY, 40 * DAY] {
        let given = Given::default().steps(WATCH, TODAY - 60 * DAY + 5 * HOUR, length, 9000.0);
        let export = given.steps(PHONE, TODAY - 58 * DAY, HOUR, 100.0).read();
        let zone = export.own_zone();
        let days = export.days(&zone);
        for day in today() - 61..=today() {
            let shown: f64 = days.iter().filter(|it| it.day == day).map(|it| it.steps).sum();
            let hours = export.hours(day, &zone).unwrap();
            let in_hours: f64 = hours.sources.iter().flat_map(|it| it.1).map(|it| it.0).sum();
            let raw = export.totals_of(day, &zone).unwrap().raw;
            assert!((shown - in_hours).abs() < 1e-6 && (shown - raw).abs() < 1e-6, "{shown} {in_hours} {raw}, {length} s long");
        }
    }
}

#[test]
fn gaps_are_the_times_in_which_a_source_is_silent() {
    let given = Given::default().steps(WATCH, TODAY + 8 * HOUR, HOUR, 1.0).steps(WATCH, TODAY + 10 * HOUR, HOUR, 1.0);
    let export = given.steps(WATCH, TODAY + 15 * HOUR, 0, 1.0).steps(PHONE, TODAY + 12 * HOUR, HOUR, 1.0).read();
    let gaps = |sources: &[SourceId], least: i64| {
        let found = export.gaps(sources, TODAY, EXPORTED, least);
        found.iter().map(|it| ((it.from - TODAY) / MINUTE, (it.to - TODAY) / MINUTE)).collect::<Vec<_>>()
    };
    assert_eq!(gaps(&[KIM], 2 * HOUR), [(0, 480), (660, 900), (900, 1290)]);
    assert_eq!(gaps(&[KIM, SourceId(1)], 3 * HOUR), [(0, 480), (900, 1290)]);
    assert_eq!(gaps(&[SourceId(9)], HOUR), [(0, 1290)]);
}
