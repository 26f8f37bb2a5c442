//! Asking the worker: another zone, another day, and which order of sources gives the number that Health shows.

use export_protocol::{Ask, Offsets, Shown};
use health_export::source_order::Calibration;
use health_export::time::{DAY, Seconds};
use leptos::prelude::*;
use rules::totals::count;

use super::ExportVisit;
use crate::figures::day_of_field;

/// 2013-09-20: the first iPhone that counted steps. Before an export is read nobody knows how far back it goes.
const FIRST: Seconds = 1_379_635_200;

/// How far past the last record a zone's offsets are looked up.
const BEYOND: Seconds = 30 * DAY;

/// Zones are looked up from 1970 on, and for no more than a year ahead, whatever a file claims.
const EARLIEST: Seconds = 0;
const LATEST: Seconds = 366 * DAY;

/// The zone in which days and hours are counted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ZoneChoice {
    /// That of this device.
    Own,
    Utc,
    /// The offset that the phone had when it made the export.
    Export,
    Named(String),
}

impl ZoneChoice {
    /// As the field for it says it.
    pub fn value(&self) -> &str {
        match self {
            ZoneChoice::Own => "own",
            ZoneChoice::Utc => "utc",
            ZoneChoice::Export => "export",
            ZoneChoice::Named(it) => it,
        }
    }

    pub fn of_value(value: &str) -> ZoneChoice {
        match value {
            "own" => ZoneChoice::Own,
            "utc" => ZoneChoice::Utc,
            "export" => ZoneChoice::Export,
            named => ZoneChoice::Named(named.to_string()),
        }
    }
}

impl ExportVisit {
    /// The name of this device's own zone.
    pub fn own_zone(self) -> String {
        (self.ports.zone)()
    }

    pub fn zones(self) -> Vec<String> {
        (self.ports.zones)()
    }

    pub fn set_zone(self, choice: ZoneChoice) {
        if self.zone_choice.get_untracked() == choice {
            return;
        }
        self.zone_choice.set(choice);
        // Until the answer comes, what is shown is in the zone before.
        let shown = self.calibration().map(|it| Shown { day: it.day, steps: it.shown });
        self.look_again(shown);
    }

    /// Works out the offsets of the zone that is chosen.
    pub fn find_offsets(self) {
        let offsets = self.wanted_offsets();
        if self.offsets.with_untracked(|it| *it != offsets) {
            self.offsets.set(offsets);
        }
    }

    fn wanted_offsets(self) -> Offsets {
        let now = ((self.ports.page.now)() / 1000) as Seconds;
        let (first, until, of_export) = self.found.with_untracked(|it| {
            it.as_ref().map_or((FIRST, now, 0), |it| (FIRST.min(it.first_day * DAY - DAY), it.until, it.offset))
        });
        // A file can claim to be of the year 9999, and the page would stand still while the browser is asked about each month.
        let (first, until) = (first.max(EARLIEST), until.min(now + LATEST));
        match self.zone_choice.get_untracked() {
            ZoneChoice::Own => self.offsets_of(&self.own_zone(), first, until),
            ZoneChoice::Utc => Offsets::default(),
            ZoneChoice::Export => Offsets::fixed(of_export),
            ZoneChoice::Named(it) => self.offsets_of(&it, first, until),
        }
    }

    /// The offsets of a zone, from the last lookup if it covers these times: a new lookup asks the browser hundreds of times.
    fn offsets_of(self, name: &str, from: Seconds, to: Seconds) -> Offsets {
        let is_known = |it: &(String, Seconds, Seconds, Offsets)| it.0 == name && it.1 <= from && to <= it.2;
        let known = self.looked_up.with_value(|it| it.as_ref().filter(|it| is_known(it)).map(|it| it.3.clone()));
        known.unwrap_or_else(|| {
            let offsets = (self.ports.offsets)(name, from, to + BEYOND).unwrap_or_default();
            self.looked_up.set_value(Some((name.to_string(), from, to, offsets.clone())));
            offsets
        })
    }

    fn look_again(self, shown: Option<Shown>) {
        (self.ports.ask)(&Ask::Look { run: self.run.get_value(), zone: self.wanted_offsets(), shown, day: self.day() });
    }

    /// The day that is shown, or will be once the worker has answered.
    fn day(self) -> Option<i64> {
        self.asked_day.get_value().or_else(|| self.look.with_untracked(|it| it.as_ref().map(|it| it.day)))
    }

    /// Shows another day, if it is within the export: a date field reports every partial year while one is typed.
    pub fn set_day(self, day: i64) {
        let is_there = self.found.with_untracked(|it| it.as_ref().is_some_and(|it| (it.first_day..=it.last_day).contains(&day)));
        if !is_there {
            return;
        }
        self.asked_day.set_value(Some(day));
        self.is_mistyped.set(false);
        (self.ports.ask)(&Ask::Day { run: self.run.get_value(), zone: self.wanted_offsets(), day });
    }

    /// Shows the day that a field for a date says.
    pub fn set_date(self, text: &str) {
        if let Some(day) = day_of_field(text) {
            self.set_day(day);
        }
    }

    /// The day before or after the one that is shown.
    pub fn turn(self, days: i64) {
        if let Some(day) = self.day() {
            self.set_day(day + days);
        }
    }

    /// Takes the number that Health shows for the day that is shown here.
    pub fn compare(self, typed: &str) {
        let Some(day) = self.look.with_untracked(|it| it.as_ref().map(|it| it.day)) else { return };
        let number = count(typed);
        self.is_mistyped.set(number.is_err());
        if let Ok(number) = number {
            self.look_again(Some(Shown { day, steps: f64::from(number) }));
        }
    }

    /// What the number said that was compared last.
    pub fn calibration(self) -> Option<Calibration> {
        self.found.with(|it| it.as_ref()?.calibration.clone())
    }
}
