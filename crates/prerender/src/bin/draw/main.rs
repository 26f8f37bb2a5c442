//! Draws the pictures that previews of links show, and the icons, into the folder named first. What was drawn is kept in the
//! folder named second, so each is drawn once. Apart from the prerenderer, whose pages need not wait for this.
#![cfg_attr(test, allow(clippy::unwrap_used, clippy::expect_used))]

mod icons;
mod painter;
mod picture;

use std::error::Error;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::{env, fs, io};

use painter::Painter;

fn main() -> ExitCode {
    let folder = |at, usual: &str| env::args().nth(at).map_or_else(|| PathBuf::from(usual), PathBuf::from);
    match run(&folder(1, "target/page/drawn"), &folder(2, "target/pictures")) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::FAILURE
        }
    }
}

fn run(folder: &Path, kept: &Path) -> Result<(), Box<dyn Error>> {
    let (guide, painter) = (content::english(), Painter::new(kept)?);
    let mut wanted = vec![picture::of_guide(guide, &painter)?];
    for checklist in guide.checklists {
        for step in checklist.steps {
            wanted.push(picture::of_step(guide, checklist, step, &painter)?);
        }
    }
    wanted.extend(icons::pictures()?);
    let drawn = painter.draw_all(&wanted)?;
    // What an earlier build left must not stay.
    match fs::remove_dir_all(folder) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error.into()),
        _ => {}
    }
    for it in drawn {
        let path = folder.join(it.path);
        fs::create_dir_all(path.parent().unwrap_or(folder))?;
        fs::write(path, it.png)?;
    }
    Ok(())
}
