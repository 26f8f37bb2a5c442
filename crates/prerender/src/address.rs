//! Where the guide will be found, if the build is told. Previews and sitemaps want whole addresses; nothing else does.

use std::error::Error;
use std::fmt;

/// It ends with a slash.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Address(String);

/// Why a text is no address for the guide.
#[derive(Debug, PartialEq, Eq)]
pub enum AddressError {
    NotHttp(String),
    NoHost(String),
    NotAFolder(String),
}

impl fmt::Display for AddressError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (text, what) = match self {
            AddressError::NotHttp(it) => (it, "it has to begin with https:// or http://"),
            AddressError::NoHost(it) => (it, "it has no name of a server"),
            AddressError::NotAFolder(it) => (it, "it has a space, a quote, a query or a fragment in it"),
        };
        write!(f, "\"{text}\" is no address for the guide: {what}; write it like https://example.org/resync/")
    }
}

impl Error for AddressError {}

impl Address {
    /// The address in a setting; none where it is not set or empty.
    pub fn named_by(setting: Option<&str>) -> Result<Option<Address>, AddressError> {
        setting.map(str::trim).filter(|it| !it.is_empty()).map(Address::read).transpose()
    }

    fn read(text: &str) -> Result<Address, AddressError> {
        let lower = text.to_ascii_lowercase();
        let rest = ["https://", "http://"].iter().find_map(|it| lower.strip_prefix(it));
        let rest = rest.ok_or_else(|| AddressError::NotHttp(text.to_string()))?;
        if text.contains(|it: char| it.is_whitespace() || it.is_control() || "?#\"'<>\\&".contains(it)) {
            return Err(AddressError::NotAFolder(text.to_string()));
        }
        let host = rest.split(['/', ':']).next().unwrap_or_default();
        if host.is_empty() || host.contains('@') {
            return Err(AddressError::NoHost(text.to_string()));
        }
        Ok(Address(format!("{}/", text.trim_end_matches('/'))))
    }

    /// The whole address of a file or folder beside the guide; of the guide itself for an empty path.
    pub fn of(&self, path: &str) -> String {
        format!("{}{path}", self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<Option<String>, AddressError> {
        Address::named_by(Some(text)).map(|it| it.map(|it| it.of("s/x/")))
    }

    #[test]
    fn an_address_ends_with_one_slash() {
        for text in ["https://example.org/resync/", "https://example.org/resync", " https://example.org/resync// "] {
            assert_eq!(read(text), Ok(Some("https://example.org/resync/s/x/".to_string())), "{text}");
        }
        assert_eq!(read("http://127.0.0.1:8080"), Ok(Some("http://127.0.0.1:8080/s/x/".to_string())));
    }

    #[test]
    fn nothing_is_no_address() {
        assert_eq!(Address::named_by(None), Ok(None));
        assert_eq!(read("  "), Ok(None));
    }

    #[test]
    fn what_is_no_folder_on_the_web_is_refused_with_advice() {
        for text in [
            "example.org",
            "ftp://example.org/",
            "https://",
            "https:///x",
            "https://a b/",
            "https://a/?x",
            "https://a/#x",
            "https://a/\"x",
        ] {
            let refusal = read(text).unwrap_err().to_string();
            assert!(refusal.contains(text) && refusal.ends_with("https://example.org/resync/"), "{refusal}");
        }
    }
}
