//! What pages say of the icons, and the manifest that names those for a Home Screen.

use std::error::Error;

use prerender::names::{ICONS, Shape};
use prerender::tokens::colours;
use rules::guide::Guide;
use serde_json::json;

use crate::File;
use crate::pictures::Pictures;

const MANIFEST: &str = "manifest.webmanifest";

/// What the head of a page says of them. `up` is the way from the page to the guide's folder.
pub fn links(pictures: &Pictures, up: &str) -> Result<String, String> {
    let of_touch = ICONS.iter().filter(|it| it.shape == Shape::Full).map(|icon| {
        let path = pictures.path(icon.name)?;
        Ok(format!("<link rel=\"apple-touch-icon\" sizes=\"{0}x{0}\" href=\"{up}{path}\">", icon.size))
    });
    [Ok(format!("<link rel=\"manifest\" href=\"{up}{MANIFEST}\">"))].into_iter().chain(of_touch).collect()
}

/// The icon in the tab of a page beside the guide, whose own the build puts in place.
pub fn tab(pictures: &Pictures, up: &str) -> Result<String, String> {
    let own = ICONS.iter().filter(|it| it.shape == Shape::Own).take(1).map(|icon| {
        let path = pictures.path(icon.name)?;
        Ok(format!("<link rel=\"icon\" type=\"image/png\" sizes=\"{0}x{0}\" href=\"{up}{path}\">", icon.size))
    });
    own.collect()
}

pub fn manifest(guide: &Guide, pictures: &Pictures) -> Result<File, Box<dyn Error>> {
    let words = &guide.words;
    let named: Result<Vec<_>, String> = ICONS
        .iter()
        .filter(|it| it.shape != Shape::Full)
        .map(|icon| {
            let size = format!("{0}x{0}", icon.size);
            let purpose = if icon.shape == Shape::Masked { "maskable" } else { "any" };
            let path = format!("./{}", pictures.path(icon.name)?);
            Ok(json!({ "src": path, "sizes": size, "type": "image/png", "purpose": purpose }))
        })
        .collect();
    let [back, _] = colours("back")?;
    let text = serde_json::to_string_pretty(&json!({
        // Copies of the guide on one host share their storage too, so they are one app.
        "id": "resync",
        "name": words.app_name,
        "short_name": words.app_name,
        "description": words.description,
        "lang": guide.language,
        "dir": guide.direction,
        "start_url": "./",
        "scope": "./",
        "display": "standalone",
        "theme_color": back,
        "background_color": back,
        "icons": named?,
    }))?;
    Ok(File::new(MANIFEST, text + "\n"))
}
