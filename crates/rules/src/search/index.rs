//! The index: which words stand where, and how well a query fits.

use super::marks::marked;
use super::texts::{named, shown, texts};
use super::tokens::words;
use super::{Found, Hit};
use crate::guide::Guide;
use crate::id::CauseId;
use crate::question::{Answer, Goes};
use crate::system::Systems;

/// What a word counts, by where it stands.
const TITLE: f32 = 3.0;
const ALSO: f32 = 2.6;
const CAUSE: f32 = 1.4;
const PATH: f32 = 1.5;
const TEXT: f32 = 0.9;

/// What a word counts, by how it fits.
const WHOLE: f32 = 1.0;
const STEM: f32 = 0.9;
const START: f32 = 0.75;
const SLIP: f32 = 0.5;

/// A whole query that stands together somewhere counts this much more.
const TOGETHER: f32 = 1.8;

/// And this much, if it stands there with its small words, too.
const WORD_BY_WORD: f32 = 2.5;

/// A slip of the finger is forgiven in words of this many letters or more.
const FORGIVEN_FROM: usize = 5;

/// A word that the guide doesn't have is taken for a form of one that has at least this long a stem, …
const SHORTEST_STEM: usize = 3;
/// … and at most this many letters more.
const LONGEST_ENDING: usize = 3;

/// Words are kept apart by their first byte, so that each list stays short.
const LISTS: usize = 64;

/// Built once for a guide; then each search is quick.
#[derive(Clone, Debug)]
pub struct Index {
    guide: &'static Guide,
    words: Vec<Vec<Word>>,
    documents: Vec<Document>,
    aside: Vec<String>,
}

#[derive(Clone, Debug)]
struct Word {
    text: String,
    /// How many of its bytes are the stem.
    stem: usize,
    /// Documents that hold it, and what it counts there.
    places: Vec<(usize, f32)>,
}

impl Word {
    fn stem(&self) -> &str {
        self.text.get(..self.stem).unwrap_or(&self.text)
    }
}

#[derive(Clone, Debug)]
struct Document {
    found: Found,
    /// Title and other words as one line of folded words each, for queries that stand together.
    lines: Vec<String>,
}

impl Index {
    pub fn of(guide: &'static Guide) -> Index {
        let mut index =
            Index { guide, words: vec![Vec::new(); LISTS], documents: Vec::new(), aside: words(guide.words.find_aside) };
        for symptom in guide.symptoms {
            index.open(Found::Symptom(symptom), symptom.see);
            index.hold(CAUSE, symptom.cause);
            index.hold(CAUSE, symptom.next);
            index.hold_all(ALSO, symptom.also);
        }
        for outcome in guide.outcomes {
            index.open(Found::Outcome(outcome), outcome.title);
            index.hold(TEXT, outcome.text);
            index.hold(TEXT, outcome.still.unwrap_or_default());
            index.hold_all(ALSO, outcome.also);
        }
        for checklist in guide.checklists {
            index.open(Found::Checklist(checklist), checklist.title);
            index.hold(TEXT, checklist.why);
            index.hold_all(ALSO, checklist.also);
            for step in checklist.steps {
                index.open(Found::Step(checklist, step), step.title);
                index.hold_all(ALSO, step.also);
                texts(step).for_each(|it| index.hold(TEXT, it));
                for path in step.menu {
                    index.hold_all(PATH, path.taps);
                    index.hold(PATH, path.search.unwrap_or_default());
                }
            }
        }
        for question in guide.questions {
            question.offered().for_each(|it| index.open(Found::Answer(question, it), it.text));
        }
        // The build wrote how much to take off, for every word in this order.
        for (word, cut) in index.words.iter_mut().flatten().zip(guide.cuts) {
            word.stem = word.text.len().saturating_sub(usize::from(*cut));
        }
        index
    }

    /// Every word once, in the order of the cuts.
    pub fn vocabulary(&self) -> impl Iterator<Item = &str> {
        self.words.iter().flatten().map(|it| it.text.as_str())
    }

    /// Begins a document with its title.
    fn open(&mut self, found: Found, title: &str) {
        self.documents.push(Document { found, lines: Vec::new() });
        self.hold(TITLE, title);
    }

    fn hold_all(&mut self, weight: f32, texts: &[&str]) {
        texts.iter().for_each(|it| self.hold(weight, it));
    }

    /// Adds a text to the latest document.
    #[inline(never)]
    fn hold(&mut self, weight: f32, text: &str) {
        let place = self.documents.len() - 1;
        let of_text = words(&named(self.guide, text));
        if weight >= ALSO {
            self.documents[place].lines.push(line(&of_text));
        }
        for text in of_text {
            let list = &mut self.words[list_of(&text)];
            let at = list.partition_point(|it| it.text < text);
            if list.get(at).is_none_or(|it| it.text != text) {
                list.insert(at, Word { stem: text.len(), text, places: Vec::new() });
            }
            let places = &mut list[at].places;
            match places.last_mut() {
                Some(last) if last.0 == place => last.1 = last.1.max(weight),
                _ => places.push((place, weight)),
            }
        }
    }

    /// What fits the query, the best first. Nothing for a query without a word.
    pub fn find(&self, query: &str, systems: Systems) -> Vec<Hit> {
        self.find_first(query, systems, usize::MAX).1
    }

    /// How much fits the query, and the first so many of it: to mark all of it takes far longer than to find it.
    pub fn find_first(&self, query: &str, systems: Systems, most: usize) -> (usize, Vec<Hit>) {
        let typed = words(query);
        let mut wanted = typed.clone();
        if wanted.iter().any(|it| !self.aside.contains(it)) {
            wanted.retain(|it| !self.aside.contains(it));
        }
        // Nobody types more; a text that was pasted in is not searched to its end.
        wanted.truncate(MOST_WORDS);
        let mut scores = vec![(0.0_f32, 0.0_f32); self.documents.len()];
        let mut whole = 0.0;
        let mut starts = Vec::new();
        for word in &wanted {
            let mut best = vec![0.0_f32; self.documents.len()];
            for (fitting, how) in self.fits(word) {
                starts.push(if how > SLIP { common(word, &fitting.text) } else { fitting.text.clone() });
                for (place, weight) in &fitting.places {
                    best[*place] = best[*place].max(how * weight);
                }
            }
            let held = best.iter().filter(|it| **it > 0.0).count();
            // A word that is everywhere tells little.
            let telling = (self.documents.len() as f32 / (1 + held) as f32).sqrt();
            whole += telling;
            for (score, it) in scores.iter_mut().zip(best).filter(|it| it.1 > 0.0) {
                score.0 += it * telling;
                score.1 += telling;
            }
        }
        let [typed, together] = [line(&typed), line(&wanted)];
        let mut ranked: Vec<(f32, Found)> = Vec::new();
        for (document, (score, covered)) in self.documents.iter().zip(scores).filter(|it| it.1.0 > 0.0) {
            let share = covered / whole;
            let stands = if document.lines.iter().any(|it| it.contains(&typed)) {
                WORD_BY_WORD
            } else if document.lines.iter().any(|it| self.is_together(it, &together)) {
                TOGETHER
            } else {
                1.0
            };
            let rank = score * share * share * document.found.weight() * stands;
            ranked.insert(ranked.partition_point(|it| it.0 >= rank), (rank, document.found));
        }
        // An answer that leads to a row adds nothing behind that row.
        let mut rows: Vec<CauseId> = Vec::new();
        ranked.retain(|it| match it.1 {
            Found::Symptom(row) => {
                rows.push(row.id);
                true
            }
            Found::Answer(_, Answer { goes: Goes::Cause(id), .. }) => !rows.contains(id),
            _ => true,
        });
        let hits = ranked.iter().take(most).map(|it| self.hit(it.1, &starts, systems)).collect();
        (ranked.len(), hits)
    }

    /// Whether a line holds the query in one piece, small words aside.
    fn is_together(&self, held: &str, query: &str) -> bool {
        let is_telling = |it: &&str| !it.is_empty() && !self.aside.iter().any(|aside| aside == it);
        held.contains(query) || line(&held.split(' ').filter(is_telling).collect::<Vec<_>>()).contains(query)
    }

    /// The words of the guide that a typed word means, and how well.
    fn fits(&self, typed: &str) -> Vec<(&Word, f32)> {
        let all = || self.words.iter().flatten();
        // A form, its stem and its beginning all begin with the same letter.
        let list = &self.words[list_of(typed)];
        let own = list.iter().find(|it| it.text == typed).map(Word::stem);
        let mut fits = Vec::new();
        for word in list {
            let stem = word.stem();
            let is_form = |ending: Option<&str>| ending.is_some_and(|it| it.chars().count() <= LONGEST_ENDING);
            let how = if word.text == typed {
                WHOLE
            } else if own == Some(stem) || own.is_none() && stem.len() >= SHORTEST_STEM && is_form(typed.strip_prefix(stem)) {
                STEM
            } else if word.text.starts_with(typed) && typed.chars().count() > 1 {
                START
            } else {
                continue;
            };
            fits.push((word, how));
        }
        if fits.is_empty() && typed.chars().count() >= FORGIVEN_FROM {
            let is_near = |it: &str| {
                it.len().abs_diff(typed.len()) <= LONGEST_LETTER
                    && it.chars().count() + 1 >= FORGIVEN_FROM
                    && strsim::osa_distance(it, typed) == 1
            };
            // What was meant goes for its other forms, too.
            let meant: Vec<&str> = all().filter(|it| is_near(&it.text) || is_near(it.stem())).map(Word::stem).collect();
            fits.extend(all().filter(|it| meant.contains(&it.stem())).map(|it| (it, SLIP)));
        }
        fits
    }

    fn hit(&self, found: Found, starts: &[String], systems: Systems) -> Hit {
        let title = marked(found.title(), starts);
        let count = |pieces: &[super::Piece]| pieces.iter().filter(|it| it.is_match).count();
        let of_title = count(&title);
        let texts = shown(self.guide, found, systems).into_iter().map(|it| marked(&it, starts));
        // The text that holds most of the words says best why this was found.
        let text = texts.rev().max_by_key(|it| count(it)).filter(|it| count(it) > of_title);
        Hit { found, title, text }
    }
}

/// At most this many words of a query are looked for.
const MOST_WORDS: usize = 20;

/// One letter more or less is at most this many bytes.
const LONGEST_LETTER: usize = 4;

fn list_of(word: &str) -> usize {
    usize::from(word.as_bytes().first().copied().unwrap_or_default()) % LISTS
}

/// Words as a line, with a space before and behind each.
fn line<T: AsRef<str>>(words: &[T]) -> String {
    let mut line = " ".to_string();
    for it in words {
        line.push_str(it.as_ref());
        line.push(' ');
    }
    line
}

/// What two words begin with.
fn common(one: &str, other: &str) -> String {
    one.chars().zip(other.chars()).take_while(|(one, other)| one == other).map(|it| it.0).collect()
}
