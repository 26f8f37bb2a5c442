//! A day on which very many sources count: nobody's, but what somebody could make who wants the check to hang.

use std::io::{Result, Write};

use super::numbers::Numbers;
use super::story::{DAY, EXPORTED};
use super::xml::{Record, Seconds, Writer, prolog, time};

/// A crowd: so many sources, each with so many samples on the day before the export.
#[derive(Clone, Copy, Debug)]
pub struct Crowd {
    pub sources: u64,
    pub samples: u64,
    /// Samples are up to so many seconds long, so that they overlap.
    pub longest: Seconds,
}

impl Crowd {
    /// Writes the XML. Of eight sources one is a watch and one a phone, and the others are apps.
    pub fn write_xml(&self, mut out: impl Write) -> Result<()> {
        let stamp = time(EXPORTED, 0);
        write!(out, "{}<HealthData locale=\"en_GB\">\n <ExportDate value=\"{stamp}\"/>\n", prolog(14))?;
        let mut numbers = Numbers(self.sources);
        for _ in 0..self.samples {
            for source in 0..self.sources {
                let name = format!("Source {source}");
                let writer = match source % 8 {
                    0 => Writer::watch(&name, "Watch6,7"),
                    1 => Writer::phone(&name, "iPhone15,2"),
                    _ => Writer::app(&name),
                };
                let start = (EXPORTED / DAY - 1) * DAY + numbers.below(DAY as u64) as Seconds;
                let end = start + numbers.below(self.longest as u64 + 1) as Seconds;
                let (kind, unit, created) = ("StepCount", "count", Some(end + 60));
                let record = Record { kind, writer, unit, start, end, created, value: 10.0, has_metadata: false };
                record.write(&mut out, 0, 0x3_0000_0000)?;
            }
        }
        writeln!(out, "</HealthData>")
    }

    pub fn xml(&self) -> Vec<u8> {
        let mut out = Vec::new();
        let written = self.write_xml(&mut out);
        debug_assert!(written.is_ok(), "memory takes everything");
        out
    }
}
