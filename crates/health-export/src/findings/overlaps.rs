//! Where several sources counted the same steps, and who of them wins.

use std::collections::BTreeMap;

use super::super::device::Kind;
use super::super::intervals::{Cover, covers};
use super::super::merge::{Merged, Range};
use super::super::sources::SourceId;
use super::super::time::{DAY, Seconds};
use super::Finding;
use super::evidence::Evidence;

/// At most this many days are looked at.
const DAYS: Seconds = 7;

/// An app that covers this much of the time wins.
const MOST_OF_THE_TIME: f64 = 0.5;

/// If the order changes the total by less than this, it is not what somebody is looking for.
const NOTICEABLE: f64 = 0.2;

/// The same, in steps a day.
const NOTICEABLE_STEPS: f64 = 300.0;

pub fn other_source_wins(evidence: &Evidence<'_>) -> Option<Finding> {
    let (from, to) = (evidence.until - DAYS * DAY, evidence.until);
    let samples = evidence.recent(DAYS * DAY);
    let covers = covers(samples.iter().copied(), from, to);
    let all = Cover::of(covers.values().flat_map(|it| it.spans()).copied()).seconds();
    let is_app = |id: &SourceId| evidence.export.source(*id).kind == Kind::Other;
    let apps = covers.iter().filter(|(id, _)| is_app(id));
    let (source, covered) = apps.max_by_key(|it| it.1.seconds())?;
    let share = covered.seconds() as f64 / all.max(1) as f64;
    let is_watch_there = covers.keys().any(|it| evidence.export.source(*it).kind == Kind::Watch);
    let own = samples.iter().filter(|it| it.source == *source);
    let steps = own.map(|it| it.steps_within(from, to)).sum();
    (share >= MOST_OF_THE_TIME && is_watch_there).then_some(Finding::OtherSourceWins { source: *source, share, steps })
}

pub fn order_of_sources(evidence: &Evidence<'_>) -> Option<Finding> {
    let is_watch = |id: &SourceId| evidence.export.source(*id).kind == Kind::Watch;
    evidence.watch()?;
    // What the person read in Health decides, if it does.
    let tops = evidence.shown.map(|it| it.tops()).unwrap_or_default();
    let is_watch_below = !tops.is_empty() && !tops.iter().any(is_watch);
    let is_watch_first = tops.iter().any(is_watch) && tops.len() == 1;
    let last = evidence.zone.day_of(evidence.until);
    let mut overlap = 0;
    let mut own_by_day: BTreeMap<i64, Range> = BTreeMap::new();
    let mut by_top: BTreeMap<SourceId, BTreeMap<i64, Range>> = BTreeMap::new();
    for day in last - DAYS + 1..=last {
        let Some(totals) = evidence.export.totals_of(day, evidence.zone) else { continue };
        let top = |it: &Merged| it.shares.first().map(|it| it.0);
        let Some(own) = totals.orders.iter().find(|it| top(it).as_ref().is_some_and(is_watch)) else { continue };
        own_by_day.insert(day, own.total);
        overlap += evidence.export.hours(day, evidence.zone).map_or(0, |it| it.overlap);
        for other in totals.orders.iter().filter(|it| !top(it).as_ref().is_some_and(is_watch)) {
            // One order for each source on top.
            let Some(top) = top(other) else { continue };
            by_top.entry(top).or_default().entry(day).or_insert(other.total);
        }
    }
    let days = own_by_day.len();
    let watch_first = own_by_day.values().fold(Range::default(), |sum, it| sum.plus(*it));
    let (mut furthest, mut others_first) = (0.0, watch_first);
    for sums in by_top.values() {
        // On a day on which that source is silent, the watch is on top of what is left.
        let sum = own_by_day.iter().fold(Range::default(), |sum, (day, own)| sum.plus(*sums.get(day).unwrap_or(own)));
        let apart = (sum.middle() - watch_first.middle()).abs();
        if apart >= furthest {
            (furthest, others_first) = (apart, sum);
        }
    }
    let most = watch_first.middle().max(others_first.middle());
    let is_noticeable = furthest >= NOTICEABLE * most && furthest >= NOTICEABLE_STEPS * days as f64;
    let is_found = days > 0 && (is_watch_below || (is_noticeable && !is_watch_first));
    is_found.then_some(Finding::OrderOfSources { days, watch_first, others_first, overlap, tops })
}
