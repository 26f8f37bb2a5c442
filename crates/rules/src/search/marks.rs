//! Text in pieces, so that what was looked for can be marked.

use super::tokens::fold;

/// A piece of text, and whether it is what was looked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    pub text: String,
    pub is_match: bool,
}

/// The text in pieces: marked is the beginning of each word that begins with one of `starts`, as long as that.
pub fn marked(text: &str, starts: &[String]) -> Vec<Piece> {
    let letters: Vec<char> = text.chars().collect();
    let mut marks = vec![false; letters.len()];
    for at in 0..letters.len() {
        let is_start = at == 0 || !letters[at - 1].is_alphanumeric();
        if !is_start {
            continue;
        }
        for start in starts {
            if let Some(end) = end_of(&letters, at, start) {
                marks[at..end].fill(true);
            }
        }
    }
    let mut pieces: Vec<Piece> = Vec::new();
    for (letter, is_match) in letters.into_iter().zip(marks) {
        match pieces.last_mut() {
            Some(piece) if piece.is_match == is_match => piece.text.push(letter),
            _ => pieces.push(Piece { text: letter.to_string(), is_match }),
        }
    }
    pieces
}

/// Where `start` ends if it stands at this letter. Apostrophes and hyphens between its letters don't count.
fn end_of(letters: &[char], at: usize, start: &str) -> Option<usize> {
    let mut wanted = start.chars();
    let mut next = wanted.next()?;
    let mut place = at;
    loop {
        let letter = *letters.get(place)?;
        place += 1;
        if !letter.is_alphanumeric() {
            if place > at + 1 && !letter.is_whitespace() {
                continue;
            }
            return None;
        }
        // A letter can fold to more than one.
        for folded in fold(letter) {
            if folded != next {
                return None;
            }
            match wanted.next() {
                Some(it) => next = it,
                None => return Some(place),
            }
        }
    }
}
