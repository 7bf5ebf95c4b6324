//! What a later build wrote: it is read as far as it is known, kept where it is not, and never called damage.

use std::fs;
use std::io::Read as _;
use std::path::Path;

use homevisit::vault::{Folder, Vault, VaultError, restore};
use homevisit::visit::{Draft, Record, VisitId};
use rusqlite::Connection;
use serde_json::{Value, json};
use tempfile::TempDir;

use super::stored::{VISIT, fixture, head, schema};
use super::{FIRST, Home, SECOND, at, burgle, copy, pass};

/// A folder of the present schema, with every kind of record in it, changed as `later` says.
fn written_later(later: impl FnOnce(&Connection)) -> (TempDir, Folder) {
    let dir = TempDir::new().unwrap();
    let folder = copy(&fixture("vault", schema()), &dir.path().join("data"));
    later(&burgle(folder.path(), FIRST));
    (dir, folder)
}

fn query(folder: &Folder, sql: &str) -> Vec<(String, Value)> {
    let conn = burgle(folder.path(), FIRST);
    let mut rows = conn.prepare(sql).unwrap();
    let rows = rows.query_map([], |row| Ok((row.get(0)?, row.get::<_, String>(1)?))).unwrap();
    rows.map(|row| row.map(|(name, json)| (name, serde_json::from_str(&json).unwrap())).unwrap()).collect()
}

#[test]
fn keys_of_a_later_build_are_read_over_and_kept() {
    let (_dir, folder) = written_later(|_| {});
    let plain = Vault::unlock(&folder, &pass(FIRST), at(9_000)).unwrap();
    let before = plain.book(plain.who()).unwrap();
    drop(plain);

    let (_dir, folder) = written_later(|conn| {
        conn.execute_batch(
            r#"UPDATE record SET content = json_set(content, '$.later', json('{"a":[1]}'));
               UPDATE record SET content = json_set(content, '$.facts.later', 2, '$.team[1].later', 3) WHERE kind = 'visit';
               UPDATE record SET content = json_set(content, '$.answers[0].later', 4, '$.promises[0].request.later', 5)
               WHERE kind = 'filing';
               UPDATE entry SET head = json_set(head, '$.later', 6);"#,
        )
        .unwrap();
    });
    let mut vault = Vault::unlock(&folder, &pass(FIRST), at(9_000)).unwrap();
    let me = vault.who();
    let book = vault.book(me).unwrap();
    assert_eq!(book, before, "what is known of it is read");
    let mut all: Vec<Record> = Vec::new();
    all.extend(book.educators.iter().cloned().map(Record::Educator));
    all.extend(book.families.iter().cloned().map(Record::Family));
    all.extend(book.students.iter().cloned().map(Record::Student));
    all.extend(book.betweens.iter().cloned().map(Record::Between));
    all.extend(book.filings.iter().cloned().map(Record::Filing));
    all.extend(book.sign_offs.iter().cloned().map(Record::SignOff));
    all.extend(book.consents.iter().cloned().map(Record::Consent));
    all.extend(book.disclosures.iter().cloned().map(Record::Disclosure));
    all.extend(book.draws.iter().cloned().map(Record::Draw));
    all.extend(book.kept.iter().cloned().map(Record::KeptAsIs));
    let mut visit = book.visits[0].clone();
    visit.team.reverse();
    visit.facts.minutes = Some(55);
    let mut promise = book.promises[0].clone();
    promise.request = None;
    all.extend([Record::Visit(visit), Record::Promise(promise)]);
    vault.put(&all, me, at(9_001)).unwrap();
    let draft = Draft { entry: head(), text: "More.".into(), by: me, at: at(9_002), generation: 1 };
    vault.write(&draft).unwrap();
    vault.checkpoint().unwrap();
    drop(vault);

    let records = query(&folder, "SELECT kind, content FROM record");
    assert!(records.len() > 12);
    for (kind, content) in &records {
        assert_eq!(content["later"], json!({"a": [1]}), "{kind}");
        match kind.as_str() {
            "visit" => {
                assert_eq!(
                    (&content["facts"]["minutes"], &content["facts"]["later"]),
                    (&json!(55), &json!(2))
                );
                assert_eq!(content["team"][0]["later"], 3, "it goes with whom it is about");
                assert_eq!(content["team"][1].get("later"), None);
            }
            "filing" => {
                assert_eq!(content["answers"][0]["later"], 4);
                assert_eq!(content["promises"][0]["request"]["later"], 5);
            }
            "promise" => assert_eq!(content.get("request"), None, "what was taken out stays out"),
            _ => {}
        }
    }
    let history =
        query(&folder, "SELECT kind, content FROM revision WHERE kind = 'visit' ORDER BY seq DESC LIMIT 1");
    assert_eq!(history[0].1["facts"]["later"], 2);
    let heads = query(&folder, "SELECT 'head', head FROM entry");
    assert!(heads.iter().all(|(_, head)| head["later"] == 6), "{heads:?}");
}

type Look<'a> = &'a dyn Fn(&Vault) -> Result<(), VaultError>;

#[test]
fn what_cannot_be_understood_is_newer_and_left_as_it_is() {
    let book = |vault: &Vault| vault.book(vault.who()).map(drop);
    let texts = |vault: &Vault| vault.texts(VISIT, vault.who()).map(drop);
    let cases: &[(&str, Look<'_>)] = &[
        ("UPDATE record SET content = json_set(content, '$.occasion', 'later') WHERE kind = 'visit'", &book),
        (
            "UPDATE record SET content = json_set(content, '$.signed', json('{\"later\":1}')) WHERE kind = 'sign-off'",
            &book,
        ),
        ("UPDATE record SET content = json_set(content, '$.team', 'later') WHERE kind = 'visit'", &book),
        ("UPDATE record SET content = json_remove(content, '$.alias') WHERE kind = 'family'", &book),
        ("UPDATE record SET kind = 'later' WHERE kind = 'kept'", &book),
        ("UPDATE entry SET head = json_set(head, '$.check', 'half')", &book),
        ("UPDATE entry SET head = json_set(head, '$.drawer', 'later')", &texts),
    ];
    for (sql, look) in cases {
        let (_dir, folder) = written_later(|conn| assert!(conn.execute(sql, []).unwrap() > 0));
        let rows = "SELECT kind, content FROM record UNION ALL SELECT 'head', head FROM entry";
        let before = query(&folder, rows);
        let vault = Vault::unlock(&folder, &pass(FIRST), at(9_000)).unwrap();
        let refused = look(&vault);
        assert!(matches!(refused, Err(VaultError::NewerSchema { .. })), "{sql}: {refused:?}");
        let backup = vault.backup(at(9_001)).unwrap();
        drop(vault);
        restore(&folder, &backup, None, at(9_002)).unwrap();
        assert_eq!(query(&folder, rows), before, "{sql}: a backup holds it too");
    }
}

#[test]
fn what_cannot_be_understood_is_not_written_over() {
    let (_dir, folder) = written_later(|conn| {
        conn.execute_batch(
            "UPDATE record SET content = json_set(content, '$.occasion', 'later') WHERE kind = 'visit';
             UPDATE entry SET head = json_set(head, '$.check', 'half');",
        )
        .unwrap();
    });
    let mut vault = Vault::unlock(&folder, &pass(FIRST), at(9_000)).unwrap();
    let me = vault.who();
    let mut ids = homevisit::visit::Ids::new(1);
    let visit = homevisit::visit::Visit { id: VisitId(VISIT.0), ..super::visit(&mut ids) };
    let refused = vault.put(&[Record::Visit(visit)], me, at(9_001));
    assert!(matches!(refused, Err(VaultError::NewerSchema { .. })), "{refused:?}");
    let draft = Draft { entry: head(), text: "More.".into(), by: me, at: at(9_002), generation: 1 };
    let refused = vault.write(&draft);
    assert!(matches!(refused, Err(VaultError::NewerSchema { .. })), "{refused:?}");
}

#[test]
fn erasing_leaves_no_words_of_a_later_build() {
    let mut home = Home::new();
    let text = home.ours("QZCANARYQZ");
    burgle(home.folder.path(), FIRST)
        .execute("UPDATE entry SET head = json_set(head, '$.later', 'QZCANARYQZ')", [])
        .unwrap();
    home.vault.erase_texts(&[text], home.okafor, at(5)).unwrap();
    let heads = query(&home.folder, "SELECT 'head', head FROM entry");
    assert_eq!(heads.len(), 1);
    assert!(!heads[0].1.to_string().contains("CANARY"), "{heads:?}");
}

fn change_keys(folder: &Folder, change: impl Fn(&mut Value)) {
    for path in [folder.keys(), folder.keys_copy()] {
        let mut slots: Value = serde_json::from_slice(&fs::read(&path).unwrap()).unwrap();
        change(&mut slots);
        fs::write(&path, slots.to_string()).unwrap();
    }
}

#[test]
fn the_slot_file_of_a_later_build_keeps_its_keys() {
    let (_dir, folder) = Home::of_two().leave();
    change_keys(&folder, |slots| {
        slots["later"] = json!([1]);
        slots["slots"].as_array_mut().unwrap().iter_mut().for_each(|slot| slot["later"] = json!(2));
    });
    let mut vault = Vault::unlock(&folder, &pass(FIRST), at(5)).unwrap();
    vault.new_passphrase(vault.who(), &pass("a third of them"), at(6)).unwrap();
    let slots: Value = serde_json::from_slice(&fs::read(folder.keys()).unwrap()).unwrap();
    assert_eq!(slots["later"], json!([1]));
    let kept = slots["slots"].as_array().unwrap().iter().filter(|slot| slot["later"] == 2).count();
    assert_eq!(kept, 2, "the pair of the partner, which is not replaced");
    drop(vault);
    Vault::unlock(&folder, &pass(SECOND), at(7)).unwrap();

    change_keys(&folder, |slots| slots["format"] = json!(2));
    let refused = Vault::unlock(&folder, &pass(SECOND), at(8));
    assert!(matches!(refused, Err(VaultError::NewerSchema { .. })), "{refused:?}");
}

/// The parts of a backup, each with its name.
fn parts(backup: &Path) -> Vec<(String, Vec<u8>)> {
    let mut tar = tar::Archive::new(fs::File::open(backup).unwrap());
    let parts = tar.entries().unwrap().map(|part| {
        let mut part = part.unwrap();
        let mut bytes = Vec::new();
        part.read_to_end(&mut bytes).unwrap();
        (part.path().unwrap().display().to_string(), bytes)
    });
    parts.collect()
}

fn change_about(backup: &Path, change: impl Fn(&mut Value)) {
    let mut parts = parts(backup);
    let mut about: Value = serde_json::from_slice(&parts[0].1).unwrap();
    change(&mut about);
    parts[0].1 = about.to_string().into_bytes();
    let mut tar = tar::Builder::new(fs::File::create(backup).unwrap());
    for (name, bytes) in &parts {
        let mut header = tar::Header::new_ustar();
        header.set_mode(0o600);
        header.set_size(bytes.len() as u64);
        tar.append_data(&mut header, name, bytes.as_slice()).unwrap();
    }
    tar.finish().unwrap();
}

#[test]
fn a_backup_of_a_later_build_is_newer_or_kept_as_it_is() {
    let mut home = Home::new();
    let backup = home.vault.backup(at(5)).unwrap();
    change_about(&backup, |about| about["later"] = json!(1));
    // The slots in it are brought up to date, and so it is written anew.
    home.vault.new_passphrase(home.okafor, &pass("a third of them"), at(6)).unwrap();
    let about: Value = serde_json::from_slice(&parts(&backup)[0].1).unwrap();
    assert_eq!(about["later"], 1);
    change_about(&backup, |about| about["format"] = json!(2));
    let (_dir, folder) = home.leave();
    let refused = restore(&folder, &backup, None, at(7));
    assert!(matches!(refused, Err(VaultError::NewerSchema { found: 2, known: 1 })), "{refused:?}");
}
