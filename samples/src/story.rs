//! Small exports that tell a story, for the tests of the check's page. Nobody's: names and numbers are made up.

use std::io::{Result, Write};

use super::xml::{Record, Seconds, Writer, prolog, time};

pub const HOUR: Seconds = 3600;
pub const DAY: Seconds = 24 * HOUR;

/// 2026-11-20 20:30 in Greenwich.
pub const EXPORTED: Seconds = 1_795_206_600;

/// The day of the export, counted from 1970.
pub const LAST_DAY: i64 = EXPORTED / DAY;

pub const WATCH_NAME: &str = "Robin’s Apple\u{a0}Watch";
pub const WATCH: Writer<'static> = Writer::watch(WATCH_NAME, "Watch6,7");
pub const PHONE: Writer<'static> = Writer::phone("Robins iPhone", "iPhone15,2");
pub const APP: Writer<'static> = Writer::app("Walk &amp; Count");

/// Twenty days on which a watch and a phone count between 8 and 20 o'clock.
#[derive(Clone, Copy)]
pub struct Story {
    /// How long before the export the watch's steps, its heart rates, and the phone's steps end.
    pub watch_steps: Option<Seconds>,
    pub watch_hearts: Option<Seconds>,
    pub phone_steps: Option<Seconds>,
    /// How long after the watch the phone begins to count in each hour. The watch counts for ten minutes.
    pub phone_after: Seconds,
    /// Whether an app copies what the watch counts.
    pub copies: bool,
    pub days: i64,
}

impl Default for Story {
    fn default() -> Story {
        Story { watch_steps: Some(0), watch_hearts: Some(0), phone_steps: Some(0), phone_after: 300, copies: false, days: 20 }
    }
}

pub fn only_steps_stopped() -> Story {
    Story { watch_steps: Some(3 * DAY + 4 * HOUR), ..Story::default() }
}

pub fn everything_stopped() -> Story {
    Story { watch_steps: Some(2 * DAY), watch_hearts: Some(2 * DAY), ..Story::default() }
}

/// Both count, and never at the same time.
pub fn all_clear() -> Story {
    Story { phone_after: 1200, ..Story::default() }
}

impl Story {
    pub fn xml(&self) -> Vec<u8> {
        let mut out = Vec::new();
        let written = self.write(&mut out);
        debug_assert!(written.is_ok(), "memory takes everything");
        out
    }

    fn write(&self, out: &mut Vec<u8>) -> Result<()> {
        let stamp = time(EXPORTED, 3600);
        write!(out, "{}<HealthData locale=\"en_GB\">\n <ExportDate value=\"{stamp}\"/>\n", prolog(14))?;
        self.kind(out, "HeartRate", WATCH, self.watch_hearts, 0, 61.0)?;
        self.kind(out, "StepCount", WATCH, self.watch_steps, 0, 300.0)?;
        self.kind(out, "StepCount", PHONE, self.phone_steps, self.phone_after, 200.0)?;
        if self.copies {
            self.kind(out, "StepCount", APP, self.watch_steps, 0, 300.0)?;
        }
        writeln!(out, "</HealthData>")
    }

    /// One record an hour, ten minutes long, from so many seconds after the hour.
    fn kind(
        &self,
        out: &mut Vec<u8>,
        kind: &str,
        writer: Writer<'_>,
        ends: Option<Seconds>,
        after: Seconds,
        value: f64,
    ) -> Result<()> {
        let Some(ends) = ends else { return Ok(()) };
        for day in (0..self.days).rev() {
            for hour in 8..=20 {
                let start = (LAST_DAY - day) * DAY + hour * HOUR + after;
                let end = start + 600;
                if end <= EXPORTED - ends {
                    let created = Some(end + 60);
                    let record =
                        Record { kind, writer, unit: "count", start, end, created, value, has_metadata: kind == "HeartRate" };
                    record.write(out, 3600, 0x3_0000_0000)?;
                }
            }
        }
        Ok(())
    }
}
