//! The questions that find the symptom.

use super::*;

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
    assert_eq!(lint::problems(&flow), Vec::<String>::new());
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

#[test]
fn every_symptom_can_be_found_by_answering() {
    check_flow(
        |draft| drop(draft.questions[0].answers.pop()),
        &["No answer means the symptom `much`. Let an answer of a [[question]] have `means = \"much\"`."],
    );
}

#[test]
fn nobody_is_asked_more_than_four_questions() {
    // Each question asks the next, and its last one ends.
    let longer = |draft: &mut Draft, count: usize| {
        let end = draft.questions[1].clone();
        for number in 2..count {
            let (id, end) = (format!("more-{number}"), end.clone());
            draft.questions.last_mut().unwrap().answers.push(answer("on", Some(&id), None));
            draft.questions.push(draft::Question { id, ..end });
        }
    };
    check_flow(|draft| longer(draft, 4), &[]);
    check_flow(
        |draft| longer(draft, 5),
        &["Somebody can be asked 5 questions one after the other. Let an answer come to an end sooner: 4 are enough."],
    );
}

// Unpairing erases the watch, so it must never hang on somebody being unsure.
#[test]
fn whoever_cannot_tell_is_not_led_straight_to_what_erases_something() {
    let sentence = |question: &str| {
        format!(
            "Whoever answers `unsure` to the question `{question}` is at most one answer away from `zero`, whose path erases something. Ask something that is easier to tell first."
        )
    };
    check_flow(|draft| draft.questions[0].answers.push(answer("unsure", Some("arrives"), None)), &[&sentence("counts")]);
    check_flow(|draft| draft.questions[1].answers.push(answer("unsure", None, Some("zero"))), &[&sentence("arrives")]);
    check_flow(|draft| draft.questions[1].answers.push(answer("unsure", None, Some("missing"))), &[]);
}
