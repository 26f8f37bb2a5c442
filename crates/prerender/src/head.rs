//! What previews of links, the browser's bars and a Home Screen are told, in the head of each page.

use prerender::html::escaped;
use prerender::names::{GUIDE, HEIGHT, WIDTH};
use prerender::tokens::colours;
use rules::guide::Guide;

use crate::address::Address;
use crate::icons;
use crate::pictures::Pictures;

/// What a preview shows.
pub struct Preview<'a> {
    pub kind: &'a str,
    pub title: &'a str,
    pub description: &'a str,
    /// Its path from the guide's folder; none where pictures were not drawn yet.
    pub picture: Option<&'a str>,
    /// What the picture says.
    pub alt: &'a str,
    /// The page's own folder, from the guide's.
    pub folder: &'a str,
    /// The way from there to the guide's.
    pub up: &'a str,
}

impl Preview<'_> {
    /// The tags. Without an address they have none of the page itself, and the picture's is relative.
    pub fn tags(&self, guide: &Guide, address: Option<&Address>) -> String {
        let mut tags = String::new();
        if let Some(address) = address {
            let own = escaped(&address.of(self.folder));
            tags.push_str(&format!("<link rel=\"canonical\" href=\"{own}\"><meta property=\"og:url\" content=\"{own}\">"));
        }
        let mut tag = |name, content: &str| {
            tags.push_str(&format!("<meta property=\"{name}\" content=\"{}\">", escaped(content)));
        };
        tag("og:type", self.kind);
        tag("og:site_name", guide.words.app_name);
        tag("og:title", self.title);
        tag("og:description", self.description);
        let Some(picture) = self.picture else { return tags };
        tag("og:image", &address.map_or_else(|| format!("{}{picture}", self.up), |it| it.of(picture)));
        tag("og:image:type", "image/png");
        tag("og:image:width", &WIDTH.to_string());
        tag("og:image:height", &HEIGHT.to_string());
        tag("og:image:alt", self.alt);
        tags + "<meta name=\"twitter:card\" content=\"summary_large_image\">"
    }
}

/// What index.html takes into its head.
pub fn of_guide(guide: &Guide, pictures: Option<&Pictures>, address: Option<&Address>) -> Result<String, String> {
    let words = &guide.words;
    let preview = Preview {
        kind: "website",
        title: words.title,
        description: words.description,
        picture: pictures.map(|it| it.path(GUIDE)).transpose()?,
        alt: &[words.title, words.tagline].join(" "),
        folder: "",
        up: "./",
    };
    let icons = pictures.map(|it| icons::links(it, "./")).transpose()?;
    Ok([preview.tags(guide, address), theme()?, icons.unwrap_or_default()].concat())
}

/// The colour of the browser's own bars, by day and by night.
pub fn theme() -> Result<String, String> {
    let tags = colours("back")?
        .into_iter()
        .zip(["light", "dark"])
        .map(|(back, light)| format!("<meta name=\"theme-color\" content=\"{back}\" media=\"(prefers-color-scheme: {light})\">"));
    Ok(tags.collect())
}

/// The longest that previews show of a description, in characters.
const LONGEST: usize = 200;
/// Where whole sentences are shorter than this, part of the next one says more.
const SHORTEST: usize = 60;

/// As much of a text as a preview shows: whole sentences, or if the first is too long, whole words.
pub fn shortened(text: &str) -> String {
    if text.chars().count() <= LONGEST {
        return text.to_string();
    }
    let start: String = text.chars().take(LONGEST).collect();
    let sentence = [". ", "! ", "? "].iter().filter_map(|end| start.rfind(end)).max();
    match sentence.filter(|end| *end >= SHORTEST) {
        Some(end) => start.get(..=end).unwrap_or_default().to_string(),
        None => {
            let room: String = text.chars().take(LONGEST - 1).collect();
            let words = room.rsplit_once(' ').map_or(room.as_str(), |it| it.0);
            format!("{}…", words.trim_end_matches([',', ';', ':', ' ']))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_fits_stays_whole() {
        let fits = "x".repeat(LONGEST);
        assert_eq!(shortened(&fits), fits);
        assert_eq!(shortened("One. Two."), "One. Two.");
    }

    #[test]
    fn what_is_too_long_ends_with_a_sentence() {
        let two = "Open Health on the iPhone. Tap your picture at the top, and go to Devices.";
        let text = format!("{two} {}", "Then go on and on ".repeat(20));
        assert_eq!(shortened(&text), two);
    }

    #[test]
    fn one_long_sentence_ends_with_a_word() {
        let cut = shortened(&"grüße, ".repeat(60));
        assert!(cut.ends_with("grüße…") && cut.chars().count() <= LONGEST, "{cut}");
        let cut = shortened(&format!("Open it. {}", "Then go on and on ".repeat(20)));
        assert!(cut.len() > 180 && cut.starts_with("Open it. Then") && cut.ends_with("…"), "{cut}");
    }
}
