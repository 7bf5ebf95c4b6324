//! Every short form: one screen over a draft. A draft says what it asks and what comes of it; a row that nobody touched
//! changes nothing.

mod between;
mod educator;
mod facts;
mod family;
mod passphrase;
mod plan;
mod promise;
mod teaching;
mod type_back;

use chrono::NaiveDate;

use super::{Opened, Screen};
use crate::say;
use crate::text::Sentence;
use crate::tui::go::{Go, Popup};
use crate::tui::keys::{Action, Context};
use crate::tui::msg::Answer;
use crate::tui::page::Page;
use crate::tui::phrase::unreadable_words;
use crate::tui::route::Purpose;
use crate::tui::widget::form::{Form, Row};
use crate::tui::widget::textbox::Edit;
use crate::tui::world::World;
use crate::visit::EducatorId;
use crate::when::{self, Unreadable};

/// What a form is over.
trait Draft: Sized + 'static {
    /// Whom or what it is about.
    fn title(&self, world: &World) -> String;
    /// What it is for.
    fn intro(&self, world: &World) -> String;
    /// What it asks now.
    fn rows(&mut self, world: &World) -> Vec<Row<Self>>;
    /// Something was changed in it.
    fn changed(&mut self, _world: &mut World) {}
    /// Keeps it.
    fn keep(&mut self, world: &mut World) -> Go;
    /// Why it cannot be left, if so.
    fn must_stay(&self, _world: &World) -> Option<String> {
        None
    }
    /// Whether the first row, a secret, is typed anew after such a refusal.
    fn asks_again(&self, _why: &Sentence) -> bool {
        false
    }
    /// Forgets what was typed, where that is secret: it does not outlive the sight of it. True where it is.
    fn forget(&mut self) -> bool {
        false
    }
}

/// Makes a draft from what is known.
type Begin<D> = Box<dyn Fn(&mut World) -> Option<D>>;

/// A form on a screen.
struct FormScreen<D> {
    title: String,
    intro: String,
    save: String,
    draft: D,
    form: Form<D>,
    begin: Begin<D>,
    /// Who opened it: what is typed, and who is meant by *with*, is theirs.
    by: Option<EducatorId>,
}

/// The form for a purpose, over what is known.
pub(crate) fn open(purpose: Purpose, world: &mut World) -> Opened {
    match purpose {
        Purpose::Family(id) => screen(world, move |world| family::FamilyDraft::of(id, world)),
        Purpose::NewVisit(family, occasion) => {
            screen(world, move |world| Some(plan::PlanDraft::new_visit(family, occasion, world)))
        }
        Purpose::Plan(visit) => screen(world, move |world| plan::PlanDraft::of(visit, world)),
        Purpose::Facts(visit) => screen(world, move |world| facts::FactsDraft::of(visit, world)),
        Purpose::TypeBack(visit) => screen(world, move |world| type_back::TypeBackDraft::of(visit, world)),
        Purpose::Between(family, known) => {
            screen(world, move |world| between::BetweenDraft::of(family, known, world))
        }
        Purpose::Offered(family, at) => {
            screen(world, move |world| between::BetweenDraft::offered(family, at, world))
        }
        Purpose::Promise(visit, known) => {
            screen(world, move |world| Some(promise::PromiseDraft::of(visit, known, world)))
        }
        Purpose::ReadyPromise(visit, id) => {
            screen(world, move |world| Some(promise::PromiseDraft::ready(visit, id, world)))
        }
        Purpose::Educator(id) => screen(world, move |world| educator::EducatorDraft::of(id, world)),
        Purpose::Teaching => screen(world, |world| Some(world.practising())),
        Purpose::Passphrase(id, why) => {
            screen(world, move |world| Some(passphrase::PassphraseDraft::of(id, why, world)))
        }
    }
}

fn screen<D: Draft>(world: &mut World, begin: impl Fn(&mut World) -> Option<D> + 'static) -> Opened {
    Opened::maybe(begin(world).map(|mut draft| FormScreen {
        title: draft.title(world),
        intro: draft.intro(world),
        save: say!(world.text, "form-save"),
        form: Form::new(draft.rows(world), world),
        draft,
        begin: Box::new(begin),
        by: world.author(),
    }))
}

impl<D: Draft> FormScreen<D> {
    /// What is asked can depend on what was answered.
    fn changed(&mut self, world: &mut World) {
        self.draft.changed(world);
        self.form.now(self.draft.rows(world), world);
    }

    /// Begins again with what is known now, and what was typed over it.
    fn begin_again(&mut self, world: &mut World) {
        let Some(mut draft) = (self.begin)(world) else { return };
        let rows = draft.rows(world);
        if self.form.lay_over(&mut draft, &rows, world) {
            self.draft = draft;
            self.changed(world);
        }
    }
}

impl<D: Draft> Screen for FormScreen<D> {
    fn page<'a>(&'a self, _world: &'a World) -> Page<'a> {
        use Action::{ChooseNext, GoOn, LeaveForm, PreviousField, SaveForm};
        let hints = [LeaveForm, SaveForm, GoOn, PreviousField, ChooseNext];
        Page::new(self.title.clone(), &hints).with(self.form.part(&self.intro, &self.save))
    }

    fn contexts(&self, _world: &World) -> Vec<Context> {
        vec![Context::Form]
    }

    fn on_action(&mut self, action: Action, world: &mut World) -> Go {
        match (action, self.draft.must_stay(world)) {
            (Action::LeaveForm, Some(why)) => self.form.object(why),
            (Action::LeaveForm, None) if self.is_unkept() => {
                return Go::Over(Popup::unkept(Go::Back, world));
            }
            (Action::LeaveForm, None) => return Go::Back,
            (action, _)
                if action == Action::SaveForm || (action == Action::GoOn && self.form.is_at_save()) =>
            {
                if self.form.take_in(&mut self.draft, world) {
                    return self.draft.keep(world);
                }
            }
            (action, _) => {
                if self.form.act(action, &mut self.draft, world) {
                    self.changed(world);
                }
            }
        }
        Go::Stay
    }

    fn edit(&mut self, edit: &Edit, _extend: bool, world: &mut World) -> Go {
        if self.form.edit(edit, &mut self.draft, world) {
            self.changed(world);
        }
        Go::Stay
    }

    fn mark(&mut self, row: usize, _world: &mut World) {
        self.form.focus(row);
    }

    fn is_unkept(&self) -> bool {
        self.form.is_touched()
    }

    fn on_lock(&mut self) {
        if self.draft.forget() {
            self.form.forget();
        }
    }

    fn on_resume(&mut self, world: &mut World) {
        self.begin_again(world);
    }

    fn belongs_to(&self) -> Option<EducatorId> {
        self.by
    }

    fn on_reply(&mut self, answer: Answer, world: &mut World) -> Go {
        if let Answer::Refused(why) = answer {
            let words = world.text.sentence(&why);
            if self.draft.asks_again(&why) {
                self.form.ask_again(words);
            } else {
                self.form.object(words);
            }
        }
        Go::Stay
    }
}

/// A line without what does not belong into one; none where it is empty.
fn line(typed: &str) -> Option<String> {
    Some(crate::clean::line(typed)).filter(|line| !line.is_empty())
}

/// A day; of two readings the earlier is meant.
fn earlier_day(typed: &str, world: &World) -> Result<NaiveDate, Unreadable> {
    match when::read_date(typed, world.local().date()) {
        Err(Unreadable::TwoDays { earlier, .. }) => Ok(earlier),
        read => read,
    }
}

/// A day that was: of two readings the earlier is meant.
fn past_day(typed: &str, world: &World) -> Result<NaiveDate, String> {
    earlier_day(typed, world).map_err(|error| unreadable_words(&error, world))
}

/// A day to come: where the words could mean two, that is asked.
fn next_day(typed: &str, world: &World) -> Result<NaiveDate, String> {
    when::read_date(typed, world.local().date()).map_err(|error| unreadable_words(&error, world))
}

/// What was understood of a day, in full; the hint where nothing is typed.
fn echo_day(hint: &'static str) -> impl Fn(&str, &World) -> String {
    move |typed, world| match typed {
        "" if hint.is_empty() => String::new(),
        "" => world.text.get(hint, &[]),
        typed => earlier_day(typed, world).map_or_else(
            |error| unread(&error, hint, world),
            |day| when::full_day(day, world.text.language()),
        ),
    }
}

/// Why what is typed so far cannot be read; while it may only be unfinished, the hint.
fn unread(error: &Unreadable, hint: &str, world: &World) -> String {
    match error {
        Unreadable::Empty | Unreadable::Unclear | Unreadable::NoDay if !hint.is_empty() => {
            world.text.get(hint, &[])
        }
        error => unreadable_words(error, world),
    }
}

/// Yes and no, in that order.
fn yes_no(world: &World) -> Vec<(bool, String)> {
    [(true, "yes"), (false, "no")].map(|(value, key)| (value, world.text.get(key, &[]))).to_vec()
}

/// The values of a closed list with their words.
fn options<T: Copy>(
    prefix: &str,
    all: &[T],
    name: impl Fn(T) -> &'static str,
    world: &World,
) -> Vec<(T, String)> {
    all.iter().map(|&value| (value, world.text.get(&format!("{prefix}-{}", name(value)), &[]))).collect()
}

/// The educators here, each by name.
fn educators(world: &World) -> Vec<(crate::visit::EducatorId, String)> {
    world.book.educators.iter().map(|e| (e.id, e.name.to_string())).collect()
}
