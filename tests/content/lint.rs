//! The content files pass the check, and every rule of the check finds what it is there for.

#[path = "../../src/content/check.rs"]
mod check;
#[path = "../../src/content/draft.rs"]
#[allow(dead_code)] // The build script uses the rest.
mod draft;
#[path = "../../src/content/drift.rs"]
mod drift;
#[path = "../../src/content/flow.rs"]
mod flow;
#[path = "../../src/model/id.rs"]
#[allow(dead_code)] // The page uses the rest.
mod id;
#[path = "../../src/model/words.rs"]
#[allow(dead_code)] // The page uses the rest.
mod words;

use std::fs;

use draft::{Alias, Draft, MenuPath, Titled, Wait};

/// A small content file without a problem. Each test breaks one thing in it.
const SOUND: &str = r#"
language = "en"
direction = "ltr"
months = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"]
symptom_grounds = { certainty = "several", sources = ["book"], checked = "2026-11-22" }

[[source]]
id = "book"
title = "A book"

[chain]
title = "How it travels"
steps = ["It travels."]
breaks = "It breaks."
total = "It adds up."
grounds = { certainty = "one", sources = ["book"], checked = "2026-11-22" }

[[system]]
device = "iphone"
name = "iOS"
split = 18
find = "In Settings"

[[system]]
device = "watch"
name = "watchOS"
split = 10
find = "In Settings"

[[pattern]]
id = "stops"
title = "It stops"
text = "Nothing arrives."

[[outcome]]
id = "fine"
title = "All is well"
text = "You can stop here."

[[symptom]]
id = "zero"
see = "It shows zero"
cause = "A switch is off"
next = "Check the switch"
outcome = "fine"
goes = ["mild", "harsh"]

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
risk = "safe"
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
risk = "safe"

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
risk = "careful"

[[checklist.step]]
id = "clear"
title = "Clear it"
do = ["Clear it."]
right = "It is clear."
minutes = 1
certainty = "conflict"
sources = ["book"]
checked = "2026-11-22"

[[checklist]]
id = "harsh"
title = "Harsh"
why = "The last resort."
risk = "destructive"
guard = { lost = "Everything is lost.", check = ["You have a copy."], go = "Go on" }

[[checklist.step]]
id = "erase"
title = "Erase it"
do = ["Erase it."]
right = "It is empty."
risk = "This erases it."
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

fn real() -> Draft {
    toml::from_str(&fs::read_to_string("content/en.toml").unwrap()).unwrap()
}

/// Breaks a sound draft, and expects exactly these sentences.
#[track_caller]
fn check(change: impl FnOnce(&mut Draft), expected: &[&str]) {
    let mut draft = sound();
    change(&mut draft);
    assert_eq!(check::problems(&draft), expected);
}

/// Changes a second language, and expects that some sentence about it names each of these.
#[track_caller]
fn check_drift(change: impl FnOnce(&mut Draft), expected: &[&str]) {
    let first = sound();
    let mut other = Draft { language: "de".to_string(), ..sound() };
    change(&mut other);
    let found = drift::differences(&first, &other);
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

// ---------------------------------------------------------------- the real file

#[test]
fn the_english_file_has_no_problems() {
    assert_eq!(check::problems(&real()), Vec::<String>::new());
}

#[test]
fn every_other_language_says_the_same_as_english() {
    for file in fs::read_dir("content").unwrap() {
        let file = file.unwrap().path();
        if file.extension().is_some_and(|it| it == "toml") {
            let other: Draft = toml::from_str(&fs::read_to_string(&file).unwrap()).unwrap();
            assert_eq!(drift::differences(&real(), &other), Vec::<String>::new(), "{}", file.display());
            assert_eq!(
                file.file_stem().unwrap().to_str().unwrap(),
                other.language,
                "A content file is named after its language."
            );
        }
    }
}

#[test]
fn the_small_draft_of_these_tests_is_sound() {
    check(|_| {}, &[]);
}

// ---------------------------------------------------------------- ids

#[test]
fn badly_formed_ids_are_named() {
    for bad in ["Switch-on", "switch on", "switch_on", "-on", "on-", "switch--on", "1st", "", "ein-übel"] {
        check(
            |draft| draft.checklists[1].steps[0].id = text(bad),
            &[&format!(
                "The step id `{bad}` is badly formed. Use small letters, digits and single hyphens, beginning with a letter."
            )],
        );
    }
}

#[test]
fn every_kind_of_id_has_to_be_well_formed() {
    let sentence = |kind: &str| {
        format!("The {kind} id `A` is badly formed. Use small letters, digits and single hyphens, beginning with a letter.")
    };
    check(
        |draft| {
            draft.checklists[3].id = {
                draft.symptoms[0].goes[1] = text("A");
                text("A")
            }
        },
        &[&sentence("checklist")],
    );
    check(|draft| draft.symptoms[0].id = text("A"), &[&sentence("symptom")]);
    check(|draft| draft.verdicts[0].id = text("A"), &[&sentence("verdict")]);
    check(|draft| draft.patterns.push(titled("A")), &[&sentence("pattern")]);
    check(|draft| draft.outcomes.push(titled("A")), &[&sentence("outcome")]);
    check(|draft| draft.sources.push(draft::Source { id: text("A"), title: text("A"), url: None }), &[&sentence("source")]);
}

fn titled(id: &str) -> Titled {
    Titled { id: text(id), title: text("Title"), text: text("Text.") }
}

// B1: in a peer two items with the same title shared one tick, because ids were made from titles and nothing compared them.
#[test]
fn two_steps_in_different_checklists_cannot_share_an_id() {
    check(|draft| draft.checklists[2].steps[0].id = text("switch-on"), &[&twice("step", "switch-on")]);
}

#[test]
fn a_step_cannot_share_its_id_with_a_checklist() {
    check(|draft| draft.checklists[2].steps[0].id = text("mild"), &[&twice("step", "mild")]);
}

#[test]
fn a_pattern_cannot_share_its_id_with_a_step() {
    check(|draft| draft.patterns.push(titled("erase")), &[&twice("pattern", "erase")]);
}

#[test]
fn a_verdict_cannot_share_its_id_with_a_symptom() {
    check(|draft| draft.verdicts[0].id = text("zero"), &[&twice("verdict", "zero")]);
}

#[test]
fn two_outcomes_or_two_sources_cannot_share_an_id() {
    check(|draft| draft.outcomes.push(titled("fine")), &[&twice("outcome", "fine")]);
    check(|draft| draft.sources.push(draft.sources[0].clone()), &[&twice("source", "book")]);
}

fn twice(kind: &str, id: &str) -> String {
    format!(
        "The {kind} id `{id}` is used twice. Give one of the two another id; if it was already published, give that one an alias."
    )
}

#[test]
fn the_pages_own_places_cannot_be_step_ids() {
    for place in id::PLACES.into_iter().chain(["symptom-zero"]) {
        check(
            |draft| draft.checklists[1].steps[0].id = text(place),
            &[&format!("The step id `{place}` belongs to the page itself. Choose another.")],
        );
    }
}

// ---------------------------------------------------------------- aliases

#[test]
fn an_alias_for_a_live_step_checklist_symptom_or_verdict_is_right() {
    for new in ["switch-on", "mild", "zero", "missing"] {
        check(|draft| draft.aliases.push(alias("before", new)), &[]);
    }
}

#[test]
fn an_alias_cannot_hide_a_live_id() {
    for old in ["erase", "harsh", "zero", "missing"] {
        check(
            |draft| draft.aliases.push(alias(old, "switch-on")),
            &[&format!("The alias `{old}` hides a live id. Remove the alias, or rename what has that id.")],
        );
    }
}

#[test]
fn an_alias_cannot_lead_nowhere() {
    check(
        |draft| draft.aliases.push(alias("before", "gone")),
        &["The alias `before` leads to `gone`, which does not exist. Name the id that it goes by today."],
    );
}

// Aliases are looked up once, so a chain of them would lead nowhere.
#[test]
fn an_alias_cannot_lead_to_another_alias() {
    check(
        |draft| draft.aliases.extend([alias("first", "second"), alias("second", "erase")]),
        &["The alias `first` leads to `second`, which does not exist. Name the id that it goes by today."],
    );
}

#[test]
fn an_alias_cannot_be_listed_twice() {
    check(
        |draft| draft.aliases.extend([alias("before", "erase"), alias("before", "clear")]),
        &["The alias `before` is listed twice. Keep one."],
    );
}

fn alias(old: &str, new: &str) -> Alias {
    Alias { old: text(old), new: text(new) }
}

// ---------------------------------------------------------------- where things lead

#[test]
fn a_symptom_or_verdict_that_leads_nowhere_is_named() {
    check(
        |draft| draft.symptoms.push(draft::Symptom { id: text("lost"), goes: Vec::new(), ..draft.symptoms[0].clone() }),
        &["The symptom `lost` leads nowhere. List at least one checklist in its `goes`."],
    );
    check(
        |draft| draft.verdicts.push(draft::Verdict { id: text("lost"), goes: Vec::new(), ..draft.verdicts[0].clone() }),
        &["The verdict `lost` leads nowhere. List at least one checklist in its `goes`."],
    );
}

#[test]
fn a_symptom_or_verdict_that_leads_to_nothing_is_named() {
    check(
        |draft| draft.symptoms[0].goes.insert(0, text("gone")),
        &["The symptom `zero` leads to the checklist `gone`, which does not exist. Correct the id in its `goes`."],
    );
    check(
        |draft| draft.verdicts[0].goes.insert(0, text("gone")),
        &["The verdict `missing` leads to the checklist `gone`, which does not exist. Correct the id in its `goes`."],
    );
}

#[test]
fn a_path_lists_each_checklist_once() {
    check(
        |draft| draft.symptoms[0].goes.insert(0, text("mild")),
        &["The symptom `zero` leads to a checklist twice. List each once."],
    );
}

#[test]
fn a_verdict_comes_after_a_checklist_that_asks() {
    check(
        |draft| draft.verdicts.push(draft::Verdict { id: text("odd"), after: text("mild"), ..draft.verdicts[0].clone() }),
        &[
            "The verdict `odd` comes after `mild`, which is no checklist with a question. Correct its `after`, or give that checklist a `question`.",
        ],
    );
}

#[test]
fn a_verdict_names_patterns_that_exist() {
    check(
        |draft| draft.verdicts[0].patterns.push(text("gone")),
        &["The verdict `missing` names the pattern `gone`, which does not exist. Correct it."],
    );
}

#[test]
fn a_question_has_an_answer() {
    check(
        |draft| draft.checklists[1].question = Some(text("Is it on?")),
        &[
            "The checklist `mild` asks a question that has no answer. Add a verdict whose `after` is `mild`, or remove the question.",
        ],
    );
}

#[test]
fn a_symptoms_outcome_exists() {
    check(
        |draft| draft.symptoms[0].outcome = Some(text("gone")),
        &["The symptom `zero` has the outcome `gone`, which does not exist. Correct it."],
    );
}

#[test]
fn a_step_sends_the_reader_to_checklists_that_exist() {
    check(
        |draft| draft.checklists[1].steps[0].see.push(text("gone")),
        &["The step `switch-on` sends the reader to the checklist `gone`, which does not exist. Correct its `see`."],
    );
}

#[test]
fn a_step_that_no_path_reaches_is_named() {
    check(
        |draft| draft.checklists[0].place = None,
        &[
            "No path reaches the step `compare`. Add its checklist `look` to the `goes` of a symptom or verdict, or say its `place`.",
        ],
    );
    check(
        |draft| draft.verdicts[0].goes.retain(|it| it != "wild"),
        &[
            "No path reaches the step `clear`. Add its checklist `wild` to the `goes` of a symptom or verdict, or say its `place`.",
        ],
    );
}

#[test]
fn a_place_is_one_of_two() {
    check(|draft| draft.checklists[0].place = Some(text("keep")), &[]);
    check(
        |draft| draft.checklists[0].place = Some(text("end")),
        &["The checklist `look` has the place `end`. Use `start` or `keep`, or leave it out."],
    );
}

#[test]
fn a_checklist_has_steps() {
    check(|draft| draft.checklists[0].steps.clear(), &["The checklist `look` has no steps. Add one, or remove it."]);
}

// ---------------------------------------------------------------- the diagnosis

/// A sound flow: the first question leads to the second or to an end, the second to two ends.
const QUESTIONS: &str = r#"
[[question]]
id = "counts"
text = "Does it count?"
hint = "Look at it."
answer = [
  { id = "yes", text = "Yes", asks = "arrives" },
  { id = "no", text = "No", means = "zero" },
]

[[question]]
id = "arrives"
text = "Does it arrive?"
hint = "Look there."
answer = [
  { id = "yes", text = "Yes", means = "zero" },
  { id = "no", text = "No", means = "missing" },
]
"#;

fn asking() -> Draft {
    let mut draft: Draft = toml::from_str(&format!("{SOUND}{QUESTIONS}")).unwrap();
    draft.words = sound().words;
    draft
}

/// Breaks a sound flow, and expects exactly these sentences.
#[track_caller]
fn check_flow(change: impl FnOnce(&mut Draft), expected: &[&str]) {
    check(
        |draft| {
            *draft = asking();
            change(draft);
        },
        expected,
    );
}

fn answer(id: &str, asks: Option<&str>, means: Option<&str>) -> draft::Answer {
    draft::Answer { id: text(id), text: text("Perhaps"), asks: asks.map(text), means: means.map(text) }
}

#[test]
fn the_small_flow_of_these_tests_is_sound() {
    check_flow(|_| {}, &[]);
}

#[test]
fn a_guide_without_a_diagnosis_is_sound() {
    check_flow(|draft| draft.questions.clear(), &[]);
}

#[test]
fn a_badly_formed_id_of_a_question_or_answer_is_named() {
    check_flow(
        |draft| draft.questions[0].id = text("Counts?"),
        &["The question id `Counts?` is badly formed. Use small letters, digits and single hyphens, beginning with a letter."],
    );
    check_flow(
        |draft| draft.questions[1].answers[0].id = text("Yes"),
        &[
            "The answer id `Yes` of the question `arrives` is badly formed. Use small letters, digits and single hyphens, beginning with a letter.",
        ],
    );
}

#[test]
fn two_questions_cannot_share_an_id() {
    check_flow(|draft| draft.questions.push(draft.questions[1].clone()), &[&twice("question", "arrives")]);
}

#[test]
fn two_answers_of_one_question_cannot_share_an_id() {
    check_flow(
        |draft| draft.questions[1].answers[1].id = text("yes"),
        &["The question `arrives` has two answers with the id `yes`. Give one of the two another id."],
    );
}

// An answer is kept under its question, so "yes" of one question is never taken for "yes" of another.
#[test]
fn answers_of_two_questions_may_share_an_id() {
    let flow = asking();
    assert_eq!(flow.questions[0].answers[0].id, flow.questions[1].answers[0].id);
    assert_eq!(check::problems(&flow), Vec::<String>::new());
}

#[test]
fn a_question_with_fewer_than_two_answers_is_named() {
    let sentence = "The question `arrives` has fewer than two answers. Add another, or remove the question.";
    check_flow(|draft| drop(draft.questions[1].answers.pop()), &[sentence]);
    check_flow(|draft| draft.questions[1].answers.clear(), &[sentence]);
}

#[test]
fn an_answer_that_leads_nowhere_is_named() {
    check_flow(
        |draft| draft.questions[1].answers.push(answer("perhaps", None, None)),
        &[
            "The answer `perhaps` of the question `arrives` leads nowhere. Give it `asks` with the question that comes next, or `means` with the symptom or verdict that fits.",
        ],
    );
}

#[test]
fn an_answer_that_leads_to_two_places_is_named() {
    check_flow(
        |draft| draft.questions[0].answers.push(answer("perhaps", Some("arrives"), Some("zero"))),
        &["The answer `perhaps` of the question `counts` has both `asks` and `means`. Keep one of them."],
    );
}

#[test]
fn an_answer_that_asks_a_question_that_does_not_exist_is_named() {
    check_flow(
        |draft| draft.questions[1].answers.push(answer("perhaps", Some("gone"), None)),
        &["The answer `perhaps` of the question `arrives` asks the question `gone`, which does not exist. Correct its `asks`."],
    );
}

#[test]
fn an_answer_means_a_symptom_or_a_verdict_and_nothing_else() {
    for end in ["gone", "mild", "switch-on", "fine", "arrives"] {
        check_flow(
            |draft| draft.questions[1].answers.push(answer("perhaps", None, Some(end))),
            &[&format!(
                "The answer `perhaps` of the question `arrives` means `{end}`, which is no symptom and no verdict. Correct its `means`."
            )],
        );
    }
}

#[test]
fn a_question_that_no_answer_leads_to_is_named() {
    check_flow(
        |draft| draft.questions[0].answers[0] = answer("yes", None, Some("missing")),
        &["No answer leads to the question `arrives`. Let an answer ask it, or remove it."],
    );
    // The first question is asked first, whatever stands behind it.
    check_flow(
        |draft| draft.questions.reverse(),
        &["No answer leads to the question `counts`. Let an answer ask it, or remove it."],
    );
}

#[test]
fn an_answer_that_leads_back_is_named() {
    let back = |question: &str, to: &str| {
        format!(
            "The answer `again` of the question `{question}` leads back to `{to}`, so whoever gives it goes round in circles. Change its `asks`."
        )
    };
    check_flow(|draft| draft.questions[1].answers.push(answer("again", Some("counts"), None)), &[&back("arrives", "counts")]);
    check_flow(|draft| draft.questions[1].answers.push(answer("again", Some("arrives"), None)), &[&back("arrives", "arrives")]);
    check_flow(
        |draft| {
            draft.questions[0].answers[0] = answer("yes", None, Some("missing"));
            draft.questions[1].answers.push(answer("again", Some("arrives"), None));
        },
        &["No answer leads to the question `arrives`. Let an answer ask it, or remove it.", &back("arrives", "arrives")],
    );
}

#[test]
fn a_question_that_two_answers_lead_to_is_no_loop() {
    check_flow(|draft| draft.questions[0].answers.push(answer("perhaps", Some("arrives"), None)), &[]);
}

// ---------------------------------------------------------------- risks

#[test]
fn a_riskier_checklist_never_comes_before_a_milder_one() {
    check(
        |draft| draft.symptoms[0].goes.reverse(),
        &["The path of `zero` puts a riskier checklist before a milder one. Order its `goes` mildest first."],
    );
    check(
        |draft| draft.verdicts[0].goes.reverse(),
        &["The path of `missing` puts a riskier checklist before a milder one. Order its `goes` mildest first."],
    );
}

#[test]
fn a_risk_is_one_of_three() {
    check(
        |draft| draft.checklists[0].risk = text("mild"),
        &["The checklist `look` has the risk `mild`. Use `safe`, `careful` or `destructive`."],
    );
}

#[test]
fn a_destructive_checklist_has_a_guard() {
    check(
        |draft| draft.checklists[3].guard = None,
        &["The checklist `harsh` is destructive, but has no `guard`. Say what is lost and what to check first."],
    );
}

#[test]
fn a_destructive_checklist_says_what_is_lost() {
    check(
        |draft| (draft.checklists[3].steps[0].risk, draft.checklists[3].steps[0].save) = (None, None),
        &["The checklist `harsh` is destructive, but none of its steps says what is lost. Give the step a `risk` and a `save`."],
    );
}

#[test]
fn a_risk_comes_with_what_to_do_first() {
    let sentence =
        |id: &str| format!("The step `{id}` has only one of `risk` and `save`. Say both what it can cost and what to do first.");
    check(|draft| draft.checklists[3].steps[0].save = None, &[&sentence("erase")]);
    check(|draft| draft.checklists[1].steps[0].save = Some(text("Copy it first.")), &[&sentence("switch-on")]);
}

// ---------------------------------------------------------------- grounds

#[test]
fn every_claim_says_how_sure_it_is() {
    check(
        |draft| draft.checklists[1].steps[0].certainty = None,
        &["The step `switch-on` does not say how sure it is. Add a `certainty`."],
    );
    check(|draft| draft.chain.grounds.certainty = None, &["The chain does not say how sure it is. Add a `certainty`."]);
    check(|draft| draft.symptom_grounds.certainty = None, &["The symptom table does not say how sure it is. Add a `certainty`."]);
    check(
        |draft| draft.checklists[1].steps[0].certainty = Some(text("sure")),
        &["The step `switch-on` has the certainty `sure`. Use `apple`, `several`, `one`, `conflict` or `unverified`."],
    );
}

#[test]
fn every_claim_has_a_source() {
    check(
        |draft| draft.checklists[1].steps[0].sources.clear(),
        &["The step `switch-on` has no source. Name at least one in its `sources`."],
    );
    check(|draft| draft.chain.grounds.sources.clear(), &["The chain has no source. Name at least one in its `sources`."]);
    check(
        |draft| draft.symptom_grounds.sources.clear(),
        &["The symptom table has no source. Name at least one in its `sources`."],
    );
    check(
        |draft| draft.checklists[1].steps[0].sources.push(text("rumour")),
        &["The step `switch-on` names the source `rumour`, which is not listed. Add a [[source]] with that id."],
    );
}

#[test]
fn every_claim_has_a_date() {
    let sentence =
        |who: &str| format!("{who} has no date. Add `checked`, the day on which you last compared it with its source.");
    check(|draft| draft.checklists[1].steps[0].checked = None, &[&sentence("The step `switch-on`")]);
    check(|draft| draft.chain.grounds.checked = None, &[&sentence("The chain")]);
    check(|draft| draft.symptom_grounds.checked = None, &[&sentence("The symptom table")]);
}

// `"+1".parse::<u8>()` is 1, so a date with plus signs once got through.
#[test]
fn a_date_that_is_no_day_is_named() {
    for bad in [
        "",
        "2026",
        "22.11.2026",
        "2026-11",
        "2026-11-22-1",
        "26-11-22",
        "2026-1-2",
        "2026-13-01",
        "2026-00-01",
        "2026-01-00",
        "2026-01-32",
        "2026-02-30",
        "2025-02-29",
        "2026-04-31",
        "2026-+1-22",
        "+202-11-22",
        "2026-11-2x",
        "2026-11-22 ",
        "November",
    ] {
        check(
            |draft| draft.checklists[1].steps[0].checked = Some(text(bad)),
            &[&format!("The step `switch-on` has the date `{bad}`. Write it as year-month-day, such as 2026-11-22.")],
        );
    }
}

#[test]
fn the_ends_of_months_and_leap_days_are_days() {
    for good in ["2026-01-31", "2026-02-28", "2028-02-29", "2026-12-31", "2026-04-30"] {
        check(|draft| draft.checklists[1].steps[0].checked = Some(text(good)), &[]);
    }
    assert_eq!(check::date("2026-11-22"), Some((2026, 11, 22)));
}

// ---------------------------------------------------------------- steps

#[test]
fn a_step_says_what_to_do() {
    check(|draft| draft.checklists[1].steps[0].actions.clear(), &["The step `switch-on` says nothing to do. Fill its `do`."]);
}

#[test]
fn a_step_takes_time() {
    check(
        |draft| draft.checklists[1].steps[0].minutes = 0,
        &["The step `switch-on` takes 0 minutes. Say about how long it takes, at least 1."],
    );
}

#[test]
fn a_wait_takes_time() {
    check(
        |draft| draft.checklists[1].steps[0].wait = Some(Wait { seconds: 0 }),
        &["The step `switch-on` waits 0 seconds. Say how long, or remove its `wait`."],
    );
}

#[test]
fn a_path_has_taps_and_a_device() {
    let sentence = "The step `switch-on` has a path without taps or without a device. Use `device = \"iphone\"` or `\"watch\"` and list the taps.";
    check(|draft| draft.checklists[1].steps[0].path[0].taps.clear(), &[sentence]);
    check(|draft| draft.checklists[1].steps[0].path[0].device = text("ipad"), &[sentence]);
}

#[test]
fn a_path_is_for_some_version() {
    let sentence = "The step `switch-on` has a path for no version at all. Its `from` must not be above its `to`.";
    let path =
        |from, to| MenuPath { device: text("watch"), from: Some(from), to: Some(to), taps: vec![text("Tap")], search: None };
    check(|draft| draft.checklists[1].steps[0].path.push(path(10, 9)), &[sentence]);
    check(|draft| draft.checklists[1].steps[0].path.push(path(9, 9)), &[]);
}

// A device with a misspelt name once went through, and only the compiler stumbled over it, far from the content file.
#[test]
fn a_name_has_variants_for_devices_that_there_are() {
    let sentence = "The name `account` has no variant, or one without a device or for no version at all. Use `device = \"iphone\"` or `\"watch\"`, and a `from` that is not above its `to`.";
    let variant = |device: &str, from| draft::NameVariant { device: text(device), from, to: Some(17), text: text("Apple ID") };
    let name = |variants| draft::Name { id: text("account"), variants };
    check(|draft| draft.names.push(name(vec![variant("iphone", None)])), &[]);
    check(|draft| draft.names.push(name(vec![])), &[sentence]);
    check(|draft| draft.names.push(name(vec![variant("ipad", None)])), &[sentence]);
    check(|draft| draft.names.push(name(vec![variant("iphone", Some(18))])), &[sentence]);
}

#[test]
fn each_device_has_one_system() {
    check(
        |draft| draft.systems.retain(|it| it.device != "watch"),
        &["There must be exactly one [[system]] for the device `watch`."],
    );
    check(
        |draft| draft.systems.push(draft.systems[0].clone()),
        &["There must be exactly one [[system]] for the device `iphone`."],
    );
}

#[test]
fn a_direction_is_one_of_two() {
    check(|draft| draft.direction = text("rtl"), &[]);
    check(|draft| draft.direction = text("up"), &["The direction `up` is unknown. Use `ltr` or `rtl`."]);
}

// ---------------------------------------------------------------- words

#[test]
fn a_missing_an_unused_and_an_empty_word_are_named() {
    let key = words::KEYS[0];
    check(|draft| drop(draft.words.remove(key)), &[&format!("The word `{key}` is missing. Add it to [words].")]);
    check(|draft| drop(draft.words.insert(text(key), text("  "))), &[&format!("The word `{key}` is empty. Write it.")]);
    check(
        |draft| drop(draft.words.insert(text("titel"), text("Word"))),
        &["The word `titel` is not used by the page. Remove it from [words], or correct its name."],
    );
}

#[test]
fn a_year_has_twelve_months() {
    check(|draft| drop(draft.months.pop()), &["There must be twelve `months`, January first."]);
    check(|draft| draft.months.push(text("Smarch")), &["There must be twelve `months`, January first."]);
}

#[test]
fn a_file_with_several_problems_names_them_all() {
    let mut draft = sound();
    draft.direction = text("up");
    draft.months.clear();
    draft.checklists[1].steps[0].minutes = 0;
    assert_eq!(check::problems(&draft).len(), 3);
}

#[test]
fn a_misspelt_field_is_refused_by_name() {
    check_unreadable("minutes = 1", "minuets = 1", "minuets");
    check_unreadable("see = \"It shows zero\"", "seen = \"It shows zero\"", "seen");
    check_unreadable("{ seconds = 10 }", "{ seconds = 10, minutes = 1 }", "minutes");
    check_unreadable("right = \"You know both.\"\n", "", "right");
    check_unreadable("minutes = 1", "minutes = -1", "-1");
}

// ---------------------------------------------------------------- a second language

#[test]
fn a_language_that_differs_only_in_words_does_not_drift() {
    let mut other = Draft { language: text("ar"), direction: text("rtl"), ..sound() };
    other.checklists[1].title = text("Anders");
    other.checklists[1].steps[0].actions = vec![text("Eins."), text("Zwei.")];
    other.checklists[1].steps[0].path[0].taps = vec![text("Einstellungen")];
    other.symptoms[0].see = text("Null");
    other.words.insert(text("title"), text("Titel"));
    assert_eq!(drift::differences(&sound(), &other), Vec::<String>::new());
}

#[test]
fn a_step_that_a_language_lacks_or_adds_is_named() {
    check_drift(|other| drop(other.checklists[1].steps.pop()), &["The language `de` lacks `step switch-on"]);
    check_drift(
        |other| other.checklists[1].steps[0].id = text("einschalten"),
        &["The language `de` has `step einschalten", "which `en` does not", "The language `de` lacks `step switch-on"],
    );
}

#[test]
fn a_checklist_that_a_language_lacks_or_ranks_otherwise_is_named() {
    check_drift(|other| drop(other.checklists.pop()), &["lacks `checklist harsh"]);
    check_drift(|other| other.checklists[2].risk = text("safe"), &["lacks `checklist wild", "has `checklist wild"]);
    check_drift(|other| other.checklists[0].place = None, &["checklist look"]);
}

#[test]
fn a_path_that_a_language_orders_otherwise_is_named() {
    check_drift(|other| other.symptoms[0].goes.reverse(), &["symptom zero"]);
    check_drift(|other| drop(other.verdicts[0].goes.pop()), &["verdict missing"]);
    check_drift(|other| other.symptoms[0].outcome = None, &["symptom zero"]);
}

#[test]
fn a_fact_that_a_language_states_otherwise_is_named() {
    check_drift(|other| other.checklists[1].steps[0].wait = None, &["step switch-on"]);
    check_drift(|other| other.checklists[1].steps[0].minutes = 9, &["step switch-on"]);
    check_drift(|other| other.checklists[1].steps[0].certainty = Some(text("one")), &["step switch-on"]);
    check_drift(|other| other.checklists[1].steps[0].see.clear(), &["step switch-on"]);
    check_drift(|other| other.aliases.push(alias("before", "erase")), &["alias before erase"]);
}

// A translator who leaves a warning out sends people into a loss that English readers are told of.
#[test]
fn a_risk_that_is_lost_in_translation_is_named() {
    check_drift(|other| (other.checklists[3].steps[0].risk, other.checklists[3].steps[0].save) = (None, None), &["step erase"]);
    check_drift(|other| other.checklists[3].guard = None, &["checklist harsh"]);
    check_drift(|other| other.checklists[3].guard.iter_mut().for_each(|it| it.check.clear()), &["checklist harsh"]);
}

#[test]
fn a_menu_path_for_other_versions_is_named() {
    check_drift(|other| other.checklists[1].steps[0].path[0].from = Some(17), &["step switch-on"]);
    check_drift(|other| drop(other.checklists[1].steps[0].path.pop()), &["step switch-on"]);
}

#[test]
fn a_question_about_versions_that_divides_elsewhere_is_named() {
    check_drift(|other| other.systems[0].split = 17, &["system iphone"]);
}

/// Changes the flow of a second language, and expects that some sentence about it names this.
#[track_caller]
fn check_flow_drift(change: impl FnOnce(&mut Draft), expected: &str) {
    let mut other = Draft { language: text("de"), ..asking() };
    change(&mut other);
    let found = drift::differences(&asking(), &other);
    assert!(found.iter().any(|it| it.contains(expected)), "no sentence holds “{expected}”: {found:#?}");
}

#[test]
fn a_flow_that_differs_only_in_words_does_not_drift() {
    let mut other = asking();
    other.questions[0].text = text("Zählt sie?");
    other.questions[0].hint = text("Sieh nach.");
    other.questions[0].answers[0].text = text("Ja");
    assert_eq!(drift::differences(&asking(), &other), Vec::<String>::new());
}

#[test]
fn a_question_that_a_language_lacks_or_leads_elsewhere_is_named() {
    check_flow_drift(|other| drop(other.questions.pop()), "lacks `question arrives`");
    check_flow_drift(|other| drop(other.questions[1].answers.pop()), "lacks `answer arrives no");
    check_flow_drift(|other| other.questions[1].answers[1].id = text("nein"), "has `answer arrives nein");
    check_flow_drift(|other| other.questions[1].answers[1].means = Some(text("zero")), "has `answer arrives no");
    check_flow_drift(|other| other.questions[0].answers[0].asks = None, "has `answer counts yes");
    check_flow_drift(|other| other.questions[1].answers.reverse(), "answer arrives");
    check_flow_drift(|other| other.questions.reverse(), "question");
}

// Ticks are kept by id and survive, but the two pages would tell people to do things in a different order.
#[test]
fn steps_and_checklists_in_another_order_are_named() {
    check_drift(|other| other.checklists.swap(1, 2), &["checklist"]);
    let mut first = sound();
    let mut second = first.checklists[1].steps[0].clone();
    second.id = text("and-again");
    first.checklists[1].steps.push(second);
    let mut other = first.clone();
    other.checklists[1].steps.reverse();
    assert!(!drift::differences(&first, &other).is_empty());
}

#[test]
fn a_wait_that_the_page_would_have_to_round_is_caught() {
    check(
        |it| it.checklists[0].steps[0].wait = Some(draft::Wait { seconds: 90 }),
        &["The step `compare` waits 90 seconds, which is no whole number of minutes or hours."],
    );
}

#[test]
fn an_alias_that_takes_one_of_the_pages_places_is_caught() {
    check(
        |it| it.aliases.push(alias("top", "switch-on")),
        &["The alias `top` could never have been an id. Correct or remove it."],
    );
}
