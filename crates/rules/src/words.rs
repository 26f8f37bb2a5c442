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

        impl Words {
            /// From the texts in the order of [`KEYS`], then the months.
            pub fn read(next: &mut dyn FnMut() -> &'static str) -> Words {
                Words { $($key: next(),)* months: [(); 12].map(|()| next()) }
            }
        }

        /// Every key of the content file's `[words]`, less `months`.
        pub const KEYS: &[&str] = &[$(stringify!($key)),*];
    };
}

words! {
    app_name, title, tagline, description, skip_link, no_script, not_apple, last_reviewed, date, nothing_leaves, symptoms_title,
    symptoms_intro, column_see, column_cause, column_next, chosen_symptom, not_sure_symptom, systems_title,
    systems_intro, systems_pick_unsure, systems_save, systems_change,
    systems_summary, systems_saved, systems_any, version_from, version_to, version_only, version_other, systems_again, systems_offer, systems_offer_take, path_title, path_change,
    path_done, path_done_text, path_done_nothing, path_still, path_steps, guide_title, guide_intro, outcomes_title, outcomes_intro, rest_title, rest_intro, tally, tally_complete,
    tally_nothing, tally_path, tally_overall, minutes, hours, hours_minutes, reset_checklist, right,
    where_iphone, where_watch, path_separator, search_hint, wait_seconds, wait_minutes, wait_hours, skip, unskip,
    skipped, copy_link, copy_link_to, skip_this, unskip_this, copied, copy_failed, linked_here, risk, see_also,
    grounds_checked, grounds_sources, certainty_apple, certainty_screen, certainty_several, certainty_one,
    certainty_conflict, certainty_unverified, certainty_low, undo, undo_done, undo_todo, undo_skipped, undo_checklist,
    undo_everything, undo_fixed, undo_not_yet, undo_unsure, undo_worked, undo_import, undone, undone_nothing, said, dismiss, dock_title, next, escalate, reset_title, reset_text, reset_everything,
    notices_title, unknown_link, malformed_link, storage_denied, storage_full, storage_set_aside, storage_newer, reload,
    worked_title, worked_hint, worked_yes, worked_no, worked_maybe, worked_fixed, worked_not_yet, worked_unsure,
    fixed_title, fixed_text, fixed_keep, next_ask, path_minutes, milder_first, guard_title, guard_check, guard_shown,
    guard_read, timer_start, timer_left, timer_stop, timer_over, timer_ok, timer_notify, timer_notify_yes,
    timer_notify_no, timer_said, timer_started, timer_running, note_label, note_add, note_add_to, note_said, note_hint,
    report_section, report_intro, report_include_notes, report_copy, report_share, report_download, report_print,
    report_label, report_title, report_symptom, report_no_symptom, report_versions, report_found, report_tried,
    report_nothing, report_line, report_short, report_unknown, report_done, report_skipped, report_left, report_notes,
    report_fixed, report_export, report_walks, report_walk, check_link, day_and_time, share_more, share_more_of, share_instructions, share_sheet, share_qr, share_qr_hint,
    step_open, step_part, picture_of,
    find_label, find_count, find_none, find_more, find_aside, find_row, find_outcome, find_answer, find_checklist, diagnosis_title, diagnosis_place, diagnosis_change,
    diagnosis_change_of, diagnosis_end, diagnosis_go, totals_title, totals_intro, totals_watch,
    totals_phone, totals_at, totals_go, totals_too_few, totals_too_few_text, totals_times_apart,
    totals_times_apart_text, totals_same, totals_same_text, totals_watch_zero, totals_watch_zero_text,
    totals_phone_zero, totals_phone_zero_text, totals_phone_lower, totals_phone_lower_text, totals_phone_higher,
    totals_phone_higher_text, totals_phone_double, totals_phone_double_text, totals_look, walk_title, walk_intro, walk_link, walk_before, walk_start, walk_running, walk_left, walk_stop, walk_over, walk_after, walk_newest, walk_newest_hint,
    walk_newest_now, walk_newest_minutes, walk_newest_hours, walk_newest_older, walk_newest_none, walk_newest_nameless,
    walk_see, walk_choose, walk_result, walk_said, walk_goes_up, walk_stays, walk_unclear, walk_lower, walk_too_many,
    walk_means_soon, walk_means_hours, walk_means_older, walk_means_none, walk_means_nameless, count_empty, count_no_digits, count_negative, count_decimals, count_grouping,
    count_two_numbers, count_rounded, count_too_many, clock_malformed,
    carry_title, carry_intro, carry_link, carry_share, carry_qr, carry_qr_label,
    carry_file, carry_file_notes, carry_open, import_title, import_intro, import_nothing, import_merge, import_change, import_older, import_unknown, import_none, state_todo, state_done, import_keep,
    import_done, keeping_title, keeping_here, keeping_safari, keeping_own, keeping_home, keeping_home_empty,
    keeping_home_carry, keeping_persist, keeping_persist_yes,
    keeping_persist_no,
    offline_ready, offline_now, offline_open, update_ready, update_go, update_elsewhere, update_later,
    transfer_not_ours, transfer_cut_short, transfer_damaged, transfer_newer, transfer_too_large, transfer_empty,
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
        let rounded = minutes.saturating_add(2) / 5 * 5;
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
