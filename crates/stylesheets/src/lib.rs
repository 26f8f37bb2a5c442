//! Collects what the components of a package name in their `style_sheet!` into one scoped sheet, for build scripts.

use std::env;
use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};

/// Where a package has its components.
const VIEW: &str = "src/view";

/// Writes `scoped.css` into the folder of the running build script: the sheets of its package's components, whose classes begin with
/// `prefix` and the name of their file.
///
/// stylers looks for components in `src/` of the folder that it runs in, and for their sheets from there, while the compiler's
/// `style_sheet!` looks from the workspace's root. So both are laid out once more, as stylers wants them. It only warns when it can't
/// write, and silently leaves out a sheet that it doesn't find, so the result is read back.
pub fn collect(prefix: &str) -> Result<(), Box<dyn Error>> {
    let named = |variable: &str| env::var(variable).map(PathBuf::from);
    let (package, out) = (named("CARGO_MANIFEST_DIR")?, named("OUT_DIR")?);
    let is_root = |it: &&Path| it.join("Cargo.lock").is_file();
    let workspace = package.ancestors().find(is_root).ok_or("there is no Cargo.lock above the package")?;
    let folder = package.join(VIEW);
    println!("cargo::rerun-if-changed={VIEW}");
    let stage = out.join("stylers");
    if stage.exists() {
        fs::remove_dir_all(&stage)?;
    }
    let mut sheets = Vec::new();
    let code = stage.join("src");
    let beside = stage.join(folder.strip_prefix(workspace)?);
    fs::create_dir_all(&code)?;
    fs::create_dir_all(&beside)?;
    for path in files(&folder)? {
        let Some(name) = path.file_name() else { continue };
        match path.extension().and_then(|it| it.to_str()) {
            Some("rs") => fs::copy(&path, code.join(name))?,
            Some("css") => {
                sheets.push(path.clone());
                fs::copy(&path, beside.join(name))?
            }
            _ => continue,
        };
    }
    let scoped = out.join("scoped.css");
    let before = env::current_dir()?;
    env::set_current_dir(&stage)?;
    stylers::build(Some(scoped.display().to_string()));
    env::set_current_dir(before)?;
    let css = fs::read_to_string(&scoped)?;
    for path in sheets {
        let name = path.file_stem().unwrap_or_default().to_string_lossy().replace('_', "-");
        if !has_class(&css, &format!(".{prefix}{name}")) {
            return Err(
                format!("stylers left out {}: name it in a `style_sheet!` at the top of a component", path.display()).into()
            );
        }
    }
    Ok(())
}

fn files(folder: &Path) -> Result<Vec<PathBuf>, Box<dyn Error>> {
    let mut files = fs::read_dir(folder)?.map(|it| it.map(|it| it.path())).collect::<Result<Vec<_>, _>>()?;
    files.sort();
    Ok(files)
}

/// Whether a class of this name is in the sheet, or an element or modifier of it: not just a longer name.
fn has_class(css: &str, class: &str) -> bool {
    let ends = |rest: &str| !rest.starts_with(|it: char| it.is_ascii_alphanumeric());
    css.match_indices(class).any(|(at, _)| css.get(at + class.len()..).is_some_and(ends))
}

#[cfg(test)]
mod tests {
    use super::*;

    // A sheet whose component did not name it went unnoticed where a longer class began like its own.
    #[test]
    fn a_class_is_not_found_in_a_longer_one() {
        assert!(has_class(".check-day__field.l-1 { }", ".check-day"));
        assert!(has_class(".fixed { }", ".fixed"));
        assert!(!has_class(".check-days { position: fixed }", ".check-day"));
        assert!(!has_class(".check-days { position: fixed }", ".fixed"));
    }
}
