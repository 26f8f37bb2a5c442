//! Words that people read.

use super::*;

#[test]
fn no_component_holds_a_sentence() {
    let found = components(".rs").into_iter().flat_map(|it| {
        let code = it.code();
        let texts: Vec<String> = literals(&code).into_iter().filter(|it| is_sentence(it)).chain(bare_texts(&code)).collect();
        texts.into_iter().map(move |text| format!("{}: {text}", it.path))
    });
    none(found.collect::<Vec<_>>(), "Every word that a person reads is in content/, so that it can be translated.");
}

// Three words stayed in the content after the last line that said them was gone.
#[test]
fn every_word_is_said_somewhere() {
    let mut unsaid = Vec::new();
    for (content, is_of_the_check) in [("content/en/guide.toml", false), ("content/en/export.toml", true)] {
        let its_files = code_files().into_iter().filter(|it| {
            is_of_the_check
                == ["crates/export-page/", "crates/prerender/src/check_page"].iter().any(|part| it.path.starts_with(part))
        });
        let code: String = its_files.map(|it| it.code()).collect();
        let content_file: toml::Table = read(root().join(content)).text.parse().unwrap();
        let words = content_file["words"].as_table().unwrap().keys();
        let is_said = |word: &str| ["words", "self"].iter().any(|owner| has_word(&code, &format!("{owner}.{word}")));
        unsaid.extend(words.filter(|it| !is_said(it)).map(|it| format!("{content}: {it}")));
    }
    none(unsaid, "Take these words out of the content and of the list in its words.rs, or say them.");
}
