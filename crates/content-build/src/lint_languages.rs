//! What a second language must share with the first: everything but the words.

use super::draft::Draft;

/// Where a second language says something about the guide's structure that the first does not. A checklist that drifts apart
/// between two languages would lose people's progress.
pub fn differences(first: &Draft, other: &Draft) -> Vec<String> {
    let (ours, theirs) = (structure(first), structure(other));
    let (name, first_name) = (&other.language, &first.language);
    let missing = ours.iter().filter(|it| !theirs.contains(it));
    let missing = missing.map(|it| format!("The language `{name}` lacks `{it}`. Only words may differ between languages."));
    let added = theirs.iter().filter(|it| !ours.contains(it)).map(|it| {
        format!("The language `{name}` has `{it}`, which `{first_name}` does not. Only words may differ between languages.")
    });
    let mut found: Vec<String> = missing.chain(added).collect();
    if found.is_empty()
        && let Some((our, their)) = ours.iter().zip(&theirs).find(|(our, their)| our != their)
    {
        found.push(format!(
            "The language `{name}` has `{their}` where `{first_name}` has `{our}`. Only words may differ between languages."
        ));
    }
    found
}

/// Everything of a content file but its words, in order.
fn structure(draft: &Draft) -> Vec<String> {
    let mut lines = Vec::new();
    for it in &draft.checklists {
        let checks = it.guard.as_ref().map(|it| it.check.len());
        lines.push(format!("checklist {} {:?} {checks:?} {}", it.id, it.place, it.question.is_some()));
        for step in &it.steps {
            let wait = step.wait.as_ref().map(|it| it.seconds);
            let path: Vec<_> = step.path.iter().map(|it| (&it.device, it.from, it.to)).collect();
            lines.push(format!(
                "step {} {} {wait:?} {:?} {} {path:?} {:?} {:?} {:?}",
                step.id,
                step.minutes,
                step.risk,
                step.cost.is_some(),
                step.see,
                step.certainty,
                step.checked
            ));
        }
    }
    lines.extend(draft.groups.iter().map(|it| format!("group {}", it.id)));
    lines.extend(
        draft.symptoms.iter().map(|it| format!("symptom {} {} {:?} {:?} {:?}", it.id, it.group, it.outcome, it.goes, it.through)),
    );
    lines.extend(
        draft.verdicts.iter().map(|it| {
            format!("verdict {} {:?} {:?} {:?} {:?} {:?}", it.id, it.after, it.patterns, it.outcome, it.goes, it.through)
        }),
    );
    lines.extend(
        draft.outcomes.iter().map(|it| format!("outcome {} {} {:?} {:?}", it.id, it.still.is_some(), it.certainty, it.checked)),
    );
    for it in &draft.questions {
        let earlier = it.earlier.as_ref().map(|it| (&it.answered, &it.counts_as, &it.asks));
        lines.push(format!("question {} {earlier:?}", it.id));
        lines.extend(
            it.answers
                .iter()
                .map(|answer| format!("answer {} {} {:?} {:?} {}", it.id, answer.id, answer.asks, answer.means, answer.retired)),
        );
    }
    lines.extend(draft.systems.iter().map(|it| format!("system {} {:?}", it.device, it.divisions)));
    lines.extend(draft.aliases.iter().map(|it| format!("alias {} {}", it.old, it.new)));
    lines
}
