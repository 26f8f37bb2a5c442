//! The diagnosis: where each answer leads, that everybody comes to an end, and that changing an answer keeps the others.

use std::collections::BTreeSet;

use resync::content::{english, guides};
use resync::model::diagnosis::{Answer, Diagnosis, Goes, Question};
use resync::model::guide::Guide;
use resync::model::id::CauseId;
use resync::model::progress::Progress;

/// How far these answers lead, as question and answer.
fn diagnosis(answers: &[(&'static str, &'static str)]) -> Diagnosis {
    english().diagnosis(|question| answers.iter().find(|it| it.0 == question).map(|it| it.1))
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

/// Every answer of a question, in order, and where it leads: `?` to a question, else to an end.
#[track_caller]
fn check_question(id: &str, expected: &[(&str, &str)]) {
    let question = english().question(id).unwrap();
    let found: Vec<(&str, String)> = question
        .answers
        .iter()
        .map(|it| match it.goes {
            Goes::Question(next) => (it.id, format!("{next}?")),
            Goes::Cause(end) => (it.id, end.to_string()),
        })
        .collect();
    let expected: Vec<(&str, String)> = expected.iter().map(|(id, goes)| (*id, goes.to_string())).collect();
    assert_eq!(found, expected);
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

// ---------------------------------------------------------------- each question

#[test]
fn whether_the_watch_counts_comes_first() {
    check(&[], "walk?");
    check_question("walk", &[("goes-up", "source?"), ("stays", "watch-counts-nothing"), ("unsure", "source?")]);
}

// Nobody who can't find the list is sent towards resets: two totals are easier to compare, and a zero there says as much.
#[test]
fn then_whether_the_steps_arrive() {
    check_question("source", &[("recent", "compare?"), ("older", "since?"), ("none", "since?"), ("unsure", "compare?")]);
}

#[test]
fn steps_that_arrive_are_compared() {
    check_question(
        "compare",
        &[
            ("lower", "iphone-lower"),
            ("blank-hours", "part-of-day-blank"),
            ("zero", "since?"),
            ("higher", "iphone-higher"),
            ("wrong-day", "wrong-day"),
            ("same", "looks?"),
        ],
    );
}

#[test]
fn where_the_totals_agree_something_else_looks_wrong() {
    check_question("looks", &[("frozen", "stale-app"), ("feels-off", "counts-feel-off"), ("other", "entries-arrive")]);
}

#[test]
fn steps_that_do_not_arrive_stay_away_since_something() {
    check_question(
        "since",
        &[
            ("update", "after-update"),
            ("new-phone", "new-phone"),
            ("charging", "only-after-charging"),
            ("blank-hours", "part-of-day-blank"),
            ("other", "iphone-zero"),
        ],
    );
}

// ---------------------------------------------------------------- the whole flow

#[test]
fn every_question_is_asked_of_somebody() {
    for guide in guides() {
        let asked: BTreeSet<&str> = ways(guide).iter().flat_map(|it| it.0.iter().map(|it| it.0)).collect();
        assert_eq!(asked, guide.questions.iter().map(|it| it.id).collect());
    }
}

#[test]
fn every_symptom_can_be_found_by_answering() {
    for guide in guides() {
        let ends: BTreeSet<CauseId> = ways(guide).iter().map(|it| it.1).collect();
        for symptom in guide.symptoms {
            assert!(ends.contains(&symptom.id), "No answer means `{}`. Add one to a [[question]].", symptom.id);
        }
    }
}

#[test]
fn every_way_ends_in_a_path() {
    for guide in guides() {
        for (answers, end) in ways(guide) {
            assert!(guide.path(end.0).is_some_and(|it| !it.checklists.is_empty()), "{answers:?} ends in {end}");
        }
    }
}

#[test]
fn nobody_is_asked_more_than_four_questions_or_the_same_one_twice() {
    for guide in guides() {
        for (answers, _) in ways(guide) {
            let questions: BTreeSet<&str> = answers.iter().map(|it| it.0).collect();
            assert_eq!(questions.len(), answers.len(), "{answers:?}");
            assert!(answers.len() <= 4, "{answers:?}");
        }
    }
}

// Unpairing erases the watch, so it must never hang on somebody being unsure.
#[test]
fn nobody_who_is_only_unsure_is_led_to_unpairing() {
    for (answers, end) in ways(english()) {
        let path = english().path(end.0).unwrap();
        let is_destructive = path.checklists.iter().any(|it| it.id.0 == "unpair-pair");
        let saw_none = answers.iter().any(|it| [("source", "older"), ("source", "none"), ("compare", "zero")].contains(it));
        assert!(!is_destructive || saw_none, "{answers:?} ends in {end}");
    }
}

// ---------------------------------------------------------------- answering

#[test]
fn answers_lead_from_question_to_question_to_an_end() {
    check(&[("walk", "goes-up")], "walk=goes-up source?");
    check(&[("walk", "goes-up"), ("source", "none")], "walk=goes-up source=none since?");
    check(&[("walk", "stays")], "walk=stays watch-counts-nothing");
    check(&[("walk", "unsure"), ("source", "none"), ("since", "update")], "walk=unsure source=none since=update after-update");
}

#[test]
fn an_answer_to_a_question_that_is_not_asked_yet_is_not_read() {
    check(&[("since", "update"), ("compare", "lower")], "walk?");
    check(&[("walk", "goes-up"), ("since", "update")], "walk=goes-up source?");
    check(&[("walk", "stays"), ("source", "none"), ("since", "update")], "walk=stays watch-counts-nothing");
}

#[test]
fn changing_an_answer_keeps_the_later_ones_that_are_still_asked() {
    check(
        &[("walk", "unsure"), ("source", "recent"), ("compare", "lower")],
        "walk=unsure source=recent compare=lower iphone-lower",
    );
    check(
        &[("walk", "goes-up"), ("source", "unsure"), ("compare", "lower")],
        "walk=goes-up source=unsure compare=lower iphone-lower",
    );
}

#[test]
fn changing_an_answer_back_finds_the_later_ones_again() {
    let mut progress = Progress::default();
    let mut say = |question, answer, now| {
        progress.set_answer(question, Some(answer), now);
        english().diagnosis(|it| progress.answer(it)).end.map(|it| it.0)
    };
    assert_eq!(say("walk", "goes-up", 1), None);
    assert_eq!(say("source", "none", 2), None);
    assert_eq!(say("since", "new-phone", 3), Some("new-phone"));
    assert_eq!(say("source", "recent", 4), None);
    assert_eq!(say("compare", "higher", 5), Some("iphone-higher"));
    assert_eq!(say("source", "older", 6), Some("new-phone"));
    assert_eq!(say("walk", "stays", 7), Some("watch-counts-nothing"));
    assert_eq!(say("walk", "unsure", 8), Some("new-phone"));
}

#[test]
fn an_answer_that_is_taken_back_is_asked_again() {
    let mut progress = Progress::default();
    progress.set_answer("walk", Some("stays"), 1);
    progress.set_answer("walk", None, 2);
    let found = english().diagnosis(|it| progress.answer(it));
    assert_eq!(found.open().map(|it| it.id), Some("walk"));
    assert!(found.end.is_none());
}

// Progress may come from another version of the guide, by a link or a file.
#[test]
fn an_answer_of_another_version_counts_as_not_given() {
    for strange in ["", "gone", "GOES-UP", "goes-up ", "recent", "source"] {
        check(&[("walk", strange), ("source", "recent")], "walk?");
    }
    check(&[("gone", "goes-up"), ("", "")], "walk?");
    check(&[("walk", "goes-up"), ("source", "gone"), ("since", "update")], "walk=goes-up source?");
}

#[test]
fn only_the_last_question_is_ever_open() {
    for (answers, _) in ways(english()) {
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
    check_left(&[("walk", "goes-up")], 2, 4);
    check_left(&[("walk", "goes-up"), ("source", "recent")], 3, 4);
    check_left(&[("walk", "goes-up"), ("source", "none")], 3, 3);
    check_left(&[("walk", "goes-up"), ("source", "recent"), ("compare", "same")], 4, 4);
}

#[test]
fn at_the_end_no_question_is_left() {
    check_left(&[("walk", "stays")], 1, 1);
    check_left(&[("walk", "goes-up"), ("source", "recent"), ("compare", "lower")], 3, 3);
}

// A number that grew while answering would break a promise.
#[test]
fn the_number_of_questions_never_grows() {
    for (answers, _) in ways(english()) {
        let most: Vec<usize> = (0..=answers.len()).map(|it| diagnosis(&answers[..it]).at_most()).collect();
        assert!(most.is_sorted_by(|one, next| one >= next), "{answers:?}: {most:?}");
        assert_eq!(most.last(), Some(&answers.len()), "{answers:?}");
    }
}

// ---------------------------------------------------------------- flows that the build would refuse

#[test]
fn a_guide_without_questions_asks_nothing() {
    let found = Guide { questions: &[], ..*english() }.diagnosis(|_| Some("yes"));
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
    let guide = Guide { questions: &CIRCLE, ..*english() };
    assert_eq!(guide.diagnosis(|_| Some("no")).asked.len(), 2);
    assert_eq!(guide.diagnosis(|_| None).asked.len(), 1);
}
