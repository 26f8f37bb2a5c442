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
    #[serde(default, rename = "outcome")]
    pub outcomes: Vec<Titled>,
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
    pub url: Option<String>,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct System {
    pub device: String,
    pub name: String,
    pub split: u8,
    pub find: String,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Name {
    pub id: String,
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

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Symptom {
    pub id: String,
    pub see: String,
    pub cause: String,
    pub next: String,
    pub outcome: Option<String>,
    #[serde(default)]
    pub goes: Vec<String>,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Verdict {
    pub id: String,
    pub after: String,
    pub answer: String,
    pub title: String,
    pub text: String,
    #[serde(default)]
    pub patterns: Vec<String>,
    #[serde(default)]
    pub goes: Vec<String>,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Question {
    pub id: String,
    pub text: String,
    pub hint: String,
    #[serde(default, rename = "answer")]
    pub answers: Vec<Answer>,
}

/// Leads to another question (`asks`) or to the end (`means`, a symptom or a verdict).
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Answer {
    pub id: String,
    pub text: String,
    pub asks: Option<String>,
    pub means: Option<String>,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Checklist {
    pub id: String,
    pub title: String,
    pub why: String,
    pub place: Option<String>,
    pub risk: String,
    pub guard: Option<Guard>,
    pub question: Option<String>,
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
    pub risk: Option<String>,
    pub save: Option<String>,
    #[serde(default)]
    pub path: Vec<MenuPath>,
    #[serde(default)]
    pub see: Vec<String>,
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

impl Step {
    pub fn grounds(&self) -> Grounds {
        Grounds { certainty: self.certainty.clone(), sources: self.sources.clone(), checked: self.checked.clone() }
    }
}
