//! Merging: whatever is newer, value by value.

use super::{Progress, Timed, Values};
use crate::model::guide::{Alias, Guide};

impl Progress {
    /// Takes over whatever is newer in `other`.
    pub fn merge(&mut self, other: &Progress) {
        self.take_over(other);
    }

    /// The same, and returns the ids that there is something new about; for what has no id, its name.
    pub fn take_over<'a>(&mut self, other: &'a Progress) -> Vec<&'a str> {
        let mut new = Vec::new();
        merge_values(&mut self.marks, &other.marks, &mut new);
        merge_values(&mut self.worked, &other.worked, &mut new);
        merge_values(&mut self.answers, &other.answers, &mut new);
        merge_values(&mut self.timers, &other.timers, &mut new);
        merge_values(&mut self.notes, &other.notes, &mut new);
        merge_values(&mut self.open, &other.open, &mut new);
        merge_one(&mut self.chosen, &other.chosen, "chosen", &mut new);
        merge_one(&mut self.systems, &other.systems, "systems", &mut new);
        merge_one(&mut self.checked, &other.checked, "checked", &mut new);
        new
    }

    /// Lets values under an id that was renamed count for the id of today. The old ones stay where they are. Returns the ids of
    /// today that have something new.
    pub fn adopt_aliases(&mut self, guide: &Guide) -> Vec<&'static str> {
        let mut new = Vec::new();
        for alias in guide.aliases {
            adopt(&mut self.marks, alias, &mut new);
            adopt(&mut self.worked, alias, &mut new);
            adopt(&mut self.timers, alias, &mut new);
            adopt(&mut self.notes, alias, &mut new);
            adopt(&mut self.open, alias, &mut new);
        }
        new
    }
}

fn merge_values<'a, T: Clone + Ord>(ours: &mut Values<T>, theirs: &'a Values<T>, new: &mut Vec<&'a str>) {
    for (id, value) in theirs.iter() {
        if ours.get(id).is_none_or(|it| it < value) {
            ours.insert(id, value.clone());
            new.push(id);
        }
    }
}

fn merge_one<'a, T: Clone + Ord>(ours: &mut Option<Timed<T>>, theirs: &Option<Timed<T>>, name: &'a str, new: &mut Vec<&'a str>) {
    if *ours < *theirs {
        ours.clone_from(theirs);
        new.push(name);
    }
}

fn adopt<T: Clone + Ord>(values: &mut Values<T>, alias: &Alias, new: &mut Vec<&'static str>) {
    if let Some(value) = values.get(alias.old).cloned()
        && values.get(alias.new).is_none_or(|it| *it < value)
    {
        values.insert(alias.new, value);
        new.push(alias.new);
    }
}
