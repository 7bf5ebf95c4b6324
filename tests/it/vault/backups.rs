//! Backups, restoring, and noticing an older database.

use std::fs;

use homevisit::vault::{Folder, Vault, VaultError, last_good_backup, restore};
use homevisit::visit::{Drawer, Text};

use super::{FIRST, Home, SECOND, at, copy, files, pass};

const DAY: i64 = 86_400;

#[test]
fn ten_backups_roll_and_one_a_day_is_due() {
    let mut home = Home::new();
    for day in 0..14 {
        home.ours("words");
        assert!(home.vault.backup_if_due(at(day * DAY)).unwrap().is_some());
        assert_eq!(home.vault.backup_if_due(at(day * DAY + 60)).unwrap(), None);
    }
    let mut names: Vec<_> = fs::read_dir(home.folder.backups())
        .unwrap()
        .map(|f| f.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    assert_eq!(names.len(), 10);
    assert_eq!(names[0], "homevisit-0005-2026-11-27.backup");
    assert_eq!(names[9], "homevisit-0014-2026-12-06.backup");
    // A clock set back does not make today's backup the oldest.
    home.vault.backup(at(-400 * DAY)).unwrap();
    let last = last_good_backup(&home.folder).unwrap();
    assert!(last.ends_with("homevisit-0015-2025-10-19.backup"), "{}", last.display());
}

#[test]
fn a_backup_brings_back_that_day_and_the_present_is_kept_aside() {
    let mut home = Home::new();
    let early = home.ours("early");
    let backup = home.vault.backup(at(10)).unwrap();
    let late = home.ours("late");
    let okafor = home.okafor;
    assert!(matches!(restore(&home.folder, &backup, None, at(20)), Err(VaultError::Locked { .. })));
    let (_dir, folder) = home.leave();

    restore(&folder, &backup, Some(&pass(FIRST)), at(20)).unwrap();
    let vault = Vault::unlock(&folder, &pass(FIRST), at(30)).unwrap();
    assert_eq!(vault.text(early, okafor).unwrap().open(), "early");
    assert_eq!(vault.text(late, okafor).unwrap(), Text::Open(String::new().into()));
    drop(vault);

    // What was there can be had back by hand.
    let aside = folder.set_aside();
    assert_eq!(aside.len(), 1);
    let former = Folder::at(&aside[0]).unwrap();
    assert_eq!(
        Vault::unlock(&former, &pass(FIRST), at(40)).unwrap().text(late, okafor).unwrap().open(),
        "late"
    );
    restore(&folder, &backup, None, at(20)).unwrap();
    assert_eq!(folder.set_aside().len(), 2, "a second restore in the same second keeps both");
}

#[test]
fn a_backup_opens_on_another_machine() {
    let mut home = Home::of_two();
    let text = home.ours("carried over");
    let file = home.dir.path().join("stick.backup");
    home.vault.backup_to(&file, at(5)).unwrap();
    assert!(
        matches!(home.vault.backup_to(&file, at(6)), Err(VaultError::Backup { .. })),
        "never overwritten"
    );
    let other = Folder::create(home.dir.path().join("other")).unwrap();
    assert!(matches!(restore(&other, &file, Some(&pass("wrong")), at(7)), Err(VaultError::WrongPassphrase)));
    assert!(!other.has_vault());
    restore(&other, &file, None, at(7)).unwrap();
    let vault = Vault::unlock(&other, &pass(SECOND), at(8)).unwrap();
    assert_eq!(vault.text(text, home.okafor).unwrap().open(), "carried over");
}

#[test]
fn a_damaged_backup_is_refused_and_changes_nothing() {
    let mut home = Home::new();
    let text = home.ours("still here");
    let backup = home.vault.backup(at(5)).unwrap();
    home.ours("more");
    let second = home.vault.backup(at(6)).unwrap();
    let okafor = home.okafor;
    let (_dir, folder) = home.leave();
    let whole = fs::read(&second).unwrap();
    for place in [0, 516, 1_600, 6_000, whole.len() / 2] {
        let mut spoilt = whole.clone();
        spoilt[place] ^= 0x20;
        fs::write(&second, &spoilt).unwrap();
        assert!(
            matches!(restore(&folder, &second, None, at(9)), Err(VaultError::BackupDamaged { .. })),
            "at {place}"
        );
        assert_eq!(last_good_backup(&folder), Some(backup.clone()), "at {place}");
    }
    for length in [0, 10, 512, whole.len() / 2, whole.len() - 5_000] {
        fs::write(&second, &whole[..length]).unwrap();
        assert!(
            matches!(restore(&folder, &second, None, at(9)), Err(VaultError::BackupDamaged { .. })),
            "{length}"
        );
    }
    assert!(folder.set_aside().is_empty());
    let vault = Vault::unlock(&folder, &pass(FIRST), at(10)).unwrap();
    assert_eq!(vault.text(text, okafor).unwrap().open(), "still here");
}

#[test]
fn a_file_in_the_place_of_the_backups_is_no_backup_that_is_there() {
    let home = Home::new();
    fs::write(home.folder.backups(), b"").unwrap();
    let error = home.vault.backup(at(1)).unwrap_err();
    let said = homevisit::text::Text::english().sentence(&error.sentence());
    assert!(said.contains("Check the disk and the folder"), "{said}");
}

#[test]
fn an_older_database_is_noticed() {
    let mut home = Home::new();
    let early = home.ours("early");
    home.vault.checkpoint().unwrap();
    let old = copy(home.folder.path(), &home.dir.path().join("old"));
    home.ours("late");
    let okafor = home.okafor;
    let (_dir, folder) = home.leave();
    // A sync program brings yesterday's database back.
    fs::copy(old.database(), folder.database()).unwrap();
    assert!(matches!(Vault::unlock(&folder, &pass(FIRST), at(9)), Err(VaultError::RolledBack)));
    assert!(matches!(Vault::read_only(&folder, &pass(FIRST)), Err(VaultError::RolledBack)));
    folder.accept_older().unwrap();
    let vault = Vault::unlock(&folder, &pass(FIRST), at(9)).unwrap();
    assert_eq!(vault.text(early, okafor).unwrap().open(), "early");
}

#[test]
fn settling_writes_only_when_something_changed() {
    let mut home = Home::new();
    home.vault.checkpoint().unwrap();
    let stamps = |home: &Home| -> Vec<_> {
        files(home.folder.path())
            .iter()
            .map(|f| (f.clone(), f.metadata().unwrap().modified().unwrap()))
            .collect()
    };
    let before = stamps(&home);
    home.vault.checkpoint().unwrap();
    assert_eq!(stamps(&home), before);
}

#[test]
fn a_new_passphrase_holds_for_the_rolling_backups_too() {
    let mut home = Home::of_two();
    let text = home.ours("words");
    let backup = home.vault.backup(at(5)).unwrap();
    home.vault.new_passphrase(home.okafor, &pass("changed"), at(6)).unwrap();
    let okafor = home.okafor;
    let other = Folder::create(home.dir.path().join("other")).unwrap();
    restore(&other, &backup, None, at(7)).unwrap();
    assert!(matches!(Vault::unlock(&other, &pass(FIRST), at(8)), Err(VaultError::WrongPassphrase)));
    let vault = Vault::unlock(&other, &pass("changed"), at(8)).unwrap();
    assert_eq!(vault.text(text, okafor).unwrap().open(), "words");
}

#[test]
fn a_partner_who_came_after_the_backup_is_told_so() {
    let mut home = Home::new();
    let new = super::educator(&mut home.ids, "Vang");
    let backup = home.vault.backup(at(5)).unwrap();
    home.vault.add_educator(&new, &pass("third"), at(6)).unwrap();
    let (_dir, folder) = home.leave();
    restore(&folder, &backup, None, at(7)).unwrap();
    assert!(matches!(Vault::unlock(&folder, &pass("third"), at(8)), Err(VaultError::EducatorUnknown)));
    let mut vault = Vault::unlock(&folder, &pass(FIRST), at(9)).unwrap();
    vault.add_educator(&new, &pass("third again"), at(10)).unwrap();
    drop(vault);
    Vault::unlock(&folder, &pass("third again"), at(11)).unwrap();
}

#[test]
fn nothing_half_made_stays_behind() {
    let mut home = Home::new();
    home.vault.backup(at(5)).unwrap();
    fs::create_dir(home.folder.path().join(".work-crashed")).unwrap();
    fs::write(home.folder.backups().join(".work-crashed"), "x").unwrap();
    home.ours("words");
    let (_dir, folder) = home.leave();
    drop(Vault::unlock(&folder, &pass(FIRST), at(9)).unwrap());
    let names: Vec<_> = fs::read_dir(folder.path()).unwrap().map(|f| f.unwrap().file_name()).collect();
    assert_eq!(names.len(), 7, "{names:?}");
    assert_eq!(fs::read_dir(folder.backups()).unwrap().count(), 1);
}

#[test]
fn the_backups_of_another_vault_are_left_alone() {
    let home = Home::new();
    let former = home.vault.backup(at(1)).unwrap();
    let (_dir, folder) = home.leave();
    let other = Home::new();
    let stick = other.dir.path().join("stick.backup");
    other.vault.backup_to(&stick, at(2)).unwrap();
    restore(&folder, &stick, None, at(3)).unwrap();
    let before = fs::read(&former).unwrap();
    let mut vault = Vault::unlock(&folder, &pass(FIRST), at(4)).unwrap();
    assert_eq!(last_good_backup(&folder), None, "none of this vault yet");
    vault.new_passphrase(vault.who(), &pass("changed"), at(5)).unwrap();
    assert_eq!(fs::read(&former).unwrap(), before);
    let fresh = vault.backup(at(6)).unwrap();
    assert_eq!(last_good_backup(&folder), Some(fresh));
}

#[test]
fn a_passphrase_that_comes_back_to_mind_opens_mine_in_a_backup_from_before() {
    let mut home = Home::of_two();
    let (okafor, lee) = (home.okafor, home.lee.id);
    home.vault.open_keys_of(lee, &pass(SECOND)).unwrap();
    let mine = home.draft(lee, Drawer::Mine, "I was nervous.");
    home.vault.write(&mine).unwrap();
    let before = home.vault.backup(at(10)).unwrap();
    home.vault.readmit(lee, &pass("found again"), okafor, at(20)).unwrap();
    let (_dir, folder) = home.leave();
    restore(&folder, &before, None, at(30)).unwrap();
    drop(Vault::unlock(&folder, &pass("found again"), at(40)).unwrap());
    let vault = Vault::unlock(&folder, &pass(SECOND), at(50)).unwrap();
    assert_eq!(vault.text(mine.entry.id, lee).unwrap().open(), "I was nervous.");
}
