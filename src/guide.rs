//! Guides: what to say and ask, as plain data. A guide is one TOML file; `guide/read.rs` reads and checks it.

mod language;
mod library;
mod names;
mod plain;
mod read;
mod ready;
mod starter;
mod voice;

pub(crate) use language::INTERPRETER;
pub use language::{ENGLISH, Pack, PackFile, Word};
pub use library::{Library, Source};
pub use names::Names;
pub(crate) use names::could_be;
pub use plain::plain;
pub use read::{Problem, TAGS, read};
pub use ready::{Ready, ready, to_fill_in};
pub use starter::{Starter, Starters, read_starters};
pub use voice::{QUESTIONS, Scene, Voice, Voices, WATCHED, read_voice};

use serde::{Deserialize, Serialize};

use crate::terms::words;
use crate::terms::{Band, Drawer, Mode, Occasion, Pass, Subject};

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
        /// About how many minutes its core path takes: a plan, never a clock.
        minutes: Option<u16>,
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
        /// The training: a run sheet for a room.
        Training = "training",
        /// A card to read when it is needed; it has no field of any kind.
        Card = "card",
    }
}

impl Stage {
    /// Whether its words are said to a family.
    pub(crate) const fn is_said_to_a_family(self) -> bool {
        matches!(self, Self::Invite | Self::Visit | Self::FollowUp | Self::YearClose)
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
        /// About how many minutes it takes: a plan, never a clock.
        minutes: Option<u16>,
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

words! {
    /// Who says a piece of a training, which a parent and a teacher lead together.
    Speaker {
        /// The parent.
        Parent = "parent",
        /// The teacher.
        Teacher = "teacher",
        /// Both.
        Both = "both",
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
        /// It stands on Today under this word until it is done, put off or found not to fit.
        today: Option<String>,
        /// How many days after the visit it comes to stand there; none: one.
        from: Option<u16>,
        /// It comes to stand there once the item of this id is done.
        once: Option<String>,
        /// Written together.
        joint: bool,
        /// One of the cards that carry the guide; in a reflection, one of the answers that are enough.
        essential: bool,
        /// Who of the two that lead a training says it.
        who: Option<Speaker>,
        /// What is handed out or put up here.
        hand: Option<String>,
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
        /// What one of the pair teaches.
        subject: Vec<Subject>,
        /// With (or without) a family who signs.
        signing: Option<bool>,
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
    /// What the pair teaches, as far as it was said.
    pub subjects: Vec<Subject>,
    /// The family signs.
    pub signing: Option<bool>,
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
            && same(self.stem, Some(setting.subjects.iter().any(|subject| subject.is_stem())))
            && same(self.signing, setting.signing)
            && (self.subject.is_empty() || self.subject.iter().any(|s| setting.subjects.contains(s)))
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
