//! Putting the filing together, and signing it: each with one's own key, or by typed name.

use super::Agree;
use crate::private::Private;
use crate::say;
use crate::tui::go::{Go, Pick, Popup};
use crate::tui::keys::Action;
use crate::tui::msg::KeyAct;
use crate::tui::phrase::practices;
use crate::tui::widget::field::Field;
use crate::tui::widget::words;
use crate::tui::world::World;
use crate::visit::{
    Act, Consent, ConsentId, EducatorId, EntryId, FiledAnswer, Filing, FilingId, Finding, Leaving, PRACTICES,
    Practice, Record, Role, SignOff, SignOffId, Signed, State, Visit, agree_statement, filed_promises,
    filing_page, promises_entry, signers, statement_hash, there_statement,
};

/// The findings as a page would have them: agreeing is itself the reflection that the last one asks for.
pub(super) fn findings(visit: &Visit, world: &World) -> [Finding; PRACTICES] {
    crate::visit::practices(&world.book, visit, &world.site).map(|f| match f.why {
        "not-reflected" => Finding { state: State::Kept, why: "reflected", ..f },
        _ => f,
    })
}

/// Whether the same was answered, in whatever order the guide asks now.
fn same_answers(before: &[FiledAnswer], now: &[FiledAnswer], listed: EntryId) -> bool {
    // Whether promises were answered; what they are is compared as a list, whatever the language says of their days.
    let sorted = |answers: &[FiledAnswer]| {
        let mut answers = answers.to_vec();
        for answer in answers.iter_mut().filter(|answer| answer.entry == listed) {
            (answer.words, answer.text) = (Private::default(), Private::default());
        }
        answers.sort_by_key(|answer| answer.entry);
        answers
    };
    sorted(before) == sorted(now)
}

impl Agree {
    /// The filing as it would be now, without an identity: the newest one, if nothing changed since; else the next
    /// number.
    pub(super) fn compose(&self, world: &World) -> Option<Filing> {
        let answers = self.answers(world);
        // Their words alone are no reflection.
        if answers.iter().all(FiledAnswer::is_own_hope) {
            return None;
        }
        let visit = world.book.visit(self.visit)?;
        let words = |key: &str| {
            let practice = Practice::ALL.iter().find(|p| key.strip_prefix("practice-") == Some(p.word()));
            practice.map_or_else(|| world.text.get(key, &[]), |p| practices::name(*p, world))
        };
        let newest = world.book.filings_of(self.visit).first().copied();
        let promises = filed_promises(&world.book, self.visit);
        // What was agreed on, whatever the page's own words: a training date filled in later, another language or newer
        // words of the program are no new text to agree on.
        if let Some(newest) = newest
            && same_answers(&newest.answers, &answers, promises_entry(self.visit))
            && newest.signers == signers(visit)
            && newest.promises.as_ref().is_none_or(|before| *before == promises)
        {
            return Some(newest.clone());
        }
        let found = findings(visit, world);
        let mut filing = Filing {
            id: FilingId(uuid::Uuid::nil()),
            visit: self.visit,
            number: newest.map_or(1, |f| f.number + 1),
            at: world.now,
            answers,
            promises: Some(promises),
            page: Private::default(),
            practices: found
                .iter()
                .map(|f| (f.practice.word().to_owned(), f.state.word().to_owned()))
                .collect(),
            signers: signers(visit),
            erased: None,
        };
        filing.page = filing_page(&filing, &world.book, &world.site.hash, &words).into();
        Some(filing)
    }

    /// Two acts, together by default; without a joint answer there is one.
    pub(super) fn choose_acts(&mut self, world: &mut World) -> Go {
        if !world.book.visit(self.visit).is_some_and(Visit::took_place) {
            world.notice = Some(say!(world.text, "agree-facts-first"));
            return Go::Stay;
        }
        let interpreters = self.interpreters(world);
        if self.compose(world).is_none() && interpreters.is_empty() {
            return self.start_signing(false, world);
        }
        let sign = |both| Pick::on(move |agree: &mut Self, world| agree.start_signing(both, world));
        let lost = self.no_longer_allowed(world);
        let mut menu = Popup::menu(say!(world.text, "sign-choose"), Vec::new());
        if self.compose(world).is_none() {
            // Without a joint answer there is nothing to agree on.
        } else if lost.is_empty() {
            menu = menu.item(say!(world.text, "sign-choose-both"), sign(true));
        } else {
            menu.lines.push(say!(world.text, "sign-lost"));
            let mut answers: Vec<&FiledAnswer> = lost.iter().map(|(answer, ..)| answer).collect();
            answers.dedup();
            menu.lines
                .extend(answers.iter().map(|a| format!("“{}”", words::cut(&a.text.replace('\n', " "), 60))));
            let again = Pick::on(move |agree: &mut Self, world: &mut World| {
                let again = lost.into_iter().map(|(answer, who, before)| ((answer.entry, who), before));
                agree.allowed.extend(again);
                agree.start_signing(true, world)
            });
            // Whoever presses Enter without reading lets nothing leave.
            menu = menu.item(say!(world.text, "sign-choose-stays"), sign(true));
            menu = menu.item(say!(world.text, "sign-choose-again"), again);
        }
        menu = menu.item(say!(world.text, "sign-choose-there"), sign(false));
        for who in interpreters {
            let words = say!(world.text, "sign-interpreter", name = world.name_of(who));
            menu =
                menu.item(words, Pick::on(move |agree: &mut Self, world| agree.sign_interpreter(who, world)));
        }
        Go::Over(menu)
    }

    /// What somebody allowed of an answer as both agreed on it last, and does not in the words of now: an edit clears it, and
    /// whoever signs is told.
    fn no_longer_allowed(&self, world: &World) -> Vec<(FiledAnswer, EducatorId, Leaving)> {
        let Some(agreed) = world.book.agreed_filing(self.visit) else { return Vec::new() };
        let signers = self.signers(world);
        let mut lost = Vec::new();
        for answer in self.answers(world) {
            let Some(before) = agreed.answers.iter().find(|before| before.entry == answer.entry) else {
                continue;
            };
            for &who in signers.iter().filter(|who| !self.allowed.contains_key(&(answer.entry, **who))) {
                let allowed = |text: &str| self.allowed(answer.entry, who, text, world);
                let (was, is) = (allowed(&before.text), allowed(&answer.text));
                if is < was {
                    lost.push((answer.clone(), who, was));
                }
            }
        }
        lost
    }

    /// Who interpreted and has not said that they were there: they are paid without that, and may say it.
    fn interpreters(&self, world: &World) -> Vec<EducatorId> {
        let team = world.book.visit(self.visit).into_iter().flat_map(|visit| &visit.team);
        let interpreted =
            team.filter(|member| member.role == Role::Interpreter).map(|member| member.educator);
        interpreted.filter(|&who| world.book.signed(self.visit, Act::There, None, who).is_none()).collect()
    }

    fn sign_interpreter(&mut self, who: EducatorId, world: &mut World) -> Go {
        (self.filing, self.signing) = (None, vec![who]);
        self.ask_next(world)
    }

    pub(super) fn start_signing(&mut self, both: bool, world: &mut World) -> Go {
        let Some(visit) = world.book.visit(self.visit).cloned() else { return Go::Stay };
        self.filing = self.compose(world).filter(|_| both);
        if let Some(filing) = &mut self.filing
            && filing.id.0.is_nil()
        {
            filing.id = FilingId(world.id());
        }
        let me = world.author();
        let mut signing: Vec<EducatorId> = signers(&visit)
            .into_iter()
            .filter(|&who| {
                let there = world.book.signed(self.visit, Act::There, None, who).is_some();
                let agreed = self
                    .filing
                    .as_ref()
                    .is_none_or(|f| world.book.signed(self.visit, Act::Agree, Some(f), who).is_some());
                let changed = self.allowed.keys().any(|(_, educator)| *educator == who);
                !(there && agreed) || changed
            })
            .collect();
        signing.sort_by_key(|who| Some(*who) != me);
        if signing.is_empty() {
            world.notice = Some(say!(world.text, "agree-all-signed"));
            return Go::Stay;
        }
        self.signing = signing;
        self.ask_next(world)
    }

    /// Asks the next signer for their own passphrase, or, without keys here, has their name typed.
    pub(super) fn ask_next(&self, world: &World) -> Go {
        let Some(&who) = self.signing.first() else { return Go::Stay };
        let name = world.name_of(who);
        let visit = world.book.visit(self.visit);
        let acts = match (&self.filing, self.compose(world)) {
            _ if visit.is_some_and(|visit| signers(visit).iter().all(|signer| *signer != who)) => {
                "sign-there-interpreter"
            }
            (Some(_), _) => "sign-both-acts",
            (None, Some(_)) => "sign-there",
            (None, None) => "sign-there-only",
        };
        let mut lines = vec![world.text.get(acts, &[])];
        if self.filing.is_some() {
            lines.extend(self.will_allow(who, world));
        }
        let has_keys = world.book.educator(who).is_some_and(|e| e.seal_to.is_some());
        if world.sample {
            lines.push(say!(world.text, "sample-passphrase"));
        }
        if has_keys {
            let title = say!(world.text, "passphrase-of", name = name);
            let then = Pick::typed(move |agree: &mut Self, passphrase, world| {
                let statements = agree.statements(who, world);
                world.ask_and_wait(KeyAct::Sign { educator: who, passphrase, statements });
                Go::Stay
            });
            return Go::Over(Popup::line(title, lines, Field::masked(), then));
        }
        lines.push(say!(world.text, "sign-typed-why", name = name.clone()));
        Go::Over(Popup::line(
            say!(world.text, "sign-typed", name = name),
            lines,
            Field::new(""),
            Pick::typed(move |agree: &mut Self, name, world| agree.sign_by_name(who, &name, world)),
        ))
    }

    /// A partner without keys here is signed for by their typed name, by whoever opened the vault.
    fn sign_by_name(&mut self, who: EducatorId, typed: &str, world: &mut World) -> Go {
        if crate::clean::folded(typed.trim()) != crate::clean::folded(world.name_of(who).trim()) {
            world.notice = Some(say!(world.text, "sign-typed-wrong", name = world.name_of(who)));
            return self.ask_next(world);
        }
        let Some(by) = world.session.as_ref().map(|s| s.opened_by) else { return Go::Stay };
        self.sign(who, &[(Act::There, Signed::Typed(by)), (Act::Agree, Signed::Typed(by))], world)
    }

    fn statements(&self, who: EducatorId, world: &World) -> Vec<(Act, Vec<u8>)> {
        let mut statements = Vec::new();
        if let Some(visit) = world.book.visit(self.visit) {
            statements.push((Act::There, there_statement(visit, who)));
        }
        if let Some(filing) = &self.filing {
            statements.push((Act::Agree, agree_statement(filing, who)));
        }
        statements
    }

    /// Takes in what somebody signed, with what they allow.
    pub(super) fn sign(&mut self, who: EducatorId, signed: &[(Act, Signed)], world: &mut World) -> Go {
        let mut records = Vec::new();
        if let Some(filing) = &self.filing
            && world.book.filing(filing.id).is_none()
        {
            records.push(Record::Filing(filing.clone()));
        }
        for (act, signed) in signed {
            let (filing, hash) = match (act, &self.filing) {
                (Act::Agree, Some(filing)) => (Some(filing.id), filing.hash()),
                (Act::Agree, None) => continue,
                (Act::There, _) => {
                    let statement =
                        world.book.visit(self.visit).map(|v| there_statement(v, who)).unwrap_or_default();
                    (None, statement_hash(&statement))
                }
            };
            records.push(Record::SignOff(SignOff {
                id: SignOffId(world.id()),
                visit: self.visit,
                act: *act,
                filing,
                educator: who,
                at: world.now,
                hash,
                signed: signed.clone(),
            }));
        }
        let answers = self.filing.as_ref().map(|f| f.answers.clone()).unwrap_or_default();
        for answer in answers {
            let allowed = self.allowed(answer.entry, who, &answer.text, world);
            records.push(Record::Consent(Consent {
                id: ConsentId(world.id()),
                entry: answer.entry,
                educator: who,
                hash: answer.hash(),
                share: allowed != Leaving::Stays,
                quote: allowed == Leaving::Quotable,
            }));
        }
        world.put(records);
        self.signing.retain(|id| *id != who);
        self.allowed.retain(|(_, educator), _| *educator != who);
        if self.signing.is_empty() {
            let key = world.keys.name_of(Action::Send);
            world.notice = Some(match self.filing {
                Some(_) => say!(world.text, "agree-filed", key = key),
                None if world.book.visit(self.visit).is_some_and(|visit| !signers(visit).contains(&who)) => {
                    say!(world.text, "agree-there-interpreter")
                }
                None => say!(world.text, "agree-there"),
            });
            // Done: not back into the notes that led here.
            return Go::Home;
        }
        self.ask_next(world)
    }
}
