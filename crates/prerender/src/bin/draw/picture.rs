//! The pictures that previews of links show: the guide's name, and large what the link leads to.

use std::error::Error;

use prerender::html::escaped;
use prerender::names::{HEIGHT, WIDTH};
use prerender::tokens::colours;
use rules::guide::{Checklist, Guide, Step};

use crate::icons;
use crate::painter::{FAMILY, Painter, Picture, has_letters};

const EDGE: f64 = 84.0;
const ROOM: f64 = WIDTH as f64 - 2.0 * EDGE;
const ICON: f64 = 76.0;
/// The largest in which a title has room is taken.
const SIZES: [f64; 4] = [104.0, 94.0, 84.0, 74.0];
/// Between the name at the top and what stands below.
const GAP: f64 = 36.0;
/// From baseline to baseline, and from a baseline to the top of the capitals, in sizes.
const LINE: f64 = 1.12;
const CAPITALS: f64 = 0.73;

/// Letters of one kind.
#[derive(Clone, Copy)]
struct Type {
    size: f64,
    weight: u16,
    /// Large letters stand closer together.
    spacing: f64,
    colour: &'static str,
}

struct Colours {
    back: &'static str,
    text: &'static str,
    quiet: &'static str,
    accent: &'static str,
    pale: &'static str,
}

impl Colours {
    fn read() -> Result<Colours, Box<dyn Error>> {
        let named = |name| colours(name).map(|[day, _]| day);
        Ok(Colours {
            back: named("back")?,
            text: named("text")?,
            quiet: named("quiet")?,
            accent: named("action")?,
            pale: named("chosen")?,
        })
    }
}

pub fn of_guide(guide: &Guide, painter: &Painter) -> Result<Picture, Box<dyn Error>> {
    let words = &guide.words;
    let colours = Colours::read()?;
    let below = Type { size: 36.0, weight: 500, spacing: -0.4, colour: colours.quiet };
    let (title, below) = ((words.title, colours.text), (words.tagline, below));
    picture(guide, prerender::names::GUIDE.to_string(), None, title, Some(below), painter, &colours)
}

pub fn of_step(guide: &Guide, checklist: &Checklist, step: &Step, painter: &Painter) -> Result<Picture, Box<dyn Error>> {
    let colours = Colours::read()?;
    let above = Type { size: 40.0, weight: 500, spacing: -0.5, colour: colours.accent };
    let (above, title) = ((checklist.title, above), (step.title, colours.text));
    picture(guide, prerender::names::of_step(step.id.0), Some(above), title, None, painter, &colours)
}

/// Name and icon at the top; the rest stands on the lower edge, the title above what is below it.
fn picture(
    guide: &Guide,
    name: String,
    above: Option<(&str, Type)>,
    title: (&str, &'static str),
    below: Option<(&str, Type)>,
    painter: &Painter,
    colours: &Colours,
) -> Result<Picture, Box<dyn Error>> {
    for text in [guide.words.app_name, title.0].into_iter().chain(above.map(|it| it.0)).chain(below.map(|it| it.0)) {
        has_letters(text)?;
    }
    let brand = Type { size: 42.0, weight: 700, spacing: -0.6, colour: colours.text };
    let mut drawing = icons::arrows(f64::from(WIDTH) - 480.0, -210.0, 700.0, colours.pale);
    drawing += &icons::placed(EDGE, EDGE - 6.0, ICON);
    drawing += &line(guide.words.app_name, brand, EDGE + ICON + 22.0, EDGE - 6.0 + ICON / 2.0 + brand.size * 0.36);

    // From below upwards, each baseline from the one under it.
    let mut y = f64::from(HEIGHT) - EDGE;
    if let Some((text, kind)) = below {
        y = lines(&wrapped(text, kind, painter)?, kind, y, &mut drawing, painter)?;
        y -= kind.size * 1.2;
    }
    let room = y - (EDGE + ICON) - above.map_or(GAP, |(_, kind)| GAP + kind.size * 1.7);
    let (rows, kind) = largest(title.0, title.1, room, painter)?;
    y = lines(&rows, kind, y, &mut drawing, painter)?;
    if let Some((text, kind)) = above {
        y -= kind.size * 0.85;
        lines(&wrapped(text, kind, painter)?, kind, y, &mut drawing, painter)?;
    }
    let back = colours.back;
    let svg = format!("{}<rect width=\"{WIDTH}\" height=\"{HEIGHT}\" fill=\"{back}\"/>{drawing}</svg>", start());
    Ok(Picture { name, svg, width: WIDTH, height: HEIGHT })
}

fn start() -> String {
    format!("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{WIDTH}\" height=\"{HEIGHT}\">")
}

fn line(text: &str, kind: Type, x: f64, y: f64) -> String {
    let Type { size, weight, spacing, colour } = kind;
    format!(
        "<text x=\"{x}\" y=\"{y}\" font-family=\"{FAMILY}\" font-size=\"{size}\" font-weight=\"{weight}\" \
         letter-spacing=\"{spacing}\" fill=\"{colour}\">{}</text>",
        escaped(text)
    )
}

/// Puts rows above each other, the last on the baseline `y`, and gives the height at which they begin.
fn lines(rows: &[String], kind: Type, y: f64, drawing: &mut String, painter: &Painter) -> Result<f64, Box<dyn Error>> {
    for (place, row) in rows.iter().rev().enumerate() {
        // A letter has some space before it, more the larger it is; without it all rows begin at the same edge.
        let (before, _) = extent(row, kind, painter)?;
        *drawing += &line(row, kind, EDGE - before, y - place as f64 * kind.size * LINE);
    }
    Ok(y - height(rows.len(), kind))
}

fn height(rows: usize, kind: Type) -> f64 {
    (rows as f64 - 1.0) * kind.size * LINE + kind.size * CAPITALS
}

/// A title's rows, as large as they may be in this height.
fn largest(title: &str, colour: &'static str, room: f64, painter: &Painter) -> Result<(Vec<String>, Type), Box<dyn Error>> {
    for size in SIZES {
        let kind = Type { size, weight: 700, spacing: size * -0.024, colour };
        let rows = wrapped(title, kind, painter)?;
        if height(rows.len(), kind) <= room && fits(&rows, kind, painter)? {
            return Ok((rows, kind));
        }
    }
    Err(format!("“{title}” is too long for its picture; shorten it").into())
}

fn extent(text: &str, kind: Type, painter: &Painter) -> Result<(f64, f64), Box<dyn Error>> {
    Ok(painter.extent(&format!("{}{}</svg>", start(), line(text, kind, 0.0, 200.0)))?)
}

fn width(text: &str, kind: Type, painter: &Painter) -> Result<f64, Box<dyn Error>> {
    Ok(extent(text, kind, painter)?.1)
}

fn fits(rows: &[String], kind: Type, painter: &Painter) -> Result<bool, Box<dyn Error>> {
    for row in rows {
        if width(row, kind, painter)? > ROOM {
            return Ok(false);
        }
    }
    Ok(true)
}

/// A text in as few rows as it takes, and those about equally wide.
fn wrapped(text: &str, kind: Type, painter: &Painter) -> Result<Vec<String>, Box<dyn Error>> {
    let words: Vec<&str> = text.split_whitespace().collect();
    let widths = words.iter().map(|it| width(it, kind, painter)).collect::<Result<Vec<f64>, _>>()?;
    let space = width("n n", kind, painter)? - width("nn", kind, painter)?;
    let rows = |room: f64| -> Vec<String> {
        let mut rows: Vec<String> = Vec::new();
        let mut taken = f64::INFINITY;
        for (word, width) in words.iter().zip(&widths) {
            match rows.last_mut() {
                Some(row) if taken + space + width <= room => {
                    taken += space + width;
                    *row = format!("{row} {word}");
                }
                _ => {
                    taken = *width;
                    rows.push((*word).to_string());
                }
            }
        }
        rows
    };
    let fewest = rows(ROOM).len();
    let widest = widths.iter().copied().fold(0.0, f64::max);
    let mut room = ROOM;
    while room - 20.0 > widest && rows(room - 20.0).len() == fewest {
        room -= 20.0;
    }
    Ok(rows(room))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(text: &str) -> Vec<String> {
        let cache = std::env::temp_dir().join(format!("resync-rows-{}", std::process::id()));
        let painter = Painter::new(&cache).unwrap();
        largest(text, "black", 330.0, &painter).unwrap().0
    }

    #[test]
    fn a_title_is_wrapped_at_its_spaces_and_never_cut() {
        for text in ["Tap Edit", "Restart both once if you changed something", "Turn on Motion Calibration & Distance"] {
            let rows = rows(text);
            assert_eq!(rows.join(" "), text);
            assert!(rows.len() <= 3, "{rows:?}");
        }
    }

    #[test]
    fn rows_are_about_equally_wide() {
        let lengths: Vec<usize> = rows("Leave both on Wi-Fi and power overnight").iter().map(String::len).collect();
        assert!(lengths.iter().max().unwrap() - lengths.iter().min().unwrap() <= 8, "{lengths:?}");
    }
}
