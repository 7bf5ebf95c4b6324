//! What can be done with a visit, as a menu; what the school offers; a visit entered by mistake.

use crate::guide::{ENGLISH, Stage};
use crate::private::Private;
use crate::say;
use crate::tui::go::{Go, Pick, Popup};
use crate::tui::msg::Effect;
use crate::tui::phrase::{self, practices};
use crate::tui::route::{Purpose, Route};
use crate::tui::world::World;
use crate::visit::{FamilyId, Pass, VisitId};

/// Everything that can be done with a visit, what comes next first.
pub(super) fn menu(visit: VisitId, world: &World) -> Go {
    let Some(v) = world.book.visit(visit) else { return Go::Stay };
    let text = &world.text;
    let mut guides = Vec::new();
    let mut guide = |key: &str, stage, pass| {
        guides.push((text.get(key, &[]), Pick::to(Route::Guide(visit, stage, pass))));
    };
    let passes = world.library.for_stage(Stage::Visit, v.occasion);
    let passes = passes.is_some_and(|g| g.passes.contains(&Pass::Remember));
    guide("menu-invite", Stage::Invite, Pass::Only);
    guide("menu-prepare", Stage::Prepare, Pass::Only);
    if passes {
        guide("menu-rehearse", Stage::Visit, Pass::Rehearse);
        guide("menu-visit", Stage::Visit, Pass::Visit);
        guide("menu-remember", Stage::Visit, Pass::Remember);
    } else {
        guide("menu-visit", Stage::Visit, Pass::Only);
    }
    guide("menu-reflect", Stage::Reflect, Pass::Only);
    guide("menu-follow-up", Stage::FollowUp, Pass::Only);
    if v.took_place() {
        guide("menu-year-close", Stage::YearClose, Pass::Only);
        guides.push((say!(text, "menu-lesson"), Pick::to(Route::Lesson(visit))));
        guides.push((say!(text, "next-teacher"), Pick::to(Route::NextTeacher(visit))));
        guides.push((say!(text, "menu-thread"), Pick::to(Route::Thread(v.family))));
        guides.push((say!(text, "menu-family-page"), Pick::to(Route::FamilyPage(visit))));
    }
    let family = v.family;
    let practices = Pick::then(move |world| practices::note(visit, world).map_or(Go::Stay, Go::Over));
    let menu = Popup::menu(phrase::heading(v, world), vec![v.visit_ref.clone()])
        .items(guides)
        .item(say!(text, "menu-practices"), practices)
        .item(say!(text, "menu-beside"), Pick::to(Route::Beside(visit)))
        .item(say!(text, "menu-held"), Pick::to(Route::Held(family)))
        .item(say!(text, "type-back-menu"), Pick::to(Route::Form(Purpose::TypeBack(visit))))
        .item(say!(text, "menu-facts"), Pick::to(Route::Form(Purpose::Facts(visit))))
        .item(say!(text, "menu-agree"), Pick::to(Route::Agree(visit)))
        .item(say!(text, "menu-offers"), Pick::then(move |world| Go::Over(offers(family, world))))
        .item(say!(text, "menu-plan"), Pick::to(Route::Form(Purpose::Plan(visit))));
    if !v.voided {
        let void = Pick::then(move |world| Go::Over(ask_void(visit, world)));
        return Go::Over(menu.item(say!(text, "menu-void"), void));
    }
    Go::Over(menu.item(say!(text, "menu-unvoid"), unvoid(visit)))
}

/// What the school can offer to a family, the same list for each: what is chosen is copied in their language, to be passed on,
/// and noted as passed on.
fn offers(family: FamilyId, world: &World) -> Popup {
    let bands: Vec<_> = world.book.students_of(family).filter_map(|student| student.band).collect();
    let all = world.site.offers(&[], world.sample);
    let fitting = world.site.offers(&bands, world.sample);
    if fitting.is_empty() {
        return Popup::note(say!(world.text, "offers-title"), vec![say!(world.text, "offers-none")]);
    }
    let mut spoken = world.book.family(family).into_iter().flat_map(|family| &family.languages);
    let tag = spoken.find_map(|words| world.library.language_called(words)).unwrap_or(ENGLISH).to_owned();
    let items = fitting.into_iter().map(|offer| {
        let at = all.iter().position(|other| *other == offer).unwrap_or_default();
        let words = offer.in_language(&tag).to_owned();
        let kind = world.text.get(&format!("offer-{}", offer.kind.word()), &[]);
        let pass_on = Pick::then(move |world| {
            world.effect(Effect::Copy(Private::from(words)));
            world.notice = Some(say!(world.text, "copied-words"));
            Go::To(Route::Form(Purpose::Offered(family, at)))
        });
        (format!("{} · {kind}", offer.name), pass_on)
    });
    Popup::menu(say!(world.text, "offers-title"), vec![say!(world.text, "offers-why")]).items(items).finding()
}

/// Whether a visit was entered by mistake: it is kept, and does not count.
fn ask_void(visit: VisitId, world: &World) -> Popup {
    let void = Pick::then(move |world| {
        world.change_visit(visit, |v| v.voided = true);
        world.notice = Some(say!(world.text, "voided"));
        Go::Stay
    });
    Popup::menu(say!(world.text, "menu-void"), vec![say!(world.text, "void-why")])
        .no(say!(world.text, "void-no"))
        .item(say!(world.text, "void-yes"), void)
}

/// A visit entered by mistake takes nothing in; it may not have been one.
pub(crate) fn ask_unvoid(visit: VisitId, world: &World) -> Popup {
    Popup::menu(say!(world.text, "family-voided"), vec![say!(world.text, "voided-takes-nothing")])
        .no(say!(world.text, "then-later"))
        .item(say!(world.text, "menu-unvoid"), unvoid(visit))
}

fn unvoid(visit: VisitId) -> Pick {
    Pick::then(move |world| {
        world.change_visit(visit, |v| v.voided = false);
        Go::Stay
    })
}
