//! Search: what is found, in which order, and which letters of it are marked.

use std::collections::BTreeSet;
use std::sync::OnceLock;

use fixtures::{draft, draft_with, guide, guide_of};
use rules::guide::Guide;
use rules::question::Goes;
use rules::search::{Found, Hit, Index, Piece};
use rules::system::{Device, Pick, Systems};

use crate::random::{Numbers, picks};

fn index() -> &'static Index {
    static INDEX: OnceLock<Index> = OnceLock::new();
    INDEX.get_or_init(|| Index::of(guide()))
}

fn find(query: &str) -> Vec<Hit> {
    index().find(query, Systems::default())
}

/// What was found, in order: `row too-full`, `step pour-in`.
fn names(hits: &[Hit]) -> Vec<String> {
    let name = |it: &Hit| {
        let (kind, id) = it.found.kind_and_id();
        format!("{kind} {id}")
    };
    hits.iter().map(name).collect()
}

#[track_caller]
fn check(query: &str, expected: &[&str]) {
    assert_eq!(names(&find(query)), expected, "{query:?}");
}

/// The query finds these before all else, in this order.
#[track_caller]
fn check_first(query: &str, expected: &[&str]) {
    let found = names(&find(query));
    assert_eq!(
        found.get(..expected.len().min(found.len())),
        Some(expected.iter().map(|it| it.to_string()).collect::<Vec<_>>().as_slice()),
        "{query:?}"
    );
}

#[track_caller]
fn place(query: &str, name: &str) -> usize {
    let found = names(&find(query));
    found.iter().position(|it| it == name).unwrap_or_else(|| panic!("{query:?} doesn't find {name}, but {found:?}"))
}

/// The query finds the one, and the other only after it.
#[track_caller]
fn check_before(query: &str, one: &str, other: &str) {
    assert!(place(query, one) < place(query, other), "{query:?}: {:?}", names(&find(query)));
}

/// Both queries find the same, in the same order.
#[track_caller]
fn check_same(one: &str, other: &str) {
    assert_eq!(names(&find(one)), names(&find(other)), "{one:?} {other:?}");
    assert!(!find(one).is_empty(), "{one:?} finds nothing");
}

/// Everything that can be found, by its name and title.
fn everything() -> Vec<(String, &'static str)> {
    let mut all = Vec::new();
    let mut add = |found: Found| {
        let (kind, id) = found.kind_and_id();
        all.push((format!("{kind} {id}"), found.title()));
    };
    guide().symptoms.iter().for_each(|it| add(Found::Symptom(it)));
    guide().outcomes.iter().for_each(|it| add(Found::Outcome(it)));
    for checklist in guide().checklists {
        add(Found::Checklist(checklist));
        checklist.steps.iter().for_each(|it| add(Found::Step(checklist, it)));
    }
    for question in guide().questions {
        question.offered().for_each(|it| add(Found::Answer(question, it)));
    }
    all
}

/// The row that an answer leads to, if it is one.
fn row_of(name: &str) -> Option<String> {
    let (question, answer) = name.strip_prefix("answer ")?.split_once('/')?;
    match guide().question(question)?.answers.iter().find(|it| it.id == answer)?.goes {
        Goes::Cause(id) => guide().symptom(id.0).map(|it| format!("row {}", it.id)),
        Goes::Question(_) => None,
    }
}

fn whole(pieces: &[Piece]) -> String {
    pieces.iter().map(|it| it.text.as_str()).collect()
}

/// The pieces with brackets round what is marked.
fn bracketed(pieces: &[Piece]) -> String {
    pieces.iter().map(|it| if it.is_match { format!("[{}]", it.text) } else { it.text.clone() }).collect()
}

/// All that is shown of what was found.
fn told(hits: &[Hit]) -> Vec<String> {
    let text = |it: &Hit| it.text.as_deref().map(bracketed).unwrap_or_default();
    names(hits).into_iter().zip(hits).map(|(name, it)| format!("{name}: {} / {}", bracketed(&it.title), text(it))).collect()
}

/// How the hit with this name is shown: its title, and the text beside it.
#[track_caller]
fn check_shown_in(index: &Index, query: &str, systems: Systems, name: &str, title: &str, text: Option<&str>) {
    let hits = index.find(query, systems);
    let found = names(&hits);
    let at = found.iter().position(|it| it == name).unwrap_or_else(|| panic!("{query:?} doesn't find {name}, but {found:?}"));
    assert_eq!(bracketed(&hits[at].title), title);
    assert_eq!(hits[at].text.as_deref().map(bracketed).as_deref(), text);
}

#[track_caller]
fn check_shown(query: &str, name: &str, title: &str, text: Option<&str>) {
    check_shown_in(index(), query, Systems::default(), name, title, text);
}

/// The small guide with these changes to its content file.
fn index_with(changes: &[(&str, &str)]) -> Index {
    Index::of(Box::leak(Box::new(guide_of(&draft_with(changes)))))
}

/// The names of what is found there, in order.
fn names_in(index: &Index, query: &str) -> Vec<String> {
    names(&index.find(query, Systems::default()))
}

// ---------------------------------------------------------------- what is found

#[test]
fn nothing_is_found_where_nothing_is_asked() {
    for nothing in ["", "   ", "\t\n", "?", "› …", "-", "'", "’", "- - '", "\u{0}", "\u{200f}", "👟"] {
        check(nothing, &[]);
    }
}

#[test]
fn a_word_that_nothing_holds_finds_nothing() {
    check("xyzzy", &[]);
    check("xyzzy plugh", &[]);
}

// People describe what they see, and half of their words are not the guide's.
#[test]
fn what_the_guide_knows_of_a_query_is_enough() {
    check_same("xyzzy vinegar", "vinegar");
    check_first("my aunt's stale tea from yesterday", &["row stale-tea"]);
}

#[test]
fn rows_outcomes_answers_checklists_and_steps_are_found() {
    check_first("new stove", &["row new-stove"]);
    check_first("only milk", &["outcome all-is-well"]);
    check_first("stays cold", &["answer boils/cold"]);
    check_first("fresh water", &["checklist fresh-water"]);
    check_first("vinegar", &["step pour-vinegar"]);
}

#[test]
fn everything_is_found_by_its_title_before_all_else() {
    let all = everything();
    for (name, title) in &all {
        // Two answers may read the same.
        let same: Vec<_> = all.iter().filter(|it| it.1 == *title).map(|it| it.0.clone()).collect();
        let found = names(&find(title));
        // A row that says the same as an answer is the better way in, and may stand for it.
        let first = if name.starts_with("answer") { same.len() + 2 } else { same.len() };
        let is_it = |it: &String| it == name || row_of(name).as_ref() == Some(it);
        assert!(found.iter().take(first).any(is_it), "{name} is not found first by “{title}”, but {found:?}");
        if let Some(hit) = find(title).into_iter().find(|it| it.found.title() == *title) {
            assert_eq!(hit.text, None, "{name}: the title says all");
        }
    }
}

#[test]
fn every_text_of_a_step_finds_it() {
    for checklist in guide().checklists {
        for step in checklist.steps {
            let name = format!("step {}", step.id);
            let caution = step.caution.iter().flat_map(|it| [it.cost, it.save]);
            for text in step.actions.iter().copied().chain([step.right]).chain(caution) {
                let text = guide().named(text, Systems::default());
                assert!(names(&find(&text)).contains(&name), "{name} is not found by “{text}”");
            }
        }
    }
}

#[test]
fn what_else_a_row_and_an_outcome_say_finds_them() {
    assert_eq!(place("may rightly hold", "outcome all-is-well"), 0);
    assert_eq!(place("somebody drank from it", "outcome all-is-well"), 0);
    assert_eq!(place("a tap was turned", "row after-move"), 0);
    for name in ["checklist first-checks", "row after-move"] {
        assert!(place("begin with the first checks", name) < 2, "{name}");
    }
}

#[test]
fn other_words_that_people_use_find_what_they_are_listed_for() {
    let index = index_with(&[
        ("id = \"never-boils\"\n", "id = \"never-boils\"\nalso = [\"defunct appliance\"]\n"),
        ("id = \"all-is-well\"\n", "id = \"all-is-well\"\nalso = [\"creamer\"]\n"),
        ("id = \"descale\"\n", "id = \"descale\"\nalso = [\"chalk\"]\n"),
        ("id = \"turn-valve\"\n", "id = \"turn-valve\"\nalso = [\"stopcock\"]\n"),
    ]);
    for (query, name) in [
        ("defunct appliance", "row never-boils"),
        ("creamer", "outcome all-is-well"),
        ("chalk", "checklist descale"),
        ("stopcocks", "step turn-valve"),
    ] {
        assert_eq!(names_in(&index, query), [name], "{query}");
        assert!(find(query).is_empty());
        // They are for searching only.
        let hits = index.find(query, Systems::default());
        assert!(hits[0].text.is_none() && hits[0].title.iter().all(|it| !it.is_match), "{query}");
    }
}

#[test]
fn an_answer_that_is_no_longer_offered_is_not_found() {
    check_first("plenty", &["answer steam/plenty"]);
    let index = index_with(&[(
        r#"text = "Full, but too late", means = "wrong-hour" }"#,
        r#"text = "Full, but too late", means = "wrong-hour" },
        { id = "gurgles", text = "It gurgles", means = "wrong-hour", retired = true }"#,
    )]);
    assert!(names_in(&index, "gurgles").is_empty());
}

// "Twice as many" stood in the list twice: as a row, and as the answer that leads to it.
#[test]
fn an_answer_that_leads_to_a_row_that_is_found_is_left_out() {
    let found = names(&find("new stove"));
    assert!(found.contains(&"row new-stove".to_string()) && !found.contains(&"answer began/new-stove".to_string()), "{found:?}");
    // Its row isn't found by this, and one that asks on leads to no row.
    check_first("stays cold", &["answer boils/cold"]);
    check_first("bubbles", &["answer boils/bubbles"]);
}

// ---------------------------------------------------------------- which words are the same

#[test]
fn words_are_found_in_any_case_and_with_any_space() {
    for query in ["VINEGAR", "  vinegar ", "Vinegar?", "“vinegar”", "\tvinegar\n", "vinegar vinegar"] {
        check_same(query, "vinegar");
    }
    check_same("STALE TEA", "stale   tea");
}

#[test]
fn the_order_of_the_words_decides_nothing_about_what_is_found() {
    let sorted = |query: &str| {
        let mut found = names(&find(query));
        found.sort();
        found
    };
    assert_eq!(sorted("turn stove off"), sorted("off stove turn"));
}

// Typed in the middle of a sentence, a word has another ending than in the guide.
#[test]
fn a_word_is_found_by_its_stem() {
    for query in ["boils", "boil", "boiling", "boiled"] {
        check_first(query, &["row no-whistle", "row never-boils"]);
    }
    for query in ["whistle", "whistles", "whistling", "whistled"] {
        assert!(place(query, "row no-whistle") < 3, "{query}");
        place(query, "row tastes-odd");
    }
    place("crushed", "step crush-kettle");
    place("counting pots", "step count-pots");
}

#[test]
fn the_beginning_of_a_word_is_enough_but_one_letter_is_not() {
    for query in ["vi", "vin", "vineg", "vinega"] {
        place(query, "step pour-vinegar");
    }
    check("v", &[]);
    check("k", &[]);
}

// `Wi-Fi` is typed in at least four ways.
#[test]
fn a_compound_is_found_in_one_and_in_its_parts_with_whatever_hyphen() {
    let index = index_with(&[("title = \"Turn the valve to the left\"", "title = \"Turn off the Wi-Fi of the stove-top\"")]);
    for query in ["wifi", "Wi-Fi", "wi‑fi", "WI–FI", "wi fi", "wi", "stovetop", "stove-top", "stove top", "top"] {
        assert_eq!(names_in(&index, query).first().map(String::as_str), Some("step turn-valve"), "{query}");
    }
    // Nor does it matter which of the two has the hyphen.
    let in_one = index_with(&[("title = \"Turn the valve to the left\"", "title = \"Xray the valve\"")]);
    for query in ["x-ray", "x‑ray", "x–ray", "xray"] {
        assert_eq!(names_in(&in_one, query), ["step turn-valve"], "{query}");
    }
}

// An iPhone types ’ where the guide has ', unless that was turned off, and many people type none.
#[test]
fn apostrophes_decide_nothing() {
    for query in ["cook's", "cook’s", "cooks", "COOK'S", "cook"] {
        check_first(query, &["checklist filter-clean"]);
    }
    let index = index_with(&[("title = \"Turn the valve to the left\"", "title = \"It doesn’t turn\"")]);
    for query in ["doesn't", "doesnt", "doesn’t", "'doesn't'"] {
        assert_eq!(names_in(&index, query), ["step turn-valve"], "{query}");
    }
}

#[test]
fn an_ampersand_and_the_signs_of_a_path_decide_nothing() {
    for query in
        ["Kitchen > Pipes & Hoses > Gas", "kitchen › pipes hoses › gas", "kitchen/pipes/hoses/gas", "Kitchen, Pipes & Hoses, Gas"]
    {
        check_first(query, &["step turn-valve"]);
    }
}

#[test]
fn one_slip_of_the_finger_in_a_long_word_is_forgiven() {
    // A wrong letter, one too few, one too many, two that changed places; at the beginning and at the end.
    for query in ["vinogar", "vingar", "vineggar", "vinegra", "binegar", "inegar", "vinega4", "stvoe vinagar"] {
        place(query, "step pour-vinegar");
    }
    place("stvoe", "row new-stove");
    place("kitchne", "row after-move");
    place("milkk", "outcome all-is-well");
    // Two slips are too many.
    for query in ["vinogra", "vngar", "ninegat"] {
        check(query, &[]);
    }
}

// In four letters nearly every word is one slip away from some other.
#[test]
fn in_a_short_word_no_slip_is_forgiven() {
    place("milk", "outcome all-is-well");
    place("lamp", "step cool-down");
    for query in ["mild", "silk", "mlik", "lanp", "lap", "clu", "tae"] {
        assert!(!names(&find(query)).contains(&"outcome all-is-well".to_string()), "{query}");
        assert!(!names(&find(query)).contains(&"step cool-down".to_string()), "{query}");
    }
}

// Whoever typed it right means it.
#[test]
fn a_word_that_the_guide_has_is_not_taken_for_a_slip() {
    let index = index_with(&[("title = \"Turn the valve to the left\"", "title = \"Turn the stoves\"")]);
    place("stole", "row new-stove");
    let has_stole = index_with(&[("title = \"Turn the valve to the left\"", "title = \"Turn the stole\"")]);
    assert_eq!(names_in(&has_stole, "stole"), ["step turn-valve"]);
    // What is meant by a slip goes for its other forms, too.
    assert!(names_in(&index, "stovr").contains(&"step turn-valve".to_string()));
}

#[test]
fn small_words_are_set_aside_unless_nothing_else_was_typed() {
    check_same("is the vinegar in it", "in vinegar");
    check_same("Is it the vinegar?", "vinegar");
    let of_small = names(&find("and the"));
    assert!(of_small.len() > 10, "{of_small:?}");
    place("it", "row tastes-odd");
    // They say more than what was typed beside them if that is nowhere.
    check("and the xyzzy", &[]);
}

#[test]
fn a_guide_in_a_language_without_a_stemmer_is_searched_all_the_same() {
    let mut draft = draft();
    draft.language = "tlh".to_string();
    let index = Index::of(Box::leak(Box::new(guide_of(&draft))));
    assert_eq!(names_in(&index, "vinegar"), ["step pour-vinegar"]);
    assert_eq!(names_in(&index, "vineg"), ["step pour-vinegar"]);
    assert_eq!(names_in(&index, "vinagar"), ["step pour-vinegar"]);
    // A word that only grew is still found, one that lost a letter isn't.
    assert!(names_in(&index, "boiling").contains(&"checklist fresh-water".to_string()));
    assert!(names_in(&index, "whistling").is_empty() && !find("whistling").is_empty());
}

// ---------------------------------------------------------------- in which order

// A row is the way in: it leads to steps in the right order, and a step alone may be the wrong one.
#[test]
fn of_what_fits_as_well_a_row_comes_first_and_an_answer_last() {
    let index = index_with(&[
        ("see = \"The kettle never boils\"", "see = \"It gurgles\""),
        ("title = \"Most likely, it is only milk\"", "title = \"It gurgles\""),
        ("title = \"Take the scale off\"", "title = \"It gurgles\""),
        ("title = \"Turn the valve to the left\"", "title = \"It gurgles\""),
        ("text = \"Yes, plenty\"", "text = \"It gurgles\""),
    ]);
    let expected = ["row never-boils", "outcome all-is-well", "checklist descale", "step turn-valve", "answer steam/plenty"];
    for query in ["gurgles", "it gurgles", "gurgling", "gurg", "gurglse"] {
        assert_eq!(names_in(&index, query), expected, "{query}");
    }
    check_before("stove", "row new-stove", "step stove-off-on");
}

#[test]
fn a_title_comes_before_other_words_and_these_before_paths_and_texts() {
    let index = index_with(&[
        ("do = [\"Turn the valve.\"]", "do = [\"Make it gurgle.\"]"),
        ("taps = [\"Window\"]", "taps = [\"Gurgle\"]"),
        ("id = \"hold-spoon\"\n", "id = \"hold-spoon\"\nalso = [\"gurgle\"]\n"),
        ("title = \"Call a plumber\"", "title = \"Gurgle\""),
    ]);
    assert_eq!(names_in(&index, "gurgle"), ["step call-plumber", "step hold-spoon", "step leave-alone", "step turn-valve"]);
}

#[test]
fn a_whole_word_comes_before_another_form_of_it_and_that_before_a_longer_word() {
    let index = index_with(&[
        ("title = \"Turn the valve to the left\"", "title = \"Gurglewort\""),
        ("title = \"Turn on the tap beside it\"", "title = \"Gurgles\""),
        ("title = \"Call a plumber\"", "title = \"Gurgle\""),
    ]);
    assert_eq!(names_in(&index, "gurgle"), ["step call-plumber", "step turn-tap", "step turn-valve"]);
    assert_eq!(names_in(&index, "gurgles"), ["step turn-tap", "step call-plumber"]);
}

#[test]
fn what_holds_more_of_the_query_comes_first() {
    let index = index_with(&[
        ("title = \"Turn the valve to the left\"", "title = \"Gurgle\""),
        ("do = [\"Call one.\"]", "do = [\"Let it gurgle and burble.\"]"),
    ]);
    assert_eq!(names_in(&index, "burble gurgle"), ["step call-plumber", "step turn-valve"]);
    check_first("stale tea", &["row stale-tea"]);
}

#[test]
fn a_query_that_stands_together_comes_before_one_that_is_spread() {
    let index = index_with(&[
        ("title = \"Turn the valve to the left\"", "title = \"Burble, then gurgle\""),
        ("title = \"Call a plumber\"", "title = \"Gurgle and the burble\""),
    ]);
    // Small words between them don't part them.
    assert_eq!(names_in(&index, "gurgle burble"), ["step call-plumber", "step turn-valve"]);
    assert_eq!(names_in(&index, "gurgle and the burble"), ["step call-plumber", "step turn-valve"]);
    assert_eq!(names_in(&index, "burble then gurgle")[..2], ["step turn-valve", "step call-plumber"]);
}

#[test]
fn what_stands_there_word_by_word_comes_before_what_has_small_words_between() {
    let index = index_with(&[
        ("title = \"Turn the valve to the left\"", "title = \"Gurgle and the burble\""),
        ("title = \"Call a plumber\"", "title = \"Gurgle burble\""),
    ]);
    assert_eq!(names_in(&index, "gurgle burble"), ["step call-plumber", "step turn-valve"]);
    assert_eq!(names_in(&index, "gurgle and the burble"), ["step turn-valve", "step call-plumber"]);
}

#[test]
fn a_rare_word_tells_more_than_one_that_is_everywhere() {
    check_first("kettle vinegar", &["step pour-vinegar"]);
    check_first("vinegar kettle", &["step pour-vinegar"]);
}

#[test]
fn what_fits_just_as_well_stands_in_the_order_of_the_page_however_often_it_is_asked() {
    let index = index_with(&[
        ("title = \"Call a plumber\"", "title = \"Gurgle\""),
        ("title = \"Turn on the tap beside it\"", "title = \"Gurgle\""),
        ("title = \"Turn the valve to the left\"", "title = \"Gurgle\""),
    ]);
    assert_eq!(names_in(&index, "gurgle"), ["step turn-valve", "step turn-tap", "step call-plumber"]);
    let again = Index::of(guide());
    for query in ["kettle", "kitchen", "it", "stale tea", "count the pots then let it rest", "k"] {
        assert_eq!(told(&find(query)), told(&find(query)));
        assert_eq!(told(&find(query)), told(&again.find(query, Systems::default())), "{query}");
    }
}

// ---------------------------------------------------------------- versions and names

fn every_systems() -> impl Iterator<Item = Systems> {
    picks(Device::Iphone).into_iter().flat_map(|ios| picks(Device::Watch).map(|watchos| Systems { ios, watchos }))
}

#[test]
fn every_step_is_found_by_its_menu_path_as_it_is_read_in_the_page() {
    for systems in every_systems() {
        for step in guide().steps() {
            for shown in guide().menu(step.menu, systems) {
                for path in [shown.main].iter().chain(&shown.others) {
                    let taps = guide().taps(path, systems);
                    let found = names(&index().find(&taps, systems));
                    let name = format!("step {}", step.id);
                    assert!(found.contains(&name), "{} is not found by {taps}", step.id);
                }
            }
        }
    }
}

// Whoever follows instructions from elsewhere types what these say, of whatever version they are.
#[test]
fn a_menu_path_and_a_name_of_any_version_are_found_whatever_was_picked() {
    for systems in every_systems() {
        for (query, name) in [
            ("press the small knob once", "step lid-closed"),
            ("pull up from the bottom of the lid", "step lid-closed"),
            ("tea account", "step order-tea"),
            ("tea id", "step order-tea"),
        ] {
            let found = names(&index().find(query, systems));
            assert!(found.contains(&name.to_string()), "{query}: {found:?}");
        }
    }
}

// Shown is what this person finds on their device, and never what they would look for in vain.
#[test]
fn the_path_beside_a_title_is_one_of_the_persons_versions() {
    let ios = |pick| Systems::default().with(Device::Iphone, pick);
    let shown = |query, systems, text| check_shown_in(index(), query, systems, "step rinse-filter", "Rinse it", text);
    let [new, old] = [ios(Pick::from(18)), ios(Pick::to(17))];
    shown("cupboard sink", old, Some("Kitchen › [Cupboard] › Mesh & Frame › the [sink]"));
    shown("cupboard sink", new, Some("Kitchen › Shelves › [Cupboard] › Mesh & Frame › the [sink]"));
    shown("shelves", new, Some("Kitchen › [Shelves] › Cupboard › Mesh & Frame › the sink"));
    shown("shelves", old, None);
    shown("shelves", Systems::default(), Some("Kitchen › [Shelves] › Cupboard › Mesh & Frame › the sink"));
}

#[test]
fn what_has_another_name_on_another_version_is_shown_by_the_name_that_is_read() {
    let ios = |pick| Systems::default().with(Device::Iphone, pick);
    let shown = |query, pick, text| check_shown_in(index(), query, ios(pick), "step say-goodbye", "Say goodbye", Some(text));
    shown("password account", Pick::from(18), "Have the [password] of your Tea [Account] at hand.");
    shown("password account", Pick::to(17), "Have the [password] of your Tea ID at hand.");
    shown("password id", Pick::to(17), "Have the [password] of your Tea [ID] at hand.");
    for systems in every_systems() {
        for hit in index().find("tea account id shop", systems) {
            assert!(!whole(hit.text.as_deref().unwrap_or_default()).contains(['{', '}']));
        }
    }
}

// ---------------------------------------------------------------- what is marked

#[test]
fn what_was_looked_for_is_marked_wherever_it_stands() {
    check_shown("stove", "step stove-off-on", "Turn the [stove] off and on", None);
    check_shown("ON off", "step stove-off-on", "Turn the stove [off] and [on]", None);
    check_shown("shake", "step shake-both", "[Shake] both, kettle first", None);
    check_shown("stove stov", "step stove-off-on", "Turn the [stove] off and on", None);
}

#[test]
fn of_a_word_with_another_ending_the_part_that_is_the_same_is_marked() {
    check_shown("sto", "step stove-off-on", "Turn the [sto]ve off and on", None);
    check_shown("boiling", "row never-boils", "The kettle never [boil]s", None);
    check_shown("whistling", "row tastes-odd", "It [whistl]es, but tastes odd", None);
}

#[test]
fn of_a_word_with_a_slip_the_whole_word_is_marked() {
    check_shown("vinagar", "step pour-vinegar", "Pour [vinegar] in", None);
}

#[test]
fn only_the_beginnings_of_words_are_marked() {
    check_shown("on", "step stove-off-on", "Turn the stove off and [on]", None);
    check_shown("pot", "checklist other-pots", "Count the [pot]s", None);
    check_shown("ale scale", "checklist descale", "Take the [scale] off", None);
}

#[test]
fn a_word_is_marked_with_its_apostrophe_and_its_hyphen() {
    check_shown("cooks", "checklist filter-clean", "Clean the [cook's] filter", None);
    check_shown("cook’s", "checklist filter-clean", "Clean the [cook's] filter", None);
    let index = index_with(&[("title = \"Turn the valve to the left\"", "title = \"Turn off the Wi-Fi\"")]);
    for query in ["wifi", "wi-fi", "wi fi"] {
        let hits = index.find(query, Systems::default());
        let title = bracketed(&hits[0].title);
        assert!(["Turn off the [Wi-Fi]", "Turn off the [Wi]-[Fi]"].contains(&title.as_str()), "{query}: {title}");
    }
}

#[test]
fn the_text_that_says_most_of_what_was_looked_for_is_shown() {
    check_shown(
        "red lamp lit",
        "step cool-down",
        "Cool the kettle down",
        Some("The kettle is back on the stove, and its [red] [lamp] is [lit]."),
    );
    check_shown("cool table", "step cool-down", "[Cool] the kettle down", Some("Let it [cool] on the [table]."));
    check_shown(
        "four quick",
        "checklist first-checks",
        "First checks",
        Some("[Four] [quick] moves that often get a cold kettle going."),
    );
    check_shown(
        "milk",
        "row too-full",
        "The cup holds more than the kettle",
        Some("Often nothing is wrong: somebody added [milk]"),
    );
    check_shown("drank", "outcome all-is-well", "Most likely, it is only milk", Some("Somebody [drank] from it."));
}

/// Expects that the pieces are the text, cut only where marked and unmarked meet.
#[track_caller]
fn check_pieces(pieces: &[Piece]) {
    assert!(pieces.iter().all(|it| !it.text.is_empty()), "{pieces:?}");
    assert!(pieces.windows(2).all(|it| it[0].is_match != it[1].is_match), "{pieces:?}");
}

/// Every text of the small guide that can stand beside a title.
fn beside(systems: Systems) -> Vec<String> {
    let mut all = Vec::new();
    for it in guide().symptoms {
        all.extend([it.cause, it.next].map(str::to_string));
    }
    for it in guide().outcomes {
        all.extend([Some(it.text), it.still].into_iter().flatten().map(str::to_string));
    }
    for checklist in guide().checklists {
        all.push(guide().named(checklist.why, systems));
        for step in checklist.steps {
            let caution = step.caution.iter().flat_map(|it| [it.cost, it.save]);
            let texts = step.actions.iter().copied().chain([step.right]).chain(caution);
            all.extend(texts.map(|it| guide().named(it, systems)));
            for shown in guide().menu(step.menu, systems) {
                all.extend([shown.main].into_iter().chain(shown.others).map(|it| guide().taps(it, systems)));
            }
        }
    }
    all
}

#[test]
fn the_pieces_join_to_the_whole_text() {
    let beside = beside(Systems::default());
    for query in ["a", "the", "kettle on", "› st", "ea ta on", "turn the stove", "kitchen shop", "it is wrong"] {
        let hits = find(query);
        assert!(!hits.is_empty(), "{query}");
        for hit in hits {
            assert_eq!(whole(&hit.title), hit.found.title());
            check_pieces(&hit.title);
            let Some(text) = &hit.text else { continue };
            check_pieces(text);
            assert!(text.iter().any(|it| it.is_match), "{text:?} was shown, but nothing in it is marked");
            assert!(beside.contains(&whole(text)), "{}", whole(text));
        }
    }
}

// ---------------------------------------------------------------- other languages

/// A guide of which one checklist has this title, as another language could have it.
#[track_caller]
fn check_marked(title: &'static str, query: &str, expected: &str) {
    let checklist = rules::guide::Checklist { title, why: "", steps: &[], ..guide().checklists[1] };
    let guide = Guide { checklists: Box::leak(Box::new([checklist])), symptoms: &[], outcomes: &[], questions: &[], ..*guide() };
    let hits = Index::of(Box::leak(Box::new(guide))).find(query, Systems::default());
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
    check_marked("Schritte zählen", "zäh", "Schritte [zäh]len");
    check_marked("歩数計を見る", "歩数", "[歩数]計を見る");
    check_marked("ΟΔΟΣ ΟΔΟΣΤΡΩΜΑ", "οδοσ", "[ΟΔΟΣ] [ΟΔΟΣ]ΤΡΩΜΑ");
    check_marked("οδος", "ΟΔΟΣ", "[οδος]");
    check_marked("تحقق من الساعة", "الساعة", "تحقق من [الساعة]");
}

// ---------------------------------------------------------------- whatever is typed

#[test]
fn whatever_is_typed_is_no_panic() {
    let mut numbers = Numbers(0x9e37_79b9_7f4a_7c15);
    // Letters whose small form has another length, marks that join, letters of several bytes, and what the guide is made of.
    let odd: Vec<char> =
        "İẞſKÅßςΣǅﬁ\u{307}\u{200d}\u{feff}\u{0}👨\u{1f3fd}٣नि’'\"<>&{}›. \u{a0}\u{2028}-‑–aehinostw".chars().collect();
    for _ in 0..600 {
        let query: String = (0..numbers.below(9))
            .map(|_| match numbers.below(4) {
                0 => char::from_u32(numbers.below(0x11_0000) as u32).unwrap_or('\u{fffd}'),
                _ => odd[numbers.below(odd.len() as u64) as usize],
            })
            .collect();
        for hit in find(&query) {
            check_pieces(&hit.title);
            assert_eq!(whole(&hit.title), hit.found.title());
        }
    }
}

// Somebody pastes a page into the field.
#[test]
fn a_very_long_query_is_no_panic() {
    for long in [
        "a".repeat(100_000),
        "kettle ".repeat(3000),
        "-".repeat(100_000),
        "a-".repeat(1000),
        "👟".repeat(50_000),
        "vinegar".repeat(10_000),
        fixtures::SMALL.to_string(),
    ] {
        for hit in find(&long) {
            check_pieces(&hit.title);
        }
    }
}

#[test]
fn what_was_pasted_in_is_searched_by_its_beginning() {
    place(&format!("vinegar {}", "xyzzy ".repeat(1000)), "step pour-vinegar");
    assert!(find(&format!("{} vinegar", "xyzzy ".repeat(1000))).is_empty());
    // Small words don't count: a long sentence is searched whole.
    place(&format!("{} vinegar", "and it is the ".repeat(20)), "step pour-vinegar");
}

#[test]
fn what_looks_like_a_pattern_or_a_page_is_only_text() {
    for query in
        [".*", "[a-z]+", "kettle|lid", "%", "_", "\\", "<script>alert(1)</script>", "' OR 1=1 --", "{account}", "${x}", "../.."]
    {
        for hit in find(query) {
            assert!(!whole(&hit.title).contains('<'));
        }
    }
    check(".*", &[]);
    check_same("(vinegar)", "vinegar");
}

// ---------------------------------------------------------------- the vocabulary

// The build writes one cut for each of these, in this order.
#[test]
fn the_vocabulary_has_each_folded_word_once_and_always_in_the_same_order() {
    let index = index_with(&[("title = \"Turn the valve to the left\"", "title = \"Turn the Wi-Fi of the COOK’s valve off\"")]);
    let found: Vec<&str> = index.vocabulary().collect();
    let again: Vec<&str> = index.vocabulary().collect();
    assert_eq!(found, again);
    assert_eq!(found.iter().collect::<BTreeSet<_>>().len(), found.len());
    for word in ["wifi", "wi", "fi", "cooks", "kettle", "7", "tea", "id", "account", "pipes", "drank"] {
        assert_eq!(found.contains(&word), word != "7", "{word}");
    }
    assert!(found.iter().all(|it| !it.is_empty() && it.to_lowercase() == *it && !it.contains(['-', '\'', '’', '{', ' '])));
}

// Were the cuts of another build, words would be cut elsewhere; they must be found by themselves all the same.
#[test]
fn a_guide_with_too_few_cuts_too_many_or_none_is_searched_by_whole_words() {
    for cuts in [&[][..], &[0; 4000], &[9; 3]] {
        let guide = Guide { cuts: Box::leak(cuts.to_vec().into_boxed_slice()), ..*guide() };
        let index = Index::of(Box::leak(Box::new(guide)));
        assert_eq!(names_in(&index, "vinegar"), ["step pour-vinegar"]);
    }
}
