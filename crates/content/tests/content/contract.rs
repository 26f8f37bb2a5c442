//! The contract of ids and paths: no id that was ever published stops working, and whatever names one leads to something. What the
//! guide says, and in which order, is free to change.

use std::collections::BTreeSet;

use content::{english, guides};
use fixtures::ids;
use health_export::findings::CHECKLISTS;
use rules::guide::Guide;
use rules::id::CauseId;
use rules::link::{Target, outcome_element, symptom_element};
use rules::path::Next;
use rules::progress::Progress;
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
        "outcome" => guide.outcome(id).is_some(),
        // An answer stands behind its question. Either may go: whoever gave it is asked again, and loses nothing else.
        // Their lines stay, so that nobody gives the id another meaning.
        "question" | "answer" => true,
        _ => panic!("ids.txt knows checklist, step, symptom, verdict, outcome, question and answer, but not {kind}"),
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
fn every_id_that_can_be_chosen_leads_to_checklists_or_to_what_is_so() {
    for guide in guides() {
        for (_, id) in ever().filter(|it| ["symptom", "verdict"].contains(&it.0)) {
            let path = guide.path(id);
            assert!(
                path.is_some_and(|it| !it.checklists.is_empty() || it.outcome.is_some()),
                "`{id}` was published and leads nowhere. Give what it goes by today in content/{}.toml a `goes` or an `outcome`.",
                guide.language
            );
        }
    }
}

// Where there is nothing to repair, nobody may be pushed on, whatever they ticked elsewhere.
#[test]
fn a_path_without_checklists_says_what_is_so_and_offers_nothing() {
    for guide in guides() {
        let mut all_done = Progress::default();
        for step in guide.steps() {
            all_done.mark(step, rules::progress::State::Done, 1);
        }
        let causes = guide.symptoms.iter().map(|it| it.id).chain(guide.verdicts.iter().map(|it| it.id));
        let empty: Vec<_> = causes.filter(|it| guide.path(it.0).unwrap().checklists.is_empty()).collect();
        assert!(!empty.is_empty(), "the guide has paths without checklists");
        for CauseId(id) in empty {
            let path = guide.path(id).unwrap();
            assert!(path.outcome.is_some(), "{id}");
            for progress in [&Progress::default(), &all_done] {
                assert!(matches!(path.next(progress), Next::Nothing), "{id}");
            }
        }
    }
}

#[test]
fn every_id_of_an_element_that_was_ever_published_is_a_link_that_leads_to_it() {
    for guide in guides() {
        for (_, id) in ever().filter(|it| ["checklist", "step"].contains(&it.0)) {
            assert_eq!(guide.target(id).map(Target::element), Ok(guide.current(id).to_string()));
        }
        for (_, id) in ever().filter(|it| it.0 == "symptom") {
            let element = symptom_element(CauseId(id));
            let today = symptom_element(CauseId(guide.current(id)));
            assert_eq!(guide.target(&element).map(Target::element), Ok(today));
        }
        for (_, id) in ever().filter(|it| it.0 == "outcome") {
            let element = outcome_element(id);
            assert_eq!(guide.target(&element).map(Target::element), Ok(element));
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
            let path = guide.path(end);
            assert!(
                path.is_some_and(|it| !it.checklists.is_empty() || it.outcome.is_some()),
                "An answer means `{end}`, which leads nowhere."
            );
        }
    }
}

// What nobody is ever told is a claim that nobody checks.
#[test]
fn every_outcome_is_said_and_every_verdict_is_led_to() {
    for guide in guides() {
        let said = guide.symptoms.iter().map(|it| it.outcome).chain(guide.verdicts.iter().map(|it| it.outcome));
        let said: BTreeSet<&str> = said.flatten().collect();
        for it in guide.outcomes {
            assert!(
                said.contains(it.id),
                "Nobody is told the outcome `{}`. Name it in a symptom or verdict, or remove it.",
                it.id
            );
        }
        let meant =
            |id: CauseId| guide.questions.iter().flat_map(|it| it.answers).any(|it| it.goes == rules::question::Goes::Cause(id));
        for it in guide.verdicts {
            let is_led_to = it.after.is_some() || meant(it.id);
            assert!(
                is_led_to,
                "Nothing leads to the verdict `{}`. Give it `after` and `answer`, or let an answer mean it.",
                it.id
            );
        }
    }
}

// ---------------------------------------------------------------- ids that the code names

#[test]
fn every_symptom_that_the_totals_name_is_there() {
    for guide in guides() {
        for totals in [Totals::WatchZero, Totals::PhoneZero, Totals::PhoneLower, Totals::PhoneHigher, Totals::PhoneDouble] {
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

/// Every way through the questions, as the answers that make it up.
fn ways(guide: &Guide) -> Vec<Vec<(&'static str, &'static str)>> {
    fn follow(guide: &Guide, way: &mut Vec<(&'static str, &'static str)>, found: &mut Vec<Vec<(&'static str, &'static str)>>) {
        found.push(way.clone());
        let Some(question) = guide.diagnosis(&said(way)).open() else { return };
        for answer in question.offered() {
            way.push((question.id, answer.id));
            follow(guide, way, found);
            way.pop();
        }
    }
    let mut found = Vec::new();
    follow(guide, &mut Vec::new(), &mut found);
    found
}

fn said(answers: &[(&str, &str)]) -> Progress {
    let mut progress = Progress::default();
    answers.iter().for_each(|(question, answer)| progress.set_answer(question, Some(answer), 1));
    progress
}

// crates/rules/src/totals names four questions and two of their answers. Both totals are the same, so the questions that are left
// begin with what looks wrong, however far somebody had come with them and wherever they had ended.
#[test]
fn where_both_totals_are_the_same_the_questions_go_on_with_what_looks_wrong() {
    for guide in guides() {
        let ways = ways(guide);
        assert!(ways.len() > 500, "{}", ways.len());
        for way in &ways {
            let mut progress = said(way);
            progress.agree(guide, 2);
            let found = guide.diagnosis(&progress);
            match way.iter().find(|it| it.0 == "looks") {
                None => assert_eq!((found.open().map(|it| it.id), found.end), (Some("looks"), None), "{way:?}"),
                // Who has said what looks wrong isn't asked again.
                Some(looks) => {
                    assert!(found.end.is_some() && found.asked.last().is_some_and(|it| it.0.id == looks.0), "{way:?}");
                }
            }
        }
    }
}

// Nor does it matter what the first edition of the guide had asked, which began with `walk`.
#[test]
fn after_answers_of_the_first_edition_they_go_on_so_too() {
    for walk in ["goes-up", "stays", "unsure"] {
        for source in [None, Some("recent"), Some("older"), Some("none"), Some("unsure")] {
            for since in [None, Some("charging"), Some("update"), Some("other")] {
                let mut progress = said(&[("walk", walk)]);
                source.iter().for_each(|it| progress.set_answer("source", Some(it), 1));
                since.iter().for_each(|it| progress.set_answer("since", Some(it), 1));
                progress.agree(english(), 2);
                let open = english().diagnosis(&progress).open().map(|it| it.id);
                assert_eq!(open, Some("looks"), "{walk} {source:?} {since:?}");
            }
        }
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
