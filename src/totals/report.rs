//! Everything in one: what was read, what is left out, the tables. All forms are made of this.

use std::collections::BTreeSet;

use age::x25519::Identity;
use chrono::{Datelike as _, NaiveDate};

use super::draw::{self, Draw, Drawn};
use super::pay::{self, Due};
use super::people::{People, Person};
use super::programme::Programme;
use super::read::{self, Broken, Kind, Sink};
use super::record::Words;
use super::schools::Schools;
use super::sealed;
use super::settle::{self, Line, Perhaps, Settled, Shelf, Source, Visit};
use super::small::Smallest;
use super::staff::Staff;
use super::table::Table;
use crate::text::Sentence;

/// Something to know about a file, a line, a visit: what is wrong, and what to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// The file; empty where it is about a visit or a person.
    pub file: String,
    /// The line or row in it, from 1.
    pub line: Option<u64>,
    /// What it is.
    pub what: Sentence,
    /// Something is not counted because of it, or waits to be settled.
    pub is_left_out: bool,
}

/// How much was read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Logs that were read.
    pub files: usize,
    /// Files that are no logs, or damaged.
    pub left_out: usize,
    /// Files that this command has written itself.
    pub own: usize,
    /// Rows that were read.
    pub rows: usize,
    /// Rows that were left out, damaged or in conflict.
    pub rows_left_out: usize,
    /// Rows that say what another row said, or that a newer version has replaced.
    pub passed_over: usize,
    /// Records that are voided.
    pub voided: usize,
    /// Records that hold.
    pub records: usize,
    /// Visits that count.
    pub visits: usize,
    /// Visits that are held back: perhaps one with another.
    pub held: usize,
}

/// How the totals are made.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// The coordinator's staff list.
    pub staff: Option<Staff>,
    /// The coordinator's list of schools.
    pub schools: Schools,
    /// Counts below this are hidden outside pay.
    pub smallest: u32,
    /// Only visits of this month.
    pub month: Option<NaiveDate>,
    /// What was said of visits that may be one.
    pub settled: Settled,
    /// How many visits to draw for an audit, and by which seed.
    pub draw: Option<(usize, u64)>,
    /// Also give the rows that hold, for a database.
    pub rows: bool,
}

/// What is being read.
#[derive(Default)]
pub struct Reading {
    identities: Vec<Identity>,
    words: Words,
    shelf: Shelf,
    files: Vec<String>,
    findings: Vec<Finding>,
    tally: Tally,
}

impl Reading {
    /// Begins, with the identities that open sealed files.
    pub fn new(identities: Vec<Identity>) -> Self {
        Self { identities, ..Self::default() }
    }

    /// Reads one file. Whatever is wrong with it is said in the report; the others count all the same.
    pub fn file(&mut self, name: &str, bytes: &[u8]) {
        let opened = sealed::is_sealed(bytes).then(|| sealed::open(bytes, &self.identities));
        let opened = match opened.transpose() {
            Ok(opened) => opened,
            Err(broken) => return self.broken(name, broken),
        };
        let mut sink = Sink::new(&mut self.words);
        let read = read::file(opened.as_deref().unwrap_or(bytes), &mut sink);
        let Sink { rows, problems, unsaid, .. } = sink;
        match read {
            Err(broken) => self.broken(name, broken),
            Ok(Kind::Own) => self.tally.own += 1,
            Ok(Kind::Log) => {
                let file = self.files.len();
                self.files.push(name.to_owned());
                self.tally.files += 1;
                let left_out = problems.iter().filter(|(_, _, is_left_out)| *is_left_out).count() + unsaid[0];
                self.tally.rows += rows.len() + left_out;
                self.tally.rows_left_out += left_out;
                for (line, record) in rows {
                    self.shelf.put(Line { record, source: Source { file, line } });
                }
                for (line, what, is_left_out) in problems {
                    let finding = Finding { file: name.to_owned(), line: Some(line), what, is_left_out };
                    self.findings.push(finding);
                }
                for (count, key, is_left_out) in
                    [(unsaid[0], "totals-more-rows", true), (unsaid[1], "totals-more-cells", false)]
                {
                    if count > 0 {
                        let what = Sentence::new(key).with("count", count.to_string());
                        self.findings.push(Finding { file: name.to_owned(), line: None, what, is_left_out });
                    }
                }
            }
        }
    }

    fn broken(&mut self, name: &str, broken: Broken) {
        let (line, what) = broken.sentence();
        self.left_out(name, line, what);
    }

    /// Notes a file that could not be read at all.
    pub(crate) fn unreadable(&mut self, name: &str, what: Sentence) {
        self.left_out(name, None, what);
    }

    fn left_out(&mut self, name: &str, line: Option<u64>, what: Sentence) {
        self.tally.left_out += 1;
        self.findings.push(Finding { file: name.to_owned(), line, what, is_left_out: true });
    }

    /// Settles everything that was read.
    pub fn finish(self, options: &Options) -> Report {
        let Self { words, shelf, files, mut findings, mut tally, .. } = self;
        tally.passed_over = shelf.passed_over;
        let (mut lines, conflicts) = shelf.resolve();
        for sources in &conflicts {
            tally.rows_left_out += sources.len();
            let [first, others @ ..] = sources.as_slice() else { continue };
            let places: Vec<String> =
                others.iter().map(|source| format!("{}:{}", files[source.file], source.line)).collect();
            findings.push(Finding {
                file: files[first.file].clone(),
                line: Some(first.line),
                what: Sentence::new("totals-conflict").with("others", places.join(", ")),
                is_left_out: true,
            });
        }
        if let Some(month) = options.month {
            let is_in = |day: NaiveDate| (day.year(), day.month()) == (month.year(), month.month());
            lines.retain(|line| line.record.day.is_some_and(is_in));
        }
        tally.records = lines.len();
        tally.voided = lines.iter().filter(|line| line.record.voided).count();
        let mut visits = settle::visits(lines, &words);
        let seats = visits.iter().flat_map(|v| &v.lines).flat_map(|line| line.record.seats.iter().flatten());
        let people = People::of(seats, &words, options.staff.as_ref());
        let perhaps = settle::perhaps_one(&mut visits, &people, &options.settled);
        findings
            .extend(perhaps.iter().filter(|p| !p.is_settled).map(|p| perhaps_finding(p, &visits, &files)));
        let said = options.settled.one.iter().chain(&options.settled.both);
        for reference in said.flat_map(|(one, other)| [one, other]) {
            if !visits.iter().any(|visit| visit.reference.eq_ignore_ascii_case(reference)) {
                let what =
                    Sentence::new("totals-settled-unknown").with("visit", crate::clean::line(reference));
                findings.push(Finding { file: String::new(), line: None, what, is_left_out: false });
            }
        }
        tally.held = perhaps.iter().filter(|p| !p.is_settled).count();
        tally.visits = visits.iter().filter(|visit| visit.is_counted()).count();

        let claims = pay::claims(&visits, &people);
        let (pay, due) = pay::by_person(&claims, &people, options.staff.is_some());
        if options.staff.is_some() {
            let strangers: BTreeSet<&str> = claims
                .iter()
                .map(|claim| people.get(claim.person))
                .filter(|person| person.member.is_none())
                .map(Person::label)
                .collect();
            if !strangers.is_empty() {
                let who = strangers.into_iter().collect::<Vec<_>>().join(", ");
                let what = Sentence::new("totals-not-on-list").with("who", who);
                findings.push(Finding { file: String::new(), line: None, what, is_left_out: false });
            }
        }
        let programme = Programme::new(
            &visits,
            &claims,
            &people,
            &words,
            &options.schools,
            Smallest(u64::from(options.smallest)),
        );
        let tables = programme.tables();
        let tidy = if options.rows { super::tidy::csv(&programme) } else { Vec::new() };
        let draw = options.draw.map(|(count, seed)| {
            let counted = visits.iter().filter(|visit| visit.is_counted());
            let drawn = |visit: &Visit| {
                let team = settle::team(visit.records(), &people);
                let name = |person: &Person| match person.name.as_str() {
                    "" => person.label().to_owned(),
                    name => name.to_owned(),
                };
                let people: Vec<String> = team.into_iter().map(|key| name(people.get(key))).collect();
                Drawn { visit: visit.reference.clone(), day: visit.day, people: people.join(", ") }
            };
            draw::draw(counted.map(drawn).collect(), count, seed)
        });
        Report {
            smallest: options.smallest,
            month: options.month,
            claims: claims.len(),
            pay_visits: pay::by_visit(&claims, &visits, &people),
            pay,
            due,
            tables,
            findings,
            tally,
            draw,
            tidy,
        }
    }
}

fn perhaps_finding(perhaps: &Perhaps, visits: &[Visit], files: &[String]) -> Finding {
    let (counts, held) = (&visits[perhaps.counts], &visits[perhaps.held]);
    let source = held.lines[0].source;
    Finding {
        file: files[source.file].clone(),
        line: Some(source.line),
        what: Sentence::new("totals-perhaps-one")
            .with("held", held.reference.clone())
            .with("counts", counts.reference.clone())
            .with("day", held.day.map(|day| day.to_string()).unwrap_or_default()),
        is_left_out: true,
    }
}

/// The totals.
#[derive(Clone)]
pub struct Report {
    /// Counts below this are hidden outside pay.
    pub smallest: u32,
    /// Only visits of this month.
    pub month: Option<NaiveDate>,
    /// Pay by person.
    pub pay: Table,
    /// Pay by person and visit, unless that is more than a sheet is good for.
    pub pay_visits: Option<Table>,
    /// How many people on how many visits that is.
    pub claims: usize,
    /// What is to be paid in all.
    pub due: Due,
    /// The programme in numbers.
    pub tables: Vec<Table>,
    /// What is left out, and what must be settled.
    pub findings: Vec<Finding>,
    /// How much was read.
    pub tally: Tally,
    /// The draw for an audit.
    pub draw: Option<Draw>,
    /// The rows that hold, as CSV: one for each student and visit; empty where nobody asked.
    pub tidy: Vec<u8>,
}

impl Report {
    /// What to say of findings: where people are left out, only what is about a file.
    pub(super) fn findings(&self, with_people: bool) -> impl Iterator<Item = &Finding> {
        self.findings.iter().filter(move |finding| with_people || !finding.file.is_empty())
    }

    /// Whether everything was counted.
    pub fn is_whole(&self) -> bool {
        !self.findings.iter().any(|finding| finding.is_left_out)
    }
}
