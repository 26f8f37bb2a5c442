//! `cargo run --release -p samples --example make_export -- BYTES FILE`: a large export, in a zip or not, as the name says.

use std::fs::File;
use std::io::{BufWriter, Write};
use std::process::ExitCode;

use samples::plan::Plan;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().collect();
    let [_, bytes, path] = arguments.as_slice() else {
        eprintln!("Say how many bytes of XML to make, and the name of the file.");
        return ExitCode::FAILURE;
    };
    let made = bytes.parse().map_err(std::io::Error::other).and_then(|bytes| {
        let plan = Plan { seed: 5, bytes };
        let mut file = BufWriter::with_capacity(1 << 20, File::create(path)?);
        let made = if path.ends_with(".zip") { plan.write_zip(&mut file) } else { plan.write_xml(&mut file) }?;
        file.flush()?;
        Ok(made)
    });
    match made {
        Ok(made) => {
            println!("{made:?}");
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("{path} was not made: {error}");
            ExitCode::FAILURE
        }
    }
}
