//! Writes the page as it is delivered, before any script has run: `body.html` and `page.css` into the folder named first.
//! It is made from the same components as the app, with nobody's progress in it.

use std::path::PathBuf;
use std::{env, fs, io};

use leptos::prelude::*;
use resync::content;
use resync::outside::Outside;
use resync::state::Session;
use resync::view::page::Page;

/// Global sheets in the order in which they build on each other, then the components' scoped ones.
const SHEETS: [&str; 5] = [
    include_str!("../../style/tokens.css"),
    include_str!("../../style/base.css"),
    include_str!("../../style/layout.css"),
    include_str!(concat!(env!("OUT_DIR"), "/scoped.css")),
    include_str!("../../style/print.css"),
];

fn main() -> io::Result<()> {
    let folder = env::args().nth(1).map_or_else(|| PathBuf::from("target/page"), PathBuf::from);
    fs::create_dir_all(&folder)?;
    fs::write(folder.join("page.css"), SHEETS.concat())?;
    fs::write(folder.join("body.html"), body())
}

fn body() -> String {
    let owner = Owner::new();
    owner.with(|| {
        let session = Session::start(content::english(), Outside::none());
        view! { <Page session=session /> }.to_html()
    })
}
