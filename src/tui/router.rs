//! The one file that knows all screens: a place becomes a screen, or a question over the one that is there.

use super::go::{Pick, Popup};
use super::phrase;
use super::route::{GuidePosition, Purpose, Route};
use super::screen::{
    Opened,
    agree::Agree,
    beside,
    closing::Closing,
    code::Code,
    family::FamilyScreen,
    family::ask_unvoid,
    family_page::FamilyPage,
    form,
    guides::Guides,
    help::Help,
    history::History,
    lesson::Lesson,
    met::MetScreen,
    next_teacher::NextTeacher,
    people::People,
    promises::Promises,
    reading::{Reading, What},
    received,
    rehearse::Rehearse,
    search::Search,
    send::Send,
    settings::Settings,
    start::Start,
    then::ThenAndNow,
    today::Today,
    train::Train,
    unlock::Opening,
    unlock::Unlock,
    walk::Walk,
    welcome::Welcome,
};
use super::world::World;
use crate::guide::Stage;
use crate::say;
use crate::visit::{Occasion, Pass};

/// Opens a place.
pub(crate) fn open(route: Route, world: &mut World) -> Opened {
    if let Some(visit) = route.writes_into().filter(|id| world.book.visit(*id).is_some_and(|v| v.voided)) {
        return Opened::Over(ask_unvoid(visit, world));
    }
    match route {
        Route::Entrance if world.sample => Opened::screen(Opening),
        Route::Entrance if !world.has_vault => Opened::screen(Welcome),
        Route::Entrance | Route::Unlock => Opened::screen(Unlock::default()),
        Route::Start => Opened::screen(Start::default()),
        Route::Today => Opened::screen(Today::default()),
        Route::Help(contexts) => Opened::screen(Help::new(contexts)),
        Route::Search => Opened::screen(Search::default()),
        Route::Guides => Opened::screen(Guides::default()),
        Route::Practice(guide) => {
            let guide = world.library.iter().map(|(guide, _)| guide).find(|g| g.id == guide);
            Opened::maybe(guide.map(|guide| Walk::practice(guide, world)))
        }
        Route::Train => Opened::screen(Train::default()),
        Route::Rehearse(seed) => {
            let seed = seed.unwrap_or_else(|| world.ids.draw() % 10_000);
            Opened::screen(Rehearse::new(seed))
        }
        Route::Settings => Opened::screen(Settings::default()),
        Route::People => Opened::screen(People::default()),
        Route::InNumbers => Opened::screen(MetScreen::default()),
        Route::Promises(first) => Opened::screen(Promises::at(first)),
        Route::Closing => Opened::screen(Closing::default()),
        Route::Send => Opened::screen(Send::default()),
        Route::Family(family) => Opened::screen(FamilyScreen::new(family)),
        Route::WhichFamily => which_family(world),
        Route::NewVisit(family) => {
            let occasion = world.book.likely_occasion(family);
            open(Route::Form(Purpose::NewVisit(family, occasion)), world)
        }
        Route::FirstCall(family) => {
            let visit = world.new_visit(family, Occasion::First);
            open(Route::Guide(visit, Stage::Invite, Pass::Only), world)
        }
        Route::Guide(visit, stage, pass) => {
            let guide = world.book.visit(visit).and_then(|v| world.library.for_stage(stage, v.occasion));
            match guide.map(|guide| guide.id.clone()) {
                Some(guide) => open(Route::Walk(GuidePosition { visit, guide, pass, prompt: None }), world),
                None => Opened::Gone,
            }
        }
        Route::Walk(place) => Opened::maybe(Walk::at(place, world)),
        Route::Beside(visit) => beside::open(visit, world),
        Route::Received(between) => received::popup(between, world).map_or(Opened::Gone, Opened::Over),
        Route::ForInterpreter => Opened::screen(Reading::new(What::Interpreter, world)),
        Route::NextTeacher(visit) => Opened::screen(NextTeacher::new(visit)),
        Route::Thread(family) => Opened::screen(Reading::new(What::Thread(family), world)),
        Route::Held(family) => Opened::screen(Reading::new(What::Held(family), world)),
        Route::Lesson(visit) => Opened::screen(Lesson::new(visit, world)),
        Route::FamilyPage(visit) => Opened::screen(FamilyPage::new(visit, world)),
        Route::Agree(visit) => Opened::screen(Agree::new(visit, world)),
        Route::ThenAndNow => Opened::screen(ThenAndNow::new(world)),
        Route::History(entry) => Opened::maybe(History::new(entry, world)),
        Route::Form(purpose) => form::open(purpose, world),
        Route::Code(whose, code, replaces) => Opened::screen(Code::new(whose, &code, replaces)),
    }
}

/// For whom a new visit is: one family needs no question.
fn which_family(world: &mut World) -> Opened {
    match &*world.book.families {
        [] => open(Route::Form(Purpose::Family(None)), world),
        [one] => {
            let family = one.id;
            open(Route::NewVisit(family), world)
        }
        _ => {
            let families = phrase::families(world).into_iter();
            let items = families.map(|f| (world.family_name(f.id), Pick::to(Route::NewVisit(f.id))));
            Opened::Over(Popup::menu(say!(world.text, "new-visit-whom"), Vec::new()).items(items))
        }
    }
}
