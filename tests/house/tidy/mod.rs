//! The rules of the house, as far as a test can tell. What a rule is for stands in ARCHITECTURE.md.

mod documents;
mod finds;
mod layers;
mod sheets;
mod words;

use cssparser::color::{parse_hash_color, parse_named_color};
use cssparser::{ParseError, Parser, Token};
use proc_macro2::{TokenStream, TokenTree};
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use walkdir::{DirEntry, WalkDir};

/// The project's folder.
fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// A file of the project: its path from the root with `/`, and its text.
#[derive(Clone)]
struct File {
    path: String,
    text: String,
}

impl File {
    /// `step` of `src/view/step.css`.
    fn stem(&self) -> &str {
        let name = self.path.rsplit('/').next().unwrap();
        name.split_once('.').map_or(name, |it| it.0)
    }

    /// The Rust code without its comment lines.
    fn code(&self) -> String {
        self.text.lines().filter(|it| !it.trim_start().starts_with("//")).map(|it| format!("{it}\n")).collect()
    }
}

/// Every file below `folder` whose name ends like this. Built things and other packages' builds are left out.
fn files(folder: &str, end: &str) -> Vec<File> {
    let is_built = |it: &DirEntry| {
        let name = it.file_name().to_string_lossy();
        it.depth() > 0
            && it.file_type().is_dir()
            && (["target", "dist", "node_modules"].contains(&&*name) || name.starts_with('.'))
    };
    let entries = WalkDir::new(root().join(folder)).sort_by_file_name().into_iter().filter_entry(|it| !is_built(it));
    let files = entries.map(Result::unwrap).filter(|it| it.file_type().is_file());
    files.filter(|it| it.file_name().to_string_lossy().ends_with(end)).map(|it| read(it.into_path())).collect()
}

fn read(path: PathBuf) -> File {
    let text = String::from_utf8_lossy(&fs::read(&path).unwrap()).into_owned();
    let path = path.strip_prefix(root()).unwrap().to_string_lossy().replace('\\', "/");
    File { path, text }
}

fn rust_files() -> Vec<File> {
    let mut found = vec![read(root().join("build.rs"))];
    ["src", "crates", "samples", "xtask", "tests"].iter().for_each(|it| found.extend(files(it, ".rs")));
    found
}

/// Where components are, with what the classes of all of them begin with.
const VIEWS: [(&str, &str); 2] = [("src/view", ""), ("crates/export-page/src/view", "check-")];

/// The files of components whose names end like this.
fn components(end: &str) -> Vec<File> {
    VIEWS.iter().flat_map(|(folder, _)| files(folder, end)).collect()
}

fn sheets() -> Vec<File> {
    [components(".css"), files("style", ".css")].into_iter().flatten().collect()
}

/// The code of the pages and of what they are made of, without tests.
fn code_files() -> Vec<File> {
    let all = ["src", "crates"].iter().flat_map(|it| files(it, ".rs"));
    all.filter(|it| !it.path.contains("/tests/") && !it.path.starts_with("crates/fixtures/")).collect()
}

/// Every file that is or would be published: what git knows, and what it would add.
fn published() -> Vec<File> {
    let git = Command::new("git").args(["ls-files", "-co", "--exclude-standard", "-z"]).current_dir(root()).output();
    match git {
        Ok(it) if it.status.success() => {
            let names = String::from_utf8(it.stdout).unwrap();
            let paths = names.split('\0').filter(|it| !it.is_empty()).map(|it| root().join(it));
            paths.filter(|it| it.is_file()).map(read).collect()
        }
        // A copy without its history: whatever is there.
        _ => files("", ""),
    }
}

/// Expects that nothing was found, and says what to do about what was.
#[track_caller]
fn none(found: impl IntoIterator<Item = String>, remedy: &str) {
    let found: Vec<String> = found.into_iter().collect();
    assert!(found.is_empty(), "{remedy}\n  {}", found.join("\n  "));
}

/// Each line that holds `needle`, with where it stands.
fn lines_with(file: &File, needle: &str) -> Vec<String> {
    let lines = file.text.lines().enumerate().filter(|(_, line)| line.contains(needle));
    lines.map(|(at, line)| format!("{}:{}: {}", file.path, at + 1, line.trim())).collect()
}

/// Whether `word` stands in `text` by itself: `rand`, but not `brand`.
fn has_word(text: &str, word: &str) -> bool {
    let is_part = |it: char| it.is_alphanumeric() || it == '_';
    text.match_indices(word).any(|(at, _)| {
        !text[..at].chars().next_back().is_some_and(is_part) && !text[at + word.len()..].chars().next().is_some_and(is_part)
    })
}

fn markdown_links(text: &str) -> Vec<String> {
    let targets = text.split("](").skip(1).filter_map(|it| it.split_once(')'));
    targets.filter_map(|(target, _)| Some(target.split_whitespace().next()?.to_string())).collect()
}

/// The scenarios of a goal with their placements, as its `scenarios!` lists them.
fn placed(goal: &File) -> BTreeMap<String, String> {
    let list = goal.text.split_once("scenarios! {\n").unwrap().1.split_once("\n}").unwrap().0;
    let groups = list.split(';').filter_map(|it| it.split_once(':'));
    let names = |(place, names): (&str, &str)| {
        let place = place.trim().to_string();
        let names = names.split(',').map(str::trim).filter(|it| !it.is_empty());
        names.map(|it| (it.to_string(), place.clone())).collect::<Vec<_>>()
    };
    groups.flat_map(names).collect()
}

/// The string literals of Rust code, those in macros too.
fn literals(code: &str) -> Vec<String> {
    fn gather(code: TokenStream, found: &mut Vec<String>) {
        for token in code {
            match token {
                TokenTree::Group(it) => gather(it.stream(), found),
                TokenTree::Literal(it) => {
                    let text = it.to_string();
                    let quotes = text.find('"').zip(text.rfind('"'));
                    found.extend(quotes.and_then(|(from, to)| Some(text.get(from + 1..to)?.to_string())));
                }
                _ => {}
            }
        }
    }
    let mut found = Vec::new();
    gather(code.parse().unwrap(), &mut found);
    found
}

/// At least two words, the first with a capital. Class lists are small, and drawings are mostly numbers.
fn is_sentence(text: &str) -> bool {
    let is_word = |it: &&str| it.chars().count() >= 2 && it.chars().all(|it| it.is_alphabetic() || ",.!?:;'’…".contains(it));
    text.starts_with(char::is_uppercase) && text.split_whitespace().filter(is_word).count() >= 2
}

/// Text that stands between two tags without quotes, which `view!` allows.
fn bare_texts(code: &str) -> Vec<String> {
    let ends = code.match_indices("</").map(|(at, _)| &code[..at]);
    let texts = ends.filter_map(|before| Some(before.lines().last()?.rsplit_once('>')?.1.trim()));
    texts.filter(|it| it.contains(char::is_alphabetic) && !it.contains(['{', '}', '"', '(', '='])).map(str::to_string).collect()
}

/// A style sheet in pieces: what stands before each `{`, and each declaration.
#[derive(Default)]
struct Pieces {
    selectors: Vec<String>,
    at_rules: Vec<String>,
    declarations: Vec<(String, String)>,
}

fn pieces(css: &str) -> Pieces {
    fn gather(css: &mut Parser, pieces: &mut Pieces) {
        css.skip_whitespace();
        let mut start = css.position();
        loop {
            let token = css.next().cloned();
            let piece = css.slice_from(start);
            let before = piece.trim_end_matches(['{', ';']).trim();
            match token {
                Ok(Token::CurlyBracketBlock) => {
                    let list = if before.starts_with('@') { &mut pieces.at_rules } else { &mut pieces.selectors };
                    list.push(before.to_string());
                    within(css, |it| gather(it, pieces));
                }
                Ok(Token::Semicolon) | Err(_) => {
                    if let Some((name, value)) = before.split_once(':').filter(|_| !before.starts_with('@')) {
                        pieces.declarations.push((name.trim().to_string(), value.trim().to_string()));
                    }
                }
                Ok(_) => continue,
            }
            if token.is_err() {
                return;
            }
            css.skip_whitespace();
            start = css.position();
        }
    }
    let mut pieces = Pieces::default();
    gather(&mut Parser::new(css), &mut pieces);
    pieces
}

/// Reads what is in the block that was just begun.
fn within<'i>(css: &mut Parser<'i>, read: impl FnOnce(&mut Parser<'i>)) {
    let done = css.parse_nested_block(|it| {
        read(it);
        Ok::<_, ParseError<()>>(())
    });
    done.unwrap();
}

/// The tokens of a piece, those in its brackets too.
fn tokens(css: &str) -> Vec<Token<'_>> {
    fn gather<'i>(css: &mut Parser<'i>, found: &mut Vec<Token<'i>>) {
        while let Ok(token) = css.next().cloned() {
            found.push(token.clone());
            if matches!(token, Token::Function(_) | Token::ParenthesisBlock | Token::SquareBracketBlock) {
                within(css, |it| gather(it, found));
            }
        }
    }
    let mut found = Vec::new();
    gather(&mut Parser::new(css), &mut found);
    found
}

fn is_physical((name, value): &(String, String)) -> bool {
    let names_a_side = name.split('-').any(|it| it == "left" || it == "right");
    let aligns = ["text-align", "float", "clear", "caption-side"].contains(&name.as_str());
    names_a_side || aligns && value.split_whitespace().any(|it| it == "left" || it == "right")
}

fn is_colour_literal(value: &str) -> bool {
    let functions = ["rgb", "rgba", "hsl", "hsla", "hwb", "lab", "lch", "oklab", "oklch", "color"];
    tokens(value).iter().any(|it| match it {
        Token::Hash(digits) | Token::IDHash(digits) => parse_hash_color(digits.as_bytes()).is_ok(),
        Token::Function(name) => functions.contains(&&**name),
        Token::Ident(name) => parse_named_color(name).is_ok(),
        _ => false,
    })
}

/// Whether stylers would take this selector apart wrongly.
fn is_trap(selector: &str) -> bool {
    let lines: Vec<&str> = selector.lines().collect();
    let (last, others) = lines.split_last().unwrap();
    let is_broken = others.iter().any(|it| !it.trim_end().ends_with(','));
    let has_two = lines.iter().any(|it| outside(it, '(', ')').trim().trim_end_matches(',').contains(','));
    let spaced = [" >", "> ", " +", "+ ", " ~", "~ "];
    let is_spaced = spaced.iter().any(|it| outside(selector, '[', ']').contains(it));
    is_broken || has_two || is_spaced || last.trim_end().ends_with(',')
}

/// The text without what stands in these brackets.
fn outside(text: &str, open: char, close: char) -> String {
    let mut depth = 0_usize;
    let mut kept = String::new();
    for it in text.chars() {
        depth = if it == open { depth + 1 } else { depth };
        if depth == 0 {
            kept.push(it);
        }
        depth = if it == close { depth.saturating_sub(1) } else { depth };
    }
    kept
}

/// The class names in a selector.
fn classes(selector: &str) -> Vec<String> {
    let tokens = tokens(selector);
    let names = tokens.windows(2).filter_map(|it| match it {
        [Token::Delim('.'), Token::Ident(name)] => Some(name.to_string()),
        _ => None,
    });
    names.collect()
}
