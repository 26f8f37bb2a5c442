//! Reads what `pack` wrote. Both go through a guide in the same order.

use rules::guide::{
    Alias, Certainty, Chain, Checklist, Date, Grounds, Guard, Guide, Outcome, Pattern, Risk, RiskNote, Source, Stage, Step,
    Symptom, Verdict,
};
use rules::id::{CauseId, ChecklistId, StepId};
use rules::question::{Answer, Goes, Question};
use rules::system::{Device, MenuPath, Name, NameVariant, System, Versions};
use rules::words::Words;

/// What is left to read.
pub struct Packed {
    pub texts: &'static str,
    pub numbers: &'static [u8],
    /// What `content/ids.txt` lists.
    pub published: &'static str,
}

/// One language. What it points to stays for good, as the guide does.
pub fn guide(mut it: Packed) -> Guide {
    Guide {
        language: it.text(),
        direction: it.text(),
        chain: Chain {
            title: it.text(),
            steps: it.list(Packed::text),
            breaks: it.text(),
            total: it.text(),
            grounds: it.grounds(),
        },
        patterns: it.list(|it| Pattern { id: it.text(), title: it.text(), text: it.text() }),
        symptoms: it.list(|it| Symptom {
            id: CauseId(it.text()),
            see: it.text(),
            cause: it.text(),
            next: it.text(),
            outcome: it.option(Packed::text),
            goes: it.list(Packed::checklist_id),
        }),
        symptom_grounds: it.grounds(),
        verdicts: it.list(|it| Verdict {
            id: CauseId(it.text()),
            after: it.checklist_id(),
            answer: it.text(),
            title: it.text(),
            text: it.text(),
            patterns: it.list(Packed::text),
            goes: it.list(Packed::checklist_id),
        }),
        outcomes: it.list(|it| Outcome { id: it.text(), title: it.text(), text: it.text() }),
        questions: it.list(|it| Question { id: it.text(), text: it.text(), hint: it.text(), answers: it.list(Packed::answer) }),
        checklists: it.list(Packed::checklist),
        sources: it.list(|it| Source { title: it.text(), url: it.option(Packed::text) }),
        systems: it.list(|it| System { device: it.device(), name: it.text(), split: it.byte(), find: it.text() }),
        names: it
            .list(|it| Name { id: it.text(), variants: it.list(|it| NameVariant { versions: it.versions(), text: it.text() }) }),
        aliases: it.list(|it| Alias { old: it.text(), new: it.text() }),
        published: it.published,
        words: Words::read(&mut || it.text()),
    }
}

// Each of these is wanted in many places; a copy in each would weigh more than what packing saves.
impl Packed {
    #[inline(never)]
    fn text(&mut self) -> &'static str {
        let (text, rest) = self.texts.split_once('\0').unwrap_or_default();
        self.texts = rest;
        text
    }

    #[inline(never)]
    fn number(&mut self) -> u32 {
        let mut number = 0;
        let mut shift = 0;
        while let Some((byte, rest)) = self.numbers.split_first() {
            self.numbers = rest;
            number |= u32::from(byte & 0x7f) << shift;
            if byte & 0x80 == 0 {
                break;
            }
            shift += 7;
        }
        number
    }

    fn byte(&mut self) -> u8 {
        self.number() as u8
    }

    fn list<T>(&mut self, one: impl Fn(&mut Packed) -> T) -> &'static [T] {
        let count = self.number();
        (0..count).map(|_| one(self)).collect::<Vec<T>>().leak()
    }

    fn option<T>(&mut self, one: impl Fn(&mut Packed) -> T) -> Option<T> {
        (self.number() != 0).then(|| one(self))
    }

    fn checklist_id(&mut self) -> ChecklistId {
        ChecklistId(self.text())
    }

    fn device(&mut self) -> Device {
        match self.number() {
            0 => Device::Iphone,
            _ => Device::Watch,
        }
    }

    #[inline(never)]
    fn versions(&mut self) -> Versions {
        Versions { device: self.device(), from: self.option(Packed::byte), to: self.option(Packed::byte) }
    }

    #[inline(never)]
    fn grounds(&mut self) -> Grounds {
        Grounds {
            certainty: match self.number() {
                0 => Certainty::Apple,
                1 => Certainty::Several,
                2 => Certainty::One,
                3 => Certainty::Conflict,
                _ => Certainty::Unverified,
            },
            sources: self.list(|it| it.number() as usize),
            checked: Date { year: self.number() as u16, month: self.byte(), day: self.byte() },
        }
    }

    #[inline(never)]
    fn answer(&mut self) -> Answer {
        Answer {
            id: self.text(),
            text: self.text(),
            goes: match self.option(Packed::text) {
                Some(question) => Goes::Question(question),
                None => Goes::Cause(CauseId(self.text())),
            },
        }
    }

    #[inline(never)]
    fn checklist(&mut self) -> Checklist {
        Checklist {
            id: self.checklist_id(),
            title: self.text(),
            why: self.text(),
            stage: match self.number() {
                0 => Stage::Start,
                1 => Stage::Path,
                _ => Stage::Keep,
            },
            risk: match self.number() {
                0 => Risk::Safe,
                1 => Risk::Careful,
                _ => Risk::Destructive,
            },
            guard: self.option(|it| Guard { lost: it.text(), check: it.list(Packed::text), go: it.text() }),
            question: self.option(Packed::text),
            steps: self.list(Packed::step),
        }
    }

    #[inline(never)]
    fn step(&mut self) -> Step {
        Step {
            id: StepId(self.text()),
            title: self.text(),
            actions: self.list(Packed::text),
            right: self.text(),
            minutes: self.number() as u16,
            wait: self.option(Packed::number),
            risk: self.option(|it| RiskNote { cost: it.text(), save: it.text() }),
            menu: self.list(|it| MenuPath {
                versions: it.versions(),
                taps: it.list(Packed::text),
                search: it.option(Packed::text),
            }),
            see: self.list(Packed::checklist_id),
            grounds: self.grounds(),
        }
    }
}
