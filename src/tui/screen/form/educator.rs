//! The form of an educator.

use super::Objection;
use crate::private::Private;
use crate::say;
use crate::tui::phrase::{self, unreadable_words, yes_no, yes_no_at};
use crate::tui::route::{Go, Purpose, Route, Why};
use crate::tui::widget::form::Form;
use crate::tui::world::World;
use crate::tui::world::making::educator;
use crate::visit::{EducatorId, Record};
use crate::when;

/// The form of an educator.
pub fn educator_form(id: Option<EducatorId>, world: &World) -> (String, String, Form) {
    let text = &world.text;
    let known = id.and_then(|id| world.book.educator(id));
    let until = known.and_then(|e| e.trained_through).map(|d| d.to_string()).unwrap_or_default();
    let form = Form::default()
        .line("name", say!(text, "educator-name"), known.map_or("", |e| &e.name))
        .line("staff", say!(text, "educator-staff"), known.map_or("", |e| &e.staff_id))
        .line("role", say!(text, "educator-role"), known.map_or("", |e| &e.role))
        .choice(
            "stem",
            say!(text, "educator-stem"),
            yes_no(world),
            yes_no_at(Some(known.is_some_and(|e| e.stem))),
        )
        .anew("trained", say!(text, "educator-trained"), &until)
        .line(
            "reach",
            say!(text, "educator-reach"),
            known.and_then(|e| e.reach.as_deref()).unwrap_or_default(),
        )
        .hint(say!(text, "educator-reach-hint"));
    let title = known.map_or_else(|| phrase::add_educator(world), |e| e.name.to_string());
    let intro = if known.is_some() { "educator-intro" } else { "partner-intro" };
    (title, text.get(intro, &[]), form)
}

/// Takes an educator in.
pub fn save_educator(id: Option<EducatorId>, form: &Form, world: &mut World) -> Result<Go, Objection> {
    let name = crate::clean::line(form.typed("name"));
    if name.is_empty() {
        return Err(("name", say!(world.text, "educator-name-needed")));
    }
    let today = world.local().date();
    let trained_through = match form.typed("trained") {
        "" => None,
        typed => match when::read_date(typed, today) {
            Ok(day) => Some(day),
            Err(when::Unreadable::TwoDays { later, .. }) => Some(later),
            Err(error) => return Err(("trained", unreadable_words(&error, world))),
        },
    };
    let mut record = match id.and_then(|id| world.book.educator(id)) {
        Some(known) => known.clone(),
        None => educator(EducatorId(world.id()), &name),
    };
    record.name = Private::from(name);
    record.staff_id = crate::clean::line(form.typed("staff"));
    record.role = crate::clean::line(form.typed("role"));
    record.stem = form.yes("stem").unwrap_or(false);
    record.trained_through = trained_through;
    record.reach =
        Some(crate::clean::line(form.typed("reach"))).filter(|reach| !reach.is_empty()).map(Private::from);
    let who = record.id;
    world.put(vec![Record::Educator(record)]);
    if id.is_none() {
        return Ok(Go::Instead(Route::Form(Purpose::Passphrase(who, Why::First))));
    }
    Ok(Go::Back)
}
