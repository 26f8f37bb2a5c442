//! The totals check: a number reads the same however it is written, nonsense is told by name, and two totals show one pattern.

use std::sync::OnceLock;

use CountError::{Decimals, Empty, Grouping, Negative, NoDigits, Rounded, TooMany, TwoNumbers};
use fixtures::rounds::rounds;
use fixtures::{draft_with, guide, guide_of};
use rules::guide::Guide;
use rules::progress::Progress;
use rules::totals::{ClockError, CountError, Reading, Totals, clock, compare, count};

use crate::random::Numbers;

#[track_caller]
fn check(text: &str, steps: u32) {
    assert_eq!(count(text), Ok(steps), "{text:?}");
}

#[track_caller]
fn check_refused(texts: &[&str], error: CountError) {
    for text in texts {
        assert_eq!(count(text), Err(error), "{text:?}");
    }
}

// ---------------------------------------------------------------- numbers

#[test]
fn a_plain_number_is_read() {
    check("0", 0);
    check("7", 7);
    check("8250", 8250);
    check("0012345", 12_345);
    check("200000", 200_000);
}

#[test]
fn every_countrys_grouping_is_read() {
    for text in [
        "12,345",
        "12.345",
        "12 345",
        "12\u{A0}345",
        "12\u{202F}345",
        "12\u{2009}345",
        "12'345",
        "12’345",
        "12，345",
        "12٬345",
        "12،345",
        "12\u{3000}345",
    ] {
        check(text, 12_345);
    }
    check("1,23,456", 123_456);
    check("123,456", 123_456);
    check("1.000", 1000);
}

#[test]
fn every_scripts_digits_are_read() {
    for text in
        ["12345", "١٢٣٤٥", "۱۲۳۴۵", "१२३४५", "১২৩৪৫", "๑๒๓๔๕", "１２３４５", "௧௨௩௪௫", "၁၂၃၄၅", "១២៣៤៥", "༡༢༣༤༥", "𞥑𞥒𞥓𞥔𞥕", "𝟏𝟐𝟑𝟒𝟓"]
    {
        check(text, 12_345);
    }
    check("١٢٬٣٤٥", 12_345);
    check("۱۲٬۳۴۵", 12_345);
    check("१,२३,४५६", 123_456);
}

#[test]
fn words_and_space_around_a_number_do_not_matter() {
    for text in [
        "12,345 steps",
        "Steps: 12,345",
        "  12,345\n",
        "STEPS\n12,345\nToday",
        "12.345 Schritte",
        "١٢٬٣٤٥ خطوة",
        "12345歩",
        "≈ 12,345",
        "12,345.",
        "(12,345)",
        "👣 12,345",
        "12,345 만보기",
        "Steps – 12,345",
        "12 345 pas aujourd’hui",
    ] {
        check(text, 12_345);
    }
}

// A number copied from a page in Arabic or Hebrew comes with marks of direction, which nobody sees.
#[test]
fn marks_that_nobody_sees_do_not_matter() {
    for text in ["\u{200F}12,345\u{200E}", "\u{2066}12\u{200E},345\u{2069}", "\u{FEFF}12345", "\u{61C}١٢٬٣٤٥", "12\u{200B}345"]
    {
        check(text, 12_345);
    }
}

// Every group of three reads as a thousand, also after a full stop: nobody takes a third of a step.
#[test]
fn a_full_stop_before_three_digits_is_a_grouping() {
    check("12.345", 12_345);
    check("1.234", 1234);
}

#[test]
fn nothing_is_refused_as_empty() {
    check_refused(&["", " ", "\n\t", "\u{A0}", "\u{200F}"], Empty);
}

#[test]
fn what_has_no_digits_is_refused() {
    check_refused(&["steps", "-", ".", ",,,", "五千", "many steps", "Ⅻ", "½", "NaN", "٬"], NoDigits);
}

#[test]
fn a_number_below_zero_is_refused() {
    check_refused(&["-5", "−12,345", "- 5", " -12", "–5", "\u{200E}-5", "Steps: -5", "-٥"], Negative);
}

#[test]
fn decimals_are_refused() {
    check_refused(
        &[
            "12.5",
            "12,34",
            "8.4 km",
            "0.345",
            "0,345",
            "12.3456",
            "12,345.5",
            "12.345,67",
            "1,234.567",
            "12 345,6",
            "12'345.6",
            "1.234.567,8",
            "١٢٫٣٤٥",
            ".5",
            "12½",
            "12345,0",
        ],
        Decimals,
    );
}

#[test]
fn a_grouping_that_cannot_be_one_is_refused() {
    check_refused(
        &[
            "1,2,3",
            "1,2345,678",
            "12,345,6",
            "1234,567,890",
            "12'34",
            "1.2.3",
            "1,234.567.890",
            "1'234,567'890",
            "0,123,456",
            "123,45,678",
            "1,2,3.4",
        ],
        Grouping,
    );
}

#[test]
fn two_numbers_are_refused() {
    check_refused(
        &[
            "8000 9000",
            "8 000 9 000",
            "8,000 9,000",
            "8,000, 9,000",
            "8000/9000",
            "8000-9000",
            "12:30",
            "8000 and 9000",
            "12  345",
            "12''345",
            "12,345 steps at 14:05",
            "2026-11-22",
            "8000\n9000",
            "1e5",
            "12_345",
            "12 34",
        ],
        TwoNumbers,
    );
}

// Taken by its digits, "12k" would be twelve steps, and every watch would seem broken.
#[test]
fn a_shortened_number_is_refused() {
    check_refused(
        &["12k", "12 K", "12 thousand", "12 mil pasos", "12 Tsd. Schritte", "12 тыс.", "1万", "1万2345歩", "1 lakh", "1만 2천"],
        Rounded,
    );
}

#[test]
fn more_steps_than_anybody_takes_are_refused() {
    check_refused(
        &["200001", "200,001", "1,234,567", "12,34,567", "99999999999999999999999999", "4294967296", "18446744073709551617"],
        TooMany,
    );
}

#[test]
fn every_number_reads_back_from_every_way_to_write_it() {
    const ZEROS: [char; 9] = ['0', '٠', '۰', '०', '০', '๐', '０', '၀', '᠐'];
    const MARKS: [&str; 11] = ["", ",", ".", " ", "\u{A0}", "\u{202F}", "\u{2009}", "'", "’", "٬", "，"];
    let mut numbers = Numbers(1);
    let mut below = |end: usize| numbers.below(end as u64) as usize;
    for turn in 0..rounds(30_000) {
        // Half of them small, so that one, two and three digits come up too.
        let steps = below(if turn % 2 == 0 { 200_001 } else { 2_000 });
        let mark = MARKS[below(MARKS.len())];
        let is_indian = below(2) == 1;
        let mut grouped = String::new();
        let digits = steps.to_string();
        for (at, digit) in digits.chars().enumerate() {
            let left = digits.len() - at;
            let ends_group = if is_indian { left == 3 || left > 3 && left % 2 == 1 } else { left.is_multiple_of(3) };
            if at > 0 && ends_group {
                grouped += mark;
            }
            grouped.push(digit);
        }
        let zero = u32::from(ZEROS[below(ZEROS.len())]);
        let written: String =
            grouped.chars().map(|it| it.to_digit(10).map_or(it, |it| char::from_u32(zero + it).unwrap())).collect();
        let around = ["", " ", "steps ", "\u{200F}", "\n"][below(5)];
        check(&format!("{around}{written}{around}"), u32::try_from(steps).unwrap());
    }
}

#[test]
fn no_text_makes_it_panic_or_believe_too_much() {
    const PIECES: [&str; 30] = [
        "0",
        "1",
        "9",
        "٣",
        "۵",
        "𝟗",
        "12",
        "345",
        "00000000000000000000",
        ",",
        ".",
        " ",
        "'",
        "٬",
        "٫",
        "\u{A0}",
        "-",
        "−",
        "k",
        "万",
        "½",
        "e",
        ":",
        "\u{200F}",
        "\u{301}",
        "steps",
        "👣",
        "\n",
        "\0",
        "\u{10FFFF}",
    ];
    let mut numbers = Numbers(2);
    let mut below = |end: usize| numbers.below(end as u64) as usize;
    for _ in 0..rounds(200_000) {
        let text: String = (0..below(9)).map(|_| PIECES[below(PIECES.len())]).collect();
        if let Ok(steps) = count(&text) {
            assert!(steps <= 200_000, "{text:?}");
        }
        let _ = clock(&text);
    }
    for _ in 0..rounds(50_000) {
        let text: String = (0..below(6)).filter_map(|_| char::from_u32(below(0x11_0000) as u32)).collect();
        let _ = (count(&text), clock(&text));
    }
}

// ---------------------------------------------------------------- times

#[test]
fn a_time_of_day_is_read_in_minutes() {
    for (text, minutes) in [
        ("14:05", 845),
        ("00:00", 0),
        ("23:59", 1439),
        ("9:05", 545),
        (" 14:05 ", 845),
        ("14:05:30", 845),
        ("14:05:30.123", 845),
        ("١٤:٠٥", 845),
    ] {
        assert_eq!(clock(text), Ok(Some(minutes)), "{text:?}");
    }
}

#[test]
fn a_time_may_be_left_out() {
    for text in ["", "  ", "\u{200F}"] {
        assert_eq!(clock(text), Ok(None), "{text:?}");
    }
}

#[test]
fn what_is_no_time_of_day_is_refused() {
    for text in [
        "24:00",
        "12:60",
        "1405",
        "14",
        "14:",
        ":05",
        "2:05 pm",
        "14.05",
        "-1:05",
        "14:5x",
        "+1:05",
        "014:05",
        "14:005",
        "14:05:60",
        "14:05:",
        "14:05:30:00",
        "now",
        "1:2:3:4",
        "14:05.5",
    ] {
        assert_eq!(clock(text), Err(ClockError), "{text:?}");
    }
}

// ---------------------------------------------------------------- the comparison

/// The pattern of the watch's total and the iPhone's, no times given.
#[track_caller]
fn check_totals(watch: u32, phone: u32, expected: Totals) {
    let found = compare(Reading { steps: watch, at: None }, Reading { steps: phone, at: None });
    assert_eq!(found, expected, "watch {watch}, iPhone {phone}");
}

/// The same, each read at a time of day.
#[track_caller]
fn check_at(watch: (u32, &str), phone: (u32, &str), expected: Totals) {
    let reading = |(steps, at): (u32, &str)| Reading { steps, at: clock(at).unwrap() };
    assert_eq!(compare(reading(watch), reading(phone)), expected, "watch {watch:?}, iPhone {phone:?}");
}

#[test]
fn an_iphone_at_zero_gets_nothing() {
    check_totals(8000, 0, Totals::PhoneZero);
    check_totals(101, 0, Totals::PhoneZero);
}

#[test]
fn an_iphone_below_the_watch_misses_some() {
    check_totals(8000, 3000, Totals::PhoneLower);
    check_totals(8000, 7839, Totals::PhoneLower);
    check_totals(1101, 1000, Totals::PhoneLower);
}

#[test]
fn an_iphone_above_the_watch_is_often_right() {
    check_totals(5000, 8000, Totals::PhoneHigher);
    check_totals(1000, 1101, Totals::PhoneHigher);
}

// An iPhone that fills in for a watch off the wrist seldom comes to twice as much. An app that writes the same walk again does.
#[test]
fn an_iphone_from_1_8_times_the_watch_on_has_counted_twice() {
    check_totals(5000, 10_000, Totals::PhoneDouble);
    check_totals(5000, 9000, Totals::PhoneDouble);
    check_totals(5000, 8999, Totals::PhoneHigher);
    check_totals(3000, 30_000, Totals::PhoneDouble);
    // Where 1.8 times is no whole number, the next step makes the difference.
    check_totals(5001, 9002, Totals::PhoneDouble);
    check_totals(5001, 9001, Totals::PhoneHigher);
    check_totals(111_111, 199_999, Totals::PhoneHigher);
    check_totals(111_111, 200_000, Totals::PhoneDouble);
}

// At small numbers twice as much is still too little to tell, and a watch at zero counts nothing, however often that fits in.
#[test]
fn twice_as_many_of_a_few_steps_are_not_twice_as_many() {
    check_totals(50, 100, Totals::TooFew);
    check_totals(60, 120, Totals::Same);
    check_totals(100, 200, Totals::Same);
    check_totals(101, 202, Totals::PhoneDouble);
    check_totals(126, 227, Totals::PhoneDouble);
    check_totals(127, 228, Totals::PhoneHigher);
    check_totals(1, 102, Totals::PhoneDouble);
    check_totals(0, 102, Totals::WatchZero);
}

#[test]
fn twice_as_many_that_one_can_have_walked_in_between_show_nothing() {
    check_at((2000, "14:00"), (4000, "15:00"), Totals::TimesApart);
    check_at((2000, "15:00"), (4000, "14:00"), Totals::PhoneDouble);
}

#[test]
fn a_watch_at_zero_does_not_count() {
    check_totals(0, 8000, Totals::WatchZero);
}

// The two are never read in the same second, and Health chooses a source for each block of time.
#[test]
fn totals_that_differ_by_a_hundred_or_two_percent_are_the_same() {
    check_totals(8000, 8000, Totals::Same);
    check_totals(1000, 900, Totals::Same);
    check_totals(900, 1000, Totals::Same);
    check_totals(10_000, 9_800, Totals::Same);
    check_totals(10_000, 9_799, Totals::PhoneLower);
    check_totals(200_000, 196_000, Totals::Same);
}

#[test]
fn a_hundred_steps_are_too_few_to_tell() {
    for (watch, phone) in [(0, 0), (100, 0), (0, 100), (50, 60), (100, 100)] {
        check_totals(watch, phone, Totals::TooFew);
    }
    check_at((60, "08:00"), (0, "07:00"), Totals::TooFew);
}

#[test]
fn what_one_can_have_walked_in_between_shows_nothing() {
    check_at((5000, "14:00"), (7000, "15:00"), Totals::TimesApart);
    check_at((7000, "15:00"), (5000, "14:00"), Totals::TimesApart);
    check_at((3000, "09:00"), (0, "08:00"), Totals::TimesApart);
    check_at((5000, "14:00"), (5780, "14:06"), Totals::TimesApart);
}

// The later reading can only be higher by walking; if it is lower, time explains nothing.
#[test]
fn a_later_reading_that_is_lower_is_no_matter_of_time() {
    check_at((5000, "14:00"), (3000, "15:00"), Totals::PhoneLower);
    check_at((5000, "14:00"), (0, "18:00"), Totals::PhoneZero);
    check_at((3000, "15:00"), (5000, "14:00"), Totals::PhoneHigher);
}

#[test]
fn more_than_one_can_have_walked_in_between_is_a_pattern() {
    check_at((5000, "14:00"), (5781, "14:06"), Totals::PhoneHigher);
    check_at((15_000, "14:20"), (5000, "14:00"), Totals::PhoneLower);
}

#[test]
fn readings_within_five_minutes_were_taken_together() {
    check_at((5000, "14:00"), (5500, "14:05"), Totals::PhoneHigher);
    check_at((5500, "14:05"), (5000, "14:00"), Totals::PhoneLower);
}

#[test]
fn one_time_alone_says_nothing_about_the_other() {
    check_at((5000, "14:00"), (7000, ""), Totals::PhoneHigher);
    check_at((7000, ""), (5000, "14:00"), Totals::PhoneLower);
}

#[test]
fn the_largest_totals_and_times_are_compared_without_overflow() {
    let reading = |steps, at| Reading { steps, at: Some(at) };
    assert_eq!(compare(reading(u32::MAX, u16::MAX), reading(0, 0)), Totals::PhoneZero);
    assert_eq!(compare(reading(u32::MAX, 0), reading(u32::MAX, u16::MAX)), Totals::Same);
    assert_eq!(compare(reading(u32::MAX / 2, u16::MAX), reading(u32::MAX, 0)), Totals::PhoneDouble);
    assert_eq!(compare(reading(u32::MAX / 4 * 3, u16::MAX), reading(u32::MAX, 0)), Totals::PhoneHigher);
}

// ---------------------------------------------------------------- what is said

const ALL: [(Totals, Option<&str>); 8] = [
    (Totals::TooFew, None),
    (Totals::TimesApart, None),
    // Where both are the same the questions go on.
    (Totals::Same, None),
    (Totals::WatchZero, Some("never-boils")),
    (Totals::PhoneZero, Some("no-whistle")),
    (Totals::PhoneLower, Some("low-level")),
    (Totals::PhoneHigher, Some("too-full")),
    (Totals::PhoneDouble, Some("tastes-odd")),
];

// The code knows symptoms by the ids that they were published with. The small guide calls them otherwise, and says so.
#[test]
fn each_pattern_is_its_symptom_under_whatever_id_it_goes_by_today() {
    for (totals, symptom) in ALL {
        assert_eq!(totals.symptom(guide()).map(|it| it.id.0), symptom, "{totals:?}");
    }
}

#[test]
fn each_pattern_has_words_of_its_own() {
    let words = &guide().words;
    let said: std::collections::BTreeSet<_> = ALL.iter().flat_map(|(it, _)| [it.title(words), it.text(words)]).collect();
    assert_eq!(said.len(), 2 * ALL.len());
}

// ---------------------------------------------------------------- going on with the questions

/// The questions before the comparison of totals, by the ids that the code knows them by, and what becomes of them.
fn asked(progress: &Progress) -> Vec<(&'static str, Option<&'static str>)> {
    let asked = with_totals().diagnosis(progress).asked;
    asked.into_iter().map(|(question, answer)| (question.id, answer.map(|it| it.id))).collect()
}

/// The small guide with the questions renamed to those that the totals go on from.
fn with_totals() -> &'static Guide {
    static GUIDE: OnceLock<Guide> = OnceLock::new();
    GUIDE.get_or_init(|| {
        guide_of(&draft_with(&[
            ("\"boils\"", "\"walk\""),
            ("\"steam\"", "\"source\""),
            ("\"level\"", "\"compare\""),
            ("\"taste\"", "\"looks\""),
        ]))
    })
}

#[test]
fn where_both_are_the_same_the_questions_go_on_with_what_looks_wrong() {
    let mut progress = Progress::default();
    progress.agree(with_totals(), 1);
    let untold = ["walk", "source"].map(|it| (it, Some("unsure")));
    assert_eq!(asked(&progress), [&untold[..], &[("compare", Some("same")), ("looks", None)]].concat());
}

// What somebody did answer is theirs, as long as the comparison follows from it.
#[test]
fn answers_that_lead_to_the_comparison_stay() {
    let mut progress = Progress::default();
    progress.set_answer("walk", Some("bubbles"), 1);
    progress.set_answer("source", Some("plenty"), 1);
    progress.set_answer("compare", Some("lower"), 1);
    progress.agree(with_totals(), 2);
    let expected = [("walk", Some("bubbles")), ("source", Some("plenty")), ("compare", Some("same")), ("looks", None)];
    assert_eq!(asked(&progress), expected);
}

#[test]
fn answers_that_ended_elsewhere_give_way_to_two_totals_that_agree() {
    for (walk, source) in [("cold", "plenty"), ("bubbles", "none"), ("cold", "none")] {
        let mut progress = Progress::default();
        progress.set_answer("walk", Some(walk), 1);
        progress.set_answer("source", Some(source), 1);
        progress.agree(with_totals(), 2);
        assert_eq!(with_totals().diagnosis(&progress).open().map(|it| it.id), Some("looks"), "{walk} {source}");
    }
}

// It replaced every answer on the way, also what a walk test had measured.
#[test]
fn equal_totals_replace_only_the_answer_that_is_in_the_way() {
    let mut progress = rules::progress::Progress::default();
    for (question, answer) in [("where", "health"), ("walk", "goes-up"), ("source", "older")] {
        progress.set_answer(question, Some(answer), 1);
    }
    progress.agree(content::english(), 2);
    assert_eq!(progress.answer("where"), Some("health"));
    assert_eq!(progress.answer("walk"), Some("goes-up"));
    assert_eq!((progress.answer("source"), progress.answer("compare")), (Some("unsure"), Some("same")));
}
