//! The result as it is written down: `export-check.json`, and the same without names.
//!
//! This is read by others: names of fields are never changed, and times are ISO 8601 in UTC. Within the figures of a finding times
//! are seconds since 1970, and sources are places in the list of sources, from 0.

use serde::{Deserialize, Serialize};

use super::device::Kind;
use super::export::Export;
use super::findings::{Finding, Note};
use super::label::Label;
use super::problem::{CUT_OFF, Problem};
use super::reader::Outcome;
use super::sources::Source;
use super::time::{Seconds, iso};
use super::trace::{Group, Trace};

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ExportResult {
    /// When the export was made.
    pub export_date: Option<String>,
    /// 3 (2016) to 14 (2026).
    pub format_version: Option<u32>,
    /// The name of the file, within the zip if there was one.
    pub entry_name: Option<String>,
    /// What was wrong with the file; see [`Problem::id`].
    pub problem: Option<String>,
    pub records: u64,
    /// Step records without a time or a number.
    pub unreadable_steps: u64,
    pub notes: Vec<Note>,
    pub sources: Vec<SourceLine>,
    /// At most three, worst first.
    pub findings: Vec<FindingLine>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct SourceLine {
    /// `sourceName`.
    pub name: String,
    /// `Watch6,7`.
    pub hardware: Option<String>,
    /// The same as the name for what is neither Apple's watch nor iPhone.
    pub app: Option<String>,
    pub kind: Kind,
    pub step_count: u64,
    /// Steps, added up. Whole where it is.
    pub step_sum: serde_json::Number,
    /// The beginning of the first step sample and the end of the last, whatever they claim.
    pub first: Option<String>,
    pub last: Option<String>,
    /// The end of the last record of any type that does not lie after the export, and of these types.
    pub last_of_any: Option<String>,
    pub last_heart_rate: Option<String>,
    pub last_active_energy: Option<String>,
    pub last_basal_energy: Option<String>,
    pub last_stand: Option<String>,
}

/// A finding: its id, the checklist, and the figures it stands on.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct FindingLine {
    #[serde(flatten)]
    pub finding: Finding,
    pub checklist: String,
}

impl SourceLine {
    fn new(source: &Source, trace: &Trace) -> SourceLine {
        let time = |it: Option<Seconds>| it.map(iso);
        SourceLine {
            name: source.name.clone(),
            hardware: source.hardware().map(str::to_string),
            app: source.app().map(str::to_string),
            kind: source.kind,
            step_count: trace.step_count,
            step_sum: number(trace.step_sum),
            first: time(trace.first_step),
            last: time(trace.last_step),
            last_of_any: time(trace.last_of_any()),
            last_heart_rate: time(trace.last_of(Group::HeartRate)),
            last_active_energy: time(trace.last_of(Group::ActiveEnergy)),
            last_basal_energy: time(trace.last_of(Group::BasalEnergy)),
            last_stand: time(trace.last_of(Group::Stand)),
        }
    }
}

/// Whole numbers without a fraction: `734`, not `734.0`.
fn number(steps: f64) -> serde_json::Number {
    // Sums of fractions carry errors far behind the comma.
    let rounded = (steps * 1e6).round() / 1e6;
    match rounded.fract() == 0.0 && rounded < 1e15 {
        true => (rounded as u64).into(),
        false => serde_json::Number::from_f64(rounded).unwrap_or_else(|| 0.into()),
    }
}

impl ExportResult {
    /// What came of a check, with its findings.
    pub fn new(export: &Export, problem: Option<Problem>, notes: Vec<Note>, findings: &[Finding]) -> ExportResult {
        let line = |it: &Finding| FindingLine { finding: it.clone(), checklist: it.checklist().to_string() };
        ExportResult {
            export_date: export.exported.map(|it| iso(it.utc)),
            format_version: export.version,
            entry_name: export.entry_name.clone(),
            problem: problem.map(|it| it.id().to_string()),
            records: export.records,
            unreadable_steps: export.unreadable,
            notes,
            sources: export.each().map(|it| SourceLine::new(it.1, it.2)).collect(),
            findings: findings.iter().map(line).collect(),
        }
    }

    /// The same, without the names of people, devices, apps and files. `labels` are [`Export::labels`].
    pub fn without_names(mut self, labels: &[Label]) -> ExportResult {
        self.entry_name = None;
        for (line, label) in self.sources.iter_mut().zip(labels) {
            line.name = label.to_string();
            line.app = line.app.take().map(|_| label.to_string());
            // What another maker calls its device may be anything.
            line.hardware = line.hardware.take().filter(|_| label.kind != Kind::Other);
        }
        self
    }

    /// As it is saved.
    pub fn to_json(&self) -> String {
        serde_json::to_string_pretty(self).unwrap_or_default()
    }
}

impl Outcome {
    /// The result of a check in the zone of the phone; `None` if nothing could be read.
    pub fn result(&self, now: Option<Seconds>) -> Option<ExportResult> {
        let export = self.export.as_ref()?;
        let mut findings = export.findings(&export.own_zone(), None);
        if self.problem.is_some_and(|it| CUT_OFF.contains(&it)) {
            findings.retain(Finding::holds_of_a_part);
        }
        Some(ExportResult::new(export, self.problem, export.notes(now), &findings))
    }
}
