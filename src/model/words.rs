//! The interface's own words, and how numbers and dates are put into them.
//!
//! Every word is in the content file, so that a second language is one more file. The list of keys stands here once:
//! the build compares each content file with it. This file is compiled into the build script too, so it names
//! nothing else of the crate.

macro_rules! words {
    ($($key:ident),* $(,)?) => {
        /// The interface's words in one language. `{…}` is filled in by [`fill`].
        #[derive(Clone, Copy, Debug)]
        pub struct Words {
            $(pub $key: &'static str,)*
            /// January first.
            pub months: [&'static str; 12],
        }

        /// Every key of the content file's `[words]`, less `months`.
        pub const KEYS: &[&str] = &[$(stringify!($key)),*];
    };
}

words! {
    title, tagline, description, skip_link, no_script, not_apple, last_reviewed, date, nothing_leaves, symptoms_title,
    symptoms_intro, column_see, column_cause, column_next, chosen_symptom, not_sure_symptom, systems_title,
    systems_intro, systems_pick_newer, systems_pick_older, systems_pick_unsure, systems_save, systems_change,
    systems_summary, systems_saved, systems_any, version_from, version_to, version_other, path_title, path_change,
    path_done, path_done_text, path_steps, guide_title, guide_intro, rest_title, rest_intro, tally, tally_complete,
    tally_nothing, tally_path, tally_overall, minutes, hours, hours_minutes, reset_checklist, risk_careful, risk_destructive, right,
    where_iphone, where_watch, path_separator, search_hint, wait_seconds, wait_minutes, wait_hours, skip, unskip,
    skipped, copy_link, copy_link_to, skip_this, unskip_this, copied, copy_failed, linked_here, risk, see_also,
    grounds_about, grounds_checked, grounds_sources, certainty_apple, certainty_several, certainty_one,
    certainty_conflict, certainty_unverified, certainty_low, undo, undo_done, undo_todo, undo_skipped, undo_checklist,
    undo_everything, undo_fixed, undo_not_yet, undo_unsure, undo_worked, undo_import, undone, undone_nothing, said, dismiss, dock_title, next, escalate, reset_title, reset_text, reset_everything,
    notices_title, unknown_link, malformed_link, storage_denied, storage_full, storage_set_aside, storage_newer, reload,
}

impl Words {
    /// A day, such as "22 November 2026".
    pub fn date(&self, year: u16, month: u8, day: u8) -> String {
        let name = self.months.get(usize::from(month).saturating_sub(1)).copied().unwrap_or_default();
        fill(self.date, &[("day", &day.to_string()), ("month", name), ("year", &year.to_string())])
    }

    /// About how long something takes. From an hour on nobody counts single minutes, so they are rounded to five.
    pub fn minutes(&self, minutes: u32) -> String {
        if minutes < 60 {
            return fill(self.minutes, &[("n", &minutes.to_string())]);
        }
        let rounded = (minutes + 2) / 5 * 5;
        let (hours, minutes) = ((rounded / 60).to_string(), rounded % 60);
        match minutes {
            0 => fill(self.hours, &[("n", &hours)]),
            _ => fill(self.hours_minutes, &[("h", &hours), ("n", &minutes.to_string())]),
        }
    }

    /// A wait: seconds under a minute, minutes under an hour, else hours.
    pub fn wait(&self, seconds: u32) -> String {
        let (text, n) = match seconds {
            0..60 => (self.wait_seconds, seconds),
            60..3600 => (self.wait_minutes, seconds / 60),
            _ => (self.wait_hours, seconds / 3600),
        };
        fill(text, &[("n", &n.to_string())])
    }

    /// "3 of 4 done". Where nothing applies there is no number to show.
    pub fn tally(&self, done: usize, of: usize) -> String {
        match of {
            0 => self.tally_nothing.to_string(),
            _ if done == of => self.tally_complete.to_string(),
            _ => fill(self.tally, &[("done", &done.to_string()), ("of", &of.to_string())]),
        }
    }
}

/// `text` with each `{key}` replaced by its value.
pub fn fill(text: &str, values: &[(&str, &str)]) -> String {
    let mut text = text.to_string();
    for (key, value) in values {
        text = text.replace(&format!("{{{key}}}"), value);
    }
    text
}
