//! One visit to the check's page: a handle over signals, and all that a person can do there.

mod questions;

mod notes_for_guide;

mod progress;

use std::sync::Arc;

use export_protocol::{DayLook, Found, Offsets};
use export_words::ExportWords;
use health_export::time::Seconds;
use health_export::zone::Zone;
use leptos::prelude::*;
use ports::Done;

use crate::export_ports::ExportPorts;
use crate::sentences::Speaker;

pub use notes_for_guide::Noted;
pub use progress::{Phase, Reading};
pub use questions::ZoneChoice;

/// The name of the file that the result is saved as.
const FILE: &str = "export-check.json";

/// What stands below the answer: the sources, the zone, the days, one day, and what to keep.
pub const PARTS: usize = 5;

/// One person's visit to the check.
#[derive(Clone, Copy)]
pub struct ExportVisit {
    pub words: &'static ExportWords,
    ports: ExportPorts,
    pub phase: RwSignal<Phase>,
    pub reading: RwSignal<Reading>,
    /// What the export says. Shared, since every chart looks at it.
    pub found: RwSignal<Option<Arc<Found>>>,
    pub look: RwSignal<Option<Arc<DayLook>>>,
    pub zone_choice: RwSignal<ZoneChoice>,
    offsets: RwSignal<Offsets>,
    /// The day that was asked for last. Until the answer comes, another one is shown.
    asked_day: StoredValue<Option<i64>>,
    /// The zone that was looked up last, for which times, and what came of it.
    looked_up: StoredValue<Option<(String, Seconds, Seconds, Offsets)>>,
    /// How many days the chart of days shows.
    pub days: RwSignal<i64>,
    /// How many parts of what stands below the answer are in the page: they come one by one.
    pub parts: RwSignal<usize>,
    /// Whether what was typed as Health's number is none.
    pub is_mistyped: RwSignal<bool>,
    pub noted: RwSignal<Noted>,
    /// Whether something is held over the page that could be dropped.
    pub is_dragged_over: RwSignal<bool>,
    /// What a screen reader is told.
    pub said: RwSignal<String>,
    /// The number of the current run. Each file is a run of its own, so that a late message about an earlier file is ignored.
    run: StoredValue<u32>,
}

impl ExportVisit {
    pub fn start(words: &'static ExportWords, ports: ExportPorts) -> ExportVisit {
        ExportVisit {
            words,
            ports,
            phase: RwSignal::new(Phase::Waiting),
            reading: RwSignal::default(),
            found: RwSignal::default(),
            look: RwSignal::default(),
            zone_choice: RwSignal::new(ZoneChoice::Own),
            offsets: RwSignal::default(),
            asked_day: StoredValue::default(),
            looked_up: StoredValue::default(),
            days: RwSignal::new(30),
            parts: RwSignal::new(0),
            is_mistyped: RwSignal::new(false),
            noted: RwSignal::new(Noted::No),
            is_dragged_over: RwSignal::new(false),
            said: RwSignal::default(),
            run: StoredValue::new(0),
        }
    }

    /// The zone in which days and hours are counted.
    pub fn zone(self) -> Zone {
        self.offsets.with(Offsets::zone)
    }

    /// Says what was found, with the names in the export.
    pub fn speak<T>(self, say: impl FnOnce(Speaker<'_>) -> T) -> Option<T> {
        let zone = self.zone();
        self.found.with(|it| {
            let found = it.as_deref()?;
            Some(say(Speaker { words: self.words, found, zone: &zone, names: true }))
        })
    }

    /// The result in plain text, without names.
    pub fn summary(self) -> String {
        self.speak(|it| it.summary()).unwrap_or_default()
    }

    pub fn copy(self, text: String, done: Done) {
        (self.ports.page.copy)(text, done);
    }

    pub fn save_result(self) {
        if let Some(found) = self.found.get_untracked() {
            (self.ports.page.download)(FILE, "application/json", &found.json);
        }
    }

    pub fn focus_on(self, id: &str) {
        (self.ports.page.focus)(id);
    }
}
