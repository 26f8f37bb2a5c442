//! Writes what is delivered before any script has run, into the folder named first: the page itself (`body.html`,
//! `head.html`, `page.css`), and under `static/` what goes beside it as it is: a page for each step, the page
//! that checks a Health export, and the pictures and icons that `draw` has drawn into the folder named second.
//! Without that folder the pages name no pictures.
#![cfg_attr(test, allow(clippy::unwrap_used, clippy::expect_used))]

mod address;
mod check_page;
mod head;
mod icons;
mod pictures;
mod sitemap;
mod step_page;

use std::error::Error;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::{env, fs, io};

use leptos::prelude::*;
use ports::Ports;
use resync::session::Session;
use resync::view::page::Page;
use rules::guide::{Checklist, Guide, Step};

use address::Address;
use pictures::Pictures;

/// Global sheets in the order in which they build on each other, then the components' scoped ones.
const SHEETS: [&str; 6] = [
    prerender::tokens::SHEET,
    include_str!("../../../style/base.css"),
    include_str!("../../../style/layout.css"),
    resync::SHEET,
    include_str!("../../../style/forced_colours.css"),
    include_str!("../../../style/print.css"),
];

/// A file that goes beside the page: its path from there, and what is in it.
pub struct File {
    path: String,
    content: Vec<u8>,
}

impl File {
    fn new(path: impl Into<String>, content: impl Into<Vec<u8>>) -> File {
        File { path: path.into(), content: content.into() }
    }
}

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> Result<(), Box<dyn Error>> {
    let folder = env::args().nth(1).map_or_else(|| PathBuf::from("target/page"), PathBuf::from);
    let address = Address::named_by(env::var("RESYNC_ADDRESS").ok().as_deref())?;
    let pictures = env::args().nth(2).map(|it| Pictures::in_folder(Path::new(&it))).transpose()?;
    let guide = content::english();

    let (head, files) = beside(guide, address.as_ref(), pictures.as_ref())?;
    fs::create_dir_all(&folder)?;
    fs::write(folder.join("page.css"), SHEETS.concat())?;
    fs::write(folder.join("head.html"), head)?;
    fs::write(folder.join("body.html"), body(guide))?;
    let place = folder.join("static");
    // What was made by an earlier build must not stay.
    match fs::remove_dir_all(&place) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error.into()),
        _ => {}
    }
    files.iter().try_for_each(|file| write(&place, file))?;
    Ok(())
}

fn write(place: &Path, file: &File) -> io::Result<()> {
    let path = place.join(&file.path);
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    fs::write(path, &file.content)
}

fn body(guide: &'static Guide) -> String {
    in_nobodys_session(guide, |session| view! { <Page session=session /> }.to_html())
}

/// A session without a world and without progress, to make HTML with.
fn in_nobodys_session(guide: &'static Guide, make: impl FnOnce(Session) -> String) -> String {
    plain(Owner::new().with(|| make(Session::start(guide, Ports::none()))))
}

/// The HTML without the comments that Leptos leaves for its own use. The app does not go on with what was delivered, it takes its
/// place.
fn plain(html: String) -> String {
    html.replace("<!>", "").replace("<!---->", "").replace("<!--<() />-->", "")
}

/// What belongs into the page's head, and every file that goes beside the page.
fn beside(
    guide: &'static Guide,
    address: Option<&Address>,
    pictures: Option<&Pictures>,
) -> Result<(String, Vec<File>), Box<dyn Error>> {
    let mut files = vec![check_page::file(guide, pictures, address)?];
    for (checklist, step) in steps(guide) {
        let picture = pictures.map(|it| it.path(&prerender::names::of_step(step.id.0)).map(str::to_owned)).transpose()?;
        let html = step_page::html(guide, checklist, step, picture.as_deref(), address);
        // A link under an older name leads to the same page.
        let old = guide.aliases.iter().filter(|it| it.new == step.id.0).map(|it| it.old);
        files.extend(old.chain([step.id.0]).map(|id| step_page::file(id, &html)));
    }
    files.extend(address.into_iter().flat_map(|it| sitemap::files(guide, it)));
    if let Some(pictures) = pictures {
        files.push(icons::manifest(guide, pictures)?);
        files.extend(pictures.files()?);
    }
    Ok((head::of_guide(guide, pictures, address)?, files))
}

/// Every step with its checklist, in the order of the page.
fn steps(guide: &'static Guide) -> impl Iterator<Item = (&'static Checklist, &'static Step)> {
    guide.checklists.iter().flat_map(|checklist| checklist.steps.iter().map(move |step| (checklist, step)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use rules::guide::Alias;

    #[test]
    fn a_step_that_was_renamed_is_still_found_under_its_older_name() {
        const ALIASES: [Alias; 2] =
            [Alias { old: "bluetooth-off-on", new: "toggle-bluetooth" }, Alias { old: "first-aid", new: "quick-triage" }];
        let guide = Box::leak(Box::new(Guide { aliases: &ALIASES, ..*content::english() }));
        let (_, files) = beside(guide, None, None).unwrap();
        let page = |id: &str| files.iter().find(|it| it.path == format!("s/{id}/index.html")).map(|it| &it.content);
        assert!(page("bluetooth-off-on").is_some());
        assert_eq!(page("bluetooth-off-on"), page("toggle-bluetooth"));
        assert!(page("first-aid").is_none());
    }
}
