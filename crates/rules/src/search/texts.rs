//! The texts of what can be found: those that are searched, and those that are shown beside a hit.

use super::Found;
use crate::guide::{Guide, Step};
use crate::system::Systems;

/// With every name that a thing ever had, so that each can be looked for.
pub fn named(guide: &Guide, text: &str) -> String {
    let mut text = text.to_string();
    for name in guide.names {
        let mark = format!("{{{}}}", name.id);
        if text.contains(&mark) {
            text = text.replace(&mark, &name.variants.iter().map(|it| it.text).collect::<Vec<_>>().join(" "));
        }
    }
    text
}

pub fn texts(step: &Step) -> impl Iterator<Item = &'static str> {
    let caution = step.caution.into_iter().flat_map(|it| [it.cost, it.save]);
    step.actions.iter().copied().chain([step.right]).chain(caution)
}

/// The texts of a hit that can be shown beside its title, as they read for this person.
pub fn shown(guide: &Guide, found: Found, systems: Systems) -> Vec<String> {
    match found {
        Found::Symptom(it) => vec![it.cause.to_string(), it.next.to_string()],
        Found::Outcome(it) => [Some(it.text), it.still].into_iter().flatten().map(str::to_string).collect(),
        Found::Answer(..) => Vec::new(),
        Found::Checklist(it) => vec![guide.named(it.why, systems)],
        Found::Step(_, step) => {
            let mut shown: Vec<String> = texts(step).map(|it| guide.named(it, systems)).collect();
            let menu = guide.menu(step.menu, systems).into_iter();
            shown.extend(menu.flat_map(|it| [it.main].into_iter().chain(it.others)).map(|it| guide.taps(it, systems)));
            shown
        }
    }
}
