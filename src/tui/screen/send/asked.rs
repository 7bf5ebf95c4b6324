//! What is asked before a sending leaves: what is worth a second look, for whom it is, and where it goes.

use super::{Preview, Send};
use crate::export::{Form, Left, careful};
use crate::private::Private;
use crate::say;
use crate::tui::go::{Go, Pick, Popup};
use crate::tui::keys::Action;
use crate::tui::msg::Effect;
use crate::tui::route::{GuidePosition, Route};
use crate::tui::widget::field::Field;
use crate::tui::widget::words;
use crate::tui::world::World;
use crate::visit::{EntryId, KeptAsIsId, Record};

impl Send {
    /// Asks for it to be written.
    pub(super) fn write(preview: &Preview, replace: bool, world: &mut World) {
        if let Some(what) = preview.sending.outgoing(&world.site) {
            world.effect(Effect::WriteFile { path: preview.path.clone(), what, replace });
        }
    }

    /// What is worth a second look is decided first, an answer at a time; then for whom it is.
    pub(super) fn go_on(preview: &Preview, world: &World) -> Go {
        if let Some(found) = preview.sending.marked().first() {
            return Self::ask_about(found, world);
        }
        // To whom else it goes, nobody but the sender knows.
        let to_coordinator = preview.sending.wish().export.is_for_the_coordinator();
        let whom = if to_coordinator { say!(world.text, "send-coordinator") } else { String::new() };
        let field = Field::new(&whom);
        Go::Over(Popup::line(
            say!(world.text, "send-whom"),
            vec![say!(world.text, "send-whom-why")],
            field,
            Pick::typed(|send: &mut Self, to, world| send.for_whom(&to, world)),
        ))
    }

    fn ask_about(found: &careful::Found, world: &World) -> Go {
        let mut lines: Vec<String> = found
            .marked
            .iter()
            .map(|m| {
                let what = world.text.get(&format!("marked-{}", m.what), &[]);
                format!("· “{}”: {what}", &*m.words)
            })
            .collect();
        lines.dedup();
        lines.insert(0, format!("“{}”", words::cut(&found.text.replace('\n', " "), 160)));
        let entry = found.entry;
        let keep = Pick::on(move |send: &mut Self, world| send.keep(entry, world));
        let alter = Pick::on(move |send: &mut Self, world| send.alter(entry, world));
        let leave_out = Pick::on(move |send: &mut Self, world| send.leave_out(entry, world));
        let menu = Popup::menu(say!(world.text, "marked-title"), lines)
            .item(say!(world.text, "marked-keep"), keep)
            .item(say!(world.text, "marked-change"), alter)
            .item(say!(world.text, "marked-drop"), leave_out);
        Go::Over(menu)
    }

    fn keep(&mut self, entry: EntryId, world: &mut World) -> Go {
        let (Some(preview), Some(by)) = (&mut self.preview, world.author()) else { return Go::Stay };
        let id = KeptAsIsId(world.id());
        if let Some(kept) = preview.sending.keep(entry, id, by, world.now) {
            world.put(vec![Record::KeptAsIs(kept)]);
        }
        Self::go_on(preview, world)
    }

    fn leave_out(&mut self, entry: EntryId, world: &mut World) -> Go {
        self.change(world, |wish| wish.without.push(entry));
        self.preview.as_ref().map_or(Go::Stay, |preview| Self::go_on(preview, world))
    }

    fn alter(&mut self, entry: EntryId, world: &mut World) -> Go {
        let Some(preview) = self.preview.take() else { return Go::Stay };
        let family = preview.sending.visits().first().and_then(|&id| world.book.visit(id)).map(|v| v.family);
        world.notice = Some(say!(world.text, "marked-then-agree"));
        match world.book.entry(entry) {
            Some(entry) => Go::To(Route::Walk(GuidePosition::of(entry))),
            // A promise: it is changed where the family's year is.
            None => family.map_or(Go::Stay, |family| Go::To(Route::Family(family))),
        }
    }

    /// Terminals do not say whether they took a copy. The question holds the hash of the copy it is about.
    pub(super) fn ask_whether_it_arrived(hash: String, world: &World) -> Go {
        let arrived = Pick::on(move |send: &mut Self, world| {
            let name = say!(world.text, "send-clipboard");
            send.record_disclosure(Left { name, hash }, world)
        });
        let menu = Popup::menu(say!(world.text, "arrived-title"), vec![say!(world.text, "arrived-why")])
            .item(say!(world.text, "arrived-yes"), arrived)
            .no(say!(world.text, "arrived-no"));
        Go::Over(menu)
    }

    fn for_whom(&mut self, to: &str, world: &mut World) -> Go {
        let Some(preview) = &mut self.preview else { return Go::Stay };
        preview.recipient = crate::clean::line(to).into();
        if preview.to_clipboard {
            let Some(what) = preview.sending.outgoing(&world.site) else { return Go::Stay };
            world.effect(Effect::CopyOut(what));
            return Go::Stay;
        }
        let name = if preview.path.is_empty() {
            world.path_to(&Self::file_name(preview, world))
        } else {
            preview.path.to_string()
        };
        Self::ask_where(&name, say!(world.text, "send-file-why"), world)
    }

    /// What a file of it is called, without a name in it.
    fn file_name(preview: &Preview, world: &World) -> String {
        let wish = preview.sending.wish();
        let sealed = if preview.sending.is_sealed(&world.site) { ".age" } else { "" };
        let (file, ending) = (wish.export.file, wish.form.ending());
        format!("homevisit-{file}-{}.{ending}{sealed}", world.local().date())
    }

    /// Asks for a file's name. One that ends as another form does is not taken: whoever opens it would find something else.
    pub(super) fn ask_where(name: &str, why: String, world: &World) -> Go {
        let write = Pick::typed(|send: &mut Self, path: Private, world| {
            let Some(preview) = &mut send.preview else { return Go::Stay };
            // A folder: the file keeps its own name in it.
            let own = path.ends_with('/').then(|| Self::file_name(preview, world));
            let path = own.map_or(path.clone(), |name| format!("{}{name}", &*path).into());
            let form = preview.sending.wish().form;
            let named = path.trim_end_matches(".age").to_lowercase();
            let says = |form: &Form| named.ends_with(&format!(".{}", form.ending()));
            if !says(&form) && Form::ALL.iter().any(says) {
                let key = world.keys.name_of(Action::OtherForm);
                let why = say!(world.text, "send-file-form", ending = form.ending(), key = key);
                return Self::ask_where(&path, why, world);
            }
            preview.path = path;
            Self::write(preview, false, world);
            Go::Stay
        });
        Go::Over(Popup::path_line(say!(world.text, "send-file"), vec![why], name, write))
    }
}
