//! What comes next: derived from the facts each time, never stored, never a nag.

use std::collections::BTreeMap;

use chrono::{Datelike as _, Duration, NaiveDate, NaiveDateTime};

use super::{
    BetweenId, Book, Check, EducatorId, Entry, EntryId, Family, FamilyId, Occasion, Outcome, Promise,
    PromiseId, PromiseState, Remembering, Visit, VisitId, Whose,
};
use crate::guide::{Library, Stage};
use crate::terms::{Pass, words};

words! {
    /// The steps of the year, in the order in which Today lists them.
    Step {
        /// Write down what was heard, before it blurs.
        Remember = "remember",
        /// A visit is today or soon.
        Visit = "visit",
        /// Reflect together.
        Reflect = "reflect",
        /// Agree and file what was written.
        Agree = "agree",
        /// Call, or call again.
        Call = "call",
        /// Prepare as a pair.
        Prepare = "prepare",
        /// One of our promises.
        Promise = "promise",
        /// Somebody sent something: the school's answer, what a family wanted this year's teacher to know.
        Received = "received",
        /// A closing date or another thing that the pair set itself a day to look up.
        LookUp = "look-up",
        /// Thank, greet, keep in touch.
        FollowUp = "follow-up",
        /// Plan the second visit.
        Second = "second",
        /// Close the year, with all families.
        Close = "close",
        /// The day has come until which the Ours of a year was to be kept.
        Keep = "keep",
        /// Hand over what is filed and not yet sent.
        Send = "send",
        /// Hand over what both allow of a reflection.
        SendWords = "send-words",
    }
}

/// One line of Today.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Next {
    /// What to do.
    pub step: Step,
    /// For whom; none for sending, and for many families at once.
    pub family: Option<FamilyId>,
    /// For which visit, where there is one.
    pub visit: Option<VisitId>,
    /// For which promise.
    pub promise: Option<PromiseId>,
    /// Which checklist item is to be looked up.
    pub entry: Option<EntryId>,
    /// Which line that was sent is to be read.
    pub between: Option<BetweenId>,
    /// Which item of the follow-up it is, by guide and prompt.
    pub item: Option<(String, String)>,
    /// When it was, is agreed for, or is due.
    pub at: Option<NaiveDateTime>,
    /// How many visits, for sending; how many calls so far, for calling; how many families, for many at once.
    pub count: usize,
}

impl Next {
    /// A step, of nothing in particular.
    pub(crate) const fn of(step: Step) -> Self {
        Self {
            step,
            family: None,
            visit: None,
            promise: None,
            entry: None,
            between: None,
            item: None,
            at: None,
            count: 0,
        }
    }
}

/// How long after the agreed time a visit counts as begun rather than as still to come.
const ARRIVING: Duration = Duration::minutes(20);
/// This long before the agreed time there is nothing left to prepare.
const SETTING_OUT: Duration = Duration::hours(1);
/// After this many days a filed first visit suggests its second (PTHV: winter or spring).
const UNTIL_SECOND: Duration = Duration::days(60);
/// More families than this that nobody has called yet are one line of Today: a class list must not bury the rest.
const FEW: usize = 3;
/// Promises, and what is to be looked up, show on Today from this long before their day.
const AHEAD: Duration = Duration::days(7);

/// What this visit waits for, seen by `who` at local time `now`. None: nothing.
pub fn next_step(book: &Book, visit: &Visit, who: EducatorId, now: NaiveDateTime) -> Option<Step> {
    if visit.voided || (visit.outcome == Some(Outcome::Declined) && !visit.took_place()) {
        return None;
    }
    // Once goodbye was said nobody is called any more this year; what took place is still to be written down and agreed on.
    let call = || book.family(visit.family).is_none_or(|f| !is_closed(f, now.date())).then_some(Step::Call);
    // Not there, called off, moved, or no word of how it came out: that is no end, and the next thing is to call again.
    if visit.came_to_nothing() {
        return call().filter(|_| !is_taken_up(book, visit));
    }
    // Both signed that they were there: then it is not to come.
    if !visit.took_place() && book.agreed_filing(visit.id).is_none() {
        match visit.agreed {
            None => return call(),
            Some(at) if now < at + ARRIVING => {
                let soon = now + SETTING_OUT >= at;
                return Some(if visit.prepared || soon { Step::Visit } else { Step::Prepare });
            }
            Some(_) => {}
        }
    }
    if !book.filings_of(visit.id).is_empty() {
        if !book.all_there(visit) || book.waits_for_both(visit.id) {
            return Some(Step::Agree);
        }
        return (!visit.thanked).then_some(Step::FollowUp);
    }
    let remembered = match visit.remembering {
        Some(Remembering::Together) => !visit.remembered.is_empty(),
        Some(Remembering::Alone) => visit.remembered.contains(&who),
        None => false,
    };
    Some(if remembered { Step::Reflect } else { Step::Remember })
}

/// From the first of May to the end of July a year is closed: schools of the United States end theirs in between.
const SPRING: (u32, u32) = (5, 7);

/// The day from which on a visit belongs to the school year around a day: the middle of the summer before it.
pub(crate) fn year_began(today: NaiveDate) -> NaiveDate {
    // A year that is being closed in July is the one before. July always has a first.
    let year = if today.month() >= 8 { today.year() } else { today.year() - 1 };
    NaiveDate::from_ymd_opt(year, 7, 15).unwrap_or(today)
}

/// The visits of a school year on which somebody is, those entered by mistake too.
pub(crate) fn visits_this_year(
    book: &Book,
    who: EducatorId,
    today: NaiveDate,
) -> impl Iterator<Item = &Visit> {
    let began = year_began(today);
    book.visits.iter().filter(move |v| v.is_on(who) && v.day().is_none_or(|day| day >= began))
}

/// The families whom somebody met this school year, each with whether the year was closed with them.
pub(crate) fn met_this_year(book: &Book, who: EducatorId, today: NaiveDate) -> BTreeMap<FamilyId, bool> {
    let began = year_began(today);
    let visits = book.visits.iter().filter(|v| !v.voided && v.is_on(who) && v.took_place());
    let met = visits.filter(|v| v.day().is_none_or(|day| day >= began)).map(|v| v.family);
    met.map(|family| (family, book.family(family).is_some_and(|family| is_closed(family, today)))).collect()
}

/// Whether the year that a day belongs to was closed with a family.
pub(crate) fn is_closed(family: &Family, today: NaiveDate) -> bool {
    family.closed_on.is_some_and(|day| day >= year_began(today))
}

/// What is still open with a family, of all its visits.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct StillOpen {
    /// Promises of ours.
    pub(crate) promises: usize,
    /// Visits that are agreed on and still to come.
    pub(crate) to_come: usize,
    /// Visits that took place, and that both have not agreed on yet.
    pub(crate) to_file: usize,
    /// Calls, and what follows a visit: what nobody is asked for any more once the year is closed.
    pub(crate) to_follow: usize,
}

/// What is still open with a family, seen by `who` at local time `now`.
pub(crate) fn still_open(
    book: &Book,
    library: &Library,
    family: FamilyId,
    who: EducatorId,
    now: NaiveDateTime,
) -> StillOpen {
    let visits = book.visits_of(family);
    let promises = visits.iter().flat_map(|visit| book.promises_of(visit.id));
    let promises = promises.filter(|p| p.whose == Whose::Ours && p.state == PromiseState::Open).count();
    let mut open = StillOpen { promises, ..StillOpen::default() };
    for visit in visits.iter().filter(|visit| visit.is_on(who)) {
        match next_step(book, visit, who, now) {
            Some(Step::Prepare | Step::Visit) => open.to_come += 1,
            Some(Step::Remember | Step::Reflect | Step::Agree) => open.to_file += 1,
            Some(Step::Call) => open.to_follow += 1,
            _ => {}
        }
        open.to_follow += follow_ups(book, library, visit, now).count();
    }
    open
}

/// Whether another visit of the same kind goes on where this one came to nothing.
fn is_taken_up(book: &Book, visit: &Visit) -> bool {
    let newer = |other: &Visit| (other.day(), other.id) > (visit.day(), visit.id);
    book.visits_of(visit.family).into_iter().any(|other| {
        other.id != visit.id
            && other.occasion.is_first() == visit.occasion.is_first()
            && (!other.came_to_nothing() || newer(other))
    })
}

/// Whether one of our promises is worth a line on Today.
fn is_near(promise: &Promise, now: NaiveDateTime) -> bool {
    promise.whose == Whose::Ours
        && promise.state == PromiseState::Open
        && promise.due.is_none_or(|due| due <= (now + AHEAD).date())
}

/// The day by which the pair wanted to have looked something up, until it is done or found not to fit.
fn day_to_look_up(entry: &Entry) -> Option<NaiveDate> {
    entry.on.filter(|_| !matches!(entry.check, Some(Check::Done | Check::NotForUs)))
}

/// What follows a visit that took place, item by item: each from its day on, until it is done, put off to a day, or found not
/// to fit; none of them ends another. By guide and prompt, with its day.
fn follow_ups<'a>(
    book: &'a Book,
    library: &'a Library,
    visit: &'a Visit,
    now: NaiveDateTime,
) -> impl Iterator<Item = ((String, String), NaiveDate)> + 'a {
    let filed = || book.agreed_filing(visit.id).map(|filing| filing.at.date_naive());
    let took_place = visit.took_place() || filed().is_some();
    // Where nobody said on which day it was, the day on which it was filed counts.
    let day = visit.day().or_else(filed).filter(|_| took_place && !visit.voided);
    // A year that is over, or was closed with this family, asks for nothing more.
    let closed = book.family(visit.family).and_then(|family| family.closed_on);
    let day = day.filter(|day| *day >= year_began(now.date()) && closed.is_none_or(|closed| closed < *day));
    let guide = library.for_stage(Stage::FollowUp, visit.occasion);
    let setting = book.setting(visit);
    let items = day.zip(guide).into_iter().flat_map(move |(day, guide)| {
        let prompts = guide.walk(Pass::Only, &setting);
        prompts.into_iter().filter(|(_, p)| p.today.is_some()).map(move |(_, prompt)| (day, guide, prompt))
    });
    items.filter_map(move |(day, guide, prompt)| {
        let written = |id: &str| book.entries_of(visit.id).find(|e| e.guide == guide.id && e.prompt == id);
        let (entry, once) = (written(&prompt.id), prompt.once.as_deref().map(written));
        let check = entry.and_then(|e| e.check).unwrap_or(Check::Open);
        // The pair sets the day of the halfway as they reflect.
        let halfway = || book.entries_of(visit.id).find(|e| e.has_tag("halfway") && e.on.is_some());
        let marks = entry
            .filter(|e| e.on.is_some())
            .or_else(|| if prompt.has_tag("halfway") { halfway() } else { None });
        let set = marks.and_then(|e| e.on);
        let due = set.unwrap_or(day + Duration::days(prompt.from.unwrap_or(1).into()));
        let stands = match check {
            Check::Done | Check::NotForUs => false,
            Check::Later => due <= now.date(),
            // That was all, as somebody said; what was put off before stays put off.
            Check::Open if visit.thanked => false,
            // A day that the pair set is looked forward to.
            Check::Open => due <= now.date() || set.is_some_and(|day| day <= (now + AHEAD).date()),
        };
        // What is taught with is what both agreed on.
        let agreed = !prompt.has_tag("class-use") || book.agreed_filing(visit.id).is_some();
        let ready = agreed && once.is_none_or(|once| once.is_some_and(|e| e.check == Some(Check::Done)));
        (stands && ready).then(|| ((guide.id.clone(), prompt.id.clone()), due))
    })
}

/// Everything that waits for `who`, in the order of Today: visits of which they are part, promises. What could be sent is
/// known to the export.
pub fn next_steps(book: &Book, library: &Library, who: EducatorId, now: NaiveDateTime) -> Vec<Next> {
    let mut list = Vec::new();
    for visit in book.visits.iter().filter(|v| v.is_on(who)) {
        list.extend(follow_ups(book, library, visit, now).map(|(item, at)| Next {
            family: Some(visit.family),
            visit: Some(visit.id),
            item: Some(item),
            at: Some(at.into()),
            ..Next::of(Step::FollowUp)
        }));
        let put_off = visit.call_again_on.is_some_and(|day| day > now.date());
        let step = next_step(book, visit, who, now);
        // What follows a visit is told item by item; a call waits until the day that they named.
        if let Some(step) = step.filter(|s| *s != Step::FollowUp && !(*s == Step::Call && put_off)) {
            // A visit that took place on another day than was agreed: the day it was counts.
            let at = visit
                .another_day()
                .map(NaiveDateTime::from)
                .or(visit.agreed)
                .or_else(|| visit.calls.last().map(|call| call.on.into()));
            let (family, count) = (Some(visit.family), visit.calls.len());
            list.push(Next { family, visit: Some(visit.id), at, count, ..Next::of(step) });
        }
    }
    let uninvited = super::uninvited(book);
    if uninvited.len() > FEW {
        list.push(Next { count: uninvited.len(), ..Next::of(Step::Call) });
    }
    for family in &book.families {
        let visits = book.visits_of(family.id);
        if visits.is_empty() && uninvited.len() <= FEW {
            list.push(Next { family: Some(family.id), ..Next::of(Step::Call) });
        }
        // Where nobody said on which day it was, the day on which it was filed counts.
        let filed = |v: &Visit| Some(v.day().unwrap_or(book.agreed_filing(v.id)?.at.date_naive()));
        let made = visits.iter().filter(|v| v.occasion.is_first() && !v.came_to_nothing());
        let first = made.filter(|v| book.agreed_filing(v.id).is_some()).find_map(|v| filed(v));
        let second = visits.iter().any(|v| v.occasion.is_second() || v.occasion == Occasion::Other);
        if let Some(day) = first
            && !second
            && !is_closed(family, now.date())
            && now.date() - day >= UNTIL_SECOND
        {
            list.push(Next { family: Some(family.id), ..Next::of(Step::Second) });
        }
    }
    for promise in book.promises.iter().filter(|p| is_near(p, now)) {
        let visit = book.visit(promise.visit).filter(|v| !v.voided && v.is_on(who));
        if let Some(visit) = visit {
            list.push(Next {
                family: Some(visit.family),
                visit: Some(visit.id),
                promise: Some(promise.id),
                at: promise.due.map(NaiveDateTime::from),
                ..Next::of(Step::Promise)
            });
        }
    }
    for between in &book.betweens {
        let visits = book.visits_of(between.family);
        let is_ours = visits.is_empty() || visits.iter().any(|visit| visit.is_on(who));
        if is_ours && between.received.as_ref().is_some_and(|received| received.read_on.is_none()) {
            list.push(Next {
                family: Some(between.family),
                between: Some(between.id),
                ..Next::of(Step::Received)
            });
        }
    }
    for entry in &book.entries {
        let Some(on) = day_to_look_up(entry).filter(|on| *on <= (now + AHEAD).date()) else { continue };
        let prompt = library.get(&entry.guide).and_then(|guide| guide.prompt(&entry.prompt));
        if prompt.is_some_and(|prompt| prompt.today.is_some() || prompt.has_tag("halfway")) {
            continue;
        }
        let visit = book.visit(entry.visit).filter(|v| !v.voided && v.is_on(who));
        if let Some(visit) = visit {
            list.push(Next {
                family: Some(visit.family),
                visit: Some(visit.id),
                entry: Some(entry.id),
                at: Some(on.into()),
                ..Next::of(Step::LookUp)
            });
        }
    }
    let met = met_this_year(book, who, now.date());
    let to_close = met.values().filter(|closed| !**closed).count();
    if to_close > 0 && (SPRING.0..=SPRING.1).contains(&now.month()) {
        list.push(Next { count: to_close, ..Next::of(Step::Close) });
    }
    let keep = book.educator(who).and_then(|educator| educator.keep_until).filter(|day| *day <= now.date());
    list.extend(keep.map(|day| Next { at: Some(day.into()), ..Next::of(Step::Keep) }));
    // Many families at once are an invitation, and stand behind what is already promised.
    list.sort_by_key(|next| (next.family.is_none(), next.step, next.at.is_none(), next.at, next.family));
    list
}

/// A visit whose time has just passed, or that is being remembered: where the program opens straight into the box.
pub fn just_passed(book: &Book, who: EducatorId, now: NaiveDateTime) -> Option<VisitId> {
    book.visits
        .iter()
        .filter(|v| v.is_on(who))
        .filter(|v| v.agreed.is_some_and(|at| at <= now && now - at <= Duration::hours(8)))
        .filter(|v| next_step(book, v, who, now) == Some(Step::Remember))
        .max_by_key(|v| v.agreed)
        .map(|v| v.id)
}
