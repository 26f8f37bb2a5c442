//! The content files as they are: sound by the linter, packed as they were written, and the same in each language.

use std::fs;
use std::path::{Path, PathBuf};

use content::{english, in_language};
use content_build::draft::Draft;
use content_build::lint;
use content_build::lint_languages;
use fixtures::guide_of;

/// The content files, and what is in them.
pub fn files() -> Vec<(PathBuf, Draft)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../content");
    let languages = content_build::languages(&folder).unwrap().into_iter();
    languages
        .map(|it| it.join("guide.toml"))
        .map(|path| {
            let draft = toml::from_str(&fs::read_to_string(&path).unwrap());
            let draft = draft.unwrap_or_else(|it| panic!("{}: {it}", path.display()));
            (path, draft)
        })
        .collect()
}

pub fn english_file() -> Draft {
    files().into_iter().find(|it| it.0.ends_with("en/guide.toml")).unwrap().1
}

#[test]
fn the_content_files_have_no_problems() {
    for (path, draft) in files() {
        assert_eq!(lint::problems(&draft), Vec::<String>::new(), "{}", path.display());
    }
}

#[test]
fn every_other_language_says_the_same_as_english() {
    for (path, draft) in files() {
        assert_eq!(lint_languages::differences(&english_file(), &draft), Vec::<String>::new(), "{}", path.display());
        let name = path.parent().unwrap().file_name().unwrap().to_string_lossy();
        assert_eq!(name, draft.language, "The folder of a content file is named after its language.");
    }
}

#[test]
fn the_build_packs_what_the_english_file_says() {
    let read = guide_of(&english_file());
    assert_eq!(format!("{:?}", rules::guide::Guide { published: read.published, ..*english() }), format!("{read:?}"));
}

#[test]
fn the_first_language_that_there_is_wins_and_english_is_always_there() {
    let language = |wanted: &[&str]| in_language(wanted.iter().copied()).language;
    assert_eq!(language(&[]), "en");
    assert_eq!(language(&["tlh", "EN-gb"]), "en");
    assert_eq!(language(&["", "-", "zz-ZZ"]), "en");
}
