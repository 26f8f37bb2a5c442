//! Links: every element's id leads to it and is printed back, and whatever else a fragment holds is an error by name.

use fixtures::guide;
use rules::guide::{Alias, Guide};
use rules::id::Place;
use rules::link::{LinkError, Target, fragment, guide_from_step, outcome_element, symptom_element, with_fragment};

/// Which element the fragment leads to.
#[track_caller]
fn check(fragment: &str, element: &str) {
    assert_eq!(guide().target(fragment).map(Target::element), Ok(element.to_string()), "{fragment:?}");
}

#[track_caller]
fn check_malformed(fragment: &str) {
    assert_eq!(guide().target(fragment).map(Target::element), Err(LinkError::Malformed), "{fragment:?}");
}

#[track_caller]
fn check_unknown(fragment: &str, id: &str) {
    assert_eq!(guide().target(fragment).map(Target::element), Err(LinkError::Unknown(id.to_string())), "{fragment:?}");
}

/// Every id of an element that a link can lead to.
fn elements() -> Vec<String> {
    let guide = guide();
    let mut all: Vec<String> = Place::ALL.iter().map(|it| it.id().to_string()).collect();
    all.extend(guide.checklists.iter().map(|it| it.id.0.to_string()));
    all.extend(guide.steps().map(|it| it.id.0.to_string()));
    all.extend(guide.symptoms.iter().map(|it| symptom_element(it.id)));
    all.extend(guide.outcomes.iter().map(|it| outcome_element(it.id)));
    all
}

fn renamed() -> Guide {
    const ALIASES: [Alias; 3] = [
        Alias { old: "stove-on-off", new: "stove-off-on" },
        Alias { old: "checks-of-old", new: "first-checks" },
        Alias { old: "not-a-whistle", new: "no-whistle" },
    ];
    Guide { aliases: &ALIASES, ..*guide() }
}

#[test]
fn every_element_is_led_to_and_printed_back() {
    for id in elements() {
        check(&fragment(&id), &id);
        check(&id, &id);
    }
}

#[test]
fn no_two_elements_share_an_id() {
    let mut all = elements();
    all.sort();
    let count = all.len();
    all.dedup();
    assert_eq!(all.len(), count);
}

#[test]
fn each_kind_of_element_is_told_from_the_others() {
    let target = |it: &str| guide().target(it).unwrap();
    assert!(
        matches!(target("#stove-off-on"), Target::Step(list, step) if list.id.0 == "first-checks" && step.id.0 == "stove-off-on")
    );
    assert!(matches!(target("#first-checks"), Target::Checklist(it) if it.id.0 == "first-checks"));
    assert!(matches!(target("#symptom-no-whistle"), Target::Symptom(it) if it.id.0 == "no-whistle"));
    assert!(matches!(target("#outcome-all-is-well"), Target::Outcome(it) if it.id == "all-is-well"));
    assert!(matches!(target("#symptoms"), Target::Place(Place::Symptoms)));
    assert!(matches!(target(""), Target::Page));
}

#[test]
fn a_link_to_a_step_opens_its_checklist() {
    let opens = |it: &str| guide().target(it).unwrap().checklist().map(|it| it.id.0);
    assert_eq!(opens("#crush-kettle"), Some("new-kettle"));
    assert_eq!(opens("#new-kettle"), Some("new-kettle"));
    assert_eq!(opens("#symptoms"), None);
    assert_eq!(opens("#symptom-no-whistle"), None);
    assert_eq!(opens("#outcome-all-is-well"), None);
    assert_eq!(opens(""), None);
}

// Each step's checklist is the one that holds it: B6's links by number led into another section once a step was added.
#[test]
fn every_step_opens_the_checklist_that_holds_it() {
    for checklist in guide().checklists {
        for step in checklist.steps {
            assert_eq!(guide().target(step.id.0).unwrap().checklist().map(|it| it.id), Some(checklist.id));
        }
    }
}

#[test]
fn no_fragment_is_the_page_itself() {
    check("", "top");
    check("#", "top");
}

// Messaging apps capitalise and escape a link, and take the full stop behind it for a part of it.
#[test]
fn a_link_that_a_messaging_app_mangled_still_works() {
    check("#Stove-Off-On", "stove-off-on");
    check("#STOVE-OFF-ON", "stove-off-on");
    check("#stove%2Doff%2Don", "stove-off-on");
    check("#stove%2doff-on.", "stove-off-on");
    check("#stove-off-on.", "stove-off-on");
    check("#stove-off-on),", "stove-off-on");
    check("#stove-off-on ", "stove-off-on");
    check("#Symptom-No-Whistle", "symptom-no-whistle");
    check("#Outcome-All-Is-Well.", "outcome-all-is-well");
}

#[test]
fn what_looks_like_an_id_but_is_none_is_unknown_by_name() {
    check_unknown("#no-such-step", "no-such-step");
    check_unknown("#step1", "step1");
    check_unknown("#symptom-no-such", "symptom-no-such");
    check_unknown("#symptom-stove-off-on", "symptom-stove-off-on");
    // A symptom's row is led to by its element, not by its id.
    check_unknown("#no-whistle", "no-whistle");
    check_unknown("#all-is-well", "all-is-well");
    check_unknown("#outcome-no-such", "outcome-no-such");
    check_unknown("#outcome-no-whistle", "outcome-no-whistle");
    check_unknown("#No-Such-Step.", "no-such-step");
    check_unknown("#constructor", "constructor");
    check_unknown(&"a".repeat(100), &"a".repeat(100));
}

#[test]
fn what_can_be_no_id_is_malformed() {
    for it in [
        "##stove-off-on",
        "#/stove-off-on",
        "#!stove-off-on",
        "#stove_off_on",
        "#stove--off-on",
        "#-stove",
        "#stove-",
        "#3",
        "#0",
        "#.",
        "#%",
        "#%2",
        "#%2d",
        "#%00",
        "#%E0%A4%A",
        "#stove%20off-on",
        "#stove off-on",
        "# stove-off-on",
        "#<script>alert(1)</script>",
        "#javascript:alert(1)",
        "#\"onload=\"x",
        "#../../etc",
        "#schritt-für-schritt",
        "#ſymptoms",
        "#symptoms\u{0}",
        "#symptoms\n",
        "#\u{202e}symptoms",
        "#👟",
        "#v1=eyJ9",
        "#stove-off-on?x=1",
        "#stove-off-on&x",
    ] {
        check_malformed(it);
    }
}

#[test]
fn a_very_long_fragment_is_malformed_and_read_quickly() {
    check_malformed(&"a".repeat(101));
    check_malformed(&format!("#{}", "a-".repeat(500_000)));
    check_malformed(&format!("#{}", "%2d".repeat(500_000)));
    check_malformed(&"🙂".repeat(100_000));
}

#[test]
fn every_fragment_of_a_few_characters_is_read_without_a_panic() {
    let characters = ['#', '%', '2', 'd', '-', '.', 'a', 'ä', '\u{0}', ' '];
    let mut all = vec![String::new()];
    for _ in 0..4 {
        let longer: Vec<String> = all.iter().flat_map(|it| characters.map(|more| format!("{it}{more}"))).collect();
        all.extend(longer);
    }
    for it in all {
        // Reaching this line is most of the test; the rest is that an error never passes for an element.
        if let Ok(target) = guide().target(&it) {
            assert!(elements().contains(&target.element()), "{it:?}");
        }
    }
}

#[test]
fn a_link_to_a_step_or_checklist_that_was_renamed_leads_to_it() {
    let leads = |it: &str| renamed().target(it).map(Target::element);
    assert_eq!(leads("#stove-on-off"), Ok("stove-off-on".to_string()));
    assert_eq!(leads("#checks-of-old"), Ok("first-checks".to_string()));
    assert_eq!(leads("#stove-off-on"), Ok("stove-off-on".to_string()));
}

// The row's element id is the symptom's id behind a prefix, and the alias was once looked up with the prefix on.
#[test]
fn a_link_to_a_symptom_that_was_renamed_leads_to_its_row() {
    let leads = |it: &str| renamed().target(it).map(Target::element);
    assert_eq!(leads("#symptom-not-a-whistle"), Ok("symptom-no-whistle".to_string()));
    assert_eq!(leads("#symptom-no-whistle"), Ok("symptom-no-whistle".to_string()));
}

// A row, a checklist and an outcome may be named after the same thing. Each has its own element all the same.
#[test]
fn an_outcome_a_row_and_a_checklist_of_one_name_are_told_apart() {
    let mut draft = fixtures::draft();
    draft.symptoms.iter_mut().for_each(|it| {
        if it.id == "too-full" {
            it.outcome = Some("first-checks".to_string());
        } else if it.id == "never-boils" {
            it.id = "first-checks".to_string();
        }
    });
    draft.outcomes[0].id = "first-checks".to_string();
    let cold = draft.questions[0].answers.iter_mut().find(|it| it.id == "cold").unwrap();
    cold.means = Some("first-checks".to_string());
    draft.aliases.retain(|it| it.new != "never-boils");
    let guide = fixtures::guide_of(&draft);
    let target = |it: &str| guide.target(it).unwrap();
    assert!(matches!(target("#first-checks"), Target::Checklist(_)));
    assert!(matches!(target("#symptom-first-checks"), Target::Symptom(_)));
    assert!(matches!(target("#outcome-first-checks"), Target::Outcome(_)));
}

#[track_caller]
fn check_address(page: &str, id: &str, expected: &str) {
    assert_eq!(guide().address(page, id), expected, "{id} from {page:?}");
}

#[test]
fn a_step_is_sent_by_its_own_page_and_all_else_by_its_place_in_the_guide() {
    let page = "https://example.org/resync/";
    check_address(page, "crush-kettle", "https://example.org/resync/s/crush-kettle/");
    check_address(page, "new-kettle", "https://example.org/resync/#new-kettle");
    check_address(page, "carry", "https://example.org/resync/#carry");
    check_address(page, "symptom-no-whistle", "https://example.org/resync/#symptom-no-whistle");
    check_address(page, "outcome-all-is-well", "https://example.org/resync/#outcome-all-is-well");
}

// Whoever was sent a link by a newsletter would pass on what it counts its readers by.
#[test]
fn an_address_leaves_out_what_the_page_was_opened_with() {
    for page in [
        "https://example.org/resync/",
        "https://example.org/resync/index.html",
        "https://example.org/resync/?utm_source=mail",
        "https://example.org/resync/index.html?from=a/friend#stove-off-on",
        "https://example.org/resync/#a/b?c#d",
    ] {
        check_address(page, "crush-kettle", "https://example.org/resync/s/crush-kettle/");
        check_address(page, "new-kettle", "https://example.org/resync/#new-kettle");
        assert_eq!(with_fragment(page, "#p1=x"), "https://example.org/resync/#p1=x");
    }
    check_address("http://127.0.0.1:8080/", "crush-kettle", "http://127.0.0.1:8080/s/crush-kettle/");
    check_address("", "crush-kettle", "s/crush-kettle/");
}

#[test]
fn an_address_that_was_copied_leads_back() {
    let page = "https://example.org/resync/";
    for id in elements() {
        let copied = guide().address(page, &id);
        let way = copied.strip_prefix(page).unwrap();
        // From a step's own page the way goes up again, and on to the step.
        let fragment = match way.strip_prefix("s/").and_then(|it| it.strip_suffix('/')) {
            Some(step) => guide_from_step(&fragment(step)).strip_prefix("../../").unwrap().to_string(),
            None => way.to_string(),
        };
        check(&fragment, &id);
    }
}
