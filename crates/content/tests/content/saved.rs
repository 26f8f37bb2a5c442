//! What people have saved and sent while the guide said something else still opens, under the ids of today.

use content::english;
use rules::progress::State::{Done, Skipped};
use rules::stored;
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
