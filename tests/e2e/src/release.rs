//! Other versions of the built guide: each file under a name of its own, and marked so that it can be told apart.

use std::path::Path;

use base64::prelude::{BASE64_STANDARD, Engine as _};
use sha2::{Digest, Sha256};

use crate::site;

/// Copies what was built, as the version with this mark (small letters only).
pub fn write(built: &Path, folder: &Path, mark: &str) {
    site::copy(built, folder);
    let files = std::fs::read_dir(folder).expect("the copy can be listed").flatten();
    let names: Vec<String> = files.map(|it| it.file_name().to_string_lossy().into_owned()).collect();
    let (packed, names): (Vec<_>, Vec<_>) = names.into_iter().partition(|it| it.ends_with(".br") || it.ends_with(".gz"));
    // They hold what is changed below.
    packed.iter().for_each(|it| std::fs::remove_file(folder.join(it)).expect("a copied file can be removed"));

    let renamed: Vec<(String, String)> = names.iter().filter_map(|it| Some((it.clone(), marked_name(it, mark)?))).collect();
    let rename_in = |text: &str| renamed.iter().fold(text.to_string(), |text, (old, new)| text.replace(old, new));
    for (old, new) in &renamed {
        let mut content = std::fs::read(folder.join(old)).expect("a copied file can be read");
        if new.ends_with(".wasm") {
            content.extend(section(mark));
        } else {
            let text = rename_in(&String::from_utf8(content).expect("scripts and styles are text"));
            let more = if new.ends_with(".js") {
                format!("\nglobalThis.marks = [...(globalThis.marks ?? []), '{mark}'];\n")
            } else {
                format!("\n/* {mark} */\n")
            };
            content = format!("{text}{more}").into_bytes();
        }
        std::fs::write(folder.join(new), content).expect("a file can be written in the temporary folder");
        std::fs::remove_file(folder.join(old)).expect("a copied file can be removed");
    }
    site::write(&folder.join("unhashed.txt"), mark);
    // A page for a link preview, which is not kept.
    std::fs::create_dir_all(folder.join("s/keep-close")).expect("a temporary folder can be made");
    site::write(&folder.join("s/keep-close/index.html"), &format!("<!doctype html><title>{mark}</title>"));

    rename_worker(folder, mark);

    let index = folder.join("index.html");
    let old = std::fs::read_to_string(&index).expect("dist holds an index.html");
    let new = without_integrity(&rename_in(&old));
    let new = with_hashes_of(&old, new);
    let viewport = "<meta name=\"viewport\"";
    let (before, after) = new.split_once(viewport).or(new.split_once("<meta name=viewport")).expect("the page has a viewport");
    let tag = if new.contains(viewport) { viewport } else { "<meta name=viewport" };
    site::write(&index, &format!("{before}<meta name=\"mark\" content=\"{mark}\">{tag}{after}"));
}

/// The check's page names its worker, whose name says what is in it. A page of another version finds none.
fn rename_worker(folder: &Path, mark: &str) {
    let script = site::check_worker(folder);
    let old = script.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let new = marked_name(&old, mark).expect("the worker is a script");
    std::fs::rename(&script, script.with_file_name(&new)).expect("a copied file can be renamed");
    let page = folder.join("check/index.html");
    let html = std::fs::read_to_string(&page).expect("dist has the check");
    assert!(html.contains(&old), "the check's page names no worker");
    site::write(&page, &html.replace(&old, &new));
}

/// `app-one.js` for `app.js`. What has no hash in its name keeps it, as the worker does.
fn marked_name(name: &str, mark: &str) -> Option<String> {
    let (stem, ending) = name.rsplit_once('.')?;
    (name != "sw.js" && ["js", "css", "wasm"].contains(&ending)).then(|| format!("{stem}-{mark}.{ending}"))
}

/// A piece of WebAssembly that does nothing.
fn section(mark: &str) -> Vec<u8> {
    let text = format!("mark-is-{mark}");
    let length = |text: &str| u8::try_from(text.len()).expect("a mark is short");
    let mut section = vec![0, length(&text) + 2, 1, b'm'];
    section.extend(text.bytes());
    section
}

/// The files are other ones now.
fn without_integrity(page: &str) -> String {
    let mut parts = page.split(" integrity=\"");
    let first = parts.next().unwrap_or_default().to_string();
    parts.fold(first, |page, part| page + part.split_once('"').map_or(part, |it| it.1))
}

/// The new page, whose policy allows its own inline scripts where the old one's allowed the old page's.
fn with_hashes_of(old: &str, new: String) -> String {
    let pairs: Vec<_> = inline_scripts(old).into_iter().map(hash).zip(inline_scripts(&new).into_iter().map(hash)).collect();
    pairs.iter().fold(new, |page, (old, new)| page.replace(old, new))
}

fn inline_scripts(page: &str) -> Vec<&str> {
    let tags = page.split("<script").skip(1).filter_map(|it| it.split_once('>'));
    tags.filter(|(tag, _)| !tag.contains("src=")).filter_map(|(_, rest)| Some(rest.split_once("</script>")?.0)).collect()
}

fn hash(script: &str) -> String {
    BASE64_STANDARD.encode(Sha256::digest(script))
}
