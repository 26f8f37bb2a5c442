//! A day's total in words: what each order of sources gives, and what the number that Health shows says about it.

use std::collections::BTreeMap;

use health_export::device::Kind;
use health_export::merge::Range;
use health_export::source_order::{Calibration, DayTotals};
use health_export::sources::SourceId;
use rules::words::fill;

use super::sentences::Speaker;
use crate::figures::Figures as _;

/// What an order of sources gives.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OrderLine {
    pub top: String,
    pub estimate: String,
    /// Each source with its share, in the order in which they are asked.
    pub shares: Vec<(String, String)>,
}

impl Speaker<'_> {
    /// One line for each source that can be on top: what comes below it changes little.
    pub fn orders(&self, totals: &DayTotals) -> Vec<OrderLine> {
        let mut tops: Vec<SourceId> = Vec::new();
        let mut lines = Vec::new();
        // Each name is made once, however many orders there are.
        let mut names: BTreeMap<SourceId, String> = BTreeMap::new();
        for order in &totals.orders {
            let Some((top, _)) = order.shares.first() else { continue };
            if !tops.contains(top) {
                tops.push(*top);
                let mut name = |it: SourceId| names.entry(it).or_insert_with(|| self.source(it)).clone();
                let shares = order.shares.iter().map(|(id, share)| (name(*id), self.range(*share))).collect();
                lines.push(OrderLine { top: name(*top), estimate: self.range(order.total), shares });
            }
        }
        lines
    }

    pub fn range(&self, range: Range) -> String {
        let [low, high] = [range.low, range.high].map(|it| self.words.steps(it));
        if low == high { low } else { fill(self.words.range, &[("low", &low), ("high", &high)]) }
    }

    /// What the number says, and what to do.
    pub fn calibrated(&self, calibration: &Calibration) -> Vec<String> {
        let words = self.words;
        let (least, most) = (words.steps(calibration.least), words.steps(calibration.most));
        let tops = calibration.tops();
        let names: Vec<String> = tops.iter().map(|it| self.source(*it)).collect();
        let is_watch = |id: &SourceId| self.found.source(*id).is_some_and(|it| it.kind == Kind::Watch);
        match tops.as_slice() {
            [] if calibration.is_below_all() => vec![fill(words.shown_below, &[("least", &least)])],
            [] if calibration.shown > calibration.most => vec![fill(words.shown_above, &[("most", &most)])],
            [] => vec![words.shown_between.to_string()],
            _ if calibration.fits.len() == calibration.tried => vec![words.shown_only.to_string()],
            [top] if is_watch(top) => vec![fill(words.shown_watch, &[("source", &names.concat())])],
            [_] => {
                let watch = calibration.fits.iter().flatten().find(|it| is_watch(it));
                let advice = watch.map(|it| fill(words.shown_advice, &[("watch", &self.source(*it))]));
                [fill(words.shown_other, &[("source", &names.concat())])].into_iter().chain(advice).collect()
            }
            _ => vec![fill(words.shown_several, &[("sources", &words.any_of(&names))])],
        }
    }
}
