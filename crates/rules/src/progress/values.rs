//! Values by the id of what they belong to, in the order of the ids.
//!
//! A sorted list and not a map of the standard library: there are seven kinds of values, a few dozen of each at most, and a
//! tree for each of them was a tenth of all that the page loads.

use super::Timed;

/// Ids are plain text here: progress may hold ids that this version of the guide does not know, and keeps them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Values<T>(Vec<(String, Timed<T>)>);

impl<T> Default for Values<T> {
    fn default() -> Self {
        Values(Vec::new())
    }
}

impl<T> Values<T> {
    pub fn get(&self, id: &str) -> Option<&Timed<T>> {
        self.0.get(self.place(id).ok()?).map(|it| &it.1)
    }

    /// Puts a value in the place of what was there.
    pub fn insert(&mut self, id: &str, value: Timed<T>) {
        match self.place(id) {
            Ok(at) => self.0[at].1 = value,
            Err(at) => self.0.insert(at, (id.to_string(), value)),
        }
    }

    pub fn len(&self) -> usize {
        self.0.len()
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub fn iter(&self) -> impl Iterator<Item = (&str, &Timed<T>)> {
        self.0.iter().map(|(id, it)| (id.as_str(), it))
    }

    pub fn ids(&self) -> impl Iterator<Item = &str> {
        self.iter().map(|it| it.0)
    }

    /// The value under this id alone, if there is one.
    pub fn only(&self, id: &str) -> Values<T>
    where
        T: Clone,
    {
        Values(self.get(id).map(|it| (id.to_string(), it.clone())).into_iter().collect())
    }

    pub fn values_mut(&mut self) -> impl Iterator<Item = &mut Timed<T>> {
        self.0.iter_mut().map(|it| &mut it.1)
    }

    pub fn retain(&mut self, keep: impl Fn(&str) -> bool) {
        self.0.retain(|it| keep(&it.0));
    }

    fn place(&self, id: &str) -> Result<usize, usize> {
        self.0.binary_search_by(|it| it.0.as_str().cmp(id))
    }
}

impl<T, I: AsRef<str>> FromIterator<(I, Timed<T>)> for Values<T> {
    fn from_iter<All: IntoIterator<Item = (I, Timed<T>)>>(all: All) -> Self {
        let mut values = Values::default();
        for (id, value) in all {
            values.insert(id.as_ref(), value);
        }
        values
    }
}
