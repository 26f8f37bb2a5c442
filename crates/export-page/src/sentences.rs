//! What is found, in sentences with its figures. With the names of devices and apps, or with letters in their place.

use export_protocol::{Found, SourceLook};
use export_words::ExportWords;
use health_export::device::Kind;
use health_export::findings::{Finding, Note};
use health_export::sources::SourceId;
use health_export::time::Seconds;
use health_export::trace::Group;
use health_export::zone::Zone;
use rules::words::fill;

use crate::figures::Figures as _;

/// A finding as it is said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Told {
    pub title: &'static str,
    pub text: String,
    /// The checklist that it leads to: its id and its title.
    pub checklist: &'static str,
    pub go: &'static str,
    /// Nothing has to be done about it.
    pub is_good: bool,
}

/// Says what an export says.
#[derive(Clone, Copy)]
pub struct Speaker<'a> {
    pub words: &'static ExportWords,
    pub found: &'a Found,
    pub zone: &'a Zone,
    /// Whether the names in the export may be said.
    pub names: bool,
}

impl<'a> Speaker<'a> {
    /// The sources that are shown: watches, then phones, then the rest, and of each kind the one that was heard of last first. Each
    /// with its place in the export's list.
    pub fn by_kind(&self) -> Vec<(SourceId, &'a SourceLook)> {
        let mut all: Vec<(SourceId, &SourceLook)> = self
            .found
            .sources
            .iter()
            .enumerate()
            .map(|(at, it)| (SourceId(at as u16), it))
            .filter(|it| !it.1.is_shadow)
            .collect();
        all.sort_by_key(|(id, it)| (it.kind, std::cmp::Reverse(it.last_any), *id));
        all
    }

    /// Every finding, worst first.
    pub fn findings(&self) -> Vec<Told> {
        self.found.findings.iter().map(|it| self.finding(it)).collect()
    }

    pub fn finding(&self, finding: &Finding) -> Told {
        let words = self.words.finding(finding.id());
        let text = self.text(finding, words.text);
        let is_good = matches!(finding, Finding::AllClear { .. } | Finding::GapsAtNight { .. });
        // Where a fragment has nothing to say, it leaves its blank behind.
        Told { title: words.title, text: text.trim().to_string(), checklist: finding.checklist(), go: words.go, is_good }
    }

    pub fn note(&self, note: &Note) -> String {
        let text = self.words.note(note.id());
        match note {
            Note::ExportOld { age } => fill(text, &[("span", &self.words.span(*age))]),
            Note::OlderOnlyInSums { from } => fill(text, &[("when", &self.words.moment(*from, self.zone))]),
            Note::TooManySources => text.to_string(),
        }
    }

    /// A source by its name, or by what stands for it.
    pub fn source(&self, id: SourceId) -> String {
        self.found.source(id).map_or(String::new(), |it| self.look(it))
    }

    pub fn look(&self, source: &SourceLook) -> String {
        let words = self.words;
        let has_name = self.names && !source.name.is_empty();
        let label = match source.kind {
            _ if has_name => source.name.clone(),
            Kind::Watch => fill(words.label_watch, &[("letters", &source.letters)]),
            Kind::Phone => fill(words.label_phone, &[("letters", &source.letters)]),
            Kind::Other => fill(words.label_other, &[("letters", &source.letters)]),
        };
        let is_twin = |it: &SourceLook| {
            (it.kind, &it.name, &it.generation) == (source.kind, &source.name, &source.generation) && it.letters != source.letters
        };
        let has_twin = has_name && self.found.sources.iter().any(|it| !it.is_shadow && is_twin(it));
        let letters = has_twin.then_some(&source.letters);
        let more: Vec<&str> = source.generation.iter().chain(letters).map(String::as_str).collect();
        match more.is_empty() {
            true => label,
            false => fill(words.label_generation, &[("generation", &more.join(", ")), ("label", &label)]),
        }
    }

    /// "3 d 4 h before", or never.
    pub fn before(&self, at: Option<Seconds>) -> String {
        match at {
            Some(_) => fill(self.words.seen_before, &[("span", &self.ago(at))]),
            None => self.words.seen_never.to_string(),
        }
    }

    fn ago(&self, at: Option<Seconds>) -> String {
        at.map_or(String::new(), |it| self.words.span(self.found.until - it))
    }

    fn came(&self, at: Option<Seconds>) -> String {
        match at {
            Some(_) => fill(self.words.came, &[("span", &self.ago(at))]),
            None => self.words.never_came.to_string(),
        }
    }

    fn since(&self, steps: f64) -> String {
        if steps < 1.0 { String::new() } else { fill(self.words.phone_since, &[("steps", &self.words.steps(steps))]) }
    }

    fn moment(&self, text: &str, at: Option<Seconds>) -> String {
        at.map_or(String::new(), |it| fill(text, &[("when", &self.words.moment(it, self.zone))]))
    }

    fn text(&self, finding: &Finding, text: &str) -> String {
        let words = self.words;
        let (n, steps) = (|it: usize| words.number(it as u64), |it: f64| words.steps(it));
        match finding {
            Finding::WatchNeverWrote { sources } => fill(text, &[("sources", &n(*sources))]),
            Finding::OnlyStepsStopped { watch, last_step, last_other, other, phone_since } => fill(
                text,
                &[
                    ("last", &self.came(*last_step)),
                    ("other", words.group(group(*other))),
                    ("ago", &self.ago(Some(*last_other))),
                    ("since", &self.since(*phone_since)),
                    ("watch", &self.source(*watch)),
                ],
            ),
            Finding::EverythingStopped { watch, last_step, last_any, phone_since } => fill(
                text,
                &[
                    ("last", &self.came(*last_step)),
                    ("ago", &self.ago(Some(*last_any))),
                    ("since", &self.since(*phone_since)),
                    ("watch", &self.source(*watch)),
                ],
            ),
            Finding::GhostDevice { newest, since, ghosts } => {
                let ghosts: Vec<String> = ghosts.iter().map(|it| self.source(*it)).collect();
                fill(
                    text,
                    &[("span", &self.ago(Some(*since))), ("ghosts", &words.any_of(&ghosts)), ("watch", &self.source(*newest))],
                )
            }
            Finding::WrongClock { source, wrong } => fill(
                text,
                &[
                    ("n", &words.number(wrong.count)),
                    ("claims", &words.moment(wrong.claims, self.zone)),
                    ("really", &self.moment(words.claims_really, wrong.really)),
                    ("source", &self.source(*source)),
                ],
            ),
            Finding::ArrivesLate { watch, median, worst, late_share, batches, .. } => fill(
                text,
                &[
                    ("median", &words.span(*median)),
                    ("worst", &words.span(*worst)),
                    ("share", &words.share(*late_share)),
                    ("batches", &n(*batches)),
                    ("watch", &self.source(*watch)),
                ],
            ),
            Finding::OtherSourceWins { source, share, steps: own } => {
                fill(text, &[("share", &words.share(*share)), ("steps", &steps(*own)), ("source", &self.source(*source))])
            }
            Finding::OrderOfSources { days, watch_first, others_first, overlap, tops } => {
                let tops: Vec<String> = tops.iter().map(|it| self.source(*it)).collect();
                let known = if tops.is_empty() { "" } else { words.tops_known };
                fill(
                    text,
                    &[
                        ("days", &n(*days)),
                        ("own", &steps(watch_first.middle())),
                        ("others", &steps(others_first.middle())),
                        ("overlap", &words.span(*overlap)),
                        ("tops", &fill(known, &[("source", &words.any_of(&tops))])),
                    ],
                )
            }
            Finding::WrittenTwice { sources: [one, other], samples, steps: own } => fill(
                text,
                &[("n", &n(*samples)), ("steps", &steps(*own)), ("one", &self.source(*one)), ("other", &self.source(*other))],
            ),
            Finding::PhoneStepsMissing { last_step, .. } => fill(text, &[("last", &self.came(*last_step))]),
            Finding::DisplayStale { day, shown, least } => {
                fill(text, &[("day", &words.day(*day)), ("shown", &steps(*shown)), ("least", &steps(*least))])
            }
            Finding::TimeZone { change, offset, offset_in_export } => fill(
                text,
                &[
                    ("offset", &words.offset(*offset)),
                    ("own", &words.offset(*offset_in_export)),
                    ("change", &self.moment(words.zone_changed, *change)),
                ],
            ),
            Finding::AllClear { watch, last_step, .. } => {
                fill(text, &[("last", &self.came(Some(*last_step))), ("watch", &self.source(*watch))])
            }
            Finding::GapsAtNight { watch, gaps, longest } => {
                fill(text, &[("n", &n(*gaps)), ("longest", &words.span(*longest)), ("watch", &self.source(*watch))])
            }
        }
    }
}

/// The id of a group's name.
pub fn group(group: Group) -> &'static str {
    match group {
        Group::Steps => "steps",
        Group::HeartRate => "heart-rate",
        Group::ActiveEnergy => "active-energy",
        Group::BasalEnergy => "basal-energy",
        Group::Stand => "stand",
        Group::Else => "else",
    }
}
