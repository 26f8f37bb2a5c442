//! What the worker answers with: everything that the page shows of an export.

use export_protocol::{DAYS, DayLook, Detail, Found, Progress, Shown, SoFar, SourceLook, is_cut_off};
use health_export::device::Kind;
use health_export::export::Export;
use health_export::findings::Finding;
use health_export::label::Label;
use health_export::problem::Problem;
use health_export::reader::{Outcome, Reader};
use health_export::result::ExportResult;
use health_export::sources::{Source, SourceId};
use health_export::time::Seconds;
use health_export::trace::Trace;
use health_export::zone::Zone;

/// An export that was read, whole or in part.
pub struct Answers {
    export: Export,
    /// The id of what was wrong.
    problem: Option<String>,
    /// When it was read.
    now: Seconds,
}

/// What came of several files of which one should be the export: the problem that says most.
#[derive(Default)]
pub struct Attempts(Option<String>);

impl Attempts {
    /// Takes what came of a file; gives the answers if it is an export.
    pub fn take(&mut self, outcome: Outcome, now: Seconds, unreadable: Option<&str>) -> Option<Answers> {
        // That the file could not be read explains why its end is missing.
        let problem = unreadable.or(outcome.problem.map(Problem::id)).map(str::to_string);
        match outcome.export {
            Some(export) if export.records > 0 || problem.is_none() => Some(Answers { export, problem, now }),
            _ => {
                // That one file is no export says less than what is wrong with another.
                let vague = Problem::NotAnExport.id();
                self.0 = self.0.take().filter(|it| it != vague).or(problem);
                None
            }
        }
    }

    /// What to say if none of them was an export.
    pub fn problem(self) -> String {
        self.0.unwrap_or_else(|| Problem::NotAnExport.id().to_string())
    }
}

/// How far a check is.
pub fn progress(reader: &Reader) -> Progress {
    let it = reader.progress();
    let mut so_far: Vec<SoFar> = Vec::new();
    for (kind, steps, last) in reader.so_far() {
        let Some(last) = last else { continue };
        match so_far.iter_mut().find(|it| it.kind == kind) {
            Some(it) => {
                it.steps += steps;
                it.last = it.last.max(last);
            }
            None => so_far.push(SoFar { kind, steps, last }),
        }
    }
    so_far.sort_by_key(|it| it.kind);
    Progress { done: it.done, of: it.of, records: it.records, steps: it.steps, so_far }
}

impl Answers {
    /// All that the page shows, with the hours of one day: the one asked for, or the last with steps.
    pub fn found(&self, zone: &Zone, shown: Option<Shown>, day: Option<i64>) -> Found {
        let export = &self.export;
        let calibration = shown.and_then(|it| export.calibrate(it.day, it.steps, zone));
        let mut findings = export.findings(zone, calibration.as_ref());
        if self.problem.as_deref().is_some_and(is_cut_off) {
            findings.retain(Finding::holds_of_a_part);
        }
        let notes = export.notes(Some(self.now));
        // The day after: a sample may end behind the moment of the export.
        let last = zone.day_of(export.until) + 1;
        let mut days = export.days(zone);
        days.retain(|it| it.day <= last);
        let first_day = days.first().map_or(last, |it| it.day);
        let last_day = days.last().map_or(last, |it| it.day);
        days.retain(|it| it.day > last_day - DAYS);
        let mut result = ExportResult::new(export, None, notes.clone(), &findings);
        result.problem.clone_from(&self.problem);
        let has_steps = !days.is_empty();
        Found {
            problem: self.problem.clone(),
            version: export.version,
            exported: export.exported.map(|it| it.utc),
            offset: export.exported.map_or(0, |it| it.offset),
            until: export.until,
            records: export.records,
            unreadable: export.unreadable,
            notes,
            findings,
            sources: self.sources(),
            first_day,
            last_day,
            days,
            day: has_steps.then(|| self.day(day.unwrap_or(last_day), zone)),
            calibration,
            json: result.to_json(),
        }
    }

    fn sources(&self) -> Vec<SourceLook> {
        let labels = self.export.labels();
        let look = |((id, source, trace), label): ((SourceId, &Source, &Trace), &Label)| SourceLook {
            name: source.name.clone(),
            kind: source.kind,
            letters: label.letters(),
            generation: label.generation.filter(|_| source.kind == Kind::Watch).map(str::to_string),
            steps: trace.step_sum,
            last_step: trace.last_sound_step(),
            last_any: trace.last_of_any(),
            is_shadow: self.export.is_shadow(id),
        };
        self.export.each().zip(&labels).map(look).collect()
    }

    /// One day's hours and totals.
    pub fn day(&self, day: i64, zone: &Zone) -> DayLook {
        let detail = || {
            let (hours, totals) = (self.export.hours(day, zone)?, self.export.totals_of(day, zone)?);
            Some(Detail { overlaps: self.export.overlaps(day, zone)?, hours, totals })
        };
        DayLook { day, detail: detail() }
    }
}
