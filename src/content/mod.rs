//! The content files as constant data. The build checks them (`check.rs`) and writes them as Rust (`print.rs`).

use crate::model::guide::Guide;

include!(concat!(env!("OUT_DIR"), "/content.rs"));

/// The guide in English, which is always there.
pub fn english() -> &'static Guide {
    &GUIDES[0]
}

/// The guide in the first of these languages (BCP 47, most wanted first) that there is; else in English.
pub fn in_language<'a>(wanted: impl IntoIterator<Item = &'a str>) -> &'static Guide {
    wanted
        .into_iter()
        .find_map(|wanted| {
            let primary = wanted.split('-').next().unwrap_or(wanted);
            GUIDES
                .iter()
                .find(|it| it.language.eq_ignore_ascii_case(wanted))
                .or_else(|| GUIDES.iter().find(|it| it.language.eq_ignore_ascii_case(primary)))
        })
        .unwrap_or_else(|| english())
}
