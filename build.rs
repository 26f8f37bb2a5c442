//! Collects the scoped style sheets of the guide's components.

use std::error::Error;

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=build.rs");
    #[cfg(feature = "components")]
    stylesheets::collect("")?;
    Ok(())
}
