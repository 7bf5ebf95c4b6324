//! What one teaches, which grades, and a language that families speak: by these the words of guides are chosen, before there
//! is a visit that knows it.

use super::{Draft, options};
use crate::guide::ENGLISH;
use crate::say;
use crate::terms::{Band, Subject};
use crate::tui::go::Go;
use crate::tui::phrase;
use crate::tui::route::Route;
use crate::tui::widget::form::Row;
use crate::tui::world::{Practising, World};
use crate::visit::Record;

impl Draft for Practising {
    fn title(&self, world: &World) -> String {
        say!(world.text, "teaching-title")
    }

    fn intro(&self, world: &World) -> String {
        say!(world.text, "teaching-intro")
    }

    fn rows(&mut self, world: &World) -> Vec<Row<Self>> {
        let text = &world.text;
        let subjects = options("subject", Subject::ALL, Subject::word, world);
        let bands = options("band", Band::ALL, Band::word, world);
        let packs = world.library.languages().iter().map(|pack| pack.tag.clone());
        let languages = std::iter::once(ENGLISH.to_owned()).chain(packs);
        let languages = languages.map(|tag| (tag.clone(), phrase::language(&tag, world))).collect();
        vec![
            Row::choice(say!(text, "educator-teaches"), subjects, self, |d| &mut d.teaches),
            Row::choice(say!(text, "educator-grades"), bands, self, |d| &mut d.grades),
            Row::choice(say!(text, "teaching-language"), languages, self, |d| &mut d.language),
        ]
    }

    fn keep(&mut self, world: &mut World) -> Go {
        self.is_said = true;
        let guide = self.wanted.take();
        world.practising = self.clone();
        if let Some(mut educator) = world.author().and_then(|me| world.book.educator(me)).cloned() {
            (educator.teaches, educator.grades) =
                (self.teaches.or(educator.teaches), self.grades.or(educator.grades));
            if world.book.educator(educator.id) != Some(&educator) {
                world.put(vec![Record::Educator(educator)]);
            }
        }
        guide.map_or(Go::Back, |guide| Go::Instead(Route::Practice(guide)))
    }
}
