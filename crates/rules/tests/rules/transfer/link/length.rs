//! A link stays short, and its times fine.

use super::*;

#[test]
fn every_character_is_one_that_no_messenger_escapes() {
    let mut numbers = Numbers(0x9e37_79b9_7f4a_7c15);
    for chance in 0..100 {
        let link = write(guide(), &some_progress(&mut numbers, chance, YEAR));
        let payload = link.strip_prefix("#p1=").unwrap();
        assert!(payload.bytes().all(|it| it.is_ascii_alphanumeric() || b"-_.~".contains(&it)), "{link}");
    }
}

#[test]
fn a_link_with_everything_in_it_stays_below_300_characters() {
    let mut numbers = Numbers(0x9e37_79b9_7f4a_7c15);
    for guide in [large(20), large(40)] {
        for span in [1000, 90 * MINUTE, DAY, 30 * DAY, YEAR, 10 * YEAR, NOW] {
            for _ in 0..15 {
                let length = PAGE.len() + write(&guide, &everything(&guide, &mut numbers, span)).len();
                assert!(length < 300, "{length} characters");
            }
        }
    }
}

// Some 60 steps with different times, 20 outcomes and all answers: as much as a guide may grow to before links get coarser.
#[test]
fn the_times_in_a_full_link_stay_fine_enough_to_tell_who_was_last() {
    let mut numbers = Numbers(0x2545_f491_4f6c_dd1d);
    let guide = large(20);
    let mut coarsest =
        |act: &dyn Fn(&mut Numbers) -> Progress| (0..30).map(|_| check_carried_in(&guide, &act(&mut numbers))).max().unwrap();
    assert_eq!(coarsest(&|it| followed(&guide, it, 3 * MINUTE)), 1);
    assert!(coarsest(&|it| everything(&guide, it, 90 * MINUTE)) <= 2);
    assert!(coarsest(&|it| everything(&guide, it, DAY)) <= 64);
    assert!(coarsest(&|it| everything(&guide, it, 30 * DAY)) <= 1024);
}

#[test]
fn a_few_ticks_make_a_short_link() {
    let guide = large(20);
    let some = some_progress_in(&guide, &mut Numbers(7), 20, 90 * MINUTE);
    let all = followed(&guide, &mut Numbers(7), 3 * MINUTE);
    let lengths = [ticked("stove-off-on"), some, all].map(|it| PAGE.len() + write(&guide, &it).len());
    assert!(lengths[0] <= 60 && lengths[1] <= 120 && lengths[2] <= 250, "{lengths:?}");
}
