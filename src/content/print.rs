//! Writes checked content as Rust constants, so that the page carries no parser and no copy of the file.
//! Compiled into the build script only.

use std::fmt::Write;

use super::check::date;
use super::draft::{Draft, Grounds, MenuPath, Step};
use super::words::KEYS;

/// The source text of `GUIDES`. The drafts must have passed the check.
pub fn rust(drafts: &[Draft]) -> String {
    let guides: String = drafts.iter().map(guide).collect();
    format!(
        "use crate::model::diagnosis::*;\nuse crate::model::guide::*;\nuse crate::model::id::*;\nuse crate::model::version::*;\nuse crate::model::words::Words;\n\
         /// The guide in every language, English first.\npub static GUIDES: [Guide; {}] = [{guides}];\n",
        drafts.len()
    )
}

fn guide(draft: &Draft) -> String {
    let mut out = String::from("Guide {");
    let source = |id: &String| draft.sources.iter().position(|it| it.id == *id).unwrap_or_default();
    let grounds = |it: &Grounds| {
        let (year, month, day) = it.checked.as_deref().and_then(date).unwrap_or((0, 1, 1));
        let sources: Vec<usize> = it.sources.iter().map(source).collect();
        let certainty = variant(it.certainty.as_deref().unwrap_or("unverified"));
        format!(
            "Grounds {{ certainty: Certainty::{certainty}, sources: &{sources:?}, checked: Date {{ year: {year}, month: {month}, day: {day} }} }}"
        )
    };
    let chain = &draft.chain;
    let _ = write!(
        out,
        "language: {:?}, direction: {:?}, chain: Chain {{ title: {:?}, steps: &{:?}, breaks: {:?}, total: {:?}, grounds: {} }}, symptom_grounds: {},",
        draft.language,
        draft.direction,
        chain.title,
        chain.steps,
        chain.breaks,
        chain.total,
        grounds(&chain.grounds),
        grounds(&draft.symptom_grounds),
    );
    let patterns =
        list(&draft.patterns, |it| format!("Pattern {{ id: {:?}, title: {:?}, text: {:?} }}", it.id, it.title, it.text));
    let outcomes =
        list(&draft.outcomes, |it| format!("Outcome {{ id: {:?}, title: {:?}, text: {:?} }}", it.id, it.title, it.text));
    let sources = list(&draft.sources, |it| format!("Source {{ title: {:?}, url: {:?} }}", it.title, it.url));
    let aliases = list(&draft.aliases, |it| format!("Alias {{ old: {:?}, new: {:?} }}", it.old, it.new));
    let symptoms = list(&draft.symptoms, |it| {
        format!(
            "Symptom {{ id: CauseId({:?}), see: {:?}, cause: {:?}, next: {:?}, outcome: {:?}, goes: {} }}",
            it.id,
            it.see,
            it.cause,
            it.next,
            it.outcome,
            ids(&it.goes)
        )
    });
    let verdicts = list(&draft.verdicts, |it| {
        format!(
            "Verdict {{ id: CauseId({:?}), after: ChecklistId({:?}), answer: {:?}, title: {:?}, text: {:?}, patterns: &{:?}, goes: {} }}",
            it.id,
            it.after,
            it.answer,
            it.title,
            it.text,
            it.patterns,
            ids(&it.goes)
        )
    });
    let systems = list(&draft.systems, |it| {
        format!(
            "System {{ device: Device::{}, name: {:?}, split: {}, find: {:?} }}",
            variant(&it.device),
            it.name,
            it.split,
            it.find
        )
    });
    let names = list(&draft.names, |it| {
        let variants = list(&it.variants, |it| {
            format!("NameVariant {{ versions: {}, text: {:?} }}", versions(&it.device, it.from, it.to), it.text)
        });
        format!("Name {{ id: {:?}, variants: {variants} }}", it.id)
    });
    let questions = list(&draft.questions, |it| {
        let answers = list(&it.answers, |it| {
            let goes = match (&it.asks, &it.means) {
                (Some(question), _) => format!("Goes::Question({question:?})"),
                (None, means) => format!("Goes::Cause(CauseId({:?}))", means.as_deref().unwrap_or_default()),
            };
            format!("Answer {{ id: {:?}, text: {:?}, goes: {goes} }}", it.id, it.text)
        });
        format!("Question {{ id: {:?}, text: {:?}, hint: {:?}, answers: {answers} }}", it.id, it.text, it.hint)
    });
    let checklists = list(&draft.checklists, |it| {
        let steps = list(&it.steps, |it| step(it, &grounds(&it.grounds())));
        let guard = it.guard.as_ref().map_or("None".to_string(), |it| {
            format!("Some(Guard {{ lost: {:?}, check: &{:?}, go: {:?} }})", it.lost, it.check, it.go)
        });
        format!(
            "Checklist {{ id: ChecklistId({:?}), title: {:?}, why: {:?}, place: Place::{}, risk: Risk::{}, guard: {guard}, question: {:?}, steps: {steps} }}",
            it.id,
            it.title,
            it.why,
            variant(it.place.as_deref().unwrap_or("path")),
            variant(&it.risk),
            it.question
        )
    });
    let _ = write!(
        out,
        "patterns: {patterns}, symptoms: {symptoms}, verdicts: {verdicts}, outcomes: {outcomes}, questions: {questions}, checklists: {checklists}, \
         sources: {sources}, systems: {systems}, names: {names}, aliases: {aliases}, words: {} }},",
        words(draft)
    );
    out
}

fn step(it: &Step, grounds: &str) -> String {
    let risk = match (&it.risk, &it.save) {
        (Some(cost), Some(save)) => format!("Some(RiskNote {{ cost: {cost:?}, save: {save:?} }})"),
        _ => "None".to_string(),
    };
    let menu = list(&it.path, |it: &MenuPath| {
        format!(
            "MenuPath {{ versions: {}, taps: &{:?}, search: {:?} }}",
            versions(&it.device, it.from, it.to),
            it.taps,
            it.search
        )
    });
    format!(
        "Step {{ id: StepId({:?}), title: {:?}, actions: &{:?}, right: {:?}, minutes: {}, wait: {:?}, risk: {risk}, menu: {menu}, see: {}, grounds: {grounds} }}",
        it.id,
        it.title,
        it.actions,
        it.right,
        it.minutes,
        it.wait.as_ref().map(|it| it.seconds),
        ids(&it.see)
    )
}

fn words(draft: &Draft) -> String {
    let mut out = String::from("Words {");
    for key in KEYS {
        let _ = write!(out, "{key}: {:?}, ", draft.words.get(*key).cloned().unwrap_or_default());
    }
    let _ = write!(out, "months: {:?} }}", draft.months);
    out
}

fn versions(device: &str, from: Option<u8>, to: Option<u8>) -> String {
    format!("Versions {{ device: Device::{}, from: {from:?}, to: {to:?} }}", variant(device))
}

fn list<T>(items: &[T], one: impl Fn(&T) -> String) -> String {
    let items: Vec<String> = items.iter().map(one).collect();
    format!("&[{}]", items.join(", "))
}

fn ids(items: &[String]) -> String {
    list(items, |it| format!("ChecklistId({it:?})"))
}

/// `several` → `Several`: the content's words and the model's variants are the same, but for the capital.
fn variant(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map(|first| first.to_ascii_uppercase().to_string() + letters.as_str()).unwrap_or_default()
}
