//! Agreeing: the exact text, the two acts, and what each allows of it.

use chrono::{DateTime, FixedOffset};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::{ConsentId, EducatorId, EntryId, FilingId, PromiseId, SignOffId, VisitId};
use crate::guide::{Kind, Library, Stage};
use crate::private::Private;
use crate::terms::{Pass, words};

/// One joint answer as it was agreed on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FiledAnswer {
    /// The text's identity.
    pub entry: EntryId,
    /// The prompt's words.
    pub words: Private,
    /// The prompt's tags.
    pub tags: Vec<String>,
    /// The text, NFC, LF.
    pub text: Private,
}

/// One promise as it stood on the page. Two are equal that say the same.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct FiledPromise {
    /// Which of the list it was, by which it is found again when its words change; none in filings from before that was kept.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub id: Option<PromiseId>,
    /// The words.
    pub text: Private,
    /// Whose.
    pub whose: super::Whose,
    /// Who of us.
    pub by: Option<EducatorId>,
    /// By when.
    pub due: Option<chrono::NaiveDate>,
    /// What the coordinator is asked for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub request: Option<super::Request>,
}

impl PartialEq for FiledPromise {
    fn eq(&self, other: &Self) -> bool {
        let said = |p: &Self| (p.text.clone(), p.whose, p.by, p.due, p.request.clone());
        said(self) == said(other)
    }
}

impl Eq for FiledPromise {}

impl FiledPromise {
    /// Whether it is this one of the list, whatever it says now.
    pub(crate) fn is(&self, promise: &super::Promise) -> bool {
        match self.id {
            Some(id) => id == promise.id,
            None => self.text == promise.text && self.whose == promise.whose,
        }
    }

    /// Stands for it where answers are named by their text: it is kept or left out in exactly these words.
    pub(crate) fn entry(&self, visit: VisitId) -> EntryId {
        EntryId(uuid::Uuid::new_v5(&visit.0, self.text.as_bytes()))
    }
}

impl From<&super::Promise> for FiledPromise {
    fn from(p: &super::Promise) -> Self {
        let (text, request) = (p.text.clone(), p.request.clone());
        Self { id: Some(p.id), text, whose: p.whose, by: p.by, due: p.due, request }
    }
}

/// The promises of a visit, as a page has them.
pub fn filed_promises(book: &super::Book, visit: VisitId) -> Vec<FiledPromise> {
    book.promises_of(visit).map(FiledPromise::from).collect()
}

/// The tag of a line that the pair marked as the family's own words about their hopes.
pub const OWN_HOPE: &str = "own-hope";

/// Where a joint text stands on the page that is agreed on: the answers of the reflection in the order of their guide,
/// then the lines marked as the family's own words. None: it is not on the page.
pub fn place_on_page(entry: &super::Entry, library: &Library) -> Option<usize> {
    if entry.has_tag(OWN_HOPE) {
        return Some(usize::MAX);
    }
    // The activity that the family chose is written down at the visit itself.
    if entry.has_tag("activity") && entry.check.is_none() {
        return Some(usize::MAX - 2);
    }
    let guide = library.get(&entry.guide).filter(|guide| guide.stage == Stage::Reflect)?;
    let mut prompts = guide.sections.iter().flat_map(|s| &s.prompts);
    // What was written under a question that the guide asks no more is no less agreed on.
    Some(prompts.position(|prompt| prompt.id == entry.prompt).unwrap_or(usize::MAX - 1))
}

/// Stands for the promises of a visit where answers are named by their text: the list is the answer.
pub(crate) fn promises_entry(visit: VisitId) -> EntryId {
    EntryId(uuid::Uuid::new_v5(&visit.0, b"promises"))
}

/// What is said of promises where they stand in a sentence.
#[derive(Clone, Copy)]
pub enum Promised<'a> {
    /// One of ours, with its day.
    By(&'a str, chrono::NaiveDate),
    /// Nothing was promised.
    Nothing,
    /// Only the family said what they would do, which stays with them.
    TheirsAlone,
}

/// What we said we would do, as an answer made of the list of promises, and where it stands on the page: the list *is* the
/// answer, so that none is in a sentence and on no list. None where nobody has said yet. Where it was written in a sentence
/// once, before the list was the answer, that sentence stands.
pub fn promised(
    book: &super::Book,
    visit: &super::Visit,
    library: &Library,
    fill: &dyn Fn(&str) -> String,
    say: &dyn Fn(Promised<'_>) -> String,
) -> Option<(usize, FiledAnswer)> {
    let guide = library.for_stage(Stage::Reflect, visit.occasion)?;
    let mut prompts = guide.sections.iter().flat_map(|s| &s.prompts).enumerate();
    let (order, prompt) = prompts.find(|(_, p)| p.essential && p.kind == Kind::Promise)?;
    let mut joint = book.entries_of(visit.id).filter(|e| e.author.is_none() && e.written);
    if joint.any(|e| e.has_tag("promises") && e.pass == Pass::Only && e.prompt != prompt.id) {
        return None;
    }
    let all: Vec<_> = book.promises_of(visit.id).collect();
    let ours = all.iter().filter(|p| p.whose == super::Whose::Ours);
    let lines: Vec<String> = ours
        .map(|p| p.due.map_or_else(|| p.text.trim().to_owned(), |due| say(Promised::By(p.text.trim(), due))))
        .collect();
    let text = match lines.is_empty() {
        false => lines.join("\n"),
        true if !all.is_empty() => say(Promised::TheirsAlone),
        true if visit.promised_nothing => say(Promised::Nothing),
        true => return None,
    };
    let (words, tags) = (fill(&prompt.say).into(), prompt.tags.clone());
    Some((order, FiledAnswer { entry: promises_entry(visit.id), words, tags, text: text.into() }))
}

impl FiledAnswer {
    /// Whether its question carries this tag.
    pub(crate) fn has_tag(&self, tag: &str) -> bool {
        self.tags.iter().any(|t| t == tag)
    }

    /// Whether it is a line of the family's own, which the page for them gives back.
    pub(crate) fn is_own_hope(&self) -> bool {
        self.tags.iter().any(|tag| tag == OWN_HOPE)
    }

    /// SHA-256 of the text, hex: what a consent is tied to.
    pub fn hash(&self) -> String {
        statement_hash(self.text.as_bytes())
    }
}

/// What the pair agreed on. A later change is a new filing; until both sign it, exports use the last one that both signed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Filing {
    /// Identity.
    pub id: FilingId,
    /// The visit.
    pub visit: VisitId,
    /// 1 for the first, then rising.
    pub number: u32,
    /// When it was put together.
    pub at: DateTime<FixedOffset>,
    /// The joint answers.
    pub answers: Vec<FiledAnswer>,
    /// The promises on the page; none in filings from before they were kept apart.
    #[serde(default)]
    pub promises: Option<Vec<FiledPromise>>,
    /// The exact page that was on screen when agreeing: prompts, answers, promises, signers, practices and the hash of
    /// the site file. This is what is hashed and signed.
    pub page: Private,
    /// What the practices were found to be, under the rules of that day: practice word and state word.
    pub practices: Vec<(String, String)>,
    /// Who must sign.
    pub signers: Vec<EducatorId>,
    /// SHA-256 of the page, hex, where its words were erased with those of the year: what was signed stays known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub erased: Option<String>,
}

impl Filing {
    /// SHA-256 of the page, hex.
    pub fn hash(&self) -> String {
        self.erased.clone().unwrap_or_else(|| statement_hash(self.page.as_bytes()))
    }

    /// The same without a word of it: that something was agreed on, by whom, when, and its hash.
    pub(crate) fn without_words(&self) -> Self {
        let (answers, promises, page, erased) = (Vec::new(), None, Private::default(), Some(self.hash()));
        Self { answers, promises, page, erased, ..self.clone() }
    }
}

words! {
    /// What somebody signs.
    Act {
        /// We both were there (for pay).
        There = "there",
        /// We agree on this text (the reflection).
        Agree = "agree",
    }
}

/// How somebody signed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Signed {
    /// With one's own key: Ed25519 over the act's statement, hex.
    Key(String),
    /// The partner typed their name for them, and the record says so.
    Typed(EducatorId),
    /// They signed on paper, which this educator keeps.
    Paper(EducatorId),
}

/// One educator's act on one visit or filing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SignOff {
    /// Identity.
    pub id: SignOffId,
    /// The visit.
    pub visit: VisitId,
    /// Which act.
    pub act: Act,
    /// The filing agreed on; none for *there*.
    pub filing: Option<FilingId>,
    /// Who.
    pub educator: EducatorId,
    /// When.
    pub at: DateTime<FixedOffset>,
    /// SHA-256 of what was signed, hex.
    pub hash: String,
    /// With what.
    pub signed: Signed,
}

/// What one educator allows of one answer, tied to its exact text: an edit clears it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Consent {
    /// Identity.
    pub id: ConsentId,
    /// The answer.
    pub entry: EntryId,
    /// Who allows.
    pub educator: EducatorId,
    /// SHA-256 of the text, hex.
    pub hash: String,
    /// May be shared with the coordinator.
    pub share: bool,
    /// May be quoted, without names.
    pub quote: bool,
}

/// Lower-case hex.
pub(crate) fn hex(bytes: &[u8]) -> String {
    base16ct::lower::encode_string(bytes)
}

/// What an educator signs who says *we both were there*: this visit, this day, themselves.
pub fn there_statement(visit: &super::Visit, educator: EducatorId) -> Vec<u8> {
    let day = visit.day().map(|day| day.to_string()).unwrap_or_default();
    format!("homevisit there 1\n{}\n{}\n{day}\n{}\n", visit.id.0, visit.visit_ref, educator.0).into_bytes()
}

/// What an educator signs who says *we agree on this text*: this exact page, themselves.
pub fn agree_statement(filing: &Filing, educator: EducatorId) -> Vec<u8> {
    format!("homevisit agree 1\n{}\n{}\n{}\n{}\n", filing.visit.0, filing.number, filing.hash(), educator.0)
        .into_bytes()
}

/// SHA-256 of what was signed, hex.
pub fn statement_hash(statement: &[u8]) -> String {
    hex(&Sha256::digest(statement))
}

/// The page that is shown when agreeing, hashed and signed: every joint answer under its prompt, the promises, who signs,
/// what the practices were found to be, and under which site rules. `words` gives the fixed words by key.
pub fn filing_page(
    filing: &Filing,
    book: &super::Book,
    site_hash: &str,
    words: &dyn Fn(&str) -> String,
) -> String {
    use std::fmt::Write as _;
    let mut page = String::new();
    // Writing to a String cannot fail.
    let mut line = |text: &str| {
        let _ = writeln!(page, "{text}");
    };
    let Some(visit) = book.visit(filing.visit) else { return page };
    let day = visit.day().map(|day| day.to_string()).unwrap_or_default();
    line(&format!(
        "{} {} {day} {}",
        words("page-visit"),
        visit.visit_ref,
        words(&format!("occasion-{}", visit.occasion.word()))
    ));
    line(&format!("{} {}", words("page-number"), filing.number));
    // The promises stand below, each with whose it is.
    let listed = promises_entry(filing.visit);
    let are_below = book.promises_of(filing.visit).next().is_some();
    for answer in filing.answers.iter().filter(|answer| answer.entry != listed || !are_below) {
        line("");
        line(&answer.words);
        for text in answer.text.lines() {
            line(&format!("  {text}"));
        }
    }
    let promises: Vec<_> = book.promises_of(filing.visit).collect();
    if !promises.is_empty() {
        line("");
        line(&words("page-promises"));
        for promise in promises {
            let who = match (promise.whose, promise.by) {
                (super::Whose::Theirs, _) => words("promise-they"),
                (_, Some(id)) => book.educator(id).map(|e| e.name.to_string()).unwrap_or_default(),
                (..) => words("promise-we"),
            };
            let due = promise.due.map(|due| format!(" ({due})")).unwrap_or_default();
            line(&format!("  {who}: {}{due}", promise.text));
            if let Some(request) = &promise.request {
                let need = words(&format!("need-{}", request.need.word()));
                line(&format!("    {} ({need}): {}", words("page-request"), request.line));
            }
        }
    }
    line("");
    line(&words("page-practices"));
    for (practice, state) in &filing.practices {
        line(&format!("  {}: {}", words(&format!("practice-{practice}")), words(&format!("state-{state}"))));
    }
    line("");
    let signers: Vec<String> =
        filing.signers.iter().filter_map(|&id| book.educator(id)).map(|e| e.name.to_string()).collect();
    line(&format!("{} {}", words("page-signers"), signers.join(", ")));
    line(&format!(
        "{} {}",
        words("page-rules"),
        if site_hash.is_empty() { words("page-default-rules") } else { site_hash.to_owned() }
    ));
    page
}
