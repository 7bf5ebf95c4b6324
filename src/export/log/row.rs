//! The log's columns: each one's name, meaning and type, and what stands in it, in one place.

use chrono::{DateTime, FixedOffset, NaiveDate, SubsecRound as _};
use serde::ser::{Serialize, SerializeMap, Serializer};
use serde_json::Value;
use uuid::Uuid;

use super::line::Line;

use crate::private::Private;
use crate::sheet::Cell;
use crate::terms::words;
use crate::visit::{Band, Mode, Occasion, Outcome, Place, Proof, Role, Selection, State, TrainingShown};

/// Rises when a column changes its meaning or goes; a new column at the end does not raise it.
pub const SCHEMA_VERSION: u32 = 2;

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
        /// On paper, which one of the pair keeps: the proof says who.
        OnPaper = "on-paper",
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

/// The most people of a visit that a row has room for.
pub const SEATS: usize = 3;

/// What a cell of the log is, as a sheet holds it and as JSON does.
trait Written {
    fn cell(&self) -> Cell;
    fn json(&self) -> Value;
}

impl<T> Written for T
where
    T: Clone + Into<Cell> + Serialize,
{
    fn cell(&self) -> Cell {
        self.clone().into()
    }

    fn json(&self) -> Value {
        // Words and numbers: there is nothing that could fail.
        serde_json::to_value(self).unwrap_or_default()
    }
}

/// Declares the row, the list of its columns, and how it is made of a line of the log, all from the same lines. The columns
/// of `people` are there for each seat in turn, behind `educator_` and its number.
macro_rules! columns {
    (|$line:ident| $(
        visit { $(#[doc = $about:literal] $name:ident: $type:ty = $value:expr,)* }
        people { $(#[doc = $of:literal] $own:ident: $kind:ty = $abouts:expr,)* }
    )+) => {
        /// One row: one student in one visit.
        #[derive(Clone, Debug, PartialEq, Eq)]
        pub struct Row {
            $($(#[doc = $about] pub $name: $type,)*)+
            /// The people of the visit, the lead first; further seats are empty.
            pub seats: [Seat; SEATS],
        }

        /// One person's cells.
        #[derive(Clone, Debug, Default, PartialEq, Eq)]
        pub struct Seat {
            $($(#[doc = $of] pub $own: $kind,)*)+
        }

        /// Every column, in order: what `homevisit export log --columns` prints.
        pub const COLUMNS: &[Column] = &[$(
            $(Column { name: stringify!($name), about: $about.trim_ascii() },)*
            $(Column { name: concat!("educator_1_", stringify!($own)), about: $abouts[0] },)*
            $(Column { name: concat!("educator_2_", stringify!($own)), about: $abouts[1] },)*
            $(Column { name: concat!("educator_3_", stringify!($own)), about: $abouts[2] },)*
        )+];

        impl Row {
            /// The row that says what is known of a line, as if it were sent for the first time.
            pub(super) fn of($line: &Line<'_>) -> Self {
                Self { $($($name: $value,)*)+ seats: $line.seats() }
            }

            /// The cells in column order.
            fn written(&self) -> Vec<&dyn Written> {
                let mut all: Vec<&dyn Written> = Vec::with_capacity(COLUMNS.len());
                $(
                    $(all.push(&self.$name);)*
                    for _seat in &self.seats {
                        $(all.push(&_seat.$own);)*
                    }
                )+
                all
            }
        }
    };
}

impl Row {
    /// The cells in column order, with their types.
    pub(super) fn cells(&self) -> Vec<Cell> {
        self.written().into_iter().map(Written::cell).collect()
    }

    /// The cells as lines of `column=JSON`, without the columns of this list and without empty cells.
    pub(super) fn content(&self, without: &[&str]) -> String {
        let mut lines = String::with_capacity(2048);
        for (column, cell) in COLUMNS.iter().zip(self.written()) {
            let cell = cell.json();
            if !cell.is_null() && !without.contains(&column.name) {
                lines.extend([column.name, "=", &cell.to_string(), "\n"]);
            }
        }
        lines
    }
}

/// Flat: one object, keys as in [`COLUMNS`].
impl Serialize for Row {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut object = serializer.serialize_map(Some(COLUMNS.len()))?;
        for (column, cell) in COLUMNS.iter().zip(self.written()) {
            object.serialize_entry(column.name, &cell.json())?;
        }
        object.end()
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
    TrainingShown,
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

columns! { |line|
    visit {
        /// Version of this list of columns.
        schema_version: u32 = SCHEMA_VERSION,
        /// Names this export; the same in all its rows.
        export_id: Uuid = line.export.0,
        /// When this export was made.
        exported_at: DateTime<FixedOffset> = line.export.1.trunc_subsecs(0),
        /// Names this visit of this student for ever: a row sent again replaces the one before.
        record_id: Uuid = line.record,
        /// 1 when first sent; rises when the row differs from the one last sent.
        record_version: u32 = 1,
        /// new, amended, voided, or same (sent before exactly so).
        status: Status = Status::New,
        /// Names the visit; rows of siblings share it.
        visit_id: Uuid = line.visit.id.0,
        /// The visit's short name for people and auditors, such as HV-4K7QX.
        visit_ref: String = line.visit.visit_ref.clone(),
        /// School year, such as 2026-27.
        school_year: String = line.school_year(),
        /// The site's code.
        site_code: String = line.site.site_code.clone(),
        /// The school: the student's own, else the site's.
        school: String = line.school(),
        /// 1, 2, follow-up or other.
        visit_number: VisitNumber = VisitNumber::of(line.visit.occasion),
        /// first, transition, follow-up, second-academic, second-college-career or other.
        visit_kind: Occasion = line.visit.occasion,
        /// The day it took place or was agreed for, such as 2026-11-23.
        visit_date: Option<NaiveDate> = line.visit.day(),
        /// Days after the first day of school; below zero: before it.
        days_from_first_school_day: Option<i64> = line.days_into_school(),
        /// About how many minutes.
        minutes: Option<u16> = line.visit.facts.minutes,
        /// completed, rescheduled, family-not-available, cancelled-by-family, cancelled-by-staff or declined.
        outcome: Option<Outcome> = line.outcome(),
        /// Calls and messages to invite or remind.
        attempts_before: u32 = u32::try_from(line.visit.calls.len()).unwrap_or(u32::MAX),
        /// in-person (at home), elsewhere, video or phone.
        mode: Mode = line.visit.mode,
        /// Kind of place: home, library, park, cafe, community, school, online or other; never the place.
        place_type: Place = line.visit.place,
        /// Whether it was on school grounds.
        on_school_grounds: bool = line.visit.place == Place::School,
        /// Whether it was outside contract time.
        outside_contract_time: Option<bool> = line.visit.facts.outside_contract,
    }
    people {
        /// Staff id.
        id: Option<String> = [
            "Staff id of the first educator, the lead.",
            "Staff id of the second educator.",
            "Staff id of the third person.",
        ],
        /// Name.
        name: Option<Private> = [
            "Name of the first educator.",
            "Name of the second educator.",
            "Name of the third person.",
        ],
        /// As what they went.
        role: Option<Role> = ["lead, partner or interpreter."; 3],
        /// How they said that they were there.
        confirmed: Option<Confirmed> = ["\"I was there\": own-key, typed-by-partner, on-paper, not-yet, or not-asked (interpreters, who are paid without it)."; 3],
        /// Last day on which their visit training counts.
        trained_through: Option<NaiveDate> = [
            "Last day on which the first educator's visit training counts.",
            "Last day on which the second educator's visit training counts.",
            "Last day on which the third person's visit training counts.",
        ],
        /// Units that are theirs to claim; 0 until confirmed.
        claim_units: Option<u32> = [
            "Units for the first educator to claim; 0 until confirmed.",
            "Units for the second educator to claim; 0 until confirmed.",
            "Units for the third person to claim; 0 until confirmed.",
        ],
    }
    visit {
        /// Whether somebody interpreted.
        interpreter_used: bool = line.interpreted(),
        /// The language interpreted.
        language: Option<String> = line.visit.language.clone().filter(|_| line.interpreted()),
        /// Stands for the student, the same in every export; not a name and not the school's number.
        student_key: Option<Uuid> = line.student.map(|id| Uuid::new_v5(&id.0, b"student")),
        /// K-2, 3-5, 6-8 or 9-12; never the exact grade.
        grade_band: Option<Band> = line.known().and_then(|s| s.band),
        /// Stands for the family where the visit was about more than one student.
        sibling_group: Option<Uuid> = line.sibling_group(),
        /// Whether the student was there.
        student_present: Option<bool> = line.visit.facts.student_there,
        /// How many family members were there.
        family_members_count: Option<u8> = line.visit.facts.family_members,
        /// How the family came to be invited: whole-class, random-draw, sign-up, sibling or other; empty: nobody said.
        selection_method: Option<Selection> = line.selection(),
        /// Names the draw that led to the family's invitation: the last one before it that the family came up in.
        draw_id: Option<Uuid> = line.draw.map(|draw| draw.id.0),
        /// SHA-256 of the list that was drawn from, in hex: whoever has the list can draw again.
        draw_list_hash: Option<String> = line.draw.map(|draw| draw.list.clone()),
        /// How often the same choice of families (a class, or all) was drawn from before that draw.
        draw_redraws: Option<u32> = line.draw.map(|draw| line.book.redraws(draw)),
        /// Voluntary and arranged ahead: kept, not-yet or unknown; as filed, once filed.
        practice_voluntary: State = line.practices[0],
        /// Educators trained: kept, not-yet or unknown; as filed, once filed.
        practice_trained: State = line.practices[1],
        /// Paid for outside contract time, or credited where the site says so: kept, not-yet or unknown; from what was said and confirmed.
        practice_compensated: State = line.practices[2],
        /// Relationship first, hopes and dreams: kept, not-yet or unknown; as filed, once filed.
        practice_hopes: State = line.practices[3],
        /// No targeting: kept, not-yet or unknown; as the list and the draws bear it out on the day of the export.
        practice_no_targeting: State = line.practices[4],
        /// In pairs, who reflect: kept, not-yet or unknown; as filed, or kept since.
        practice_pair: State = line.practices[5],
        /// When the reflection that all agreed on was filed: the fact, not its content.
        reflection_filed_at: Option<DateTime<FixedOffset>> = line.filing.map(|f| f.at.trunc_subsecs(0)),
        /// none, signed-slip, calendar or photo: the fact, not the paper.
        proof_type: Option<Proof> = line.visit.facts.proof,
        /// Staff id of whoever keeps the proof, or their name where they have none.
        proof_held_by: Option<Private> = line.visit.facts.proof_by.and_then(|id| line.staff(id)),
        /// Funding code, from the site's list.
        funding_code: Option<String> = line.visit.facts.funding_code.clone(),
        /// Units of this row for each educator; where pay is per visit, siblings' further rows have 0.
        claim_units: u32 = line.units(),
        /// yes, or why not under the site's rules: not-met, video, phone, school-grounds or voided.
        counts_for_pay: Counts = line.counts(),
    }
    people {
        /// When they confirmed.
        confirmed_at: Option<DateTime<FixedOffset>> = [
            "When the first educator confirmed.",
            "When the second educator confirmed.",
            "When the third person confirmed.",
        ],
    }
    visit {
        /// Stands for the student the same way in every pair's log, where the site has set a secret for it; not to be read back.
        student_site_key: Option<String> = line.site_key(),
        /// The student's name; empty unless the site says that a school official receives it, and the sender asked for it.
        student_name: Option<Private> = line.known().filter(|_| line.names).map(|s| s.name.clone()),
        /// The family's name, under the same condition.
        family_name: Option<Private> = line.book.family(line.visit.family).filter(|_| line.names).map(|f| f.name.clone()),
    }
    people {
        /// How their training is shown.
        training: Option<TrainingShown> = [
            "How the first educator's training is shown: signed (by a trainer whom the site names), signed-by-other, or typed.",
            "How the second educator's training is shown: signed, signed-by-other or typed.",
            "How the third person's training is shown: signed, signed-by-other or typed.",
        ],
    }
}
