//! The schema, and a folder of every schema ever shipped.

use std::fs;

use homevisit::vault::{Cost, Folder, Vault};
use homevisit::visit::{Book, Draft, Drawer, Ids, Record, RecordKind, Text};
use tempfile::TempDir;

use super::stored::{VISIT, as_frozen, fixture, head, one_of_each, schema, shape};
use super::{FIRST, Home, SECOND, at, burgle, copy, draft, educator, later, pass};

const TOLD: &str = "She wants to build games.";
const SAID: &str = "She wants to build games. Grandfather planted pears.";

#[test]
fn sqlite_is_new_enough_and_strict() {
    assert!(rusqlite::version_number() >= 3_051_003, "{}", rusqlite::version());
    let home = Home::new();
    let conn = burgle(home.folder.path(), FIRST);
    let loose: i64 = conn
        .query_row(
            "SELECT count(*) FROM pragma_table_list WHERE schema = 'main' AND type = 'table'
                    AND name NOT LIKE 'sqlite%' AND strict = 0",
            [],
            |row| row.get(0),
        )
        .unwrap();
    assert_eq!(loose, 0);
    let mode: String = conn.query_row("PRAGMA journal_mode", [], |row| row.get(0)).unwrap();
    assert_eq!(mode, "wal");
}

/// Writes `tests/fixtures/vault-N` and `stored-N`. Run once for a new schema; what was shipped never changes.
#[test]
#[ignore = "makes the fixtures of a new schema"]
fn make_fixture() {
    let schema = schema();
    let path = fixture("vault", schema);
    assert!(!path.exists(), "{} is there already", path.display());
    let folder = Folder::create(&path).unwrap();
    let mut ids = Ids::new(1);
    let (okafor, lee) = (educator(&mut ids, "Okafor"), educator(&mut ids, "Lee"));
    let (mut vault, _) =
        Vault::create(&folder, &okafor, Some(&lee), &pass(FIRST), Cost::LIGHT, at(0)).unwrap();
    vault.add_educator(&lee, &pass(SECOND), at(1)).unwrap();
    vault.put(&one_of_each(&okafor, lee.id), okafor.id, at(2)).unwrap();
    let ours = Draft { entry: head(), ..draft(&mut ids, VISIT, okafor.id, Drawer::Ours, TOLD) };
    vault.write(&ours).unwrap();
    vault.close_all().unwrap();
    vault.write(&later(&ours, 60, SAID)).unwrap();
    vault.write(&draft(&mut ids, VISIT, okafor.id, Drawer::Mine, "I had expected less.")).unwrap();
    vault.set_hold(true).unwrap();
    vault.checkpoint().unwrap();
    drop(vault);
    fs::remove_file(path.join("lock")).unwrap();
    let lines: Vec<String> = shape().into_iter().map(|line| line + "\n").collect();
    fs::write(fixture("stored", schema), lines.concat()).unwrap();
}

/// Opens a copy of the folder of a schema. All that it holds is read.
#[track_caller]
fn opened(schema: u32) -> (TempDir, Folder, Vault) {
    let dir = TempDir::new().unwrap();
    let folder = copy(&fixture("vault", schema), &dir.path().join("data"));
    let vault = Vault::unlock(&folder, &pass(FIRST), at(9_000)).unwrap();
    let me = vault.who();
    let book = vault.book(me).unwrap();
    assert_eq!(book.educators.iter().map(|e| &*e.name).collect::<Vec<_>>(), ["Okafor", "Lee"]);
    assert_eq!(&*book.families[0].name, "Maya");
    let texts: Vec<_> =
        vault.texts(book.visits[0].id, me).unwrap().into_iter().map(|(_, text)| text).collect();
    assert_eq!(texts, [Text::Open(SAID.into()), Text::Open("I had expected less.".into())]);
    let history = vault.history(book.entries[0].id, me).unwrap();
    assert_eq!(history.iter().map(|v| v.text.open()).collect::<Vec<_>>(), [TOLD, SAID]);
    assert_eq!(history[1].at, at(61));
    assert_eq!(vault.recovered().len(), 2, "it was left without a goodbye");
    assert!(vault.hold().unwrap());
    (dir, folder, vault)
}

#[test]
fn a_folder_of_every_schema_opens_and_holds_what_it_held() {
    for schema in 1..=schema() {
        let (_dir, folder, vault) = opened(schema);
        drop(vault);
        let partner = Vault::unlock(&folder, &pass(SECOND), at(9_001)).unwrap();
        let visit = partner.book(partner.who()).unwrap().visits[0].id;
        assert_eq!(partner.texts(visit, partner.who()).unwrap()[1].1, Text::Sealed, "schema {schema}");
    }
}

#[test]
fn a_folder_of_the_present_schema_gives_every_record_back() {
    let (_dir, _folder, vault) = opened(schema());
    let book = vault.book(vault.who()).unwrap();
    let (okafor, lee) = (&book.educators[0], book.educators[1].id);
    let mut expected = Book::default();
    expected.put(Record::Educator(okafor.clone()));
    expected.put(Record::Educator(book.educators[1].clone()));
    for record in one_of_each(okafor, lee) {
        expected.put(as_frozen(&record));
    }
    expected.put_entry(head());
    book.entries.iter().skip(1).for_each(|entry| expected.put_entry(entry.clone()));
    assert_eq!(book, expected);
    for kind in RecordKind::ALL {
        assert!(one_of_each(okafor, lee).iter().any(|record| record.key().0 == *kind), "{}", kind.word());
    }
}
