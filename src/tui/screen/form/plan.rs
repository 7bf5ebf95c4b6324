//! Planning a visit, and moving it.

use chrono::NaiveDateTime;

use super::{Draft, educators, options, unread, yes_no};
use crate::say;
use crate::tui::go::{Go, Pick, Popup};
use crate::tui::phrase::{heading, unreadable_words};
use crate::tui::widget::form::Row;
use crate::tui::world::World;
use crate::visit::{
    CallOutcome, EducatorId, FamilyId, Member, Mode, Occasion, Place, Record, Role, Selection, StudentId,
    Visit, VisitId,
};
use crate::when::{self, Reading};

/// Who interprets.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Interpreter {
    Nobody,
    /// Somebody who is not here.
    Other,
    One(EducatorId),
}

/// A visit as it will be, with who goes taken apart.
pub(super) struct PlanDraft {
    visit: Visit,
    /// As it was.
    before: Visit,
    is_new: bool,
    /// When, in words and read.
    typed: String,
    at: Option<NaiveDateTime>,
    /// The first who goes besides whoever has the keyboard.
    with: Option<EducatorId>,
    lead: Option<EducatorId>,
    interpreter: Interpreter,
    /// What was said once and stands if Enter is pressed again: a time in the past, what would not count.
    confirmed: Vec<String>,
}

impl PlanDraft {
    /// Over a planned visit.
    pub(super) fn of(visit: VisitId, world: &World) -> Option<Self> {
        Some(Self::over(world.book.visit(visit)?.clone(), false, world))
    }

    /// Over a visit that is not there yet.
    pub(super) fn new_visit(family: FamilyId, occasion: Occasion, world: &mut World) -> Self {
        let mut visit = world.blank_visit(family, occasion);
        visit.selection = world.book.selection_said(family);
        Self::over(visit, true, world)
    }

    fn over(visit: Visit, is_new: bool, world: &World) -> Self {
        let me = world.author();
        let role = |role: Role| visit.team.iter().find(|m| m.role == role).map(|m| m.educator);
        let interpreter = match (role(Role::Interpreter), visit.interpreter) {
            (Some(id), _) => Interpreter::One(id),
            (None, true) => Interpreter::Other,
            (None, false) => Interpreter::Nobody,
        };
        let with = visit.visitors().find(|id| Some(*id) != me);
        let lead = role(Role::Lead);
        let typed = visit.agreed.map(|at| at.format("%Y-%m-%d %-I:%M %P").to_string()).unwrap_or_default();
        Self {
            is_new,
            at: visit.agreed,
            with,
            lead,
            interpreter,
            confirmed: vec![typed.clone()],
            typed,
            before: visit.clone(),
            visit,
        }
    }

    /// The students of the family, where there is a choice.
    fn siblings(&self, world: &World) -> Vec<(StudentId, String)> {
        let students: Vec<_> =
            world.book.students_of(self.visit.family).map(|s| (s.id, s.name.to_string())).collect();
        if students.len() > 1 { students } else { Vec::new() }
    }

    /// Who goes: what the form did not change stays as it is, a third educator too.
    fn set_team(&mut self, world: &World) {
        let me = world.author();
        let interpreter = if let Interpreter::One(id) = self.interpreter { Some(id) } else { None };
        let mut visitors: Vec<EducatorId> = self.before.visitors().collect();
        let old = visitors.iter().copied().find(|&id| Some(id) != me);
        if old != self.with {
            visitors.retain(|id| Some(*id) != old);
            visitors.extend(self.with);
        }
        // Whoever interpreted and does not any more goes along again, and so does who is newly chosen to open.
        let before = |role: Role| self.before.team.iter().find(|m| m.role == role).map(|m| m.educator);
        let again = me.filter(|me| before(Role::Interpreter) == Some(*me));
        let opens = self.lead.filter(|lead| before(Role::Lead) != Some(*lead));
        for who in [again, opens].into_iter().flatten() {
            if !visitors.contains(&who) {
                visitors.insert(0, who);
            }
        }
        visitors.retain(|id| Some(*id) != interpreter);
        if visitors.is_empty() {
            visitors.extend(me);
        }
        let lead = self.lead.filter(|id| visitors.contains(id)).or_else(|| visitors.first().copied());
        let role = |id: EducatorId| if Some(id) == lead { Role::Lead } else { Role::Partner };
        self.visit.team =
            visitors.iter().map(|&educator| Member { educator, role: role(educator) }).collect();
        let interpreter = interpreter.map(|educator| Member { educator, role: Role::Interpreter });
        self.visit.team.extend(interpreter);
    }

    /// The visit with everything that was changed, and nothing else.
    fn settle(&mut self, world: &World) {
        self.visit.interpreter = self.interpreter != Interpreter::Nobody;
        let before = Self::over(self.before.clone(), false, world);
        if (self.with, self.lead, self.interpreter) != (before.with, before.lead, before.interpreter) {
            self.set_team(world);
        }
        if (self.visit.mode, self.visit.place) != (self.before.mode, self.before.place) {
            if self.visit.mode == Mode::Video {
                self.visit.place = Place::Online;
            } else if self.visit.place != Place::Home && self.visit.mode == Mode::InPerson {
                self.visit.mode = Mode::Elsewhere;
            }
        }
        (self.visit.agreed, self.visit.moved) = (self.before.agreed, self.before.moved.clone());
        match self.at {
            Some(at) => self.visit.move_to(at),
            None => self.visit.moved.extend(self.visit.agreed.take()),
        }
    }

    /// A time that is past counts only after it was shown and Enter pressed again; the next year is offered.
    fn check_past(&mut self, world: &World) -> Result<(), String> {
        let reading = when::read(&self.typed, world.local());
        let Ok(Reading::Past { typed: at, next_year }) = reading else { return Ok(()) };
        // What stood there before is no news.
        if self.confirmed.contains(&self.typed) {
            return Ok(());
        }
        self.confirmed.push(self.typed.clone());
        let language = world.text.language();
        let past = when::full(at, language);
        Err(match next_year {
            Some(next) => {
                say!(world.text, "when-past-next-year", past = past, next = when::full(next, language))
            }
            None => say!(world.text, "when-past", past = past),
        })
    }

    /// A time that the family agreed on and nobody wrote down is asked for once; Enter again leaves it open.
    fn check_agreed(&mut self, world: &World) -> Result<(), String> {
        let agreed = self.before.calls.last().is_some_and(|call| call.outcome == CallOutcome::Agreed);
        let why = say!(world.text, "plan-agreed-when");
        if !agreed || self.at.is_some() || self.before.agreed.is_some() || self.confirmed.contains(&why) {
            return Ok(());
        }
        self.confirmed.push(why.clone());
        Err(why)
    }

    /// What a visit would not have under the site's rules is said once, when its day is set; Enter again plans it all the
    /// same.
    fn check_rules(&mut self, world: &World) -> Result<(), String> {
        let mut said: Vec<String> = Vec::new();
        for member in self.visit.team.iter().filter(|_| self.visit.agreed.is_some()) {
            let educator = world.book.educator(member.educator);
            let ends = educator.filter(|e| e.training_ends_before(self.visit.day()));
            if let Some(through) = ends.and_then(|e| e.trained_through) {
                let (name, day) =
                    (world.name_of(member.educator), when::full_day(through, world.text.language()));
                said.push(say!(world.text, "plan-training", name = name, day = day));
            }
        }
        let no_pay = world.site.would_not_count(self.visit.mode, self.visit.place);
        said.extend(no_pay.map(|why| world.text.get(&format!("plan-no-pay-{why}"), &[])));
        let said = said.join(" ");
        if said.is_empty() || self.confirmed.contains(&said) {
            return Ok(());
        }
        self.confirmed.push(said.clone());
        Err(format!("{said} {}", say!(world.text, "plan-all-the-same")))
    }

    /// Whether nobody said yet how this family came to be invited, and no draw shows it.
    fn is_unsaid(&self, world: &World) -> bool {
        let family = self.visit.family;
        world.book.selection_said(family).is_none() && world.book.draw_of(family).is_none()
    }

    fn when(&self, world: &World) -> Row<Self> {
        Row::typed(say!(world.text, "plan-when"), &self.typed, |d: &mut Self, typed, world| {
            typed.clone_into(&mut d.typed);
            d.at = match typed {
                "" => None,
                typed => match when::read(typed, world.local()) {
                    Ok(Reading::At(at) | Reading::Past { typed: at, .. }) => Some(at),
                    Ok(Reading::NeedsTime(day)) => return Err(needs_time(day, world)),
                    Err(error) => return Err(unreadable_words(&error, world)),
                },
            };
            Ok(())
        })
        .saying(|typed, world| match when::read(typed, world.local()) {
            _ if typed.is_empty() => say!(world.text, "when-hint"),
            Ok(Reading::At(at) | Reading::Past { typed: at, .. }) => when::full(at, world.text.language()),
            Ok(Reading::NeedsTime(day)) => needs_time(day, world),
            Err(error) => unread(&error, "when-hint", world),
        })
        .checking(|d, world| {
            if d.before.took_place() && d.at.is_some_and(|at| at > world.local()) {
                return Err(say!(world.text, "plan-met-already"));
            }
            d.check_past(world)?;
            d.check_agreed(world)?;
            d.settle(world);
            d.check_rules(world)
        })
    }
}

/// Asks how a family came to be invited.
fn came_up(visit: &Visit, world: &World) -> Popup {
    let id = visit.id;
    let ways =
        options("selection", Selection::ALL, Selection::word, world).into_iter().map(|(way, words)| {
            let said = Pick::then(move |world| {
                world.change_visit(id, |v| v.selection = Some(way));
                Go::Back
            });
            (words, said)
        });
    let name = world.family_name(visit.family);
    let why = vec![say!(world.text, "came-up-why")];
    Popup::menu(say!(world.text, "came-up-title", name = name), why)
        .items(ways)
        .item(say!(world.text, "came-up-open"), Pick::then(|_| Go::Back))
}

fn needs_time(day: chrono::NaiveDate, world: &World) -> String {
    say!(world.text, "when-needs-time", day = world.day(day))
}

impl Draft for PlanDraft {
    fn title(&self, world: &World) -> String {
        if self.is_new {
            format!("{} · {}", world.family_name(self.visit.family), say!(world.text, "plan-new"))
        } else {
            heading(&self.visit, world)
        }
    }

    fn intro(&self, world: &World) -> String {
        say!(world.text, "plan-intro")
    }

    fn rows(&mut self, world: &World) -> Vec<Row<Self>> {
        let text = &world.text;
        let occasions = options("occasion", Occasion::ALL, Occasion::word, world);
        let modes = options("mode", Mode::ALL, Mode::word, world);
        let places = options("place", Place::ALL, Place::word, world);
        let selections = options("selection", Selection::ALL, Selection::word, world);
        let everybody = educators(world);
        let me = world.author();
        let others = everybody.iter().filter(|(id, _)| Some(*id) != me);
        let mut with: Vec<_> = others.map(|(id, name)| (Some(*id), name.clone())).collect();
        let alone = with.is_empty();
        with.push((None, say!(text, "plan-alone")));
        let mut rows = vec![
            self.when(world),
            Row::choice(say!(text, "plan-occasion"), occasions, self, |d| &mut d.visit.occasion),
            Row::choice(say!(text, "plan-mode"), modes, self, |d| &mut d.visit.mode),
            Row::choice(say!(text, "plan-place"), places, self, |d| &mut d.visit.place),
            Row::choice(say!(text, "plan-with"), with, self, |d| &mut d.with),
        ];
        if !alone {
            rows.push(Row::choice(say!(text, "plan-lead"), everybody.clone(), self, |d| &mut d.lead));
        }
        for (id, name) in self.siblings(world) {
            let label = say!(text, "plan-about", name = name);
            let now = self.visit.students.contains(&id);
            let about = Row::chosen(label, yes_no(world), Some(&now), move |d: &mut Self, about: bool| {
                d.visit.students.retain(|student| *student != id);
                d.visit.students.extend(about.then_some(id));
            });
            rows.push(about.needing("plan-about-nobody", |d, _| !d.visit.students.is_empty()));
        }
        let mut interpreters = vec![
            (Interpreter::Nobody, say!(text, "plan-interpreter-no")),
            (Interpreter::Other, say!(text, "plan-interpreter-other")),
        ];
        // Whoever has the keyboard goes: an interpreter is somebody else, unless that is already said.
        let said = self.interpreter;
        let can = everybody.iter().filter(|(id, _)| Some(*id) != me || said == Interpreter::One(*id));
        interpreters.extend(can.map(|(id, name)| (Interpreter::One(*id), name.clone())));
        rows.extend([
            Row::choice(say!(text, "plan-interpreter"), interpreters, self, |d| &mut d.interpreter),
            Row::maybe(say!(text, "plan-language"), self, |d| &mut d.visit.language),
            Row::choice(say!(text, "plan-selection"), selections, self, |d| &mut d.visit.selection),
        ]);
        if !alone {
            rows.push(Row::choice(say!(text, "plan-keeper"), everybody, self, |d| &mut d.visit.kept_by));
        }
        rows
    }

    /// A visit by video is nowhere else, and one in person not online.
    fn changed(&mut self, _world: &mut World) {
        let by_video = self.visit.mode == Mode::Video;
        if by_video != (self.visit.place == Place::Online) {
            let before = Some(self.before.place).filter(|place| *place != Place::Online);
            self.visit.place = if by_video { Place::Online } else { before.unwrap_or(Place::Home) };
        }
    }

    /// Preparation, calls and texts of a visit that is moved stay as they are.
    fn keep(&mut self, world: &mut World) -> Go {
        if self.is_new || self.visit != self.before {
            // In the order in which the family has them, whoever was turned to no and back.
            let order: Vec<_> = world.book.students_of(self.visit.family).map(|s| s.id).collect();
            self.visit.students.sort_by_key(|id| order.iter().position(|known| known == id));
            if self.visit.agreed != self.before.agreed {
                // A time put right later was agreed on before all the same.
                let was_agreed = self.before.agreed.is_some() && !self.before.agreed_afterwards;
                let is_past = self.visit.agreed.is_some_and(|at| at < world.local());
                self.visit.agreed_afterwards = is_past && !was_agreed;
            }
            world.put(vec![Record::Visit(self.visit.clone())]);
            if self.visit.agreed.is_some() && self.before.agreed.is_none() && self.is_unsaid(world) {
                return Go::Over(came_up(&self.visit, world));
            }
        }
        Go::Back
    }
}
