//! Bits as text, six to a character of base64url. Straight from bits to characters: whole bytes between would only add padding.

const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

const BITS_A_CHAR: u32 = 6;

/// The most zeros that a number begins with. What has more was not written here.
const LARGEST: u32 = 40;

#[derive(Default)]
pub struct Writer {
    text: String,
    held: u64,
    count: u32,
}

impl Writer {
    /// The lowest `count` bits of `value`, highest first.
    pub fn bits(&mut self, value: u64, count: u32) {
        for at in (0..count).rev() {
            self.held = self.held << 1 | value >> at & 1;
            self.count += 1;
            if self.count == BITS_A_CHAR {
                self.text.push(char::from(ALPHABET[self.held as usize]));
                (self.held, self.count) = (0, 0);
            }
        }
    }

    /// Exp-Golomb of this order: shortest where the value is below 2^order.
    pub fn number(&mut self, value: u64, order: u32) {
        let high = (value >> order) + 1;
        self.bits(0, high.ilog2());
        self.bits(high, high.ilog2() + 1);
        self.bits(value, order);
    }

    /// The text, with the last character filled up by zeros.
    pub fn finish(mut self) -> String {
        if self.count > 0 {
            self.bits(0, BITS_A_CHAR - self.count);
        }
        self.text
    }
}

/// How many bits [`Writer::number`] takes.
pub fn cost(value: u64, order: u32) -> u32 {
    2 * ((value >> order) + 1).ilog2() + 1 + order
}

/// The order from 0 to `highest` with which these numbers take the fewest bits.
pub fn best_order(numbers: &[u64], highest: u32) -> u32 {
    (0..=highest).min_by_key(|order| numbers.iter().map(|it| cost(*it, *order)).sum::<u32>()).unwrap_or_default()
}

pub struct Reader<'a> {
    chars: &'a [u8],
    held: u64,
    count: u32,
}

impl<'a> Reader<'a> {
    pub fn new(chars: &'a [u8]) -> Reader<'a> {
        Reader { chars, held: 0, count: 0 }
    }

    /// `None` where the text ends, or holds a character that is none of ours.
    pub fn bits(&mut self, count: u32) -> Option<u64> {
        let mut value = 0;
        for _ in 0..count {
            if self.count == 0 {
                let (first, rest) = self.chars.split_first()?;
                self.chars = rest;
                (self.held, self.count) = (six(*first)?, BITS_A_CHAR);
            }
            self.count -= 1;
            value = value << 1 | self.held >> self.count & 1;
        }
        Some(value)
    }

    pub fn flag(&mut self) -> Option<bool> {
        self.bits(1).map(|it| it == 1)
    }

    pub fn number(&mut self, order: u32) -> Option<u64> {
        let mut zeros = 0;
        while !self.flag()? {
            zeros += 1;
            if zeros > LARGEST {
                return None;
            }
        }
        let high = (1_u64 << zeros | self.bits(zeros)?) - 1;
        high.checked_mul(1 << order)?.checked_add(self.bits(order)?)
    }
}

fn six(char: u8) -> Option<u64> {
    let value = match char {
        b'A'..=b'Z' => char - b'A',
        b'a'..=b'z' => char - b'a' + 26,
        b'0'..=b'9' => char - b'0' + 52,
        b'-' => 62,
        b'_' => 63,
        _ => return None,
    };
    Some(u64::from(value))
}
