//! The report: plain text for a helper or for Apple Support. Nothing in it says who the person is.

use calendar::date_of;

use super::guide::{Checklist, Guide};
use super::log::Tried;
use super::path::Next;
use super::progress::{Millis, Progress, State, Worked};
use super::system::Device;
use super::words::fill;

/// What the report is made with.
#[derive(Clone, Copy, Debug)]
pub struct Options {
    /// Now, and how far the person's clock is ahead of UTC, in minutes.
    pub now: Millis,
    pub ahead: i32,
    /// Whether the person's own notes go in.
    pub notes: bool,
}

impl Guide {
    /// The whole report, in lines of plain text.
    pub fn report(&self, progress: &Progress, options: Options) -> String {
        let words = &self.words;
        let mut lines = vec![words.report_title.to_string(), self.day_and_time(options.now, options.ahead), String::new()];
        let path = progress.chosen().and_then(|it| self.path(it));
        let symptom = path.as_ref().map_or(words.report_no_symptom, |it| it.title);
        lines.push(fill(words.report_symptom, &[("symptom", symptom)]));
        lines.push(fill(
            words.report_versions,
            &[
                ("ios", &self.picked(Device::Iphone, progress.systems().ios)),
                ("watchos", &self.picked(Device::Watch, progress.systems().watchos)),
            ],
        ));
        self.add_answers(progress, &mut lines);
        let found = progress.checked();
        if !found.is_empty() {
            lines.push(String::new());
            lines.extend(found.lines().map(|it| fill(words.report_export, &[("text", it)])));
        }
        self.add_walks(progress, options, &mut lines);
        self.add_tried(progress, options, &mut lines);
        if let Some(path) = path {
            let tried = progress.tried(self);
            // Of a checklist of which a step or two were skipped, the rest is left; of one that doesn't apply, nothing is.
            let is_left =
                |it: &Checklist| !tried.iter().any(|tried| tried.checklist.id == it.id) && !progress.tally(it.steps).is_empty();
            let left = path.checklists.iter().filter(|it| is_left(it)).map(|it| format!("- {}", it.title)).collect();
            if let Next::Fixed(checklist) = path.next(progress) {
                lines.extend([String::new(), fill(words.report_fixed, &[("title", checklist.title)])]);
            } else {
                add_section(&mut lines, words.report_left, left);
            }
        }
        if options.notes {
            let notes = self
                .steps()
                .filter(|it| !progress.note(it.id.0).is_empty())
                .map(|it| format!("- {}: {}", it.title, progress.note(it.id.0)))
                .collect();
            add_section(&mut lines, words.report_notes, notes);
        }
        lines.join("\n") + "\n"
    }

    fn add_answers(&self, progress: &Progress, lines: &mut Vec<String>) {
        let asked = self.diagnosis(progress).asked.into_iter();
        let answered = asked.filter_map(|(question, answer)| Some(format!("- {} {}", question.text, answer?.text))).collect();
        add_section(lines, self.words.report_found, answered);
    }

    fn add_walks(&self, progress: &Progress, options: Options, lines: &mut Vec<String>) {
        let words = &self.words;
        let walks = progress.walks().into_iter().filter_map(|(began, walk)| {
            let when = self.day_and_time(began, options.ahead);
            Some(fill(words.report_walk, &[("when", &when), ("text", &walk.sentence(words)?)]))
        });
        add_section(lines, words.report_walks, walks.collect());
    }

    fn add_tried(&self, progress: &Progress, options: Options, lines: &mut Vec<String>) {
        let words = &self.words;
        let tried = progress.tried(self);
        lines.push(String::new());
        if tried.is_empty() {
            lines.push(words.report_nothing.to_string());
            return;
        }
        lines.push(words.report_tried.to_string());
        for Tried { checklist, worked, from, to } in tried {
            let tally = progress.tally(checklist.steps);
            let tally = words.tally(tally.done, tally.of);
            let worked = self.worked_text(worked);
            let when = self.day_and_time(from, options.ahead);
            let minutes = u32::try_from((to - from) / 60_000).unwrap_or(u32::MAX);
            let lasted = if minutes == 0 { words.report_short.to_string() } else { words.minutes(minutes) };
            lines.push(fill(
                words.report_line,
                &[("title", checklist.title), ("when", &when), ("tally", &tally), ("lasted", &lasted), ("worked", worked)],
            ));
            for step in checklist.steps.iter().filter(|it| progress.state(it.id.0) != State::Todo) {
                let text = if progress.state(step.id.0) == State::Done { words.report_done } else { words.report_skipped };
                lines.push(format!("  - {}", fill(text, &[("title", step.title)])));
            }
        }
    }

    /// What came of a checklist, in words.
    pub fn worked_text(&self, worked: Option<Worked>) -> &'static str {
        match worked {
            Some(Worked::Fixed) => self.words.worked_fixed,
            Some(Worked::NotYet) => self.words.worked_not_yet,
            Some(Worked::Unsure) => self.words.worked_unsure,
            None => self.words.report_unknown,
        }
    }

    /// A moment as the person's clock shows it: "22 November 2026, 14:05".
    pub fn day_and_time(&self, at: Millis, ahead: i32) -> String {
        let minutes = i64::try_from(at / 60_000).unwrap_or(0) + i64::from(ahead);
        let (year, month, day) = date_of(minutes.div_euclid(1440));
        let time = minutes.rem_euclid(1440);
        let byte = |it| u8::try_from(it).unwrap_or(1);
        let date = self.words.date(u16::try_from(year).unwrap_or(0), byte(month), byte(day));
        fill(self.words.day_and_time, &[("date", &date), ("time", &format!("{}:{:02}", time / 60, time % 60))])
    }
}

/// A blank line, the heading and the items. Nothing if there is no item.
fn add_section(lines: &mut Vec<String>, heading: &str, items: Vec<String>) {
    if !items.is_empty() {
        lines.extend([String::new(), heading.to_string()]);
        lines.extend(items);
    }
}
