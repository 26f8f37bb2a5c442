//! What the charts show: which sources, and their numbers in order.

use crate::model::health_export::device::Kind;
use crate::model::health_export::sources::SourceId;
use crate::model::health_export::time::{DAY, Seconds};

use super::sentences::Speaker;
use super::talk::Detail;

/// So many sources are told apart in a chart.
const MOST_LANES: usize = 6;

/// One source's numbers.
#[derive(Clone, Debug, PartialEq)]
pub struct Lane {
    pub source: SourceId,
    pub name: String,
    pub kind: Kind,
    pub values: Vec<f64>,
}

impl Lane {
    pub fn total(&self) -> f64 {
        self.values.iter().sum()
    }
}

impl Speaker<'_> {
    /// The first of so many days, and the last: that of the export, so that a silence before it shows.
    pub fn window(&self, days: i64) -> (i64, i64) {
        let last = self.zone.day_of(self.found.until).max(self.found.last_day);
        (last - days + 1, last)
    }

    /// The steps of each of the last days: of every source with steps then, and of watches and phones that were heard of.
    pub fn lanes_of_days(&self, days: i64) -> Vec<Lane> {
        let (first, last) = self.window(days);
        let since = self.found.until - days * DAY;
        let lane = |(id, look): (SourceId, &super::talk::SourceLook)| {
            let mut values = vec![0.0; usize::try_from(last - first + 1).unwrap_or(0)];
            for sum in self.found.days.iter().filter(|it| it.source == id) {
                if let Some(value) = usize::try_from(sum.day - first).ok().and_then(|it| values.get_mut(it)) {
                    *value += sum.steps;
                }
            }
            let is_device = look.kind != Kind::Other && look.last_any.is_some_and(|it: Seconds| it >= since);
            let lane = Lane { source: id, name: self.look(look), kind: look.kind, values };
            (is_device || lane.total() > 0.0).then_some(lane)
        };
        self.freshest().into_iter().filter_map(lane).take(MOST_LANES).collect()
    }

    /// The steps of each hour of a day.
    pub fn lanes_of_hours(&self, detail: &Detail) -> Vec<Lane> {
        let rank = |id: &SourceId| self.found.source(*id).map(|it| (it.kind, std::cmp::Reverse(it.last_any)));
        let mut sources: Vec<_> = detail.hours.sources.iter().collect();
        sources.sort_by_key(|it| rank(&it.0));
        let lane = |(id, hours): &(SourceId, [(f64, u32); 24])| Lane {
            source: *id,
            name: self.source(*id),
            kind: self.found.source(*id).map_or(Kind::Other, |it| it.kind),
            values: hours.iter().map(|it| it.0).collect(),
        };
        sources.into_iter().map(lane).take(MOST_LANES).collect()
    }
}
