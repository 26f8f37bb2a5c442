//! Collects the scoped style sheets of the guide's components.

use std::error::Error;

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=build.rs");
    #[cfg(feature = "components")]
    styles()?;
    Ok(())
}

#[cfg(feature = "components")]
fn styles() -> Result<(), Box<dyn Error>> {
    let (root, out) = (std::path::Path::new(env!("CARGO_MANIFEST_DIR")), std::env::var("OUT_DIR")?);
    stylesheets::collect(root, root, ["src/view", ""], std::path::Path::new(&out))
}
