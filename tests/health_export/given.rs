//! Small exports, written by hand, and what the check says of them.

use resync::model::health_export::check::{Check, Outcome};
use resync::model::health_export::export::Export;
use resync::model::health_export::findings::Finding;
use resync::model::health_export::problem::Problem;
use resync::model::health_export::time::Seconds;
use samples::xml::{Record, Writer, prolog, time};

pub const MINUTE: Seconds = 60;
pub const HOUR: Seconds = 3600;
pub const DAY: Seconds = 24 * HOUR;

/// When the exports here were made: 2026-11-20 20:30 UTC, and an hour later on the phone.
pub const EXPORTED: Seconds = 1_795_206_600;
pub const OFFSET: i64 = 3600;

/// Midnight before it, on the phone.
pub const TODAY: Seconds = EXPORTED - 21 * HOUR - 30 * MINUTE;

pub const WATCH: Writer<'static> = Writer::watch("Kim’s Apple\u{a0}Watch", "Watch6,7");
pub const OLD_WATCH: Writer<'static> = Writer::watch("Kim’s Apple\u{a0}Watch", "Watch4,4");
pub const PHONE: Writer<'static> = Writer::phone("Kim’s iPhone", "iPhone15,2");
pub const APP: Writer<'static> = Writer::app("Walker");

/// An export in the making.
#[derive(Clone, Default)]
pub struct Given {
    records: Vec<String>,
}

impl Given {
    pub fn raw(mut self, text: &str) -> Given {
        self.records.push(text.to_string());
        self
    }

    /// Steps, written ten minutes after their end.
    pub fn steps(self, writer: Writer<'_>, start: Seconds, length: Seconds, steps: f64) -> Given {
        self.late_steps(writer, start, length, steps, 10 * MINUTE)
    }

    pub fn late_steps(self, writer: Writer<'_>, start: Seconds, length: Seconds, steps: f64, lag: Seconds) -> Given {
        let end = start + length;
        self.record(&Record {
            kind: "StepCount",
            writer,
            unit: "count",
            start,
            end,
            created: Some(end + lag),
            value: steps,
            has_metadata: false,
        })
    }

    pub fn heart(self, writer: Writer<'_>, at: Seconds) -> Given {
        let (kind, unit, created) = ("HeartRate", "count/min", Some(at + 30));
        self.record(&Record { kind, writer, unit, start: at, end: at, created, value: 61.0, has_metadata: true })
    }

    pub fn record(mut self, record: &Record<'_>) -> Given {
        let mut text = Vec::new();
        record.write(&mut text, OFFSET, 0x3_0300_0000 + 64 * self.records.len() as u64).unwrap();
        self.records.push(String::from_utf8(text).unwrap());
        self
    }

    /// Ten minutes of steps each hour from 8 to 20 o'clock, on so many days before `until`, but none that ends after it.
    pub fn walks(mut self, writer: Writer<'_>, days: i64, until: Seconds, steps: f64) -> Given {
        for day in (0..days).rev() {
            for hour in 8..=20 {
                let start = TODAY - day * DAY + hour * HOUR;
                if start + 10 * MINUTE <= until {
                    self = self.steps(writer, start, 10 * MINUTE, steps);
                }
            }
        }
        self
    }

    /// A heart rate every hour over so many days before `until`.
    pub fn beats(mut self, writer: Writer<'_>, days: i64, until: Seconds) -> Given {
        for hour in (0..days * 24).rev() {
            self = self.heart(writer, until - hour * HOUR);
        }
        self
    }

    pub fn xml(&self) -> String {
        self.xml_made(EXPORTED)
    }

    pub fn xml_made(&self, exported: Seconds) -> String {
        let records = self.records.concat();
        let date = time(exported, OFFSET);
        format!(
            "{}<HealthData locale=\"en_GB\">\n <ExportDate value=\"{date}\"/>\n <Me HKCharacteristicTypeIdentifierDateOfBirth=\"1980-02-03\"/>\n{records}</HealthData>\n",
            prolog(14)
        )
    }

    #[track_caller]
    pub fn read(&self) -> Export {
        read(self.xml().as_bytes())
    }

    /// What is found in it, in the phone's own zone.
    #[track_caller]
    pub fn found(&self) -> Vec<Finding> {
        let export = self.read();
        export.findings(&export.own_zone(), None)
    }

    #[track_caller]
    pub fn ids(&self) -> Vec<&'static str> {
        self.found().iter().map(Finding::id).collect()
    }
}

/// Runs the check over a file that is in memory.
pub fn run(mut check: Check, bytes: &[u8]) -> Outcome {
    let mut turns = 0;
    while let Some(wanted) = check.wants() {
        assert!(wanted.start < wanted.end && wanted.end <= bytes.len() as u64, "It wants {wanted:?} of {}", bytes.len());
        check.give(&bytes[wanted.start as usize..wanted.end as usize]);
        turns += 1;
        assert!(turns < 200_000, "It wants more and more.");
    }
    check.finish()
}

pub fn check(bytes: &[u8]) -> Outcome {
    run(Check::new(bytes.len() as u64, Some("file.xml")), bytes)
}

/// An export without anything wrong about it.
#[track_caller]
pub fn read(bytes: &[u8]) -> Export {
    let outcome = check(bytes);
    assert_eq!(outcome.problem, None);
    outcome.export.unwrap()
}

/// A file that can't be read at all.
#[track_caller]
pub fn refused(bytes: &[u8], problem: Problem) {
    let outcome = check(bytes);
    assert_eq!((outcome.export.is_some(), outcome.problem), (false, Some(problem)));
}

/// A file of which something is kept.
#[track_caller]
pub fn partly(bytes: &[u8], problem: Problem) -> Export {
    let outcome = check(bytes);
    assert_eq!(outcome.problem, Some(problem));
    outcome.export.unwrap()
}

/// All that a check came to, for comparing.
pub fn sum_up(outcome: &Outcome) -> String {
    format!("{outcome:?}")
}

/// A few days of two devices and an app, whose steps are these.
pub fn ordinary() -> Given {
    let given = Given::default().walks(PHONE, 3, EXPORTED, 400.0).walks(WATCH, 3, EXPORTED, 500.0);
    given.steps(APP, TODAY + 5 * HOUR, 30 * MINUTE, 12.5).beats(WATCH, 3, EXPORTED - 5 * MINUTE)
}
