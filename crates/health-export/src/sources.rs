//! Who wrote the records: physical devices by their hardware, and apps by their names.

use std::collections::BTreeMap;

use super::device::{CREATION, Device, Kind, around_pointer, hex_digits, without_creation};
use super::text::{decoded, normalised, shortened};

/// More sources than any real export had (683). What comes beyond goes into one source, [`Sources::OTHERS`].
const MOST_SOURCES: usize = 1024;

/// One source has a few of these: one for each version of its system.
const MOST_SPELLINGS: usize = 8192;

/// Longer names are shortened.
const LONGEST_NAME: usize = 200;

/// A spelling longer than this is looked up anew each time.
const LONGEST_SPELLING: usize = 1024;

/// The place of a source in the list of sources.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
pub struct SourceId(pub u16);

/// One that writes records.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    /// `sourceName`, as it stands in the export.
    pub name: String,
    pub kind: Kind,
    /// Without the version of its system, which changes, and without what else does not tell one device from another.
    pub device: Device,
}

impl Source {
    /// The identifier of its model, `Watch6,7`.
    pub fn hardware(&self) -> Option<&str> {
        Some(self.device.hardware.as_str()).filter(|it| !it.is_empty())
    }

    /// The name, if an app or a device of another maker writes under it.
    pub fn app(&self) -> Option<&str> {
        (self.kind == Kind::Other).then_some(self.name.as_str())
    }

    /// The name for comparing; see [`normalised`].
    pub fn plain_name(&self) -> String {
        normalised(&self.name)
    }
}

/// A source as it was spelt in a record, to compare the next record with.
#[derive(Clone, Debug)]
struct Spelling {
    name: Vec<u8>,
    /// The device before and behind its pointer.
    before: Vec<u8>,
    behind: Vec<u8>,
    id: SourceId,
}

impl Spelling {
    #[inline(always)]
    fn fits(&self, name: &[u8], device: &[u8]) -> bool {
        if name != self.name.as_slice() {
            return false;
        }
        let Some(rest) = device.strip_prefix(self.before.as_slice()) else { return false };
        let digits = if self.before.is_empty() { 0 } else { hex_digits(rest) };
        rest[digits..].strip_prefix(self.behind.as_slice()).is_some_and(|it| it.is_empty() || it.starts_with(CREATION))
    }
}

/// All sources, in the order in which they first stood in the file.
#[derive(Clone, Debug, Default)]
pub struct Sources {
    all: Vec<Source>,
    by_device: BTreeMap<[String; 5], SourceId>,
    by_spelling: BTreeMap<Box<[u8]>, SourceId>,
    /// The last few, the newest first: records of two or three devices take turns.
    last: Vec<Spelling>,
    is_over_full: bool,
}

impl Sources {
    /// The source that stands for all beyond the limit.
    pub const OTHERS: SourceId = SourceId(MOST_SOURCES as u16);

    pub fn all(&self) -> &[Source] {
        &self.all
    }

    pub fn into_all(self) -> Vec<Source> {
        self.all
    }

    /// Whether there were too many, so that some are counted together under [`Sources::OTHERS`].
    pub fn is_over_full(&self) -> bool {
        self.is_over_full
    }

    /// The source with this raw `sourceName` and `device`.
    #[inline]
    pub fn of(&mut self, name: &[u8], device: &[u8]) -> SourceId {
        match self.last.iter().position(|it| it.fits(name, device)) {
            Some(0) => self.last[0].id,
            Some(at) => {
                self.last.swap(0, at);
                self.last[0].id
            }
            None => self.look_up(name, device),
        }
    }

    #[cold]
    fn look_up(&mut self, name: &[u8], device: &[u8]) -> SourceId {
        let (before, behind) = around_pointer(device);
        let behind = without_creation(behind);
        let key = [name, b"\0", behind].concat();
        let id = match self.by_spelling.get(key.as_slice()) {
            Some(id) => *id,
            None => {
                let id = self.add(name, device);
                if key.len() <= LONGEST_SPELLING && self.by_spelling.len() < MOST_SPELLINGS {
                    self.by_spelling.insert(key.into(), id);
                }
                id
            }
        };
        if name.len() + device.len() <= LONGEST_SPELLING {
            self.last.insert(0, Spelling { name: name.into(), before: before.into(), behind: behind.into(), id });
            self.last.truncate(4);
        }
        id
    }

    fn add(&mut self, name: &[u8], device: &[u8]) -> SourceId {
        let short = |text: &str| shortened(text, LONGEST_NAME).to_string();
        let name = short(&decoded(name));
        let parsed = Device::parse(&decoded(&device[..device.len().min(4 * LONGEST_SPELLING)]));
        let device = Device {
            name: short(&parsed.name),
            manufacturer: short(&parsed.manufacturer),
            model: short(&parsed.model),
            hardware: short(&parsed.hardware),
            software: String::new(),
        };
        // A watch and a phone are what their hardware is, whatever their own name was at the time.
        let kind = device.kind(&name);
        let own_name = if kind == Kind::Other || device.hardware.is_empty() { device.name.clone() } else { String::new() };
        let key = [name.clone(), own_name, device.manufacturer.clone(), device.model.clone(), device.hardware.clone()];
        if let Some(id) = self.by_device.get(&key) {
            return *id;
        }
        if self.all.len() >= MOST_SOURCES {
            if !self.is_over_full {
                self.is_over_full = true;
                self.all.push(Source { name: String::new(), kind: Kind::Other, device: Device::default() });
            }
            return Sources::OTHERS;
        }
        let id = SourceId(self.all.len() as u16);
        self.all.push(Source { name, kind, device });
        self.by_device.insert(key, id);
        id
    }
}
