//! Text as it is searched: folded words.

/// The words of a text, folded: small letters, without apostrophes. A compound with a hyphen gives its parts, and itself in one:
/// `Wi-Fi` is `wi`, `fi` and `wifi`.
pub fn words(text: &str) -> Vec<String> {
    let mut words = Vec::new();
    for chunk in text.split(|it: char| !(it.is_alphanumeric() || is_within(it))) {
        let parts: Vec<String> = chunk.split(is_hyphen).map(folded).filter(|it| !it.is_empty()).collect();
        if parts.len() > 1 {
            words.push(parts.concat());
        }
        words.extend(parts);
    }
    words
}

/// A word in small letters and without apostrophes: phones type another one than the guide has, and many people none.
pub fn folded(text: &str) -> String {
    text.chars().filter(|it| !is_apostrophe(*it)).flat_map(fold).collect()
}

/// A letter as it is compared, with one kind of small sigma.
pub fn fold(letter: char) -> std::char::ToLowercase {
    match letter {
        'ς' => 'σ',
        it => it,
    }
    .to_lowercase()
}

fn is_within(it: char) -> bool {
    is_apostrophe(it) || is_hyphen(it)
}

pub fn is_apostrophe(it: char) -> bool {
    matches!(it, '\'' | '’')
}

fn is_hyphen(it: char) -> bool {
    matches!(it, '-' | '‑' | '–')
}
