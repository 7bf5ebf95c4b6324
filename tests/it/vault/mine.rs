//! The drawer Mine: sealed to its author, wherever the vault is copied.

use homevisit::vault::{Vault, VaultError};
use homevisit::visit::{Drawer, Text};
use rusqlite::params;

use super::{FIRST, Home, SECOND, at, burgle, later, pass};

#[test]
fn a_partner_cannot_read_mine_even_with_the_data_key() {
    let mut home = Home::of_two();
    let (okafor, lee) = (home.okafor, home.lee.id);
    let mine = home.draft(okafor, Drawer::Mine, "QXASSUMPTION about them");
    home.vault.write(&mine).unwrap();
    home.vault.write(&later(&mine, 700, "QXASSUMPTION was wrong")).unwrap();
    assert_eq!(home.vault.text(mine.entry.id, okafor).unwrap().open(), "QXASSUMPTION was wrong");
    assert_eq!(home.vault.text(mine.entry.id, lee).unwrap(), Text::Sealed);
    let (_dir, folder) = home.leave();

    let mut vault = Vault::unlock(&folder, &pass(SECOND), at(800)).unwrap();
    for viewer in [okafor, lee] {
        assert_eq!(vault.text(mine.entry.id, viewer).unwrap(), Text::Sealed);
        assert_eq!(vault.texts(mine.entry.visit, viewer).unwrap(), [(mine.entry.id, Text::Sealed)]);
        assert!(vault.history(mine.entry.id, viewer).unwrap().iter().all(|v| v.text == Text::Sealed));
        assert!(vault.search("QXASSUMPTION", viewer).unwrap().is_empty());
    }
    assert_eq!(vault.history(mine.entry.id, okafor).unwrap().len(), 2);
    drop(vault);

    // By hand, with the data key out of the partner's own slot: every column of every row.
    let conn = burgle(folder.path(), SECOND);
    for (table, columns) in [("entry", "head, text, sealed"), ("revision", "content, sealed, parents")] {
        let mut rows = conn.prepare(&format!("SELECT {columns} FROM {table}")).unwrap();
        let mut rows = rows.query([]).unwrap();
        let mut seen = 0;
        while let Some(row) = rows.next().unwrap() {
            for column in 0..3 {
                let value: rusqlite::types::Value = row.get(column).unwrap();
                assert!(!format!("{value:?}").contains("QXASSUMPTION"));
                if let rusqlite::types::Value::Blob(blob) = value {
                    assert!(!blob.windows(12).any(|w| w == b"QXASSUMPTION"));
                    seen += 1;
                }
            }
        }
        assert!(seen > 0, "{table} holds sealed texts");
    }
}

#[test]
fn passing_the_keyboard_opens_ones_own_mine_and_no_longer() {
    let mut home = Home::of_two();
    let lee = home.lee.id;
    // At Okafor's keyboard, without Lee's passphrase: writing works, reading does not.
    let mine = home.draft(lee, Drawer::Mine, "I talked too much.");
    home.vault.write(&mine).unwrap();
    assert_eq!(home.vault.text(mine.entry.id, lee).unwrap(), Text::Sealed);
    home.vault.open_keys_of(lee, &pass(SECOND)).unwrap();
    assert_eq!(home.vault.text(mine.entry.id, lee).unwrap().open(), "I talked too much.");
    assert_eq!(home.vault.search("talked", lee).unwrap().len(), 1);
    assert!(home.vault.search("talked", home.okafor).unwrap().is_empty());
    home.vault.close_keys_of(lee);
    assert_eq!(home.vault.text(mine.entry.id, lee).unwrap(), Text::Sealed);
    assert!(home.vault.search("talked", lee).unwrap().is_empty());
}

#[test]
fn without_keys_there_is_no_mine() {
    let mut home = Home::new();
    let mine = home.draft(home.lee.id, Drawer::Mine, "x");
    assert!(matches!(home.vault.write(&mine), Err(VaultError::NoKeys)));
    assert!(home.vault.book(home.okafor).unwrap().entries.is_empty());
    assert!(matches!(home.vault.open_keys_of(home.lee.id, &pass(SECOND)), Err(VaultError::NoKeys)));
}

#[test]
fn only_the_author_moves_a_text_and_only_to_ours() {
    let mut home = Home::of_two();
    let (okafor, lee) = (home.okafor, home.lee.id);
    let mine = home.draft(okafor, Drawer::Mine, "an assumption");
    home.vault.write(&mine).unwrap();
    let mut moved = later(&mine, 5, "what we learned");
    moved.entry.drawer = Drawer::Ours;
    let mut stolen = moved.clone();
    stolen.by = lee;
    assert!(matches!(home.vault.write(&stolen), Err(VaultError::OneWay)));
    home.vault.write(&moved).unwrap();
    assert_eq!(home.vault.text(mine.entry.id, lee).unwrap().open(), "what we learned");
    assert!(matches!(home.vault.write(&later(&mine, 9, "back")), Err(VaultError::OneWay)));
    // What it said before the move stays its author's.
    let texts = |home: &Home, viewer| -> Vec<Text> {
        home.vault.history(mine.entry.id, viewer).unwrap().into_iter().map(|v| v.text).collect()
    };
    assert_eq!(texts(&home, lee), [Text::Sealed, Text::Open("what we learned".into())]);
    assert_eq!(texts(&home, okafor)[0], Text::Open("an assumption".into()));
}

#[test]
fn a_sealed_text_in_another_place_is_damage() {
    let mut home = Home::of_two();
    let okafor = home.okafor;
    let one = home.draft(okafor, Drawer::Mine, "the one");
    let other = home.draft(okafor, Drawer::Mine, "the other");
    home.vault.write(&one).unwrap();
    home.vault.write(&other).unwrap();
    let (_dir, folder) = home.leave();
    let conn = burgle(folder.path(), SECOND);
    conn.execute(
        "UPDATE entry SET sealed = (SELECT sealed FROM entry WHERE id = ?1) WHERE id = ?2",
        params![one.entry.id.0.as_bytes(), other.entry.id.0.as_bytes()],
    )
    .unwrap();
    drop(conn);
    let vault = Vault::unlock(&folder, &pass(FIRST), at(9)).unwrap();
    assert!(matches!(vault.text(other.entry.id, okafor), Err(VaultError::MineDamaged)));
    // A list does not fail for it, and the history still has the right one.
    let texts = vault.texts(other.entry.visit, okafor).unwrap();
    assert_eq!(texts[0].1.open(), "the one");
    assert_eq!(texts[1].1, Text::Sealed);
    assert_eq!(vault.history(other.entry.id, okafor).unwrap()[0].text.open(), "the other");
}

#[test]
fn a_text_sealed_by_a_forger_is_damage() {
    // The partner knows the author's public key and the database key, and seals a text in the author's name.
    let mut home = Home::of_two();
    let okafor = home.okafor;
    let mine = home.draft(okafor, Drawer::Mine, "true words");
    home.vault.write(&mine).unwrap();
    let seal_to = home.vault.book(okafor).unwrap().educator(okafor).unwrap().seal_to.clone().unwrap();
    let (_dir, folder) = home.leave();
    let payload = serde_json::json!({
        "entry": mine.entry.id, "revision": {"device": okafor, "counter": 1},
        "author": okafor, "signer": okafor, "text": "forged words",
    });
    let signed = [vec![7; 64], serde_json::to_vec(&payload).unwrap()].concat();
    let recipient: age::x25519::Recipient = seal_to.parse().unwrap();
    let forged = age::encrypt(&recipient, &signed).unwrap();
    burgle(folder.path(), SECOND).execute("UPDATE entry SET sealed = ?1", [forged]).unwrap();
    let vault = Vault::unlock(&folder, &pass(FIRST), at(9)).unwrap();
    assert!(matches!(vault.text(mine.entry.id, okafor), Err(VaultError::MineDamaged)));
}

#[test]
fn a_partners_signature_on_my_mine_outlives_their_readmission() {
    let mut home = Home::of_two();
    let (okafor, lee) = (home.okafor, home.lee.id);
    home.vault.open_keys_of(lee, &pass(SECOND)).unwrap();
    let mut mine = home.draft(okafor, Drawer::Mine, "typed at Lee's turn");
    mine.by = lee;
    home.vault.write(&mine).unwrap();
    home.vault.readmit(lee, &pass("anew"), home.vault.who(), at(9)).unwrap();
    assert_eq!(home.vault.text(mine.entry.id, okafor).unwrap().open(), "typed at Lee's turn");
}
