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
    draft::Answer { id: text(id), text: text("Perhaps"), asks: asks.map(text), means: means.map(text), retired: false }
}

fn retired(id: &str, asks: Option<&str>, means: Option<&str>) -> draft::Answer {
    draft::Answer { retired: true, ..answer(id, asks, means) }
}

/// What is said of a question that cannot be left open.
fn no_unsure(question: &str) -> String {
    format!("The question `{question}` has no answer for somebody who can't tell. Add one with the id `unsure`.")
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
        |draft| draft.questions[1].answers[1].id = text("Yes"),
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
        |draft| draft.questions[1].answers[2].id = text("yes"),
        &["The question `arrives` has two answers with the id `yes`. Give one of the two another id."],
    );
}

// An answer is kept under its question, so "yes" of one question is never taken for "yes" of another.
#[test]
fn answers_of_two_questions_may_share_an_id() {
    let flow = asking();
    assert_eq!(flow.questions[0].answers[0].id, flow.questions[1].answers[1].id);
    assert_eq!(lint::problems(&flow), Vec::<String>::new());
}

#[test]
fn a_question_with_fewer_than_two_answers_is_named() {
    let sentence = "The question `arrives` has fewer than two answers. Add another, or remove the question.";
    check_flow(|draft| draft.questions[1].answers.truncate(1), &[sentence]);
    check_flow(|draft| draft.questions[1].answers.clear(), &[sentence, &no_unsure("arrives")]);
    // One that is not offered is none to choose.
    check_flow(|draft| draft.questions[1].answers[1..].iter_mut().for_each(|it| it.retired = true), &[sentence]);
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
        |draft| {
            draft.questions[0].answers[0] = answer("yes", None, Some("missing"));
            draft.questions[0].answers[2] = answer("unsure", None, Some("missing"));
        },
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
            draft.questions[0].answers[2] = answer("unsure", None, Some("missing"));
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
    let sentence = "No answer means the symptom `much`. Let an answer of a [[question]] have `means = \"much\"`.";
    check_flow(|draft| drop(draft.questions[0].answers.pop()), &[sentence]);
    // Nobody can give a retired answer any more.
    check_flow(|draft| draft.questions[0].answers[3].retired = true, &[sentence]);
}

/// Makes a flow in which so many questions can be asked one after the other: each asks the next, and the last one ends.
fn longer(draft: &mut Draft, count: usize) {
    let end = draft.questions[1].clone();
    for number in 2..count {
        let (id, end) = (format!("more-{number}"), end.clone());
        draft.questions.last_mut().unwrap().answers.push(answer("on", Some(&id), None));
        draft.questions.push(draft::Question { id, ..end });
    }
}

#[test]
fn nobody_is_asked_more_than_seven_questions() {
    check_flow(|draft| longer(draft, 7), &[]);
    check_flow(
        |draft| longer(draft, 8),
        &["Somebody can be asked 8 questions one after the other. Let an answer come to an end sooner: 7 are enough."],
    );
}

#[test]
fn what_is_asked_only_after_a_retired_answer_makes_nobodys_way_longer() {
    check_flow(
        |draft| {
            longer(draft, 8);
            draft.questions[6].answers.last_mut().unwrap().retired = true;
        },
        &[],
    );
}

// ---------------------------------------------------------------- whoever can't tell

// People leave a page that asks what they don't know.
#[test]
fn every_question_can_be_left_open() {
    check_flow(|draft| draft.questions[0].answers[2].id = text("perhaps"), &[&no_unsure("counts")]);
    check_flow(|draft| draft.questions[1].answers[0].id = text("perhaps"), &[&no_unsure("arrives")]);
    check_flow(
        |draft| {
            draft.questions[0].answers[2].id = text("perhaps");
            draft.questions[1].answers[0].retired = true;
        },
        &[&no_unsure("counts"), &no_unsure("arrives")],
    );
}

// Unpairing erases the watch, so it must never hang on somebody being unsure.
#[test]
fn whoever_cannot_tell_is_led_to_nothing_riskier_than_whoever_can() {
    let sentence = |question: &str| {
        format!(
            "Whoever answers `unsure` to the question `{question}` can be led to something riskier than whoever answers anything else. Let it lead to something milder."
        )
    };
    let unsure = |to: &'static str| move |draft: &mut Draft| draft.questions[1].answers[0].means = Some(text(to));
    // Others are led to `zero`, which ends in what is destructive.
    check_flow(unsure("zero"), &[]);
    let others = |draft: &mut Draft, to: &str| {
        draft.questions[1].answers[1].means = Some(text(to));
        draft.questions[1].answers[2].means = Some(text(to));
    };
    check_flow(|draft| others(draft, "missing"), &[]);
    check_flow(
        |draft| {
            others(draft, "missing");
            unsure("zero")(draft);
        },
        &[&sentence("arrives")],
    );
    // What is careful is riskier than what is safe.
    check_flow(|draft| others(draft, "much"), &[&sentence("arrives")]);
    // A retired answer is nobody's, so it excuses nothing.
    check_flow(
        |draft| {
            others(draft, "much");
            draft.questions[1].answers.push(retired("perhaps", None, Some("zero")));
        },
        &[&sentence("arrives")],
    );
}

#[test]
fn it_counts_what_can_follow_however_many_questions_later() {
    check_flow(
        |draft| {
            let mut first = draft.questions[0].clone();
            first.id = text("first");
            first.answers = vec![
                answer("yes", None, Some("missing")),
                answer("no", None, Some("much")),
                answer("unsure", Some("counts"), None),
            ];
            draft.questions.insert(0, first);
        },
        &[
            "Whoever answers `unsure` to the question `first` can be led to something riskier than whoever answers anything else. Let it lead to something milder.",
        ],
    );
}

// ---------------------------------------------------------------- answers that are retired, and questions that are new

// Somebody has it saved, so it has to lead somewhere.
#[test]
fn a_retired_answer_leads_somewhere_as_others_do() {
    check_flow(|draft| draft.questions[1].answers.push(retired("perhaps", None, Some("missing"))), &[]);
    check_flow(
        |draft| draft.questions[1].answers.push(retired("perhaps", None, Some("gone"))),
        &[
            "The answer `perhaps` of the question `arrives` means `gone`, which is no symptom and no verdict. Correct its `means`.",
        ],
    );
    check_flow(
        |draft| draft.questions[1].answers.push(retired("yes", None, Some("missing"))),
        &["The question `arrives` has two answers with the id `yes`. Give one of the two another id."],
    );
    check_flow(
        |draft| draft.questions[1].answers.push(retired("again", Some("counts"), None)),
        &[
            "The answer `again` of the question `arrives` leads back to `counts`, so whoever gives it goes round in circles. Change its `asks`.",
        ],
    );
}

/// Gives the first question such an `earlier`.
fn earlier(answered: &str, counts_as: Option<&str>, asks: Option<&str>) -> impl FnOnce(&mut Draft) + use<> {
    let it = draft::Earlier { answered: text(answered), counts_as: counts_as.map(text), asks: asks.map(text) };
    |draft: &mut Draft| draft.questions[0].earlier = Some(it)
}

#[test]
fn what_counts_for_somebody_of_a_former_edition_is_an_answer_or_a_question_that_there_is() {
    check_flow(earlier("arrives", Some("unsure"), None), &[]);
    check_flow(earlier("arrives", None, Some("arrives")), &[]);
    let sentence = "The `earlier` of the question `counts` must name a question in `answered`, and either an answer of its own in `counts_as` or a question in `asks`.";
    for wrong in [
        earlier("gone", Some("unsure"), None),
        earlier("zero", None, Some("arrives")),
        earlier("arrives", Some("gone"), None),
        earlier("arrives", None, Some("gone")),
        earlier("arrives", None, Some("zero")),
        earlier("arrives", None, None),
        earlier("arrives", Some("unsure"), Some("arrives")),
    ] {
        check_flow(wrong, &[sentence]);
    }
}
