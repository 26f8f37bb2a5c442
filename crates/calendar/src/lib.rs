//! The calendar: days, counted from 1970-01-01, and their dates.
//!
//! Years are turned so that they end with February: a leap day is then the last of its year. A library would be larger than this.

/// Days from 0000-03-01 to 1970-01-01.
const BEFORE: i64 = 719_468;

/// Days from 1970-01-01 to the first of this month.
pub fn days_until(year: i64, month: i64) -> i64 {
    let (year, month) = if month <= 2 { (year - 1, month + 9) } else { (year, month - 3) };
    // Of the months since March, five have 153 days.
    let days_before_month = (153 * month + 2) / 5;
    let days_before_year = 365 * year + year.div_euclid(4) - year.div_euclid(100) + year.div_euclid(400);
    days_before_year + days_before_month - BEFORE
}

/// Year, month and day of the day with this number, by the calendar's own cycle of 400 years.
pub fn date_of(day: i64) -> (i64, i64, i64) {
    let day = day + BEFORE;
    let (cycle, day) = (day.div_euclid(146_097), day.rem_euclid(146_097));
    let year = (day - day / 1460 + day / 36_524 - day / 146_096) / 365;
    let day = day - (365 * year + year / 4 - year / 100);
    let month = (5 * day + 2) / 153;
    let day = day - (153 * month + 2) / 5 + 1;
    let month = if month < 10 { month + 3 } else { month - 9 };
    (year + cycle * 400 + i64::from(month <= 2), month, day)
}
