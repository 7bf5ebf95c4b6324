//! Search in every script, without accents, in parts of words.

use homevisit::visit::Drawer;

use super::{Home, later};

#[test]
fn accents_case_and_scripts_do_not_hide_a_word() {
    let mut home = Home::new();
    let texts = [
        ("El NIÑO quiere aprender", &["niño", "nino", "NINO", "apr"][..]),
        ("她想学数学，奶奶教她", &["数学", "奶", "她想"]),
        ("Bà ngoại kể chuyện", &["ba ngoai", "chuyện", "chuyen"]),
        ("Ze is ok nu", &["ok", "nu"]),
        ("한국어를 배우고 싶다", &["한국", "배우"]),
        ("cafe\u{301} noir", &["café", "cafe"]),
        ("يحب الرسم", &["رسم"]),
    ];
    for (text, _) in texts {
        home.ours(text);
    }
    for (text, queries) in texts {
        for query in queries {
            let hits = home.vault.search(query, home.okafor).unwrap();
            assert!(hits.iter().any(|hit| &*hit.excerpt == text), "{query} in {text}: {hits:?}");
            for hit in hits {
                assert!(!hit.excerpt[hit.range].is_empty());
            }
        }
    }
    assert!(home.vault.search("zebra", home.okafor).unwrap().is_empty());
    assert!(home.vault.search("  ", home.okafor).unwrap().is_empty());
}

#[test]
fn the_excerpt_is_one_line_around_the_word() {
    let mut home = Home::new();
    home.ours(&format!("{}\nla man\u{303}ana\n{}", "x ".repeat(100), "👨‍👩‍👧".repeat(80)));
    let hits = home.vault.search("manana", home.okafor).unwrap();
    assert_eq!(&hits[0].excerpt[hits[0].range.clone()], "man\u{303}ana");
    assert!(!hits[0].excerpt.contains('\n'));
    assert!(hits[0].excerpt.trim_end_matches('…').ends_with("👨‍👩‍👧"), "graphemes stay whole");
    assert!(hits[0].excerpt.chars().count() < 400);
}

#[test]
fn all_words_must_be_there_and_the_newest_comes_first() {
    let mut home = Home::new();
    let old = home.ours("games and numbers");
    let new = home.ours("numbers, then games");
    home.ours("games alone");
    let hits = home.vault.search("numbers games", home.okafor).unwrap();
    assert_eq!(hits.iter().map(|h| h.entry).collect::<Vec<_>>(), [new, old]);
}

#[test]
fn what_was_just_written_is_found_and_what_was_overwritten_is_not() {
    let mut home = Home::new();
    home.ours("before");
    assert!(home.vault.search("lantern", home.okafor).unwrap().is_empty());
    let draft = home.draft(home.okafor, Drawer::Ours, "a lantern");
    home.vault.write(&draft).unwrap();
    assert_eq!(home.vault.search("lantern", home.okafor).unwrap().len(), 1);
    home.vault.write(&later(&draft, 1, "a lamp")).unwrap();
    assert!(home.vault.search("lantern", home.okafor).unwrap().is_empty());
    assert_eq!(home.vault.search("lamp", home.okafor).unwrap().len(), 1);
    home.vault.forget_search();
    assert_eq!(home.vault.search("lamp", home.okafor).unwrap().len(), 1);
}

#[test]
fn there_are_never_more_hits_than_anybody_reads() {
    let mut home = Home::new();
    for _ in 0..210 {
        home.ours("pears");
    }
    assert_eq!(home.vault.search("pears", home.okafor).unwrap().len(), 200);
}

#[test]
fn an_excerpt_begins_and_ends_between_words_and_says_what_it_leaves_out() {
    let mut home = Home::new();
    home.ours(&format!(
        "{} Okafor brings the robotics-camp flyer {}",
        "before ".repeat(30),
        "afterwards ".repeat(60)
    ));
    let hits = home.vault.search("camp", home.okafor).unwrap();
    let excerpt = &hits[0].excerpt;
    assert!(excerpt.starts_with("…brings the "), "{}", &**excerpt);
    assert!(excerpt.ends_with("afterwards…"));
    assert_eq!(&excerpt[hits[0].range.clone()], "camp");
}
