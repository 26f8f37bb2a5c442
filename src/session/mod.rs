//! One person's visit to the guide: a handle for each thing that can be done there. The only seam between the rules and Leptos.
//!
//! Each handle knows those that it builds on: saving ← undo ← steps, and choices ← navigation ← outcomes.

mod choices;
mod fan_out;
mod live_regions;
mod navigation;
mod outcomes;
mod saving;
mod sharing;
mod steps;
mod timers;
mod transfer;
mod undo;
mod updates;
mod walks;

use leptos::prelude::*;
use ports::Ports;
use rules::guide::Guide;
use rules::system::Device;

pub use choices::Choices;
pub use live_regions::LiveRegions;
pub use navigation::Navigation;
pub use outcomes::Outcomes;
pub use saving::{Keeping, Saving};
pub use sharing::{Item, Sharing};
pub use steps::Steps;
pub use timers::Timers;
pub use transfer::{Arrived, Transfer};
pub use undo::Undo;
pub use updates::{Offline, Update, Updates};
pub use walks::{Stage, Walks};

#[derive(Clone, Copy)]
pub struct Session {
    pub guide: &'static Guide,
    pub choices: &'static Choices,
    pub regions: &'static LiveRegions,
    pub navigation: &'static Navigation,
    pub outcomes: &'static Outcomes,
    pub saving: &'static Saving,
    pub sharing: &'static Sharing,
    pub steps: &'static Steps,
    pub timers: &'static Timers,
    pub transfer: &'static Transfer,
    pub undo: &'static Undo,
    pub updates: &'static Updates,
    pub walks: &'static Walks,
}

impl Session {
    /// Begins a visit with what is saved. What it needs stays for good: a page is one visit.
    pub fn start(guide: &'static Guide, ports: Ports) -> Session {
        let ports = kept(ports);
        let saving = kept(Saving::new(kept(fan_out::Store::new(guide, ports))));
        let regions = kept(LiveRegions::default());
        let undo = kept(Undo::new(saving, regions));
        let choices = kept(Choices::new(saving, regions));
        let transfer = kept(Transfer::new(saving, undo, regions));
        let timers = kept(Timers::new(saving, regions));
        let navigation = kept(Navigation::new(saving, choices, transfer));
        saving.refresh();
        choices.is_asking.set(saving.store.glance(|it| {
            // Somebody who answered before newer versions were told apart is asked once more.
            let outdated = |device| guide.outdated(device, it.systems().pick(device)).is_some();
            it.systems.is_none() || outdated(Device::Iphone) || outdated(Device::Watch)
        }));
        Session {
            guide,
            choices,
            navigation,
            outcomes: kept(Outcomes::new(saving, undo, choices, navigation)),
            regions,
            saving,
            sharing: kept(Sharing::new(saving, regions)),
            steps: kept(Steps::new(saving, undo)),
            timers,
            transfer,
            undo,
            updates: kept(Updates::new(guide, ports, regions)),
            walks: kept(Walks::new(saving, timers)),
        }
    }
}

/// A handle is a reference, so that whatever holds one is small.
fn kept<T>(it: T) -> &'static T {
    Box::leak(Box::new(it))
}
