//! The content files as they are: sound by the linter, packed as they were written, and the same in each language.

use std::fs;
use std::path::PathBuf;

use resync::content::{english, in_language};

use crate::fixtures::draft::Draft;
use crate::fixtures::{check, drift, guide_of};

/// The content files, and what is in them.
pub fn files() -> Vec<(PathBuf, Draft)> {
    let paths = fs::read_dir("content").unwrap().map(|it| it.unwrap().path());
    let paths = paths.filter(|it| it.extension().is_some_and(|it| it == "toml"));
    paths
        .map(|path| {
            let draft = toml::from_str(&fs::read_to_string(&path).unwrap());
            let draft = draft.unwrap_or_else(|it| panic!("{}: {it}", path.display()));
            (path, draft)
        })
        .collect()
}

pub fn english_file() -> Draft {
    files().into_iter().find(|it| it.0.ends_with("en.toml")).unwrap().1
}

#[test]
fn the_content_files_have_no_problems() {
    for (path, draft) in files() {
        assert_eq!(check::problems(&draft), Vec::<String>::new(), "{}", path.display());
    }
}

#[test]
fn every_other_language_says_the_same_as_english() {
    for (path, draft) in files() {
        assert_eq!(drift::differences(&english_file(), &draft), Vec::<String>::new(), "{}", path.display());
        let name = path.file_stem().unwrap().to_string_lossy();
        assert_eq!(name, draft.language, "A content file is named after its language.");
    }
}

#[test]
fn the_build_packs_what_the_english_file_says() {
    let read = guide_of(&english_file());
    assert_eq!(format!("{:?}", resync::model::guide::Guide { published: read.published, ..*english() }), format!("{read:?}"));
}

#[test]
fn the_first_language_that_there_is_wins_and_english_is_always_there() {
    let language = |wanted: &[&str]| in_language(wanted.iter().copied()).language;
    assert_eq!(language(&[]), "en");
    assert_eq!(language(&["tlh", "EN-gb"]), "en");
    assert_eq!(language(&["", "-", "zz-ZZ"]), "en");
}
