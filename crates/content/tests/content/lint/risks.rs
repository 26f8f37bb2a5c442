//! What can cost something.

use super::*;

#[test]
fn a_riskier_checklist_never_comes_before_a_milder_one() {
    check(
        |draft| draft.symptoms[0].goes = [text("mild"), text("harsh"), text("wild")].into(),
        &["The path of `zero` puts a riskier checklist before a milder one. Order its `goes` mildest first."],
    );
    check(
        |draft| draft.verdicts[0].goes.reverse(),
        &["The path of `missing` puts a riskier checklist before a milder one. Order its `goes` mildest first."],
    );
}

// Sending somebody whose watch is fine to unpair it would be the worst that the guide could do.
#[test]
fn whoever_may_have_nothing_broken_is_led_to_nothing_that_destroys() {
    let sentence = |who: &str| {
        format!(
            "The {who} has an outcome, so nothing may be broken, but leads to `harsh`, which is destructive. Take one of them away."
        )
    };
    check(|draft| draft.symptoms[1].goes.push(text("harsh")), &[&sentence("symptom `much`")]);
    check(
        |draft| {
            draft.verdicts[0].goes.push(text("harsh"));
            draft.verdicts[0].outcome = Some(text("fine"));
        },
        &[&sentence("verdict `missing`")],
    );
    // What can be had again may stand there.
    check(|draft| draft.symptoms[1].goes.push(text("wild")), &[]);
}

#[test]
fn nobody_is_led_to_what_is_destructive_before_anything_else() {
    check(
        |draft| drop(draft.symptoms[0].goes.remove(0)),
        &["The path of `zero` begins with what is destructive. Put something milder before it in `goes`."],
    );
}

#[test]
fn a_risk_is_one_of_three() {
    check(|draft| draft.checklists[1].steps[0].risk = Some(text("safe")), &[]);
    check(
        |draft| draft.checklists[1].steps[0].risk = Some(text("mild")),
        &["The step `switch-on` has the risk `mild`. Use `careful` or `destructive`, or leave it out where it is safe."],
    );
}

// One risky step among safe ones makes a path as risky as that step.
#[test]
fn a_checklist_is_as_risky_as_its_riskiest_step() {
    let with = |draft: &mut Draft, place: usize, of: usize| {
        let step = draft::Step { id: text("more"), ..draft.checklists[of].steps[0].clone() };
        draft.checklists[place].steps.push(step);
    };
    check(
        |draft| {
            with(draft, 1, 2);
            draft.checklists[1].cost = Some(text("Clears it"));
            draft.verdicts[0].goes.reverse();
        },
        &[],
    );
    check(
        |draft| with(draft, 2, 3),
        &["The checklist `wild` is destructive, but has no `guard`. Say what is lost and what to check first."],
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
fn a_step_with_a_risk_says_what_it_can_cost() {
    let sentence = |id: &str, risk: &str| {
        format!("The step `{id}` is {risk}, but doesn't say what it can cost. Give it a `cost` and a `save`.")
    };
    let silent = |step: &mut draft::Step| (step.cost, step.save) = (None, None);
    check(|draft| silent(&mut draft.checklists[2].steps[0]), &[&sentence("clear", "careful")]);
    check(|draft| silent(&mut draft.checklists[3].steps[0]), &[&sentence("erase", "destructive")]);
}

#[test]
fn what_it_can_cost_comes_with_what_to_do_first() {
    let sentence =
        |id: &str| format!("The step `{id}` has only one of `cost` and `save`. Say both what it can cost and what to do first.");
    check(|draft| draft.checklists[3].steps[0].save = None, &[&sentence("erase")]);
    check(|draft| draft.checklists[1].steps[0].save = Some(text("Copy it first.")), &[&sentence("switch-on")]);
    // A word on what to note first makes no step risky.
    check(
        |draft| {
            draft.checklists[1].steps[0].cost = Some(text("It is loud."));
            draft.checklists[1].steps[0].save = Some(text("Cover your ears."));
        },
        &[],
    );
}

// "Clears sync data" and "Erases the watch" are not true of all, so each says its own.
#[test]
fn a_checklist_has_a_badge_exactly_if_one_of_its_steps_has_a_risk() {
    let sentence = |id: &str, risk: &str| {
        format!("The checklist `{id}` has a step that is {risk}. Say in its `cost`, in a few words, what that is.")
    };
    check(|draft| draft.checklists[2].cost = None, &[&sentence("wild", "careful")]);
    check(|draft| draft.checklists[3].cost = None, &[&sentence("harsh", "destructive")]);
    check(
        |draft| draft.checklists[1].cost = Some(text("Clears it")),
        &["The checklist `mild` has a `cost`, but all its steps are safe. Take it away, or give the step a `risk`."],
    );
}
