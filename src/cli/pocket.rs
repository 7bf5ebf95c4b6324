//! `homevisit pocket`: the card for the pocket, on paper or in the head; and the one for whoever interprets.

use std::process::ExitCode;

use anyhow::anyhow;
use clap::Args;
use serde_json::json;

use super::guide::library;
use super::out::{self, Form, text};
use crate::clean;
use crate::guide::{ENGLISH, INTERPRETER};
use crate::pages::{Page, Pages};
use crate::paths::Paths;
use crate::say;

/// The arguments of `pocket`.
#[derive(Debug, Args)]
#[command(after_help = "\
With --interpreter it is the card of whoever interprets: what to agree on before, three questions for
afterwards, and words of school in the family's language.

Examples:
  homevisit pocket
  homevisit pocket --lang es
  homevisit pocket --as page > pocket.html
  homevisit pocket --interpreter --words es --as page > interpreter.html")]
pub(crate) struct Pocket {
    /// As what: text to read here, or a page to print from a browser
    #[arg(long = "as", value_enum, default_value_t)]
    form: Form,
    /// The card of whoever interprets
    #[arg(long)]
    interpreter: bool,
    /// With the words of school in this language; else in the first that there are words in
    #[arg(long, value_name = "TAG", requires = "interpreter")]
    words: Option<String>,
}

impl Pocket {
    /// Prints the card. It holds no names and needs no vault.
    pub(crate) fn run(self, paths: &Paths) -> anyhow::Result<ExitCode> {
        if self.interpreter {
            return self.interpreters(paths);
        }
        let card = text().pocket_card();
        match self.form {
            Form::Text => out::data(card)?,
            Form::Page => out::data(Pages::default().pocket(&card, text())?)?,
        }
        Ok(ExitCode::SUCCESS)
    }

    fn interpreters(&self, paths: &Paths) -> anyhow::Result<ExitCode> {
        let library = library(paths);
        let languages = library.languages();
        let wanted = self.words.as_deref().or_else(|| Some(text().language()).filter(|tag| *tag != ENGLISH));
        let pack = match wanted {
            Some(tag) => languages.iter().find(|pack| pack.tag == tag).ok_or_else(|| {
                let known: Vec<&str> = languages.iter().map(|pack| pack.tag.as_str()).collect();
                anyhow!(say!(text(), "cli-pack-unknown", tag = clean::line(tag), known = known.join(", ")))
            })?,
            None => languages.first().ok_or_else(|| anyhow!(say!(text(), "interpreter-no-words")))?,
        };
        let lines = |prefix: &str, count: usize| -> Vec<String> {
            (1..=count).map(|at| text().get(&format!("{prefix}-{at}"), &[])).collect()
        };
        let (card, asked) =
            (lines("interpreter-card", INTERPRETER.0), lines("interpreter-ask", INTERPRETER.1));
        let words: Vec<[&str; 3]> =
            pack.glossary().map(|(said, word)| [said, word.say.as_str(), word.means.as_str()]).collect();
        let titles =
            ["interpreter-title", "interpreter-after", "interpreter-words"].map(|key| text().get(key, &[]));
        if self.form == Form::Page {
            let [title, after, of_school] = &titles;
            let sheets = json!([
                {"title": title, "lead": say!(text(), "interpreter-why"), "lines": card},
                {"title": after, "lines": asked},
                {"title": of_school, "lead": say!(text(), "interpreter-words-why"), "pairs": words},
            ]);
            out::data(Pages::default().render(Page::Sheets, text().language(), title, &(), &sheets)?)?;
            return Ok(ExitCode::SUCCESS);
        }
        let mut page = vec![titles[0].clone()];
        page.extend(card.iter().map(|line| format!("  {line}")));
        page.extend([String::new(), titles[1].clone()]);
        page.extend(asked.iter().map(|line| format!("  {line}")));
        page.extend([String::new(), titles[2].clone()]);
        page.extend(words.iter().map(|[said, say, means]| format!("  {said}: {say}. {means}")));
        let page: String = page
            .into_iter()
            .map(|line| textwrap::fill(&line, textwrap::Options::new(72).subsequent_indent("    ")) + "\n")
            .collect();
        out::data(page)?;
        Ok(ExitCode::SUCCESS)
    }
}
