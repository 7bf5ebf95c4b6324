//! The form of a family and its students: each student has rows of their own.

use super::{Draft, line, options, yes_no};
use crate::say;
use crate::tui::go::Go;
use crate::tui::route::Route;
use crate::tui::widget::form::Row;
use crate::tui::world::World;
use crate::visit::{Band, Channel, Family, FamilyId, Record, Student, StudentId, propose_alias};

/// A family as it will be kept.
pub(super) struct FamilyDraft {
    family: Family,
    is_new: bool,
    /// Those that are known and those that were typed; without a name, one is not there.
    students: Vec<Student>,
}

impl FamilyDraft {
    /// Over a family that is known, or a new one.
    pub(super) fn of(id: Option<FamilyId>, world: &mut World) -> Option<Self> {
        let Some(id) = id else {
            let alias = propose_alias(&world.book.aliases(), world.text.language());
            let id = FamilyId(world.id());
            let mut draft = Self { family: Family::named(id, "", alias), is_new: true, students: Vec::new() };
            draft.add_student(world);
            return Some(draft);
        };
        let family = world.book.family(id)?.clone();
        let students = world.book.students_of(id).cloned().collect();
        let mut draft = Self { family, is_new: false, students };
        draft.add_student(world);
        Some(draft)
    }

    /// A row for one more.
    fn add_student(&mut self, world: &mut World) {
        self.students.push(Student::named(StudentId(world.id()), "", self.family.id));
    }

    /// Who each row with a name is; none: somebody new. A child is known by name, in whatever row it was typed: whoever
    /// changes the order moves nobody's visits. A name that nobody has is a correction of the row's own.
    fn who(&self, world: &World) -> Vec<Option<StudentId>> {
        let known = |student: &Student| {
            world
                .book
                .students_of(self.family.id)
                .find(|known| known.name == student.name)
                .map(|known| known.id)
        };
        let by_name: Vec<_> = self.students.iter().map(known).collect();
        let own = self.students.iter().map(|student| Some(student.id).filter(|_| !student.name.is_empty()));
        let ids = by_name.iter().zip(own);
        ids.map(|(known, own)| known.or(own.filter(|id| !by_name.contains(&Some(*id))))).collect()
    }

    /// Gives each name whose row was another's its own identity back, and what was not typed anew beside it.
    fn match_names(&mut self, world: &mut World) {
        for (at, who) in self.who(world).into_iter().enumerate() {
            let student = &mut self.students[at];
            if student.name.is_empty() || who == Some(student.id) {
                continue;
            }
            let row = world.book.student(student.id).cloned();
            let known = who.and_then(|id| world.book.student(id)).cloned();
            student.id = who.unwrap_or_else(|| StudentId(world.id()));
            let Some(row) = row else { continue };
            let blank = Student::named(student.id, "", student.family);
            let known = known.unwrap_or(blank);
            if student.band == row.band {
                student.band = known.band;
            }
            if student.class == row.class {
                student.class = known.class;
            }
            if student.school == row.school {
                student.school = known.school;
            }
        }
    }

    /// The rows of a student; for one more than there are, the name alone.
    fn student(&mut self, at: usize, world: &World) -> Vec<Row<Self>> {
        let text = &world.text;
        let more = at > 0 && self.students[at].name.is_empty() && at + 1 == self.students.len();
        let name = Row::line(say!(text, "family-student"), self, move |d| &mut d.students[at].name).checking(
            move |d, world| {
                let student = &d.students[at];
                let same = d.students.iter().filter(|other| other.name == student.name).count();
                let twice = !student.name.is_empty() && same > 1;
                if twice {
                    return Err(say!(world.text, "family-student-twice", name = student.name.to_string()));
                }
                let known = world.book.student(student.id).filter(|known| {
                    let visited = world.book.visits.iter().any(|v| v.students.contains(&known.id));
                    visited && !d.who(world).contains(&Some(known.id))
                });
                known.map_or(Ok(()), |known| {
                    Err(say!(world.text, "family-student-visited", name = known.name.to_string()))
                })
            },
        );
        if more {
            return vec![name.hint(say!(text, "family-student-more"))];
        }
        let name = if at == 0 { name.hint(say!(text, "family-student-hint")) } else { name };
        let bands = options("band", Band::ALL, Band::word, world);
        vec![
            name,
            Row::choice(say!(text, "family-band"), bands, self, move |d| &mut d.students[at].band),
            Row::maybe(say!(text, "family-class"), self, move |d| &mut d.students[at].class),
            Row::maybe(say!(text, "family-school"), self, move |d| &mut d.students[at].school),
        ]
    }
}

impl Draft for FamilyDraft {
    fn title(&self, world: &World) -> String {
        if self.is_new { say!(world.text, "family-new") } else { self.family.name.to_string() }
    }

    fn intro(&self, world: &World) -> String {
        say!(world.text, "family-intro")
    }

    fn rows(&mut self, world: &World) -> Vec<Row<Self>> {
        let (text, languages) = (&world.text, self.family.languages.join(", "));
        let mut rows = vec![
            Row::line(say!(text, "family-name"), self, |d| &mut d.family.name)
                .needing("family-name-needed", |d, _| !d.family.name.is_empty()),
        ];
        rows.extend((0..self.students.len()).flat_map(|at| self.student(at, world)));
        let channels = options("channel", Channel::ALL, Channel::word, world);
        rows.extend([
            Row::typed(say!(text, "family-languages"), &languages, |d: &mut Self, typed, _| {
                d.family.languages = languages_of(typed);
                Ok(())
            }),
            Row::choice(say!(text, "family-interpreter"), yes_no(world), self, |d| &mut d.family.interpreter),
            Row::choice(say!(text, "family-channel"), channels, self, |d| &mut d.family.channel),
            Row::line(say!(text, "family-alias"), self, |d| &mut d.family.alias)
                .hint(say!(text, "family-alias-hint"))
                .needing("family-alias-taken", |d, world| {
                    let (id, alias) = (d.family.id, &d.family.alias);
                    alias.is_empty() || !world.book.families.iter().any(|f| f.id != id && f.alias == *alias)
                }),
        ]);
        rows
    }

    fn keep(&mut self, world: &mut World) -> Go {
        // Until the pair says otherwise, the one student has the name that they use for the family.
        if self.is_new && self.students.iter().all(|student| student.name.is_empty()) {
            self.students[0].name = self.family.name.clone();
        }
        let changed = |record: &Record, world: &World| match record {
            Record::Student(student) => world.book.student(student.id) != Some(student),
            Record::Family(family) => world.book.family(family.id) != Some(family),
            _ => true,
        };
        self.match_names(world);
        let named: Vec<_> = self.students.iter().filter(|s| !s.name.is_empty()).cloned().collect();
        let known = world.book.students_of(self.family.id);
        let gone: Vec<_> = known
            .filter(|known| named.iter().all(|s| s.id != known.id))
            .cloned()
            .map(Record::Student)
            .collect();
        let mut records = vec![Record::Family(self.family.clone())];
        records.extend(named.into_iter().map(Record::Student));
        records.retain(|record| changed(record, world));
        if !records.is_empty() {
            world.put(records);
        }
        for student in gone {
            world.remove(vec![student]);
        }
        if self.is_new { Go::Instead(Route::Family(self.family.id)) } else { Go::Back }
    }

    fn changed(&mut self, world: &mut World) {
        if self.students.last().is_none_or(|student| !student.name.is_empty()) {
            self.add_student(world);
        }
    }
}

/// The languages of a line, however they are parted: by commas, slashes, or "and".
fn languages_of(typed: &str) -> Vec<String> {
    let parted = typed.split([',', ';', '/', '&', '+']).flat_map(|part| part.split(" and "));
    parted.flat_map(|part| part.split(" y ")).filter_map(line).collect()
}
