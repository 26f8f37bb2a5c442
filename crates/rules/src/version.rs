//! Which system somebody has, and which menu path and which name go with it.
//!
//! A person picks a range of versions for each device, or none. A menu path is shown if its own range meets that. So a path
//! that changed at a version nobody is asked about still shows right.

use super::guide::Guide;
use super::system::{Device, MenuPath, Pick, System, Systems, Versions};
use super::words::fill;

/// The paths of one device for one pick: the newest that fits, then the others that could be meant.
#[derive(Clone, Debug)]
pub struct Shown {
    pub main: &'static MenuPath,
    pub others: Vec<&'static MenuPath>,
}

impl Guide {
    pub fn system(&self, device: Device) -> Option<&'static System> {
        self.systems.iter().find(|it| it.device == device)
    }

    /// What was said about a device's version, if it was said before newer versions were told apart: it means more than one of
    /// today's picks, so it has to be asked again.
    pub fn outdated(&self, device: Device, pick: Pick) -> Option<Pick> {
        let picks = self.system(device)?.picks();
        (pick != Pick::UNSURE && !picks.contains(&pick)).then_some(pick)
    }

    /// What to show of `menu`, one entry for each device that it speaks of.
    pub fn menu(&self, menu: &'static [MenuPath], systems: Systems) -> Vec<Shown> {
        [Device::Iphone, Device::Watch]
            .into_iter()
            .filter_map(|device| {
                let newest = |it: &MenuPath| it.versions.to.unwrap_or(u8::MAX);
                let mut others: Vec<&MenuPath> = Vec::new();
                for it in menu.iter().filter(|it| it.versions.device == device) {
                    if it.versions.meets(systems.pick(device)) {
                        others.insert(others.partition_point(|other| newest(other) >= newest(it)), it);
                    }
                }
                (!others.is_empty()).then(|| Shown { main: others.remove(0), others })
            })
            .collect()
    }

    /// A range of versions in words: "iOS 17 or older".
    pub fn versions_text(&self, versions: Versions) -> String {
        let system = self.system(versions.device).map_or("", |it| it.name);
        let (text, version) = match (versions.from, versions.to) {
            (_, Some(to)) => (self.words.version_to, self.named_version(versions.device, to)),
            (Some(from), None) => (self.words.version_from, from),
            (None, None) => return system.to_string(),
        };
        fill(text, &[("system", system), ("version", &version.to_string())])
    }

    /// The version by which people know the end of a range: there is no iOS 25, and the one before 26 is 18.
    fn named_version(&self, device: Device, to: u8) -> u8 {
        let divisions = self.system(device).map_or(&[][..], |it| it.divisions);
        let is_end = divisions.iter().any(|it| *it == to + 1);
        let below = divisions.iter().copied().find(|it| *it <= to);
        below.filter(|_| is_end).unwrap_or(to)
    }

    /// What was said about a device's version, in words: "iOS 26 or newer", "iOS 18".
    pub fn picked(&self, device: Device, pick: Pick) -> String {
        let Some(system) = self.system(device) else { return String::new() };
        let (text, version) = match (pick.from, pick.to) {
            (Some(from), None) => (self.words.version_from, from),
            (None, Some(to)) => (self.words.version_to, to),
            // Apple went from 18 to 26, so between two divisions there is one version.
            (Some(from), Some(_)) => (self.words.version_only, from),
            (None, None) => (self.words.systems_any, 0),
        };
        fill(text, &[("system", system.name), ("version", &version.to_string())])
    }

    /// `text` with each `{name}` in braces replaced by what that thing is called on these systems.
    pub fn named(&self, text: &str, systems: Systems) -> String {
        self.named_on(text, |versions| versions.meets(systems.pick(versions.device)))
    }

    /// The same for a menu path of its own versions: the old path keeps the old name, whoever reads it.
    pub fn named_for(&self, text: &str, path: Versions, systems: Systems) -> String {
        if path.from.is_none() && path.to.is_none() {
            return self.named(text, systems);
        }
        self.named_on(text, |it| {
            it.device != path.device
                || (it.from.unwrap_or(0) <= path.to.unwrap_or(u8::MAX) && path.from.unwrap_or(0) <= it.to.unwrap_or(u8::MAX))
        })
    }

    fn named_on(&self, text: &str, fits: impl Fn(Versions) -> bool) -> String {
        let mut text = text.to_string();
        for name in self.names {
            let mut fitting = name.variants.iter().filter(|it| fits(it.versions)).map(|it| it.text);
            let newest = fitting.next().or(name.variants.first().map(|it| it.text));
            // More than one could be meant.
            let any = fitting.next().and(name.any);
            if let Some(said) = any.or(newest) {
                text = text.replace(&format!("{{{}}}", name.id), said);
            }
        }
        text
    }
}
