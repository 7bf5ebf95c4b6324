//! A line of the log to be: one record of a visit, and what its cells are made of.

use chrono::{DateTime, Datelike, FixedOffset, SubsecRound};
use hmac::{Hmac, Mac};
use sha2::Sha256;
use uuid::Uuid;

use super::row::{Confirmed, Counts, SEATS, Seat, VisitNumber};
use super::version::Sent;
use crate::private::Private;
use crate::roster;
use crate::site::{PayPer, Site};
use crate::visit::{
    Act, Book, Draw, EducatorId, Filing, Occasion, Outcome, PRACTICES, Role, Selection, Signed, State,
    Student, StudentId, Visit, VisitId, found_when_sent, hex,
};

/// A line of the log to be.
#[derive(Clone, Copy)]
pub(super) struct Line<'a> {
    pub(super) book: &'a Book,
    pub(super) site: &'a Site,
    pub(super) visit: &'a Visit,
    pub(super) filing: Option<&'a Filing>,
    pub(super) practices: [State; PRACTICES],
    /// The draw that led to the family's invitation.
    pub(super) draw: Option<&'a Draw>,
    /// The id and the moment of the export.
    pub(super) export: (Uuid, DateTime<FixedOffset>),
    /// Whether the names of student and family are filled in.
    pub(super) names: bool,
    pub(super) record: Uuid,
    pub(super) student: Option<StudentId>,
    /// The visit's first line: where pay is per visit, it alone carries the unit.
    pub(super) first: bool,
    pub(super) voided: bool,
}

/// The records of a visit as it is now, without names, then those that were sent and are no longer so.
pub(super) fn of_visit<'a>(
    book: &'a Book,
    site: &'a Site,
    visit: &'a Visit,
    sent: &Sent,
    export: (Uuid, DateTime<FixedOffset>),
) -> Vec<Line<'a>> {
    let students: Vec<Option<StudentId>> = match visit.students.as_slice() {
        _ if visit.voided => Vec::new(),
        [] => vec![None],
        students => students.iter().copied().map(Some).collect(),
    };
    let (filing, practices) = (book.agreed_filing(visit.id), found_when_sent(book, visit, site));
    let draw = book.draw_of(visit.family).map(|(_, draw)| draw);
    let line = |record, student, first, voided| Line {
        book,
        site,
        visit,
        filing,
        practices,
        draw,
        export,
        names: false,
        record,
        student,
        first,
        voided,
    };
    let mut list: Vec<Line> = Vec::new();
    for student in students {
        list.push(line(record_id(visit.id, student), student, list.is_empty(), false));
    }
    for record in sent.of_visit(visit.id) {
        if !list.iter().any(|line| line.record == record) {
            let mut known = visit.students.iter().copied().chain(book.students.iter().map(|s| s.id));
            let student = known.find(|&id| record_id(visit.id, Some(id)) == record);
            list.push(line(record, student, false, true));
        }
    }
    list
}

/// The same visit and student have the same record id for ever, on every machine.
fn record_id(visit: VisitId, student: Option<StudentId>) -> Uuid {
    Uuid::new_v5(&visit.0, student.as_ref().map_or(&[], |s| s.0.as_bytes()))
}

impl Line<'_> {
    /// Whether it counts under the site's rules.
    pub(super) fn counts(&self) -> Counts {
        if self.voided {
            return Counts::Voided;
        }
        if !self.visit.took_place() {
            return Counts::NotMet;
        }
        match self.site.would_not_count(self.visit.mode, self.visit.place) {
            Some("phone") => Counts::Phone,
            Some("video") => Counts::Video,
            Some(_) => Counts::SchoolGrounds,
            None => Counts::Yes,
        }
    }

    /// The units of each educator.
    pub(super) fn units(&self) -> u32 {
        match self.site.pay_per {
            _ if self.counts() != Counts::Yes => 0,
            PayPer::Visit => u32::from(self.first),
            PayPer::Student => 1,
        }
    }

    /// The people of the visit, the lead first, each with the units that are theirs to claim.
    pub(super) fn seats(&self) -> [Seat; SEATS] {
        let units = self.units();
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
                Some(Signed::Paper(_)) => Confirmed::OnPaper,
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
                training: educator.and_then(|e| e.training_shown(&self.site.trainer_keys)),
                claim_units: Some(if unpaid { 0 } else { units }),
            }
        })
    }

    /// A staff id, or the name of somebody who has none.
    pub(super) fn staff(&self, id: EducatorId) -> Option<Private> {
        let educator = self.book.educator(id)?;
        let name = educator.name.clone();
        Some(if educator.staff_id.is_empty() { name } else { educator.staff_id.as_str().into() })
    }

    /// The student, while they are in the book.
    pub(super) fn known(&self) -> Option<&Student> {
        self.book.student(self.student?)
    }

    /// What came of the visit.
    pub(super) fn outcome(&self) -> Option<Outcome> {
        if self.visit.took_place() { Some(Outcome::Completed) } else { self.visit.outcome }
    }

    /// Whether somebody interpreted.
    pub(super) fn interpreted(&self) -> bool {
        self.visit.interpreter || self.visit.team.iter().any(|m| m.role == Role::Interpreter)
    }

    /// How many days into the school year the visit was.
    pub(super) fn days_into_school(&self) -> Option<i64> {
        let (day, first) = self.visit.day().zip(self.site.first_school_day)?;
        Some(day.signed_duration_since(first).num_days())
    }

    /// How the family came to be invited, as it was said, or a draw shows.
    pub(super) fn selection(&self) -> Option<Selection> {
        let said = self.visit.selection.or_else(|| self.book.selection_said(self.visit.family));
        said.or(self.draw.map(|_| Selection::RandomDraw))
    }

    /// What siblings on one visit have in common.
    pub(super) fn sibling_group(&self) -> Option<Uuid> {
        (self.visit.students.len() > 1).then(|| Uuid::new_v5(&self.visit.family.0, b"siblings"))
    }

    /// The student's own school, else the site's.
    pub(super) fn school(&self) -> String {
        let own = self.student.and_then(|id| self.book.student(id)?.school.clone());
        own.unwrap_or_else(|| self.site.school.clone())
    }

    /// The site's school year; where it names none, the one from July to June around the visit's day.
    pub(super) fn school_year(&self) -> String {
        match self.visit.day() {
            _ if !self.site.school_year.is_empty() => self.site.school_year.clone(),
            Some(day) => {
                let began = if day.month() >= 7 { day.year() } else { day.year() - 1 };
                format!("{began}-{:02}", (began + 1) % 100)
            }
            None => String::new(),
        }
    }

    /// The student's key across pairs: HMAC-SHA256 of the number in the school's system under the site's secret, its first
    /// 128 bits. Without a secret, or without such a number, there is none: a name would be guessed.
    pub(super) fn site_key(&self) -> Option<String> {
        let secret = &self.site.student_secret;
        let number = self.known()?.source_key.as_deref().filter(|key| roster::is_number(key))?;
        let mut mac =
            Hmac::<Sha256>::new_from_slice(secret.as_bytes()).ok().filter(|_| !secret.is_empty())?;
        mac.update(number.trim().as_bytes());
        Some(hex(&mac.finalize().into_bytes()[..16]))
    }
}

impl VisitNumber {
    pub(super) const fn of(occasion: Occasion) -> Self {
        match occasion {
            Occasion::First | Occasion::Transition => Self::First,
            Occasion::SecondAcademic | Occasion::SecondCollegeCareer => Self::Second,
            Occasion::FollowUp => Self::FollowUp,
            Occasion::Other => Self::Other,
        }
    }
}
