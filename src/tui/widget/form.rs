//! A short form over a draft: each row reads one thing of it and writes that back, as a value of its type. A row that nobody
//! touched writes nothing.

mod row;

pub(crate) use row::Row;

use row::{Value, find};

use super::field::Field;
use super::textbox::Edit;
use crate::say;
use crate::tui::keys::Action;
use crate::tui::page::{Given, Part, Question};
use crate::tui::world::World;

/// A form: the rows over a draft, and where the cursor is.
pub(crate) struct Form<D> {
    rows: Vec<Row<D>>,
    at: usize,
    problem: Option<String>,
    /// It was said which guesses nobody went over: they may stay unsaid.
    warned: bool,
}

impl<D> Form<D> {
    /// With these rows, the cursor in the first.
    pub(crate) fn new(rows: Vec<Row<D>>, world: &World) -> Self {
        let mut form = Self { rows, at: 0, problem: None, warned: false };
        form.rows.iter_mut().for_each(|row| row.echo(world));
        form
    }

    /// Takes other rows, for a draft that changed: what was typed in rows that stay stays, and the cursor where it is. Rows
    /// are the same that ask the same, the first of them, the second and so on.
    pub(crate) fn now(&mut self, rows: Vec<Row<D>>, world: &World) {
        let mut before: Vec<Option<Row<D>>> =
            std::mem::replace(&mut self.rows, rows).into_iter().map(Some).collect();
        let focus = before.get(self.at).and_then(Option::as_ref).map(|row| {
            (row.label.clone(), before[..self.at].iter().flatten().filter(|r| r.label == row.label).count())
        });
        for row in &mut self.rows {
            let old = before.iter_mut().find(|old| old.as_ref().is_some_and(|old| old.label == row.label));
            if let Some(old) = old.and_then(Option::take) {
                // What was typed is the row's own, whether or not it could be read; a choice is what the draft says.
                match (old.value, &mut row.value) {
                    (typed @ Value::Line(_), value) if old.touched => *value = typed,
                    (Value::Choice { sought: typed, .. }, Value::Choice { sought, .. }) => *sought = typed,
                    _ => {}
                }
                (row.touched, row.replace) = (old.touched, old.replace);
            }
            row.echo(world);
        }
        if let Some((label, nth)) = focus {
            let same = self.rows.iter().enumerate().filter(|(_, row)| row.label == label);
            self.at = same.map(|(at, _)| at).nth(nth).unwrap_or(self.at);
        }
        self.at = self.at.min(self.rows.len());
    }

    /// Writes the touched rows into a draft that was made anew, whose rows are these. False where something was typed and it
    /// asks other things now: a row could not be told from another.
    pub(crate) fn lay_over(&self, draft: &mut D, rows: &[Row<D>], world: &World) -> bool {
        let touched = || self.rows.iter().filter(|row| row.touched);
        let same = self.rows.iter().map(|row| &row.label).eq(rows.iter().map(|row| &row.label));
        if same {
            touched().for_each(|row| drop((row.write)(draft, &row.value, world)));
        }
        same || touched().next().is_none()
    }

    /// Takes the touched rows into the draft and looks whether it can be kept; where not, the cursor goes where that is.
    pub(crate) fn take_in(&mut self, draft: &mut D, world: &World) -> bool {
        let written = self.rows.iter().enumerate().filter(|(_, row)| row.touched);
        let mut wrong =
            written.map(|(at, row)| (at, (row.write)(draft, &row.value, world))).collect::<Vec<_>>();
        let checks = self.rows.iter().enumerate().filter_map(|(at, row)| Some((at, row.check.as_ref()?)));
        if wrong.iter().all(|(_, outcome)| outcome.is_ok()) {
            wrong = checks.map(|(at, check)| (at, check(draft, world))).collect();
        }
        let wrong = wrong.into_iter().find_map(|(at, outcome)| Some((at, outcome.err()?)));
        let guesses: Vec<&str> =
            self.rows.iter().filter(|row| row.is_guess()).map(|row| row.label.as_str()).collect();
        if wrong.is_none() && !guesses.is_empty() && !std::mem::replace(&mut self.warned, true) {
            self.problem = Some(say!(
                world.text,
                "form-guesses",
                rows = guesses.join(", "),
                key = world.keys.name_of(Action::GoOn)
            ));
            return false;
        }
        let fine = wrong.is_none();
        if let Some((at, problem)) = wrong {
            (self.at, self.problem) = (at, Some(problem));
        }
        fine
    }

    /// Says that something is wrong, wherever it is.
    pub(crate) fn object(&mut self, problem: String) {
        self.problem = Some(problem);
    }

    /// Empties the first row, a secret, and says why: it is typed anew, not added to.
    pub(crate) fn ask_again(&mut self, problem: String) {
        if let Some(row) = self.rows.first_mut() {
            row.value = Value::Line(Field::masked());
        }
        (self.at, self.problem) = (0, Some(problem));
    }

    /// Forgets what was typed.
    pub(crate) fn forget(&mut self) {
        for row in &mut self.rows {
            (row.value, row.touched) = (Value::Line(Field::masked()), false);
        }
        (self.at, self.problem) = (0, None);
    }

    /// Whether Enter keeps it: on Save, and again where something was just objected to.
    pub(crate) const fn is_at_save(&self) -> bool {
        self.at >= self.rows.len() || self.problem.is_some()
    }

    /// Whether something was typed or chosen.
    pub(crate) fn is_touched(&self) -> bool {
        self.rows.iter().any(|row| row.touched)
    }

    /// A form key. True if something changed in the draft.
    pub(crate) fn act(&mut self, action: Action, draft: &mut D, world: &World) -> bool {
        // The last row is Save.
        let save = self.rows.len();
        match action {
            Action::NextField | Action::GoOn => {
                let taken = self.rows.get(self.at).is_some_and(Row::is_guess) && self.touch(draft, world);
                self.go_to(if self.at >= save { 0 } else { self.at + 1 });
                return taken;
            }
            Action::PreviousField => self.go_to(self.at.checked_sub(1).unwrap_or(save)),
            Action::ChooseNext => return self.turn(&Edit::Right, true, draft, world),
            Action::ChoosePrevious => return self.turn(&Edit::Left, false, draft, world),
            _ => {}
        }
        false
    }

    /// Goes to a row, of which Save is the last.
    pub(crate) fn focus(&mut self, row: usize) {
        self.go_to(row.min(self.rows.len()));
    }

    fn go_to(&mut self, at: usize) {
        if let Some(Value::Choice { sought, .. }) = self.rows.get_mut(self.at).map(|row| &mut row.value) {
            sought.clear();
        }
        self.at = at;
        // As one comes to it, what stands there is taken for a proposal.
        if let Some(row) = self.rows.get_mut(at) {
            row.propose();
        }
    }

    fn turn(&mut self, edit: &Edit, forward: bool, draft: &mut D, world: &World) -> bool {
        if let Some(row) = self.rows.get_mut(self.at) {
            row.replace = false;
        }
        let changed = match self.rows.get_mut(self.at).map(|row| &mut row.value) {
            Some(Value::Line(field)) => field.edit(edit),
            Some(Value::Choice { options, at, sought }) if !options.is_empty() => {
                sought.clear();
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
        };
        changed && self.touch(draft, world)
    }

    /// The row with the focus changed: the draft has it, unless it cannot be read yet.
    fn touch(&mut self, draft: &mut D, world: &World) -> bool {
        self.problem = None;
        if let Some(row) = self.rows.get_mut(self.at) {
            row.touched = true;
            // What cannot be read is said when it is to be kept.
            let _ = (row.write)(draft, &row.value, world);
        }
        true
    }

    /// A key or paste into the row that has the focus. True if something changed. In a choice, what is typed finds the option
    /// that begins with it, or else has it; the space bar alone goes to the next.
    pub(crate) fn edit(&mut self, edit: &Edit, draft: &mut D, world: &World) -> bool {
        self.problem = None;
        let Some(row) = self.rows.get_mut(self.at) else { return false };
        let replace = std::mem::take(&mut row.replace);
        let changed = match (&mut row.value, edit) {
            (Value::Line(field), edit) => {
                if replace {
                    world.edit_proposed(field, edit)
                } else {
                    world.edit_line(field, edit)
                }
            }
            (Value::Choice { sought, .. }, Edit::Char(' ')) if sought.is_empty() => {
                return self.turn(&Edit::Right, true, draft, world);
            }
            (Value::Choice { options, at, sought }, Edit::Backspace) => {
                sought.pop();
                *at = find(options, sought).or(*at);
                !sought.is_empty()
            }
            (Value::Choice { options, at, sought }, Edit::Char(letter)) => {
                sought.push(*letter);
                let found = find(options, sought).or_else(|| {
                    // What begins something else is typed anew.
                    *sought = letter.to_string();
                    find(options, sought)
                });
                if found.is_none() {
                    sought.clear();
                }
                *at = found.or(*at);
                found.is_some()
            }
            _ => false,
        };
        changed && self.touch(draft, world)
    }

    /// The form as a part of a page; its last row is Save.
    pub(crate) fn part<'a>(&'a self, intro: &'a str, save: &'a str) -> Part<'a> {
        let question = |row: &'a Row<D>| Question {
            label: &row.label,
            answer: match &row.value {
                Value::Line(field) => Given::Line { field, proposed: row.replace },
                Value::Choice { options, at, sought } => {
                    Given::Choice { chosen: at.and_then(|at| options.get(at)).map(String::as_str), sought }
                }
            },
            echo: &row.echo,
            guess: row.is_guess(),
        };
        let save = Question { label: save, answer: Given::Save, echo: "", guess: false };
        let rows = self.rows.iter().map(question).chain([save]).collect();
        Part::Form { intro, rows, at: self.at, problem: self.problem.as_deref() }
    }
}
