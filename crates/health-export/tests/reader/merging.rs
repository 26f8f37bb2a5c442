//! One total out of several sources, with numbers worked out by hand.

use health_export::intervals::{Cover, covers, overlap};
use health_export::merge::{Merged, Merging, Range, merge};
use health_export::samples::Sample;
use health_export::sources::SourceId;

const ONE: SourceId = SourceId(1);
const TWO: SourceId = SourceId(2);
const THREE: SourceId = SourceId(3);

/// From minute to minute, so many steps.
fn sample(source: SourceId, from: i64, to: i64, steps: f64) -> Sample {
    Sample::new(source, from * 60, to * 60, None, steps).unwrap()
}

#[track_caller]
fn merged(samples: &[Sample], order: &[SourceId], minutes: i64) -> Merged {
    let samples: Vec<&Sample> = samples.iter().collect();
    merge(&samples, order, 0, minutes * 60)
}

#[track_caller]
fn total(samples: &[Sample], order: &[SourceId]) -> (f64, f64) {
    let Range { low, high } = merged(samples, order, 1440).total;
    (low, high)
}

#[test]
fn what_does_not_overlap_is_added() {
    let samples = [sample(ONE, 0, 10, 100.0), sample(TWO, 10, 20, 50.0), sample(ONE, 20, 30, 25.0)];
    assert_eq!(total(&samples, &[ONE, TWO]), (175.0, 175.0));
    assert_eq!(total(&samples, &[TWO, ONE]), (175.0, 175.0));
}

#[test]
fn the_higher_source_takes_the_whole_of_what_both_cover() {
    let samples = [sample(ONE, 0, 10, 100.0), sample(TWO, 0, 10, 80.0)];
    assert_eq!(total(&samples, &[ONE, TWO]), (100.0, 100.0));
    assert_eq!(total(&samples, &[TWO, ONE]), (80.0, 80.0));
}

// Of the lower one's ten minutes four are covered: 48 of its 80 steps are left at most, and none at least.
#[test]
fn a_part_that_is_covered_makes_a_range() {
    let samples = [sample(ONE, 0, 10, 100.0), sample(TWO, 6, 16, 80.0)];
    assert_eq!(total(&samples, &[ONE, TWO]), (100.0, 148.0));
    assert_eq!(total(&samples, &[TWO, ONE]), (80.0, 140.0));
}

// Minutes 5 to 15 and 18 to 20 of the long one are covered: 8 of 20.
#[test]
fn several_samples_may_cover_one() {
    let samples = [sample(ONE, 5, 12, 70.0), sample(ONE, 10, 15, 30.0), sample(ONE, 18, 25, 7.0), sample(TWO, 0, 20, 200.0)];
    assert_eq!(total(&samples, &[ONE, TWO]), (107.0, 187.0));
}

#[test]
fn a_third_source_fills_what_the_first_two_leave() {
    let samples = [sample(ONE, 0, 10, 100.0), sample(TWO, 5, 20, 150.0), sample(THREE, 0, 30, 300.0)];
    let found = merged(&samples, &[ONE, TWO, THREE], 1440);
    assert_eq!(found.total, Range { low: 100.0, high: 300.0 });
    let shares: Vec<(f64, f64)> = found.shares.iter().map(|it| (it.1.low, it.1.high)).collect();
    assert_eq!(shares, [(100.0, 100.0), (0.0, 100.0), (0.0, 100.0)]);
}

#[test]
fn samples_of_one_source_never_take_from_each_other() {
    assert_eq!(total(&[sample(ONE, 0, 10, 100.0), sample(ONE, 0, 10, 100.0)], &[ONE]), (200.0, 200.0));
}

#[test]
fn a_sample_of_no_length_counts_where_nothing_covers_it() {
    let samples = [sample(ONE, 10, 20, 100.0), sample(TWO, 15, 15, 7.0), sample(TWO, 20, 20, 5.0), sample(TWO, 9, 9, 3.0)];
    assert_eq!(total(&samples, &[ONE, TWO]), (108.0, 108.0));
    assert_eq!(total(&samples, &[TWO, ONE]), (115.0, 115.0));
}

#[test]
fn only_the_part_within_the_day_counts() {
    let found = [sample(ONE, 50, 70, 40.0), sample(TWO, 55, 65, 10.0)];
    assert_eq!(merged(&found, &[ONE, TWO], 60).total, Range { low: 20.0, high: 20.0 });
    assert_eq!(merged(&found, &[TWO, ONE], 60).total, Range { low: 5.0, high: 15.0 });
}

#[test]
fn a_source_that_the_order_forgot_comes_last() {
    let samples = [sample(ONE, 0, 10, 100.0), sample(TWO, 0, 10, 80.0)];
    assert_eq!(total(&samples, &[TWO]), (80.0, 80.0));
    assert_eq!(total(&[], &[ONE]), (0.0, 0.0));
}

#[test]
fn covers_are_joined_and_measured() {
    let cover = Cover::of([(10, 20), (0, 5), (15, 30), (5, 7), (40, 40), (50, 45)]);
    assert_eq!(cover.spans(), [(0, 7), (10, 30)]);
    assert_eq!((cover.seconds(), cover.within(6, 12), cover.within(7, 10), cover.within(-5, 100)), (27, 3, 0, 27));
    let others = [Cover::of([(0, 10), (20, 30)]), Cover::of([(5, 25)]), Cover::of([(8, 9), (40, 50)])];
    assert_eq!(overlap(&others), 10);
}

#[test]
fn a_merge_lies_between_its_largest_source_and_the_sum() {
    let mut numbers = samples::numbers::Numbers(7);
    for _ in 0..500 {
        let some: Vec<Sample> = (0..numbers.between(1, 40))
            .map(|_| {
                let from = numbers.below(1400) as i64;
                let source = SourceId(numbers.below(4) as u16);
                sample(source, from, from + numbers.below(30) as i64, numbers.below(500) as f64)
            })
            .collect();
        let order = [SourceId(3), SourceId(0), SourceId(2)];
        let found = merged(&some, &order, 1440);
        let first: f64 = some.iter().filter(|it| it.source == order[0]).map(|it| it.steps_within(0, 86_400)).sum();
        let raw: f64 = some.iter().map(|it| it.steps_within(0, 86_400)).sum();
        let Range { low, high } = found.total;
        assert!(first <= low + 1e-6 && low <= high + 1e-6 && high <= raw + 1e-6, "{first} {low} {high} {raw}");
    }
}

/// Of some sources and times at random.
fn random(numbers: &mut samples::numbers::Numbers, sources: u64) -> Vec<Sample> {
    let one = |numbers: &mut samples::numbers::Numbers| {
        let from = numbers.below(100) as i64;
        sample(SourceId(numbers.below(sources) as u16), from, from + numbers.below(30) as i64, numbers.below(500) as f64)
    };
    (0..numbers.between(1, 60)).map(|_| one(numbers)).collect()
}

// The total is worked out piece by piece. This is the rule itself, minute by minute and sample by sample.
#[test]
fn a_merge_gives_what_the_rule_gives_minute_by_minute() {
    let mut numbers = samples::numbers::Numbers(17);
    for _ in 0..300 {
        let sources = numbers.between(1, 9);
        let some = random(&mut numbers, sources);
        let order: Vec<SourceId> = (0..sources as u16).rev().map(SourceId).collect();
        let found = merged(&some, &order, 100);
        for (place, (source, share)) in found.shares.iter().enumerate() {
            let is_covered = |minute: i64| {
                let covers = |it: &&Sample| it.start() <= minute * 60 && it.end() > minute * 60;
                some.iter().filter(covers).any(|it| order[..place].contains(&it.source))
            };
            let (mut low, mut high) = (0.0, 0.0);
            for own in some.iter().filter(|it| it.source == *source) {
                let (from, to) = (own.start() / 60, (own.end() / 60).min(100).max(own.start() / 60 + 1));
                let free = (from..to).filter(|it| !is_covered(*it)).count() as f64;
                let steps = own.steps_within(0, 6000);
                high += steps * free / (to - from) as f64;
                low += if free == (to - from) as f64 { steps } else { 0.0 };
            }
            assert!((share.low - low).abs() < 1e-6 && (share.high - high).abs() < 1e-6, "{share:?} {low} {high} of {some:?}");
        }
    }
}

#[test]
fn an_overlap_is_what_is_there_twice_minute_by_minute() {
    let mut numbers = samples::numbers::Numbers(18);
    for _ in 0..300 {
        let sources = numbers.between(1, 9);
        let some = random(&mut numbers, sources);
        let is_twice = |minute: &i64| {
            let mut here: Vec<_> =
                some.iter().filter(|it| it.start() <= minute * 60 && it.end() > minute * 60).map(|it| it.source).collect();
            here.sort_unstable();
            here.dedup();
            here.len() > 1
        };
        let twice = (0..100).filter(is_twice).count() as i64 * 60;
        assert_eq!(overlap(covers(&some, 0, 6000).values()), twice, "{some:?}");
    }
}

// All samples were gone through for each source, and all that was covered so far was sorted anew: a day of a thousand sources with a
// thousand samples each took many minutes. A figure of work, and not of time: each sample is looked at once, and the pieces into
// which a day falls are no more than its samples have ends.
#[test]
fn the_work_of_a_day_grows_with_its_samples_and_not_with_its_sources() {
    for sources in [1, 2, 30, 1000] {
        let one = |at: i64| sample(SourceId((at * 7 % sources) as u16), at * 13 % 1400, at * 13 % 1400 + at % 40, 5.0);
        let some: Vec<Sample> = (0..4000).map(one).collect();
        let looked_at = std::cell::Cell::new(0);
        let found = covers(some.iter().inspect(|_| looked_at.set(looked_at.get() + 1)), 0, 86_400);
        assert_eq!((looked_at.get(), found.len() as i64), (some.len(), sources));
        let spans: usize = found.values().map(|it| it.spans().len()).sum();
        let all: Vec<&Sample> = some.iter().collect();
        let order: Vec<SourceId> = (0..sources as u16).map(SourceId).collect();
        let pieces = Merging::of(&all, 0, 86_400).pieces(&order);
        assert!(spans <= some.len() && pieces.len() <= 2 * spans, "{} pieces, {spans} spans", pieces.len());
        assert!(pieces.windows(2).all(|it| it[0].1 <= it[1].0), "They lie apart, and in order.");
    }
}
