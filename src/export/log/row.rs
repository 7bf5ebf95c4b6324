//! The log's columns: each one's name, type and meaning in one place.

use chrono::{DateTime, FixedOffset, NaiveDate};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::private::Private;
use crate::sheet::Cell;
use crate::visit::words::words;
use crate::visit::{Band, Mode, Occasion, Outcome, Place, Proof, Role, Selection, State};

/// Rises when a column changes its meaning or goes; a new column at the end does not raise it.
pub const SCHEMA_VERSION: u32 = 1;

words! {
    /// How a row stands to what was sent before.
    Status {
        /// Not sent before.
        New = "new",
        /// Sent before; something has changed since.
        Amended = "amended",
        /// Sent before; it should not count any more.
        Voided = "voided",
        /// Sent before exactly so.
        Same = "same",
    }
}

words! {
    /// Which visit of the two-visit model.
    VisitNumber {
        /// The first, transition visits included.
        First = "1",
        /// The second, of either kind.
        Second = "2",
        /// In between.
        FollowUp = "follow-up",
        /// Any other.
        Other = "other",
    }
}

words! {
    /// How somebody confirmed having been there.
    Confirmed {
        /// With one's own key.
        OwnKey = "own-key",
        /// The partner typed it for them.
        TypedByPartner = "typed-by-partner",
        /// Not yet.
        NotYet = "not-yet",
        /// An interpreter, who is paid and never asked to sign.
        NotAsked = "not-asked",
    }
}

words! {
    /// Whether a row counts for pay under the site's rules, and the reason if not.
    Counts {
        /// It counts.
        Yes = "yes",
        /// The visit did not take place, or nobody has said that it did.
        NotMet = "not-met",
        /// A video visit, where these do not count.
        Video = "video",
        /// A phone call, where these do not count.
        Phone = "phone",
        /// On school grounds, where these do not count.
        SchoolGrounds = "school-grounds",
        /// Voided.
        Voided = "voided",
    }
}

/// One column of the log.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Column {
    /// Its stable name.
    pub name: &'static str,
    /// What is in it, in a sentence.
    pub about: &'static str,
}

/// Declares the row and, from the same lines, the list of its columns.
macro_rules! columns {
    ($(#[doc = $about:literal] $name:ident: $type:ty,)+) => {
        /// One row: one student in one visit. Fields are in column order.
        #[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
        pub struct Row {
            $(#[doc = $about] pub $name: $type,)+
        }

        /// Every column, in order: what `homevisit export log --columns` prints.
        pub const COLUMNS: &[Column] =
            &[$(Column { name: stringify!($name), about: $about.trim_ascii() }),+];

        impl Row {
            /// The cells in column order, with their types.
            pub(super) fn cells(&self) -> Vec<Cell> {
                let Self { $($name),+ } = self.clone();
                vec![$(Cell::from($name)),+]
            }

            /// The cells as lines of `column=JSON`, without the columns of this list and without empty cells.
            pub(super) fn content(&self, without: &[&str]) -> Vec<u8> {
                let mut lines = Vec::with_capacity(2048);
                $(content_line(&mut lines, without, stringify!($name), &self.$name);)+
                lines
            }
        }
    };
}

fn content_line(lines: &mut Vec<u8>, without: &[&str], name: &str, cell: &impl Serialize) {
    if without.contains(&name) {
        return;
    }
    let begun = lines.len();
    lines.extend([name.as_bytes(), b"="].concat());
    // Words and numbers: writing them into memory cannot fail.
    let _ = serde_json::to_writer(&mut *lines, cell);
    if lines.ends_with(b"=null") {
        lines.truncate(begun);
    } else {
        lines.push(b'\n');
    }
}

macro_rules! words_in_cells {
    ($($word:ty),+) => {
        $(impl From<$word> for Cell {
            fn from(word: $word) -> Self {
                Self::Text(word.word().to_owned())
            }
        })+
    };
}
words_in_cells!(
    Band,
    Confirmed,
    Counts,
    Mode,
    Occasion,
    Outcome,
    Place,
    Proof,
    Role,
    Selection,
    State,
    Status,
    VisitNumber
);

columns! {
    /// Version of this list of columns.
    schema_version: u32,
    /// Names this export; the same in all its rows.
    export_id: Uuid,
    /// When this export was made.
    exported_at: DateTime<FixedOffset>,
    /// Names this visit of this student for ever: a row sent again replaces the one before.
    record_id: Uuid,
    /// 1 when first sent; rises when the row differs from the one last sent.
    record_version: u32,
    /// new, amended, voided, or same (sent before exactly so).
    status: Status,
    /// Names the visit; rows of siblings share it.
    visit_id: Uuid,
    /// The visit's short name for people and auditors, such as HV-4K7QX.
    visit_ref: String,
    /// School year, such as 2026-27.
    school_year: String,
    /// The site's code.
    site_code: String,
    /// The school.
    school: String,
    /// 1, 2, follow-up or other.
    visit_number: VisitNumber,
    /// first, transition, follow-up, second-academic, second-college-career or other.
    visit_kind: Occasion,
    /// The day it took place or was agreed for, such as 2026-11-23.
    visit_date: Option<NaiveDate>,
    /// Days after the first day of school; below zero: before it.
    days_from_first_school_day: Option<i64>,
    /// About how many minutes.
    minutes: Option<u16>,
    /// completed, rescheduled, family-not-available, cancelled-by-family, cancelled-by-staff or declined.
    outcome: Option<Outcome>,
    /// Calls and messages to invite or remind.
    attempts_before: u32,
    /// in-person (at home), elsewhere, video or phone.
    mode: Mode,
    /// Kind of place: home, library, park, cafe, community, school, online or other; never the place.
    place_type: Place,
    /// Whether it was on school grounds.
    on_school_grounds: bool,
    /// Whether it was outside contract time.
    outside_contract_time: Option<bool>,
    /// Staff id of the first educator, the lead.
    educator_1_id: Option<String>,
    /// Name of the first educator.
    educator_1_name: Option<Private>,
    /// lead, partner or interpreter.
    educator_1_role: Option<Role>,
    /// "I was there": own-key, typed-by-partner, not-yet, or not-asked (interpreters).
    educator_1_confirmed: Option<Confirmed>,
    /// Last day on which the first educator's visit training counts.
    educator_1_trained_through: Option<NaiveDate>,
    /// Units for the first educator to claim; 0 until confirmed.
    educator_1_claim_units: Option<u32>,
    /// Staff id of the second educator.
    educator_2_id: Option<String>,
    /// Name of the second educator.
    educator_2_name: Option<Private>,
    /// lead, partner or interpreter.
    educator_2_role: Option<Role>,
    /// "I was there": own-key, typed-by-partner, not-yet, or not-asked (interpreters).
    educator_2_confirmed: Option<Confirmed>,
    /// Last day on which the second educator's visit training counts.
    educator_2_trained_through: Option<NaiveDate>,
    /// Units for the second educator to claim; 0 until confirmed.
    educator_2_claim_units: Option<u32>,
    /// Staff id of the third person.
    educator_3_id: Option<String>,
    /// Name of the third person.
    educator_3_name: Option<Private>,
    /// lead, partner or interpreter.
    educator_3_role: Option<Role>,
    /// "I was there": own-key, typed-by-partner, not-yet, or not-asked (interpreters).
    educator_3_confirmed: Option<Confirmed>,
    /// Last day on which the third person's visit training counts.
    educator_3_trained_through: Option<NaiveDate>,
    /// Units for the third person to claim; 0 until confirmed.
    educator_3_claim_units: Option<u32>,
    /// Whether somebody interpreted.
    interpreter_used: bool,
    /// The language interpreted.
    language: Option<String>,
    /// Stands for the student, the same in every export; not a name and not the school's number.
    student_key: Option<Uuid>,
    /// K-2, 3-5, 6-8 or 9-12; never the exact grade.
    grade_band: Option<Band>,
    /// Stands for the family where the visit was about more than one student.
    sibling_group: Option<Uuid>,
    /// Whether the student was there.
    student_present: Option<bool>,
    /// How many family members were there.
    family_members_count: Option<u8>,
    /// How the family came to be invited: whole-class, random-draw, sign-up, sibling or other.
    selection_method: Selection,
    /// Voluntary and arranged ahead: kept, not-yet or unknown; as filed, once filed.
    practice_voluntary: State,
    /// Educators trained: kept, not-yet or unknown; as filed, once filed.
    practice_trained: State,
    /// Relationship first, hopes and dreams: kept, not-yet or unknown; as filed, once filed.
    practice_hopes: State,
    /// No targeting: kept, not-yet or unknown; as filed, once filed.
    practice_no_targeting: State,
    /// In pairs, who reflect: kept, not-yet or unknown; as filed, once filed.
    practice_pair: State,
    /// When the reflection that all agreed on was filed: the fact, not its content.
    reflection_filed_at: Option<DateTime<FixedOffset>>,
    /// none, signed-slip, calendar or photo: the fact, not the paper.
    proof_type: Option<Proof>,
    /// Staff id of whoever keeps the proof, or their name where they have none.
    proof_held_by: Option<Private>,
    /// Funding code, from the site's list.
    funding_code: Option<String>,
    /// Units of this row for each educator; where pay is per visit, siblings' further rows have 0.
    claim_units: u32,
    /// yes, or why not under the site's rules: not-met, video, phone, school-grounds or voided.
    counts_for_pay: Counts,
    /// When the first educator confirmed.
    educator_1_confirmed_at: Option<DateTime<FixedOffset>>,
    /// When the second educator confirmed.
    educator_2_confirmed_at: Option<DateTime<FixedOffset>>,
    /// When the third person confirmed.
    educator_3_confirmed_at: Option<DateTime<FixedOffset>>,
    /// Stands for the student the same way in every pair's log, where the site has set a secret for it; not to be read back.
    student_site_key: Option<String>,
    /// The student's name; empty unless the site says that a school official receives it, and the sender asked for it.
    student_name: Option<Private>,
    /// The family's name, under the same condition.
    family_name: Option<Private>,
}
