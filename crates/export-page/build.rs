//! Collects the scoped style sheets of the page's components.

use std::error::Error;

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=build.rs");
    #[cfg(feature = "components")]
    styles()?;
    Ok(())
}

#[cfg(feature = "components")]
fn styles() -> Result<(), Box<dyn Error>> {
    let (package, out) = (std::path::Path::new(env!("CARGO_MANIFEST_DIR")), std::env::var("OUT_DIR")?);
    let root = package.ancestors().nth(2).ok_or("the package is not in a workspace")?;
    stylesheets::collect(root, package, ["src/view", "check-"], std::path::Path::new(&out))
}
