//! The shape of a content file, as read and not yet checked.

use std::collections::BTreeMap;

use serde::Deserialize;

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Draft {
    pub language: String,
    pub direction: String,
    pub chain: Chain,
    #[serde(rename = "symptom_grounds")]
    pub symptom_grounds: Grounds,
    #[serde(default, rename = "source")]
    pub sources: Vec<Source>,
    #[serde(default, rename = "system")]
    pub systems: Vec<System>,
    #[serde(default, rename = "name")]
    pub names: Vec<Name>,
    #[serde(default, rename = "pattern")]
    pub patterns: Vec<Titled>,
    #[serde(default, rename = "group")]
    pub groups: Vec<Group>,
    #[serde(default, rename = "outcome")]
    pub outcomes: Vec<Outcome>,
    #[serde(default, rename = "symptom")]
    pub symptoms: Vec<Symptom>,
    #[serde(default, rename = "verdict")]
    pub verdicts: Vec<Verdict>,
    #[serde(default, rename = "question")]
    pub questions: Vec<Question>,
    #[serde(default, rename = "checklist")]
    pub checklists: Vec<Checklist>,
    #[serde(default, rename = "alias")]
    pub aliases: Vec<Alias>,
    #[serde(default)]
    pub words: BTreeMap<String, String>,
    #[serde(default)]
    pub months: Vec<String>,
}

/// Certainty, sources and date: all may be left out here, so that the check can say in a sentence what is missing.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Grounds {
    pub certainty: Option<String>,
    #[serde(default)]
    pub sources: Vec<String>,
    pub checked: Option<String>,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Chain {
    pub title: String,
    pub steps: Vec<String>,
    pub breaks: String,
    pub total: String,
    pub grounds: Grounds,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Source {
    pub id: String,
    pub title: String,
    /// A page where it can be read. Apple's own screens have none.
    pub url: Option<String>,
    /// Whether it is what Apple's own screens say.
    #[serde(default)]
    pub screen: bool,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct System {
    pub device: String,
    pub name: String,
    /// The first version of each range that is asked about, newest first.
    pub divisions: Vec<u8>,
    pub find: String,
    pub note: Option<String>,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Name {
    pub id: String,
    pub any: Option<String>,
    pub variants: Vec<NameVariant>,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NameVariant {
    pub device: String,
    pub from: Option<u8>,
    pub to: Option<u8>,
    pub text: String,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Titled {
    pub id: String,
    pub title: String,
    pub text: String,
}

/// A row group of the symptom table.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Group {
    pub id: String,
    pub title: String,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Outcome {
    pub id: String,
    pub title: String,
    pub text: String,
    pub still: Option<String>,
    #[serde(default)]
    pub also: Vec<String>,
    pub certainty: Option<String>,
    #[serde(default)]
    pub sources: Vec<String>,
    pub checked: Option<String>,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Symptom {
    pub id: String,
    pub group: String,
    pub see: String,
    pub cause: String,
    pub next: String,
    pub outcome: Option<String>,
    #[serde(default)]
    pub goes: Vec<String>,
    /// What is right once the path is through: `report` (also if left out) or `nothing`.
    pub through: Option<String>,
    #[serde(default)]
    pub also: Vec<String>,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Verdict {
    pub id: String,
    /// The checklist that ends in it, together with the words on the button.
    pub after: Option<String>,
    pub answer: Option<String>,
    pub title: String,
    pub text: String,
    #[serde(default)]
    pub patterns: Vec<String>,
    pub outcome: Option<String>,
    #[serde(default)]
    pub goes: Vec<String>,
    pub through: Option<String>,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Question {
    pub id: String,
    pub text: String,
    pub hint: String,
    pub earlier: Option<Earlier>,
    #[serde(default, rename = "answer")]
    pub answers: Vec<Answer>,
}

/// For whoever answered the question `answered` before this one existed: it counts as given (`counts_as`), or is left out (`asks`).
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Earlier {
    pub answered: String,
    pub counts_as: Option<String>,
    pub asks: Option<String>,
}

/// Leads to another question (`asks`) or to the end (`means`, a symptom or a verdict).
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Answer {
    pub id: String,
    pub text: String,
    pub asks: Option<String>,
    pub means: Option<String>,
    #[serde(default)]
    pub retired: bool,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Checklist {
    pub id: String,
    pub title: String,
    pub why: String,
    pub place: Option<String>,
    /// What it costs, in a few words: its badge. Left out where every step is safe.
    pub cost: Option<String>,
    pub guard: Option<Guard>,
    pub question: Option<String>,
    #[serde(default)]
    pub also: Vec<String>,
    #[serde(default, rename = "step")]
    pub steps: Vec<Step>,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Guard {
    pub lost: String,
    pub check: Vec<String>,
    pub go: String,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Step {
    pub id: String,
    pub title: String,
    #[serde(rename = "do")]
    pub actions: Vec<String>,
    pub right: String,
    pub minutes: u16,
    pub wait: Option<Wait>,
    /// `careful` or `destructive`; left out where it is safe.
    pub risk: Option<String>,
    /// What it can cost, and what to do first.
    pub cost: Option<String>,
    pub save: Option<String>,
    #[serde(default)]
    pub path: Vec<MenuPath>,
    #[serde(default)]
    pub see: Vec<String>,
    #[serde(default)]
    pub also: Vec<String>,
    pub certainty: Option<String>,
    #[serde(default)]
    pub sources: Vec<String>,
    pub checked: Option<String>,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Wait {
    pub seconds: u32,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MenuPath {
    pub device: String,
    pub from: Option<u8>,
    pub to: Option<u8>,
    pub taps: Vec<String>,
    pub search: Option<String>,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Alias {
    pub old: String,
    pub new: String,
}
