//! What is no good link, and what people put around a good one.

use super::*;

#[test]
fn what_does_not_begin_as_ours_is_not_ours() {
    for link in [
        "",
        "#",
        "#stove-off-on",
        "#p1",
        "#p=",
        "#pin=3",
        "#p0=AAAA",
        "#p01=AAAA",
        "#P1=AAAA",
        "p1",
        "#p1 =",
        "#p99999=A",
        "#p-1=A",
        "#é=1",
        "https://example.org/",
        "#p1%3",
        "#p+1=AAAA",
    ] {
        check_error(link, TransferError::NotOurs);
        assert!(!is_progress(link), "{link}");
    }
    assert!(is_progress(&write(guide(), &ticked("crush-kettle"))));
}

#[test]
fn a_link_of_a_later_version_is_told_from_a_damaged_one() {
    for link in ["#p2=", "#p2=whatever~it.holds", "#p10=AAAA", "#p9999=", "https://example.org/#p3=x"] {
        check_error(link, TransferError::Newer);
        assert!(is_progress(link));
    }
}

#[test]
fn a_link_cut_short_anywhere_is_called_cut_short() {
    let link = write(guide(), &followed(guide(), &mut Numbers(7), MINUTE));
    for end in "#p1=".len()..link.len() {
        check_error(&link[..end], TransferError::CutShort);
    }
}

#[test]
fn one_wrong_character_anywhere_is_noticed() {
    let link = write(guide(), &some_progress(&mut Numbers(7), 30, DAY));
    for at in "#p1=".len()..link.len() {
        for other in ["A", "z", "0", "_", "%", " ", "é"].into_iter().filter(|it| *it != &link[at..=at]) {
            let wrong = format!("{}{other}{}", &link[..at], &link[at + 1..]);
            // A wrong length looks like a missing end.
            assert!(matches!(read(guide(), &wrong), Err(TransferError::Damaged | TransferError::CutShort)), "{wrong}");
        }
    }
}

#[test]
fn a_sound_link_with_nonsense_in_it_is_damaged() {
    let start = || Body::new(0);
    let nothing = || start().number(0, 3).number(0, 3).number(0, 3);
    for body in [
        Body(Vec::new()),
        start(),
        start().number(u64::from(u32::MAX), 3).bits(7, 3),
        start().number(1, 3).bits(7, 3).bits(0, 60),
        start().number(2, 3).bits(7, 3).number(1 << 39, 7).bits(0, 1).bits(0, 36).number(1 << 39, 7).bits(0, 1),
        nothing().bits(0b01, 2).bits(0b1100, 4).bits(0, 36),
        nothing().bits(0b1, 1),
        Body(Vec::new()).bits(31, 5).bits(0, 21).number(1, 3).bits(0, 3).number(0, 0).bits(0, 1).bits(u64::MAX, 36).bits(0, 30),
        // Before 1970.
        start().number(2, 3).bits(0, 3).number(0, 0).bits(0, 1).bits(0, 36).number(0, 0).bits(0, 1).number(9, 0).bits(0, 30),
    ] {
        check_error(&body.link(), TransferError::Damaged);
    }
}

#[test]
fn a_link_with_nothing_in_it_is_empty() {
    check_error(&write(guide(), &Progress::default()), TransferError::Empty);
    let mut progress = Progress::default();
    progress.set_note("crush-kettle", "private", NOW);
    check_error(&write(guide(), &progress), TransferError::Empty);
}

#[test]
fn what_is_far_too_long_is_not_read() {
    check_error(&format!("#p1={}", "A".repeat(20_000)), TransferError::TooLarge);
    check_error(&format!("#p1={}", "é".repeat(20_000)), TransferError::TooLarge);
}

#[test]
fn what_people_and_messengers_put_around_a_link_does_no_harm() {
    let mut progress = ticked("crush-kettle");
    progress.set_systems(Systems::default().with(Device::Watch, Pick::to(9)), NOW);
    let link = write(guide(), &progress);
    check(&link, &progress);
    check(link.trim_start_matches('#'), &progress);
    check(&format!("{PAGE}{link}"), &progress);
    check(&format!("{PAGE}?from=mail#top{link}"), &progress);
    check(&format!("Here it is: {PAGE}{link}. Tell me what you see!"), &progress);
    for end in [".", ")", ",", " ", "\n", "%20", "&fbclid=1", "_", "*", "…", "”"] {
        check(&format!("{link}{end}"), &progress);
    }
    check(&link.replace('=', "%3D"), &progress);
    check(&link.replace('=', "%3d"), &progress);
    check(&format!("  {}", link.trim_start_matches('#')), &progress);
}
