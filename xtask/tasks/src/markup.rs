//! Reads just enough of HTML to find its tags. The pages are the project's own, so nothing is done about
//! what only a browser forgives.

use std::ops::Range;

#[derive(Debug)]
pub struct Tag {
    /// In lower case.
    pub name: String,
    attributes: Vec<(String, String)>,
    /// The opening tag.
    pub span: Range<usize>,
    /// What is between it and its closing tag, for the elements whose content is no markup; else empty.
    pub text: Range<usize>,
}

impl Tag {
    pub fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    /// Whether it is a script that is in the page itself and that a browser would run.
    pub fn is_inline_script(&self) -> bool {
        const RUN: [&str; 4] = ["", "module", "text/javascript", "application/javascript"];
        self.name == "script" && self.attribute("src").is_none() && RUN.contains(&self.attribute("type").unwrap_or_default())
    }
}

/// The opening tags, in order, without those in comments.
pub fn tags(html: &str) -> Vec<Tag> {
    let mut tags = vec![];
    let mut at = 0;
    while let Some(found) = html.get(at..).and_then(|rest| rest.find('<')) {
        let start = at + found;
        let rest = html.get(start..).unwrap_or_default();
        if rest.starts_with("<!--") {
            at = start + rest.find("-->").map_or(rest.len(), |end| end + 3);
        } else if rest.get(1..2).is_some_and(|c| c.starts_with(|c: char| c.is_ascii_alphabetic())) {
            let tag = tag(html, start);
            at = tag.text.end.max(tag.span.end);
            tags.push(tag);
        } else {
            at = start + 1;
        }
    }
    tags
}

fn tag(html: &str, start: usize) -> Tag {
    let bytes = html.as_bytes();
    let mut at = start + 1;
    // The characters looked for are all ASCII, so every place stopped at is between characters.
    let upto = |at: &mut usize, stop: &dyn Fn(u8) -> bool| {
        let from = *at;
        while bytes.get(*at).is_some_and(|byte| !stop(*byte)) {
            *at += 1;
        }
        html.get(from..*at).unwrap_or_default().to_owned()
    };
    let name = upto(&mut at, &|b| b.is_ascii_whitespace() || b == b'>' || b == b'/').to_ascii_lowercase();
    let mut attributes = vec![];
    loop {
        upto(&mut at, &|b| !b.is_ascii_whitespace() && b != b'/');
        match bytes.get(at) {
            None => break,
            Some(b'>') => {
                at += 1;
                break;
            }
            Some(_) => {}
        }
        let ends_name = |b: u8| b.is_ascii_whitespace() || matches!(b, b'=' | b'>' | b'/');
        let from = at;
        let name = upto(&mut at, &ends_name).to_ascii_lowercase();
        let mut value = String::new();
        if bytes.get(at) == Some(&b'=') {
            at += 1;
            match bytes.get(at) {
                Some(quote @ (b'"' | b'\'')) => {
                    at += 1;
                    value = upto(&mut at, &|b| b == *quote);
                    at += 1;
                }
                _ => value = upto(&mut at, &|b| b.is_ascii_whitespace() || b == b'>'),
            }
        }
        attributes.push((name, value));
        // A stray sign would otherwise be looked at for ever.
        at = at.max(from + 1);
    }
    let end = at.min(html.len());
    let mut text = end..end;
    if name == "script" || name == "style" {
        let closing = format!("</{name}");
        let rest = html.get(end..).unwrap_or_default().to_ascii_lowercase();
        text.end = end + rest.find(&closing).unwrap_or(rest.len());
    }
    Tag { name, attributes, span: start..end, text }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_and_their_attributes_are_found() {
        let html = "<!doctype html><!-- <b x> --><A HREF='a>b' hidden data-x=1>é<br/></a>";
        let found = tags(html);
        let names: Vec<&str> = found.iter().map(|tag| tag.name.as_str()).collect();
        assert_eq!(names, ["a", "br"]);
        assert_eq!(found[0].attribute("href"), Some("a>b"));
        assert_eq!(found[0].attribute("hidden"), Some(""));
        assert_eq!(found[0].attribute("data-x"), Some("1"));
    }

    #[test]
    fn the_text_of_a_script_is_no_markup() {
        let html = "<script>if (a<b) c('<p>')</SCRIPT><i>";
        let found = tags(html);
        assert_eq!(found.len(), 2);
        assert_eq!(&html[found[0].text.clone()], "if (a<b) c('<p>')");
        assert!(found[0].is_inline_script());
    }

    #[test]
    fn data_and_files_are_no_inline_scripts() {
        let html = "<script src=a.js></script><script type='application/json'>{}</script><script type=importmap>";
        assert!(!tags(html).iter().any(Tag::is_inline_script));
    }

    #[test]
    fn what_is_cut_off_or_odd_ends_all_the_same() {
        for html in ["<", "<a", "<a b", "<a b=", "<a b='", "<!--", "<script>", "<a = \" '>", "<é>"] {
            tags(html);
        }
    }
}
