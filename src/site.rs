//! The site's rules: what a coordinator sets in one TOML file, each with a safe default.

use std::sync::LazyLock;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

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

/// What is wrong with a site file: the line, and the parser's words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SiteProblem {
    /// The line, from 1.
    pub line: usize,
    /// What the parser found.
    pub message: String,
}

impl Site {
    /// Reads a site file.
    ///
    /// # Errors
    /// The first setting that is unknown or of the wrong form, with its line.
    pub fn read(text: &str) -> Result<Self, SiteProblem> {
        let mut site: Self = toml::from_str(text).map_err(|error| SiteProblem {
            line: error
                .span()
                .map_or(1, |span| text.bytes().take(span.start).filter(|&b| b == b'\n').count() + 1),
            message: error.message().to_owned(),
        })?;
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

fn example() -> &'static Site {
    static EXAMPLE_SITE: LazyLock<Site> = LazyLock::new(|| Site::read(EXAMPLE).unwrap_or_default());
    &EXAMPLE_SITE
}
