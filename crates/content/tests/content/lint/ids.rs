//! Ids and aliases.

use super::*;

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
    check(|draft| draft.outcomes.push(outcome("A")), &[&sentence("outcome")]);
    check(|draft| draft.sources.push(draft::Source { id: text("A"), ..draft.sources[0].clone() }), &[&sentence("source")]);
    check(
        |draft| {
            draft.groups[0].id = text("A");
            draft.symptoms[0].group = text("A");
        },
        &[&sentence("group")],
    );
}

fn titled(id: &str) -> Titled {
    Titled { id: text(id), title: text("Title"), text: text("Text.") }
}

fn outcome(id: &str) -> draft::Outcome {
    draft::Outcome { id: text(id), ..sound().outcomes[0].clone() }
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
fn two_outcomes_two_groups_or_two_sources_cannot_share_an_id() {
    check(|draft| draft.outcomes.push(outcome("fine")), &[&twice("outcome", "fine")]);
    check(|draft| draft.groups.push(draft.groups[1].clone()), &[&twice("group", "many")]);
    check(|draft| draft.sources.push(draft.sources[0].clone()), &[&twice("source", "book")]);
}

// Their elements are named apart: `outcome-mild`, `symptom-mild`, `mild`.
#[test]
fn an_outcome_may_be_named_like_a_checklist_and_a_row() {
    check(|draft| draft.outcomes.extend([outcome("mild"), outcome("zero"), outcome("erase")]), &[]);
}

#[test]
fn the_pages_own_places_cannot_be_step_ids() {
    for place in id::Place::ALL.iter().map(|it| it.id()).chain(["symptom-zero", "outcome-fine", "outcome-of-it"]) {
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

#[test]
fn an_alias_that_takes_one_of_the_pages_places_is_caught() {
    check(
        |it| it.aliases.push(alias("top", "switch-on")),
        &["The alias `top` could never have been an id. Correct or remove it."],
    );
}
