//! Guides: what to say and ask, as plain data. A guide is one TOML file; `guide/read.rs` reads and checks it.

mod language;
mod library;
mod plain;
mod read;

pub use language::{ENGLISH, Pack, PackFile};
pub use library::{Library, Source};
pub use plain::plain;
pub use read::{Problem, TAGS, read};

use serde::{Deserialize, Serialize};

use crate::terms::words;
use crate::terms::{Band, Drawer, Mode, Occasion, Pass};

/// Declares a part of a guide and its shape in the file: what it must say, then what it may. After a field stands its name
/// there, where that is another.
macro_rules! shape {
    ($(#[$meta:meta])* $name:ident must {
        $($(#[$must_meta:meta])* $must:ident: $must_type:ty,)*
    } may {
        $($(#[$may_meta:meta])* $may:ident $($word:literal)?: $may_type:ty,)*
    }) => {
        $(#[$meta])*
        #[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
        #[serde(deny_unknown_fields)]
        pub struct $name {
            $($(#[$must_meta])* pub $must: $must_type,)*
            $($(#[$may_meta])* #[serde(default $(, rename(deserialize = $word))?)] pub $may: $may_type,)*
        }

        impl $name {
            /// What it must say, and what it may.
            const SHAPE: (&[&str], &[&str]) =
                (&[$(stringify!($must)),*], &[$(shape!(@name $may $($word)?)),*]);
        }
    };
    (@name $field:ident) => { stringify!($field) };
    (@name $field:ident $word:literal) => { $word };
}

shape! {
    /// A guide, ready to walk.
    Guide must {
        /// Its id, which is its file's name.
        id: String,
        /// Its title.
        title: String,
        /// What it is for, in a sentence.
        about: String,
        /// Where in the year it stands.
        stage: Stage,
    } may {
        /// The occasions it is for; empty means any.
        occasions: Vec<Occasion>,
        /// The ways of going through it.
        passes: Vec<Pass>,
        /// Its sections, in order.
        sections "section": Vec<Section>,
    }
}

words! {
    /// Where in the year a guide stands.
    Stage {
        /// The call.
        Invite = "invite",
        /// Getting ready as a pair.
        Prepare = "prepare",
        /// The visit itself.
        Visit = "visit",
        /// Reflecting together.
        Reflect = "reflect",
        /// Keeping in touch.
        FollowUp = "follow-up",
        /// Closing the year.
        YearClose = "year-close",
        /// A card to read when it is needed; it has no field of any kind.
        Card = "card",
    }
}

shape! {
    /// A part of a guide, named in the outline.
    Section must {
        /// Its id.
        id: String,
        /// Its title in the outline.
        title: String,
    } may {
        /// Its prompts, in order.
        prompts "prompt": Vec<Prompt>,
    }
}

words! {
    /// What a prompt asks of the screen.
    #[derive(Default)]
    Kind {
        /// Say or ask; nothing to fill in.
        #[default]
        Talk = "talk",
        /// A text.
        Write = "write",
        /// Open, done, later or not for us, with a note.
        Check = "check",
        /// The promises of the visit.
        Promise = "promise",
    }
}

shape! {
    /// One prompt.
    #[derive(Default)]
    Prompt must {
        /// Its id, unique in the guide and never reused.
        id: String,
        /// What the screen does with it.
        kind: Kind,
        /// What it is for, in a few words.
        intent: String,
        /// The words to say, to ask, or to answer.
        say: String,
    } may {
        /// One or two cues.
        cues: Vec<String>,
        /// What to listen for.
        listen: Option<String>,
        /// What to leave out.
        leave_out: Option<String>,
        /// The question of the remember pass; none: no topic there.
        after: Option<String>,
        /// Said to the educators, not to the family: nobody needs it in the family's language.
        aside: bool,
        /// Whether the rehearse pass has a box here.
        own: bool,
        /// The drawer of what is written here.
        drawer: Drawer,
        /// The pair sets a day by which to look it up at its source: no closing date is shipped as a fact.
        date: bool,
        /// Written together.
        joint: bool,
        /// One of the answers that are enough.
        essential: bool,
        /// By which exports and screens find what was written here.
        tags: Vec<String>,
        /// When this prompt applies.
        when: When,
    }
}

shape! {
    /// The variants a prompt belongs to; an empty list or `None` means any.
    #[derive(Default)]
    When must {} may {
        /// Grade bands.
        band: Vec<Band>,
        /// Ways of meeting.
        mode: Vec<Mode>,
        /// With (or without) an interpreter.
        interpreter: Option<bool>,
        /// With (or without) siblings.
        siblings: Option<bool>,
        /// Occasions.
        occasion: Vec<Occasion>,
        /// With (or without) somebody who teaches mathematics or science.
        stem: Option<bool>,
    }
}

/// What a visit already knows, by which variants are chosen; never asked again.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Setting {
    /// Grade bands of the students.
    pub bands: Vec<Band>,
    /// How the visit meets; none while practising: every way is shown.
    pub mode: Option<Mode>,
    /// An interpreter comes along.
    pub interpreter: Option<bool>,
    /// More than one student.
    pub siblings: Option<bool>,
    /// What the visit is for.
    pub occasion: Option<Occasion>,
    /// One of the pair teaches mathematics or science.
    pub stem: Option<bool>,
}

impl When {
    /// Whether a prompt with these variants belongs in this setting. What the setting does not know excludes nothing
    /// but bands: a prompt for one band needs a student in it.
    pub fn holds(&self, setting: &Setting) -> bool {
        fn any<T: PartialEq>(list: &[T], value: Option<&T>) -> bool {
            list.is_empty() || value.is_some_and(|v| list.contains(v))
        }
        let same = |wanted: Option<bool>, is: Option<bool>| wanted.is_none_or(|w| is.unwrap_or(false) == w);
        (self.band.is_empty() || self.band.iter().any(|b| setting.bands.contains(b)))
            && any(&self.mode, setting.mode.as_ref())
            && any(&self.occasion, setting.occasion.as_ref())
            && same(self.interpreter, setting.interpreter)
            && same(self.siblings, setting.siblings)
            && same(self.stem, setting.stem)
    }
}

impl Guide {
    /// Whether this guide is for visits of this occasion.
    pub(crate) fn suits(&self, occasion: Occasion) -> bool {
        self.occasions.is_empty() || self.occasions.contains(&occasion)
    }

    /// A prompt by its id.
    pub(crate) fn prompt(&self, id: &str) -> Option<&Prompt> {
        self.sections.iter().flat_map(|section| &section.prompts).find(|prompt| prompt.id == id)
    }

    /// The prompts of a pass in this setting, each with its section's index.
    pub fn walk(&self, pass: Pass, setting: &Setting) -> Vec<(usize, &Prompt)> {
        self.sections
            .iter()
            .enumerate()
            .flat_map(|(index, section)| section.prompts.iter().map(move |prompt| (index, prompt)))
            .filter(|(_, prompt)| prompt.when.holds(setting))
            .filter(|(_, prompt)| {
                pass != Pass::Remember || prompt.after.is_some() || prompt.kind == Kind::Promise
            })
            .collect()
    }
}

impl Prompt {
    /// Whether it carries this tag.
    pub fn has_tag(&self, tag: &str) -> bool {
        self.tags.iter().any(|t| t == tag)
    }

    /// Whether there is a box to type in, in this pass.
    pub fn has_box(&self, pass: Pass) -> bool {
        match pass {
            Pass::Rehearse => self.own,
            Pass::Visit => false,
            // A promise is a line of its own, with whose it is and by when.
            Pass::Remember => self.after.is_some() && self.kind != Kind::Promise,
            Pass::Only => matches!(self.kind, Kind::Write | Kind::Check),
        }
    }

    /// The words of this pass, before names are filled in.
    pub fn words(&self, pass: Pass) -> &str {
        match (pass, &self.after) {
            (Pass::Remember, Some(after)) => after,
            _ => &self.say,
        }
    }
}

/// The names that fill the placeholders of a prompt. No `Debug`: they are names.
#[derive(Clone, PartialEq, Eq)]
pub struct Names {
    /// For `{student}`, in words said to the family.
    pub student: String,
    /// For `{the-student}`, in words said to the educators.
    pub the_student: String,
    /// For `{family}`.
    pub family: String,
    /// For `{partner}`.
    pub partner: String,
    /// For `{reporting-number}`, or the words that stand for a number that the site has not given.
    pub reporting: String,
}

/// Whether these words could have come of a prompt's, whatever names were filled in.
pub(crate) fn could_be(template: &str, words: &str) -> bool {
    let mut pieces = vec![template];
    for name in read::PLACEHOLDERS {
        let place = format!("{{{name}}}");
        pieces = pieces.into_iter().flat_map(|piece| piece.split(place.as_str())).collect();
    }
    let mut rest = words;
    for (index, piece) in pieces.iter().enumerate() {
        match rest.find(piece) {
            Some(at) if index > 0 || at == 0 => rest = &rest[at + piece.len()..],
            _ => return false,
        }
    }
    rest.is_empty() || pieces.last().is_some_and(|last| last.is_empty())
}

impl Names {
    /// Fills the placeholders.
    pub fn fill(&self, words: &str) -> String {
        if !words.contains('{') {
            return words.to_owned();
        }
        words
            .replace("{student}", &self.student)
            .replace("{the-student}", &self.the_student)
            .replace("{family}", &self.family)
            .replace("{partner}", &self.partner)
            .replace("{reporting-number}", &self.reporting)
    }
}
