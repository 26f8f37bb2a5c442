//! What previews of links, Home Screens and search engines get: a page and a picture for each step, icons, a sitemap.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::sync::LazyLock;

use content::english;
use flate2::Compression;
use flate2::write::GzEncoder;
use rules::guide::{Checklist, Step};
use rules::link::Target;
use rules::system::Systems;
use serde_json::Value;

const ADDRESS: &str = "https://example.org/resync/";

/// What the prerenderer writes: without an address, and with one.
static BARE: LazyLock<PathBuf> = LazyLock::new(|| made("bare", None));
static ADDRESSED: LazyLock<PathBuf> = LazyLock::new(|| made("addressed", Some("https://example.org/resync")));

/// What is drawn. What was drawn by an earlier run is kept.
static DRAWN: LazyLock<PathBuf> = LazyLock::new(|| {
    let folder = |name| Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let drawn = folder("previews-drawn");
    let output = Command::new(env!("CARGO_BIN_EXE_draw")).arg(&drawn).arg(folder("previews-kept")).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    drawn
});

fn prerender(name: &str, address: Option<&str>) -> (PathBuf, Output) {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("previews-{name}"));
    let mut command = Command::new(env!("CARGO_BIN_EXE_prerender"));
    command.arg(&folder).arg(&*DRAWN).env_remove("RESYNC_ADDRESS");
    if let Some(address) = address {
        command.env("RESYNC_ADDRESS", address);
    }
    (folder, command.output().unwrap())
}

fn made(name: &str, address: Option<&str>) -> PathBuf {
    let (folder, output) = prerender(name, address);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    folder
}

fn steps() -> impl Iterator<Item = (&'static Checklist, &'static Step)> {
    english().checklists.iter().flat_map(|checklist| checklist.steps.iter().map(move |step| (checklist, step)))
}

fn read(folder: &Path, path: &str) -> String {
    fs::read_to_string(folder.join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

fn page(folder: &Path, step: &Step) -> String {
    read(folder, &format!("static/s/{}/index.html", step.id))
}

/// A text as it stands in HTML.
fn in_html(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

/// What a tag says, by what stands before and behind it.
#[track_caller]
fn between<'a>(html: &'a str, before: &str, after: &str) -> &'a str {
    let found = html.split_once(before).and_then(|it| it.1.split_once(after));
    found.unwrap_or_else(|| panic!("there is no `{before}` in {html:.300}")).0
}

#[track_caller]
fn property<'a>(html: &'a str, name: &str) -> &'a str {
    assert_eq!(html.matches(&format!("property=\"{name}\"")).count(), 1, "{name}");
    between(html, &format!("<meta property=\"{name}\" content=\""), "\"")
}

/// The values of every attribute of this name.
fn values<'a>(html: &'a str, attribute: &str) -> Vec<&'a str> {
    html.split(&format!(" {attribute}=\"")).skip(1).filter_map(|it| it.split('"').next()).collect()
}

struct Image {
    size: (u32, u32),
    /// Red, green, blue and alpha of each pixel.
    pixels: Vec<[u8; 4]>,
}

fn image(path: &Path) -> Image {
    let bytes = fs::read(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let mut decoder = png::Decoder::new(std::io::Cursor::new(bytes));
    decoder.set_transformations(png::Transformations::EXPAND | png::Transformations::ALPHA);
    let mut reader = decoder.read_info().unwrap();
    let mut bytes = vec![0; reader.output_buffer_size().unwrap()];
    let info = reader.next_frame(&mut bytes).unwrap();
    assert_eq!(info.color_type, png::ColorType::Rgba);
    let pixels = bytes.chunks_exact(4).map(|it| [it[0], it[1], it[2], it[3]]).collect();
    Image { size: (info.width, info.height), pixels }
}

// ---------------------------------------------------------------- pages

#[test]
fn every_step_has_a_page_that_says_it_in_full() {
    let guide = english();
    for (checklist, step) in steps() {
        let html = page(&BARE, step);
        let named = |text: &str| in_html(&guide.named(text, Systems::default()));
        let mut wanted =
            vec![in_html(checklist.title), in_html(step.title), named(step.right), guide.words.step_open.to_string()];
        wanted.extend(step.actions.iter().map(|it| named(it)));
        wanted.extend(step.caution.iter().flat_map(|it| [named(it.cost), named(it.save)]));
        wanted.extend(step.wait.map(|it| guide.words.wait(it)));
        wanted.extend(step.menu.iter().filter(|it| it.versions.to.is_some()).map(|it| guide.versions_text(it.versions)));
        wanted.extend(step.grounds.sources.iter().map(|it| in_html(guide.sources[*it].title)));
        wanted.extend(step.grounds.certainty.is_low().then(|| in_html(guide.words.certainty_low)));
        let checked = step.grounds.checked;
        wanted.push(guide.words.date(checked.year, checked.month, checked.day));
        // Whoever lands in the middle of unpairing has not seen what stands before it.
        wanted.extend(checklist.guard.iter().flat_map(|it| it.check.iter().chain([&it.lost]).map(|it| named(it))));
        let missing: Vec<_> = wanted.iter().filter(|it| !html.contains(it.as_str())).collect();
        assert!(missing.is_empty(), "{} lacks {missing:?}", step.id);
        assert!(!between(&html, "<body>", "</body>").contains(['{', '}']), "{}", step.id);
    }
    assert_eq!(fs::read_dir(BARE.join("static/s")).unwrap().count(), steps().count());
}

#[test]
fn a_page_says_its_language_and_tells_nobody_where_one_came_from() {
    for (_, step) in steps() {
        let html = page(&BARE, step);
        assert!(html.starts_with("<!doctype html><html lang=\"en\" dir=\"ltr\" data-guide=\"../../#"));
        for tag in ["<meta name=\"viewport\"", "<meta name=\"referrer\" content=\"no-referrer\">", "<meta charset=\"utf-8\">"] {
            assert!(html.contains(tag), "{tag}");
        }
        assert_eq!(html.matches("<h1").count(), 1);
        let elsewhere = values(&html, "href").iter().filter(|it| it.contains("//")).count();
        assert_eq!(html.matches("rel=\"noreferrer\"").count(), elsewhere);
        assert!(values(&html, "src").is_empty() && !html.contains("@import") && !html.contains("url("));
    }
}

#[test]
fn every_link_of_a_page_leads_to_a_place_in_the_guide() {
    for (_, step) in steps() {
        let html = page(&BARE, step);
        let links: Vec<_> = values(&html, "href").into_iter().filter(|it| !it.starts_with("https://")).collect();
        for link in &links {
            let fragment = link.strip_prefix("../../").unwrap_or_else(|| panic!("{link}"));
            assert!(english().target(fragment).is_ok(), "{link}");
        }
        let own = format!("../../#{}", step.id);
        assert!(links.contains(&own.as_str()), "{links:?}");
        assert!(
            html.contains(&format!("data-guide=\"{own}\""))
                && html.contains("location.replace(document.documentElement.dataset.guide)")
        );
        assert!(matches!(english().target(own.trim_start_matches("../../")), Ok(Target::Step(_, it)) if it.id == step.id));
    }
}

#[test]
fn no_page_is_larger_than_4_kilobytes_compressed() {
    for (_, step) in steps() {
        let mut packer = GzEncoder::new(Vec::new(), Compression::best());
        packer.write_all(page(&BARE, step).as_bytes()).unwrap();
        let size = packer.finish().unwrap().len();
        assert!(size <= 4096, "{}: {size} bytes", step.id);
    }
}

// ---------------------------------------------------------------- previews

#[track_caller]
fn check_preview(html: &str, title: &str, kind: &str) {
    assert_eq!(property(html, "og:title"), in_html(title));
    assert_eq!(property(html, "og:type"), kind);
    assert_eq!(property(html, "og:site_name"), english().words.app_name);
    let description = property(html, "og:description");
    let count = description.replace("&quot;", "\"").replace("&amp;", "&").chars().count();
    assert!((50..=200).contains(&count) && description.ends_with(['.', '?', '!', '…']), "{title}: {description}");
    assert!(property(html, "og:image:alt").contains(&in_html(title)));
    assert!(html.contains("<meta name=\"twitter:card\" content=\"summary_large_image\">"));
}

#[test]
fn every_page_has_all_that_a_preview_shows() {
    for folder in [&*BARE, &*ADDRESSED] {
        for (_, step) in steps() {
            check_preview(&page(folder, step), step.title, "article");
        }
        check_preview(&read(folder, "head.html"), english().words.title, "website");
    }
}

#[test]
fn every_preview_has_its_own_picture_of_the_right_size() {
    let mut pictures: Vec<String> =
        steps().map(|it| property(&page(&BARE, it.1), "og:image").replace("../../", "static/")).collect();
    pictures.push(property(&read(&BARE, "head.html"), "og:image").replace("./", "static/"));
    for path in &pictures {
        let bytes = fs::metadata(BARE.join(path)).unwrap().len();
        assert!(bytes <= 40 * 1024, "{path}: {bytes} bytes");
        let image = image(&BARE.join(path));
        assert_eq!(image.size, (1200, 630), "{path}");
        // Something is drawn on it, and nothing shines through.
        assert!(image.pixels.iter().all(|it| it[3] == 255), "{path}");
        assert!(image.pixels.iter().filter(|it| it[0] < 64).count() > 5000, "{path}");
    }
    pictures.sort();
    pictures.dedup();
    assert_eq!(pictures.len(), steps().count() + 1);
    assert_eq!(fs::read_dir(BARE.join("static/pictures")).unwrap().count(), pictures.len());
}

// ---------------------------------------------------------------- with and without an address

#[test]
fn without_an_address_nothing_pretends_to_know_it() {
    let pages: Vec<String> = steps().map(|it| page(&BARE, it.1)).chain([read(&BARE, "head.html")]).collect();
    for html in pages {
        assert!(!html.contains("og:url") && !html.contains("canonical"));
        assert!(property(&html, "og:image").starts_with('.'));
    }
    for file in ["sitemap.xml", "robots.txt"] {
        assert!(!BARE.join("static").join(file).exists());
    }
}

#[test]
fn with_an_address_previews_have_whole_addresses() {
    let pages = steps().map(|(_, step)| (format!("{ADDRESS}s/{}/", step.id), page(&ADDRESSED, step)));
    for (own, html) in pages.chain([(ADDRESS.to_string(), read(&ADDRESSED, "head.html"))]) {
        assert_eq!(property(&html, "og:url"), own);
        assert_eq!(between(&html, "<link rel=\"canonical\" href=\"", "\""), own);
        let picture = property(&html, "og:image").strip_prefix(ADDRESS).unwrap();
        assert!(ADDRESSED.join("static").join(picture).is_file(), "{picture}");
    }
}

#[test]
fn the_sitemap_names_the_guide_the_check_and_every_step_with_the_day_it_was_checked() {
    let sitemap = read(&ADDRESSED, "static/sitemap.xml");
    assert!(sitemap.starts_with("<?xml version=\"1.0\" encoding=\"UTF-8\"?>"));
    assert_eq!(sitemap.matches("<url>").count(), steps().count() + 2);
    assert!(sitemap.contains(&format!("<loc>{ADDRESS}</loc>")));
    assert!(sitemap.contains(&format!("<loc>{ADDRESS}check/</loc>")));
    for (_, step) in steps() {
        let entry = format!("<loc>{ADDRESS}s/{}/</loc><lastmod>{}</lastmod>", step.id, step.grounds.checked.iso());
        assert!(sitemap.contains(&entry), "{entry}");
    }
    assert!(read(&ADDRESSED, "static/robots.txt").contains(&format!("Sitemap: {ADDRESS}sitemap.xml")));
}

#[test]
fn an_address_that_is_none_ends_the_build_with_advice() {
    let (_, output) = prerender("refused", Some("example.org/resync"));
    assert!(!output.status.success());
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(said.contains("example.org/resync") && said.contains("https://example.org/resync/"), "{said}");
}

// ---------------------------------------------------------------- icons

fn manifest() -> Value {
    serde_json::from_str(&read(&BARE, "static/manifest.webmanifest")).unwrap()
}

#[test]
fn the_manifest_is_linked_and_has_all_that_a_home_screen_asks_for() {
    let manifest = manifest();
    let words = &english().words;
    for (key, value) in [
        ("name", words.app_name),
        ("short_name", words.app_name),
        ("description", words.description),
        ("start_url", "./"),
        ("scope", "./"),
        ("display", "standalone"),
        ("lang", "en"),
    ] {
        assert_eq!(manifest[key], value, "{key}");
    }
    assert!(manifest["id"].is_string());
    for key in ["theme_color", "background_color"] {
        assert!(manifest[key].as_str().unwrap().starts_with('#'), "{key}");
    }
    let head = read(&BARE, "head.html");
    assert!(head.contains("<link rel=\"manifest\" href=\"./manifest.webmanifest\">"));
    for light in ["light", "dark"] {
        assert!(head.contains(&format!("media=\"(prefers-color-scheme: {light})\"")), "{light}");
    }
}

#[test]
fn every_icon_is_there_and_as_large_as_it_is_said_to_be() {
    let manifest = manifest();
    let mut seen = Vec::new();
    for icon in manifest["icons"].as_array().unwrap() {
        let [path, sizes, purpose] = ["src", "sizes", "purpose"].map(|it| icon[it].as_str().unwrap());
        let (width, height) = image(&BARE.join("static").join(path)).size;
        assert_eq!(format!("{width}x{height}"), sizes);
        seen.push(format!("{sizes} {purpose}"));
    }
    assert_eq!(seen, ["192x192 any", "512x512 any", "512x512 maskable"]);
}

#[test]
fn a_home_screen_that_cuts_the_corners_cuts_nothing_off() {
    let manifest = manifest();
    let path =
        manifest["icons"].as_array().unwrap().iter().find(|it| it["purpose"] == "maskable").unwrap()["src"].as_str().unwrap();
    let image = image(&BARE.join("static").join(path));
    let ground = image.pixels[0];
    for (place, pixel) in image.pixels.iter().enumerate() {
        let [x, y] = [place % 512, place / 512].map(|it| it as f64 - 255.5);
        // Only what is nearer to the middle than two fifths is sure to be seen.
        assert!(x.hypot(y) < 512.0 * 0.4 || *pixel == ground, "{x} {y}");
    }
}

#[test]
fn the_touch_icon_fills_its_square() {
    let head = read(&BARE, "head.html");
    let path = between(&head, "<link rel=\"apple-touch-icon\" sizes=\"180x180\" href=\"./", "\"");
    let image = image(&BARE.join("static").join(path));
    assert_eq!(image.size, (180, 180));
    assert!(image.pixels.iter().all(|it| it[3] == 255));
    assert_eq!(image.pixels[0], image.pixels[90]);
}

// The build fills in where the program is; the page is of use to read before that, and without it.
#[test]
fn the_page_that_checks_an_export_is_whole_but_for_its_program() {
    for folder in [&*BARE, &*ADDRESSED] {
        let html = read(folder, "static/check/index.html");
        let left = ["{{bindings}}", "{{program}}", "{{worker}}"];
        assert_eq!(left.map(|it| html.matches(it).count()), [1, 1, 1]);
        let rest = left.iter().fold(html.clone(), |rest, it| rest.replace(it, ""));
        assert!(!rest.contains("{{"), "something was not filled in");
        assert_eq!(property(&html, "og:title"), content::export::english().title);
        for needle in ["id=\"check--file\"", "href=\"../#find-the-gap\"", "href=\"../manifest.webmanifest\"", "--chart-watch"] {
            assert!(html.contains(needle), "{needle}");
        }
        let image = property(&html, "og:image").replace(ADDRESS, "");
        assert!(folder.join("static").join(image.trim_start_matches("../")).is_file(), "{image}");
    }
    assert_eq!(property(&read(&ADDRESSED, "static/check/index.html"), "og:url"), format!("{ADDRESS}check/"));
}

// What only that page needs is not in the guide's.
#[test]
fn the_guide_does_not_carry_the_sheets_of_the_check() {
    let sheet = read(&BARE, "page.css");
    assert!(!sheet.contains(".check-") && !sheet.contains("--chart-"));
    assert!(sheet.contains(".checklist"));
}
