//! The report for a helper or for Apple Support: its whole text, its times, and what must never be in it.

use State::{Done, Skipped};
use Worked::{Fixed, NotYet, Unsure};
use fixtures::{checklist, guide};
use rules::progress::{Millis, Progress, State, Timed, Worked};
use rules::report::Options;
use rules::system::{Device, Pick, Systems};

use crate::random::picks;

const SECOND: Millis = 1000;
const MINUTE: Millis = 60 * SECOND;
const HOUR: Millis = 60 * MINUTE;
const DAY: Millis = 24 * HOUR;

/// 18 November 2026, 11:06 and 40 seconds, UTC.
const NOW: Millis = 1_795_000_000_000;

/// The report's options an hour after [`NOW`], in UTC and without notes.
const PLAIN: Options = Options { now: NOW + HOUR, ahead: 0, notes: false };

fn mark(progress: &mut Progress, id: &str, state: State, at: Millis) {
    progress.mark(guide().step(id).unwrap().1, state, at);
}

/// Somebody who was led to `no-whistle`, and has tried two checklists of its path, one of them not to its end.
fn half_way() -> Progress {
    let mut progress = Progress::default();
    progress.set_systems(Systems::default().with(Device::Iphone, Pick::from(18)).with(Device::Watch, Pick::to(9)), NOW);
    for (question, answer) in [("boils", "bubbles"), ("steam", "none"), ("began", "other")] {
        progress.set_answer(question, Some(answer), NOW);
    }
    progress.choose(Some("no-whistle"), NOW);
    mark(&mut progress, "turn-valve", Done, NOW);
    mark(&mut progress, "turn-tap", Done, NOW + 2 * MINUTE);
    progress.set_worked(checklist("valve-open"), Some(NotYet), NOW + 6 * MINUTE + 59 * SECOND);
    mark(&mut progress, "stove-off-on", Done, NOW + 10 * MINUTE);
    mark(&mut progress, "shake-both", Skipped, NOW + 30 * MINUTE);
    progress.set_note("stove-off-on", "took two tries", NOW + 31 * MINUTE);
    progress.set_note("crush-kettle", "afraid of this", NOW + 31 * MINUTE);
    progress
}

fn report(progress: &Progress, options: Options) -> String {
    guide().report(progress, options)
}

#[track_caller]
fn check(progress: &Progress, options: Options, expected: &str) {
    assert_eq!(report(progress, options), expected);
}

// ---------------------------------------------------------------- the whole text

#[test]
fn the_report_says_what_was_seen_found_done_and_left() {
    check(
        &half_way(),
        Options { notes: true, ..PLAIN },
        "\
No whistle: what was tried
18 November 2026, 12:06

Symptom: The kettle boils, but nothing whistles
Systems: iOS 18 or newer; watchOS 9 or older

What was found:
- Does the water move when you heat it? Yes, it bubbles
- Does steam rise from the spout? None from the spout
- When doesn't it whistle? Always, or none of these

What was tried:
- Open the valve: not fixed yet. All done. Begun 18 November 2026, 11:06; took 6 min.
  - Done: Turn the valve to the left
  - Done: Turn on the tap beside it
- First checks: not said whether it worked. 1 of 3 done. Begun 18 November 2026, 11:16; took less than a minute.
  - Done: Turn the stove off and on
  - Doesn't apply: Shake both, kettle first

What is left to try:
- Clean the cook's filter
- Fill in fresh water
- Take the scale off
- Get another kettle

Notes:
- Turn the stove off and on: took two tries
- Crush the kettle, from above: afraid of this
",
    );
}

#[test]
fn once_it_is_fixed_the_report_says_by_what_and_leaves_nothing_to_try() {
    let mut progress = Progress::default();
    progress.choose(Some("stale-tea"), NOW);
    mark(&mut progress, "pour-out", Done, NOW + MINUTE);
    progress.set_worked(checklist("fresh-water"), Some(Fixed), NOW + 4 * MINUTE);
    check(
        &progress,
        Options { ahead: 14 * 60, ..PLAIN },
        "\
No whistle: what was tried
19 November 2026, 2:06

Symptom: The water is right, but the tea is stale
Systems: any iOS; any watchOS

What was tried:
- Fill in fresh water: fixed it. 1 of 3 done. Begun 19 November 2026, 1:07; took 3 min.
  - Done: Pour the old water out

Fixed by: Fill in fresh water
",
    );
}

#[test]
fn before_anything_is_tried_the_report_says_so() {
    check(
        &Progress::default(),
        PLAIN,
        "\
No whistle: what was tried
18 November 2026, 12:06

Symptom: not chosen yet
Systems: any iOS; any watchOS

Nothing was tried yet.
",
    );
}

#[test]
fn with_a_symptom_alone_the_report_says_what_there_is_to_try() {
    let mut progress = Progress::default();
    progress.choose(Some("stale-tea"), NOW);
    let text = report(&progress, PLAIN);
    assert!(
        text.ends_with("\nNothing was tried yet.\n\nWhat is left to try:\n- First checks\n- Fill in fresh water\n"),
        "{text}"
    );
}

// A checklist of which only a step was skipped stood neither among what was tried nor among what is left.
#[test]
fn a_checklist_of_which_only_a_step_was_skipped_is_left_unless_nothing_of_it_applies() {
    let mut progress = Progress::default();
    progress.choose(Some("no-whistle"), NOW);
    let left = |progress: &Progress, id: &str| {
        let text = report(progress, PLAIN);
        let (_, left) = text.split_once(guide().words.report_left).unwrap();
        left.contains(&format!("\n- {}\n", checklist(id).title))
    };
    mark(&mut progress, "shake-both", Skipped, NOW);
    let (first_aid, _) = guide().step("shake-both").unwrap();
    assert!(left(&progress, first_aid.id.0));
    first_aid.steps.iter().for_each(|it| mark(&mut progress, it.id.0, Skipped, NOW));
    assert!(!left(&progress, first_aid.id.0));
}

#[test]
fn once_all_was_tried_nothing_is_left_and_nothing_is_said_of_it() {
    let mut progress = Progress::default();
    progress.choose(Some("stale-tea"), NOW);
    progress.set_worked(checklist("first-checks"), Some(NotYet), NOW);
    progress.set_worked(checklist("fresh-water"), Some(Unsure), NOW);
    let text = report(&progress, PLAIN);
    assert!(!text.contains(guide().words.report_left), "{text}");
    assert!(text.contains("- Fill in fresh water: not sure whether it helped. 0 of 3 done."), "{text}");
}

#[test]
fn every_symptom_and_verdict_every_answer_and_every_pick_has_a_report_without_an_unfilled_place() {
    let causes = guide().symptoms.iter().map(|it| it.id.0).chain(guide().verdicts.iter().map(|it| it.id.0));
    for (at, cause) in causes.enumerate() {
        for worked in [Fixed, NotYet, Unsure] {
            let mut progress = half_way();
            progress.choose(Some(cause), NOW + 1);
            let (ios, watchos) = (picks(Device::Iphone), picks(Device::Watch));
            let systems = Systems { ios: ios[at % ios.len()], watchos: watchos[at / 3 % watchos.len()] };
            progress.set_systems(systems, NOW + 1);
            progress.set_worked(checklist("kitchen-clock"), Some(worked), NOW + 1);
            for question in guide().questions {
                progress.set_answer(question.id, Some(question.answers[at % question.answers.len()].id), NOW + 1);
            }
            let text = report(&progress, Options { notes: true, ..PLAIN });
            assert!(!text.contains(['{', '}']), "{text}");
            assert!(text.contains(guide().path(cause).unwrap().title), "{text}");
        }
    }
}

// ---------------------------------------------------------------- what is not in it

#[test]
fn notes_are_in_the_report_only_if_asked_for() {
    let text = report(&half_way(), PLAIN);
    for private in ["took two tries", "afraid of this", guide().words.report_notes] {
        assert!(!text.contains(private), "{text}");
    }
}

#[test]
fn where_there_are_no_notes_nothing_is_said_of_them() {
    let mut progress = half_way();
    progress.set_note("stove-off-on", "", NOW + HOUR);
    progress.set_note("crush-kettle", "", NOW + HOUR);
    assert_eq!(report(&progress, Options { notes: true, ..PLAIN }), report(&progress, PLAIN));
}

// The report goes to strangers. What is kept beside the ticks, in whatever version, must not ride along.
#[test]
fn what_the_guide_does_not_know_and_what_only_concerns_this_browser_is_not_in_the_report() {
    let mut progress = half_way();
    let secret = || "jane.doe@example.org".to_string();
    progress.marks.insert(&secret(), Timed { at: NOW, value: Done });
    progress.worked.insert(&secret(), Timed { at: NOW, value: Some(Fixed) });
    progress.answers.insert(&secret(), Timed { at: NOW, value: Some(secret()) });
    progress.answers.insert("level", Timed { at: NOW, value: Some(secret()) });
    progress.notes.insert(&secret(), Timed { at: NOW, value: secret() });
    progress.open.insert(&secret(), Timed { at: NOW, value: true });
    progress.set_timer("cool-down", Some(NOW + DAY), NOW);
    progress.set_open("kitchen-clock", true, NOW);
    for notes in [false, true] {
        let options = Options { notes, ..PLAIN };
        assert_eq!(report(&progress, options), report(&half_way(), options));
    }
    progress.choose(Some("jane"), NOW + 1);
    assert!(!report(&progress, PLAIN).contains("jane"));
}

#[test]
fn only_the_answers_on_the_way_to_the_verdict_are_in_the_report() {
    let mut progress = half_way();
    // This question is not asked of somebody who sees no entries at all.
    progress.set_answer("taste", Some("flat"), NOW);
    assert_eq!(report(&progress, PLAIN), report(&half_way(), PLAIN));
}

// ---------------------------------------------------------------- how long it took

/// A checklist that was begun and left so far apart took so long.
#[track_caller]
fn check_took(apart: Millis, expected: &str) {
    let mut progress = Progress::default();
    mark(&mut progress, "stove-off-on", Done, NOW);
    mark(&mut progress, "shake-both", Done, NOW + apart);
    let text = report(&progress, PLAIN);
    assert!(text.contains(&format!("; took {expected}.\n")), "{expected} is not in:\n{text}");
}

#[test]
fn how_long_a_checklist_took_is_said_in_words() {
    check_took(0, "less than a minute");
    check_took(MINUTE - 1, "less than a minute");
    check_took(MINUTE, "1 min");
    check_took(2 * MINUTE - 1, "1 min");
    check_took(59 * MINUTE, "59 min");
    check_took(HOUR, "1 h");
    check_took(HOUR + 30 * MINUTE, "1 h 30 min");
    check_took(DAY, "24 h");
}

// A step ticked by a clock that ran ages ahead once overflowed how long its checklist took.
#[test]
fn times_from_the_days_of_a_wrong_clock_are_no_panic() {
    let mut progress = Progress::default();
    mark(&mut progress, "stove-off-on", Done, 0);
    mark(&mut progress, "shake-both", Done, Millis::MAX);
    for now in [0, NOW, Millis::MAX] {
        for ahead in [-12 * 60, 14 * 60, i32::MIN, i32::MAX] {
            assert!(report(&progress, Options { now, ahead, notes: true }).contains("Turn the stove off and on"));
        }
    }
}

// ---------------------------------------------------------------- the calendar

#[track_caller]
fn check_time(at: Millis, ahead: i32, expected: &str) {
    assert_eq!(guide().day_and_time(at, ahead), expected);
}

#[test]
fn known_moments_have_their_known_dates() {
    check_time(0, 0, "1 January 1970, 0:00");
    check_time(951_782_400_000, 0, "29 February 2000, 0:00");
    check_time(1_000_000_000_000, 0, "9 September 2001, 1:46");
    check_time(1_234_567_890_000, 0, "13 February 2009, 23:31");
    check_time(1_709_251_199_999, 0, "29 February 2024, 23:59");
    check_time(1_709_251_200_000, 0, "1 March 2024, 0:00");
    check_time(1_767_225_599_999, 0, "31 December 2025, 23:59");
    check_time(1_767_225_600_000, 0, "1 January 2026, 0:00");
    check_time(NOW, 0, "18 November 2026, 11:06");
    check_time(2_147_483_647_000, 0, "19 January 2038, 3:14");
    // 2100 is no leap year, 2400 is one.
    check_time(4_107_542_400_000 - 1, 0, "28 February 2100, 23:59");
    check_time(4_107_542_400_000, 0, "1 March 2100, 0:00");
}

#[test]
fn the_time_is_that_of_the_persons_clock() {
    check_time(NOW, 60, "18 November 2026, 12:06");
    check_time(NOW, -5 * 60, "18 November 2026, 6:06");
    check_time(NOW, 5 * 60 + 45, "18 November 2026, 16:51");
    check_time(NOW, -(3 * 60 + 30), "18 November 2026, 7:36");
}

#[test]
fn a_clock_ahead_or_behind_can_show_another_day_month_and_year() {
    check_time(NOW, 13 * 60, "19 November 2026, 0:06");
    check_time(NOW, -12 * 60, "17 November 2026, 23:06");
    check_time(1_767_225_600_000, -60, "31 December 2025, 23:00");
    check_time(1_767_225_599_999, 1, "1 January 2026, 0:00");
    check_time(1_709_251_200_000, -1, "29 February 2024, 23:59");
    check_time(1_709_251_199_999, 14 * 60, "1 March 2024, 13:59");
    check_time(0, -60, "31 December 1969, 23:00");
}

#[test]
fn five_centuries_of_days_follow_one_another_as_in_a_calendar() {
    let (mut year, mut month, mut day) = (1970_u16, 1_u8, 1_u8);
    for days in 0..500 * 365 {
        let expected = format!("{}, 0:00", guide().words.date(year, month, day));
        assert_eq!(guide().day_and_time(days * DAY, 0), expected, "{days} days after 1970 began");
        let is_leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
        let last = match month {
            2 if is_leap => 29,
            2 => 28,
            4 | 6 | 9 | 11 => 30,
            _ => 31,
        };
        (year, month, day) = match (month, day) {
            (12, 31) => (year + 1, 1, 1),
            (_, it) if it == last => (year, month + 1, 1),
            _ => (year, month, day + 1),
        };
    }
}
