//! Which watch an identifier stands for. Apple publishes no list of these. Source: lists of devices in public programs. The rows
//! from Series 11 on are those of four such lists, looked up in November 2026; others, which name them otherwise, also give known
//! watches wrong names.

/// The generation of a watch with this identifier: `Series 7` for `Watch6,7`. `None` if it is not known, or no watch.
pub fn generation(hardware: &str) -> Option<&'static str> {
    let (major, minor) = hardware.strip_prefix("Watch")?.split_once(',')?;
    let (major, minor): (u8, u8) = (major.parse().ok()?, minor.parse().ok()?);
    let name = match (major, minor) {
        (1, 1..=2) => "1st generation",
        (2, 6..=7) => "Series 1",
        (2, 3..=4) => "Series 2",
        (3, 1..=4) => "Series 3",
        (4, 1..=4) => "Series 4",
        (5, 1..=4) => "Series 5",
        (5, 9..=12) => "SE",
        (6, 1..=4) => "Series 6",
        (6, 6..=9) => "Series 7",
        (6, 10..=13) => "SE 2",
        (6, 14..=17) => "Series 8",
        (6, 18) => "Ultra",
        (7, 1..=4) => "Series 9",
        (7, 5) => "Ultra 2",
        (7, 8..=11) => "Series 10",
        (7, 12) => "Ultra 3",
        (7, 13..=16) => "SE 3",
        (7, 17..=20) => "Series 11",
        (8, 1) => "Ultra 4",
        (8, 2..=5) => "Series 12",
        _ => return None,
    };
    Some(name)
}
