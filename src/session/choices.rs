//! Choices: the symptom, the answers of the diagnosis, the versions, and the path that follows from them.

use std::sync::OnceLock;

use leptos::prelude::*;
use rules::diagnosis::Diagnosis;
use rules::id::Place;
use rules::path::Path;
use rules::progress::{Progress, Tally};
use rules::search::{Hit, Index};
use rules::system::{Device, Pick, System, Systems};

use super::fan_out::About;
use super::live_regions::LiveRegions;
use super::saving::Saving;

pub struct Choices {
    saving: &'static Saving,
    regions: &'static LiveRegions,
    chosen: Memo<Option<String>>,
    systems: Memo<Systems>,
    /// Whether the question about versions is open.
    pub is_asking: RwSignal<bool>,
    /// Made for the first search: a visit without one has no use for it.
    index: OnceLock<Index>,
}

impl Choices {
    pub(super) fn new(saving: &'static Saving, regions: &'static LiveRegions) -> Choices {
        let store = saving.store;
        let chosen = Memo::new(move |_| store.read(|it| it.chosen().map(|it| store.guide.current(it).to_string())));
        let systems = Memo::new(move |_| store.read(Progress::systems));
        Choices { saving, regions, chosen, systems, is_asking: RwSignal::new(true), index: OnceLock::new() }
    }

    pub fn chosen(&'static self) -> Option<String> {
        self.chosen.get()
    }

    /// Chooses a symptom or verdict, or takes the choice back, and leads the person to what that changes.
    pub fn choose(&'static self, id: Option<&'static str>) {
        self.saving.change(About::Else, |progress, now| progress.choose(id, now));
        (self.saving.store.ports.page.show)(if id.is_some() { Place::Path } else { Place::Symptoms }.id());
    }

    pub fn path(&'static self) -> Option<Path> {
        self.saving.store.guide.path(&self.chosen()?)
    }

    pub fn path_tally(&'static self) -> Option<Tally> {
        let path = self.path()?;
        Some(self.saving.store.read(|it| path.tally(it)))
    }

    /// About how long the rest of the path takes, in minutes.
    pub fn minutes_left(&'static self) -> u32 {
        self.path().map_or(0, |path| self.saving.store.read(|it| path.minutes_left(it)))
    }

    /// How far the diagnosis has come.
    pub fn diagnosis(&'static self) -> Diagnosis {
        self.saving.store.read(|progress| self.saving.store.guide.diagnosis(progress))
    }

    /// The element id of what the diagnosis shows next: the open question, or its end.
    pub fn diagnosis_next(&'static self) -> String {
        untrack(|| self.diagnosis().open()).map_or("diagnosis--end".to_string(), |it| format!("diagnosis--{}", it.id))
    }

    pub fn set_answer(&'static self, question: &'static str, answer: Option<&'static str>) {
        self.saving.change(About::Else, |progress, now| progress.set_answer(question, answer, now));
    }

    /// Takes over that both totals are the same. Gives the element id of the question that follows.
    pub fn agree(&'static self) -> String {
        let guide = self.saving.store.guide;
        self.saving.change(About::Else, |progress, now| progress.agree(guide, now));
        self.diagnosis_next()
    }

    /// How much fits the words that somebody typed, and the first so many of it, the best first.
    pub fn find(&'static self, query: &str, most: usize) -> (usize, Vec<Hit>) {
        self.index.get_or_init(|| Index::of(self.saving.store.guide)).find_first(query, self.systems(), most)
    }

    pub fn systems(&'static self) -> Systems {
        self.systems.get()
    }

    /// The range of today that holds the version which the browser names, as an answer to confirm. Nothing once one was given.
    pub fn offered(&'static self, system: &System) -> Option<Pick> {
        let store = self.saving.store;
        let is_open = store
            .read(|it| it.systems.is_none() || store.guide.outdated(system.device, it.systems().pick(system.device)).is_some());
        if system.device != Device::Iphone || !is_open {
            return None;
        }
        let version = (store.ports.version)()?;
        system.picks().into_iter().find(|it| *it != Pick::UNSURE && it.holds(version))
    }

    pub fn set_systems(&'static self, systems: Systems) {
        self.saving.change(About::Else, |progress, now| progress.set_systems(systems, now));
        self.regions.said.set(self.saving.store.guide.words.systems_saved.to_string());
    }
}
