//! Opening, locking, and what the keeper says of saving.

use chrono::{DateTime, FixedOffset};

use super::{App, Saved, Session};
use crate::private::Private;
use crate::say;
use crate::tui::msg::{Answer, Ask, Effect};
use crate::tui::popup::{Popup, Wanted};
use crate::tui::screen::form::{FormScreen, Purpose};
use crate::tui::screen::settings::Why;
use crate::tui::screen::{self, Go, code::Code, walk};
use crate::tui::widget::field::Field;
use crate::visit::{Book, Educator, EducatorId, Readmitted, Record, VisitId, just_passed};

impl App {
    /// Takes answers that concern the whole program; others are for the screen on top.
    pub(super) fn session_answer(&mut self, answer: Answer) -> Option<Answer> {
        match answer {
            Answer::Opened { who, book, code, recovered } => {
                self.has_vault = true;
                self.book = *book;
                self.version += 1;
                self.session = Some(Session { opened_by: who, author: who, open: vec![who] });
                if self.screen().is_some_and(screen::Screen::wants_opened) {
                    return Some(Answer::Opened { who, book: Box::default(), code, recovered });
                }
                self.enter(&recovered, code.as_ref());
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
            Answer::Mark(mark) => {
                if self.awaited == Some(mark) {
                    self.awaited = None;
                    if self.leaving {
                        self.quit_or_stay();
                        return None;
                    }
                    self.with_screen(|screen, app| {
                        screen.awaited(app);
                        Go::Stay
                    });
                }
                None
            }
            Answer::KeysRefused(educator, why) if self.session.is_some() => {
                let why = self.text.sentence(&why);
                self.ask_passphrase(educator, Some(why));
                None
            }
            Answer::Hold(on) => {
                self.hold = on;
                None
            }
            // Whatever was asked for before the lock is forgotten with it.
            Answer::Book(_) | Answer::KeysOpen(_) if self.session.is_none() => None,
            Answer::Book(book) => {
                self.book = *book;
                self.version += 1;
                Some(Answer::Book(Box::default()))
            }
            Answer::KeysOpen(educator) => {
                if let Some(session) = &mut self.session
                    && !session.open.contains(&educator)
                {
                    session.open.push(educator);
                }
                if let Some(viewer) = self.author() {
                    self.ask_and_wait(Ask::Book { viewer });
                }
                None
            }
            Answer::NewCode(who, code, educator) => {
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
                self.notice = Some(self.text.sentence(&sentence));
                None
            }
            Answer::Failed(sentence) => {
                let title = say!(self.text, "failed-title");
                let line = self.text.sentence(&sentence);
                self.open(Popup::note(title, vec![line]));
                None
            }
            Answer::Fatal(sentence) => {
                self.effects.push(Effect::Fail(sentence));
                None
            }
            other => Some(other),
        }
    }

    /// Goes in after opening: back to where the lock fell; else, where a visit's time has just passed, straight into
    /// remembering it; else Today. A new code, or a passphrase that is not yet one's own, comes first. Says what was
    /// recovered.
    pub(in crate::tui) fn enter(
        &mut self,
        recovered: &[(VisitId, DateTime<FixedOffset>)],
        code: Option<&Private>,
    ) {
        let covered = std::mem::take(&mut self.covered);
        let who = self.author();
        if covered.is_empty() {
            let today = screen::today(self);
            self.screens = vec![today];
            let visit =
                who.filter(|_| !self.sample).and_then(|who| just_passed(&self.book, who, self.local()));
            let place = visit.map(walk::Place::remember);
            if let Some(walk) = place.and_then(|place| walk::Walk::at(place, self)) {
                self.screens.push(Box::new(walk));
            }
        } else {
            self.screens = covered;
            self.with_screen(|screen, app| {
                screen.shown_again(app);
                Go::Stay
            });
        }
        let must_renew = who.and_then(|id| self.book.educator(id)).is_some_and(|e| e.must_renew);
        if let (Some(who), Some(code)) = (who, code) {
            self.screens.push(Box::new(Code::new(who, code)));
        } else if let (Some(who), true) = (who, must_renew) {
            // A technician made this vault: its passphrase is not yet the educator's own.
            let form = FormScreen::open(Purpose::Passphrase(who, Why::Change), self);
            self.screens.push(Box::new(form));
        }
        self.tell_of_readmission();
        if let Some((visit, at)) = recovered.first() {
            let family = self.book.visit(*visit).map(|v| self.family_name(v.family)).unwrap_or_default();
            let time = at.format("%H:%M:%S").to_string();
            self.notice =
                Some(say!(self.text, "recovered", family = family, time = time, count = recovered.len()));
        }
    }

    /// An educator let in again with new keys hears of it when they open the vault: it may not have been their wish.
    fn tell_of_readmission(&mut self) {
        let Some(me) = self.author().and_then(|me| self.book.educator(me)).cloned() else { return };
        let Some(again) = me.readmitted.filter(|again| !again.told) else { return };
        let (day, name) = (again.at.date_naive().to_string(), self.name_of(again.by));
        let lines = vec![say!(self.text, "readmitted-told", day = day, name = name)];
        self.put(vec![Record::Educator(Educator {
            readmitted: Some(Readmitted { told: true, ..again }),
            ..me
        })]);
        self.open(Popup::note(say!(self.text, "readmitted-title"), lines));
    }

    /// Saves, forgets everything read, covers the screen. Nothing is ever discarded: the screens wait underneath, with
    /// what was typed into their forms and without a word of what was read.
    pub fn lock(&mut self) {
        if self.session.is_none() {
            return;
        }
        self.leave_top();
        self.ask(Ask::Lock);
        let mut covered = std::mem::take(&mut self.screens);
        covered.retain(|screen| screen.outlives_lock());
        for screen in &mut covered {
            screen.cover();
        }
        self.covered = covered;
        self.session = None;
        self.book = Book::default();
        self.popup = None;
        self.awaited = None;
        self.ahead.clear();
        self.removed = super::Removed::default();
        self.saved = Saved::Quiet;
        self.notice = None;
        self.hidden = false;
        let entrance: Box<dyn screen::Screen> = Box::new(screen::unlock::Unlock::new());
        self.screens = vec![entrance];
    }

    /// Asks for an educator's own passphrase, to open their drawer.
    pub(super) fn ask_passphrase(&mut self, educator: EducatorId, why: Option<String>) {
        let name = self.name_of(educator);
        let title = say!(self.text, "passphrase-of", name = name);
        let hint = self.sample.then(|| say!(self.text, "sample-passphrase"));
        let lines = why.into_iter().chain(hint).collect();
        self.open(Popup::line(title, lines, Field::masked(), Wanted::ToOpen(educator)));
    }
}
