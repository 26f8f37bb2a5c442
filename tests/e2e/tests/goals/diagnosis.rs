//! Finding the cause: a few questions, every answer changeable, and the check of the two totals.

use resync_e2e::{Visit, act, check, fill, guide, scenarios};
use serde_json::json;

scenarios! {
    Pair: questions_lead_to_a_path_and_answers_can_be_changed;
    Nightly on Desktop: more_steps_on_the_iphone_are_called_no_fault, two_totals_say_which_pattern_fits;
}

/// Answers the question that is open.
async fn say(visit: &Visit, question: &str, answer: &str) {
    act::press_button(visit, "diagnosis", guide().answer(question, answer)).await;
}

async fn fits(visit: &Visit, symptom: &str) {
    let text = fill(guide().word("diagnosis_end"), &[("symptom", &guide().symptom(symptom).see)]);
    check::text_has(visit, "diagnosis", &[text], &[]).await;
}

async fn questions_lead_to_a_path_and_answers_can_be_changed(visit: &Visit) {
    act::open(visit, "").await;
    say(visit, "where", "health").await;
    say(visit, "walk", "goes-up").await;
    check::focus_is_on(visit, "diagnosis--source").await;
    say(visit, "source", "recent").await;
    say(visit, "compare", "lower").await;
    fits(visit, "iphone-lower").await;
    check::focus_is_on(visit, "diagnosis--end").await;

    // Changed near the beginning: what is asked no more goes, and nothing is asked twice.
    let change = |question: &str| fill(guide().word("diagnosis_change_of"), &[("question", question)]);
    act::press_button(visit, "diagnosis", &change(&guide().question("source").text)).await;
    say(visit, "source", "none").await;
    say(visit, "how", "never").await;
    say(visit, "since", "update").await;
    fits(visit, "after-update").await;
    // And back: the answer given before holds.
    act::press_button(visit, "diagnosis", &change(&guide().question("source").text)).await;
    say(visit, "source", "recent").await;
    fits(visit, "iphone-lower").await;

    act::reload(visit).await;
    fits(visit, "iphone-lower").await;
    act::press_button(visit, "diagnosis", guide().word("diagnosis_go")).await;
    check::focus_is_on(visit, "your-path").await;
    check::path_is(visit, &guide().symptom("iphone-lower").goes).await;
}

async fn more_steps_on_the_iphone_are_called_no_fault(visit: &Visit) {
    act::open(visit, "").await;
    for (question, answer) in [("where", "unsure"), ("walk", "goes-up"), ("source", "unsure"), ("compare", "higher")] {
        say(visit, question, answer).await;
    }
    fits(visit, "iphone-higher").await;
    let outcome = guide().outcomes.iter().find(|it| it.id == "nothing-is-broken").unwrap();
    check::text_has(visit, "diagnosis", std::slice::from_ref(&outcome.text), &[]).await;
}

async fn type_into(visit: &Visit, field: &str, text: &str) {
    let script = "const it = document.getElementById(arguments[0]); it.value = arguments[1]; it.dispatchEvent(new Event('input', { bubbles: true }))";
    visit.note(format!("type {text:?} into {field}"));
    visit.script(script, vec![json!(field), json!(text)]).await;
}

async fn two_totals_say_which_pattern_fits(visit: &Visit) {
    act::open(visit, "").await;
    for (watch, phone, word) in [
        ("8,412", "3.100", "totals_phone_lower"),
        ("8 412", "٠", "totals_phone_zero"),
        ("5’000", "7,876 steps", "totals_phone_higher"),
        ("5000", "9876", "totals_phone_double"),
        ("7000", "7010", "totals_same"),
        ("twelve", "7010", "count_no_digits"),
        ("", "7010", "count_empty"),
        ("1,2,3", "7010", "count_grouping"),
    ] {
        type_into(visit, "totals--watch", watch).await;
        type_into(visit, "totals--phone", phone).await;
        act::press_button(visit, "totals", guide().word("totals_go")).await;
        check::text_has(visit, "totals", &[guide().word(word).to_string()], &[]).await;
    }
    check::stored_is(visit, "resync", None).await;
    type_into(visit, "totals--watch", "9000").await;
    type_into(visit, "totals--phone", "3000").await;
    act::press_button(visit, "totals", guide().word("totals_go")).await;
    act::press_button(visit, "totals", guide().word("diagnosis_go")).await;
    check::path_is(visit, &guide().symptom("iphone-lower").goes).await;
}
