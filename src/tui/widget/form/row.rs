//! A row of a form: what it holds, and how that comes into the draft.

use std::ops::Deref;

use crate::clean;
use crate::private::Private;
use crate::tui::widget::field::Field;
use crate::tui::world::World;

/// Takes what a row holds into the draft, or says what is wrong with it.
type Write<D> = Box<dyn Fn(&mut D, &Value, &World) -> Result<(), String>>;
/// What has to be right about a draft before it is kept, once all rows are in it.
type Check<D> = Box<dyn Fn(&mut D, &World) -> Result<(), String>>;
/// What is said under a row.
type Echo = Box<dyn Fn(&str, &World) -> String>;

/// What a row holds.
pub(super) enum Value {
    /// A line to type.
    Line(Field),
    /// One of a few; none is allowed.
    Choice {
        /// The words of each.
        options: Vec<String>,
        /// Which is chosen.
        at: Option<usize>,
        /// What was typed to find it.
        sought: String,
    },
}

impl Value {
    fn typed(&self) -> &str {
        match self {
            Self::Line(field) => field.value().trim(),
            Self::Choice { .. } => "",
        }
    }
}

/// A row of a form.
pub(crate) struct Row<D> {
    pub(super) label: String,
    pub(super) value: Value,
    pub(super) echo: String,
    says: Option<Echo>,
    /// What is typed first replaces the value, as if it were selected; a key that moves keeps it.
    pub(super) replace: bool,
    pub(super) touched: bool,
    /// What stands here is a guess, and nobody's word until it was gone over.
    pub(super) guessed: bool,
    pub(super) write: Write<D>,
    pub(super) check: Option<Check<D>>,
}

impl<D> Row<D> {
    fn new(label: String, value: Value, write: Write<D>) -> Self {
        let mut row = Self {
            label,
            value,
            echo: String::new(),
            says: None,
            replace: false,
            touched: false,
            guessed: false,
            write,
            check: None,
        };
        row.propose();
        row
    }

    /// What stands here is a proposal, as one comes to it: its cursor is where a word is to be put in.
    pub(super) fn propose(&mut self) {
        if let Value::Line(field) = &mut self.value {
            self.replace = !field.is_empty() && !field.is_masked();
            field.go_to_fill_in();
        }
    }

    /// A line to type into what `of` names in the draft.
    pub(crate) fn line<T: Deref<Target = str> + From<String>>(
        label: String,
        draft: &mut D,
        of: impl Fn(&mut D) -> &mut T + 'static,
    ) -> Self {
        let line = Value::Line(Field::new(of(draft)));
        let write = move |draft: &mut D, value: &Value, _: &World| {
            *of(draft) = clean::line(value.typed()).into();
            Ok(())
        };
        Self::new(label, line, Box::new(write))
    }

    /// The same, where nothing typed is none.
    pub(crate) fn maybe<T: Deref<Target = str> + From<String>>(
        label: String,
        draft: &mut D,
        of: impl Fn(&mut D) -> &mut Option<T> + 'static,
    ) -> Self {
        let line = Value::Line(Field::new(of(draft).as_deref().unwrap_or_default()));
        let write = move |draft: &mut D, value: &Value, _: &World| {
            *of(draft) = Some(clean::line(value.typed())).filter(|line| !line.is_empty()).map(T::from);
            Ok(())
        };
        Self::new(label, line, Box::new(write))
    }

    /// A line to type that is taken in otherwise, without spaces at its ends.
    pub(crate) fn typed(
        label: String,
        value: &str,
        write: impl Fn(&mut D, &str, &World) -> Result<(), String> + 'static,
    ) -> Self {
        let write = move |draft: &mut D, value: &Value, world: &World| write(draft, value.typed(), world);
        Self::new(label, Value::Line(Field::new(value)), Box::new(write))
    }

    /// A secret to type into what `of` names in the draft.
    pub(crate) fn secret(label: String, of: impl Fn(&mut D) -> &mut Private + 'static) -> Self {
        let write = move |draft: &mut D, value: &Value, _: &World| {
            *of(draft) = value.typed().into();
            Ok(())
        };
        Self::new(label, Value::Line(Field::masked()), Box::new(write))
    }

    /// One of these values, each with its words, into what `of` names in the draft.
    pub(crate) fn choice<T: Clone + 'static, V: From<T> + PartialEq>(
        label: String,
        options: Vec<(T, String)>,
        draft: &mut D,
        of: impl Fn(&mut D) -> &mut V + 'static,
    ) -> Self {
        let now = of(draft);
        let chosen = options.iter().position(|(value, _)| *now == V::from(value.clone()));
        Self::chosen_at(label, options, chosen, move |draft, value| *of(draft) = value.into())
    }

    /// One of these values that is taken in otherwise.
    pub(crate) fn chosen<T: Clone + PartialEq + 'static>(
        label: String,
        options: Vec<(T, String)>,
        chosen: Option<&T>,
        write: impl Fn(&mut D, T) + 'static,
    ) -> Self {
        let at = chosen.and_then(|chosen| options.iter().position(|(value, _)| value == chosen));
        Self::chosen_at(label, options, at, write)
    }

    fn chosen_at<T: Clone + 'static>(
        label: String,
        options: Vec<(T, String)>,
        at: Option<usize>,
        write: impl Fn(&mut D, T) + 'static,
    ) -> Self {
        let (values, options): (Vec<T>, Vec<String>) = options.into_iter().unzip();
        let write = move |draft: &mut D, value: &Value, _: &World| {
            if let Value::Choice { at: Some(at), .. } = value
                && let Some(value) = values.get(*at)
            {
                write(draft, value.clone());
            }
            Ok(())
        };
        Self::new(label, Value::Choice { options, at, sought: String::new() }, Box::new(write))
    }

    /// With a hint under it.
    #[must_use]
    pub(crate) fn hint(mut self, hint: String) -> Self {
        self.echo = hint;
        self
    }

    /// With a guess in it, if so: it counts once somebody went over it.
    #[must_use]
    pub(crate) fn guessed(mut self, is_guess: bool) -> Self {
        self.guessed = is_guess;
        self
    }

    /// Says under it what was understood of what is typed.
    #[must_use]
    pub(crate) fn saying(mut self, says: impl Fn(&str, &World) -> String + 'static) -> Self {
        self.says = Some(Box::new(says));
        self
    }

    /// With what has to be right before the form is kept; said at this row where it is not.
    #[must_use]
    pub(crate) fn checking(mut self, check: impl Fn(&mut D, &World) -> Result<(), String> + 'static) -> Self {
        self.check = Some(Box::new(check));
        self
    }

    /// With something that has to be so before the form is kept, and what is said where it is not.
    #[must_use]
    pub(crate) fn needing(self, otherwise: &'static str, so: impl Fn(&D, &World) -> bool + 'static) -> Self {
        self.checking(
            move |draft, world| {
                if so(draft, world) { Ok(()) } else { Err(world.text.get(otherwise, &[])) }
            },
        )
    }

    /// Whether it holds a guess that nobody went over.
    pub(super) fn is_guess(&self) -> bool {
        self.guessed && !self.touched
    }

    pub(super) fn echo(&mut self, world: &World) {
        if let Some(says) = &self.says {
            self.echo = says(self.value.typed(), world);
        }
    }
}

/// The first option that begins with what is sought, or else has it.
pub(super) fn find(options: &[String], sought: &str) -> Option<usize> {
    let sought = clean::folded(sought);
    let begins = |option: &String| clean::folded(option).starts_with(&sought);
    // Inside an option a word begins with it: "y" is no "somebody".
    let has = |option: &String| {
        let plain = clean::folded(option);
        plain.match_indices(&sought).any(|(at, _)| !plain[..at].ends_with(char::is_alphanumeric))
    };
    options.iter().position(begins).or_else(|| options.iter().position(has))
}
