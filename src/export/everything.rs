//! Everything of mine: a folder of plain files, the way out of the program. For oneself: it holds all that its reader may
//! read, names too, and their own drawer where it is open.

use std::collections::HashMap;
use std::fmt::{self, Write as _};

use chrono::{DateTime, FixedOffset};
use sha2::{Digest as _, Sha256};
use uuid::Uuid;

use super::log::{self, Confirmed};
use super::sending::Left;
use crate::sheet::{Cell, Table, csv};
use crate::site::Site;
use crate::visit::{
    Book, Departure, DepartureId, Drawer, EducatorId, Entry, EntryId, Signed, Text, Visit, Whose, hex,
};

/// Texts by their heads, as they may be shown to whoever takes them.
pub type Texts = HashMap<EntryId, Text>;

/// The name of this export in [`crate::visit::Departure::profile`].
pub const PROFILE: &str = "everything";
/// And in [`crate::visit::Departure::format`].
pub const FORMAT: &str = "folder";

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
pub fn remembered((id, by, at): (DepartureId, EducatorId, DateTime<FixedOffset>), left: Left) -> Departure {
    Departure {
        id,
        at,
        by,
        profile: PROFILE.to_owned(),
        format: FORMAT.to_owned(),
        to: String::new().into(),
        name: left.name,
        hash: left.hash,
        lines: Vec::new(),
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
    Folder(files(book, texts, site, at, words))
}

/// The files, each with its path inside the folder.
pub fn files(
    book: &Book,
    texts: &Texts,
    site: &Site,
    at: DateTime<FixedOffset>,
    words: &dyn Fn(&str) -> String,
) -> Vec<(String, Vec<u8>)> {
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
        ("log.csv".to_owned(), csv(&log::table(&log))),
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
    files
}

fn educators(book: &Book) -> Table {
    let heading = vec!["name", "staff_id", "role", "math_or_science", "trained_through", "families_reach_by"];
    let row = |e: &crate::visit::Educator| {
        vec![
            Cell::from(&*e.name),
            Cell::from(e.staff_id.as_str()),
            Cell::from(e.role.as_str()),
            Cell::from(e.stem),
            Cell::from(e.trained_through),
            Cell::from(e.reach.as_deref()),
        ]
    };
    Table { name: "Educators", heading, rows: book.educators.iter().map(row).collect() }
}

fn calls(book: &Book) -> Table {
    let heading = vec!["visit_ref", "day", "by", "outcome"];
    let row = |visit: &Visit, call: &crate::visit::Call| {
        vec![
            Cell::from(visit.visit_ref.as_str()),
            Cell::from(call.on),
            Cell::from(book.educator(call.by).map(|e| &*e.name)),
            Cell::from(call.outcome.word()),
        ]
    };
    let rows = book.visits.iter().flat_map(|visit| visit.calls.iter().map(move |call| row(visit, call)));
    Table { name: "Calls", heading, rows: rows.collect() }
}

fn signatures(book: &Book) -> Table {
    let heading = vec!["visit_ref", "what", "who", "at", "how", "sha256"];
    let row = |sign: &crate::visit::SignOff| {
        let how =
            if matches!(sign.signed, Signed::Key(_)) { Confirmed::OwnKey } else { Confirmed::TypedByPartner };
        vec![
            Cell::from(book.visit(sign.visit).map(|v| v.visit_ref.as_str())),
            Cell::from(sign.act.word()),
            Cell::from(book.educator(sign.educator).map(|e| &*e.name)),
            Cell::from(sign.at),
            Cell::from(how),
            Cell::from(sign.hash.as_str()),
        ]
    };
    Table { name: "Signatures", heading, rows: book.sign_offs.iter().map(row).collect() }
}

/// What each allowed of each answer, as it was last said.
fn shared(book: &Book) -> Table {
    let heading = vec!["visit_ref", "question", "who", "share", "quote"];
    let row = |consent: &crate::visit::Consent| {
        let entry = book.entry(consent.entry);
        vec![
            Cell::from(entry.and_then(|e| book.visit(e.visit)).map(|v| v.visit_ref.as_str())),
            Cell::from(entry.map(|e| &*e.words)),
            Cell::from(book.educator(consent.educator).map(|e| &*e.name)),
            Cell::from(consent.share),
            Cell::from(consent.quote),
        ]
    };
    Table { name: "Shared", heading, rows: book.consents.iter().map(row).collect() }
}

fn families(book: &Book) -> Table {
    let heading = vec![
        "family",
        "alias",
        "student",
        "student_number",
        "grade_band",
        "class",
        "languages",
        "interpreter",
        "reach_by",
    ];
    let mut rows = Vec::new();
    for family in &book.families {
        let of_family = |student: &str, number: Cell, band: Cell, class: Cell| {
            vec![
                Cell::from(&*family.name),
                Cell::from(family.alias.as_str()),
                Cell::from(student),
                number,
                band,
                class,
                Cell::from(family.languages.join(", ").as_str()),
                Cell::Flag(family.interpreter),
                Cell::from(family.channel.map(crate::visit::Channel::word)),
            ]
        };
        let students: Vec<_> = book.students_of(family.id).collect();
        if students.is_empty() {
            rows.push(of_family("", Cell::Empty, Cell::Empty, Cell::Empty));
        }
        rows.extend(students.iter().map(|s| {
            of_family(
                &s.name,
                Cell::from(s.source_key.as_deref()),
                Cell::from(s.band.map(crate::visit::Band::word)),
                Cell::from(s.class.as_deref()),
            )
        }));
    }
    Table { name: "Families", heading, rows }
}

fn visits(book: &Book) -> Table {
    let heading = vec![
        "visit_ref",
        "family",
        "what_for",
        "day",
        "agreed",
        "place",
        "people",
        "outcome",
        "minutes",
        "calls",
        "voided",
    ];
    let row = |visit: &Visit| {
        let people: Vec<String> =
            visit.team.iter().filter_map(|m| book.educator(m.educator)).map(|e| e.name.to_string()).collect();
        vec![
            Cell::from(visit.visit_ref.as_str()),
            Cell::from(book.family(visit.family).map(|f| &*f.name)),
            Cell::from(visit.occasion.word()),
            Cell::from(visit.day()),
            Cell::from(visit.agreed.map(|at| at.to_string()).as_deref()),
            Cell::from(visit.place.word()),
            Cell::from(people.join(", ").as_str()),
            Cell::from(visit.outcome.map(crate::visit::Outcome::word)),
            Cell::from(visit.facts.minutes),
            Cell::from(u32::try_from(visit.calls.len()).unwrap_or(u32::MAX)),
            Cell::Flag(visit.voided),
        ]
    };
    Table { name: "Visits", heading, rows: book.visits.iter().map(row).collect() }
}

fn between(book: &Book) -> Table {
    let heading = vec!["family", "day", "what", "how", "by", "went", "line"];
    let row = |b: &crate::visit::Between| {
        vec![
            Cell::from(book.family(b.family).map(|f| &*f.name)),
            Cell::from(b.on),
            Cell::from(b.kind.word()),
            Cell::from(b.channel.map(crate::visit::Channel::word)),
            Cell::from(book.educator(b.by).map(|e| &*e.name)),
            Cell::from(b.went.word()),
            Cell::from(&*b.line),
        ]
    };
    Table { name: "Between", heading, rows: book.betweens.iter().map(row).collect() }
}

fn promises(book: &Book) -> Table {
    let heading =
        vec!["visit_ref", "family", "whose", "by", "due", "state", "promise", "need_category", "request"];
    let row = |p: &crate::visit::Promise| {
        let visit = book.visit(p.visit);
        let ours = p.whose == Whose::Ours;
        vec![
            Cell::from(visit.map(|v| v.visit_ref.as_str())),
            Cell::from(visit.and_then(|v| book.family(v.family)).map(|f| &*f.name)),
            Cell::from(p.whose.word()),
            Cell::from(p.by.and_then(|by| book.educator(by)).map(|e| &*e.name)),
            Cell::from(p.due),
            Cell::from(ours.then(|| p.state.word())),
            Cell::from(&*p.text),
            Cell::from(p.request.as_ref().map(|request| request.need.word())),
            Cell::from(p.request.as_ref().map(|request| &*request.line)),
        ]
    };
    Table { name: "Promises", heading, rows: book.promises.iter().map(row).collect() }
}

fn sent(book: &Book) -> Table {
    let heading = vec!["at", "what", "form", "to", "file", "sha256", "rows"];
    let row = |d: &crate::visit::Departure| {
        vec![
            Cell::from(d.at),
            Cell::from(d.profile.as_str()),
            Cell::from(d.format.as_str()),
            Cell::from(&*d.to),
            Cell::from(d.name.as_str()),
            Cell::from(d.hash.as_str()),
            Cell::from(u32::try_from(d.lines.len()).unwrap_or(u32::MAX)),
        ]
    };
    Table { name: "Sent", heading, rows: book.departures.iter().map(row).collect() }
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
