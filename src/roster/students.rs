//! Records to students: whose name, which key, who is there twice, what is no student at all.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use csv::StringRecord;
use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};
use uuid::Uuid;

use super::grade::has_word;
use super::headings::{Column, Layout, fold};
use super::table::Table;
use super::{NAME_KEY, Row, Skipped, Why, grade, siblings};
use crate::clean;
use crate::private::Private;

/// The longest name, number, class or language read, in characters. Longer, and the columns have slipped.
const CELL_LIMIT: usize = 200;
/// What systems write for a name they have not got (first name unknown, last name unknown).
const NO_NAME: [&str; 3] = ["fnu", "lnu", "n/a"];
const NAME_SUFFIXES: [&str; 6] = ["jr", "sr", "ii", "iii", "iv", "v"];
/// `OneRoster`'s word and other systems', folded.
const LEFT: &str =
    "tobedeleted deleted inactive withdrawn transferred exited dropped graduated retirado baja inactivo";
const STUDENT: &str = "student students alumno alumna estudiante pupil";
/// What a line of totals or a page's foot is made of, besides numbers.
const TOTALS: &str = "total totals subtotal grand count sum student students enrolled enrollment boys girls records rows of de \
                      page pagina alumnos alumnas estudiantes ninos ninas recuento suma";
const INTERPRETER_NO: &str =
    "no n false f 0 none notneeded notrequired declined refused english ingles nonecesita";
const INTERPRETER_UNKNOWN: &str = "na unknown tbd";

/// Under this the names of students without a number are digested into a key. Never changed: it is in every vault.
const NAMESPACE: Uuid = Uuid::from_u128(0x6f3b_9c52_8e1d_5b0a_9d57_2f41_c0a8_7e36);

/// A record read as a student, before it is known who else is in the list.
struct Draft {
    row: Row,
    number: Option<String>,
    name_key: String,
    /// Tells students of one name apart, within one list only: the grade as written, and a middle name.
    apart: (Option<i8>, String, String),
    ties: Vec<String>,
}

/// The rows of a table, the groups of them that may be siblings, and what was passed over.
pub(super) fn read(table: &Table) -> (Vec<Row>, Vec<Vec<usize>>, Vec<Skipped>) {
    let mut skipped = Vec::new();
    let mut drafts = Vec::new();
    for (line, record) in &table.records {
        match draft(*line, record, table) {
            Ok(draft) => drafts.push(draft),
            Err(why) => skipped.push(Skipped { line: *line, why }),
        }
    }
    let mut drafts = once_each(without_shared_numbers(drafts), &mut skipped);
    give_keys(&mut drafts);
    let (rows, ties): (Vec<_>, Vec<_>) = drafts.into_iter().map(|draft| (draft.row, draft.ties)).unzip();
    (rows, siblings::propose(&ties), skipped)
}

fn draft(line: u64, record: &StringRecord, table: &Table) -> Result<Draft, Why> {
    let layout = &table.layout;
    if *record == table.headings {
        return Err(Why::HeadingsAgain);
    }
    if is_total(record) {
        return Err(Why::Total);
    }
    let cell = |column| clean::line(layout.cells(record, column).next().unwrap_or_default());
    let among = |words, column| has_word(words, &fold(&cell(column)));
    let grade = cell(Column::Grade);
    if !cell(Column::Role).is_empty() && !among(STUDENT, Column::Role) {
        return Err(Why::NotAStudent);
    }
    if layout.roles_elsewhere && grade.is_empty() {
        return Err(Why::PerhapsAnAdult);
    }
    if among(LEFT, Column::Status) {
        return Err(Why::Left);
    }

    let names = Names::of(record, layout);
    let number =
        Some(cell(Column::Number)).filter(|number| holds_word(number) && !number.starts_with(NAME_KEY));
    let language = Some(cell(Column::Language)).filter(|language| holds_word(language));
    let class = Some(cell(Column::Class)).filter(|class| holds_word(class));
    let [used, first, last] = [&names.used, &names.first, &names.last].map(Some);
    let read = [used, first, last, number.as_ref(), class.as_ref(), language.as_ref()];
    if read.into_iter().flatten().any(|cell| cell.chars().count() > CELL_LIMIT) {
        return Err(Why::TooLong);
    }
    if names.used.is_empty() {
        return Err(Why::NoName);
    }
    let name_key = name_key(&names.first, &names.last);
    Ok(Draft {
        apart: (grade::rank(&grade), fold(&grade), identity(&names.middle)),
        ties: siblings::ties(record, layout, &names.last),
        number,
        row: Row {
            line,
            name: names.used.into(),
            first: names.first.into(),
            last: names.last.into(),
            source_key: Private::default(),
            full_name: name_key.as_str().into(),
            band: grade::band(&grade),
            class,
            language,
            interpreter: interpreter(&cell(Column::Interpreter)),
        },
        name_key,
    })
}

/// A number that stands beside different names is a household's or a class's: nobody is told apart by it.
fn without_shared_numbers(mut drafts: Vec<Draft>) -> Vec<Draft> {
    let mut names: HashMap<String, BTreeSet<String>> = HashMap::new();
    for draft in &drafts {
        if let Some(number) = &draft.number {
            names.entry(number.clone()).or_default().insert(draft.name_key.clone());
        }
    }
    for draft in &mut drafts {
        draft.number = draft.number.take().filter(|number| names[number].len() == 1);
    }
    drafts
}

/// Leaves out who is there again: under the same number, or without one under the same name in the same grade. Contact lists
/// have a record for each guardian, so what ties the later record to siblings goes to the first.
fn once_each(drafts: Vec<Draft>, skipped: &mut Vec<Skipped>) -> Vec<Draft> {
    let mut seen: HashMap<String, usize> = HashMap::new();
    let mut kept: Vec<Draft> = Vec::new();
    for draft in drafts {
        let who = match &draft.number {
            Some(number) => format!("number {number}"),
            None => format!("{} {:?}", draft.name_key, draft.apart),
        };
        if let Some(first) = seen.get(&who).and_then(|&at| kept.get_mut(at)) {
            first.ties.extend(draft.ties);
            let (line, first) = (draft.row.line, first.row.line);
            skipped.push(Skipped { line, why: Why::Repeated { first } });
        } else {
            seen.insert(who, kept.len());
            kept.push(draft);
        }
    }
    kept
}

/// The student's number, or else a digest of the name; namesakes are counted from the lowest grade up, so that neither a
/// list in another order nor a new school year swaps them.
fn give_keys(drafts: &mut [Draft]) {
    let mut namesakes: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (at, draft) in drafts.iter_mut().enumerate() {
        if let Some(number) = draft.number.take() {
            draft.row.source_key = number.into();
        } else {
            namesakes.entry(draft.name_key.clone()).or_default().push(at);
        }
    }
    for (key, mut group) in namesakes {
        group.sort_by(|&a, &b| drafts[a].apart.cmp(&drafts[b].apart));
        for (before, at) in group.into_iter().enumerate() {
            let key = if before == 0 { key.clone() } else { format!("{key}#{}", before + 1) };
            drafts[at].row.source_key = key.into();
        }
    }
}

/// The key of a student without a number: the same for the same full name whatever its case, spaces and punctuation, and
/// not to be read back. Accents count: twins may be Hòa and Hoa.
fn name_key(first: &str, last: &str) -> String {
    let name =
        [identity(first), identity(last)].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>();
    let digest = Uuid::new_v5(&NAMESPACE, name.join(" ").as_bytes());
    format!("{NAME_KEY}{}", digest.simple())
}

fn identity(name: &str) -> String {
    name.nfkc()
        .flat_map(char::to_lowercase)
        .filter(|&c| c.is_alphanumeric() || is_combining_mark(c))
        .collect()
}

/// The names of one student, cleaned; empty where the list has none.
#[derive(Default)]
struct Names {
    used: String,
    first: String,
    middle: String,
    last: String,
}

impl Names {
    fn of(record: &StringRecord, layout: &Layout) -> Self {
        let cell = |column| name(layout.cells(record, column).next().unwrap_or_default());
        let whole = Self::split(&cell(Column::Whole));
        let or_whole = |own: String, whole: String| if own.is_empty() { whole } else { own };
        let preferred = Self::split_at_comma(&cell(Column::Preferred)).map(|names| names.first);
        let mut names = Self {
            used: preferred.unwrap_or_else(|| cell(Column::Preferred)),
            first: or_whole(cell(Column::Given), whole.first),
            middle: or_whole(cell(Column::Middle), whole.middle),
            last: or_whole(cell(Column::Family), whole.last),
        };
        // Some people have one name, and school systems put it in either place.
        if names.used.is_empty() {
            names.used.clone_from(if names.first.is_empty() { &names.last } else { &names.first });
        }
        if names.first.is_empty() && names.last.is_empty() {
            names.first.clone_from(&names.used);
        }
        names
    }

    /// "Rivera, Maya E" or "Maya Rivera".
    fn split(whole: &str) -> Self {
        Self::split_at_comma(whole).unwrap_or_else(|| {
            let (first, last) = whole.split_once(' ').unwrap_or((whole, ""));
            Self { first: first.to_owned(), last: last.to_owned(), ..Self::default() }
        })
    }

    fn split_at_comma(whole: &str) -> Option<Self> {
        let mut parts =
            whole.split(',').map(name).filter(|part| !NAME_SUFFIXES.contains(&fold(part).as_str()));
        let (last, given) = (parts.next()?, parts.next()?);
        // A lone letter at the end is a middle initial, not what anybody is called.
        let initial =
            given.rsplit_once(' ').filter(|(_, end)| end.trim_end_matches('.').chars().count() == 1);
        let (first, middle) = initial.unwrap_or((&given, ""));
        Some(Self { first: first.to_owned(), middle: middle.to_owned(), last, used: String::new() })
    }
}

/// A name as it is kept: cleaned, composed (NFC), and empty where a system wrote that it has none.
fn name(cell: &str) -> String {
    let name: String = clean::line(cell).nfc().collect();
    let none = !holds_word(&name) || NO_NAME.iter().any(|none| name.eq_ignore_ascii_case(none));
    if none { String::new() } else { name }
}

fn holds_word(cell: &str) -> bool {
    cell.chars().any(char::is_alphanumeric)
}

/// Whether every word is a number or a word of totals. "Page" alone may be a girl in third grade; "Page 1 of 2" is not.
fn is_total(record: &StringRecord) -> bool {
    let plain = clean::folded(&record.iter().collect::<Vec<_>>().join(" "));
    let words: Vec<&str> =
        plain.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let is_number = |word: &&str| word.bytes().all(|b| b.is_ascii_digit());
    let says = |wanted: &[&str]| words.iter().any(|word| wanted.contains(word));
    let counts = words.iter().any(is_number) || says(&["total", "totals"]);
    counts
        && !words.iter().all(is_number)
        && words.iter().all(|word| is_number(word) || has_word(TOTALS, word))
        && (!says(&["page"]) || says(&["of"]))
}

/// Yes and no in the words systems use; a language in this column asks for an interpreter, too.
fn interpreter(cell: &str) -> Option<bool> {
    let folded = fold(cell);
    let is_known = !folded.is_empty() && !has_word(INTERPRETER_UNKNOWN, &folded);
    is_known.then(|| !has_word(INTERPRETER_NO, &folded))
}
