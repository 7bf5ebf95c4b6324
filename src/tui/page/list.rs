//! A list as data: rows of cells, one of them marked.

use super::{Para, Tone};
use crate::clean;

/// How many columns a cell takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Width {
    /// So many on a narrow and on a wide screen.
    Columns(u16, u16),
    /// As many as its words, of which the widest of the list has so many; at most half of the row.
    Fit(u16),
    /// What the others leave.
    Rest,
}

/// A part of a row.
#[derive(Clone, PartialEq, Eq)]
pub(crate) struct Cell {
    /// What it says.
    pub(crate) words: String,
    /// How.
    pub(crate) tone: Tone,
    /// How, where the mark is on its row.
    pub(crate) marked: Tone,
    /// How wide.
    pub(crate) width: Width,
}

impl Cell {
    /// Ordinary words, strong where they are marked, as wide as there is room.
    pub(crate) fn new(words: impl Into<String>) -> Self {
        Self { words: words.into(), tone: Tone::Plain, marked: Tone::Strong, width: Width::Rest }
    }

    /// In this tone, marked or not.
    #[must_use]
    pub(crate) const fn toned(mut self, tone: Tone) -> Self {
        (self.tone, self.marked) = (tone, tone);
        self
    }

    /// In this tone, and in that one where it is marked.
    #[must_use]
    pub(crate) const fn tones(mut self, tone: Tone, marked: Tone) -> Self {
        (self.tone, self.marked) = (tone, marked);
        self
    }

    /// So wide.
    #[must_use]
    pub(crate) const fn wide(mut self, width: Width) -> Self {
        self.width = width;
        self
    }
}

/// One row of a list.
#[derive(Clone, Default, PartialEq, Eq)]
pub(crate) struct Row {
    /// What it says, the most important first to be kept.
    pub cells: Vec<Cell>,
    /// How far to the right it stands.
    pub indent: u16,
}

impl Row {
    /// One cell.
    pub(crate) fn of(cell: Cell) -> Self {
        Self { cells: vec![cell], indent: 0 }
    }
}

/// A list with one marked row, asked row by row for what is in view.
pub struct List<'a> {
    /// What the rows are, where there is room to say it.
    pub(crate) heading: Option<String>,
    /// How many rows there are.
    pub(crate) len: usize,
    /// Which is marked.
    pub(crate) at: usize,
    /// Makes a row.
    pub(crate) row: Box<dyn Fn(usize) -> Row + 'a>,
    /// Long rows go on beneath instead of being cut.
    pub(crate) wraps: bool,
    /// More about the marked row, below the list, and how far it was read.
    pub(crate) more: Vec<Para>,
    /// The first row of that to show.
    pub(crate) from: usize,
    /// What to press for more of it.
    pub(crate) more_key: String,
    /// Enter is about the marked row; else about all of them.
    pub(crate) opens: bool,
    /// What is sought: where it stands in a row, that is marked.
    pub(crate) sought: String,
}

impl<'a> List<'a> {
    /// So many rows.
    pub(crate) fn new(len: usize, at: usize, row: impl Fn(usize) -> Row + 'a) -> Self {
        let (more, more_key, sought) = (Vec::new(), String::new(), String::new());
        Self {
            heading: None,
            len,
            at,
            row: Box::new(row),
            wraps: false,
            more,
            from: 0,
            more_key,
            opens: true,
            sought,
        }
    }

    /// Marks what is sought where it stands.
    #[must_use]
    pub(crate) fn seeking(mut self, sought: &str) -> Self {
        sought.clone_into(&mut self.sought);
        self
    }

    /// The rows that have what is sought.
    pub(crate) fn with(&self, sought: &str) -> Vec<usize> {
        let has = |index: &usize| {
            let words: Vec<String> = (self.row)(*index).cells.into_iter().map(|cell| cell.words).collect();
            clean::has(&words.join(" "), sought)
        };
        (0..self.len).filter(has).collect()
    }

    /// Says what the rows are.
    #[must_use]
    pub(crate) fn under(mut self, heading: String) -> Self {
        self.heading = Some(heading);
        self
    }

    /// Enter is about all of them: neither a click on a row nor what was sought for presses it.
    #[must_use]
    pub(crate) const fn of_a_whole(mut self) -> Self {
        self.opens = false;
        self
    }

    /// Long rows go on beneath.
    #[must_use]
    pub(crate) const fn wrapping(mut self) -> Self {
        self.wraps = true;
        self
    }

    /// More about the marked row.
    #[must_use]
    pub(crate) fn with_more(mut self, more: Vec<Para>) -> Self {
        self.more = more;
        self
    }

    /// More about the marked row, read from there on; a key pages through it.
    #[must_use]
    pub(crate) fn with_more_from(mut self, more: Vec<Para>, from: usize, more_key: String) -> Self {
        (self.more, self.from, self.more_key) = (more, from, more_key);
        self
    }
}
