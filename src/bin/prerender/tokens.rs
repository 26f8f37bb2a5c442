//! The colours of style/tokens.css, for what cannot use a style sheet.

pub const SHEET: &str = include_str!("../../../style/tokens.css");

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Light {
    Day,
    Night,
}

/// A colour by its name, such as `back`; none if there is no such name.
pub fn colour(name: &str, light: Light) -> Option<&'static str> {
    let (day, rest) = SHEET.split_once("@media (prefers-color-scheme: dark)")?;
    let night = rest.split("@media").next()?;
    let block = if light == Light::Day { day } else { night };
    let (_, value) = block.split_once(&format!(" --{name}:"))?;
    value.split(';').next().map(str::trim)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn day_and_night_are_told_apart() {
        let [day, night] = [Light::Day, Light::Night].map(|it| colour("back", it).unwrap());
        assert!(day.starts_with('#') && night.starts_with('#') && day != night, "{day} {night}");
        assert_eq!(colour("no-such-colour", Light::Day), None);
    }
}
