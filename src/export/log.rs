//! Visits, for pay: who went, when, and what counts; no family's name and nothing that anybody wrote.

mod make;
mod pay;
mod row;
mod version;

pub use make::EXPORT;
pub use pay::{Pay, pay, pay_table};
pub use row::{COLUMNS, Column, Confirmed, Counts, Row, SCHEMA_VERSION, Status, VisitNumber};

use std::collections::HashSet;

use chrono::{DateTime, Datelike, FixedOffset, NaiveDate, SubsecRound};
use hmac::{Hmac, Mac};
use sha2::Sha256;
use uuid::Uuid;

use crate::private::Private;
use crate::roster;
use crate::sheet::Table;
use crate::site::{PayPer, Site};
use crate::visit::{
    Act, Book, EducatorId, Facts, Filing, Occasion, Outcome, Place, Role, Signed, State, Student, StudentId,
    Visit, VisitId, found, hex, kept_here,
};
use version::Sent;

/// The name of this export in [`crate::visit::Departure::profile`].
pub const PROFILE: &str = "log";

/// The most people of a visit that a row has room for.
const EDUCATORS: usize = 3;

/// Which visits go into a log.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Options {
    /// Only these visits; none: all of the book.
    pub visits: Option<Vec<VisitId>>,
    /// Leaves out rows that were sent before, exactly as they are now.
    pub only_unsent: bool,
    /// Fills in the names of students and families, where the site says that a school official receives them.
    pub names: bool,
}

/// Something that stays here though it is part of what was picked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Withheld {
    /// What and why, as the end of a text key:
    /// `names` of families and students, never in a log; `texts` and promises, never in a log;
    /// visits kept `elsewhere`, on the partner's own machine;
    /// `unfiled` visits, with no facts, outcome or filing yet; `educators` beyond the three that a row has room for.
    pub what: &'static str,
    /// How many.
    pub count: usize,
}

/// One row per student per visit, ordered by day; a visit without students has one row.
///
/// A visit is in once it has facts, an outcome or a filing. A record that was sent and is no longer so (the visit is
/// voided, or the student was taken off it) is in as voided: what was paid can be put right, never paid twice.
pub fn rows(
    book: &Book,
    site: &Site,
    options: &Options,
    export_id: Uuid,
    at: DateTime<FixedOffset>,
) -> Vec<Row> {
    let sent = Sent::of(book);
    let mut visits: Vec<&Visit> = picked(book, options)
        .filter(|v| (has_something(book, v) && kept_here(book, v)) || sent.has_visit(v.id))
        .collect();
    visits.sort_by_key(|v| (v.day().is_none(), v.day(), v.id));
    let mut rows = Vec::new();
    for visit in visits {
        let head = Head::of(book, site, visit);
        for subject in subjects(book, visit, &sent) {
            let mut row = head.row(&subject, options.names && site.recipient_is_school_official);
            row.export_id = export_id;
            row.exported_at = at.trunc_subsecs(0);
            let new = sent.settle(&mut row, subject.voided);
            if new || !options.only_unsent {
                rows.push(row);
            }
        }
    }
    rows
}

/// What no log has said yet as it is now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Waiting<'a> {
    /// How many visits.
    pub visits: usize,
    /// Of these what Today offers to send: everybody signed, or a log said otherwise before.
    pub filed: Vec<&'a Visit>,
}

/// What waits to be sent.
pub fn waiting<'a>(book: &'a Book, site: &Site, at: DateTime<FixedOffset>) -> Waiting<'a> {
    let sent = Sent::of(book);
    let rows = rows(book, site, &Options { only_unsent: true, ..Options::default() }, Uuid::nil(), at);
    let visits: HashSet<VisitId> = rows.iter().map(|row| VisitId(row.visit_id)).collect();
    let filed = |visit: &&Visit| {
        visits.contains(&visit.id) && (book.agreed_filing(visit.id).is_some() || sent.has_visit(visit.id))
    };
    Waiting { visits: visits.len(), filed: book.visits.iter().filter(filed).collect() }
}

/// What stays here of the visits that were picked, for the preview. Only what there is any of.
pub fn withheld(book: &Book, options: &Options, rows: &[Row]) -> Vec<Withheld> {
    let left: HashSet<VisitId> = rows.iter().map(|row| VisitId(row.visit_id)).collect();
    let visits: Vec<&Visit> = left.iter().filter_map(|&id| book.visit(id)).collect();
    let mut families: Vec<_> = visits.iter().map(|v| v.family).collect();
    families.sort_unstable();
    families.dedup();
    let mut students: Vec<_> = visits.iter().flat_map(|v| &v.students).collect();
    students.sort_unstable();
    students.dedup();
    let texts_of =
        |v: &&Visit| book.entries_of(v.id).filter(|e| e.written).count() + book.promises_of(v.id).count();
    let texts: usize = visits.iter().map(texts_of).sum();
    let mut nameless: Vec<_> = visits.iter().flat_map(|v| v.visitors()).collect();
    nameless.sort_unstable();
    nameless.dedup();
    nameless.retain(|id| book.educator(*id).is_some_and(|e| e.staff_id.is_empty()));
    let beyond = visits.iter().map(|v| v.team.len().saturating_sub(EDUCATORS));
    [
        ("names", families.len() + students.len()),
        ("texts", texts),
        ("unfiled", picked(book, options).filter(|v| !v.voided && !has_something(book, v)).count()),
        (
            "elsewhere",
            picked(book, options).filter(|v| has_something(book, v) && !kept_here(book, v)).count(),
        ),
        ("educators", beyond.sum()),
        ("staff-ids", nameless.len()),
    ]
    .into_iter()
    .filter(|&(_, count)| count > 0)
    .map(|(what, count)| Withheld { what, count })
    .collect()
}

/// The rows as a table under the names of [`COLUMNS`].
pub fn table(rows: &[Row]) -> Table {
    let heading = COLUMNS.iter().map(|column| column.name).collect();
    Table { name: "Visits", heading, rows: rows.iter().map(Row::cells).collect() }
}

/// The rows as CSV, which opens in a spreadsheet as it is.
pub fn csv(rows: &[Row]) -> Vec<u8> {
    crate::sheet::csv(&table(rows))
}

/// The rows as JSON: one list of objects, keys as in [`COLUMNS`].
pub fn json(rows: &[Row]) -> Vec<u8> {
    // Rows are plain words and numbers: writing them into memory cannot fail.
    let mut bytes = serde_json::to_vec_pretty(rows).unwrap_or_default();
    bytes.push(b'\n');
    bytes
}

fn picked<'a>(book: &'a Book, options: &'a Options) -> impl Iterator<Item = &'a Visit> {
    let all = options.visits.is_none().then(|| book.visits.iter());
    let some = options.visits.iter().flatten().filter_map(|&id| book.visit(id));
    all.into_iter().flatten().chain(some)
}

fn has_something(book: &Book, visit: &Visit) -> bool {
    !visit.voided
        && (visit.outcome.is_some()
            || visit.facts != Facts::default()
            || !book.filings_of(visit.id).is_empty())
}

/// The same visit and student have the same record id for ever, on every machine.
fn record_id(visit: VisitId, student: Option<StudentId>) -> Uuid {
    Uuid::new_v5(&visit.0, student.as_ref().map_or(&[], |s| s.0.as_bytes()))
}

/// One row to be: a record of a visit.
struct Subject {
    record: Uuid,
    student: Option<StudentId>,
    /// The visit's first row: where pay is per visit, it alone carries the unit.
    first: bool,
    voided: bool,
}

/// The records of a visit as it is now, then those that were sent and are no longer so.
fn subjects(book: &Book, visit: &Visit, sent: &Sent) -> Vec<Subject> {
    let students: Vec<Option<StudentId>> = match visit.students.as_slice() {
        _ if visit.voided => Vec::new(),
        [] => vec![None],
        students => students.iter().copied().map(Some).collect(),
    };
    let mut list: Vec<Subject> = Vec::new();
    for student in students {
        let record = record_id(visit.id, student);
        list.push(Subject { record, student, first: list.is_empty(), voided: false });
    }
    for record in sent.of_visit(visit.id) {
        if !list.iter().any(|s| s.record == record) {
            let family = book.students_of(visit.family).map(|s| s.id);
            let mut known = visit.students.iter().copied().chain(family);
            let student = known.find(|&id| record_id(visit.id, Some(id)) == record);
            list.push(Subject { record, student, first: false, voided: true });
        }
    }
    list
}

/// What all rows of a visit share.
struct Head<'a> {
    book: &'a Book,
    site: &'a Site,
    visit: &'a Visit,
    filing: Option<&'a Filing>,
    practices: [State; 5],
}

/// One person's six cells.
#[derive(Default)]
struct Seat {
    id: Option<String>,
    name: Option<Private>,
    role: Option<Role>,
    confirmed: Option<Confirmed>,
    confirmed_at: Option<DateTime<FixedOffset>>,
    trained_through: Option<NaiveDate>,
    claim_units: Option<u32>,
}

impl<'a> Head<'a> {
    fn of(book: &'a Book, site: &'a Site, visit: &'a Visit) -> Self {
        let filing = book.agreed_filing(visit.id);
        Self { book, site, visit, filing, practices: found(book, visit, site).map(|f| f.state) }
    }

    fn counts(&self, voided: bool) -> Counts {
        if voided {
            return Counts::Voided;
        }
        if !self.visit.took_place() {
            return Counts::NotMet;
        }
        match self.site.would_not_count(self.visit) {
            Some("phone") => Counts::Phone,
            Some("video") => Counts::Video,
            Some(_) => Counts::SchoolGrounds,
            None => Counts::Yes,
        }
    }

    /// The people of the visit, the lead first, each with the units that are theirs to claim.
    fn seats(&self, units: u32) -> [Seat; EDUCATORS] {
        let mut team = self.visit.team.clone();
        team.sort_by_key(|member| member.role);
        let mut team = team.into_iter();
        std::array::from_fn(|_| {
            let Some(member) = team.next() else { return Seat::default() };
            let educator = self.book.educator(member.educator);
            let signed = self.book.signed(self.visit.id, Act::There, None, member.educator);
            let confirmed = match signed.map(|s| &s.signed) {
                Some(Signed::Key(_)) => Confirmed::OwnKey,
                Some(Signed::Typed(_)) => Confirmed::TypedByPartner,
                None if member.role == Role::Interpreter => Confirmed::NotAsked,
                None => Confirmed::NotYet,
            };
            let has_run_out = educator.is_some_and(|e| e.training_ends_before(self.visit.day()));
            let unpaid =
                confirmed == Confirmed::NotYet || (has_run_out && self.site.training_must_be_current);
            Seat {
                id: educator.map(|e| e.staff_id.clone()).filter(|id| !id.is_empty()),
                name: educator.map(|e| e.name.clone()),
                role: Some(member.role),
                confirmed: Some(confirmed),
                confirmed_at: signed.map(|s| s.at.trunc_subsecs(0)),
                trained_through: educator.and_then(|e| e.trained_through),
                claim_units: Some(if unpaid { 0 } else { units }),
            }
        })
    }

    /// A staff id, or the name of somebody who has none.
    fn staff(&self, id: EducatorId) -> Option<Private> {
        let educator = self.book.educator(id)?;
        let name = educator.name.clone();
        Some(if educator.staff_id.is_empty() { name } else { educator.staff_id.as_str().into() })
    }

    fn row(&self, subject: &Subject, names: bool) -> Row {
        let Self { book, site, visit, .. } = *self;
        let facts = &visit.facts;
        let day = visit.day();
        let counts_for_pay = self.counts(subject.voided);
        let per_row = match site.pay_per {
            PayPer::Visit => u32::from(subject.first),
            PayPer::Student => 1,
        };
        let claim_units = if counts_for_pay == Counts::Yes { per_row } else { 0 };
        let [one, two, three] = self.seats(claim_units);
        let [voluntary, trained, hopes, no_targeting, pair] = self.practices;
        let student = subject.student.and_then(|id| book.student(id));
        let interpreter_used = visit.interpreter || visit.team.iter().any(|m| m.role == Role::Interpreter);
        Row {
            schema_version: SCHEMA_VERSION,
            export_id: Uuid::nil(),
            exported_at: DateTime::default(),
            record_id: subject.record,
            record_version: 1,
            status: Status::New,
            visit_id: visit.id.0,
            visit_ref: visit.visit_ref.clone(),
            school_year: school_year(site, day),
            site_code: site.site_code.clone(),
            school: student.and_then(|s| s.school.clone()).unwrap_or_else(|| site.school.clone()),
            visit_number: VisitNumber::of(visit.occasion),
            visit_kind: visit.occasion,
            visit_date: day,
            days_from_first_school_day: day
                .zip(site.first_school_day)
                .map(|(day, first)| day.signed_duration_since(first).num_days()),
            minutes: facts.minutes,
            outcome: if visit.took_place() { Some(Outcome::Completed) } else { visit.outcome },
            attempts_before: u32::try_from(visit.calls.len()).unwrap_or(u32::MAX),
            mode: visit.mode,
            place_type: visit.place,
            on_school_grounds: visit.place == Place::School,
            outside_contract_time: facts.outside_contract,
            educator_1_id: one.id,
            educator_1_name: one.name,
            educator_1_role: one.role,
            educator_1_confirmed: one.confirmed,
            educator_1_trained_through: one.trained_through,
            educator_1_claim_units: one.claim_units,
            educator_2_id: two.id,
            educator_2_name: two.name,
            educator_2_role: two.role,
            educator_2_confirmed: two.confirmed,
            educator_2_trained_through: two.trained_through,
            educator_2_claim_units: two.claim_units,
            educator_3_id: three.id,
            educator_3_name: three.name,
            educator_3_role: three.role,
            educator_3_confirmed: three.confirmed,
            educator_3_trained_through: three.trained_through,
            educator_3_claim_units: three.claim_units,
            interpreter_used,
            language: visit.language.clone().filter(|_| interpreter_used),
            student_key: subject.student.map(|s| Uuid::new_v5(&s.0, b"student")),
            grade_band: student.and_then(|s| s.band),
            sibling_group: (visit.students.len() > 1).then(|| Uuid::new_v5(&visit.family.0, b"siblings")),
            student_present: facts.student_there,
            family_members_count: facts.family_members,
            selection_method: visit.selection,
            practice_voluntary: voluntary,
            practice_trained: trained,
            practice_hopes: hopes,
            practice_no_targeting: no_targeting,
            practice_pair: pair,
            reflection_filed_at: self.filing.map(|f| f.at.trunc_subsecs(0)),
            proof_type: facts.proof,
            proof_held_by: facts.proof_by.and_then(|id| self.staff(id)),
            funding_code: facts.funding_code.clone(),
            claim_units,
            counts_for_pay,
            educator_1_confirmed_at: one.confirmed_at,
            educator_2_confirmed_at: two.confirmed_at,
            educator_3_confirmed_at: three.confirmed_at,
            student_site_key: student.and_then(|s| site_key(&site.student_secret, s)),
            student_name: student.filter(|_| names).map(|s| s.name.clone()),
            family_name: book.family(visit.family).filter(|_| names).map(|f| f.name.clone()),
        }
    }
}

/// A student's key across pairs: HMAC-SHA256 of the number in the school's system under the site's secret, its first 128
/// bits. Without a secret, or without such a number, there is none: a name would be guessed.
fn site_key(secret: &str, student: &Student) -> Option<String> {
    let number = student.source_key.as_deref().filter(|key| roster::is_number(key))?;
    let mut mac = Hmac::<Sha256>::new_from_slice(secret.as_bytes()).ok().filter(|_| !secret.is_empty())?;
    mac.update(number.trim().as_bytes());
    Some(hex(&mac.finalize().into_bytes()[..16]))
}

/// The site's school year; where it names none, the one from July to June around the visit's day.
fn school_year(site: &Site, day: Option<NaiveDate>) -> String {
    match day {
        _ if !site.school_year.is_empty() => site.school_year.clone(),
        Some(day) => {
            let began = if day.month() >= 7 { day.year() } else { day.year() - 1 };
            format!("{began}-{:02}", (began + 1) % 100)
        }
        None => String::new(),
    }
}

impl VisitNumber {
    const fn of(occasion: Occasion) -> Self {
        match occasion {
            Occasion::First | Occasion::Transition => Self::First,
            Occasion::SecondAcademic | Occasion::SecondCollegeCareer => Self::Second,
            Occasion::FollowUp => Self::FollowUp,
            Occasion::Other => Self::Other,
        }
    }
}
