//! The link that carries progress: what goes in comes back, it stays short, and old links keep their meaning.

use crate::fixtures::rounds::rounds;
use crate::fixtures::{guide, large};
use crate::random::{NOW, Numbers, some_progress, some_progress_in};
use resync::model::diagnosis::Question;
use resync::model::guide::{Alias, Guide};
use resync::model::progress::{Millis, Progress, State, Timed, Values, Worked};
use resync::model::transfer::link::{checksum, is_progress, read, write};
use resync::model::transfer::{Incoming, TransferError, file};
use resync::model::version::{Device, Pick, Systems};

use State::{Done, Skipped, Todo};

const MINUTE: Millis = 60_000;
const DAY: Millis = 24 * 60 * MINUTE;
const YEAR: Millis = 365 * DAY;

/// An address as long as one may well be.
const PAGE: &str = "https://example.org/resync/";

fn ticked(id: &str) -> Progress {
    let mut progress = Progress::default();
    progress.mark(guide().step(id).unwrap().1, Done, NOW);
    progress
}

/// The link leads to this progress, and nothing in it was unknown.
#[track_caller]
fn check(link: &str, expected: &Progress) {
    assert_eq!(read(guide(), link), Ok(Incoming { progress: expected.clone(), unknown: 0 }), "{link}");
}

#[track_caller]
fn check_error(link: &str, error: TransferError) {
    assert_eq!(read(guide(), link), Err(error), "{link}");
}

/// All times rounded down to 2^unit seconds.
fn rounded(progress: &Progress, unit: u32) -> Progress {
    fn one<T: Clone>(it: &Timed<T>, unit: u32) -> Timed<T> {
        Timed { at: ((it.at / 1000) >> unit << unit) * 1000, value: it.value.clone() }
    }
    fn all<T: Clone>(values: &Values<T>, unit: u32) -> Values<T> {
        values.iter().map(|(id, it)| (id, one(it, unit))).collect()
    }
    Progress {
        marks: all(&progress.marks, unit),
        worked: all(&progress.worked, unit),
        answers: all(&progress.answers, unit),
        chosen: progress.chosen.as_ref().map(|it| one(it, unit)),
        systems: progress.systems.as_ref().map(|it| one(it, unit)),
        ..Progress::default()
    }
}

/// Expects that nothing but the times has changed on the way, and those by rounding down only. Returns the unit, in seconds.
#[track_caller]
fn check_carried(progress: &Progress) -> u64 {
    check_carried_in(guide(), progress)
}

/// The same in another guide.
#[track_caller]
fn check_carried_in(guide: &Guide, progress: &Progress) -> u64 {
    let link = write(guide, progress);
    let found = read(guide, &link).unwrap();
    assert_eq!(found.unknown, 0);
    let unit = (0..=31).find(|unit| rounded(progress, *unit) == found.progress);
    1 << unit.unwrap_or_else(|| panic!("{link}: {progress:#?} came back as {:#?}", found.progress))
}

/// Everything that the guide has, set to what takes the most room, at times that follow no order within `span`.
fn everything(guide: &Guide, numbers: &mut Numbers, span: Millis) -> Progress {
    let mut progress = some_progress_in(guide, numbers, 100, span);
    for it in progress.marks.values_mut() {
        it.value = numbers.of(&[Todo, Skipped]);
    }
    for question in guide.questions {
        let value = question.answers.last().map(|it| it.id.to_string());
        let at = progress.answers.get(question.id).unwrap().at;
        progress.answers.insert(question.id, Timed { at, value });
    }
    progress
}

/// Everything done from top to bottom, one step every few minutes.
fn followed(guide: &Guide, numbers: &mut Numbers, pace: Millis) -> Progress {
    let mut progress = Progress::default();
    let mut now = NOW;
    progress.set_systems(Systems { ios: Pick::Newer, watchos: Pick::Newer }, now);
    for question in guide.questions {
        now += numbers.below(pace);
        progress.set_answer(question.id, Some(question.answers[0].id), now);
    }
    progress.choose(Some("no-whistle"), now);
    for checklist in guide.checklists {
        for step in checklist.steps {
            now += numbers.below(pace);
            progress.mark(step, if numbers.below(6) == 0 { Skipped } else { Done }, now);
        }
        progress.set_worked(checklist, Some(Worked::NotYet), now + 1000);
    }
    progress
}

// ---------------------------------------------------------------- there and back

#[test]
fn whatever_is_in_a_link_comes_back() {
    let mut numbers = Numbers(0x9e37_79b9_7f4a_7c15);
    for _ in 0..rounds(4000) {
        let chance = numbers.below(101);
        let span = numbers.of(&[1, 1000, MINUTE, 90 * MINUTE, DAY, 30 * DAY, YEAR, NOW]);
        let progress = some_progress(&mut numbers, chance, span);
        if progress != Progress::default() {
            check_carried(&progress);
        }
    }
}

#[test]
fn each_value_by_itself_comes_back() {
    let systems =
        |ios, watchos| Progress { systems: Some(Timed { at: NOW, value: Systems { ios, watchos } }), ..Progress::default() };
    for step in guide().steps() {
        for value in [Todo, Done, Skipped] {
            check_carried(&Progress {
                marks: Values::from_iter([(step.id.to_string(), Timed { at: NOW, value })]),
                ..Progress::default()
            });
        }
    }
    for checklist in guide().checklists {
        for value in [None, Some(Worked::Unsure), Some(Worked::NotYet), Some(Worked::Fixed)] {
            check_carried(&Progress {
                worked: Values::from_iter([(checklist.id.to_string(), Timed { at: NOW, value })]),
                ..Progress::default()
            });
        }
    }
    for question in guide().questions {
        for value in question.answers.iter().map(|it| Some(it.id.to_string())).chain([None]) {
            check_carried(&Progress {
                answers: Values::from_iter([(question.id.to_string(), Timed { at: NOW, value })]),
                ..Progress::default()
            });
        }
    }
    let causes = guide().symptoms.iter().map(|it| it.id).chain(guide().verdicts.iter().map(|it| it.id));
    for value in causes.map(|it| Some(it.to_string())).chain([None]) {
        check_carried(&Progress { chosen: Some(Timed { at: NOW, value }), ..Progress::default() });
    }
    for ios in [Pick::Newer, Pick::Older, Pick::Unsure] {
        for watchos in [Pick::Newer, Pick::Older, Pick::Unsure] {
            check_carried(&systems(ios, watchos));
        }
    }
}

#[test]
fn what_comes_back_goes_the_same_way_again() {
    let mut numbers = Numbers(0x2545_f491_4f6c_dd1d);
    for chance in 1..100 {
        let progress = some_progress(&mut numbers, chance, 30 * DAY);
        let link = write(guide(), &progress);
        if let Ok(it) = read(guide(), &link) {
            let again = read(guide(), &write(guide(), &it.progress)).unwrap();
            assert_eq!(again.progress, it.progress);
        }
    }
}

// A value rounded up would win over one that was set after it.
#[test]
fn no_time_comes_back_later_than_it_was() {
    for at in [0, 1, 999, 1000, 1001, NOW, NOW + 999, u64::MAX / 2, u64::MAX] {
        let progress = Progress {
            marks: Values::from_iter([("crush-kettle".to_string(), Timed { at, value: Done })]),
            ..Progress::default()
        };
        let found = read(guide(), &write(guide(), &progress)).unwrap().progress.marks.get("crush-kettle").unwrap().at;
        assert!(found <= at && (at > 1 << 40 << 10 || at - found < 1000), "{at} came back as {found}");
    }
}

#[test]
fn notes_timers_and_open_checklists_stay_where_they_are() {
    let mut progress = ticked("stove-off-on");
    let plain = write(guide(), &progress);
    progress.set_note("stove-off-on", "private", NOW);
    progress.set_timer("stove-off-on", Some(NOW), NOW);
    progress.set_open("first-checks", true, NOW);
    assert_eq!(write(guide(), &progress), plain);
}

// Without this, a tick that was taken off would come back on the other device.
#[test]
fn what_was_taken_back_is_in_the_link_too() {
    let mut progress = ticked("stove-off-on");
    progress.mark(guide().step("stove-off-on").unwrap().1, Todo, NOW + MINUTE);
    let theirs = read(guide(), &write(guide(), &progress)).unwrap().progress;
    let mut ours = ticked("stove-off-on");
    ours.merge(&theirs);
    assert_eq!(ours.state("stove-off-on"), Todo);
}

#[test]
fn two_links_come_to_the_same_in_either_order() {
    let mut numbers = Numbers(0x1234_5678_9abc_def1);
    for _ in 0..300 {
        let [one, two] =
            [60, 60].map(|it| read(guide(), &write(guide(), &some_progress(&mut numbers, it, DAY))).unwrap().progress);
        let (mut there, mut back) = (one.clone(), two.clone());
        there.merge(&two);
        back.merge(&one);
        assert_eq!(there, back);
    }
}

// ---------------------------------------------------------------- how long it is

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

// ---------------------------------------------------------------- links of other versions

/// Writes bodies bit by bit, apart from the code under test, and closes them with the right length and checksum.
struct Body(Vec<bool>);

impl Body {
    /// A body of seconds, with this fingerprint.
    fn new(fingerprint: u64) -> Body {
        Body(Vec::new()).bits(0, 5).bits(fingerprint, 16).bits(0, 5)
    }

    fn bits(mut self, value: u64, count: u32) -> Body {
        self.0.extend((0..count).rev().map(|at| value >> at & 1 == 1));
        self
    }

    fn number(self, value: u64, order: u32) -> Body {
        let high = (value >> order) + 1;
        self.bits(0, high.ilog2()).bits(high, high.ilog2() + 1).bits(value, order)
    }

    fn link(self) -> String {
        let body = characters(&self.0);
        let length: Vec<bool> = (0..12).rev().map(|at| body.len() >> at & 1 == 1).collect();
        sealed(&(characters(&length) + &body))
    }
}

fn characters(bits: &[bool]) -> String {
    let alphabet: Vec<char> = ('A'..='Z').chain('a'..='z').chain('0'..='9').chain(['-', '_']).collect();
    let six = bits.chunks(6).map(|it| (0..6).fold(0, |value, at| value << 1 | usize::from(it.get(at) == Some(&true))));
    six.map(|it| alphabet[it]).collect()
}

/// Length and body with their checksum.
fn sealed(text: &str) -> String {
    let checksum: Vec<bool> = (0..36).rev().map(|at| u64::from(checksum(text.as_bytes())) >> at & 1 == 1).collect();
    format!("#p1={text}{}", characters(&checksum))
}

fn fingerprint(ids: &[&str]) -> u64 {
    ids.iter().fold(0, |sum, it| sum + u64::from(checksum(it.as_bytes()))) & 0xffff
}

/// One step, done at [`NOW`], as the format says it.
fn one_step(number: u64, fingerprint: u64) -> String {
    let body = Body::new(fingerprint).number(1, 3).bits(0, 3).number(number, 0).bits(0b0, 1).bits(NOW / 1000, 36);
    body.number(0, 3).number(0, 3).bits(0b00, 2).link()
}

fn steps_ever() -> Vec<&'static str> {
    guide().published.lines().filter_map(|it| it.strip_prefix("step ")).collect()
}

#[test]
fn a_link_is_written_as_its_format_says() {
    let first = steps_ever()[0];
    assert_eq!(write(guide(), &ticked(first)), one_step(0, fingerprint(&[first])));
}

#[test]
fn the_checksum_is_the_one_of_zip_and_png() {
    assert_eq!(checksum(b"123456789"), 0xcbf4_3926);
}

#[test]
fn a_step_that_only_a_newer_guide_has_is_counted_and_the_rest_is_read() {
    let next = steps_ever().len() as u64;
    let link = Body::new(0).number(2, 3).bits(0, 3);
    let link = link.number(0, 0).bits(0b0, 1).bits(NOW / 1000, 36).number(next + 5, 0).bits(0b10, 2).number(0, 0);
    let link = link.number(0, 3).number(0, 3).bits(0b00, 2).link();
    let found = read(guide(), &link).unwrap();
    assert_eq!((found.progress, found.unknown), (ticked(steps_ever()[0]), 1));
}

// Taken over as nothing, they would take away the choice and the answer that are here.
#[test]
fn an_unknown_choice_or_answer_does_not_hide_the_one_that_is_here() {
    let question = guide().questions[0].id;
    let start = Body::new(0).number(0, 3).number(0, 3);
    let link = start.number(1, 3).bits(0, 3).number(0, 0).bits(1, 1).number(60, 1).bits(NOW / 1000, 36);
    let link = link.bits(0b11, 2).number(500, 1).number(0, 0).bits(0, 1).link();
    let found = read(guide(), &link).unwrap();
    assert_eq!(found, Incoming { progress: Progress::default(), unknown: 2 });
    let mut ours = Progress::default();
    ours.set_answer(question, Some("cold"), 0);
    ours.merge(&found.progress);
    assert_eq!(ours.answer(question), Some("cold"));
}

// Numbers only mean the same as long as the list of ids does. Somebody else's copy of the guide may have another list.
#[test]
fn a_link_whose_numbers_stand_for_other_ids_is_refused() {
    check(&one_step(0, fingerprint(&[steps_ever()[0]])), &ticked(steps_ever()[0]));
    check_error(&one_step(0, fingerprint(&["somebody-elses-step"])), TransferError::NotOurs);
}

#[test]
fn parts_that_a_newer_version_adds_at_the_end_are_passed_over() {
    let body = Body::new(fingerprint(&[steps_ever()[0]])).number(1, 3).bits(0, 3).number(0, 0).bits(0b0, 1).bits(NOW / 1000, 36);
    let body = body.number(0, 3).number(0, 3).bits(0b00, 2);
    check(&body.number(123_456, 0).bits(77, 30).link(), &ticked(steps_ever()[0]));
}

#[test]
fn an_id_of_old_in_a_link_counts_for_the_id_of_today() {
    const ALIASES: [Alias; 2] = [Alias { old: "stove-off-on", new: "shake-both" }, Alias { old: "no-whistle", new: "low-level" }];
    let renamed = Guide { aliases: &ALIASES, ..*guide() };
    let mut progress = ticked("stove-off-on");
    progress.choose(Some("no-whistle"), NOW);
    let theirs = read(&renamed, &write(guide(), &progress)).unwrap().progress;
    assert_eq!((theirs.state("shake-both"), theirs.chosen()), (Done, Some("low-level")));
    assert_eq!(theirs.state("stove-off-on"), Todo);

    // Old and new are in it: the newer of the two.
    progress.mark(guide().step("shake-both").unwrap().1, Skipped, NOW + MINUTE);
    for link in [write(guide(), &progress), write(&renamed, &progress)] {
        assert_eq!(read(&renamed, &link).unwrap().progress.state("shake-both"), Skipped);
    }
}

#[test]
fn an_answer_or_a_choice_that_was_retired_does_not_hide_the_one_that_is_here() {
    const FEWER: [Question; 1] = [Question { id: "boils", text: "", hint: "", answers: &[] }];
    let retired = Guide { questions: &FEWER, symptoms: &[], ..*guide() };
    let mut progress = ticked("crush-kettle");
    progress.set_answer("boils", Some("cold"), NOW);
    progress.choose(Some("no-whistle"), NOW);
    let expected = Ok(Incoming { progress: ticked("crush-kettle"), unknown: 2 });
    assert_eq!(read(&retired, &write(guide(), &progress)), expected);
    assert_eq!(file::read(&retired, &file::write(&progress, false)), expected);
}

#[test]
fn what_was_never_published_is_not_in_the_link() {
    let mut progress = ticked("crush-kettle");
    progress.marks.insert("a-step-of-tomorrow", Timed { at: NOW, value: Done });
    progress.worked.insert("a-checklist-of-tomorrow", Timed { at: NOW, value: None });
    progress.answers.insert("a-question-of-tomorrow", Timed { at: NOW, value: None });
    progress.answers.insert("boils", Timed { at: NOW, value: Some("flies".to_string()) });
    progress.chosen = Some(Timed { at: NOW, value: Some("a-symptom-of-tomorrow".to_string()) });
    check(&write(guide(), &progress), &ticked("crush-kettle"));
}

// ---------------------------------------------------------------- what is no good link

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
    progress.set_systems(Systems::default().with(Device::Watch, Pick::Older), NOW);
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
