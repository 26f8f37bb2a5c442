//! A step or a checklist as text to send: whoever gets it can follow it without ever opening the link.

use resync::content::english;
use resync::model::guide::Step;
use resync::model::version::{Device, Pick, Systems};

const LINK: &str = "https://example.org/resync/#there";

fn step(id: &str) -> &'static Step {
    english().step(id).unwrap().1
}

fn systems(ios: Pick, watchos: Pick) -> Systems {
    Systems::default().with(Device::Iphone, ios).with(Device::Watch, watchos)
}

fn every_systems() -> impl Iterator<Item = Systems> {
    let picks = [Pick::Newer, Pick::Older, Pick::Unsure];
    picks.into_iter().flat_map(move |ios| picks.map(|watchos| systems(ios, watchos)))
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
    let text = english().step_instructions(step("toggle-bluetooth"), Systems::default(), LINK);
    assert_eq!(
        text,
        "Turn Bluetooth off and on\n\
         On the iPhone: Settings › Bluetooth\n\
         1. Keep the watch next to the iPhone.\n\
         2. Turn Bluetooth off on the iPhone.\n\
         3. Wait 10 seconds, then turn it on again.\n\
         It's right when: The watch shows the green phone icon again.\n\
         https://example.org/resync/#there"
    );
}

// Whoever follows a list line by line has done the damage before reading what it costs.
#[test]
fn a_risk_is_said_before_what_to_do() {
    let text = english().step_instructions(step("unpair"), Systems::default(), LINK);
    assert_eq!(
        text,
        "Unpair the watch, from the iPhone\n\
         Before you do this: This erases the watch. Always unpair from the iPhone, which backs the watch up. \
         Never erase it on the watch.\n\
         On the iPhone: Watch app › All Watches › the info button › Unpair Apple Watch\n\
         1. Tap the info button beside your watch.\n\
         2. Tap Unpair Apple Watch.\n\
         3. Wait for the iPhone to finish. It makes a backup of the watch while it unpairs.\n\
         It's right when: The watch shows the screen for starting up.\n\
         https://example.org/resync/#there"
    );
}

#[test]
fn every_step_says_all_that_it_has_in_order_on_every_version() {
    for systems in every_systems() {
        for step in english().steps() {
            let text = english().step_instructions(step, systems, LINK);
            let mut pieces = vec![step.title.to_string()];
            pieces.extend(step.risk.iter().flat_map(|it| [it.cost.to_string(), it.save.to_string()]));
            for shown in english().menu(step.menu, systems) {
                pieces.push(english().taps(shown.main, systems));
            }
            pieces.extend(step.actions.iter().map(|it| english().named(it, systems)));
            pieces.push(english().named(step.right, systems));
            pieces.push(LINK.to_string());
            check_order(&text, &pieces);
            assert!(text.ends_with(LINK), "{text}");
        }
    }
}

#[test]
fn what_is_sent_never_has_an_unfilled_place() {
    for systems in every_systems() {
        for step in english().steps() {
            let text = english().step_instructions(step, systems, LINK);
            assert!(!text.contains(['{', '}']), "{text}");
        }
    }
    for checklist in english().checklists {
        assert!(!english().checklist_instructions(checklist, LINK).contains(['{', '}']), "{}", checklist.id);
    }
}

#[track_caller]
fn check_holds(id: &str, systems: Systems, held: &str, not_held: &str) {
    let text = english().step_instructions(step(id), systems, LINK);
    assert!(text.contains(held), "`{held}` is missing in:\n{text}");
    assert!(!text.contains(not_held), "`{not_held}` is in:\n{text}");
}

#[test]
fn the_menu_path_is_that_of_the_senders_versions() {
    let [new, old] = [systems(Pick::Newer, Pick::Newer), systems(Pick::Older, Pick::Older)];
    check_holds("open-data-access", new, "Settings › Apps › Health › Data Access", "Settings › Health");
    check_holds("open-data-access", old, "Settings › Health › Data Access", "Apps");
    check_holds("confirm-connected", new, "On the watch: Press the side button once", "Swipe up");
    check_holds("confirm-connected", old, "On the watch: Swipe up from the bottom", "Press the side button");
}

#[test]
fn the_account_goes_by_the_name_of_the_senders_version() {
    for id in ["icloud-health-on", "keep-close"] {
        check_holds(id, systems(Pick::Newer, Pick::Unsure), "Apple Account", "Apple ID");
        check_holds(id, systems(Pick::Older, Pick::Unsure), "Apple ID", "Apple Account");
    }
}

#[test]
fn a_checklist_is_sent_with_its_reason_its_steps_and_its_link() {
    let text = english().checklist_instructions(english().checklist("quick-triage").unwrap(), LINK);
    assert_eq!(
        text,
        "First aid\n\
         Four quick moves that often get a stuck sync going, above all after an update.\n\
         1. Check that the watch is connected\n\
         2. Turn Bluetooth off and on\n\
         3. Restart both, iPhone first\n\
         4. Open Fitness and leave it open\n\
         https://example.org/resync/#there"
    );
}

#[test]
fn every_checklist_names_all_its_steps_in_order() {
    for checklist in english().checklists {
        let mut pieces = vec![checklist.title.to_string(), checklist.why.to_string()];
        pieces.extend(checklist.steps.iter().enumerate().map(|(place, step)| format!("\n{}. {}\n", place + 1, step.title)));
        let text = english().checklist_instructions(checklist, LINK);
        // Each title has its own line, so the line ends are shared between neighbours.
        check_order(&text.replace('\n', "\n\n"), &pieces);
        assert!(text.ends_with(&format!("\n{LINK}")), "{text}");
    }
}
