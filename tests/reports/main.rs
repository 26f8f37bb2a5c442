//! Real reports, tried on the guide as their writers would use it: the questions, the path, the search.
//!
//! `reports.jsonl` has one report a line, in the project's own words, with the link to what somebody wrote. A report counts when the
//! honest answers end at one of its rows, when on the path of each of these rows what helps stands early enough and nothing harmful
//! before it, and when the search finds one of what it should among the first three.

#![allow(clippy::expect_used)] // A test stops at what is wrong.

use std::collections::BTreeSet;

use content::english;
use rules::path::Path;
use rules::progress::Progress;
use rules::search::Index;
use rules::system::Systems;
use serde::Deserialize;

/// So many hits are looked at.
const FIRST: usize = 3;

#[derive(Deserialize)]
struct Report {
    id: String,
    query: String,
    rows: Vec<String>,
    answers: Vec<(String, String)>,
    helps: Helps,
    never_before: Vec<String>,
    found_by: Vec<String>,
}

/// What helps: one of these steps, checklists or outcomes, with at most so many minutes of other steps before it.
#[derive(Deserialize)]
struct Helps {
    any_of: Vec<String>,
    within_minutes: u32,
}

fn reports() -> Vec<Report> {
    include_str!("reports.jsonl").lines().map(|it| serde_json::from_str(it).expect("each line is a report")).collect()
}

impl Report {
    /// Why it doesn't count, in sentences.
    fn faults(&self, index: &Index) -> Vec<String> {
        let mut faults = Vec::new();
        faults.extend(self.walked());
        faults.extend(self.rows.iter().filter_map(|it| self.helped(it)));
        faults.extend(self.found(index));
        faults
    }

    fn walked(&self) -> Option<String> {
        let mut progress = Progress::default();
        for (question, answer) in &self.answers {
            let is_there = english().question(question).is_some_and(|it| it.offered().any(|it| it.id == answer));
            if !is_there {
                return Some(format!("no answer {answer} of {question}"));
            }
            progress.set_answer(question, Some(answer), 1);
        }
        let diagnosis = english().diagnosis(&progress);
        let ends = diagnosis.end.map(|it| it.0);
        let is_right = ends.is_some_and(|it| self.rows.iter().any(|row| row == it));
        let is_whole = diagnosis.asked.len() == self.answers.len();
        (!is_right || !is_whole).then(|| format!("the answers end at {ends:?}, after {} questions", diagnosis.asked.len()))
    }

    fn helped(&self, row: &str) -> Option<String> {
        let Some(path) = english().path(row) else { return Some(format!("no row {row}")) };
        let mut before = 0;
        for (names, minutes) in stations(&path) {
            if self.helps.any_of.iter().any(|it| names.contains(&it.as_str())) {
                return (before > self.helps.within_minutes).then(|| format!("on {row}, help comes after {before} minutes"));
            }
            if let Some(harm) = self.never_before.iter().find(|it| names.contains(&it.as_str())) {
                return Some(format!("on {row}, {harm} comes before what helps"));
            }
            before += minutes;
        }
        Some(format!("on {row}, nothing helps"))
    }

    fn found(&self, index: &Index) -> Option<String> {
        let hits = index.find(&self.query, Systems::default());
        let first: Vec<String> = hits.into_iter().take(FIRST).map(|it| it.found.kind_and_id().1).collect();
        (!first.iter().any(|it| self.found_by.contains(it))).then(|| format!("“{}” finds {first:?}", self.query))
    }
}

/// What stands on a path, in order: the names that it goes by, and how long it takes.
fn stations(path: &Path) -> Vec<(Vec<&'static str>, u32)> {
    let outcome = path.outcome.map(|it| (vec![it.id], 0));
    let steps =
        path.checklists.iter().flat_map(|it| it.steps.iter().map(|step| (vec![it.id.0, step.id.0], u32::from(step.minutes))));
    outcome.into_iter().chain(steps).collect()
}

// Of fifty public reports the first edition of the guide had the whole answer to none.
#[test]
fn real_reports_find_their_answer() {
    let index = Index::of(english());
    let reports = reports();
    let mut missing = Vec::new();
    for report in &reports {
        let faults = report.faults(&index);
        if !faults.is_empty() {
            missing.push(format!("{}: {}", report.id, faults.join("; ")));
        }
    }
    println!("{} of {} reports count", reports.len() - missing.len(), reports.len());
    assert!(reports.len() >= 50, "Reports are missing in tests/reports/reports.jsonl. None is ever taken out.");
    assert!(
        missing.is_empty(),
        "These reports don't find their answer. Change the guide, or add `also` words:\n{}",
        missing.join("\n")
    );
}

// Eight people were led to something that can't help or does harm.
#[test]
fn no_report_is_led_to_harm_before_help() {
    for report in reports() {
        for row in &report.rows {
            let fault = report.helped(row);
            assert!(fault.is_none(), "{}: {}", report.id, fault.unwrap_or_default());
        }
    }
}

#[test]
fn every_report_is_told_apart() {
    let reports = reports();
    let ids: BTreeSet<&str> = reports.iter().map(|it| it.id.as_str()).collect();
    assert_eq!(ids.len(), reports.len(), "Two reports in tests/reports/reports.jsonl have one id. Give one another.");
}
