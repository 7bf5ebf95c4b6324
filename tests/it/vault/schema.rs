//! The schema, and a folder of every schema ever shipped.

use std::fs;
use std::path::Path;

use homevisit::vault::{Cost, Folder, Vault};
use homevisit::visit::{Drawer, Ids, Record, Text};
use tempfile::TempDir;

use super::{FIRST, Home, SECOND, at, burgle, copy, draft, educator, family, later, pass, visit};

const FIXTURE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/vault-1");

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

/// Writes `tests/fixtures/vault-1`. Run once for a new schema, under a new name; a shipped one never changes.
#[test]
#[ignore = "makes the fixture"]
fn make_fixture() {
    let folder = Folder::create(FIXTURE).unwrap();
    let mut ids = Ids::new(1);
    let (okafor, lee) = (educator(&mut ids, "Okafor"), educator(&mut ids, "Lee"));
    let (mut vault, _) =
        Vault::create(&folder, &okafor, Some(&lee), &pass(FIRST), Cost::LIGHT, at(0)).unwrap();
    vault.add_educator(&lee, &pass(SECOND), at(1)).unwrap();
    let (visit, maya) = (visit(&mut ids), family(&mut ids, "Maya"));
    vault.put(&[Record::Visit(visit.clone()), Record::Family(maya)], okafor.id, at(2)).unwrap();
    let ours = draft(&mut ids, visit.id, okafor.id, Drawer::Ours, "She wants to build games.");
    vault.write(&ours).unwrap();
    vault.close_all().unwrap();
    vault.write(&later(&ours, 60, "She wants to build games. Grandfather planted pears.")).unwrap();
    vault.write(&draft(&mut ids, visit.id, okafor.id, Drawer::Mine, "I had expected less.")).unwrap();
    vault.set_hold(true).unwrap();
    vault.settle().unwrap();
    drop(vault);
    fs::remove_file(Path::new(FIXTURE).join("lock")).unwrap();
}

#[test]
fn a_folder_of_schema_1_opens_and_holds_what_it_held() {
    let dir = TempDir::new().unwrap();
    let folder = copy(Path::new(FIXTURE), &dir.path().join("data"));
    let vault = Vault::unlock(&folder, &pass(FIRST), at(9_000)).unwrap();
    let me = vault.who();
    let book = vault.book(me).unwrap();
    assert_eq!(book.educators.iter().map(|e| &*e.name).collect::<Vec<_>>(), ["Okafor", "Lee"]);
    assert_eq!(&*book.families[0].name, "Maya");
    let texts: Vec<_> =
        vault.texts(book.visits[0].id, me).unwrap().into_iter().map(|(_, text)| text).collect();
    let said = "She wants to build games. Grandfather planted pears.";
    assert_eq!(texts, [Text::Open(said.into()), Text::Open("I had expected less.".into())]);
    let history = vault.history(book.entries[0].id, me).unwrap();
    assert_eq!(
        history.iter().map(|v| v.text.open()).collect::<Vec<_>>(),
        ["She wants to build games.", said]
    );
    assert_eq!(history[1].at, at(61));
    assert_eq!(vault.recovered().len(), 2, "it was left without a goodbye");
    assert!(vault.hold().unwrap());
    drop(vault);
    let partner = Vault::unlock(&folder, &pass(SECOND), at(9_001)).unwrap();
    let texts = partner.texts(book.visits[0].id, partner.who()).unwrap();
    assert_eq!(texts[1].1, Text::Sealed);
}
