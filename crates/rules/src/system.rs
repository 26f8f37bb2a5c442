//! Systems: which versions there are, and what differs between them: menu paths and names.

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Device {
    Iphone,
    Watch,
}

/// The system of one device, and the version at which the question divides it.
#[derive(Clone, Copy, Debug)]
pub struct System {
    pub device: Device,
    /// `iOS`.
    pub name: &'static str,
    /// The first version that counts as newer.
    pub split: u8,
    /// Where to look the version up.
    pub find: &'static str,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Pick {
    Newer,
    Older,
    #[default]
    Unsure,
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
    /// Whether a device that answers to `pick` could have one of these versions.
    pub fn meets(self, pick: Pick, split: u8) -> bool {
        match pick {
            Pick::Newer => self.to.is_none_or(|to| to >= split),
            Pick::Older => self.from.is_none_or(|from| from < split),
            Pick::Unsure => true,
        }
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
    pub variants: &'static [NameVariant],
}

#[derive(Clone, Copy, Debug)]
pub struct NameVariant {
    pub versions: Versions,
    pub text: &'static str,
}
