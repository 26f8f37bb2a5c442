//! What the rules look at, worked out once.

use std::collections::BTreeSet;

use super::super::device::Kind;
use super::super::export::Export;
use super::super::samples::Sample;
use super::super::source_order::Calibration;
use super::super::sources::SourceId;
use super::super::time::{DAY, Seconds};
use super::super::trace::Group;
use super::super::zone::Zone;

/// How far back lateness and overlaps are looked at: what was is not what is.
pub const RECENTLY: Seconds = 14 * DAY;

/// One watch, under all the names that it had.
#[derive(Clone, Debug)]
pub struct Watch {
    pub ids: Vec<SourceId>,
    pub names: Vec<String>,
    pub first: Option<Seconds>,
    pub last_step: Option<Seconds>,
    pub last_other: Option<(Seconds, Group)>,
    pub step_count: u64,
}

impl Watch {
    pub fn last_any(&self) -> Option<Seconds> {
        self.last_step.max(self.last_other.map(|it| it.0))
    }

    /// Takes over what it left under another name, which was heard of later.
    fn join(&mut self, later: Watch) {
        self.ids.extend(later.ids);
        self.names.extend(later.names);
        self.first = self.first.into_iter().chain(later.first).min();
        self.last_step = self.last_step.max(later.last_step);
        self.last_other = self.last_other.into_iter().chain(later.last_other).max_by_key(|it| it.0);
        self.step_count += later.step_count;
    }

    /// Stands for the watch: the name that was heard of last.
    pub fn id(&self) -> SourceId {
        self.ids.last().copied().unwrap_or(SourceId(0))
    }
}

pub struct Evidence<'a> {
    pub export: &'a Export,
    pub zone: &'a Zone,
    pub shown: Option<&'a Calibration>,
    /// When the export was made.
    pub until: Seconds,
    /// The watch that was heard of last comes first.
    pub watches: Vec<Watch>,
    pub phones: BTreeSet<SourceId>,
}

impl<'a> Evidence<'a> {
    pub fn of(export: &'a Export, zone: &'a Zone, shown: Option<&'a Calibration>) -> Evidence<'a> {
        let phones = export.of_kind(Kind::Phone).map(|it| it.0).collect();
        Evidence { export, zone, shown, until: export.until, watches: watches(export), phones }
    }

    /// The watch in use.
    pub fn watch(&self) -> Option<&Watch> {
        self.watches.first()
    }

    /// Samples that share time with the last `span` seconds.
    pub fn recent(&self, span: Seconds) -> Vec<&'a Sample> {
        self.export.within(self.until - span, self.until + 1).collect()
    }

    /// What phones counted from then until the export.
    pub fn phone_steps_since(&self, from: Seconds) -> f64 {
        let from = from.min(self.until);
        let samples = self.export.within(from, self.until + 1).filter(|it| self.phones.contains(&it.source));
        samples.map(|it| it.steps_within(from, self.until + 1)).sum()
    }

    /// The last step that any phone counted.
    pub fn last_phone_step(&self) -> Option<(SourceId, Seconds)> {
        let last = |it: &SourceId| Some((*it, self.export.trace(*it).last_sound_step()?));
        self.phones.iter().filter_map(last).max_by_key(|it| it.1)
    }
}

/// The watches, by their hardware; where it is not said, by name.
///
/// Records that leave out which device it was, under the name of one that is known, are of that one. Of those only steps count: a
/// phone writes others, such as a resting heart rate, for a watch that it has not heard of since.
fn watches(export: &Export) -> Vec<Watch> {
    let mut found: Vec<(Option<&str>, Watch)> = Vec::new();
    let mut by_age: Vec<_> = export.of_kind(Kind::Watch).filter(|it| !export.is_shadow(it.0)).collect();
    by_age.sort_by_key(|it| (it.1.hardware().is_none(), it.2.last_of_any()));
    for (id, source, trace) in by_age {
        let (hardware, name) = (source.hardware(), source.plain_name());
        let others = Group::ALL[1..].iter().filter_map(|it| Some((trace.last_of(*it)?, *it)));
        let watch = Watch {
            ids: vec![id],
            names: vec![name.clone()],
            first: trace.first,
            last_step: trace.last_sound_step(),
            last_other: others.max_by_key(|it| it.0),
            step_count: trace.step_count,
        };
        let is_same = |it: &&mut (Option<&str>, Watch)| match hardware {
            Some(_) => it.0 == hardware,
            None => it.1.names.contains(&name),
        };
        match found.iter_mut().filter(is_same).max_by_key(|it| it.1.last_any()) {
            Some((Some(_), known)) if hardware.is_none() => {
                known.ids.insert(0, id);
                known.last_step = known.last_step.max(watch.last_step);
                known.step_count += watch.step_count;
            }
            Some((_, known)) => known.join(watch),
            None => found.push((hardware, watch)),
        }
    }
    found.sort_by_key(|it| std::cmp::Reverse(it.1.last_any()));
    found.into_iter().map(|it| it.1).collect()
}
