//! `homevisit list`: families, visits, promises, or who was met in numbers, one a line.

use std::process::ExitCode;

use chrono::NaiveDateTime;
use clap::{Args, ValueEnum};
use serde_json::{Value, json};

use crate::paths::Paths;
use crate::site::Site;
use crate::visit::{
    Band, Book, EducatorId, Family, FamilyId, Outcome, OutreachStatus, Promise, Step, Tally, Visit, Whose,
    coverage, next_step,
};

use super::out;
use super::unlock::{Unlock, now};

/// The arguments of `list`.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  homevisit list visits
  homevisit list promises --json | jq '.[] | select(.state == \"open\")'

Only reads: it also works while homevisit is open elsewhere.")]
pub(crate) struct List {
    /// What to list
    #[arg(value_enum, default_value_t = What::Families)]
    what: What,
    /// As JSON
    #[arg(long)]
    json: bool,
    #[command(flatten)]
    unlock: Unlock,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum What {
    Families,
    Visits,
    Promises,
    /// Who was met, in numbers, by class and grade band
    Met,
}

impl List {
    /// Prints the list.
    pub(crate) fn run(self, paths: &Paths) -> anyhow::Result<ExitCode> {
        let site = out::rules(paths)?;
        let vault = self.unlock.reading(paths)?;
        let who = vault.who();
        let book = vault.book(who)?;
        let names = Names { aliases: site.aliases_on_screen };
        let (rows, values): (Vec<_>, Vec<_>) = match self.what {
            What::Met => met(&book, &site).into_iter().unzip(),
            What::Families => book.families.iter().map(|f| family(&book, f, names)).unzip(),
            What::Visits => {
                let mut visits: Vec<_> = book.visits.iter().filter(|v| !v.voided).collect();
                visits.sort_by_key(|v| (v.day().is_none(), v.day(), v.id));
                visits.into_iter().map(|v| visit(&book, v, who, now().naive_local(), names)).unzip()
            }
            What::Promises => {
                let mut promises: Vec<_> = book.promises.iter().collect();
                promises.sort_by_key(|p| (p.whose, p.due.is_none(), p.due, p.id));
                promises.into_iter().filter_map(|p| promise(&book, p, names)).unzip()
            }
        };
        if self.json {
            out::json(&values)?;
        } else {
            out::data(out::table(&rows))?;
        }
        Ok(ExitCode::SUCCESS)
    }
}

/// How families and students are called: by the pair's names, or where the site says so by aliases alone.
#[derive(Clone, Copy)]
pub(crate) struct Names {
    /// Aliases instead of names.
    pub aliases: bool,
}

impl Names {
    /// A family.
    pub(crate) fn family(self, family: &Family) -> String {
        if self.aliases { family.alias.clone() } else { family.name.to_string() }
    }

    /// A family by identity; empty where there is none.
    pub(crate) fn of(self, book: &Book, family: FamilyId) -> String {
        book.family(family).map(|f| self.family(f)).unwrap_or_default()
    }

    /// A family's students with their grade bands; only the bands where names are hidden.
    pub(crate) fn students(self, book: &Book, family: FamilyId) -> Vec<Value> {
        book.students_of(family)
            .map(|s| json!({"name": (!self.aliases).then_some(&*s.name), "band": s.band.map(Band::word)}))
            .collect()
    }
}

type Line = (Vec<String>, Value);

/// The counts of all, then of each group.
fn met(book: &Book, site: &Site) -> Vec<Line> {
    let found = coverage(book, site);
    let tally = |kind: &str, name: Option<&str>, tally: &Tally| {
        let count = |standing: &OutreachStatus| tally.count(*standing);
        let mut row = vec![kind.to_owned(), name.unwrap_or("-").to_owned(), tally.total().to_string()];
        row.extend(
            OutreachStatus::ALL.iter().map(|standing| format!("{} {}", count(standing), standing.word())),
        );
        let counts: serde_json::Map<_, _> = OutreachStatus::ALL
            .iter()
            .map(|standing| (standing.word().to_owned(), count(standing).into()))
            .collect();
        let value = json!({"by": kind, "group": name, "students": tally.total(), "counts": counts});
        (row, value)
    };
    let mut lines = vec![tally("all", None, &found.all)];
    lines.extend(found.classes.iter().map(|(class, t)| tally("class", class.as_deref(), t)));
    lines.extend(found.bands.iter().map(|(band, t)| tally("grade", band.map(Band::word), t)));
    lines
}

fn family(book: &Book, family: &Family, names: Names) -> Line {
    let visits = book.visits_of(family.id).len();
    let students = names.students(book, family.id);
    let called: Vec<_> = students.iter().filter_map(|s| s["name"].as_str()).collect();
    let row = vec![
        family.alias.clone(),
        if names.aliases { String::new() } else { family.name.to_string() },
        called.join(", "),
        family.languages.join(", "),
        visits.to_string(),
    ];
    let value = json!({
        "alias": family.alias,
        "name": (!names.aliases).then_some(&*family.name),
        "students": students,
        "languages": family.languages,
        "interpreter": family.interpreter,
        "visits": visits,
    });
    (row, value)
}

fn visit(book: &Book, visit: &Visit, who: EducatorId, now: NaiveDateTime, names: Names) -> Line {
    let outcome = visit.outcome.map(Outcome::word);
    let next = next_step(book, visit, who, now).map(Step::word);
    let day = visit.day().map(|day| day.to_string());
    let row = vec![
        visit.visit_ref.clone(),
        day.clone().unwrap_or_else(|| "-".to_owned()),
        visit.occasion.word().to_owned(),
        names.of(book, visit.family),
        outcome.unwrap_or("-").to_owned(),
        next.unwrap_or_default().to_owned(),
    ];
    let value = json!({
        "visit_ref": visit.visit_ref,
        "day": day,
        "occasion": visit.occasion.word(),
        "family": names.of(book, visit.family),
        "outcome": outcome,
        "next": next,
    });
    (row, value)
}

/// A promise of a visit that still stands. A family's has neither a date nor a state.
fn promise(book: &Book, promise: &Promise, names: Names) -> Option<Line> {
    let visit = book.visit(promise.visit).filter(|v| !v.voided)?;
    let ours = promise.whose == Whose::Ours;
    let state = ours.then(|| promise.state.word());
    let due = promise.due.filter(|_| ours).map(|day| day.to_string());
    let row = vec![
        due.clone().unwrap_or_else(|| "-".to_owned()),
        promise.whose.word().to_owned(),
        state.unwrap_or("-").to_owned(),
        names.of(book, visit.family),
        promise.text.to_string(),
    ];
    let value = json!({
        "visit_ref": visit.visit_ref,
        "family": names.of(book, visit.family),
        "whose": promise.whose.word(),
        "due": due,
        "state": state,
        "text": &*promise.text,
    });
    Some((row, value))
}
