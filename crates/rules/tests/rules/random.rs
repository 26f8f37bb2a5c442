//! Numbers and progress without a pattern, the same in every run.

use fixtures::guide;
use rules::guide::Guide;
use rules::pick::{newer, older};
use rules::progress::{Millis, Progress, State, Timed, Worked};
use rules::system::{Device, Pick, Systems};

/// Some day in November 2026.
pub const NOW: Millis = 1_795_000_000_000;

/// What can be said of a device's versions: as the first edition of the guide divided them, and as ranges of any other.
pub fn picks(device: Device) -> [Pick; 8] {
    let between = |from, to| Pick { from: Some(from), to: Some(to) };
    let others = [Pick::from(26), Pick::to(25), between(18, 25), between(0, 255), between(9, 9)];
    let [one, two, three, four, five] = others;
    [Pick::UNSURE, newer(device), older(device), one, two, three, four, five]
}

pub struct Numbers(pub u64);

impl Numbers {
    pub fn below(&mut self, limit: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        // The low bits of these numbers are the worse ones.
        (self.0 >> 11) % limit
    }

    pub fn of<T: Copy>(&mut self, all: &[T]) -> T {
        all[self.below(all.len() as u64) as usize]
    }
}

/// Progress in which each thing that the guide has is set with a chance of `chance` in 100, at a time less than `span` before [`NOW`].
pub fn some_progress(numbers: &mut Numbers, chance: u64, span: Millis) -> Progress {
    some_progress_in(guide(), numbers, chance, span)
}

/// The same in another guide.
pub fn some_progress_in(guide: &Guide, numbers: &mut Numbers, chance: u64, span: Millis) -> Progress {
    let mut progress = Progress::default();
    for step in guide.steps() {
        if numbers.below(100) < chance {
            let value = numbers.of(&[State::Todo, State::Done, State::Skipped]);
            progress.marks.insert(step.id.0, Timed { at: NOW - numbers.below(span), value });
        }
    }
    for checklist in guide.checklists {
        if numbers.below(100) < chance {
            let value = numbers.of(&[None, Some(Worked::Unsure), Some(Worked::NotYet), Some(Worked::Fixed)]);
            progress.worked.insert(checklist.id.0, Timed { at: NOW - numbers.below(span), value });
        }
    }
    for question in guide.questions {
        if numbers.below(100) < chance {
            let answer = question.answers[numbers.below(question.answers.len() as u64) as usize].id;
            let value = (numbers.below(8) > 0).then(|| answer.to_string());
            progress.answers.insert(question.id, Timed { at: NOW - numbers.below(span), value });
        }
    }
    if numbers.below(100) < chance {
        let causes: Vec<&str> = guide.symptoms.iter().map(|it| it.id.0).chain(guide.verdicts.iter().map(|it| it.id.0)).collect();
        let cause = numbers.of(&causes).to_string();
        progress.chosen = Some(Timed { at: NOW - numbers.below(span), value: (numbers.below(8) > 0).then_some(cause) });
    }
    if numbers.below(100) < chance {
        let value = Systems { ios: numbers.of(&picks(Device::Iphone)), watchos: numbers.of(&picks(Device::Watch)) };
        progress.systems = Some(Timed { at: NOW - numbers.below(span), value });
    }
    progress
}
