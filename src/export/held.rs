//! What is held about a family: everything in Ours about one child, what left, when and to whom, in plain words, for a parent who
//! asks (FERPA: 34 CFR 99.10 gives them the right to see their child's records, and 99.20 to have a statement placed with them).
//! Mine is named and left out: notes of one's own, shown to nobody, are no such records (34 CFR 99.3).

use chrono::{DateTime, FixedOffset};

use super::everything::{self, Texts};
use super::family::{Part, Sheet};
use super::kind::{ExportError, Given, family_sent, line_sent};
use super::sending::Left;
use crate::say;
use crate::terms::Drawer;
use crate::visit::{
    Between, Book, Call, Disclosure, DisclosureId, EducatorId, Entry, FamilyId, FiledAnswer, FiledPromise,
    Handing, LineSent, Promise, Received, Text, Visit, Whose, lines_to_hand_over,
};
use crate::when;

/// The name of this export in [`crate::visit::Disclosure::profile`].
pub(crate) const PROFILE: &str = "family-file";

/// What is held about a family, part by part: heading and lines. `texts` are those that whoever asks may read.
pub(crate) fn parts(family: FamilyId, texts: &Texts, given: &Given<'_>) -> Vec<(String, Vec<String>)> {
    let held = Held { given, texts };
    let book = given.book;
    let mut visits: Vec<&Visit> = book.visits.iter().filter(|visit| visit.family == family).collect();
    visits.sort_by_key(|visit| (visit.day().is_none(), visit.day(), visit.id));
    let mut parts = vec![(given.words("held-who"), held.who(family))];
    for visit in &visits {
        parts.push((held.heading(visit), held.visit(visit)));
    }
    let between = book.betweens.iter().filter(|between| between.family == family);
    let between = between.map(|b| format!("{}, {}: {}", held.day(b.on), held.said_by(b), b.line));
    parts.push((given.words("held-between"), between.collect()));
    parts.push((given.words("held-left"), held.left(family, &visits)));
    parts.push((given.words("held-mine"), held.mine(&visits)));
    parts.retain(|(_, lines)| !lines.is_empty());
    parts
}

/// The same as a page.
///
/// # Errors
/// When a template is wrong.
pub(crate) fn page(family: FamilyId, texts: &Texts, given: &Given<'_>) -> Result<Vec<u8>, ExportError> {
    let parts = parts(family, texts, given).into_iter();
    let parts = parts.map(|(heading, lines)| Part { heading, kind: "held", lines }).collect();
    let name = given.book.family(family).map(|f| f.name.to_string()).unwrap_or_default();
    let (title, from) = (say!(given.text, "held-title", name = name), String::new());
    let day = when::full_day(given.at.date_naive(), given.text.language());
    Sheet { title, day, parts, from }.render("held-right", given)
}

struct Held<'a> {
    given: &'a Given<'a>,
    texts: &'a Texts,
}

impl Held<'_> {
    fn day(&self, day: chrono::NaiveDate) -> String {
        when::full_day(day, self.given.text.language())
    }

    fn name(&self, educator: EducatorId) -> String {
        self.given.book.educator(educator).map(|e| e.name.to_string()).unwrap_or_default()
    }

    /// Who says a line between visits: one of the pair, or whoever sent it.
    fn said_by(&self, between: &Between) -> String {
        between
            .received
            .as_ref()
            .map_or_else(|| self.name(between.by), |received| sent_by(received, self.given.text))
    }

    fn who(&self, family: FamilyId) -> Vec<String> {
        let (book, text) = (self.given.book, self.given.text);
        let Some(family) = book.family(family) else { return Vec::new() };
        let mut lines =
            vec![say!(text, "held-name", name = family.name.to_string(), alias = family.alias.as_str())];
        for student in book.students_of(family.id) {
            let band = student.band.map(|band| text.get(&format!("band-{}", band.word()), &[]));
            // Without a number a list knows them by a digest of their name, which says no more than the name does.
            let number = student.source_key.as_ref().filter(|key| !key.starts_with("name:"));
            let number = number.map(|_| say!(text, "held-number"));
            let parts =
                [Some(student.name.to_string()), band, student.class.clone(), student.school.clone(), number];
            lines.push(parts.into_iter().flatten().collect::<Vec<_>>().join(", "));
        }
        if !family.languages.is_empty() {
            lines.push(say!(text, "held-languages", languages = family.languages.join(", ")));
        }
        lines.extend(family.interpreter.then(|| say!(text, "family-with-interpreter")));
        let channel = family.channel.map(|c| text.get(&format!("channel-{}", c.word()), &[]));
        lines.extend(channel.map(|channel| say!(text, "held-channel", channel = channel)));
        lines
    }

    fn heading(&self, visit: &Visit) -> String {
        let occasion = self.given.words(&format!("occasion-{}", visit.occasion.word()));
        let day = visit.day().map(|day| self.day(day));
        let voided = visit.voided.then(|| self.given.words("audit-voided"));
        let all = [Some(occasion), day, Some(visit.visit_ref.clone()), voided];
        all.into_iter().flatten().collect::<Vec<_>>().join(" · ")
    }

    /// Who came, the facts, every text of Ours under its question, what was promised.
    fn visit(&self, visit: &Visit) -> Vec<String> {
        let (book, text) = (self.given.book, self.given.text);
        let team: Vec<String> = visit.team.iter().map(|member| self.name(member.educator)).collect();
        let outcome = visit.outcome.map(|o| text.get(&format!("outcome-{}", o.word()), &[]));
        let minutes = visit.facts.minutes.map(|minutes| say!(text, "held-minutes", minutes = minutes));
        let place = Some(text.get(&format!("place-{}", visit.place.word()), &[]));
        let chosen = visit.selection.map(|s| text.get(&format!("selection-{}", s.word()), &[]));
        let facts: Vec<String> =
            [Some(team.join(", ")), outcome, place, minutes, chosen].into_iter().flatten().collect();
        let mut lines = vec![facts.join(" · ")];
        let call = |call: &Call| {
            let outcome = text.get(&format!("call-{}", call.outcome.word()), &[]);
            format!("{}, {}: {outcome}", self.day(call.on), self.name(call.by))
        };
        lines.extend(visit.calls.iter().map(call));
        let mut entries: Vec<&Entry> =
            book.entries_of(visit.id).filter(|entry| entry.drawer == Drawer::Ours).collect();
        entries.sort_by_key(|entry| entry.id);
        let mut shut = 0;
        for entry in entries.into_iter().filter(|entry| entry.written) {
            match self.texts.get(&entry.id) {
                // What one wrote alone is shown to nobody before both are done, whoever makes the page.
                _ if entry.held && !visit.shown => shut += 1,
                Some(Text::Open(_)) if entry.has_tag("next-teacher") => {
                    lines.extend(self.for_next_teacher(entry, visit));
                }
                Some(Text::Open(words)) => {
                    let who =
                        entry.author.map_or_else(|| self.given.words("held-both"), |who| self.name(who));
                    lines.push(format!("{} ({who}): {}", entry.words, words.trim()));
                }
                _ => shut += 1,
            }
        }
        if shut > 0 {
            lines.push(say!(text, "held-not-shown", count = shut));
        }
        lines.extend(book.promises_of(visit.id).map(|promise| self.promise(promise)));
        lines.extend(self.told(visit));
        lines.extend(self.filed(visit));
        lines
    }

    /// How lines are said in their language.
    fn told(&self, visit: &Visit) -> Vec<String> {
        let book = self.given.book;
        let texts = book.entries_of(visit.id).map(|entry| entry.id.0);
        let promises = book.promises_of(visit.id).map(|p| FiledPromise::from(p).entry(visit.id).0);
        let of: Vec<_> = texts.chain(promises).collect();
        let told = book.told.iter().filter(|told| of.contains(&told.of) && !told.words.trim().is_empty());
        told.map(|told| format!("({}) {}", told.language, told.words.trim())).collect()
    }

    /// What filed pages say that is not said so any more: it is held as well.
    fn filed(&self, visit: &Visit) -> Vec<String> {
        let book = self.given.book;
        let now = |answer: &FiledAnswer| match self.texts.get(&answer.entry) {
            Some(Text::Open(words)) => words.trim() == answer.text.trim(),
            _ => false,
        };
        let still_said = |text: &str| book.promises_of(visit.id).any(|promise| *promise.text == *text);
        let mut lines = Vec::new();
        for filing in book.filings_of(visit.id).into_iter().rev() {
            let listed = crate::visit::promises_entry(visit.id);
            let answers = filing.answers.iter().filter(|answer| answer.entry != listed && !now(answer));
            let said = answers.map(|answer| format!("{}: {}", answer.words, answer.text.trim()));
            let promises = filing.promises.iter().flatten().filter(|promise| !still_said(&promise.text));
            let said: Vec<String> = said.chain(promises.map(|promise| promise.text.to_string())).collect();
            let (day, number) = (self.day(filing.at.date_naive()), filing.number);
            let head = say!(self.given.text, "held-filed", number = number, day = day);
            lines.extend(said.into_iter().map(|said| format!("{head} {said}")));
        }
        lines
    }

    /// What was written for next year's teacher, each line with whether they agreed to it.
    fn for_next_teacher(&self, entry: &Entry, visit: &Visit) -> Vec<String> {
        let text = self.given.text;
        let lines = lines_to_hand_over(self.given.book, visit).into_iter();
        let state = |line: &Handing| match line.agreed_on(self.given.book) {
            Some(day) => say!(text, "next-teacher-agreed", day = self.day(day)),
            None => say!(text, "next-teacher-stays"),
        };
        let lines = lines.filter(|line| line.entry == entry.id);
        lines
            .map(|line| format!("{}: {} ({})", say!(text, "next-teacher"), line.words.trim(), state(&line)))
            .collect()
    }

    fn promise(&self, promise: &Promise) -> String {
        let who = match (promise.whose, promise.by) {
            (Whose::Theirs, _) => self.given.words("promise-they"),
            (_, Some(who)) => self.name(who),
            (..) => self.given.words("promise-we"),
        };
        let state = match promise.whose {
            Whose::Ours => format!(" ({})", self.given.words(&format!("promise-{}", promise.state.word()))),
            Whose::Theirs => String::new(),
        };
        let due =
            promise.due.map(|due| format!(", {}", say!(self.given.text, "said-by", day = self.day(due))));
        let request = promise
            .request
            .as_ref()
            .map(|request| format!(" · {} {}", self.given.words("page-request"), request.line));
        format!("{who}: {}{}{state}{}", promise.text, due.unwrap_or_default(), request.unwrap_or_default())
    }

    /// What left of these visits, oldest first: when, what, to whom, and who sent it.
    fn left(&self, family: FamilyId, visits: &[&Visit]) -> Vec<String> {
        let text = self.given.text;
        let mut left: Vec<_> = self.given.book.disclosures.iter().collect();
        let is_theirs =
            |line: &LineSent| line.record == family.0 || visits.iter().any(|visit| visit.id == line.visit);
        // Everything of somebody's had them in it, too, unless it is noted whom it was about.
        let is_everything = |d: &Disclosure| d.profile == everything::PROFILE && d.lines.is_empty();
        left.retain(|d| is_everything(d) || d.lines.iter().any(is_theirs));
        left.sort_by_key(|d| d.at);
        let mut lines: Vec<String> = left
            .into_iter()
            .map(|d| {
                let to = if d.to.trim().is_empty() { say!(text, "held-to-unsaid") } else { d.to.to_string() };
                let what = text.get(&format!("sent-{}", d.profile), &[]);
                format!(
                    "{}: {what}, {}: {to} ({})",
                    self.day(d.at.date_naive()),
                    self.given.words("held-to"),
                    self.name(d.by)
                )
            })
            .collect();
        if lines.is_empty() {
            lines.push(say!(text, "held-left-nothing"));
        }
        lines
    }

    /// That there are notes of one's own, whose they are and how many: named, and not shown.
    fn mine(&self, visits: &[&Visit]) -> Vec<String> {
        let (book, text) = (self.given.book, self.given.text);
        let entries = visits.iter().flat_map(|visit| book.entries_of(visit.id));
        let mut authors: Vec<_> = entries
            .filter(|entry| entry.drawer == Drawer::Mine && entry.written)
            .filter_map(|entry| entry.author)
            .collect();
        authors.sort_unstable();
        let count = |who| authors.iter().filter(|other| **other == who).count();
        let mut people = authors.clone();
        people.dedup();
        let line = |who| say!(text, "held-mine-of", name = self.name(who), count = count(who));
        people.into_iter().map(line).collect()
    }
}

/// Who sent a line: who in general, and the name that they gave.
pub(crate) fn sent_by(received: &Received, text: &crate::text::Text) -> String {
    let sender = text.get(&format!("received-{}", received.sender.word()), &[]);
    let name = Some(received.name.trim()).filter(|name| !name.is_empty());
    std::iter::once(sender).chain(name.map(str::to_owned)).collect::<Vec<_>>().join(", ")
}

/// What is remembered of it, once it is written.
pub(crate) fn remembered(
    family: FamilyId,
    (id, by, at): (DisclosureId, EducatorId, DateTime<FixedOffset>),
    to: &str,
    left: Left,
    book: &Book,
) -> Disclosure {
    let visits = book.visits.iter().filter(|visit| visit.family == family);
    let mut lines: Vec<LineSent> = visits.map(|visit| line_sent(visit.id, 1, &left.hash)).collect();
    // A family without a visit is known by itself.
    if lines.is_empty() {
        lines.push(family_sent(family, &left.hash));
    }
    Disclosure {
        id,
        at,
        by,
        profile: PROFILE.to_owned(),
        format: "html".to_owned(),
        to: to.into(),
        lines,
        name: left.name,
        hash: left.hash,
    }
}
