//! The site's rules: what a coordinator sets in one TOML file, each with a safe default.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use chrono::{Datelike as _, NaiveDate};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use toml::Spanned;
use toml::de::DeTable;

use crate::clean;
use crate::terms::{Band, Knowing, Mode, OfferKind, Place, Practice};

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
    pub(crate) band: Band,
    /// The language that it is said in, as a tag; empty: the one for which the site says nothing of its own.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub(crate) language: String,
    /// What, in a sentence that a family understands.
    pub(crate) what: String,
    /// What it opens up later.
    pub(crate) why: String,
}

/// Something that the school can offer, to every family alike.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Offer {
    /// What it is called.
    pub name: String,
    /// Of what kind.
    pub kind: OfferKind,
    /// For which grades; empty: for all.
    #[serde(default)]
    pub band: Vec<Band>,
    /// The words to pass on, by language.
    pub words: BTreeMap<String, String>,
}

impl Offer {
    /// The words to pass on in a language, else in any.
    pub(crate) fn in_language(&self, tag: &str) -> &str {
        let words = self.words.get(tag).or_else(|| self.words.values().next());
        words.map(String::as_str).unwrap_or_default()
    }
}

/// A true story of somebody here, for a card of the training. Whose it is said yes: without that it is told to nobody.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Story {
    /// The card of the training at which it is told, by its id.
    pub card: String,
    /// In one's own words, by language.
    pub words: BTreeMap<String, String>,
    /// Who gave permission, and when.
    pub permission: String,
}

/// Something that a subject's standards ask for, which a lesson can serve. They differ from state to state: none are built in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Standard {
    /// The subject, as the starters of lessons name it.
    pub subject: String,
    /// Of what kind of knowledge a lesson can begin that serves it; empty: of any.
    #[serde(default)]
    pub knowing: Vec<Knowing>,
    /// For which grades; empty: for all.
    #[serde(default)]
    pub band: Vec<Band>,
    /// Its name and words.
    pub words: String,
}

/// A course that some colleges ask for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Course {
    /// What it is called.
    pub(crate) name: String,
    /// For how many years.
    pub(crate) years: u8,
    /// As for [`Expectation::language`].
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub(crate) language: String,
}

/// What a month of the last years of school asks for, and of whom. Who does it is the useful shape of such lists: high
/// schools publish them with a column for each.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Month {
    /// Its name, or a stretch of the year.
    pub month: String,
    /// What the student does; may be empty.
    #[serde(default)]
    pub student: String,
    /// What the family does; may be empty.
    #[serde(default)]
    pub family: String,
    /// What the school does; may be empty.
    #[serde(default)]
    pub school: String,
    /// As for [`Expectation::language`].
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub language: String,
}

/// The example of a site's file, which shows the shape. Nothing in it is a rule.
pub const EXAMPLE: &str = include_str!("../assets/site.toml");

/// Declares the rules once: the field, its name in the file, its type, and its default where that is not the empty one.
macro_rules! settings {
    (@default) => { Default::default() };
    (@default $default:expr) => { $default };
    ($($(#[$meta:meta])* $field:ident = $name:literal: $type:ty $(= $default:expr)?),+ $(,)?) => {
        /// The rules of a site. Everything has a default under which nothing leaves that should not.
        #[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
        #[serde(deny_unknown_fields, default)]
        pub struct Site {
            $($(#[$meta])* #[serde(rename = $name)] pub $field: $type,)+
            /// SHA-256 of the file these rules came from, hex; empty for the defaults.
            #[serde(skip)]
            pub hash: String,
        }

        impl Default for Site {
            fn default() -> Self {
                Self { $($field: settings!(@default $($default)?),)+ hash: String::new() }
            }
        }

        /// Every setting, in the order in which they are shown.
        pub const SETTINGS: &[&str] = &[$($name),+];
    };
}

settings! {
    /// The site's short code in exports.
    site_code = "site-code": String,
    /// The school's name in exports.
    school = "school": String,
    /// The school year in exports, `2026-27`; empty: found from the visit's day.
    school_year = "school-year": String,
    /// First day of school, for timing.
    #[serde(deserialize_with = "day")]
    first_school_day = "first-school-day": Option<NaiveDate>,
    /// Usual length of a visit, minutes: what Facts begin with.
    usual_minutes = "usual-minutes": u16 = 40,
    /// Notes may be typed while a first visit is on. The model says no (PTHV FAQ: "no paperwork").
    notes_in_first_visit = "notes-in-first-visit": bool,
    /// The screen may be turned to the family in a second visit.
    table_view = "table-view": bool,
    /// Lists show aliases instead of names.
    aliases_on_screen = "aliases-on-screen": bool,
    /// Video visits count.
    video_counts = "video-counts": bool = true,
    /// Phone calls count (Denver: no).
    phone_counts = "phone-counts": bool,
    /// Visits on school grounds count (Denver: never).
    school_grounds_count = "school-grounds-count": bool,
    /// An interpreter may be the second visitor (an old rule; newer sites pay a third person).
    interpreter_counts = "interpreter-counts": bool,
    /// Nobody can claim a visit after the end of their training (Denver pays nobody whose certificate has run out).
    training_must_be_current = "training-must-be-current": bool,
    /// What one paid unit is.
    pay_per = "pay-per": PayPer,
    /// Funding codes that pairs choose from.
    funding_codes = "funding-codes": Vec<String>,
    /// Counts below this are hidden in summaries.
    smallest_count = "smallest-count": u32 = 10,
    /// The recipient is a school official under FERPA: else no family or student name may leave (34 CFR 99.31(a)(1)).
    recipient_is_school_official = "recipient-is-school-official": bool,
    /// The district's number for mandated reports; shown on the help card.
    reporting_number = "reporting-number": String,
    /// The applications that open the money for college, as every family hears them named, by language.
    aid_forms = "aid-forms": BTreeMap<String, String>,
    /// Who sits down with each family over them, in private.
    aid_person = "aid-person": String,
    /// Candidates visit for credit instead of pay.
    credit_instead_of_pay = "credit-instead-of-pay": bool,
    /// The secret under which a student's number becomes the same key in every pair's log, so that a student of two
    /// teachers counts once; empty: no such key leaves. The coordinator makes it up and tells nobody else.
    student_secret = "student-secret": String,
    /// The day of the month by which the pay office wants the visits; 0: none.
    pay_day = "pay-day": u8,
    /// A slip has a line for the family's signature (Denver used half-sheets that families signed).
    family_signature = "family-signature": bool,
    /// The coordinator's public card (`age1…`): what is sent is sealed to it. Empty: not sealed.
    coordinator_card = "coordinator-card": String,
    /// What the site says about gifts, shown while preparing. Programs differ: some advise a small one, some bring nothing.
    gifts = "gifts": String,
    /// The site's own words for the five practices, by language; what is not there is said in ours.
    practices = "practices": BTreeMap<String, BTreeMap<Practice, String>>,
    /// What a grade asks for and why, in plain words; empty: the example is shown, marked as one.
    expects = "expects": Vec<Expectation>,
    /// The courses that colleges of the state ask for (A-G in California); empty: the example, marked as one.
    college_list = "college-list": Vec<Course>,
    /// Month by month, who does what toward life after high school; empty: the example, marked as one.
    months = "months": Vec<Month>,
    /// What the school can offer, the same list for every family; empty: nothing is offered.
    offers = "offers": Vec<Offer>,
    /// What the standards of subjects ask for, shown beside a lesson that can serve it; empty: nothing is shown.
    standards = "standards": Vec<Standard>,
    /// Stories of people here that the training tells, each with who permitted it.
    stories = "stories": Vec<Story>,
    /// The keys of those who train here, each as `homevisit train key` prints it: what another key signed is said to be so.
    trainer_keys = "trainer-keys": Vec<String>,
}

/// A day as TOML writes one, or in quotation marks.
fn day<'de, D: serde::Deserializer<'de>>(from: D) -> Result<Option<NaiveDate>, D::Error> {
    #[derive(Deserialize)]
    #[serde(untagged)]
    enum Written {
        Toml(toml::value::Datetime),
        Text(String),
    }
    let text = match Written::deserialize(from)? {
        Written::Toml(day) => day.to_string(),
        Written::Text(text) => text,
    };
    text.parse().map(Some).map_err(|_| serde::de::Error::custom("a day such as 2026-08-13 is expected"))
}

/// A day has no more minutes of visiting than this; longer is a slip of the keyboard.
const LONGEST_VISIT: u16 = 240;

/// A shorter secret could be guessed, and with it every student's number.
const SHORTEST_SECRET: usize = 20;

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
        let problem = |at, what, name: &str, meant: &str| SiteProblem {
            line: clean::line_number(text, at),
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
        let mut known: DeTable<'_> = table.into_iter().filter(|(key, _)| is_known(key.get_ref())).collect();
        known.iter_mut().for_each(|(_, value)| clean::toml(value.get_mut(), clean::line));
        let read = Self::deserialize(toml::de::Deserializer::from(Spanned::new(0..text.len(), known)));
        let site = match read {
            Ok(site) => site,
            Err(error) => {
                problems.push(problem(error.span().map_or(0, |s| s.start), "form", error.message(), ""));
                Self::default()
            }
        };
        problems.extend(site.at_odds().map(|(what, name)| problem(at(name), what, name, "")));
        problems.sort_by_key(|problem| problem.line);
        if problems.is_empty() { Ok(site) } else { Err(problems) }
    }

    /// Settings that cannot be meant, alone or beside another: the rule, and the setting to change.
    fn at_odds(&self) -> impl Iterator<Item = (&'static str, &'static str)> {
        let is_said = |words: &str| !words.trim().is_empty();
        let begins = self.school_year.get(..4).and_then(|year| year.parse::<i32>().ok());
        let ends = begins.map(|year| format!("{year}-{:02}", (year + 1) % 100));
        let is_year = self.school_year.is_empty() || ends.as_ref() == Some(&self.school_year);
        let first_day = begins.zip(self.first_school_day);
        let card = self.coordinator_card.parse::<age::x25519::Recipient>();
        let secret = self.student_secret.chars().count();
        let month_is_whole = |m: &Month| {
            is_said(&m.month) && [&m.student, &m.family, &m.school].iter().any(|who| is_said(who))
        };
        let offer_is_whole =
            |o: &Offer| is_said(&o.name) && !o.words.is_empty() && o.words.values().all(|w| is_said(w));
        [
            (!is_year, "year", "school-year"),
            (is_year && first_day.is_some_and(|(year, day)| day.year() != year), "day", "first-school-day"),
            (!(1..=LONGEST_VISIT).contains(&self.usual_minutes), "minutes", "usual-minutes"),
            (self.pay_day > 31, "pay-day", "pay-day"),
            (!self.coordinator_card.is_empty() && card.is_err(), "card", "coordinator-card"),
            ((1..SHORTEST_SECRET).contains(&secret), "secret", "student-secret"),
            (self.smallest_count < 2, "smallest", "smallest-count"),
            (!self.expects.iter().all(|e| is_said(&e.what) && is_said(&e.why)), "expects", "expects"),
            (!self.months.iter().all(month_is_whole), "months", "months"),
            (!self.offers.iter().all(offer_is_whole), "offers", "offers"),
            (
                !self.stories.iter().all(|s| is_said(&s.permission) && !s.words.is_empty()),
                "stories",
                "stories",
            ),
            (!self.trainer_keys.iter().all(|key| is_key(key)), "trainer-keys", "trainer-keys"),
        ]
        .into_iter()
        .filter_map(|(is_wrong, rule, setting)| is_wrong.then_some((rule, setting)))
    }

    /// A setting in the form of the file; empty where it says nothing.
    pub(crate) fn setting(&self, name: &str) -> String {
        let value = toml::Table::try_from(self).ok().and_then(|table| table.get(name).cloned());
        value.map(|value| value.to_string()).unwrap_or_default()
    }

    /// Reads a site file.
    ///
    /// # Errors
    /// The first thing that [`Self::check`] finds.
    pub fn read(text: &str) -> Result<Self, SiteProblem> {
        let mut site = Self::parse(text).map_err(|mut problems| problems.swap_remove(0))?;
        site.hash = base16ct::lower::encode_string(&Sha256::digest(text.as_bytes()));
        Ok(site)
    }

    /// The next day by which the pay office wants the visits, from a day on; none where the site names no day. A month
    /// without that day has its last one instead.
    pub fn next_pay_day(&self, today: NaiveDate) -> Option<NaiveDate> {
        let in_month =
            |first: NaiveDate| (1..=u32::from(self.pay_day)).rev().find_map(|day| first.with_day(day));
        let first = today.with_day(1)?;
        let next = first.checked_add_months(chrono::Months::new(1))?;
        in_month(first).filter(|day| *day >= today).or_else(|| in_month(next))
    }

    /// Why a visit held so would not count for pay; none: it would.
    pub(crate) const fn would_not_count(&self, mode: Mode, place: Place) -> Option<&'static str> {
        match (mode, place) {
            (Mode::Phone, _) if !self.phone_counts => Some("phone"),
            (Mode::Video, _) if !self.video_counts => Some("video"),
            (_, Place::School) if !self.school_grounds_count => Some("school-grounds"),
            _ => None,
        }
    }

    /// What a grade asks for, in a language, and whether that is the site's own list.
    pub fn expects(&self, language: &str) -> (Vec<&Expectation>, bool) {
        own_or_example(&self.expects, &example().expects, language, |e| &e.language)
    }

    /// The courses that colleges ask for, in a language, and whether that is the site's own list.
    pub fn college_list(&self, language: &str) -> (Vec<&Course>, bool) {
        own_or_example(&self.college_list, &example().college_list, language, |c| &c.language)
    }

    /// Month by month, who does what, in a language, and whether that is the site's own list.
    pub fn months(&self, language: &str) -> (Vec<&Month>, bool) {
        own_or_example(&self.months, &example().months, language, |m| &m.language)
    }

    /// What the school can offer to students of these grades. A made-up year has the example's.
    pub fn offers(&self, bands: &[Band], made_up: bool) -> Vec<&Offer> {
        let list = if self.offers.is_empty() && made_up { &example().offers } else { &self.offers };
        let fits = |offer: &&Offer| offer.band.is_empty() || offer.band.iter().any(|b| bands.contains(b));
        list.iter().filter(|offer| bands.is_empty() || fits(offer)).collect()
    }

    /// The stories that are told at a card of the training, in a language, each with who permitted it.
    pub(crate) fn stories(&self, card: &str, language: &str) -> impl Iterator<Item = (&str, &str)> {
        let at = self.stories.iter().filter(move |story| story.card == card);
        at.filter_map(move |story| Some((story.words.get(language)?.as_str(), story.permission.as_str())))
    }

    /// What the standards of a subject ask for that a lesson from this kind of knowledge can serve, in these grades.
    pub(crate) fn standards(
        &self,
        subject: &str,
        knowing: Knowing,
        bands: &[Band],
    ) -> impl Iterator<Item = &str> {
        let fits = move |standard: &&Standard| {
            let band = standard.band.is_empty()
                || bands.is_empty()
                || standard.band.iter().any(|b| bands.contains(b));
            let known = standard.knowing.is_empty() || standard.knowing.contains(&knowing);
            standard.subject == subject && band && known
        };
        self.standards.iter().filter(fits).map(|standard| standard.words.as_str())
    }

    /// The site's own words for a practice, where it has any in this language.
    pub fn practice_words(&self, practice: Practice, language: &str) -> Option<&str> {
        self.practices.get(language)?.get(&practice).map(String::as_str).filter(|words| !words.is_empty())
    }
}

/// Whether a word has the form of a key that signs: 32 bytes in hex.
fn is_key(word: &str) -> bool {
    let mut bytes = [0; 32];
    base16ct::lower::decode(word, &mut bytes).is_ok_and(|bytes| bytes.len() == 32)
}

/// The setting that a word was probably meant for; empty where none is near.
fn nearest(name: &str) -> &'static str {
    /// From here on two words are one and a slip.
    const NEAR: f64 = 0.8;
    let likeness = |known: &&&str| strsim::jaro_winkler(known, name);
    let best = SETTINGS.iter().max_by(|a, b| likeness(a).total_cmp(&likeness(b)));
    best.filter(|best| likeness(best) >= NEAR).copied().unwrap_or_default()
}

/// The site's list, or the example where it has none: what is said in this language, else what is said in any.
fn own_or_example<'a, T>(
    own: &'a [T],
    example: &'a [T],
    wanted: &str,
    language: impl Fn(&T) -> &str,
) -> (Vec<&'a T>, bool) {
    let list = if own.is_empty() { example } else { own };
    let said_in = |wanted: &str| list.iter().filter(|each| language(each) == wanted).collect::<Vec<_>>();
    let said = said_in(wanted);
    (if said.is_empty() { said_in("") } else { said }, !own.is_empty())
}

fn example() -> &'static Site {
    static EXAMPLE_SITE: LazyLock<Site> = LazyLock::new(|| Site::read(EXAMPLE).unwrap_or_default());
    &EXAMPLE_SITE
}
