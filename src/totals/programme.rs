//! The programme in numbers: what a coordinator tells a principal, a union or a funder. Small counts are hidden in all of
//! it. A visit is in once, however many students it was about; what is held back is in nowhere.

mod fidelity;
mod timing;

use std::collections::{BTreeMap, BTreeSet, HashMap};

use chrono::{Datelike as _, NaiveDate};
use uuid::Uuid;

use super::pay::{Claim, visits_of_each};
use super::people::{Key, People};
use super::record::{Record, Word, Words};
use super::schools::Schools;
use super::settle::{Visit, team};
use super::small::{Shown, Smallest};
use super::table::{Cell, Table};
use crate::export::log::Counts;
use crate::sheet;
use crate::visit::{Mode, Occasion, Outcome};

/// In schools that visit at least this share of their students, in thousandths, those who were not visited do better too:
/// the tenth of Sheldon and Jung, "Student Outcomes and Parent Teacher Home Visits", Johns Hopkins University 2018.
const TENTH: u64 = 100;

/// All that the tables are made of.
pub(super) struct Programme<'a> {
    pub(super) visits: &'a [Visit],
    pub(super) claims: &'a [Claim],
    pub(super) people: &'a People,
    pub(super) words: &'a Words,
    pub(super) schools: &'a Schools,
    pub(super) smallest: Smallest,
    same: HashMap<Uuid, Word>,
}

/// A student: by the site's key, which is the same in every pair's log; else by the pair's own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Student {
    Site(Word),
    Own(Uuid),
}

impl<'a> Programme<'a> {
    pub(super) fn new(
        visits: &'a [Visit],
        claims: &'a [Claim],
        people: &'a People,
        words: &'a Words,
        schools: &'a Schools,
        smallest: Smallest,
    ) -> Self {
        // Rows from before the site had a secret name the student by the pair's key alone.
        let lines = visits.iter().flat_map(|visit| &visit.lines);
        let mut same: HashMap<Uuid, Word> = HashMap::new();
        for (own, site) in lines.filter_map(|line| line.record.student.zip(line.record.site_key)) {
            let known = same.entry(own).or_insert(site);
            if words.say(site) < words.say(*known) {
                *known = site;
            }
        }
        Self { visits, claims, people, words, schools, smallest, same }
    }

    /// The tables, in the order in which they are shown.
    pub(super) fn tables(&self) -> Vec<Table> {
        vec![
            self.overview(),
            self.by_month(),
            self.by_school(),
            self.by_kind(),
            self.by_mode(),
            self.by_outcome(),
            self.practices(),
            self.selection(),
            self.bands(),
            self.per_educator(),
            self.timing(),
            self.calls(),
        ]
    }

    fn counted(&self) -> impl Iterator<Item = &'a Visit> {
        self.visits.iter().filter(|visit| visit.is_counted())
    }

    /// Visits that were planned and are not held back.
    fn planned(&self) -> impl Iterator<Item = &'a Visit> {
        self.visits.iter().filter(|visit| !visit.held)
    }

    pub(super) fn student(&self, record: &Record) -> Option<Student> {
        let own = record.student;
        let site = record.site_key.or_else(|| self.same.get(&own?).copied());
        site.map(Student::Site).or(own.map(Student::Own))
    }

    /// The students whom counted visits were about, each with the visits.
    fn students(&self) -> HashMap<Student, Vec<(&'a Visit, &'a Record)>> {
        let mut students: HashMap<Student, Vec<(&Visit, &Record)>> = HashMap::new();
        for visit in self.counted() {
            for record in visit.counted() {
                if let Some(student) = self.student(record) {
                    students.entry(student).or_default().push((visit, record));
                }
            }
        }
        students
    }

    fn overview(&self) -> Table {
        let small = self.smallest;
        let visits = self.counted().count() as u64;
        let students = self.students().len() as u64;
        let educators = visits_of_each(self.claims);
        let trained = educators.values().filter(|claims| {
            // Trained is whoever's training counted on the day of their last visit.
            claims.last().is_some_and(|last| last.trained_through.is_some() && !last.expired)
        });
        let interpreted = self.counted().filter(|visit| visit.first().interpreter).count() as u64;
        let alone = |id, number| row(id, number, Cell::NOTHING, Cell::NOTHING);
        let all = |id, count| alone(id, Cell::Count(small.alone(count)));
        let part = |id, count, whole| part_row(id, small.part(count, whole), small.alone(whole));
        let educators_count = educators.len() as u64;
        let rows = vec![
            all("visits", visits),
            all("students", students),
            all("educators", educators_count),
            part("trained", trained.count() as u64, educators_count),
            all("pairs", self.pairs().len() as u64),
            alone("minutes", self.median_minutes()),
            part("interpreter", interpreted, visits),
            self.before_school(),
            self.second(students),
            alone("calls-per-visit", self.calls_per_visit()),
        ];
        Table { id: "overview", columns: &["what", "number", "of", "share"], rows, bars: None, mark: None }
    }

    /// The middle of how long visits took, where that is of more than a few.
    fn median_minutes(&self) -> Cell {
        let mut minutes: Vec<u32> = self.counted().filter_map(|visit| visit.first().minutes).collect();
        minutes.sort_unstable();
        if minutes.is_empty() || self.smallest.is_small(minutes.len() as u64) {
            return Cell::NOTHING;
        }
        let half = minutes.len() / 2;
        let middle = if minutes.len() % 2 == 1 {
            u64::from(minutes[half]) * 10
        } else {
            (u64::from(minutes[half - 1]) + u64::from(minutes[half])) * 5
        };
        Cell::tenths(middle)
    }

    /// Pairs who visited together.
    fn pairs(&self) -> BTreeSet<Vec<Key>> {
        let teams = self.counted().map(|visit| team(visit.counted(), self.people));
        teams.filter(|team| team.len() > 1).collect()
    }

    fn by_month(&self) -> Table {
        let mut months: BTreeMap<NaiveDate, u64> = BTreeMap::new();
        for day in self.counted().filter_map(|visit| visit.day) {
            *months.entry(day.with_day(1).unwrap_or(day)).or_default() += 1;
        }
        let months = months.into_iter().map(|(month, count)| (Cell::Plain(sheet::Cell::Month(month)), count));
        self.breakdown("by-month", &["month", "visits"], months)
    }

    fn by_kind(&self) -> Table {
        let labels = Occasion::ALL.iter().map(|kind| Cell::label("totals-kind-", kind.word()));
        self.breakdown("by-kind", &["kind", "visits"], labels.zip(self.kinds()))
    }

    /// Visits by kind; a row that does not say counts as another.
    fn kinds(&self) -> Vec<u64> {
        let kind = |visit: &Visit| visit.first().kind.unwrap_or(Occasion::Other);
        Occasion::ALL.iter().map(|&k| self.counted().filter(|v| kind(v) == k).count() as u64).collect()
    }

    fn by_mode(&self) -> Table {
        let of = |mode| self.counted().filter(|v| v.first().mode == mode).count() as u64;
        let modes = Mode::ALL.iter().map(|&mode| (Cell::label("mode-", mode.word()), of(Some(mode))));
        self.breakdown("by-mode", &["mode", "visits"], modes.chain([(Cell::unknown(), of(None))]))
    }

    /// How planned visits came out: those that count, those that took place and do not count, and the others.
    fn by_outcome(&self) -> Table {
        let others = Outcome::ALL.len();
        let mut counts = vec![0; others + 2];
        for visit in self.planned() {
            let place = if visit.is_counted() {
                0
            } else {
                match (visit.first().outcome, visit.first().counts) {
                    (Some(Outcome::Completed), _)
                    | (None, Counts::Video | Counts::Phone | Counts::SchoolGrounds) => others,
                    (Some(outcome), _) => {
                        Outcome::ALL.iter().position(|o| *o == outcome).unwrap_or(others + 1)
                    }
                    (None, _) => others + 1,
                }
            };
            counts[place] += 1;
        }
        let words = Outcome::ALL.iter().map(|outcome| outcome.word()).chain(["not-counted", "unknown"]);
        let mut outcomes: Vec<(Cell, u64)> =
            words.map(|word| Cell::label("totals-outcome-", word)).zip(counts).collect();
        // How many count is said above, so the others hide their small counts among themselves.
        let (completed, count) = outcomes.remove(0);
        let mut table = self.breakdown("by-outcome", &["outcome", "visits"], outcomes);
        table.rows.insert(0, vec![completed, Cell::Count(self.smallest.alone(count))]);
        table
    }

    /// Visits and students by school, with the share of those enrolled where the coordinator's list says how many.
    fn by_school(&self) -> Table {
        struct Of {
            label: String,
            enrolled: Option<u32>,
            visits: u64,
            students: BTreeSet<usize>,
        }
        let mut numbers: HashMap<Student, usize> = HashMap::new();
        let mut schools: BTreeMap<String, Of> = BTreeMap::new();
        // A school on the list that nobody has visited yet is a row too.
        for school in self.schools.list() {
            let of = Of {
                label: school.name.clone(),
                enrolled: Some(school.enrolled),
                visits: 0,
                students: BTreeSet::new(),
            };
            schools.insert(super::lists::fold(&school.name), of);
        }
        for visit in self.counted() {
            let names = self.school_names(visit.first());
            let found = self.schools.find(names);
            let label = found.map_or_else(
                || names.into_iter().find(|name| !name.is_empty()).unwrap_or_default(),
                |school| &school.name,
            );
            let of = schools.entry(super::lists::fold(label)).or_insert_with(|| Of {
                label: label.to_owned(),
                enrolled: None,
                visits: 0,
                students: BTreeSet::new(),
            });
            if label < of.label.as_str() {
                label.clone_into(&mut of.label);
            }
            of.visits += 1;
            for student in visit.counted().filter_map(|record| self.student(record)) {
                let next = numbers.len();
                of.students.insert(*numbers.entry(student).or_insert(next));
            }
        }
        let schools: Vec<Of> = schools.into_values().collect();
        let visits = self.smallest.breakdown(&schools.iter().map(|s| s.visits).collect::<Vec<_>>());
        let students =
            self.smallest.breakdown(&schools.iter().map(|s| s.students.len() as u64).collect::<Vec<_>>());
        let rows =
            schools.iter().zip(visits.into_iter().zip(students)).map(|(school, (visits, students))| {
                let label = if school.label.is_empty() {
                    Cell::label("totals-label-", "no-school")
                } else {
                    Cell::words(&school.label)
                };
                let enrolled = school.enrolled.map(u64::from);
                // Those not visited are few, too, where nearly everybody was.
                let students = match (students, enrolled) {
                    (Shown::Count(count), Some(enrolled)) => self.smallest.part(count, enrolled.max(count)),
                    (shown, _) => shown,
                };
                let share =
                    enrolled.map_or(Cell::NOTHING, |enrolled| Cell::share(students, Shown::Count(enrolled)));
                let reached = match share {
                    Cell::Plain(sheet::Cell::Share(share)) => Cell::yes_or_no(share >= TENTH),
                    _ => Cell::NOTHING,
                };
                vec![label, Cell::Count(visits), Cell::Count(students), Cell::from(enrolled), share, reached]
            });
        let columns = &["school", "visits", "students", "enrolled", "share", "tenth"];
        let bars = if self.schools.list().is_empty() { 1 } else { 4 };
        let tenth = (bars == 4).then_some(TENTH);
        Table { id: "by-school", columns, rows: rows.collect(), bars: Some(bars), mark: tenth }
    }

    /// The school's name and the site's code, as the log says them.
    fn school_names(&self, record: &Record) -> [&'a str; 2] {
        [record.school, record.site_code]
            .map(|word| word.map(|word| self.words.say(word)).unwrap_or_default())
    }

    /// A table of labels and visits, small counts hidden. What there is none of at the end of a fixed list stays: nought
    /// is worth knowing.
    fn breakdown(
        &self,
        id: &'static str,
        columns: &'static [&'static str],
        counted: impl IntoIterator<Item = (Cell, u64)>,
    ) -> Table {
        let (labels, counts): (Vec<Cell>, Vec<u64>) = counted.into_iter().unzip();
        let shown = self.smallest.breakdown(&counts);
        let rows =
            labels.into_iter().zip(shown).map(|(label, count)| vec![label, Cell::Count(count)]).collect();
        Table { id, columns, rows, bars: Some(1), mark: None }
    }
}

/// A count beside the whole of which it is a part. Where the whole is not shown, neither is the part, nor the share.
fn part_row(id: &'static str, part: Shown, whole: Shown) -> Vec<Cell> {
    let part = match part {
        Shown::Count(1..) if whole.count().is_none() => Shown::Hidden,
        shown => shown,
    };
    row(id, Cell::Count(part), Cell::Count(whole), Cell::share(part, whole))
}

fn row(id: &'static str, number: Cell, of: Cell, share: Cell) -> Vec<Cell> {
    vec![Cell::label("totals-what-", id), number, of, share]
}
