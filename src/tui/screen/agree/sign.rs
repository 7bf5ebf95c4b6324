//! Putting the filing together, and signing it: each with one's own key, or by typed name.

use super::Agree;
use crate::private::Private;
use crate::say;
use crate::tui::app::App;
use crate::tui::keys::Action;
use crate::tui::popup::{Choice, Popup, Wanted};
use crate::tui::screen::{Go, practices};
use crate::tui::widget::field::Field;
use crate::visit::{
    Act, Consent, ConsentId, EducatorId, FiledAnswer, Filing, FilingId, Finding, Leaving, Practice, Record,
    SignOff, SignOffId, Signed, State, Visit, agree_statement, filed_promises, filing_page, signers,
    statement_hash, there_statement,
};

/// The five findings as a page would have them: agreeing is itself the reflection that the last one asks for.
pub(super) fn findings(visit: &Visit, app: &App) -> [Finding; 5] {
    crate::visit::practices(&app.book, visit, &app.site).map(|f| match f.why {
        "not-reflected" => Finding { state: State::Kept, why: "reflected", ..f },
        _ => f,
    })
}

impl Agree {
    /// The filing as it would be now, without an identity: the newest one, if nothing changed since; else the next
    /// number.
    pub(super) fn compose(&self, app: &App) -> Option<Filing> {
        let answers: Vec<FiledAnswer> = self
            .answers(app)
            .into_iter()
            .map(|(entry, text)| FiledAnswer {
                entry: entry.id,
                words: entry.words.clone(),
                tags: entry.tags.clone(),
                text: text.into(),
            })
            .collect();
        // Their words alone are no reflection.
        if answers.iter().all(FiledAnswer::is_own_hope) {
            return None;
        }
        let visit = app.book.visit(self.visit)?;
        let words = |key: &str| {
            let practice = Practice::ALL.iter().find(|p| key.strip_prefix("practice-") == Some(p.word()));
            practice.map_or_else(|| app.text.get(key, &[]), |p| practices::name(*p, app))
        };
        let newest = app.book.filings_of(self.visit).first().copied();
        let promises = filed_promises(&app.book, self.visit);
        // What was agreed on, whatever the page's own words: a training date filled in later, another language or newer
        // words of the program are no new text to agree on.
        if let Some(newest) = newest
            && newest.answers == answers
            && newest.signers == signers(visit)
            && newest.promises.as_ref().is_none_or(|before| *before == promises)
        {
            return Some(newest.clone());
        }
        let found = findings(visit, app);
        let mut filing = Filing {
            id: FilingId(uuid::Uuid::nil()),
            visit: self.visit,
            number: newest.map_or(1, |f| f.number + 1),
            at: app.now,
            answers,
            promises: Some(promises),
            page: Private::default(),
            practices: found
                .iter()
                .map(|f| (f.practice.word().to_owned(), f.state.word().to_owned()))
                .collect(),
            signers: signers(visit),
        };
        filing.page = filing_page(&filing, &app.book, &app.site.hash, &words).into();
        Some(filing)
    }

    /// Two acts, together by default; without a joint answer there is one.
    pub(super) fn choose_acts(&mut self, app: &mut App) -> Go {
        if !app.book.visit(self.visit).is_some_and(Visit::took_place) {
            app.notice = Some(say!(app.text, "agree-facts-first"));
            return Go::Stay;
        }
        if self.compose(app).is_none() {
            return self.start_signing(false, app);
        }
        let items = vec![
            (say!(app.text, "sign-choose-both"), Choice::SignBoth(true)),
            (say!(app.text, "sign-choose-there"), Choice::SignBoth(false)),
        ];
        Go::over(Popup::menu(say!(app.text, "sign-choose"), Vec::new(), items))
    }

    pub(super) fn start_signing(&mut self, both: bool, app: &mut App) -> Go {
        let Some(visit) = app.book.visit(self.visit).cloned() else { return Go::Stay };
        self.filing = self.compose(app).filter(|_| both);
        if let Some(filing) = &mut self.filing
            && filing.id.0.is_nil()
        {
            filing.id = FilingId(app.id());
        }
        let me = app.author();
        let mut signing: Vec<EducatorId> = signers(&visit)
            .into_iter()
            .filter(|&who| {
                let there = app.book.signed(self.visit, Act::There, None, who).is_some();
                let agreed = self
                    .filing
                    .as_ref()
                    .is_none_or(|f| app.book.signed(self.visit, Act::Agree, Some(f), who).is_some());
                let changed = self.allowed.keys().any(|(_, educator)| *educator == who);
                !(there && agreed) || changed
            })
            .collect();
        signing.sort_by_key(|who| Some(*who) != me);
        if signing.is_empty() {
            app.notice = Some(say!(app.text, "agree-all-signed"));
            return Go::Stay;
        }
        self.signing = signing;
        self.ask_next(app)
    }

    /// Asks the next signer for their own passphrase, or, without keys here, has their name typed.
    pub(super) fn ask_next(&self, app: &App) -> Go {
        let Some(&who) = self.signing.first() else { return Go::Stay };
        let name = app.name_of(who);
        let acts = match (&self.filing, self.compose(app)) {
            (Some(_), _) => "sign-both-acts",
            (None, Some(_)) => "sign-there",
            (None, None) => "sign-there-only",
        };
        let mut lines = vec![app.text.get(acts, &[])];
        if self.filing.is_some() {
            lines.extend(self.will_allow(who, app));
        }
        let has_keys = app.book.educator(who).is_some_and(|e| e.seal_to.is_some());
        if app.sample {
            lines.push(say!(app.text, "sample-passphrase"));
        }
        if has_keys {
            let title = say!(app.text, "passphrase-of", name = name);
            return Go::over(Popup::line(title, lines, Field::masked(), Wanted::ToSign(who)));
        }
        lines.push(say!(app.text, "sign-typed-why", name = name.clone()));
        Go::over(Popup::line(
            say!(app.text, "sign-typed", name = name),
            lines,
            Field::new(""),
            Wanted::TypedName(who),
        ))
    }

    pub(super) fn statements(&self, who: EducatorId, app: &App) -> Vec<(Act, Vec<u8>)> {
        let mut statements = Vec::new();
        if let Some(visit) = app.book.visit(self.visit) {
            statements.push((Act::There, there_statement(visit, who)));
        }
        if let Some(filing) = &self.filing {
            statements.push((Act::Agree, agree_statement(filing, who)));
        }
        statements
    }

    /// Takes in what somebody signed, with what they allow.
    pub(super) fn sign(&mut self, who: EducatorId, signed: &[(Act, Signed)], app: &mut App) -> Go {
        let mut records = Vec::new();
        if let Some(filing) = &self.filing
            && app.book.filing(filing.id).is_none()
        {
            records.push(Record::Filing(filing.clone()));
        }
        for (act, signed) in signed {
            let (filing, hash) = match (act, &self.filing) {
                (Act::Agree, Some(filing)) => (Some(filing.id), filing.hash()),
                (Act::Agree, None) => continue,
                (Act::There, _) => {
                    let statement =
                        app.book.visit(self.visit).map(|v| there_statement(v, who)).unwrap_or_default();
                    (None, statement_hash(&statement))
                }
            };
            records.push(Record::SignOff(SignOff {
                id: SignOffId(app.id()),
                visit: self.visit,
                act: *act,
                filing,
                educator: who,
                at: app.now,
                hash,
                signed: signed.clone(),
            }));
        }
        let answers = self.filing.as_ref().map(|f| f.answers.clone()).unwrap_or_default();
        for answer in answers {
            let allowed = self.allowed(answer.entry, who, &answer.text, app);
            records.push(Record::Consent(Consent {
                id: ConsentId(app.id()),
                entry: answer.entry,
                educator: who,
                hash: answer.hash(),
                share: allowed != Leaving::Stays,
                quote: allowed == Leaving::Quotable,
            }));
        }
        app.put(records);
        self.signing.retain(|id| *id != who);
        self.allowed.retain(|(_, educator), _| *educator != who);
        if self.signing.is_empty() {
            let key = app.keys.name_of(Action::Send);
            app.notice = Some(match self.filing {
                Some(_) => say!(app.text, "agree-filed", key = key),
                None => say!(app.text, "agree-there"),
            });
            // Done: not back into the notes that led here.
            return Go::Home;
        }
        self.ask_next(app)
    }
}
