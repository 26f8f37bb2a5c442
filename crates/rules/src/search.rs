//! Finding: steps and checklists whose title, text or menu path hold every word that was typed.

use super::guide::{Checklist, Guide, Step};
use super::system::Systems;

/// Something that was found.
#[derive(Clone, Debug)]
pub struct Hit {
    pub checklist: &'static Checklist,
    /// `None` where the checklist's own title or reason was hit.
    pub step: Option<&'static Step>,
    pub title: Vec<Piece>,
    /// The text or menu path that was hit, if it was not the title alone.
    pub text: Option<Vec<Piece>>,
}

/// A piece of text, and whether it is what was looked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    pub text: String,
    pub is_match: bool,
}

impl Guide {
    /// Everything that holds every word of the query, in the order of the page. Nothing for an empty query.
    pub fn find(&self, query: &str, systems: Systems) -> Vec<Hit> {
        let words: Vec<String> = query.split_whitespace().map(folded).collect();
        if words.is_empty() {
            return Vec::new();
        }
        let mut hits = Vec::new();
        for checklist in self.checklists {
            hits.extend(hit(&words, checklist, None, checklist.title, vec![checklist.why.to_string()]));
            for step in checklist.steps {
                hits.extend(hit(&words, checklist, Some(step), step.title, self.texts(step, systems)));
            }
        }
        hits
    }

    /// All that a step says, piece by piece.
    fn texts(&self, step: &'static Step, systems: Systems) -> Vec<String> {
        let mut texts: Vec<String> = step.actions.iter().map(|it| self.named(it, systems)).collect();
        texts.push(self.named(step.right, systems));
        // The page shows every path that could be meant, so each can be looked for.
        let shown = self.menu(step.menu, systems).into_iter();
        texts.extend(shown.flat_map(|it| [it.main].into_iter().chain(it.others)).map(|it| self.taps(it, systems)));
        texts.extend(step.risk.iter().flat_map(|it| [it.cost.to_string(), it.save.to_string()]));
        texts
    }
}

fn hit(
    words: &[String],
    checklist: &'static Checklist,
    step: Option<&'static Step>,
    title: &str,
    texts: Vec<String>,
) -> Option<Hit> {
    let all = folded(&format!("{title}\n{}", texts.join("\n")));
    if !words.iter().all(|it| all.contains(it)) {
        return None;
    }
    let in_title = words.iter().all(|it| folded(title).contains(it));
    // The text that holds most of the words says best why this was found.
    let count = |text: &String| {
        let text = folded(text);
        words.iter().filter(|it| text.contains(*it)).count()
    };
    let text = texts.into_iter().rev().max_by_key(count).filter(|it| !in_title && count(it) > 0);
    Some(Hit { checklist, step, title: marked(title, words), text: text.map(|it| marked(&it, words)) })
}

/// Text as it is compared: in small letters, with one kind of apostrophe (phones type another than the guide has) and one
/// kind of small sigma.
fn folded(text: &str) -> String {
    text.chars().flat_map(fold).collect()
}

fn fold(letter: char) -> std::char::ToLowercase {
    let letter = match letter {
        '’' => '\'',
        // Menu paths are often typed with what the keyboard has.
        '>' => '›',
        'ς' => 'σ',
        it => it,
    };
    letter.to_lowercase()
}

/// The text in pieces, so that what was looked for can be marked.
fn marked(text: &str, words: &[String]) -> Vec<Piece> {
    // A folded letter can be longer or shorter than it was, so each of its bytes remembers which letter it comes from.
    let mut folded = String::new();
    let mut origins = Vec::new();
    for (place, letter) in text.chars().enumerate() {
        folded.extend(fold(letter));
        origins.resize(folded.len(), place);
    }
    let mut marks = vec![false; text.chars().count()];
    for word in words {
        for (start, _) in folded.match_indices(word.as_str()) {
            for origin in origins.iter().skip(start).take(word.len()) {
                if let Some(mark) = marks.get_mut(*origin) {
                    *mark = true;
                }
            }
        }
    }
    let mut pieces: Vec<Piece> = Vec::new();
    for (letter, is_match) in text.chars().zip(marks) {
        match pieces.last_mut() {
            Some(piece) if piece.is_match == is_match => piece.text.push(letter),
            _ => pieces.push(Piece { text: letter.to_string(), is_match }),
        }
    }
    pieces
}
