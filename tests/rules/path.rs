//! Your path: what a choice leads to, in order, and which step comes next on it.

use resync::content::english;
use resync::model::guide::{Alias, Checklist, Guide, Place, Risk, Step};
use resync::model::id::ChecklistId;
use resync::model::path::{Next, Path};
use resync::model::progress::{Progress, State, Tally, Worked};

use State::{Done, Skipped};
use Worked::{Fixed, NotYet, Unsure};

fn path(chosen: &str) -> Path {
    english().path(chosen).unwrap()
}

fn step(id: &str) -> &'static Step {
    english().step(id).unwrap().1
}

fn checklist(id: &str) -> &'static Checklist {
    english().checklist(id).unwrap()
}

fn marked(marks: &[(&str, State)]) -> Progress {
    let mut progress = Progress::default();
    for (id, state) in marks {
        progress.mark(step(id), *state, 1);
    }
    progress
}

/// What comes next, in a few words: `step <checklist> <step>`, `ask <checklist>`, `fixed <checklist>` or `end`.
fn next(chosen: &str, progress: &Progress) -> String {
    match path(chosen).next(progress) {
        Next::Step(checklist, step) => format!("step {} {}", checklist.id, step.id),
        Next::Ask(checklist) => format!("ask {}", checklist.id),
        Next::Fixed(checklist) => format!("fixed {}", checklist.id),
        Next::End => "end".to_string(),
    }
}

/// What comes next on the path of `stale-app` (first aid, then a fresh sync) with these marks.
#[track_caller]
fn check_next(marks: &[(&str, State)], expected: &str) {
    assert_eq!(next("stale-app", &marked(marks)), expected);
}

/// The same, with what came of some checklists.
#[track_caller]
fn check_next_after(marks: &[(&str, State)], outcomes: &[(&str, Worked)], expected: &str) {
    let mut progress = marked(marks);
    for (id, worked) in outcomes {
        progress.set_worked(checklist(id), Some(*worked), 2);
    }
    assert_eq!(next("stale-app", &progress), expected);
}

/// Every symptom and every verdict.
fn causes() -> impl Iterator<Item = &'static str> {
    english().symptoms.iter().map(|it| it.id.0).chain(english().verdicts.iter().map(|it| it.id.0))
}

const FIRST_AID: [&str; 4] = ["confirm-connected", "toggle-bluetooth", "restart-both", "open-fitness"];
const FRESH_SYNC: [&str; 3] = ["close-apps", "airplane-mode", "reopen-health"];

#[test]
fn every_symptom_and_verdict_yields_its_checklists_in_order() {
    let symptoms = english().symptoms.iter().map(|it| (it.id.0, it.goes));
    for (id, goes) in symptoms.chain(english().verdicts.iter().map(|it| (it.id.0, it.goes))) {
        let found: Vec<ChecklistId> = path(id).checklists.iter().map(|it| it.id).collect();
        assert_eq!(found, goes, "{id}");
        assert!(!found.is_empty(), "{id}");
    }
}

#[test]
fn every_path_is_mildest_first() {
    for id in causes() {
        assert!(path(id).checklists.is_sorted_by_key(|it| it.risk), "{id}");
    }
}

#[test]
fn a_path_is_titled_by_what_was_chosen() {
    assert_eq!(path("iphone-zero").title, english().symptom("iphone-zero").unwrap().see);
    assert!(path("iphone-zero").text.is_none());
    let verdict = english().verdict("entries-missing").unwrap();
    assert_eq!(path("entries-missing").title, verdict.title);
    assert_eq!(path("entries-missing").text, Some(verdict.text));
}

#[test]
fn what_the_guide_does_not_have_yields_no_path() {
    for id in ["", "gone", "quick-triage", "toggle-bluetooth", "nothing-is-broken", "IPHONE-ZERO"] {
        assert!(english().path(id).is_none(), "{id}");
    }
}

#[test]
fn a_choice_that_was_renamed_yields_the_path_of_today() {
    let guide = Guide { aliases: &[Alias { old: "phone-zero", new: "iphone-zero" }], ..*english() };
    assert_eq!(guide.path("phone-zero").unwrap().title, path("iphone-zero").title);
}

// Sending somebody whose watch is fine to unpair it would be the worst that this guide could do.
#[test]
fn only_a_higher_total_on_the_iphone_says_that_nothing_is_broken() {
    for symptom in english().symptoms {
        let outcome = path(symptom.id.0).outcome.map(|it| it.id);
        assert_eq!(outcome, (symptom.id.0 == "iphone-higher").then_some("nothing-is-broken"), "{}", symptom.id);
    }
    let goes: Vec<_> = path("iphone-higher").checklists.iter().map(|it| it.id.0).collect();
    assert_eq!(goes, ["data-sources"]);
}

#[test]
fn only_paths_of_data_that_never_arrives_end_in_unpairing() {
    let ends = |it: &&str| path(it).holds(ChecklistId("unpair-pair"));
    assert_eq!(causes().filter(ends).collect::<Vec<_>>(), ["iphone-zero", "entries-missing"]);
}

// ---------------------------------------------------------------- what comes next

#[test]
fn the_next_step_is_the_first() {
    check_next(&[], "step quick-triage confirm-connected");
}

#[test]
fn the_next_step_passes_over_what_is_done_or_skipped() {
    check_next(&[("confirm-connected", Done)], "step quick-triage toggle-bluetooth");
    check_next(&[("confirm-connected", Skipped)], "step quick-triage toggle-bluetooth");
    check_next(&[("confirm-connected", Done), ("toggle-bluetooth", Skipped)], "step quick-triage restart-both");
}

// The path is a proposal. Somebody who begins in its middle is led back to what is still open before it.
#[test]
fn the_next_step_is_the_first_that_is_open_even_after_later_ones() {
    check_next(&[("restart-both", Done), ("airplane-mode", Done)], "step quick-triage confirm-connected");
}

// No peer notices that it works again, so all of them push steps at somebody who is done.
#[test]
fn once_a_checklist_is_through_it_is_asked_whether_it_worked() {
    check_next(&FIRST_AID.map(|it| (it, Done)), "ask quick-triage");
    let mut through = FIRST_AID.map(|it| (it, Skipped));
    through[2].1 = Done;
    check_next(&through, "ask quick-triage");
}

#[test]
fn where_nothing_applied_nothing_is_asked() {
    check_next(&FIRST_AID.map(|it| (it, Skipped)), "step fresh-sync close-apps");
    let all: Vec<_> = FIRST_AID.iter().chain(&FRESH_SYNC).map(|it| (*it, Skipped)).collect();
    check_next(&all, "end");
}

#[test]
fn what_did_not_work_leads_to_the_next_checklist() {
    let done = FIRST_AID.map(|it| (it, Done));
    check_next_after(&done, &[("quick-triage", NotYet)], "step fresh-sync close-apps");
    check_next_after(&done, &[("quick-triage", Unsure)], "step fresh-sync close-apps");
}

// Somebody who says "not yet" half-way has had enough of this checklist. To lead them back into it would be to argue.
#[test]
fn what_did_not_work_is_left_with_its_open_steps() {
    check_next_after(&[("toggle-bluetooth", Done)], &[("quick-triage", NotYet)], "step fresh-sync close-apps");
    check_next_after(&[], &[("quick-triage", Unsure)], "step fresh-sync close-apps");
    check_next_after(&[], &[("fresh-sync", NotYet)], "step quick-triage confirm-connected");
}

#[test]
fn what_fixed_it_ends_the_path_at_once_wherever_it_stands() {
    check_next_after(&[], &[("quick-triage", Fixed)], "fixed quick-triage");
    check_next_after(&[("toggle-bluetooth", Done)], &[("fresh-sync", Fixed)], "fixed fresh-sync");
    check_next_after(&[], &[("quick-triage", NotYet), ("fresh-sync", Fixed)], "fixed fresh-sync");
    check_next_after(&[], &[("quick-triage", Fixed), ("fresh-sync", Fixed)], "fixed quick-triage");
}

#[test]
fn what_fixed_it_on_another_path_ends_nothing_here() {
    check_next_after(&[], &[("date-time", Fixed)], "step quick-triage confirm-connected");
}

#[test]
fn taking_back_that_it_was_fixed_goes_on_where_it_was() {
    let mut progress = marked(&[("confirm-connected", Done)]);
    progress.set_worked(checklist("fresh-sync"), Some(Fixed), 2);
    progress.set_worked(checklist("fresh-sync"), None, 3);
    assert_eq!(next("stale-app", &progress), "step quick-triage toggle-bluetooth");
}

#[test]
fn the_path_ends_once_all_is_through_and_nothing_fixed_it() {
    let mut all: Vec<_> = FIRST_AID.map(|it| (it, Done)).to_vec();
    all.extend(FRESH_SYNC.map(|it| (it, Skipped)));
    check_next(&all, "ask quick-triage");
    check_next_after(&all, &[("quick-triage", NotYet)], "end");
    check_next_after(&[], &[("quick-triage", NotYet), ("fresh-sync", Unsure)], "end");
}

/// Follows what comes next until the path ends, and returns what was asked.
fn follow(chosen: &str, mark: State) -> Vec<ChecklistId> {
    let mut progress = Progress::default();
    let mut asked = Vec::new();
    for _ in 0..200 {
        match path(chosen).next(&progress) {
            Next::Step(_, step) => assert!(progress.mark(step, mark, 1).is_some(), "{chosen}: {} is not to do", step.id),
            Next::Ask(checklist) => {
                asked.push(checklist.id);
                progress.set_worked(checklist, Some(NotYet), 1);
            }
            Next::Fixed(it) => panic!("{chosen}: nobody said that {} fixed it", it.id),
            Next::End => return asked,
        }
    }
    panic!("{chosen} never ends");
}

#[test]
fn every_path_can_be_followed_to_its_end_and_asks_after_each_checklist() {
    for id in causes() {
        let goes: Vec<ChecklistId> = path(id).checklists.iter().map(|it| it.id).collect();
        assert_eq!(follow(id, Done), goes, "{id}");
        assert_eq!(follow(id, Skipped), [], "{id}");
    }
}

#[test]
fn a_step_outside_the_path_changes_nothing_on_it() {
    check_next(&[("fitness-tracking", Done)], "step quick-triage confirm-connected");
    assert_eq!(path("stale-app").tally(&marked(&[("fitness-tracking", Done)])), Tally { done: 0, of: 7 });
}

#[test]
fn the_tally_of_a_path_is_over_all_its_checklists() {
    let tally = |marks: &[(&str, State)]| path("stale-app").tally(&marked(marks));
    assert_eq!(tally(&[]), Tally { done: 0, of: 7 });
    assert_eq!(tally(&[("open-fitness", Done), ("close-apps", Done), ("restart-both", Skipped)]), Tally { done: 2, of: 6 });
    let all: Vec<_> = FIRST_AID.iter().chain(&FRESH_SYNC).map(|it| (*it, Skipped)).collect();
    assert!(tally(&all).is_empty());
}

#[test]
fn a_tick_counts_on_every_path_that_holds_its_step() {
    let progress = marked(&[("toggle-bluetooth", Done)]);
    for id in ["stale-app", "iphone-zero", "after-update", "part-of-day-blank", "entries-missing"] {
        assert_eq!(path(id).tally(&progress).done, 1, "{id}");
    }
}

#[test]
fn a_path_holds_its_checklists_and_no_others() {
    assert!(path("stale-app").holds(ChecklistId("fresh-sync")));
    assert!(!path("stale-app").holds(ChecklistId("unpair-pair")));
}

// ---------------------------------------------------------------- what a path may offer

// Invariant of the whole guide: nobody is led to erase a watch past something milder without being told.
#[test]
fn a_riskier_checklist_names_the_first_milder_one_that_nobody_has_touched() {
    let mut progress = Progress::default();
    let milder = |id, progress: &Progress| path("iphone-zero").untouched_before(ChecklistId(id), progress).map(|it| it.id.0);
    let safe = [("motion-fitness", "health-switch"), ("health-access", "select-watch"), ("quick-triage", "restart-both")];
    for (id, of) in safe {
        assert_eq!(milder("reset-sync-data", &progress), Some(id));
        assert_eq!(milder("unpair-pair", &progress), Some(id));
        progress.mark(step(of), Done, 1);
    }
    assert_eq!(milder("reset-sync-data", &progress), Some("fresh-sync"));
    // Saying that it didn't work is to have touched it, and so is saying that a step doesn't apply.
    progress.set_worked(checklist("fresh-sync"), Some(NotYet), 2);
    assert_eq!(milder("reset-sync-data", &progress), None);
    assert_eq!(milder("unpair-pair", &progress), Some("reset-sync-data"));
    progress.mark(step("open-watch-app"), Skipped, 3);
    assert_eq!(milder("unpair-pair", &progress), None);
}

#[test]
fn on_every_path_whatever_is_riskier_than_something_untouched_before_it_says_so() {
    let mut said = 0;
    for id in causes() {
        let path = path(id);
        // Every way in which the checklists of this path can have been touched or not.
        for touched in 0..1_u32 << path.checklists.len() {
            let is_touched = |place: usize| touched & 1 << place != 0;
            let mut progress = Progress::default();
            for (_, it) in path.checklists.iter().enumerate().filter(|it| is_touched(it.0)) {
                progress.set_worked(it, Some(NotYet), 1);
            }
            for (place, it) in path.checklists.iter().enumerate() {
                let milder = (0..place).find(|at| path.checklists[*at].risk < it.risk && !is_touched(*at));
                let found = path.untouched_before(it.id, &progress).map(|it| it.id);
                assert_eq!(found, milder.map(|at| path.checklists[at].id), "{id}: {} with {touched:b} touched", it.id);
                said += u32::from(found.is_some());
            }
        }
    }
    assert!(said > 0, "the guide has paths on which something is riskier");
}

#[test]
fn what_is_as_risky_is_not_milder() {
    let first: &'static Checklist = checklist("reset-sync-data");
    let second: &'static Checklist = Box::leak(Box::new(Checklist { id: ChecklistId("another-reset"), ..*first }));
    let path = Path { checklists: vec![first, second, checklist("unpair-pair")], ..path("iphone-zero") };
    assert!(path.untouched_before(second.id, &Progress::default()).is_none());
    assert_eq!(path.untouched_before(ChecklistId("unpair-pair"), &Progress::default()).map(|it| it.id), Some(first.id));
}

#[test]
fn what_costs_nothing_and_what_is_not_on_the_path_is_offered_without_a_word() {
    for id in causes() {
        for it in path(id).checklists.iter().filter(|it| it.risk == Risk::Safe) {
            assert!(path(id).untouched_before(it.id, &Progress::default()).is_none(), "{id}: {}", it.id);
        }
    }
    assert!(path("stale-app").untouched_before(ChecklistId("unpair-pair"), &Progress::default()).is_none());
}

#[test]
fn the_minutes_left_are_those_of_the_open_steps_of_checklists_without_an_outcome() {
    let mut progress = Progress::default();
    let left = |progress: &Progress| path("stale-app").minutes_left(progress);
    let all = ["quick-triage", "fresh-sync"].map(|it| checklist(it).steps.iter().map(|it| u32::from(it.minutes)).sum::<u32>());
    assert_eq!(left(&progress), all[0] + all[1]);
    progress.mark(step("restart-both"), Done, 1);
    progress.mark(step("toggle-bluetooth"), Skipped, 1);
    let passed = u32::from(step("restart-both").minutes + step("toggle-bluetooth").minutes);
    assert_eq!(left(&progress), all[0] + all[1] - passed);
    progress.mark(step("fitness-tracking"), Done, 1);
    assert_eq!(left(&progress), all[0] + all[1] - passed);
    progress.set_worked(checklist("quick-triage"), Some(NotYet), 2);
    assert_eq!(left(&progress), all[1]);
    progress.set_worked(checklist("fresh-sync"), Some(Unsure), 2);
    assert_eq!(left(&progress), 0);
}

#[test]
fn looking_and_looking_after_fix_nothing_so_nothing_is_asked_about_them() {
    for id in ["find-the-gap", "after-updates"] {
        assert!(!checklist(id).asks(), "{id}");
    }
    for it in english().checklists {
        assert_eq!(it.asks(), it.place == Place::Path, "{}", it.id);
    }
    for id in causes() {
        assert!(path(id).checklists.iter().all(|it| it.asks()), "{id} holds a checklist that is never asked about");
    }
}

#[test]
fn once_it_works_the_checklists_that_keep_it_so_are_offered() {
    let keep: Vec<_> = english().keep().map(|it| it.id.0).collect();
    assert_eq!(keep, ["after-updates"]);
}
