//! Two pages to compare with, written for this purpose: the guide's text as plain HTML, and the same with checkboxes and a
//! short script. They are made and served as the page itself is.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use content_build::draft::{Checklist, Draft, Grounds, MenuPath, Step};
use fs_err as fs;
use tasks::cache;
use tasks::compress;
use tasks::content_policy;
use tasks::memo::Memo;
use tasks::minify;

use crate::Bench;

const SHEET: &str = include_str!("pages/page.css");
const MORE_SHEET: &str = include_str!("pages/checklist.css");
const SCRIPT: &str = include_str!("pages/checklist.js");

#[derive(Clone, Copy, PartialEq)]
pub enum Kind {
    /// Nothing but text.
    Reference,
    /// With boxes to tick.
    Checklist,
}

/// Writes the page into a folder of its own, complete as the build leaves its own page.
pub fn write(bench: &Bench, kind: Kind) -> Result<PathBuf> {
    let folder = bench.folder(if kind == Kind::Reference { "reference" } else { "checklist" })?;
    cache::remove(&folder)?;
    fs::create_dir_all(&folder)?;
    let text = fs::read_to_string(bench.root.join("content/en/guide.toml"))?;
    let guide: Draft = toml::from_str(&text).context("cannot read content/en/guide.toml")?;
    fs::write(folder.join("index.html"), content_policy::insert(&page(&guide, kind))?)?;
    fs::write(folder.join("icon.svg"), fs::read(bench.root.join("style/icon.svg"))?)?;
    compress::all(&folder, &Memo::open(&bench.root)?)?;
    Ok(folder)
}

/// How much of it is sent.
pub fn sent(folder: &Path) -> u64 {
    compress::sent(&folder.join("index.html"))
}

fn page(guide: &Draft, kind: Kind) -> String {
    let has_boxes = kind == Kind::Checklist;
    let word = |key: &str| safe(word(guide, key));
    let [sheet, script] = match has_boxes {
        true => [format!("{SHEET}{MORE_SHEET}"), format!("<script>{}</script>", minify::script(SCRIPT))],
        false => [SHEET.to_owned(), String::new()],
    };
    let bar = "<div id=\"bar\"><progress max=\"1\" value=\"0\" aria-label=\"Done\"></progress> <output>–</output></div>";
    let reset = "<p><button id=\"reset\" type=\"button\">Start again</button></p>";
    let boxes: usize = guide.checklists.iter().map(|it| it.steps.len()).sum();
    let bar = bar.replace("max=\"1\"", &format!("max=\"{boxes}\""));
    format!(
        "<!doctype html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>{}</title>\n\
         <meta name=\"description\" content=\"{}\">\n<link rel=\"icon\" href=\"./icon.svg\">\n<style>{}</style>\n</head>\n<body>\n\
         <header>\n<p>{}</p>\n<h1>{}</h1>\n<p>{}</p>\n</header>\n<main>\n{}{}{}{}{}{}</main>\n\
         <footer>\n<p>{}</p>\n<p>{}</p>\n</footer>\n{script}</body>\n</html>\n",
        guide.language,
        word("title"),
        word("description"),
        minify::css(&sheet),
        word("app_name"),
        word("title"),
        word("tagline"),
        if has_boxes { &bar } else { "" },
        symptoms(guide),
        background(guide),
        format_args!("<h2>{}</h2>\n<p>{}</p>\n", word("guide_title"), word("guide_intro")),
        guide.checklists.iter().map(|it| checklist(guide, it, has_boxes)).collect::<String>(),
        if has_boxes { reset } else { "" },
        word("nothing_leaves"),
        word("not_apple"),
    )
}

fn symptoms(guide: &Draft) -> String {
    let word = |key: &str| safe(word(guide, key));
    let rows = guide.symptoms.iter().map(|it| {
        let lists = guide.checklists.iter().filter(|list| it.goes.contains(&list.id));
        let links: Vec<String> = lists.map(|it| format!("<a href=\"#{}\">{}</a>", it.id, safe(&it.title))).collect();
        let [see, cause, next] = [&it.see, &it.cause, &it.next].map(|it| safe(it));
        format!("<tr><th scope=\"row\">{see}</th><td>{cause}</td><td>{next}: {}</td></tr>\n", links.join(", "))
    });
    format!(
        "<h2>{}</h2>\n<p>{}</p>\n<table>\n<thead><tr><th>{}</th><th>{}</th><th>{}</th></tr></thead>\n<tbody>\n{}</tbody>\n</table>\n",
        word("symptoms_title"),
        word("symptoms_intro"),
        word("column_see"),
        word("column_cause"),
        word("column_next"),
        rows.collect::<String>()
    )
}

/// What explains, and what asks.
fn background(guide: &Draft) -> String {
    let chain = &guide.chain;
    let steps: String = chain.steps.iter().map(|it| format!("<li>{}</li>", safe(it))).collect();
    let [title, breaks, total] = [&chain.title, &chain.breaks, &chain.total].map(|it| safe(it));
    let mut text = format!("<h2>{title}</h2>\n<ol>{steps}</ol>\n<p>{breaks}</p>\n<p>{total}</p>\n<dl>\n");
    let verdicts = guide.verdicts.iter().map(|it| (&it.title, &it.text));
    let patterns = guide.patterns.iter().map(|it| (&it.title, &it.text));
    let outcomes = guide.outcomes.iter().map(|it| (&it.title, &it.text));
    patterns
        .chain(outcomes)
        .chain(verdicts)
        .for_each(|(title, it)| text += &format!("<dt>{}</dt><dd>{}</dd>\n", safe(title), safe(it)));
    text += "</dl>\n";
    for it in &guide.questions {
        let answers: String = it.answers.iter().map(|it| format!("<li>{}</li>", safe(&it.text))).collect();
        text += &format!("<h3>{}</h3>\n<p>{}</p>\n<ul>{answers}</ul>\n", safe(&it.text), safe(&it.hint));
    }
    text
}

fn checklist(guide: &Draft, it: &Checklist, has_boxes: bool) -> String {
    let guard = it.guard.as_ref().map_or(String::new(), |it| {
        let checks: String = it.check.iter().map(|it| format!("<li>{}</li>", named(guide, it))).collect();
        format!("<p>{}</p>\n<ul>{checks}</ul>\n", named(guide, &it.lost))
    });
    let question = it.question.iter().map(|it| format!("<p>{}</p>\n", safe(it)));
    format!(
        "<section id=\"{}\"{}>\n<h3>{}{}</h3>\n<p>{}</p>\n{guard}<ol>\n{}</ol>\n{}</section>\n",
        it.id,
        if has_boxes { " data-list" } else { "" },
        safe(&it.title),
        if has_boxes { " <small><output>–</output></small>" } else { "" },
        named(guide, &it.why),
        it.steps.iter().map(|it| step(guide, it, has_boxes)).collect::<String>(),
        question.collect::<String>(),
    )
}

fn step(guide: &Draft, it: &Step, has_boxes: bool) -> String {
    let word = |key: &str| safe(word(guide, key));
    let paragraph = |label: &str, text: &str| format!("<p><strong>{}</strong> {text}</p>\n", word(label));
    let title = match has_boxes {
        true => format!("<label><input type=\"checkbox\" name=\"{}\" autocomplete=\"off\">{}</label>", it.id, safe(&it.title)),
        false => safe(&it.title),
    };
    let minutes = word("minutes").replace("{n}", &it.minutes.to_string());
    let mut text = format!("<li id=\"{}\"><h4>{title} <small>{minutes}</small></h4>\n", it.id);
    if let (Some(cost), Some(save)) = (&it.cost, &it.save) {
        text += &paragraph("risk", &format!("{} {}", named(guide, cost), named(guide, save)));
    }
    text += &format!("<ol>{}</ol>\n", it.actions.iter().map(|it| format!("<li>{}</li>", named(guide, it))).collect::<String>());
    text += &it.path.iter().map(|it| menu_path(guide, it)).collect::<String>();
    for list in guide.checklists.iter().filter(|list| it.see.contains(&list.id)) {
        text += &paragraph("see_also", &format!("<a href=\"#{}\">{}</a>", list.id, safe(&list.title)));
    }
    if let Some(seconds) = it.wait.as_ref().map(|it| it.seconds) {
        let (key, count) = match seconds {
            0..60 => ("wait_seconds", seconds),
            60..3600 => ("wait_minutes", seconds / 60),
            _ => ("wait_hours", seconds / 3600),
        };
        text += &format!("<p>{}</p>\n", word(key).replace("{n}", &count.to_string()));
    }
    text + &paragraph("right", &named(guide, &it.right)) + &grounds(guide, &it.grounds()) + "</li>\n"
}

fn menu_path(guide: &Draft, it: &MenuPath) -> String {
    let system = guide.systems.iter().find(|system| system.device == it.device).map_or("", |it| it.name.as_str());
    let filled = |key, version: u8| word(guide, key).replace("{system}", system).replace("{version}", &version.to_string());
    let versions = match (it.from, it.to) {
        (Some(from), _) => filled("version_from", from),
        (None, Some(to)) => filled("version_to", to),
        (None, None) => word(guide, "systems_any").replace("{system}", system),
    };
    let place = word(guide, if it.device == "watch" { "where_watch" } else { "where_iphone" });
    let taps: Vec<String> = it.taps.iter().map(|it| named(guide, it)).collect();
    let hint =
        it.search.iter().map(|it| format!(" <small>{}</small>", named(guide, &word(guide, "search_hint").replace("{word}", it))));
    let separator = format!(" {} ", safe(word(guide, "path_separator")));
    format!("<p>{} ({}): {}{}</p>\n", safe(place), safe(&versions), taps.join(&separator), hint.collect::<String>())
}

fn grounds(guide: &Draft, it: &Grounds) -> String {
    let certainty = word(guide, &format!("certainty_{}", it.certainty.as_deref().unwrap_or("unverified")));
    let sources = guide.sources.iter().filter(|source| it.sources.contains(&source.id)).map(|source| match &source.url {
        Some(url) => format!("<a href=\"{}\">{}</a>", safe(url), safe(&source.title)),
        None => safe(&source.title),
    });
    let checked = word(guide, "grounds_checked").replace("{date}", it.checked.as_deref().unwrap_or_default());
    format!("<p><small>{} {}. {}</small></p>\n", safe(certainty), sources.collect::<Vec<_>>().join(", "), safe(&checked))
}

fn word<'a>(guide: &'a Draft, key: &str) -> &'a str {
    guide.words.get(key).map_or("", String::as_str)
}

/// A text with the names that differ by version put in, the newest first.
fn named(guide: &Draft, text: &str) -> String {
    let names = guide.names.iter().filter_map(|it| Some((format!("{{{}}}", it.id), &it.variants.first()?.text)));
    safe(&names.fold(text.to_owned(), |text, (place, name)| text.replace(&place, name)))
}

fn safe(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;
    use tasks::markup;

    fn guide() -> Draft {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../content/en/guide.toml");
        toml::from_str(&fs::read_to_string(&path).unwrap()).unwrap()
    }

    #[test]
    fn both_pages_have_every_step_and_only_one_has_boxes_and_a_script() {
        let guide = guide();
        let steps: Vec<&str> = guide.checklists.iter().flat_map(|it| &it.steps).map(|it| it.id.as_str()).collect();
        for (kind, has_boxes) in [(Kind::Reference, false), (Kind::Checklist, true)] {
            let html = page(&guide, kind);
            let tags = markup::tags(&html);
            let ids: Vec<&str> = tags.iter().filter(|it| it.name == "li").filter_map(|it| it.attribute("id")).collect();
            assert_eq!(ids, steps);
            let count = |name: &str| tags.iter().filter(|it| it.name == name).count();
            assert_eq!((count("input"), count("script")), if has_boxes { (steps.len(), 1) } else { (0, 0) });
            assert!(content_policy::insert(&html).is_ok());
        }
    }

    #[test]
    fn nothing_is_left_to_be_filled_in() {
        let html = page(&guide(), Kind::Reference);
        let (_, body) = html.split_once("<body>").unwrap();
        let at = body.find('{').map(|at| body[at..].chars().take(40).collect::<String>());
        assert_eq!(at, None);
        assert!(!body.contains("<strong></strong>") && !body.contains("<p></p>"), "a word is missing");
    }

    #[test]
    fn text_cannot_become_markup() {
        assert_eq!(safe("a < b & \"c\""), "a &lt; b &amp; &quot;c&quot;");
    }
}
