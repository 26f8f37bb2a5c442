//! From the link to progress. The checksum is looked at first; but a forged link has the right one, so nothing behind it is trusted.

use super::bits::Reader;
use super::*;
use crate::guide::Guide;
use crate::pick::{newer, older, sound};
use crate::progress::{Millis, Progress, State, Timed, Worked};
use crate::system::{Device, Pick, Systems};
use crate::transfer::published::{CAUSE, CHECKLIST, Fingerprint, Kind, Published, QUESTION, STEP};
use crate::transfer::{Incoming, TransferError, add, may_answer, may_choose};

/// Longer than any link could be: what is longer is not read any further.
const LONGEST: usize = 10_000;

/// Whether the fragment, or the link, means to carry progress (of whatever version), and so leads to no place in the guide.
pub fn is_progress(link: &str) -> bool {
    version_and_text(link).is_some()
}

/// Reads a fragment, or a whole link.
///
/// # Errors
/// [`TransferError::NotOurs`] unless it begins as ours do, or if its ids are not the ones of this guide;
/// [`TransferError::Newer`] if it is of a later version; [`TransferError::CutShort`] if the end is missing;
/// [`TransferError::Damaged`] if the checksum is not the right one; [`TransferError::Empty`] if nothing is in it;
/// [`TransferError::TooLarge`] beyond 10,000 bytes.
pub fn read(guide: &Guide, link: &str) -> Result<Incoming, TransferError> {
    if link.len() > LONGEST {
        return Err(TransferError::TooLarge);
    }
    let text = match version_and_text(link).ok_or(TransferError::NotOurs)? {
        ("1", text) => text.as_bytes(),
        _ => return Err(TransferError::Newer),
    };
    let (body, given) = parts(text)?;
    if u64::from(checksum(&text[..LENGTH_CHARS + body.len()])) != given {
        return Err(TransferError::Damaged);
    }
    let mut body = Body::new(guide, body);
    let progress = body.read().ok_or(TransferError::Damaged)?;
    // Where an id is unknown, the fingerprint can't be known either.
    if body.unknown == 0 && body.found.bits() != body.fingerprint {
        return Err(TransferError::NotOurs);
    }
    if body.unknown + body.unfit == 0 && progress == Progress::default() {
        return Err(TransferError::Empty);
    }
    Ok(Incoming { progress, unknown: body.unknown + body.unfit })
}

/// `1` and what follows the `=` of `#p1=…`.
fn version_and_text(link: &str) -> Option<(&str, &str)> {
    let start = link.rfind('#').map_or(0, |it| it + 1);
    let rest = link[start..].trim_start().strip_prefix('p')?;
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    let (version, rest) = rest.split_at(digits);
    // Some apps escape the `=`.
    let text = ["=", "%3D", "%3d"].into_iter().find_map(|it| rest.strip_prefix(it))?;
    ((1..=4).contains(&digits) && !version.starts_with('0')).then_some((version, text))
}

/// The body, and the checksum that the link gives for it.
fn parts(text: &[u8]) -> Result<(&[u8], u64), TransferError> {
    let length = text.get(..LENGTH_CHARS).ok_or(TransferError::CutShort)?;
    let length = Reader::new(length).bits(6 * LENGTH_CHARS as u32).ok_or(TransferError::Damaged)? as usize;
    let body = text.get(LENGTH_CHARS..LENGTH_CHARS + length).ok_or(TransferError::CutShort)?;
    let rest = &text[LENGTH_CHARS + length..];
    let given = rest.get(..CHECKSUM_CHARS).ok_or(TransferError::CutShort)?;
    let given = Reader::new(given).bits(6 * CHECKSUM_CHARS as u32).ok_or(TransferError::Damaged)?;
    Ok((body, given))
}

struct Body<'a> {
    guide: &'a Guide,
    ids: Published,
    bits: Reader<'a>,
    unit: u32,
    spread: u32,
    last: Option<u64>,
    /// As the link gives it.
    fingerprint: u64,
    /// Of the ids that were found.
    found: Fingerprint,
    /// Numbers that this version has no id for.
    unknown: usize,
    /// Ids that are known, but may not be taken over.
    unfit: usize,
}

/// A value as it stands in the link: the number of its id, what is set, when.
struct Entry {
    number: u64,
    value: u64,
    at: Millis,
}

impl<'a> Body<'a> {
    fn new(guide: &'a Guide, body: &'a [u8]) -> Body<'a> {
        Body {
            guide,
            ids: Published::of(guide),
            bits: Reader::new(body),
            unit: 0,
            spread: 0,
            last: None,
            fingerprint: 0,
            found: Fingerprint::default(),
            unknown: 0,
            unfit: 0,
        }
    }

    /// `None` if the body is none that we write.
    fn read(&mut self) -> Option<Progress> {
        self.unit = self.bits.bits(UNIT_BITS)? as u32;
        self.fingerprint = self.bits.bits(Fingerprint::BITS)?;
        self.spread = self.bits.bits(SPREAD_BITS)? as u32;
        let mut progress = Progress::default();

        for it in self.part(state)? {
            let value = [State::Done, State::Skipped, State::Todo][it.value as usize];
            if let Some(id) = self.today(STEP, it.number) {
                add(&mut progress.marks, id, Timed { at: it.at, value });
            }
        }
        for it in self.part(|bits| bits.bits(2))? {
            let value = [None, Some(Worked::Unsure), Some(Worked::NotYet), Some(Worked::Fixed)][it.value as usize];
            if let Some(id) = self.today(CHECKLIST, it.number) {
                add(&mut progress.worked, id, Timed { at: it.at, value });
            }
        }
        for it in self.part(optional)? {
            let question = self.ids.ids(QUESTION).nth(index(it.number));
            let Some(question) = self.known(question) else { continue };
            let answer = it.value.checked_sub(1).map(|number| self.ids.answers(question).nth(index(number)));
            let value = match answer {
                None => None,
                Some(answer) => match self.known(answer) {
                    Some(id) if may_answer(self.guide, question, id) => Some(id.to_string()),
                    Some(_) => {
                        self.unfit += 1;
                        continue;
                    }
                    None => continue,
                },
            };
            add(&mut progress.answers, self.guide.current(question), Timed { at: it.at, value });
        }
        if self.bits.flag()? {
            let (number, at) = (optional(&mut self.bits)?, self.time()?);
            let id = number.checked_sub(1).map(|it| self.today(CAUSE, it));
            match id {
                Some(Some(id)) if !may_choose(self.guide, id) => self.unfit += 1,
                Some(None) => {}
                _ => progress.chosen = Some(Timed { at, value: id.flatten().map(str::to_string) }),
            }
        }
        if self.bits.flag()? {
            let coarse = Systems { ios: self.coarse(Device::Iphone)?, watchos: self.coarse(Device::Watch)? };
            let at = self.time()?;
            progress.systems = Some(Timed { value: self.ranges().unwrap_or(coarse), at });
        }
        Some(progress)
    }

    /// The entries of a part. However large the count claims to be, the bits come to an end.
    fn part(&mut self, value: fn(&mut Reader) -> Option<u64>) -> Option<Vec<Entry>> {
        let count = self.bits.number(COUNT_ORDER)?;
        let order = if count > 0 { self.bits.bits(STEP_BITS)? as u32 } else { 0 };
        let mut entries = Vec::new();
        let mut next = 0_u64;
        for _ in 0..count {
            let number = next.checked_add(self.bits.number(order)?)?;
            next = number.checked_add(1)?;
            entries.push(Entry { number, value: value(&mut self.bits)?, at: self.time()? });
        }
        Some(entries)
    }

    /// The id of today for a number.
    fn today(&mut self, kind: Kind, number: u64) -> Option<&'static str> {
        let id = self.ids.ids(kind).nth(index(number));
        self.known(id).map(|it| self.guide.current(it))
    }

    /// Notes that an id was found, or that this version has none by its number.
    fn known(&mut self, id: Option<&'static str>) -> Option<&'static str> {
        match id {
            Some(id) => self.found.add(id),
            None => self.unknown += 1,
        }
        id
    }

    fn time(&mut self) -> Option<Millis> {
        let time = match self.last {
            None => self.bits.bits(TIME_BITS)?,
            Some(last) => {
                let it = self.bits.number(self.spread)?;
                if it & 1 == 0 { last.checked_add(it >> 1)? } else { last.checked_sub(it >> 1)? }
            }
        };
        self.last = Some(time);
        (time < (1 << TIME_BITS) >> self.unit).then(|| (time << self.unit) * 1000)
    }

    fn coarse(&mut self, device: Device) -> Option<Pick> {
        match self.bits.bits(2)? {
            0 => Some(Pick::UNSURE),
            1 => Some(older(device)),
            2 => Some(newer(device)),
            _ => None,
        }
    }

    /// The versions in full. `None` if the link has no such part, or another version's.
    fn ranges(&mut self) -> Option<Systems> {
        if !self.bits.flag()? {
            return None;
        }
        let mut end = || match self.bits.number(VERSION_ORDER)?.checked_sub(1) {
            None => Some(None),
            Some(version) => u8::try_from(version).ok().map(Some),
        };
        let mut pick = || Some(Pick { from: end()?, to: end()? }).filter(|it| *it == Pick::UNSURE || sound(*it).is_some());
        Some(Systems { ios: pick()?, watchos: pick()? })
    }
}

/// 0, or with the first bit set 1 or 2.
fn state(bits: &mut Reader) -> Option<u64> {
    if bits.flag()? { Some(1 + bits.bits(1)?) } else { Some(0) }
}

/// 0 for a value that was taken back, else its number and one more.
fn optional(bits: &mut Reader) -> Option<u64> {
    if bits.flag()? { bits.number(WITHIN_ORDER)?.checked_add(1) } else { Some(0) }
}

/// In a browser an index has 32 bits. A number beyond them is beyond every list, and not one of its first.
fn index(number: u64) -> usize {
    usize::try_from(number).unwrap_or(usize::MAX)
}
