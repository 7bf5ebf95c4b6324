//! `homevisit rehearse`: with a family in the room, on screen or on paper. Nothing is kept.

use std::process::ExitCode;

use clap::Args;
use serde_json::json;

use super::guide::{library, word};
use super::out::{self, text};
use crate::guide::{QUESTIONS, Scene, Voice, WATCHED};
use crate::pages::{Page, Pages};
use crate::paths::Paths;
use crate::say;
use crate::terms::{Band, Subject};
use crate::visit::deal;

/// The arguments of `rehearse`.
#[derive(Debug, Args)]
#[command(after_help = "\
Two people, one laptop: the visitor's side has the guide's card, the laptop is turned, and the other
side says whom to play. On paper, --print gives a page for each family, with how to play it in each
scene, and a sheet for a third who watches.

Your own families are TOML files in the folder voices beside your settings, in a folder for each
language (voices/en/…); homevisit guide check reads them too.

Examples:
  homevisit rehearse
  homevisit rehearse --seed 4711
  homevisit rehearse --print --for 30 > families.html")]
pub(crate) struct Rehearse {
    /// Deal the same families again
    #[arg(long, value_name = "N")]
    pub(crate) seed: Option<u64>,
    /// A page to print from a browser instead of the screen
    #[arg(long)]
    pub(crate) print: bool,
    /// How many family cards to print: no two of a pair get the same
    #[arg(long = "for", value_name = "PEOPLE", default_value_t = 8, requires = "print", value_parser = clap::value_parser!(u16).range(1..=200))]
    people: u16,
    /// Families whose student is in these grades first
    #[arg(long, value_name = "GRADES", value_parser = word(Band::ALL, Band::word), requires = "print")]
    band: Option<Band>,
    /// Families first whose knowledge belongs into this subject
    #[arg(long, value_name = "SUBJECT", value_parser = word(Subject::ALL, Subject::word), requires = "print")]
    stem: Option<Subject>,
}

impl Rehearse {
    /// Prints the families.
    pub(crate) fn print(&self, paths: &Paths) -> anyhow::Result<ExitCode> {
        let library = library(paths);
        let language = text().language();
        let voices = library.voices().in_language(language);
        let dealt = deal(&voices, self.seed.unwrap_or(1), self.band, self.stem);
        let people = dealt.iter().copied().cycle().take(usize::from(self.people));
        out::data(page(people, language)?)?;
        Ok(ExitCode::SUCCESS)
    }
}

/// Families on paper, a page each, with the three questions and the sheet for a third who watches.
pub(super) fn page<'a>(voices: impl Iterator<Item = &'a Voice>, language: &str) -> anyhow::Result<String> {
    let cards: Vec<_> = voices.map(card).collect();
    let sheet = |head: &str, lead: Option<&str>, keys: &[&str], foot: &str| {
        let say = |key: &str| text().get(key, &[]);
        json!({
            "head": say(head),
            "lead": lead.map(say),
            "lines": keys.iter().map(|key| say(key)).collect::<Vec<_>>(),
            "foot": say(foot),
        })
    };
    let content = json!({
        "cards": cards,
        "three": sheet("rehearse-three", None, &QUESTIONS, "rehearse-three-foot"),
        "third": sheet("rehearse-third", Some("rehearse-third-head"), &WATCHED, "rehearse-third-foot"),
        "end": say!(text(), "rehearse-end"),
    });
    let title = say!(text(), "rehearse-title");
    Ok(Pages::default().render(Page::Families, language, &title, &(), &content)?)
}

/// A family on paper: who, and how it is played in each scene.
fn card(voice: &Voice) -> serde_json::Value {
    let say = |key: &str| text().get(key, &[]);
    let rows = [
        ("rehearse-language", voice.language.as_ref()),
        ("rehearse-fear", Some(&voice.fear)),
        ("rehearse-wish", Some(&voice.wish)),
        ("rehearse-knows", Some(&voice.knows)),
    ];
    let rows: Vec<_> = rows.into_iter().filter_map(|(key, words)| Some((say(key), words?))).collect();
    let scenes: Vec<_> = Scene::ALL
        .iter()
        .map(|scene| {
            let name = say(&format!("scene-{}", scene.word()));
            json!({"name": name, "plays": voice.plays(*scene), "aloud": voice.asked.get(scene)})
        })
        .collect();
    json!({"name": voice.name, "child": voice.child, "who": voice.who, "rows": rows, "scenes": scenes})
}
