//! `homevisit show`: one visit or one family, as far as the educator whose passphrase it is may read.

use std::collections::HashMap;
use std::process::ExitCode;

use anyhow::{anyhow, bail};
use clap::Args;
use serde_json::{Value, json};

use crate::clean;
use crate::paths::Paths;
use crate::say;
use crate::vault::Vault;
use crate::visit::{Book, Check, EducatorId, Entry, EntryId, Family, Outcome, Text, Visit};

use super::list::Names;
use super::out::{self, text};
use super::unlock::Unlock;

/// The arguments of `show`.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  homevisit show HV-4K7QM
  homevisit show Cedar --json

Only reads: it also works while homevisit is open elsewhere. What your partner wrote for themselves
alone, or has not shown yet, is not printed.")]
pub(crate) struct Show {
    /// A visit's reference, or a family's alias or name
    what: String,
    /// As JSON
    #[arg(long)]
    json: bool,
    #[command(flatten)]
    unlock: Unlock,
}

impl Show {
    /// Prints what there is.
    pub(crate) fn run(self, paths: &Paths) -> anyhow::Result<ExitCode> {
        let site = out::rules(paths)?;
        let vault = self.unlock.reading(paths)?;
        let book = vault.book(vault.who())?;
        let page = Page { book: &book, names: Names { aliases: site.aliases_on_screen } };
        let wanted = self.what.trim();
        let (lines, value) = match book.visits.iter().find(|v| v.visit_ref.eq_ignore_ascii_case(wanted)) {
            Some(visit) => page.visit(&vault, visit)?,
            None => page.family(find_family(&book, wanted)?),
        };
        if self.json {
            out::json(&value)?;
        } else {
            out::data(lines.join("\n") + "\n")?;
        }
        Ok(ExitCode::SUCCESS)
    }
}

/// The one family of this alias or name, or with a student of this name.
pub(super) fn find_family<'a>(book: &'a Book, wanted: &str) -> anyhow::Result<&'a Family> {
    let wanted = clean::folded(wanted);
    let is = |name: &str| clean::folded(name) == wanted;
    let all = || book.families.iter();
    let mut found: Vec<&Family> = all().filter(|f| is(&f.alias)).collect();
    if found.is_empty() {
        found = all().filter(|f| is(&f.name) || book.students_of(f.id).any(|s| is(&s.name))).collect();
    }
    match found.as_slice() {
        [] => Err(anyhow!(say!(text(), "cli-show-unknown"))),
        [one] => Ok(one),
        several => {
            let aliases: Vec<_> = several.iter().map(|f| f.alias.as_str()).collect();
            bail!(say!(text(), "cli-show-several", aliases = aliases.join(", ")))
        }
    }
}

/// The lines of a page, and the same as JSON.
type Shown = (Vec<String>, Value);

struct Page<'a> {
    book: &'a Book,
    names: Names,
}

impl Page<'_> {
    fn visit(&self, vault: &Vault, visit: &Visit) -> anyhow::Result<Shown> {
        let texts: HashMap<EntryId, Text> = vault.texts(visit.id, vault.who())?.into_iter().collect();
        let written: Vec<_> = self
            .book
            .entries_of(visit.id)
            .filter(|e| e.written || e.check.is_some())
            .filter_map(|e| Some((e, texts.get(&e.id)?)))
            .collect();
        let team: Vec<_> = visit
            .team
            .iter()
            .map(|member| format!("{} ({})", self.educator(Some(member.educator)), member.role.word()))
            .collect();
        let family = self.names.of(self.book, visit.family);
        let mut lines = vec![visit_line(visit), family.clone(), team.join(", ")];
        for (entry, text) in &written {
            lines.extend([String::new(), entry.words.to_string()]);
            lines.extend(self.text_lines(entry, text));
        }
        let promises: Vec<_> = self.book.promises_of(visit.id).collect();
        if !promises.is_empty() {
            lines.extend([String::new(), say!(text(), "cli-show-promises")]);
            lines.extend(promises.iter().map(|p| format!("  {}: {}", p.whose.word(), &*p.text)));
        }
        let value = json!({
            "visit_ref": visit.visit_ref,
            "family": family,
            "occasion": visit.occasion.word(),
            "day": visit.day(),
            "mode": visit.mode.word(),
            "outcome": visit.outcome.map(Outcome::word),
            "team": team,
            "texts": written.iter().map(|(entry, text)| self.text_value(entry, text)).collect::<Vec<_>>(),
            "promises": promises
                .iter()
                .map(|p| json!({"whose": p.whose.word(), "text": &*p.text, "due": p.due}))
                .collect::<Vec<_>>(),
        });
        Ok((lines, value))
    }

    fn family(&self, family: &Family) -> Shown {
        let students = self.names.students(self.book, family.id);
        let visits = self.book.visits_of(family.id);
        let hopes = self.book.own_hopes(family.id);
        let betweens: Vec<_> = self.book.betweens.iter().filter(|b| b.family == family.id).collect();
        let called: Vec<_> = students
            .iter()
            .map(|s| {
                [&s["name"], &s["band"]].into_iter().filter_map(Value::as_str).collect::<Vec<_>>().join(", ")
            })
            .collect();
        let name = self.names.family(family);
        let title = if self.names.aliases { name.clone() } else { format!("{name} ({})", family.alias) };
        let mut lines = vec![title];
        lines.extend([called.join("; "), family.languages.join(", ")].into_iter().filter(|l| !l.is_empty()));
        let mut part = |heading: &str, part: Vec<String>| {
            if !part.is_empty() {
                lines.extend([String::new(), text().get(heading, &[])]);
                lines.extend(part.into_iter().map(|line| format!("  {line}")));
            }
        };
        part("cli-show-visits", visits.iter().map(|v| visit_line(v)).collect());
        part("cli-show-hopes", hopes.iter().map(|(_, line)| line.to_string()).collect());
        let between = betweens.iter().map(|b| {
            if let Some(received) = &b.received {
                return format!("{}  {}, {}  {}", b.on, received.sender.word(), &*received.name, &*b.line);
            }
            let channel = b.channel.map(|c| format!(", {}", c.word())).unwrap_or_default();
            format!("{}  {}{channel}, {}  {}", b.on, b.kind.word(), b.went.word(), &*b.line)
        });
        part("cli-show-between", between.collect());
        let value = json!({
            "name": (!self.names.aliases).then_some(name),
            "alias": family.alias,
            "students": students,
            "languages": family.languages,
            "interpreter": family.interpreter,
            "visits": visits
                .iter()
                .map(|v| json!({
                    "visit_ref": v.visit_ref,
                    "day": v.day(),
                    "occasion": v.occasion.word(),
                    "outcome": v.outcome.map(Outcome::word),
                }))
                .collect::<Vec<_>>(),
            "hopes": hopes.iter().map(|(_, line)| &***line).collect::<Vec<_>>(),
            "between": betweens
                .iter()
                .map(|b| {
                    let from = b.received.as_ref().map(|received| received.sender.word());
                    json!({"on": b.on, "kind": b.kind.word(), "went": b.went.word(), "from": from, "line": &*b.line})
                })
                .collect::<Vec<_>>(),
        });
        (lines, value)
    }

    /// A text under its prompt, with its author and drawer; what may not be read says only why.
    fn text_lines(&self, entry: &Entry, shown: &Text) -> Vec<String> {
        let author = self.educator(entry.author);
        let mut lines: Vec<String> = match shown {
            Text::Open(words) => words.lines().map(|line| format!("  {line}")).collect(),
            Text::Sealed => vec![format!("  {}", say!(text(), "cli-show-sealed", author = author.clone()))],
            Text::Held => vec![format!("  {}", say!(text(), "cli-show-held", author = author.clone()))],
        };
        let check = entry.check.map(|check| check.word().to_owned());
        let about = [Some(author), Some(entry.drawer.word().to_owned()), check];
        lines.push(format!("  [{}]", about.into_iter().flatten().collect::<Vec<_>>().join(", ")));
        lines
    }

    fn text_value(&self, entry: &Entry, shown: &Text) -> Value {
        let (state, words) = match shown {
            Text::Open(words) => ("open", Some(&**words)),
            Text::Sealed => ("sealed", None),
            Text::Held => ("held", None),
        };
        json!({
            "guide": entry.guide,
            "prompt": entry.prompt,
            "words": entry.words,
            "author": self.educator(entry.author),
            "drawer": entry.drawer.word(),
            "check": entry.check.map(Check::word),
            "state": state,
            "text": words,
        })
    }

    /// An educator's name; a text without an author was written together.
    fn educator(&self, who: Option<EducatorId>) -> String {
        match who {
            Some(id) => self.book.educator(id).map(|e| e.name.to_string()).unwrap_or_default(),
            None => say!(text(), "cli-show-together"),
        }
    }
}

/// A visit on one line.
fn visit_line(visit: &Visit) -> String {
    let day = visit.day().map(|day| day.to_string());
    let word = |prefix: &str, word: &str| text().get(&format!("{prefix}-{word}"), &[]);
    let outcome = visit.outcome.map(|o| word("outcome", o.word()));
    let occasion = word("occasion", visit.occasion.word());
    let voided = visit.voided.then(|| say!(text(), "cli-show-voided"));
    let parts = [Some(visit.visit_ref.clone()), day, Some(occasion), outcome, voided];
    parts.into_iter().flatten().collect::<Vec<_>>().join("  ")
}
