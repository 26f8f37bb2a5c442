//! Source order: the orders in which Health may rank its sources, and which of them fit a number that Health shows.

use serde::{Deserialize, Serialize};

use super::device::Kind;
use super::export::Export;
use super::merge::{Merged, Merging};
use super::sources::SourceId;
use super::zone::Zone;

/// At most this many apps are tried at the top of the list.
const MOST_APPS: usize = 8;

/// A day as each plausible order gives it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct DayTotals {
    pub day: i64,
    /// All samples added up, whatever overlaps.
    pub raw: f64,
    /// One total for each order. The first order is: watches, phones, everything else.
    pub orders: Vec<Merged>,
}

/// What a number that Health shows for a day says about the order of sources.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Calibration {
    pub day: i64,
    pub shown: f64,
    /// The orders that give this number. Empty if none does.
    pub fits: Vec<Vec<SourceId>>,
    /// How many orders were tried.
    pub tried: usize,
    /// The least and the most that any order gives.
    pub least: f64,
    pub most: f64,
}

impl Calibration {
    /// The sources that stand on top in an order that fits. With one, it is clear which source counts.
    pub fn tops(&self) -> Vec<SourceId> {
        let mut tops: Vec<SourceId> = self.fits.iter().filter_map(|it| it.first().copied()).collect();
        tops.sort_unstable();
        tops.dedup();
        tops
    }

    /// Health shows less than is there, in whichever order: it is behind.
    pub fn is_below_all(&self) -> bool {
        self.shown < self.least - 1.0
    }
}

impl Export {
    /// The plausible orders of these sources: the watch, the phone, then apps; the phone before the watch; and each app on top.
    pub fn orders(&self, ids: &[SourceId]) -> Vec<Vec<SourceId>> {
        let of = |kind: Kind| {
            let mut own: Vec<SourceId> = ids.iter().copied().filter(|it| self.source(*it).kind == kind).collect();
            // Of several watches, the one in use counts first.
            own.sort_by_key(|it| (std::cmp::Reverse(self.trace(*it).last_of_any()), *it));
            own.dedup();
            own
        };
        let (watches, phones, apps) = (of(Kind::Watch), of(Kind::Phone), of(Kind::Other));
        let devices = [[watches.as_slice(), &phones].concat(), [phones.as_slice(), &watches].concat()];
        let mut orders: Vec<Vec<SourceId>> = devices.iter().map(|it| [it.as_slice(), &apps].concat()).collect();
        for app in apps.iter().take(MOST_APPS) {
            let others: Vec<SourceId> = apps.iter().copied().filter(|it| it != app).collect();
            orders.extend(devices.iter().map(|it| [&[*app], it.as_slice(), &others].concat()));
        }
        let mut known: Vec<Vec<SourceId>> = Vec::new();
        for order in orders {
            if !known.contains(&order) {
                known.push(order);
            }
        }
        known
    }

    /// One day in every plausible order; `None` if that day is only in sums.
    pub fn totals_of(&self, day: i64, zone: &Zone) -> Option<DayTotals> {
        let samples = self.samples_of(day, zone)?;
        let (from, to) = (zone.start_of(day), zone.start_of(day + 1));
        let merging = Merging::of(&samples, from, to);
        let orders = self.orders(merging.sources()).iter().map(|it| merging.in_order(it)).collect();
        let raw = samples.iter().map(|it| it.steps_within(from, to)).sum();
        Some(DayTotals { day, raw, orders })
    }

    /// Which orders give the number that Health shows for this day; `None` if that day is only in sums.
    pub fn calibrate(&self, day: i64, shown: f64, zone: &Zone) -> Option<Calibration> {
        let totals = self.totals_of(day, zone)?;
        let order_of = |it: &Merged| it.shares.iter().map(|it| it.0).collect::<Vec<_>>();
        let fits = totals.orders.iter().filter(|it| it.total.reaches(shown)).map(order_of).collect();
        let least = totals.orders.iter().map(|it| it.total.low).fold(f64::INFINITY, f64::min);
        let most = totals.orders.iter().map(|it| it.total.high).fold(0.0, f64::max);
        let least = if least.is_finite() { least } else { 0.0 };
        Some(Calibration { day, shown, fits, tried: totals.orders.len(), least, most })
    }
}
