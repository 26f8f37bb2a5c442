//! Names as they stand in an attribute, to text.

use std::borrow::Cow;

use memchr::{memchr, memchr2};

/// The text of an attribute's value. Only the five entities that XML itself has and numbers are replaced: others could have been
/// defined by the file, and nest until nothing can hold them. Bytes that are no UTF-8 become `�`.
pub fn decoded(value: &[u8]) -> Cow<'_, str> {
    if memchr(b'&', value).is_none() {
        return String::from_utf8_lossy(value);
    }
    let text = String::from_utf8_lossy(value);
    let mut out = String::with_capacity(text.len());
    let mut rest = text.as_ref();
    while let Some(at) = rest.find('&') {
        let (before, entity) = rest.split_at(at);
        out.push_str(before);
        // The longest that is one is `&#x10FFFF;`.
        let end = memchr2(b';', b'&', &entity.as_bytes()[1..]).map(|it| it + 1).filter(|it| *it < 12);
        let found = end.filter(|it| entity.as_bytes()[*it] == b';').and_then(|end| Some((character(&entity[1..end])?, end)));
        match found {
            Some((character, end)) => {
                out.push(character);
                rest = &entity[end + 1..];
            }
            None => {
                out.push('&');
                rest = &entity[1..];
            }
        }
    }
    out.push_str(rest);
    Cow::Owned(out)
}

fn character(entity: &str) -> Option<char> {
    match entity {
        "lt" => Some('<'),
        "gt" => Some('>'),
        "amp" => Some('&'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        _ => {
            let number = entity.strip_prefix('#')?;
            let number = match number.strip_prefix(['x', 'X']) {
                Some(digits) => u32::from_str_radix(digits, 16),
                None => number.parse(),
            };
            char::from_u32(number.ok()?)
        }
    }
}

/// A name for comparing: small letters, plain blanks and plain apostrophes. Phones put a blank that does not break (U+00A0)
/// between "Apple" and "Watch" and a curly apostrophe (U+2019) before the "s"; tools that rewrite exports change both.
pub fn normalised(name: &str) -> String {
    let plain = name.chars().map(|it| match it {
        '\u{2018}' | '\u{2019}' | '\u{02bc}' | '`' | '´' => '\'',
        it if it.is_whitespace() || it == '\u{feff}' || it == '\u{200b}' => ' ',
        it => it,
    });
    let plain: String = plain.flat_map(char::to_lowercase).collect();
    plain.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// At most so many bytes of a text, whole characters only.
pub fn shortened(text: &str, most: usize) -> &str {
    let mut end = text.len().min(most);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    &text[..end]
}
