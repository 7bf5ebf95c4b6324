//! A list of records that are found by who they are and by what they belong to, without a search.

use std::collections::HashMap;
use std::fmt;
use std::ops::{Deref, DerefMut};
use std::sync::OnceLock;

use uuid::Uuid;

/// What can stand on a [`Shelf`].
pub trait Shelved {
    /// Its identity.
    fn id(&self) -> Uuid;

    /// The visit, family or text that it belongs to, where it is looked for by that.
    fn owner(&self) -> Option<Uuid>;
}

/// Records in the order in which they came. It reads as the slice that it is.
///
/// The index is derived: made when something is first looked for, kept up to date by [`Self::put`], and dropped when the
/// slice is lent out to be changed.
pub struct Shelf<T> {
    list: Vec<T>,
    index: OnceLock<Index>,
}

#[derive(Default)]
struct Index {
    at: HashMap<Uuid, usize>,
    under: HashMap<Uuid, Vec<usize>>,
}

impl Index {
    fn add<T: Shelved>(&mut self, at: usize, record: &T) {
        self.at.entry(record.id()).or_insert(at);
        if let Some(owner) = record.owner() {
            self.under.entry(owner).or_default().push(at);
        }
    }
}

impl<T: Shelved> Shelf<T> {
    fn index(&self) -> &Index {
        self.index.get_or_init(|| {
            let mut index = Index::default();
            self.list.iter().enumerate().for_each(|(at, record)| index.add(at, record));
            index
        })
    }

    /// Finds a record.
    pub fn find(&self, id: Uuid) -> Option<&T> {
        self.index().at.get(&id).map(|&at| &self.list[at])
    }

    /// What belongs to a visit, family or text, in the order in which it came.
    pub fn under(&self, owner: Uuid) -> impl DoubleEndedIterator<Item = &T> {
        self.index().under.get(&owner).into_iter().flatten().map(|&at| &self.list[at])
    }

    /// Replaces the record with the same identity, or adds it at the end.
    pub fn put(&mut self, record: T) {
        match self.index().at.get(&record.id()).copied() {
            Some(at) if self.list[at].owner() == record.owner() => self.list[at] = record,
            // It belongs to another now: the index is made anew.
            Some(at) => self[at] = record,
            None => {
                if let Some(index) = self.index.get_mut() {
                    index.add(self.list.len(), &record);
                }
                self.list.push(record);
            }
        }
    }

    /// Takes a record off.
    pub fn remove(&mut self, id: Uuid) {
        self.retain(|record| record.id() != id);
    }

    /// Keeps only these.
    pub fn retain(&mut self, keep: impl FnMut(&T) -> bool) {
        self.index.take();
        self.list.retain(keep);
    }
}

impl<T> Deref for Shelf<T> {
    type Target = [T];

    fn deref(&self) -> &[T] {
        &self.list
    }
}

impl<T> DerefMut for Shelf<T> {
    fn deref_mut(&mut self) -> &mut [T] {
        self.index.take();
        &mut self.list
    }
}

impl<'a, T> IntoIterator for &'a Shelf<T> {
    type Item = &'a T;
    type IntoIter = std::slice::Iter<'a, T>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl<T> From<Vec<T>> for Shelf<T> {
    fn from(list: Vec<T>) -> Self {
        Self { list, index: OnceLock::new() }
    }
}

impl<T> Default for Shelf<T> {
    fn default() -> Self {
        Vec::new().into()
    }
}

impl<T: Clone> Clone for Shelf<T> {
    fn clone(&self) -> Self {
        self.list.clone().into()
    }
}

impl<T: PartialEq> PartialEq for Shelf<T> {
    fn eq(&self, other: &Self) -> bool {
        self.list == other.list
    }
}

impl<T: Eq> Eq for Shelf<T> {}

impl<T: fmt::Debug> fmt::Debug for Shelf<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.list.fmt(f)
    }
}
