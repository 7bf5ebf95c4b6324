//! Records for tests, as they begin: a test says over them what it is about.

use homevisit::visit::{Book, EducatorId, Entry, EntryId, FamilyId, Ids, Occasion, Visit, VisitId};

/// A first visit that is planned, about nobody by name.
pub fn visit(id: VisitId, family: FamilyId, team: &[EducatorId]) -> Visit {
    Book::default().plan(id, family, Occasion::First, team, &mut Ids::new(1))
}

/// A text that is written and shown, in the pair's drawer.
pub fn entry(id: EntryId, visit: VisitId, author: Option<EducatorId>) -> Entry {
    Entry {
        guide: "first-visit".to_owned(),
        prompt: "hopes".to_owned(),
        author,
        tags: Vec::new(),
        written: true,
        ..Entry::own_hope(id, visit, "What do they hope for?")
    }
}
