//! Noting what was found in the guide's progress, without names, for its log and its report.

use leptos::prelude::*;
use rules::progress::Progress;
use rules::stored;

use super::ExportVisit;

/// Whether the guide has it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Noted {
    No,
    Yes,
    /// The person took it out again.
    Removed,
    /// It could not be saved.
    Failed,
}

impl ExportVisit {
    /// Notes what was found, unless the person took it out.
    pub(super) fn note(self) {
        if self.noted.get_untracked() == Noted::Removed {
            return;
        }
        let lines = untrack(|| self.speak(|it| it.lines())).unwrap_or_default();
        if lines.is_empty() {
            // What another export said before holds no more.
            self.forget_lines();
            return;
        }
        let is_saved = self.save_for_guide(Some(&lines.join("\n")));
        self.noted.set(if is_saved { Noted::Yes } else { Noted::Failed });
    }

    fn forget_lines(self) {
        let saved = (self.ports.page.load)().ok().flatten();
        let has_lines = saved.and_then(|it| stored::read(&it).ok()).is_some_and(|it| !it.checked().is_empty());
        if has_lines {
            self.save_for_guide(None);
        }
    }

    /// Takes out of the guide what was found.
    pub fn take_out(self) {
        let is_saved = self.save_for_guide(None);
        self.noted.set(if is_saved { Noted::Removed } else { Noted::Failed });
        (self.ports.page.focus)("check-save--noted");
    }

    /// Merges this text into the saved progress. Progress that is damaged or of a newer version is left for the guide to report.
    fn save_for_guide(self, text: Option<&str>) -> bool {
        let Ok(saved) = (self.ports.page.load)() else { return false };
        let Ok(mut progress) = saved.as_deref().map_or(Ok(Progress::default()), stored::read) else { return false };
        progress.set_checked(text, (self.ports.page.now)());
        stored::write(saved.as_deref(), &progress).is_ok_and(|(object, _)| (self.ports.page.save)(&object).is_ok())
    }
}
