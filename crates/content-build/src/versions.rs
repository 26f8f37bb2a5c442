//! What must hold of the versions that menu paths and names are for: each version has exactly one. A gap or an overlap would leave
//! somebody without a path, or with two.

use super::draft::{Draft, MenuPath, NameVariant, Step};

const DEVICES: [&str; 2] = ["iphone", "watch"];

/// Versions up to this one are looked at.
const NEWEST: u8 = 40;

/// Versions of one device's system, both ends included; `None` is open.
struct Range<'a> {
    device: &'a str,
    from: Option<u8>,
    to: Option<u8>,
}

impl<'a> Range<'a> {
    fn of_path(it: &'a MenuPath) -> Range<'a> {
        Range { device: &it.device, from: it.from, to: it.to }
    }

    fn of_variant(it: &'a NameVariant) -> Range<'a> {
        Range { device: &it.device, from: it.from, to: it.to }
    }

    fn has_device(&self) -> bool {
        DEVICES.contains(&self.device)
    }

    fn is_empty(&self) -> bool {
        self.from.zip(self.to).is_some_and(|(from, to)| from > to)
    }

    fn holds(&self, version: u8) -> bool {
        self.from.is_none_or(|from| from <= version) && self.to.is_none_or(|to| version <= to)
    }
}

pub fn check(draft: &Draft, found: &mut Vec<String>) {
    for step in draft.checklists.iter().flat_map(|it| &it.steps) {
        paths(step, found);
    }
    for name in &draft.names {
        let ranges: Vec<Range> = name.variants.iter().map(Range::of_variant).collect();
        if ranges.is_empty() || ranges.iter().any(|it| !it.has_device() || it.is_empty()) {
            found.push(format!(
                "The name `{}` has no variant, or one without a device or for no version at all. Use `device = \"iphone\"` or `\"watch\"`, and a `from` that is not above its `to`.",
                name.id
            ));
            continue;
        }
        covered(&format!("The name `{}`", name.id), "variant", &ranges, found);
        // Whoever is not sure which version they have reads the first.
        let newest = |it: &Range| it.to.unwrap_or(u8::MAX);
        if !ranges.is_sorted_by(|one, next| one.device != next.device || newest(one) > newest(next)) {
            found.push(format!("The name `{}` lists an older variant before a newer one. Put the newest first.", name.id));
        }
    }
}

fn paths(step: &Step, found: &mut Vec<String>) {
    let ranges: Vec<Range> = step.path.iter().map(Range::of_path).collect();
    let before = found.len();
    for (path, range) in step.path.iter().zip(&ranges) {
        if path.taps.is_empty() || !range.has_device() {
            found.push(format!(
                "The step `{}` has a path without taps or without a device. Use `device = \"iphone\"` or `\"watch\"` and list the taps.",
                step.id
            ));
        }
        if range.is_empty() {
            found
                .push(format!("The step `{}` has a path for no version at all. Its `from` must not be above its `to`.", step.id));
        }
    }
    if found.len() == before {
        covered(&format!("The step `{}`", step.id), "path", &ranges, found);
    }
}

/// Says of each device that these speak of, for which version there is none or more than one.
fn covered(who: &str, what: &str, ranges: &[Range], found: &mut Vec<String>) {
    for device in DEVICES.into_iter().filter(|device| ranges.iter().any(|it| it.device == *device)) {
        let count = |version: u8| ranges.iter().filter(|it| it.device == device && it.holds(version)).count();
        let Some(version) = (1..=NEWEST).find(|it| count(*it) != 1) else { continue };
        found.push(match count(version) {
            0 => format!("{who} has no {what} on `{device}` for version {version}. Close the gap between its `to` and `from`."),
            _ => format!(
                "{who} has more than one {what} on `{device}` for version {version}. Let its `to` and `from` not overlap."
            ),
        });
    }
}
