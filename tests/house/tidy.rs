//! The rules of the house, as far as a test can tell. What a rule is for stands in ARCHITECTURE.md.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use cssparser::color::{parse_hash_color, parse_named_color};
use cssparser::{ParseError, Parser, Token};
use proc_macro2::{TokenStream, TokenTree};
use walkdir::{DirEntry, WalkDir};

/// The project's folder.
fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// A file of the project: its path from the root with `/`, and its text.
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
    ["src", "xtask", "tests"].iter().for_each(|it| found.extend(files(it, ".rs")));
    found
}

fn sheets() -> Vec<File> {
    [files("src/view", ".css"), files("style", ".css")].into_iter().flatten().collect()
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

// ---------------------------------------------------------------- files

#[test]
fn every_rust_file_says_in_its_first_line_what_it_is_for() {
    let silent = rust_files().into_iter().filter(|it| !it.text.starts_with("//! ") || it.text.lines().next().unwrap().len() < 12);
    none(silent.map(|it| it.path), "Begin these files with a line `//! What this file is for.`");
}

#[test]
fn no_file_is_named_after_nothing() {
    let vague = ["util", "utils", "helper", "helpers", "common", "types", "misc"];
    let is_vague = |it: &File| it.path.trim_end_matches(".rs").split('/').any(|it| vague.contains(&it));
    none(rust_files().into_iter().filter(is_vague).map(|it| it.path), "Name these files after what they do.");
}

#[test]
fn files_stay_short_enough_to_read_at_one_sitting() {
    let limit = |path: &str| match path {
        // Each rule stands beside the sentence that it says.
        "src/content/check.rs" => 450,
        it if it.starts_with("src/view/") => 150,
        _ => 300,
    };
    let found = files("src", ".rs").into_iter().map(|it| (it.text.lines().count(), it.path));
    let long = found.filter(|(count, path)| *count > limit(path));
    none(long.map(|(count, path)| format!("{path}: {count} lines, of at most {}", limit(&path))), "Divide these files.");
}

#[test]
fn nothing_is_left_to_do() {
    let marks =
        [concat!("TO", "DO"), concat!("FIX", "ME"), concat!("XX", "X"), concat!("to", "do!("), concat!("unimpl", "emented!(")];
    let texts = published()
        .into_iter()
        .filter(|it| [".rs", ".css", ".html", ".toml", ".md", ".js"].iter().any(|end| it.path.ends_with(end)));
    let found: Vec<String> = texts.flat_map(|it| marks.map(|mark| lines_with(&it, mark)).concat()).collect();
    none(found, "Do it now, or write an issue.");
}

#[test]
fn nothing_names_the_machine_that_it_was_written_on() {
    let needles = [
        concat!("/wo", "rk/"),
        concat!("/ro", "ot/"),
        concat!("/ho", "me/"),
        concat!("/Us", "ers/"),
        concat!("index.cra", "tes.io"),
        concat!("static.cra", "tes.io"),
        concat!("registry.np", "mjs.org"),
        concat!("registry.ya", "rnpkg.com"),
        concat!("py", "pi.org"),
        concat!("files.python", "hosted.org"),
        concat!("proxy.go", "lang.org"),
    ];
    let found: Vec<String> = published().iter().flat_map(|it| needles.map(|needle| lines_with(it, needle)).concat()).collect();
    none(found, "Paths and registries of one machine mean nothing on another. Write a path from the project's folder.");
}

#[test]
fn links_between_documents_lead_to_files() {
    let mut broken = Vec::new();
    for file in published().into_iter().filter(|it| it.path.ends_with(".md")) {
        let folder = root().join(&file.path).parent().unwrap().to_path_buf();
        for link in markdown_links(&file.text) {
            let is_elsewhere = link.contains("://") || link.starts_with("mailto:") || link.starts_with('#');
            let target = link.split(['#', '?']).next().unwrap();
            if !is_elsewhere && !folder.join(target).exists() {
                broken.push(format!("{}: {link}", file.path));
            }
        }
    }
    none(broken, "These links lead to no file.");
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

// What a scenario found once has to be found again, wherever that is looked for by now.
#[test]
fn whatever_the_list_of_placements_names_is_there() {
    let tests: String = files("tests", ".rs").iter().map(File::code).collect();
    let (mut goal, mut rows, mut wrong) = (BTreeMap::new(), 0, Vec::new());
    for line in read(root().join("docs/placements.md")).text.lines() {
        if let Some(name) = line.strip_prefix("## ") {
            goal = placed(&read(root().join(format!("tests/e2e/tests/goals/{name}.rs"))));
        }
        let Some((scenario, place)) = line.strip_prefix("| `").and_then(|it| it.split_once("` | ")) else { continue };
        rows += 1;
        let is_placed = match goal.get(scenario) {
            Some(at) if at.starts_with("Nightly") => place.starts_with("Nightly, and "),
            Some(at) => place == format!("e2e, {at} |"),
            None => !place.starts_with("e2e,") && !place.starts_with("Nightly"),
        };
        let named = place.split('`').skip(1).step_by(2).filter(|it| !it.ends_with(".rs"));
        let absent: Vec<_> = named.filter(|it| !has_word(&tests, &format!("fn {it}"))).collect();
        if !is_placed || !absent.is_empty() {
            wrong.push(format!("{scenario}: {place} {}", absent.join(" ")));
        }
    }
    assert_eq!(rows, 160, "Each of the scenarios of that day has one line in docs/placements.md");
    none(wrong, "docs/placements.md says where each scenario went. Say there where these are now.");
}

// The page promises to ask nobody for anything.
#[test]
fn the_page_loads_nothing_from_anywhere_else() {
    for page in ["index.html", "src/bin/prerender/check_page.html"] {
        let text = read(root().join(page)).text.replace("http://www.w3.org/", "");
        for needle in ["http://", "https://", "src=\"//", "href=\"//"] {
            assert!(!text.contains(needle), "{page} names another server ({needle}).");
        }
    }
    let found = sheets().into_iter().filter(|it| it.text.contains("@import") || it.text.contains("//"));
    none(found.map(|it| it.path), "These style sheets load something.");
}

// ---------------------------------------------------------------- layers

/// The files below `src` that name one of these words in code, although they are not among the ones that may.
fn naming(words: &[&str], may: impl Fn(&str) -> bool) -> Vec<String> {
    let strangers = files("src", ".rs").into_iter().filter(|it| !may(&it.path));
    let found = strangers.flat_map(|it| {
        let code = it.code();
        words.iter().filter(|word| has_word(&code, word)).map(|word| format!("{} names {word}", it.path)).collect::<Vec<_>>()
    });
    found.collect()
}

#[test]
fn only_the_adapters_know_the_browser() {
    let browser = ["web_sys", "js_sys", "wasm_bindgen", "wasm_bindgen_futures", "gloo_storage", "gloo_timers", "gloo_utils"];
    let may = |path: &str| path.starts_with("src/browser/") || path == "src/main.rs";
    none(naming(&browser, may), "Only src/browser knows the browser. Add an adapter there, and let the app hand it in.");
    let gloo = files("src", ".rs").into_iter().filter(|it| !may(&it.path) && it.code().contains("gloo_"));
    none(gloo.map(|it| it.path), "Only src/browser knows the browser.");
}

#[test]
fn only_the_upper_layers_know_leptos() {
    let tops = ["src/app.rs", "src/check_app.rs", "src/main.rs"];
    let may = |path: &str| {
        tops.contains(&path)
            || ["src/state/", "src/view/", "src/browser/", "src/bin/prerender/"].iter().any(|it| path.starts_with(it))
    };
    none(naming(&["leptos"], may), "The model and the content compile without Leptos.");
}

#[test]
fn the_model_has_no_clock_and_no_randomness() {
    let may = |path: &str| !path.starts_with("src/model/") && !path.starts_with("src/content/");
    let found = naming(&["SystemTime", "Instant", "rand", "getrandom", "thread", "println"], may);
    none(found, "The model is a function of what it is given. Time is an argument.");
    let found = files("src/model", ".rs")
        .into_iter()
        .filter(|it| ["std::time", "std::fs", "std::env", "std::io"].iter().any(|word| it.code().contains(word)));
    none(found.map(|it| it.path), "The model has no clock and no files.");
}

#[test]
fn lower_layers_do_not_look_up() {
    let layers = [
        ("src/model/", ["state", "view", "browser", "app"].as_slice()),
        ("src/browser/", &["state", "view", "app"]),
        ("src/view/", &["browser", "app"]),
        ("src/state/", &["view", "browser", "app"]),
    ];
    let mut found = Vec::new();
    for (below, above) in layers {
        for file in files("src", ".rs").into_iter().filter(|it| it.path.starts_with(below)) {
            let code = file.code();
            found.extend(
                above
                    .iter()
                    .filter(|it| has_word(&code, &format!("crate::{it}")))
                    .map(|it| format!("{} uses crate::{it}", file.path)),
            );
        }
    }
    none(found, "Layers point one way: content → model ← state ← view, and browser ← app → state.");
}

// ---------------------------------------------------------------- words

#[test]
fn no_component_holds_a_sentence() {
    let found = files("src/view", ".rs").into_iter().flat_map(|it| {
        let code = it.code();
        let texts: Vec<String> = literals(&code).into_iter().filter(|it| is_sentence(it)).chain(bare_texts(&code)).collect();
        texts.into_iter().map(move |text| format!("{}: {text}", it.path))
    });
    none(found.collect::<Vec<_>>(), "Every word that a person reads is in content/*.toml, so that it can be translated.");
}

// Three words stayed in the content after the last line that said them was gone.
#[test]
fn every_word_is_said_somewhere() {
    let mut unsaid = Vec::new();
    for (content, is_of_the_check) in [("content/en.toml", false), ("content/check/en.toml", true)] {
        let its_files = files("src", ".rs")
            .into_iter()
            .filter(|it| is_of_the_check == ["/check_", "/check/"].iter().any(|part| it.path.contains(part)));
        let code: String = its_files.map(|it| it.code()).collect();
        let content_file: toml::Table = read(root().join(content)).text.parse().unwrap();
        let words = content_file["words"].as_table().unwrap().keys();
        let is_said = |word: &str| ["words", "self"].iter().any(|owner| has_word(&code, &format!("{owner}.{word}")));
        unsaid.extend(words.filter(|it| !is_said(it)).map(|it| format!("{content}: {it}")));
    }
    none(unsaid, "Take these words out of the content and of the list in its words.rs, or say them.");
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

// ---------------------------------------------------------------- style sheets

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

#[test]
fn colours_have_names() {
    let mut found = Vec::new();
    for file in sheets().into_iter().filter(|it| !it.path.ends_with("tokens.css")) {
        // On paper the names stand for black and white.
        let is_paper = |name: &str| file.path == "style/print.css" && name.starts_with("--");
        let declarations = pieces(&file.text).declarations.into_iter();
        let colours = declarations.filter(|(name, value)| is_colour_literal(value) && !is_paper(name));
        found.extend(colours.map(|(name, value)| format!("{}: {name}: {value}", file.path)));
    }
    none(found, "Give the colour a name in style/tokens.css, where light and dark stand side by side.");
}

#[test]
fn nothing_is_laid_out_from_left_to_right() {
    let mut found = Vec::new();
    for file in sheets() {
        let physical = pieces(&file.text).declarations.into_iter().filter(is_physical);
        found.extend(physical.map(|(name, value)| format!("{}: {name}: {value}", file.path)));
    }
    none(found, "Use `inline-start` and `inline-end`, so that the page turns round for languages written from right to left.");
}

// stylers 1.0.2 puts its class in the wrong place at spaces, line ends and second selectors: `.a > .b` matches nothing.
#[test]
fn selectors_are_written_as_stylers_reads_them() {
    let mut found = Vec::new();
    for file in files("src/view", ".css") {
        let traps = pieces(&file.text).selectors.into_iter().filter(|it| is_trap(it));
        found.extend(traps.map(|it| format!("{}: {it}", file.path)));
    }
    none(found, "Write `.a>.b` without spaces, and one selector a line with a comma behind it.");
}

// stylers gives its class to the ancestor too, so `html[data-theme] .a` never matches.
#[test]
fn components_do_not_style_by_what_is_around_the_page() {
    let mut found = Vec::new();
    for file in files("src/view", ".css") {
        let outer = pieces(&file.text)
            .selectors
            .into_iter()
            .filter(|it| ["html", "body", ":root", "[dir", "[data-theme", "*"].iter().any(|start| it.starts_with(start)));
        found.extend(outer.map(|it| format!("{}: {it}", file.path)));
    }
    none(found, "Put this into style/, or use a custom property that changes there.");
}

// These stay global whatever stylers does, so two components could overwrite each other's.
#[test]
fn components_define_nothing_global() {
    let mut found = Vec::new();
    for file in files("src/view", ".css") {
        let global = pieces(&file.text).at_rules.into_iter().filter(|it| {
            ["@keyframes", "@font-face", "@property", "@layer", "@import"].iter().any(|start| it.starts_with(start))
        });
        found.extend(global.map(|it| format!("{}: {it}", file.path)));
    }
    none(found, "Put this into style/.");
}

// stylers makes its class from the number of characters that are not blank, and from nothing else.
#[test]
fn no_two_components_get_the_same_class_from_stylers() {
    let mut by_count: BTreeMap<usize, Vec<String>> = BTreeMap::new();
    for file in files("src/view", ".css") {
        let count = file.text.chars().filter(|it| !it.is_whitespace()).count();
        by_count.entry(count).or_default().push(file.path);
    }
    let same = by_count.into_iter().filter(|it| it.1.len() > 1);
    none(
        same.map(|(count, files)| format!("{count} characters: {}", files.join(", "))),
        "Add a character or a comment to one of them.",
    );
}

#[test]
fn each_components_style_sheet_is_named_by_the_component_of_the_same_name() {
    let mut found = Vec::new();
    for file in files("src/view", ".css") {
        let component = fs::read_to_string(root().join(file.path.replace(".css", ".rs"))).unwrap_or_default();
        if !component.contains(&format!("style_sheet!(\"{}\")", file.path)) {
            found.push(file.path);
        }
    }
    none(found, "Begin the component beside it with `let class = style_sheet!(\"src/view/….css\");`.");
}

#[test]
fn each_style_sheet_that_a_component_names_is_there() {
    let mut found = Vec::new();
    for file in files("src/view", ".rs") {
        for name in file.code().split("style_sheet!(\"").skip(1).filter_map(|it| it.split('"').next().map(str::to_string)) {
            if name != file.path.replace(".rs", ".css") || !root().join(&name).is_file() {
                found.push(format!("{} names {name}", file.path));
            }
        }
    }
    none(
        found,
        "A component names one style sheet, which is beside it and has its name. stylers silently leaves out one that it doesn't find.",
    );
}

#[test]
fn a_components_classes_begin_with_its_name() {
    let mut found = Vec::new();
    for file in files("src/view", ".css") {
        let name = file.stem().replace('_', "-");
        for class in pieces(&file.text).selectors.iter().flat_map(|it| classes(it)) {
            let rest = class.strip_prefix(&name);
            if !rest.is_some_and(|it| it.is_empty() || it.starts_with("__") || it.starts_with('-')) {
                found.push(format!("{}: .{class}", file.path));
            }
        }
    }
    none(found, "Begin the class with the name of its file, so that two components can never share one.");
}

// ---------------------------------------------------------------- these rules find what they are there for

#[test]
fn a_sentence_is_told_from_a_class_list_and_a_drawing() {
    for sentence in ["Copy link", "Wait a moment.", "Über alles", "What do you see?"] {
        assert!(is_sentence(sentence), "{sentence}");
    }
    for other in ["step step--linked", "M5 13 L9 17 L19 7", "Escape", "polite", "src/view/step.css", "", "ArrowDown", "M 5 13"] {
        assert!(!is_sentence(other), "{other}");
    }
}

#[test]
fn literals_and_bare_texts_are_found_in_code() {
    let code = r##"let a = "One \"two\""; let b = '"'; fn f<'a>(x: &'a str) {} r#"raw "x""# "last""##;
    assert_eq!(literals(code), ["One \\\"two\\\"", "raw \"x\"", "last"]);
    assert_eq!(bare_texts("<p>Copy link</p> <b>{x}</b> <i>\"quoted\"</i> <a></a>"), ["Copy link"]);
}

#[test]
fn a_word_is_found_only_by_itself() {
    assert!(has_word("use rand::x;", "rand"));
    assert!(!has_word("brand random rand_core", "rand"));
    assert!(has_word("use crate::app;", "crate::app"));
    assert!(!has_word("use crate::apple;", "crate::app"));
}

#[test]
fn physical_properties_and_colour_literals_are_found() {
    let physical = |css: &str| pieces(&format!(".a {{ {css} }}")).declarations.iter().any(is_physical);
    for bad in [
        "margin-left: 1px",
        "left: 0;",
        "text-align: right",
        "border-top-left-radius: 1px",
        "float: left",
        "scroll-margin-right: 0",
    ] {
        assert!(physical(bad), "{bad}");
    }
    for good in [
        "margin-inline-start: 1px",
        "text-align: start",
        "inset-inline-end: 0",
        "margin-block-end: 1px; /* left: 0 */",
        "content: \"left: 0\"",
    ] {
        assert!(!physical(good), "{good}");
    }
    for bad in [
        "#fff",
        "1px solid #a1b2c3",
        "rgb(0 0 0 / 50%)",
        "color-mix(in oklch, oklch(1 0 0), transparent)",
        "white",
        "1px solid black",
    ] {
        assert!(is_colour_literal(bad), "{bad}");
    }
    for good in [
        "var(--ink)",
        "transparent",
        "currentColor",
        "color-mix(in oklch, var(--good) 20%, transparent)",
        "var(--black)",
        "url(#abc)",
    ] {
        assert!(!is_colour_literal(good), "{good}");
    }
}

#[test]
fn selectors_that_stylers_breaks_are_found() {
    for bad in [".a > .b", ".a >.b", ".a+ .b", ".a ~ .b", ".a:nth-child(2n + 1)", ".a, .b", ".a,.b", ".a\n.b"] {
        assert!(is_trap(bad), "{bad}");
    }
    for good in [".a>.b", ".a .b", ".a,\n.b", ".a:nth-child(2n+1)", ".a:is(.b,.c)", "[data-x=\"a > b\"] .a", "[open]>summary"] {
        assert!(!is_trap(good), "{good}");
    }
}

#[test]
fn a_style_sheet_is_taken_apart() {
    let css = "/* a { left: 0 } */ .a:hover>.b__c { color: var(--x); content: \"};\" }\n@media (width < 30rem) { .d[data-x=\".e\"] { gap: 0 } }";
    let found = pieces(css);
    assert_eq!(found.selectors, [".a:hover>.b__c", ".d[data-x=\".e\"]"]);
    assert_eq!(found.at_rules, ["@media (width < 30rem)"]);
    let names: Vec<&str> = found.declarations.iter().map(|it| it.0.as_str()).collect();
    assert_eq!(names, ["color", "content", "gap"]);
    assert_eq!(found.selectors.iter().flat_map(|it| classes(it)).collect::<Vec<_>>(), ["a", "b__c", "d"]);
}

#[test]
fn links_are_found_in_a_document() {
    assert_eq!(markdown_links("See [a](b.md#c), ![d](e.png \"title\") and [f](https://g)."), ["b.md#c", "e.png", "https://g"]);
}
