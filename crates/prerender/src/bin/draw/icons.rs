//! The icons for a Home Screen, all from style/icon.svg.

use prerender::names::{ICONS, Icon, Shape};
use prerender::tokens::colours;

use crate::painter::Picture;

const ICON: &str = include_str!("../../../../../style/icon.svg");

pub fn pictures() -> Result<Vec<Picture>, String> {
    let [ground, _] = colours("action")?;
    let one = |Icon { name, size, shape }: Icon| {
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
        Picture { name: name.to_string(), svg, width: size, height: size }
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
