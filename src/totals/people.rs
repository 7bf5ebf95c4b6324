//! Who went: staff as the logs name them, and as the coordinator's list does, which outranks what visitors typed.

use std::collections::HashMap;

use chrono::NaiveDate;

use super::record::{Seat, Word, Words};
use super::staff::{Member, Staff};
use crate::clean;

/// A person.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct Key(usize);

/// A person, under whatever spellings of an id.
#[derive(Clone, Debug, Default)]
pub(super) struct Person {
    /// The staff id; empty where there is none.
    pub(super) id: String,
    /// The name; of several, the one that comes first by letters.
    pub(super) name: String,
    /// What the coordinator's list says of them.
    pub(super) member: Option<Member>,
}

impl Person {
    /// The last day on which their training counts: the list's word before the log's.
    pub(super) fn trained_through(&self, seat: &Seat) -> Option<NaiveDate> {
        self.member.as_ref().and_then(|m| m.trained_through).or(seat.trained_through)
    }

    /// What to call them in a list.
    pub(super) fn label(&self) -> &str {
        if self.id.is_empty() { &self.name } else { &self.id }
    }
}

/// Everybody on any visit.
#[derive(Debug, Default)]
pub(super) struct People {
    keys: HashMap<(Option<Word>, Option<Word>), Key>,
    list: Vec<Person>,
}

impl People {
    /// Puts together who is who. A spreadsheet drops the zeros before a number, so "0042" and "42" are one id.
    pub(super) fn of<'a>(
        seats: impl Iterator<Item = &'a Seat>,
        words: &Words,
        staff: Option<&Staff>,
    ) -> Self {
        let mut named: Vec<(Option<Word>, Option<Word>)> = seats.map(|seat| (seat.id, seat.name)).collect();
        let say = |word: Option<Word>| word.map(|word| words.say(word)).unwrap_or_default();
        named.sort_by_key(|&(id, name)| (say(id), say(name)));
        named.dedup();
        let mut people = Self::default();
        let mut by_name: HashMap<String, Key> = HashMap::new();
        for (id, name) in named {
            let (said_id, said_name) = (say(id), say(name));
            let member = staff.and_then(|staff| {
                if said_id.is_empty() { staff.by_name(said_name) } else { staff.by_id(said_id) }
            });
            let folded = match member {
                Some(member) => format!("id:{}", folded(&member.id)),
                None if said_id.is_empty() => format!("name:{}", clean::folded(said_name)),
                None => format!("id:{}", folded(said_id)),
            };
            let key = *by_name.entry(folded).or_insert_with(|| {
                people.list.push(Person::default());
                Key(people.list.len() - 1)
            });
            let person = &mut people.list[key.0];
            match member {
                Some(member) => {
                    (person.id, person.name) = (member.id.clone(), member.name.clone());
                    person.member = Some(member.clone());
                }
                None => {
                    // The longest spelling has its zeros still; of two names the first by letters, whatever the order.
                    if said_id.len() > person.id.len() {
                        said_id.clone_into(&mut person.id);
                    }
                }
            }
            if person.name.is_empty()
                || (member.is_none() && !said_name.is_empty() && said_name < person.name.as_str())
            {
                said_name.clone_into(&mut person.name);
            }
            people.keys.insert((id, name), key);
        }
        people
    }

    /// Who sits there.
    pub(super) fn key(&self, seat: &Seat) -> Key {
        self.keys.get(&(seat.id, seat.name)).copied().unwrap_or(Key(0))
    }

    /// Somebody.
    pub(super) fn get(&self, key: Key) -> &Person {
        &self.list[key.0]
    }
}

/// An id as it is compared.
pub(super) fn folded(id: &str) -> String {
    let id = id.trim().to_lowercase();
    if id.bytes().all(|b| b.is_ascii_digit()) {
        let short = id.trim_start_matches('0');
        if short.is_empty() { id } else { short.to_owned() }
    } else {
        id
    }
}
