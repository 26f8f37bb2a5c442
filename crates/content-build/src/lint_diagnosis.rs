//! What must hold of the diagnosis: everybody who answers comes to an end, and every question is asked of somebody.

use std::collections::BTreeSet;

use rules::id::is_well_formed;

use super::draft::{Answer, Draft, Question};

/// At most this many questions are asked of anybody.
const MOST_QUESTIONS: usize = 7;

/// The id of the answer of somebody who can't tell.
const UNSURE: &str = "unsure";

/// The problems of the questions. Their ids are checked together with all others.
pub fn check(draft: &Draft, found: &mut Vec<String>) {
    for question in &draft.questions {
        answers(question, found);
        earlier(draft, question, found);
        for answer in &question.answers {
            leads(draft, question, answer, found);
        }
    }
    let Some(first) = draft.questions.first() else { return };
    let mut seen = BTreeSet::new();
    walk(draft, first, &mut Vec::new(), &mut seen, found);
    for question in &draft.questions {
        if !seen.contains(question.id.as_str()) {
            found.push(format!("No answer leads to the question `{}`. Let an answer ask it, or remove it.", question.id));
            // A loop among unreached questions would show only once they are reached.
            walk(draft, question, &mut Vec::new(), &mut seen, found);
        }
    }
    let meant = |id: &String| draft.questions.iter().flat_map(offered).any(|it| it.means.as_ref() == Some(id));
    for symptom in draft.symptoms.iter().filter(|it| !meant(&it.id)) {
        found.push(format!(
            "No answer means the symptom `{}`. Let an answer of a [[question]] have `means = \"{}\"`.",
            symptom.id, symptom.id
        ));
    }
    // On a flow with other faults, a way may have no end.
    if found.is_empty() {
        let most = longest(draft, first);
        if most > MOST_QUESTIONS {
            found.push(format!(
                "Somebody can be asked {most} questions one after the other. Let an answer come to an end sooner: {MOST_QUESTIONS} are enough."
            ));
        }
    }
    for question in &draft.questions {
        unsure(draft, question, found);
    }
}

/// How many questions a way from here on can have.
fn longest(draft: &Draft, question: &Question) -> usize {
    let next = offered(question).filter_map(|it| next(draft, it));
    1 + next.map(|it| longest(draft, it)).max().unwrap_or(0)
}

fn next<'a>(draft: &'a Draft, answer: &Answer) -> Option<&'a Question> {
    draft.questions.iter().find(|it| Some(&it.id) == answer.asks.as_ref())
}

/// The answers to choose from.
fn offered(question: &Question) -> impl Iterator<Item = &Answer> {
    question.answers.iter().filter(|it| !it.retired)
}

/// The riskiest that an answer can lead to.
fn riskiest(draft: &Draft, answer: &Answer) -> usize {
    let rank = |id: &String| draft.checklists.iter().find(|it| it.id == *id).map_or(0, |it| it.rank());
    let paths = draft.symptoms.iter().map(|it| (&it.id, &it.goes)).chain(draft.verdicts.iter().map(|it| (&it.id, &it.goes)));
    let of_end = paths.filter(|it| Some(it.0) == answer.means.as_ref()).flat_map(|it| it.1).map(rank).max();
    let of_next = next(draft, answer).into_iter().flat_map(offered).map(|it| riskiest(draft, it)).max();
    of_end.max(of_next).unwrap_or_default()
}

/// Everybody may say that they can't tell, and that never leads to anything riskier than the other answers do.
fn unsure(draft: &Draft, question: &Question, found: &mut Vec<String>) {
    let Some(unsure) = offered(question).find(|it| it.id == UNSURE) else {
        found.push(format!(
            "The question `{}` has no answer for somebody who can't tell. Add one with the id `{UNSURE}`.",
            question.id
        ));
        return;
    };
    // A flow with other faults may go round in circles.
    if !found.is_empty() {
        return;
    }
    let others = offered(question).filter(|it| it.id != UNSURE).map(|it| riskiest(draft, it)).max().unwrap_or_default();
    if riskiest(draft, unsure) > others {
        found.push(format!(
            "Whoever answers `{UNSURE}` to the question `{}` can be led to something riskier than whoever answers anything else. Let it lead to something milder.",
            question.id
        ));
    }
}

/// What counts for somebody who answered before this question existed.
fn earlier(draft: &Draft, question: &Question, found: &mut Vec<String>) {
    let Some(earlier) = &question.earlier else { return };
    let is_question = |id: &String| draft.questions.iter().any(|it| it.id == *id);
    let is_sound = match (&earlier.counts_as, &earlier.asks) {
        (Some(answer), None) => question.answers.iter().any(|it| it.id == *answer),
        (None, Some(next)) => is_question(next),
        _ => false,
    };
    if !is_sound || !is_question(&earlier.answered) {
        found.push(format!(
            "The `earlier` of the question `{}` must name a question in `answered`, and either an answer of its own in `counts_as` or a question in `asks`.",
            question.id
        ));
    }
}

fn answers(question: &Question, found: &mut Vec<String>) {
    let id = &question.id;
    if offered(question).count() < 2 {
        found.push(format!("The question `{id}` has fewer than two answers. Add another, or remove the question."));
    }
    let mut seen = BTreeSet::new();
    for answer in question.answers.iter().map(|it| &it.id) {
        if !is_well_formed(answer) {
            found.push(format!(
                "The answer id `{answer}` of the question `{id}` is badly formed. Use small letters, digits and single hyphens, beginning with a letter."
            ));
        }
        if !seen.insert(answer) {
            found.push(format!("The question `{id}` has two answers with the id `{answer}`. Give one of the two another id."));
        }
    }
}

/// Each answer leads to one question or to one end.
fn leads(draft: &Draft, question: &Question, answer: &Answer, found: &mut Vec<String>) {
    let who = format!("The answer `{}` of the question `{}`", answer.id, question.id);
    match (&answer.asks, &answer.means) {
        (None, None) => found.push(format!(
            "{who} leads nowhere. Give it `asks` with the question that comes next, or `means` with the symptom or verdict that fits."
        )),
        (Some(_), Some(_)) => found.push(format!("{who} has both `asks` and `means`. Keep one of them.")),
        (Some(next), None) if !draft.questions.iter().any(|it| it.id == *next) => {
            found.push(format!("{who} asks the question `{next}`, which does not exist. Correct its `asks`."));
        }
        (None, Some(end)) if !ends(draft).any(|it| it == end) => {
            found.push(format!("{who} means `{end}`, which is no symptom and no verdict. Correct its `means`."));
        }
        _ => {}
    }
}

fn ends(draft: &Draft) -> impl Iterator<Item = &String> {
    draft.symptoms.iter().map(|it| &it.id).chain(draft.verdicts.iter().map(|it| &it.id))
}

/// Follows every way from `question` on. `above` are the questions that were asked before it on this way.
fn walk<'a>(
    draft: &'a Draft,
    question: &'a Question,
    above: &mut Vec<&'a str>,
    seen: &mut BTreeSet<&'a str>,
    found: &mut Vec<String>,
) {
    if !seen.insert(&question.id) {
        return;
    }
    above.push(&question.id);
    for answer in &question.answers {
        let Some(next) = answer.asks.as_ref().and_then(|asks| draft.questions.iter().find(|it| it.id == *asks)) else { continue };
        if above.contains(&next.id.as_str()) {
            found.push(format!(
                "The answer `{}` of the question `{}` leads back to `{}`, so whoever gives it goes round in circles. Change its `asks`.",
                answer.id, question.id, next.id
            ));
        } else {
            walk(draft, next, above, seen, found);
        }
    }
    above.pop();
}
