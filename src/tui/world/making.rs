//! New records, with what can be known before anybody says anything.

use uuid::Uuid;

use super::World;
use crate::visit::{
    EducatorId, Family, FamilyId, Occasion, Record, Student, StudentId, Visit, VisitId, propose_alias,
};

impl World {
    /// A visit with what can be known before anybody says anything.
    pub fn blank_visit(&mut self, family: FamilyId, occasion: Occasion) -> Visit {
        let me = self.author();
        let partner = self.book.educators.iter().map(|e| e.id).find(|id| Some(*id) != me);
        let team: Vec<EducatorId> = me.into_iter().chain(partner).collect();
        let visit = self.book.plan(VisitId(Uuid::nil()), family, occasion, &team, &mut self.ids);
        Visit { id: VisitId(self.id()), kept_by: self.session.as_ref().map(|s| s.opened_by), ..visit }
    }

    /// A new visit, put into the book at once: a walk needs one to write into.
    pub(crate) fn new_visit(&mut self, family: FamilyId, occasion: Occasion) -> VisitId {
        let visit = self.blank_visit(family, occasion);
        let id = visit.id;
        self.put(vec![Record::Visit(visit)]);
        id
    }

    /// Adds a family under the name that the pair uses, with a proposed alias; one student of that name goes with it, until
    /// the pair says otherwise.
    pub(crate) fn add_family(&mut self, name: &str) -> FamilyId {
        let alias = propose_alias(&self.book.aliases(), self.text.language());
        let id = FamilyId(self.id());
        let family = Family::named(id, name, alias);
        let student = Student::named(StudentId(self.id()), name, id);
        self.put(vec![Record::Family(family), Record::Student(student)]);
        id
    }
}
