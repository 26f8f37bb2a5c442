//! The icons for a Home Screen, all from style/icon.svg, and the manifest that names them.

use std::error::Error;

use resync::model::guide::Guide;
use serde_json::json;

use crate::File;
use crate::draw::{Drawn, Picture};
use crate::tokens::{Light, colour};

const ICON: &str = include_str!("../../../style/icon.svg");
const MANIFEST: &str = "manifest.webmanifest";

/// How an icon fills its square.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Shape {
    /// As it is drawn, with its round corners.
    Own,
    /// To the edges, as the system cuts the corners itself.
    Full,
    /// To the edges, and the drawing within the circle that every system leaves.
    Masked,
}

const ICONS: [(&str, u32, Shape); 4] = [
    ("icon-192", 192, Shape::Own),
    ("icon-512", 512, Shape::Own),
    ("icon-maskable-512", 512, Shape::Masked),
    ("apple-touch-icon", 180, Shape::Full),
];
pub const COUNT: usize = ICONS.len();

pub fn pictures() -> Result<Vec<Picture>, Box<dyn Error>> {
    let ground = colour("action", Light::Day).ok_or("style/tokens.css has no colour --action; name it there")?;
    let one = |(name, size, shape): (&str, u32, Shape)| {
        // A little smaller: so the arrows are within the maskable icon's safe circle.
        let inner = if shape == Shape::Masked { f64::from(size) * 0.9 } else { f64::from(size) };
        let edge = (f64::from(size) - inner) / 2.0;
        let drawing = match shape {
            Shape::Own => placed(edge, edge, inner),
            // Without the icon's own ground, whose edges would show as a seam.
            Shape::Full | Shape::Masked => {
                let arrows = arrows(edge, edge, inner, "#fff");
                format!("<rect width=\"{size}\" height=\"{size}\" fill=\"{ground}\"/>{arrows}")
            }
        };
        let svg = format!("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{size}\" height=\"{size}\">{drawing}</svg>");
        Picture { name: format!("icons/{name}"), svg, width: size, height: size }
    };
    Ok(ICONS.map(one).into())
}

/// The icon as a part of another drawing.
pub fn placed(x: f64, y: f64, size: f64) -> String {
    ICON.trim().replacen("<svg ", &format!("<svg x=\"{x}\" y=\"{y}\" width=\"{size}\" height=\"{size}\" "), 1)
}

/// The icon's arrows alone, in another colour.
pub fn arrows(x: f64, y: f64, size: f64, colour: &str) -> String {
    let icon = placed(x, y, size).replace("#fff", colour);
    let (before, after) = (icon.find("<rect"), icon.find("<path"));
    before
        .zip(after)
        .map_or(String::new(), |(before, after)| [icon.get(..before), icon.get(after..)].into_iter().flatten().collect())
}

/// What the head of a page says of them. `up` is the way from the page to the guide's folder.
pub fn links(icons: &[Drawn], up: &str) -> Result<String, Box<dyn Error>> {
    let touch = icons.last().ok_or("no icon was drawn")?;
    Ok(format!(
        "<link rel=\"manifest\" href=\"{up}{MANIFEST}\"><link rel=\"apple-touch-icon\" sizes=\"{0}x{0}\" href=\"{up}{1}\">",
        touch.width, touch.path
    ))
}

/// The icon in the tab of a page beside the guide, whose own the build puts in place.
pub fn tab(icons: &[Drawn], up: &str) -> Result<String, Box<dyn Error>> {
    let icon = icons.first().ok_or("no icon was drawn")?;
    Ok(format!("<link rel=\"icon\" type=\"image/png\" sizes=\"{0}x{0}\" href=\"{up}{1}\">", icon.width, icon.path))
}

pub fn manifest(guide: &Guide, icons: &[Drawn]) -> Result<File, Box<dyn Error>> {
    let words = &guide.words;
    let named: Vec<_> = icons
        .iter()
        .zip(ICONS)
        .filter(|(_, (_, _, shape))| *shape != Shape::Full)
        .map(|(icon, (_, size, shape))| {
            let purpose = if shape == Shape::Masked { "maskable" } else { "any" };
            json!({ "src": format!("./{}", icon.path), "sizes": format!("{size}x{size}"), "type": "image/png", "purpose": purpose })
        })
        .collect();
    let back = colour("back", Light::Day);
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
        "icons": named,
    }))?;
    Ok(File::new(MANIFEST, text + "\n"))
}
