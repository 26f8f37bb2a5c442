//! What two languages must share.

use super::*;

#[test]
fn a_language_that_differs_only_in_words_does_not_drift() {
    let mut other = Draft { language: text("ar"), direction: text("rtl"), ..sound() };
    other.checklists[1].title = text("Anders");
    other.checklists[1].steps[0].actions = vec![text("Eins."), text("Zwei.")];
    other.checklists[1].steps[0].path[0].taps = vec![text("Einstellungen")];
    other.symptoms[0].see = text("Null");
    other.symptoms[0].also = vec![text("nichts")];
    other.groups[0].title = text("Zu wenig");
    other.outcomes[0].text = text("Alles gut.");
    other.systems[0].note = Some(text("Neu."));
    other.checklists[3].cost = Some(text("Löscht alles"));
    other.checklists[3].steps[0].cost = Some(text("Das löscht alles."));
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
    check_drift(|other| other.checklists[2].steps[0].risk = None, &["lacks `step clear", "has `step clear"]);
    check_drift(|other| other.checklists[0].place = None, &["checklist look"]);
}

#[test]
fn a_path_that_a_language_orders_otherwise_is_named() {
    check_drift(|other| other.symptoms[0].goes.reverse(), &["symptom zero"]);
    check_drift(|other| drop(other.verdicts[0].goes.pop()), &["verdict missing"]);
    check_drift(|other| other.symptoms[1].outcome = None, &["symptom much"]);
    check_drift(|other| other.verdicts[0].outcome = Some(text("fine")), &["verdict missing"]);
    check_drift(|other| other.verdicts[0].after = None, &["verdict missing"]);
    check_drift(|other| other.symptoms[0].through = Some(text("nothing")), &["symptom zero"]);
    check_drift(|other| other.verdicts[0].through = Some(text("nothing")), &["verdict missing"]);
    check_drift(|other| other.symptoms[0].group = text("many"), &["symptom zero"]);
    check_drift(|other| other.groups.reverse(), &["group many"]);
}

#[test]
fn a_fact_that_a_language_states_otherwise_is_named() {
    check_drift(|other| other.checklists[1].steps[0].wait = None, &["step switch-on"]);
    check_drift(|other| other.checklists[1].steps[0].minutes = 9, &["step switch-on"]);
    check_drift(|other| other.checklists[1].steps[0].certainty = Some(text("one")), &["step switch-on"]);
    check_drift(|other| other.checklists[1].steps[0].see.clear(), &["step switch-on"]);
    check_drift(|other| other.outcomes[0].certainty = Some(text("one")), &["outcome fine"]);
    check_drift(|other| other.outcomes[0].checked = Some(text("2026-11-23")), &["outcome fine"]);
    check_drift(|other| other.outcomes[0].still = Some(text("Noch etwas.")), &["outcome fine"]);
    check_drift(|other| other.aliases.push(alias("before", "erase")), &["alias before erase"]);
}

// A translator who leaves a warning out sends people into a loss that English readers are told of.
#[test]
fn a_risk_that_is_lost_in_translation_is_named() {
    check_drift(|other| (other.checklists[3].steps[0].cost, other.checklists[3].steps[0].save) = (None, None), &["step erase"]);
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
    check_drift(|other| other.systems[0].divisions = vec![26, 17], &["system iphone"]);
    check_drift(|other| other.systems[0].divisions = vec![18], &["system iphone"]);
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
    check_flow_drift(|other| drop(other.questions.pop()), "lacks `question arrives ");
    check_flow_drift(|other| drop(other.questions[1].answers.pop()), "lacks `answer arrives no");
    check_flow_drift(|other| other.questions[1].answers[2].id = text("nein"), "has `answer arrives nein");
    check_flow_drift(|other| other.questions[1].answers[2].means = Some(text("zero")), "has `answer arrives no");
    check_flow_drift(|other| other.questions[1].answers[2].retired = true, "has `answer arrives no");
    let earlier = |counts_as: Option<&str>, asks: Option<&str>| {
        Some(draft::Earlier { answered: text("arrives"), counts_as: counts_as.map(text), asks: asks.map(text) })
    };
    check_flow_drift(|other| other.questions[0].earlier = earlier(Some("unsure"), None), "has `question counts");
    check_flow_drift(|other| other.questions[0].earlier = earlier(None, Some("arrives")), "has `question counts");
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
