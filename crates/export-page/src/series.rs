//! What the charts show: which sources, and their numbers in order.

use std::collections::BTreeMap;

use export_protocol::{Detail, SourceLook};
use health_export::device::Kind;
use health_export::sources::SourceId;
use health_export::time::{DAY, Seconds};
use rules::words::fill;

use super::sentences::Speaker;
use crate::figures::Figures as _;

/// A chart distinguishes at most this many sources. The table behind it has the rest.
pub const MOST_LANES: usize = 6;

/// The maximum number of sources with a column in that table. No one person's export has had more in the days that it shows.
pub const MOST_COLUMNS: usize = 24;

/// The sources that are drawn.
pub fn drawn(lanes: &[Lane]) -> &[Lane] {
    &lanes[..lanes.len().min(MOST_LANES)]
}

/// The sources that are in the table.
pub fn tabled(lanes: &[Lane]) -> &[Lane] {
    &lanes[..lanes.len().min(MOST_COLUMNS)]
}

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
        let width = usize::try_from(last - first + 1).unwrap_or(0);
        let mut sums: BTreeMap<SourceId, Vec<f64>> = BTreeMap::new();
        for sum in &self.found.days {
            let Some(at) = usize::try_from(sum.day - first).ok().filter(|it| *it < width) else { continue };
            sums.entry(sum.source).or_insert_with(|| vec![0.0; width])[at] += sum.steps;
        }
        let lane = |(id, look): (SourceId, &SourceLook)| {
            let is_device = look.kind != Kind::Other && look.last_any.is_some_and(|it: Seconds| it >= since);
            let values = sums.remove(&id).filter(|it| it.iter().any(|it| *it > 0.0));
            let values = values.or(is_device.then(|| vec![0.0; width]))?;
            Some(Lane { source: id, name: self.look(look), kind: look.kind, values })
        };
        self.by_kind().into_iter().filter_map(lane).collect()
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
        sources.into_iter().map(lane).collect()
    }

    /// How many sources are not drawn, and where they are; nothing if all are.
    pub fn not_drawn(&self, lanes: &[Lane]) -> String {
        let (drawn, tabled) = (drawn(lanes).len(), tabled(lanes).len());
        let said = |text: &str, n: usize| fill(text, &[("n", &self.words.number(n as u64))]);
        match lanes.len() {
            all if all == drawn => String::new(),
            all if all == tabled => said(self.words.chart_more, tabled - drawn),
            all => [said(self.words.chart_more, tabled - drawn), said(self.words.chart_left_out, all - tabled)].join(" "),
        }
    }
}
