//! The diagnosis: a few questions that end in a symptom or a verdict. A pure function of the flow and the answers.

use super::guide::Guide;
use super::id::CauseId;
use super::progress::Progress;
use super::question::{Answer, Goes, Question, Then};

/// How far somebody has come.
#[derive(Clone, Debug, Default)]
pub struct Diagnosis {
    /// The questions reached so far, in order, each with its answer. The last one has none until `end` is reached.
    pub asked: Vec<(&'static Question, Option<&'static Answer>)>,
    /// The symptom or verdict that the answers lead to.
    pub end: Option<CauseId>,
    /// How many more questions can follow at most after the ones reached.
    pub ahead: usize,
}

impl Diagnosis {
    /// The question that waits for an answer.
    pub fn open(&self) -> Option<&'static Question> {
        self.asked.iter().find(|it| it.1.is_none()).map(|it| it.0)
    }

    /// How many questions there are at most on this way, those reached included: "question 2 of at most 4".
    pub fn at_most(&self) -> usize {
        self.asked.len() + self.ahead
    }
}

impl Guide {
    pub fn question(&self, id: &str) -> Option<&'static Question> {
        self.questions.iter().find(|it| it.id == id)
    }

    /// Follows the answers from the first question on.
    ///
    /// Answers are looked up by question, and only those of questions on the way are read. So after a change further up,
    /// every later answer whose question is still asked holds, and comes back if the change is taken back.
    /// An answer that its question doesn't have (another version's) counts as not given. A question that a former edition did
    /// not have is answered by its [`Earlier`](super::question::Earlier) rule, but not once somebody took an answer to it back.
    pub fn diagnosis(&self, progress: &Progress) -> Diagnosis {
        let mut diagnosis = Diagnosis::default();
        let mut next = self.questions.first();
        // The build refuses a flow that goes round in circles; the bound keeps the page alive should one get through.
        for _ in self.questions {
            let Some(question) = next else { break };
            let was_asked = progress.answers.get(question.id).is_some();
            let earlier = question.earlier.filter(|it| !was_asked && progress.answer(it.answered).is_some()).map(|it| it.then);
            if let Some(Then::Asks(id)) = earlier {
                next = self.question(id);
                continue;
            }
            let counts_as = match earlier {
                Some(Then::CountsAs(id)) => Some(id),
                _ => None,
            };
            let given = progress.answer(question.id).or(counts_as);
            let given = given.and_then(|given| question.answers.iter().find(|it| it.id == given));
            diagnosis.asked.push((question, given));
            next = match given.map(|it| it.goes) {
                Some(Goes::Question(id)) => self.question(id),
                Some(Goes::Cause(id)) => {
                    diagnosis.end = Some(id);
                    None
                }
                None => {
                    diagnosis.ahead = self.most_after(question, self.questions.len());
                    None
                }
            };
        }
        diagnosis
    }

    /// The most questions that can follow on this one. `deep` bounds the search, as above.
    fn most_after(&self, question: &Question, deep: usize) -> usize {
        let next = question.offered().filter_map(|it| match it.goes {
            Goes::Question(id) => self.question(id),
            Goes::Cause(_) => None,
        });
        match deep {
            0 => 0,
            _ => next.map(|it| 1 + self.most_after(it, deep - 1)).max().unwrap_or_default(),
        }
    }
}
