//! From progress to the link.

use super::bits::{Writer, best_order};
use super::*;
use crate::guide::Guide;
use crate::pick::{newer, older};
use crate::progress::{Millis, Progress, State, Timed, Values, Worked};
use crate::system::{Device, Pick, Systems};
use crate::transfer::published::{CAUSE, CHECKLIST, Fingerprint, Kind, Published, QUESTION, STEP};

/// The longest link that is made on purpose, `#p1=` included. With the address of a page it stays below 300
/// characters, so its QR code has at most 69 squares a side.
const LONGEST: usize = 256;

/// With a unit of 2^31 seconds hardly a bit is left for times, so everything fits.
const COARSEST: u32 = (1 << UNIT_BITS) - 1;

/// The fragment that carries this progress, `#p1=` included. Characters: ASCII letters, digits, `-`, `_`, `#`, `=`.
pub fn write(guide: &Guide, progress: &Progress) -> String {
    let carried = Carried::of(guide, progress);
    let mut link = String::new();
    for unit in 0..=COARSEST {
        link = in_unit(&carried, unit);
        if link.len() <= LONGEST {
            break;
        }
    }
    link
}

fn in_unit(carried: &Carried, unit: u32) -> String {
    let body = carried.body(unit);
    let mut length = Writer::default();
    length.bits(body.len() as u64, 6 * LENGTH_CHARS as u32);
    let text = length.finish() + &body;
    let mut end = Writer::default();
    end.bits(u64::from(checksum(text.as_bytes())), 6 * CHECKSUM_CHARS as u32);
    format!("{START}{text}{}", end.finish())
}

/// What is in the link: no ids any more, and values as the bits that stand for them.
struct Carried {
    /// Marks, outcomes and answers, each in the order of their numbers.
    parts: [Vec<Entry>; 3],
    chosen: Option<Entry>,
    systems: Option<Entry>,
    /// The versions, where the two bits of each say less.
    ranges: Option<Systems>,
    fingerprint: Fingerprint,
}

struct Entry {
    number: usize,
    value: Code,
    at: Millis,
}

/// One value: a few bits, then perhaps a number.
#[derive(Clone, Copy)]
struct Code {
    bits: u64,
    count: u32,
    number: Option<u64>,
}

impl Carried {
    fn of(guide: &Guide, progress: &Progress) -> Carried {
        let ids = Published::of(guide);
        let mut fingerprint = Fingerprint::default();
        let parts = [
            entries(guide, &ids, STEP, &progress.marks, |_, it| Some((state(*it), None)), &mut fingerprint),
            entries(guide, &ids, CHECKLIST, &progress.worked, |_, it| Some((worked(*it), None)), &mut fingerprint),
            entries(
                guide,
                &ids,
                QUESTION,
                &progress.answers,
                |question, it| match it {
                    Some(answer) => ids.answers(question).enumerate().find(|it| it.1 == answer).map(optional),
                    None => Some((NONE, None)),
                },
                &mut fingerprint,
            ),
        ];
        let chosen = progress.chosen.as_ref().and_then(|it| {
            let (value, id) = match &it.value {
                Some(id) => ids.ids(CAUSE).enumerate().find(|it| it.1 == guide.current(id)).map(optional)?,
                None => (NONE, None),
            };
            id.iter().for_each(|it| fingerprint.add(it));
            Some(Entry { number: 0, value, at: it.at })
        });
        let systems = progress.systems.map(|it| {
            let bits = coarse(Device::Iphone, it.value.ios) << 2 | coarse(Device::Watch, it.value.watchos);
            Entry { number: 0, value: Code { bits, count: 4, number: None }, at: it.at }
        });
        let is_coarse = |device: Device, it: Pick| [Pick::UNSURE, newer(device), older(device)].contains(&it);
        let ranges = progress.systems.map(|it| it.value);
        let ranges =
            ranges.filter(|it| ![Device::Iphone, Device::Watch].into_iter().all(|device| is_coarse(device, it.pick(device))));
        Carried { parts, chosen, systems, ranges, fingerprint }
    }

    /// In the order of the body.
    fn entries(&self) -> impl Iterator<Item = &Entry> {
        self.parts.iter().flatten().chain(&self.chosen).chain(&self.systems)
    }

    fn body(&self, unit: u32) -> String {
        let mut last = None;
        let differences: Vec<u64> = self.entries().filter_map(|it| difference(&mut last, in_units(it.at, unit))).collect();
        let mut body = Body { out: Writer::default(), unit, spread: best_order(&differences, 31), last: None };
        body.out.bits(u64::from(unit), UNIT_BITS);
        body.out.bits(self.fingerprint.bits(), Fingerprint::BITS);
        body.out.bits(u64::from(body.spread), SPREAD_BITS);
        self.parts.iter().for_each(|it| body.part(it));
        for it in [&self.chosen, &self.systems] {
            body.out.bits(u64::from(it.is_some()), 1);
            it.iter().for_each(|it| body.value(it));
        }
        // Without ranges, the zeros that fill up the last character say so.
        if let Some(it) = self.ranges {
            body.out.bits(1, 1);
            for end in [it.ios.from, it.ios.to, it.watchos.from, it.watchos.to] {
                body.out.number(end.map_or(0, |it| u64::from(it) + 1), VERSION_ORDER);
            }
        }
        body.out.finish()
    }
}

/// The values whose ids have numbers, in the order of these. `code` may name an id that is part of the value.
fn entries<T: Ord>(
    guide: &Guide,
    ids: &Published,
    kind: Kind,
    values: &Values<T>,
    code: impl Fn(&str, &T) -> Option<(Code, Option<&'static str>)>,
    fingerprint: &mut Fingerprint,
) -> Vec<Entry> {
    let mut all = Vec::new();
    // An id of old is not written any more.
    for (number, id) in ids.ids(kind).enumerate().filter(|it| guide.current(it.1) == it.1) {
        // Of two ids that have become one, the newer value.
        let old = guide.aliases.iter().filter(|it| it.new == id).map(|it| it.old);
        let newest: Option<&Timed<T>> = old.chain([id]).filter_map(|it| values.get(it)).max();
        if let Some(newest) = newest
            && let Some((value, within)) = code(id, &newest.value)
        {
            [Some(id), within].into_iter().flatten().for_each(|it| fingerprint.add(it));
            all.push(Entry { number, value, at: newest.at });
        }
    }
    all
}

/// Rounded down. No clock comes near the limit, but damaged data does.
fn in_units(at: Millis, unit: u32) -> u64 {
    (at / 1000).min((1 << TIME_BITS) - 1) >> unit
}

/// How a time is written after another: the difference, with its sign in the lowest bit. `None` for the first.
fn difference(last: &mut Option<u64>, time: u64) -> Option<u64> {
    let before = last.replace(time)?;
    Some(if time >= before { (time - before) << 1 } else { (before - time) << 1 | 1 })
}

struct Body {
    out: Writer,
    unit: u32,
    spread: u32,
    last: Option<u64>,
}

impl Body {
    fn part(&mut self, entries: &[Entry]) {
        self.out.number(entries.len() as u64, COUNT_ORDER);
        if entries.is_empty() {
            return;
        }
        let mut next = 0;
        let steps: Vec<u64> = entries.iter().map(|it| (it.number - std::mem::replace(&mut next, it.number + 1)) as u64).collect();
        let order = best_order(&steps, (1 << STEP_BITS) - 1);
        self.out.bits(u64::from(order), STEP_BITS);
        for (step, it) in steps.into_iter().zip(entries) {
            self.out.number(step, order);
            self.value(it);
        }
    }

    fn value(&mut self, entry: &Entry) {
        self.out.bits(entry.value.bits, entry.value.count);
        entry.value.number.iter().for_each(|it| self.out.number(*it, WITHIN_ORDER));
        let time = in_units(entry.at, self.unit);
        match difference(&mut self.last, time) {
            Some(it) => self.out.number(it, self.spread),
            None => self.out.bits(time, TIME_BITS),
        }
    }
}

/// A value that was taken back.
const NONE: Code = Code { bits: 0, count: 1, number: None };

/// A value that is an id: its number, and the id.
fn optional((number, id): (usize, &'static str)) -> (Code, Option<&'static str>) {
    (Code { bits: 1, count: 1, number: Some(number as u64) }, Some(id))
}

fn state(state: State) -> Code {
    let (bits, count) = match state {
        State::Done => (0b0, 1),
        State::Skipped => (0b10, 2),
        State::Todo => (0b11, 2),
    };
    Code { bits, count, number: None }
}

fn worked(worked: Option<Worked>) -> Code {
    let bits = match worked {
        None => 0,
        Some(Worked::Unsure) => 1,
        Some(Worked::NotYet) => 2,
        Some(Worked::Fixed) => 3,
    };
    Code { bits, count: 2, number: None }
}

/// What the first edition would have said of these versions.
fn coarse(device: Device, pick: Pick) -> u64 {
    match pick {
        Pick::UNSURE => 0,
        it if it.is_within(older(device)) => 1,
        it if it.is_within(newer(device)) => 2,
        _ => 0,
    }
}
