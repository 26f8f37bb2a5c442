//! Files, and what is written in them.

use super::*;

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
        "crates/content-build/src/lint.rs" => 450,
        it if it.contains("/view/") => 150,
        _ => 300,
    };
    let found = code_files().into_iter().map(|it| (it.text.lines().count(), it.path));
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

// What a scenario found once has to be found again, wherever that is looked for by now.
#[test]
fn whatever_the_list_of_placements_names_is_there() {
    let tests: String = [files("tests", ".rs"), files("crates", ".rs")].concat().iter().map(File::code).collect();
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
    for page in ["index.html", "crates/prerender/src/check_page.html"] {
        let text = read(root().join(page)).text.replace("http://www.w3.org/", "");
        for needle in ["http://", "https://", "src=\"//", "href=\"//"] {
            assert!(!text.contains(needle), "{page} names another server ({needle}).");
        }
    }
    let found = sheets().into_iter().filter(|it| it.text.contains("@import") || it.text.contains("//"));
    none(found.map(|it| it.path), "These style sheets load something.");
}
