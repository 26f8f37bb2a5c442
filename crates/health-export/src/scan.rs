//! Finds the records in an export, byte by byte, in pieces of any size.
//!
//! This is no XML parser. An export's own document type is broken in some versions (iOS 16.0), its text may hold bytes that XML
//! forbids, and its sizes are those of databases. So the document type is passed over, entities are never expanded, bytes are
//! never expected to be UTF-8, and of the tags only those are taken apart that matter. `<Me>`, which holds a birthday, is not.

use memchr::{memchr, memchr3, memmem};

use super::tag::{self, Record};

/// Longer than any tag that a phone writes. A longer one is passed over and counted.
pub const LONGEST_TAG: usize = 64 << 10;

/// How many bytes of the next piece are appended at a time to a tag that the last piece left unfinished.
const STRIDE: usize = 4 << 10;

const ROOT: &[u8] = b"<HealthData";
const VERSION: &[u8] = b"HealthKit Export Version:";

/// What looks for the root keeps this much of the last piece: more than the root's name, and more than a version with its number.
const OVERLAP: usize = 63;

/// Who is told what was found.
pub trait Sink {
    /// The version of the export's format, from a comment in its document type.
    fn version(&mut self, version: u32);
    /// The value of `ExportDate`, as it stands there.
    fn export_date(&mut self, value: &[u8]);
    /// A record that stands by itself. Those within a `Correlation` stand a second time outside, so they are left out.
    fn record(&mut self, record: &Record<'_>);
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Place {
    /// Before the root.
    Prolog,
    Content,
    /// Within a comment, an instruction or raw text. The last two bytes before this piece.
    Comment([u8; 2]),
    Instruction([u8; 2]),
    Raw([u8; 2]),
    /// Inside a tag that is too long. Holds the quote character that is open in it, or 0.
    TooLong(u8),
    /// After the root.
    Over,
}

/// What lies at a `<`.
enum Found {
    /// Dealt with, so many bytes.
    Markup(usize),
    /// Goes on in the next piece.
    Unfinished,
}

#[derive(Clone, Debug)]
pub struct Scanner {
    place: Place,
    /// The beginning of what goes on in the next piece.
    kept: Vec<u8>,
    /// How many correlations are open.
    correlations: u32,
    too_long: u64,
}

impl Default for Scanner {
    fn default() -> Scanner {
        Scanner { place: Place::Prolog, kept: Vec::new(), correlations: 0, too_long: 0 }
    }
}

impl Scanner {
    /// Whether the root was closed, and every correlation in it: nothing is missing at the end, and nothing was passed over for
    /// being within one whose end got lost.
    pub fn is_whole(&self) -> bool {
        self.place == Place::Over && self.correlations == 0
    }

    /// How many tags were too long to be read.
    pub fn too_long(&self) -> u64 {
        self.too_long
    }

    /// Takes the next piece. What is found does not depend on where the pieces are divided.
    pub fn feed(&mut self, piece: &[u8], sink: &mut impl Sink) {
        let mut rest = piece;
        while !self.kept.is_empty() && !rest.is_empty() {
            let (had, more) = (self.kept.len(), rest.len().min(STRIDE));
            let mut joined = std::mem::take(&mut self.kept);
            joined.extend_from_slice(&rest[..more]);
            let used = self.run(&joined, sink);
            if used >= had {
                rest = &rest[used - had..];
                joined.clear();
            } else {
                rest = &rest[more..];
                joined.drain(..used);
            }
            self.kept = joined;
        }
        if !rest.is_empty() {
            let used = self.run(rest, sink);
            self.kept.extend_from_slice(&rest[used..]);
        }
    }

    /// Deals with what is complete in `bytes`. Returns how much that is.
    fn run(&mut self, bytes: &[u8], sink: &mut impl Sink) -> usize {
        let mut at = 0;
        while at < bytes.len() {
            let rest = &bytes[at..];
            match self.place {
                Place::Prolog => match self.prolog(rest, sink) {
                    Some(root) => at += root,
                    None => return bytes.len().saturating_sub(OVERLAP).max(at),
                },
                Place::Content => {
                    let Some(found) = memchr(b'<', rest) else { return bytes.len() };
                    at += found;
                    let window = &bytes[at..bytes.len().min(at + LONGEST_TAG)];
                    match self.markup(window, sink) {
                        Found::Markup(length) => at += length,
                        Found::Unfinished if window.len() == LONGEST_TAG => {
                            self.too_long += 1;
                            self.place = Place::TooLong(0);
                            at += 1;
                        }
                        Found::Unfinished => return at,
                    }
                }
                Place::Comment(before) => at += self.until(rest, before, *b"--", Place::Comment),
                Place::Instruction(before) => at += self.until(rest, before, *b"?", Place::Instruction),
                Place::Raw(before) => at += self.until(rest, before, *b"]]", Place::Raw),
                Place::TooLong(quote) => at += self.pass_over(rest, quote),
                Place::Over => return bytes.len(),
            }
        }
        bytes.len()
    }

    /// Looks for the root; malformed document types are the reason not to read what is before it.
    fn prolog(&mut self, rest: &[u8], sink: &mut impl Sink) -> Option<usize> {
        let is_root = |at: &usize| matches!(rest.get(at + ROOT.len()), Some(b' ' | b'>' | b'/' | b'\n' | b'\r' | b'\t'));
        let root = memmem::find_iter(rest, ROOT).find(is_root);
        let before = &rest[..root.unwrap_or(rest.len())];
        // The last one counts, wherever the pieces are divided.
        let versions = memmem::find_iter(before, VERSION).filter_map(|at| number(&before[at + VERSION.len()..]));
        versions.for_each(|it| sink.version(it));
        if root.is_some() {
            self.place = Place::Content;
        }
        root
    }

    /// `rest` begins with `<`.
    #[inline(always)]
    fn markup(&mut self, rest: &[u8], sink: &mut impl Sink) -> Found {
        let Some(second) = rest.get(1) else { return Found::Unfinished };
        match second {
            b'R' if is_named(rest, b"<Record") => {
                let Some((record, end)) = tag::record(rest, 7) else { return Found::Unfinished };
                if self.correlations == 0 {
                    sink.record(&record);
                }
                return Found::Markup(end.length);
            }
            b'/' => {
                let Some(end) = memchr(b'>', rest) else { return Found::Unfinished };
                match rest[2..end].trim_ascii_end() {
                    b"Correlation" => self.correlations = self.correlations.saturating_sub(1),
                    b"HealthData" => self.place = Place::Over,
                    _ => {}
                }
                return Found::Markup(end + 1);
            }
            b'!' | b'?' => return self.special(rest),
            b'E' if is_named(rest, b"<ExportDate") => {
                let Some((value, end)) = tag::attribute(rest, 11, b"value") else { return Found::Unfinished };
                if let Some(value) = value {
                    sink.export_date(value);
                }
                return Found::Markup(end.length);
            }
            _ => {}
        }
        let Some(end) = tag::skip(rest) else { return Found::Unfinished };
        match second {
            b'C' if is_named(rest, b"<Correlation") && !end.closes_itself => {
                self.correlations = self.correlations.saturating_add(1);
            }
            b'H' if is_named(rest, ROOT) && end.closes_itself => self.place = Place::Over,
            _ => {}
        }
        Found::Markup(end.length)
    }

    /// `<!…` or `<?…`.
    fn special(&mut self, rest: &[u8]) -> Found {
        for (start, place) in [
            (b"<?".as_slice(), Place::Instruction([0; 2])),
            (b"<!--", Place::Comment([0; 2])),
            (b"<![CDATA[", Place::Raw([0; 2])),
        ] {
            if rest.starts_with(start) {
                self.place = place;
                return Found::Markup(start.len());
            }
            if start.starts_with(rest) {
                return Found::Unfinished;
            }
        }
        tag::skip(rest).map_or(Found::Unfinished, |it| Found::Markup(it.length))
    }

    /// Looks for a `>` behind `end`. `before` are the two bytes before `rest`. Returns how much was passed over.
    fn until<const N: usize>(&mut self, rest: &[u8], before: [u8; 2], end: [u8; N], same: fn([u8; 2]) -> Place) -> usize {
        let byte = |at: usize| if at < 2 { before[at] } else { rest[at - 2] };
        let mut from = 0;
        while let Some(found) = memchr(b'>', &rest[from..]) {
            let at = from + found;
            if (0..N).all(|it| byte(at + 2 - N + it) == end[it]) {
                self.place = Place::Content;
                return at + 1;
            }
            from = at + 1;
        }
        self.place = same([byte(rest.len()), byte(rest.len() + 1)]);
        rest.len()
    }

    fn pass_over(&mut self, rest: &[u8], quote: u8) -> usize {
        let found = if quote == 0 { memchr3(b'>', b'"', b'\'', rest) } else { memchr(quote, rest) };
        let Some(at) = found else { return rest.len() };
        self.place = match rest[at] {
            b'>' => Place::Content,
            _ if quote != 0 => Place::TooLong(0),
            opening => Place::TooLong(opening),
        };
        at + 1
    }
}

/// Whether `rest` begins with this name and not with a longer one. What goes on in the next piece counts as longer; it is then
/// unfinished whichever name it has.
#[inline(always)]
fn is_named(rest: &[u8], name: &[u8]) -> bool {
    rest.starts_with(name) && matches!(rest.get(name.len()), Some(b' ' | b'>' | b'/' | b'\n' | b'\r' | b'\t'))
}

/// The number at the beginning, if it ends here.
fn number(text: &[u8]) -> Option<u32> {
    let text = text.trim_ascii_start();
    let digits = text.iter().take_while(|it| it.is_ascii_digit()).count();
    if digits == text.len() {
        return None;
    }
    std::str::from_utf8(&text[..digits]).ok()?.parse().ok()
}
