//! Fan-out: a change notifies only the components that show what it is about, however long the guide is.

use leptos::prelude::*;
use ports::Ports;
use rules::guide::Guide;
use rules::progress::Progress;

/// What a change is about.
#[derive(Clone, Copy)]
pub(super) enum About<'a> {
    /// The step or checklist with this id.
    One(&'a str),
    /// What no step and no checklist shows.
    Else,
    Everything,
}

impl<'a> About<'a> {
    /// The step or checklist with this id; everything, if there is none.
    pub(super) fn one(id: Option<&'a str>) -> About<'a> {
        id.map_or(About::Everything, About::One)
    }
}

/// A person's progress, and who reads it.
pub(super) struct Store {
    pub(super) guide: &'static Guide,
    pub(super) ports: &'static Ports,
    progress: RwSignal<Progress>,
    /// Who is told of a change in one step or checklist alone.
    watched: StoredValue<Watched>,
    /// Notified after a change once the page has been redrawn: for views that are slow to compute and seldom visible.
    settled: RwSignal<()>,
}

/// For each step and checklist, in the order of their ids.
struct Watched(Vec<Entry>);

struct Entry {
    id: &'static str,
    /// The checklist, for a step: what happens to a step happens to its checklist.
    within: Option<&'static str>,
    told: RwSignal<()>,
}

impl Watched {
    fn new(guide: &Guide) -> Watched {
        let entry = |id, within| Entry { id, within, told: RwSignal::default() };
        let mut all: Vec<Entry> = Vec::new();
        // Sorting all of them at once would be more code than a first visit has for it.
        let mut add = |it: Entry| all.insert(all.partition_point(|other| other.id < it.id), it);
        for checklist in guide.checklists {
            add(entry(checklist.id.0, None));
            checklist.steps.iter().for_each(|it| add(entry(it.id.0, Some(checklist.id.0))));
        }
        Watched(all)
    }

    fn of(&self, id: &str) -> Option<&Entry> {
        self.0.binary_search_by(|it| it.id.cmp(id)).ok().and_then(|at| self.0.get(at))
    }
}

impl Store {
    pub(super) fn new(guide: &'static Guide, ports: &'static Ports) -> Store {
        let watched = StoredValue::new(Watched::new(guide));
        Store { guide, ports, progress: RwSignal::default(), watched, settled: RwSignal::default() }
    }

    /// Reads, and reads again after any change.
    pub(super) fn read<T>(&'static self, read: impl FnOnce(&Progress) -> T) -> T {
        self.progress.with(read)
    }

    /// Reads once.
    pub(super) fn glance<T>(&'static self, read: impl FnOnce(&Progress) -> T) -> T {
        self.progress.with_untracked(read)
    }

    /// Changes progress where it is, and tells nobody yet. `None` once the visit is over.
    pub(super) fn alter<T>(&'static self, change: impl FnOnce(&mut Progress) -> T) -> Option<T> {
        self.progress.try_update_untracked(change)
    }

    /// Reads what there is about a step or a checklist, and reads again when that changes.
    pub(super) fn about<T>(&'static self, id: &str, read: impl FnOnce(&Progress) -> T) -> T {
        if let Some(told) = self.watched.with_value(|it| it.of(id).map(|it| it.told)) {
            told.track();
        }
        self.progress.with_untracked(read)
    }

    /// Reads, and reads again some time after a change.
    pub(super) fn once_settled<T>(&'static self, read: impl FnOnce(&Progress) -> T) -> T {
        self.settled.track();
        self.progress.with_untracked(read)
    }

    /// Tells whoever reads all of progress that it was changed, and whoever shows what the change is about.
    pub(super) fn tell(&'static self, about: About<'_>) {
        let told: Vec<RwSignal<()>> = self.watched.with_value(|watched| match about {
            About::One(id) => {
                let step = watched.of(id);
                let checklist = step.and_then(|it| watched.of(it.within?));
                step.into_iter().chain(checklist).map(|it| it.told).collect()
            }
            About::Else => Vec::new(),
            About::Everything => watched.0.iter().map(|it| it.told).collect(),
        });
        self.progress.notify();
        told.into_iter().for_each(|it| it.notify());
        // The visit may be over by then.
        let settle = move || {
            self.settled.try_set(());
        };
        (self.ports.page.soon)(Box::new(settle));
    }
}
