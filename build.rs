//! Checks `content/*.toml` and packs it for the page, the same with `content/check/*.toml` for the check's page, and collects the
//! components' scoped style sheets.

#[path = "src/content/check.rs"]
mod check;
#[path = "src/content/check_pack.rs"]
mod check_pack;
#[path = "src/model/check/words.rs"]
#[allow(dead_code)] // The page uses the rest.
mod check_words;
#[path = "src/content/draft.rs"]
mod draft;
#[path = "src/content/drift.rs"]
mod drift;
#[path = "src/content/flow.rs"]
mod flow;
#[path = "src/model/id.rs"]
#[allow(dead_code)] // The page uses the rest.
mod id;
#[path = "src/content/pack.rs"]
mod pack;
#[path = "src/content/versions.rs"]
mod versions;
#[path = "src/model/words.rs"]
#[allow(dead_code)] // The page uses the rest.
mod words;

use std::error::Error;
use std::path::{Path, PathBuf};
use std::{env, fs};

fn main() -> Result<(), Box<dyn Error>> {
    let out = PathBuf::from(env::var("OUT_DIR")?);
    content(&out)?;
    check_page(&out)?;
    #[cfg(feature = "ui")]
    styles(&out)?;
    Ok(())
}

fn content(out: &Path) -> Result<(), Box<dyn Error>> {
    // `cargo xtask bench` measures a guide that is far longer than the real one.
    println!("cargo::rerun-if-env-changed=RESYNC_CONTENT");
    let folder = env::var("RESYNC_CONTENT").ok().filter(|it| !it.is_empty()).unwrap_or_else(|| "content".into());
    println!("cargo::rerun-if-changed={folder}");
    let files = languages(&folder)?;
    let mut drafts: Vec<draft::Draft> = Vec::new();
    let mut problems = Vec::new();
    for file in &files {
        let draft: draft::Draft = toml::from_str(&fs::read_to_string(file)?).map_err(|it| format!("{}: {it}", file.display()))?;
        let mut found = check::problems(&draft);
        if let Some(first) = drafts.first() {
            found.extend(drift::differences(first, &draft));
        }
        problems.extend(found.into_iter().map(|it| format!("{}: {it}", file.display())));
        drafts.push(draft);
    }
    refuse(&problems)?;
    pack(&drafts, out)
}

/// The content files in a folder, English first: it is what a reader of any other language falls back to.
fn languages(folder: &str) -> Result<Vec<PathBuf>, Box<dyn Error>> {
    let mut files: Vec<PathBuf> = fs::read_dir(folder)?.map(|it| it.map(|it| it.path())).collect::<Result<_, _>>()?;
    files.retain(|it| it.extension().is_some_and(|it| it == "toml"));
    files.sort_by_key(|it| (!it.ends_with("en.toml"), it.clone()));
    Ok(files)
}

fn refuse(problems: &[String]) -> Result<(), Box<dyn Error>> {
    if problems.is_empty() {
        return Ok(());
    }
    for problem in problems {
        println!("cargo::error={problem}");
    }
    Err(format!("the content has {} problem(s)", problems.len()).into())
}

/// The words of the check's page, which are files of their own so that the guide does not load them.
fn check_page(out: &Path) -> Result<(), Box<dyn Error>> {
    let (mut problems, mut languages_code) = (Vec::new(), String::new());
    let files = languages("content/check")?;
    for file in &files {
        let draft: check_pack::Draft =
            toml::from_str(&fs::read_to_string(file)?).map_err(|it| format!("{}: {it}", file.display()))?;
        problems.extend(draft.problems().into_iter().map(|it| format!("{}: {it}", file.display())));
        let name = &draft.language;
        fs::write(out.join(format!("check-{name}.texts")), draft.packed())?;
        let texts = format!("include_str!(concat!(env!(\"OUT_DIR\"), \"/check-{name}.texts\"))");
        languages_code.push_str(&format!("Language::new({name:?}, {texts}),"));
    }
    refuse(&problems)?;
    let count = files.len();
    fs::write(out.join("check_words.rs"), format!("static LANGUAGES: [Language; {count}] = [{languages_code}];\n"))?;
    Ok(())
}

/// Writes each language's texts and numbers as files, and the Rust that names them.
fn pack(drafts: &[draft::Draft], out: &Path) -> Result<(), Box<dyn Error>> {
    let mut languages = String::new();
    for draft in drafts {
        let name = &draft.language;
        let packed = pack::guide(draft);
        fs::write(out.join(format!("{name}.texts")), &packed.texts)?;
        fs::write(out.join(format!("{name}.numbers")), &packed.numbers)?;
        let file = |kind: &str, with: &str| format!("{with}!(concat!(env!(\"OUT_DIR\"), \"/{name}.{kind}\"))");
        let (texts, numbers) = (file("texts", "include_str"), file("numbers", "include_bytes"));
        languages.push_str(&format!("Language::new({name:?}, {texts}, {numbers}),"));
    }
    let count = drafts.len();
    fs::write(out.join("content.rs"), format!("static LANGUAGES: [Language; {count}] = [{languages}];\n"))?;
    Ok(())
}

/// Collects what every `style_sheet!` names into one scoped sheet.
///
/// stylers only warns when it can't write, and silently leaves out a sheet that it doesn't find, so the result is read back.
#[cfg(feature = "ui")]
fn styles(out: &Path) -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=src/view");
    let sheet = out.join("scoped.css");
    stylers::build(Some(sheet.display().to_string()));
    let css = fs::read_to_string(&sheet)?;
    for entry in fs::read_dir("src/view")? {
        let path = entry?.path();
        if path.extension().is_none_or(|it| it != "css") {
            continue;
        }
        // Every component's classes begin with the name of its file.
        let name = path.file_stem().unwrap_or_default().to_string_lossy().replace('_', "-");
        if !css.contains(&format!(".{name}")) {
            return Err(
                format!("stylers left out {}: name it in a `style_sheet!` at the top of a component", path.display()).into()
            );
        }
    }
    let (guide, check) = divided(&css);
    fs::write(&sheet, guide)?;
    fs::write(out.join("scoped_check.css"), check)?;
    Ok(())
}

/// The rules of the guide, and those of the check's page, whose components all begin with `check_`.
#[cfg(feature = "ui")]
fn divided(css: &str) -> (String, String) {
    let (mut guide, mut check) = (String::new(), String::new());
    let (mut depth, mut start) = (0_usize, 0);
    for (at, it) in css.char_indices() {
        match it {
            '{' => depth += 1,
            '}' => depth = depth.saturating_sub(1),
            _ => continue,
        }
        if it == '}' && depth == 0 {
            let rule = css.get(start..=at).unwrap_or_default();
            if rule.contains(".check-") {
                check.push_str(rule)
            } else {
                guide.push_str(rule)
            }
            start = at + 1;
        }
    }
    (guide, check)
}
