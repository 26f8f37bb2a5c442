//! What must hold of certainty, sources and dates: each claim says them, and no claim is surer than its sources.

use super::draft::{Draft, Grounds, Source};
use super::lint::{date, say, steps};

/// The words for how sure a claim is, surest first.
const CERTAINTIES: [&str; 6] = ["apple", "screen", "several", "one", "conflict", "unverified"];

pub fn check(draft: &Draft, found: &mut Vec<String>) {
    for it in &draft.sources {
        of_source(it, found);
    }
    let claims = steps(draft).map(|(_, it)| (format!("The step `{}`", it.id), it.grounds()));
    let claims = claims.chain(draft.outcomes.iter().map(|it| (format!("The outcome `{}`", it.id), it.grounds())));
    let claims = claims.chain([
        ("The chain".to_string(), draft.chain.grounds.clone()),
        ("The symptom table".to_string(), draft.symptom_grounds.clone()),
    ]);
    for (who, it) in claims {
        claim(draft, &who, &it, found);
    }
}

/// What nobody can look up is no source.
fn of_source(source: &Source, found: &mut Vec<String>) {
    let id = &source.id;
    match &source.url {
        None if !source.screen => {
            say(
                found,
                format_args!(
                    "The source `{id}` has no address. Give it the `url` of a page, or `screen = true` if it is Apple's own screen."
                ),
            );
        }
        Some(_) if source.screen => {
            say(
                found,
                format_args!("The source `{id}` is Apple's own screen and has an address. Keep one of `screen` and `url`."),
            );
        }
        Some(url) if !url.starts_with("https://") => {
            say(found, format_args!("The source `{id}` has the address `{url}`. Begin it with https://."));
        }
        None if !source.title.contains(|it: char| it.is_ascii_digit()) => {
            say(found, format_args!("The source `{id}` is Apple's own screen. Name the version of the system in its `title`."));
        }
        _ => {}
    }
}

fn claim(draft: &Draft, who: &str, it: &Grounds, found: &mut Vec<String>) {
    let certainty = it.certainty.as_deref();
    match certainty {
        None => say(found, format_args!("{who} does not say how sure it is. Add a `certainty`.")),
        Some(it) if CERTAINTIES.contains(&it) => {}
        Some(other) => say(
            found,
            format_args!(
                "{who} has the certainty `{other}`. Use `apple`, `screen`, `several`, `one`, `conflict` or `unverified`."
            ),
        ),
    }
    if it.sources.is_empty() && certainty != Some("unverified") {
        say(found, format_args!("{who} has no source. Name at least one in its `sources`."));
    }
    let sources: Vec<&Source> = draft.sources.iter().filter(|source| it.sources.contains(&source.id)).collect();
    for source in it.sources.iter().filter(|id| !sources.iter().any(|it| it.id == **id)) {
        say(found, format_args!("{who} names the source `{source}`, which is not listed. Add a [[source]] with that id."));
    }
    if certainty == Some("screen") && !sources.is_empty() && !sources.iter().any(|it| it.screen) {
        say(found, format_args!("{who} is said to be what Apple's own screens say, but names no source with `screen = true`."));
    }
    match it.checked.as_deref() {
        None => {
            say(found, format_args!("{who} has no date. Add `checked`, the day on which you last compared it with its source."))
        }
        Some(text) if date(text).is_none() => {
            say(found, format_args!("{who} has the date `{text}`. Write it as year-month-day, such as 2026-11-22."))
        }
        Some(_) => {}
    }
}
