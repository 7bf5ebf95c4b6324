//! The form of a passphrase: typed twice by its owner.

use super::Objection;
use crate::private::Private;
use crate::say;
use crate::tui::msg::KeyAct;
use crate::tui::phrase::strength;
use crate::tui::route::{Go, Why};
use crate::tui::widget::form::Form;
use crate::tui::world::World;
use crate::visit::EducatorId;

/// The form of a passphrase: typed twice by its owner.
pub fn passphrase_form(id: EducatorId, why: Why, world: &World) -> (String, String, Form) {
    let name = world.name_of(id);
    let mut form = Form::default();
    if why != Why::Change {
        let label = match host(id, world).filter(|host| Some(*host) != world.author()) {
            Some(host) => say!(world.text, "passphrase-of", name = world.name_of(host)),
            None => say!(world.text, "passphrase-host"),
        };
        form = form.secret("present", label);
    } else if asks_for_present(id, why, world) {
        form = form.secret("present", say!(world.text, "passphrase-present"));
    }
    let form = form
        .secret("passphrase", say!(world.text, "passphrase-new"))
        .secret("again", say!(world.text, "passphrase-second"));
    let intro = match why {
        Why::First => say!(world.text, "passphrase-why-first", name = name.clone()),
        Why::Change if asks_for_present(id, why, world) => say!(world.text, "passphrase-why-change"),
        Why::Change => say!(world.text, "passphrase-why-renew"),
        Why::Lost => say!(world.text, "passphrase-why-lost", name = name.clone()),
    };
    (name, intro, form)
}

/// Whoever sits at an open screen is not thereby its owner: another passphrase takes the present one, unless that was
/// somebody else's to begin with; and keys for somebody else take that of whoever lets them in.
fn asks_for_present(id: EducatorId, why: Why, world: &World) -> bool {
    why != Why::Change || world.book.educator(id).is_some_and(|e| !e.must_renew)
}

/// Who lets an educator in: whoever has the keyboard, where their own drawer is open; else whoever opened the vault.
fn host(id: EducatorId, world: &World) -> Option<EducatorId> {
    let session = world.session.as_ref()?;
    let author = Some(session.author).filter(|me| session.open.contains(me));
    author.into_iter().chain([session.opened_by]).find(|host| *host != id)
}

/// Says how strong the passphrase is.
pub fn echo_strength(form: &mut Form, world: &World) {
    let typed = form.typed("passphrase").to_owned();
    form.echo("passphrase", if typed.is_empty() { String::new() } else { strength(&typed, world) });
}

/// Sets it.
pub fn save_passphrase(id: EducatorId, why: Why, form: &Form, world: &mut World) -> Result<Go, Objection> {
    let present = asks_for_present(id, why, world).then(|| Private::from(form.typed("present")));
    if present.as_ref().is_some_and(|present| present.is_empty()) {
        return Err(("present", say!(world.text, "passphrase-present-needed")));
    }
    let typed = form.typed("passphrase");
    if typed.trim().is_empty() {
        return Err(("passphrase", say!(world.text, "passphrase-needed")));
    }
    if form.typed("again").is_empty() {
        return Err(("again", say!(world.text, "passphrase-again")));
    }
    if typed != form.typed("again") {
        return Err(("again", say!(world.text, "passphrases-differ")));
    }
    let passphrase = Private::from(typed);
    let Some(educator) = world.book.educator(id).cloned() else { return Ok(Go::Back) };
    world.ask_and_wait(match (why, host(id, world)) {
        (Why::Change, _) => KeyAct::NewPassphrase { educator: id, present, passphrase },
        (Why::First | Why::Lost, Some(by)) => {
            let present = present.unwrap_or_default();
            KeyAct::AddEducator {
                educator: Box::new(educator),
                passphrase,
                again: why == Why::Lost,
                by,
                present,
            }
        }
        (Why::First | Why::Lost, None) => return Ok(Go::Back),
    });
    Ok(Go::Stay)
}
