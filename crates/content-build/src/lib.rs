//! Reads the content files, checks them, and packs them for the pages. For build scripts and for tests of the content.

pub mod draft;
mod draft_ranks;
pub mod export;
pub mod lint;
mod lint_diagnosis;
mod lint_grounds;
pub mod lint_languages;
mod lint_risk;
pub mod pack;
mod versions;

use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};

use serde::de::DeserializeOwned;

use draft::Draft;

/// The languages in a folder of content, each a folder, English first: it is what a reader of any other falls back to.
pub fn languages(folder: &Path) -> Result<Vec<PathBuf>, Box<dyn Error>> {
    let mut folders: Vec<PathBuf> = fs::read_dir(folder)?.map(|it| it.map(|it| it.path())).collect::<Result<_, _>>()?;
    folders.retain(|it| it.is_dir());
    folders.sort_by_key(|it| (!it.ends_with("en"), it.clone()));
    Ok(folders)
}

/// Writes the packed guide of each language into the folder `out`, and gives the Rust that names them. Every problem of the content
/// is given to `tell`, a sentence each.
pub fn guides(folder: &Path, out: &Path, mut tell: impl FnMut(&str)) -> Result<String, Box<dyn Error>> {
    let mut drafts: Vec<Draft> = Vec::new();
    let mut problems = Vec::new();
    for language in languages(folder)? {
        let file = language.join("guide.toml");
        let draft: Draft = read(&file)?;
        let mut found = lint::problems(&draft);
        if let Some(first) = drafts.first() {
            found.extend(lint_languages::differences(first, &draft));
        }
        problems.extend(in_file(&file, found));
        drafts.push(draft);
    }
    refuse(&problems, &mut tell)?;
    let mut code = String::new();
    for draft in &drafts {
        let name = &draft.language;
        let packed = pack::guide(draft);
        fs::write(out.join(format!("{name}.texts")), &packed.texts)?;
        fs::write(out.join(format!("{name}.numbers")), &packed.numbers)?;
        let file = |kind: &str, with: &str| format!("{with}!(concat!(env!(\"OUT_DIR\"), \"/{name}.{kind}\"))");
        let (texts, numbers) = (file("texts", "include_str"), file("numbers", "include_bytes"));
        code.push_str(&format!("Language::new({name:?}, {texts}, {numbers}),"));
    }
    Ok(list(drafts.len(), &code))
}

/// The same with the words of the page that checks an export. They are files of their own, so that the guide does not load them.
pub fn export_words(folder: &Path, out: &Path, mut tell: impl FnMut(&str)) -> Result<String, Box<dyn Error>> {
    let (mut problems, mut code) = (Vec::new(), String::new());
    let languages = languages(folder)?;
    for language in &languages {
        let file = language.join("export.toml");
        let draft: export::Draft = read(&file)?;
        problems.extend(in_file(&file, draft.problems()));
        let name = &draft.language;
        fs::write(out.join(format!("export-{name}.texts")), draft.packed())?;
        let texts = format!("include_str!(concat!(env!(\"OUT_DIR\"), \"/export-{name}.texts\"))");
        code.push_str(&format!("Language::new({name:?}, {texts}),"));
    }
    refuse(&problems, &mut tell)?;
    Ok(list(languages.len(), &code))
}

fn read<T: DeserializeOwned>(file: &Path) -> Result<T, Box<dyn Error>> {
    Ok(toml::from_str(&fs::read_to_string(file)?).map_err(|it| format!("{}: {it}", file.display()))?)
}

/// The problems, each with the file that it is in.
fn in_file(file: &Path, problems: Vec<String>) -> impl Iterator<Item = String> {
    problems.into_iter().map(move |it| format!("{}: {it}", file.display()))
}

fn list(count: usize, languages: &str) -> String {
    format!("static LANGUAGES: [Language; {count}] = [{languages}];\n")
}

fn refuse(problems: &[String], tell: &mut impl FnMut(&str)) -> Result<(), Box<dyn Error>> {
    if problems.is_empty() {
        return Ok(());
    }
    problems.iter().for_each(|it| tell(it));
    Err(format!("the content has {} problem(s)", problems.len()).into())
}
