//! The text of an export, element by element, as phones write it.

use std::io::{Result, Write};

/// Seconds since 1970 UTC.
pub type Seconds = i64;

/// The beginning of a document type, with a version and only as much of the rest as matters: everything passes over it.
pub fn prolog(version: u32) -> String {
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!DOCTYPE HealthData [\n<!-- HealthKit Export Version: {version} -->\n\
         <!ELEMENT HealthData (ExportDate,Me,(Record|Correlation|Workout|ActivitySummary)*)>\n\
         <!ATTLIST HealthData\n  locale CDATA #REQUIRED\n>\n<!ELEMENT Record ((MetadataEntry)*)>\n]>\n"
    )
}

/// A time as an export writes it. `offset` is in seconds east of Greenwich.
pub fn time(at: Seconds, offset: i64) -> String {
    let local = at + offset;
    let (days, clock) = (local.div_euclid(86_400), local.rem_euclid(86_400));
    let (year, month, day) = date(days);
    let (sign, away) = if offset < 0 { ('-', -offset) } else { ('+', offset) };
    let (hours, minutes, seconds) = (clock / 3600, clock / 60 % 60, clock % 60);
    let (zone_hours, zone_minutes) = (away / 3600, away / 60 % 60);
    format!("{year:04}-{month:02}-{day:02} {hours:02}:{minutes:02}:{seconds:02} {sign}{zone_hours:02}{zone_minutes:02}")
}

/// Year, month and day of a day counted from 1970-01-01, found by counting: this must not share a mistake with what it tests.
fn date(mut day: i64) -> (i64, i64, i64) {
    let is_leap = |year: i64| (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    let mut year = 1970;
    while day < 0 {
        year -= 1;
        day += if is_leap(year) { 366 } else { 365 };
    }
    loop {
        let length = if is_leap(year) { 366 } else { 365 };
        if day < length {
            break;
        }
        day -= length;
        year += 1;
    }
    let february = if is_leap(year) { 29 } else { 28 };
    let mut month = 1;
    for length in [31, february, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] {
        if day < length {
            break;
        }
        day -= length;
        month += 1;
    }
    (year, month, day + 1)
}

/// The second at which this date and time is in Greenwich.
pub fn seconds(year: i64, month: i64, day: i64, hour: i64, minute: i64) -> Seconds {
    let mut days = (year - 1970) * 365 - 40;
    while date(days) < (year, month, day) {
        days += 1;
    }
    days * 86_400 + hour * 3600 + minute * 60
}

/// One that writes records.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Writer<'a> {
    /// As it is; blanks that do not break and curly apostrophes are up to the caller.
    pub name: &'a str,
    /// Name, maker, model, hardware and system of its device. Phones write these for their own and for watches.
    pub device: Option<[&'a str; 5]>,
}

impl<'a> Writer<'a> {
    pub const fn watch(name: &'a str, hardware: &'a str) -> Writer<'a> {
        Writer { name, device: Some(["Apple Watch", "Apple Inc.", "Watch", hardware, "11.2"]) }
    }

    pub const fn phone(name: &'a str, hardware: &'a str) -> Writer<'a> {
        Writer { name, device: Some(["iPhone", "Apple Inc.", "iPhone", hardware, "18.2"]) }
    }

    pub const fn app(name: &'a str) -> Writer<'a> {
        Writer { name, device: None }
    }

    /// Its device as an attribute, with a pointer that says nothing.
    pub fn device_text(&self, pointer: u64) -> Option<String> {
        self.device.map(|[name, maker, model, hardware, system]| {
            format!(
                "&lt;&lt;HKDevice: 0x{pointer:x}&gt;, name:{name}, manufacturer:{maker}, model:{model}, hardware:{hardware}, software:{system}&gt;"
            )
        })
    }
}

/// One record.
#[derive(Clone, Copy, Debug)]
pub struct Record<'a> {
    /// Without `HKQuantityTypeIdentifier`.
    pub kind: &'a str,
    pub writer: Writer<'a>,
    pub unit: &'a str,
    pub start: Seconds,
    pub end: Seconds,
    pub created: Option<Seconds>,
    pub value: f64,
    /// Whether a child follows, as behind each heart rate.
    pub has_metadata: bool,
}

impl Record<'_> {
    /// Writes it as a phone does: one line, in Apple's order.
    pub fn write(&self, out: &mut impl Write, offset: i64, pointer: u64) -> Result<()> {
        let Record { kind, writer, unit, value, .. } = self;
        write!(out, " <Record type=\"HKQuantityTypeIdentifier{kind}\" sourceName=\"{}\" sourceVersion=\"11.2\"", writer.name)?;
        if let Some(device) = writer.device_text(pointer) {
            write!(out, " device=\"{device}\"")?;
        }
        write!(out, " unit=\"{unit}\"")?;
        if let Some(created) = self.created {
            write!(out, " creationDate=\"{}\"", time(created, offset))?;
        }
        let (start, end) = (time(self.start, offset), time(self.end, offset));
        write!(out, " startDate=\"{start}\" endDate=\"{end}\" value=\"{value}\"")?;
        match self.has_metadata {
            true => out.write_all(b">\n  <MetadataEntry key=\"HKMetadataKeyHeartRateMotionContext\" value=\"1\"/>\n </Record>\n"),
            false => out.write_all(b"/>\n"),
        }
    }
}
