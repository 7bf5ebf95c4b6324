//! Sittings and history.

use homevisit::vault::Vault;
use homevisit::visit::{Draft, Drawer};
use proptest::prelude::*;

use super::{FIRST, Home, SECOND, at, later, pass};

fn said(home: &Home, draft: &Draft) -> Vec<String> {
    let versions = home.vault.history(draft.entry.id, home.okafor).unwrap();
    versions.iter().map(|v| v.text.open().to_owned()).collect()
}

#[test]
fn one_sitting_is_one_state() {
    let mut home = Home::new();
    let draft = home.draft(home.okafor, Drawer::Ours, "S");
    home.vault.write(&draft).unwrap();
    home.vault.write(&later(&draft, 1, "She")).unwrap();
    home.vault.write(&later(&draft, 2, "She wants")).unwrap();
    assert_eq!(said(&home, &draft), ["She wants"]);
    home.vault.close(draft.entry.id).unwrap();
    home.vault.write(&later(&draft, 3, "She wants more")).unwrap();
    home.vault.close_all().unwrap();
    home.vault.write(&later(&draft, 4, "All")).unwrap();
    assert_eq!(said(&home, &draft), ["She wants", "She wants more", "All"]);
}

#[test]
fn after_ten_minutes_a_sitting_goes_on_as_a_new_state() {
    let mut home = Home::new();
    let draft = home.draft(home.okafor, Drawer::Ours, "a");
    home.vault.write(&draft).unwrap();
    home.vault.write(&later(&draft, 600, "b")).unwrap();
    home.vault.write(&later(&draft, 601, "c")).unwrap();
    assert_eq!(said(&home, &draft), ["b", "c"]);
}

#[test]
fn a_clock_that_was_set_back_changes_no_order() {
    let mut home = Home::new();
    let draft = home.draft(home.okafor, Drawer::Ours, "first");
    home.vault.write(&draft).unwrap();
    home.vault.write(&later(&draft, -86_400, "second")).unwrap();
    home.vault.close_all().unwrap();
    home.vault.write(&later(&draft, -172_800, "third")).unwrap();
    let versions = home.vault.history(draft.entry.id, home.okafor).unwrap();
    assert_eq!(said(&home, &draft), ["first", "second", "third"]);
    assert!(versions.windows(2).all(|w| w[0].counter < w[1].counter && w[0].at > w[1].at));
}

#[test]
fn another_author_ends_the_sitting() {
    let mut home = Home::of_two();
    let mut joint = home.draft(home.okafor, Drawer::Ours, "we");
    joint.entry.author = None;
    home.vault.write(&joint).unwrap();
    let mut other = later(&joint, 1, "we both");
    other.by = home.lee.id;
    home.vault.write(&other).unwrap();
    home.vault.write(&later(&joint, 2, "we all")).unwrap();
    assert_eq!(said(&home, &joint), ["we", "we both", "we all"]);
    let versions = home.vault.history(joint.entry.id, home.okafor).unwrap();
    assert_eq!(versions.iter().map(|v| v.by).collect::<Vec<_>>(), [home.okafor, home.lee.id, home.okafor]);
    assert_eq!(versions[1].at, other.at);
}

#[test]
fn each_copy_of_the_vault_counts_for_itself() {
    let mut home = Home::new();
    let draft = home.draft(home.okafor, Drawer::Ours, "before");
    home.vault.write(&draft).unwrap();
    let backup = home.vault.backup(at(5)).unwrap();
    let okafor = home.okafor;
    let (_dir, folder) = home.leave();
    homevisit::vault::restore(&folder, &backup, None, at(10)).unwrap();
    let mut vault = Vault::unlock(&folder, &pass(FIRST), at(20)).unwrap();
    vault.write(&later(&draft, 30, "after")).unwrap();
    let versions = vault.history(draft.entry.id, okafor).unwrap();
    assert_eq!(versions.len(), 2);
    assert_ne!(versions[0].device, versions[1].device);
}

#[derive(Clone, Debug)]
enum Move {
    Write { box_: usize, partner: bool, seconds: i64, text: String },
    Close(usize),
    CloseAll,
    Reopen,
}

fn moves() -> impl Strategy<Value = Vec<Move>> {
    let one = prop_oneof![
        6 => (0_usize..3, any::<bool>(), -900_i64..900, "\\PC{0,20}")
            .prop_map(|(box_, partner, seconds, text)| Move::Write { box_, partner, seconds, text }),
        1 => (0_usize..3).prop_map(Move::Close),
        1 => Just(Move::CloseAll),
        1 => Just(Move::Reopen),
    ];
    prop::collection::vec(one, 1..25)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    /// Whatever the order of writes, closes, clock jumps and restarts: the last write wins, the history ends with it,
    /// and counters rise.
    #[test]
    fn the_last_write_wins_and_history_ends_with_it(moves in moves()) {
        let mut home = Home::of_two();
        home.vault.open_keys_of(home.lee.id, &pass(SECOND)).unwrap();
        let (okafor, lee) = (home.okafor, home.lee.id);
        // The third is Mine of Okafor's.
        let boxes = [Drawer::Ours, Drawer::Ours, Drawer::Mine].map(|drawer| {
            let mut draft = home.draft(okafor, drawer, "");
            if drawer == Drawer::Ours { draft.entry.author = None; }
            draft
        });
        let mut last: [Option<String>; 3] = [None, None, None];
        let mut now = 0;
        for step in moves {
            match step {
                Move::Write { box_, partner, seconds, text } => {
                    now += seconds;
                    let mut draft = later(&boxes[box_], now, &text);
                    draft.by = if partner { lee } else { okafor };
                    home.vault.write(&draft).unwrap();
                    last[box_] = Some(text);
                }
                Move::Close(box_) => home.vault.close(boxes[box_].entry.id).unwrap(),
                Move::CloseAll => home.vault.close_all().unwrap(),
                Move::Reopen => {
                    home.vault.checkpoint().unwrap();
                    let folder = home.folder.clone();
                    let spare = Home::new();
                    drop(std::mem::replace(&mut home.vault, spare.vault));
                    home.vault = Vault::unlock(&folder, &pass(FIRST), at(now)).unwrap();
                    home.vault.open_keys_of(lee, &pass(SECOND)).unwrap();
                }
            }
            for (draft, last) in boxes.iter().zip(&last) {
                let text = home.vault.text(draft.entry.id, okafor).unwrap();
                prop_assert_eq!(text.open(), last.as_deref().unwrap_or_default());
                let history = home.vault.history(draft.entry.id, okafor).unwrap();
                prop_assert_eq!(history.last().map(|v| v.text.open().to_owned()), last.clone());
                prop_assert!(history.windows(2).all(|w| w[0].counter < w[1].counter));
            }
        }
    }
}
