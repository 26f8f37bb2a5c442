//! Questions of the diagnosis, and where their answers lead.

use super::id::CauseId;

/// One question of the flow. The first in the content file is asked first.
#[derive(Clone, Copy, Debug)]
pub struct Question {
    pub id: &'static str,
    pub text: &'static str,
    /// How to find the answer out.
    pub hint: &'static str,
    /// What counts for somebody who answered a later question before this one was asked at all.
    pub earlier: Option<Earlier>,
    pub answers: &'static [Answer],
}

/// How a question stands that a former edition of the guide did not have.
#[derive(Clone, Copy, Debug)]
pub struct Earlier {
    /// The question that was answered then.
    pub answered: &'static str,
    pub then: Then,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Then {
    /// This answer counts as given.
    CountsAs(&'static str),
    /// The question is left out, and this one follows.
    Asks(&'static str),
}

#[derive(Clone, Copy, Debug)]
pub struct Answer {
    pub id: &'static str,
    pub text: &'static str,
    pub goes: Goes,
    /// Read where it was saved or sent, but no longer offered.
    pub is_retired: bool,
}

impl Question {
    /// The answers to choose from.
    pub fn offered(&self) -> impl Iterator<Item = &'static Answer> + use<> {
        self.answers.iter().filter(|it| !it.is_retired)
    }
}

/// Where an answer leads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Goes {
    /// To the question with this id.
    Question(&'static str),
    /// To the end: this symptom or verdict.
    Cause(CauseId),
}
