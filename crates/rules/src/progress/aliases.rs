//! Aliases: what was kept under an id that was renamed counts for the id of today.

use super::{Progress, Values};
use crate::guide::{Alias, Guide};

impl Progress {
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

fn adopt<T: Clone + Ord>(values: &mut Values<T>, alias: &Alias) -> bool {
    let Some(value) = values.get(alias.old).cloned() else { return false };
    let is_new = values.get(alias.new).is_none_or(|it| *it < value);
    if is_new {
        values.insert(alias.new, value);
    }
    is_new
}
