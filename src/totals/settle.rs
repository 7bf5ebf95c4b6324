//! Of everything that was sent, what holds: the newest version of each record, each visit once.

use std::cmp::Ordering;
use std::collections::{BTreeSet, HashMap, HashSet};

use chrono::NaiveDate;
use uuid::Uuid;

use super::people::{Key, People};
use super::record::{Record, Words};
use crate::visit::Role;

/// Where a row stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Source {
    pub(super) file: usize,
    pub(super) line: u64,
}

/// A record and where it stands.
#[derive(Clone, Debug)]
pub(super) struct Line {
    pub(super) record: Record,
    pub(super) source: Source,
}

/// What was read so far, by record.
#[derive(Debug, Default)]
pub(super) struct Shelf {
    records: HashMap<Uuid, Versions>,
    /// Rows that say what another row said, or that a newer version has replaced.
    pub(super) passed_over: usize,
}

/// The rows of the newest version of a record. They should all say the same; then there is only one here.
#[derive(Debug)]
struct Versions {
    newest: Line,
    others: Vec<Line>,
}

impl Shelf {
    /// Takes a row in. The order in which rows come changes nothing.
    pub(super) fn put(&mut self, line: Line) {
        use std::collections::hash_map::Entry;
        match self.records.entry(line.record.id) {
            Entry::Vacant(free) => {
                free.insert(Versions { newest: line, others: Vec::new() });
            }
            Entry::Occupied(mut known) => {
                let known = known.get_mut();
                match line.record.version.cmp(&known.newest.record.version) {
                    Ordering::Less => self.passed_over += 1,
                    Ordering::Greater => {
                        self.passed_over += 1 + known.others.len();
                        *known = Versions { newest: line, others: Vec::new() };
                    }
                    Ordering::Equal => {
                        let mut all = std::iter::once(&mut known.newest).chain(&mut known.others);
                        if let Some(same) = all.find(|other| other.record == line.record) {
                            self.passed_over += 1;
                            same.source = same.source.min(line.source);
                        } else {
                            known.others.push(line);
                        }
                    }
                }
            }
        }
    }

    /// What holds, in no order, and the records of which nobody can say what holds.
    pub(super) fn resolve(self) -> (Vec<Line>, Vec<Vec<Source>>) {
        let (mut lines, mut conflicts) = (Vec::with_capacity(self.records.len()), Vec::new());
        for versions in self.records.into_values() {
            if versions.others.is_empty() {
                lines.push(versions.newest);
            } else {
                let all = std::iter::once(versions.newest).chain(versions.others);
                let mut sources: Vec<Source> = all.map(|line| line.source).collect();
                sources.sort();
                conflicts.push(sources);
            }
        }
        conflicts.sort();
        (lines, conflicts)
    }
}

/// The records of one visit.
#[derive(Debug)]
pub(super) struct Visit {
    pub(super) id: Uuid,
    /// The short name.
    pub(super) reference: String,
    pub(super) day: Option<NaiveDate>,
    /// The records that are not voided, by record; at least one.
    pub(super) lines: Vec<Line>,
    /// Perhaps the same as another: held back until somebody says.
    pub(super) held: bool,
}

impl Visit {
    /// Its records.
    pub(super) fn records(&self) -> impl Iterator<Item = &Record> {
        self.lines.iter().map(|line| &line.record)
    }

    /// What all records of the visit say.
    pub(super) fn first(&self) -> &Record {
        // A counted record speaks for the visit before one that is not.
        self.records().find(|record| record.is_counted()).unwrap_or(&self.lines[0].record)
    }

    /// Whether it counts.
    pub(super) fn is_counted(&self) -> bool {
        self.counted().next().is_some()
    }

    /// Its records that count.
    pub(super) fn counted(&self) -> impl Iterator<Item = &Record> {
        self.records().filter(|record| !self.held && record.is_counted())
    }

    fn is_payable(&self) -> bool {
        self.records().any(Record::is_counted)
    }
}

/// The visits, by day and short name; voided records are in none.
pub(super) fn visits(mut lines: Vec<Line>, words: &Words) -> Vec<Visit> {
    lines.retain(|line| !line.record.voided);
    lines.sort_unstable_by_key(|line| (line.record.visit, line.record.id));
    // Exactly as long as it is: a list that grows has room for four, and nearly every visit has one record.
    let of_visit = lines.chunk_by(|one, other| one.record.visit == other.record.visit).map(<[Line]>::to_vec);
    let mut visits: Vec<Visit> = of_visit
        .map(|lines| {
            let id = lines[0].record.visit;
            let mut visit = Visit { id, reference: String::new(), day: None, lines, held: false };
            let first = visit.first();
            let (reference, day) = (words.say(first.reference).to_owned(), first.day);
            (visit.reference, visit.day) = (reference, day);
            visit
        })
        .collect();
    visits.sort_by(|a, b| {
        (a.day.is_none(), a.day, &a.reference, a.id).cmp(&(b.day.is_none(), b.day, &b.reference, b.id))
    });
    visits
}

/// What the coordinator has said of visits that may be one.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Settled {
    /// These two are one visit: the second is left out.
    pub one: Vec<(String, String)>,
    /// These two are two visits: both count.
    pub both: Vec<(String, String)>,
}

impl Settled {
    fn says(list: &[(String, String)], one: &str, other: &str) -> bool {
        let same = |a: &str, b: &str| a.eq_ignore_ascii_case(b);
        list.iter().any(|(a, b)| (same(a, one) && same(b, other)) || (same(a, other) && same(b, one)))
    }
}

/// Two visits that may be one: the index of the one that counts, of the one held back, and whether the coordinator has
/// said that they are one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Perhaps {
    pub(super) counts: usize,
    pub(super) held: usize,
    pub(super) is_settled: bool,
}

/// Finds visits of the same day with the same two educators under different ids, and holds all but the first back.
///
/// Two visits whose students the site's key tells apart are two. A pair that visits two families in one afternoon is
/// listed where it does not: the coordinator says once that both count.
pub(super) fn perhaps_one(visits: &mut [Visit], people: &People, settled: &Settled) -> Vec<Perhaps> {
    let mut by_pair: HashMap<(NaiveDate, Key, Key), Vec<usize>> = HashMap::new();
    let mut found = Vec::new();
    for at in 0..visits.len() {
        let visit = &visits[at];
        let Some(day) = visit.day.filter(|_| visit.is_payable()) else { continue };
        let team = team(visit.records(), people);
        let pairs =
            team.iter().enumerate().flat_map(|(n, one)| team.iter().skip(n + 1).map(move |b| (*one, *b)));
        let pairs: Vec<_> = pairs.map(|(a, b)| (day, a, b)).collect();
        let earlier: BTreeSet<usize> =
            pairs.iter().filter_map(|pair| by_pair.get(pair)).flatten().copied().collect();
        let other = earlier.into_iter().find(|&other| {
            let (a, b) = (&visits[other], visit);
            !Settled::says(&settled.both, &a.reference, &b.reference) && !are_apart(a, b)
        });
        if let Some(counts) = other {
            let is_settled = Settled::says(&settled.one, &visits[counts].reference, &visit.reference);
            found.push(Perhaps { counts, held: at, is_settled });
            visits[at].held = true;
        } else {
            for pair in pairs {
                by_pair.entry(pair).or_default().push(at);
            }
        }
    }
    found
}

/// Who went, interpreters left out: they go with many pairs.
pub(super) fn team<'a>(records: impl Iterator<Item = &'a Record>, people: &People) -> Vec<Key> {
    let seats = records.flat_map(|record| record.seats.iter().flatten());
    let keys: BTreeSet<Key> =
        seats.filter(|seat| seat.role != Some(Role::Interpreter)).map(|seat| people.key(seat)).collect();
    keys.into_iter().collect()
}

/// Whether the site's key for students shows that two visits were with different students.
fn are_apart(one: &Visit, other: &Visit) -> bool {
    let keys =
        |visit: &Visit| -> Option<HashSet<_>> { visit.records().map(|record| record.site_key).collect() };
    match (keys(one), keys(other)) {
        (Some(one), Some(other)) => one.is_disjoint(&other),
        _ => false,
    }
}
