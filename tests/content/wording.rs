//! How the content files are worded, as far as that can be checked, and how words are filled in.

#[path = "../../src/content/draft.rs"]
#[allow(dead_code)] // The build script uses the rest.
mod draft;

use std::fs;
use std::path::Path;

use draft::Draft;
use resync::content::{english, in_language};
use resync::model::words::fill;

fn english_file() -> Draft {
    toml::from_str(&fs::read_to_string("content/en.toml").unwrap()).unwrap()
}

/// Every text of the guide that a person reads, with where it stands. True if it has to be a sentence.
fn texts(draft: &Draft) -> Vec<(String, String, bool)> {
    let mut all = Vec::new();
    let mut add = |place: String, text: &str, is_sentence: bool| all.push((place, text.to_string(), is_sentence));
    let chain = &draft.chain;
    add("chain.title".to_string(), &chain.title, false);
    chain.steps.iter().chain([&chain.breaks, &chain.total]).for_each(|it| add("chain".to_string(), it, true));
    for it in draft.patterns.iter().chain(&draft.outcomes) {
        add(format!("{}.title", it.id), &it.title, false);
        add(format!("{}.text", it.id), &it.text, true);
    }
    for it in &draft.symptoms {
        [&it.see, &it.cause, &it.next].into_iter().for_each(|text| add(it.id.clone(), text, false));
    }
    for it in &draft.verdicts {
        [&it.title, &it.answer].into_iter().for_each(|text| add(it.id.clone(), text, false));
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
        for step in &it.steps {
            add(format!("{}.title", step.id), &step.title, false);
            step.actions.iter().for_each(|text| add(format!("{}.do", step.id), text, true));
            add(format!("{}.right", step.id), &step.right, true);
            step.risk.iter().for_each(|text| add(format!("{}.risk", step.id), text, true));
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
        assert_eq!(ends, is_sentence || text.ends_with('?'), "{place}: “{text}”");
    }
}

#[test]
fn no_text_is_empty_or_has_stray_space() {
    let draft = english_file();
    let words = draft.words.iter().map(|(key, text)| (key.clone(), text.clone()));
    for (place, text) in texts(&draft).into_iter().map(|(place, text, _)| (place, text)).chain(words) {
        assert!(!text.is_empty() && text.trim() == text && !text.contains("  "), "{place}: “{text}”");
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
            assert!(!text.contains(claim), "{place} claims something that nobody saw: “{text}”");
        }
    }
    assert!(draft.words["last_reviewed"].contains("Nothing here was tried on a device"));
}

/// The names in braces in a text.
#[track_caller]
fn placeholders(text: &str) -> Vec<String> {
    let found: Vec<String> = text.split('{').skip(1).filter_map(|it| Some(it.split_once('}')?.0.to_string())).collect();
    assert_eq!(found.len(), text.matches('{').count().max(text.matches('}').count()), "a brace is left open in “{text}”");
    found
}

#[test]
fn the_guides_placeholders_are_names_that_it_lists() {
    let draft = english_file();
    for (place, text, _) in texts(&draft) {
        for name in placeholders(&text) {
            assert!(draft.names.iter().any(|it| it.id == name), "{place} holds {{{name}}}, which is no [[name]]");
        }
    }
}

#[test]
fn the_words_placeholders_are_ones_that_the_page_fills() {
    let code = code(Path::new("src"));
    for (key, text) in &english_file().words {
        for name in placeholders(text) {
            assert!(code.contains(&format!("(\"{name}\", ")), "the word {key} holds {{{name}}}, which nothing fills");
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

#[test]
fn numbers_and_dates_come_out_whole() {
    let words = english().words;
    assert_eq!(words.date(2026, 11, 22), "22 November 2026");
    assert_eq!(words.date(2026, 1, 1), "1 January 2026");
    assert_eq!(words.wait(10), "Wait 10 seconds");
    assert_eq!(words.wait(60), "Wait 1 min");
    assert_eq!(words.wait(1200), "Wait 20 min");
    assert_eq!(words.wait(3600), "Wait 1 h");
}

#[test]
fn from_an_hour_on_minutes_are_rounded_to_five() {
    let said = [
        (1, "1 min"),
        (59, "59 min"),
        (60, "1 h"),
        (62, "1 h"),
        (63, "1 h 5 min"),
        (95, "1 h 35 min"),
        (118, "2 h"),
        (480, "8 h"),
    ];
    for (minutes, expected) in said {
        assert_eq!(english().words.minutes(minutes), expected);
    }
}

// B3: a peer divided by the number of steps that apply, and showed NaN where none did.
#[test]
fn a_tally_is_told_in_words_and_never_as_nothing_of_nothing() {
    let words = english().words;
    assert_eq!(words.tally(3, 4), "3 of 4 done");
    assert_eq!(words.tally(0, 4), "0 of 4 done");
    assert_eq!(words.tally(4, 4), "All done");
    assert_eq!(words.tally(0, 0), "Nothing here applies");
}

#[test]
fn a_word_is_filled_wherever_its_placeholder_stands_and_nowhere_else() {
    assert_eq!(fill("{n} and {n}, {m}", &[("n", "1")]), "1 and 1, {m}");
    assert_eq!(fill("nothing", &[("n", "1")]), "nothing");
    assert_eq!(fill("{a}{b}", &[("a", "1"), ("b", "2")]), "12");
}

#[test]
fn the_first_language_that_there_is_wins_and_english_is_always_there() {
    let language = |wanted: &[&str]| in_language(wanted.iter().copied()).language;
    assert_eq!(language(&[]), "en");
    assert_eq!(language(&["tlh", "EN-gb"]), "en");
    assert_eq!(language(&["", "-", "zz-ZZ"]), "en");
}
