//! A short form: one question a row, nothing compulsory but what the screen says.

use super::field::Field;
use super::textbox::Edit;
use crate::tui::keys::Action;
use crate::tui::page::{Given, Part, Question};

/// What a row holds.
pub enum Value {
    /// A line to type.
    Line(Field),
    /// One of a few; none is allowed.
    Choice {
        /// The words of each.
        options: Vec<String>,
        /// Which is chosen.
        at: Option<usize>,
    },
}

/// A row of a form.
pub struct Row {
    /// By which the screen finds it.
    pub key: &'static str,
    /// The question.
    pub label: String,
    /// The answer.
    pub value: Value,
    /// Said under the row: what was understood, or a hint.
    pub echo: String,
    /// The first character typed replaces the value: nobody types on at the end of a date.
    pub replace: bool,
}

/// A form and where the cursor is in it.
#[derive(Default)]
pub struct Form {
    /// The rows.
    pub rows: Vec<Row>,
    /// Which has the focus.
    pub at: usize,
    /// What keeps it from being saved, in words.
    pub problem: Option<String>,
}

impl Form {
    /// Adds a line to type.
    #[must_use]
    pub fn line(mut self, key: &'static str, label: String, value: &str) -> Self {
        self.rows.push(Row {
            key,
            label,
            value: Value::Line(Field::new(value)),
            echo: String::new(),
            replace: false,
        });
        self
    }

    /// Adds a date, a time or a number to type: typing begins it anew.
    #[must_use]
    pub fn anew(mut self, key: &'static str, label: String, value: &str) -> Self {
        self = self.line(key, label, value);
        if let Some(row) = self.rows.last_mut() {
            row.replace = true;
        }
        self
    }

    /// Adds a secret to type.
    #[must_use]
    pub fn secret(mut self, key: &'static str, label: String) -> Self {
        self.rows.push(Row {
            key,
            label,
            value: Value::Line(Field::masked()),
            echo: String::new(),
            replace: false,
        });
        self
    }

    /// Adds a choice.
    #[must_use]
    pub fn choice(
        mut self,
        key: &'static str,
        label: String,
        options: Vec<String>,
        at: Option<usize>,
    ) -> Self {
        self.rows.push(Row {
            key,
            label,
            value: Value::Choice { options, at },
            echo: String::new(),
            replace: false,
        });
        self
    }

    /// Adds a hint under the last row.
    #[must_use]
    pub fn hint(mut self, hint: String) -> Self {
        if let Some(row) = self.rows.last_mut() {
            row.echo = hint;
        }
        self
    }

    /// What was typed in a row, trimmed; empty where there is none.
    pub fn typed(&self, key: &str) -> &str {
        self.rows
            .iter()
            .find_map(|row| match &row.value {
                Value::Line(field) if row.key == key => Some(field.value().trim()),
                _ => None,
            })
            .unwrap_or("")
    }

    /// Empties a secret. Whether there is such a row.
    pub fn empty(&mut self, key: &str) -> bool {
        let row = self.rows.iter_mut().find(|row| row.key == key);
        row.map(|row| row.value = Value::Line(Field::masked())).is_some()
    }

    /// Which option of a row is chosen.
    pub fn chosen(&self, key: &str) -> Option<usize> {
        self.rows.iter().find_map(|row| match &row.value {
            Value::Choice { at, .. } if row.key == key => *at,
            _ => None,
        })
    }

    /// A yes-or-no row's answer.
    pub fn yes(&self, key: &str) -> Option<bool> {
        self.chosen(key).map(|at| at == 0)
    }

    /// Puts the cursor in a row and says what is missing there.
    pub fn object(&mut self, key: &str, problem: String) {
        if let Some(at) = self.rows.iter().position(|row| row.key == key) {
            self.at = at;
        }
        self.problem = Some(problem);
    }

    /// Says something under a row.
    pub fn echo(&mut self, key: &str, words: String) {
        if let Some(row) = self.rows.iter_mut().find(|row| row.key == key) {
            row.echo = words;
        }
    }

    /// A form key. True if something changed.
    pub fn act(&mut self, action: Action) -> bool {
        let last = self.rows.len().saturating_sub(1);
        match action {
            Action::NextField => self.at = if self.at >= last { 0 } else { self.at + 1 },
            Action::PreviousField => self.at = self.at.checked_sub(1).unwrap_or(last),
            Action::ChooseNext => return self.turn(&Edit::Right, true),
            Action::ChoosePrevious => return self.turn(&Edit::Left, false),
            _ => {}
        }
        false
    }

    fn turn(&mut self, edit: &Edit, forward: bool) -> bool {
        match self.rows.get_mut(self.at).map(|row| &mut row.value) {
            Some(Value::Line(field)) => field.edit(edit),
            Some(Value::Choice { options, at }) if !options.is_empty() => {
                let len = options.len();
                *at = Some(match *at {
                    None if forward => 0,
                    None => len - 1,
                    Some(at) if forward => (at + 1) % len,
                    Some(at) => (at + len - 1) % len,
                });
                true
            }
            _ => false,
        }
    }

    /// A key or paste into the row that has the focus. True if something changed. In a choice, a letter goes to the next
    /// option that begins with it, and the space bar to the next.
    pub fn edit(&mut self, edit: &Edit) -> bool {
        self.problem = None;
        let Some(row) = self.rows.get_mut(self.at) else { return false };
        let replace = std::mem::take(&mut row.replace);
        match &mut row.value {
            Value::Line(field) => {
                if replace && matches!(edit, Edit::Char(_) | Edit::Paste(_)) {
                    field.set("");
                }
                field.edit(edit)
            }
            Value::Choice { options, at } => match edit {
                Edit::Char(' ') => self.turn(&Edit::Right, true),
                Edit::Char(letter) => {
                    let start = at.map_or(0, |at| at + 1);
                    let wanted = letter.to_lowercase().to_string();
                    let found = (0..options.len())
                        .map(|step| (start + step) % options.len())
                        .find(|&index| options[index].to_lowercase().starts_with(&wanted));
                    if found.is_some() {
                        *at = found;
                    }
                    found.is_some()
                }
                _ => false,
            },
        }
    }

    /// The form as a part of a page.
    pub fn part<'a>(&'a self, intro: &'a str) -> Part<'a> {
        let question = |row: &'a Row| Question {
            label: &row.label,
            answer: match &row.value {
                Value::Line(field) => Given::Line(field),
                Value::Choice { options, at } => {
                    Given::Choice(at.and_then(|at| options.get(at)).map(String::as_str))
                }
            },
            echo: &row.echo,
        };
        let rows = self.rows.iter().map(question).collect();
        Part::Form { intro, rows, at: self.at, problem: self.problem.as_deref() }
    }
}
