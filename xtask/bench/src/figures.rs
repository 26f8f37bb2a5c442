//! Figures that were taken several times: their middle, how far they spread, and whether they keep to a target.

/// At least one figure, in order.
#[derive(Debug, Clone)]
pub struct Figures(Vec<f64>);

impl Figures {
    /// None without a figure.
    pub fn new(mut taken: Vec<f64>) -> Option<Self> {
        taken.sort_by(f64::total_cmp);
        (!taken.is_empty()).then_some(Self(taken))
    }

    pub fn median(&self) -> f64 {
        let middle = self.0.len() / 2;
        let upper = self.at(middle);
        if self.0.len().is_multiple_of(2) { (self.at(middle.saturating_sub(1)) + upper) / 2.0 } else { upper }
    }

    pub fn min(&self) -> f64 {
        self.at(0)
    }

    pub fn max(&self) -> f64 {
        self.at(self.0.len().saturating_sub(1))
    }

    /// The smallest figure that this part of them, such as 95 of 100, does not exceed.
    pub fn percentile(&self, part: usize) -> f64 {
        let rank = (self.0.len() * part).div_ceil(100);
        self.at(rank.saturating_sub(1))
    }

    pub fn scaled(&self, by: f64) -> Self {
        Self(self.0.iter().map(|it| it * by).collect())
    }

    fn at(&self, place: usize) -> f64 {
        self.0.get(place).copied().unwrap_or_default()
    }

    /// The median with the smallest and the largest: `812 (790–840)`.
    pub fn show(&self, decimals: usize) -> String {
        let [median, min, max] = [self.median(), self.min(), self.max()].map(|it| number(it, decimals));
        if min == max { median } else { format!("{median} ({min}–{max})") }
    }
}

/// A number as people write it, with a comma at each thousand.
pub fn number(value: f64, decimals: usize) -> String {
    let text = format!("{:.decimals$}", value.abs());
    let (whole, part) = text.split_once('.').unwrap_or((&text, ""));
    let mut grouped = String::new();
    for (at, digit) in whole.chars().enumerate() {
        if at > 0 && (whole.len() - at).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    let is_zero = text.bytes().all(|it| matches!(it, b'0' | b'.'));
    let sign = if value < 0.0 && !is_zero { "−" } else { "" };
    let point = if part.is_empty() { "" } else { "." };
    format!("{sign}{grouped}{point}{part}")
}

/// Whether a target was kept to.
pub fn verdict(is_met: bool) -> &'static str {
    if is_met { "met" } else { "**missed**" }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn figures(taken: &[f64]) -> Figures {
        Figures::new(taken.to_vec()).unwrap()
    }

    #[test]
    fn the_median_is_the_middle_or_between_the_two_in_the_middle() {
        assert_eq!(figures(&[3.0, 1.0, 2.0]).median(), 2.0);
        assert_eq!(figures(&[4.0, 1.0, 2.0, 3.0]).median(), 2.5);
        assert_eq!(figures(&[7.0]).median(), 7.0);
        assert!(Figures::new(vec![]).is_none());
    }

    #[test]
    fn a_percentile_is_a_figure_that_was_taken() {
        let hundred: Vec<f64> = (1..=100).map(f64::from).collect();
        assert_eq!(figures(&hundred).percentile(95), 95.0);
        assert_eq!(figures(&[1.0, 2.0, 3.0]).percentile(95), 3.0);
        assert_eq!(figures(&[1.0]).percentile(0), 1.0);
    }

    #[test]
    fn figures_are_shown_with_their_spread_if_they_have_one() {
        assert_eq!(figures(&[1143.4, 1061.0, 1100.0]).show(0), "1,100 (1,061–1,143)");
        assert_eq!(figures(&[0.0, 0.0]).show(3), "0.000");
    }

    #[test]
    fn numbers_are_written_as_people_write_them() {
        assert_eq!(number(1_234_567.0, 0), "1,234,567");
        assert_eq!(number(999.96, 1), "1,000.0");
        assert_eq!(number(-12.34, 1), "−12.3");
        assert_eq!(number(-0.01, 1), "0.0");
    }
}
