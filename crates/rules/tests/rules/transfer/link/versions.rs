//! Links of other versions, and of other guides.

use super::*;

#[test]
fn a_link_is_written_as_its_format_says() {
    let first = steps_ever()[0];
    assert_eq!(write(guide(), &ticked(first)), one_step(0, fingerprint(&[first])));
}

#[test]
fn the_checksum_is_the_one_of_zip_and_png() {
    assert_eq!(checksum(b"123456789"), 0xcbf4_3926);
}

#[test]
fn a_step_that_only_a_newer_guide_has_is_counted_and_the_rest_is_read() {
    let next = steps_ever().len() as u64;
    let link = Body::new(0).number(2, 3).bits(0, 3);
    let link = link.number(0, 0).bits(0b0, 1).bits(NOW / 1000, 36).number(next + 5, 0).bits(0b10, 2).number(0, 0);
    let link = link.number(0, 3).number(0, 3).bits(0b00, 2).link();
    let found = read(guide(), &link).unwrap();
    assert_eq!((found.progress, found.unknown), (ticked(steps_ever()[0]), 1));
}

// Taken over as nothing, they would take away the choice and the answer that are here.
#[test]
fn an_unknown_choice_or_answer_does_not_hide_the_one_that_is_here() {
    let question = guide().questions[0].id;
    let start = Body::new(0).number(0, 3).number(0, 3);
    let link = start.number(1, 3).bits(0, 3).number(0, 0).bits(1, 1).number(60, 1).bits(NOW / 1000, 36);
    let link = link.bits(0b11, 2).number(500, 1).number(0, 0).bits(0, 1).link();
    let found = read(guide(), &link).unwrap();
    assert_eq!(found, Incoming { progress: Progress::default(), unknown: 2 });
    let mut ours = Progress::default();
    ours.set_answer(question, Some("cold"), 0);
    ours.merge(&found.progress);
    assert_eq!(ours.answer(question), Some("cold"));
}

// Numbers only mean the same as long as the list of ids does. Somebody else's copy of the guide may have another list.
#[test]
fn a_link_whose_numbers_stand_for_other_ids_is_refused() {
    check(&one_step(0, fingerprint(&[steps_ever()[0]])), &ticked(steps_ever()[0]));
    check_error(&one_step(0, fingerprint(&["somebody-elses-step"])), TransferError::NotOurs);
}

#[test]
fn parts_that_a_newer_version_adds_at_the_end_are_passed_over() {
    let body = Body::new(fingerprint(&[steps_ever()[0]])).number(1, 3).bits(0, 3).number(0, 0).bits(0b0, 1).bits(NOW / 1000, 36);
    let body = body.number(0, 3).number(0, 3).bits(0b00, 2);
    check(&body.number(123_456, 0).bits(77, 30).link(), &ticked(steps_ever()[0]));
}

#[test]
fn an_id_of_old_in_a_link_counts_for_the_id_of_today() {
    const ALIASES: [Alias; 2] = [Alias { old: "stove-off-on", new: "shake-both" }, Alias { old: "no-whistle", new: "low-level" }];
    let renamed = Guide { aliases: &ALIASES, ..*guide() };
    let mut progress = ticked("stove-off-on");
    progress.choose(Some("no-whistle"), NOW);
    let theirs = read(&renamed, &write(guide(), &progress)).unwrap().progress;
    assert_eq!((theirs.state("shake-both"), theirs.chosen()), (Done, Some("low-level")));
    assert_eq!(theirs.state("stove-off-on"), Todo);

    // Old and new are in it: the newer of the two.
    progress.mark(guide().step("shake-both").unwrap().1, Skipped, NOW + MINUTE);
    for link in [write(guide(), &progress), write(&renamed, &progress)] {
        assert_eq!(read(&renamed, &link).unwrap().progress.state("shake-both"), Skipped);
    }
}

#[test]
fn an_answer_or_a_choice_that_was_retired_does_not_hide_the_one_that_is_here() {
    const FEWER: [Question; 1] = [Question { id: "boils", text: "", hint: "", earlier: None, answers: &[] }];
    let retired = Guide { questions: &FEWER, symptoms: &[], ..*guide() };
    let mut progress = ticked("crush-kettle");
    progress.set_answer("boils", Some("cold"), NOW);
    progress.choose(Some("no-whistle"), NOW);
    let expected = Ok(Incoming { progress: ticked("crush-kettle"), unknown: 2 });
    assert_eq!(read(&retired, &write(guide(), &progress)), expected);
    assert_eq!(file::read(&retired, &file::write(&progress, false)), expected);
}

#[test]
fn what_was_never_published_is_not_in_the_link() {
    let mut progress = ticked("crush-kettle");
    progress.marks.insert("a-step-of-tomorrow", Timed { at: NOW, value: Done });
    progress.worked.insert("a-checklist-of-tomorrow", Timed { at: NOW, value: None });
    progress.answers.insert("a-question-of-tomorrow", Timed { at: NOW, value: None });
    progress.answers.insert("boils", Timed { at: NOW, value: Some("flies".to_string()) });
    progress.chosen = Some(Timed { at: NOW, value: Some("a-symptom-of-tomorrow".to_string()) });
    check(&write(guide(), &progress), &ticked("crush-kettle"));
}
