//! How a range of versions is written: in what is saved, and in a link with progress.
//!
//! The first edition of the guide divided each system once, and wrote `newer` and `older`. Both keep their meaning.

use super::system::{Device, Pick};

/// The first version that was `newer` in the first edition. Part of both formats: it never changes.
pub const fn first_division(device: Device) -> u8 {
    match device {
        Device::Iphone => 18,
        Device::Watch => 10,
    }
}

/// What the first edition called newer.
pub const fn newer(device: Device) -> Pick {
    Pick::from(first_division(device))
}

/// What the first edition called older.
pub const fn older(device: Device) -> Pick {
    Pick::to(first_division(device) - 1)
}

/// `unsure`, `newer`, `older`, or the range: `26-`, `18-25`, `-16`.
pub fn word(device: Device, pick: Pick) -> String {
    let end = |it: Option<u8>| it.map(|it| it.to_string()).unwrap_or_default();
    match pick {
        Pick::UNSURE => "unsure".to_string(),
        it if it == newer(device) => "newer".to_string(),
        it if it == older(device) => "older".to_string(),
        it => format!("{}-{}", end(it.from), end(it.to)),
    }
}

/// What a word means. `None` if this version knows no such word.
pub fn read(device: Device, word: &str) -> Option<Pick> {
    match word {
        "unsure" => return Some(Pick::UNSURE),
        "newer" => return Some(newer(device)),
        "older" => return Some(older(device)),
        _ => {}
    }
    let (from, to) = word.split_once('-')?;
    let end = |it: &str| if it.is_empty() { Some(None) } else { it.parse().ok().map(Some) };
    sound(Pick { from: end(from)?, to: end(to)? })
}

/// The range, if it has an end and is not empty.
pub fn sound(pick: Pick) -> Option<Pick> {
    let is_sound = pick != Pick::UNSURE && pick.from.unwrap_or(0) <= pick.to.unwrap_or(u8::MAX);
    is_sound.then_some(pick)
}
