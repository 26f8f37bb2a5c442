//! Where symptoms, verdicts and steps lead.

use super::*;

#[test]
fn a_symptom_or_verdict_that_leads_nowhere_is_named() {
    check(
        |draft| {
            draft.symptoms.push(draft::Symptom { id: text("lost"), goes: Vec::new(), outcome: None, ..draft.symptoms[1].clone() })
        },
        &["The symptom `lost` leads nowhere. List at least one checklist in its `goes`, or give it an `outcome`."],
    );
    check(
        |draft| draft.verdicts.push(draft::Verdict { id: text("lost"), goes: Vec::new(), ..draft.verdicts[0].clone() }),
        &["The verdict `lost` leads nowhere. List at least one checklist in its `goes`, or give it an `outcome`."],
    );
}

// Where nothing is broken, the outcome says it all.
#[test]
fn a_symptom_or_verdict_with_an_outcome_needs_no_path() {
    check(
        |draft| {
            draft.symptoms[1].goes.clear();
            draft.symptoms[1].through = Some(text("nothing"));
            draft.verdicts.push(draft::Verdict { id: text("agree"), goes: Vec::new(), ..draft.verdicts[0].clone() });
            draft.verdicts[1].outcome = Some(text("fine"));
        },
        &[],
    );
}

#[test]
fn what_is_right_after_a_path_is_the_report_or_nothing() {
    for through in ["report", "nothing"] {
        check(|draft| draft.symptoms[0].through = Some(text(through)), &[]);
    }
    let sentence = |who: &str| format!("The {who} has `through = \"end\"`. Use `report` or `nothing`, or leave it out.");
    check(|draft| draft.symptoms[0].through = Some(text("end")), &[&sentence("symptom `zero`")]);
    check(|draft| draft.verdicts[0].through = Some(text("end")), &[&sentence("verdict `missing`")]);
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
        |draft| draft.verdicts.push(draft::Verdict { id: text("odd"), after: Some(text("mild")), ..draft.verdicts[0].clone() }),
        &[
            "The verdict `odd` comes after `mild`, which is no checklist with a question. Correct its `after`, or give that checklist a `question`.",
        ],
    );
}

// A button without words, or words without a button.
#[test]
fn a_verdict_after_a_checklist_has_the_words_of_its_answer() {
    let sentence = "The verdict `odd` has only one of `after` and `answer`. Give both, or neither.";
    let odd = |draft: &mut Draft| {
        draft.verdicts.push(draft::Verdict { id: text("odd"), ..draft.verdicts[0].clone() });
    };
    let with = |after: Option<&str>, answer: Option<&str>| {
        let (after, answer) = (after.map(text), answer.map(text));
        move |draft: &mut Draft| {
            odd(draft);
            (draft.verdicts[1].after, draft.verdicts[1].answer) = (after, answer);
        }
    };
    check(with(Some("look"), None), &[sentence]);
    check(with(None, Some("Perhaps")), &[sentence]);
    check(with(Some("look"), Some("Perhaps")), &[]);
    // One that only questions lead to.
    check(with(None, None), &[]);
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
fn an_outcome_of_a_symptom_or_verdict_exists() {
    check(
        |draft| draft.symptoms[1].outcome = Some(text("gone")),
        &["The symptom `much` has the outcome `gone`, which does not exist. Correct it."],
    );
    check(
        |draft| draft.verdicts[0].outcome = Some(text("gone")),
        &["The verdict `missing` has the outcome `gone`, which does not exist. Correct it."],
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
fn a_place_is_one_of_three() {
    for place in ["start", "keep", "aside"] {
        check(|draft| draft.checklists[0].place = Some(text(place)), &[]);
    }
    check(
        |draft| draft.checklists[0].place = Some(text("end")),
        &["The checklist `look` has the place `end`. Use `start`, `keep` or `aside`, or leave it out."],
    );
}

#[test]
fn a_checklist_has_steps() {
    check(|draft| draft.checklists[0].steps.clear(), &["The checklist `look` has no steps. Add one, or remove it."]);
}

#[test]
fn what_has_a_place_of_its_own_is_on_no_path() {
    check(
        |draft| draft.symptoms[0].goes.insert(0, text("look")),
        &["The symptom `zero` leads to the checklist `look`, which has a `place` and is on no path. Take it out of `goes`."],
    );
}
