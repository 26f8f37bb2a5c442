//! The result in plain text without names: to send to a helper, and for the report in the guide.

use rules::words::fill;

use super::sentences::Speaker;
use crate::figures::Figures as _;

/// More sources say nothing to a helper.
const MOST_SOURCES: usize = 8;

impl<'a> Speaker<'a> {
    fn without_names(self) -> Speaker<'a> {
        Speaker { names: false, ..self }
    }

    /// Each finding as one line.
    pub fn lines(self) -> Vec<String> {
        let told = self.without_names().findings().into_iter();
        told.map(|it| fill(self.words.finding_line, &[("title", it.title), ("text", &it.text)])).collect()
    }

    /// All that a helper needs.
    pub fn summary(self) -> String {
        let Speaker { words, found, zone, .. } = self;
        let version = found.version.map_or("?".to_string(), |it| it.to_string());
        let made = fill(
            words.summary_made,
            &[
                ("when", &words.moment(found.exported.unwrap_or(found.until), zone)),
                ("version", &version),
                ("records", &words.number(found.records)),
            ],
        );
        let mut lines = vec![words.summary_title.to_string(), made, String::new()];
        if let Some(problem) = &found.problem {
            lines.extend([words.problem(problem).text.to_string(), String::new()]);
        }
        lines.extend(found.notes.iter().map(|it| self.note(it)));
        lines.extend(self.lines());
        lines.extend([String::new(), words.summary_sources.to_string()]);
        let own = self.without_names();
        lines.extend(self.by_kind().into_iter().take(MOST_SOURCES).map(|(_, it)| {
            fill(
                words.summary_source,
                &[
                    ("source", &own.look(it)),
                    ("steps", &words.steps(it.steps)),
                    ("step", &own.before(it.last_step)),
                    ("any", &own.before(it.last_any)),
                ],
            )
        }));
        lines.join("\n") + "\n"
    }
}
