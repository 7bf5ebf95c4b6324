//! New records, with what can be known before anybody says anything.

use super::World;
use crate::visit::{
    Band, Family, FamilyId, Member, Mode, Occasion, Place, Record, Role, Selection, Student, StudentId,
    Visit, VisitId, propose_alias,
};

impl World {
    /// A visit with what can be known before anybody says anything.
    pub fn blank_visit(&mut self, family: FamilyId, occasion: Occasion) -> Visit {
        let me = self.author();
        let mut team: Vec<Member> =
            me.into_iter().map(|educator| Member { educator, role: Role::Lead }).collect();
        team.extend(
            self.book
                .educators
                .iter()
                .filter(|e| Some(e.id) != me)
                .take(1)
                .map(|e| Member { educator: e.id, role: Role::Partner }),
        );
        let (interpreter, language) = self.book.family(family).map_or((false, None), |f| {
            (f.interpreter, f.languages.first().cloned().filter(|_| f.interpreter))
        });
        let visit_ref = loop {
            let name = crate::visit::visit_ref(&mut self.ids);
            if self.book.visits.iter().all(|v| v.visit_ref != name) {
                break name;
            }
        };
        Visit {
            id: VisitId(self.id()),
            visit_ref,
            family,
            students: self.book.students_of(family).map(|s| s.id).collect(),
            occasion,
            mode: Mode::InPerson,
            place: Place::Home,
            team,
            interpreter,
            language,
            kept_by: self.session.as_ref().map(|s| s.opened_by),
            agreed: None,
            moved: Vec::new(),
            calls: Vec::new(),
            selection: Selection::WholeClass,
            outcome: None,
            facts: crate::visit::Facts::default(),
            remembering: None,
            remembered: Vec::new(),
            shown: false,
            agreed_to_show: Vec::new(),
            prepared: false,
            thanked: false,
            voided: false,
        }
    }

    /// A new visit, put into the book at once: a walk needs one to write into.
    pub fn new_visit(&mut self, family: FamilyId, occasion: Occasion) -> VisitId {
        let visit = self.blank_visit(family, occasion);
        let id = visit.id;
        self.put(vec![Record::Visit(visit)]);
        id
    }

    /// First, unless there was a first visit.
    pub fn likely_occasion(&self, family: FamilyId) -> Occasion {
        let visits = self.book.visits_of(family);
        if !visits.iter().any(|v| v.occasion.is_first() && v.took_place()) {
            return Occasion::First;
        }
        let high = self.book.students_of(family).any(|s| s.band == Some(Band::High));
        if high { Occasion::SecondCollegeCareer } else { Occasion::SecondAcademic }
    }

    /// Adds a family under the name that the pair uses, with a proposed alias; one student of that name goes with it, until
    /// the pair says otherwise.
    pub fn add_family(&mut self, name: &str) -> FamilyId {
        let alias = propose_alias(&self.book.aliases(), self.text.language());
        let id = FamilyId(self.id());
        let family = Family::named(id, name, alias);
        let student = Student::named(StudentId(self.id()), name, id);
        self.put(vec![Record::Family(family), Record::Student(student)]);
        id
    }
}
