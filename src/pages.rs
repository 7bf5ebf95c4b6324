//! Pages: one template engine for HTML and Markdown. A page is one self-contained file without script or remote link;
//! words are escaped by the engine, whatever a district's own template says.

use minijinja::value::Serde;
use minijinja::{AutoEscape, Environment, Error, Value, context};
use serde::Serialize;

use crate::say;
use crate::terms::words;
use crate::text::{Sentence, Text};

words! {
    /// The pages that there are, each with its template.
    Page {
        /// A guide to rehearse from.
        Guide = "guide.html",
        /// Families to rehearse with.
        Families = "families.html",
        /// Sheets of a training: lines, cards, a table to fill in.
        Sheets = "sheets.html",
        /// A visit on paper.
        Kit = "kit.html",
        /// The pocket card.
        Pocket = "pocket.html",
        /// Our reflection, to read in a browser.
        Digest = "digest.html",
        /// Our reflection, as Markdown.
        DigestMarkdown = "digest.md",
        /// What the family gets back.
        Family = "family.html",
        /// One page a visit.
        Slip = "slip.html",
        /// One's own work, for a credential.
        Fieldwork = "fieldwork.html",
        /// What is held of visits.
        Audit = "audit.html",
        /// The coordinator's numbers.
        Totals = "totals.html",
    }
}

/// The templates, under `assets/pages`. A district's file of the same name takes the place of one.
const TEMPLATES: &[(&str, &str)] = &[
    ("frame.html", include_str!("../assets/pages/frame.html")),
    ("guide.html", include_str!("../assets/pages/guide.html")),
    ("families.html", include_str!("../assets/pages/families.html")),
    ("sheets.html", include_str!("../assets/pages/sheets.html")),
    ("kit.html", include_str!("../assets/pages/kit.html")),
    ("pocket.html", include_str!("../assets/pages/pocket.html")),
    ("digest.html", include_str!("../assets/pages/digest.html")),
    ("digest.md", include_str!("../assets/pages/digest.md")),
    ("family.html", include_str!("../assets/pages/family.html")),
    ("slip.html", include_str!("../assets/pages/slip.html")),
    ("fieldwork.html", include_str!("../assets/pages/fieldwork.html")),
    ("audit.html", include_str!("../assets/pages/audit.html")),
    ("totals.html", include_str!("../assets/pages/totals.html")),
];

/// A page that could not be made: its template is wrong.
#[derive(Debug, thiserror::Error)]
#[error("{}", self.sentence())]
pub struct PageError {
    template: String,
    line: usize,
    why: String,
}

impl PageError {
    /// Which template, which line, and what is wrong.
    pub(crate) fn sentence(&self) -> Sentence {
        Sentence::new("page-wrong")
            .with("template", self.template.clone())
            .with("line", self.line.to_string())
            .with("why", self.why.clone())
    }
}

impl From<Error> for PageError {
    fn from(error: Error) -> Self {
        Self {
            template: crate::clean::line(error.name().unwrap_or_default()),
            line: error.line().unwrap_or(1),
            // The engine's own word for the kind of mistake: nothing of what was to be filled in.
            why: error.kind().to_string(),
        }
    }
}

/// The templates that hold here.
#[derive(Clone, Debug, Default)]
pub struct Pages {
    own: Vec<(String, String)>,
}

impl Pages {
    /// The built-in ones, and a district's own files over them, each with its name.
    ///
    /// # Errors
    /// The first file that is no template, or of no page.
    pub fn with(own: Vec<(String, String)>) -> Result<Self, PageError> {
        for (name, _) in &own {
            if !TEMPLATES.iter().any(|(known, _)| known == name) {
                let why = TEMPLATES.iter().map(|(known, _)| *known).collect::<Vec<_>>().join(", ");
                return Err(PageError { template: crate::clean::line(name), line: 1, why });
            }
        }
        let pages = Self { own };
        pages.environment()?;
        Ok(pages)
    }

    fn environment(&self) -> Result<Environment<'_>, Error> {
        let mut pages = Environment::new();
        // Markdown is escaped before it is filled in: what is filled in there is words, never signs that act.
        pages.set_auto_escape_callback(|name| {
            if name.rsplit_once('.').is_some_and(|(_, ending)| ending == "md") {
                AutoEscape::None
            } else {
                AutoEscape::Html
            }
        });
        for (name, built_in) in TEMPLATES {
            let own = self.own.iter().find(|(own, _)| own == name).map(|(_, template)| template.as_str());
            pages.add_template(name, own.unwrap_or(built_in))?;
        }
        Ok(pages)
    }

    /// Fills a page in.
    ///
    /// # Errors
    /// When the template is wrong.
    pub fn render(
        &self,
        page: Page,
        language: &str,
        title: &str,
        words: &impl Serialize,
        content: &impl Serialize,
    ) -> Result<String, PageError> {
        let filled = context! {
            language,
            title,
            words => Value::from(Serde(words)),
            content => Value::from(Serde(content)),
        };
        Ok(self.environment()?.get_template(page.word())?.render(filled)?)
    }

    /// A guide to rehearse from.
    ///
    /// # Errors
    /// When the template is wrong.
    pub(crate) fn guide(&self, guide: &impl Serialize, text: &Text) -> Result<String, PageError> {
        let label = |key: &str| text.get(key, &[("words", "".into())]).trim().to_owned();
        let words = context! {
            listen => label("cli-guide-listen"),
            leave_out => label("cli-guide-leave-out"),
            after => label("cli-guide-after"),
            hand => label("hand-out"),
        };
        let title = Value::from(Serde(guide)).get_attr("title")?.to_string();
        self.render(Page::Guide, text.language(), &title, &words, guide)
    }

    /// The coordinator's totals: tables, and a drawing beside each.
    ///
    /// # Errors
    /// When the template is wrong.
    pub(crate) fn totals(&self, page: &impl Serialize, text: &Text) -> Result<String, PageError> {
        let title = Value::from(Serde(page)).get_attr("title")?.to_string();
        self.render(Page::Totals, text.language(), &title, &(), page)
    }

    /// The pocket card.
    ///
    /// # Errors
    /// When the template is wrong.
    pub(crate) fn pocket(&self, card: &str, text: &Text) -> Result<String, PageError> {
        let lines: Vec<&str> = card.lines().filter(|line| !line.trim().is_empty()).collect();
        self.render(Page::Pocket, text.language(), &say!(text, "cli-pocket-title"), &(), &lines)
    }
}

/// A page as its words, for reading on a terminal.
pub(crate) fn plain(html: &str) -> String {
    html2text::config::plain_no_decorate()
        .no_table_borders()
        .min_wrap_width(14)
        .allow_width_overflow()
        .string_from_read(html.as_bytes(), 72)
        .unwrap_or_else(|_| html.to_owned())
}
