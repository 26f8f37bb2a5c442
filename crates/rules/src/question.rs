//! Questions of the diagnosis, and where their answers lead.

use super::id::CauseId;

/// One question of the flow. The first in the content file is asked first.
#[derive(Clone, Copy, Debug)]
pub struct Question {
    pub id: &'static str,
    pub text: &'static str,
    /// How to find the answer out.
    pub hint: &'static str,
    pub answers: &'static [Answer],
}

#[derive(Clone, Copy, Debug)]
pub struct Answer {
    pub id: &'static str,
    pub text: &'static str,
    pub goes: Goes,
}

/// Where an answer leads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Goes {
    /// To the question with this id.
    Question(&'static str),
    /// To the end: this symptom or verdict.
    Cause(CauseId),
}
