//! The page that checks a Health export, as it is delivered: a folder and a program of its own, so that the guide stays as it is.

use content::export;
use export_page::export_ports::ExportPorts;
use export_page::view::page::ExportPage;
use export_page::visit::ExportVisit;
use leptos::prelude::*;
use prerender::html::escaped;
use prerender::names::GUIDE;
use prerender::tokens;
use rules::guide::Guide;
use rules::link::{CHECK, guide_from_check};

use crate::address::Address;
use crate::head::Preview;
use crate::pictures::Pictures;
use crate::{File, head, icons, plain};

/// The global sheets, the charts' colours, and the scoped sheets of this page's components alone.
const SHEETS: [&str; 7] = [
    tokens::SHEET,
    include_str!("../../../style/chart_tokens.css"),
    include_str!("../../../style/base.css"),
    include_str!("../../../style/layout.css"),
    include_str!("../../../style/check_page.css"),
    export_page::SHEET,
    include_str!("../../../style/print.css"),
];

/// Around what is filled in here. Its script starts the program, whose addresses the build fills in.
const TEMPLATE: &str = include_str!("check_page.html");

/// The page, with the guide's own picture and icons if they were drawn.
pub fn file(guide: &Guide, pictures: Option<&Pictures>, address: Option<&Address>) -> Result<File, String> {
    let words = export::english();
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
    let visit = || view! { <ExportPage visit=ExportVisit::start(words, ExportPorts::none()) /> }.to_html();
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
