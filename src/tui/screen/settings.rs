//! Settings: who we are, passphrases, partners, backups; and plainly what is protected.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::form::{FormScreen, Objection, Purpose};
use super::start::{educator, strength};
use super::{Go, Screen, Title};
use crate::private::Private;
use crate::say;
use crate::tui::app::App;
use crate::tui::keys::{Action, Context};
use crate::tui::msg::Ask;
use crate::tui::popup::{Choice, Popup};
use crate::tui::widget::form::Form;
use crate::tui::widget::list::{self, moved};
use crate::tui::widget::words::{self, Part};
use crate::visit::{Drawer, EducatorId, EntryId, Record};
use crate::when;

/// Why a passphrase is set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// They get keys here for the first time.
    First,
    /// They want another.
    Change,
    /// They lost both passphrase and code.
    Lost,
}

/// The settings.
#[derive(Default)]
pub struct Settings {
    at: usize,
}

#[derive(Clone, Copy)]
enum Item {
    Educator(EducatorId),
    GiveKeys(EducatorId),
    NewPassphrase(EducatorId),
    Lost(EducatorId),
    AddPartner,
    Backup,
    Hold,
    PurgeMine,
    Protected,
}

impl Settings {
    /// From the first.
    pub const fn new() -> Self {
        Self { at: 0 }
    }

    /// The texts in the drawer of whoever has the keyboard.
    fn mine(app: &App) -> Vec<EntryId> {
        let me = app.author();
        let mine =
            app.book.entries.iter().filter(|e| e.drawer == Drawer::Mine && e.author == me && e.written);
        mine.map(|e| e.id).collect()
    }

    fn items(app: &App) -> Vec<(Item, String)> {
        let mut items = Vec::new();
        let me = app.author();
        for e in &app.book.educators {
            let name = e.name.to_string();
            items.push((Item::Educator(e.id), say!(app.text, "settings-educator", name = name.clone())));
            if e.seal_to.is_none() {
                items.push((Item::GiveKeys(e.id), say!(app.text, "settings-give-keys", name = name)));
            } else if Some(e.id) == me {
                items.push((Item::NewPassphrase(e.id), say!(app.text, "settings-passphrase")));
            } else if Some(e.id) != app.session.as_ref().map(|s| s.opened_by) {
                items.push((Item::Lost(e.id), say!(app.text, "settings-lost", name = name)));
            }
            if let Some(again) = e.readmitted {
                let (day, by) = (again.at.date_naive().to_string(), app.name_of(again.by));
                items.push((
                    Item::Educator(e.id),
                    say!(app.text, "settings-readmitted", day = day, name = by),
                ));
            }
        }
        items.push((Item::AddPartner, add_words(app)));
        items.push((Item::Backup, say!(app.text, "settings-backup")));
        items.push((
            Item::Hold,
            app.text.get(if app.hold { "settings-hold-on" } else { "settings-hold-off" }, &[]),
        ));
        let mine = Self::mine(app).len();
        if mine > 0 {
            items.push((Item::PurgeMine, say!(app.text, "settings-purge", count = mine)));
        }
        items.push((Item::Protected, say!(app.text, "settings-protected")));
        items
    }
}

/// A partner is the second; whoever comes after that is one more.
fn add_words(app: &App) -> String {
    let key = if app.book.educators.len() < 2 { "settings-add-partner" } else { "settings-add-educator" };
    app.text.get(key, &[])
}

/// The form of an educator.
pub fn educator_form(id: Option<EducatorId>, app: &App) -> (String, String, Form) {
    let text = &app.text;
    let known = id.and_then(|id| app.book.educator(id));
    let until = known.and_then(|e| e.trained_through).map(|d| d.to_string()).unwrap_or_default();
    let form = Form::default()
        .line("name", say!(text, "educator-name"), known.map_or("", |e| &e.name))
        .line("staff", say!(text, "educator-staff"), known.map_or("", |e| &e.staff_id))
        .line("role", say!(text, "educator-role"), known.map_or("", |e| &e.role))
        .choice(
            "stem",
            say!(text, "educator-stem"),
            super::plan::yes_no(app),
            super::plan::yes_no_at(Some(known.is_some_and(|e| e.stem))),
        )
        .anew("trained", say!(text, "educator-trained"), &until)
        .line(
            "reach",
            say!(text, "educator-reach"),
            known.and_then(|e| e.reach.as_deref()).unwrap_or_default(),
        )
        .hint(say!(text, "educator-reach-hint"));
    let title = known.map_or_else(|| add_words(app), |e| e.name.to_string());
    let intro = if known.is_some() { "educator-intro" } else { "partner-intro" };
    (title, text.get(intro, &[]), form)
}

/// Takes an educator in.
pub fn save_educator(id: Option<EducatorId>, form: &Form, app: &mut App) -> Result<Go, Objection> {
    let name = crate::clean::line(form.typed("name"));
    if name.is_empty() {
        return Err(("name", say!(app.text, "educator-name-needed")));
    }
    let today = app.local().date();
    let trained_through = match form.typed("trained") {
        "" => None,
        typed => match when::read_date(typed, today) {
            Ok(day) => Some(day),
            Err(when::Unreadable::TwoDays { later, .. }) => Some(later),
            Err(error) => return Err(("trained", super::plan::unreadable_words(&error, app))),
        },
    };
    let mut record = match id.and_then(|id| app.book.educator(id)) {
        Some(known) => known.clone(),
        None => educator(EducatorId(app.id()), &name),
    };
    record.name = Private::from(name);
    record.staff_id = crate::clean::line(form.typed("staff"));
    record.role = crate::clean::line(form.typed("role"));
    record.stem = form.yes("stem").unwrap_or(false);
    record.trained_through = trained_through;
    record.reach =
        Some(crate::clean::line(form.typed("reach"))).filter(|reach| !reach.is_empty()).map(Private::from);
    let who = record.id;
    app.put(vec![Record::Educator(record)]);
    if id.is_none() {
        return Ok(Go::instead(FormScreen::open(Purpose::Passphrase(who, Why::First), app)));
    }
    Ok(Go::Back)
}

/// The form of a passphrase: typed twice by its owner.
pub fn passphrase_form(id: EducatorId, why: Why, app: &App) -> (String, String, Form) {
    let name = app.name_of(id);
    let mut form = Form::default();
    if why != Why::Change {
        let label = match host(id, app).filter(|host| Some(*host) != app.author()) {
            Some(host) => say!(app.text, "passphrase-of", name = app.name_of(host)),
            None => say!(app.text, "passphrase-host"),
        };
        form = form.secret("present", label);
    } else if asks_for_present(id, why, app) {
        form = form.secret("present", say!(app.text, "passphrase-present"));
    }
    let form = form
        .secret("passphrase", say!(app.text, "passphrase-new"))
        .secret("again", say!(app.text, "passphrase-second"));
    let intro = match why {
        Why::First => say!(app.text, "passphrase-why-first", name = name.clone()),
        Why::Change if asks_for_present(id, why, app) => say!(app.text, "passphrase-why-change"),
        Why::Change => say!(app.text, "passphrase-why-renew"),
        Why::Lost => say!(app.text, "passphrase-why-lost", name = name.clone()),
    };
    (name, intro, form)
}

/// Whoever sits at an open screen is not thereby its owner: another passphrase takes the present one, unless that was
/// somebody else's to begin with; and keys for somebody else take that of whoever lets them in.
fn asks_for_present(id: EducatorId, why: Why, app: &App) -> bool {
    why != Why::Change || app.book.educator(id).is_some_and(|e| !e.must_renew)
}

/// Who lets an educator in: whoever has the keyboard, where their own drawer is open; else whoever opened the vault.
fn host(id: EducatorId, app: &App) -> Option<EducatorId> {
    let session = app.session.as_ref()?;
    let author = Some(session.author).filter(|me| session.open.contains(me));
    author.into_iter().chain([session.opened_by]).find(|host| *host != id)
}

/// Says how strong the passphrase is.
pub fn echo_strength(form: &mut Form, app: &App) {
    let typed = form.typed("passphrase").to_owned();
    form.echo("passphrase", if typed.is_empty() { String::new() } else { strength(&typed, app) });
}

/// Sets it.
pub fn save_passphrase(id: EducatorId, why: Why, form: &Form, app: &mut App) -> Result<Go, Objection> {
    let present = asks_for_present(id, why, app).then(|| Private::from(form.typed("present")));
    if present.as_ref().is_some_and(|present| present.is_empty()) {
        return Err(("present", say!(app.text, "passphrase-present-needed")));
    }
    let typed = form.typed("passphrase");
    if typed.trim().is_empty() {
        return Err(("passphrase", say!(app.text, "passphrase-needed")));
    }
    if form.typed("again").is_empty() {
        return Err(("again", say!(app.text, "passphrase-again")));
    }
    if typed != form.typed("again") {
        return Err(("again", say!(app.text, "passphrases-differ")));
    }
    let passphrase = Private::from(typed);
    let Some(educator) = app.book.educator(id).cloned() else { return Ok(Go::Back) };
    app.ask_and_wait(match (why, host(id, app)) {
        (Why::Change, _) => Ask::NewPassphrase { educator: id, present, passphrase },
        (Why::First | Why::Lost, Some(by)) => {
            let present = present.unwrap_or_default();
            Ask::AddEducator { educator, passphrase, again: why == Why::Lost, by, present }
        }
        (Why::First | Why::Lost, None) => return Ok(Go::Back),
    });
    Ok(Go::Stay)
}

impl Screen for Settings {
    fn title(&self, app: &App) -> Title {
        Title { place: say!(app.text, "settings-title"), drawer: None }
    }
    fn contexts(&self, _app: &App) -> Vec<Context> {
        vec![Context::Move]
    }
    fn hints(&self, _app: &App) -> Vec<Action> {
        vec![Action::Back, Action::Open, Action::Down]
    }

    fn act(&mut self, action: Action, app: &mut App) -> Go {
        let items = Self::items(app);
        match action {
            Action::Back => return Go::Back,
            Action::Open => match items.get(self.at).map(|(item, _)| *item) {
                Some(Item::Educator(id)) => return Go::to(FormScreen::open(Purpose::Educator(id), app)),
                Some(Item::GiveKeys(id)) => {
                    return Go::to(FormScreen::open(Purpose::Passphrase(id, Why::First), app));
                }
                Some(Item::NewPassphrase(id)) => {
                    return Go::to(FormScreen::open(Purpose::Passphrase(id, Why::Change), app));
                }
                Some(Item::Lost(id)) => {
                    let name = app.name_of(id);
                    let lines = vec![say!(app.text, "lost-why", name = name)];
                    let choices = vec![
                        (say!(app.text, "lost-no"), Choice::Nothing),
                        (say!(app.text, "lost-yes"), Choice::Slot(id, true)),
                    ];
                    return Go::over(Popup::menu(say!(app.text, "lost-title"), lines, choices));
                }
                Some(Item::AddPartner) => return Go::to(FormScreen::open(Purpose::NewEducator, app)),
                Some(Item::Backup) => app.ask(Ask::Backup),
                Some(Item::Hold) => app.ask(Ask::Hold(!app.hold)),
                Some(Item::PurgeMine)
                    if !app.session.as_ref().is_some_and(|s| s.open.contains(&s.author)) =>
                {
                    app.notice = Some(say!(app.text, "purge-shut"));
                }
                Some(Item::PurgeMine) => {
                    let mine = Self::mine(app);
                    let lines =
                        vec![say!(app.text, "purge-why", count = mine.len()), say!(app.text, "erase-why")];
                    let choices = vec![
                        (say!(app.text, "erase-keep"), Choice::Nothing),
                        (say!(app.text, "erase-erase"), Choice::Erase(mine)),
                    ];
                    return Go::over(Popup::menu(say!(app.text, "purge-title"), lines, choices));
                }
                Some(Item::Protected) => {
                    let lines = ["protected-1", "protected-2", "protected-3", "protected-4"];
                    let lines = lines.iter().map(|key| app.text.get(key, &[])).collect();
                    return Go::over(Popup::note(say!(app.text, "settings-protected"), lines));
                }
                None => {}
            },
            action => self.at = moved(self.at, items.len(), action, 5),
        }
        Go::Stay
    }

    fn choose(&mut self, choice: Choice, app: &mut App) -> Go {
        match choice {
            Choice::Slot(id, _) => Go::to(FormScreen::open(Purpose::Passphrase(id, Why::Lost), app)),
            Choice::Erase(entries) => {
                if let Some(by) = app.author() {
                    app.ask(Ask::Erase { entries, by });
                }
                self.at = 0;
                Go::Stay
            }
            _ => Go::Stay,
        }
    }

    fn draw(&self, app: &App, frame: &mut Frame, area: Rect) {
        let items = Self::items(app);
        let theme = &app.theme;
        let foot = words::rows(
            &[Part::new(say!(app.text, "settings-about"), theme.dim)],
            area.width.saturating_sub(4),
        );
        let roomy = area.height > items.len() as u16 + foot.len() as u16 + 1;
        let place = Rect { y: area.y, height: (items.len() as u16).min(area.height), ..area };
        list::draw(frame, place, items.len(), self.at, |index| {
            let marked = index == self.at;
            Line::from(vec![
                Span::styled(if marked { "▸ " } else { "  " }, theme.accent),
                Span::styled(
                    words::cut(&items[index].1, usize::from(place.width) - 3),
                    if marked { theme.strong } else { theme.plain },
                ),
            ])
        });
        let row = self.at.saturating_sub(list::offset(self.at, items.len(), place.height as usize));
        frame.set_cursor_position((place.x, place.y + row as u16));
        if roomy {
            let y = area.bottom() - foot.len() as u16;
            words::draw_rows(frame, Rect { x: area.x + 2, y, height: foot.len() as u16, ..area }, &foot, 0);
        }
    }
}
