//! The diagnosis: how far answers lead, and that changing one keeps the others.

use std::sync::OnceLock;

use fixtures::{draft_with, guide, guide_of};
use rules::diagnosis::Diagnosis;
use rules::guide::Guide;
use rules::id::CauseId;
use rules::progress::Progress;
use rules::question::{Answer, Earlier, Goes, Question, Then};

/// Progress with these answers, as question and answer.
fn said(answers: &[(&str, &str)]) -> Progress {
    let mut progress = Progress::default();
    answers.iter().for_each(|(question, answer)| progress.set_answer(question, Some(answer), 1));
    progress
}

/// How far these answers lead.
fn diagnosis(answers: &[(&str, &str)]) -> Diagnosis {
    guide().diagnosis(&said(answers))
}

/// Each question that is asked after these answers, `question=answer` if it has one, and the end if there is one.
fn way(guide: &Guide, progress: &Progress) -> String {
    let found = guide.diagnosis(progress);
    let asked = found.asked.iter().map(|(question, answer)| match answer {
        Some(answer) => format!("{}={}", question.id, answer.id),
        None => format!("{}?", question.id),
    });
    asked.chain(found.end.map(|it| it.to_string())).collect::<Vec<_>>().join(" ")
}

#[track_caller]
fn check(answers: &[(&str, &str)], expected: &str) {
    assert_eq!(way(guide(), &said(answers)), expected);
}

/// Every way through the flow, as the answers that make it up and the end.
fn ways(guide: &Guide) -> Vec<(Vec<(&'static str, &'static str)>, CauseId)> {
    fn follow(
        guide: &Guide,
        answers: &mut Vec<(&'static str, &'static str)>,
        found: &mut Vec<(Vec<(&'static str, &'static str)>, CauseId)>,
    ) {
        assert!(answers.len() <= 20, "this way has no end: {answers:?}");
        let diagnosis = guide.diagnosis(&said(answers));
        match (diagnosis.end, diagnosis.open()) {
            (Some(end), None) => found.push((answers.clone(), end)),
            (None, Some(question)) => {
                for answer in question.offered() {
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
        guide().diagnosis(&progress).end.map(|it| it.0)
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
    let found = guide().diagnosis(&progress);
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
fn check_left(answers: &[(&str, &str)], number: usize, at_most: usize) {
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

// ---------------------------------------------------------------- answers that are no longer offered

/// The small guide with two answers that are retired: one led to a question, one to an end.
fn with_retired() -> &'static Guide {
    static GUIDE: OnceLock<Guide> = OnceLock::new();
    GUIDE.get_or_init(|| {
        guide_of(&draft_with(&[
            (
                r#"{ id = "cold", text = "No, it stays cold", means = "never-boils" },"#,
                r#"{ id = "cold", text = "No, it stays cold", asks = "steam", retired = true },
                   { id = "icy", text = "It is icy", means = "never-boils" },"#,
            ),
            (
                r#"{ id = "moved", "#,
                r#"{ id = "always", text = "Since I bought it", means = "tastes-odd", retired = true },
                   { id = "moved", "#,
            ),
        ]))
    })
}

// B18: what was saved or sent while an answer was there must not be forgotten because nobody may give it any more.
#[test]
fn a_retired_answer_that_was_given_leads_where_it_led() {
    let way = |answers: &[(&str, &str)]| way(with_retired(), &said(answers));
    assert_eq!(
        way(&[("boils", "bubbles"), ("steam", "none"), ("began", "always")]),
        "boils=bubbles steam=none began=always tastes-odd"
    );
    assert_eq!(way(&[("boils", "cold")]), "boils=cold steam?");
}

#[test]
fn a_retired_answer_is_not_offered() {
    let offered = |id| with_retired().question(id).unwrap().offered().map(|it| it.id).collect::<Vec<_>>();
    assert_eq!(offered("boils"), ["bubbles", "icy", "unsure"]);
    assert_eq!(offered("began"), ["moved", "new-stove", "other", "unsure"]);
}

// Nobody can give it, so it makes nobody's way longer.
#[test]
fn the_ways_of_retired_answers_are_not_counted() {
    let guide = guide_of(&draft_with(&[
        (r#"text = "It is empty", asks = "began""#, r#"text = "It is empty", means = "no-whistle""#),
        (r#"text = "As full", asks = "taste" },"#, r#"text = "As full", asks = "taste", retired = true },"#),
        (
            r#"{ id = "unsure", text = "I can't tell", asks = "began" }"#,
            r#"{ id = "unsure", text = "I can't tell", means = "low-level" }"#,
        ),
    ]));
    let plenty = [("boils", "bubbles"), ("steam", "plenty")];
    assert_eq!(guide.diagnosis(&said(&plenty)).at_most(), 3);
    let same = guide.diagnosis(&said(&[&plenty[..], &[("level", "same")]].concat()));
    assert_eq!((same.open().map(|it| it.id), same.at_most()), (Some("taste"), 4), "whoever gave it is led on");
}

// ---------------------------------------------------------------- answers of a former edition

/// The small guide with two questions that a former edition did not have: where it stands comes first of all, and what the lid
/// does stands before `began`.
fn second() -> &'static Guide {
    static GUIDE: OnceLock<Guide> = OnceLock::new();
    GUIDE.get_or_init(|| {
        const KITCHEN: &str = r#"
            [[question]]
            id = "kitchen"
            text = "Where does it stand?"
            hint = "Look."
            earlier = { answered = "boils", counts_as = "unsure" }
            answer = [
              { id = "here", text = "Here", asks = "boils" },
              { id = "nowhere", text = "Nowhere", means = "whistle-heard" },
              { id = "unsure", text = "I can't tell", asks = "boils" },
            ]

            [[question]]
            id = "boils"
        "#;
        const LID: &str = r#"
            [[question]]
            id = "lid"
            text = "What does the lid do?"
            hint = "Listen."
            earlier = { answered = "began", asks = "began" }
            answer = [
              { id = "rattles", text = "It rattles", means = "low-level" },
              { id = "rests", text = "It rests", asks = "began" },
              { id = "unsure", text = "I can't tell", asks = "began" },
            ]

            [[question]]
            id = "began"
        "#;
        guide_of(&draft_with(&[
            (r#"asks = "began""#, r#"asks = "lid""#),
            ("[[question]]\nid = \"boils\"\n", KITCHEN),
            ("[[question]]\nid = \"began\"\n", LID),
        ]))
    })
}

#[track_caller]
fn check_second(answers: &[(&str, &str)], expected: &str) {
    assert_eq!(way(second(), &said(answers)), expected);
}

// Whoever comes back to a page that asks something new first must not lose where they were, nor see a question without an answer
// before the ones that they gave.
#[test]
fn a_question_that_was_not_asked_then_counts_as_answered_and_is_listed() {
    check_second(&[("boils", "bubbles")], "kitchen=unsure boils=bubbles steam?");
    check_second(&[("boils", "cold")], "kitchen=unsure boils=cold never-boils");
}

#[test]
fn a_question_that_was_left_out_then_is_left_out_now() {
    check_second(
        &[("boils", "bubbles"), ("steam", "none"), ("began", "moved")],
        "kitchen=unsure boils=bubbles steam=none began=moved after-move",
    );
}

#[test]
fn whoever_begins_now_is_asked_everything() {
    check_second(&[], "kitchen?");
    check_second(&[("kitchen", "here")], "kitchen=here boils?");
    check_second(&[("kitchen", "here"), ("boils", "bubbles"), ("steam", "none")], "kitchen=here boils=bubbles steam=none lid?");
    // Progress of the former edition that had not come so far is asked what is new further on.
    check_second(&[("boils", "bubbles"), ("steam", "none")], "kitchen=unsure boils=bubbles steam=none lid?");
}

#[test]
fn an_answer_that_was_given_outranks_what_would_count() {
    check_second(&[("kitchen", "nowhere"), ("boils", "bubbles")], "kitchen=nowhere whistle-heard");
    let rattles = [("boils", "bubbles"), ("steam", "none"), ("lid", "rattles"), ("began", "moved")];
    check_second(&rattles, "kitchen=unsure boils=bubbles steam=none lid=rattles low-level");
    let rests = [("boils", "bubbles"), ("steam", "none"), ("lid", "rests"), ("began", "moved")];
    check_second(&rests, "kitchen=unsure boils=bubbles steam=none lid=rests began=moved after-move");
}

// It is listed like an answer that was given, so it can be changed like one.
#[test]
fn an_answer_that_only_counted_as_given_can_be_taken_back() {
    let mut progress = said(&[("boils", "bubbles"), ("steam", "none"), ("began", "moved")]);
    progress.set_answer("kitchen", None, 2);
    assert_eq!(way(second(), &progress), "kitchen?");
    progress.set_answer("kitchen", Some("here"), 3);
    assert_eq!(way(second(), &progress), "kitchen=here boils=bubbles steam=none began=moved after-move");
    progress.set_answer("lid", None, 4);
    assert_eq!(way(second(), &progress), "kitchen=here boils=bubbles steam=none lid?");
}

#[test]
fn what_was_taken_back_before_counts_for_nothing() {
    let mut progress = said(&[("boils", "bubbles"), ("steam", "none"), ("began", "moved")]);
    progress.set_answer("began", None, 2);
    assert_eq!(way(second(), &progress), "kitchen=unsure boils=bubbles steam=none lid?");
    progress.set_answer("boils", None, 2);
    assert_eq!(way(second(), &progress), "kitchen?");
}

#[test]
fn an_answer_of_yet_another_version_to_what_is_new_is_asked_again() {
    check_second(&[("kitchen", "garden"), ("boils", "bubbles")], "kitchen?");
}

#[test]
fn starting_over_asks_everything_anew() {
    let mut progress = said(&[("boils", "bubbles"), ("steam", "none"), ("began", "moved")]);
    let change = progress.reset(second(), 2).unwrap();
    assert_eq!(way(second(), &progress), "kitchen?");
    progress.undo(&change, 3);
    assert_eq!(way(second(), &progress), "kitchen=unsure boils=bubbles steam=none began=moved after-move");
}

// ---------------------------------------------------------------- flows that the build would refuse

#[test]
fn a_guide_without_questions_asks_nothing() {
    let found = Guide { questions: &[], ..*guide() }.diagnosis(&said(&[("boils", "bubbles")]));
    assert!(found.asked.is_empty() && found.end.is_none() && found.at_most() == 0);
}

#[test]
fn a_flow_that_goes_round_in_circles_does_not_hang_the_page() {
    const AGAIN: [Answer; 2] = [
        Answer { id: "yes", text: "Yes", goes: Goes::Question("two"), is_retired: false },
        Answer { id: "no", text: "No", goes: Goes::Question("one"), is_retired: false },
    ];
    const CIRCLE: [Question; 2] = [
        Question { id: "one", text: "One?", hint: "One.", earlier: None, answers: &AGAIN },
        Question { id: "two", text: "Two?", hint: "Two.", earlier: None, answers: &AGAIN },
    ];
    let answered = said(&[("one", "no"), ("two", "no")]);
    let flow = Guide { questions: &CIRCLE, ..*guide() };
    assert_eq!(flow.diagnosis(&answered).asked.len(), 2);
    assert_eq!(flow.diagnosis(&Progress::default()).asked.len(), 1);
    // Nor does one whose questions leave each other out.
    const EACH_OTHER: [Question; 2] = [
        Question { earlier: Some(Earlier { answered: "old", then: Then::Asks("two") }), ..CIRCLE[0] },
        Question { earlier: Some(Earlier { answered: "old", then: Then::Asks("one") }), ..CIRCLE[1] },
    ];
    let flow = Guide { questions: &EACH_OTHER, ..*guide() };
    assert!(flow.diagnosis(&said(&[("old", "yes")])).asked.is_empty());
}
