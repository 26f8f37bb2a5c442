//! What the `device` attribute says, and which kind of thing wrote a record.

use memchr::memchr;
use serde::{Deserialize, Serialize};

use super::text::normalised;

/// What wrote a record.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    Watch,
    Phone,
    /// Any app or device that is not Apple's, and records that a person typed in.
    Other,
}

/// The keys of a device as `HKDevice` describes itself. Values may hold commas (`hardware:Watch6,7`), so a value ends where the
/// next key begins. Source: exports of 2019 to 2026; `creation date` only in the newest.
const KEYS: [&str; 9] = [
    "name",
    "manufacturer",
    "model",
    "hardware",
    "firmware",
    "software",
    "localIdentifier",
    "UDIDeviceIdentifier",
    "creation date",
];

/// The parts of `<<HKDevice: 0x…>, name:…, manufacturer:…, model:…, hardware:…, software:…>`. Empty where there is none.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Device {
    pub name: String,
    pub manufacturer: String,
    pub model: String,
    /// The identifier of the model: `Watch6,7`.
    pub hardware: String,
    pub software: String,
}

impl Device {
    /// Takes a device apart, without its entities.
    pub fn parse(text: &str) -> Device {
        let mut starts: Vec<(usize, &str)> = KEYS.iter().filter_map(|key| Some((start_of(text, key)?, *key))).collect();
        starts.sort_unstable();
        let mut device = Device::default();
        for (index, (start, key)) in starts.iter().enumerate() {
            let end = starts.get(index + 1).map_or(text.len(), |it| it.0);
            let value = text[*start..end].trim_start_matches([',', ' ']);
            let value = value.get(key.len() + 1..).unwrap_or_default();
            let value = if index + 1 == starts.len() { value.strip_suffix('>').unwrap_or(value) } else { value };
            let place = match *key {
                "name" => &mut device.name,
                "manufacturer" => &mut device.manufacturer,
                "model" => &mut device.model,
                "hardware" => &mut device.hardware,
                "software" => &mut device.software,
                _ => continue,
            };
            *place = value.trim().to_string();
        }
        device
    }

    /// By the hardware, which nobody can rename; else by the model and the device's name; else by the source's name.
    pub fn kind(&self, source: &str) -> Kind {
        let of = |text: &str| match () {
            () if text.starts_with("watch") => Some(Kind::Watch),
            () if text.starts_with("iphone") => Some(Kind::Phone),
            () => None,
        };
        let is_apples = |text: &str| match () {
            () if text == "watch" || text.contains("apple watch") => Some(Kind::Watch),
            () if text == "iphone" => Some(Kind::Phone),
            () => None,
        };
        if !self.hardware.is_empty() {
            return of(&self.hardware.to_lowercase()).unwrap_or(Kind::Other);
        }
        let said = is_apples(&normalised(&self.model)).or_else(|| is_apples(&normalised(&self.name)));
        said.unwrap_or_else(|| {
            let name = normalised(source);
            // Another maker's watch may be named like this one; a device that says another maker is not Apple's.
            let is_foreign = !self.manufacturer.is_empty() && !normalised(&self.manufacturer).starts_with("apple");
            match () {
                () if is_foreign => Kind::Other,
                () if name.contains("apple watch") => Kind::Watch,
                () if name.split(|it: char| !it.is_alphanumeric()).any(|it| it == "iphone") => Kind::Phone,
                () => Kind::Other,
            }
        })
    }
}

/// Where `, key:` or a `key:` at the beginning stands.
fn start_of(text: &str, key: &str) -> Option<usize> {
    let marked = format!(", {key}:");
    text.find(&marked).or_else(|| text.starts_with(&marked[2..]).then_some(0))
}

/// The parts of a raw `device` before and after its pointer. The pointer changes with each run of records and identifies nothing.
pub(super) fn around_pointer(raw: &[u8]) -> (&[u8], &[u8]) {
    let zero = memchr(b'0', &raw[..raw.len().min(40)]).filter(|at| raw.get(at + 1) == Some(&b'x'));
    let Some(zero) = zero else { return (b"", raw) };
    let start = zero + 2;
    (&raw[..start], &raw[start + hex_digits(&raw[start..])..])
}

pub(super) fn hex_digits(text: &[u8]) -> usize {
    text.iter().take_while(|it| it.is_ascii_hexdigit()).count()
}

/// A raw `device` up to its `creation date`, which says nothing about which device it is.
pub(super) fn without_creation(raw: &[u8]) -> &[u8] {
    memchr::memmem::find(raw, CREATION).map_or(raw, |at| &raw[..at])
}

pub(super) const CREATION: &[u8] = b", creation date:";
