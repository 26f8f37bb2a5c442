//! What two languages must share.

use super::*;

#[test]
fn a_language_that_differs_only_in_words_does_not_drift() {
    let mut other = Draft { language: text("ar"), direction: text("rtl"), ..sound() };
    other.checklists[1].title = text("Anders");
    other.checklists[1].steps[0].actions = vec![text("Eins."), text("Zwei.")];
    other.checklists[1].steps[0].path[0].taps = vec![text("Einstellungen")];
    other.symptoms[0].see = text("Null");
    other.words.insert(text("title"), text("Titel"));
    assert_eq!(lint_languages::differences(&sound(), &other), Vec::<String>::new());
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
    check_drift(|other| other.symptoms[1].outcome = None, &["symptom much"]);
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
    let found = lint_languages::differences(&asking(), &other);
    assert!(found.iter().any(|it| it.contains(expected)), "no sentence holds “{expected}”: {found:#?}");
}

#[test]
fn a_flow_that_differs_only_in_words_does_not_drift() {
    let mut other = asking();
    other.questions[0].text = text("Zählt sie?");
    other.questions[0].hint = text("Sieh nach.");
    other.questions[0].answers[0].text = text("Ja");
    assert_eq!(lint_languages::differences(&asking(), &other), Vec::<String>::new());
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
    assert!(!lint_languages::differences(&first, &other).is_empty());
}
