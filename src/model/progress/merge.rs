//! Merging: whatever is newer, value by value.

use super::{Progress, Timed, Values};
use crate::model::guide::Guide;

impl Progress {
    /// Takes over whatever is newer in `other`.
    pub fn merge(&mut self, other: &Progress) {
        merge_values(&mut self.marks, &other.marks);
        merge_values(&mut self.worked, &other.worked);
        merge_values(&mut self.answers, &other.answers);
        merge_values(&mut self.timers, &other.timers);
        merge_values(&mut self.notes, &other.notes);
        merge_values(&mut self.open, &other.open);
        merge_one(&mut self.chosen, &other.chosen);
        merge_one(&mut self.systems, &other.systems);
        merge_one(&mut self.checked, &other.checked);
    }

    /// Lets values under an id that was renamed count for the id of today. The old ones stay where they are.
    pub fn adopt_aliases(&mut self, guide: &Guide) {
        for alias in guide.aliases {
            adopt(&mut self.marks, alias.old, alias.new);
            adopt(&mut self.worked, alias.old, alias.new);
            adopt(&mut self.timers, alias.old, alias.new);
            adopt(&mut self.notes, alias.old, alias.new);
            adopt(&mut self.open, alias.old, alias.new);
        }
    }
}

fn merge_values<T: Clone + Ord>(ours: &mut Values<T>, theirs: &Values<T>) {
    for (id, value) in theirs.iter() {
        if ours.get(id).is_none_or(|it| it < value) {
            ours.insert(id, value.clone());
        }
    }
}

fn merge_one<T: Clone + Ord>(ours: &mut Option<Timed<T>>, theirs: &Option<Timed<T>>) {
    if *ours < *theirs {
        ours.clone_from(theirs);
    }
}

fn adopt<T: Clone + Ord>(values: &mut Values<T>, old: &str, new: &str) {
    if let Some(value) = values.get(old).cloned()
        && values.get(new).is_none_or(|it| *it < value)
    {
        values.insert(new, value);
    }
}
