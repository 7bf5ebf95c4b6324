//! What others send to a pair, in a file: the school's answers to what was asked, and what a family wanted this year's teacher to
//! know. It is read whole, said first, and becomes lines between visits that stand on Today until they were read.

use std::collections::{HashMap, HashSet};

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::clean;
use crate::private::Private;
use crate::say;
use crate::sheet::{NoGrid, grid};
use crate::text::{Sentence, Text};
use crate::visit::{
    Between, BetweenId, BetweenKind, Book, Educator, EducatorId, Family, FamilyId, Received, Record, Sender,
    Student, StudentId, Trained, TrainingShown, Went, propose_alias,
};
use crate::when;

/// The words by which a file of a family's lines is known, with its version.
pub(crate) const NEXT_TEACHER: &str = "homevisit next-teacher 1";
/// The words by which a list of people who were trained is known, with its version.
pub(crate) const TRAINING: &str = "homevisit training 1";

/// A family's lines for a new teacher fit on a page, and so do the students of a family. More is a mistake, or meant ill.
const LINES_LIMIT: usize = 200;
const STUDENTS_LIMIT: usize = 20;
/// No line is longer than what can be typed as one.
const LINE_LIMIT: usize = 2_000;

/// What a file holds.
pub enum Incoming {
    /// The school's answers, in the order of its lines.
    Answers(Vec<Reply>),
    /// What a family wanted to be known.
    Handed(Handed),
    /// Who was trained, as their trainer signed it: only what holds.
    Training(Vec<Trained>),
}

/// A list of people who were trained, each signed by itself.
#[derive(Serialize, Deserialize)]
pub struct Training {
    /// [`TRAINING`].
    pub homevisit: String,
    /// The people.
    pub people: Vec<Trained>,
}

/// One answer of the school.
pub struct Reply {
    /// Which ask it answers.
    of: Option<Uuid>,
    words: Private,
    by: Private,
    on: Option<NaiveDate>,
}

/// What a family wanted next year's teacher to know.
#[derive(Serialize, Deserialize)]
pub struct Handed {
    /// [`NEXT_TEACHER`].
    pub homevisit: String,
    /// The students, as the pair called them.
    pub students: Vec<Private>,
    /// The pair.
    pub from: Vec<Private>,
    /// Their school; may be empty.
    pub school: String,
    /// The language that the family is spoken with, as it was called; may be empty.
    pub language: String,
    /// The lines, each with the day on which the family agreed to it.
    pub lines: Vec<HandedLine>,
}

/// One line of it.
#[derive(Serialize, Deserialize)]
pub struct HandedLine {
    /// In the words that the family agreed to.
    pub words: Private,
    /// When they did.
    pub agreed_on: NaiveDate,
}

/// What taking a file in comes to.
pub struct Taken {
    /// What is new, to be kept together.
    pub records: Vec<Record>,
    /// How many lines are new.
    pub new: usize,
    /// How many are here already.
    pub known: usize,
    /// How many answer nothing that was asked here.
    pub strange: usize,
    /// How many asks have no answer yet.
    pub open: usize,
}

impl Taken {
    /// What it comes to, as the ends of text keys, each with its count; what is none is not said, but that nothing is new.
    pub fn said(&self) -> Vec<(&'static str, usize)> {
        let all = [("known", self.known), ("open", self.open), ("strange", self.strange)];
        let more = all.into_iter().filter(|(_, count)| *count > 0);
        std::iter::once(("new", self.new)).chain(more).collect()
    }
}

/// Reads a file.
///
/// # Errors
/// What it should be and is not, as a sentence.
pub fn read(bytes: &[u8], today: NaiveDate) -> Result<Incoming, Sentence> {
    let text = clean::decode(bytes).map(|(text, _)| text).unwrap_or_default();
    if text.trim_start().starts_with('{') {
        return read_json(&text);
    }
    let rows = grid(bytes).map_err(|why| {
        Sentence::new(match why {
            NoGrid::NotATable => "incoming-no-table",
            NoGrid::TooLong => "incoming-too-long",
        })
    })?;
    let at = |row: &[String], name: &str| row.iter().position(|cell| clean::folded(cell.trim()) == name);
    let heading = rows.iter().position(|row| at(row, "record_id").is_some() && at(row, "answer").is_some());
    let Some(heading) = heading else { return Err(Sentence::new("incoming-no-answers")) };
    let (head, rows) = (&rows[heading], &rows[heading + 1..]);
    let columns = ["record_id", "answer", "answered_by", "answered_on"].map(|name| at(head, name));
    let replies = rows.iter().filter(|row| row.iter().any(|cell| !cell.is_empty())).map(|row| {
        let cell = |which: usize| columns[which].and_then(|at| row.get(at)).map_or("", |cell| cell.trim());
        Reply {
            of: cell(0).parse().ok(),
            words: cell(1).into(),
            by: cell(2).into(),
            on: when::read_date(cell(3), today).ok(),
        }
    });
    Ok(Incoming::Answers(replies.collect()))
}

/// Reads what another homevisit wrote.
fn read_json(text: &str) -> Result<Incoming, Sentence> {
    if let Ok(training) = serde_json::from_str::<Training>(text)
        && training.homevisit == TRAINING
    {
        let people: Vec<Trained> = training.people.into_iter().filter(Trained::holds).collect();
        let none = people.is_empty();
        return if none { Err(Sentence::new("incoming-training")) } else { Ok(Incoming::Training(people)) };
    }
    let handed: Handed = serde_json::from_str(text).map_err(|_| Sentence::new("incoming-not-ours"))?;
    let handed = handed.clean();
    let whole = !handed.lines.is_empty() && !handed.students.is_empty();
    if handed.homevisit != NEXT_TEACHER || !whole {
        return Err(Sentence::new("incoming-not-ours"));
    }
    let long = |words: &Private| words.chars().count() > LINE_LIMIT;
    let too_long = handed.lines.len() > LINES_LIMIT
        || handed.students.len() > STUDENTS_LIMIT
        || handed.lines.iter().any(|line| long(&line.words));
    if too_long { Err(Sentence::new("incoming-too-long")) } else { Ok(Incoming::Handed(handed)) }
}

impl Handed {
    /// Words from outside are lines, without anything that a terminal would act on.
    fn clean(self) -> Self {
        let line = |words: &Private| Private::from(clean::line(words));
        let lines = self.lines.iter().filter(|of| !of.words.trim().is_empty());
        Self {
            students: self.students.iter().map(line).filter(|name| !name.is_empty()).collect(),
            from: self.from.iter().map(line).collect(),
            school: clean::line(&self.school),
            language: clean::line(&self.language),
            lines: lines.map(|of| HandedLine { words: line(&of.words), ..*of }).collect(),
            ..self
        }
    }

    /// Who says so: the pair, and their school.
    fn sender(&self) -> Private {
        let names: Vec<&str> = self.from.iter().map(|name| &**name).chain([self.school.as_str()]).collect();
        names.into_iter().filter(|name| !name.is_empty()).collect::<Vec<_>>().join(", ").into()
    }

    /// The families here with a student of one of these names.
    pub fn families(&self, book: &Book) -> Vec<FamilyId> {
        let is_called = |name: &str| self.students.iter().any(|s| clean::folded(s) == clean::folded(name));
        let named = book.students.iter().filter(|student| is_called(&student.name));
        let mut families: Vec<FamilyId> = named.map(|student| student.family).collect();
        families.sort_unstable();
        families.dedup();
        families
    }
}

/// A line that was sent: for whom, what it answers, and its words.
type Line = (FamilyId, Option<Uuid>, String);

/// The lines that were sent and are here already.
fn known(book: &Book) -> HashSet<Line> {
    let of = |between: &Between| {
        Some((between.family, between.received.as_ref()?.answers, between.line.to_string()))
    };
    book.betweens.iter().filter_map(of).collect()
}

/// The families that asks were made for, by the names that the asks gave them.
fn asked_for(book: &Book) -> HashMap<Uuid, FamilyId> {
    let texts = book.entries.iter().map(|entry| (entry.id.0, entry.visit));
    let promises = book.filings.iter().flat_map(|filing| {
        let filed = filing.promises.iter().flatten();
        filed.map(move |promise| (promise.entry(filing.visit).0, filing.visit))
    });
    let asks = texts.chain(promises);
    asks.filter_map(|(ask, visit)| Some((ask, book.visit(visit)?.family))).collect()
}

/// What answers come to: a line for each that is new.
pub fn answers(
    replies: &[Reply],
    book: &Book,
    (by, today): (EducatorId, NaiveDate),
    id: &mut dyn FnMut() -> Uuid,
) -> Taken {
    let mut taken = Taken { records: Vec::new(), new: 0, known: 0, strange: 0, open: 0 };
    let (mut known, asked) = (known(book), asked_for(book));
    for reply in replies {
        let family = reply.of.and_then(|of| Some((of, *asked.get(&of)?)));
        match family {
            None => taken.strange += 1,
            Some(_) if reply.words.is_empty() => taken.open += 1,
            // A second row of the same is the same.
            Some((of, family)) if !known.insert((family, Some(of), reply.words.to_string())) => {
                taken.known += 1;
            }
            Some((of, family)) => {
                taken.new += 1;
                let on = reply.on.filter(|on| *on <= today).unwrap_or(today);
                let received = Received {
                    sender: Sender::School,
                    name: reply.by.clone(),
                    answers: Some(of),
                    read_on: None,
                };
                let kind = BetweenKind::Resource;
                taken.records.push(line(id(), family, (on, kind, by), &reply.words, received));
            }
        }
    }
    taken
}

/// What a family's lines come to: a line for each that is new, with the family where nobody is called so yet.
pub fn handed(
    handed: &Handed,
    family: Option<FamilyId>,
    book: &Book,
    (by, today): (EducatorId, NaiveDate),
    language: &str,
    id: &mut dyn FnMut() -> Uuid,
) -> Taken {
    let mut taken = Taken { records: Vec::new(), new: 0, known: 0, strange: 0, open: 0 };
    let family = family.unwrap_or_else(|| {
        let family = FamilyId(id());
        let first = handed.students.first().cloned().unwrap_or_default();
        let alias = propose_alias(&book.aliases(), language);
        let languages = Some(handed.language.clone()).filter(|words| !words.is_empty()).into_iter().collect();
        let named = Family { languages, ..Family::named(family, &first, alias) };
        taken.records.push(Record::Family(named));
        let students = handed.students.iter();
        taken
            .records
            .extend(students.map(|name| Record::Student(Student::named(StudentId(id()), name, family))));
        family
    });
    let mut known = known(book);
    for said in &handed.lines {
        if !known.insert((family, None, said.words.to_string())) {
            taken.known += 1;
            continue;
        }
        taken.new += 1;
        let (sender, name) = (Sender::LastYear, handed.sender());
        let received = Received { sender, name, answers: None, read_on: None };
        let on = said.agreed_on.min(today);
        taken.records.push(line(id(), family, (on, BetweenKind::Contact, by), &said.words, received));
    }
    taken
}

/// What signed trainings come to: the educators here whom they are about, with the training, and how each is shown then.
pub fn trained(
    people: &[Trained],
    book: &Book,
    trainers: &[String],
) -> Vec<(Educator, Option<TrainingShown>)> {
    let about = |educator: &Educator| {
        people.iter().filter(|trained| trained.is_of(educator)).max_by_key(|t| t.through)
    };
    let newer = book.educators.iter().filter_map(|educator| {
        let trained = about(educator)?.clone();
        // An older one takes nothing away of what was signed for longer.
        let before = educator.trained.as_ref().filter(|before| before.holds() && before.is_of(educator));
        if before.is_some_and(|before| before.through > trained.through) {
            return None;
        }
        let (through, trained) = (Some(trained.through), Some(trained));
        let new = Educator { trained_through: through, trained, ..educator.clone() };
        let shown = new.training_shown(trainers);
        Some((new, shown))
    });
    newer.collect()
}

/// Whose training was signed, by whom, with which key, and until when.
pub fn said(educator: &Educator, shown: Option<TrainingShown>, text: &Text) -> String {
    let Some(trained) = &educator.trained else { return String::new() };
    let how = shown.map(|shown| text.get(&format!("training-{}", shown.word()), &[])).unwrap_or_default();
    let (name, by, through) =
        (educator.name.to_string(), trained.by.to_string(), trained.through.to_string());
    let key = trained.key.get(..16).unwrap_or_default().to_owned();
    say!(text, "training-of", name = name, by = by, through = through, key = key, how = how)
}

fn line(
    id: Uuid,
    family: FamilyId,
    (on, kind, by): (NaiveDate, BetweenKind, EducatorId),
    words: &Private,
    received: Received,
) -> Record {
    let (id, line, received) = (BetweenId(id), words.clone(), Some(received));
    Record::Between(Between { id, family, on, kind, channel: None, by, went: Went::Well, line, received })
}
