//! Waits: a timer is nothing but the time at which it ends, so it holds over a reload, a sleep and a clock that was set.

use Timer::{Off, Over, Running};
use fixtures::{guide, step};
use rules::guide::Step;
use rules::progress::{Millis, Progress};
use rules::stored;
use rules::timer::{Timer, clock};

/// Some day in November 2026.
const NOW: Millis = 1_795_000_000_000;
const SECOND: Millis = 1000;
const DAY: Millis = 24 * 3600 * SECOND;

fn start(progress: &mut Progress, id: &str, now: Millis) {
    progress.set_timer(id, Some(now + Millis::from(step(id).wait.unwrap()) * SECOND), now);
}

/// Progress in which these timers were started, each so many milliseconds after [`NOW`].
fn started(timers: &[(&str, Millis)]) -> Progress {
    let mut progress = Progress::default();
    for (id, after) in timers {
        start(&mut progress, id, NOW + after);
    }
    progress
}

/// How the timer of `stove-off-on` (10 seconds) stands so many milliseconds after it was started.
#[track_caller]
fn check(after: Millis, expected: Timer) {
    assert_eq!(started(&[("stove-off-on", 0)]).timer_of(step("stove-off-on"), NOW + after), expected);
}

#[test]
fn nothing_runs_that_nobody_started() {
    for step in guide().steps() {
        assert_eq!(Progress::default().timer_of(step, NOW), Off, "{}", step.id);
    }
    let progress = started(&[("stove-off-on", 0)]);
    assert_eq!(progress.timer_of(step("cool-down"), NOW), Off);
}

#[test]
fn a_timer_shows_the_whole_wait_when_it_is_started() {
    for step in guide().steps().filter(|it| it.wait.is_some()) {
        let progress = started(&[(step.id.0, 0)]);
        assert_eq!(progress.timer_of(step, NOW), Running(step.wait.unwrap()), "{}", step.id);
    }
}

#[test]
fn seconds_left_are_rounded_up_so_that_none_shows_zero_and_goes_on() {
    check(1, Running(10));
    check(999, Running(10));
    check(1000, Running(9));
    check(9000, Running(1));
    check(9001, Running(1));
    check(9999, Running(1));
}

#[test]
fn a_timer_is_over_at_its_end_and_not_a_moment_before() {
    check(9999, Running(1));
    check(10_000, Over);
    check(10_001, Over);
    check(365 * DAY, Over);
}

#[test]
fn a_timer_that_was_stopped_or_put_away_is_off() {
    let mut progress = started(&[("stove-off-on", 0)]);
    progress.set_timer("stove-off-on", None, NOW + 1);
    assert_eq!(progress.timer_of(step("stove-off-on"), NOW + 2), Off);
    assert_eq!(progress.timer_of(step("stove-off-on"), NOW + 20_000), Off);
}

// Counted down in the page, an hour would begin anew with each reload, and stand still while the phone sleeps.
#[test]
fn a_timer_runs_on_while_the_page_is_closed() {
    let before = started(&[("order-tea", 0), ("stove-off-on", 0)]);
    let (object, _) = stored::write(None, &before).unwrap();
    let after = stored::read(&serde_json::to_string(&object).unwrap()).unwrap();
    for later in [0, 1, 10_000, 600_500, 3_599_999, 3_600_000, DAY] {
        for id in ["order-tea", "stove-off-on"] {
            assert_eq!(after.timer_of(step(id), NOW + later), before.timer_of(step(id), NOW + later), "{id} after {later}");
        }
    }
    assert_eq!(after.timer_of(step("order-tea"), NOW + 600_500), Running(3000));
    assert_eq!(after.timer_of(step("stove-off-on"), NOW + 600_500), Over);
}

#[test]
fn a_timer_that_was_put_away_is_away_after_a_reload_too() {
    let mut progress = started(&[("stove-off-on", 0)]);
    progress.set_timer("stove-off-on", None, NOW + 20_000);
    let (object, _) = stored::write(None, &progress).unwrap();
    let after = stored::read(&serde_json::to_string(&object).unwrap()).unwrap();
    assert_eq!(after.timer_of(step("stove-off-on"), NOW + 30_000), Off);
}

// The guide itself asks people to set a wrong clock right, and some of them wait while they do.
#[test]
fn a_clock_that_was_set_back_never_shows_more_than_the_wait() {
    let progress = started(&[("stove-off-on", 0)]);
    for back in [1, 500, SECOND, 3600 * SECOND, 400 * DAY, NOW] {
        assert_eq!(progress.timer_of(step("stove-off-on"), NOW - back), Running(10), "{back} back");
    }
}

#[test]
fn a_time_beyond_all_times_is_no_panic() {
    let mut progress = Progress::default();
    progress.set_timer("stove-off-on", Some(Millis::MAX), NOW);
    assert_eq!(progress.timer_of(step("stove-off-on"), 0), Running(10));
    progress.set_timer("stove-off-on", Some(0), NOW);
    assert_eq!(progress.timer_of(step("stove-off-on"), Millis::MAX), Over);
}

#[test]
fn a_timer_of_a_step_that_no_longer_waits_is_off() {
    let progress = started(&[("stove-off-on", 0)]);
    let without = Step { wait: None, ..*step("stove-off-on") };
    assert_eq!(progress.timer_of(&without, NOW), Off);
    assert_eq!(progress.timer_of(&without, NOW + 20_000), Off);
}

#[track_caller]
fn check_several(progress: &Progress, after: Millis, running: &[(&str, u32)], over: &[&str]) {
    let found: Vec<_> = progress.running(guide(), NOW + after).iter().map(|(step, left)| (step.id.0, *left)).collect();
    assert_eq!(found, running);
    assert_eq!(progress.over(guide(), NOW + after).iter().map(|it| it.id.0).collect::<Vec<_>>(), over);
}

#[test]
fn several_timers_run_at_once_and_the_soonest_comes_first() {
    let progress = started(&[("count-pots", 0), ("leave-alone", 1000), ("cool-down", 5000), ("stove-off-on", 8000)]);
    check_several(&progress, 8000, &[("cool-down", 7), ("stove-off-on", 10), ("leave-alone", 53), ("count-pots", 1192)], &[]);
    check_several(&progress, 15_000, &[("stove-off-on", 3), ("leave-alone", 46), ("count-pots", 1185)], &["cool-down"]);
    check_several(&progress, 61_000, &[("count-pots", 1139)], &["stove-off-on", "leave-alone", "cool-down"]);
    check_several(&Progress::default(), 0, &[], &[]);
}

#[test]
fn timers_that_end_together_stand_in_the_guides_order() {
    let progress = started(&[("cool-down", 0), ("stove-off-on", 0)]);
    check_several(&progress, 0, &[("stove-off-on", 10), ("cool-down", 10)], &[]);
}

#[track_caller]
fn check_clock(seconds: u32, expected: &str) {
    assert_eq!(clock(seconds), expected);
}

#[test]
fn time_left_reads_as_on_a_clock() {
    check_clock(0, "0:00");
    check_clock(9, "0:09");
    check_clock(10, "0:10");
    check_clock(60, "1:00");
    check_clock(1199, "19:59");
    check_clock(3599, "59:59");
    check_clock(3600, "1:00:00");
    check_clock(3661, "1:01:01");
    check_clock(36_000, "10:00:00");
    check_clock(u32::MAX, "1193046:28:15");
}
