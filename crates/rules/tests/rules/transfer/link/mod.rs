//! The link that carries progress: what goes in comes back, it stays short, and old links keep their meaning.

mod length;
mod ranges;
mod refused;
mod there_and_back;
mod versions;

use State::{Done, Skipped, Todo};
use fixtures::rounds::rounds;
use fixtures::{guide, large};
use rules::guide::{Alias, Guide};
use rules::progress::{Millis, Progress, State, Timed, Values, Worked};
use rules::question::Question;
use rules::system::{Device, Pick, Systems};
use rules::transfer::link::{checksum, is_progress, read, write};
use rules::transfer::{Incoming, TransferError, file};

use crate::random::{NOW, Numbers, picks, some_progress, some_progress_in};

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
    progress.set_systems(Systems { ios: Pick::from(18), watchos: Pick::from(10) }, now);
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
