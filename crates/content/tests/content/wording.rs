//! How the content files are worded, as far as that can be checked.

use std::fs;
use std::path::Path;

use content_build::draft::Draft;

use super::real::english_file;

/// Every text of the guide that a person reads, with where it stands. True if it has to be a sentence.
fn texts(draft: &Draft) -> Vec<(String, String, bool)> {
    let mut all = Vec::new();
    let mut add = |place: String, text: &str, is_sentence: bool| all.push((place, text.to_string(), is_sentence));
    let chain = &draft.chain;
    add("chain.title".to_string(), &chain.title, false);
    chain.steps.iter().chain([&chain.breaks, &chain.total]).for_each(|it| add("chain".to_string(), it, true));
    for it in &draft.patterns {
        add(format!("{}.title", it.id), &it.title, false);
        add(format!("{}.text", it.id), &it.text, true);
    }
    for it in &draft.outcomes {
        add(format!("{}.title", it.id), &it.title, false);
        add(format!("{}.text", it.id), &it.text, true);
        it.still.iter().for_each(|text| add(format!("{}.still", it.id), text, true));
    }
    draft.groups.iter().for_each(|it| add(format!("the group {}", it.id), &it.title, false));
    for it in &draft.systems {
        add(format!("{}.find", it.name), &it.find, false);
        it.note.iter().for_each(|text| add(format!("{}.note", it.name), text, true));
    }
    for it in &draft.names {
        let variants = it.variants.iter().map(|it| &it.text);
        it.any.iter().chain(variants).for_each(|text| add(format!("the name {}", it.id), text, false));
    }
    for it in &draft.symptoms {
        [&it.see, &it.cause, &it.next].into_iter().for_each(|text| add(it.id.clone(), text, false));
    }
    for it in &draft.verdicts {
        [&it.title].into_iter().chain(&it.answer).for_each(|text| add(it.id.clone(), text, false));
        add(format!("{}.text", it.id), &it.text, true);
    }
    for it in &draft.questions {
        add(format!("{}.text", it.id), &it.text, true);
        add(format!("{}.hint", it.id), &it.hint, true);
        it.answers.iter().for_each(|answer| add(format!("{}.{}", it.id, answer.id), &answer.text, false));
    }
    for it in &draft.checklists {
        add(format!("{}.title", it.id), &it.title, false);
        add(format!("{}.why", it.id), &it.why, true);
        it.question.iter().for_each(|text| add(format!("{}.question", it.id), text, true));
        it.cost.iter().for_each(|text| add(format!("{}.cost", it.id), text, false));
        if let Some(guard) = &it.guard {
            [&guard.lost].into_iter().chain(&guard.check).for_each(|text| add(format!("{}.guard", it.id), text, true));
            add(format!("{}.guard.go", it.id), &guard.go, false);
        }
        for step in &it.steps {
            add(format!("{}.title", step.id), &step.title, false);
            step.actions.iter().for_each(|text| add(format!("{}.do", step.id), text, true));
            add(format!("{}.right", step.id), &step.right, true);
            step.cost.iter().for_each(|text| add(format!("{}.cost", step.id), text, true));
            step.save.iter().for_each(|text| add(format!("{}.save", step.id), text, true));
            let taps = step.path.iter().flat_map(|it| it.taps.iter().chain(&it.search));
            taps.for_each(|text| add(format!("{}.path", step.id), text, false));
        }
    }
    all
}

#[test]
fn sentences_end_and_titles_do_not() {
    for (place, text, is_sentence) in texts(&english_file()) {
        let ends = text.ends_with(['.', '!', '?', '”']);
        assert!(ends || !is_sentence, "{place} in content/en/guide.toml is a sentence. End it with a full stop: “{text}”");
        assert!(
            !ends || is_sentence || text.ends_with('?'),
            "{place} in content/en/guide.toml is no sentence. Take its full stop away: “{text}”"
        );
    }
}

#[test]
fn no_text_is_empty_or_has_stray_space() {
    let draft = english_file();
    let words = draft.words.iter().map(|(key, text)| (key.clone(), text.clone()));
    for (place, text) in texts(&draft).into_iter().map(|(place, text, _)| (place, text)).chain(words) {
        let is_tidy = !text.is_empty() && text.trim() == text && !text.contains("  ");
        assert!(is_tidy, "{place} in content/en/guide.toml is empty or has stray space. Correct it: “{text}”");
    }
}

// Nobody had a watch at hand when the guide was written, and it must never sound as if somebody had.
#[test]
fn nothing_claims_to_have_been_tried_on_a_device() {
    let draft = english_file();
    let words = draft.words.iter().map(|(key, text)| (key.clone(), text.clone()));
    for (place, text) in texts(&draft).into_iter().map(|(place, text, _)| (place, text)).chain(words) {
        let text = text.replace("Nothing here was tried on a device", "").to_lowercase();
        for claim in ["tested", "tried on", "we tried", "we checked", "verified", "in our experience", "guaranteed", "proven"] {
            assert!(
                !text.contains(claim),
                "{place} in content/en/guide.toml claims something that nobody saw. Say less: “{text}”"
            );
        }
    }
    assert!(draft.words["last_reviewed"].contains("Nothing here was tried on a device"));
}

/// The other words that people use, each with what it is for.
fn also(draft: &Draft) -> Vec<(&str, &[String])> {
    let rows = draft.symptoms.iter().map(|it| (it.id.as_str(), it.also.as_slice()));
    let outcomes = draft.outcomes.iter().map(|it| (it.id.as_str(), it.also.as_slice()));
    let checklists = draft.checklists.iter().map(|it| (it.id.as_str(), it.also.as_slice()));
    let steps = draft.checklists.iter().flat_map(|it| &it.steps).map(|it| (it.id.as_str(), it.also.as_slice()));
    rows.chain(outcomes).chain(checklists).chain(steps).collect()
}

// They are what somebody types, and nobody ever reads them.
#[test]
fn other_words_for_a_thing_are_words_and_no_sentences() {
    let draft = english_file();
    for (id, words) in also(&draft) {
        for (at, text) in words.iter().enumerate() {
            let is_tidy = !text.is_empty() && text.trim() == text && !text.contains("  ") && !text.contains(['{', '}']);
            assert!(is_tidy, "The `also` of {id} in content/en/guide.toml has “{text}”. Take stray space and braces out.");
            assert!(!text.ends_with(['.', '!', '?', ',']), "The `also` of {id} has “{text}”. Take its mark at the end away.");
            assert!(!words[..at].contains(text), "The `also` of {id} has “{text}” twice. Remove one.");
            // Proper names may begin with a capital; a sentence does.
            let is_name = text.split(' ').count() <= 2;
            let is_sentence = text.starts_with(char::is_uppercase) && !is_name;
            assert!(!is_sentence, "The `also` of {id} has “{text}”, which begins like a sentence. Write what people type.");
        }
    }
}

// A badge stands beside a title, so a sentence would push that aside.
#[test]
fn a_badge_is_a_few_words() {
    for it in english_file().checklists {
        let Some(cost) = &it.cost else { continue };
        assert!(cost.chars().count() <= 40, "The `cost` of the checklist `{}` is no badge. Shorten it: “{cost}”", it.id);
    }
}

/// The names in braces in a text.
#[track_caller]
fn placeholders(text: &str) -> Vec<String> {
    let found: Vec<String> = text.split('{').skip(1).filter_map(|it| Some(it.split_once('}')?.0.to_string())).collect();
    assert_eq!(
        found.len(),
        text.matches('{').count().max(text.matches('}').count()),
        "A brace is left open in “{text}”. Close it."
    );
    found
}

#[test]
fn the_guides_placeholders_are_names_that_it_lists() {
    let draft = english_file();
    for (place, text, _) in texts(&draft) {
        for name in placeholders(&text) {
            assert!(
                draft.names.iter().any(|it| it.id == name),
                "{place} in content/en/guide.toml holds {{{name}}}, which is no [[name]]. List it, or correct it."
            );
        }
    }
}

#[test]
fn the_words_placeholders_are_names_or_ones_that_the_page_fills() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let code = code(&root.join("src")) + &code(&root.join("crates/rules/src")) + &code(&root.join("crates/prerender/src"));
    let draft = english_file();
    for (key, text) in &draft.words {
        for name in placeholders(text) {
            let is_name = draft.names.iter().any(|it| it.id == name);
            assert!(
                is_name || code.contains(&format!("(\"{name}\", ")),
                "The word `{key}` in content/en/guide.toml holds {{{name}}}, which is no [[name]] and which nothing fills. Correct it."
            );
        }
    }
}

/// All Rust code in a folder, as one text.
fn code(folder: &Path) -> String {
    let paths = fs::read_dir(folder).unwrap().map(|it| it.unwrap().path());
    paths
        .map(|path| match path.extension() {
            _ if path.is_dir() => code(&path),
            Some(end) if end == "rs" => fs::read_to_string(&path).unwrap(),
            _ => String::new(),
        })
        .collect()
}

/// How a wait is spoken of.
fn spoken(seconds: u32) -> String {
    match seconds {
        0..60 => format!("{seconds} seconds"),
        60 => "1 minute".to_string(),
        61..3600 => format!("{} minutes", seconds / 60),
        3600 => "1 hour".to_string(),
        _ => format!("{} hours", seconds / 3600),
    }
}

#[test]
fn every_wait_is_said_in_its_step() {
    for step in english_file().checklists.iter().flat_map(|it| &it.steps) {
        let Some(wait) = &step.wait else { continue };
        let said = [&step.title, &step.right].into_iter().chain(&step.actions).any(|it| it.contains(&spoken(wait.seconds)));
        let spoken = spoken(wait.seconds);
        assert!(said, "The step `{}` waits {spoken}, but says so nowhere. Put “{spoken}” into its `do`.", step.id);
    }
}

#[test]
fn what_erases_or_removes_something_says_what_that_can_cost() {
    for step in english_file().checklists.iter().flat_map(|it| &it.steps) {
        let texts = [&step.title].into_iter().chain(&step.actions).map(|it| it.to_lowercase());
        let costs = texts.into_iter().any(|text| {
            let words: Vec<&str> = text.split(|it: char| !it.is_alphabetic() && it != '\'').collect();
            // "Don't erase the watch" takes nothing away.
            let is_told = |at: usize| at == 0 || !["don't", "never"].contains(&words[at - 1]);
            words.iter().enumerate().any(|(at, it)| ["erase", "unpair", "delete", "remove"].contains(it) && is_told(at))
        });
        assert!(
            !costs || step.cost.is_some(),
            "The step `{}` takes something away. Say in its `cost` what that can cost.",
            step.id
        );
    }
}

// With the watch first, it looks for an iPhone that isn't there yet.
#[test]
fn where_both_are_started_the_iphone_comes_first() {
    for step in english_file().checklists.iter().flat_map(|it| &it.steps) {
        let place = |what: &str| step.actions.iter().rposition(|it| it.to_lowercase().contains(what));
        if let (Some(iphone), Some(watch)) = (place("start the iphone"), place("start the watch")) {
            assert!(iphone < watch, "The step `{}` starts the watch first. Start the iPhone first.", step.id);
        }
    }
}

/// The words whose key begins like this.
fn family(start: &str) -> Vec<(String, String)> {
    english_file().words.into_iter().filter(|it| it.0.starts_with(start)).collect()
}

#[test]
fn no_two_errors_and_no_two_results_say_the_same() {
    for start in ["totals_", "count_", "transfer_", "storage_"] {
        let words = family(start);
        assert!(words.len() > 3, "no words begin with {start}");
        for (at, (key, text)) in words.iter().enumerate() {
            let twin = words[..at].iter().find(|it| it.1 == *text);
            assert!(twin.is_none(), "The words `{key}` and `{}` say the same. Let each say what it means.", twin.unwrap().0);
        }
    }
}

#[test]
fn every_error_is_a_sentence() {
    for (key, text) in ["count_", "clock_", "transfer_", "storage_"].into_iter().flat_map(family) {
        assert!(text.ends_with('.'), "The word `{key}` is an error. Write it as a sentence that says what to do.");
    }
}

#[test]
fn the_static_head_says_what_the_content_says() {
    let html = include_str!("../../../../index.html");
    let words = english_file().words;
    for (key, there) in [
        ("title", format!("<title>{} · Resync</title>", words["title"])),
        ("description", format!("content=\"{}\"", words["description"])),
    ] {
        assert!(html.contains(&there), "The word `{key}` stands in index.html too. Change it there to `{there}`.");
    }
}
