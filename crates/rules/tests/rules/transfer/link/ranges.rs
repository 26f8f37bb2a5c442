//! Versions in a link: as the first edition wrote them wherever that says enough, in full at the end where it doesn't.

use super::*;

fn between(from: u8, to: u8) -> Pick {
    Pick { from: Some(from), to: Some(to) }
}

fn said(ios: Pick, watchos: Pick) -> Progress {
    let mut progress = Progress::default();
    progress.set_systems(Systems { ios, watchos }, NOW);
    progress
}

/// A body with nothing but versions, in the two bits of each.
fn coarse(ios: u64, watchos: u64) -> Body {
    let body = Body::new(0).number(0, 3).number(0, 3).number(0, 3);
    body.bits(0b01, 2).bits(ios, 2).bits(watchos, 2).bits(NOW / 1000, 36)
}

/// The ends of both ranges, 0 for an open one.
fn ends(body: Body, ends: [u64; 4]) -> Body {
    ends.into_iter().fold(body.bits(1, 1), |body, it| body.number(it, 4))
}

// Links of the first edition are out there, and its pages are open in tabs: both ends go on understanding each other.
#[test]
fn what_the_first_edition_could_say_is_written_and_read_as_it_did() {
    let ios = [Pick::UNSURE, Pick::to(17), Pick::from(18)];
    let watchos = [Pick::UNSURE, Pick::to(9), Pick::from(10)];
    for (ios_bits, ios) in (0..).zip(ios) {
        for (watch_bits, watchos) in (0..).zip(watchos) {
            let link = coarse(ios_bits, watch_bits).link();
            assert_eq!(write(guide(), &said(ios, watchos)), link);
            check(&link, &said(ios, watchos));
        }
    }
}

#[test]
fn ranges_are_written_as_the_format_says() {
    let progress = said(between(18, 25), Pick::from(10));
    assert_eq!(write(guide(), &progress), ends(coarse(2, 2), [19, 26, 11, 0]).link());
    let progress = said(Pick::UNSURE, Pick::to(8));
    assert_eq!(write(guide(), &progress), ends(coarse(0, 1), [0, 0, 0, 9]).link());
}

// A page of the first edition passes the end over, and has only the two bits.
#[test]
fn whoever_does_not_know_ranges_reads_what_the_first_edition_would_have_said() {
    let [unsure, older, newer] = [0, 1, 2];
    for (ios, bits) in [
        (Pick::from(26), newer),
        (between(18, 25), newer),
        (between(0, 17), older),
        (Pick::to(12), older),
        (Pick::from(17), unsure),
        (Pick::to(25), unsure),
        (between(17, 18), unsure),
    ] {
        let end = |it: Option<u8>| it.map_or(0, |it| u64::from(it) + 1);
        let written = write(guide(), &said(ios, Pick::UNSURE));
        assert_eq!(written, ends(coarse(bits, unsure), [end(ios.from), end(ios.to), 0, 0]).link(), "{ios:?}");
        check(&written, &said(ios, Pick::UNSURE));
    }
}

// Anybody can work out a checksum. A range that isn't one is passed over, and the two bits count.
#[test]
fn ranges_made_to_do_harm_are_passed_over() {
    let expected = said(Pick::from(18), Pick::to(9));
    let most = (1_u64 << 40) - 2;
    for wrong in [
        // From above to.
        [26, 19, 0, 0],
        [0, 0, 256, 1],
        // No version has such a number.
        [257, 0, 0, 0],
        [0, 257, 0, 0],
        [0, 0, 300, 301],
        [19, 26, 0, 1 << 16],
        [most, 0, 0, 0],
        [0, 0, 0, most],
    ] {
        check(&ends(coarse(2, 1), wrong).link(), &expected);
    }
    // It ends in the middle.
    check(&coarse(2, 1).bits(1, 1).link(), &expected);
    check(&coarse(2, 1).bits(1, 1).number(19, 4).number(26, 4).link(), &expected);
    // A number that never ends.
    check(&coarse(2, 1).bits(1, 1).bits(0, 63).link(), &expected);
    check(&(0..20).fold(coarse(2, 1).bits(1, 1), |body, _| body.bits(0, 60)).link(), &expected);
}

#[test]
fn the_widest_ranges_come_back() {
    for ios in [between(0, 255), Pick::from(0), Pick::to(255), Pick::from(255), Pick::to(0)] {
        check(&write(guide(), &said(ios, Pick::UNSURE)), &said(ios, Pick::UNSURE));
    }
}

#[test]
fn what_a_later_version_adds_behind_the_ranges_is_passed_over() {
    let body = ends(coarse(2, 0), [27, 0, 0, 0]).number(123_456, 0).bits(77, 30);
    check(&body.link(), &said(Pick::from(26), Pick::UNSURE));
}
