//! What the guide says: checklists, steps, symptoms, verdicts, and how sure each fact is.
//!
//! All of it is constant data that the build makes from `content/*/guide.toml`, so looking something up never fails
//! for a reason that a person could have caused.

use super::id::{CauseId, ChecklistId, StepId};
use super::question::Question;
use super::system::{MenuPath, Name, System};
use super::words::Words;

pub use super::date::Date;

/// The whole guide in one language.
#[derive(Clone, Copy, Debug)]
pub struct Guide {
    /// BCP 47, such as `en`.
    pub language: &'static str,
    /// `ltr` or `rtl`.
    pub direction: &'static str,
    pub chain: Chain,
    pub patterns: &'static [Pattern],
    /// Of the symptom table, in its order.
    pub groups: &'static [Group],
    /// By group.
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
    /// For each word of the search index, in its order, how many bytes to take off its end to have its stem.
    pub cuts: &'static [u8],
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

/// A row group of the symptom table.
#[derive(Clone, Copy, Debug)]
pub struct Group {
    pub id: &'static str,
    pub title: &'static str,
}

/// A row of the symptom table.
#[derive(Clone, Copy, Debug)]
pub struct Symptom {
    pub id: CauseId,
    /// Index into [`Guide::groups`].
    pub group: usize,
    pub see: &'static str,
    pub cause: &'static str,
    pub next: &'static str,
    /// Id of the outcome that is said before the path, if there is one.
    pub outcome: Option<&'static str>,
    /// The path: mildest first. Empty where the outcome says it all.
    pub goes: &'static [ChecklistId],
    pub through: Through,
    /// Other words that people use for it.
    pub also: &'static [&'static str],
}

/// What is right for somebody whose path is through, and it isn't fixed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Through {
    /// Something may be broken: the report, for Apple Support.
    Report,
    /// Nothing that Apple could repair.
    Nothing,
}

/// What a checklist or the questions end in, and the path that it leads to.
#[derive(Clone, Copy, Debug)]
pub struct Verdict {
    pub id: CauseId,
    /// The checklist that ends in it, and the words on the button. `None` if only questions lead to it.
    pub after: Option<(ChecklistId, &'static str)>,
    pub title: &'static str,
    pub text: &'static str,
    /// Ids of the patterns that it speaks for.
    pub patterns: &'static [&'static str],
    /// Id of the outcome that is said before the path, if there is one.
    pub outcome: Option<&'static str>,
    pub goes: &'static [ChecklistId],
    pub through: Through,
}

/// What is so, said before any checklist: mostly, that nothing is broken.
#[derive(Clone, Copy, Debug)]
pub struct Outcome {
    pub id: &'static str,
    pub title: &'static str,
    pub text: &'static str,
    /// What would still be a reason to go on.
    pub still: Option<&'static str>,
    pub also: &'static [&'static str],
    pub grounds: Grounds,
}

#[derive(Clone, Copy, Debug)]
pub struct Checklist {
    pub id: ChecklistId,
    pub title: &'static str,
    pub why: &'static str,
    pub stage: Stage,
    /// That of its riskiest step.
    pub risk: Risk,
    /// What it costs, in a few words; empty if it is safe.
    pub cost: &'static str,
    /// What has to be confirmed before the steps are shown.
    pub guard: Option<Guard>,
    /// Asked after the last step; the verdicts are its answers.
    pub question: Option<&'static str>,
    pub also: &'static [&'static str],
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
    /// On no path: only for somebody who looks for it.
    Aside,
}

/// What a step can cost, mildest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Risk {
    /// Nothing, or something that can be set back at once.
    Safe,
    /// Something small, or something that can be had again.
    Careful,
    /// Health data, or all that is on the watch.
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
    pub risk: Risk,
    /// Stands before what to do. A safe step may have one too.
    pub caution: Option<Caution>,
    /// Every menu path, for each device and range of versions.
    pub menu: &'static [MenuPath],
    /// Checklists that this step sends the reader to.
    pub see: &'static [ChecklistId],
    /// Other words that people use for it.
    pub also: &'static [&'static str],
    pub grounds: Grounds,
}

/// What a step can cost, and what to do first because of it.
#[derive(Clone, Copy, Debug)]
pub struct Caution {
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
    /// It is what Apple's own screens say, as their labels are known.
    Screen,
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
        let claims = self.steps().map(|it| it.grounds).chain(self.outcomes.iter().map(|it| it.grounds));
        claims.map(|it| it.checked).fold(others[0].min(others[1]), Date::min)
    }
}
