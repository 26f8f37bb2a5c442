//! Systems: which versions there are, and what differs between them: menu paths and names.

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Device {
    Iphone,
    Watch,
}

/// The system of one device, and the versions that are asked about.
#[derive(Clone, Copy, Debug)]
pub struct System {
    pub device: Device,
    /// `iOS`.
    pub name: &'static str,
    /// The first version of each range that is asked about, newest first.
    pub divisions: &'static [u8],
    /// Where to look the version up.
    pub find: &'static str,
    /// What to know about its newest version, if there is something.
    pub note: Option<&'static str>,
}

impl System {
    /// What can be picked, newest first: each range, then all versions for whoever is not sure.
    pub fn picks(&self) -> Vec<Pick> {
        let mut picks = Vec::new();
        let mut to = None;
        for from in self.divisions {
            picks.push(Pick { from: Some(*from), to });
            to = from.checked_sub(1);
        }
        if !self.divisions.is_empty() {
            picks.push(Pick { from: None, to });
        }
        picks.push(Pick::UNSURE);
        picks
    }
}

/// What somebody said about the version of a device's system: a range, both ends included. `None` is open.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Pick {
    pub from: Option<u8>,
    pub to: Option<u8>,
}

impl Pick {
    /// Not sure: it could be any.
    pub const UNSURE: Pick = Pick { from: None, to: None };

    pub const fn from(version: u8) -> Pick {
        Pick { from: Some(version), to: None }
    }

    pub const fn to(version: u8) -> Pick {
        Pick { from: None, to: Some(version) }
    }

    /// Whether every version of the range is in the other, too.
    pub fn is_within(self, other: Pick) -> bool {
        self.from.unwrap_or(0) >= other.from.unwrap_or(0) && self.to.unwrap_or(u8::MAX) <= other.to.unwrap_or(u8::MAX)
    }

    /// Whether this version is in the range.
    pub fn holds(self, version: u8) -> bool {
        self.meets(Some(version), Some(version))
    }

    fn meets(self, from: Option<u8>, to: Option<u8>) -> bool {
        self.from.unwrap_or(0) <= to.unwrap_or(u8::MAX) && from.unwrap_or(0) <= self.to.unwrap_or(u8::MAX)
    }
}

/// What the person picked, or "not sure" for both if never asked.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Systems {
    pub ios: Pick,
    pub watchos: Pick,
}

impl Systems {
    pub fn pick(self, device: Device) -> Pick {
        match device {
            Device::Iphone => self.ios,
            Device::Watch => self.watchos,
        }
    }

    pub fn with(mut self, device: Device, pick: Pick) -> Systems {
        match device {
            Device::Iphone => self.ios = pick,
            Device::Watch => self.watchos = pick,
        }
        self
    }
}

/// Versions of one device's system, both ends included; `None` is open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Versions {
    pub device: Device,
    pub from: Option<u8>,
    pub to: Option<u8>,
}

impl Versions {
    /// Whether a device of which `pick` was said could have one of these versions.
    pub fn meets(self, pick: Pick) -> bool {
        pick.meets(self.from, self.to)
    }
}

/// The taps to one place, on the versions where they are right.
#[derive(Clone, Copy, Debug)]
pub struct MenuPath {
    pub versions: Versions,
    pub taps: &'static [&'static str],
    /// What to search for in Settings where the path is not there.
    pub search: Option<&'static str>,
}

/// A thing that Apple renamed, such as the account.
#[derive(Clone, Copy, Debug)]
pub struct Name {
    /// Stands in braces in the content's texts.
    pub id: &'static str,
    /// What to say where more than one variant could be meant; the newest if there is no such name.
    pub any: Option<&'static str>,
    pub variants: &'static [NameVariant],
}

#[derive(Clone, Copy, Debug)]
pub struct NameVariant {
    pub versions: Versions,
    pub text: &'static str,
}
