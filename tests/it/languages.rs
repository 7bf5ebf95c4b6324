//! Two languages whole, and any other by adding files.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use fluent_bundle::FluentResource;
use homevisit::config::Config;
use homevisit::guide::{ENGLISH, Guide, Library};
use homevisit::site::Site;
use homevisit::text::{self, Text};
use homevisit::tui::keys::{Context, Keys};
use homevisit::tui::route::Route;
use homevisit::visit::{Occasion, Pass};
use unicode_width::UnicodeWidthStr;

use super::harness::Desk;

/// The messages of a language, as written, by key.
fn messages(tag: &str) -> BTreeMap<String, String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/text").join(tag);
    let mut found = BTreeMap::new();
    for file in ["screen", "cli", "errors", "totals"] {
        let source = fs::read_to_string(folder.join(file).with_extension("ftl")).unwrap();
        if let Err((_, problems)) = FluentResource::try_new(source.clone()) {
            panic!("{tag}/{file}: {problems:?}");
        }
        let mut key = String::new();
        for line in source.lines().filter(|line| !line.starts_with('#')) {
            match line.split_once(" =").filter(|_| line.starts_with(|c: char| c.is_ascii_lowercase())) {
                Some((name, words)) => {
                    name.clone_into(&mut key);
                    found.insert(key.clone(), words.to_owned());
                }
                None => found.entry(key.clone()).or_default().push_str(line),
            }
        }
    }
    found
}

fn placeholders(words: &str) -> BTreeSet<&str> {
    words.split("{ $").skip(1).filter_map(|rest| rest.split([' ', '}']).next()).collect()
}

#[test]
fn siblings_are_joined_as_each_language_says_it() {
    let (english, spanish) = (homevisit::text::Text::english(), homevisit::text::Text::new("es", &[]));
    for (name, and) in [
        ("Leo", "y"),
        ("Ignacio", "e"),
        ("Íngrid", "e"),
        ("Hilda", "e"),
        ("Yves", "e"),
        ("Yolanda", "y"),
        ("Iago", "y"),
    ] {
        assert_eq!(
            (spanish.and_before(name).as_str(), english.and_before(name).as_str()),
            (and, "and"),
            "{name}"
        );
    }
}

/// Words that are the same in both languages, and rightly so.
const ALIKE: &[&str] = &["app-name", "no", "plan-interpreter-no", "totals-label-no"];

#[test]
fn every_string_is_said_in_both_languages_with_the_same_things_filled_in() {
    let (english, spanish) = (messages("en"), messages("es"));
    let keys = |all: &BTreeMap<String, String>| all.keys().cloned().collect::<BTreeSet<_>>();
    assert_eq!(keys(&english), keys(&spanish));
    let mut wrong = Vec::new();
    for (key, words) in &english {
        let said = &spanish[key];
        // Spanish alone asks for the sound of the name that follows.
        if placeholders(words) != placeholders(said) && key != "and" {
            wrong.push(format!("{key} fills other things"));
        }
        if words.trim() == said.trim() && words.chars().any(char::is_alphabetic) && !ALIKE.contains(&&**key) {
            wrong.push(format!("{key} is English"));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn every_guide_is_whole_in_spanish_and_nothing_is_left_in_english() {
    let library = Library::built_in();
    let pack = library.languages().iter().find(|pack| pack.tag == "es").unwrap();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/languages/es");
    let mut wrong = Vec::new();
    for (guide, _) in library.iter() {
        let text = fs::read_to_string(folder.join(&guide.id).with_extension("toml")).unwrap();
        wrong.extend(
            pack.check(guide, &text).into_iter().map(|p| format!("{}: {} {}", guide.id, p.what, p.name)),
        );
        let spanish = pack.translate(guide);
        for (here, there) in words_of(guide).into_iter().zip(words_of(&spanish)) {
            if here == there {
                wrong.push(format!("{}: “{here}” is English", guide.id));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// Everything that a guide says.
fn words_of(guide: &Guide) -> Vec<&str> {
    let mut all = vec![guide.title.as_str(), guide.about.as_str()];
    for section in &guide.sections {
        all.push(&section.title);
        for prompt in &section.prompts {
            all.extend([prompt.intent.as_str(), prompt.say.as_str()]);
            all.extend(prompt.cues.iter().map(String::as_str));
            all.extend(
                [&prompt.listen, &prompt.leave_out, &prompt.after].into_iter().flatten().map(String::as_str),
            );
        }
    }
    all
}

#[test]
fn spanish_is_how_one_would_say_it_to_a_family() {
    let never = [
        "caso ",
        "casos",
        "trámite",
        "papeles",
        "de dónde son",
        "cómo llegaron",
        "visita domiciliaria",
        "entrevista",
    ];
    let library = Library::built_in();
    for (guide, _) in library.iter() {
        let spanish = library.in_language(&guide.id, "es").unwrap();
        for words in words_of(&spanish) {
            let low = words.to_lowercase();
            assert!(never.iter().all(|word| !low.contains(word)), "{}: {words}", guide.id);
            assert_eq!(words.matches('¿').count(), words.matches('?').count(), "{}: {words}", guide.id);
            assert_eq!(words.matches('¡').count(), words.matches('!').count(), "{}: {words}", guide.id);
        }
        for prompt in spanish.sections.iter().flat_map(|s| &s.prompts) {
            for sentence in prompt.say.split_inclusive(['.', '?', '!']) {
                let count = sentence.split_whitespace().count();
                assert!(count <= 20, "{} {}: {count} words: {sentence}", guide.id, prompt.id);
            }
        }
    }
}

#[test]
fn the_language_is_the_first_of_the_wishes_that_is_there() {
    let there = ["en", "es", "zh-Hant"].map(str::to_owned);
    for (wishes, found) in [
        (vec!["es"], "es"),
        (vec!["es_MX.UTF-8"], "es"),
        (vec!["hmn", "es-419"], "es"),
        (vec!["zh-hant"], "zh-Hant"),
        (vec!["", "C", "C.UTF-8"], "en"),
        (vec!["en_US.UTF-8", "es"], "en"),
        (vec![], "en"),
    ] {
        assert_eq!(text::choose(wishes.iter().copied(), &there), found, "{wishes:?}");
    }
    assert_eq!(text::languages(), ["en", "es"]);
}

#[test]
fn what_a_language_does_not_say_is_said_in_english() {
    let text = Text::new("tlh", &["today = DaHjaj".to_owned()]);
    assert_eq!(homevisit::say!(text, "today"), "DaHjaj");
    assert_eq!(homevisit::say!(text, "yes"), "yes");
    assert!(!text.pocket_card().is_empty());
    assert_ne!(Text::new("es", &[]).pocket_card(), Text::english().pocket_card());
}

#[test]
fn every_screen_of_the_year_speaks_spanish() {
    let mut desk = Desk::sample_in("es", Site::default());
    desk.sees("Hoy").sees("Recordar").misses("Remember").sees("hoy 16:30");
    desk.keys("f").misses("Who we've met").keys("esc");
    desk.keys("enter").sees("Ximena").misses("Before it fades").keys("esc");
    desk.keys("x").misses("Visits (for pay)").keys("esc f1").misses("All keys").keys("esc");
}

#[test]
fn hints_and_labels_have_room_in_both_languages() {
    for tag in ["en", "es"] {
        let text = Text::new(tag, &[]);
        for &context in Context::ALL {
            for action in context.actions() {
                let label = text.get(&format!("key-{}", action.name()), &[]);
                assert!(label.width() <= 16, "{tag}: {label}");
            }
        }
        for word in homevisit::visit::Step::ALL.iter().map(|step| step.word()) {
            let label = text.get(&format!("step-{word}"), &[]);
            assert!(label.width() <= 9, "{tag}: {label}");
        }
        assert!(Keys::built_in().keys_of(homevisit::tui::keys::Action::Help).len() > 1);
    }
}

/// A form's label stands whole in its column, in either language.
#[test]
fn labels_of_forms_are_not_cut() {
    let row = regex::Regex::new(
        r#"Row::(?:line|maybe|typed|anew|choice|chosen|secret)\(\s*say!\((?:world\.)?text, "([a-z-]+)"\)"#,
    )
    .unwrap();
    let mut labels = std::collections::BTreeSet::new();
    let mut folders = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join("src/tui/screen")];
    while let Some(folder) = folders.pop() {
        for item in fs::read_dir(folder).unwrap() {
            let path = item.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let code = fs::read_to_string(path).unwrap();
                labels.extend(row.captures_iter(&code).map(|found| found[1].to_owned()));
            }
        }
    }
    assert!(labels.len() > 15 && labels.contains("promise-need"), "{labels:?}");
    for tag in ["en", "es"] {
        let text = Text::new(tag, &[]);
        let long: Vec<_> =
            labels.iter().map(|key| text.get(key, &[])).filter(|label| label.width() > 23).collect();
        assert!(long.is_empty(), "{tag}: {long:?}");
    }
}

/// The list of months has its three columns where there is room for them.
#[test]
fn months_stand_in_columns_for_student_family_and_school() {
    let mut desk = Desk::sample();
    desk.open(Route::Practice("second-visit-college-career".to_owned()));
    for _ in 0..40 {
        if !desk.screen().contains("A list of months") {
            desk.keys("tab");
        }
    }
    desk.sees("A list of months");
    let screen = desk.screen_at(100, 40);
    let rows: Vec<&str> = screen.lines().skip_while(|row| !row.contains("Student")).take(5).collect();
    insta::assert_snapshot!(rows.join("\n"), @"
               Student            Family             School
    September  Read the credits   Say which          Offer every
               together with the  evenings suit for  family a first
               counselor.         a workshop.        talk about what
                                                     comes next.
    ");
    let small = desk.screen_at(50, 40);
    assert!(small.contains("· Student: Read the credits") && small.contains("· School: "), "{small}");
}

/// What does not belong into a box stands below it, or the key that shows it is named: on a screen of any size.
#[test]
fn what_to_leave_out_never_goes_without_a_word() {
    for size in [(120, 40), (80, 24), (40, 12)] {
        let mut desk = Desk::sample();
        desk.size = size;
        desk.keys("enter").sees("1/");
        let guide = desk.app.world.library.get("first-visit").unwrap().clone();
        let mut seen = 0;
        for _ in 0..30 {
            let screen = desk.screen();
            let shown = guide.sections.iter().flat_map(|s| &s.prompts).find(|prompt| {
                let words = prompt.words(Pass::Remember);
                let first: Vec<&str> = words.split_whitespace().take(6).collect();
                prompt.leave_out.is_some() && !words.contains('{') && screen.contains(&first.join(" "))
            });
            if shown.is_some() {
                seen += 1;
                assert!(screen.contains("Leave out:") || screen.contains("shows all"), "{screen}");
            }
            desk.keys("tab");
        }
        assert!(seen > 3, "{seen} at {size:?}");
    }
}

/// A question for one grade band names the student of that band; the rest is about all of them.
#[test]
fn a_prompt_for_one_band_speaks_of_the_students_of_that_band() {
    let mut desk = Desk::sample();
    desk.keys("f");
    for _ in 0..40 {
        if !desk.screen().contains("▸ Leo and Lucía") {
            desk.keys("down");
        }
    }
    desk.sees("▸ Leo and Lucía").keys("enter home a down down down down enter");
    let mut seen = String::new();
    for _ in 0..30 {
        seen += &desk.screen();
        desk.keys("tab");
    }
    for words in ["comforts Lucía", "could Leo teach", "Leo and Lucía"] {
        assert!(seen.contains(words), "{words}: {seen}");
    }
    assert!(!seen.contains("comforts Leo") && !seen.contains("could Leo and"), "{seen}");
}

/// Every prompt of every guide, on the screens that people have.
#[test]
fn every_card_can_be_read_in_both_languages_at_both_sizes() {
    for tag in ["en", "es"] {
        for size in [(80, 24), (40, 12)] {
            let mut desk = Desk::sample_in(tag, Site::default());
            desk.size = size;
            let guides: Vec<String> =
                desk.app.world.library.iter().map(|(guide, _)| guide.id.clone()).collect();
            for id in &guides {
                desk.open(Route::Practice(id.clone()));
                let guide = desk.app.world.library.get(id).unwrap().clone();
                let pass = guide.passes.first().copied().unwrap_or(Pass::Only);
                let setting = homevisit::guide::Setting {
                    mode: Some(homevisit::visit::Mode::InPerson),
                    occasion: guide.occasions.first().copied().or(Some(Occasion::First)),
                    // What whoever looks at the made-up year teaches.
                    bands: vec![homevisit::visit::Band::UpperElementary],
                    subjects: vec![homevisit::visit::Subject::Mathematics],
                    ..Default::default()
                };
                for (_, prompt) in guide.walk(pass, &setting) {
                    // The first words to say are in view, whatever else there is.
                    let first: Vec<&str> = prompt.say.split_whitespace().take(2).collect();
                    let first = first.join(" ");
                    if !first.contains('{') {
                        desk.sees(&first);
                    }
                    desk.keys("tab");
                }
                desk.keys("esc");
            }
        }
    }
}

#[test]
fn the_familys_language_stands_below_ours_and_one_key_turns_it() {
    let mut desk = Desk::sample();
    desk.keys("/").text("Andrés").keys("enter a").sees("The call").keys("enter home tab tab tab");
    desk.sees("Hello, this is").sees("Hola, habla").keys("f6").misses("Hello, this is").sees("Hola, habla");
    desk.keys("f6").sees("Hello, this is").misses("Hola, habla").keys("f6").sees("Hola, habla");

    // The other way round, for a pair that works in Spanish with a family that speaks English.
    let mut desk = Desk::sample_in("es", Site::default());
    let family = desk.app.world.book.families.iter().find(|f| f.languages.contains(&"inglés".to_owned()));
    let name = family.unwrap().name.to_string();
    desk.keys("/").text(&name).keys("enter a enter home tab tab tab").sees("Hello, this is");
}

#[test]
fn a_familys_language_is_known_by_any_of_its_names() {
    let library = Library::built_in();
    for words in ["Spanish", "español", "ESPANOL", "es", " castellano "] {
        assert_eq!(library.language_called(words), Some("es"), "{words}");
    }
    assert_eq!(library.language_called("English"), Some(ENGLISH));
    assert_eq!(library.language_called("Hmong"), None);
}

/// A language from right to left, and one without spaces, each a folder that anybody could add.
#[test]
fn packs_in_any_script_show_without_breaking_the_screen() {
    let arabic = "[section]\narriving = \"الوصول\"\n[prompt.why-we-came]\nsay = \"جئنا لنتعرف عليكم ونتعلم منكم. لا توجد أي مشكلة.\"\n";
    let chinese = "[section]\narriving = \"到达\"\n[prompt.why-we-came]\nsay = \"我们来是为了认识你们，向你们学习。没有什么问题，请放心，我们很高兴见到你们。\"\n";
    for (tag, name, words, first) in [("ar", "العربية", arabic, "جئنا"), ("zh", "中文", chinese, "我们来")]
    {
        let mut desk = Desk::sample();
        let files = [
            ("language".to_owned(), format!("name = \"{name}\"")),
            ("first-visit".to_owned(), words.to_owned()),
        ];
        assert_eq!(desk.app.world.library.add_language(tag, &files), []);
        let maya = desk.app.world.book.families.iter().find(|f| &*f.name == "Maya").unwrap().clone();
        let mut maya = maya;
        maya.languages = vec![name.to_owned()];
        desk.app.world.book.put(homevisit::visit::Record::Family(maya));
        desk.keys("/").text("Maya").keys("enter a").text("3").keys("enter home");
        for _ in 0..8 {
            if desk.screen().contains(first) {
                break;
            }
            desk.keys("tab");
        }
        desk.sees(first).sees("We came to get to know you");
        for size in [(40, 12), (34, 10), (120, 40)] {
            desk.screen_at(size.0, size.1);
        }
    }
}

#[test]
fn a_pack_says_what_it_lacks() {
    let mut library = Library::built_in();
    let words = "titulo = 1\n";
    let wrong = library.add_language("tl", &[("invite".to_owned(), words.to_owned())]);
    assert_eq!(wrong.len(), 1, "{wrong:?}");
    let words = "title = \"x\"\n[prompt.good-moment]\nsay = \"{student}\"\n[prompt.nobody]\nsay = \"x\"\n";
    assert_eq!(library.add_language("tl", &[("invite".to_owned(), words.to_owned())]), []);
    let pack = library.languages().iter().find(|pack| pack.tag == "tl").unwrap();
    let guide = library.get("invite").unwrap();
    let whats: BTreeSet<&str> = pack.check(guide, words).iter().map(|problem| problem.what).collect();
    let expected = [
        "pack-placeholders",
        "pack-prompt-missing",
        "pack-prompt-part-missing",
        "pack-prompt-unknown",
        "pack-section-missing",
        "pack-title-missing",
    ];
    assert_eq!(whats, BTreeSet::from(expected));
    assert_eq!(pack.check(library.get("prepare").unwrap(), "")[0].what, "pack-guide-missing");
}

#[test]
fn a_setting_that_cannot_be_read_is_told_with_its_line() {
    let folder = tempfile::tempdir().unwrap();
    let config = Config::at(folder.path());
    for (text, line) in [("language == \"es\"\n", 1), ("\n\nnobody = 1\n", 3), ("# mine\nlanguage = es\n", 2)]
    {
        fs::write(folder.path().join("config.toml"), text).unwrap();
        let told = Text::english().sentence(&config.choices().unwrap_err());
        assert!(told.contains(&format!("line {line},")), "{text:?}: {told}");
    }
}
