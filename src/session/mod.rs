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

use leptos::prelude::*;
use ports::Ports;
use rules::guide::Guide;

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
        let navigation = kept(Navigation::new(saving, choices, transfer));
        saving.refresh();
        choices.is_asking.set(saving.store.glance(|it| it.systems.is_none()));
        Session {
            guide,
            choices,
            navigation,
            outcomes: kept(Outcomes::new(saving, undo, choices, navigation)),
            regions,
            saving,
            sharing: kept(Sharing::new(saving, regions)),
            steps: kept(Steps::new(saving, undo)),
            timers: kept(Timers::new(saving, regions)),
            transfer,
            undo,
            updates: kept(Updates::new(guide, ports, regions)),
        }
    }
}

/// A handle is a reference, so that whatever holds one is small.
fn kept<T>(it: T) -> &'static T {
    Box::leak(Box::new(it))
}
