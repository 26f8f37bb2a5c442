//! The content file, so that no test holds a sentence or a list of the guide's own.

use std::collections::HashMap;
use std::ops::Deref;
use std::sync::LazyLock;

use serde::Deserialize;

pub use content_build::draft::{Checklist, Draft, MenuPath, Question, Step, Symptom, System, Verdict};

/// The guide's content, with questions that fail by name where something is missing.
pub struct Guide(Draft);

impl Deref for Guide {
    type Target = Draft;

    fn deref(&self) -> &Draft {
        &self.0
    }
}

/// The guide's content in English, which is what the browsers under test ask for.
pub fn guide() -> &'static Guide {
    static GUIDE: LazyLock<Guide> = LazyLock::new(|| Guide(read("content/en/guide.toml")));
    &GUIDE
}

/// A content file, named from the project's root.
fn read<T: serde::de::DeserializeOwned>(name: &str) -> T {
    let path = format!("{}/../../{name}", env!("CARGO_MANIFEST_DIR"));
    let text = std::fs::read_to_string(path).unwrap_or_else(|error| panic!("cannot read {name}: {error}"));
    toml::from_str(&text).unwrap_or_else(|error| panic!("{name} is not what these tests know: {error}"))
}

impl Guide {
    /// One of the interface's own words or sentences.
    pub fn word(&self, key: &str) -> &str {
        self.words.get(key).unwrap_or_else(|| panic!("content/en/guide.toml has no word {key:?}"))
    }

    pub fn checklist(&self, id: &str) -> &Checklist {
        self.checklists.iter().find(|it| it.id == id).unwrap_or_else(|| panic!("the guide has no checklist {id:?}"))
    }

    /// A step and the checklist that holds it.
    pub fn step(&self, id: &str) -> (&Checklist, &Step) {
        let found = self.checklists.iter().find_map(|list| Some((list, list.steps.iter().find(|it| it.id == id)?)));
        found.unwrap_or_else(|| panic!("the guide has no step {id:?}"))
    }

    pub fn symptom(&self, id: &str) -> &Symptom {
        self.symptoms.iter().find(|it| it.id == id).unwrap_or_else(|| panic!("the guide has no symptom {id:?}"))
    }

    /// A question of the diagnosis.
    pub fn question(&self, id: &str) -> &Question {
        self.questions.iter().find(|it| it.id == id).unwrap_or_else(|| panic!("the guide has no question {id:?}"))
    }

    /// The words on an answer of the diagnosis.
    pub fn answer(&self, question: &str, id: &str) -> &str {
        let answer = self.question(question).answers.iter().find(|it| it.id == id);
        &answer.unwrap_or_else(|| panic!("{question:?} has no answer {id:?}")).text
    }

    /// How long the step has one wait, in words.
    pub fn wait_of(&self, step: &str) -> String {
        let wait = self.step(step).1.wait.as_ref().unwrap_or_else(|| panic!("{step:?} has no wait"));
        let (word, n) = match wait.seconds {
            0..60 => ("wait_seconds", wait.seconds),
            60..3600 => ("wait_minutes", wait.seconds / 60),
            _ => ("wait_hours", wait.seconds / 3600),
        };
        fill(self.word(word), &[("n", &n.to_string())])
    }

    /// The words on the button that starts the step's timer.
    pub fn start_of(&self, step: &str) -> String {
        fill(self.word("timer_start"), &[("wait", &self.wait_of(step))])
    }

    pub fn verdict(&self, id: &str) -> &Verdict {
        self.verdicts.iter().find(|it| it.id == id).unwrap_or_else(|| panic!("the guide has no verdict {id:?}"))
    }

    pub fn system(&self, device: &str) -> &System {
        self.systems.iter().find(|it| it.device == device).unwrap_or_else(|| panic!("the guide has no system {device:?}"))
    }

    pub fn steps(&self) -> impl Iterator<Item = &Step> {
        self.checklists.iter().flat_map(|it| &it.steps)
    }

    /// How many steps are done, in words.
    pub fn tally(&self, done: usize, of: usize) -> String {
        match of {
            0 => self.word("tally_nothing").to_string(),
            _ if done == of => self.word("tally_complete").to_string(),
            _ => fill(self.word("tally"), &[("done", &done.to_string()), ("of", &of.to_string())]),
        }
    }
}

/// `text` with each `{key}` replaced by its value.
pub fn fill(text: &str, values: &[(&str, &str)]) -> String {
    values.iter().fold(text.to_string(), |text, (key, value)| text.replace(&format!("{{{key}}}"), value))
}

/// The words of the page that checks a Health export.
#[derive(Deserialize)]
pub struct ExportWords {
    words: HashMap<String, String>,
    finding: HashMap<String, Finding>,
    problem: HashMap<String, Wrong>,
}

#[derive(Deserialize)]
pub struct Finding {
    pub title: String,
    /// The title of the checklist that it leads to.
    pub go: String,
}

/// What is wrong with a file, and what to do.
#[derive(Deserialize)]
pub struct Wrong {
    pub text: String,
    pub remedy: String,
}

pub fn check_words() -> &'static ExportWords {
    static WORDS: LazyLock<ExportWords> = LazyLock::new(|| read("content/en/export.toml"));
    &WORDS
}

impl ExportWords {
    pub fn word(&self, key: &str) -> &str {
        self.words.get(key).unwrap_or_else(|| panic!("content/en/export.toml has no word {key:?}"))
    }

    pub fn finding(&self, id: &str) -> &Finding {
        self.finding.get(id).unwrap_or_else(|| panic!("content/en/export.toml has no finding {id:?}"))
    }

    pub fn problem(&self, id: &str) -> &Wrong {
        self.problem.get(id).unwrap_or_else(|| panic!("content/en/export.toml has no problem {id:?}"))
    }
}
