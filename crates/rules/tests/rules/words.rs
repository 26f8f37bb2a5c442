//! How numbers, dates and tallies are put into words.

use fixtures::guide;
use rules::words::fill;

#[test]
fn numbers_and_dates_come_out_whole() {
    let words = guide().words;
    assert_eq!(words.date(2026, 11, 22), "22 November 2026");
    assert_eq!(words.date(2026, 1, 1), "1 January 2026");
    assert_eq!(words.wait(10), "Wait 10 seconds");
    assert_eq!(words.wait(60), "Wait 1 min");
    assert_eq!(words.wait(1200), "Wait 20 min");
    assert_eq!(words.wait(3600), "Wait 1 h");
}

#[test]
fn from_an_hour_on_minutes_are_rounded_to_five() {
    let said = [
        (1, "1 min"),
        (59, "59 min"),
        (60, "1 h"),
        (62, "1 h"),
        (63, "1 h 5 min"),
        (95, "1 h 35 min"),
        (118, "2 h"),
        (480, "8 h"),
    ];
    for (minutes, expected) in said {
        assert_eq!(guide().words.minutes(minutes), expected);
    }
}

// B3: a peer divided by the number of steps that apply, and showed NaN where none did.
#[test]
fn a_tally_is_told_in_words_and_never_as_nothing_of_nothing() {
    let words = guide().words;
    assert_eq!(words.tally(3, 4), "3 of 4 done");
    assert_eq!(words.tally(0, 4), "0 of 4 done");
    assert_eq!(words.tally(4, 4), "All done");
    assert_eq!(words.tally(0, 0), "Nothing here applies");
}

#[test]
fn a_word_is_filled_wherever_its_placeholder_stands_and_nowhere_else() {
    assert_eq!(fill("{n} and {n}, {m}", &[("n", "1")]), "1 and 1, {m}");
    assert_eq!(fill("nothing", &[("n", "1")]), "nothing");
    assert_eq!(fill("{a}{b}", &[("a", "1"), ("b", "2")]), "12");
}
