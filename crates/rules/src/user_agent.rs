//! What a browser says of the iPhone that it runs on.
//!
//! Safari on an iPhone names its own version, which is that of iOS: `Version/26.0`. The `OS 18_6` beside it is frozen. Copies on the
//! Home Screen and browsers inside apps name no version, iPads that ask for desktop pages say that they are Macs, and other browsers
//! put their own name in. Of these nothing is believed.

/// The browsers that take Safari's words and have versions of their own.
const OTHERS: [&str; 13] = [
    "CriOS",
    "FxiOS",
    "EdgiOS",
    "OPiOS",
    "OPT/",
    "OPX/",
    "DuckDuckGo",
    "Ddg/",
    "GSA/",
    "YaBrowser",
    "Focus/",
    "Instagram",
    "FBAN",
];

/// Versions of iOS with such a Safari, none of them far off.
const SOUND: std::ops::RangeInclusive<u8> = 12..=40;

/// The version of iOS, if this is Safari on an iPhone.
pub fn ios_version(user_agent: &str) -> Option<u8> {
    let is_safari = user_agent.contains("(iPhone;") && user_agent.contains(" Safari/");
    if !is_safari || OTHERS.iter().any(|it| user_agent.contains(it)) {
        return None;
    }
    let (_, version) = user_agent.split_once(" Version/")?;
    let major = version.split(|it: char| !it.is_ascii_digit()).next()?;
    major.parse().ok().filter(|it| SOUND.contains(it))
}
