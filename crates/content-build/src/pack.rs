//! Writes checked content in the compact form that `unpack` reads: all texts one after the other, and all numbers.
//!
//! As constants, every text would also cost a pointer and a length, which don't compress: a twelfth of all that the page loads.

use rules::search::Index;
use rules::unpack;
use rules::words::KEYS;
use rust_stemmers::{Algorithm, Stemmer};

use super::draft::{Checklist, Draft, Grounds, MenuPath, Question, Step, Verdict};
use super::lint::date;

/// What one language is packed into.
#[derive(Default)]
pub struct Packed {
    /// Each text ends with a NUL. One within a text would show nothing, and is left out.
    pub texts: String,
    /// Little-endian groups of seven bits; the eighth says that more follow.
    pub numbers: Vec<u8>,
    /// Ids of the sources, since grounds name a source by its place.
    sources: Vec<String>,
}

/// One language. The draft must have passed the check. What is written here in which order is what `unpack` reads.
pub fn guide(draft: &Draft) -> Packed {
    let mut out = Packed { sources: draft.sources.iter().map(|it| it.id.clone()).collect(), ..Packed::default() };
    out.texts_of([&draft.language, &draft.direction, &draft.chain.title]);
    out.list(&draft.chain.steps, Packed::text);
    out.texts_of([&draft.chain.breaks, &draft.chain.total]);
    out.grounds(&draft.chain.grounds);
    out.list(&draft.patterns, |out, it| out.texts_of([&it.id, &it.title, &it.text]));
    out.list(&draft.groups, |out, it| out.texts_of([&it.id, &it.title]));
    out.list(&draft.symptoms, |out, it| {
        out.text(&it.id);
        out.count(draft.groups.iter().position(|group| group.id == it.group).unwrap_or_default());
        out.texts_of([&it.see, &it.cause, &it.next]);
        out.option(it.outcome.as_ref(), Packed::text);
        out.list(&it.goes, Packed::text);
        out.one_of(&THROUGH, it.through.as_deref().unwrap_or(THROUGH[0]));
        out.list(&it.also, Packed::text);
    });
    out.grounds(&draft.symptom_grounds);
    out.list(&draft.verdicts, Packed::verdict);
    out.list(&draft.outcomes, |out, it| {
        out.texts_of([&it.id, &it.title, &it.text]);
        out.option(it.still.as_ref(), Packed::text);
        out.list(&it.also, Packed::text);
        out.grounds(&it.grounds());
    });
    out.list(&draft.questions, Packed::question);
    out.list(&draft.checklists, Packed::checklist);
    out.list(&draft.sources, |out, it| {
        out.text(&it.title);
        out.option(it.url.as_ref(), Packed::text);
    });
    out.list(&draft.systems, |out, it| {
        out.one_of(&DEVICES, &it.device);
        out.text(&it.name);
        out.list(&it.divisions, |out, it| out.number(*it));
        out.text(&it.find);
        out.option(it.note.as_ref(), Packed::text);
    });
    out.list(&draft.names, |out, it| {
        out.text(&it.id);
        out.option(it.any.as_ref(), Packed::text);
        out.list(&it.variants, |out, it| {
            out.versions(&it.device, it.from, it.to);
            out.text(&it.text);
        });
    });
    out.list(&draft.aliases, |out, it| out.texts_of([&it.old, &it.new]));
    for key in KEYS {
        out.text(draft.words.get(*key).map_or("", String::as_str));
    }
    draft.months.iter().for_each(|it| out.text(it));
    out.numbers.extend(cuts(&draft.language, &out));
    out
}

/// How many bytes to take off the end of each word of the index, in its order, to have its stem. For a language without a stemmer,
/// none. The words are found as the page finds them: in the guide that it unpacks.
fn cuts(language: &str, packed: &Packed) -> Vec<u8> {
    let texts: &'static str = packed.texts.clone().leak();
    let numbers: &'static [u8] = packed.numbers.clone().leak();
    let guide = Box::leak(Box::new(unpack::guide(unpack::Packed { texts, numbers, published: "" })));
    let stemmer = stemmer(language);
    let cut = |word: &str| {
        let stem = stemmer.as_ref().map_or(word.into(), |it| it.stem(word));
        // A stem may end in other letters than its word does; then the part that they share is the stem.
        let shared = word.char_indices().zip(stem.chars()).take_while(|((_, one), other)| one == other).last();
        let stem = shared.map_or(word.len(), |((at, letter), _)| at + letter.len_utf8());
        // An `e` at the end goes in other forms of the word: "wake", "waking". English alone needs this.
        let stem = if language == "en" && stem > SHORTEST && word[..stem].ends_with('e') { stem - 1 } else { stem };
        u8::try_from(word.len() - stem).unwrap_or_default()
    };
    Index::of(guide).vocabulary().map(cut).collect()
}

/// A stem keeps at least so many bytes.
const SHORTEST: usize = 3;

fn stemmer(language: &str) -> Option<Stemmer> {
    let algorithm = match language {
        "ar" => Algorithm::Arabic,
        "de" => Algorithm::German,
        "en" => Algorithm::English,
        "es" => Algorithm::Spanish,
        "fr" => Algorithm::French,
        _ => return None,
    };
    Some(Stemmer::create(algorithm))
}

/// In the order of the model's variants.
const DEVICES: [&str; 2] = ["iphone", "watch"];
const PLACES: [&str; 4] = ["start", "path", "keep", "aside"];
const THROUGH: [&str; 2] = ["report", "nothing"];
const CERTAINTIES: [&str; 6] = ["apple", "screen", "several", "one", "conflict", "unverified"];

impl Packed {
    fn text(&mut self, text: impl AsRef<str>) {
        self.texts.extend(text.as_ref().chars().filter(|it| *it != '\0'));
        self.texts.push('\0');
    }

    fn texts_of<const N: usize>(&mut self, texts: [&String; N]) {
        texts.into_iter().for_each(|it| self.text(it));
    }

    fn number(&mut self, number: impl Into<u32>) {
        let mut left = number.into();
        while left >= 0x80 {
            self.numbers.push(left.to_le_bytes()[0] | 0x80);
            left >>= 7;
        }
        self.numbers.push(left.to_le_bytes()[0]);
    }

    fn count(&mut self, count: usize) {
        self.number(u32::try_from(count).unwrap_or(u32::MAX));
    }

    fn list<'a, T>(&mut self, items: &'a [T], one: impl Fn(&mut Self, &'a T)) {
        self.count(items.len());
        items.iter().for_each(|it| one(self, it));
    }

    fn option<T>(&mut self, item: Option<T>, one: impl Fn(&mut Self, T)) {
        self.number(u8::from(item.is_some()));
        if let Some(item) = item {
            one(self, item);
        }
    }

    /// The check has made sure that the word is one of them.
    fn one_of(&mut self, words: &[&str], word: &str) {
        self.count(words.iter().position(|it| *it == word).unwrap_or_default());
    }

    fn versions(&mut self, device: &str, from: Option<u8>, to: Option<u8>) {
        self.one_of(&DEVICES, device);
        self.option(from, Packed::number);
        self.option(to, Packed::number);
    }

    fn grounds(&mut self, grounds: &Grounds) {
        self.one_of(&CERTAINTIES, grounds.certainty.as_deref().unwrap_or("unverified"));
        self.count(grounds.sources.len());
        for id in &grounds.sources {
            self.count(self.sources.iter().position(|it| it == id).unwrap_or_default());
        }
        let (year, month, day) = grounds.checked.as_deref().and_then(date).unwrap_or((0, 1, 1));
        self.number(year);
        self.number(month);
        self.number(day);
    }

    fn question(&mut self, question: &Question) {
        self.texts_of([&question.id, &question.text, &question.hint]);
        self.option(question.earlier.as_ref(), |out, it| {
            out.text(&it.answered);
            out.option(it.counts_as.as_ref(), Packed::text);
            if it.counts_as.is_none() {
                out.text(it.asks.as_deref().unwrap_or_default());
            }
        });
        self.list(&question.answers, |out, it| {
            out.texts_of([&it.id, &it.text]);
            out.option(it.asks.as_ref(), Packed::text);
            if it.asks.is_none() {
                out.text(it.means.as_deref().unwrap_or_default());
            }
            out.number(u8::from(it.retired));
        });
    }

    fn verdict(&mut self, verdict: &Verdict) {
        self.text(&verdict.id);
        self.option(verdict.after.as_ref().zip(verdict.answer.as_ref()), |out, (after, answer)| out.texts_of([after, answer]));
        self.texts_of([&verdict.title, &verdict.text]);
        self.list(&verdict.patterns, Packed::text);
        self.option(verdict.outcome.as_ref(), Packed::text);
        self.list(&verdict.goes, Packed::text);
        self.one_of(&THROUGH, verdict.through.as_deref().unwrap_or(THROUGH[0]));
    }

    fn checklist(&mut self, checklist: &Checklist) {
        self.texts_of([&checklist.id, &checklist.title, &checklist.why]);
        self.one_of(&PLACES, checklist.place.as_deref().unwrap_or("path"));
        self.count(checklist.rank());
        self.text(checklist.cost.as_deref().unwrap_or_default());
        self.option(checklist.guard.as_ref(), |out, it| {
            out.text(&it.lost);
            out.list(&it.check, Packed::text);
            out.text(&it.go);
        });
        self.option(checklist.question.as_ref(), Packed::text);
        self.list(&checklist.also, Packed::text);
        self.list(&checklist.steps, Packed::step);
    }

    fn step(&mut self, step: &Step) {
        self.texts_of([&step.id, &step.title]);
        self.list(&step.actions, Packed::text);
        self.text(&step.right);
        self.number(step.minutes);
        self.option(step.wait.as_ref().map(|it| it.seconds), Packed::number);
        self.count(step.rank().unwrap_or_default());
        self.option(step.cost.as_ref().zip(step.save.as_ref()), |out, (cost, save)| out.texts_of([cost, save]));
        self.list(&step.path, |out, it: &MenuPath| {
            out.versions(&it.device, it.from, it.to);
            out.list(&it.taps, Packed::text);
            out.option(it.search.as_ref(), Packed::text);
        });
        self.list(&step.see, Packed::text);
        self.list(&step.also, Packed::text);
        self.grounds(&step.grounds());
    }
}
