//! Numbers, spans and times as the page says them.

use calendar::date_of;
use export_words::ExportWords;
use health_export::time::{DAY, HOUR, Seconds};
use health_export::zone::Zone;
use rules::words::fill;

/// How the words of the page put figures.
pub trait Figures {
    /// A whole number, grouped by thousands: "8,250".
    fn number(&self, number: u64) -> String;

    /// Steps, which nobody counts in parts.
    fn steps(&self, steps: f64) -> String;

    /// From 0 to 1. Only all is said to be 100 %, and only nothing 0.
    fn share(&self, share: f64) -> String;

    /// The two largest units: "3 d 4 h", "2 h 5 min", "6 min", "12 s".
    fn span(&self, seconds: Seconds) -> String;

    /// A day by its number: "20 November 2026".
    fn day(&self, day: i64) -> String;

    /// The same without its year.
    fn short_day(&self, day: i64) -> String;

    /// "20 November 2026, 9:05".
    fn moment(&self, at: Seconds, zone: &Zone) -> String;

    /// The beginning of an hour of the day: "9:00".
    fn hour(&self, hour: usize) -> String;

    /// An offset from UTC: "+01:00".
    fn offset(&self, offset: i32) -> String;

    /// "A, B or C".
    fn any_of(&self, texts: &[String]) -> String;
}

impl Figures for ExportWords {
    fn number(&self, number: u64) -> String {
        let digits = number.to_string();
        let mut grouped = String::new();
        for (at, digit) in digits.chars().enumerate() {
            if at > 0 && (digits.len() - at).is_multiple_of(3) {
                grouped.push_str(self.thousands);
            }
            grouped.push(digit);
        }
        grouped
    }

    fn steps(&self, steps: f64) -> String {
        self.number(steps.round().max(0.0) as u64)
    }

    fn share(&self, share: f64) -> String {
        let rounded = (share * 100.0).round();
        let percent = match () {
            () if share <= 0.0 => 0.0,
            () if share >= 1.0 => 100.0,
            () => rounded.clamp(1.0, 99.0),
        };
        fill(self.percent, &[("n", &(percent as u64).to_string())])
    }

    fn span(&self, seconds: Seconds) -> String {
        let seconds = seconds.max(0);
        let text = match seconds {
            it if it >= DAY && it % DAY < HOUR => self.span_days_only,
            it if it >= DAY => self.span_days,
            it if it >= HOUR && it % HOUR < 60 => self.span_hours_only,
            it if it >= HOUR => self.span_hours,
            it if it >= 60 => self.span_minutes,
            _ => self.span_seconds,
        };
        let [d, h, m, s] = [seconds / DAY, seconds % DAY / HOUR, seconds % HOUR / 60, seconds].map(|it| it.to_string());
        fill(text, &[("d", &d), ("h", &h), ("m", &m), ("s", &s)])
    }

    fn day(&self, day: i64) -> String {
        let (year, month, date) = date_of(day);
        fill(self.date, &[("day", &date.to_string()), ("month", month_name(self, month)), ("year", &year.to_string())])
    }

    fn short_day(&self, day: i64) -> String {
        let (_, month, date) = date_of(day);
        fill(self.date_short, &[("day", &date.to_string()), ("month", month_name(self, month))])
    }

    fn moment(&self, at: Seconds, zone: &Zone) -> String {
        let local = at + Seconds::from(zone.offset_at(at));
        let time = clock(local.rem_euclid(DAY));
        fill(self.day_and_time, &[("date", &self.day(local.div_euclid(DAY))), ("time", &time)])
    }

    fn hour(&self, hour: usize) -> String {
        format!("{hour}:00")
    }

    fn offset(&self, offset: i32) -> String {
        let minutes = offset.unsigned_abs() / 60;
        let sign = if offset < 0 { '−' } else { '+' };
        format!("{sign}{:02}:{:02}", minutes / 60, minutes % 60)
    }

    fn any_of(&self, texts: &[String]) -> String {
        match texts {
            [] => String::new(),
            [only] => only.clone(),
            [all @ .., last] => fill(self.list_end, &[("list", &all.join(", ")), ("last", last)]),
        }
    }
}

fn month_name(words: &ExportWords, month: i64) -> &'static str {
    usize::try_from(month - 1).ok().and_then(|it| words.months.get(it)).copied().unwrap_or_default()
}

/// A time of day, in seconds since midnight, by the minute.
fn clock(seconds: Seconds) -> String {
    format!("{}:{:02}", seconds / HOUR, seconds % HOUR / 60)
}

/// `2026-11-20`, as a field for a date says it.
pub fn day_of_field(text: &str) -> Option<i64> {
    health_export::time::day_number(text.as_bytes().try_into().ok()?)
}
