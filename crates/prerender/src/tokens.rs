//! The colours of style/tokens.css, for what cannot use a style sheet.

pub const SHEET: &str = include_str!("../../../style/tokens.css");

/// A colour by its name, such as `back`: by day and by night.
pub fn colours(name: &str) -> Result<[&'static str; 2], String> {
    found(name).ok_or_else(|| format!("style/tokens.css has no colour --{name}; name it there"))
}

fn found(name: &str) -> Option<[&'static str; 2]> {
    let (day, rest) = SHEET.split_once("@media (prefers-color-scheme: dark)")?;
    let night = rest.split("@media").next()?;
    let value = |block: &'static str| {
        let (_, value) = block.split_once(&format!(" --{name}:"))?;
        value.split(';').next().map(str::trim)
    };
    Some([value(day)?, value(night)?])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn day_and_night_are_told_apart() {
        let [day, night] = colours("back").unwrap();
        assert!(day.starts_with('#') && night.starts_with('#') && day != night, "{day} {night}");
        assert!(colours("no-such-colour").is_err());
    }
}
