//! The link that carries progress: `#p1=` and characters that no messenger escapes.
//!
//! ```text
//! #p1= | length, 2 characters | body | checksum, 6 characters
//! ```
//!
//! A character is six bits, as in base64url. The length is that of the body in characters, so that a link that was cut short
//! is told from one that was changed. The checksum is the CRC-32 of everything before it. Whatever follows it is not read:
//! messengers and people put full stops and brackets there.
//!
//! The body, in bits; a *number* is Exp-Golomb coded, so that small ones are short and every number has an end:
//!
//! ```text
//! unit         5     times are in 2^unit seconds since 1970
//! fingerprint 16     of the ids; see `published`
//! spread       5     the order of the numbers that times are written as
//! marks, outcomes, answers, each:
//!   count            a number; if there are any:
//!   step        3    the order of the numbers that ids are written as
//!   for each:        its id, as the difference to the one before, less one; its value; its time
//! chosen       1     and if set: 1 bit and a number; its time
//! systems      1     and if set: 2 bits for each; its time
//! ranges       1     and if set: from and to of each system, a number each (0: open)
//! ```
//!
//! Marks are `0` done, `10` skipped, `11` to do; outcomes `00` none, `01` unsure, `10` not yet, `11` fixed; versions `00` unsure,
//! `01` older, `10` newer, as the first edition divided them. Where somebody said more than that, the ranges say it; a version of
//! the guide that doesn't know them reads the two bits. An answer or a choice is `1` and a number, or `0` where it was taken back. The order of counts is 3, that
//! of answers and choices 1.
//!
//! The first time has 36 bits, each later one is the difference to the one before. All times are rounded down to the unit, so
//! that a value from a link never wins over a newer one; within one unit it may lose to an older one. The unit is a second
//! unless the link would come out too long for a QR code; then it is the smallest power of two with which it doesn't.
//!
//! Values under ids that were never published (another version's, kept here) are not in the link; a file keeps them. Ids that the
//! reader's version doesn't know yet are counted and left out. A newer version may add parts at the end of the body;
//! whatever else changes is `p2`.

mod bits;
mod decode;
mod encode;

use crc::{CRC_32_ISO_HDLC, Crc, NoTable};

pub use decode::{is_progress, read};
pub use encode::write;

/// What every link of this version begins with.
const START: &str = "#p1=";

const LENGTH_CHARS: usize = 2;
const CHECKSUM_CHARS: usize = 6;

const UNIT_BITS: u32 = 5;
const SPREAD_BITS: u32 = 5;
const STEP_BITS: u32 = 3;
const TIME_BITS: u32 = 36;

/// The orders of numbers that are not fitted to what they hold.
const COUNT_ORDER: u32 = 3;
/// Of a number within a value: which answer, which choice.
const WITHIN_ORDER: u32 = 1;
/// Of a version of a system.
const VERSION_ORDER: u32 = 4;

/// CRC-32, as in zip and PNG.
pub fn checksum(bytes: &[u8]) -> u32 {
    // Without a table: links are short, and a table is a kilobyte that doesn't compress.
    const CRC: Crc<u32, NoTable> = Crc::<u32, NoTable>::new(&CRC_32_ISO_HDLC);
    CRC.checksum(bytes)
}
