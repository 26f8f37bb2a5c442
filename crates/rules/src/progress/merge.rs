//! Merging: whatever is newer, value by value.

use super::{Progress, Timed, Values};
use crate::guide::{Alias, Guide};

impl Progress {
    /// Takes over whatever is newer in `other`. Says whether anything is.
    pub fn merge(&mut self, other: &Progress) -> bool {
        let new = [
            merge_values(&mut self.marks, &other.marks),
            merge_values(&mut self.worked, &other.worked),
            merge_values(&mut self.answers, &other.answers),
            merge_values(&mut self.timers, &other.timers),
            merge_values(&mut self.notes, &other.notes),
            merge_values(&mut self.open, &other.open),
            merge_one(&mut self.chosen, &other.chosen),
            merge_one(&mut self.systems, &other.systems),
            merge_one(&mut self.checked, &other.checked),
        ];
        new.contains(&true)
    }

    /// Lets values under an id that was renamed count for the id of today. The old ones stay where they are. Says whether any is
    /// newer than what is there.
    pub fn adopt_aliases(&mut self, guide: &Guide) -> bool {
        let mut is_new = false;
        for alias in guide.aliases {
            is_new |= adopt(&mut self.marks, alias)
                | adopt(&mut self.worked, alias)
                | adopt(&mut self.timers, alias)
                | adopt(&mut self.notes, alias)
                | adopt(&mut self.open, alias);
        }
        is_new
    }
}

fn merge_values<T: Clone + Ord>(ours: &mut Values<T>, theirs: &Values<T>) -> bool {
    let mut is_new = false;
    for (id, value) in theirs.iter() {
        if ours.get(id).is_none_or(|it| it < value) {
            ours.insert(id, value.clone());
            is_new = true;
        }
    }
    is_new
}

fn merge_one<T: Clone + Ord>(ours: &mut Option<Timed<T>>, theirs: &Option<Timed<T>>) -> bool {
    let is_new = *ours < *theirs;
    if is_new {
        ours.clone_from(theirs);
    }
    is_new
}

fn adopt<T: Clone + Ord>(values: &mut Values<T>, alias: &Alias) -> bool {
    let Some(value) = values.get(alias.old).cloned() else { return false };
    let is_new = values.get(alias.new).is_none_or(|it| *it < value);
    if is_new {
        values.insert(alias.new, value);
    }
    is_new
}
