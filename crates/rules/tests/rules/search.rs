//! Search: what is found, in which order, and which letters of it are marked.

use fixtures::guide;
use rules::guide::{Checklist, Guide, Risk, Stage};
use rules::id::ChecklistId;
use rules::search::{Hit, Piece};
use rules::system::{Device, Pick, Systems};

use crate::random::Numbers;

fn find(query: &str) -> Vec<Hit> {
    guide().find(query, Systems::default())
}

/// The ids of what was found, in order.
fn ids(hits: &[Hit]) -> Vec<&'static str> {
    hits.iter().map(|it| it.step.map_or(it.checklist.id.0, |step| step.id.0)).collect()
}

#[track_caller]
fn check(query: &str, expected: &[&str]) {
    assert_eq!(ids(&find(query)), expected, "{query:?}");
}

fn whole(pieces: &[Piece]) -> String {
    pieces.iter().map(|it| it.text.as_str()).collect()
}

/// The pieces with brackets round what is marked.
fn bracketed(pieces: &[Piece]) -> String {
    pieces.iter().map(|it| if it.is_match { format!("[{}]", it.text) } else { it.text.clone() }).collect()
}

/// How the one hit with this id is shown: its title, and the text beside it.
#[track_caller]
fn check_shown(query: &str, systems: Systems, id: &str, title: &str, text: Option<&str>) {
    let hits = guide().find(query, systems);
    let hit = &hits[ids(&hits).iter().position(|it| *it == id).unwrap_or_else(|| panic!("{query:?} doesn't find {id}"))];
    assert_eq!(bracketed(&hit.title), title);
    assert_eq!(hit.text.as_deref().map(bracketed).as_deref(), text);
}

// ---------------------------------------------------------------- what is found

#[test]
fn nothing_is_found_where_nothing_is_asked() {
    check("", &[]);
    check("   ", &[]);
    check("\t\n", &[]);
}

#[test]
fn nothing_is_found_where_one_word_is_missing() {
    check("xyzzy", &[]);
    check("stove xyzzy", &[]);
}

#[test]
fn a_word_is_found_in_titles_texts_and_menu_paths_in_the_order_of_the_page() {
    check("vinegar", &["pour-vinegar"]);
    check("cold", &["hold-spoon", "first-checks"]);
    check("shelves", &["find-filter", "rinse-filter"]);
    let order = guide().checklists.iter().flat_map(|it| [it.id.0].into_iter().chain(it.steps.iter().map(|it| it.id.0)));
    let order: Vec<&str> = order.collect();
    let found = ids(&find("kettle"));
    assert!(found.len() > 10);
    assert!(found.is_sorted_by_key(|it| order.iter().position(|id| id == it)), "{found:?}");
}

#[test]
fn words_are_found_in_any_order_and_any_case() {
    let expected = ids(&find("turn the stove off"));
    assert!(expected.contains(&"stove-off-on"));
    for query in ["off stove the turn", "STOVE OFF TURN THE", "  Turn   off\tthe  Stove ", "turn turn the stove off"] {
        check(query, &expected);
    }
}

#[test]
fn a_part_of_a_word_is_enough() {
    assert!(ids(&find("sto")).contains(&"stove-off-on"));
    assert!(ids(&find("s")).len() > ids(&find("sto")).len());
}

#[test]
fn words_may_be_spread_over_title_and_text() {
    // "down" is in the title, "10 seconds" in an action.
    check("down seconds", &["cool-down"]);
}

#[test]
fn every_step_and_every_checklist_is_found_by_its_title() {
    for checklist in guide().checklists {
        assert!(ids(&find(checklist.title)).contains(&checklist.id.0), "{}", checklist.id);
        for step in checklist.steps {
            let hits = find(step.title);
            let hit = hits.iter().find(|it| it.step.is_some_and(|it| it.id == step.id));
            let hit = hit.unwrap_or_else(|| panic!("{} is not found by its title", step.id));
            assert_eq!(hit.checklist.id, checklist.id);
            assert!(hit.text.is_none(), "{}: the title says all", step.id);
        }
    }
}

#[test]
fn every_step_is_found_by_its_menu_path_as_it_is_read_in_the_page() {
    let picks = [Pick::Newer, Pick::Older, Pick::Unsure];
    for systems in picks.iter().flat_map(|ios| picks.map(|watchos| Systems { ios: *ios, watchos })) {
        for step in guide().steps() {
            for shown in guide().menu(step.menu, systems) {
                for path in [shown.main].iter().chain(&shown.others) {
                    let taps = guide().taps(path, systems);
                    let found = ids(&guide().find(&taps, systems));
                    assert!(found.contains(&step.id.0), "{} is not found by {taps}", step.id);
                }
            }
        }
    }
}

#[test]
fn a_menu_path_of_other_versions_than_the_persons_is_not_found() {
    let [new, old] = [Pick::Newer, Pick::Older].map(|it| Systems::default().with(Device::Watch, it));
    assert_eq!(ids(&guide().find("press the small knob once", new)), ["lid-closed"]);
    assert!(guide().find("press the small knob once", old).is_empty());
    assert_eq!(ids(&guide().find("pull up from the bottom", old)), ["lid-closed"]);
    assert!(guide().find("pull up from the bottom", new).is_empty());
}

// Who never said which versions they have sees every path in the page, but search once knew the newest alone.
#[test]
fn without_a_version_every_menu_path_is_found() {
    check("press the small knob once", &["lid-closed"]);
    check("pull up from the bottom", &["lid-closed"]);
}

#[test]
fn what_is_called_otherwise_on_another_version_is_found_by_the_name_that_is_read() {
    let [new, old] = [Pick::Newer, Pick::Older].map(|it| Systems::default().with(Device::Iphone, it));
    assert_eq!(ids(&guide().find("tea account", new)), ["say-goodbye", "order-tea"]);
    check_shown("id", old, "say-goodbye", "Say goodbye", Some("Have the password of your Tea [ID] at hand."));
    check_shown("account", new, "say-goodbye", "Say goodbye", Some("Have the password of your Tea [Account] at hand."));
    assert!(guide().find("tea account", old).is_empty());
    assert!(guide().find("{account}", new).is_empty());
}

#[test]
fn what_a_step_can_cost_is_found() {
    assert!(ids(&find("never choose to throw")).contains(&"order-tea"));
    assert!(ids(&find("crushes the kettle")).contains(&"crush-kettle"));
}

// An iPhone types ’ where the guide has ', unless that was turned off.
#[test]
fn an_apostrophe_as_a_phone_types_it_is_found() {
    check("cook's", &["filter-clean"]);
    check("cook’s", &["filter-clean"]);
    check_shown("cook’s", Systems::default(), "filter-clean", "Clean the [cook's] filter", None);
}

// ---------------------------------------------------------------- what is marked

#[test]
fn what_was_looked_for_is_marked_wherever_it_stands() {
    let any = Systems::default();
    check_shown("stove", any, "stove-off-on", "Turn the [stove] off and on", None);
    check_shown("ON off", any, "stove-off-on", "Turn the stove [off] and [on]", None);
    check_shown("shake", any, "shake-both", "[Shake] both, kettle first", None);
    check_shown("ove stov", any, "stove-off-on", "Turn the [stove] off and on", None);
}

#[test]
fn the_text_that_says_most_of_what_was_looked_for_is_shown() {
    let any = Systems::default();
    check_shown(
        "red lamp lit",
        any,
        "cool-down",
        "Cool the kettle down",
        Some("The kettle is back on the stove, and its [red] [lamp] is [lit]."),
    );
    check_shown("cool seconds", any, "cool-down", "[Cool] the kettle down", Some("Let it [cool] on the table."));
    check_shown(
        "four quick",
        any,
        "first-checks",
        "First checks",
        Some("[Four] [quick] moves that often get a cold kettle going."),
    );
}

#[test]
fn a_menu_path_is_shown_where_it_was_what_was_found() {
    let old = Systems::default().with(Device::Iphone, Pick::Older);
    check_shown(
        "kitchen cupboard sink",
        old,
        "rinse-filter",
        "Rinse it",
        Some("[Kitchen] › [Cupboard] › Mesh & Frame › the [sink]"),
    );
}

/// Expects that the pieces are the text, cut only where marked and unmarked meet.
#[track_caller]
fn check_pieces(pieces: &[Piece]) {
    assert!(pieces.iter().all(|it| !it.text.is_empty()), "{pieces:?}");
    assert!(pieces.windows(2).all(|it| it[0].is_match != it[1].is_match), "{pieces:?}");
}

#[test]
fn the_pieces_join_to_the_whole_text() {
    for query in ["a", "the", "kettle on", "› s", "e t a o", ".", "turn the stove"] {
        let hits = find(query);
        assert!(!hits.is_empty(), "{query}");
        for hit in hits {
            assert_eq!(whole(&hit.title), hit.step.map_or(hit.checklist.title, |it| it.title));
            check_pieces(&hit.title);
            let Some(text) = &hit.text else { continue };
            check_pieces(text);
            assert!(text.iter().any(|it| it.is_match), "{text:?} was shown, but nothing in it is marked");
            let step = hit.step.map(|it| guide().step_instructions(it, Systems::default(), ""));
            let says = format!("{} {}", hit.checklist.why, step.unwrap_or_default());
            assert!(says.contains(&whole(text)) || text_of_an_other_path(&hit), "{}", whole(text));
        }
    }
}

/// Whether a hit shows the menu path of another version than the newest, which instructions leave out.
fn text_of_an_other_path(hit: &Hit) -> bool {
    let shown = whole(hit.text.as_deref().unwrap_or_default());
    let menu = hit.step.map_or(&[][..], |it| it.menu);
    guide()
        .menu(menu, Systems::default())
        .iter()
        .any(|it| it.others.iter().any(|it| guide().taps(it, Systems::default()) == shown))
}

// ---------------------------------------------------------------- whatever is typed

#[test]
fn whatever_is_typed_is_no_panic() {
    let mut numbers = Numbers(0x9e37_79b9_7f4a_7c15);
    // Letters whose small form has another length, marks that join, letters of several bytes, and what the guide is made of.
    let odd: Vec<char> =
        "İẞſKÅßςΣǅﬁ\u{307}\u{200d}\u{feff}\u{0}👨\u{1f3fd}٣नि’'\"<>&{}›. \u{a0}\u{2028}aehinostw".chars().collect();
    for _ in 0..600 {
        let query: String = (0..numbers.below(6))
            .map(|_| match numbers.below(4) {
                0 => char::from_u32(numbers.below(0x11_0000) as u32).unwrap_or('\u{fffd}'),
                _ => odd[numbers.below(odd.len() as u64) as usize],
            })
            .collect();
        for hit in find(&query) {
            check_pieces(&hit.title);
            assert_eq!(whole(&hit.title), hit.step.map_or(hit.checklist.title, |it| it.title));
        }
    }
}

/// A guide of one checklist with this title, as another language could have it.
fn titled(title: &'static str) -> Guide {
    let checklist = Checklist {
        id: ChecklistId("odd"),
        title,
        why: "",
        stage: Stage::Path,
        risk: Risk::Safe,
        guard: None,
        question: None,
        steps: &[],
    };
    Guide { checklists: Box::leak(Box::new([checklist])), ..*guide() }
}

#[track_caller]
fn check_marked(title: &'static str, query: &str, expected: &str) {
    let hits = titled(title).find(query, Systems::default());
    assert_eq!(hits.len(), 1, "{query:?} doesn't find {title:?}");
    assert_eq!(bracketed(&hits[0].title), expected);
}

// In small letters `İ` is a byte longer and `ẞ` a byte shorter. With both, the marks once stood a letter beside the word.
#[test]
fn letters_whose_small_form_has_another_length_shift_no_mark() {
    check_marked("İki saat bekle", "saat", "İki [saat] bekle");
    check_marked("İ saat ẞ", "saat", "İ [saat] ẞ");
    check_marked("ẞ clock İ", "clock", "ẞ [clock] İ");
    check_marked("GROẞE UHR", "uhr", "GROẞE [UHR]");
    check_marked("GROẞE UHR", "große", "[GROẞE] UHR");
    check_marked("5 K warm", "k", "5 [K] warm");
}

#[test]
fn letters_of_several_bytes_are_marked_whole() {
    check_marked("Schrittzähler prüfen", "zäh", "Schritt[zäh]ler prüfen");
    check_marked("歩数計を見る", "歩数", "[歩数]計を見る");
    check_marked("ΟΔΟΣ ΟΔΟΣΤΡΩΜΑ", "οδοσ", "[ΟΔΟΣ] [ΟΔΟΣ]ΤΡΩΜΑ");
    check_marked("οδος", "ΟΔΟΣ", "[οδος]");
}

// People type menu paths with the sign that their keyboard has.
#[test]
fn a_menu_path_typed_with_greater_than_signs_is_found() {
    check("Kitchen > Pipes & Hoses > Gas", &["turn-valve"]);
}
