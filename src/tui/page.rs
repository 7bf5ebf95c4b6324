//! A page as data: what is said and what can be chosen, by importance. A screen gives it and names no column, row or colour;
//! [`super::layout`] alone knows where things lie, however wide the terminal is, and whoever reads a page aloud needs no
//! more than this.

mod list;

use std::borrow::Cow;

pub use self::list::List;
pub(crate) use self::list::{Cell, Row, Width};
use super::keys::Action;
use super::widget::field::Field;
use super::widget::textbox::TextBox;

/// How something is said.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Tone {
    /// As ordinary text.
    #[default]
    Plain,
    /// What to read now.
    Strong,
    /// What may be skipped.
    Dim,
    /// The place where one is, keys, a family's own words.
    Accent,
    /// Something is wrong.
    Alarm,
}

/// What is left out first where there is little room.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Weight {
    /// Nothing goes before this.
    #[default]
    Must,
    /// As far as the list beneath it keeps a few rows.
    Spare,
    /// Only where there is room to spare.
    Roomy,
}

/// Words in one tone. Newlines part paragraphs; no words are an empty row.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Para {
    /// The words.
    pub(crate) words: String,
    /// How they are said.
    pub(crate) tone: Tone,
    /// How far to the right they stand.
    pub(crate) indent: u16,
    /// Whether they may be left out.
    pub(crate) weight: Weight,
    /// Whether they stand beside the page, too, where there is room for that.
    pub(crate) is_beside: bool,
}

impl Para {
    /// Words in a tone.
    pub(crate) fn new(words: impl Into<String>, tone: Tone) -> Self {
        Self { words: words.into(), tone, ..Self::default() }
    }

    /// Ordinary words.
    pub(crate) fn plain(words: impl Into<String>) -> Self {
        Self::new(words, Tone::Plain)
    }

    /// Words to be read now.
    pub(crate) fn strong(words: impl Into<String>) -> Self {
        Self::new(words, Tone::Strong)
    }

    /// Words that may be skipped.
    pub(crate) fn dim(words: impl Into<String>) -> Self {
        Self::new(words, Tone::Dim)
    }

    /// Words in the accent.
    pub(crate) fn accent(words: impl Into<String>) -> Self {
        Self::new(words, Tone::Accent)
    }

    /// An empty row.
    pub(crate) fn air() -> Self {
        Self::default()
    }

    /// Moves it right.
    #[must_use]
    pub(crate) const fn indented(mut self, columns: u16) -> Self {
        self.indent = columns;
        self
    }

    /// Says when it may be left out.
    #[must_use]
    pub(crate) const fn weighing(mut self, weight: Weight) -> Self {
        self.weight = weight;
        self
    }

    /// Left out where it stands beside the page.
    #[must_use]
    pub(crate) const fn unless_beside(mut self) -> Self {
        self.is_beside = true;
        self
    }

    /// Left out where room is short.
    #[must_use]
    pub(crate) const fn roomy(self) -> Self {
        self.weighing(Weight::Roomy)
    }
}

/// Something to read.
#[derive(Clone, PartialEq, Eq)]
pub enum Block {
    /// Words.
    Para(Para),
    /// A whole parted by what each piece counts and the mark that stands for it.
    Bar(Vec<(usize, &'static str)>),
    /// Keys and what they do; on a narrow screen the first key and fewer words.
    Key {
        /// The keys.
        keys: Vec<String>,
        /// What they do.
        about: String,
        /// The same in a word or two.
        brief: String,
    },
    /// A table with a heading to each column but the first; where there is no room, row by row with the headings as labels.
    Table {
        /// The headings of all columns but the first.
        heads: Vec<String>,
        /// Each row's name and its cells.
        rows: Vec<(String, Vec<String>)>,
    },
    /// A code in groups, on one line or on two of whole groups.
    Code(Vec<String>),
}

impl From<Para> for Block {
    fn from(para: Para) -> Self {
        Self::Para(para)
    }
}

/// A row of a form.
pub struct Question<'a> {
    /// What is asked.
    pub label: &'a str,
    /// What is answered.
    pub answer: Given<'a>,
    /// What is said of it: what was understood, or a hint.
    pub echo: &'a str,
    /// The answer is a guess, and nobody's word until it was gone over.
    pub guess: bool,
}

/// What is answered in a row of a form.
pub enum Given<'a> {
    /// A line typed.
    Line {
        /// The line.
        field: &'a Field,
        /// What is typed next replaces all of it.
        proposed: bool,
    },
    /// One of a few.
    Choice {
        /// The words of what is chosen, if anything is.
        chosen: Option<&'a str>,
        /// What was typed to find it.
        sought: &'a str,
    },
    /// Nothing: here everything above is kept.
    Save,
}

/// A text being written, with what stands around its box.
pub struct Writing<'a> {
    /// What stands above: what to read now first.
    pub(crate) above: Vec<Block>,
    /// What is said in place of what had no room above.
    pub(crate) more: String,
    /// Something of the words above shows only behind that key where room is short.
    pub(crate) hides: bool,
    /// The text.
    pub(crate) text: &'a TextBox,
    /// Whose text, and how it stands.
    pub(crate) label: Vec<(String, Tone)>,
    /// What stands in it while it is empty.
    pub(crate) hint: Option<String>,
    /// How many rows the box takes where there is room for more.
    pub(crate) usual: u16,
    /// What stands below, where there is room.
    pub(crate) below: Vec<Para>,
}

/// A line of two voices: a question both answered, a line of each, or air.
pub enum Said {
    /// The question.
    Question(String),
    /// A line of each voice: the words, and whether they are marked as the family's own.
    Lines([Option<(String, bool)>; 2]),
    /// An empty row.
    Air,
}

/// A part of a page, from above.
pub enum Part<'a> {
    /// Words above or between other parts.
    Words(Vec<Para>),
    /// Words at the foot of the page; those of no list go first where room is short.
    Foot(Vec<Para>),
    /// A heading in large letters, for a room to read, where there is room for them.
    Large(String),
    /// A few words in the middle of the page.
    Middle(Vec<Para>),
    /// Words that scroll, from a row on.
    Reading {
        /// What is read.
        blocks: Vec<Block>,
        /// The first row to show.
        from: usize,
        /// What to press for more; empty: nothing is said.
        more_key: String,
        /// To be read at a glance: with air above.
        card: bool,
    },
    /// A document that will leave, laid out only as far as it is seen.
    Document {
        /// What is said of it: always in view, or, where there is no room for that, the first to be seen.
        head: Vec<Para>,
        /// The document.
        text: Cow<'a, str>,
        /// Data breaks anywhere, so that nothing is left out; sentences between words.
        data: bool,
        /// The first row to show.
        from: usize,
    },
    /// The sections of a guide and where one is.
    Outline {
        /// The titles.
        sections: Vec<String>,
        /// Which of them one is in.
        here: usize,
        /// Where one is of how many.
        count: (usize, usize),
    },
    /// A list.
    List(List<'a>),
    /// A form: a question a row, and what keeps it from being saved.
    Form {
        /// What it is for; said where it fits above the rows.
        intro: &'a str,
        /// The questions.
        rows: Vec<Question<'a>>,
        /// Which has the focus.
        at: usize,
        /// What is wrong.
        problem: Option<&'a str>,
    },
    /// One line to type, with what it is for above and what is said of it below.
    Ask {
        /// What for.
        above: Vec<Block>,
        /// The line.
        field: &'a Field,
        /// How many columns it takes at most.
        columns: u16,
        /// What is said of it.
        below: Vec<Para>,
        /// A quarter of the way down, where there is room for that.
        low: bool,
    },
    /// A line to type with its label before it, and what it finds below.
    Find {
        /// What stands before it.
        label: String,
        /// The line.
        field: &'a Field,
        /// It is being typed: the cursor is in it, not on what was found.
        typing: bool,
        /// How much was found.
        said: String,
    },
    /// A text being written.
    Writing(Writing<'a>),
    /// Two voices side by side; on a narrow screen the one in front.
    Voices {
        /// Whose.
        names: Vec<String>,
        /// Line by line.
        lines: Vec<Said>,
        /// The marked line.
        at: usize,
        /// Which voice is in front.
        voice: usize,
    },
}

/// The page of a screen.
#[derive(Default)]
pub struct Page<'a> {
    /// Whom, where.
    pub title: String,
    /// In whose drawer the text in the box lies.
    pub drawer: Option<String>,
    /// What the hint line shows, the way out first.
    pub hints: Vec<Action>,
    /// What some of these mean here, where that is more than their names say.
    pub labels: Vec<(Action, String)>,
    /// From above.
    pub parts: Vec<Part<'a>>,
    /// What stands beside all that on a wide screen; made only where there is room for it.
    pub(crate) beside: Option<Box<dyn Fn() -> Part<'a> + 'a>>,
}

impl Part<'_> {
    /// Something to read beside the page, from its start.
    pub(crate) const fn aside(blocks: Vec<Block>) -> Self {
        Part::Reading { blocks, from: 0, more_key: String::new(), card: false }
    }
}

impl<'a> Page<'a> {
    /// A page with a title and hints.
    pub(crate) fn new(title: String, hints: &[Action]) -> Self {
        Self { title, hints: hints.to_vec(), ..Self::default() }
    }

    /// In this drawer.
    #[must_use]
    pub(crate) fn in_drawer(mut self, drawer: Option<String>) -> Self {
        self.drawer = drawer;
        self
    }

    /// Says what a key means here.
    #[must_use]
    pub(crate) fn labelled(mut self, action: Action, label: String) -> Self {
        self.labels.push((action, label));
        self
    }

    /// With something beside it on a wide screen.
    #[must_use]
    pub(crate) fn beside(mut self, part: impl Fn() -> Part<'a> + 'a) -> Self {
        self.beside = Some(Box::new(part));
        self
    }

    /// With one part more.
    #[must_use]
    pub(crate) fn with(mut self, part: Part<'a>) -> Self {
        self.parts.push(part);
        self
    }
}

/// How far what scrolls was in view when it was drawn last.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Seen {
    /// The furthest it can be scrolled.
    pub(crate) most: usize,
    /// Whether the end was in view.
    pub(crate) whole: bool,
}

impl Default for Seen {
    fn default() -> Self {
        Self { most: usize::MAX, whole: true }
    }
}
