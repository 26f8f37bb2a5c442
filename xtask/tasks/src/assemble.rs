//! Puts the page together: the guide, the style sheet and the script that starts the program all stand in the page itself, so
//! that it needs nothing else for its first paint.

use std::path::Path;

use anyhow::{Context, Result, bail, ensure};
use fs_err as fs;

use crate::fingerprint;
use crate::markup::{self, Tag};
use crate::minify;
use crate::programs::Built;

/// Where index.html wants the guide.
const GUIDE: &str = "<!-- guide -->";
/// Where its script wants the addresses of the program's JavaScript and of its WebAssembly.
const BINDINGS: &str = "{{bindings}}";
const PROGRAM: &str = "{{program}}";
/// What marks the links in index.html that Trunk would fill in.
const TRUNKS_LINK: &str = "data-trunk";
/// In the script for live reload, which Trunk fills in when it serves the page: it has to stay as it is.
const TRUNKS_OWN: &str = "{{__TRUNK_";

/// The whole page, from index.html, with the program that it starts. What it loads besides goes into `dir`.
pub fn assemble(root: &Path, dir: &Path, program: &Built, guide: &str) -> Result<String> {
    let html = fs::read_to_string(root.join("index.html"))?;
    let html = minify_scripts(&take_in(root, &html, dir)?);
    let html = once(&html, BINDINGS, &format!("./{}", program.bindings))?;
    let html = once(&html, PROGRAM, &format!("./{}", program.program))?;
    // Last, since nothing is looked for in it.
    once(&html, GUIDE, guide.trim())
}

fn once(html: &str, marker: &str, text: &str) -> Result<String> {
    match html.matches(marker).count() {
        1 => Ok(html.replacen(marker, text, 1)),
        count => {
            bail!("index.html must have {marker} exactly once, not {count} times; see xtask/tasks/src/assemble.rs")
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

/// Fills in what Trunk would: the links that are marked for it, but for the program's, which the page starts itself.
fn take_in(root: &Path, html: &str, dir: &Path) -> Result<String> {
    let tags = markup::tags(html);
    let marked: Vec<&Tag> = tags.iter().filter(|tag| tag.attribute(TRUNKS_LINK).is_some()).collect();
    let mut filled = vec![];
    for tag in &marked {
        let file = root.join(tag.attribute("href").unwrap_or_default());
        filled.push(match tag.attribute("rel").unwrap_or_default() {
            "inline" => fs::read_to_string(file)?,
            "css" => format!("<style>{}</style>", sheet(&file)?),
            "icon" => icon(&file, tag.attribute("type").unwrap_or_default(), dir)?,
            "rust" => String::new(),
            other => {
                bail!("index.html has a link for Trunk that is unknown here: {other}; see take_in in xtask/tasks/src/assemble.rs")
            }
        });
    }
    let text_of = |tag: &Tag| marked.iter().position(|it| it.span == tag.span).and_then(|at| filled.get(at));
    Ok(replace(html, marked.iter().copied(), |tag| text_of(tag).cloned().unwrap_or_default()))
}

fn sheet(file: &Path) -> Result<String> {
    let sheet = fs::read_to_string(file)?;
    let is_fit = !["</", "@import", "url("].iter().any(|it| sheet.contains(it));
    let file = file.display();
    ensure!(is_fit, "{file} has a closing tag, an @import or a url() in it, none of which work within the page; remove it");
    Ok(sheet)
}

/// Puts the icon beside the page under a name that changes with what is in it.
fn icon(file: &Path, kind: &str, dir: &Path) -> Result<String> {
    let content = fs::read(file)?;
    let [stem, ending] = [file.file_stem(), file.extension()].map(|it| it.unwrap_or_default().to_string_lossy());
    let name = format!("{stem}-{}.{ending}", fingerprint::short(&content));
    fs::write(dir.join(&name), content)?;
    Ok(format!("<link rel=\"icon\" type=\"{kind}\" href=\"./{name}\">"))
}

/// The parts of Trunk's page that we keep: the names of its program's files, and the live-reload script, which is there only
/// when Trunk serves the page.
pub struct OfTrunk {
    pub program: Built,
    pub reload: Option<String>,
}

pub fn of_trunk(html: &str) -> Result<OfTrunk> {
    let tags = markup::tags(html);
    let mut scripts = tags.iter().filter(|tag| tag.is_inline_script());
    let start = scripts.clone().map(|tag| text(html, tag)).find(|it| it.contains("await init("));
    let start =
        start.context("Trunk's page has no script that starts the program; see of_trunk in xtask/tasks/src/assemble.rs")?;
    let file = |ending: &str| {
        let found = strings(start).into_iter().find(|file| file.ends_with(ending));
        // Its address may begin with that of the site, but it is beside the page.
        let name = found.and_then(|it| it.rsplit('/').next()).map(str::to_owned);
        name.with_context(|| format!("Trunk's script names no file that ends with {ending}; see xtask/tasks/src/assemble.rs"))
    };
    let reload = scripts.find(|tag| text(html, tag).contains(TRUNKS_OWN));
    let whole = |tag: &Tag| html.get(tag.span.start..whole(html, tag)).unwrap_or_default().to_owned();
    Ok(OfTrunk { program: Built { bindings: file(".js")?, program: file(".wasm")? }, reload: reload.map(whole) })
}

fn text<'a>(html: &'a str, tag: &Tag) -> &'a str {
    html.get(tag.text.clone()).unwrap_or_default()
}

/// What a script has in quotes.
pub fn strings(script: &str) -> Vec<&str> {
    script.split(['\'', '"', '`']).skip(1).step_by(2).collect()
}

/// The page with its style sheets minifyd.
pub fn minify_styles(html: &str) -> String {
    let tags = markup::tags(html);
    replace(html, tags.iter().filter(|tag| tag.name == "style"), |tag| {
        format!("{}{}</style>", html.get(tag.span.clone()).unwrap_or_default(), minify::css(text(html, tag)))
    })
}

fn minify_scripts(html: &str) -> String {
    let tags = markup::tags(html);
    replace(html, tags.iter().filter(|tag| tag.is_inline_script()), |tag| {
        let opening = html.get(tag.span.clone()).unwrap_or_default();
        format!("{opening}{}</script>", minify::script(text(html, tag)))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn built() -> Built {
        Built { bindings: "a-1.js".to_owned(), program: "a-1_bg.wasm".to_owned() }
    }

    #[test]
    fn the_page_is_put_together_of_all_that_index_html_names() {
        let root = std::env::temp_dir().join(format!("resync-page-{}", std::process::id()));
        fs::create_dir_all(&root).unwrap();
        let html = "<script>\n  // Why.\n  import(\"{{bindings}}\").then(it => it(\"{{program}}\"))</script>\
            <link data-trunk rel=\"inline\" type=\"html\" href=\"head.html\" /><link data-trunk rel=\"css\" href=\"page.css\" />\
            <link data-trunk rel=\"icon\" type=\"image/svg+xml\" href=\"icon.svg\" /><link data-trunk rel=\"rust\" /><b><!-- guide -->";
        for (name, text) in
            [("index.html", html), ("head.html", "<meta>"), ("page.css", "p {\n  color: red;\n}\n"), ("icon.svg", "<svg/>")]
        {
            fs::write(root.join(name), text).unwrap();
        }
        let page = assemble(&root, &root, &built(), "<p>Hi\n").unwrap();
        let icon = format!("icon-{}.svg", fingerprint::short(b"<svg/>"));
        let wanted = format!(
            "<script>import(\"./a-1.js\").then(it => it(\"./a-1_bg.wasm\"))</script><meta><style>p{{color:red}}</style>\
             <link rel=\"icon\" type=\"image/svg+xml\" href=\"./{icon}\"><b><p>Hi"
        );
        assert_eq!(minify_styles(&page), wanted);
        assert!(root.join(icon).is_file());

        fs::write(root.join("page.css"), "p { background: url(./b.png) }").unwrap();
        assert!(assemble(&root, &root, &built(), "").is_err());
        fs::remove_dir_all(&root).unwrap();
    }

    #[test]
    fn a_marker_stands_once() {
        assert_eq!(once("<body><!-- guide --></body>", GUIDE, "<p>Hi</p>").unwrap(), "<body><p>Hi</p></body>");
        assert!(once("<body></body>", GUIDE, "x").is_err());
        assert!(once("{{program}} {{program}}", PROGRAM, "x").is_err());
    }

    #[test]
    fn what_trunk_has_named_is_found_in_its_page() {
        let start = "<script type=\"module\">\nimport init, * as bindings from '/app/a-1.js';\n\
            const wasm = await init({ module_or_path: '/app/a-1_bg.wasm' });\n</script>";
        let reload = "<script>\n  // Why.\n  {{__TRUNK_ADDRESS__}}</script>";
        let found = of_trunk(&format!("{start}<p>{reload}")).unwrap();
        assert_eq!((found.program.bindings.as_str(), found.program.program.as_str()), ("a-1.js", "a-1_bg.wasm"));
        assert_eq!(found.reload.as_deref(), Some(reload));
        assert!(of_trunk(start).unwrap().reload.is_none());
        assert!(of_trunk("<script>{{bindings}} {{program}}</script>").is_err());
    }
}
