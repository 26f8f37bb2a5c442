//! The words of the check's page in every language, as the build packed them. Only that page refers to them.

use std::sync::OnceLock;

use export_words::ExportWords;

struct Language {
    name: &'static str,
    texts: &'static str,
    words: OnceLock<ExportWords>,
}

impl Language {
    const fn new(name: &'static str, texts: &'static str) -> Language {
        Language { name, texts, words: OnceLock::new() }
    }

    fn words(&'static self) -> &'static ExportWords {
        self.words.get_or_init(|| {
            let mut texts = self.texts.split('\0');
            ExportWords::read(&mut || texts.next().unwrap_or_default())
        })
    }
}

// `LANGUAGES`, English first.
include!(concat!(env!("OUT_DIR"), "/export_words.rs"));

pub fn english() -> &'static ExportWords {
    LANGUAGES[0].words()
}

/// In the first of these languages (BCP 47, most wanted first) that there is; else in English.
pub fn in_language<'a>(wanted: impl IntoIterator<Item = &'a str>) -> &'static ExportWords {
    super::first_wanted(&LANGUAGES, |it| it.name, wanted).map_or_else(english, Language::words)
}
