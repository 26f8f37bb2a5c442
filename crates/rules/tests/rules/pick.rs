//! How versions are written in what is saved. What the first edition of the guide wrote keeps its meaning for ever.

use Device::{Iphone, Watch};
use rules::pick::{newer, older, read, sound, word};
use rules::system::{Device, Pick};

use crate::random::picks;

fn between(from: u8, to: u8) -> Pick {
    Pick { from: Some(from), to: Some(to) }
}

#[track_caller]
fn check(device: Device, pick: Pick, expected: &str) {
    assert_eq!(word(device, pick), expected);
    assert_eq!(read(device, expected), Some(pick), "{expected}");
}

// The first edition divided iOS at 18 and watchOS at 10. However the guide divides them today, it said no more than that.
#[test]
fn newer_and_older_mean_what_they_meant_in_the_first_edition() {
    check(Iphone, Pick::from(18), "newer");
    check(Iphone, Pick::to(17), "older");
    check(Watch, Pick::from(10), "newer");
    check(Watch, Pick::to(9), "older");
    assert_eq!((newer(Iphone), older(Watch)), (Pick::from(18), Pick::to(9)));
}

#[test]
fn a_range_that_the_first_edition_could_not_say_is_written_out() {
    check(Iphone, Pick::from(26), "26-");
    check(Iphone, between(18, 25), "18-25");
    check(Iphone, Pick::to(16), "-16");
    check(Watch, Pick::from(18), "18-");
    check(Iphone, Pick::to(9), "-9");
    check(Watch, between(0, 255), "0-255");
    check(Watch, Pick::UNSURE, "unsure");
}

#[test]
fn whatever_can_be_picked_is_read_as_it_was_written() {
    for device in [Iphone, Watch] {
        picks(device).into_iter().for_each(|it| check(device, it, &word(device, it)));
    }
}

// A word of a later edition must stay in place and not turn into something that nobody said.
#[test]
fn what_is_no_range_is_not_read() {
    for text in [
        "", "-", "--", "18", "oldest", "Newer", "25-18", "256-", "-256", "18-999", "18--25", "18-25-26", "a-b", "18 - 25",
        "１８-",
    ] {
        assert_eq!(read(Iphone, text), None, "{text}");
    }
}

#[test]
fn a_range_without_an_end_or_without_a_version_is_not_sound() {
    assert_eq!(sound(Pick::UNSURE), None);
    assert_eq!(sound(between(26, 18)), None);
    assert_eq!(sound(between(18, 18)), Some(between(18, 18)));
    assert_eq!(sound(Pick::from(255)), Some(Pick::from(255)));
    assert_eq!(sound(Pick::to(0)), Some(Pick::to(0)));
}
