//! What several screens say alike: a visit, a promise, a day, a list's words, in the words of the interface.

pub(crate) mod glance;
pub mod names;
pub mod practices;
pub(crate) mod unmet;

use chrono::NaiveDate;

use crate::export::held::sent_by;
use crate::guide::Prompt;
use crate::say;
use crate::text::Text;
use crate::tui::world::World;
use crate::visit::{
    Between, EducatorId, Entry, Family, FamilyId, FiledPromise, Next, Pass, Promise, PromiseState, Promised,
    Step, Visit, Whose,
};
use crate::when::{self, Unreadable};

/// What is still open with a family, a sentence each.
pub(crate) fn still_open(family: FamilyId, world: &World) -> Vec<String> {
    let Some(me) = world.author() else { return Vec::new() };
    let open = crate::visit::still_open(&world.book, &world.library, family, me, world.local());
    let all = [
        ("still-promises", open.promises),
        ("still-to-come", open.to_come),
        ("still-to-file", open.to_file),
        ("still-to-follow", open.to_follow),
    ];
    let open = all.into_iter().filter(|(_, count)| *count > 0);
    open.map(|(key, count)| world.text.get(key, &[("count", count.into())])).collect()
}

/// A language in our words, where there is one for it: else as it calls itself, or as somebody called it.
pub(crate) fn language(tag: &str, world: &World) -> String {
    let key = format!("language-{tag}");
    if world.text.has(&key) { world.text.get(&key, &[]) } else { world.library.name_of_language(tag) }
}

/// What a visit is about, in one line: family and occasion.
pub(crate) fn heading(visit: &Visit, world: &World) -> String {
    let family = world.family_name(visit.family);
    let occasion = world.text.get(&format!("occasion-{}", visit.occasion.word()), &[]);
    format!("{family} · {occasion}")
}

/// A promise in a sentence, as a page has it that is agreed on.
pub fn promised(said: Promised<'_>, text: &Text) -> String {
    match said {
        Promised::By(what, day) => {
            say!(text, "promise-filed", what = what, day = when::full_day(day, text.language()))
        }
        Promised::Nothing => say!(text, "promised-nothing"),
        Promised::TheirsAlone => say!(text, "promised-by-them-alone"),
    }
}

/// What could not be read, and what to type instead.
pub(crate) fn unreadable_words(error: &Unreadable, world: &World) -> String {
    let language = world.text.language();
    match error {
        Unreadable::TwoDays { earlier, later } => {
            let (earlier, later) = (when::full_day(*earlier, language), when::full_day(*later, language));
            say!(world.text, "when-two-days", earlier = earlier, later = later)
        }
        Unreadable::NoDay => say!(world.text, "when-which-day"),
        Unreadable::HourOrDay => say!(world.text, "when-hour-or-day"),
        Unreadable::NoSuchDate => say!(world.text, "when-no-such-date"),
        Unreadable::NoSuchTime => say!(world.text, "when-no-such-time"),
        Unreadable::WrongWeekday => say!(world.text, "when-wrong-weekday"),
        _ => say!(world.text, "when-unreadable"),
    }
}

/// How strong a passphrase is, in words; there are no composition rules. What counts is length and variety.
pub(crate) fn strength(passphrase: &str, world: &World) -> String {
    let words = passphrase.split_whitespace().count();
    let mut letters: Vec<char> = passphrase.chars().collect();
    let length = letters.len();
    letters.sort_unstable();
    letters.dedup();
    let key = match (length, letters.len(), words) {
        (0..8, ..) | (_, 0..5, _) => "strength-weak",
        (8..14, _, 0..3) => "strength-fair",
        (8..20, ..) => "strength-good",
        _ => "strength-strong",
    };
    world.text.get(key, &[])
}

/// What a text's prompt is for, in a few words; the prompt's own words where the guide no longer has it.
pub(crate) fn intent(entry: &Entry, world: &World) -> String {
    world
        .library
        .get(&entry.guide)
        .and_then(|guide| guide.prompt(&entry.prompt))
        .map_or_else(|| entry.words.to_string(), |prompt| prompt.intent.clone())
}

/// The item of the follow-up that a line of Today is about.
pub(crate) fn follow_up<'a>(next: &Next, world: &'a World) -> Option<&'a Prompt> {
    let (guide, prompt) = next.item.as_ref()?;
    world.library.get(guide)?.prompt(prompt)
}

/// What a step is about, in a few words.
pub(crate) fn step_words(next: &Next, world: &World) -> String {
    let at = next.at.map(|at| {
        // Without an hour it is a day.
        if at.time() == chrono::NaiveTime::MIN {
            world.day(at.date())
        } else {
            when::short(at, world.local(), world.text.language())
        }
    });
    let visit = next.visit.and_then(|id| world.book.visit(id));
    let occasion = visit.map(|v| world.text.get(&format!("occasion-{}", v.occasion.word()), &[]));
    let join = |parts: Vec<Option<String>>| parts.into_iter().flatten().collect::<Vec<_>>().join(", ");
    match next.step {
        Step::Send => {
            let pay_day = world.site.next_pay_day(world.local().date());
            let by = pay_day.map(|day| say!(world.text, "today-send-by", day = world.day(day)));
            join(vec![Some(say!(world.text, "today-send", count = next.count)), by])
        }
        Step::Close => say!(world.text, "today-close", count = next.count),
        Step::Keep => say!(world.text, "today-keep"),
        Step::SendWords => say!(world.text, "today-send-words", count = next.count),
        Step::Promise => {
            let promise = next.promise.and_then(|id| world.book.promise(id));
            let due = promise.and_then(|p| p.due).map(|due| due_words(due, world));
            join(vec![promise.map(|p| p.text.to_string()), due])
        }
        Step::FollowUp if next.item.is_some() => {
            let prompt = follow_up(next, world);
            // What to teach with is what both agreed they would use.
            let use_of = |visit: &Visit| {
                let mut joint = world.book.entries_of(visit.id).filter(|e| e.author.is_none() && e.written);
                let used =
                    joint.find(|e| e.has_tag("class-use") && e.pass == Pass::Only && e.check.is_none())?;
                world.book.lines.get(&used.id)?.lines().next().map(str::to_owned)
            };
            let used = prompt.filter(|p| p.has_tag("class-use")).and(visit).and_then(use_of);
            let set = next.at.filter(|at| at.date() > world.local().date()).map(|at| world.day(at.date()));
            join(vec![used.or_else(|| prompt.map(|prompt| prompt.intent.clone())), set])
        }
        Step::Received => {
            let between = next.between.and_then(|id| world.book.between(id));
            let sender = between.and_then(|b| b.received.as_ref()).map(|received| received.sender);
            let sender = sender.map(|s| world.text.get(&format!("received-{}", s.word()), &[]));
            let line = between.map(|b| b.line.to_string());
            [sender, line].into_iter().flatten().collect::<Vec<_>>().join(": ")
        }
        Step::LookUp => {
            let entry = next.entry.and_then(|id| world.book.entry(id));
            join(vec![entry.map(|entry| intent(entry, world)), at])
        }
        Step::Call if next.family.is_none() => say!(world.text, "today-uninvited", count = next.count),
        Step::Call if visit.is_some_and(Visit::came_to_nothing) => {
            let outcome =
                visit.and_then(|v| v.outcome).map(|o| world.text.get(&format!("outcome-{}", o.word()), &[]));
            let outcome = outcome.unwrap_or_else(|| say!(world.text, "outcome-unmet"));
            join(vec![Some(say!(world.text, "today-call-again")), Some(outcome), at])
        }
        Step::Call => match visit.and_then(|v| v.calls.last()) {
            None => say!(world.text, "today-call-first"),
            Some(call) => {
                say!(world.text, "today-called", count = next.count, day = world.day(call.on))
            }
        },
        Step::Prepare | Step::Visit => {
            let place = visit.map(|v| world.text.get(&format!("place-{}", v.place.word()), &[]));
            let language = visit.filter(|v| v.interpreter).and_then(|v| v.language.clone());
            join(vec![at, place, language])
        }
        Step::Second => say!(world.text, "today-second"),
        _ => join(vec![occasion, at]),
    }
}

/// By when something was to be done: what is past is said to be.
fn due_words(due: NaiveDate, world: &World) -> String {
    let day = world.day(due);
    if due < world.local().date() { say!(world.text, "promise-was-due", day = day) } else { day }
}

/// Whose a promise is.
fn whose(whose: Whose, by: Option<EducatorId>, world: &World) -> String {
    match (whose, by) {
        (Whose::Ours, Some(id)) => world.name_of(id),
        (Whose::Ours, None) => say!(world.text, "promise-we"),
        (Whose::Theirs, _) => say!(world.text, "promise-they"),
    }
}

/// A promise in one line: whose, the words, by when or how it came out.
pub(crate) fn promise_line(promise: &Promise, world: &World) -> String {
    let who = whose(promise.whose, promise.by, world);
    let state = match (promise.whose, promise.state, promise.due) {
        (Whose::Theirs, ..) | (_, PromiseState::Open, None) => String::new(),
        (_, PromiseState::Open, Some(due)) => format!(", {}", due_words(due, world)),
        (_, state, _) => format!(", {}", world.text.get(&format!("promise-{}", state.word()), &[])),
    };
    format!("{who}: {}{state}", promise.text)
}

/// A promise as a filing has it, in one line.
pub(crate) fn filed_line(promise: &FiledPromise, world: &World) -> String {
    let who = whose(promise.whose, promise.by, world);
    let due = promise.due.map(|due| format!(", {}", when::full_day(due, world.text.language())));
    let request = promise.request.as_ref().map(|request| {
        let need = world.text.get(&format!("need-{}", request.need.word()), &[]);
        format!(". {} ({need}): {}", say!(world.text, "page-request"), &*request.line)
    });
    format!("{who}: {}{}{}", promise.text, due.unwrap_or_default(), request.unwrap_or_default())
}

/// A line between visits, as lists show it.
pub(crate) fn between_line(between: &Between, world: &World) -> String {
    if let Some(received) = &between.received {
        let head = sent_by(received, &world.text);
        return format!("{}, {head}: {}", world.day(between.on), between.line);
    }
    let kind = world.text.get(&format!("between-{}", between.kind.word()), &[]);
    let channel = between.channel.map(|c| world.text.get(&format!("channel-{}", c.word()), &[]));
    let went = world.text.get(&format!("went-{}", between.went.word()), &[]);
    let by = world.name_of(between.by);
    let mut parts = vec![world.day(between.on), kind];
    parts.extend(channel);
    parts.extend([by, went]);
    format!("{}: {}", parts.join(", "), between.line)
}

/// Families in the order of a list: the ones with visits first, then by name.
pub(crate) fn families(world: &World) -> Vec<&Family> {
    let mut families: Vec<&Family> = world.book.families.iter().collect();
    families.sort_by_key(|f| (world.book.visits_of(f.id).is_empty(), f.name.to_lowercase(), f.id));
    families
}

/// A partner is the second; whoever comes after that is one more.
pub(crate) fn add_educator(world: &World) -> String {
    let key = if world.book.educators.len() < 2 { "settings-add-partner" } else { "settings-add-educator" };
    world.text.get(key, &[])
}
