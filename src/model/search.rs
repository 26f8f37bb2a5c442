//! Finding: steps and checklists whose title, text or menu path hold every word that was typed.

use super::guide::{Checklist, Guide, Step};
use super::version::Systems;

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
        let words: Vec<String> = query.split_whitespace().map(str::to_lowercase).collect();
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
        texts.extend(self.menu(step.menu, systems).iter().map(|it| self.taps(it.main, systems)));
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
    let all = format!("{title}\n{}", texts.join("\n")).to_lowercase();
    if !words.iter().all(|it| all.contains(it)) {
        return None;
    }
    let in_title = words.iter().all(|it| title.to_lowercase().contains(it));
    // The text that holds most of the words says best why this was found.
    let count = |text: &String| words.iter().filter(|it| text.to_lowercase().contains(*it)).count();
    let text = texts.into_iter().rev().max_by_key(count).filter(|it| !in_title && count(it) > 0);
    Some(Hit { checklist, step, title: marked(title, words), text: text.map(|it| marked(&it, words)) })
}

/// The text in pieces, so that what was looked for can be marked.
fn marked(text: &str, words: &[String]) -> Vec<Piece> {
    // Lower case can have another length in bytes; where it has, nothing is marked rather than the wrong thing.
    let lower = text.to_lowercase();
    let mut marks = vec![false; text.len()];
    if lower.len() == text.len() {
        for word in words {
            for (start, _) in lower.match_indices(word.as_str()) {
                marks.iter_mut().skip(start).take(word.len()).for_each(|it| *it = true);
            }
        }
    }
    let mut pieces: Vec<Piece> = Vec::new();
    for (place, letter) in text.char_indices() {
        let is_match = marks.get(place).copied().unwrap_or(false);
        match pieces.last_mut() {
            Some(piece) if piece.is_match == is_match => piece.text.push(letter),
            _ => pieces.push(Piece { text: letter.to_string(), is_match }),
        }
    }
    pieces
}
