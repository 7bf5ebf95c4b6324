//! The form of a passphrase: typed twice by its owner.

use super::Draft;
use crate::private::Private;
use crate::say;
use crate::text::Sentence;
use crate::tui::go::Go;
use crate::tui::msg::KeyAct;
use crate::tui::phrase::strength;
use crate::tui::route::Why;
use crate::tui::widget::form::Row;
use crate::tui::world::World;
use crate::visit::EducatorId;

/// What was typed.
pub(super) struct PassphraseDraft {
    whose: EducatorId,
    why: Why,
    /// Whoever sits at an open screen is not thereby its owner: another passphrase takes the present one, unless that was
    /// somebody else's to begin with; and keys for somebody else take that of whoever lets them in.
    asks_for_present: bool,
    present: Private,
    passphrase: Private,
    again: Private,
}

impl PassphraseDraft {
    /// For an educator.
    pub(super) fn of(whose: EducatorId, why: Why, world: &World) -> Self {
        let renews = world.book.educator(whose).is_some_and(|e| !e.must_renew);
        let (present, passphrase, again) = Default::default();
        Self { whose, why, asks_for_present: why != Why::Change || renews, present, passphrase, again }
    }

    /// Who lets an educator in: whoever has the keyboard, where their own drawer is open; else whoever opened the vault.
    fn host(&self, world: &World) -> Option<EducatorId> {
        let session = world.session.as_ref()?;
        let author = Some(session.author).filter(|me| session.open.contains(me));
        author.into_iter().chain([session.opened_by]).find(|host| *host != self.whose)
    }
}

impl Draft for PassphraseDraft {
    fn title(&self, world: &World) -> String {
        world.name_of(self.whose)
    }

    fn intro(&self, world: &World) -> String {
        let name = world.name_of(self.whose);
        match self.why {
            Why::First => say!(world.text, "passphrase-why-first", name = name),
            Why::Change if self.asks_for_present => say!(world.text, "passphrase-why-change"),
            Why::Change => say!(world.text, "passphrase-why-renew"),
            Why::Lost => say!(world.text, "passphrase-why-lost", name = name),
        }
    }

    fn rows(&mut self, world: &World) -> Vec<Row<Self>> {
        let text = &world.text;
        let host = self.host(world).filter(|host| Some(*host) != world.author());
        let present = match (self.why, host) {
            (Why::Change, _) => say!(text, "passphrase-present"),
            (_, Some(host)) => say!(text, "passphrase-of", name = world.name_of(host)),
            (_, None) => say!(text, "passphrase-host"),
        };
        let present = Row::secret(present, |d: &mut Self| &mut d.present)
            .needing("passphrase-present-needed", |d, _| !d.present.is_empty());
        let passphrase = Row::secret(say!(text, "passphrase-new"), |d: &mut Self| &mut d.passphrase)
            .saying(|typed, world| if typed.is_empty() { String::new() } else { strength(typed, world) })
            .needing("passphrase-needed", |d, _| !d.passphrase.is_empty());
        let again =
            Row::secret(say!(text, "passphrase-second"), |d: &mut Self| &mut d.again).checking(|d, world| {
                match &*d.again {
                    "" => Err(say!(world.text, "passphrase-again")),
                    again if again != &*d.passphrase => Err(say!(world.text, "passphrases-differ")),
                    _ => Ok(()),
                }
            });
        self.asks_for_present.then_some(present).into_iter().chain([passphrase, again]).collect()
    }

    fn keep(&mut self, world: &mut World) -> Go {
        let Some(educator) = world.book.educator(self.whose).cloned() else { return Go::Back };
        let passphrase = self.passphrase.clone();
        world.ask_and_wait(match (self.why, self.host(world)) {
            (Why::Change, _) => {
                let present = self.asks_for_present.then(|| self.present.clone());
                KeyAct::NewPassphrase { educator: self.whose, present, passphrase }
            }
            (Why::First | Why::Lost, Some(by)) => KeyAct::AddEducator {
                educator: Box::new(educator),
                passphrase,
                again: self.why == Why::Lost,
                by,
                present: self.present.clone(),
            },
            (Why::First | Why::Lost, None) => return Go::Back,
        });
        Go::Stay
    }

    /// A technician's passphrase is replaced before anything else.
    fn must_stay(&self, world: &World) -> Option<String> {
        let must = world.book.educator(self.whose).is_some_and(|e| e.must_renew);
        (self.why == Why::Change && must).then(|| say!(world.text, "renew-first"))
    }

    fn forget(&mut self) -> bool {
        (self.present, self.passphrase, self.again) = Default::default();
        true
    }

    fn asks_again(&self, why: &Sentence) -> bool {
        self.asks_for_present && *why == Sentence::new("vault-wrong-passphrase")
    }
}
