//! Records and texts: what is saved is there, what is removed can come back, what is erased cannot.

use homevisit::vault::{Vault, VaultError};
use homevisit::visit::{Drawer, Record, RecordKind, Text};

use super::{FIRST, Home, at, burgle, copy, family, files, holds, later, pass, visit};

#[test]
fn what_was_put_is_in_the_book_again() {
    let mut home = Home::of_two();
    let (maya, riveras) = (family(&mut home.ids, "Maya"), family(&mut home.ids, "the Riveras"));
    let records = [Record::Family(maya.clone()), Record::Family(riveras.clone())];
    home.vault.put(&records, home.okafor, at(1)).unwrap();
    let mut draft = home.draft(home.okafor, Drawer::Ours, "ask about the game");
    draft.entry.tags = vec!["before-you-see".into()];
    home.vault.write(&draft).unwrap();
    let okafor = home.okafor;
    let (_dir, folder) = home.leave();
    let book = Vault::unlock(&folder, &pass(FIRST), at(9)).unwrap().book(okafor).unwrap();
    assert_eq!(*book.families, [maya, riveras]);
    assert_eq!(book.educators[0].id, okafor, "the founder is first");
    assert_eq!(*book.entries, [draft.entry.clone()]);
    assert_eq!(&*book.lines[&draft.entry.id], "ask about the game");
}

#[test]
fn nothing_written_stands_in_any_file() {
    const CANARY: &str = "QZCANARYQZ";
    let mut home = Home::of_two();
    let maya = family(&mut home.ids, CANARY);
    home.vault.put(&[Record::Family(maya)], home.okafor, at(1)).unwrap();
    let (ours, mine) = (
        home.draft(home.okafor, Drawer::Ours, &format!("she said {CANARY}")),
        home.draft(home.okafor, Drawer::Mine, &format!("I thought {CANARY}")),
    );
    home.vault.write(&ours).unwrap();
    home.vault.write(&mine).unwrap();
    home.vault.search(CANARY, home.okafor).unwrap();
    let elsewhere = home.dir.path().join("elsewhere.backup");
    let scan = |when: &str| {
        let all = files(home.dir.path());
        assert!(all.len() >= 5, "{all:?}");
        for file in all {
            for secret in [CANARY, FIRST, "Okafor"] {
                assert!(!holds(&file, secret.as_bytes()), "{when}: {}", file.display());
            }
        }
    };
    scan("while open");
    home.vault.backup(at(2)).unwrap();
    home.vault.backup_to(&elsewhere, at(2)).unwrap();
    home.vault.checkpoint().unwrap();
    scan("settled, backed up");
}

#[test]
fn files_are_for_their_owner_alone() {
    use std::os::unix::fs::PermissionsExt;
    let mut home = Home::new();
    home.ours("words");
    home.vault.backup(at(2)).unwrap();
    home.vault.checkpoint().unwrap();
    for file in files(home.folder.path()) {
        let mode = file.metadata().unwrap().permissions().mode() & 0o777;
        assert_eq!(mode, 0o600, "{}", file.display());
    }
    for dir in [home.folder.path().to_owned(), home.folder.backups()] {
        assert_eq!(dir.metadata().unwrap().permissions().mode() & 0o777, 0o700);
    }
}

#[test]
fn a_saved_text_survives_being_killed_and_is_reported() {
    let mut home = Home::new();
    let draft = home.draft(home.okafor, Drawer::Ours, "Grandfather: never afraid of numb");
    home.vault.write(&draft).unwrap();
    let left = home.ours("done with this one");
    home.vault.close(left).unwrap();
    // The program is still running; its files as they lie there are what a kill leaves.
    let folder = copy(home.folder.path(), &home.dir.path().join("killed"));
    let vault = Vault::unlock(&folder, &pass(FIRST), at(99)).unwrap();
    assert_eq!(vault.text(draft.entry.id, home.okafor).unwrap().open(), "Grandfather: never afraid of numb");
    let found = vault.recovered();
    assert_eq!(found.len(), 1);
    assert_eq!((found[0].entry, found[0].visit, found[0].by), (draft.entry.id, home.visit, home.okafor));
    assert_eq!(found[0].at, draft.at);
    drop(vault);
    assert!(Vault::unlock(&folder, &pass(FIRST), at(99)).unwrap().recovered().is_empty(), "only once");
}

#[test]
fn a_text_that_is_taken_off_was_left_in_order() {
    let mut home = Home::new();
    let okafor = home.okafor;
    let draft = home.draft(okafor, Drawer::Ours, "before");
    home.vault.write(&draft).unwrap();
    home.vault.remove_entry(draft.entry.id, okafor, at(2)).unwrap();
    let folder = copy(home.folder.path(), &home.dir.path().join("killed"));
    let vault = Vault::unlock(&folder, &pass(FIRST), at(99)).unwrap();
    assert_eq!(vault.recovered().len(), 0, "nobody was in the middle of it");
    // What is written once it is back is another state of it.
    home.vault.restore_entry(draft.entry.id, okafor, at(3)).unwrap();
    home.vault.write(&later(&draft, 3, "after")).unwrap();
    assert_eq!(home.vault.history(draft.entry.id, okafor).unwrap().len(), 2);
}

#[test]
fn a_removed_record_and_a_removed_text_come_back() {
    let mut home = Home::new();
    let okafor = home.okafor;
    let maya = family(&mut home.ids, "Maya");
    home.vault.put(&[Record::Family(maya.clone())], okafor, at(1)).unwrap();
    let text = home.ours("words");
    home.vault.remove(RecordKind::Family, maya.id.0, okafor, at(2)).unwrap();
    home.vault.remove_entry(text, okafor, at(2)).unwrap();
    let book = home.vault.book(okafor).unwrap();
    assert!(book.families.is_empty() && book.entries.is_empty());
    assert!(home.vault.texts(home.visit, okafor).unwrap().is_empty());
    assert!(home.vault.search("words", okafor).unwrap().is_empty());

    home.vault.restore(RecordKind::Family, maya.id.0, okafor, at(3)).unwrap();
    home.vault.restore_entry(text, okafor, at(3)).unwrap();
    let book = home.vault.book(okafor).unwrap();
    assert_eq!(*book.families, [maya]);
    assert_eq!(book.entries.len(), 1);
    assert_eq!(home.vault.texts(home.visit, okafor).unwrap(), [(text, Text::Open("words".into()))]);
    assert_eq!(home.vault.search("words", okafor).unwrap().len(), 1);
}

#[test]
fn held_texts_wait_until_both_are_done() {
    let mut home = Home::of_two();
    let (okafor, lee) = (home.okafor, home.lee.id);
    let mut draft = home.draft(okafor, Drawer::Ours, "her hands when she talked");
    draft.entry.held = true;
    draft.entry.tags.push("own-hope".into());
    home.vault.write(&draft).unwrap();
    let id = draft.entry.id;
    assert_eq!(home.vault.text(id, okafor).unwrap().open(), "her hands when she talked");
    assert_eq!(home.vault.text(id, lee).unwrap(), Text::Held);
    assert_eq!(home.vault.texts(home.visit, lee).unwrap(), [(id, Text::Held)]);
    assert_eq!(home.vault.history(id, lee).unwrap()[0].text, Text::Held);
    assert!(home.vault.search("hands", lee).unwrap().is_empty());
    assert!(home.vault.book(lee).unwrap().lines.is_empty());

    let mut shown = home.vault.book(okafor).unwrap().visit(home.visit).unwrap().clone();
    shown.shown = true;
    home.vault.put(&[Record::Visit(shown)], okafor, at(5)).unwrap();
    assert_eq!(home.vault.text(id, lee).unwrap().open(), "her hands when she talked");
    assert_eq!(home.vault.search("hands", lee).unwrap().len(), 1);
    assert_eq!(home.vault.book(lee).unwrap().lines.len(), 1);
}

#[test]
fn erasing_leaves_no_word_anywhere() {
    let mut home = Home::new();
    let okafor = home.okafor;
    let draft = home.draft(okafor, Drawer::Ours, "please forget this");
    home.vault.write(&draft).unwrap();
    home.vault.write(&later(&draft, 700, "please forget this too")).unwrap();
    let kept = home.ours("keep this");
    let old = home.vault.backup(at(800)).unwrap();
    home.vault.shut_drawer(okafor);
    let shut = home.vault.erase_texts(&[draft.entry.id], okafor, at(900));
    assert!(matches!(shut, Err(VaultError::KeysShut)), "an open screen is not its owner");
    home.vault.open_keys_of(okafor, &pass(FIRST)).unwrap();
    home.vault.erase_texts(&[draft.entry.id], okafor, at(900)).unwrap();

    assert!(!old.exists(), "older backups hold it, so they are gone");
    let backup = homevisit::vault::last_good_backup(&home.folder).unwrap();
    assert!(home.vault.history(draft.entry.id, okafor).unwrap().is_empty());
    assert_eq!(home.vault.text(draft.entry.id, okafor).unwrap().open(), "");
    assert_eq!(home.vault.text(kept, okafor).unwrap().open(), "keep this");
    assert_eq!(std::fs::metadata(home.folder.path().join("vault.db-wal")).unwrap().len(), 0);
    let (dir, folder) = home.leave();
    // The whole database, written out again without a key.
    let conn = burgle(folder.path(), FIRST);
    let plain = dir.path().join("plain");
    conn.execute_batch(&format!("ATTACH '{}' AS plain KEY ''", plain.display())).unwrap();
    conn.execute_batch("SELECT sqlcipher_export('plain')").unwrap();
    assert!(!holds(&plain, b"please forget"));
    assert!(holds(&plain, b"keep this"));
    assert!(holds(&plain, b"erased"), "a tombstone stays");
    drop(conn);
    // And the fresh backup is of the time after.
    homevisit::vault::restore(&folder, &backup, None, at(950)).unwrap();
    let vault = Vault::unlock(&folder, &pass(FIRST), at(960)).unwrap();
    assert_eq!(vault.text(kept, okafor).unwrap().open(), "keep this");
    assert!(vault.history(draft.entry.id, okafor).unwrap().is_empty());
}

#[test]
fn a_hold_blocks_erasing() {
    let mut home = Home::new();
    let text = home.ours("evidence");
    home.vault.set_hold(true).unwrap();
    let refused = home.vault.erase_texts(&[text], home.okafor, at(5));
    assert!(matches!(refused, Err(VaultError::Held)));
    assert_eq!(home.vault.text(text, home.okafor).unwrap().open(), "evidence");
    home.vault.set_hold(false).unwrap();
    home.vault.erase_texts(&[text], home.okafor, at(6)).unwrap();
}

#[test]
fn a_put_is_all_or_nothing_for_the_reader() {
    let mut home = Home::new();
    let visits: Vec<_> = (0..50).map(|_| Record::Visit(visit(&mut home.ids))).collect();
    home.vault.put(&visits, home.okafor, at(1)).unwrap();
    let reader = Vault::read_only(&home.folder, &pass(FIRST)).unwrap();
    assert_eq!(reader.book(home.okafor).unwrap().visits.len(), 51);
}

/// Not a test of speed, but of the promise that speed rests on: run with `--release -- --ignored --nocapture`.
#[test]
#[ignore = "measures"]
fn speed_among_ten_thousand() {
    use std::time::Instant;
    let mut home = Home::of_two();
    let text = "She wants to build games and her grandfather planted pears. ".repeat(17);
    let visits: Vec<_> = (0..200).map(|_| visit(&mut home.ids)).collect();
    let records: Vec<_> = visits.iter().cloned().map(Record::Visit).collect();
    home.vault.put(&records, home.okafor, at(1)).unwrap();
    let start = Instant::now();
    for n in 0..10_000 {
        home.visit = visits[n % 200].id;
        let draft = home.draft(home.okafor, Drawer::Ours, &text);
        home.vault.write(&draft).unwrap();
    }
    eprintln!("10,000 first writes: {:?} each", start.elapsed() / 10_000);
    let draft = home.draft(home.okafor, Drawer::Ours, &text.repeat(2));
    home.vault.write(&draft).unwrap();
    let start = Instant::now();
    for n in 0..1_000 {
        home.vault.write(&later(&draft, n % 60, &text.repeat(2))).unwrap();
    }
    eprintln!("autosave of 2 kB: {:?} each", start.elapsed() / 1_000);
    let start = Instant::now();
    let book = home.vault.book(home.okafor).unwrap();
    eprintln!("book of {} texts: {:?}", book.entries.len(), start.elapsed());
    let start = Instant::now();
    home.vault.search("grandfather", home.okafor).unwrap();
    eprintln!("first search: {:?}", start.elapsed());
    let start = Instant::now();
    home.vault.search("pears", home.okafor).unwrap();
    eprintln!("search with 200 hits: {:?}", start.elapsed());
    let start = Instant::now();
    home.vault.search("zebra", home.okafor).unwrap();
    eprintln!("search without hits: {:?}", start.elapsed());
    let start = Instant::now();
    home.vault.backup(at(5)).unwrap();
    eprintln!("backup: {:?}", start.elapsed());
    let (_dir, folder) = home.leave();
    let start = Instant::now();
    Vault::unlock(&folder, &pass(FIRST), at(9)).unwrap();
    eprintln!("unlock at a light cost: {:?}", start.elapsed());
}
