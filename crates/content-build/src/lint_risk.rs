//! What must hold of risks: a step says its own, a checklist has its riskiest step's, and paths rise.

use super::draft::Draft;
use super::draft_ranks::RISKS;
use super::lint::{say, steps};

const DESTRUCTIVE: usize = 2;

pub fn check(draft: &Draft, found: &mut Vec<String>) {
    of_steps(draft, found);
    of_checklists(draft, found);
    of_paths(draft, found);
}

fn of_steps(draft: &Draft, found: &mut Vec<String>) {
    for (_, step) in steps(draft) {
        match step.rank() {
            None => say(
                found,
                format_args!(
                    "The step `{}` has the risk `{}`. Use `careful` or `destructive`, or leave it out where it is safe.",
                    step.id,
                    step.risk.as_deref().unwrap_or_default()
                ),
            ),
            Some(rank) if rank > 0 && step.cost.is_none() => say(
                found,
                format_args!(
                    "The step `{}` is {}, but doesn't say what it can cost. Give it a `cost` and a `save`.",
                    step.id, RISKS[rank]
                ),
            ),
            Some(_) => {}
        }
    }
}

fn of_checklists(draft: &Draft, found: &mut Vec<String>) {
    for it in &draft.checklists {
        if it.rank() > 0 && it.cost.is_none() {
            say(
                found,
                format_args!(
                    "The checklist `{}` has a step that is {}. Say in its `cost`, in a few words, what that is.",
                    it.id,
                    RISKS[it.rank()]
                ),
            );
        }
        if it.rank() == 0 && it.cost.is_some() {
            say(
                found,
                format_args!(
                    "The checklist `{}` has a `cost`, but all its steps are safe. Take it away, or give the step a `risk`.",
                    it.id
                ),
            );
        }
        if it.rank() == DESTRUCTIVE && it.guard.is_none() {
            say(
                found,
                format_args!(
                    "The checklist `{}` is destructive, but has no `guard`. Say what is lost and what to check first.",
                    it.id
                ),
            );
        }
    }
}

/// Mildest first: a path never comes back from a riskier checklist to a milder one.
fn of_paths(draft: &Draft, found: &mut Vec<String>) {
    let rank = |id: &String| draft.checklists.iter().find(|it| it.id == *id).map_or(0, |it| it.rank());
    let symptoms = draft.symptoms.iter().map(|it| ("symptom", &it.id, &it.goes, &it.outcome));
    for (kind, id, goes, outcome) in symptoms.chain(draft.verdicts.iter().map(|it| ("verdict", &it.id, &it.goes, &it.outcome))) {
        if !goes.iter().map(rank).is_sorted() {
            say(
                found,
                format_args!("The path of `{id}` puts a riskier checklist before a milder one. Order its `goes` mildest first."),
            );
        }
        // Whoever is told that nothing may be broken must not be led to what can't be had again.
        if let Some(risky) = goes.iter().find(|it| outcome.is_some() && rank(it) == DESTRUCTIVE) {
            say(
                found,
                format_args!(
                    "The {kind} `{id}` has an outcome, so nothing may be broken, but leads to `{risky}`, which is destructive. Take one of them away."
                ),
            );
        }
        if goes.first().map(rank) == Some(DESTRUCTIVE) {
            say(
                found,
                format_args!("The path of `{id}` begins with what is destructive. Put something milder before it in `goes`."),
            );
        }
    }
}
