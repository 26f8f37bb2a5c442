//! The row groups of the symptom table.

use super::*;

#[test]
fn a_row_is_in_a_group_that_there_is() {
    check(
        |draft| draft.symptoms.push(draft::Symptom { id: text("lost"), group: text("gone"), ..draft.symptoms[1].clone() }),
        // It stands in no group, so it stands in the wrong place, too.
        &[
            "The symptom `lost` is in the group `gone`, which does not exist. Correct its `group`.",
            "The symptoms don't stand in the order of their groups. Move each to its group.",
        ],
    );
}

// A group is one run of rows of the table: with its rows apart, its heading would stand twice or over the wrong ones.
#[test]
fn the_rows_stand_in_the_order_of_their_groups() {
    let sentence = "The symptoms don't stand in the order of their groups. Move each to its group.";
    check(|draft| draft.symptoms.reverse(), &[sentence]);
    check(|draft| draft.groups.reverse(), &[sentence]);
    let again = |draft: &Draft| draft::Symptom { id: text("again"), ..draft.symptoms[0].clone() };
    check(|draft| draft.symptoms.push(again(draft)), &[sentence]);
    check(|draft| draft.symptoms.insert(1, again(draft)), &[]);
}

#[test]
fn a_group_has_a_row() {
    check(
        |draft| draft.groups.push(draft::Group { id: text("none"), title: text("None") }),
        &["The group `none` has no symptom. Give it one, or remove it."],
    );
    check(|draft| drop(draft.symptoms.pop()), &["The group `many` has no symptom. Give it one, or remove it."]);
}
