//! The contract of ids and paths: no id that was ever published stops working, and whatever names one leads to something. What the
//! guide says, and in which order, is free to change.

use std::collections::BTreeSet;

use content::{english, guides};
use fixtures::ids;
use health_export::findings::CHECKLISTS;
use rules::guide::Guide;
use rules::id::CauseId;
use rules::link::Target;
use rules::totals::Totals;

const EVER: &str = include_str!("../../../../content/ids.txt");

fn ever() -> impl Iterator<Item = (&'static str, &'static str)> {
    EVER.lines().map(|line| line.split_once(' ').expect("a line of ids.txt is a kind and an id"))
}

fn is_live(guide: &Guide, kind: &str, id: &str) -> bool {
    match kind {
        "checklist" => guide.checklist(id).is_some(),
        "step" => guide.step(id).is_some(),
        "symptom" => guide.symptom(id).is_some(),
        "verdict" => guide.verdict(id).is_some(),
        // An answer stands behind its question. Either may go: whoever gave it is asked again, and loses nothing else.
        // Their lines stay, so that nobody gives the id another meaning.
        "question" | "answer" => true,
        _ => panic!("ids.txt knows checklist, step, symptom, verdict, question and answer, but not {kind}"),
    }
}

// B1: a peer made its ids from titles, so a better title lost everybody's ticks.
#[test]
fn every_id_that_was_ever_published_still_works() {
    for guide in guides() {
        for (kind, id) in ever() {
            assert!(
                is_live(guide, kind, guide.current(id)),
                "The {kind} `{id}` was published and is gone. Links and saved progress still name it. Add an [[alias]] with \
                 `old = \"{id}\"` and the id that it goes by today to content/{}/guide.toml. Never remove the line from content/ids.txt.",
                guide.language
            );
        }
    }
}

#[test]
fn every_id_of_today_is_listed_as_published() {
    let ever: BTreeSet<_> = ever().collect();
    for (kind, id) in ids::all(english()) {
        assert!(
            ever.contains(&(kind, id.as_str())),
            "The {kind} `{id}` is new. Add the line `{kind} {id}` at the end of content/ids.txt."
        );
    }
}

#[test]
fn no_id_is_listed_as_published_twice() {
    let mut seen = BTreeSet::new();
    for line in EVER.lines() {
        assert!(seen.insert(line), "content/ids.txt has the line `{line}` twice. Remove one.");
    }
}

// A second use would show somebody's old tick on a step that they have never seen.
#[test]
fn no_alias_gives_an_id_a_second_meaning() {
    for guide in guides() {
        for alias in guide.aliases {
            assert!(
                ever().any(|(_, id)| id == alias.old),
                "The alias `{}` was never published. Add its line to content/ids.txt, or remove the alias.",
                alias.old
            );
        }
    }
}

#[test]
fn every_id_that_can_be_chosen_leads_to_checklists() {
    for guide in guides() {
        for (_, id) in ever().filter(|it| ["symptom", "verdict"].contains(&it.0)) {
            let path = guide.path(id);
            assert!(
                path.is_some_and(|it| !it.checklists.is_empty()),
                "`{id}` was published and leads nowhere. Give what it goes by today in content/{}.toml a `goes`.",
                guide.language
            );
        }
    }
}

#[test]
fn every_id_of_an_element_that_was_ever_published_is_a_link_that_leads_to_it() {
    for guide in guides() {
        for (_, id) in ever().filter(|it| ["checklist", "step"].contains(&it.0)) {
            assert_eq!(guide.target(id).map(Target::element), Ok(guide.current(id).to_string()));
        }
    }
}

// Nobody who follows the answers may end without a path.
#[test]
fn every_end_of_the_questions_is_something_to_try() {
    for guide in guides() {
        let ends = guide.questions.iter().flat_map(|it| it.answers).filter_map(|it| match it.goes {
            rules::question::Goes::Cause(CauseId(id)) => Some(id),
            rules::question::Goes::Question(_) => None,
        });
        for end in ends {
            assert!(guide.path(end).is_some(), "An answer means `{end}`, which leads nowhere.");
        }
    }
}

// ---------------------------------------------------------------- ids that the code names

#[test]
fn every_symptom_that_the_totals_name_is_there() {
    for guide in guides() {
        for totals in [Totals::Same, Totals::WatchZero, Totals::PhoneZero, Totals::PhoneLower, Totals::PhoneHigher] {
            assert!(
                totals.symptom(guide).is_some(),
                "crates/rules/src/totals names a symptom for {totals:?} that content/{}/guide.toml doesn't have. Add an [[alias]] from it to the symptom that fits.",
                guide.language
            );
        }
    }
}

#[test]
fn a_higher_total_on_the_iphone_is_said_to_be_no_fault() {
    for guide in guides() {
        assert!(
            Totals::PhoneHigher.symptom(guide).is_some_and(|it| it.outcome.is_some()),
            "The symptom of a higher total on the iPhone in content/{}.toml has no `outcome`, which says that nothing is broken.",
            guide.language
        );
    }
}

#[test]
fn every_checklist_that_the_export_check_names_is_there() {
    for (finding, id) in CHECKLISTS {
        assert!(
            english().checklist(english().current(id)).is_some(),
            "crates/health-export/src/findings leads from `{finding}` to the checklist `{id}`, which content/en/guide.toml doesn't have. Name another one there."
        );
    }
}
