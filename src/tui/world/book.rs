//! Changing the book: here at once, and in the vault.

use super::World;
use crate::private::Private;
use crate::say;
use crate::tui::keys::Action;
use crate::tui::msg::{Ask, Change, Wanted, What};
use crate::visit::{Drawer, Entry, Record, Visit, VisitId};

/// What was taken off the lists last.
#[derive(Default)]
pub(super) struct Removed {
    pub(super) records: Vec<Record>,
    pub(super) entries: Vec<Entry>,
}

impl World {
    /// Changes records here and in the vault.
    pub fn put(&mut self, records: Vec<Record>) {
        let Some(by) = self.author() else { return };
        // What was filed since is not changed by a key that brings back what went before it.
        if records.iter().any(|record| matches!(record, Record::Filing(_) | Record::SignOff(_))) {
            self.removed = Removed::default();
        }
        for record in &records {
            self.book.put(record.clone());
        }
        let generation = self.next_generation();
        self.ask(Change { what: What::Put(records), by, generation });
    }

    /// Changes one visit here and in the vault.
    pub fn change_visit(&mut self, id: VisitId, change: impl FnOnce(&mut Visit)) {
        if let Some(mut visit) = self.book.visit(id).cloned() {
            let before = visit.clone();
            change(&mut visit);
            if visit != before {
                let revealed = visit.shown && !before.shown;
                self.put(vec![Record::Visit(visit)]);
                if revealed {
                    // The partner's short lines may be read from now on.
                    self.read(Wanted::Book);
                }
            }
        }
    }

    /// Takes records off the lists, here and in the vault, where tombstones stay; [`Self::bring_back`] lifts them.
    pub fn remove(&mut self, records: Vec<Record>) {
        let Some(by) = self.author() else { return };
        for record in &records {
            let (kind, id) = record.key();
            self.book.remove(kind, id);
            let generation = self.next_generation();
            self.ask(Change { what: What::Remove(kind, id), by, generation });
        }
        self.say_removed(Removed { records, entries: Vec::new() });
    }

    /// Takes a text off the lists, here and in the vault, where a tombstone stays.
    pub(crate) fn remove_entry(&mut self, id: crate::visit::EntryId) {
        let (Some(by), Some(entry)) = (self.author(), self.book.entry(id).cloned()) else { return };
        self.book.entries.remove(id.0);
        self.book.lines.remove(&id);
        let generation = self.next_generation();
        self.ask(Change { what: What::RemoveEntry(id), by, generation });
        self.say_removed(Removed { records: Vec::new(), entries: vec![entry] });
    }

    fn say_removed(&mut self, removed: Removed) {
        let key = self.keys.name_of(Action::BringBack);
        let named = removed.records.iter().find_map(|record| match record {
            Record::Family(family) => Some(("removed-family", family.name.to_string())),
            _ => None,
        });
        let student = || match removed.records.as_slice() {
            [Record::Student(student)] => Some(("removed-student", student.name.to_string())),
            _ => None,
        };
        self.notice = Some(match named.or_else(student) {
            Some((what, name)) => self.text.get(what, &[("name", name.into()), ("key", key.into())]),
            None => say!(self.text, "removed", key = key),
        });
        self.removed = removed;
    }

    /// Brings back what was removed last.
    pub(crate) fn bring_back(&mut self) {
        let Some(by) = self.author() else { return };
        let removed = std::mem::take(&mut self.removed);
        if removed.records.is_empty() && removed.entries.is_empty() {
            self.notice = Some(say!(self.text, "removed-nothing"));
            return;
        }
        for record in removed.records {
            let (kind, id) = record.key();
            self.book.put(record);
            let generation = self.next_generation();
            self.ask(Change { what: What::Restore(kind, id), by, generation });
        }
        for entry in removed.entries {
            let generation = self.next_generation();
            self.ask(Change { what: What::RestoreEntry(entry.id), by, generation });
        }
        // The lines of texts that are back come with the book.
        self.read(Wanted::Book);
        self.notice = Some(say!(self.text, "brought-back"));
    }

    /// Hands the newest state of a text to the keeper.
    pub(crate) fn write(&mut self, mut entry: Entry, text: String) {
        let Some(by) = self.author() else { return };
        entry.written = !text.trim().is_empty();
        entry.hash = entry.author.is_none().then(|| crate::visit::statement_hash(text.trim().as_bytes()));
        self.book.put_entry(entry.clone());
        if entry.drawer == Drawer::Ours && crate::visit::LINE_TAGS.iter().any(|tag| entry.has_tag(tag)) {
            if entry.written {
                self.book.lines.insert(entry.id, Private::from(text.as_str()));
            } else {
                self.book.lines.remove(&entry.id);
            }
        }
        let generation = self.next_generation();
        let draft = crate::visit::Draft { entry, text: text.into(), by, at: self.now, generation };
        self.ask(Ask::Write(Box::new(draft)));
    }

    /// Agrees to show what was written alone before both are done.
    pub(crate) fn agree_to_show(&mut self, visit: VisitId) {
        let Some(me) = self.author() else { return };
        let held = self.book.entries_of(visit).filter(|e| e.held && e.written);
        let wrote: Vec<_> = held.filter_map(|e| e.author).collect();
        self.change_visit(visit, |v| v.agree_to_show(me, &wrote));
    }
}
