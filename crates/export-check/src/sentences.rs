//! The words of the command. Those of the page are in content/*/export.toml.

use std::fmt::Write;

use content::english;
use health_export::export::Export;
use health_export::findings::{Finding, Note};
use health_export::problem::Problem;
use health_export::result::ExportResult;
use health_export::sources::SourceId;
use health_export::time::{DAY, HOUR, Seconds, date_text, iso};
use health_export::trace::Group;

/// What is wrong with the file, and what to do.
pub fn problem(problem: Problem) -> String {
    let again = "Export again on the iPhone: Health, your picture, Export All Health Data.";
    let text = match problem {
        Problem::Empty => "This file is empty.",
        Problem::NotAnExport => "This is not a Health export.",
        Problem::ClinicalOnly => {
            "This is only the clinical document of an export, which holds no steps. Take the whole zip, or the other XML file beside it."
        }
        Problem::Encrypted => "This zip wants a password. Unpack it first, or take the zip that the iPhone made.",
        Problem::UnsupportedCompression(method) => {
            return format!(
                "This zip was compressed in a way that is not supported (method {method}). Take the zip that the iPhone made."
            );
        }
        Problem::Utf16 => "This XML file was saved in UTF-16. Take the zip that the iPhone made.",
        Problem::TooOld => "This export was made by an iOS of 2015 or before, whose format is not supported.",
        Problem::CutShort => "The end of this export is missing. What was read until there is kept.",
        Problem::Damaged => "This export is damaged. What was read until there is kept.",
        Problem::BadChecksum => "Something in this export was changed on its way. What was read may be wrong.",
        Problem::TagTooLong => "This file holds something that no iPhone writes. It was passed over.",
        Problem::TooLarge => "This file unpacks to more than any export. What was read until there is kept.",
        Problem::NoSteps => "There is not one step in this export.",
    };
    let wants_another = [
        Problem::Empty,
        Problem::NotAnExport,
        Problem::TooOld,
        Problem::CutShort,
        Problem::Damaged,
        Problem::BadChecksum,
        Problem::TagTooLong,
    ];
    if wants_another.contains(&problem) { format!("{text} {again}") } else { text.to_string() }
}

/// The whole report. Writing to a text can't fail.
pub fn report(export: &Export, result: &ExportResult) -> String {
    let mut out = String::new();
    let name = export.entry_name.as_deref().unwrap_or("The export");
    let exported = result.export_date.as_deref().unwrap_or("at an unknown time");
    let version = export.version.map_or(String::new(), |it| format!(", format {it}"));
    let _ = writeln!(out, "{name}, made {exported}{version}: {} records.", export.records);
    for note in &result.notes {
        let _ = writeln!(out, "{}", note_text(note));
    }
    let _ = writeln!(out, "\nSources");
    for (source, trace) in export.sources.iter().zip(&export.traces) {
        let hardware = source.hardware().map_or(String::new(), |it| format!(" ({it})"));
        let ago = |it: Option<Seconds>| it.map_or("never".to_string(), |it| format!("{} before", span(export.until - it)));
        let (steps, last) = (trace.step_sum.round(), ago(trace.last_sound_step()));
        let _ = writeln!(out, "  {}{hardware}: {} samples, {steps} steps", source.name, trace.step_count);
        let _ = writeln!(out, "    last step {last}, last of anything {} the export was made", ago(trace.last_of_any()));
    }
    let _ = writeln!(out, "\nFindings");
    for line in &result.findings {
        let checklist = english().checklists.iter().find(|it| it.id.0 == line.checklist).map_or("", |it| it.title);
        let _ = writeln!(out, "  {} [{}]", finding_text(export, &line.finding), line.finding.id());
        let _ = writeln!(out, "    Next: {checklist} (#{})", line.checklist);
    }
    out
}

fn note_text(note: &Note) -> String {
    match note {
        Note::ExportOld { age } => format!("This export was made {} ago. What came since is not in it.", span(*age)),
        Note::OlderOnlyInSums { from } => format!("Before {} there are only sums.", iso(*from)),
        Note::TooManySources => "There are so many sources that some are counted together.".to_string(),
    }
}

fn finding_text(export: &Export, finding: &Finding) -> String {
    let name = |it: &SourceId| export.source(*it).name.clone();
    let ago = |it: &Seconds| span(export.until - it);
    let last =
        |it: &Option<Seconds>| it.as_ref().map_or("never came".to_string(), |it| format!("came {} before the export", ago(it)));
    match finding {
        Finding::WatchNeverWrote { sources } => format!("None of the {sources} sources is an Apple Watch."),
        Finding::OnlyStepsStopped { watch, last_step, last_other, other, .. } => format!(
            "Only the steps of {} stopped: the last {}, but its {} came until {} before.",
            name(watch),
            last(last_step),
            group(*other),
            ago(last_other)
        ),
        Finding::EverythingStopped { watch, last_step, last_any, .. } => {
            format!(
                "Everything from {} stopped: its last step {}, its last record of any kind {} before.",
                name(watch),
                last(last_step),
                ago(last_any)
            )
        }
        Finding::GhostDevice { newest, since, ghosts } => format!(
            "{} is the name of {} watches. The newest has been there for {} and never wrote a step.",
            name(newest),
            ghosts.len() + 1,
            ago(since)
        ),
        Finding::WrongClock { source, wrong } => {
            let really = wrong.really.map_or(String::new(), |it| format!(", though it came about {}", iso(it)));
            format!(
                "{} records of {} were stamped by a wrong clock: one claims {}{really}.",
                wrong.count,
                name(source),
                iso(wrong.claims)
            )
        }
        Finding::ArrivesLate { watch, median, worst, late_share, batches, .. } => format!(
            "Steps of {} come late: half of them after {} or more, the latest after {}; {:.0} % after two hours; {batches} batches.",
            name(watch),
            span(*median),
            span(*worst),
            late_share * 100.0
        ),
        Finding::OtherSourceWins { source, share, steps } => {
            format!(
                "{} covers {:.0} % of the time in which steps were counted, with {steps:.0} steps in a week.",
                name(source),
                share * 100.0
            )
        }
        Finding::OrderOfSources { days, watch_first, others_first, overlap, .. } => format!(
            "The order of the sources matters: over {days} days {:.0} steps with the watch on top, {:.0} with another. They overlap for {}.",
            watch_first.middle(),
            others_first.middle(),
            span(*overlap)
        ),
        Finding::WrittenTwice { sources: [one, other], samples, steps } => {
            format!("{samples} samples ({steps:.0} steps) are there twice, from {} and from {}.", name(one), name(other))
        }
        Finding::PhoneStepsMissing { last_step, .. } => {
            format!("The iPhone's own steps are missing: the last {}.", last(last_step))
        }
        Finding::DisplayStale { day, shown, least } => {
            format!("For {} Health showed {shown:.0}, but at least {least:.0} are there.", date_text(*day))
        }
        Finding::TimeZone { offset, offset_in_export, .. } => {
            format!("Hours and days may look shifted: the offset is {offset} s, and was {offset_in_export} s in the export.")
        }
        Finding::AllClear { watch, last_step, .. } => {
            format!("The steps of {} arrive: the last came {} before the export.", name(watch), ago(last_step))
        }
        Finding::GapsAtNight { gaps, longest, .. } => {
            format!(
                "In {gaps} longer gaps, up to {}, the watch is silent at night or the iPhone counts. That is normal.",
                span(*longest)
            )
        }
    }
}

fn group(group: Group) -> &'static str {
    match group {
        Group::Steps => "steps",
        Group::HeartRate => "heart rate",
        Group::ActiveEnergy => "active energy",
        Group::BasalEnergy => "resting energy",
        Group::Stand => "stand time",
        Group::Else => "other records",
    }
}

/// `3 d 4 h`, `2 h 5 min`, `6 min`, `12 s`.
fn span(seconds: Seconds) -> String {
    match seconds.max(0) {
        it if it >= DAY => format!("{} d {} h", it / DAY, it % DAY / HOUR),
        it if it >= HOUR => format!("{} h {} min", it / HOUR, it % HOUR / 60),
        it if it >= 60 => format!("{} min", it / 60),
        it => format!("{it} s"),
    }
}
