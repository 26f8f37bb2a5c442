//! What must hold of a content file, each rule with the sentence that tells a contributor what to do.

use std::collections::BTreeSet;
use std::fmt::Display;

use rules::id::{OUTCOME_PREFIX, Place, SYMPTOM_PREFIX, is_well_formed};
use rules::words::KEYS;

use super::draft::{Checklist, Draft, Step};
use super::lint_diagnosis;
use super::lint_grounds;
use super::lint_risk;
use super::versions;

/// Every problem of one file, as full sentences. Empty if it is sound.
pub fn problems(draft: &Draft) -> Vec<String> {
    let mut found = Vec::new();
    ids(draft, &mut found);
    aliases(draft, &mut found);
    leads(draft, &mut found);
    lint_diagnosis::check(draft, &mut found);
    reach(draft, &mut found);
    groups(draft, &mut found);
    lint_risk::check(draft, &mut found);
    lint_grounds::check(draft, &mut found);
    texts(draft, &mut found);
    versions::check(draft, &mut found);
    words(draft, &mut found);
    found
}

pub(super) fn say(found: &mut Vec<String>, sentence: impl Display) {
    found.push(sentence.to_string());
}

pub(super) fn steps(draft: &Draft) -> impl Iterator<Item = (&Checklist, &Step)> {
    draft.checklists.iter().flat_map(|checklist| checklist.steps.iter().map(move |step| (checklist, step)))
}

/// Checklists, steps and patterns share the page's elements; symptoms and verdicts share what can be chosen.
fn ids(draft: &Draft, found: &mut Vec<String>) {
    let elements = draft.checklists.iter().map(|it| ("checklist", &it.id));
    let elements = elements.chain(steps(draft).map(|(_, it)| ("step", &it.id)));
    let elements: Vec<_> = elements.chain(draft.patterns.iter().map(|it| ("pattern", &it.id))).collect();
    let choices: Vec<_> =
        draft.symptoms.iter().map(|it| ("symptom", &it.id)).chain(draft.verdicts.iter().map(|it| ("verdict", &it.id))).collect();
    let outcomes: Vec<_> = draft.outcomes.iter().map(|it| ("outcome", &it.id)).collect();
    let sources: Vec<_> = draft.sources.iter().map(|it| ("source", &it.id)).collect();
    let questions: Vec<_> = draft.questions.iter().map(|it| ("question", &it.id)).collect();
    let groups: Vec<_> = draft.groups.iter().map(|it| ("group", &it.id)).collect();

    for (kind, id) in elements.iter().chain(&choices).chain(&outcomes).chain(&sources).chain(&questions).chain(&groups) {
        if !is_well_formed(id) {
            say(
                found,
                format_args!(
                    "The {kind} id `{id}` is badly formed. Use small letters, digits and single hyphens, beginning with a letter."
                ),
            );
        }
    }
    for group in [&elements, &choices, &outcomes, &sources, &questions, &groups] {
        let mut seen = BTreeSet::new();
        for (kind, id) in group {
            if !seen.insert(*id) {
                say(
                    found,
                    format_args!(
                        "The {kind} id `{id}` is used twice. Give one of the two another id; if it was already published, give that one an alias."
                    ),
                );
            }
        }
    }
    for (kind, id) in &elements {
        if Place::named(id).is_some() || id.starts_with(SYMPTOM_PREFIX) || id.starts_with(OUTCOME_PREFIX) {
            say(found, format_args!("The {kind} id `{id}` belongs to the page itself. Choose another."));
        }
    }
}

fn aliases(draft: &Draft, found: &mut Vec<String>) {
    let live: BTreeSet<&str> =
        draft.checklists.iter().map(|it| it.id.as_str()).chain(steps(draft).map(|(_, it)| it.id.as_str())).collect();
    let choices: BTreeSet<&str> =
        draft.symptoms.iter().map(|it| it.id.as_str()).chain(draft.verdicts.iter().map(|it| it.id.as_str())).collect();
    let mut seen = BTreeSet::new();
    for alias in &draft.aliases {
        if live.contains(alias.old.as_str()) || choices.contains(alias.old.as_str()) {
            say(found, format_args!("The alias `{}` hides a live id. Remove the alias, or rename what has that id.", alias.old));
        }
        if !live.contains(alias.new.as_str()) && !choices.contains(alias.new.as_str()) {
            say(
                found,
                format_args!(
                    "The alias `{}` leads to `{}`, which does not exist. Name the id that it goes by today.",
                    alias.old, alias.new
                ),
            );
        }
        if !is_well_formed(&alias.old) || Place::named(&alias.old).is_some() {
            say(found, format_args!("The alias `{}` could never have been an id. Correct or remove it.", alias.old));
        }
        if !seen.insert(&alias.old) {
            say(found, format_args!("The alias `{}` is listed twice. Keep one.", alias.old));
        }
    }
}

fn leads(draft: &Draft, found: &mut Vec<String>) {
    let known = |id: &str| draft.checklists.iter().any(|it| it.id == id);
    let paths = draft.symptoms.iter().map(|it| ("symptom", &it.id, &it.goes, &it.outcome, &it.through));
    let verdicts = draft.verdicts.iter().map(|it| ("verdict", &it.id, &it.goes, &it.outcome, &it.through));
    for (kind, id, goes, outcome, through) in paths.chain(verdicts) {
        if goes.is_empty() && outcome.is_none() {
            say(
                found,
                format_args!(
                    "The {kind} `{id}` leads nowhere. List at least one checklist in its `goes`, or give it an `outcome`."
                ),
            );
        }
        if let Some(outcome) = outcome
            && !draft.outcomes.iter().any(|it| it.id == *outcome)
        {
            say(found, format_args!("The {kind} `{id}` has the outcome `{outcome}`, which does not exist. Correct it."));
        }
        if let Some(other) = through
            && !["report", "nothing"].contains(&other.as_str())
        {
            say(
                found,
                format_args!("The {kind} `{id}` has `through = \"{other}\"`. Use `report` or `nothing`, or leave it out."),
            );
        }
        for checklist in goes.iter().filter(|it| !known(it)) {
            say(
                found,
                format_args!(
                    "The {kind} `{id}` leads to the checklist `{checklist}`, which does not exist. Correct the id in its `goes`."
                ),
            );
        }
        for it in draft.checklists.iter().filter(|it| it.place.is_some() && goes.contains(&it.id)) {
            say(
                found,
                format_args!(
                    "The {kind} `{id}` leads to the checklist `{}`, which has a `place` and is on no path. Take it out of `goes`.",
                    it.id
                ),
            );
        }
        let once: BTreeSet<_> = goes.iter().collect();
        if once.len() != goes.len() {
            say(found, format_args!("The {kind} `{id}` leads to a checklist twice. List each once."));
        }
    }
    for it in &draft.verdicts {
        if it.after.is_some() != it.answer.is_some() {
            say(found, format_args!("The verdict `{}` has only one of `after` and `answer`. Give both, or neither.", it.id));
        }
        if let Some(after) = &it.after
            && !draft.checklists.iter().any(|checklist| checklist.id == *after && checklist.question.is_some())
        {
            say(
                found,
                format_args!(
                    "The verdict `{}` comes after `{after}`, which is no checklist with a question. Correct its `after`, or give that checklist a `question`.",
                    it.id
                ),
            );
        }
        for pattern in it.patterns.iter().filter(|id| !draft.patterns.iter().any(|it| it.id == **id)) {
            say(found, format_args!("The verdict `{}` names the pattern `{pattern}`, which does not exist. Correct it.", it.id));
        }
    }
    for it in &draft.checklists {
        if it.question.is_some() && !draft.verdicts.iter().any(|verdict| verdict.after.as_ref() == Some(&it.id)) {
            say(
                found,
                format_args!(
                    "The checklist `{}` asks a question that has no answer. Add a verdict whose `after` is `{}`, or remove the question.",
                    it.id, it.id
                ),
            );
        }
    }
    for (_, step) in steps(draft) {
        for checklist in step.see.iter().filter(|it| !known(it)) {
            say(
                found,
                format_args!(
                    "The step `{}` sends the reader to the checklist `{checklist}`, which does not exist. Correct its `see`.",
                    step.id
                ),
            );
        }
    }
}

fn reach(draft: &Draft, found: &mut Vec<String>) {
    for checklist in &draft.checklists {
        let on_a_path = draft
            .symptoms
            .iter()
            .map(|it| &it.goes)
            .chain(draft.verdicts.iter().map(|it| &it.goes))
            .any(|it| it.contains(&checklist.id));
        match checklist.place.as_deref() {
            None if !on_a_path => {
                for step in &checklist.steps {
                    say(
                        found,
                        format_args!(
                            "No path reaches the step `{}`. Add its checklist `{}` to the `goes` of a symptom or verdict, or say its `place`.",
                            step.id, checklist.id
                        ),
                    );
                }
            }
            None | Some("start" | "keep" | "aside") => {}
            Some(other) => say(
                found,
                format_args!(
                    "The checklist `{}` has the place `{other}`. Use `start`, `keep` or `aside`, or leave it out.",
                    checklist.id
                ),
            ),
        }
        if checklist.steps.is_empty() {
            say(found, format_args!("The checklist `{}` has no steps. Add one, or remove it.", checklist.id));
        }
    }
}

/// Each row is in a group that there is, and the rows stand as their groups do.
fn groups(draft: &Draft, found: &mut Vec<String>) {
    let place = |id: &String| draft.groups.iter().position(|it| it.id == *id);
    for it in draft.symptoms.iter().filter(|it| place(&it.group).is_none()) {
        say(
            found,
            format_args!("The symptom `{}` is in the group `{}`, which does not exist. Correct its `group`.", it.id, it.group),
        );
    }
    if !draft.symptoms.iter().map(|it| place(&it.group)).is_sorted() {
        say(found, "The symptoms don't stand in the order of their groups. Move each to its group.");
    }
    for it in draft.groups.iter().filter(|group| !draft.symptoms.iter().any(|it| it.group == group.id)) {
        say(found, format_args!("The group `{}` has no symptom. Give it one, or remove it.", it.id));
    }
}

/// Year, month and day of `2026-11-22`.
pub fn date(text: &str) -> Option<(u16, u8, u8)> {
    let mut parts = text.split('-');
    let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
    // Parsing alone would take `+1` for a number.
    let is_number = |it: &str| it.bytes().all(|it| it.is_ascii_digit());
    if parts.next().is_some()
        || (year.len(), month.len(), day.len()) != (4, 2, 2)
        || ![year, month, day].into_iter().all(is_number)
    {
        return None;
    }
    let (year, month, day): (u16, u8, u8) = (year.parse().ok()?, month.parse().ok()?, day.parse().ok()?);
    let is_leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    let days = match month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
        4 | 6 | 9 | 11 => 30,
        2 if is_leap => 29,
        2 => 28,
        _ => return None,
    };
    (1..=days).contains(&day).then_some((year, month, day))
}

fn texts(draft: &Draft, found: &mut Vec<String>) {
    for (_, step) in steps(draft) {
        if step.actions.is_empty() {
            say(found, format_args!("The step `{}` says nothing to do. Fill its `do`.", step.id));
        }
        if step.minutes == 0 {
            say(found, format_args!("The step `{}` takes 0 minutes. Say about how long it takes, at least 1.", step.id));
        }
        if step.cost.is_some() != step.save.is_some() {
            say(
                found,
                format_args!(
                    "The step `{}` has only one of `cost` and `save`. Say both what it can cost and what to do first.",
                    step.id
                ),
            );
        }
        if step.wait.as_ref().is_some_and(|it| it.seconds == 0) {
            say(found, format_args!("The step `{}` waits 0 seconds. Say how long, or remove its `wait`.", step.id));
        }
        let seconds = step.wait.as_ref().map_or(0, |it| it.seconds);
        if seconds > u32::from(step.minutes) * 60 {
            say(
                found,
                format_args!(
                    "The step `{}` waits {seconds} seconds, longer than its {} minutes. Let `minutes` hold the wait too.",
                    step.id, step.minutes
                ),
            );
        }
        if seconds >= 60 && !seconds.is_multiple_of(if seconds < 3600 { 60 } else { 3600 }) {
            say(
                found,
                format_args!("The step `{}` waits {seconds} seconds, which is no whole number of minutes or hours.", step.id),
            );
        }
    }
    for device in ["iphone", "watch"] {
        if draft.systems.iter().filter(|it| it.device == device).count() != 1 {
            say(found, format_args!("There must be exactly one [[system]] for the device `{device}`."));
        }
    }
    for it in draft.systems.iter().filter(|it| it.divisions.is_empty() || !it.divisions.is_sorted_by(|one, next| one > next)) {
        say(found, format_args!("The system `{}` needs `divisions`: at least one version, the newest first.", it.name));
    }
    if !["ltr", "rtl"].contains(&draft.direction.as_str()) {
        say(found, format_args!("The direction `{}` is unknown. Use `ltr` or `rtl`.", draft.direction));
    }
}

fn words(draft: &Draft, found: &mut Vec<String>) {
    for key in KEYS.iter().filter(|it| !draft.words.contains_key(**it)) {
        say(found, format_args!("The word `{key}` is missing. Add it to [words]."));
    }
    for key in draft.words.keys().filter(|it| !KEYS.contains(&it.as_str())) {
        say(found, format_args!("The word `{key}` is not used by the page. Remove it from [words], or correct its name."));
    }
    for (key, _) in draft.words.iter().filter(|(_, it)| it.trim().is_empty()) {
        say(found, format_args!("The word `{key}` is empty. Write it."));
    }
    if draft.months.len() != 12 {
        say(found, "There must be twelve `months`, January first.");
    }
}
