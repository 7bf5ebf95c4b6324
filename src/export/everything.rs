//! Everything of mine: a folder of plain files, the way out of the program. For oneself: it holds all that its reader may
//! read, names too, and their own drawer where it is open.

use std::collections::HashMap;
use std::fmt::{self, Write as _};

use chrono::{DateTime, FixedOffset};
use sha2::{Digest as _, Sha256};
use uuid::Uuid;

use super::kind::family_sent;
use super::log::{self, Confirmed};
use super::sending::Left;
use crate::sheet::{Cell, Table, csv};
use crate::site::Site;
use crate::visit::{
    Band, Book, Channel, Disclosure, DisclosureId, Drawer, EducatorId, Entry, EntryId, FamilyId, Signed,
    Subject, Text, Visit, Whose, hex,
};

/// Texts by their heads, as they may be shown to whoever takes them.
pub(crate) type Texts = HashMap<EntryId, Text>;

/// The name of this export in [`crate::visit::Disclosure::profile`].
pub(crate) const PROFILE: &str = "everything";
/// And in [`crate::visit::Disclosure::format`].
pub(crate) const FORMAT: &str = "folder";

/// A folder of plain files on its way out: made once, written and hashed as it is.
#[derive(Clone, PartialEq, Eq)]
pub struct Folder(Vec<(String, Vec<u8>)>);

impl fmt::Debug for Folder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Folder({} files)", self.0.len())
    }
}

impl Folder {
    /// The files, each with its path inside the folder.
    pub fn files(&self) -> &[(String, Vec<u8>)] {
        &self.0
    }

    /// SHA-256 of all files, hex.
    pub fn hash(&self) -> String {
        let mut hash = Sha256::new();
        for (name, bytes) in &self.0 {
            hash.update(name.as_bytes());
            hash.update(bytes);
        }
        hex(&hash.finalize())
    }
}

/// What is remembered of it, once it is written.
pub(crate) fn remembered(
    (id, by, at): (DisclosureId, EducatorId, DateTime<FixedOffset>),
    left: Left,
    book: &Book,
) -> Disclosure {
    Disclosure {
        id,
        at,
        by,
        profile: PROFILE.to_owned(),
        format: FORMAT.to_owned(),
        to: String::new().into(),
        lines: book.families.iter().map(|family| family_sent(family.id, &left.hash)).collect(),
        name: left.name,
        hash: left.hash,
    }
}

/// All that one may read, as a folder.
pub fn folder(
    book: &Book,
    texts: &Texts,
    site: &Site,
    at: DateTime<FixedOffset>,
    words: &dyn Fn(&str) -> String,
) -> Folder {
    // Names may stand in it: nobody else gets it.
    let own = Site { recipient_is_school_official: true, ..site.clone() };
    let options = log::Options { names: true, ..log::Options::default() };
    let log = log::rows(book, &own, &options, Uuid::nil(), at);
    let mut files = vec![
        ("README.txt".to_owned(), format!("{}\n", words("everything-readme")).into_bytes()),
        ("educators.csv".to_owned(), csv(&educators(book))),
        ("families.csv".to_owned(), csv(&families(book))),
        ("visits.csv".to_owned(), csv(&visits(book))),
        ("calls.csv".to_owned(), csv(&calls(book))),
        ("log.csv".to_owned(), log::csv(&log)),
        ("signatures.csv".to_owned(), csv(&signatures(book))),
        ("shared.csv".to_owned(), csv(&shared(book))),
        ("between.csv".to_owned(), csv(&between(book))),
        ("promises.csv".to_owned(), csv(&promises(book))),
        ("sent.csv".to_owned(), csv(&sent(book))),
    ];
    for visit in &book.visits {
        let page = texts_of(book, visit, texts, words);
        if !page.is_empty() {
            files.push((format!("texts/{}.txt", visit.visit_ref), page.into_bytes()));
        }
        for filing in book.filings_of(visit.id) {
            let name = format!("filed/{}-{}.txt", visit.visit_ref, filing.number);
            files.push((name, filing.page.as_bytes().to_vec()));
        }
    }
    Folder(files)
}

fn visit_ref(visit: Option<&Visit>) -> Cell {
    visit.map(|visit| visit.visit_ref.as_str()).into()
}

fn family_name(book: &Book, family: FamilyId) -> Cell {
    book.family(family).map(|family| &*family.name).into()
}

fn educator_name(book: &Book, educator: EducatorId) -> Cell {
    book.educator(educator).map(|educator| &*educator.name).into()
}

fn educators(book: &Book) -> Table {
    Table::of(
        "Educators",
        &book.educators,
        &[
            ("name", &|e| Cell::from(&*e.name)),
            ("staff_id", &|e| Cell::from(e.staff_id.as_str())),
            ("role", &|e| Cell::from(e.role.as_str())),
            ("teaches", &|e| Cell::from(e.subject().map(Subject::word))),
            ("grades", &|e| Cell::from(e.grades.map(Band::word))),
            ("trained_through", &|e| Cell::from(e.trained_through)),
            ("families_reach_by", &|e| Cell::from(e.reach.as_deref())),
        ],
    )
}

fn calls(book: &Book) -> Table {
    Table::of(
        "Calls",
        book.visits.iter().flat_map(|visit| visit.calls.iter().map(move |call| (visit, call))),
        &[
            ("visit_ref", &|(visit, _)| visit_ref(Some(visit))),
            ("day", &|(_, call)| Cell::from(call.on)),
            ("by", &|(_, call)| educator_name(book, call.by)),
            ("outcome", &|(_, call)| Cell::from(call.outcome.word())),
        ],
    )
}

fn signatures(book: &Book) -> Table {
    let how = |signed: &Signed| match signed {
        Signed::Key(_) => Confirmed::OwnKey,
        Signed::Typed(_) => Confirmed::TypedByPartner,
        Signed::Paper(_) => Confirmed::OnPaper,
    };
    Table::of(
        "Signatures",
        &book.sign_offs,
        &[
            ("visit_ref", &|sign| visit_ref(book.visit(sign.visit))),
            ("what", &|sign| Cell::from(sign.act.word())),
            ("who", &|sign| educator_name(book, sign.educator)),
            ("at", &|sign| Cell::from(sign.at)),
            ("how", &|sign| Cell::from(how(&sign.signed))),
            ("sha256", &|sign| Cell::from(sign.hash.as_str())),
        ],
    )
}

/// What each allowed of each answer, as it was last said.
fn shared(book: &Book) -> Table {
    Table::of(
        "Shared",
        book.consents.iter().map(|consent| (consent, book.entry(consent.entry))),
        &[
            ("visit_ref", &|(_, entry)| visit_ref(entry.and_then(|e| book.visit(e.visit)))),
            ("question", &|(_, entry)| Cell::from(entry.map(|e| &*e.words))),
            ("who", &|(consent, _)| educator_name(book, consent.educator)),
            ("share", &|(consent, _)| Cell::from(consent.share)),
            ("quote", &|(consent, _)| Cell::from(consent.quote)),
        ],
    )
}

/// A row for each student, and one for a family without any.
fn families(book: &Book) -> Table {
    let rows = book.families.iter().flat_map(|family| {
        let students: Vec<_> = book.students_of(family.id).map(Some).collect();
        let rows = if students.is_empty() { vec![None] } else { students };
        rows.into_iter().map(move |student| (family, student))
    });
    Table::of(
        "Families",
        rows,
        &[
            ("family", &|(family, _)| Cell::from(&*family.name)),
            ("alias", &|(family, _)| Cell::from(family.alias.as_str())),
            ("student", &|(_, student)| Cell::from(student.map(|s| &*s.name))),
            ("student_number", &|(_, student)| Cell::from(student.and_then(|s| s.source_key.as_deref()))),
            ("grade_band", &|(_, student)| Cell::from(student.and_then(|s| s.band))),
            ("class", &|(_, student)| Cell::from(student.and_then(|s| s.class.as_deref()))),
            ("languages", &|(family, _)| Cell::from(family.languages.join(", "))),
            ("interpreter", &|(family, _)| Cell::from(family.interpreter)),
            ("reach_by", &|(family, _)| Cell::from(family.channel.map(Channel::word))),
        ],
    )
}

fn visits(book: &Book) -> Table {
    let people = |visit: &Visit| {
        let team = visit.team.iter().filter_map(|member| book.educator(member.educator));
        team.map(|educator| educator.name.to_string()).collect::<Vec<_>>().join(", ")
    };
    Table::of(
        "Visits",
        &book.visits,
        &[
            ("visit_ref", &|visit| visit_ref(Some(visit))),
            ("family", &|visit| family_name(book, visit.family)),
            ("what_for", &|visit| Cell::from(visit.occasion)),
            ("day", &|visit| Cell::from(visit.day())),
            ("agreed", &|visit| Cell::from(visit.agreed.map(|at| at.to_string()))),
            ("place", &|visit| Cell::from(visit.place)),
            ("people", &|visit| Cell::from(people(visit))),
            ("outcome", &|visit| Cell::from(visit.outcome)),
            ("minutes", &|visit| Cell::from(visit.facts.minutes)),
            ("calls", &|visit| Cell::from(visit.calls.len())),
            ("voided", &|visit| Cell::from(visit.voided)),
        ],
    )
}

fn between(book: &Book) -> Table {
    Table::of(
        "Between",
        &book.betweens,
        &[
            ("family", &|b| family_name(book, b.family)),
            ("day", &|b| Cell::from(b.on)),
            ("what", &|b| Cell::from(b.kind.word())),
            ("how", &|b| Cell::from(b.channel.map(Channel::word))),
            ("by", &|b| educator_name(book, b.by)),
            ("went", &|b| Cell::from(b.went.word())),
            // What others sent is theirs: whoever took it in did not say it.
            ("from", &|b| Cell::from(b.received.as_ref().map(|received| received.sender.word()))),
            ("from_name", &|b| Cell::from(b.received.as_ref().map(|received| &*received.name))),
            ("line", &|b| Cell::from(&*b.line)),
        ],
    )
}

fn promises(book: &Book) -> Table {
    Table::of(
        "Promises",
        book.promises.iter().map(|promise| (promise, book.visit(promise.visit))),
        &[
            ("visit_ref", &|(_, visit)| visit_ref(*visit)),
            ("family", &|(_, visit)| visit.map_or(Cell::Empty, |visit| family_name(book, visit.family))),
            ("whose", &|(p, _)| Cell::from(p.whose.word())),
            ("by", &|(p, _)| p.by.map_or(Cell::Empty, |by| educator_name(book, by))),
            ("due", &|(p, _)| Cell::from(p.due)),
            ("state", &|(p, _)| Cell::from((p.whose == Whose::Ours).then(|| p.state.word()))),
            ("promise", &|(p, _)| Cell::from(&*p.text)),
            ("need_category", &|(p, _)| Cell::from(p.request.as_ref().map(|request| request.need.word()))),
            ("request", &|(p, _)| Cell::from(p.request.as_ref().map(|request| &*request.line))),
        ],
    )
}

fn sent(book: &Book) -> Table {
    Table::of(
        "Sent",
        &book.disclosures,
        &[
            ("at", &|d| Cell::from(d.at)),
            ("what", &|d| Cell::from(d.profile.as_str())),
            ("form", &|d| Cell::from(d.format.as_str())),
            ("to", &|d| Cell::from(&*d.to)),
            ("file", &|d| Cell::from(d.name.as_str())),
            ("sha256", &|d| Cell::from(d.hash.as_str())),
            ("rows", &|d| Cell::from(d.lines.len())),
        ],
    )
}

/// A visit's texts: the prompt's words, whose, and the text. What cannot be read is said, not left out in silence.
fn texts_of(book: &Book, visit: &Visit, texts: &Texts, words: &dyn Fn(&str) -> String) -> String {
    let mut page = String::new();
    let mut entries: Vec<&Entry> =
        book.entries_of(visit.id).filter(|e| e.written || e.check.is_some()).collect();
    entries.sort_by_key(|e| e.id);
    for entry in entries {
        let author = entry.author.and_then(|a| book.educator(a)).map(|e| e.name.to_string());
        let drawer = if entry.drawer == Drawer::Mine {
            format!(" · {}", words("drawer-mine"))
        } else {
            String::new()
        };
        let _ = writeln!(page, "{}", &*entry.words);
        let _ = writeln!(page, "  [{}{drawer}]", author.unwrap_or_else(|| words("both-of-us")));
        if let Some(check) = entry.check {
            let _ = writeln!(page, "  ({})", words(&format!("check-{}", check.word())));
        }
        match texts.get(&entry.id) {
            Some(Text::Open(text)) => {
                for line in text.lines() {
                    let _ = writeln!(page, "  {line}");
                }
            }
            Some(Text::Sealed) => drop(writeln!(page, "  ({})", words("mine-shut"))),
            Some(Text::Held) => drop(writeln!(page, "  ({})", words("held-shut"))),
            None => {}
        }
        page.push('\n');
    }
    page
}
