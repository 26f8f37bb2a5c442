//! What the rules look at, worked out once.

use super::super::device::Kind;
use super::super::export::Export;
use super::super::gather::Group;
use super::super::orders::Calibration;
use super::super::samples::Sample;
use super::super::sources::SourceId;
use super::super::time::{DAY, Seconds};
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
    pub phones: Vec<SourceId>,
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
fn watches(export: &Export) -> Vec<Watch> {
    let mut found: Vec<(String, Watch)> = Vec::new();
    let mut by_age: Vec<_> = export.of_kind(Kind::Watch).filter(|it| !export.is_shadow(it.0)).collect();
    by_age.sort_by_key(|it| it.2.last_of_any());
    for (id, source, trace) in by_age {
        let key = source.hardware().map_or_else(|| format!("name {}", source.plain_name()), str::to_string);
        let others = Group::ALL[1..].iter().filter_map(|it| Some((trace.last_of(*it)?, *it)));
        let watch = Watch {
            ids: vec![id],
            names: vec![source.plain_name()],
            first: trace.first,
            last_step: trace.last_sound_step(),
            last_other: others.max_by_key(|it| it.0),
            step_count: trace.step_count,
        };
        match found.iter_mut().find(|it| it.0 == key) {
            Some((_, known)) => {
                known.ids.extend(watch.ids);
                known.names.extend(watch.names);
                known.first = known.first.into_iter().chain(watch.first).min();
                known.last_step = known.last_step.max(watch.last_step);
                known.last_other = known.last_other.into_iter().chain(watch.last_other).max_by_key(|it| it.0);
                known.step_count += watch.step_count;
            }
            None => found.push((key, watch)),
        }
    }
    found.sort_by_key(|it| std::cmp::Reverse(it.1.last_any()));
    found.into_iter().map(|it| it.1).collect()
}
