//! Opening, locking, and what the keeper says of saving.

use chrono::{DateTime, FixedOffset};

use super::App;
use crate::private::Private;
use crate::say;
use crate::tui::go::{Go, Pick, Popup};
use crate::tui::msg::{Answer, Ask, Effect, KeyAct, Upkeep, Wanted};
use crate::tui::route::{GuidePosition, Purpose, Route, Why};
use crate::tui::screen::Screen;
use crate::tui::widget::field::Field;
use crate::tui::world::{Saved, Session, World};
use crate::visit::{Educator, EducatorId, Entry, EntryId, Readmitted, Record, just_passed};

impl App {
    /// Takes answers that concern the whole program; others are for the screen on top.
    pub(super) fn session_answer(&mut self, answer: Answer) -> Option<Answer> {
        use Answer::{Done, Failed, Fatal, Hold, Kept, Locked, Mark, NotKept};
        match answer {
            // Whatever was asked for before the lock is forgotten with it; what became of the words is not.
            answer
                if self.locking
                    && !matches!(
                        answer,
                        Kept(..)
                            | NotKept(_)
                            | Mark(_)
                            | Hold(_)
                            | Done(_)
                            | Failed(_)
                            | Fatal(_)
                            | Locked(_)
                    ) => {}
            Answer::Opened { who, book, code, recovered } => {
                self.world.has_vault = true;
                self.unsaved = 0;
                self.forget_passphrase_ahead();
                // What was never kept before is not on its way any more.
                (self.world.acknowledged, self.world.book_due) = (self.world.generation(), false);
                self.world.take_book(*book);
                self.world.session = Some(Session { opened_by: who, author: who, open: vec![who] });
                if self.screen().is_some_and(Screen::wants_opened) {
                    return Some(Answer::Opened { who, book: Box::default(), code, recovered });
                }
                self.enter(&recovered, code.as_ref());
            }
            Answer::Kept(generation, at) => {
                self.world.acknowledged = generation.max(self.world.acknowledged);
                if !self.world.is_ahead() && std::mem::take(&mut self.world.book_due) {
                    self.world.read(Wanted::Book);
                }
                if generation >= self.world.generation() {
                    self.world.saved = Saved::At(at);
                }
            }
            Answer::NotKept(why) => self.world.saved = Saved::Failed(why),
            Answer::Mark(mark) if self.world.awaited == Some(mark) => {
                self.world.awaited = None;
                if self.leaving {
                    self.quit_or_stay();
                } else {
                    self.lend(Screen::on_ready);
                }
            }
            Answer::Mark(_) => {}
            Answer::KeysRefused(educator, why) if self.world.session.is_some() => {
                let why = self.world.text.sentence(&why);
                self.popup = Some(ask_passphrase(educator, Some(why), &self.world));
            }
            Answer::Hold(on) => self.world.hold = on,
            Answer::Folder(folder) => self.world.folder = folder,
            Answer::FolderUsed(folder) => {
                if self.world.session.is_some() && *self.world.folder != *folder {
                    self.world.folder = folder.clone();
                    self.world.ask(Upkeep::Folder(folder));
                }
            }
            Answer::Completed(typed, completion) => self.complete(&typed, &completion),
            // What was changed since it was asked for is on its way: a book without it would take that off the screen. It is
            // asked for again once all of it is kept.
            Answer::Book(_) if self.world.is_ahead() => self.world.book_due = true,
            Answer::Book(book) => {
                self.world.take_book(*book);
                return Some(Answer::Book(Box::default()));
            }
            Answer::KeysOpen(educator) => {
                if let Some(session) = &mut self.world.session
                    && !session.open.contains(&educator)
                {
                    session.open.push(educator);
                }
                self.world.read(Wanted::Book);
            }
            Answer::NewCode(who, code, educator) => {
                let replaces = self.world.book.educator(who).is_some_and(|known| known.seal_to.is_some());
                self.world.book.put(Record::Educator(*educator));
                self.go(Go::Instead(Route::Code(who, code, replaces)));
            }
            Answer::Locked(unsaved) => {
                self.locking = false;
                self.unsaved = unsaved;
                if unsaved > 0 {
                    self.world.notice = Some(say!(self.world.text, "locked-unsaved", count = unsaved));
                }
            }
            Answer::Done(sentence) => self.world.notice = Some(self.world.text.sentence(&sentence)),
            // What else must be read comes first: this is said again until somebody says that they read it.
            Answer::SavesLost(sentence) if self.popup.is_some() => {
                self.world.notice = Some(self.world.text.sentence(&sentence));
            }
            Answer::SavesLost(sentence) => {
                let text = &self.world.text;
                let read = Pick::then(|world| {
                    world.ask(Upkeep::LossRead);
                    Go::Stay
                });
                let menu = Popup::menu(say!(text, "saves-lost-title"), vec![text.sentence(&sentence)]);
                let menu = menu.item(say!(text, "saves-lost-read"), read).no(say!(text, "saves-lost-later"));
                self.popup = Some(menu);
            }
            Answer::Failed(sentence) => {
                let title = say!(self.world.text, "failed-title");
                let line = self.world.text.sentence(&sentence);
                self.popup = Some(Popup::note(title, vec![line]));
            }
            Answer::Fatal(sentence) => self.world.effect(Effect::Fail(sentence)),
            other => return Some(other),
        }
        None
    }

    /// Goes in after opening: back to where the lock fell; else, where a visit's time has just passed, straight into
    /// remembering it; else Today. A new code, or a passphrase that is not yet one's own, comes first. Says what was
    /// recovered.
    fn enter(&mut self, recovered: &[(EntryId, DateTime<FixedOffset>)], code: Option<&Private>) {
        let covered = std::mem::take(&mut self.covered);
        let who = self.world.author();
        if covered.is_empty() {
            self.screens.clear();
            self.push(Route::Today);
            let just = who.filter(|_| !self.world.sample);
            let visit = just.and_then(|who| just_passed(&self.world.book, who, self.world.local()));
            // Where the program ended in the middle of a text, it goes on there; else where a visit has just been.
            let mine = |entry: &&Entry| entry.author.is_none() || entry.author == who;
            let text = recovered.iter().rev().filter_map(|(id, _)| self.world.book.entry(*id)).find(mine);
            let place = text.map(GuidePosition::of).or_else(|| visit.map(GuidePosition::remember));
            if let Some(place) = place {
                self.push(Route::Walk(place));
            }
        } else {
            self.screens = covered;
            self.put_aside();
            self.lend(Screen::on_resume);
        }
        let must_renew = who.and_then(|id| self.world.book.educator(id)).is_some_and(|e| e.must_renew);
        if let (Some(who), Some(code)) = (who, code) {
            self.push(Route::Code(who, code.clone(), true));
        } else if let (Some(who), true) = (who, must_renew) {
            // A technician made this vault: its passphrase is not yet the educator's own.
            self.push(Route::Form(Purpose::Passphrase(who, Why::Change)));
        }
        self.tell_of_readmission();
        if let Some((entry, at)) = recovered.last() {
            let visit = self.world.book.entry(*entry).and_then(|entry| self.world.book.visit(entry.visit));
            let family = visit.map(|v| self.world.family_name(v.family)).unwrap_or_default();
            let time = at.format("%H:%M:%S").to_string();
            self.world.notice = Some(say!(
                self.world.text,
                "recovered",
                family = family,
                time = time,
                count = recovered.len()
            ));
        }
    }

    /// An educator let in again with new keys hears of it when they open the vault: it may not have been their wish.
    fn tell_of_readmission(&mut self) {
        let Some(me) = self.world.author().and_then(|me| self.world.book.educator(me)).cloned() else {
            return;
        };
        let Some(again) = me.readmitted.filter(|again| !again.told) else { return };
        let (day, name) = (again.at.date_naive().to_string(), self.world.name_of(again.by));
        let lines = vec![say!(self.world.text, "readmitted-told", day = day, name = name)];
        self.world.put(vec![Record::Educator(Educator {
            readmitted: Some(Readmitted { told: true, ..again }),
            ..me
        })]);
        self.popup = Some(Popup::note(say!(self.world.text, "readmitted-title"), lines));
    }

    /// Saves, forgets everything read, covers the screen. Nothing is ever discarded: the screens wait underneath, with
    /// what was typed into their forms and without a word of what was read.
    pub(crate) fn lock(&mut self) {
        if self.world.session.is_none() {
            return;
        }
        self.leave_top();
        self.world.ask(Ask::Lock);
        self.locking = true;
        let mut covered = std::mem::take(&mut self.screens);
        covered.retain(|screen| screen.outlives_lock());
        for screen in &mut covered {
            screen.on_lock();
        }
        self.covered = covered;
        self.world.forget();
        (self.popup, self.sift) = (None, None);
        self.ahead.clear();
        self.hidden = false;
        self.push(Route::Unlock);
    }
}

/// Asks for an educator's own passphrase, to open their drawer.
pub(super) fn ask_passphrase(educator: EducatorId, why: Option<String>, world: &World) -> Popup {
    let title = say!(world.text, "passphrase-of", name = world.name_of(educator));
    let hint = world.sample.then(|| say!(world.text, "sample-passphrase"));
    let lines = why.into_iter().chain(hint).collect();
    let then = Pick::line(move |passphrase, world| {
        if passphrase.is_empty() {
            return Go::Over(ask_passphrase(educator, None, world));
        }
        world.ask_and_wait(KeyAct::Open { educator, passphrase });
        Go::Stay
    });
    Popup::line(title, lines, Field::masked(), then)
}
