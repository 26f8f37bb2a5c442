//! Puts the page together from what Trunk built: the guide, the style sheet and the script that starts the program
//! all stand in the page itself, so that it needs nothing else for its first paint.

use std::path::Path;

use anyhow::{Context, Result, bail};
use fs_err as fs;

use crate::markup::{self, Tag};
use crate::squeeze;

/// Where index.html wants the guide.
const GUIDE: &str = "<!-- guide -->";
/// Where its script wants the addresses of the program's JavaScript and of its WebAssembly.
const BINDINGS: &str = "{{bindings}}";
const PROGRAM: &str = "{{program}}";
/// In the script for live reload, which Trunk fills in when it serves the page: it has to stay as it is.
const TRUNKS_OWN: &str = "{{__TRUNK_";

/// Whether Trunk serves this page itself, and reloads it.
pub fn is_reloaded(html: &str) -> bool {
    html.contains(TRUNKS_OWN)
}

/// The whole page. A sheet in `dir` that has gone into it is removed there.
pub fn assemble(html: &str, guide: &str, dir: &Path, public_url: &str) -> Result<String> {
    let html = take_over_the_start(html)?;
    let html = take_in_the_style(&html, dir, public_url)?;
    let html = squeeze_scripts(&html);
    // Last, since nothing is looked for in it.
    once(&html, GUIDE, guide.trim())
}

fn once(html: &str, marker: &str, text: &str) -> Result<String> {
    match html.matches(marker).count() {
        1 => Ok(html.replacen(marker, text, 1)),
        count => {
            bail!("index.html must have {marker} exactly once, not {count} times; see xtask/tasks/src/page.rs")
        }
    }
}

/// The page with `tags`, in their order, replaced by what `replaced` makes of each.
fn replace<'a>(html: &str, tags: impl Iterator<Item = &'a Tag>, replaced: impl Fn(&Tag) -> String) -> String {
    let mut out = String::new();
    let mut done = 0;
    for tag in tags {
        out.push_str(html.get(done..tag.span.start).unwrap_or_default());
        out.push_str(&replaced(tag));
        done = whole(html, tag);
    }
    out.push_str(html.get(done..).unwrap_or_default());
    out
}

/// Where the element ends, its closing tag included if it is one whose text is no markup.
fn whole(html: &str, tag: &Tag) -> usize {
    let closing = format!("</{}>", tag.name);
    let rest = html.get(tag.text.end..).unwrap_or_default();
    tag.text.end + if rest.starts_with(&closing) { closing.len() } else { 0 }
}

/// Takes away the script by which Trunk starts the program, with what is preloaded for it, and lets the page's own do it: that one notices when
/// the program does not come.
fn take_over_the_start(html: &str) -> Result<String> {
    let tags = markup::tags(html);
    let of_trunk = |tag: &&Tag| tag.attribute("type") == Some("module") && text(html, tag).contains("await init(");
    let Some(start) = tags.iter().filter(|tag| tag.is_inline_script()).find(of_trunk) else {
        bail!("Trunk's page has no script that starts the program; see take_over_the_start in xtask/tasks/src/page.rs");
    };
    let files = strings(text(html, start));
    let file = |ending: &str| {
        let found = files.iter().find(|file| file.ends_with(ending));
        found.with_context(|| format!("Trunk's script names no file that ends with {ending}; see xtask/tasks/src/page.rs"))
    };
    // What Trunk preloads is what that script loads.
    let is_preload = |tag: &Tag| matches!(tag.attribute("rel"), Some("preload" | "modulepreload"));
    let of_trunk = tags.iter().filter(|tag| tag.span == start.span || is_preload(tag));
    let html_without = replace(html, of_trunk, |_| String::new());
    once(&once(&html_without, BINDINGS, file(".js")?)?, PROGRAM, file(".wasm")?)
}

fn text<'a>(html: &'a str, tag: &Tag) -> &'a str {
    html.get(tag.text.clone()).unwrap_or_default()
}

/// What a script has in quotes.
pub fn strings(script: &str) -> Vec<&str> {
    script.split(['\'', '"', '`']).skip(1).step_by(2).collect()
}

fn take_in_the_style(html: &str, dir: &Path, public_url: &str) -> Result<String> {
    let tags = markup::tags(html);
    let mut sheets = vec![];
    for tag in tags.iter().filter(|tag| tag.name == "link" && tag.attribute("rel") == Some("stylesheet")) {
        let address = tag.attribute("href").unwrap_or_default();
        let path = dir.join(address.strip_prefix(public_url).unwrap_or(address));
        let sheet = fs::read_to_string(&path)?;
        if sheet.contains("</") || sheet.contains("@import") || sheet.contains("url(") {
            bail!(
                "{} has a closing tag, an @import or a url() in it, none of which work within the page; remove it",
                path.display()
            );
        }
        fs::remove_file(&path)?;
        sheets.push((tag, format!("<style>{sheet}</style>")));
    }
    let style_of = |tag: &Tag| sheets.iter().find(|(link, _)| link.span == tag.span).map(|(_, style)| style.clone());
    Ok(replace(html, sheets.iter().map(|(tag, _)| *tag), |tag| style_of(tag).unwrap_or_default()))
}

/// The page with its style sheets squeezed.
pub fn squeeze_styles(html: &str) -> String {
    let tags = markup::tags(html);
    replace(html, tags.iter().filter(|tag| tag.name == "style"), |tag| {
        format!("{}{}</style>", html.get(tag.span.clone()).unwrap_or_default(), squeeze::css(text(html, tag)))
    })
}

fn squeeze_scripts(html: &str) -> String {
    let tags = markup::tags(html);
    let own = tags.iter().filter(|tag| tag.is_inline_script() && !text(html, tag).contains(TRUNKS_OWN));
    replace(html, own, |tag| {
        let opening = html.get(tag.span.clone()).unwrap_or_default();
        format!("{opening}{}</script>", squeeze::script(text(html, tag)))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const TRUNKS: &str = "<script type=\"module\">\nimport init, * as bindings from './a-1.js';\n\
        const wasm = await init({ module_or_path: './a-1_bg.wasm' });\n</script>";

    #[test]
    fn the_guide_takes_the_place_of_its_marker() {
        assert_eq!(once("<body><!-- guide --></body>", GUIDE, "<p>Hi</p>").unwrap(), "<body><p>Hi</p></body>");
        assert!(once("<body></body>", GUIDE, "x").is_err());
    }

    #[test]
    fn the_pages_own_script_starts_the_program() {
        let links = "<link rel=\"modulepreload\" href=\"./a-1.js\"><link rel=\"preload\" href=\"./a-1_bg.wasm\" as=\"fetch\">";
        let html = format!("<script>import(\"{{{{bindings}}}}\").then(it => it(\"{{{{program}}}}\"))</script>{TRUNKS}{links}<p>");
        let wanted = "<script>import(\"./a-1.js\").then(it => it(\"./a-1_bg.wasm\"))</script><p>";
        assert_eq!(take_over_the_start(&html).unwrap(), wanted);
        assert!(take_over_the_start("<script>{{bindings}} {{program}}</script>").is_err());
        assert!(take_over_the_start(TRUNKS).is_err());
    }

    #[test]
    fn the_sheet_goes_into_the_page_and_out_of_the_folder() {
        let dir = std::env::temp_dir().join(format!("resync-page-{}", std::process::id()));
        fs::create_dir_all(&dir).unwrap();
        fs::write(dir.join("a.css"), "p {\n  color: red;\n}\n").unwrap();
        let html = "<i><link rel=\"stylesheet\" href=\"./a.css\" integrity=\"x\"/><b>";
        let page = take_in_the_style(html, &dir, "./").unwrap();
        assert_eq!(page, "<i><style>p {\n  color: red;\n}\n</style><b>");
        assert_eq!(squeeze_styles(&page), "<i><style>p{color:red}</style><b>");
        assert!(!dir.join("a.css").exists());
        fs::write(dir.join("a.css"), "p { background: url(./b.png) }").unwrap();
        assert!(take_in_the_style(html, &dir, "./").is_err());
        fs::remove_dir_all(&dir).unwrap();
    }

    #[test]
    fn what_trunk_fills_in_stays_as_it_is() {
        let trunks = "<script>\n  // Why.\n  {{__TRUNK_ADDRESS__}}</script>";
        let html = format!("<script>\n  // Why.\n  a();\n</script>{trunks}");
        assert_eq!(squeeze_scripts(&html), format!("<script>a();</script>{trunks}"));
        assert!(is_reloaded(&html));
        assert!(!is_reloaded("<script>{{bindings}}</script>"));
    }
}
