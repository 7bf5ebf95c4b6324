//! Pages to print: one self-contained HTML file each, without script or remote link. Words are escaped by the engine.

use minijinja::value::Serde;
use minijinja::{Environment, Error, Value, context};
use serde::Serialize;

use crate::say;
use crate::text::Text;

/// The templates, under `assets/pages`.
const TEMPLATES: &[(&str, &str)] = &[
    ("frame.html", include_str!("../assets/pages/frame.html")),
    ("guide.html", include_str!("../assets/pages/guide.html")),
    ("pocket.html", include_str!("../assets/pages/pocket.html")),
    ("totals.html", include_str!("../assets/pages/totals.html")),
];

fn environment() -> Result<Environment<'static>, Error> {
    let mut pages = Environment::new();
    for (name, template) in TEMPLATES {
        pages.add_template(name, template)?;
    }
    Ok(pages)
}

/// A guide to rehearse from.
///
/// # Errors
/// When a template is wrong, which a test rules out.
pub fn guide(guide: &impl Serialize, text: &Text) -> Result<String, Error> {
    let label = |key: &str| text.get(key, &[("words", "".into())]).trim().to_owned();
    let words = context! {
        listen => label("cli-guide-listen"),
        leave_out => label("cli-guide-leave-out"),
        after => label("cli-guide-after"),
    };
    let guide = Value::from(Serde(guide));
    let title = guide.get_attr("title")?;
    environment()?
        .get_template("guide.html")?
        .render(context! { language => text.language().to_owned(), title, guide, words })
}

/// The pocket card.
///
/// # Errors
/// As [`guide`].
pub fn pocket(card: &str, text: &Text) -> Result<String, Error> {
    let lines: Vec<String> = card.lines().filter(|line| !line.trim().is_empty()).map(str::to_owned).collect();
    let title = say!(text, "cli-pocket-title");
    environment()?
        .get_template("pocket.html")?
        .render(context! { language => text.language().to_owned(), title, lines })
}

/// The coordinator's totals: tables, and a drawing beside each.
///
/// # Errors
/// As [`guide`].
pub fn totals(page: &impl Serialize, text: &Text) -> Result<String, Error> {
    let page = Value::from(Serde(page));
    let title = page.get_attr("title")?;
    environment()?
        .get_template("totals.html")?
        .render(context! { language => text.language().to_owned(), title, page })
}
