//! Our reflection, in our words.

use homevisit::export::{DIGEST, Form, Made};
use homevisit::site::Site;
use homevisit::visit::{Book, Record, Shelf, Signed, VisitId};
use proptest::prelude::*;
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use super::{FIRST, LEE, OKAFOR, VIDEO, agree, allow, answer, book, change, file, made, sign, site};

fn digest(book: &Book, site: &Site, visits: &[VisitId]) -> Made {
    made(book, site, &DIGEST, Form::Markdown, visits)
}

fn page(book: &Book, site: &Site) -> String {
    String::from_utf8(digest(book, site, &[FIRST]).bytes).unwrap()
}

#[test]
fn a_digest_of_a_made_up_book() {
    // Without the two spaces that keep a line break.
    let page = page(&book(), &site()).replace("  \n", "\n");
    insta::assert_snapshot!(page, @r"
    # Our reflection, in our words

    - **What this is:** Answers from home visits that everyone who signed agreed to share, word for word. The names of families and students that the pair keeps are covered unless a school official reads it. Please quote only what is marked so.
    - **For:** The coordinator, and the debrief
    - **Made:** 2026-09-30 15:00
    - **By:** Ada Okafor, Jun Lee
    - **Visits:** 1

    ## HV-A1 · Lincoln Elementary · K-2, 3-5 · first visit

    ### A strength that surprised us

    *May be quoted, without names*

    > (name) builds games.
    > (name) tests them.
    >
    > The (name) laugh a lot: \*really\*.

    ### What we will use in class

    *Shared, not to be quoted*

    > 1\. Design a game
    > 2\. \<b\>Play\</b\> it

    ### What do we ask of the school for (name)?

    *Shared, not to be quoted*

    > A sign in Spanish at the door.
    ");
}

#[test]
fn it_says_what_it_holds_and_what_it_keeps_back() {
    let made = digest(&book(), &site(), &[VIDEO, FIRST]);
    assert_eq!(made.visits, [FIRST]);
    assert_eq!(made.withheld, [("answers", 1)]);
}

#[test]
fn with_nothing_to_share_it_says_so() {
    let mut book = book();
    book.consents = Shelf::default();
    let made = digest(&book, &site(), &[FIRST]);
    assert_eq!(made.visits, []);
    assert_eq!(made.withheld, [("answers", 4)]);
    assert!(String::from_utf8(made.bytes).unwrap().contains("\nNothing is shared here."));
}

#[test]
fn one_who_does_not_allow_it_is_enough() {
    assert!(!page(&book(), &site()).contains("Between the two of us"));
}

#[test]
fn taking_a_consent_back_keeps_the_answer_here() {
    let mut book = book();
    assert!(page(&book, &site()).contains("A sign in Spanish"));
    let mut taken =
        book.consents.iter().find(|c| c.educator == LEE && !c.quote && c.entry.0.as_u128() == 0xb4);
    let mut consent = taken.take().unwrap().clone();
    consent.share = false;
    book.put(Record::Consent(consent));
    assert!(!page(&book, &site()).contains("A sign in Spanish"));
}

#[test]
fn an_edit_clears_consent() {
    let mut book = book();
    let mut answers = book.filings[0].answers.clone();
    answers[2].text = "A sign in Spanish and Hmong at the door.".into();
    let amended = file(&mut book, FIRST, answers);
    agree(&mut book, &amended);
    assert!(!page(&book, &site()).contains("A sign in Spanish"));
    for who in [OKAFOR, LEE] {
        allow(&mut book, &amended.answers[2], who, false);
    }
    assert!(page(&book, &site()).contains("A sign in Spanish and Hmong"));
}

#[test]
fn an_amendment_that_one_has_not_signed_leaves_the_last_agreed_text() {
    let mut book = book();
    let before = page(&book, &site());
    let mut answers = book.filings[0].answers.clone();
    answers[0].text = "Second thoughts.".into();
    let amended = file(&mut book, FIRST, answers);
    for who in [OKAFOR, LEE] {
        allow(&mut book, &amended.answers[0], who, true);
    }
    sign(&mut book, FIRST, Some(&amended), OKAFOR, Signed::Key("00".to_owned()));
    assert_eq!(page(&book, &site()), before);
    sign(&mut book, FIRST, Some(&amended), LEE, Signed::Key("00".to_owned()));
    assert!(page(&book, &site()).contains("Second thoughts"));
}

#[test]
fn a_voided_visit_and_an_unfiled_one_give_nothing() {
    let mut book = book();
    change(&mut book, FIRST, |v| v.voided = true);
    let made = digest(&book, &site(), &[FIRST, VIDEO]);
    assert_eq!((made.visits, made.withheld), (Vec::new(), Vec::new()));
}

/// The page of a book with this one shared text.
fn sharing(text: &str, words: &str, site: &Site) -> String {
    let mut book = book();
    let tags: &[&str] = if words.is_empty() { &["digest", "strength"] } else { &["digest"] };
    let filing = file(&mut book, FIRST, vec![answer(0xb2, words, tags, text)]);
    agree(&mut book, &filing);
    for who in [OKAFOR, LEE] {
        allow(&mut book, &filing.answers[0], who, true);
    }
    page(&book, site)
}

#[test]
fn names_are_covered_unless_a_school_official_reads() {
    let official = Site { recipient_is_school_official: true, ..site() };
    for (text, covered) in [
        ("Maya's laugh", "(name)'s laugh"),
        ("maya, MAYA and Leo", "(name), (name) and (name)"),
        ("the Riveras and the Rivera house", "the (name) and the (name) house"),
        ("Kou came too, kou did", "(name) came too, kou did"),
        ("KOU CAME, OR WILL", "(name) CAME, OR WILL"),
        ("Mayan temples, a leopard", "Mayan temples, a leopard"),
    ] {
        assert!(sharing(text, "", &site()).contains(covered), "{text}");
        assert!(sharing(text, "", &official).contains(text), "{text}");
    }
    // Prompts were shown with the name in them.
    assert!(sharing("x", "What does Maya hope?", &site()).contains("### What does (name) hope?"));
}

#[test]
fn names_in_scripts_without_capitals_or_spaces_are_covered() {
    let mut book = book();
    book.students[0].name = "李明".into();
    let filing = file(&mut book, FIRST, vec![answer(0xb2, "", &["digest", "ask"], "今天李明很高兴")]);
    agree(&mut book, &filing);
    for who in [OKAFOR, LEE] {
        allow(&mut book, &filing.answers[0], who, true);
    }
    assert!(page(&book, &site()).contains("今天(name)很高兴"));
}

#[test]
fn a_name_is_covered_however_its_letters_are_typed() {
    for (name, text, covered) in [
        ("Łukasz", "Lukasz and łukasz laughed", "(name) and (name) laughed"),
        ("Søren", "what Soren builds", "what (name) builds"),
        ("Đặng", "Dang came, ĐẶNG left", "(name) came, (name) left"),
        ("Weiß", "the weisses' garden", "the weisses' garden"),
        ("Rivera", "the riveras laughed", "the (name) laughed"),
        ("محمد", "مُحَمَّد يحب الرياضيات", "(name) يحب"),
        ("مُحَمَّد", "قال محمد نعم", "قال (name) نعم"),
        ("김", "김치 is a dish", "김치 is a dish"),
        ("민준", "민준이는 좋아해요", "(name)이는"),
        ("משה", "מֹשֶׁה צחק", "(name) צחק"),
    ] {
        let mut book = book();
        book.students[0].name = name.into();
        let filing = file(&mut book, FIRST, vec![answer(0xb2, "", &["digest", "ask"], text)]);
        agree(&mut book, &filing);
        for who in [OKAFOR, LEE] {
            allow(&mut book, &filing.answers[0], who, true);
        }
        let page = page(&book, &site());
        assert!(page.contains(covered), "{name}: {page}");
    }
}

proptest::proptest! {
    #[test]
    fn covering_breaks_no_text(name in "\\PC{2,6}", before in "\\PC{0,20}", after in "\\PC{0,20}") {
        let text = format!("{before}{name}{name}{after}");
        let mut book = book();
        book.students[0].name = name.as_str().into();
        let filing = file(&mut book, FIRST, vec![answer(0xb2, "", &["digest", "ask"], &text)]);
        agree(&mut book, &filing);
        for who in [OKAFOR, LEE] {
            allow(&mut book, &filing.answers[0], who, true);
        }
        page(&book, &site());
    }
}

#[derive(Debug, Default)]
struct Read {
    /// The texts inside quotations, a line break as LF, a new paragraph as two.
    quoted: String,
    headings: Vec<String>,
    /// Anything a plain text must never turn into.
    other: Vec<String>,
}

/// Reads a page as a renderer with every extension does.
fn parse(page: &str) -> Read {
    let mut read = Read::default();
    let (mut quoting, mut heading, mut nested) = (false, false, false);
    // Smart punctuation only changes the look of quotes.
    for event in Parser::new_ext(page, Options::all() - Options::ENABLE_SMART_PUNCTUATION) {
        match event {
            Event::Start(Tag::BlockQuote(None)) if !quoting => quoting = true,
            Event::End(TagEnd::BlockQuote(None)) => quoting = false,
            Event::Start(Tag::Heading { id: None, classes, attrs, .. })
                if !quoting && classes.is_empty() && attrs.is_empty() =>
            {
                heading = true;
                read.headings.push(String::new());
            }
            Event::End(TagEnd::Heading(_)) => heading = false,
            Event::Start(Tag::Paragraph) => {
                if quoting && !read.quoted.is_empty() {
                    read.quoted += "\n\n";
                }
            }
            Event::End(TagEnd::Paragraph) => {}
            Event::Text(text) if quoting => read.quoted += &text,
            Event::Text(text) if heading => read.headings.last_mut().unwrap().push_str(&text),
            Event::Text(_) => {}
            Event::HardBreak if quoting => read.quoted += "\n",
            // The program's own: the header list with bold labels, and the line under a heading.
            Event::Start(Tag::List(None) | Tag::Item | Tag::Strong | Tag::Emphasis)
                if !quoting && !heading =>
            {
                nested = true;
            }
            Event::End(TagEnd::List(false) | TagEnd::Item | TagEnd::Strong | TagEnd::Emphasis) if nested => {}
            other => read.other.push(format!("{other:?}")),
        }
    }
    read
}

/// What a reader should see of a text: its lines without indentation, runs of empty lines as one.
fn plain(text: &str) -> String {
    let lines: Vec<String> = text
        .split(['\n', '\r'])
        .map(|line| line.chars().map(|c| if c.is_control() { ' ' } else { c }).collect::<String>())
        .map(|line| line.trim().to_owned())
        .collect();
    let paragraphs: Vec<String> = lines
        .split(String::is_empty)
        .filter(|lines| !lines.is_empty())
        .map(|lines| lines.join("\n"))
        .collect();
    paragraphs.join("\n\n")
}

const HOSTILE: &[&str] = &[
    "<script>alert(1)</script>",
    "<!-- x",
    "<https://evil.example>",
    "https://evil.example www.evil.example a@b.example",
    "![x](http://evil.example/p.png)",
    "[x](javascript:alert(1))",
    "[x][y]\n\n[y]: http://evil.example",
    "[^1]\n\n[^1]: foot",
    "[[wiki]]",
    "# heading",
    "heading\n===",
    "heading\n---",
    "---\nmeta: x\n---",
    "+++\nx\n+++",
    "    code",
    "\tcode",
    "```\ncode",
    "~~~\ncode",
    "`code`",
    "*a* _b_ **c** ~~d~~ ^e^ ~f~ ||g||",
    "- a\n- b",
    "+ a",
    "* a",
    "1. a\n2) b",
    "> quote",
    "[!NOTE]\nx",
    "a | b\n--|--\nc | d",
    "term\n: definition",
    "$math$ $$x$$",
    "&lt;b&gt; &amp; &#60;",
    "\\<b> \\",
    "- [ ] task",
    "a\\\nb",
    "x {#id .class}",
    "::: box\nx\n:::",
    "{{x}}",
];

#[test]
fn hostile_texts_stay_text() {
    for text in HOSTILE {
        let read = parse(&sharing(text, "", &site()));
        assert_eq!(read.other, Vec::<String>::new(), "{text}");
        assert_eq!(read.quoted, plain(text));
    }
}

proptest! {
    #[test]
    fn any_text_reads_as_it_was_written(
        text in "([a-z0-9 \t]|[!-/:-@\\[-`{-~]|\n|\n\n|\r|www\\.|http://|- |1\\.|é|字|\u{a0}|\u{200d}){1,60}",
    ) {
        prop_assume!(!text.trim().is_empty());
        let read = parse(&sharing(&text, "", &site()));
        prop_assert_eq!(read.other, Vec::<String>::new());
        prop_assert_eq!(read.quoted, plain(&text));
        prop_assert_eq!(read.headings.len(), 3);
    }

    #[test]
    fn any_words_of_a_prompt_stay_one_heading(words in "[ -~]{1,40}") {
        prop_assume!(!words.trim().is_empty());
        // Read by a school official, so that letters that happen to be a name are not covered.
        let site = Site { recipient_is_school_official: true, ..site() };
        let read = parse(&sharing("x", &words, &site));
        prop_assert_eq!(read.other, Vec::<String>::new());
        prop_assert_eq!(&read.headings[2], &words.split_whitespace().collect::<Vec<_>>().join(" "));
    }
}
