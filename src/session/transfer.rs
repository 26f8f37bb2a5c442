//! Transfer: progress that travels, out as a link or a file, in by a preview that the person decides about.

use leptos::prelude::*;
use rules::id::Place;
use rules::link;
use rules::progress::{ChangeKind, Progress};
use rules::transfer::{self, Incoming, Preview, TransferError};

use super::fan_out::Store;
use super::live_regions::LiveRegions;
use super::saving::Saving;
use super::undo::Undo;

/// What came in from elsewhere.
#[derive(Clone, Debug)]
pub enum Arrived {
    Progress(Box<(Progress, Preview)>),
    /// It can't be used; nothing was changed.
    Refused(TransferError),
}

pub struct Transfer {
    store: &'static Store,
    undo: &'static Undo,
    regions: &'static LiveRegions,
    /// Progress from a link or a file that the person has not decided about.
    pub incoming: RwSignal<Option<Arrived>>,
}

impl Transfer {
    pub(super) fn new(saving: &'static Saving, undo: &'static Undo, regions: &'static LiveRegions) -> Transfer {
        Transfer { store: saving.store, undo, regions, incoming: RwSignal::default() }
    }

    /// The address that carries this progress.
    pub fn link_with_progress(&'static self) -> String {
        let fragment = self.store.once_settled(|it| transfer::link::write(self.store.guide, it));
        link::with_fragment(&(self.store.ports.address)(), &fragment)
    }

    /// The file that carries this progress.
    pub fn file_with_progress(&'static self, notes: bool) -> String {
        self.store.read(|it| transfer::file::write(it, notes))
    }

    /// Shows what a link would change.
    pub(super) fn arrive_by_link(&'static self, fragment: &str) {
        self.arrive(transfer::link::read(self.store.guide, fragment));
    }

    /// Shows what the file in this field would change.
    pub fn open_file(&'static self, field: &str) {
        (self.store.ports.chosen_file)(
            field,
            Box::new(move |text| {
                let read = text.ok_or(TransferError::TooLarge).and_then(|it| transfer::file::read(self.store.guide, &it));
                self.arrive(read);
            }),
        );
    }

    fn arrive(&'static self, read: Result<Incoming, TransferError>) {
        let now = (self.store.ports.page.now)();
        let arrived = match read {
            Ok(incoming) => {
                let mut theirs = transfer::not_after(incoming.progress, now);
                // That a guard was read stands among the answers. Each person has to read it for themselves.
                theirs.answers.retain(|id| self.store.guide.checklist(self.store.guide.current(id)).is_none());
                let mut preview = self.store.glance(|it| transfer::preview(self.store.guide, it, &theirs));
                preview.unknown += incoming.unknown;
                Arrived::Progress(Box::new((theirs, preview)))
            }
            Err(error) => Arrived::Refused(error),
        };
        self.incoming.set(Some(arrived));
        (self.store.ports.page.show)(Place::Import.id());
    }

    /// Merges what came in: the newest of each wins. Undo takes it back.
    pub fn merge_incoming(&'static self) {
        let is_merged = self.incoming.with_untracked(|it| match it {
            Some(Arrived::Progress(it)) => self.merge(&it.0),
            _ => false,
        });
        // Where nothing can be changed it stays, for when it can.
        if !is_merged {
            return;
        }
        self.regions.said.set(self.store.guide.words.import_done.to_string());
        self.dismiss_incoming();
    }

    fn merge(&'static self, theirs: &Progress) -> bool {
        self.undo.change(None, |progress, _| progress.undoably(ChangeKind::Import, |it| it.merge(theirs)))
    }

    /// Leaves everything as it is.
    pub fn dismiss_incoming(&'static self) {
        self.incoming.set(None);
        // A reload must not ask again.
        (self.store.ports.clear_fragment)();
        (self.store.ports.page.focus)(Place::Top.id());
    }
}
