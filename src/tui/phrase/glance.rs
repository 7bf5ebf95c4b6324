//! A family at a glance, beside a list: who they are, what they said and we promised, and their year as a line.

use chrono::NaiveDate;

use super::{between_line, promise_line};
use crate::clean::unquoted;
use crate::say;
use crate::tui::page::{Block, Para};
use crate::tui::world::World;
use crate::visit::{FamilyId, PromiseState, Visit, Whose};

/// What is known of a family, in one line: grades, classes, languages, an interpreter. It tells families of one name apart.
pub(crate) fn about(family: FamilyId, world: &World) -> Option<String> {
    let family = world.book.family(family)?;
    let mut students: Vec<String> = Vec::new();
    for student in world.book.students_of(family.id) {
        let band = student.band.map(|band| world.text.get(&format!("band-{}", band.word()), &[]));
        let name = (*student.name != *family.name).then(|| student.name.to_string());
        let said = [name, band, student.class.clone()].into_iter().flatten().collect::<Vec<_>>().join(", ");
        students.extend(Some(said).filter(|said| !said.is_empty()));
    }
    let interpreter = family.interpreter.then(|| say!(world.text, "family-with-interpreter"));
    let languages = Some(family.languages.join(", ")).filter(|l| !l.is_empty());
    let parts: Vec<String> = students.into_iter().chain(languages).chain(interpreter).collect();
    (!parts.is_empty()).then(|| parts.join(" · "))
}

/// All of it.
pub(crate) fn of(family: FamilyId, world: &World) -> Vec<Block> {
    let own = |visit| world.own_visit(visit).is_some();
    let mut paras = vec![Para::strong(world.family_name(family))];
    paras.extend(about(family, world).map(Para::dim));
    let hopes = world.book.own_hopes(family).into_iter().filter(|(entry, _)| own(entry.visit));
    let hopes: Vec<Para> = hopes.map(|(_, hope)| Para::accent(format!("“{}”", unquoted(hope)))).collect();
    let visits: Vec<&Visit> =
        world.book.visits_of(family).into_iter().filter(|visit| own(visit.id)).collect();
    let promises = visits.iter().flat_map(|visit| world.book.promises_of(visit.id));
    // What is settled stands in the family's year.
    let open = promises.filter(|p| p.whose == Whose::Theirs || p.state == PromiseState::Open);
    let owed: Vec<Para> = open.map(|p| Para::plain(format!("· {}", promise_line(p, world)))).collect();
    for (heading, lines) in
        [("glance-said", hopes), ("glance-promised", owed), ("glance-year", year(family, &visits, world))]
    {
        if !lines.is_empty() {
            paras.extend([Para::air(), Para::dim(world.text.get(heading, &[]))]);
            paras.extend(lines);
        }
    }
    paras.into_iter().map(Block::from).collect()
}

/// The year as a line of days: ● a visit that took place, ○ one to come, · what was between.
fn year(family: FamilyId, visits: &[&Visit], world: &World) -> Vec<Para> {
    let visit = |visit: &&Visit| {
        let mark = if visit.took_place() { "●" } else { "○" };
        let words = world.text.get(&format!("occasion-{}", visit.occasion.word()), &[]);
        let state = visit.outcome.filter(|_| !visit.took_place());
        let state = state.map(|outcome| world.text.get(&format!("outcome-{}", outcome.word()), &[]));
        let words = [Some(words), visit.day().map(|day| world.day(day)), state];
        let words = words.into_iter().flatten().collect::<Vec<_>>().join(", ");
        (visit.day(), Para::plain(format!("{mark} {words}")))
    };
    let between = world.book.betweens.iter().filter(|between| between.family == family);
    let between = between.map(|b| (Some(b.on), Para::dim(format!("· {}", between_line(b, world)))));
    let mut line: Vec<(Option<NaiveDate>, Para)> = visits.iter().map(visit).chain(between).collect();
    // What has no day yet is still to come.
    line.sort_by_key(|(day, _)| (day.is_none(), *day));
    line.into_iter().map(|(_, para)| para).collect()
}
