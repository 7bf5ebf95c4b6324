//! Search over all that this educator may read, as one types.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::style::Modifier;
use ratatui::text::{Line, Span};

use super::{Screen, Title};
use crate::private::Private;
use crate::say;
use crate::tui::keys::{Action, Context};
use crate::tui::msg::{Answer, Ask, Hit};
use crate::tui::route::{Go, Place, Route};
use crate::tui::widget::field::Field;
use crate::tui::widget::list;
use crate::tui::widget::textbox::Edit;
use crate::tui::widget::words;
use crate::tui::world::World;
use crate::visit::FamilyId;

/// The search screen.
pub struct Search {
    field: Field,
    families: Vec<FamilyId>,
    hits: Vec<Hit>,
    at: usize,
}

impl Search {
    /// With nothing typed yet.
    pub fn new() -> Self {
        Self { field: Field::new(""), families: Vec::new(), hits: Vec::new(), at: 0 }
    }

    fn look(&mut self, world: &mut World) {
        let query = self.field.value().trim().to_owned();
        self.at = 0;
        if query.is_empty() {
            self.families.clear();
            self.hits.clear();
            return;
        }
        let folded = crate::clean::folded(&query);
        self.families = world
            .book
            .families
            .iter()
            .filter(|f| {
                crate::clean::folded(&f.name).contains(&folded)
                    || world.book.students_of(f.id).any(|s| crate::clean::folded(&s.name).contains(&folded))
            })
            .map(|f| f.id)
            .collect();
        if let Some(viewer) = world.author() {
            world.ask(Ask::Search { query: Private::from(query), viewer });
        }
    }

    fn len(&self) -> usize {
        self.families.len() + self.hits.len()
    }
}

impl Default for Search {
    fn default() -> Self {
        Self::new()
    }
}

impl Screen for Search {
    fn title(&self, world: &World) -> Title {
        Title { place: say!(world.text, "search-title"), drawer: None }
    }
    fn contexts(&self, _app: &World) -> Vec<Context> {
        vec![Context::Form]
    }
    fn hints(&self, _app: &World) -> Vec<Action> {
        vec![Action::LeaveForm, Action::SaveForm, Action::NextField, Action::PreviousField]
    }

    fn act(&mut self, action: Action, world: &mut World) -> Go {
        match action {
            Action::LeaveForm => return Go::Back,
            Action::NextField => self.at = (self.at + 1).min(self.len().saturating_sub(1)),
            Action::PreviousField => self.at = self.at.saturating_sub(1),
            Action::ChooseNext => return self.edit(&Edit::Right, false, world),
            Action::ChoosePrevious => return self.edit(&Edit::Left, false, world),
            Action::SaveForm => {
                if let Some(&family) = self.families.get(self.at) {
                    return Go::To(Route::Family(family));
                }
                let hit = self.at.checked_sub(self.families.len()).and_then(|i| self.hits.get(i));
                let Some(entry) = hit.and_then(|hit| world.book.entry(hit.entry)).cloned() else {
                    return Go::Stay;
                };
                if entry.author.is_some() && entry.author != world.author() {
                    // The partner's text, to read.
                    return Go::To(Route::History(entry.id));
                }
                let place = Place::of(&entry);
                // The family's own hopes are in no guide: they stand in the family's year.
                if world.library.get(&entry.guide).is_some() {
                    return Go::To(Route::Walk(place));
                }
                if let Some(visit) = world.book.visit(entry.visit) {
                    return Go::To(Route::Family(visit.family));
                }
            }
            _ => {}
        }
        Go::Stay
    }

    fn edit(&mut self, edit: &Edit, _extend: bool, world: &mut World) -> Go {
        if self.field.edit(edit) {
            self.look(world);
        }
        Go::Stay
    }

    fn cover(&mut self) {
        *self = Self::new();
    }

    fn shown_again(&mut self, world: &mut World) {
        self.look(world);
    }

    fn answer(&mut self, answer: Answer, world: &mut World) -> Go {
        if let Answer::Hits(query, hits) = answer
            && *query == *self.field.value().trim()
        {
            let me = world.author();
            let on = |visit| world.book.visit(visit).zip(me).is_some_and(|(v, me)| v.is_on(me));
            self.hits = hits.into_iter().filter(|hit| on(hit.visit)).collect();
        }
        Go::Stay
    }

    fn draw(&self, world: &World, frame: &mut Frame, area: Rect) {
        let theme = &world.theme;
        let label = say!(world.text, "search-for");
        let indent = unicode_width::UnicodeWidthStr::width(label.as_str()) as u16 + 3;
        frame.render_widget(
            Line::styled(label, theme.dim),
            Rect { x: area.x + 2, height: 1, width: indent, ..area },
        );
        let place = Rect {
            x: area.x + indent + 1,
            height: 1,
            width: area.width.saturating_sub(indent + 2).min(50),
            ..area
        };
        self.field.draw(place, frame.buffer_mut(), theme.plain.add_modifier(Modifier::UNDERLINED));
        if let Some(position) = self.field.cursor_position(place) {
            frame.set_cursor_position(position);
        }
        let place = Rect { y: area.y + 2, height: area.height.saturating_sub(2), ..area };
        if self.len() == 0 {
            let key = if self.field.is_empty() { "search-empty" } else { "search-nothing" };
            let line = Line::styled(world.text.get(key, &[]), theme.dim);
            frame.render_widget(
                line,
                Rect { x: area.x + 2, height: 1, width: area.width.saturating_sub(3), ..place },
            );
            return;
        }
        let name_width = if area.width >= 60 { 16 } else { 10 };
        let widest = usize::from(words::TEXT_WIDTH) - name_width;
        let rest = usize::from(area.width).saturating_sub(name_width + 4).min(widest);
        list::draw(frame, place, self.len(), self.at, |index| {
            let marked = index == self.at;
            let (name, what) = if let Some(&family) = self.families.get(index) {
                (world.family_name(family), say!(world.text, "search-family"))
            } else {
                let hit = &self.hits[index - self.families.len()];
                let family =
                    world.book.visit(hit.visit).map(|v| world.family_name(v.family)).unwrap_or_default();
                (family, hit.excerpt.replace('\n', " "))
            };
            Line::from(vec![
                Span::styled(if marked { "▸ " } else { "  " }, theme.accent),
                Span::styled(
                    words::pad(&name, name_width - 1) + " ",
                    if marked { theme.strong } else { theme.dim },
                ),
                Span::styled(words::cut(&what, rest), if marked { theme.strong } else { theme.plain }),
            ])
        });
    }
}
