//! The form of a family and its students.

use super::Objection;
use crate::say;
use crate::tui::phrase::{options, yes_no, yes_no_at};
use crate::tui::route::{Go, Route};
use crate::tui::widget::form::Form;
use crate::tui::world::World;
use crate::visit::{Band, Channel, Family, FamilyId, Record, Student, StudentId, propose_alias};

/// The form of a family.
pub fn family_form(id: Option<FamilyId>, world: &World) -> (String, String, Form) {
    let text = &world.text;
    let family = id.and_then(|id| world.book.family(id));
    let alias = family
        .map_or_else(|| propose_alias(&world.book.aliases(), world.text.language()), |f| f.alias.clone());
    let students =
        id.map(|id| world.book.students_of(id).map(|s| s.name.to_string()).collect::<Vec<_>>().join(", "));
    let band = id.and_then(|id| world.book.students_of(id).next()?.band);
    let class = id.and_then(|id| world.book.students_of(id).next()?.class.clone());
    let channel = family.and_then(|f| f.channel);
    let form = Form::default()
        .line("name", say!(text, "family-name"), family.map_or("", |f| &f.name))
        .line("students", say!(text, "family-students"), &students.unwrap_or_default())
        .hint(say!(text, "family-students-hint"))
        .choice(
            "band",
            say!(text, "family-band"),
            options("band", Band::ALL, Band::word, world),
            band.and_then(|b| Band::ALL.iter().position(|x| *x == b)),
        )
        .line("class", say!(text, "family-class"), class.as_deref().unwrap_or_default())
        .line(
            "languages",
            say!(text, "family-languages"),
            &family.map(|f| f.languages.join(", ")).unwrap_or_default(),
        )
        .choice(
            "interpreter",
            say!(text, "family-interpreter"),
            yes_no(world),
            yes_no_at(Some(family.is_some_and(|f| f.interpreter))),
        )
        .choice(
            "channel",
            say!(text, "family-channel"),
            options("channel", Channel::ALL, Channel::word, world),
            channel.and_then(|c| Channel::ALL.iter().position(|x| *x == c)),
        )
        .line("alias", say!(text, "family-alias"), &alias)
        .hint(say!(text, "family-alias-hint"));
    let title = family.map_or_else(|| say!(text, "family-new"), |f| f.name.to_string());
    (title, say!(text, "family-intro"), form)
}

/// Takes a family in, and its students by name: names that stay keep their student, new ones are added, and one that is
/// gone is removed only if no visit names them.
pub fn save_family(id: Option<FamilyId>, form: &Form, world: &mut World) -> Result<Go, Objection> {
    let name = crate::clean::line(form.typed("name"));
    if name.is_empty() {
        return Err(("name", say!(world.text, "family-name-needed")));
    }
    let alias = crate::clean::line(form.typed("alias"));
    if world.book.families.iter().any(|f| Some(f.id) != id && f.alias == alias && !alias.is_empty()) {
        return Err(("alias", say!(world.text, "family-alias-taken")));
    }
    let fresh = id.is_none();
    let id = match id {
        Some(id) => id,
        None => FamilyId(world.id()),
    };
    let languages = form
        .typed("languages")
        .split([',', ';'])
        .map(|l| l.trim().to_owned())
        .filter(|l| !l.is_empty())
        .collect();
    let mut records = vec![Record::Family(Family {
        id,
        name: name.as_str().into(),
        alias,
        languages,
        interpreter: form.yes("interpreter").unwrap_or(false),
        channel: form.chosen("channel").and_then(|i| Channel::ALL.get(i).copied()),
    })];
    let band = form.chosen("band").and_then(|i| Band::ALL.get(i).copied());
    let class = Some(crate::clean::line(form.typed("class"))).filter(|class| !class.is_empty());
    let mut names: Vec<String> =
        form.typed("students").split([',', ';']).map(crate::clean::line).filter(|n| !n.is_empty()).collect();
    if names.is_empty() && fresh {
        names.push(name);
    }
    let known: Vec<Student> = world.book.students_of(id).cloned().collect();
    let mut kept = Vec::new();
    for (index, name) in names.iter().enumerate() {
        let same = known.iter().find(|s| *s.name == *name.as_str() && !kept.contains(&s.id));
        // A name that changed is the same student under another name, not a new one.
        let renamed = same.or_else(|| {
            known
                .get(index)
                .filter(|s| known.len() <= names.len() && !names.iter().any(|n| *s.name == *n.as_str()))
        });
        let mut student = match renamed {
            Some(student) => student.clone(),
            None => Student {
                id: StudentId(world.id()),
                name: name.as_str().into(),
                band: None,
                class: None,
                family: id,
                source_key: None,
                full_name: None,
            },
        };
        student.name = name.as_str().into();
        // The band and class of the form are the first student's; siblings keep their own where they have one.
        if index == 0 || student.band.is_none() {
            student.band = band.or(student.band);
        }
        if index == 0 {
            student.class.clone_from(&class);
        }
        kept.push(student.id);
        records.push(Record::Student(student));
    }
    world.put(records);
    for student in known.iter().filter(|s| !kept.contains(&s.id)) {
        if !world.book.visits.iter().any(|v| v.students.contains(&student.id)) {
            world.remove(vec![Record::Student(student.clone())]);
        }
    }
    Ok(if fresh { Go::Instead(Route::Family(id)) } else { Go::Back })
}
