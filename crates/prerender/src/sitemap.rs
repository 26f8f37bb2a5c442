//! The sitemap and the robots.txt that names it. Both want whole addresses.

use rules::guide::{Date, Guide};
use rules::link::{CHECK, step_folder};

use crate::File;
use crate::address::Address;

pub fn files(guide: &Guide, address: &Address) -> [File; 2] {
    let newest = guide.steps().map(|it| it.grounds.checked).max();
    let steps = guide.steps().map(|it| entry(&address.of(&step_folder(it.id.0)), Some(it.grounds.checked)));
    let entries: String = [entry(&address.of(""), newest), entry(&address.of(CHECK), None)].into_iter().chain(steps).collect();
    let sitemap = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
         <urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n{entries}</urlset>\n"
    );
    let robots = format!("User-agent: *\nAllow: /\nSitemap: {}\n", address.of("sitemap.xml"));
    [File::new("sitemap.xml", sitemap), File::new("robots.txt", robots)]
}

fn entry(address: &str, changed: Option<Date>) -> String {
    let changed = changed.map(|it| format!("<lastmod>{}</lastmod>", it.iso())).unwrap_or_default();
    format!("<url><loc>{address}</loc>{changed}</url>\n")
}
