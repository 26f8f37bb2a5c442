//! The words of the page that checks a Health export: which there are, and how a language's are read.
//!
//! The texts are in `content/*/export.toml`. The list of keys is here once, and the build compares each file with it.

macro_rules! words {
    ($($key:ident),* $(,)?) => {
        /// The page's words in one language. Names in `{…}` are filled in.
        #[derive(Clone, Copy, Debug)]
        pub struct ExportWords {
            /// BCP 47, such as `en`.
            pub language: &'static str,
            pub direction: &'static str,
            $(pub $key: &'static str,)*
            /// January first.
            pub months: [&'static str; 12],
            findings: [FindingWords; FINDINGS.len()],
            problems: [ProblemWords; PROBLEMS.len()],
            notes: [&'static str; NOTES.len()],
            groups: [&'static str; GROUPS.len()],
        }

        impl ExportWords {
            /// From the texts in the order in which the build wrote them.
            pub fn read(next: &mut dyn FnMut() -> &'static str) -> ExportWords {
                ExportWords {
                    language: next(),
                    direction: next(),
                    $($key: next(),)*
                    months: [(); 12].map(|()| next()),
                    findings: [(); FINDINGS.len()].map(|()| FindingWords { title: next(), text: next(), go: next() }),
                    problems: [(); PROBLEMS.len()].map(|()| ProblemWords { text: next(), remedy: next() }),
                    notes: [(); NOTES.len()].map(|()| next()),
                    groups: [(); GROUPS.len()].map(|()| next()),
                }
            }
        }

        /// Every key of the file's `[words]`.
        pub const KEYS: &[&str] = &[$(stringify!($key)),*];
    };
}

words! {
    app_name, title, tagline, stays, description, back, no_program, by_hand, not_apple,
    how_title, how_path, how_health, how_export, how_wait, how_choose, how_computer,
    limits_title, limit_watch, limit_order, limit_moment, limit_late,
    picker_title, picker_label, picker_hint, picker_folder, picker_how, picker_again,
    reading_title, reading_name, reading_percent, reading_records, reading_left, reading_cancel, reading_said, reading_cancelled,
    so_far_title, so_far_line, so_far_no_steps, kind_watch, kind_phone, kind_other,
    answer_title, answer_made, answer_undated, answer_nothing, answer_go, answer_said, answer_partial, answer_incomplete, answer_unreadable,
    came, never_came, phone_since, claims_really, tops_known, zone_changed,
    label_watch, label_phone, label_other, label_generation,
    seen_title, seen_intro, seen_source, seen_step, seen_any, seen_total, seen_never, seen_before, seen_more,
    zone_label, zone_own, zone_utc, zone_export,
    day_title, day_previous, day_next, day_label, day_sums, day_empty,
    hours_name, hours_source, hours_overlap, hours_apart, hours_scale, hours_legend, hours_hour, hours_overlap_column, chart_table, chart_more, chart_left_out,
    days_title, days_30, days_90, days_shown, days_name, days_source, days_silent, days_legend, days_day, days_none,
    totals_title, totals_intro, totals_raw, totals_order, totals_estimate, totals_share, totals_overlap, totals_only,
    shown_label, shown_hint, shown_go, shown_wrong, shown_watch, shown_other, shown_advice, shown_only, shown_several,
    shown_below, shown_above, shown_between,
    save_title, save_file, save_file_hint, save_copy, copied, copy_failed, noted, noted_see, noted_remove, noted_removed,
    noted_not,
    summary_title, summary_made, summary_sources, summary_source, finding_line,
    thousands, percent, range, date, date_short, day_and_time, span_days, span_days_only, span_hours, span_hours_only, span_minutes, span_seconds, list_end,
}

/// What is said of a finding: what it is, the figures it stands on, and the title of the checklist that it leads to.
#[derive(Clone, Copy, Debug)]
pub struct FindingWords {
    pub title: &'static str,
    pub text: &'static str,
    pub go: &'static str,
}

/// What is wrong, and what to do about it.
#[derive(Clone, Copy, Debug)]
pub struct ProblemWords {
    pub text: &'static str,
    pub remedy: &'static str,
}

/// The ids of all findings, problems and notes, and the names of the groups of records. Each has words. A test compares them
/// with those of the export reader, on which the build script does not depend.
pub const FINDINGS: [&str; 14] = [
    "watch-never-wrote",
    "only-steps-stopped",
    "everything-stopped",
    "ghost-device",
    "wrong-clock",
    "arrives-late",
    "other-source-wins",
    "order-of-sources",
    "written-twice",
    "phone-steps-missing",
    "display-stale",
    "time-zone",
    "all-clear",
    "gaps-at-night",
];
pub const PROBLEMS: [&str; 16] = [
    "empty",
    "not-an-export",
    "clinical-only",
    "encrypted",
    "unsupported-compression",
    "utf-16",
    "too-old",
    "cut-short",
    "damaged",
    "bad-checksum",
    "tag-too-long",
    "too-large",
    "no-steps",
    "file-unreadable",
    "no-worker",
    "worker-failed",
];
pub const NOTES: [&str; 3] = ["export-old", "older-only-in-sums", "too-many-sources"];
pub const GROUPS: [&str; 6] = ["steps", "heart-rate", "active-energy", "basal-energy", "stand", "else"];

fn place(ids: &[&str], id: &str) -> Option<usize> {
    ids.iter().position(|it| *it == id)
}

impl ExportWords {
    pub fn finding(&self, id: &str) -> FindingWords {
        place(&FINDINGS, id).map_or(FindingWords { title: "", text: "", go: "" }, |it| self.findings[it])
    }

    /// An id that this version does not know is a file that can't be used, whatever else.
    pub fn problem(&self, id: &str) -> ProblemWords {
        self.problems[place(&PROBLEMS, id).or(place(&PROBLEMS, "not-an-export")).unwrap_or(0)]
    }

    pub fn note(&self, id: &str) -> &'static str {
        place(&NOTES, id).map_or("", |it| self.notes[it])
    }

    pub fn group(&self, id: &str) -> &'static str {
        place(&GROUPS, id).map_or("", |it| self.groups[it])
    }
}
