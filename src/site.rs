//! The site's rules: what a coordinator sets in one TOML file, each with a safe default.

use std::sync::LazyLock;

use chrono::{Datelike as _, NaiveDate};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use toml::Spanned;
use toml::de::DeTable;

use crate::clean;
use crate::visit::Band;

/// What counts as one paid unit.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum PayPer {
    /// One unit a visit, however many students.
    #[default]
    Visit,
    /// One unit a student (Framingham logs siblings separately).
    Student,
}

/// Something that a grade asks for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Expectation {
    /// Which grades.
    pub band: Band,
    /// What, in a sentence that a family understands.
    pub what: String,
    /// What it opens up later.
    pub why: String,
}

/// A course that some colleges ask for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Course {
    /// What it is called.
    pub name: String,
    /// For how many years.
    pub years: u8,
}

/// The example of a site's file, which shows the shape. Nothing in it is a rule.
pub const EXAMPLE: &str = include_str!("../assets/site.toml");

/// The rules of a site. Everything has a default under which nothing leaves that should not.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default, rename_all = "kebab-case")]
pub struct Site {
    /// The site's short code in exports.
    pub site_code: String,
    /// The school's name in exports.
    pub school: String,
    /// The school year in exports, `2026-27`; empty: found from the visit's day.
    pub school_year: String,
    /// First day of school, for timing.
    pub first_school_day: Option<NaiveDate>,
    /// Notes may be typed while a first visit is on. The model says no (PTHV FAQ: "no paperwork").
    pub notes_in_first_visit: bool,
    /// The screen may be turned to the family in a second visit.
    pub table_view: bool,
    /// Lists show aliases instead of names.
    pub aliases_on_screen: bool,
    /// Video visits count.
    pub video_counts: bool,
    /// Phone calls count (Denver: no).
    pub phone_counts: bool,
    /// Visits on school grounds count (Denver: never).
    pub school_grounds_count: bool,
    /// An interpreter may be the second visitor (an old rule; newer sites pay a third person).
    pub interpreter_counts: bool,
    /// What one paid unit is.
    pub pay_per: PayPer,
    /// Counts below this are hidden in summaries.
    pub smallest_count: u32,
    /// Funding codes that pairs choose from.
    pub funding_codes: Vec<String>,
    /// The district's number for mandated reports; shown on the help card.
    pub reporting_number: String,
    /// The recipient is a school official under FERPA: else no family or student name may leave (34 CFR 99.31(a)(1)).
    pub recipient_is_school_official: bool,
    /// What a grade asks for and why, in plain words; empty: the example is shown, marked as one.
    pub expects: Vec<Expectation>,
    /// The courses that colleges of the state ask for (A-G in California); empty: the example, marked as one.
    pub college_list: Vec<Course>,
    /// Usual length of a visit, minutes: what Facts begin with.
    pub usual_minutes: u16,
    /// SHA-256 of the file these rules came from, hex; empty for the defaults.
    #[serde(skip)]
    pub hash: String,
}

impl Default for Site {
    fn default() -> Self {
        Self {
            site_code: String::new(),
            school: String::new(),
            school_year: String::new(),
            first_school_day: None,
            notes_in_first_visit: false,
            table_view: false,
            aliases_on_screen: false,
            video_counts: true,
            phone_counts: false,
            school_grounds_count: false,
            interpreter_counts: false,
            pay_per: PayPer::Visit,
            smallest_count: 10,
            funding_codes: Vec::new(),
            reporting_number: String::new(),
            recipient_is_school_official: false,
            expects: Vec::new(),
            college_list: Vec::new(),
            usual_minutes: 40,
            hash: String::new(),
        }
    }
}

/// Every setting, in the order in which they are shown.
pub const SETTINGS: &[&str] = &[
    "site-code",
    "school",
    "school-year",
    "first-school-day",
    "usual-minutes",
    "notes-in-first-visit",
    "table-view",
    "aliases-on-screen",
    "video-counts",
    "phone-counts",
    "school-grounds-count",
    "interpreter-counts",
    "pay-per",
    "funding-codes",
    "smallest-count",
    "recipient-is-school-official",
    "reporting-number",
    "expects",
    "college-list",
];

/// A day has no more minutes of visiting than this; longer is a slip of the keyboard.
const LONGEST_VISIT: u16 = 240;

/// What is wrong with a site file, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SiteProblem {
    /// The line, from 1.
    pub line: usize,
    /// Which rule, for the sentence.
    pub what: &'static str,
    /// The setting, or what the parser found.
    pub name: String,
    /// What may have been meant; may be empty.
    pub meant: String,
}

impl Site {
    /// Everything that is wrong with a site file: settings that nobody knows, of the wrong form, or at odds with each other.
    pub fn check(text: &str) -> Vec<SiteProblem> {
        Self::parse(text).err().unwrap_or_default()
    }

    fn parse(text: &str) -> Result<Self, Vec<SiteProblem>> {
        let line = |at: usize| text.bytes().take(at).filter(|&b| b == b'\n').count() + 1;
        let problem = |at, what, name: &str, meant: &str| SiteProblem {
            line: line(at),
            what,
            name: name.to_owned(),
            meant: meant.to_owned(),
        };
        let table = match DeTable::parse(text) {
            Ok(table) => table.into_inner(),
            Err(error) => {
                return Err(vec![problem(error.span().map_or(0, |s| s.start), "form", error.message(), "")]);
            }
        };
        let is_known = |name: &str| SETTINGS.contains(&name);
        let mut problems: Vec<SiteProblem> = table
            .keys()
            .filter(|key| !is_known(key.get_ref()))
            .map(|key| problem(key.span().start, "unknown", key.get_ref(), nearest(key.get_ref())))
            .collect();
        let starts: Vec<(String, usize)> =
            table.keys().map(|key| (key.get_ref().to_string(), key.span().start)).collect();
        let at = |name: &str| starts.iter().find(|(key, _)| key == name).map_or(0, |(_, start)| *start);
        let known: DeTable<'_> = table.into_iter().filter(|(key, _)| is_known(key.get_ref())).collect();
        let read = Self::deserialize(toml::de::Deserializer::from(Spanned::new(0..text.len(), known)));
        let site = match read {
            Ok(site) => site,
            Err(error) => {
                problems.push(problem(error.span().map_or(0, |s| s.start), "form", error.message(), ""));
                Self::default()
            }
        };
        problems.extend(site.at_odds().into_iter().map(|(what, name)| problem(at(name), what, name, "")));
        problems.sort_by_key(|problem| problem.line);
        if problems.is_empty() { Ok(site) } else { Err(problems) }
    }

    /// Settings that cannot be meant, alone or beside another: the rule, and the setting to change.
    fn at_odds(&self) -> Vec<(&'static str, &'static str)> {
        let mut found = Vec::new();
        let begins = self.school_year.get(..4).and_then(|year| year.parse::<i32>().ok());
        let ends = begins.map(|year| format!("{year}-{:02}", (year + 1) % 100));
        if !self.school_year.is_empty() && ends.as_deref() != Some(self.school_year.as_str()) {
            found.push(("year", "school-year"));
        } else if let (Some(year), Some(day)) = (begins, self.first_school_day)
            && day.year() != year
        {
            found.push(("day", "first-school-day"));
        }
        if !(1..=LONGEST_VISIT).contains(&self.usual_minutes) {
            found.push(("minutes", "usual-minutes"));
        }
        if self.smallest_count < 2 {
            found.push(("smallest", "smallest-count"));
        }
        if self.expects.iter().any(|e| e.what.trim().is_empty() || e.why.trim().is_empty()) {
            found.push(("expects", "expects"));
        }
        found
    }

    /// A setting in the form of the file; empty where it says nothing.
    pub fn setting(&self, name: &str) -> String {
        let value = toml::Table::try_from(self).ok().and_then(|table| table.get(name).cloned());
        value.map(|value| value.to_string()).unwrap_or_default()
    }

    /// Reads a site file.
    ///
    /// # Errors
    /// The first thing that [`Self::check`] finds.
    pub fn read(text: &str) -> Result<Self, SiteProblem> {
        let mut site = Self::parse(text).map_err(|mut problems| problems.swap_remove(0))?;
        // TOML writes any character as an escape, so words are cleaned after it is read.
        for words in
            [&mut site.site_code, &mut site.school, &mut site.school_year, &mut site.reporting_number]
        {
            *words = clean::line(words);
        }
        let lists = site.expects.iter_mut().flat_map(|e| [&mut e.what, &mut e.why]);
        let lists =
            lists.chain(site.college_list.iter_mut().map(|c| &mut c.name)).chain(&mut site.funding_codes);
        lists.for_each(|words| *words = clean::line(words));
        site.hash = crate::visit::hex(&Sha256::digest(text.as_bytes()));
        Ok(site)
    }

    /// What a grade asks for, and whether that is the site's own list.
    pub fn expects(&self) -> (&[Expectation], bool) {
        if self.expects.is_empty() { (&example().expects, false) } else { (&self.expects, true) }
    }

    /// The courses that colleges ask for, and whether that is the site's own list.
    pub fn college_list(&self) -> (&[Course], bool) {
        if self.college_list.is_empty() {
            (&example().college_list, false)
        } else {
            (&self.college_list, true)
        }
    }
}

/// The setting that a word was probably meant for; empty where none is near.
fn nearest(name: &str) -> &'static str {
    /// From here on two words are one and a slip.
    const NEAR: f64 = 0.8;
    let likeness = |known: &&&str| strsim::jaro_winkler(known, name);
    let best = SETTINGS.iter().max_by(|a, b| likeness(a).total_cmp(&likeness(b)));
    best.filter(|best| likeness(best) >= NEAR).copied().unwrap_or_default()
}

fn example() -> &'static Site {
    static EXAMPLE_SITE: LazyLock<Site> = LazyLock::new(|| Site::read(EXAMPLE).unwrap_or_default());
    &EXAMPLE_SITE
}
