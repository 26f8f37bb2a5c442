//! Your path: what a choice leads to, in order, and which step comes next on it.

use State::{Done, Skipped};
use Worked::{Fixed, NotYet, Unsure};
use fixtures::{causes, checklist, draft, guide, guide_of, step};
use rules::guide::{Alias, Checklist, Guide, Risk, Stage, Through};
use rules::id::ChecklistId;
use rules::path::{Next, Path};
use rules::progress::{Progress, State, Tally, Worked};

fn path(chosen: &str) -> Path {
    guide().path(chosen).unwrap()
}

fn marked(marks: &[(&str, State)]) -> Progress {
    let mut progress = Progress::default();
    for (id, state) in marks {
        progress.mark(step(id), *state, 1);
    }
    progress
}

/// What comes next, in a few words: `step <checklist> <step>`, `ask <checklist>`, `fixed <checklist>`, `end` or `nothing`.
fn next(chosen: &str, progress: &Progress) -> String {
    match path(chosen).next(progress) {
        Next::Step(checklist, step) => format!("step {} {}", checklist.id, step.id),
        Next::Ask(checklist) => format!("ask {}", checklist.id),
        Next::Fixed(checklist) => format!("fixed {}", checklist.id),
        Next::End => "end".to_string(),
        Next::Nothing => "nothing".to_string(),
    }
}

/// What comes next on the path of `stale-tea` (the first checks, then fresh water) with these marks.
#[track_caller]
fn check_next(marks: &[(&str, State)], expected: &str) {
    assert_eq!(next("stale-tea", &marked(marks)), expected);
}

/// The same, with what came of some checklists.
#[track_caller]
fn check_next_after(marks: &[(&str, State)], outcomes: &[(&str, Worked)], expected: &str) {
    let mut progress = marked(marks);
    for (id, worked) in outcomes {
        progress.set_worked(checklist(id), Some(*worked), 2);
    }
    assert_eq!(next("stale-tea", &progress), expected);
}

const FIRST_CHECKS: [&str; 4] = ["lid-closed", "stove-off-on", "shake-both", "leave-alone"];
const FRESH_WATER: [&str; 3] = ["pour-out", "cool-down", "pour-in"];

#[test]
fn every_symptom_and_verdict_yields_its_checklists_in_order() {
    let symptoms = guide().symptoms.iter().map(|it| (it.id.0, it.goes));
    for (id, goes) in symptoms.chain(guide().verdicts.iter().map(|it| (it.id.0, it.goes))) {
        let found: Vec<ChecklistId> = path(id).checklists.iter().map(|it| it.id).collect();
        assert_eq!(found, goes, "{id}");
        assert!(!found.is_empty(), "{id}");
    }
}

#[test]
fn a_path_is_titled_by_what_was_chosen() {
    assert_eq!(path("no-whistle").title, guide().symptom("no-whistle").unwrap().see);
    assert!(path("no-whistle").text.is_none());
    let verdict = guide().verdict("whistle-missing").unwrap();
    assert_eq!(path("whistle-missing").title, verdict.title);
    assert_eq!(path("whistle-missing").text, Some(verdict.text));
}

#[test]
fn what_the_guide_does_not_have_yields_no_path() {
    for id in ["", "gone", "first-checks", "stove-off-on", "all-is-well", "NO-WHISTLE"] {
        assert!(guide().path(id).is_none(), "{id}");
    }
}

#[test]
fn a_choice_that_was_renamed_yields_the_path_of_today() {
    let guide = Guide { aliases: &[Alias { old: "not-a-whistle", new: "no-whistle" }], ..*guide() };
    assert_eq!(guide.path("not-a-whistle").unwrap().title, path("no-whistle").title);
}

#[test]
fn only_what_has_an_outcome_says_it_before_its_path() {
    for symptom in guide().symptoms {
        let outcome = path(symptom.id.0).outcome.map(|it| it.id);
        assert_eq!(outcome, (symptom.id.0 == "too-full").then_some("all-is-well"), "{}", symptom.id);
    }
}

// ---------------------------------------------------------------- where there is nothing to repair

/// The small guide, where nothing can be done about a cup that is too full, and a verdict says that nothing is broken.
fn with_nothing_to_repair() -> Guide {
    let mut draft = draft();
    let too_full = draft.symptoms.iter_mut().find(|it| it.id == "too-full").unwrap();
    (too_full.goes, too_full.through) = (Vec::new(), Some("nothing".to_string()));
    let heard = draft.verdicts.iter_mut().find(|it| it.id == "whistle-heard").unwrap();
    (heard.outcome, heard.through) = (Some("all-is-well".to_string()), Some("nothing".to_string()));
    guide_of(&draft)
}

#[test]
fn a_path_without_checklists_leads_to_nothing_whatever_was_done_elsewhere() {
    let path = with_nothing_to_repair().path("too-full").unwrap();
    assert!(path.checklists.is_empty());
    assert_eq!(path.outcome.map(|it| it.id), Some("all-is-well"));
    let mut progress = marked(&[("count-pots", Done), ("stove-off-on", Skipped)]);
    assert!(matches!(path.next(&Progress::default()), Next::Nothing));
    assert!(matches!(path.next(&progress), Next::Nothing));
    progress.set_worked(checklist("other-pots"), Some(Fixed), 2);
    assert!(matches!(path.next(&progress), Next::Nothing), "what fixed it elsewhere fixed nothing here");
    assert!(path.tally(&progress).is_empty());
    assert_eq!(path.minutes_left(&progress), 0);
}

#[test]
fn a_verdict_may_say_an_outcome_before_its_path_as_a_row_does() {
    let path = with_nothing_to_repair().path("whistle-heard").unwrap();
    assert_eq!(path.outcome.map(|it| it.id), Some("all-is-well"));
    assert!(path.text.is_some() && !path.checklists.is_empty());
}

// Apple Support can't repair what isn't broken, so nobody is sent there with a report of it.
#[test]
fn a_path_says_what_is_right_once_it_is_through() {
    let guide = with_nothing_to_repair();
    for id in causes() {
        let expected = if ["too-full", "whistle-heard"].contains(&id) { Through::Nothing } else { Through::Report };
        assert_eq!(guide.path(id).unwrap().through, expected, "{id}");
    }
}

// ---------------------------------------------------------------- what comes next

#[test]
fn the_next_step_is_the_first() {
    check_next(&[], "step first-checks lid-closed");
}

#[test]
fn the_next_step_passes_over_what_is_done_or_skipped() {
    check_next(&[("lid-closed", Done)], "step first-checks stove-off-on");
    check_next(&[("lid-closed", Skipped)], "step first-checks stove-off-on");
    check_next(&[("lid-closed", Done), ("stove-off-on", Skipped)], "step first-checks shake-both");
}

// The path is a proposal. Somebody who begins in its middle is led back to what is still open before it.
#[test]
fn the_next_step_is_the_first_that_is_open_even_after_later_ones() {
    check_next(&[("shake-both", Done), ("cool-down", Done)], "step first-checks lid-closed");
}

// No peer notices that it works again, so all of them push steps at somebody who is done.
#[test]
fn once_a_checklist_is_through_it_is_asked_whether_it_worked() {
    check_next(&FIRST_CHECKS.map(|it| (it, Done)), "ask first-checks");
    let mut through = FIRST_CHECKS.map(|it| (it, Skipped));
    through[2].1 = Done;
    check_next(&through, "ask first-checks");
}

#[test]
fn where_nothing_applied_nothing_is_asked() {
    check_next(&FIRST_CHECKS.map(|it| (it, Skipped)), "step fresh-water pour-out");
    let all: Vec<_> = FIRST_CHECKS.iter().chain(&FRESH_WATER).map(|it| (*it, Skipped)).collect();
    check_next(&all, "end");
}

#[test]
fn what_did_not_work_leads_to_the_next_checklist() {
    let done = FIRST_CHECKS.map(|it| (it, Done));
    check_next_after(&done, &[("first-checks", NotYet)], "step fresh-water pour-out");
    check_next_after(&done, &[("first-checks", Unsure)], "step fresh-water pour-out");
}

// Somebody who says "not yet" half-way has had enough of this checklist. To lead them back into it would be to argue.
#[test]
fn what_did_not_work_is_left_with_its_open_steps() {
    check_next_after(&[("stove-off-on", Done)], &[("first-checks", NotYet)], "step fresh-water pour-out");
    check_next_after(&[], &[("first-checks", Unsure)], "step fresh-water pour-out");
    check_next_after(&[], &[("fresh-water", NotYet)], "step first-checks lid-closed");
}

#[test]
fn what_fixed_it_ends_the_path_at_once_wherever_it_stands() {
    check_next_after(&[], &[("first-checks", Fixed)], "fixed first-checks");
    check_next_after(&[("stove-off-on", Done)], &[("fresh-water", Fixed)], "fixed fresh-water");
    check_next_after(&[], &[("first-checks", NotYet), ("fresh-water", Fixed)], "fixed fresh-water");
    check_next_after(&[], &[("first-checks", Fixed), ("fresh-water", Fixed)], "fixed first-checks");
}

#[test]
fn what_fixed_it_on_another_path_ends_nothing_here() {
    check_next_after(&[], &[("kitchen-clock", Fixed)], "step first-checks lid-closed");
}

#[test]
fn taking_back_that_it_was_fixed_goes_on_where_it_was() {
    let mut progress = marked(&[("lid-closed", Done)]);
    progress.set_worked(checklist("fresh-water"), Some(Fixed), 2);
    progress.set_worked(checklist("fresh-water"), None, 3);
    assert_eq!(next("stale-tea", &progress), "step first-checks stove-off-on");
}

#[test]
fn the_path_ends_once_all_is_through_and_nothing_fixed_it() {
    let mut all: Vec<_> = FIRST_CHECKS.map(|it| (it, Done)).to_vec();
    all.extend(FRESH_WATER.map(|it| (it, Skipped)));
    check_next(&all, "ask first-checks");
    check_next_after(&all, &[("first-checks", NotYet)], "end");
    check_next_after(&[], &[("first-checks", NotYet), ("fresh-water", Unsure)], "end");
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
            Next::Nothing => panic!("{chosen} has something to repair"),
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
    check_next(&[("turn-valve", Done)], "step first-checks lid-closed");
    assert_eq!(path("stale-tea").tally(&marked(&[("turn-valve", Done)])), Tally { done: 0, of: 7 });
}

#[test]
fn the_tally_of_a_path_is_over_all_its_checklists() {
    let tally = |marks: &[(&str, State)]| path("stale-tea").tally(&marked(marks));
    assert_eq!(tally(&[]), Tally { done: 0, of: 7 });
    assert_eq!(tally(&[("leave-alone", Done), ("pour-out", Done), ("shake-both", Skipped)]), Tally { done: 2, of: 6 });
    let all: Vec<_> = FIRST_CHECKS.iter().chain(&FRESH_WATER).map(|it| (*it, Skipped)).collect();
    assert!(tally(&all).is_empty());
}

#[test]
fn a_tick_counts_on_every_path_that_holds_its_step() {
    let progress = marked(&[("stove-off-on", Done)]);
    for id in ["stale-tea", "no-whistle", "after-move", "whistle-heard", "whistle-missing"] {
        assert_eq!(path(id).tally(&progress).done, 1, "{id}");
    }
}

#[test]
fn a_path_holds_its_checklists_and_no_others() {
    assert!(path("stale-tea").holds(ChecklistId("fresh-water")));
    assert!(!path("stale-tea").holds(ChecklistId("new-kettle")));
}

// ---------------------------------------------------------------- what a path may offer

// Invariant of the whole guide: nobody is led to erase a watch past something milder without being told.
#[test]
fn a_riskier_checklist_names_the_first_milder_one_that_nobody_has_touched() {
    let mut progress = Progress::default();
    let milder = |id, progress: &Progress| path("no-whistle").untouched_before(ChecklistId(id), progress).map(|it| it.id.0);
    let safe = [("valve-open", "turn-tap"), ("filter-clean", "rinse-filter"), ("first-checks", "shake-both")];
    for (id, of) in safe {
        assert_eq!(milder("descale", &progress), Some(id));
        assert_eq!(milder("new-kettle", &progress), Some(id));
        progress.mark(step(of), Done, 1);
    }
    assert_eq!(milder("descale", &progress), Some("fresh-water"));
    // Saying that it didn't work is to have touched it, and so is saying that a step doesn't apply.
    progress.set_worked(checklist("fresh-water"), Some(NotYet), 2);
    assert_eq!(milder("descale", &progress), None);
    assert_eq!(milder("new-kettle", &progress), Some("descale"));
    progress.mark(step("pour-vinegar"), Skipped, 3);
    assert_eq!(milder("new-kettle", &progress), None);
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
    let first: &'static Checklist = checklist("descale");
    let second: &'static Checklist = Box::leak(Box::new(Checklist { id: ChecklistId("another-reset"), ..*first }));
    let path = Path { checklists: vec![first, second, checklist("new-kettle")], ..path("no-whistle") };
    assert!(path.untouched_before(second.id, &Progress::default()).is_none());
    assert_eq!(path.untouched_before(ChecklistId("new-kettle"), &Progress::default()).map(|it| it.id), Some(first.id));
}

#[test]
fn what_costs_nothing_and_what_is_not_on_the_path_is_offered_without_a_word() {
    for id in causes() {
        for it in path(id).checklists.iter().filter(|it| it.risk == Risk::Safe) {
            assert!(path(id).untouched_before(it.id, &Progress::default()).is_none(), "{id}: {}", it.id);
        }
    }
    assert!(path("stale-tea").untouched_before(ChecklistId("new-kettle"), &Progress::default()).is_none());
}

#[test]
fn the_minutes_left_are_those_of_the_open_steps_of_checklists_without_an_outcome() {
    let mut progress = Progress::default();
    let left = |progress: &Progress| path("stale-tea").minutes_left(progress);
    let all = ["first-checks", "fresh-water"].map(|it| checklist(it).steps.iter().map(|it| u32::from(it.minutes)).sum::<u32>());
    assert_eq!(left(&progress), all[0] + all[1]);
    progress.mark(step("shake-both"), Done, 1);
    progress.mark(step("stove-off-on"), Skipped, 1);
    let passed = u32::from(step("shake-both").minutes + step("stove-off-on").minutes);
    assert_eq!(left(&progress), all[0] + all[1] - passed);
    progress.mark(step("turn-valve"), Done, 1);
    assert_eq!(left(&progress), all[0] + all[1] - passed);
    progress.set_worked(checklist("first-checks"), Some(NotYet), 2);
    assert_eq!(left(&progress), all[1]);
    progress.set_worked(checklist("fresh-water"), Some(Unsure), 2);
    assert_eq!(left(&progress), 0);
}

#[test]
fn looking_and_looking_after_fix_nothing_so_nothing_is_asked_about_them() {
    for id in ["listen-first", "keep-clean"] {
        assert!(!checklist(id).asks(), "{id}");
    }
    for it in guide().checklists {
        assert_eq!(it.asks(), it.stage == Stage::Path, "{}", it.id);
    }
    for id in causes() {
        assert!(path(id).checklists.iter().all(|it| it.asks()), "{id} holds a checklist that is never asked about");
    }
}

#[test]
fn once_it_works_the_checklists_that_keep_it_so_are_offered() {
    let keep: Vec<_> = guide().keep().map(|it| it.id.0).collect();
    assert_eq!(keep, ["keep-clean"]);
}
