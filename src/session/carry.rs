//! Progress that travels: out as a link or a file, in by a preview that the person decides about.

use leptos::prelude::*;

use super::Session;
use rules::link;
use rules::progress::{ChangeKind, Progress};
use rules::transfer::{self, Incoming, Preview, TransferError};

/// What came in from elsewhere.
#[derive(Clone, Debug)]
pub enum Arrived {
    Progress(Box<(Progress, Preview)>),
    /// It can't be used; nothing was changed.
    Refused(TransferError),
}

impl Session {
    /// The address that carries this progress.
    pub fn link_with_progress(self) -> String {
        let fragment = self.once_settled(|it| transfer::link::write(self.guide, it));
        link::with_fragment(&(self.outside.address)(), &fragment)
    }

    /// The file that carries this progress.
    pub fn file_with_progress(self, notes: bool) -> String {
        self.progress.with(|it| transfer::file::write(it, notes))
    }

    /// Shows what a link would change.
    pub(super) fn arrive_by_link(self, fragment: &str) {
        self.arrive(transfer::link::read(self.guide, fragment));
    }

    /// Shows what the file in this field would change.
    pub fn open_file(self, field: &str) {
        (self.outside.chosen_file)(
            field,
            Box::new(move |text| {
                let read = text.ok_or(TransferError::TooLarge).and_then(|it| transfer::file::read(self.guide, &it));
                self.arrive(read);
            }),
        );
    }

    fn arrive(self, read: Result<Incoming, TransferError>) {
        let now = (self.outside.now)();
        let arrived = match read {
            Ok(incoming) => {
                let mut theirs = transfer::not_after(incoming.progress, now);
                // That a guard was read stands among the answers. Each person has to read it for themselves.
                theirs.answers.retain(|id| self.guide.checklist(self.guide.current(id)).is_none());
                let mut preview = self.progress.with_untracked(|it| transfer::preview(self.guide, it, &theirs));
                preview.unknown += incoming.unknown;
                Arrived::Progress(Box::new((theirs, preview)))
            }
            Err(error) => Arrived::Refused(error),
        };
        self.incoming.set(Some(arrived));
        (self.outside.show)("import");
    }

    /// Merges what came in: the newest of each wins. Undo takes it back.
    pub fn merge_incoming(self) {
        let is_merged = self.incoming.with_untracked(|it| match it {
            Some(Arrived::Progress(it)) => self.merge(&it.0),
            _ => false,
        });
        // Where nothing can be changed it stays, for when it can.
        if !is_merged {
            return;
        }
        self.said.set(self.guide.words.import_done.to_string());
        self.dismiss_incoming();
    }

    fn merge(self, theirs: &Progress) -> bool {
        self.change_undoably(None, |progress, _| progress.undoably(ChangeKind::Import, |it| it.merge(theirs)))
    }

    /// Leaves everything as it is.
    pub fn dismiss_incoming(self) {
        self.incoming.set(None);
        // A reload must not ask again.
        (self.outside.clear_fragment)();
        (self.outside.focus)("top");
    }
}
