//! These rules find what they are there for.

use super::*;

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
