//! The shapes of the charts: that bars are as high as their numbers, gaps are framed, and overlaps hatched where they are.

use export_page::charts::{COLUMN, HEIGHT, bars, ceiling, frames, freshness, hatching, view_box};
use export_page::sentences::Speaker;
use export_page::series::{drawn, tabled};
use export_protocol::{Found, Shown};
use fixtures::export_words;
use fixtures::stories::{DAY, LAST_DAY, Reading as _, Story, only_steps_stopped, read};
use health_export::device::Kind;
use health_export::zone::Zone;
use samples::crowd::Crowd;

/// The numbers in a path.
fn numbers(path: &str) -> Vec<f64> {
    path.split(|it: char| !it.is_ascii_digit() && it != '.' && it != '-').filter_map(|it| it.parse().ok()).collect()
}

fn speak<T>(found: &Found, say: impl FnOnce(Speaker<'_>) -> T) -> T {
    say(Speaker { words: export_words(), found, zone: &Zone::fixed(0), names: true })
}

#[test]
fn the_full_height_is_a_round_number_not_below_any() {
    for (most, full) in
        [(0.0, 1.0), (0.2, 1.0), (1.0, 1.0), (3.0, 5.0), (5.0, 5.0), (5.1, 10.0), (950.0, 1000.0), (12_345.0, 20_000.0)]
    {
        assert_eq!(ceiling([1.0, most]), full, "{most}");
    }
    assert_eq!(ceiling([]), 1.0);
    assert!(ceiling([f64::INFINITY]).is_finite() && ceiling([f64::NAN]).is_finite());
}

#[test]
fn a_bar_is_as_high_as_its_number_and_nothing_has_none() {
    assert_eq!(bars(&[100.0, 0.0, 50.0], 100.0), "M1 0h8v40h-8zM21 20h8v20h-8z");
    assert_eq!(bars(&[0.001], 1000.0), "M1 39h8v1h-8z", "what is there is seen");
    assert_eq!(bars(&[], 1.0), "");
}

#[test]
fn a_column_has_a_bar_or_a_frame() {
    let values = [3.0, 0.0, 0.0, 9.0];
    let columns = |path: String| path.matches('M').count();
    assert_eq!((columns(bars(&values, 10.0)), columns(frames(&values))), (2, 2));
    assert!(frames(&values).starts_with("M11 "));
}

#[test]
fn only_bars_are_hatched_and_only_where_this_is_said() {
    let (mut values, mut hatched) = (vec![0.0; 24], vec![false; 24]);
    values[8..12].fill(50.0);
    hatched[9..14].fill(true);
    let lines = numbers(&hatching(&values, 100.0, &hatched));
    for ends in lines.chunks(2) {
        let [x, y] = *ends else { panic!("half a point") };
        assert!((9.0 * COLUMN..=12.0 * COLUMN).contains(&x), "{x}");
        assert!((HEIGHT / 2.0..=HEIGHT).contains(&y), "{y}");
    }
    assert!(lines.len() > 40);
    assert_eq!(hatching(&values, 100.0, &[false; 24]), "");
    assert_eq!(hatching(&values, 100.0, &[]), "");
}

#[test]
fn a_fresh_source_has_a_long_bar_and_an_old_one_none() {
    assert_eq!(freshness(Some(0), 100), "M0 0h100v8h-100z");
    assert_eq!(freshness(Some(75), 100), "M0 0h25v8h-25z");
    assert_eq!(freshness(Some(100), 100), "");
    assert_eq!(freshness(None, 100), "");
    assert_eq!(freshness(Some(-5), 100), freshness(Some(0), 100), "a clock a little ahead");
}

#[test]
fn the_box_has_room_for_every_column() {
    assert_eq!(view_box(24), "0 0 240 40");
}

#[test]
fn the_days_of_each_source_stand_in_their_columns_with_gaps() {
    let found = only_steps_stopped().found();
    let lanes = speak(&found, |it| it.lanes_of_days(30));
    assert_eq!(speak(&found, |it| it.window(30)), (LAST_DAY - 29, LAST_DAY));
    assert_eq!(lanes.iter().map(|it| it.kind).collect::<Vec<_>>(), [Kind::Watch, Kind::Phone]);
    let [watch, phone] = lanes.as_slice() else { panic!("two lanes") };
    assert_eq!((watch.values.len(), watch.values[28], watch.values[29]), (30, 0.0, 0.0));
    assert_eq!((watch.values[20], phone.values[20]), (3900.0, 2600.0));
    assert_eq!((phone.values[9], phone.values[10]), (0.0, 2600.0), "twenty days of data");
    let all: f64 = found.days.iter().map(|it| it.steps).sum();
    assert!((lanes.iter().map(|it| it.total()).sum::<f64>() - all).abs() < 0.01);
}

// The days ended with the last step of all, and a silence of every source did not show.
#[test]
fn the_days_go_on_to_the_export_if_every_source_was_silent_before_it() {
    let found = Story { watch_steps: Some(10 * DAY), phone_steps: Some(10 * DAY), ..Story::default() }.found();
    assert_eq!(speak(&found, |it| it.window(30)), (LAST_DAY - 29, LAST_DAY));
    let lanes = speak(&found, |it| it.lanes_of_days(30));
    assert!(lanes.iter().all(|it| it.values[20..].iter().all(|it| *it == 0.0) && it.total() > 0.0), "{lanes:?}");
}

#[test]
fn a_watch_that_is_heard_of_has_a_lane_even_without_steps() {
    let found = Story { watch_steps: None, ..Story::default() }.found();
    let lanes = speak(&found, |it| it.lanes_of_days(30));
    assert_eq!((lanes[0].kind, lanes[0].total()), (Kind::Watch, 0.0));
}

#[test]
fn the_hours_of_a_day_stand_in_their_columns() {
    let found = Story::default().found();
    let detail = found.day.clone().unwrap().detail.unwrap();
    let lanes = speak(&found, |it| it.lanes_of_hours(&detail));
    assert_eq!((lanes[0].values[7], lanes[0].values[8], lanes[1].values[8]), (0.0, 300.0, 200.0));
}

/// This many sources that counted on one day.
fn crowd(sources: u64) -> Found {
    read(&Crowd { sources, samples: 3, longest: 600 }.xml()).unwrap().found(&Zone::fixed(0), None, Some(LAST_DAY - 1))
}

// Both charts, and the tables behind them, ended with the sixth source and said nothing.
#[test]
fn what_a_chart_has_no_room_for_is_said_and_stands_in_the_table() {
    for (sources, drawn_here, in_table, said) in [
        (6, 6, 6, ""),
        (7, 6, 7, "More sources, which are only in the table below: 1."),
        (24, 6, 24, "More sources, which are only in the table below: 18."),
        (
            1100,
            6,
            24,
            "More sources, which are only in the table below: 18. Sources that even the table leaves out, since there are so many: 1,001.",
        ),
    ] {
        let found = crowd(sources);
        let detail = found.day.clone().unwrap().detail.unwrap();
        for lanes in speak(&found, |it| [it.lanes_of_days(30), it.lanes_of_hours(&detail)]) {
            assert_eq!((drawn(&lanes).len(), tabled(&lanes).len()), (drawn_here, in_table));
            assert_eq!(speak(&found, |it| it.not_drawn(&lanes)), said);
            assert!(tabled(&lanes).iter().all(|it| it.total() > 0.0));
        }
    }
}

#[test]
fn each_source_on_top_has_one_line_with_what_the_others_give() {
    let found = Story { copies: true, ..Story::default() }.found();
    let totals = found.day.clone().unwrap().detail.unwrap().totals;
    let lines = speak(&found, |it| it.orders(&totals));
    let tops: Vec<&str> = lines.iter().map(|it| it.top.as_str()).collect();
    assert_eq!(tops, ["Robin’s Apple\u{a0}Watch (Series 7)", "Robins iPhone", "Walk & Count"]);
    assert_eq!(lines[0].shares.len(), 3);
    assert!(lines.iter().all(|it| !it.estimate.is_empty()));
}

fn calibrated(story: Story, steps: f64) -> String {
    let found = story.found_with(Some(Shown { day: LAST_DAY - 1, steps }));
    let calibration = found.calibration.clone().unwrap();
    speak(&found, |it| it.calibrated(&calibration)).join(" ")
}

// The watch counts 300 steps in ten minutes and the phone 200, of which the second half of the one lies in the first of the other.
#[test]
fn the_number_that_health_shows_says_which_source_is_on_top() {
    let story = Story::default();
    assert!(calibrated(story, 13.0 * 400.0).starts_with("This fits Robin’s Apple\u{a0}Watch (Series 7) on top"));
    // All of the phone, and of the watch what the phone leaves.
    let phone = calibrated(story, 13.0 * 200.0);
    assert!(phone.starts_with("This fits Robins iPhone on top of the list. Move Robin’s"), "{phone}");
    assert!(calibrated(story, 100.0).starts_with("Health shows less"));
    assert!(calibrated(story, 90_000.0).starts_with("Health shows more"));
    assert!(calibrated(Story { phone_steps: None, ..story }, 3900.0).starts_with("Every order"));
}
