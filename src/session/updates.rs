//! Updates: whether the guide opens without a connection, and what becomes of a new version of it.

use leptos::prelude::*;
use ports::{News, Ports};
use rules::guide::Guide;
use rules::id::Place;

use super::live_regions::LiveRegions;

/// What there is to say about a new version.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Update {
    None,
    /// It is complete, and taken when the person asks for it.
    Waiting,
    /// The person has asked for it.
    Asked,
    /// Another tab has asked for it; this one still shows the version before.
    Elsewhere,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Offline {
    /// Whether the guide opens without a connection.
    pub is_ready: bool,
    /// What the device thinks of its connection. It is often wrong when it says yes, and seldom when it says no.
    pub is_online: bool,
    pub update: Update,
}

impl Default for Offline {
    fn default() -> Offline {
        Offline { is_ready: false, is_online: true, update: Update::None }
    }
}

pub struct Updates {
    guide: &'static Guide,
    ports: &'static Ports,
    regions: &'static LiveRegions,
    pub offline: RwSignal<Offline>,
}

impl Updates {
    pub(super) fn new(guide: &'static Guide, ports: &'static Ports, regions: &'static LiveRegions) -> Updates {
        Updates { guide, ports, regions, offline: RwSignal::default() }
    }

    pub fn reload(&'static self) {
        (self.ports.reload)();
    }

    pub fn hear(&'static self, news: News) {
        let mut offline = self.offline.get_untracked();
        match (news, offline.update) {
            (News::Ready { is_new }, _) => {
                offline.is_ready = true;
                // Who came before has heard it then.
                if is_new {
                    self.regions.announced.set(self.guide.words.offline_ready.to_string());
                }
            }
            (News::Online(it), _) => offline.is_online = it,
            (News::NewVersion, Update::None) => offline.update = Update::Waiting,
            // It may be ready while this page already waits for it, or is behind anyway.
            (News::NewVersion, _) => {}
            (News::TakenOver { .. }, Update::Asked) => (self.ports.reload)(),
            (News::TakenOver { was_kept: true }, _) => offline.update = Update::Elsewhere,
            // The guide was kept for the first time, and this page is of that version.
            (News::TakenOver { was_kept: false }, _) => {}
        }
        self.offline.set(offline);
    }

    /// Goes over to the new version: every change is saved already, and the address keeps the place.
    pub fn take_update(&'static self) {
        match self.offline.get_untracked().update {
            Update::Waiting => {
                self.set_update(Update::Asked);
                (self.ports.take_new_version)();
            }
            Update::Elsewhere => (self.ports.reload)(),
            Update::None | Update::Asked => {}
        }
    }

    /// Stays with this version for the rest of the visit.
    pub fn put_off_update(&'static self) {
        self.set_update(Update::None);
        (self.ports.page.focus)(Place::Dock.id());
    }

    fn set_update(&'static self, update: Update) {
        self.offline.set(Offline { update, ..self.offline.get_untracked() });
    }

    /// The sentence at the foot of the page that says that the guide opens offline. Empty until that is true.
    pub fn ready_word(&'static self) -> &'static str {
        if self.offline.get().is_ready { self.guide.words.offline_ready } else { "" }
    }

    /// The status text: the device is offline, or there is a new version. It never claims a connection, which nobody knows.
    pub fn offline_word(&'static self) -> String {
        let words = &self.guide.words;
        let offline = self.offline.get();
        let connection = match (offline.is_online, offline.is_ready) {
            (true, _) => None,
            (false, true) => Some(words.offline_now),
            (false, false) => Some(words.offline_open),
        };
        let update = match offline.update {
            Update::None => None,
            Update::Waiting | Update::Asked => Some(words.update_ready),
            Update::Elsewhere => Some(words.update_elsewhere),
        };
        [connection, update].into_iter().flatten().collect::<Vec<_>>().join(" ")
    }

    /// What the button says that goes over to a new version.
    pub fn update_button(&'static self) -> Option<&'static str> {
        let words = &self.guide.words;
        match self.offline.get().update {
            Update::None => None,
            Update::Waiting | Update::Asked => Some(words.update_go),
            Update::Elsewhere => Some(words.reload),
        }
    }
}
