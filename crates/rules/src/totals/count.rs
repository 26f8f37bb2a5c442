//! Reads a number of steps and a time of day as people type or paste them: any script's digits, any country's grouping.

use crate::words::Words;

/// More than this in one day is a slip: ultra runners stay below it.
const MOST: u64 = 200_000;

/// Why a text is no number of steps.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CountError {
    Empty,
    NoDigits,
    Negative,
    /// Steps are whole, so this is probably a distance.
    Decimals,
    /// The separators stand where no country puts them.
    Grouping,
    TwoNumbers,
    /// "12k": too coarse to compare.
    Rounded,
    TooMany,
}

impl CountError {
    /// What to do about it.
    pub fn text(self, words: &Words) -> &'static str {
        match self {
            CountError::Empty => words.count_empty,
            CountError::NoDigits => words.count_no_digits,
            CountError::Negative => words.count_negative,
            CountError::Decimals => words.count_decimals,
            CountError::Grouping => words.count_grouping,
            CountError::TwoNumbers => words.count_two_numbers,
            CountError::Rounded => words.count_rounded,
            CountError::TooMany => words.count_too_many,
        }
    }
}

/// A text that is no time of day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ClockError;

impl ClockError {
    pub fn text(self, words: &Words) -> &'static str {
        words.clock_malformed
    }
}

/// The zero of every script that writes decimal numbers (Unicode's general category Nd); its nine digits follow it.
const ZEROS: [u32; 66] = [
    0x30, 0x660, 0x6F0, 0x7C0, 0x966, 0x9E6, 0xA66, 0xAE6, 0xB66, 0xBE6, 0xC66, 0xCE6, 0xD66, 0xDE6, 0xE50, 0xED0, 0xF20, 0x1040,
    0x1090, 0x17E0, 0x1810, 0x1946, 0x19D0, 0x1A80, 0x1A90, 0x1B50, 0x1BB0, 0x1C40, 0x1C50, 0xA620, 0xA8D0, 0xA900, 0xA9D0,
    0xA9F0, 0xAA50, 0xABF0, 0xFF10, 0x104A0, 0x10D30, 0x11066, 0x110F0, 0x11136, 0x111D0, 0x112F0, 0x11450, 0x114D0, 0x11650,
    0x116C0, 0x11730, 0x118E0, 0x11950, 0x11C50, 0x11D50, 0x11DA0, 0x16A60, 0x16AC0, 0x16B50, 0x1D7CE, 0x1D7D8, 0x1D7E2, 0x1D7EC,
    0x1D7F6, 0x1E140, 0x1E2F0, 0x1E950, 0x1FBF0,
];

/// What "thousand" or "ten thousand" is cut to, where the number before it is short for a longer one.
const THOUSANDS: [&str; 10] = ["k", "thousand", "mil", "mille", "tsd", "тыс", "tis", "lakh", "हज़ार", "ألف"];
const EAST_ASIAN: [char; 6] = ['千', '万', '萬', '천', '만', '仟'];

fn digit(it: char) -> Option<u8> {
    ZEROS.iter().find_map(|zero| u8::try_from(u32::from(it).checked_sub(*zero)?).ok().filter(|it| *it < 10))
}

/// What stands between digits, by the place that it can have in a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Mark {
    Comma,
    Stop,
    Space,
    Apostrophe,
    ArabicThousands,
    ArabicDecimal,
}

impl Mark {
    fn of(it: char) -> Option<Mark> {
        Some(match it {
            ',' | '،' | '，' => Mark::Comma,
            '.' | '．' => Mark::Stop,
            // The space bar's, and the no-break, figure, thin, narrow no-break and ideographic ones.
            ' ' | '\u{A0}' | '\u{2007}' | '\u{2009}' | '\u{202F}' | '\u{3000}' => Mark::Space,
            '\'' | '’' | '‘' | '＇' | 'ʼ' => Mark::Apostrophe,
            '٬' => Mark::ArabicThousands,
            '٫' => Mark::ArabicDecimal,
            _ => return None,
        })
    }

    fn can_be_decimal(self) -> bool {
        matches!(self, Mark::Comma | Mark::Stop | Mark::ArabicDecimal)
    }
}

/// Marks of writing direction and of no width come along when a number is copied, and are not seen.
fn is_invisible(it: char) -> bool {
    matches!(it, '\u{61C}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2069}' | '\u{FEFF}')
}

fn is_minus(it: char) -> bool {
    matches!(it, '-' | '−' | '–' | '－' | '﹣')
}

/// A number of steps. Words around it don't matter ("12,345 steps").
///
/// "12.345" is twelve thousand and more: steps have no decimals.
pub fn count(text: &str) -> Result<u32, CountError> {
    let all: Vec<char> = text.chars().filter(|it| !is_invisible(*it)).collect();
    if all.iter().all(|it| it.is_whitespace()) {
        return Err(CountError::Empty);
    }
    let is_digit = |it: &char| digit(*it).is_some();
    let (Some(start), Some(end)) = (all.iter().position(is_digit), all.iter().rposition(is_digit)) else {
        return Err(CountError::NoDigits);
    };
    around(all.get(..start).unwrap_or_default(), all.get(end + 1..).unwrap_or_default())?;
    let (groups, marks) = parts(all.get(start..=end).unwrap_or_default())?;
    grouping(&groups, &marks)?;
    let value = groups.iter().flatten().fold(0_u64, |value, it| value.saturating_mul(10).saturating_add(u64::from(*it)));
    u32::try_from(value).ok().filter(|it| u64::from(*it) <= MOST).ok_or(CountError::TooMany)
}

/// What stands before and after the number must not change its meaning.
fn around(before: &[char], after: &[char]) -> Result<(), CountError> {
    let is_bare = before.iter().all(|it| is_minus(*it) || it.is_whitespace());
    if before.last().is_some_and(|it| is_minus(*it)) || is_bare && before.iter().any(|it| is_minus(*it)) {
        return Err(CountError::Negative);
    }
    // ".5", and "½" or "²", which are numbers without being digits.
    let is_cut = before.last().is_some_and(|it| Mark::of(*it).is_some_and(Mark::can_be_decimal));
    if is_cut || before.iter().chain(after).any(|it| it.is_numeric()) {
        return Err(CountError::Decimals);
    }
    let after: String = after.iter().flat_map(|it| it.to_lowercase()).collect();
    let word = after.trim_start().split(|it: char| it.is_whitespace() || it == '.' || it == ',').next().unwrap_or_default();
    if THOUSANDS.contains(&word) || after.starts_with(EAST_ASIAN) {
        return Err(CountError::Rounded);
    }
    Ok(())
}

type Parts = (Vec<Vec<u8>>, Vec<Mark>);

/// Groups of digits, and the marks between them. One mark at a time: two in a row stand between two numbers.
fn parts(number: &[char]) -> Result<Parts, CountError> {
    let (mut groups, mut marks, mut group) = (Vec::new(), Vec::new(), Vec::new());
    for it in number {
        match (digit(*it), Mark::of(*it)) {
            (Some(digit), _) => group.push(digit),
            (None, Some(mark)) if !group.is_empty() => {
                groups.push(std::mem::take(&mut group));
                marks.push(mark);
            }
            _ if EAST_ASIAN.contains(it) => return Err(CountError::Rounded),
            _ => return Err(CountError::TwoNumbers),
        }
    }
    groups.push(group);
    Ok((groups, marks))
}

fn grouping(groups: &[Vec<u8>], marks: &[Mark]) -> Result<(), CountError> {
    let Some(last) = marks.last() else { return Ok(()) };
    let is_one_kind = marks.iter().all(|it| it == last);
    if is_one_kind && *last != Mark::ArabicDecimal && is_grouped(groups) {
        return Ok(());
    }
    let (whole, whole_marks) = (groups.len().saturating_sub(1), marks.len().saturating_sub(1));
    let (whole, whole_marks) = (groups.get(..whole).unwrap_or_default(), marks.get(..whole_marks).unwrap_or_default());
    let ends_once = !whole_marks.contains(last) && whole_marks.windows(2).all(|it| it.first() == it.last());
    if last.can_be_decimal() && ends_once && (whole.len() == 1 || is_grouped(whole)) {
        return Err(CountError::Decimals);
    }
    Err(if marks.contains(&Mark::Space) { CountError::TwoNumbers } else { CountError::Grouping })
}

/// Threes, as most write it, or twos before a last three, as in India. A leading zero is a decimal's: "0.345".
fn is_grouped(groups: &[Vec<u8>]) -> bool {
    let lengths: Vec<usize> = groups.iter().map(Vec::len).collect();
    let ([first, between @ .., 3], Some(Some(1..))) = (lengths.as_slice(), groups.first().map(|it| it.first())) else {
        return false;
    };
    let is_western = (1..=3).contains(first) && between.iter().all(|it| *it == 3);
    let is_indian = (1..=2).contains(first) && between.iter().all(|it| *it == 2);
    is_western || is_indian
}

/// A time of day in minutes, as `<input type=time>` has it ("14:05", perhaps with seconds). `None` if it is left out.
pub fn clock(text: &str) -> Result<Option<u16>, ClockError> {
    let text: String = text.chars().filter(|it| !is_invisible(*it)).collect();
    let text = text.trim();
    if text.is_empty() {
        return Ok(None);
    }
    let parts: Vec<&str> = text.split(':').collect();
    let (hours, minutes, seconds) = match parts.as_slice() {
        [hours, minutes] => (*hours, *minutes, "0"),
        // Some browsers add the seconds, and parts of them. They make no difference here.
        [hours, minutes, seconds] => (*hours, *minutes, seconds.split('.').next().unwrap_or_default()),
        _ => return Err(ClockError),
    };
    match (below(24, hours), below(60, minutes), below(60, seconds)) {
        (Some(hours), Some(minutes), Some(_)) => Ok(Some(hours * 60 + minutes)),
        _ => Err(ClockError),
    }
}

/// A number of one or two digits that is below `end`.
fn below(end: u16, text: &str) -> Option<u16> {
    let digits: Vec<u16> = text.chars().map(|it| digit(it).map(u16::from)).collect::<Option<_>>()?;
    let value = (1..=2).contains(&digits.len()).then(|| digits.iter().fold(0, |value, it| value * 10 + it));
    value.filter(|it| *it < end)
}
