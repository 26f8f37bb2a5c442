//! What the guide says: checklists, steps, symptoms, verdicts, and how sure each fact is.
//!
//! All of it is constant data that the build makes from `content/*/guide.toml`, so looking something up never fails
//! for a reason that a person could have caused.

use super::id::{CauseId, ChecklistId, StepId};
use super::question::Question;
use super::system::{MenuPath, Name, System};
use super::words::Words;

/// The whole guide in one language.
#[derive(Clone, Copy, Debug)]
pub struct Guide {
    /// BCP 47, such as `en`.
    pub language: &'static str,
    /// `ltr` or `rtl`.
    pub direction: &'static str,
    pub chain: Chain,
    pub patterns: &'static [Pattern],
    pub symptoms: &'static [Symptom],
    /// Where the facts of the symptom table come from.
    pub symptom_grounds: Grounds,
    pub verdicts: &'static [Verdict],
    pub outcomes: &'static [Outcome],
    /// The diagnosis, its first question first.
    pub questions: &'static [Question],
    /// In the order of the page.
    pub checklists: &'static [Checklist],
    pub sources: &'static [Source],
    pub systems: &'static [System],
    pub names: &'static [Name],
    pub aliases: &'static [Alias],
    /// Every id ever published, one per line, after its kind: `step <id>`. Links with progress refer to ids by line.
    pub published: &'static str,
    pub words: Words,
}

/// How steps travel from the watch to the screen.
#[derive(Clone, Copy, Debug)]
pub struct Chain {
    pub title: &'static str,
    pub steps: &'static [&'static str],
    pub breaks: &'static str,
    pub total: &'static str,
    pub grounds: Grounds,
}

/// One of the three ways in which the chain breaks.
#[derive(Clone, Copy, Debug)]
pub struct Pattern {
    pub id: &'static str,
    pub title: &'static str,
    pub text: &'static str,
}

/// A row of the symptom table.
#[derive(Clone, Copy, Debug)]
pub struct Symptom {
    pub id: CauseId,
    pub see: &'static str,
    pub cause: &'static str,
    pub next: &'static str,
    /// Id of the outcome that is said before the path, if there is one.
    pub outcome: Option<&'static str>,
    /// The path: mildest first.
    pub goes: &'static [ChecklistId],
}

/// An answer at the end of a checklist, and the path that it leads to.
#[derive(Clone, Copy, Debug)]
pub struct Verdict {
    pub id: CauseId,
    /// The checklist that ends in it.
    pub after: ChecklistId,
    /// The words on the button.
    pub answer: &'static str,
    pub title: &'static str,
    pub text: &'static str,
    /// Ids of the patterns that it speaks for.
    pub patterns: &'static [&'static str],
    pub goes: &'static [ChecklistId],
}

/// A result that needs no fixing.
#[derive(Clone, Copy, Debug)]
pub struct Outcome {
    pub id: &'static str,
    pub title: &'static str,
    pub text: &'static str,
}

#[derive(Clone, Copy, Debug)]
pub struct Checklist {
    pub id: ChecklistId,
    pub title: &'static str,
    pub why: &'static str,
    pub stage: Stage,
    pub risk: Risk,
    /// What has to be confirmed before the steps are shown.
    pub guard: Option<Guard>,
    /// Asked after the last step; the verdicts are its answers.
    pub question: Option<&'static str>,
    pub steps: &'static [Step],
}

/// Stands before a checklist that erases something: what is lost, and what to check first.
#[derive(Clone, Copy, Debug)]
pub struct Guard {
    pub lost: &'static str,
    pub check: &'static [&'static str],
    /// The words on the button.
    pub go: &'static str,
}

/// Where in a person's way through the guide a checklist stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// Before any path: it finds out which one.
    Start,
    /// On at least one path.
    Path,
    /// Afterwards, to keep things working.
    Keep,
}

/// What a checklist can cost, mildest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Risk {
    /// Nothing, or something that can be set back at once.
    Safe,
    /// Clears something that builds up again.
    Careful,
    /// Erases something.
    Destructive,
}

#[derive(Clone, Copy, Debug)]
pub struct Step {
    pub id: StepId,
    pub title: &'static str,
    /// What to do, one action each.
    pub actions: &'static [&'static str],
    /// How to tell that it is right.
    pub right: &'static str,
    /// About how long it takes, waiting included.
    pub minutes: u16,
    /// A wait within the step, in seconds.
    pub wait: Option<u32>,
    pub risk: Option<RiskNote>,
    /// Every menu path, for each device and range of versions.
    pub menu: &'static [MenuPath],
    /// Checklists that this step sends the reader to.
    pub see: &'static [ChecklistId],
    pub grounds: Grounds,
}

/// What a step can cost, and what to do first because of it.
#[derive(Clone, Copy, Debug)]
pub struct RiskNote {
    pub cost: &'static str,
    pub save: &'static str,
}

/// Why a fact is believed: how sure, from where, and when that was last looked at.
#[derive(Clone, Copy, Debug)]
pub struct Grounds {
    pub certainty: Certainty,
    /// Indexes into [`Guide::sources`].
    pub sources: &'static [usize],
    pub checked: Date,
}

/// How sure a fact is, surest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Certainty {
    /// Apple's own text says so.
    Apple,
    /// Several independent public sources agree.
    Several,
    /// One source that is not Apple.
    One,
    /// Sources disagree.
    Conflict,
    /// No source was found.
    Unverified,
}

impl Certainty {
    /// Whether the reader is told before being asked to rely on it.
    pub fn is_low(self) -> bool {
        self >= Certainty::One
    }
}

#[derive(Clone, Copy, Debug)]
pub struct Source {
    pub title: &'static str,
    pub url: Option<&'static str>,
}

/// A day of the calendar. Months and days count from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Date {
    pub year: u16,
    pub month: u8,
    pub day: u8,
}

/// An id that was renamed: links and progress under the old one still count.
#[derive(Clone, Copy, Debug)]
pub struct Alias {
    pub old: &'static str,
    pub new: &'static str,
}

impl Guide {
    pub fn steps(&self) -> impl Iterator<Item = &'static Step> + use<> {
        self.checklists.iter().flat_map(|it| it.steps)
    }

    pub fn checklist(&self, id: &str) -> Option<&'static Checklist> {
        self.checklists.iter().find(|it| it.id.0 == id)
    }

    /// A step, with the checklist that holds it.
    pub fn step(&self, id: &str) -> Option<(&'static Checklist, &'static Step)> {
        self.checklists.iter().find_map(|checklist| checklist.steps.iter().find(|it| it.id.0 == id).map(|step| (checklist, step)))
    }

    pub fn symptom(&self, id: &str) -> Option<&'static Symptom> {
        self.symptoms.iter().find(|it| it.id.0 == id)
    }

    pub fn verdict(&self, id: &str) -> Option<&'static Verdict> {
        self.verdicts.iter().find(|it| it.id.0 == id)
    }

    pub fn outcome(&self, id: &str) -> Option<&'static Outcome> {
        self.outcomes.iter().find(|it| it.id == id)
    }

    /// The id that `id` goes by today.
    pub fn current<'a>(&self, id: &'a str) -> &'a str {
        self.aliases.iter().find(|it| it.old == id).map_or(id, |it| it.new)
    }

    /// The day since which every fact of the guide was checked: the earliest of all.
    pub fn checked_since(&self) -> Date {
        let others = [self.chain.grounds.checked, self.symptom_grounds.checked];
        self.steps().map(|it| it.grounds.checked).fold(others[0].min(others[1]), Date::min)
    }
}

impl Date {
    /// `2026-11-22`, as `<time datetime>` wants it.
    pub fn iso(self) -> String {
        format!("{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}
