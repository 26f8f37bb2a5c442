//! No id that was ever published stops working: each in `ids.txt` is live or an alias, and each live one is in it.

use std::collections::BTreeSet;

use resync::content::{english, guides};
use resync::model::guide::Guide;

const EVER: &str = include_str!("../../content/ids.txt");

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

fn live() -> Vec<(&'static str, String)> {
    let guide = english();
    let mut all = Vec::new();
    for checklist in guide.checklists {
        all.push(("checklist", checklist.id.to_string()));
        all.extend(checklist.steps.iter().map(|it| ("step", it.id.to_string())));
    }
    all.extend(guide.symptoms.iter().map(|it| ("symptom", it.id.to_string())));
    all.extend(guide.verdicts.iter().map(|it| ("verdict", it.id.to_string())));
    for question in guide.questions {
        all.push(("question", question.id.to_string()));
        all.extend(question.answers.iter().map(|it| ("answer", format!("{} {}", question.id, it.id))));
    }
    all
}

// B1: a peer made its ids from titles, so a better title lost everybody's ticks.
#[test]
fn every_id_that_was_ever_published_still_works() {
    for guide in guides() {
        for (kind, id) in ever() {
            assert!(
                is_live(guide, kind, guide.current(id)),
                "The {kind} `{id}` was published and is gone. Links and saved progress still name it. Add an [[alias]] with \
                 `old = \"{id}\"` and the id that it goes by today to content/{}.toml. Never remove the line from content/ids.txt.",
                guide.language
            );
        }
    }
}

#[test]
fn every_id_of_today_is_listed_as_published() {
    let ever: BTreeSet<_> = ever().collect();
    for (kind, id) in live() {
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
