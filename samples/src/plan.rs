//! A large export, as somebody with a watch has it after years: most of it is heart rate and energy, a tenth is steps.
//!
//! What it imitates was read off public exports and threads: records grouped by type, within a type in the order of arrival; 260 to
//! 460 bytes a record; a child behind each heart rate; names with blanks that do not break; a pointer in each device, which changes.

use std::io::{BufWriter, Result, Write};

use super::numbers::Numbers;
use super::xml::{Record, Seconds, Writer, prolog, time};
use super::zip::Stream;

const DAY: Seconds = 86_400;

/// 2026-11-20 20:30 in Greenwich.
const EXPORTED: Seconds = 1_795_206_600;

/// What to make.
#[derive(Clone, Copy, Debug)]
pub struct Plan {
    pub seed: u64,
    /// About so many bytes of XML; a few hundred more at most.
    pub bytes: u64,
}

/// What was made, to compare with what is found.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Made {
    pub bytes: u64,
    pub records: u64,
    pub steps: u64,
    pub step_sum: u64,
}

/// Types with their units, their shares of the bytes in 1000, and how often the watch writes them, of 100.
const TYPES: [(&str, &str, u64, u64); 9] = [
    ("HeightInMeters", "m", 1, 0),
    ("HeartRate", "count/min", 395, 100),
    ("StepCount", "count", 94, 55),
    ("DistanceWalkingRunning", "km", 95, 60),
    ("BasalEnergyBurned", "kcal", 150, 100),
    ("ActiveEnergyBurned", "kcal", 200, 100),
    ("FlightsClimbed", "count", 15, 20),
    ("AppleStandTime", "min", 35, 100),
    ("WalkingSpeed", "km/hr", 15, 0),
];

const OLD_WATCH: Writer<'static> = Writer::watch("Robin’s Apple\u{a0}Watch", "Watch4,4");
const WATCH: Writer<'static> = Writer::watch("Robin’s Apple\u{a0}Watch", "Watch6,7");
const PHONE: Writer<'static> = Writer::phone("iPhone", "iPhone15,2");
const APP: Writer<'static> = Writer::app("Walk &amp; Count");

/// Counts what goes through.
struct Counted<W> {
    out: W,
    bytes: u64,
}

impl<W: Write> Write for Counted<W> {
    fn write(&mut self, text: &[u8]) -> Result<usize> {
        let written = self.out.write(text)?;
        self.bytes += written as u64;
        Ok(written)
    }

    fn flush(&mut self) -> Result<()> {
        self.out.flush()
    }
}

impl Plan {
    /// Writes the XML.
    pub fn write_xml(&self, out: impl Write) -> Result<Made> {
        let mut out = Counted { out, bytes: 0 };
        let mut numbers = Numbers(self.seed);
        let mut made = Made::default();
        let offset = 3600;
        write!(out, "{}<HealthData locale=\"en_GB\">\n <ExportDate value=\"{}\"/>\n", prolog(14), time(EXPORTED, offset))?;
        out.write_all(
            b" <Me HKCharacteristicTypeIdentifierDateOfBirth=\"\" HKCharacteristicTypeIdentifierBiologicalSex=\"\"/>\n",
        )?;
        // Ten years at most: what is larger is denser.
        let days = (self.bytes / 700_000).clamp(3, 3650) as Seconds;
        let (head, mut share_before) = (out.bytes, 0);
        let body = self.bytes.saturating_sub(head + 14);
        for (kind, unit, share, by_watch) in TYPES {
            let (from, to) = (head + body * share_before / 1000, head + body * (share_before + share) / 1000);
            share_before += share;
            while out.bytes < to {
                let done = (out.bytes.saturating_sub(from)) as f64 / (to - from).max(1) as f64;
                let record = self.record(kind, unit, by_watch, done, days, &mut numbers);
                made.records += 1;
                if kind == "StepCount" {
                    made.steps += 1;
                    made.step_sum += record.value as u64;
                }
                // The pointer stays the same over a run of records.
                let pointer = 0x3_0000_0000 + (made.records / 50 * 0x40) % 0xfff_ffff;
                record.write(&mut out, offset, pointer)?;
            }
        }
        out.write_all(b"</HealthData>\n")?;
        made.bytes = out.bytes;
        Ok(made)
    }

    fn record<'a>(
        &self,
        kind: &'a str,
        unit: &'a str,
        by_watch: u64,
        done: f64,
        days: Seconds,
        numbers: &mut Numbers,
    ) -> Record<'a> {
        let at = done * days as f64;
        // Everything happens between 7:00 and 21:00, and the last day ends with the export.
        let day = EXPORTED - 600 - (days - 1 - at as Seconds) * DAY;
        let end = day - ((1.0 - at.fract()) * 50_400.0) as Seconds;
        let is_long = matches!(kind, "StepCount" | "DistanceWalkingRunning");
        let length = if is_long { numbers.between(60, 590) } else { numbers.below(3) } as Seconds;
        let by_app = kind == "StepCount" && numbers.below(100) < 3;
        let writer = match () {
            () if by_app => APP,
            () if numbers.below(100) >= by_watch => PHONE,
            () if done < 0.5 => OLD_WATCH,
            () => WATCH,
        };
        let value = match kind {
            "StepCount" => numbers.between(5, 900) as f64,
            "HeartRate" => numbers.between(48, 165) as f64,
            _ => numbers.between(1, 90_000) as f64 / 1000.0,
        };
        let lag = numbers.between(5, 600) as Seconds;
        let has_metadata = kind == "HeartRate";
        Record { kind, writer, unit, start: end - length, end, created: Some(end + lag), value, has_metadata }
    }

    /// Writes it as a phone does: into a zip.
    pub fn write_zip(&self, out: impl Write) -> Result<Made> {
        let mut zip = BufWriter::with_capacity(256 << 10, Stream::new(out, "apple_health_export/export.xml")?);
        let made = self.write_xml(&mut zip)?;
        zip.into_inner().map_err(std::io::IntoInnerError::into_error)?.finish()?.flush()?;
        Ok(made)
    }
}
