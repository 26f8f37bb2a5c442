//! The guide in every language. The build checks the content files and packs them (`content-build`).

pub mod export;
pub use rules::unpack;

use std::sync::OnceLock;

use rules::guide::Guide;

use unpack::Packed;

/// Every id that was ever published.
const PUBLISHED: &str = include_str!("../../../content/ids.txt");

/// One content file as the build packed it. It is read when it is first wanted.
struct Language {
    /// BCP 47, such as `en`.
    name: &'static str,
    texts: &'static str,
    numbers: &'static [u8],
    guide: OnceLock<Guide>,
}

impl Language {
    const fn new(name: &'static str, texts: &'static str, numbers: &'static [u8]) -> Language {
        Language { name, texts, numbers, guide: OnceLock::new() }
    }

    fn guide(&'static self) -> &'static Guide {
        self.guide.get_or_init(|| unpack::guide(Packed { texts: self.texts, numbers: self.numbers, published: PUBLISHED }))
    }
}

// `LANGUAGES`, English first.
include!(concat!(env!("OUT_DIR"), "/guides.rs"));

/// The guide in every language, English first: for what tests hold each of them to.
pub fn guides() -> impl Iterator<Item = &'static Guide> {
    LANGUAGES.iter().map(Language::guide)
}

/// The guide in English, which is always there.
pub fn english() -> &'static Guide {
    LANGUAGES[0].guide()
}

/// The guide in the first of these languages (BCP 47, most wanted first) that there is; else in English.
pub fn in_language<'a>(wanted: impl IntoIterator<Item = &'a str>) -> &'static Guide {
    first_wanted(&LANGUAGES, |it| it.name, wanted).map_or_else(english, Language::guide)
}

/// The language that the first of these names (BCP 47, most wanted first) means, wholly or by its first part.
fn first_wanted<'a, T>(
    all: &'static [T],
    name: fn(&T) -> &'static str,
    wanted: impl IntoIterator<Item = &'a str>,
) -> Option<&'static T> {
    wanted.into_iter().find_map(|wanted| {
        let primary = wanted.split('-').next().unwrap_or(wanted);
        let named = |wanted: &str| all.iter().find(|it| name(it).eq_ignore_ascii_case(wanted));
        named(wanted).or_else(|| named(primary))
    })
}
