//! The packed form of a guide, read: what `content-build` packs. Both go through a guide in the same order.

use super::guide::{
    Alias, Caution, Certainty, Chain, Checklist, Date, Grounds, Group, Guard, Guide, Outcome, Pattern, Risk, Source, Stage, Step,
    Symptom, Through, Verdict,
};
use super::id::{CauseId, ChecklistId, StepId};
use super::question::{Answer, Earlier, Goes, Question, Then};
use super::system::{Device, MenuPath, Name, NameVariant, System, Versions};
use super::words::Words;

/// What is left to read.
pub struct Packed {
    pub texts: &'static str,
    pub numbers: &'static [u8],
    /// What `content/ids.txt` lists.
    pub published: &'static str,
}

/// One language. What it points to stays for good, as the guide does.
pub fn guide(mut it: Packed) -> Guide {
    let guide = Guide {
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
        groups: it.list(|it| Group { id: it.text(), title: it.text() }),
        symptoms: it.list(|it| Symptom {
            id: CauseId(it.text()),
            group: it.number() as usize,
            see: it.text(),
            cause: it.text(),
            next: it.text(),
            outcome: it.option(Packed::text),
            goes: it.list(Packed::checklist_id),
            through: it.through(),
            also: it.list(Packed::text),
        }),
        symptom_grounds: it.grounds(),
        verdicts: it.list(|it| Verdict {
            id: CauseId(it.text()),
            after: it.option(|it| (it.checklist_id(), it.text())),
            title: it.text(),
            text: it.text(),
            patterns: it.list(Packed::text),
            outcome: it.option(Packed::text),
            goes: it.list(Packed::checklist_id),
            through: it.through(),
        }),
        outcomes: it.list(|it| Outcome {
            id: it.text(),
            title: it.text(),
            text: it.text(),
            still: it.option(Packed::text),
            also: it.list(Packed::text),
            grounds: it.grounds(),
        }),
        questions: it.list(|it| Question {
            id: it.text(),
            text: it.text(),
            hint: it.text(),
            earlier: it.option(Packed::earlier),
            answers: it.list(Packed::answer),
        }),
        checklists: it.list(Packed::checklist),
        sources: it.list(|it| Source { title: it.text(), url: it.option(Packed::text) }),
        systems: it.list(|it| System {
            device: it.device(),
            name: it.text(),
            divisions: it.list(Packed::byte),
            find: it.text(),
            note: it.option(Packed::text),
        }),
        names: it.list(|it| Name {
            id: it.text(),
            any: it.option(Packed::text),
            variants: it.list(|it| NameVariant { versions: it.versions(), text: it.text() }),
        }),
        aliases: it.list(|it| Alias { old: it.text(), new: it.text() }),
        published: it.published,
        words: Words::read(&mut || it.text()),
        cuts: &[],
    };
    // What is left of the numbers.
    Guide { cuts: it.numbers, ..guide }
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

    fn through(&mut self) -> Through {
        match self.number() {
            0 => Through::Report,
            _ => Through::Nothing,
        }
    }

    fn risk(&mut self) -> Risk {
        match self.number() {
            0 => Risk::Safe,
            1 => Risk::Careful,
            _ => Risk::Destructive,
        }
    }

    fn earlier(&mut self) -> Earlier {
        Earlier {
            answered: self.text(),
            then: match self.option(Packed::text) {
                Some(answer) => Then::CountsAs(answer),
                None => Then::Asks(self.text()),
            },
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
                1 => Certainty::Screen,
                2 => Certainty::Several,
                3 => Certainty::One,
                4 => Certainty::Conflict,
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
            is_retired: self.number() != 0,
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
                2 => Stage::Keep,
                _ => Stage::Aside,
            },
            risk: self.risk(),
            cost: self.text(),
            guard: self.option(|it| Guard { lost: it.text(), check: it.list(Packed::text), go: it.text() }),
            question: self.option(Packed::text),
            also: self.list(Packed::text),
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
            risk: self.risk(),
            caution: self.option(|it| Caution { cost: it.text(), save: it.text() }),
            menu: self.list(|it| MenuPath {
                versions: it.versions(),
                taps: it.list(Packed::text),
                search: it.option(Packed::text),
            }),
            see: self.list(Packed::checklist_id),
            also: self.list(Packed::text),
            grounds: self.grounds(),
        }
    }
}
