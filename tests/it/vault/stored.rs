//! What is stored, held in its shape: a change of it raises the schema, or is proven not to need it.
//!
//! `tests/fixtures/vault-N` is a folder of schema N, `tests/fixtures/stored-N` the shape of all that it holds: a line for
//! each field, a line for each closed list. Neither ever changes. `tests/fixtures/stored-N-since` has the lines that came
//! since without a new schema, as only a field may that older records can do without. Anything else is a new schema:
//! a new numbered file in `src/vault/sql`, then `cargo test --test it make_fixture -- --ignored`.

use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;

use chrono::NaiveDate;
use homevisit::visit::*;
use serde_json::Value;
use uuid::Uuid;

use super::{at, burgle};

pub fn fixture(name: &str, schema: u32) -> PathBuf {
    PathBuf::from(format!("{}/tests/fixtures/{name}-{schema}", env!("CARGO_MANIFEST_DIR")))
}

/// The schema of this build.
pub fn schema() -> u32 {
    burgle(super::Home::new().folder.path(), super::FIRST)
        .query_row("PRAGMA user_version", [], |row| row.get(0))
        .unwrap()
}

fn id(number: u128) -> Uuid {
    Uuid::from_u128(number)
}

pub const VISIT: VisitId = VisitId(Uuid::from_u128(4));

/// One record of each kind, with every field filled.
pub fn one_of_each(okafor: &Educator, lee: EducatorId) -> Vec<Record> {
    let (family, student, entry) = (FamilyId(id(2)), StudentId(id(3)), EntryId(id(5)));
    let day: NaiveDate = at(0).date_naive();
    let time = at(0).naive_local();
    let (text, hash) = ("Bring the flyer", "ab".repeat(32));
    let request = Some(Request { need: Need::Enrichment, line: text.into() });
    let filed = FiledPromise {
        id: Some(PromiseId(id(6))),
        text: text.into(),
        whose: Whose::Ours,
        by: Some(okafor.id),
        due: Some(day),
        request: request.clone(),
    };
    vec![
        Record::Educator(Educator {
            staff_id: "1007".into(),
            role: "grade 3".into(),
            teaches: Some(Subject::Biology),
            grades: Some(Band::High),
            stem: true,
            trained_through: Some(day),
            keep_until: Some(day),
            trained: Some(Trained {
                name: text.into(),
                staff_id: "1007".into(),
                on: day,
                through: day,
                by: text.into(),
                key: "ab".repeat(32),
                signature: "ab".repeat(64),
            }),
            reach: Some("a call at noon".into()),
            readmitted: Some(Readmitted { by: lee, at: at(0), told: true }),
            ..okafor.clone()
        }),
        Record::Family(Family {
            id: family,
            name: "Maya".into(),
            alias: "Cedar".into(),
            languages: vec!["Spanish".into()],
            interpreter: true,
            channel: Some(Channel::Call),
            closed_on: Some(day),
        }),
        Record::Student(Student {
            id: student,
            name: "Maya".into(),
            band: Some(Band::EarlyGrades),
            class: Some("1A".into()),
            school: Some("Oak Street".into()),
            family,
            source_key: Some("70001".into()),
            full_name: Some("digest".into()),
        }),
        Record::Visit(Visit {
            id: VISIT,
            visit_ref: "HV-4K7QX".into(),
            family,
            students: vec![student],
            occasion: Occasion::First,
            mode: Mode::InPerson,
            place: Place::Home,
            team: vec![
                Member { educator: okafor.id, role: Role::Lead },
                Member { educator: lee, role: Role::Partner },
            ],
            interpreter: true,
            language: Some("es".into()),
            kept_by: Some(okafor.id),
            agreed: Some(time),
            agreed_afterwards: true,
            promised_nothing: true,
            call_again_on: Some(day),
            moved: vec![time],
            calls: vec![Call { on: day, by: okafor.id, outcome: CallOutcome::Agreed }],
            selection: Some(Selection::WholeClass),
            outcome: Some(Outcome::Completed),
            facts: Facts {
                met: Some(true),
                on: Some(day),
                minutes: Some(40),
                student_there: Some(true),
                family_members: Some(4),
                outside_contract: Some(true),
                funding_code: Some("T1".into()),
                proof: Some(Proof::SignedSlip),
                proof_by: Some(lee),
            },
            remembering: Some(Remembering::Alone),
            remembered: vec![lee],
            shown: true,
            agreed_to_show: vec![lee],
            prepared: true,
            thanked: true,
            voided: false,
        }),
        Record::Between(Between {
            id: BetweenId(id(6)),
            family,
            on: day,
            kind: BetweenKind::Contact,
            channel: Some(Channel::Call),
            by: lee,
            went: Went::Well,
            line: text.into(),
            received: Some(Received {
                sender: Sender::School,
                name: text.into(),
                answers: Some(entry.0),
                read_on: Some(day),
            }),
        }),
        Record::Promise(Promise {
            id: PromiseId(id(7)),
            visit: VISIT,
            text: text.into(),
            whose: Whose::Ours,
            by: Some(okafor.id),
            due: Some(day),
            state: PromiseState::Open,
            request,
        }),
        Record::Filing(Filing {
            id: FilingId(id(8)),
            visit: VISIT,
            number: 1,
            at: at(0),
            answers: vec![FiledAnswer {
                entry,
                words: "What surprised us?".into(),
                tags: vec!["digest".into()],
                text: text.into(),
            }],
            promises: Some(vec![filed]),
            page: "the page".into(),
            practices: vec![("pair".into(), "kept".into())],
            signers: vec![okafor.id, lee],
            erased: Some("ab".repeat(32)),
        }),
        Record::SignOff(SignOff {
            id: SignOffId(id(9)),
            visit: VISIT,
            act: Act::Agree,
            filing: Some(FilingId(id(8))),
            educator: lee,
            at: at(0),
            hash: hash.clone(),
            signed: Signed::Typed(okafor.id),
        }),
        Record::Consent(Consent {
            id: ConsentId(id(10)),
            entry,
            educator: lee,
            hash: hash.clone(),
            share: true,
            quote: true,
        }),
        Record::Disclosure(Disclosure {
            id: DisclosureId(id(11)),
            at: at(0),
            by: okafor.id,
            profile: "log".into(),
            format: "csv".into(),
            to: "the coordinator".into(),
            name: "visits.csv".into(),
            hash: hash.clone(),
            lines: vec![LineSent { record: id(12), version: 1, hash: hash.clone(), visit: VISIT }],
        }),
        Record::Draw(Draw {
            id: DrawId(id(13)),
            at: at(0),
            by: okafor.id,
            seed: 7,
            among: 1,
            from: Pool { class: Some("1A".into()), everybody: true },
            list: hash.clone(),
            picked: vec![family],
        }),
        Record::KeptAsIs(KeptAsIs { id: KeptAsIsId(id(14)), entry, hash: hash.clone(), by: lee, at: at(0) }),
        Record::Told(Told {
            id: ToldId(id(15)),
            of: entry.0,
            hash,
            language: "es".into(),
            words: text.into(),
            read_on: Some(day),
            theirs_on: Some(day),
        }),
    ]
}

/// A text's head, with every field filled.
pub fn head() -> Entry {
    Entry {
        id: EntryId(id(5)),
        visit: VISIT,
        guide: "reflection".into(),
        prompt: "surprised".into(),
        pass: Pass::Only,
        words: "What surprised us?".into(),
        author: None,
        drawer: Drawer::Ours,
        held: true,
        check: Some(Check::Later),
        on: Some(at(0).date_naive()),
        tags: vec!["digest".into()],
        written: true,
        hash: Some("ab".repeat(32)),
    }
}

/// A line for each field under a name, with its kind of value.
fn fields(name: &str, value: &Value, lines: &mut BTreeSet<String>) {
    match value {
        Value::Null => assert!(
            ["educator.seal_to", "educator.verify_with", "entry.author"].contains(&name),
            "{name} is to be filled"
        ),
        Value::Bool(_) => drop(lines.insert(format!("{name}: yes or no"))),
        Value::Number(_) => drop(lines.insert(format!("{name}: number"))),
        Value::String(_) => drop(lines.insert(format!("{name}: text"))),
        Value::Array(list) => {
            assert!(!list.is_empty(), "{name} is to be filled");
            for item in list {
                fields(&format!("{name}[]"), item, lines);
            }
        }
        Value::Object(map) => {
            map.iter().for_each(|(key, value)| fields(&format!("{name}.{key}"), value, lines));
        }
    }
}

/// The shape of what this build stores.
pub fn shape() -> BTreeSet<String> {
    let mut lines = BTreeSet::new();
    let okafor = super::educator(&mut Ids::new(1), "Okafor");
    for record in one_of_each(&okafor, EducatorId(id(1))) {
        fields(record.key().0.word(), &serde_json::to_value(&record).unwrap(), &mut lines);
    }
    let mut head = head();
    fields("entry", &serde_json::to_value(&head).unwrap(), &mut lines);
    head.author = Some(okafor.id);
    fields("entry", &serde_json::to_value(&head).unwrap(), &mut lines);
    for signed in [Signed::Key(String::from("00")), Signed::Typed(okafor.id), Signed::Paper(okafor.id)] {
        fields("sign-off.signed", &serde_json::to_value(&signed).unwrap(), &mut lines);
    }
    macro_rules! lists {
        ($($list:ident)+) => {$(
            let words: Vec<_> = $list::ALL.iter().map(|word| word.word()).collect();
            lines.insert(format!("{}: one of {}", stringify!($list), words.join(", ")));
        )+};
    }
    lists! {
        Act Band BetweenKind CallOutcome Channel Check Drawer Mode Need Occasion Outcome Pass Place PromiseState Proof
        RecordKind Remembering Role Selection Went Whose
    }
    lines
}

fn lines(schema: u32, more: &str) -> BTreeSet<String> {
    let path = format!("{}{more}", fixture("stored", schema).display());
    fs::read_to_string(path).unwrap_or_default().lines().map(str::to_owned).collect()
}

/// Takes a field out of a JSON value, wherever it stands. `path` is as in [`fields`].
fn take_out(value: &mut Value, path: &str) {
    let (key, rest) = path.split_once('.').unwrap_or((path, ""));
    let name = key.trim_end_matches("[]");
    if rest.is_empty() {
        value.as_object_mut().unwrap().remove(name);
        return;
    }
    let inner = &mut value[name];
    match inner.as_array_mut() {
        Some(list) => list.iter_mut().for_each(|item| take_out(item, rest)),
        None => take_out(inner, rest),
    }
}

/// What older records lack of a field that is new: where a whole part of the record is, that part.
fn new_part<'a>(path: &'a str, frozen: &BTreeSet<String>) -> &'a str {
    let is_new = |part: &str| !frozen.iter().any(|line| line.starts_with(part));
    let mut dots = path.match_indices('.').skip(1).map(|(at, _)| &path[..at]);
    dots.find(|part| is_new(&format!("{part}."))).unwrap_or(path)
}

/// A record as the fixture of the present schema has it: without the fields that came since.
pub fn as_frozen(record: &Record) -> Record {
    let kind = record.key().0;
    let frozen = lines(schema(), "");
    let mut value = serde_json::to_value(record).unwrap();
    for line in lines(schema(), "-since") {
        let (path, _) = line.split_once(": ").unwrap();
        let part = new_part(path, &frozen).split_once('.').filter(|(of, _)| *of == kind.word());
        // A part that is gone already is one of several lines.
        if let Some((_, field)) = part {
            take_out(&mut value, field);
        }
    }
    Record::read(kind, &value.to_string()).unwrap()
}

#[test]
fn what_is_stored_changes_with_the_schema_alone() {
    let schema = schema();
    let (since, frozen, now) = (lines(schema, "-since"), lines(schema, ""), shape());
    assert!(!frozen.is_empty(), "a schema has its fixtures: cargo test --test it make_fixture -- --ignored");
    let gone: Vec<_> = frozen.difference(&now).collect();
    assert!(gone.is_empty(), "another shape is a new schema: {gone:#?}");
    let new: BTreeSet<_> = now.difference(&frozen).cloned().collect();
    assert_eq!(new, since, "a field that came since stands in stored-{schema}-since");
    let okafor = super::educator(&mut Ids::new(1), "Okafor");
    let records = one_of_each(&okafor, EducatorId(id(1)));
    for line in since {
        let (path, _) = line.split_once(": ").unwrap();
        let path = new_part(path, &frozen);
        let (kind, field) =
            path.split_once('.').unwrap_or_else(|| panic!("a closed list is a new schema: {line}"));
        let without = |value: Value| {
            let mut value = value;
            take_out(&mut value, field.trim_end_matches("[]"));
            value.to_string()
        };
        // What an older build wrote is read, and what this one writes is kept by it, as any unknown key.
        if kind == "entry" {
            let json = without(serde_json::to_value(head()).unwrap());
            assert!(serde_json::from_str::<Entry>(&json).is_ok(), "{line}: older heads lack it");
        }
        for record in records.iter().filter(|record| record.key().0.word() == kind) {
            let json = without(serde_json::to_value(record).unwrap());
            assert!(Record::read(record.key().0, &json).is_ok(), "{line}: older records lack it");
        }
    }
}
