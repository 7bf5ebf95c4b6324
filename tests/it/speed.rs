//! Measures, as ratios within one run; claims nothing by itself. Run it with
//! `cargo test --release --test it -- --ignored speed --nocapture`.

use std::time::{Duration, Instant};

use homevisit::tui::keys::{Code, Key};
use homevisit::tui::msg::{Ask, Msg};
use homevisit::visit::{Draft, Drawer, Entry, EntryId, Pass, Record};

use super::harness::{Desk, PASSPHRASE};

/// A year with so many texts, 25 a visit, its last visit just passed.
fn year(texts: usize) -> Desk {
    let mut desk = Desk::started();
    desk.keys("enter ctrl-d enter").text("11/20 4pm").keys("enter enter");
    let model = desk.app.book.visits[0].clone();
    let who = desk.app.book.educators[0].id;
    let now = desk.now;
    let mut records = Vec::new();
    let mut drafts = Vec::new();
    for n in 0..texts {
        if n % 25 == 0 {
            let mut visit = model.clone();
            visit.id = homevisit::visit::VisitId(desk.app.id());
            visit.visit_ref = format!("HV-{n}");
            visit.thanked = true;
            records.push(Record::Visit(visit));
        }
        let Some(Record::Visit(visit)) = records.last() else { unreachable!() };
        let entry = Entry {
            id: EntryId(desk.app.id()),
            visit: visit.id,
            guide: "first-visit".into(),
            prompt: "what-stays".into(),
            pass: Pass::Remember,
            words: "What stays?".into(),
            author: None,
            drawer: Drawer::Ours,
            held: false,
            check: None,
            on: None,
            tags: Vec::new(),
            written: true,
            hash: None,
        };
        let text = "She wants to build games, and her grandfather planted pears. ".repeat(16);
        drafts.push(Draft { entry, text: text.into(), by: who, at: now, generation: 0 });
    }
    desk.keeper.handle(Ask::Put { records, by: who, generation: 0 }, now);
    for draft in drafts {
        desk.keeper.handle(Ask::Write(Box::new(draft)), now);
    }
    desk.keeper.save(now);
    desk.keeper.handle(Ask::Lock, now);
    desk.start_again();
    desk
}

fn median(mut times: Vec<Duration>) -> Duration {
    times.sort();
    times[times.len() / 2]
}

fn timed(desk: &mut Desk, key: &str) -> Duration {
    let key = if key.len() == 1 {
        Key::plain(Code::Char(key.chars().next().unwrap()))
    } else {
        Key::parse(key).unwrap()
    };
    let start = Instant::now();
    desk.send(Msg::Key(key));
    desk.screen();
    start.elapsed()
}

#[test]
#[ignore = "measures"]
fn ten_thousand_texts_beside_ten() {
    let measure = |texts: usize| {
        let mut desk = year(texts);
        desk.text(PASSPHRASE);
        let open = timed(&mut desk, "enter");
        if desk.screen().contains("Before it fades") {
            desk.keys("esc");
        }
        let today =
            median((0..21).map(|n| timed(&mut desk, if n % 2 == 0 { "down" } else { "up" })).collect());
        desk.keys("home enter");
        let key = median((0..41).map(|_| timed(&mut desk, "x")).collect());
        desk.keys("esc /");
        let first = timed(&mut desk, "g");
        let search = median("randfather".chars().map(|c| timed(&mut desk, &c.to_string())).collect());
        [
            ("unlock to screen", open),
            ("a key on Today", today),
            ("a key in a text, saved", key),
            ("first search", first),
            ("a key in search", search),
        ]
    };
    let (few, many) = (measure(10), measure(10_000));
    for ((what, few), (_, many)) in few.into_iter().zip(many) {
        eprintln!(
            "{what:24} 10: {few:>10.1?}   10,000: {many:>10.1?}   x{:.1}",
            many.as_secs_f64() / few.as_secs_f64()
        );
    }
}

#[test]
#[ignore = "measures"]
fn a_paste_of_twenty_thousand_characters() {
    let mut desk = Desk::started();
    desk.keys("enter ctrl-d enter").text("11/20 4pm").keys("enter enter enter");
    let text = "She wants to build games. ".repeat(770);
    let start = Instant::now();
    desk.paste(&text);
    desk.screen();
    eprintln!("bracketed, cleaned, drawn and saved: {:?}", start.elapsed());
    let start = Instant::now();
    for c in text.chars() {
        desk.app.update(Msg::Key(Key::plain(Code::Char(c))), desk.now);
    }
    desk.app.settle(desk.now);
    desk.screen();
    eprintln!("as keys, drawn: {:?}", start.elapsed());
}
