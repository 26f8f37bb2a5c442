//! Who is told of a change: whoever shows one step or checklist hears of that one alone, however long the guide is.

use leptos::prelude::*;

use super::Session;
use rules::guide::Guide;
use rules::progress::Progress;

/// For each step and checklist, in the order of their ids.
pub(super) struct Watched(Vec<Entry>);

struct Entry {
    id: &'static str,
    /// The checklist, for a step: what happens to a step happens to its checklist.
    within: Option<&'static str>,
    told: RwSignal<()>,
}

impl Watched {
    pub(super) fn new(guide: &Guide) -> Watched {
        let entry = |id, within| Entry { id, within, told: RwSignal::default() };
        let mut all: Vec<Entry> = Vec::new();
        for checklist in guide.checklists {
            all.push(entry(checklist.id.0, None));
            all.extend(checklist.steps.iter().map(|it| entry(it.id.0, Some(checklist.id.0))));
        }
        all.sort_by_key(|it| it.id);
        Watched(all)
    }

    fn of(&self, id: &str) -> Option<&Entry> {
        self.0.binary_search_by(|it| it.id.cmp(id)).ok().and_then(|at| self.0.get(at))
    }
}

impl Session {
    /// Reads what there is about a step or a checklist, and reads again when that changes.
    pub(super) fn about<T>(self, id: &str, read: impl FnOnce(&Progress) -> T) -> T {
        if let Some(told) = self.watched.with_value(|it| it.of(id).map(|it| it.told)) {
            told.track();
        }
        self.progress.with_untracked(read)
    }

    /// Reads, and reads again some time after a change.
    pub(super) fn once_settled<T>(self, read: impl FnOnce(&Progress) -> T) -> T {
        self.settled.track();
        self.progress.with_untracked(read)
    }

    /// Tells whoever reads all of progress that it was changed, and whoever shows the step or checklist that the change is about;
    /// everybody if it is about more than one.
    pub(super) fn tell(self, about: Option<&str>) {
        let told: Vec<RwSignal<()>> = self.watched.with_value(|watched| match about {
            Some(id) => {
                let step = watched.of(id);
                let checklist = step.and_then(|it| watched.of(it.within?));
                step.into_iter().chain(checklist).map(|it| it.told).collect()
            }
            None => watched.0.iter().map(|it| it.told).collect(),
        });
        self.progress.notify();
        told.into_iter().for_each(|it| it.notify());
        // The visit may be over by then.
        let settle = move || {
            self.settled.try_set(());
        };
        (self.outside.soon)(Box::new(settle));
    }
}
