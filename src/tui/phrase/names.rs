//! Whom the words of a guide speak of.

use crate::guide::Names;
use crate::say;
use crate::text::Text;
use crate::tui::world::World;
use crate::visit::Visit;

/// The names that fill this visit's prompts.
pub(crate) fn of(visit: &Visit, world: &World) -> Names {
    in_language(&world.text, visit, world)
}

/// The same in a language: siblings are joined by its own "and".
pub(crate) fn in_language(text: &Text, visit: &Visit, world: &World) -> Names {
    let me = world.author();
    let partner = visit
        .visitors()
        .find(|&id| Some(id) != me)
        .map_or_else(|| say!(text, "my-partner"), |id| world.name_of(id));
    let family = match world.book.family(visit.family) {
        Some(family) if !world.site.aliases_on_screen => family.name.to_string(),
        _ => world.family_name(visit.family),
    };
    let student = if world.site.aliases_on_screen {
        family.clone()
    } else {
        world.book.student_names(visit, |name| text.and_before(name))
    };
    let several = visit.students.len() > 1;
    Names { the_student: student.clone(), student, family, partner, several, ..of_practice_in(text, world) }
}

/// The same in a language.
pub(crate) fn of_practice_in(text: &Text, world: &World) -> Names {
    Names::nobody(&world.site, text.language(), false, &|key| text.get(key, &[]))
}

/// Words for a practice, where there is nobody to name.
pub(crate) fn of_practice(world: &World) -> Names {
    of_practice_in(&world.text, world)
}
