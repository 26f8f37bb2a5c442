//! The diagnosis: how far answers lead, and that changing one keeps the others.

use fixtures::guide;
use rules::diagnosis::Diagnosis;
use rules::guide::Guide;
use rules::id::CauseId;
use rules::progress::Progress;
use rules::question::{Answer, Goes, Question};

/// How far these answers lead, as question and answer.
fn diagnosis(answers: &[(&'static str, &'static str)]) -> Diagnosis {
    guide().diagnosis(|question| answers.iter().find(|it| it.0 == question).map(|it| it.1))
}

/// Each question that is asked after these answers, `question=answer` if it has one, and the end if there is one.
fn way(answers: &[(&'static str, &'static str)]) -> String {
    let found = diagnosis(answers);
    let asked = found.asked.iter().map(|(question, answer)| match answer {
        Some(answer) => format!("{}={}", question.id, answer.id),
        None => format!("{}?", question.id),
    });
    asked.chain(found.end.map(|it| it.to_string())).collect::<Vec<_>>().join(" ")
}

#[track_caller]
fn check(answers: &[(&'static str, &'static str)], expected: &str) {
    assert_eq!(way(answers), expected);
}

/// Every way through the flow, as the answers that make it up and the end.
fn ways(guide: &Guide) -> Vec<(Vec<(&'static str, &'static str)>, CauseId)> {
    fn follow(
        guide: &Guide,
        answers: &mut Vec<(&'static str, &'static str)>,
        found: &mut Vec<(Vec<(&'static str, &'static str)>, CauseId)>,
    ) {
        assert!(answers.len() <= 20, "this way has no end: {answers:?}");
        let diagnosis = guide.diagnosis(|id| answers.iter().find(|it| it.0 == id).map(|it| it.1));
        match (diagnosis.end, diagnosis.open()) {
            (Some(end), None) => found.push((answers.clone(), end)),
            (None, Some(question)) => {
                for answer in question.answers {
                    answers.push((question.id, answer.id));
                    follow(guide, answers, found);
                    answers.pop();
                }
            }
            other => panic!("neither a question nor an end, or both, after {answers:?}: {other:?}"),
        }
    }
    let mut found = Vec::new();
    follow(guide, &mut Vec::new(), &mut found);
    found
}

// ---------------------------------------------------------------- answering

#[test]
fn answers_lead_from_question_to_question_to_an_end() {
    check(&[("boils", "bubbles")], "boils=bubbles steam?");
    check(&[("boils", "bubbles"), ("steam", "none")], "boils=bubbles steam=none began?");
    check(&[("boils", "cold")], "boils=cold never-boils");
    check(&[("boils", "unsure"), ("steam", "none"), ("began", "moved")], "boils=unsure steam=none began=moved after-move");
}

#[test]
fn an_answer_to_a_question_that_is_not_asked_yet_is_not_read() {
    check(&[("began", "moved"), ("level", "lower")], "boils?");
    check(&[("boils", "bubbles"), ("began", "moved")], "boils=bubbles steam?");
    check(&[("boils", "cold"), ("steam", "none"), ("began", "moved")], "boils=cold never-boils");
}

#[test]
fn changing_an_answer_keeps_the_later_ones_that_are_still_asked() {
    check(&[("boils", "unsure"), ("steam", "plenty"), ("level", "lower")], "boils=unsure steam=plenty level=lower low-level");
    check(&[("boils", "bubbles"), ("steam", "unsure"), ("level", "lower")], "boils=bubbles steam=unsure level=lower low-level");
}

#[test]
fn changing_an_answer_back_finds_the_later_ones_again() {
    let mut progress = Progress::default();
    let mut say = |question, answer, now| {
        progress.set_answer(question, Some(answer), now);
        guide().diagnosis(|it| progress.answer(it)).end.map(|it| it.0)
    };
    assert_eq!(say("boils", "bubbles", 1), None);
    assert_eq!(say("steam", "none", 2), None);
    assert_eq!(say("began", "new-stove", 3), Some("new-stove"));
    assert_eq!(say("steam", "plenty", 4), None);
    assert_eq!(say("level", "higher", 5), Some("too-full"));
    assert_eq!(say("steam", "little", 6), Some("new-stove"));
    assert_eq!(say("boils", "cold", 7), Some("never-boils"));
    assert_eq!(say("boils", "unsure", 8), Some("new-stove"));
}

#[test]
fn an_answer_that_is_taken_back_is_asked_again() {
    let mut progress = Progress::default();
    progress.set_answer("boils", Some("cold"), 1);
    progress.set_answer("boils", None, 2);
    let found = guide().diagnosis(|it| progress.answer(it));
    assert_eq!(found.open().map(|it| it.id), Some("boils"));
    assert!(found.end.is_none());
}

// Progress may come from another version of the guide, by a link or a file.
#[test]
fn an_answer_of_another_version_counts_as_not_given() {
    for strange in ["", "gone", "BUBBLES", "bubbles ", "plenty", "steam"] {
        check(&[("boils", strange), ("steam", "plenty")], "boils?");
    }
    check(&[("gone", "bubbles"), ("", "")], "boils?");
    check(&[("boils", "bubbles"), ("steam", "gone"), ("began", "moved")], "boils=bubbles steam?");
}

#[test]
fn only_the_last_question_is_ever_open() {
    for (answers, _) in ways(guide()) {
        for count in 0..=answers.len() {
            let found = diagnosis(&answers[..count]);
            assert!(found.asked[..count].iter().all(|it| it.1.is_some()), "{answers:?}");
            assert_eq!(found.open().is_some(), count < answers.len(), "{answers:?}");
            assert_eq!(found.end.is_some(), count == answers.len(), "{answers:?}");
        }
    }
}

// ---------------------------------------------------------------- how many are left

#[track_caller]
fn check_left(answers: &[(&'static str, &'static str)], number: usize, at_most: usize) {
    let found = diagnosis(answers);
    assert_eq!((found.asked.len(), found.at_most()), (number, at_most));
}

#[test]
fn it_is_said_how_many_questions_there_can_be() {
    check_left(&[], 1, 4);
    check_left(&[("boils", "bubbles")], 2, 4);
    check_left(&[("boils", "bubbles"), ("steam", "plenty")], 3, 4);
    check_left(&[("boils", "bubbles"), ("steam", "none")], 3, 3);
    check_left(&[("boils", "bubbles"), ("steam", "plenty"), ("level", "same")], 4, 4);
}

#[test]
fn at_the_end_no_question_is_left() {
    check_left(&[("boils", "cold")], 1, 1);
    check_left(&[("boils", "bubbles"), ("steam", "plenty"), ("level", "lower")], 3, 3);
}

// A number that grew while answering would break a promise.
#[test]
fn the_number_of_questions_never_grows() {
    for (answers, _) in ways(guide()) {
        let most: Vec<usize> = (0..=answers.len()).map(|it| diagnosis(&answers[..it]).at_most()).collect();
        assert!(most.is_sorted_by(|one, next| one >= next), "{answers:?}: {most:?}");
        assert_eq!(most.last(), Some(&answers.len()), "{answers:?}");
    }
}

// ---------------------------------------------------------------- flows that the build would refuse

#[test]
fn a_guide_without_questions_asks_nothing() {
    let found = Guide { questions: &[], ..*guide() }.diagnosis(|_| Some("yes"));
    assert!(found.asked.is_empty() && found.end.is_none() && found.at_most() == 0);
}

#[test]
fn a_flow_that_goes_round_in_circles_does_not_hang_the_page() {
    const AGAIN: [Answer; 2] = [
        Answer { id: "yes", text: "Yes", goes: Goes::Question("two") },
        Answer { id: "no", text: "No", goes: Goes::Question("one") },
    ];
    const CIRCLE: [Question; 2] = [
        Question { id: "one", text: "One?", hint: "One.", answers: &AGAIN },
        Question { id: "two", text: "Two?", hint: "Two.", answers: &AGAIN },
    ];
    let guide = Guide { questions: &CIRCLE, ..*guide() };
    assert_eq!(guide.diagnosis(|_| Some("no")).asked.len(), 2);
    assert_eq!(guide.diagnosis(|_| None).asked.len(), 1);
}
