//! Reads and checks the words of the check's page, and writes them one after the other, as `ExportWords::read` wants them.

use std::collections::BTreeMap;

use export_words::{FINDINGS, GROUPS, KEYS, NOTES, PROBLEMS};
use serde::Deserialize;

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Draft {
    pub language: String,
    pub direction: String,
    pub months: Vec<String>,
    pub words: BTreeMap<String, String>,
    #[serde(rename = "finding")]
    pub findings: BTreeMap<String, Finding>,
    #[serde(rename = "problem")]
    pub problems: BTreeMap<String, Problem>,
    #[serde(rename = "note")]
    pub notes: BTreeMap<String, String>,
    #[serde(rename = "group")]
    pub groups: BTreeMap<String, String>,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Finding {
    pub title: String,
    pub text: String,
    pub go: String,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Problem {
    pub text: String,
    pub remedy: String,
}

impl Draft {
    /// What is missing, and what nothing asks for, as full sentences. Empty if the file is sound.
    pub fn problems(&self) -> Vec<String> {
        let mut found = Vec::new();
        compare(&mut found, "words", KEYS, &self.words);
        compare(&mut found, "finding", &FINDINGS, &self.findings);
        compare(&mut found, "problem", &PROBLEMS, &self.problems);
        compare(&mut found, "note", &NOTES, &self.notes);
        compare(&mut found, "group", &GROUPS, &self.groups);
        if self.months.len() != 12 {
            found.push(format!("There are {} months. Name all twelve, January first.", self.months.len()));
        }
        for text in self.texts().filter(|it| it.trim() != *it || it.is_empty()) {
            found.push(format!("The text “{text}” is empty or has stray space. Correct it."));
        }
        found
    }

    /// Every text, in the order in which they are read.
    pub fn texts(&self) -> impl Iterator<Item = &str> {
        let words = KEYS.iter().filter_map(|it| self.words.get(*it)).chain(&self.months);
        let findings = FINDINGS.iter().filter_map(|it| self.findings.get(*it)).flat_map(|it| [&it.title, &it.text, &it.go]);
        let problems = PROBLEMS.iter().filter_map(|it| self.problems.get(*it)).flat_map(|it| [&it.text, &it.remedy]);
        let notes = NOTES.iter().filter_map(|it| self.notes.get(*it));
        let groups = GROUPS.iter().filter_map(|it| self.groups.get(*it));
        let all = [&self.language, &self.direction].into_iter().chain(words).chain(findings).chain(problems).chain(notes);
        all.chain(groups).map(String::as_str)
    }

    /// All texts, each with a NUL behind it.
    pub fn packed(&self) -> String {
        self.texts().map(|it| it.replace('\0', "") + "\0").collect()
    }
}

fn compare<T>(found: &mut Vec<String>, table: &str, wanted: &[&str], there: &BTreeMap<String, T>) {
    let missing = wanted.iter().filter(|it| !there.contains_key(**it));
    found.extend(missing.map(|it| format!("[{table}] has nothing for `{it}`. Add it.")));
    let added = there.keys().filter(|it| !wanted.contains(&it.as_str()));
    found.extend(added.map(|it| format!("[{table}] has `{it}`, which nothing asks for. Remove it, or correct its name.")));
}
