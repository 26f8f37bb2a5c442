//! Points of time as an export writes them: `2025-01-05 09:12:40 +0100`, always 25 bytes, to seconds UTC.
//!
//! Every time in a file carries one offset, that of the phone when it exported. It is neither the offset that was in force at the
//! time itself nor that of the place, so it is used to get to UTC and then forgotten; see [`Zone`](super::zone::Zone).

use calendar::{date_of, days_until};

/// Seconds since 1970-01-01 00:00:00 UTC. Negative before.
pub type Seconds = i64;

pub const HOUR: Seconds = 3600;
pub const DAY: Seconds = 24 * HOUR;

/// A time with the offset that stood behind it, in seconds east of Greenwich.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stamp {
    pub utc: Seconds,
    pub offset: i32,
}

/// Reads times one after the other. Neighbours share their day and their offset nearly always, so both are kept.
#[derive(Clone, Debug)]
pub struct Times {
    day: [u8; 10],
    day_starts: Seconds,
    zone: [u8; 5],
    offset: i32,
}

impl Default for Times {
    fn default() -> Times {
        Times { day: *b"1970-01-01", day_starts: 0, zone: *b"+0000", offset: 0 }
    }
}

impl Times {
    /// The time that is written here, or `None` if none is.
    pub fn read(&mut self, text: &[u8]) -> Option<Stamp> {
        self.read_usual(text).or_else(|| read_unusual(text))
    }

    /// The form that a phone writes.
    fn read_usual(&mut self, text: &[u8]) -> Option<Stamp> {
        let text: &[u8; 25] = text.try_into().ok()?;
        let (day, zone) = (text.first_chunk::<10>()?, text.last_chunk::<5>()?);
        if text[10] != b' ' || text[13] != b':' || text[16] != b':' || text[19] != b' ' {
            return None;
        }
        if *day != self.day {
            self.day_starts = day_number(day)? * DAY;
            self.day = *day;
        }
        if *zone != self.zone {
            self.offset = offset(zone)?;
            self.zone = *zone;
        }
        let clock = clock([text[11], text[12], text[14], text[15], text[17], text[18]])?;
        Some(Stamp { utc: self.day_starts + clock - Seconds::from(self.offset), offset: self.offset })
    }
}

/// What tools that rewrite exports make of a time: a `T`, fractions of a second, `Z`, a colon in the offset, or no offset at all.
fn read_unusual(text: &[u8]) -> Option<Stamp> {
    let text = text.trim_ascii();
    let day_starts = day_number(text.get(..10)?.try_into().ok()?)? * DAY;
    let [between, h, i, _, m, n, _, s, t] = *<&[u8; 9]>::try_from(text.get(10..19)?).ok()?;
    if between != b' ' && between != b'T' {
        return None;
    }
    let clock = clock([h, i, m, n, s, t])?;
    let rest = &text[19..];
    let fraction = match rest {
        [b'.', digits @ ..] => 1 + digits.iter().take_while(|it| it.is_ascii_digit()).count(),
        _ => 0,
    };
    let offset = match rest[fraction..].trim_ascii() {
        b"" | b"Z" => 0,
        [sign, a, b, b':', c, d] | [sign, a, b, c, d] => offset(&[*sign, *a, *b, *c, *d])?,
        _ => return None,
    };
    Some(Stamp { utc: day_starts + clock - Seconds::from(offset), offset })
}

/// Whether this is a time as the exports of 2015 wrote it: `20150616071916-0700`.
/// Source: openradar 21431305, an export of iOS 8.3.
pub fn is_of_2015(text: &[u8]) -> bool {
    text.len() >= 14 && text[..14].iter().all(u8::is_ascii_digit)
}

fn digit(byte: u8) -> Option<i64> {
    byte.is_ascii_digit().then(|| i64::from(byte - b'0'))
}

fn two(tens: u8, ones: u8) -> Option<i64> {
    Some(digit(tens)? * 10 + digit(ones)?)
}

/// Seconds since midnight. A leap second is let through.
fn clock([h, i, m, n, s, t]: [u8; 6]) -> Option<Seconds> {
    let (hours, minutes, seconds) = (two(h, i)?, two(m, n)?, two(s, t)?);
    (hours < 24 && minutes < 60 && seconds <= 60).then_some(hours * HOUR + minutes * 60 + seconds)
}

fn offset([sign, a, b, c, d]: &[u8; 5]) -> Option<i32> {
    let seconds = i32::try_from(two(*a, *b)? * HOUR + two(*c, *d)? * 60).ok()?;
    match sign {
        b'+' => Some(seconds),
        b'-' => Some(-seconds),
        _ => None,
    }
}

/// The number of the day `YYYY-MM-DD`, counted from 1970-01-01.
pub fn day_number(text: &[u8; 10]) -> Option<i64> {
    let [a, b, c, d, first, m, n, second, e, f] = *text;
    if first != b'-' || second != b'-' {
        return None;
    }
    let (year, month, day) = (two(a, b)? * 100 + two(c, d)?, two(m, n)?, two(e, f)?);
    ((1..=12).contains(&month) && (1..=31).contains(&day)).then(|| days_until(year, month) + day - 1)
}

/// `2025-01-05`.
pub fn date_text(day: i64) -> String {
    let (year, month, day) = date_of(day);
    format!("{year:04}-{month:02}-{day:02}")
}

/// ISO 8601 in UTC: `2025-01-05T08:12:40Z`.
pub fn iso(at: Seconds) -> String {
    let clock = at.rem_euclid(DAY);
    format!("{}T{:02}:{:02}:{:02}Z", date_text(at.div_euclid(DAY)), clock / HOUR, clock / 60 % 60, clock % 60)
}
