//! Draws SVG as PNG, on every core, and keeps what was drawn: the next build only draws what has changed.

use std::collections::{BTreeMap, HashSet};
use std::error::Error;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::{fmt, fs, io, thread};

use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::{self, fontdb};
use skrifa::{FontRef, MetadataProvider};

/// The only letters that there are, so that the pictures are the same on every machine.
const FONTS: [&[u8]; 2] =
    [include_bytes!("../../../../../style/fonts/Inter-Medium.ttf"), include_bytes!("../../../../../style/fonts/Inter-Bold.ttf")];
pub const FAMILY: &str = "Inter";
/// Another version of the renderer may draw differently.
const VERSIONS: &str = include_str!("../../../../../Cargo.lock");

/// What is to be drawn.
pub struct Picture {
    /// Its path without its ending.
    pub name: String,
    pub svg: String,
    pub width: u32,
    pub height: u32,
}

/// A finished picture.
pub struct Drawn {
    /// Its path beside the page; its name changes with its content, so that it can be kept for ever.
    pub path: String,
    pub png: Vec<u8>,
}

/// Why a picture can't be drawn.
#[derive(Debug)]
pub enum DrawError {
    /// The font has no such letter.
    NoLetter(char),
    BadDrawing(String),
    TooLarge(String),
    Png(png::EncodingError),
    File(io::Error),
}

impl fmt::Display for DrawError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            DrawError::NoLetter(it) => write!(f, "the pictures' font has no “{it}”; add a font that has it to style/fonts"),
            DrawError::BadDrawing(it) => {
                write!(f, "a picture is no SVG that can be drawn: {it}; correct it in crates/prerender/src/bin/draw")
            }
            DrawError::TooLarge(it) => write!(f, "{it} cannot be drawn at its size; make it smaller"),
            DrawError::Png(it) => write!(f, "a picture can't be written as PNG: {it}; try again"),
            DrawError::File(it) => write!(f, "a picture can't be kept in target: {it}; make room or set the folder's rights"),
        }
    }
}

impl Error for DrawError {}

pub struct Painter {
    options: usvg::Options<'static>,
    cache: PathBuf,
}

impl Painter {
    pub fn new(cache: impl AsRef<Path>) -> Result<Painter, DrawError> {
        fs::create_dir_all(&cache).map_err(DrawError::File)?;
        let mut fonts = fontdb::Database::new();
        for font in FONTS {
            fonts.load_font_data(font.to_vec());
        }
        let options = usvg::Options { font_family: FAMILY.to_string(), fontdb: Arc::new(fonts), ..usvg::Options::default() };
        Ok(Painter { options, cache: cache.as_ref().to_path_buf() })
    }

    /// Where the ink of a drawing that is one text begins, and how wide it is.
    pub fn extent(&self, svg: &str) -> Result<(f64, f64), DrawError> {
        let tree = self.read(svg)?;
        let Some(usvg::Node::Text(text)) = tree.root().children().first() else { return Ok((0.0, 0.0)) };
        let ink = text.flattened().abs_bounding_box();
        Ok((f64::from(ink.x()), f64::from(ink.width())))
    }

    fn read(&self, svg: &str) -> Result<usvg::Tree, DrawError> {
        usvg::Tree::from_str(svg, &self.options).map_err(|error| DrawError::BadDrawing(error.to_string()))
    }

    pub fn draw_all(&self, pictures: &[Picture]) -> Result<Vec<Drawn>, DrawError> {
        let threads = thread::available_parallelism().map_or(1, usize::from);
        let share = pictures.len().div_ceil(threads).max(1);
        let drawn: Result<Vec<Vec<Drawn>>, DrawError> = thread::scope(|scope| {
            let one = |share: &[Picture]| share.iter().map(|it| self.draw(it)).collect();
            let started: Vec<_> = pictures.chunks(share).map(|share| scope.spawn(move || one(share))).collect();
            // A thread that has panicked has already said why.
            let ended = started.into_iter().map(|it| it.join());
            ended.map(|it| it.unwrap_or_else(|_| Err(DrawError::BadDrawing("the renderer broke off".to_string())))).collect()
        });
        self.forget_all_but(pictures)?;
        Ok(drawn?.into_iter().flatten().collect())
    }

    fn draw(&self, picture: &Picture) -> Result<Drawn, DrawError> {
        let kept = self.place(picture);
        let png = match fs::read(&kept) {
            Ok(png) => png,
            Err(_) => {
                let png = self.png(picture)?;
                // Beside its place first: a build that is broken off must leave no half picture.
                let part = kept.with_extension("part");
                fs::write(&part, &png).and_then(|()| fs::rename(&part, &kept)).map_err(DrawError::File)?;
                png
            }
        };
        Ok(Drawn { path: format!("{}-{}.png", picture.name, fingerprint(&[&png])), png })
    }

    fn place(&self, picture: &Picture) -> PathBuf {
        let parts = [picture.svg.as_bytes(), FONTS[0], FONTS[1], VERSIONS.as_bytes()];
        self.cache.join(format!("{}.png", fingerprint(&parts)))
    }

    fn forget_all_but(&self, pictures: &[Picture]) -> Result<(), DrawError> {
        let wanted: HashSet<PathBuf> = pictures.iter().map(|it| self.place(it)).collect();
        for entry in fs::read_dir(&self.cache).map_err(DrawError::File)? {
            let path = entry.map_err(DrawError::File)?.path();
            if !wanted.contains(&path) {
                fs::remove_file(path).map_err(DrawError::File)?;
            }
        }
        Ok(())
    }

    fn png(&self, picture: &Picture) -> Result<Vec<u8>, DrawError> {
        let tree = self.read(&picture.svg)?;
        let mut pixels = Pixmap::new(picture.width, picture.height).ok_or_else(|| DrawError::TooLarge(picture.name.clone()))?;
        resvg::render(&tree, Transform::identity(), &mut pixels.as_mut());
        encode(&pixels).map_err(DrawError::Png)
    }
}

/// As PNG with a palette: the drawings are flat, and previews are fetched on slow lines.
fn encode(pixels: &Pixmap) -> Result<Vec<u8>, png::EncodingError> {
    let colours: Vec<Colour> =
        pixels.pixels().iter().map(|it| it.demultiply()).map(|it| [it.red(), it.green(), it.blue(), it.alpha()]).collect();
    let (palette, places) = with_palette(&colours);
    let mut out = Vec::new();
    let mut encoder = png::Encoder::new(&mut out, pixels.width(), pixels.height());
    encoder.set_color(png::ColorType::Indexed);
    encoder.set_palette(palette.iter().flat_map(|it| [it[0], it[1], it[2]]).collect::<Vec<u8>>());
    if palette.iter().any(|it| it[3] != u8::MAX) {
        encoder.set_trns(palette.iter().map(|it| it[3]).collect::<Vec<u8>>());
    }
    encoder.set_compression(png::Compression::High);
    encoder.set_filter(png::Filter::NoFilter);
    let mut writer = encoder.write_header()?;
    writer.write_image_data(&places)?;
    writer.finish()?;
    Ok(out)
}

type Colour = [u8; 4];

/// At most 256 colours, and each pixel's place among them. Where there are more, which is at the edges of letters,
/// those that differ least become one; the commonest of them stands for all, so that plain areas stay exact.
fn with_palette(colours: &[Colour]) -> (Vec<Colour>, Vec<u8>) {
    let mut counts: BTreeMap<Colour, usize> = BTreeMap::new();
    // Most pixels are as the one before.
    let runs = || colours.chunk_by(|one, next| one == next).filter_map(|it| Some((*it.first()?, it.len())));
    runs().for_each(|(colour, length)| *counts.entry(colour).or_default() += length);
    // Coarser and coarser; at the coarsest there are sixteen.
    for bits in 0..7 {
        let coarse = |it: &Colour| it.map(|part| part >> bits);
        let mut commonest: BTreeMap<Colour, (usize, Colour)> = BTreeMap::new();
        for (colour, count) in &counts {
            let one = commonest.entry(coarse(colour)).or_insert((*count, *colour));
            *one = (*one).max((*count, *colour));
        }
        if commonest.len() <= 256 {
            let numbers: BTreeMap<Colour, u8> = commonest.keys().copied().zip(0..=u8::MAX).collect();
            let place = |colour: Colour| numbers.get(&coarse(&colour)).copied().unwrap_or_default();
            let places = runs().flat_map(|(colour, length)| std::iter::repeat_n(place(colour), length)).collect();
            return (commonest.into_values().map(|it| it.1).collect(), places);
        }
    }
    (Vec::new(), Vec::new())
}

/// A short name for a content, that changes with it.
fn fingerprint(parts: &[&[u8]]) -> String {
    const CRC: crc::Crc<u64> = crc::Crc::<u64>::new(&crc::CRC_64_XZ);
    let mut digest = CRC.digest();
    parts.iter().for_each(|it| digest.update(it));
    format!("{:016x}", digest.finalize())
}

/// Whether the font has every letter of a text.
pub fn has_letters(text: &str) -> Result<(), DrawError> {
    for font in FONTS {
        let font = FontRef::new(font).map_err(|error| DrawError::BadDrawing(error.to_string()))?;
        let letters = font.charmap();
        if let Some(missing) = text.chars().find(|it| letters.map(*it).is_none()) {
            return Err(DrawError::NoLetter(missing));
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_letter_that_the_font_lacks_is_named() {
        assert!(has_letters("Turn “Motion & Fitness” on › then off. Äöß Привет").is_ok());
        let refusal = has_letters("歩数").unwrap_err().to_string();
        assert!(refusal.contains('歩'), "{refusal}");
    }

    #[test]
    fn a_plain_area_keeps_its_colour_however_many_there_are_beside_it() {
        let many = (0..=255u8).flat_map(|it| [[it, 0, 0, 255], [0, it, 0, 255], [0, 0, it, 255]]);
        let plain = [[245, 245, 247, 255]; 2000];
        let colours: Vec<Colour> = many.chain(plain).collect();
        let (palette, places) = with_palette(&colours);
        assert!(palette.len() <= 256 && places.len() == colours.len());
        assert_eq!(palette[usize::from(*places.last().unwrap())], [245, 245, 247, 255]);
        let is_near =
            |(one, place): (&Colour, &u8)| one.iter().zip(palette[usize::from(*place)]).all(|(a, b)| a.abs_diff(b) < 16);
        assert!(colours.iter().zip(&places).all(is_near));
    }

    #[test]
    fn what_was_drawn_once_is_kept_and_what_nobody_wants_goes() {
        let cache = std::env::temp_dir().join(format!("resync-pictures-{}", std::process::id()));
        let painter = Painter::new(&cache).unwrap();
        let picture = |fill: &str| Picture {
            name: "p".to_string(),
            svg: format!("<svg xmlns=\"http://www.w3.org/2000/svg\"><rect width=\"4\" height=\"4\" fill=\"{fill}\"/></svg>"),
            width: 4,
            height: 4,
        };
        let draw = |fill: &str| painter.draw_all(&[picture(fill)]).unwrap().remove(0);
        let count = || fs::read_dir(&cache).unwrap().count();
        let first = draw("red");
        assert_eq!(first.png, draw("red").png);
        assert_eq!(count(), 1);
        let other = draw("blue");
        assert_ne!(first.path, other.path);
        assert_eq!(count(), 1);
        fs::remove_dir_all(&cache).unwrap();
    }
}
