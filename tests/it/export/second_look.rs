//! What is worth a second look before it leaves, and for how long a decision about it holds.

use homevisit::export::{ASKS, DIGEST, FAMILY};
use homevisit::site::Site;
use homevisit::visit::{FiledPromise, KeptAsIsId, Need, Request, Whose};

use super::*;

/// Both agree on this one answer of the first visit, for the reflection and for the family, and let it leave.
fn saying(book: &mut Book, text: &str) {
    let filing = file(book, FIRST, vec![answer(0xb7, "What did they say?", &["digest", "own-hope"], text)]);
    agree(book, &filing);
    for who in [OKAFOR, LEE] {
        allow(book, &filing.answers[0], who, true);
    }
}

/// What is marked in a sending.
fn marked(sending: &Sending) -> Vec<(&str, &str)> {
    sending.marked().iter().flat_map(|found| &found.marked).map(|m| (m.what, &*m.words)).collect()
}

fn reflection(book: &Book, site: &Site) -> Sending {
    sending(book, site, wish(&DIGEST, Form::Html, &[FIRST]))
}

#[test]
fn what_was_kept_as_it_is_is_shown_again_once_its_words_change() {
    let mut book = book();
    saying(&mut book, "A visa is on its way.");
    let mut first = reflection(&book, &site());
    assert!(first.outgoing(&site()).is_none(), "nothing leaves while something is to be decided");
    let kept = first.keep(EntryId(Uuid::from_u128(0xb7)), KeptAsIsId(Uuid::from_u128(1)), OKAFOR, now());
    assert!(first.outgoing(&site()).is_some());
    book.put(Record::KeptAsIs(kept.unwrap()));
    let again = reflection(&book, &site());
    assert_eq!(marked(&again), []);
    // Whoever leaves out what is marked means what was kept before as well.
    let without = again.flagged().to_vec();
    let left_out = sending(&book, &site(), Wish { without, ..wish(&DIGEST, Form::Html, &[FIRST]) });
    assert!(again.shown().contains("visa") && !left_out.shown().contains("visa"));
    saying(&mut book, "A visa is on its way, after the deportation.");
    let second = reflection(&book, &site());
    assert_eq!(marked(&second), [("immigration", "visa"), ("immigration", "deportation")]);
    assert!(second.outgoing(&site()).is_none());
}

#[test]
fn a_subject_is_marked_where_a_text_begins_and_where_it_ends() {
    for (text, words) in [
        ("Visa or not, they laugh", ["Visa"].as_slice()),
        ("They wait for the visa", &["visa"]),
        ("They wait for the green card", &["green card"]),
        ("Asylum", &["Asylum"]),
        ("green", &[]),
    ] {
        let mut book = book();
        saying(&mut book, text);
        let sending = reflection(&book, &site());
        let found: Vec<&str> = marked(&sending).into_iter().map(|(_, words)| words).collect();
        assert_eq!(found, words, "{text}");
    }
}

#[test]
fn a_name_is_at_home_on_the_familys_page_and_marked_where_a_school_official_reads_it() {
    let mut book = book();
    saying(&mut book, "Maya builds what she dreams.");
    let official = Site { recipient_is_school_official: true, ..site() };
    assert_eq!(marked(&reflection(&book, &official)), [("name", "Maya")]);
    assert_eq!(marked(&reflection(&book, &site())), [], "there it is covered");
    for site in [site(), official] {
        let page = sending(&book, &site, wish(&FAMILY, Form::Html, &[FIRST]));
        assert!(page.shown().contains("Maya builds what she dreams."));
        assert_eq!(marked(&page), []);
    }
}

#[test]
fn a_name_in_what_is_asked_beside_a_promise_is_marked_as_any_other() {
    let mut book = book();
    let request =
        Some(Request { need: Need::Transport, line: "A ride for Maya, call 555-987-6543Two".into() });
    let promise = FiledPromise {
        id: None,
        text: "We ask".into(),
        whose: Whose::Ours,
        by: Some(OKAFOR),
        due: None,
        request,
    };
    let filing = Filing { promises: Some(vec![promise]), ..file(&mut book, FIRST, Vec::new()) };
    book.put(Record::Filing(filing.clone()));
    agree(&mut book, &filing);
    let official = Site { recipient_is_school_official: true, ..site() };
    let asks = sending(&book, &official, wish(&ASKS, Form::Csv, &[FIRST]));
    // A number is one though a word is glued to it.
    assert_eq!(marked(&asks), [("name", "Maya"), ("phone", "555-987-6543")]);
}

#[test]
fn a_familys_words_keep_the_quotation_marks_that_are_theirs() {
    let mut book = book();
    saying(&mut book, "\"Que sean felices\" said the mother.");
    let page = sending(&book, &site(), wish(&FAMILY, Form::Html, &[FIRST]));
    assert!(page.shown().contains("\"Que sean felices\" said the mother."), "{}", page.shown());
}

#[test]
fn what_the_college_guide_says_never_to_write_is_looked_at_once_more() {
    for word in [
        "DACA",
        "the Dream Act",
        "FAFSA",
        "his SSN",
        "an ITIN",
        "no papers",
        "ICE",
        "sin papeles",
        "seguro social",
    ] {
        let mut book = book();
        saying(&mut book, &format!("They asked about {word} on Tuesday."));
        let sending = reflection(&book, &site());
        assert!(marked(&sending).iter().any(|(what, _)| *what == "immigration"), "{word}");
    }
}
