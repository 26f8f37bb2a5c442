//! Search: rows, outcomes, answers, checklists and steps that fit what somebody typed, the best first.
//!
//! Words are compared whole, by their stem, from their beginning, and with one slip of the finger. Stems are made by the build,
//! with a stemmer for the language (`content-build`): the page has only how many letters to take off each word of the guide.

mod index;
mod marks;
mod texts;
pub mod tokens;

use super::guide::{Checklist, Outcome, Step, Symptom};
use super::question::{Answer, Question};

pub use index::Index;
pub use marks::Piece;

/// At most this many hits are shown at first.
pub const FIRST: usize = 8;

/// Something that fits.
#[derive(Clone, Debug)]
pub struct Hit {
    pub found: Found,
    pub title: Vec<Piece>,
    /// The text or menu path that fits best, if the title alone doesn't say why.
    pub text: Option<Vec<Piece>>,
}

/// What was found.
#[derive(Clone, Copy, Debug)]
pub enum Found {
    Symptom(&'static Symptom),
    Outcome(&'static Outcome),
    Answer(&'static Question, &'static Answer),
    Checklist(&'static Checklist),
    Step(&'static Checklist, &'static Step),
}

impl Found {
    /// Its words.
    pub fn title(self) -> &'static str {
        match self {
            Found::Symptom(it) => it.see,
            Found::Outcome(it) => it.title,
            Found::Answer(_, it) => it.text,
            Found::Checklist(it) => it.title,
            Found::Step(_, it) => it.title,
        }
    }

    /// What kind of thing it is, and its id. That of an answer stands behind its question's: `walk/pushes`.
    pub fn kind_and_id(self) -> (&'static str, String) {
        match self {
            Found::Symptom(it) => ("row", it.id.to_string()),
            Found::Outcome(it) => ("outcome", it.id.to_string()),
            Found::Answer(question, it) => ("answer", format!("{}/{}", question.id, it.id)),
            Found::Checklist(it) => ("checklist", it.id.to_string()),
            Found::Step(_, it) => ("step", it.id.to_string()),
        }
    }

    /// Of two that fit as well, the one of the greater weight comes first: a row is the way in, a step only a part of one.
    fn weight(self) -> f32 {
        match self {
            Found::Symptom(_) => 1.25,
            Found::Outcome(_) => 1.1,
            // What erases something is the last resort in a search, too, and its guard stands before its steps.
            Found::Checklist(checklist) if checklist.guard.is_some() => 0.6,
            Found::Step(checklist, _) if checklist.guard.is_some() => 0.4,
            Found::Checklist(_) => 1.0,
            Found::Step(..) => 0.95,
            Found::Answer(..) => 0.7,
        }
    }
}
