//! Damage, other folders' rights, second instances: each said in its own words, nothing made worse.

use std::fs::{self, Permissions};
use std::os::unix::fs::PermissionsExt;

use homevisit::vault::{Cost, Folder, Vault, VaultError};
use homevisit::visit::{Drawer, Ids};

use super::{FIRST, Home, at, burgle, copy, educator, pass};

#[test]
fn an_empty_folder_and_no_folder_hold_no_vault() {
    let dir = tempfile::TempDir::new().unwrap();
    assert!(matches!(Folder::at(dir.path().join("none")), Err(VaultError::NotFound { .. })));
    let folder = Folder::create(dir.path().join("empty")).unwrap();
    assert!(!folder.has_vault());
    assert!(matches!(Vault::unlock(&folder, &pass(FIRST), at(0)), Err(VaultError::NotFound { .. })));
    assert!(matches!(Vault::read_only(&folder, &pass(FIRST)), Err(VaultError::NotFound { .. })));
}

#[test]
fn a_vault_is_never_made_over_another() {
    let (_dir, folder) = Home::new().leave();
    let founder = educator(&mut Ids::new(2), "Else");
    for gone in [None, Some(folder.keys()), Some(folder.keys_copy())] {
        if let Some(file) = gone {
            fs::remove_file(file).unwrap();
        }
        let made = Vault::create(&folder, &founder, None, &pass("x"), Cost::LIGHT, at(1));
        assert!(matches!(made, Err(VaultError::AlreadyExists { .. })));
    }
}

#[test]
fn a_folder_that_others_can_write_is_refused() {
    let (_dir, folder) = Home::new().leave();
    for mode in [0o770, 0o702, 0o777] {
        fs::set_permissions(folder.path(), Permissions::from_mode(mode)).unwrap();
        assert!(matches!(Folder::at(folder.path()), Err(VaultError::FolderOpenToOthers { .. })));
        assert!(matches!(Folder::create(folder.path()), Err(VaultError::FolderOpenToOthers { .. })));
    }
    fs::set_permissions(folder.path(), Permissions::from_mode(0o755)).unwrap();
    Folder::at(folder.path()).unwrap();
}

#[test]
fn a_second_instance_is_told_about_the_first() {
    let home = Home::new();
    let second = Vault::unlock(&home.folder, &pass(FIRST), at(60));
    let Err(VaultError::Locked { pid, since }) = second else { panic!("{second:?}") };
    assert_eq!(pid, std::process::id().to_string());
    assert_eq!(since, "2026-11-23 12:00");
    let (_dir, folder) = home.leave();
    Vault::unlock(&folder, &pass(FIRST), at(61)).unwrap();
}

#[test]
fn reading_goes_on_beside_the_open_program_and_changes_nothing() {
    let mut home = Home::new();
    let text = home.ours("just typed");
    let mut reader = Vault::read_only(&home.folder, &pass(FIRST)).unwrap();
    assert_eq!(reader.text(text, home.okafor).unwrap().open(), "just typed");
    home.ours("and more");
    assert_eq!(reader.book(home.okafor).unwrap().entries.len(), 2);
    assert_eq!(reader.search("more", home.okafor).unwrap().len(), 1);
    let draft = home.draft(home.okafor, Drawer::Ours, "no");
    assert!(matches!(reader.write(&draft), Err(VaultError::ReadOnly)));
    assert!(matches!(reader.put(&[], home.okafor, at(1)), Err(VaultError::ReadOnly)));
    assert!(matches!(reader.set_hold(true), Err(VaultError::ReadOnly)));
    assert!(matches!(reader.backup(at(1)), Err(VaultError::ReadOnly)));
    assert!(matches!(reader.new_passphrase(home.okafor, &pass("x"), at(1)), Err(VaultError::ReadOnly)));
    reader.checkpoint().unwrap();
    drop(reader);
    home.vault.checkpoint().unwrap();
}

#[test]
fn reading_works_when_nothing_else_has_it_open() {
    let mut home = Home::new();
    let text = home.ours("left behind");
    let okafor = home.okafor;
    let killed = copy(home.folder.path(), &home.dir.path().join("killed"));
    let reader = Vault::read_only(&killed, &pass(FIRST)).unwrap();
    assert_eq!(reader.text(text, okafor).unwrap().open(), "left behind");
    drop(reader);
    assert_eq!(
        Vault::unlock(&killed, &pass(FIRST), at(9)).unwrap().recovered().len(),
        1,
        "nothing was closed"
    );
    let (_dir, folder) = home.leave();
    let reader = Vault::read_only(&folder, &pass(FIRST)).unwrap();
    assert_eq!(reader.text(text, okafor).unwrap().open(), "left behind");
}

#[test]
fn one_damaged_key_file_is_mended_from_the_other() {
    let (_dir, folder) = Home::new().leave();
    let whole = fs::read(folder.keys()).unwrap();
    for file in [folder.keys(), folder.keys_copy()] {
        for spoil in 0..3 {
            match spoil {
                0 => fs::remove_file(&file).unwrap(),
                1 => fs::write(&file, &whole[..whole.len() / 2]).unwrap(),
                _ => {
                    // One sign within an envelope: still JSON, still armor.
                    let text = String::from_utf8(whole.clone()).unwrap();
                    let place = text.find("AGE ENCRYPTED").unwrap() + 80;
                    let mut bytes = whole.clone();
                    bytes[place] = if bytes[place] == b'A' { b'B' } else { b'A' };
                    fs::write(&file, bytes).unwrap();
                }
            }
            drop(Vault::unlock(&folder, &pass(FIRST), at(5)).unwrap());
            assert_eq!(fs::read(&file).unwrap(), whole, "mended");
        }
    }
    fs::write(folder.keys(), "x").unwrap();
    fs::remove_file(folder.keys_copy()).unwrap();
    let lost = Vault::unlock(&folder, &pass(FIRST), at(6));
    assert!(matches!(lost, Err(VaultError::ForeignKeys { .. })), "{lost:?}");
    assert_eq!(fs::read(folder.keys()).unwrap(), b"x", "left as it is");
}

#[test]
fn a_damaged_database_is_named_with_its_last_good_backup_and_left_as_it_is() {
    let mut home = Home::new();
    home.ours(&"words ".repeat(2_000));
    home.vault.backup(at(1)).unwrap();
    let (_dir, folder) = home.leave();
    let whole = fs::read(folder.database()).unwrap();
    let head_gone: Vec<u8> =
        whole.iter().enumerate().map(|(i, b)| if (20..900).contains(&i) { 0 } else { *b }).collect();
    for spoilt in [Vec::new(), whole[..1_000].to_vec(), whole[..4_096].to_vec(), head_gone] {
        fs::write(folder.database(), &spoilt).unwrap();
        let opened = Vault::unlock(&folder, &pass(FIRST), at(5)).and_then(|v| v.book(v.who()).map(|_| ()));
        let Err(VaultError::Damaged { backup }) = opened else { panic!("{}: {opened:?}", spoilt.len()) };
        assert_eq!(backup, Some(folder.backups().join("homevisit-0001-2026-11-23.backup")));
        assert_eq!(fs::read(folder.database()).unwrap(), spoilt, "left as it is");
    }
    fs::remove_file(folder.database()).unwrap();
    assert!(matches!(Vault::unlock(&folder, &pass(FIRST), at(5)), Err(VaultError::Damaged { .. })));
}

#[test]
fn a_flipped_byte_is_never_read_as_text_nor_backed_up() {
    let mut home = Home::new();
    // Long enough for pages that hold nothing else: SQLCipher reads a damaged one as zeros, without an error.
    let words = "long words ".repeat(3_000);
    let text = home.ours(&words);
    let okafor = home.okafor;
    let (_dir, folder) = home.leave();
    let whole = fs::read(folder.database()).unwrap();
    let mut noticed = 0;
    for page in 0..whole.len() / 4_096 {
        let mut spoilt = whole.clone();
        spoilt[page * 4_096 + 2_000] ^= 1;
        fs::write(folder.database(), &spoilt).unwrap();
        let _ = fs::remove_file(folder.path().join("vault.db-wal"));
        let read = Vault::unlock(&folder, &pass(FIRST), at(5)).and_then(|vault| {
            let backup = vault.backup(at(6));
            assert!(matches!(backup, Err(VaultError::Damaged { .. })), "page {page}: {backup:?}");
            drop(vault);
            Vault::unlock(&folder, &pass(FIRST), at(7))?.text(text, okafor)
        });
        match read {
            Ok(found) => assert!(found.open() == words, "page {page}: read as something else"),
            Err(VaultError::Damaged { .. }) => noticed += 1,
            Err(other) => panic!("page {page}: {other:?}"),
        }
    }
    assert!(noticed > 5, "{noticed}");
}

#[test]
fn keys_of_another_vault_are_said_to_be_foreign() {
    let (_dir, folder) = Home::new().leave();
    let (_other_dir, other) = Home::new().leave();
    fs::copy(other.keys(), folder.keys()).unwrap();
    fs::copy(other.keys_copy(), folder.keys_copy()).unwrap();
    assert!(matches!(Vault::unlock(&folder, &pass(FIRST), at(5)), Err(VaultError::Foreign { .. })));
}

#[test]
fn a_newer_schema_is_refused_in_words_and_left_as_it_is() {
    let (_dir, folder) = Home::new().leave();
    burgle(folder.path(), FIRST).pragma_update(None, "user_version", 99).unwrap();
    let refused = Vault::unlock(&folder, &pass(FIRST), at(5));
    assert!(matches!(refused, Err(VaultError::NewerSchema { found: 99, .. })), "{refused:?}");
    let found: u32 =
        burgle(folder.path(), FIRST).query_row("PRAGMA user_version", [], |row| row.get(0)).unwrap();
    assert_eq!(found, 99);
}

#[test]
fn no_error_tells_a_secret() {
    let mut home = Home::new();
    home.ours("QZCANARYQZ");
    let (_dir, folder) = home.leave();
    burgle(folder.path(), FIRST).execute("UPDATE entry SET head = 'QZCANARYQZ'", []).unwrap();
    let error = Vault::unlock(&folder, &pass(FIRST), at(5)).unwrap().book(educator(&mut Ids::new(1), "x").id);
    let error = error.unwrap_err();
    let told = format!("{error:?} {error} {:?}", std::error::Error::source(&error));
    assert!(!told.contains("CANARY"), "{told}");
}

/// A copy of a vault that is open, as a crash leaves it: nothing settled, the last saves in the log alone.
fn crashed(home: &Home) -> (tempfile::TempDir, Folder) {
    let dir = tempfile::TempDir::new().unwrap();
    let data = dir.path().join("data");
    let folder = copy(home.folder.path(), &data);
    (dir, folder)
}

#[test]
fn saves_that_were_in_a_lost_log_alone_are_told_of() {
    let mut home = Home::new();
    home.vault.checkpoint().unwrap();
    home.ours("kept");
    let newest = home.ours("and then the bell");
    let log = |folder: &Folder| folder.path().join("vault.db-wal");
    // Whole, nothing is missing and nothing said.
    let (_dir, folder) = crashed(&home);
    let vault = Vault::unlock(&folder, &pass(FIRST), at(60)).unwrap();
    assert_eq!(vault.saves_lost().unwrap(), None);
    assert!(vault.text(newest, home.okafor).is_ok());
    drop(vault);

    let length = fs::metadata(log(&home.folder)).unwrap().len();
    let ways: [&dyn Fn(&Folder); 3] = [
        &|folder| fs::remove_file(log(folder)).unwrap(),
        &|folder| fs::File::options().write(true).open(log(folder)).unwrap().set_len(length / 2).unwrap(),
        &|folder| {
            let mut bytes = fs::read(log(folder)).unwrap();
            let middle = bytes.len() / 2;
            bytes[middle] ^= 1;
            fs::write(log(folder), bytes).unwrap();
        },
    ];
    for spoil in ways {
        let (_dir, folder) = crashed(&home);
        spoil(&folder);
        let mut vault = Vault::unlock(&folder, &pass(FIRST), at(60)).unwrap();
        assert!(vault.saves_lost().unwrap().is_some());
        // It is told until somebody was there to hear it, and once only.
        vault.checkpoint().unwrap();
        drop(vault);
        let vault = Vault::unlock(&folder, &pass(FIRST), at(61)).unwrap();
        assert!(vault.saves_lost().unwrap().is_some());
    }
}

#[test]
fn a_restored_vault_and_an_older_one_that_was_accepted_miss_nothing() {
    let mut home = Home::new();
    home.ours("before");
    let backup = home.vault.backup(at(1)).unwrap();
    home.ours("after");
    let (_dir, folder) = home.leave();
    homevisit::vault::restore(&folder, &backup, None, at(2)).unwrap();
    let vault = Vault::unlock(&folder, &pass(FIRST), at(3)).unwrap();
    assert_eq!(vault.saves_lost().unwrap(), None);
}
