//! Opening, locking, and what the keeper says of saving.

use chrono::{DateTime, FixedOffset};

use super::{App, Saved, Session};
use crate::say;
use crate::tui::msg::{Answer, Ask, Effect};
use crate::tui::popup::Popup;
use crate::tui::screen::form::{FormScreen, Purpose};
use crate::tui::screen::settings::Why;
use crate::tui::screen::{self, Go, code::Code, walk};
use crate::visit::{Book, Record, VisitId, just_passed};

impl App {
    /// Takes answers that concern the whole program; others are for the screen on top.
    pub(super) fn session_answer(&mut self, answer: Answer) -> Option<Answer> {
        match answer {
            Answer::Opened { who, book, code, recovered } => {
                self.waiting = false;
                self.has_vault = true;
                self.book = *book;
                self.session = Some(Session { opened_by: who, author: who, open: vec![who] });
                if self.screen().is_some_and(screen::Screen::wants_opened) {
                    return Some(Answer::Opened { who, book: Box::default(), code, recovered });
                }
                self.enter(&recovered);
                if let Some(code) = code {
                    self.screens.push(Box::new(Code::new(who, &code)));
                }
                if self.book.educator(who).is_some_and(|e| e.must_renew) {
                    // A technician made this vault: its passphrase is not yet the educator's own.
                    let form = FormScreen::open(Purpose::Passphrase(who, Why::Change), self);
                    self.screens.push(Box::new(form));
                }
                None
            }
            Answer::Kept(generation, at) => {
                if generation >= self.generation() {
                    self.saved = Saved::At(at);
                }
                None
            }
            Answer::NotKept(why) => {
                self.saved = Saved::Failed(why);
                None
            }
            Answer::Hold(on) => {
                self.hold = on;
                None
            }
            Answer::Book(book) => {
                self.book = *book;
                Some(Answer::Book(Box::default()))
            }
            Answer::KeysOpen(educator) => {
                if let Some(session) = &mut self.session
                    && !session.open.contains(&educator)
                {
                    session.open.push(educator);
                }
                if let Some(viewer) = self.author() {
                    self.ask(Ask::Book { viewer });
                }
                Some(Answer::KeysOpen(educator))
            }
            Answer::NewCode(who, code, educator) => {
                self.waiting = false;
                self.book.put(Record::Educator(*educator));
                self.go(Go::instead(Code::new(who, &code)));
                None
            }
            Answer::Locked(unsaved) => {
                if unsaved > 0 {
                    self.notice = Some(say!(self.text, "locked-unsaved", count = unsaved));
                }
                None
            }
            Answer::Done(sentence) => {
                self.waiting = false;
                self.notice = Some(self.text.sentence(&sentence));
                None
            }
            Answer::Failed(sentence) => {
                self.waiting = false;
                let title = say!(self.text, "failed-title");
                let line = self.text.sentence(&sentence);
                self.open(Popup::note(title, vec![line]));
                None
            }
            Answer::Fatal(sentence) => {
                self.effects.push(Effect::Fail(sentence));
                None
            }
            Answer::Refused(sentence) => {
                self.waiting = false;
                Some(Answer::Refused(sentence))
            }
            other => Some(other),
        }
    }

    /// Goes in after opening: back to where the lock fell; else, where a visit's time has just passed, straight into
    /// remembering it; else Today. Says what was recovered.
    pub(in crate::tui) fn enter(&mut self, recovered: &[(VisitId, DateTime<FixedOffset>)]) {
        let today = screen::today(self);
        self.screens = vec![today];
        let resume = self.resume.take().filter(|place| self.book.visit(place.visit).is_some());
        let place = resume.or_else(|| {
            if self.sample {
                // Somebody who looks at a made-up year wants to see all of it first.
                return None;
            }
            let visit = just_passed(&self.book, self.author()?, self.local())?;
            Some(walk::Place::remember(visit))
        });
        if let Some(walk) = place.and_then(|place| walk::Walk::at(place, self)) {
            self.screens.push(Box::new(walk));
        }
        if let Some((visit, at)) = recovered.first() {
            let family = self.book.visit(*visit).map(|v| self.family_name(v.family)).unwrap_or_default();
            let time = at.format("%H:%M:%S").to_string();
            self.notice =
                Some(say!(self.text, "recovered", family = family, time = time, count = recovered.len()));
        }
    }

    /// Saves, forgets everything read, covers the screen. Nothing is ever discarded.
    pub fn lock(&mut self) {
        if self.session.is_none() {
            return;
        }
        self.resume = self.screen().and_then(screen::Screen::place);
        self.leave_top();
        self.ask(Ask::Lock);
        self.session = None;
        self.book = Book::default();
        self.popup = None;
        self.removed = Vec::new();
        self.saved = Saved::Quiet;
        self.notice = None;
        let entrance: Box<dyn screen::Screen> = Box::new(screen::unlock::Unlock::new());
        self.screens = vec![entrance];
    }
}
