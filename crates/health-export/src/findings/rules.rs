//! The rules, in the order of their weight: what explains most comes first.

use std::collections::BTreeSet;

use super::super::sources::SourceId;
use super::super::time::{DAY, HOUR, Seconds};
use super::Finding;
use super::duplicates::written_twice;
use super::evidence::{Evidence, RECENTLY, Watch};
use super::overlaps::{order_of_sources, other_source_wins};

/// Older than this, steps are late: it may be a night, or a charger.
const DELAYED: Seconds = 12 * HOUR;

/// Older than this, they have stopped.
const STOPPED: Seconds = DAY;

/// Whoever walked so much with the phone was up, and had the watch on as likely as not.
const WALKED: f64 = 500.0;

/// Other records that go on for so long after the steps did not stop together with them.
const APART: Seconds = 6 * HOUR;

/// Phones lie on a desk over a weekend.
const PHONE_SILENT: Seconds = 3 * DAY;

/// A sample that is written so long after its end came late.
const LATE: Seconds = 2 * HOUR;

/// Gaps shorter than this are sitting.
const GAP: Seconds = 3 * HOUR;

/// All that speaks against the steps arriving, worst first; and what is to be known besides, whether they arrive or not.
pub fn found(evidence: &Evidence<'_>) -> (Vec<Finding>, Vec<Finding>) {
    let (wrong_now, wrong_once) = wrong_clock(evidence);
    // If the person's number from Health tells which source is on top, that decides.
    let is_known = evidence.shown.is_some_and(|it| it.tops().len() == 1);
    let other_wins = other_source_wins(evidence).filter(|_| !is_known);
    let order = order_of_sources(evidence).filter(|_| other_wins.is_none());
    let mut found: Vec<Finding> = Vec::new();
    found.extend(watch_never_wrote(evidence));
    found.extend(ghost_device(evidence));
    found.extend(stopped(evidence));
    found.extend(wrong_now);
    found.extend(arrives_late(evidence));
    found.extend(display_stale(evidence));
    found.extend(other_wins);
    found.extend(order);
    found.extend(written_twice(evidence));
    found.extend(phone_steps_missing(evidence));
    (found, wrong_once.into_iter().chain(time_zone(evidence)).collect())
}

fn watch_never_wrote(evidence: &Evidence<'_>) -> Option<Finding> {
    evidence.watches.is_empty().then_some(Finding::WatchNeverWrote { sources: evidence.export.sources.len() })
}

/// The watch under one name with another before it, which took the steps with it.
fn ghost_device(evidence: &Evidence<'_>) -> Option<Finding> {
    let newest = evidence.watches.iter().max_by_key(|it| it.first)?;
    let since = newest.first?;
    let shares_name = |it: &&Watch| it.id() != newest.id() && it.names.iter().any(|name| newest.names.contains(name));
    let ghosts: Vec<_> = evidence.watches.iter().filter(shares_name).filter(|it| it.step_count > 0).map(Watch::id).collect();
    let is_silent = newest.step_count == 0 && evidence.until - since > STOPPED;
    (is_silent && !ghosts.is_empty()).then_some(Finding::GhostDevice { newest: newest.id(), since, ghosts })
}

/// Whether the steps stopped, and whether alone.
fn stopped(evidence: &Evidence<'_>) -> Vec<Finding> {
    let Some(watch) = evidence.watch() else { return Vec::new() };
    let Some(last_any) = watch.last_any() else { return Vec::new() };
    let until = evidence.until;
    let silent = watch.last_step.map_or(Seconds::MAX, |it| until - it);
    let phone_since = evidence.phone_steps_since(watch.last_step.unwrap_or(until - STOPPED));
    if silent <= DELAYED || (silent <= STOPPED && phone_since < WALKED) {
        return Vec::new();
    }
    let apart = watch.last_other.map_or(0, |it| watch.last_step.map_or(Seconds::MAX, |step| it.0 - step));
    let alone = watch.last_other.filter(|_| apart >= APART).map(|(last_other, other)| Finding::OnlyStepsStopped {
        watch: watch.id(),
        last_step: watch.last_step,
        last_other,
        other,
        phone_since,
    });
    let everything = Finding::EverythingStopped { watch: watch.id(), last_step: watch.last_step, last_any, phone_since };
    match alone {
        Some(alone) if until - last_any <= STOPPED => vec![alone],
        // First the steps stopped, and then the rest.
        Some(alone) if apart > STOPPED => vec![everything, alone],
        _ => vec![everything],
    }
}

/// What a wrong clock wrote, if it matters now; else if it did once.
fn wrong_clock(evidence: &Evidence<'_>) -> (Option<Finding>, Option<Finding>) {
    let is_now = |wrong: &super::WrongClock| {
        wrong.claims > evidence.until || wrong.really.is_some_and(|it| evidence.until - it < 2 * RECENTLY)
    };
    let all = evidence.export.each().map(|(source, _, trace)| (source, trace.arrivals.wrong())).filter(|it| it.1.count > 0);
    let worst = all.max_by_key(|(_, wrong)| (is_now(wrong), wrong.count));
    let finding = worst.map(|(source, wrong)| (is_now(&wrong), Finding::WrongClock { source, wrong }));
    match finding {
        Some((true, finding)) => (Some(finding), None),
        Some((false, finding)) => (None, Some(finding)),
        None => (None, None),
    }
}

fn arrives_late(evidence: &Evidence<'_>) -> Option<Finding> {
    let watch = evidence.watch()?;
    let recent = evidence.recent(RECENTLY);
    let ids: BTreeSet<&SourceId> = watch.ids.iter().collect();
    let own = recent.iter().filter(|it| ids.contains(&it.source));
    let mut arrived: Vec<(Seconds, Seconds, f64)> = own.filter_map(|it| Some((it.created()?, it.lag()?, it.value()))).collect();
    let samples = arrived.len();
    arrived.sort_by_key(|it| it.0);
    // Many at once, of which the first was hours old.
    let batches = arrived.chunk_by(|one, next| next.0 - one.0 <= 120).filter(|batch| {
        let lags = || batch.iter().map(|it| it.1);
        batch.len() >= 5 && lags().max() >= lags().min().map(|it| it + LATE)
    });
    let batches = batches.count();
    let all: f64 = arrived.iter().map(|it| it.2).sum();
    let late: f64 = arrived.iter().filter(|it| it.1 > LATE).map(|it| it.2).sum();
    let mut lags: Vec<Seconds> = arrived.iter().map(|it| it.1).collect();
    lags.sort_unstable();
    let (median, worst) = (*lags.get(samples / 2)?, *lags.last()?);
    let late_share = if all > 0.0 { late / all } else { 0.0 };
    let is_late = samples >= 5 && (late_share >= 0.25 || median > HOUR);
    is_late.then_some(Finding::ArrivesLate { watch: watch.id(), samples, median, worst, late_share, batches })
}

fn display_stale(evidence: &Evidence<'_>) -> Option<Finding> {
    let shown = evidence.shown.filter(|it| it.is_below_all())?;
    Some(Finding::DisplayStale { day: shown.day, shown: shown.shown, least: shown.least })
}

fn phone_steps_missing(evidence: &Evidence<'_>) -> Option<Finding> {
    let watch_step = evidence.watch()?.last_step?;
    let last = evidence.last_phone_step();
    let is_missing = last.is_none_or(|it| evidence.until - it.1 > PHONE_SILENT);
    let phone = last.map(|it| it.0).or(evidence.phones.first().copied());
    (is_missing && evidence.until - watch_step <= STOPPED)
        .then_some(Finding::PhoneStepsMissing { phone, last_step: last.map(|it| it.1) })
}

fn time_zone(evidence: &Evidence<'_>) -> Option<Finding> {
    let exported = evidence.export.exported?;
    let offset = evidence.zone.offset_at(exported.utc);
    let change = evidence.zone.change_between(exported.utc - RECENTLY, exported.utc);
    (change.is_some() || offset != exported.offset).then_some(Finding::TimeZone {
        change,
        offset,
        offset_in_export: exported.offset,
    })
}

pub fn all_clear(evidence: &Evidence<'_>) -> Option<Finding> {
    let watch = evidence.watch()?;
    let last_step = watch.last_step?;
    Some(Finding::AllClear { watch: watch.id(), last_step, last_other: watch.last_other.map(|it| it.0) })
}

pub fn gaps_at_night(evidence: &Evidence<'_>) -> Option<Finding> {
    let watch = evidence.watch()?;
    let from = watch.first?.max(evidence.until - RECENTLY / 2);
    let gaps = evidence.export.gaps(&watch.ids, from, evidence.until, GAP);
    let longest = gaps.iter().map(|it| it.seconds()).max()?;
    // Of a night, at most an hour lies in the day.
    let is_night = |from: Seconds, to: Seconds| {
        let hours = (0..(to - from) / HOUR).map(|it| evidence.zone.hour_of(from + it * HOUR));
        hours.filter(|it| (9..21).contains(it)).count() <= 1
    };
    // Somebody who walked with the phone had the watch on as likely as not. A few steps are those of a watch on its charger.
    let is_charging = |from: Seconds, to: Seconds| {
        let samples = evidence.export.within(from, to).filter(|it| evidence.phones.contains(&it.source));
        let steps: f64 = samples.map(|it| it.steps_within(from, to)).sum();
        steps > 0.0 && steps < WALKED
    };
    let is_normal = gaps.iter().all(|it| is_night(it.from, it.to) || is_charging(it.from, it.to));
    is_normal.then_some(Finding::GapsAtNight { watch: watch.id(), gaps: gaps.len(), longest })
}
