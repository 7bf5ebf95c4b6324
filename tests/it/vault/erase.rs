//! Erasing the words of a year: all of them, and nothing that pay needs.

use homevisit::vault::{Vault, VaultError};
use homevisit::visit::*;
use rusqlite::Connection;
use uuid::Uuid;

use super::{FIRST, Home, SECOND, at, burgle, pass};

/// Everything that stands anywhere in the database, decrypted, as one text.
fn dump(conn: &Connection) -> String {
    let mut all = String::new();
    for (table, columns) in [("record", "content"), ("entry", "head, text"), ("revision", "content")] {
        let mut rows = conn.prepare(&format!("SELECT {columns} FROM {table}")).unwrap();
        let count = rows.column_count();
        let mut rows = rows.query([]).unwrap();
        while let Some(row) = rows.next().unwrap() {
            for column in 0..count {
                all += &row.get::<_, Option<String>>(column).unwrap().unwrap_or_default();
                all.push('\n');
            }
        }
    }
    all
}

#[test]
fn the_words_of_a_year_go_for_good_and_what_pay_needs_stays() {
    let mut home = Home::of_two();
    let (okafor, lee, visit) = (home.okafor, home.lee.id, home.visit);
    let since = at(0).date_naive();
    let joint = {
        let mut draft = home.draft(okafor, Drawer::Ours, "The pears came from her grandfather.");
        draft.entry.author = None;
        home.vault.write(&draft).unwrap();
        draft.entry.id
    };
    let gone = home.draft(okafor, Drawer::Ours, "A line that was taken off.");
    home.vault.write(&gone).unwrap();
    home.vault.remove_entry(gone.entry.id, okafor, at(1)).unwrap();
    let mine = home.draft(okafor, Drawer::Mine, "I had expected less.");
    home.vault.write(&mine).unwrap();
    let book = home.vault.book(okafor).unwrap();
    let of_visit = book.visit(visit).unwrap().clone();
    let (family, new) = (of_visit.family, |n: u128| Uuid::from_u128(0xe0 + n));
    let promise = Promise {
        id: PromiseId(new(1)),
        visit,
        text: "bring the pear book".into(),
        whose: Whose::Ours,
        by: None,
        due: None,
        state: PromiseState::Open,
        request: None,
    };
    let between = Between {
        id: BetweenId(new(2)),
        family,
        on: since,
        kind: BetweenKind::Contact,
        channel: None,
        by: okafor,
        went: Went::Well,
        line: "Thanked them for the pears.".into(),
        received: None,
    };
    let answer = FiledAnswer {
        entry: joint,
        words: "A strength?".into(),
        tags: Vec::new(),
        text: "The pears.".into(),
    };
    let filing = Filing {
        id: FilingId(new(3)),
        visit,
        number: 1,
        at: at(2),
        answers: vec![answer],
        promises: Some(vec![FiledPromise::from(&promise)]),
        page: "The pears, as both agreed.".into(),
        practices: Vec::new(),
        signers: vec![okafor],
        erased: None,
    };
    let agreed = agree_statement(&filing, okafor);
    let sign_off = SignOff {
        id: SignOffId(new(4)),
        visit,
        act: Act::Agree,
        filing: Some(filing.id),
        educator: okafor,
        at: at(2),
        hash: filing.hash(),
        signed: Signed::Key(home.vault.sign(okafor, &agreed).unwrap()),
    };
    let told = Told {
        id: ToldId(new(5)),
        of: joint.0,
        hash: String::new(),
        language: "es".into(),
        words: "Las peras.".into(),
        read_on: None,
        theirs_on: None,
    };
    let hash = filing.hash();
    let records = vec![
        Record::Promise(promise),
        Record::Between(between),
        Record::Filing(filing),
        Record::SignOff(sign_off),
        Record::Told(told),
        Record::Visit(Visit {
            facts: Facts { met: Some(true), minutes: Some(40), ..of_visit.facts.clone() },
            ..of_visit
        }),
    ];
    home.vault.put(&records, okafor, at(3)).unwrap();
    home.vault.backup(at(3)).unwrap();
    let words = ["pears", "pear book", "taken off", "peras", "A strength?"];
    let before = dump(&burgle(home.folder.path(), FIRST));
    assert!(words.iter().all(|word| before.contains(word)));

    // Under a hold nothing goes; nor by one of two.
    let visits = [visit];
    home.vault.set_hold(true).unwrap();
    assert!(matches!(home.vault.erase_ours((&visits, since), okafor, at(4)), Err(VaultError::Held)));
    home.vault.set_hold(false).unwrap();
    let team =
        vec![Member { educator: okafor, role: Role::Lead }, Member { educator: lee, role: Role::Partner }];
    let of_two = Visit { team, ..home.vault.book(okafor).unwrap().visit(visit).unwrap().clone() };
    home.vault.put(&[Record::Visit(of_two)], okafor, at(4)).unwrap();
    let alone = home.vault.erase_ours((&visits, since), okafor, at(4));
    assert!(matches!(alone, Err(VaultError::KeysShut)), "one of two erases nothing alone: {alone:?}");
    home.vault.open_keys_of(lee, &pass(SECOND)).unwrap();
    home.vault.erase_ours((&visits, since), okafor, at(5)).unwrap();

    let after = dump(&burgle(home.folder.path(), FIRST));
    for word in words {
        assert!(!after.contains(word), "{word} is still there");
    }
    let book = home.vault.book(okafor).unwrap();
    let filed = book.agreed_filing(visit).expect("that it was agreed on is still known");
    assert_eq!((filed.hash(), filed.answers.len()), (hash, 0));
    assert!(book.unproven.is_empty(), "the signature still holds over what was signed");
    assert_eq!(book.visit(visit).unwrap().facts.minutes, Some(40));
    assert!(book.promises.is_empty() && book.betweens.is_empty() && book.told.is_empty());
    let texts = home.vault.texts(visit, okafor).unwrap();
    assert_eq!(
        texts.into_iter().map(|(_, text)| text).collect::<Vec<_>>(),
        [Text::Open("I had expected less.".into())]
    );
    // No rolling backup holds them either.
    let folder = home.folder.clone();
    let Home { vault, dir, .. } = home;
    drop(vault);
    let backups: Vec<_> = std::fs::read_dir(folder.path().join("backups")).unwrap().collect();
    assert_eq!(backups.len(), 1, "one fresh backup took the place of the others");
    drop(Vault::unlock(&folder, &pass(FIRST), at(9)).unwrap());
    drop(dir);
}
