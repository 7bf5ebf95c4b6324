//! Passphrases, recovery codes, and who gets in.

use homevisit::vault::{Cost, Folder, RecoveryCode, Vault, VaultError};
use homevisit::visit::{Drawer, Educator, Ids, Record, Text};
use proptest::prelude::*;

use super::{FIRST, Home, SECOND, at, burgle, educator, pass};

#[test]
fn only_the_passphrase_opens_it_and_tells_who_it_is() {
    let home = Home::of_two();
    let (okafor, lee) = (home.okafor, home.lee.id);
    let (_dir, folder) = home.leave();
    let wrong = Vault::unlock(&folder, &pass("the pear tree in spring"), at(9));
    assert!(matches!(wrong, Err(VaultError::WrongPassphrase)));
    assert_eq!(Vault::unlock(&folder, &pass(FIRST), at(9)).unwrap().who(), okafor);
    assert_eq!(Vault::unlock(&folder, &pass(SECOND), at(9)).unwrap().who(), lee);
}

#[test]
fn a_passphrase_typed_decomposed_is_the_same() {
    let dir = tempfile::TempDir::new().unwrap();
    let folder = Folder::create(dir.path()).unwrap();
    let founder = educator(&mut Ids::new(1), "Okafor");
    drop(Vault::create(&folder, &founder, None, &pass("niño y mañana"), Cost::LIGHT, at(0)).unwrap());
    Vault::unlock(&folder, &pass("nin\u{303}o y man\u{303}ana"), at(1)).unwrap();
}

#[test]
fn a_recovery_code_works_once_and_leaves_a_new_one() {
    let home = Home::new();
    let (code, okafor) = (home.code.clone(), home.okafor);
    let (_dir, folder) = home.leave();
    let typed: RecoveryCode = code.to_string().to_lowercase().replace('-', " ").parse().unwrap();
    let (vault, next) = Vault::unlock_with_code(&folder, &typed, &pass("a new one"), at(5)).unwrap();
    assert_eq!(vault.who(), okafor);
    drop(vault);

    let spent = Vault::unlock_with_code(&folder, &code, &pass("again"), at(6));
    assert!(matches!(spent, Err(VaultError::WrongRecovery)));
    assert!(matches!(Vault::unlock(&folder, &pass(FIRST), at(7)), Err(VaultError::WrongPassphrase)));
    drop(Vault::unlock(&folder, &pass("a new one"), at(8)).unwrap());
    Vault::unlock_with_code(&folder, &next, &pass("a third"), at(9)).unwrap();
}

#[test]
fn a_recovery_code_has_seven_parts_and_no_look_alikes() {
    let code = Home::new().code;
    let shown = code.to_string();
    let parts: Vec<_> = shown.split('-').collect();
    assert_eq!(parts.len(), RecoveryCode::GROUPS);
    assert!(parts.iter().all(|part| part.len() == 4));
    assert!(!shown.contains(['I', 'L', 'O', 'U']));
    assert_eq!(code.group(3), parts[2]);
    assert_eq!((code.group(0), code.group(8)), ("", ""));
    assert!(!format!("{code:?}").contains(parts[0]));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// One wrong sign, or two neighbours swapped, is noticed before anything is tried.
    #[test]
    fn a_slip_in_a_recovery_code_is_noticed(place in 0_usize..28, sign in 0_usize..32) {
        let alphabet = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
        let code = "ABCDEFGHJKMNPQRSTVWXYZ01234";
        // The one check sign that fits this code.
        let whole = alphabet.iter().map(|&c| format!("{code}{}", char::from(c))).filter(|c| c.parse::<RecoveryCode>().is_ok());
        let whole: Vec<_> = whole.collect();
        prop_assert_eq!(whole.len(), 1);
        let mut typed = whole[0].clone().into_bytes();
        let right = typed[place];
        typed[place] = alphabet[sign];
        let parsed = String::from_utf8(typed.clone()).unwrap().parse::<RecoveryCode>();
        prop_assert_eq!(parsed.is_ok(), typed[place] == right);
        typed[place] = right;
        if place > 0 && typed[place] != typed[place - 1] {
            typed.swap(place, place - 1);
            prop_assert!(String::from_utf8(typed).unwrap().parse::<RecoveryCode>().is_err());
        }
    }
}

#[test]
fn a_code_typed_with_look_alikes_is_understood() {
    let home = Home::new();
    let typed = home.code.to_string().replace('0', "o").replace('1', "l");
    assert_eq!(typed.parse::<RecoveryCode>().unwrap().to_string(), home.code.to_string());
    assert!(matches!("ABCD-EFGH".parse::<RecoveryCode>(), Err(VaultError::MistypedRecovery)));
}

#[test]
fn a_partner_gets_a_slot_any_day_and_reads_ours() {
    let mut home = Home::new();
    let text = home.ours("She wants to build games.");
    let lee = home.lee.clone();
    let code = home.vault.add_educator(&lee, &pass(SECOND), at(2)).unwrap();
    assert!(matches!(home.vault.add_educator(&lee, &pass("other"), at(3)), Err(VaultError::HasKeys)));
    let (_dir, folder) = home.leave();
    let vault = Vault::unlock(&folder, &pass(SECOND), at(9)).unwrap();
    assert_eq!(vault.text(text, lee.id).unwrap().open(), "She wants to build games.");
    assert!(vault.book(lee.id).unwrap().educator(lee.id).unwrap().seal_to.is_some());
    drop(vault);
    Vault::unlock_with_code(&folder, &code, &pass("lee again"), at(10)).unwrap();
}

#[test]
fn two_people_never_share_a_passphrase() {
    let mut home = Home::new();
    let lee = home.lee.clone();
    let taken = home.vault.add_educator(&lee, &pass(FIRST), at(1));
    assert!(matches!(taken, Err(VaultError::PassphraseTaken)));
    home.vault.add_educator(&lee, &pass(SECOND), at(1)).unwrap();
    let taken = home.vault.new_passphrase(home.okafor, &pass(SECOND), at(2));
    assert!(matches!(taken, Err(VaultError::PassphraseTaken)));
    home.vault.new_passphrase(home.okafor, &pass(FIRST), at(2)).unwrap();
}

#[test]
fn a_stranger_can_be_added_and_is_in_the_book() {
    let mut home = Home::new();
    let new = educator(&mut home.ids, "Vang");
    home.vault.add_educator(&new, &pass("third"), at(1)).unwrap();
    let book = home.vault.book(home.okafor).unwrap();
    assert_eq!(book.educators.iter().map(|e| &*e.name).collect::<Vec<_>>(), ["Okafor", "Lee", "Vang"]);
}

#[test]
fn a_new_passphrase_shuts_the_old_one_and_the_old_code_out() {
    let mut home = Home::new();
    let old = home.code.clone();
    let new = home.vault.new_passphrase(home.okafor, &pass("another"), at(3)).unwrap();
    let (_dir, folder) = home.leave();
    assert!(matches!(Vault::unlock(&folder, &pass(FIRST), at(4)), Err(VaultError::WrongPassphrase)));
    let spent = Vault::unlock_with_code(&folder, &old, &pass("x"), at(4));
    assert!(matches!(spent, Err(VaultError::WrongRecovery)));
    drop(Vault::unlock(&folder, &pass("another"), at(5)).unwrap());
    Vault::unlock_with_code(&folder, &new, &pass("x"), at(6)).unwrap();
}

#[test]
fn a_technicians_passphrase_is_asked_to_be_renewed_until_it_is() {
    let dir = tempfile::TempDir::new().unwrap();
    let folder = Folder::create(dir.path()).unwrap();
    let founder = Educator { must_renew: true, ..educator(&mut Ids::new(1), "Okafor") };
    let (mut vault, _) =
        Vault::create(&folder, &founder, None, &pass("temporary"), Cost::LIGHT, at(0)).unwrap();
    let asked = |vault: &Vault| vault.book(founder.id).unwrap().educators[0].must_renew;
    assert!(asked(&vault));
    vault.new_passphrase(founder.id, &pass("my own"), at(1)).unwrap();
    assert!(!asked(&vault));
}

#[test]
fn readmission_brings_back_ours_and_not_mine() {
    let mut home = Home::of_two();
    let lee = home.lee.id;
    home.vault.open_keys_of(lee, &pass(SECOND)).unwrap();
    let ours = home.ours("We laughed a lot.");
    let mine = home.draft(lee, Drawer::Mine, "I was nervous.");
    home.vault.write(&mine).unwrap();
    let visit = home.visit;
    home.says_there(lee, lee);
    assert_eq!(home.vault.text(mine.entry.id, lee).unwrap().open(), "I was nervous.");

    home.vault.readmit(lee, &pass("found again"), home.vault.who(), at(50)).unwrap();
    let (_dir, folder) = home.leave();
    assert!(matches!(Vault::unlock(&folder, &pass(SECOND), at(60)), Err(VaultError::WrongPassphrase)));
    let mut vault = Vault::unlock(&folder, &pass("found again"), at(60)).unwrap();
    assert_eq!(vault.text(ours, lee).unwrap().open(), "We laughed a lot.");
    assert_eq!(vault.text(mine.entry.id, lee).unwrap(), Text::Sealed);
    // What was signed before stays signed, though not by the present key.
    assert!(vault.book(lee).unwrap().confirmed(visit, lee).is_some());
    // And Mine goes on from here.
    let again = super::later(&mine, 90, "Still nervous.");
    vault.write(&again).unwrap();
    assert_eq!(vault.text(mine.entry.id, lee).unwrap().open(), "Still nervous.");
}

#[test]
fn whoever_opened_the_vault_is_not_let_in_anew() {
    let mut home = Home::of_two();
    let (okafor, lee) = (home.okafor, home.lee.id);
    let taken = home.vault.readmit(okafor, &pass("mine now"), lee, at(5));
    assert!(matches!(taken, Err(VaultError::HasKeys)));
    assert!(matches!(home.vault.authenticate(okafor, &pass(SECOND)), Err(VaultError::WrongPassphrase)));
}

#[test]
fn older_keys_that_open_the_vault_are_the_ones_that_are_sealed_to() {
    let mut home = Home::of_two();
    let (lee, okafor) = (home.lee.id, home.okafor);
    let older = std::fs::read(home.folder.path().join("keys")).unwrap();
    home.vault.readmit(lee, &pass("found again"), okafor, at(5)).unwrap();
    let mine = home.draft(lee, Drawer::Mine, "Found the old note.");
    let (_dir, folder) = home.leave();
    std::fs::write(folder.path().join("keys"), older).unwrap();
    let mut vault = Vault::unlock(&folder, &pass(SECOND), at(60)).unwrap();
    assert!(vault.opened_with_older_keys());
    vault.write(&mine).unwrap();
    assert_eq!(vault.text(mine.entry.id, lee).unwrap().open(), "Found the old note.");
    drop(vault);
    assert!(!Vault::unlock(&folder, &pass(SECOND), at(70)).unwrap().opened_with_older_keys());
}

#[test]
fn covering_the_screen_shuts_every_drawer() {
    let mut home = Home::of_two();
    let (lee, okafor) = (home.lee.id, home.okafor);
    home.vault.open_keys_of(lee, &pass(SECOND)).unwrap();
    home.vault.cover();
    assert!(!home.vault.is_open(lee) && !home.vault.is_open(okafor));
    let waiting = home.draft(lee, Drawer::Mine, "typed before the lid closed");
    home.vault.write(&waiting).unwrap();
}

#[test]
fn signing_needs_ones_own_keys() {
    let mut home = Home::of_two();
    let lee = home.lee.id;
    assert!(matches!(home.vault.sign(lee, b"x"), Err(VaultError::KeysShut)));
    assert!(matches!(home.vault.open_keys_of(lee, &pass(FIRST)), Err(VaultError::WrongPassphrase)));
    assert!(!home.vault.has_keys(lee));
    home.vault.open_keys_of(lee, &pass(SECOND)).unwrap();
    home.vault.sign(lee, b"x").unwrap();
    home.vault.close_keys_of(lee);
    assert!(matches!(home.vault.sign(lee, b"x"), Err(VaultError::KeysShut)));
}

#[test]
fn only_ones_own_signature_counts_as_signed() {
    let mut home = Home::of_two();
    let (okafor, lee, visit) = (home.okafor, home.lee.id, home.visit);
    home.vault.open_keys_of(lee, &pass(SECOND)).unwrap();
    home.says_there(okafor, okafor);
    // Written in Lee's name at Okafor's keyboard, with Okafor's key.
    let forged = home.says_there(lee, okafor);
    let book = home.vault.book(okafor).unwrap();
    assert_eq!(book.unproven, [forged]);
    assert!(book.confirmed(visit, okafor).is_some() && book.confirmed(visit, lee).is_none());
    assert_eq!(book.sign_offs.len(), 2, "nothing is lost");

    home.says_there(lee, lee);
    assert!(home.vault.book(okafor).unwrap().confirmed(visit, lee).is_some());
}

#[test]
fn a_record_cannot_change_anybodys_keys() {
    let mut home = Home::of_two();
    let book = home.vault.book(home.okafor).unwrap();
    let right = book.educator(home.lee.id).unwrap().clone();
    let mut forged = right.clone();
    forged.seal_to = book.educator(home.okafor).unwrap().seal_to.clone();
    forged.role = "teacher".into();
    home.vault.put(&[Record::Educator(forged)], home.okafor, at(4)).unwrap();
    let kept = home.vault.book(home.okafor).unwrap().educator(home.lee.id).unwrap().clone();
    assert_eq!((kept.seal_to, kept.role.as_str()), (right.seal_to, "teacher"));
}

#[test]
fn the_slot_file_names_nobody() {
    let home = Home::of_two();
    let text = std::fs::read_to_string(home.folder.keys()).unwrap();
    for secret in [home.okafor.0.to_string(), home.lee.id.0.to_string(), "Okafor".into(), "Lee".into()] {
        assert!(!text.contains(&secret));
    }
    assert_eq!(std::fs::read(home.folder.keys()).unwrap(), std::fs::read(home.folder.keys_copy()).unwrap());
}

#[test]
fn nothing_is_kept_in_the_clear_of_what_opens_it() {
    let home = Home::new();
    // The data key is in the slots and nowhere in the database.
    let conn = burgle(home.folder.path(), FIRST);
    let facts: Vec<String> = conn
        .prepare("SELECT value FROM meta")
        .unwrap()
        .query_map([], |r| r.get(0))
        .unwrap()
        .flatten()
        .collect();
    assert!(facts.iter().all(|fact| fact.len() != 64), "{facts:?}");
    assert!(!format!("{:?} {:?}", pass(FIRST), home.vault).contains("pear"));
}

#[test]
fn a_vault_can_go_to_the_keepers_thread() {
    fn needs_send<T: Send>(_: T) {}
    needs_send(Home::new().vault);
}

#[test]
fn a_change_of_passphrase_that_stopped_half_way_did_not_happen() {
    let mut home = Home::new();
    let before = std::fs::read(home.folder.keys()).unwrap();
    home.vault.new_passphrase(home.okafor, &pass("changed"), at(1)).unwrap();
    let (_dir, folder) = home.leave();
    // The copy is written first: as if the power went before the other.
    std::fs::write(folder.keys(), &before).unwrap();
    assert!(matches!(Vault::unlock(&folder, &pass("changed"), at(2)), Err(VaultError::WrongPassphrase)));
    drop(Vault::unlock(&folder, &pass(FIRST), at(3)).unwrap());
    assert_eq!(std::fs::read(folder.keys_copy()).unwrap(), before);
}

#[test]
fn a_later_passphrase_costs_what_the_first_did() {
    let mut home = Home::new();
    home.vault.new_passphrase(home.okafor, &pass("changed"), at(1)).unwrap();
    let slots: serde_json::Value =
        serde_json::from_slice(&std::fs::read(home.folder.keys()).unwrap()).unwrap();
    let (mut dear, mut identity) = (0, age::scrypt::Identity::new("changed".to_owned().into()));
    identity.set_max_work_factor(7);
    for slot in slots["slots"].as_array().unwrap() {
        let armored = age::armor::ArmoredReader::new(slot["envelope"].as_str().unwrap().as_bytes());
        let opened = age::Decryptor::new(armored).unwrap().decrypt(std::iter::once(&identity as _)).err();
        dear += usize::from(matches!(opened, Some(age::DecryptError::ExcessiveWork { required: 8, .. })));
    }
    assert_eq!(dear, 2);
}
