//! What people have saved and sent while the guide said something else still opens, under the ids of today.

use content::english;
use rules::progress::Progress;
use rules::progress::State::{Done, Skipped, Todo};
use rules::progress::Worked::{NotYet, Unsure};
use rules::stored;
use rules::system::{Device, Pick};
use rules::transfer::{file, link};

/// The id that an id goes by today.
fn today(id: &str) -> &str {
    english().current(id)
}

// B6: a peer's links went by position, and pointed elsewhere once a step was inserted. These links were sent; they never change.
#[test]
fn links_that_were_ever_sent_still_mean_the_same() {
    let fixtures = [
        (include_str!("../../../fixtures/transfer/p1-first.txt"), include_str!("../../../fixtures/transfer/p1-first.json")),
        (
            include_str!("../../../fixtures/transfer/p1-taken-back.txt"),
            include_str!("../../../fixtures/transfer/p1-taken-back.json"),
        ),
        (
            include_str!("../../../fixtures/transfer/p1-everything.txt"),
            include_str!("../../../fixtures/transfer/p1-everything.json"),
        ),
    ];
    for (sent, expected) in fixtures {
        let expected = file::read(english(), expected).unwrap();
        let found = link::read(english(), sent).unwrap_or_else(|_| {
            panic!("A link that was sent is no longer read. If you added ids, put their lines at the end of content/ids.txt.")
        });
        assert_eq!(found, expected);
    }
}

#[test]
fn a_file_that_was_ever_saved_is_still_read() {
    let found = file::read(english(), include_str!("../../../fixtures/transfer/v1-file.json")).unwrap();
    let progress = &found.progress;
    assert_eq!((progress.state(today("toggle-bluetooth")), progress.state(today("restart-both"))), (Done, Skipped));
    assert_eq!((progress.answer(today("walk")), progress.chosen()), (Some("goes-up"), Some(today("iphone-zero"))));
    assert_eq!((progress.note(today("restart-both")), found.unknown), ("took two tries", 1));
    assert_eq!(progress.state("a-step-of-tomorrow"), Done);
}

#[test]
fn progress_that_was_ever_saved_is_shown() {
    let mut progress = stored::read(include_str!("../../../fixtures/stored/v1-first.json")).unwrap();
    progress.adopt_aliases(english());
    for (id, state) in [("toggle-bluetooth", Done), ("restart-both", Skipped)] {
        let (_, step) = english().step(today(id)).unwrap();
        assert_eq!(progress.state(step.id.0), state);
    }
    assert!(english().path(progress.chosen().unwrap()).is_some());
}

// ---------------------------------------------------------------- the first edition of the guide

/// What somebody had saved with the first edition, who had followed its questions and changed their mind.
fn of_the_first_edition() -> Progress {
    let mut progress = stored::read(include_str!("../../../fixtures/stored/v1-edition-1.json")).unwrap();
    progress.adopt_aliases(english());
    progress
}

/// Each question that is asked of this progress, `question=answer` if it has one, and the end if there is one.
fn way(progress: &Progress) -> Vec<String> {
    let found = english().diagnosis(progress);
    let asked = found.asked.iter().map(|(question, answer)| match answer {
        Some(answer) => format!("{}={}", question.id, answer.id),
        None => format!("{}?", question.id),
    });
    asked.chain(found.end.map(|it| it.to_string())).collect()
}

// Steps moved to other checklists and were rewritten. Whoever ticked one has still done it.
#[test]
fn ticks_of_the_first_edition_stand_where_their_steps_stand_today() {
    let progress = of_the_first_edition();
    for (id, state, checklist) in [
        ("wrist-detection", Done, "wear"),
        ("tighten-band", Skipped, "wear"),
        ("free-storage", Done, "make-room"),
        ("core-chain", Skipped, "escalate"),
        ("remove-stale", Done, "old-devices"),
        ("select-watch", Done, "health-access"),
        ("low-power-off", Todo, "background-limits"),
    ] {
        let (found, step) = english().step(today(id)).unwrap();
        assert_eq!((progress.state(step.id.0), found.id.0), (state, today(checklist)), "{id}");
    }
    let worked = |id| progress.worked(english().checklist(today(id)).unwrap().id.0);
    assert_eq!((worked("background-limits"), worked("old-devices")), (Some(NotYet), Some(Unsure)));
    assert_eq!(progress.note(today("free-storage")), "2 GB freed");
    assert_eq!(progress.chosen(), Some(today("iphone-zero")));
    assert!(english().path(progress.chosen().unwrap()).is_some());
}

// The first edition had neither `where` nor `how`, and `since` had an answer that `how` has now.
#[test]
fn answers_of_the_first_edition_end_where_they_ended() {
    let mut progress = of_the_first_edition();
    let ended = ["where=unsure", "walk=goes-up", "source=older", "since=charging", "only-after-charging"];
    assert_eq!(way(&progress), ended);
    // Whoever changes an answer goes on as anybody does today.
    progress.set_answer("since", None, 1_795_000_000_100);
    assert_eq!(way(&progress), ["where=unsure", "walk=goes-up", "source=older", "how?"]);
    progress.set_answer("where", None, 1_795_000_000_101);
    assert_eq!(way(&progress), ["where?"]);
}

#[test]
fn whoever_found_nothing_that_looked_wrong_in_the_first_edition_is_still_led_to_where_it_led() {
    for walk in ["goes-up", "unsure"] {
        let mut progress = Progress::default();
        for (question, answer) in [("walk", walk), ("source", "recent"), ("compare", "same"), ("looks", "other")] {
            progress.set_answer(question, Some(answer), 1);
        }
        let walk = format!("walk={walk}");
        assert_eq!(way(&progress), ["where=unsure", &walk, "source=recent", "compare=same", "looks=other", "entries-arrive"]);
    }
}

#[test]
fn every_answer_of_the_first_edition_leads_where_it_led() {
    for (answers, end) in [
        (&[("walk", "stays")][..], "watch-counts-nothing"),
        (&[("walk", "unsure"), ("source", "none"), ("since", "update")], "after-update"),
        (&[("walk", "unsure"), ("source", "none"), ("since", "new-phone")], "new-phone"),
        (&[("walk", "goes-up"), ("source", "older"), ("since", "blank-hours")], "part-of-day-blank"),
        (&[("walk", "goes-up"), ("source", "older"), ("since", "other")], "iphone-zero"),
        (&[("walk", "goes-up"), ("source", "unsure"), ("compare", "lower")], "iphone-lower"),
        (&[("walk", "goes-up"), ("source", "recent"), ("compare", "blank-hours")], "part-of-day-blank"),
        (&[("walk", "goes-up"), ("source", "recent"), ("compare", "zero"), ("since", "charging")], "only-after-charging"),
        (&[("walk", "goes-up"), ("source", "recent"), ("compare", "higher")], "iphone-higher"),
        (&[("walk", "goes-up"), ("source", "recent"), ("compare", "wrong-day")], "wrong-day"),
        (&[("walk", "goes-up"), ("source", "recent"), ("compare", "same"), ("looks", "frozen")], "stale-app"),
        (&[("walk", "goes-up"), ("source", "recent"), ("compare", "same"), ("looks", "feels-off")], "counts-feel-off"),
    ] {
        let mut progress = Progress::default();
        answers.iter().for_each(|(question, answer)| progress.set_answer(question, Some(answer), 1));
        assert_eq!(english().diagnosis(&progress).end.map(|it| it.0), Some(today(end)), "{answers:?}");
    }
}

// "iOS 18 or newer" is two answers today. "watchOS 9 or older" is one, as it was.
#[test]
fn of_the_versions_of_the_first_edition_only_the_iphones_has_to_be_asked_again() {
    let systems = of_the_first_edition().systems();
    assert_eq!((systems.ios, systems.watchos), (Pick::from(18), Pick::to(9)));
    assert_eq!(english().outdated(Device::Iphone, systems.ios), Some(Pick::from(18)));
    assert_eq!(english().outdated(Device::Watch, systems.watchos), None);
    for pick in [Pick::to(17), Pick::UNSURE] {
        assert_eq!(english().outdated(Device::Iphone, pick), None, "{pick:?}");
    }
}

// Links of the first edition can name both of its words, and nothing else.
#[test]
fn a_link_of_the_first_edition_carries_its_versions() {
    let sent = link::read(english(), include_str!("../../../fixtures/transfer/p1-first.txt")).unwrap().progress.systems();
    assert_eq!((sent.ios, sent.watchos), (Pick::from(18), Pick::to(9)));
    let link = link::write(english(), &of_the_first_edition());
    assert_eq!(link::read(english(), &link).unwrap().progress.systems(), of_the_first_edition().systems());
}
