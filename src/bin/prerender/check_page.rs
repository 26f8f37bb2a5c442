//! The page that checks a Health export, as it is delivered: a folder and a program of its own, so that the guide stays as it is.

use leptos::prelude::*;
use resync::check_outside::CheckOutside;
use resync::content::check_words;
use resync::model::guide::Guide;
use resync::model::link::{CHECK, guide_from_check};
use resync::state::check::CheckVisit;
use resync::view::check_page::CheckPage;

use crate::address::Address;
use crate::head::Preview;
use crate::html::escaped;
use crate::names::GUIDE;
use crate::pictures::Pictures;
use crate::{File, head, icons, plain, tokens};

/// The global sheets, the charts' colours, and the scoped sheets of this page's components alone.
const SHEETS: [&str; 7] = [
    tokens::SHEET,
    include_str!("../../../style/chart_tokens.css"),
    include_str!("../../../style/base.css"),
    include_str!("../../../style/layout.css"),
    include_str!("../../../style/check_page.css"),
    include_str!(concat!(env!("OUT_DIR"), "/scoped_check.css")),
    include_str!("../../../style/print.css"),
];

/// Around what is filled in here. Its script starts the program, whose addresses the build fills in.
const TEMPLATE: &str = include_str!("check_page.html");

/// The page, with the guide's own picture and icons if they were drawn.
pub fn file(guide: &Guide, pictures: Option<&Pictures>, address: Option<&Address>) -> Result<File, String> {
    let words = check_words::english();
    let up = guide_from_check("");
    let preview = Preview {
        kind: "website",
        title: words.title,
        description: words.description,
        picture: pictures.map(|it| it.path(GUIDE)).transpose()?,
        alt: &[guide.words.title, guide.words.tagline].join(" "),
        folder: CHECK,
        up: &up,
    };
    let icons = pictures.map(|it| Ok::<_, String>(icons::links(it, &up)? + &icons::tab(it, &up)?)).transpose()?;
    let head = [preview.tags(guide, address), head::theme()?, icons.unwrap_or_default()].concat();
    let visit = || view! { <CheckPage visit=CheckVisit::start(words, CheckOutside::none()) /> }.to_html();
    let html = [
        ("language", words.language),
        ("direction", words.direction),
        ("title", &escaped(words.title)),
        ("app", &escaped(words.app_name)),
        ("description", &escaped(words.description)),
        ("head", &head),
        ("style", &SHEETS.concat()),
        // Last, since nothing is looked for in it.
        ("body", &plain(Owner::new().with(visit))),
    ]
    .into_iter()
    .fold(TEMPLATE.to_string(), |html, (name, text)| html.replacen(&format!("{{{{{name}}}}}"), text, 1));
    Ok(File::new(format!("{CHECK}index.html"), html))
}
