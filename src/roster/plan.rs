//! What a class list would change among the students already here. Nothing is changed by asking.

use std::collections::HashMap;

use unicode_normalization::UnicodeNormalization;
use uuid::Uuid;

use super::headings::fold;
use super::{ClassList, NAME_KEY, Row, Why};
use crate::private::Private;
use crate::visit::Band;

/// A student already here, as far as a list is compared with it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Known {
    /// The student's record.
    pub id: Uuid,
    /// [`Row::source_key`] as it was kept; none for a student who was typed in.
    pub source_key: Option<Private>,
    /// [`Row::full_name`], where a list was read.
    pub full_name: Option<Private>,
    /// The name used.
    pub name: Private,
    /// The grade band, if known.
    pub band: Option<Band>,
    /// The class, if known.
    pub class: Option<String>,
    /// A language of the family, in the list's own words.
    pub language: Option<String>,
    /// Whether the family wants an interpreter.
    pub interpreter: bool,
}

/// What a list would change, by its lines. Students here who are not in the list are not mentioned: a list never removes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Plan {
    /// One for each row and each line passed over, in the order of the file.
    pub steps: Vec<Step>,
}

/// What would become of one row or line. `row` is an index into [`ClassList::rows`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
    /// A student who is not here yet.
    Add {
        /// Which row.
        row: usize,
    },
    /// A student who is here, with something new.
    Change {
        /// The student's record.
        id: Uuid,
        /// Which row.
        row: usize,
        /// What the row says differently.
        fields: Vec<Field>,
        /// How they were matched.
        by: MatchedBy,
    },
    /// A student who is here just so.
    Same {
        /// The student's record.
        id: Uuid,
        /// Which row.
        row: usize,
        /// How they were matched.
        by: MatchedBy,
    },
    /// A line that is passed over.
    Skip {
        /// Which line, from 1.
        line: u64,
        /// Why.
        why: Why,
    },
}

/// What a row can change. A list that is silent on something changes nothing there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Field {
    /// The name used.
    Name,
    /// The grade band.
    Band,
    /// The class.
    Class,
    /// The family's language.
    Language,
    /// An interpreter is wanted; a list never takes that back.
    Interpreter,
    /// The key that the next list is matched by.
    SourceKey,
}

impl Field {
    /// The text key of the word for what changes; none for the name, which stays as the pair uses it.
    pub(crate) const fn key(self) -> Option<&'static str> {
        match self {
            Self::Name => None,
            Self::Band => Some("roster-field-band"),
            Self::Class => Some("roster-field-class"),
            Self::Language => Some("roster-field-language"),
            Self::Interpreter => Some("roster-field-interpreter"),
            Self::SourceKey => Some("roster-field-number"),
        }
    }
}

/// How a row and a student were matched.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MatchedBy {
    /// By student number, or by full name as in an earlier list.
    Key,
    /// By name and grade band, where only one of each fits: likely, not sure. The preview says
    /// what they are called here, for the pair to see before anything is taken in.
    Name,
}

/// Compares a list with the students already here: by key first, then by name where exactly one row and one student fit and
/// their keys do not contradict. Importing a list twice adds nobody.
pub fn plan(list: &ClassList, known: &[Known]) -> Plan {
    let mut matching = Matching {
        rows: &list.rows,
        known,
        matched: vec![None; list.rows.len()],
        taken: vec![false; known.len()],
    };
    matching.by_key();
    matching.by_name();

    let mut steps: Vec<(u64, Step)> = matching
        .matched
        .iter()
        .enumerate()
        .map(|(row, matched)| (list.rows[row].line, step(&list.rows[row], row, *matched)))
        .collect();
    steps.extend(list.skipped.iter().map(|s| (s.line, Step::Skip { line: s.line, why: s.why })));
    steps.sort_by_key(|(line, _)| *line);
    Plan { steps: steps.into_iter().map(|(_, step)| step).collect() }
}

fn step(row: &Row, at: usize, matched: Option<(&Known, MatchedBy)>) -> Step {
    let Some((known, by)) = matched else {
        return Step::Add { row: at };
    };
    let differs = |field| match field {
        Field::Name => !known.name.nfc().eq(row.name.nfc()),
        Field::Band => row.band.is_some() && row.band != known.band,
        Field::Class => row.class.is_some() && row.class != known.class,
        Field::Language => {
            let said = |language: &Option<String>| language.as_deref().map(fold);
            row.language.is_some() && said(&row.language) != said(&known.language)
        }
        Field::Interpreter => row.interpreter == Some(true) && !known.interpreter,
        // A key is given or made better, never taken away: a name in place of a number, or a namesake's place, is neither.
        Field::SourceKey => {
            let better = !row.is_named() || known.source_key.is_none();
            better && known.source_key.as_ref() != Some(&row.source_key)
        }
    };
    let fields =
        [Field::Name, Field::Band, Field::Class, Field::Language, Field::Interpreter, Field::SourceKey];
    let fields: Vec<_> = fields.into_iter().filter(|field| differs(*field)).collect();
    if fields.is_empty() {
        Step::Same { id: known.id, row: at, by }
    } else {
        Step::Change { id: known.id, row: at, fields, by }
    }
}

struct Matching<'a> {
    rows: &'a [Row],
    known: &'a [Known],
    matched: Vec<Option<(&'a Known, MatchedBy)>>,
    taken: Vec<bool>,
}

impl Matching<'_> {
    fn by_key(&mut self) {
        let key_and_band = |known: &Known| Some(with(known.source_key.as_deref()?, known.band));
        self.pair(MatchedBy::Key, |row| Some(with(&row.source_key, row.band)), key_and_band);

        // Where namesakes are as many as before, a new school year has moved them all. Else one may have left, and who stayed
        // is better told by the band than by a place among them.
        let mut balance: HashMap<&str, i32> = HashMap::new();
        for row in self.rows {
            *balance.entry(stem(&row.source_key)).or_default() += 1;
        }
        for key in self.known.iter().filter_map(|known| known.source_key.as_deref()) {
            *balance.entry(stem(key)).or_default() -= 1;
        }
        let key = |known: &Known| known.source_key.as_deref().map(str::to_owned);
        let is_even = |row: &Row| !row.is_named() || balance.get(stem(&row.source_key)) == Some(&0);
        self.pair(MatchedBy::Key, |row| is_even(row).then(|| row.source_key.to_string()), key);
        self.pair(
            MatchedBy::Name,
            |row| row.is_named().then(|| with(stem(&row.source_key), row.band)),
            |known| Some(with(stem(known.name_key()?), known.band)),
        );
        self.pair(MatchedBy::Name, |row| Some(row.source_key.to_string()), key);
    }

    fn by_name(&mut self) {
        // The list has numbers now and had none before.
        self.pair(
            MatchedBy::Name,
            |row| (!row.is_named()).then(|| row.full_name.to_string()),
            |known| Some(known.full_name().filter(|_| !known.has_number())?.to_owned()),
        );
        // Typed in by hand: with the name used, or all of it.
        let typed = |known: &Known| known.source_key.is_none().then(|| with(&fold(&known.name), known.band));
        self.pair(MatchedBy::Name, |row| Some(with(&fold(&row.name), row.band)), typed);
        self.pair(MatchedBy::Name, |row| Some(with(&(fold(&row.name) + &fold(&row.last)), row.band)), typed);
        // Typed before anybody knew the grade; or by what the whole family is called.
        let bandless =
            |known: &Known| (known.source_key.is_none() && known.band.is_none()).then(|| fold(&known.name));
        self.pair(MatchedBy::Name, |row| Some(fold(&row.name)), bandless);
        self.pair(MatchedBy::Name, |row| Some(fold(&row.name) + &fold(&row.last)), bandless);
        self.pair(MatchedBy::Name, |row| Some(fold(&row.last)).filter(|last| !last.is_empty()), bandless);
        // The list had numbers before and has none now. Only a full name tells: a given name may be another child's.
        self.pair(
            MatchedBy::Name,
            |row| row.is_named().then(|| with(&row.full_name, row.band)),
            |known| known.has_number().then(|| known.full_name().map(|name| with(name, known.band)))?,
        );
        self.pair(
            MatchedBy::Name,
            |row| row.is_named().then(|| row.full_name.to_string()),
            |known| known.has_number().then(|| known.full_name().map(str::to_owned))?,
        );
    }

    /// Matches each row with the student of the same key, where both are the only ones with it that are not matched yet.
    fn pair(
        &mut self,
        by: MatchedBy,
        of_row: impl Fn(&Row) -> Option<String>,
        of_known: impl Fn(&Known) -> Option<String>,
    ) {
        let mut fits: HashMap<String, (Vec<usize>, Vec<usize>)> = HashMap::new();
        for (at, row) in self.rows.iter().enumerate() {
            if let Some(key) = of_row(row).filter(|_| self.matched[at].is_none()) {
                fits.entry(key).or_default().0.push(at);
            }
        }
        for (at, known) in self.known.iter().enumerate() {
            if let Some(key) = of_known(known).filter(|_| !self.taken[at]) {
                fits.entry(key).or_default().1.push(at);
            }
        }
        for fit in fits.into_values() {
            if let ([row], [known]) = (&*fit.0, &*fit.1) {
                self.matched[*row] = Some((&self.known[*known], by));
                self.taken[*known] = true;
            }
        }
    }
}

impl Known {
    /// The key, if a name was digested into it.
    fn name_key(&self) -> Option<&str> {
        self.source_key.as_deref().filter(|key| key.starts_with(NAME_KEY))
    }

    /// The digest of the full name, as far as it is known.
    fn full_name(&self) -> Option<&str> {
        self.full_name.as_deref().or_else(|| self.name_key().map(stem))
    }

    fn has_number(&self) -> bool {
        self.source_key.is_some() && self.name_key().is_none()
    }
}

/// A name's key without the place among namesakes; a number as it is.
fn stem(key: &str) -> &str {
    key.split_once('#').filter(|_| key.starts_with(NAME_KEY)).map_or(key, |(stem, _)| stem)
}

fn with(key: &str, band: Option<Band>) -> String {
    format!("{key} {band:?}")
}
