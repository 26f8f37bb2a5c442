//! Samples that are there twice, because one app copies what another wrote.

use std::collections::BTreeMap;

use super::super::samples::Sample;
use super::super::sources::SourceId;
use super::super::time::{DAY, Seconds};
use super::Finding;
use super::evidence::Evidence;

/// How far back duplicates are looked for.
const WINDOW: Seconds = 30 * DAY;

/// Fewer can be chance.
const LEAST: usize = 3;

/// Of the samples of the source that has fewer.
const LEAST_SHARE: f64 = 0.2;

pub fn written_twice(evidence: &Evidence<'_>) -> Option<Finding> {
    let mut samples: Vec<&Sample> = evidence.recent(WINDOW).into_iter().filter(|it| it.value() > 0.0).collect();
    let mut counts: BTreeMap<SourceId, usize> = BTreeMap::new();
    samples.iter().for_each(|it| *counts.entry(it.source).or_default() += 1);
    let key = |it: &&Sample| (it.start(), it.end(), it.value().to_bits());
    samples.sort_by_key(|it| (key(it), it.source));
    let mut pairs: BTreeMap<[SourceId; 2], (usize, f64)> = BTreeMap::new();
    for same in samples.chunk_by(|one, next| key(one) == key(next)) {
        for pair in same.windows(2).filter(|it| it[0].source != it[1].source) {
            let twice = pairs.entry([pair[0].source, pair[1].source]).or_default();
            twice.0 += 1;
            twice.1 += pair[0].value();
        }
    }
    let (sources, (samples, steps)) = pairs.into_iter().max_by_key(|it| it.1.0)?;
    let fewer = sources.iter().filter_map(|it| counts.get(it)).min().copied().unwrap_or(0);
    let is_found = samples >= LEAST && samples as f64 >= LEAST_SHARE * fewer as f64;
    is_found.then_some(Finding::WrittenTwice { sources, samples, steps })
}
