//! Style sheets.

use super::*;

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
    for file in components(".css") {
        let traps = pieces(&file.text).selectors.into_iter().filter(|it| is_trap(it));
        found.extend(traps.map(|it| format!("{}: {it}", file.path)));
    }
    none(found, "Write `.a>.b` without spaces, and one selector a line with a comma behind it.");
}

// stylers gives its class to the ancestor too, so `html[data-theme] .a` never matches.
#[test]
fn components_do_not_style_by_what_is_around_the_page() {
    let mut found = Vec::new();
    for file in components(".css") {
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
    for file in components(".css") {
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
    for file in components(".css") {
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
    for file in components(".css") {
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
    for file in components(".rs") {
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
    let sheets = VIEWS.iter().flat_map(|(folder, start)| files(folder, ".css").into_iter().map(move |it| (start, it)));
    for (start, file) in sheets {
        let name = format!("{start}{}", file.stem().replace('_', "-"));
        for class in pieces(&file.text).selectors.iter().flat_map(|it| classes(it)) {
            let rest = class.strip_prefix(&name);
            if !rest.is_some_and(|it| it.is_empty() || it.starts_with("__") || it.starts_with('-')) {
                found.push(format!("{}: .{class}", file.path));
            }
        }
    }
    none(found, "Begin the class with the name of its file, so that two components can never share one.");
}
