//! A step or a checklist as text to send: whoever gets it can follow it without ever opening the link.

use fixtures::{guide, step};
use rules::system::{Device, Pick, Systems};

use crate::random::picks;

const LINK: &str = "https://example.org/resync/#there";

fn systems(ios: Pick, watchos: Pick) -> Systems {
    Systems::default().with(Device::Iphone, ios).with(Device::Watch, watchos)
}

fn every_systems() -> impl Iterator<Item = Systems> {
    picks(Device::Iphone).into_iter().flat_map(|ios| picks(Device::Watch).map(|watchos| systems(ios, watchos)))
}

/// Expects these pieces in this order.
#[track_caller]
fn check_order(text: &str, pieces: &[String]) {
    let mut rest = text;
    for piece in pieces {
        let at = rest.find(piece.as_str()).unwrap_or_else(|| panic!("`{piece}` is not where it belongs in:\n{text}"));
        rest = &rest[at + piece.len()..];
    }
}

#[test]
fn a_step_is_sent_with_its_title_place_actions_sign_and_link() {
    let text = guide().step_instructions(step("stove-off-on"), Systems::default(), LINK);
    assert_eq!(
        text,
        "Turn the stove off and on\n\
         On the iPhone: Kitchen › Stove\n\
         1. Keep the kettle where it is.\n\
         2. Turn the stove off.\n\
         3. Wait 10 seconds, then turn it on again.\n\
         It's right when: The flame is blue again.\n\
         https://example.org/resync/#there"
    );
}

// Whoever follows a list line by line has done the damage before reading what it costs.
#[test]
fn a_risk_is_said_before_what_to_do() {
    let text = guide().step_instructions(step("crush-kettle"), Systems::default(), LINK);
    assert_eq!(
        text,
        "Crush the kettle, from above\n\
         Before you do this: This crushes the kettle. Always crush from above. Never crush what is full.\n\
         On the iPhone: Kettle › Floor › the foot › Crush Kettle\n\
         1. Put the kettle on the floor.\n\
         2. Crush it.\n\
         3. Wait for the noise to end.\n\
         It's right when: It is flat.\n\
         https://example.org/resync/#there"
    );
}

#[test]
fn every_step_says_all_that_it_has_in_order_on_every_version() {
    for systems in every_systems() {
        for step in guide().steps() {
            let text = guide().step_instructions(step, systems, LINK);
            let mut pieces = vec![step.title.to_string()];
            pieces.extend(step.caution.iter().flat_map(|it| [it.cost.to_string(), it.save.to_string()]));
            for shown in guide().menu(step.menu, systems) {
                pieces.push(guide().taps(shown.main, systems));
            }
            pieces.extend(step.actions.iter().map(|it| guide().named(it, systems)));
            pieces.push(guide().named(step.right, systems));
            pieces.push(LINK.to_string());
            check_order(&text, &pieces);
            assert!(text.ends_with(LINK), "{text}");
        }
    }
}

#[test]
fn what_is_sent_never_has_an_unfilled_place() {
    for systems in every_systems() {
        for step in guide().steps() {
            let text = guide().step_instructions(step, systems, LINK);
            assert!(!text.contains(['{', '}']), "{text}");
        }
    }
    for checklist in guide().checklists {
        assert!(!guide().checklist_instructions(checklist, LINK).contains(['{', '}']), "{}", checklist.id);
    }
}

#[track_caller]
fn check_holds(id: &str, systems: Systems, held: &str, not_held: &str) {
    let text = guide().step_instructions(step(id), systems, LINK);
    assert!(text.contains(held), "`{held}` is missing in:\n{text}");
    assert!(!text.contains(not_held), "`{not_held}` is in:\n{text}");
}

#[test]
fn the_menu_path_is_that_of_the_senders_versions() {
    let [new, old] = [systems(Pick::from(18), Pick::from(10)), systems(Pick::to(17), Pick::to(9))];
    check_holds("find-filter", new, "Kitchen › Shelves › Cupboard › Mesh", "Kitchen › Cupboard");
    check_holds("find-filter", old, "Kitchen › Cupboard › Mesh", "Shelves");
    check_holds("lid-closed", new, "On the watch: Press the small knob once", "Pull up");
    check_holds("lid-closed", old, "On the watch: Pull up from the bottom", "Press the small knob");
}

#[test]
fn the_account_goes_by_the_name_of_the_senders_version() {
    for id in ["order-tea", "say-goodbye"] {
        check_holds(id, systems(Pick::from(18), Pick::UNSURE), "Tea Account", "Tea ID");
        check_holds(id, systems(Pick::to(17), Pick::UNSURE), "Tea ID", "Tea Account");
    }
}

#[test]
fn a_checklist_is_sent_with_its_reason_its_steps_and_its_link() {
    let text = guide().checklist_instructions(guide().checklist("first-checks").unwrap(), LINK);
    assert_eq!(
        text,
        "First checks\n\
         Four quick moves that often get a cold kettle going.\n\
         1. Check that the lid is closed\n\
         2. Turn the stove off and on\n\
         3. Shake both, kettle first\n\
         4. Leave it alone and look away\n\
         https://example.org/resync/#there"
    );
}

#[test]
fn every_checklist_names_all_its_steps_in_order() {
    for checklist in guide().checklists {
        let mut pieces = vec![checklist.title.to_string(), checklist.why.to_string()];
        pieces.extend(checklist.steps.iter().enumerate().map(|(place, step)| format!("\n{}. {}\n", place + 1, step.title)));
        let text = guide().checklist_instructions(checklist, LINK);
        // Each title has its own line, so the line ends are shared between neighbours.
        check_order(&text.replace('\n', "\n\n"), &pieces);
        assert!(text.ends_with(&format!("\n{LINK}")), "{text}");
    }
}
