//! Every rule of the linter finds what it is there for, and says it in a sentence.

mod diagnosis;
mod grounds;
mod groups;
mod ids;
mod languages;
mod leads;
mod risks;
mod steps;

use content_build::draft::{self, Alias, Draft, MenuPath, Titled, Wait};
use content_build::lint;
use content_build::lint_languages;
use rules::{id, words};

/// A small content file without a problem. Each test breaks one thing in it.
const SOUND: &str = r#"
language = "en"
direction = "ltr"
months = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"]
symptom_grounds = { certainty = "several", sources = ["book"], checked = "2026-11-22" }

[[source]]
id = "book"
title = "A book"
url = "https://example.org/book"

[[source]]
id = "label"
title = "What the lid of version 7 says"
screen = true

[chain]
title = "How it travels"
steps = ["It travels."]
breaks = "It breaks."
total = "It adds up."
grounds = { certainty = "one", sources = ["book"], checked = "2026-11-22" }

[[system]]
device = "iphone"
name = "iOS"
divisions = [26, 18]
find = "In Settings"

[[system]]
device = "watch"
name = "watchOS"
divisions = [10]
find = "In Settings"

[[pattern]]
id = "stops"
title = "It stops"
text = "Nothing arrives."

[[outcome]]
id = "fine"
title = "All is well"
text = "You can stop here."
certainty = "apple"
sources = ["book"]
checked = "2026-11-22"

[[group]]
id = "few"
title = "Too few"

[[group]]
id = "many"
title = "Too many"

[[symptom]]
id = "zero"
group = "few"
see = "It shows zero"
cause = "A switch is off"
next = "Check the switch"
goes = ["mild", "harsh"]

[[symptom]]
id = "much"
group = "many"
see = "It shows much"
cause = "It counts well"
next = "Nothing"
outcome = "fine"
goes = ["mild"]

[[verdict]]
id = "missing"
after = "look"
answer = "No"
title = "It is missing"
text = "Start with the switch."
patterns = ["stops"]
goes = ["mild", "wild"]

[[checklist]]
id = "look"
title = "Look"
why = "Look first."
place = "start"
question = "Is it there?"

[[checklist.step]]
id = "compare"
title = "Compare"
do = ["Compare the two."]
right = "You know both."
minutes = 1
certainty = "one"
sources = ["book"]
checked = "2026-11-22"

[[checklist]]
id = "mild"
title = "Mild"
why = "It costs nothing."

[[checklist.step]]
id = "switch-on"
title = "Switch it on"
do = ["Switch it on."]
right = "It is on."
minutes = 1
wait = { seconds = 10 }
certainty = "apple"
sources = ["book"]
checked = "2026-11-22"
see = ["look"]
path = [
  { device = "iphone", from = 18, taps = ["Settings", "Switch"] },
  { device = "iphone", to = 17, taps = ["Switch"] },
]

[[checklist]]
id = "wild"
title = "Wild"
why = "It clears something."
cost = "Clears it"

[[checklist.step]]
id = "clear"
title = "Clear it"
do = ["Clear it."]
right = "It is clear."
risk = "careful"
cost = "This clears it."
save = "Note it first."
minutes = 1
certainty = "conflict"
sources = ["book"]
checked = "2026-11-22"

[[checklist]]
id = "harsh"
title = "Harsh"
why = "The last resort."
cost = "Erases it"
guard = { lost = "Everything is lost.", check = ["You have a copy."], go = "Go on" }

[[checklist.step]]
id = "erase"
title = "Erase it"
do = ["Erase it."]
right = "It is empty."
risk = "destructive"
cost = "This erases it."
save = "Copy it first."
minutes = 1
certainty = "unverified"
sources = ["book"]
checked = "2026-11-22"
"#;

fn sound() -> Draft {
    let mut draft: Draft = toml::from_str(SOUND).unwrap();
    draft.words = words::KEYS.iter().map(|it| (it.to_string(), "Word".to_string())).collect();
    draft
}

/// Breaks a sound draft, and expects exactly these sentences.
#[track_caller]
fn check(change: impl FnOnce(&mut Draft), expected: &[&str]) {
    let mut draft = sound();
    change(&mut draft);
    assert_eq!(lint::problems(&draft), expected);
}

/// Changes a second language, and expects that some sentence about it names each of these.
#[track_caller]
fn check_drift(change: impl FnOnce(&mut Draft), expected: &[&str]) {
    let first = sound();
    let mut other = Draft { language: "de".to_string(), ..sound() };
    change(&mut other);
    let found = lint_languages::differences(&first, &other);
    assert!(!found.is_empty(), "nothing was found");
    for part in expected {
        assert!(found.iter().any(|it| it.contains(part)), "no sentence holds “{part}”: {found:#?}");
    }
    assert!(found.iter().all(|it| it.ends_with("Only words may differ between languages.")), "{found:#?}");
}

/// The text of a draft with one piece replaced, and what the parser says to it.
#[track_caller]
fn check_unreadable(from: &str, to: &str, expected: &str) {
    assert!(SOUND.contains(from));
    let error = toml::from_str::<Draft>(&SOUND.replacen(from, to, 1)).unwrap_err().to_string();
    assert!(error.contains(expected), "{error}");
}

fn text(it: &str) -> String {
    it.to_string()
}

/// A sound flow: the first question leads to the second or to an end, the second to two ends. Both can be left open.
const QUESTIONS: &str = r#"
[[question]]
id = "counts"
text = "Does it count?"
hint = "Look at it."
answer = [
  { id = "yes", text = "Yes", asks = "arrives" },
  { id = "no", text = "No", means = "zero" },
  { id = "unsure", text = "I can't tell", asks = "arrives" },
  { id = "well", text = "Rather well", means = "much" },
]

[[question]]
id = "arrives"
text = "Does it arrive?"
hint = "Look there."
answer = [
  { id = "unsure", text = "I can't tell", means = "missing" },
  { id = "yes", text = "Yes", means = "zero" },
  { id = "no", text = "No", means = "missing" },
]
"#;

fn asking() -> Draft {
    let mut draft: Draft = toml::from_str(&format!("{SOUND}{QUESTIONS}")).unwrap();
    draft.words = sound().words;
    draft
}

fn alias(old: &str, new: &str) -> Alias {
    Alias { old: text(old), new: text(new) }
}

fn twice(kind: &str, id: &str) -> String {
    format!(
        "The {kind} id `{id}` is used twice. Give one of the two another id; if it was already published, give that one an alias."
    )
}

#[test]
fn the_small_draft_of_these_tests_is_sound() {
    check(|_| {}, &[]);
}
