//! A visit: the plan, the calls, the facts. Every word here is one a coordinator's log may carry; no story is kept in it.

use chrono::{NaiveDate, NaiveDateTime};
use serde::{Deserialize, Serialize};

use super::{EducatorId, FamilyId, Ids, StudentId, VisitId};
use crate::terms::{Mode, Occasion, Place, words};

words! {
    /// What somebody does in a visit; per visit, never a hierarchy.
    Role {
        /// Opens the visit and keeps the record moving.
        Lead = "lead",
        /// The other educator.
        Partner = "partner",
        /// Interprets.
        Interpreter = "interpreter",
    }
}

words! {
    /// How a planned visit came out: the one list, everywhere.
    Outcome {
        /// It took place.
        Completed = "completed",
        /// Moved to another time.
        Rescheduled = "rescheduled",
        /// The family was not there.
        FamilyNotAvailable = "family-not-available",
        /// The family called it off.
        CancelledByFamily = "cancelled-by-family",
        /// The educators called it off.
        CancelledByStaff = "cancelled-by-staff",
        /// The invitation was declined; no reason is asked.
        Declined = "declined",
    }
}

words! {
    /// How a call or message came out.
    CallOutcome {
        /// A time was agreed.
        Agreed = "agreed",
        /// They will think about it, or asked us to call again.
        CallAgain = "call-again",
        /// A voicemail or message was left.
        MessageLeft = "message-left",
        /// Nobody answered.
        NoAnswer = "no-answer",
        /// They said no, and no is fine.
        Declined = "declined",
    }
}

words! {
    /// How this family came to be invited: the audit trail of "no targeting".
    Selection {
        /// Everyone on the list is invited.
        WholeClass = "whole-class",
        /// Drawn at random.
        RandomDraw = "random-draw",
        /// The family signed up.
        SignUp = "sign-up",
        /// A brother or sister of a student visited.
        Sibling = "sibling",
        /// Another even-handed way.
        Other = "other",
    }
}

words! {
    /// Which fact proves the visit to an auditor; the artefact itself is never stored.
    Proof {
        /// No paper.
        None = "none",
        /// A slip signed by the family at the door.
        SignedSlip = "signed-slip",
        /// A calendar entry.
        Calendar = "calendar",
        /// A photo that somebody keeps elsewhere.
        Photo = "photo",
    }
}

words! {
    /// How the pair remembers.
    Remembering {
        /// Each alone first; held until both are done.
        Alone = "alone",
        /// Talking, and one types.
        Together = "together",
    }
}

/// Somebody's part in a visit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Member {
    /// Who.
    pub educator: EducatorId,
    /// As what.
    pub role: Role,
}

/// One call or message to invite or remind.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Call {
    /// The day, local.
    pub on: NaiveDate,
    /// Who called.
    pub by: EducatorId,
    /// How it came out.
    pub outcome: CallOutcome,
}

/// Twenty seconds of facts; all of them may stay unknown.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Facts {
    /// Did you meet?
    pub met: Option<bool>,
    /// The day it took place, where it is not the agreed one.
    pub on: Option<NaiveDate>,
    /// About how many minutes.
    pub minutes: Option<u16>,
    /// Was the student there?
    pub student_there: Option<bool>,
    /// How many family members, as a count only.
    pub family_members: Option<u8>,
    /// Outside contract time?
    pub outside_contract: Option<bool>,
    /// The funding code, from the site's list.
    pub funding_code: Option<String>,
    /// What proves it.
    pub proof: Option<Proof>,
    /// Who keeps the proof.
    pub proof_by: Option<EducatorId>,
}

/// A visit, planned or made.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Visit {
    /// Identity.
    pub id: VisitId,
    /// A short name for people and auditors: `HV-4K7Q`.
    pub visit_ref: String,
    /// Whom.
    pub family: FamilyId,
    /// Which of the family's students it is about.
    pub students: Vec<StudentId>,
    /// What for.
    pub occasion: Occasion,
    /// How.
    pub mode: Mode,
    /// What kind of place.
    pub place: Place,
    /// Who goes, and as what.
    pub team: Vec<Member>,
    /// Whether an interpreter comes along.
    pub interpreter: bool,
    /// The language spoken, where an interpreter comes along.
    pub language: Option<String>,
    /// Who keeps the record, where partners have a laptop each.
    pub kept_by: Option<EducatorId>,
    /// Agreed local time, without a zone: an appointment is what the clock on the wall says.
    pub agreed: Option<NaiveDateTime>,
    /// That time was already past when somebody wrote it down.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub agreed_afterwards: bool,
    /// Times it was agreed for before it moved, oldest first.
    pub moved: Vec<NaiveDateTime>,
    /// Calls and messages, oldest first.
    pub calls: Vec<Call>,
    /// The day before which they do not want to be called again, where they named one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub call_again_on: Option<NaiveDate>,
    /// How the family came to be invited, once somebody said it.
    #[serde(default)]
    pub selection: Option<Selection>,
    /// How it came out, once it has.
    pub outcome: Option<Outcome>,
    /// The facts.
    pub facts: Facts,
    /// How the pair chose to remember, once they have.
    pub remembering: Option<Remembering>,
    /// Who is done remembering.
    pub remembered: Vec<EducatorId>,
    /// What partners wrote alone is shown to both (both done, or both agreed to show).
    pub shown: bool,
    /// Who agreed to show before both were done.
    pub agreed_to_show: Vec<EducatorId>,
    /// Nothing was promised in it, as somebody said.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub promised_nothing: bool,
    /// Preparing is done.
    pub prepared: bool,
    /// The follow-up's thank-you went out.
    pub thanked: bool,
    /// Entered by mistake: kept, and sent as voided.
    pub voided: bool,
}

impl Visit {
    /// The day it took place or is agreed for.
    pub fn day(&self) -> Option<NaiveDate> {
        self.facts.on.or_else(|| self.agreed.map(|at| at.date()))
    }

    /// The day on which it took place, where that is another than was agreed.
    pub fn another_day(&self) -> Option<NaiveDate> {
        self.facts.on.filter(|on| self.agreed.is_none_or(|at| at.date() != *on))
    }

    /// Whether it took place.
    pub fn took_place(&self) -> bool {
        self.outcome == Some(Outcome::Completed) || self.facts.met == Some(true)
    }

    /// Whether nothing more will come of it.
    pub(crate) fn is_over_without_meeting(&self) -> bool {
        self.voided
            || (!self.took_place()
                && matches!(
                    self.outcome,
                    Some(
                        Outcome::FamilyNotAvailable
                            | Outcome::CancelledByFamily
                            | Outcome::CancelledByStaff
                            | Outcome::Declined
                    )
                ))
    }

    /// Whether it did not take place though it was to: not there, called off, moved, or nobody said why.
    pub(crate) fn came_to_nothing(&self) -> bool {
        let said = self.outcome.is_some_and(|o| !matches!(o, Outcome::Completed | Outcome::Declined));
        !self.took_place() && (said || self.facts.met == Some(false))
    }

    /// It was to take place and did not; no reason is asked, and none is kept.
    pub(crate) fn not_met(&mut self, outcome: Outcome) {
        self.take_facts(Facts { met: Some(false), ..self.facts.clone() });
        self.outcome = Some(outcome);
    }

    /// Whether an educator is part of it: screens show the visits that the one at the keyboard is on.
    pub fn is_on(&self, educator: EducatorId) -> bool {
        self.team.iter().any(|m| m.educator == educator)
    }

    /// The educators who go as visitors, interpreters left out.
    pub(crate) fn visitors(&self) -> impl Iterator<Item = EducatorId> + '_ {
        self.team.iter().filter(|m| m.role != Role::Interpreter).map(|m| m.educator)
    }

    /// The facts as they are likely, to be looked over: the day is the one said or agreed. A visit whose agreed time is
    /// past, and of which nothing is said yet, took place as usual; of one that was never agreed, or came to nothing, nobody
    /// proposes anything.
    pub fn likely_facts(&self, usual_minutes: u16, now: NaiveDateTime) -> Facts {
        let facts = Facts { on: self.day(), ..self.facts.clone() };
        let is_past = self.agreed.is_some_and(|at| at <= now) && !self.is_over_without_meeting();
        if facts.met.is_some() || !is_past {
            return facts;
        }
        Facts {
            met: Some(true),
            minutes: facts.minutes.or(Some(usual_minutes)),
            student_there: facts.student_there.or(Some(true)),
            outside_contract: facts.outside_contract.or(Some(true)),
            ..facts
        }
    }

    /// Takes the facts in, whose day may be the agreed one: a visit that they met in is completed, one that they did not
    /// meet in has no minutes and is not.
    pub fn take_facts(&mut self, facts: Facts) {
        let met = facts.met == Some(true);
        let unmet = facts.met == Some(false);
        self.facts = Facts {
            minutes: facts.minutes.filter(|_| !unmet),
            student_there: facts.student_there.filter(|there| !unmet || !there),
            family_members: facts.family_members.filter(|_| !unmet),
            ..facts
        };
        self.facts.on = self.another_day();
        if met {
            self.outcome = Some(Outcome::Completed);
        } else if self.outcome == Some(Outcome::Completed) {
            self.outcome = None;
        }
    }

    /// Moves the visit to another time; all preparation stays.
    pub fn move_to(&mut self, at: NaiveDateTime) {
        let before = self.agreed.replace(at);
        if before == Some(at) {
            return;
        }
        self.moved.extend(before);
        // Another day is another visit to be had: when it took place, and that they did not meet, is not so any more.
        self.facts.on = None;
        self.facts.met = self.facts.met.filter(|met| *met);
        if self.outcome.is_some_and(|o| o != Outcome::Completed) {
            self.outcome = None;
        }
    }
}

/// A short reference that people can read out: no vowels, no look-alikes, so no words and no misreadings.
pub fn visit_ref(ids: &mut Ids) -> String {
    const SIGNS: &[u8; 24] = b"23456789BCDFGHJKMNPQRTVX";
    let mut draw = ids.draw();
    let mut name = String::from("HV-");
    for _ in 0..5 {
        name.push(char::from(SIGNS[(draw % 24) as usize]));
        draw /= 24;
    }
    name
}
