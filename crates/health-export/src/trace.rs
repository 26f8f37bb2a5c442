//! Traces: what each source left in an export, and when.

use serde::{Deserialize, Serialize};

use super::clock_errors::Arrivals;
use super::time::Seconds;

/// The types of records that tell whether a watch is heard of at all.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Group {
    Steps,
    HeartRate,
    ActiveEnergy,
    BasalEnergy,
    Stand,
    Else,
}

impl Group {
    pub const ALL: [Group; 6] =
        [Group::Steps, Group::HeartRate, Group::ActiveEnergy, Group::BasalEnergy, Group::Stand, Group::Else];

    /// The group of a record's `type`.
    pub fn of(kind: &[u8]) -> Group {
        let kind = kind.strip_prefix(b"HKQuantityTypeIdentifier").or_else(|| kind.strip_prefix(b"HKCategoryTypeIdentifier"));
        match kind.unwrap_or_default() {
            b"StepCount" => Group::Steps,
            b"HeartRate" => Group::HeartRate,
            b"ActiveEnergyBurned" => Group::ActiveEnergy,
            b"BasalEnergyBurned" => Group::BasalEnergy,
            b"AppleStandTime" | b"AppleStandHour" => Group::Stand,
            _ => Group::Else,
        }
    }
}

/// What one source left in the export. Times in seconds UTC.
#[derive(Clone, Debug, Default)]
pub struct Trace {
    /// Records of every type.
    pub records: u64,
    pub step_count: u64,
    pub step_sum: f64,
    /// The beginning of the first step sample and the end of the last, whatever they claim.
    pub first_step: Option<Seconds>,
    pub last_step: Option<Seconds>,
    /// The beginning of the first record that no clock contradicts, of any type.
    pub first: Option<Seconds>,
    /// The end of the last record that no clock contradicts, for each group.
    last: [Option<Seconds>; 6],
    pub arrivals: Arrivals,
}

impl Trace {
    /// The end of the last record of this group that does not lie after the export.
    pub fn last_of(&self, group: Group) -> Option<Seconds> {
        self.last[group as usize]
    }

    /// The same for the steps.
    pub fn last_sound_step(&self) -> Option<Seconds> {
        self.last_of(Group::Steps)
    }

    /// The same for everything.
    pub fn last_of_any(&self) -> Option<Seconds> {
        self.last.iter().flatten().copied().max()
    }

    #[inline(always)]
    pub(super) fn saw(&mut self, group: Group, start: Seconds, end: Seconds) {
        let last = &mut self.last[group as usize];
        *last = (*last).max(Some(end));
        self.first = Some(self.first.map_or(start, |it| it.min(start)));
    }
}
