//! `homevisit kit`: one sheet to fold for a visit on paper, in the order in which it is typed back.

use std::process::ExitCode;

use anyhow::anyhow;
use clap::Args;
use serde_json::json;

use super::guide::library;
use super::out::{self, text};
use super::unlock::Unlock;
use crate::clean;
use crate::guide::{Kind, Names, Setting, Stage};
use crate::pages::{Page, Pages};
use crate::paths::Paths;
use crate::say;
use crate::terms::{Mode, Occasion, Pass};

/// The arguments of `kit`.
#[derive(Debug, Args)]
#[command(after_help = "\
The sheet has the call, the pocket card, two columns to remember in, the answers that are enough, and a
slip. No family's name stands on it. Afterwards *Type it back* in the visit's menu has the same order.

Examples:
  homevisit kit --blank > kit.html
  homevisit kit --visit HV-4K7QM > kit.html")]
pub(crate) struct Kit {
    /// For this visit: its short name and the pair's names stand on it
    #[arg(long, value_name = "HV-…", required_unless_present = "blank", conflicts_with = "blank")]
    visit: Option<String>,
    /// For no visit yet: needs no vault
    #[arg(long)]
    blank: bool,
    #[command(flatten)]
    unlock: Unlock,
}

impl Kit {
    /// Prints the page.
    pub(crate) fn run(self, paths: &Paths) -> anyhow::Result<ExitCode> {
        let library = library(paths);
        let say = |key: &str| text().get(key, &[]);
        let (mut occasion, mut reference) = (Occasion::First, String::new());
        let mut setting = Setting {
            occasion: Some(occasion),
            mode: Some(Mode::InPerson),
            interpreter: Some(false),
            siblings: Some(false),
            ..Setting::default()
        };
        let mut people = vec![String::new(); 2];
        if let Some(wanted) = &self.visit {
            let vault = self.unlock.reading(paths)?;
            let book = vault.book(vault.who())?;
            let visit = book.visits.iter().find(|v| v.visit_ref.eq_ignore_ascii_case(wanted.trim()));
            let visit = visit.ok_or_else(|| {
                anyhow!(say!(text(), "cli-export-no-visit", reference = clean::line(wanted)))
            })?;
            (occasion, reference) = (visit.occasion, visit.visit_ref.clone());
            setting = book.setting(visit);
            people = visit.visitors().filter_map(|who| Some(book.educator(who)?.name.to_string())).collect();
        }
        let site = paths.config().site().unwrap_or_default();
        let names = Names::nobody(&site, text().language(), false, &|key| text().get(key, &[]));
        // Only what is meant for this visit.
        let of = |stage: Stage| {
            let guide = library.for_stage(stage, occasion).into_iter();
            let prompts = guide.flat_map(|guide| guide.walk(Pass::Only, &setting));
            prompts.map(|(_, prompt)| prompt).filter(|prompt| prompt.essential)
        };
        let call: Vec<String> =
            of(Stage::Invite).filter(|p| p.kind == Kind::Talk).map(|p| names.fill(&p.say)).collect();
        let asks: Vec<String> = of(Stage::Reflect).map(|p| names.fill(&p.say)).collect();
        let card = text().pocket_card();
        let card: Vec<&str> = card.lines().filter(|line| !line.trim().is_empty()).collect();
        let content =
            json!({"reference": reference, "people": people, "call": call, "card": card, "asks": asks});
        let facts = ["facts-on", "facts-minutes", "type-back-promise", "promise-due"].map(say);
        let words = json!({
            "why": say("kit-why"), "call": say("kit-call"), "agreed": say("kit-agreed"),
            "pocket": say("cli-pocket-title"), "remember": say("kit-remember"),
            "remember_why": say("kit-remember-why"), "reflect": say("kit-reflect"), "slip": say("slip-title"),
            "facts": facts, "there": say("kit-there"), "kept": say("type-back-kept-by"),
        });
        let title = say("kit-title");
        out::data(Pages::default().render(Page::Kit, text().language(), &title, &words, &content)?)?;
        Ok(ExitCode::SUCCESS)
    }
}
